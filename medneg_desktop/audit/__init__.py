"""Rules: each a card (what it stands on, its traps, its source) and one pure function.

A false accusation is worse than a missed error: a rule speaks only of values that are firm, and where its input
is absent or unsure it says "could not check" instead of "passed".
"""

from medneg_desktop.audit.engine import audit_case

__all__ = ["audit_case"]
