"""A born-digital page as shapes alone, sharp at every size, for the exhibits of a packet.

MuPDF draws the page as SVG with every letter as an outline, and only plain filled and stroked paths of it are taken
over. So nothing of the stranger's file travels but ink that a person sees: no fonts, no text, no hidden layer, no
link, script, picture or metadata. A page with anything else on it, or on which ink may hide other ink, is no drawing
(None), and is taken as a picture instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from xml.etree import ElementTree as ET

from medneg_desktop.domain.place import Box
from medneg_desktop.pages.mupdf import mupdf
from medneg_desktop.services.ports import Drawing, Outline, PageSize, Shape

Matrix = tuple[float, float, float, float, float, float]
Color = tuple[float, float, float]

_SVG, _LINK, _WORD = (
    "{http://www.w3.org/2000/svg}",
    "{http://www.w3.org/1999/xlink}href",
    "data-text",
)
_UPRIGHT: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_STEP = re.compile(r"[A-Za-z]|[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_TAKES = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "Z": 0}
_CAPS = {"butt": 0, "round": 1, "square": 2}
_JOINS = {"miter": 0, "round": 1, "bevel": 2}
_MOST_SHAPES, _MOST_NUMBERS = 20_000, 400_000
_FAINT = 0.8
"""Letters lighter than this (of white) may be there to be found by a machine and not by a person."""
_FEW_STEPS = 6
"""A shape of no more steps than these is a field or a rule, which may be as light as paper."""
_BAND = 12.0
_TOUCH = 0.75
"""Points by which an edge may lie beyond a clip that is meant to hold it."""
_HARD = frozenset({"opacity", "fill-opacity", "stroke-opacity", "mask", "filter", "style", "mix-blend-mode"})


class _NotClean(Exception):  # noqa: N818 (no error: the page is taken as a picture)
    """There is more on the page than shapes that a person sees."""


def drawing_of(file: Any, page: Any, size: PageSize) -> Drawing | None:
    """The page as shapes; None where it must be taken as a picture."""
    try:
        if page.get_image_info() or file.get_ocgs() or page.first_annot or page.first_widget:
            return None
        source = page.get_svg_image(matrix=mupdf.Identity, text_as_path=True)
        return _Taker(size).taken(ET.fromstring(source))  # noqa: S314 (written by MuPDF here and now, not by a stranger)
    except (_NotClean, ET.ParseError, RuntimeError, ValueError, KeyError, TypeError):
        return None


@dataclass
class _Ink:
    """The letters put on the page so far, by bands of its height: whether one is being hidden is asked often."""

    bands: dict[int, list[Box]] = field(default_factory=dict)

    def put(self, box: Box, *, letter: bool, solid: bool) -> None:
        if letter:
            self.bands.setdefault(int(box.mid_y // _BAND), []).append(box)
        elif solid:
            first, last = int(box.y0 // _BAND), int(box.y1 // _BAND)
            near = [n for n in self.bands if first <= n <= last]
            if any(_over(box, below) for n in near for below in self.bands[n]):
                raise _NotClean


class _Taker:
    """Walks through one SVG."""

    def __init__(self, size: PageSize) -> None:
        self._size = size
        self._ink = _Ink()
        self._outlines: list[Outline] = []
        self._known: dict[str, int] = {}
        self._shapes: list[Shape] = []
        self._bounds: dict[int, Box] = {}
        self._clips: dict[str, Box] = {}
        self._numbers = 0

    def taken(self, root: ET.Element) -> Drawing:
        for child in root:
            self._take(child, _UPRIGHT, Box(0, 0, self._size.width, self._size.height))
        return Drawing(self._size.width, self._size.height, tuple(self._outlines), tuple(self._shapes))

    def _take(self, node: ET.Element, matrix: Matrix, room: Box) -> None:
        if _HARD & set(node.keys()):
            raise _NotClean
        here = _times(_matrix(node.get("transform")), matrix)
        match node.tag.removeprefix(_SVG):
            case "defs":
                self._define(node)
            case "clipPath":
                self._clips[f"url(#{node.get('id')})"] = self._clip(node)
            case "g":
                inner = self._clips[node.get("clip-path", "")] if node.get("clip-path") else room
                for child in node:
                    self._take(child, here, inner)
            case "path":
                self._put(self._outline(node.get("d", "")), node, here, room, letter=False)
            case "use":
                self._put(self._known[node.get(_LINK, "")], node, here, room, letter=True)
            case _:
                raise _NotClean

    def _define(self, node: ET.Element) -> None:
        for child in node:
            match child.tag.removeprefix(_SVG):
                case "path":
                    self._known[f"#{child.get('id')}"] = self._outline(child.get("d", ""))
                case "clipPath":
                    self._clips[f"url(#{child.get('id')})"] = self._clip(child)
                case _:
                    raise _NotClean

    def _clip(self, node: ET.Element) -> Box:
        """A clip that is one upright rectangle; other ones are not followed."""
        (path,) = node
        outline = _read(path.get("d", ""))
        corners = set(zip(outline.numbers[::2], outline.numbers[1::2], strict=True))
        wide, high = {x for x, _ in corners}, {y for _, y in corners}
        if "c" in outline.steps or len(wide) != 2 or len(high) != 2 or node.get("transform"):
            raise _NotClean
        return _placed(Box(min(wide), min(high), max(wide), max(high)), _matrix(path.get("transform")))

    def _outline(self, words: str) -> int:
        if words not in self._known:
            outline = _read(words)
            self._numbers += len(outline.numbers)
            if self._numbers > _MOST_NUMBERS:
                raise _NotClean
            self._known[words] = len(self._outlines)
            self._outlines.append(outline)
            points = outline.numbers
            if points:
                self._bounds[self._known[words]] = Box(
                    min(points[::2]), min(points[1::2]), max(points[::2]), max(points[1::2])
                )
        return self._known[words]

    def _put(self, outline: int, node: ET.Element, matrix: Matrix, room: Box, *, letter: bool) -> None:
        if outline not in self._bounds:  # a space
            return
        fill, stroke = _color(node.get("fill", "black")), _color(node.get("stroke", "none"))
        width = float(node.get("stroke-width", "1")) if stroke else 0.0
        box = _placed(self._bounds[outline], matrix).grown(width / 2 * _scale(matrix))
        page = Box(0, 0, self._size.width, self._size.height)
        if not (fill or stroke) or not _meet(box, page):
            return
        if not _inside(box, room) and not _inside(page, room):
            raise _NotClean
        telling = letter or len(self._outlines[outline].steps) > _FEW_STEPS
        if telling and min(fill or stroke or ()) > _FAINT:
            raise _NotClean
        self._ink.put(box, letter=letter, solid=fill is not None)
        self._shapes.append(Shape(outline, matrix, fill, stroke, width, *_looks(node)))
        if len(self._shapes) > _MOST_SHAPES:
            raise _NotClean


def _looks(node: ET.Element) -> tuple[bool, int, int, float, tuple[float, ...]]:
    dash = tuple(float(n) for n in _STEP.findall(node.get("stroke-dasharray", "")))
    return (
        node.get("fill-rule") == "evenodd",
        _CAPS[node.get("stroke-linecap", "butt")],
        _JOINS[node.get("stroke-linejoin", "miter")],
        max(1.0, float(node.get("stroke-miterlimit", "10"))),
        dash if any(dash) else (),
    )


def _read(words: str) -> Outline:
    """The path of a ``d`` attribute in the few steps that MuPDF writes, all absolute."""
    steps: list[str] = []
    numbers: list[float] = []
    x = y = 0.0
    for letter, given in _steps(words):
        match letter:
            case "Z":
                steps.append("h")
                continue
            case "H":
                x = given[0]
            case "V":
                y = given[0]
            case _:
                x, y = given[-2:]
        steps.append({"M": "m", "C": "c"}.get(letter, "l"))
        numbers += given if letter == "C" else [x, y]
    return Outline("".join(steps), tuple(numbers))


def _steps(words: str) -> Iterator[tuple[str, list[float]]]:
    parts = _STEP.findall(words)
    at, letter = 0, ""
    while at < len(parts):
        if parts[at].isalpha():
            letter, at = parts[at], at + 1
        elif letter == "M":
            letter = "L"
        count = _TAKES[letter]
        given = [float(n) for n in parts[at : at + count]]
        if len(given) != count or (not count and at < len(parts) and not parts[at].isalpha()):
            raise _NotClean
        at += count
        yield letter, given


def _matrix(words: str | None) -> Matrix:
    if words is None:
        return _UPRIGHT
    if not words.startswith("matrix("):
        raise _NotClean
    a, b, c, d, e, f = (float(n) for n in _STEP.findall(words.removeprefix("matrix(")))
    return a, b, c, d, e, f


def _times(first: Matrix, then: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u


def _placed(box: Box, matrix: Matrix) -> Box:
    a, b, c, d, e, f = matrix
    corners = [(x * a + y * c + e, x * b + y * d + f) for x in (box.x0, box.x1) for y in (box.y0, box.y1)]
    xs, ys = zip(*corners, strict=True)
    return Box(min(xs), min(ys), max(xs), max(ys))


def _scale(matrix: Matrix) -> float:
    return float(abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]) ** 0.5)


def _color(words: str) -> Color | None:
    if words == "none":
        return None
    if words == "black":
        return 0.0, 0.0, 0.0
    found = re.fullmatch(r"#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})", words)
    if found is None:
        raise _NotClean
    red, green, blue = (int(part, 16) / 255 for part in found.groups())
    return red, green, blue


def _meet(one: Box, other: Box) -> bool:
    """Whether they have a part in common; a line has no height, and still meets what it runs through."""
    return one.x0 <= other.x1 and other.x0 <= one.x1 and one.y0 <= other.y1 and other.y0 <= one.y1


def _inside(inner: Box, outer: Box) -> bool:
    wide = outer.grown(_TOUCH)
    return wide.x0 <= inner.x0 and wide.y0 <= inner.y0 and inner.x1 <= wide.x1 and inner.y1 <= wide.y1


def _over(above: Box, below: Box) -> bool:
    """Whether the middle of a letter lies under something."""
    return above.x0 < below.mid_x < above.x1 and above.y0 < below.mid_y < above.y1
