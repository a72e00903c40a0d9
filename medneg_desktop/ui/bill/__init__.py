"""The bills: a list of them, and for each one the questions, its money, and the places on paper that show both."""

from __future__ import annotations

from medneg_desktop.ui.bill.screen import BillsScreen

__all__ = ["BillsScreen"]
