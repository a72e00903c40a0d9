"""The inbox: what came in, what was read, and the person's word on both."""

from __future__ import annotations

from medneg_desktop.ui.inbox.screen import InboxScreen

__all__ = ["InboxScreen"]
