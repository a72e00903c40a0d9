"""Settings: how the window looks, how the vault opens and is kept safe, and what the program is."""

from medneg_desktop.ui.preferences.keeper import Keeper

__all__ = ["Keeper"]
