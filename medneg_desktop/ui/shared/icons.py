"""Icons by what they mean, tinted by the theme. The icon fonts are loaded with the first icon, not at the start."""

from __future__ import annotations

from functools import cache

from PySide6.QtGui import QColor, QIcon

from medneg_desktop.ui.theme import Role, theme

_GLYPHS = {
    "home": "mdi6.home-outline",
    "inbox": "mdi6.inbox-arrow-down-outline",
    "bills": "mdi6.file-document-multiple-outline",
    "packets": "mdi6.email-newsletter",
    "settings": "mdi6.cog-outline",
    "help": "mdi6.help-circle-outline",
    "add": "mdi6.plus",
    "folder": "mdi6.folder-plus-outline",
    "close": "mdi6.close",
    "back": "mdi6.arrow-left",
    "next": "mdi6.arrow-right",
    "check": "mdi6.check",
    "doubt": "mdi6.help-rhombus-outline",
    "question": "mdi6.comment-question-outline",
    "proven": "mdi6.check-decagram-outline",
    "warning": "mdi6.alert-outline",
    "error": "mdi6.alert-circle-outline",
    "info": "mdi6.information-outline",
    "wait": "mdi6.timer-sand",
    "document": "mdi6.file-document-outline",
    "link": "mdi6.link-variant",
    "calendar": "mdi6.calendar-clock-outline",
    "zoom_in": "mdi6.magnify-plus-outline",
    "zoom_out": "mdi6.magnify-minus-outline",
    "fit": "mdi6.arrow-expand-horizontal",
    "rotate": "mdi6.rotate-right",
    "save": "mdi6.content-save-outline",
    "print": "mdi6.printer-outline",
    "call": "mdi6.phone-outline",
    "remove": "mdi6.minus-circle-outline",
    "undo": "mdi6.undo-variant",
    "edit": "mdi6.pencil-outline",
    "search": "mdi6.magnify",
    "drop": "mdi6.tray-arrow-down",
}
NAMES = frozenset(_GLYPHS)


def icon(name: str, role: Role = Role.TEXT) -> QIcon:
    """The icon of a meaning, in the color of a role; raises KeyError for an unknown meaning."""
    return _made(_GLYPHS[name], theme().color(role).name(QColor.NameFormat.HexRgb))


@cache
def _made(glyph: str, color: str) -> QIcon:
    # Imported here: loading seven icon fonts takes a sixth of a second, which the first picture need not wait for.
    import qtawesome  # noqa: PLC0415

    made: QIcon = qtawesome.icon(glyph, color=color)
    return made
