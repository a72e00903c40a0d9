"""Rights and help: which rules reach a case, by when to act, and how a household stands to income limits.

Why it is so: the knowledge is in files under ``resources/knowledge`` and not in code, each fact with its source, the
day it was checked, how well it was verified and how long it was known to hold; a later file corrects it. The code knows
how to hold facts beside conditions, how to count days, and how to reckon a poverty level. Three answers, never two:
applies, does not, unsure. Everything is pure; nothing here says that somebody qualifies, and a fact that was not read
in the rule says "check this" wherever it is shown.
"""

from medneg_desktop.deadlines.book import KnowledgeError
from medneg_desktop.rights.library import library, shipped
from medneg_desktop.rights.poverty import assistance, poverty_level, the_sum
from medneg_desktop.rights.report import rights_report
from medneg_desktop.rights.shelf import Shelf

__all__ = [
    "KnowledgeError",
    "Shelf",
    "assistance",
    "library",
    "poverty_level",
    "rights_report",
    "shipped",
    "the_sum",
]
