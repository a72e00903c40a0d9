"""How the window looks: colors by what they mean, one font, sizes that follow the text size.

Code names a :class:`Role` and never a color. The platform's own palette is not relied on: Fusion's fails the contrast
that WCAG AA asks for, so each theme brings its own and ``tests/ui/test_theme.py`` measures every pair of it.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from string import Template

import fontpkg_atkinson_hyperlegible
from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetricsF, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from medneg_desktop.core import resources
from medneg_desktop.ui.accessible import tell_roles


class Role(StrEnum):
    """What a color is for. ``OUTLINE`` edges controls and reaches 3:1; ``BORDER`` merely parts things."""

    WINDOW = "window"
    SURFACE = "surface"
    SURFACE_ALT = "surface_alt"
    BORDER = "border"
    OUTLINE = "outline"
    TEXT = "text"
    TEXT_SOFT = "text_soft"
    ACCENT = "accent"
    ACCENT_SOFT = "accent_soft"
    ACCENT_TEXT = "accent_text"
    NAV = "nav"
    NAV_TEXT = "nav_text"
    NAV_SELECTED = "nav_selected"
    DOUBT = "doubt"
    DOUBT_SOFT = "doubt_soft"
    IN_QUESTION = "in_question"
    IN_QUESTION_SOFT = "in_question_soft"
    PROVEN = "proven"
    PROVEN_SOFT = "proven_soft"
    LINK = "link"
    LINK_SOFT = "link_soft"
    DANGER = "danger"
    DANGER_SOFT = "danger_soft"
    PAPER_SHADOW = "paper_shadow"
    FOCUS = "focus"

    @property
    def soft(self) -> Role:
        """The quiet background on which this role's text is read; the surface where there is none."""
        try:
            return Role(f"{self.value}_soft")
        except ValueError:
            return Role.SURFACE


THEMES = ("light", "dark", "contrast")
TEXT_PERCENTS = (100, 110, 125, 150, 175, 200)
_LARGE = 150
EMBLEM = 8.0
"""The width of the round sign of an empty screen, in :meth:`Theme.gap` units."""
_BODY_POINTS = 10.5  # 14 pixels on an ordinary screen: the smallest that reads well for long


@dataclass(frozen=True)
class Theme:
    """A set of colors and sizes. ``gap`` gives spaces that grow with the text."""

    name: str
    dark: bool
    roles: Mapping[Role, str]
    text_percent: int = 100

    def color(self, role: Role) -> QColor:
        return QColor(self.roles[role])

    @property
    def points(self) -> float:
        """The size of running text."""
        return _BODY_POINTS * self.text_percent / 100

    def gap(self, units: float = 1.0) -> int:
        """``units`` times half a line of text, in pixels: the measure of all spaces in the window."""
        # Text at 96 dpi; on high-dpi screens Qt scales pixels and points alike.
        return max(1, round(units * self.points * 0.8)) if units else 0


class Watch(QObject):
    """Tells when the theme or the text size changed, and holds the current one."""

    theme_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.current = load("light")
        self.asked = ""  # nothing is dressed yet
        self.sheet = ""
        self.listens = False
        self.less_motion = False
        """Whether the person wants things to stand still, whatever the computer says."""


def load(name: str, text_percent: int = 100) -> Theme:
    """A theme by its name, one of :data:`THEMES`."""
    table = tomllib.loads(resources.text("themes", f"{name}.toml"))
    roles = {role: str(table["roles"][role.value]) for role in Role}
    return Theme(str(table["name"]), bool(table["dark"]), roles, text_percent)


@cache
def watch() -> Watch:
    """The one watch of the program."""
    return Watch()


def theme() -> Theme:
    """The theme in use."""
    return watch().current


def apply_theme(app: QApplication, name: str = "system", text_percent: int = 100) -> None:
    """Dress the whole program. ``system`` follows the computer's light, dark or high-contrast setting."""
    seen = watch()
    seen.asked = name
    if not seen.listens:
        seen.listens = True
        tell_roles()
        app.styleHints().colorSchemeChanged.connect(_follow_system)
    percent = min(max(text_percent, TEXT_PERCENTS[0]), TEXT_PERCENTS[-1])
    seen.current = load(_resolved(name), percent)
    app.setStyle("Fusion")
    app.setPalette(palette(seen.current))
    app.setFont(window_font(seen.current))
    app.sendPostedEvents(None, QEvent.Type.ApplicationFontChange.value)  # windows must have it before the sheet
    seen.sheet = style_sheet(seen.current)
    for window in app.topLevelWidgets():
        if window.styleSheet() and not window.parent():
            window.setStyleSheet(seen.sheet)
    seen.theme_changed.emit()


def dress(window: QWidget) -> None:
    """Give a whole window the style sheet; dialogs take it from the window that they belong to.

    The program has none: with one, Qt styles every part anew each time that what it lies in is put into something else,
    and a screen of nine hundred parts takes four times as long to build.
    """
    sheet = watch().sheet
    if not window.parent() and window.styleSheet() != sheet:
        window.setStyleSheet(sheet)


def _follow_system() -> None:
    app = QApplication.instance()
    if watch().asked == "system" and isinstance(app, QApplication):
        apply_theme(app, "system", theme().text_percent)


def _resolved(name: str) -> str:
    if name in THEMES:
        return name
    hints = QGuiApplication.styleHints()
    accessibility = getattr(hints, "accessibility", None)  # Qt 6.10 and later
    if accessibility is not None and accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast:
        return "contrast"
    return "dark" if hints.colorScheme() == Qt.ColorScheme.Dark else "light"


@cache
def _font_family() -> str:
    """Atkinson Hyperlegible, drawn for people with low vision; empty where its package is broken."""
    family = ""
    for path in sorted((Path(fontpkg_atkinson_hyperlegible.__file__).parent / "files").glob("*.ttf")):
        number = QFontDatabase.addApplicationFont(str(path))
        family = next(iter(QFontDatabase.applicationFontFamilies(number)), family)
    return family


def window_font(of: Theme) -> QFont:
    """The font of the window. Figures are tabular, so that amounts align under each other."""
    font = QFont(QApplication.font())
    if family := _font_family():
        font.setFamilies([family, QFont().defaultFamily()])
    font.setPointSizeF(of.points)
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


def palette(of: Theme) -> QPalette:
    """The Qt palette of a theme, for everything that the style sheet does not name."""
    p = QPalette()
    pairs = {
        QPalette.ColorRole.Window: Role.WINDOW,
        QPalette.ColorRole.WindowText: Role.TEXT,
        QPalette.ColorRole.Base: Role.SURFACE,
        QPalette.ColorRole.AlternateBase: Role.WINDOW,
        QPalette.ColorRole.Text: Role.TEXT,
        QPalette.ColorRole.PlaceholderText: Role.TEXT_SOFT,
        QPalette.ColorRole.Button: Role.SURFACE,
        QPalette.ColorRole.ButtonText: Role.TEXT,
        QPalette.ColorRole.BrightText: Role.DANGER,
        QPalette.ColorRole.Highlight: Role.ACCENT,
        QPalette.ColorRole.HighlightedText: Role.ACCENT_TEXT,
        QPalette.ColorRole.Accent: Role.ACCENT,
        QPalette.ColorRole.Link: Role.LINK,
        QPalette.ColorRole.LinkVisited: Role.LINK,
        QPalette.ColorRole.ToolTipBase: Role.TEXT,
        QPalette.ColorRole.ToolTipText: Role.SURFACE,
        QPalette.ColorRole.Light: Role.SURFACE,
        QPalette.ColorRole.Midlight: Role.BORDER,
        QPalette.ColorRole.Mid: Role.BORDER,
        QPalette.ColorRole.Dark: Role.OUTLINE,
        QPalette.ColorRole.Shadow: Role.OUTLINE,
    }
    for where, role in pairs.items():
        p.setColor(where, of.color(role))
    for where in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        p.setColor(QPalette.ColorGroup.Disabled, where, of.color(Role.TEXT_SOFT))
    return p


CHIP_ROLES = (Role.DOUBT, Role.IN_QUESTION, Role.PROVEN, Role.LINK, Role.DANGER, Role.ACCENT)


def style_sheet(of: Theme) -> str:
    """The style sheet with the theme's colors and sizes filled in."""
    line = QFontMetricsF(window_font(of)).height()
    edge = Role.BORDER if of.name == "contrast" else Role.NAV
    chips = "\n".join(_chip_rule(of, role) for role in CHIP_ROLES)
    over, on_accent = of.color(Role.ACCENT), of.color(Role.ACCENT_TEXT)
    return Template(resources.text("themes", "window.qss")).substitute(
        {role.value: color for role, color in of.roles.items()},
        **_sizes(of, line),
        chips=chips,
        chevron=resources.path("icons", f"chevron_{'light' if of.dark else 'dark'}.svg").as_posix(),
        tick=resources.path("icons", f"tick_{'light' if on_accent.lightness() > 127 else 'dark'}.svg").as_posix(),
        nav_edge=of.roles[edge],
        accent_edge=of.color(Role.ACCENT).lighter(150).name(),  # parts the button from a rail of almost its color
        accent_over=(over.lighter(112) if of.dark else over.darker(118)).name(),
    )


def _chip_rule(of: Theme, role: Role) -> str:
    ink, ground = of.roles[role], of.roles[role.soft]
    edge = ink if of.name == "contrast" else ground
    return f'QLabel#chip[role="{role.value}"] {{ color: {ink}; background: {ground}; border-color: {edge}; }}'


def _sizes(of: Theme, line: float) -> dict[str, str]:
    # Where all words are large, headings need less to stand out, and the room is scarce.
    large = of.text_percent > _LARGE
    points = {
        "body": 1.0,
        "small": 0.9,
        "subtitle": 1.16,
        "title": 1.42 if large else 1.6,
        "total": 1.6 if large else 2.0,
    }
    found = {name: f"{of.points * factor:.1f}" for name, factor in points.items()}
    pixels = {"hair": 0.25, "hair_more": 0.4, "tight": 0.8, "half": 1.6, "gap_more": 2.4, "gap_chevron": 1.5}
    found |= {name: str(of.gap(units)) for name, units in pixels.items()}
    found |= {f"{name}_less": str(max(0, of.gap(pixels[name]) - 1)) for name in ("hair", "hair_more", "tight", "half")}
    bar, scroll = of.gap(0.8), of.gap(1.2)
    found |= {"bar": str(bar), "bar_half": str(bar // 2), "round": "10", "round_small": "7", "line": str(round(line))}
    found["emblem_round"] = str(of.gap(EMBLEM) // 2)
    tick = of.gap(1.4)
    found |= {"gap_tick": str(tick), "gap_tick_round": str((tick + 4) // 2)}  # with its edge of two pixels a side
    found |= {"gap_bar": str(scroll), "gap_bar_round": str((scroll - 4) // 2)}  # less than half, or Qt draws it square
    return found
