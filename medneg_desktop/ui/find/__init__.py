"""Finding: the screen with results and their pages, and the palette that reaches everything from anywhere."""

from medneg_desktop.ui.find.screen import FindScreen

__all__ = ["FindScreen"]
