"""Typed pages: text in a fixed pitch on Letter paper, where the place of every sign is known without drawing it."""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field

from medneg_desktop.domain.place import Box, Place

WIDTH, HEIGHT = 612.0, 792.0
FONT_SIZE = 9.0
PITCH = 0.6 * FONT_SIZE
"""The width of a sign in Courier."""
LEADING = 11.5
LEFT, FIRST_BASELINE = 45.0, 54.0
COLUMNS, ROWS = 96, 60
_ABOVE, _BELOW = 0.80 * FONT_SIZE, 0.22 * FONT_SIZE
_INDENT = 4

Piece = tuple[str, Hashable | None]
"""Text, and the name under which its place is wanted."""


def clean(untrusted: str) -> str:
    """Text fit to be typed: one line, blanks single, signs that steer a screen replaced."""
    spaced = " ".join(untrusted.split())
    return "".join("\ufffd" if unicodedata.category(c) in {"Cc", "Cf", "Cs", "Co", "Cn"} else c for c in spaced)


def baseline(row: int) -> float:
    """Where a row (from 0) stands, in points from the top."""
    return FIRST_BASELINE + row * LEADING


def box_of(row: int, start: int, end: int) -> Box:
    """The box of the columns ``start`` to ``end`` (excluded) of a row."""
    y = baseline(row)
    return Box(LEFT + start * PITCH, y - _ABOVE, LEFT + end * PITCH, y + _BELOW)


@dataclass
class Typist:
    """Types rows one below the other, page after page."""

    pages: list[list[str]] = field(default_factory=lambda: [[]])

    @property
    def page(self) -> int:
        return len(self.pages)

    def room_for(self, rows: int) -> None:
        """Begin a new page where ``rows`` do not fit on this one any more but would on a fresh one."""
        if len(self.pages[-1]) + rows > ROWS >= rows:
            self.pages.append([])

    def row(self, pieces: Sequence[Piece], *, indent: int = 0) -> Mapping[Hashable, Place]:
        """Type pieces side by side, carried on below where the paper ends; gives the places of those with a name.

        A piece that stands on several rows is placed by its rows on the page where it begins.
        """
        column = self._fresh(indent)
        boxes: dict[Hashable, tuple[int, list[Box]]] = {}
        for text, name in pieces:
            for part in _parts(text, COLUMNS - column, COLUMNS - indent - _INDENT):
                if column > indent and column + len(part.rstrip()) > COLUMNS:
                    column = self._fresh(indent + _INDENT)
                    part = part.lstrip()  # noqa: PLW2901 (no blank begins a row that carries on)
                self.pages[-1][-1] += part
                if name is not None and part.strip():
                    start = column + len(part) - len(part.lstrip())
                    box = box_of(len(self.pages[-1]) - 1, start, column + len(part.rstrip()))
                    page, found = boxes.setdefault(name, (self.page, []))
                    if page == self.page:
                        found.append(box)
                column += len(part)
        return {name: Place(page, Box.around(found)) for name, (page, found) in boxes.items()}

    def _fresh(self, indent: int) -> int:
        if len(self.pages[-1]) >= ROWS:
            self.pages.append([])
        self.pages[-1].append(" " * indent)
        return indent


def _parts(text: str, first: int, later: int) -> list[str]:
    """A piece as it is, or in parts where it is longer than a row."""
    if len(text) <= max(first, later):
        return [text]
    return textwrap.wrap(text, later, break_on_hyphens=False) or [""]
