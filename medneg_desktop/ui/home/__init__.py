"""Home: where everything stands, and what to do next."""

from medneg_desktop.ui.home.screen import HomeScreen

__all__ = ["HomeScreen"]
