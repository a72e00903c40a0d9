"""Whether things may move: some people asked their computer for less motion."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QStyle, QWidget

from medneg_desktop.ui.theme import watch


def motion_wanted(widget: QWidget) -> bool:
    """False where the person or the system asks for reduced motion, or the system's style has animations off."""
    if watch().less_motion:
        return False
    hints = QGuiApplication.styleHints()
    if hasattr(hints, "accessibility"):  # Qt 6.10 and later
        asked = getattr(hints.accessibility(), "motionPreference", None)  # newer still
        if asked is not None and asked().name == "ReducedMotion":
            return False
    return widget.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration, None, widget) > 0
