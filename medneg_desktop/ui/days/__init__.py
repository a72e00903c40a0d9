"""Deadlines: every day on which something is due, in one list over all bills, and the same for one bill."""

from medneg_desktop.ui.days.day_list import DayList
from medneg_desktop.ui.days.screen import DeadlinesScreen

__all__ = ["DayList", "DeadlinesScreen"]
