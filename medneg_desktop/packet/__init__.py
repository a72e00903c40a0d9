"""What goes into a packet, in which order, with which words. Chooses content and draws nothing.

Two promises are kept here: only confirmed values are stated (:mod:`.confirmed`), and issue rows, references in the
text and exhibit stamps agree because all three come from one numbering (:mod:`.exhibits`). Nothing is asserted about
the law that a finding does not bring its own source for.
"""

from medneg_desktop.packet.plan import plan_packet
from medneg_desktop.packet.recipients import recipients, whoever_asks, with_recipient
from medneg_desktop.packet.trace import trace

__all__ = ["plan_packet", "recipients", "trace", "whoever_asks", "with_recipient"]
