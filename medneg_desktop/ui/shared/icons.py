"""Icons by what they mean, tinted by the theme: Material Design Icons from the qtawesome package.

Only the package's font is used. Its code imports all of Qt and loads a dozen icon fonts, a tenth of a second of every
start; drawing one character of one font takes a few lines.
"""

from __future__ import annotations

import importlib.util
import json
import sys
from functools import cache
from pathlib import Path

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QIconEngine, QPainter, QPixmap

from medneg_desktop.ui.theme import Role, theme

_GLYPHS = {
    "home": "home-outline",
    "inbox": "inbox-arrow-down-outline",
    "bills": "file-document-multiple-outline",
    "packets": "email-newsletter",
    "rights": "scale-balance",
    "deadlines": "calendar-clock-outline",
    "settings": "cog-outline",
    "trash": "trash-can-outline",
    "help": "help-circle-outline",
    "add": "plus",
    "folder": "folder-plus-outline",
    "close": "close",
    "back": "arrow-left",
    "next": "arrow-right",
    "check": "check",
    "doubt": "help-rhombus-outline",
    "question": "comment-question-outline",
    "proven": "check-decagram-outline",
    "warning": "alert-outline",
    "error": "alert-circle-outline",
    "info": "information-outline",
    "wait": "timer-sand",
    "document": "file-document-outline",
    "link": "link-variant",
    "calendar": "calendar-clock-outline",
    "zoom_in": "magnify-plus-outline",
    "zoom_out": "magnify-minus-outline",
    "fit": "arrow-expand-horizontal",
    "rotate": "rotate-right",
    "save": "content-save-outline",
    "print": "printer-outline",
    "call": "phone-outline",
    "remove": "minus-circle-outline",
    "undo": "undo-variant",
    "redo": "redo-variant",
    "history": "history",
    "edit": "pencil-outline",
    "find": "magnify",
    "lock": "lock-outline",
    "drop": "tray-arrow-down",
}
NAMES = frozenset(_GLYPHS)


def icon(name: str, role: Role = Role.TEXT) -> QIcon:
    """The icon of a meaning, in the color of a role; raises KeyError for an unknown meaning."""
    return _made(_GLYPHS[name], theme().color(role).name(QColor.NameFormat.HexRgb))


@cache
def _made(glyph: str, color: str) -> QIcon:
    return QIcon(_GlyphEngine(_characters()[glyph], color))


class _GlyphEngine(QIconEngine):
    """Draws one character of the icon font: sharp at every size and scale."""

    def __init__(self, character: str, color: str) -> None:
        super().__init__()
        self._character, self._color = character, color

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        color = QColor(self._color)
        if mode is QIcon.Mode.Disabled:
            color.setAlphaF(0.4)
        font = QFont(_family())
        font.setPixelSize(max(1, rect.height()))
        painter.save()
        painter.setFont(font)
        painter.setPen(color)
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, self._character)
        painter.restore()

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return pixmap

    def clone(self) -> QIconEngine:
        return _GlyphEngine(self._character, self._color)


def _font_file(pattern: str) -> Path:
    """A file of the icon package; raises FileNotFoundError for a broken installation."""
    folders = []
    frozen = getattr(sys, "_MEIPASS", None)
    if frozen:
        folders.append(Path(frozen) / "qtawesome")
    found = importlib.util.find_spec("qtawesome")  # finds the package without running it
    if found is not None and found.submodule_search_locations:
        folders += [Path(place) for place in found.submodule_search_locations]
    for folder in folders:
        files = sorted((folder / "fonts").glob(pattern))
        if files:
            return files[-1]
    raise FileNotFoundError("the icons of MedNeg are missing; install the program again")


@cache
def _characters() -> dict[str, str]:
    """The character of each icon name, from the table that comes with the font."""
    table = json.loads(_font_file("materialdesignicons6-webfont-charmap-*.json").read_text(encoding="ascii"))
    return {name: chr(int(table[name], 16)) for name in _GLYPHS.values()}


@cache
def _family() -> str:
    number = QFontDatabase.addApplicationFont(str(_font_file("materialdesignicons6-webfont-[0-9]*.ttf")))
    return next(iter(QFontDatabase.applicationFontFamilies(number)), "")
