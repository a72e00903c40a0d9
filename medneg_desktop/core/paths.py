"""Where the program keeps its things on this computer. The only user of ``appdirs``."""

from __future__ import annotations

from pathlib import Path

import appdirs

_APP = "MedNeg"


def _absolute(path: str, fallback: str) -> Path:
    # appdirs passes a relative XDG variable through, which the XDG specification says to ignore.
    found = Path(path)
    return found if found.is_absolute() else Path.home() / fallback / _APP


def data_folder() -> Path:
    """The folder of the default vault. Local, not roaming: a synced folder would break SQLite's log."""
    return _absolute(appdirs.user_data_dir(_APP, appauthor=False, roaming=False), ".local/share")


def config_folder() -> Path:
    """Preferences that hold nothing private: window size, theme, language."""
    return _absolute(appdirs.user_config_dir(_APP, appauthor=False, roaming=False), ".config")


def default_vault() -> Path:
    return data_folder() / "vault"
