"""Days: which rule sets one in a case, counted from which event, and how it is counted.

Why it is so: three rooms spoke of the same days (the papers' own, those of rights, those that a question names), each
with numbers of its own, and could tell a person two different last days for one thing. So the one engine stands below
all of them. The numbers are in ``resources/knowledge/deadlines.toml`` and nowhere in code, each with its source, the
day it was checked and how sure it is. A period runs from the event that its rule names; while only a paper's own date
is known, that stands in for the day it arrived, which is the safe side. Everything is pure.
"""

from medneg_desktop.deadlines.book import KnowledgeError, Rules, shipped_rules
from medneg_desktop.deadlines.engine import days_of, last_day

__all__ = ["KnowledgeError", "Rules", "days_of", "last_day", "shipped_rules"]
