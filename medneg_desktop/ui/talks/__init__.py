"""Talks about a bill: whom to call and what was said, letters, offers beside each other, and the agreement."""

from __future__ import annotations

from medneg_desktop.ui.talks.tab import TalksTab

__all__ = ["TalksTab"]
