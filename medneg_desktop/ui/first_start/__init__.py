"""The first start, in three screens: what MedNeg does, where papers live, and what to begin with.

Nothing is written before the last button, so that going back changes everything and leaving keeps nothing. The recovery
sheet follows when the vault was made, for only then there is a code. A start that finds a vault never comes here.
"""

from medneg_desktop.ui.first_start.dialog import WelcomeDialog

__all__ = ["WelcomeDialog"]
