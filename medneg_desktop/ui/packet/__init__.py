"""Packets: made, looked at page by page, saved and printed."""

from __future__ import annotations

from medneg_desktop.ui.packet.screen import PacketsScreen

__all__ = ["PacketsScreen"]
