"""How the person likes the window: theme, text size, place. Kept outside the vault, so nothing private goes in.

The file is replaced as a whole. A damaged one is put aside and the defaults are used: preferences never keep the
program from starting.
"""

from __future__ import annotations

import json
import os
import tempfile
from contextlib import suppress
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from medneg_desktop.core.paths import config_folder

FILE = "preferences.json"
LANGUAGES = ("", "en", "es")
THEMES = ("system", "light", "dark", "contrast")
LOCK_MINUTES = (0, 5, 15, 30, 60)
"""After so many minutes without a key or a click the vault is locked; 0 for never."""
MOTIONS = ("system", "less")
NOTICES = ("private", "full", "off")
"""What messages of the computer may say: that something is due, what is due, or nothing at all."""
TEXT_PERCENTS = (100, 110, 125, 150, 175, 200)


@dataclass(frozen=True, slots=True)
class Preferences:
    """``language`` is that of the window, empty for the computer's own; ``window`` is the window's place and size as Qt writes it, in hexadecimal digits; empty for the first time."""

    theme: str = "system"
    text_percent: int = 100
    window: str = ""
    lock_minutes: int = 15
    language: str = ""
    notices: str = "private"
    motion: str = "system"

    def __post_init__(self) -> None:
        if self.theme not in THEMES:
            raise ValueError(f"no theme {self.theme!r}")
        if type(self.text_percent) is not int or self.text_percent not in TEXT_PERCENTS:
            raise ValueError(f"no text size {self.text_percent!r}")
        if type(self.lock_minutes) is not int or self.lock_minutes not in LOCK_MINUTES:
            raise ValueError(f"no time to lock after {self.lock_minutes!r}")
        if self.language not in LANGUAGES:
            raise ValueError(f"no language {self.language!r}")
        if self.motion not in MOTIONS:
            raise ValueError(f"no motion {self.motion!r}")
        if self.notices not in NOTICES:
            raise ValueError(f"no notices {self.notices!r}")
        if type(self.window) is not str or any(c not in "0123456789abcdef" for c in self.window):
            raise ValueError("the window's place is not written in hexadecimal digits")


def load_preferences() -> Preferences:
    """The preferences of this person on this computer."""
    return load(config_folder())


def load(folder: Path) -> Preferences:
    """The preferences kept in ``folder``; the defaults where there are none or where they cannot be understood."""
    path = folder / FILE
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        known = {f.name for f in fields(Preferences)}
        # A newer version may have written more: what is not known is left out, what is known still holds.
        return Preferences(**{k: v for k, v in found.items() if k in known})
    except OSError:
        return Preferences()
    except (ValueError, TypeError, AttributeError, RecursionError):  # not JSON, not an object, or not our values
        with suppress(OSError):
            path.replace(path.with_suffix(".damaged.json"))
        return Preferences()


def save(folder: Path, preferences: Preferences) -> None:
    """Keep the preferences; the file appears whole or not at all. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle, name = tempfile.mkstemp(prefix=".preferences-", dir=folder)
    aside = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(asdict(preferences), file, indent=1)
            file.flush()
            os.fsync(file.fileno())
        aside.replace(folder / FILE)
    except BaseException:
        with suppress(OSError):
            aside.unlink()
        raise
