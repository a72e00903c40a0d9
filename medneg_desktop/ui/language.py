"""The language of the window: English as written in the code, or Spanish from ``resources/translations``.

The language is chosen once, before the modules of the window are imported, and holds until the program ends: so words
may be translated where they are written, also in tables made at import. Papers and letters keep their own language.
"""

from __future__ import annotations

import os
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from medneg_desktop.core import dates, resources
from medneg_desktop.services.texts import show
from medneg_desktop.ui.said import Lists, load

if TYPE_CHECKING:
    from medneg_desktop.domain.reading import Value

LANGUAGES = {"en": "English", "es": "Espa\u00f1ol"}
PSEUDO = "xx"
"""For tests: every word in brackets and longer, so that what is not translated, or has no room, is seen."""

_MONTHS = {"es": ("ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sept", "oct", "nov", "dic")}
_OPENS = "\u27e6"
_LONGER = {ord(c): d for c, d in zip("aeiou", ("\u00e1a", "\u00e9e", "\u00edi", "\u00f3o", "\u00fau"), strict=True)}

translate = QCoreApplication.translate
"""``translate("ui", "Close")``: the words in the language of the window."""

_spoken = "en"
_lists = Lists()


def _longer(text: str) -> str:
    return f"{_OPENS}{text if '{' in text else text.translate(_LONGER)}\u27e7"


class _Pseudo(QTranslator):
    """Answers every question with the words themselves, longer and in brackets; places for values stay."""

    def translate(self, _context: str, source_text: str, _more: str | None = None, _n: int = -1) -> str:
        return _longer(source_text)

    def isEmpty(self) -> bool:
        return False


def system_language() -> str:
    """The language of this computer where the window speaks it, else English."""
    code = os.environ.get("MEDNEG_LANGUAGE") or QLocale.system().name().partition("_")[0]
    return code if code in (*LANGUAGES, PSEUDO) else "en"


def speak(app: QCoreApplication, language: str = "") -> None:
    """Speak this language from now on; empty: that of the computer. Call it before the window's modules are imported."""
    global _spoken, _lists  # noqa: PLW0603 (one language for the life of the program)
    _spoken = language or system_language()
    if _spoken == PSEUDO:
        app.installTranslator(_Pseudo(app))
    elif _spoken != "en":
        folder = resources.path("translations")
        own = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        for name, place in ((f"qtbase_{_spoken}", own), (f"medneg_{_spoken}", str(folder))):
            translator = QTranslator(app)
            if translator.load(name, place):
                app.installTranslator(translator)
        QLocale.setDefault(QLocale(f"{_spoken}_US"))
        _lists = load(folder / "said" / _spoken, _MONTHS[_spoken])


def spoken() -> str:
    """The language of the window, by its code: ``en``, ``es``."""
    return _spoken


def say(text: str) -> str:
    """What a craft said, in the language of the window (see :mod:`.said`)."""
    if _spoken == PSEUDO:
        return text if _OPENS in text or not any(c.isalpha() for c in text) else _longer(text)
    return text if _spoken == "en" else _lists.say(text)


@cache
def _spanish() -> Lists:
    return load(resources.path("translations") / "said" / "es", _MONTHS["es"])


def in_spanish(text: str) -> str:
    """What a craft said, in Spanish whatever the window speaks: for the copy of a letter that explains it."""
    return _spanish().say(text)


def written(value: Value | None) -> str:
    """A value that was read or typed, as the person writes it."""
    return shown(value) if isinstance(value, date) else show(value)


def near(day: date) -> str:
    """A day of about now, without its year: ``Aug 14``, ``14 ago``."""
    return f"{day:%b} {day.day}" if _spoken not in _MONTHS else f"{day.day} {_MONTHS[_spoken][day.month - 1]}"


def shown(day: date) -> str:
    """A day for the person: ``Aug 14, 2026``, ``14 ago 2026``."""
    return dates.shown(day) if _spoken not in _MONTHS else f"{day.day} {_MONTHS[_spoken][day.month - 1]} {day.year}"
