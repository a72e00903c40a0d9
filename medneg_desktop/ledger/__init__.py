"""From many readings to one account of the money: which papers belong together, and what they say together.

A weak match is a question to the person and never acted on.
"""

from medneg_desktop.ledger.grouping import group
from medneg_desktop.ledger.keys import match_keys
from medneg_desktop.ledger.reconcile import with_questions
from medneg_desktop.ledger.windows import with_deadlines

__all__ = ["group", "match_keys", "with_deadlines", "with_questions"]
