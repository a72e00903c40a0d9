"""Settings: how the window looks, and what the program is. Kept in a file outside the vault."""

from medneg_desktop.ui.preferences.keeper import Keeper
from medneg_desktop.ui.preferences.screen import SettingsScreen

__all__ = ["Keeper", "SettingsScreen"]
