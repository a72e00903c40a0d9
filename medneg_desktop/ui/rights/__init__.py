"""The Rights screen: short questions, what applies and why, days, money help, and the household.

Nothing here opens a link: sources are text to copy. What was not read in the rule itself says "Check this" in words.
"""

from medneg_desktop.ui.rights.screen import RightsScreen

__all__ = ["RightsScreen"]
