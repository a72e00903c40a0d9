"""The words that a PDF page itself gives, and whether they can be relied on.

Filled-in form fields and text notes are among the words, since MuPDF draws and tells them with the page. Text that
is not drawn (the hidden layer that scanners and copiers add) is no text of the page: it is used only where
recognition is off, because their recognizers err more than ours.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import accumulate
from typing import Any, NamedTuple

from medneg_desktop.core.trouble import PageCrowded
from medneg_desktop.domain.page import PageText, TextSource, Word
from medneg_desktop.domain.place import Box
from medneg_desktop.pages.drawn import Drawn
from medneg_desktop.pages.messages import Soundness, TextLayer
from medneg_desktop.pages.mupdf import mupdf
from medneg_desktop.pages.soundness import LEAST_OUTLINES, Marks, judged
from medneg_desktop.services.ports import PageSize

MOST_WORDS = 20_000
"""On one page: ten times what the densest print of a paper holds. More would hold up whoever reads them."""
_FILLED_OR_STROKED = 16 | 32
_ABOVE_BASELINE, _BELOW_BASELINE = 0.80, 0.22
"""Of the font size: where letters of usual fonts end. Font files often claim far more, and boxes would overlap."""
_SAME_BASELINE = 0.001
"""Of the font size: how much taller a span may be than its font, for all its characters to stand on one line."""
_LIGATURES = str.maketrans({"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl"})
_REGION_SHARE = 0.03
_REGION_POINTS = 14.0


class _Piece(NamedTuple):
    """A word as the file gives it: ``turns`` is how many quarter turns clockwise make it upright."""

    text: str
    box: Box
    turns: int
    shown: bool


def text_layer(page: Any, number: int, size: PageSize) -> TextLayer:
    """The text layer of a page, judged. Raises PageCrowded."""
    drawn = Drawn(page)
    turning = page.rotation_matrix if drawn.turned else None
    try:
        pieces = _plain_pieces(drawn, size, turning)
    except _IntricateError:
        pieces = [piece for piece in _pieces(drawn, size, turning) if piece.text]
    if len(pieces) > MOST_WORDS:
        raise PageCrowded
    shown = [piece for piece in pieces if piece.shown]
    soundness = judged(_marks(page, drawn, size, turning, shown))
    if soundness is Soundness.POOR and not shown:
        shown = pieces  # better than nothing where recognition is off
    turns = _page_turns(shown)
    if turns:
        words = tuple([Word(p.text, p.box, level=turned_box(p.box, size, turns)) for p in shown])
    else:
        words = tuple([Word(p.text, p.box) for p in shown])
    source = TextSource.TEXT if words else TextSource.NONE
    return TextLayer(PageText(number, size.width, size.height, words, source, turns=turns), soundness, turns)


def picture_regions(page: Any, size: PageSize) -> list[Box]:
    """Pictures on the page that are large enough to hold text."""
    found = []
    for image in page.get_image_info():
        box = _within(seen_box(page, image["bbox"]), size)
        if _may_hold_text(box, size) and image["width"] >= 60 and image["height"] >= 16:
            found.append(box)
    return found


def seen_box(page: Any, box: Any) -> Box:
    """A rectangle of PyMuPDF, which ignores the page's rotation, on the page as seen."""
    return _turned_by(page.rotation_matrix, tuple(box))


def _turned_by(matrix: Any, box: tuple[float, float, float, float]) -> Box:
    x0, y0, x1, y1 = box
    a, b, c, d, e, f = matrix.a, matrix.b, matrix.c, matrix.d, matrix.e, matrix.f
    across = sorted((a * x0 + c * y0 + e, a * x1 + c * y1 + e))
    down = sorted((b * x0 + d * y0 + f, b * x1 + d * y1 + f))
    return Box(across[0], down[0], across[1], down[1])


def _may_hold_text(box: Box, size: PageSize) -> bool:
    big = box.width * box.height >= _REGION_SHARE * size.width * size.height
    return big and min(box.width, box.height) >= _REGION_POINTS


def _within(box: Box, size: PageSize) -> Box:
    return Box(max(box.x0, 0.0), max(box.y0, 0.0), min(box.x1, size.width), min(box.y1, size.height))


class _IntricateError(Exception):
    """A page whose words are only found character by character."""


def _plain_pieces(drawn: Drawn, size: PageSize, turning: Any) -> list[_Piece]:
    """The words of a page of level lines, each span of which stands on one baseline; as :func:`_pieces`, and faster.

    Raises _IntricateError for any other page.
    """
    if turning is not None:
        raise _IntricateError
    words = drawn.words()
    width, height = size.width, size.height
    parts: list[str] = []
    extents: list[tuple[float, float, bool]] = []
    for line in (line for block in drawn.blocks() for line in block.get("lines", ())):
        if line["dir"] != (1.0, 0.0):
            raise _IntricateError
        spans = line["spans"]
        text = spans[0]["text"] if len(spans) == 1 else "".join([span["text"] for span in spans])
        own = text.split()
        parts += own
        extents += _extents(spans, text, own)
    if parts != [word[4] for word in words]:
        raise _IntricateError
    pieces: list[_Piece] = []
    for (x0, _, x1, _, text, _, _, _), (top, bottom, shown) in zip(words, extents, strict=True):
        if 0 <= (x0 + x1) / 2 <= width and 0 <= (top + bottom) / 2 <= height:
            pieces.append(_Piece(_without_ligatures(text), Box(x0, top, x1, bottom), 0, shown))
    return pieces


def _extents(spans: list[Any], text: str, parts: list[str]) -> list[tuple[float, float, bool]]:
    """Top, bottom and whether it is shown, for each word of a line."""
    if len(spans) == 1:
        return [_extent(spans[0])] * len(parts)
    of_spans = [_extent(span) for span in spans]
    ends = list(accumulate(len(span["text"]) for span in spans))
    found = []
    start = 0
    for part in parts:
        start = text.index(part, start)
        own = of_spans[bisect_right(ends, start) : bisect_right(ends, start + len(part) - 1) + 1]
        start += len(part)
        if any(shown != own[0][2] for _, _, shown in own):
            raise _IntricateError
        found.append((min(o[0] for o in own), max(o[1] for o in own), own[0][2]))
    return found


def _extent(span: Any) -> tuple[float, float, bool]:
    _, y0, _, y1 = span["bbox"]
    size = span["size"]
    if abs(y1 - y0 - size * max(1.0, span["ascender"] - span["descender"])) > _SAME_BASELINE * size:
        raise _IntricateError
    baseline = span["origin"][1]
    top, bottom = max(y0, baseline - _ABOVE_BASELINE * size), min(y1, baseline + _BELOW_BASELINE * size)
    return (top, bottom, _is_shown(span)) if top < bottom else (y0, y1, _is_shown(span))


def _is_shown(span: Any) -> bool:
    return bool(span.get("char_flags", _FILLED_OR_STROKED) & _FILLED_OR_STROKED) and span.get("alpha", 255) > 0


def _without_ligatures(text: str) -> str:
    return text if text.isascii() else text.translate(_LIGATURES)


def _pieces(drawn: Drawn, size: PageSize, turning: Any) -> Iterator[_Piece]:
    turn = mupdf.Matrix(turning.a, turning.b, turning.c, turning.d, 0, 0) if turning is not None else None
    for block in drawn.characters():
        for line in block.get("lines", ()):
            x, y = line["dir"]
            along = mupdf.Point(x, y) * turn if turn is not None else mupdf.Point(x, y)
            turns = _turns(along.x, along.y)
            for chars, shown in _split(line):
                edges = [_tight(char, size_, line["dir"]) for char, size_ in chars]
                whole = (
                    min(e[0] for e in edges),
                    min(e[1] for e in edges),
                    max(e[2] for e in edges),
                    max(e[3] for e in edges),
                )
                text = _without_ligatures("".join(char["c"] for char, _ in chars))
                box = Box(*whole) if turning is None else _turned_by(turning, whole)
                if 0 <= box.mid_x <= size.width and 0 <= box.mid_y <= size.height:
                    yield _Piece(text, box, turns, shown)


def _split(line: Any) -> Iterator[tuple[list[tuple[Any, float]], bool]]:
    """The words of a line as characters with their font size; hidden characters do not join shown ones."""
    word: list[tuple[Any, float]] = []
    word_shown = True
    for span in line["spans"]:
        shown = _is_shown(span)
        for char in span["chars"]:
            blank = not char["c"].strip()
            if word and (blank or shown != word_shown):
                yield word, word_shown
                word = []
            if not blank:
                word.append((char, span["size"]))
                word_shown = shown
    if word:
        yield word, word_shown


def _tight(char: Any, size: float, direction: tuple[float, float]) -> tuple[float, float, float, float]:
    """The box of a character without the air that its font claims above and below."""
    x0, y0, x1, y1 = char["bbox"]
    x, y = char["origin"]
    if abs(direction[0]) > 0.99:
        up = direction[0] > 0
        top = y - (_ABOVE_BASELINE if up else _BELOW_BASELINE) * size
        bottom = y + (_BELOW_BASELINE if up else _ABOVE_BASELINE) * size
        return (x0, max(y0, top), x1, min(y1, bottom)) if max(y0, top) < min(y1, bottom) else (x0, y0, x1, y1)
    if abs(direction[1]) > 0.99:
        down = direction[1] > 0
        left = x - (_BELOW_BASELINE if down else _ABOVE_BASELINE) * size
        right = x + (_ABOVE_BASELINE if down else _BELOW_BASELINE) * size
        return (max(x0, left), y0, min(x1, right), y1) if max(x0, left) < min(x1, right) else (x0, y0, x1, y1)
    return x0, y0, x1, y1


def _turns(x: float, y: float) -> int:
    """Quarter turns clockwise that make text upright which runs in the direction (x, y), y pointing down."""
    if abs(x) >= abs(y):
        return 0 if x >= 0 else 2
    return 3 if y > 0 else 1


def _page_turns(pieces: list[_Piece]) -> int:
    """The quarter turns that make most of the text upright; a note along the margin does not turn the page."""
    letters: Counter[int] = Counter()
    if not any(piece.turns for piece in pieces):
        return 0
    for piece in pieces:
        letters[piece.turns] += len(piece.text)
    return letters.most_common(1)[0][0] if letters else 0


def turned_box(box: Box, size: PageSize, turns: int) -> Box:
    """Where a box of the page as seen stands after ``turns`` quarter turns of the page, clockwise."""
    return box.turned(size.width, size.height, turns)


def turned_layer(layer: TextLayer, size: PageSize, turns: int) -> TextLayer:
    """The layer with its words level after so many quarter turns, which a person said."""
    words = tuple(
        replace(word, level=turned_box(word.box, size, turns) if turns % 4 else None) for word in layer.text.words
    )
    return TextLayer(replace(layer.text, words=words, turns=turns % 4, turned=True), layer.soundness, turns % 4)


def _marks(page: Any, drawn: Drawn, size: PageSize, turning: Any, shown: list[_Piece]) -> Marks:
    """What stands on the page, counted."""
    if not shown:
        return Marks("", 0, sum(kind != "ignore-text" for kind, _ in page.get_bboxlog()), 0, 0.0, 0)
    shapes = drawn.shapes()

    def seen(rect: Any) -> Box:
        corners = rect.x0, rect.y0, rect.x1, rect.y1
        return _within(Box(*corners) if turning is None else _turned_by(turning, corners), size)

    paths = map(seen, shapes.paths if len(shapes.paths) > LEAST_OUTLINES else ())
    pictures = [box for box in map(seen, shapes.pictures) if box.width > 0 and box.height > 0]
    return Marks(
        text="".join([piece.text for piece in shown]),
        words=len(shown),
        drawn=len(shown),
        glyphlike=sum(1.0 < box.width < 25.0 and 3.0 < box.height < 25.0 for box in paths),
        pictured=max((box.width * box.height for box in pictures), default=0.0) / (size.width * size.height),
        regions=sum(_may_hold_text(box, size) for box in pictures),
    )
