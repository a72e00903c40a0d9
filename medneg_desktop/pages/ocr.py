"""The page reader: words off the picture of a page.

Detector, quarter turns, strips along the slope, recognizer, words, level boxes. A strip that the recognizer is not
sure of is read once more from a slightly different sampling, on a faxed page also from one that joins broken strokes;
the surest reading counts, and a word that no other reading has is not ``agreed``.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from medneg_desktop.domain.page import PageText, TextSource, Word
from medneg_desktop.domain.place import Box
from medneg_desktop.pages.detect import Detector
from medneg_desktop.pages.dirt import cleared, is_stark
from medneg_desktop.pages.flatten import carried
from medneg_desktop.pages.level import leveled
from medneg_desktop.pages.messages import Soundness
from medneg_desktop.pages.paper import Paper, Scan
from medneg_desktop.pages.pixels import GrayPixels
from medneg_desktop.pages.raster import Floats, blurred, pyramid, softened
from medneg_desktop.pages.recognize import Glyph, Recognizer, joined, mean_likelihood
from medneg_desktop.pages.split import SeenWord, same_words, words_of
from medneg_desktop.pages.strips import Strip, sampled
from medneg_desktop.pages.words import turned_box, turned_layer
from medneg_desktop.services.ports import PageSize

_LEFT_OUT = 0.02
"""The grain of a table may look like a little text."""
_TRIALS = 8
_MIDDLING = 6.0
"""Strips about six times as long as high tell head from feet best."""
_SURELY_UPRIGHT = 0.9
_UNSURE = 0.9
_SECOND_LOOK = 1.14
_JOINING = 1.5
"""Pixels of a Gaussian down a faxed page: strokes that lost their thin parts, and rows that were doubled, join again. Of the
numbers in doubtful strips of faxes 60 % were right with two looks of which the second had to be surer by 0.03, 66 % with
the surest of the two, 72 % with the surest of three.
"""
Look = tuple[Strip, Floats, list[Glyph]]
"""A strip as it was sampled, and what was read there."""


@dataclass(frozen=True, slots=True)
class _Upright:
    """A page turned upright by ``turns`` quarters clockwise, its strips, and what the trial has read already."""

    gray: GrayPixels
    turns: int
    strips: list[Strip]
    read: dict[int, list[Glyph]]


class PageReader:
    """Holds the models; reads one page after another."""

    def __init__(self) -> None:
        self._detector = Detector()
        self._recognizer = Recognizer()

    def read(self, scan: Scan, turns: int | None = None) -> tuple[list[Word], int]:
        """The words with boxes in points, as seen and level, and how many quarter turns make the page upright: ``turns``
        where a person said so.
        """
        scan = self._from_above(scan)
        gray = softened(cleared(scan.gray))
        upright = self._upright(gray) if turns is None else self._turned(gray, turns % 4)
        seen = self._seen(upright)
        height, width = upright.gray.shape
        size = PageSize(width * scan.points, height * scan.points)
        words = [
            Word(
                text=word.text,
                box=_moved(turned_box(_scaled(Box(*word.bounds), scan.points), size, -upright.turns), scan),
                confidence=min(1.0, max(0.0, word.confidence)),
                level=_scaled(level, scan.points),
                agreed=word.agreed,
            )
            for word, level in zip(seen, leveled(seen), strict=True)
        ]
        return words, upright.turns % 4

    def _from_above(self, scan: Scan) -> Scan:
        """A photo taken from the side as seen from above, unless text would be left out."""
        if scan.flat is None:
            return scan
        strips = self._detector.find(scan.gray).strips
        if not strips:
            return scan
        on = scan.flat.holds(np.array([[strip.x, strip.y] for strip in strips]))
        lengths = np.array([strip.half_width for strip in strips])
        if lengths[~on].sum() > _LEFT_OUT * lengths.sum():
            return scan
        return Scan(scan.flat.gray, scan.points, back=scan.flat.back)

    def _upright(self, gray: GrayPixels) -> _Upright:
        found = self._detector.find(gray)
        turns = 0
        if found.sideways:
            turns = 1
            gray = np.ascontiguousarray(np.rot90(gray, -1))
            found = self._detector.find(gray)
        strips = found.strips
        levels = pyramid(gray)
        trial = sorted(range(len(strips)), key=lambda i: abs(strips[i].shape - _MIDDLING))[:_TRIALS]
        read = dict(zip(trial, self._recognizer.read([sampled(levels, strips[i]) for i in trial]), strict=True))
        if _plausible(list(read.values())) < _SURELY_UPRIGHT:
            flipped = self._recognizer.read([sampled(levels, strips[i], upside_down=True) for i in trial])
            if _plausible(flipped) > _plausible(list(read.values())):
                height, width = gray.shape
                strips = [strip.upside_down(width, height) for strip in strips]
                gray, turns = np.ascontiguousarray(np.rot90(gray, 2)), turns + 2
                read = dict(zip(trial, flipped, strict=True))
        return _Upright(gray, turns, strips, read)

    def _turned(self, gray: GrayPixels, turns: int) -> _Upright:
        """The page as a person turned it, whatever the print looks like."""
        gray = np.ascontiguousarray(np.rot90(gray, -turns))
        return _Upright(gray, turns, self._detector.find(gray).strips, {})

    def _seen(self, upright: _Upright) -> list[SeenWord]:
        levels = pyramid(upright.gray)
        pixels = [sampled(levels, strip) for strip in upright.strips]
        unread = [i for i in range(len(pixels)) if i not in upright.read]
        lines = {**upright.read, **dict(zip(unread, self._recognizer.read([pixels[i] for i in unread]), strict=True))}
        unsure = [i for i, line in lines.items() if line and min(g.likely for g in line) < _UNSURE]
        more = [self._look(levels, [upright.strips[i].taller(_SECOND_LOOK) for i in unsure])]
        if unsure and is_stark(upright.gray):
            joining = pyramid(blurred(upright.gray, _JOINING))
            more.append(self._look(joining, [upright.strips[i] for i in unsure]))
        others = dict(zip(unsure, zip(*more, strict=True), strict=True))
        words: list[SeenWord] = []
        for number, strip in enumerate(upright.strips):
            words += _surest((strip, pixels[number], lines[number]), others.get(number, ()))
        return words

    def _look(self, levels: list[GrayPixels], strips: list[Strip]) -> list[Look]:
        """Another reading of strips."""
        pixels = [sampled(levels, strip) for strip in strips]
        return list(zip(strips, pixels, self._recognizer.read(pixels), strict=True))


def _surest(first: Look, others: tuple[Look, ...]) -> list[SeenWord]:
    """The words of the reading that is surest of itself, those doubted that no other reading has."""
    looks = sorted((first, *others), key=lambda look: -mean_likelihood(look[2]))
    words = words_of(*looks[0])
    return same_words(words, [joined(glyphs) for _, _, glyphs in looks[1:]]) if others else words


def read_page(reader: PageReader, paper: Paper, page: int, turns: int | None = None) -> PageText:
    """The words of a page: all by recognition, or those in its pictures beside a sound text layer. ``turns`` are the
    quarter turns that a person said make the page upright.
    """
    size, said = paper.sizes[page - 1], turns is not None
    layer = paper.layer(page)
    if turns is not None:
        layer = turned_layer(layer, size, turns)
    if layer.soundness is not Soundness.PARTIAL:
        words, found_turns = reader.read(paper.scan(page), turns)
        source = TextSource.OCR if words else TextSource.NONE
        return PageText(page, size.width, size.height, tuple(words), source, turns=found_turns, turned=said)
    added: list[Word] = []
    for region in paper.regions(page):
        found, _ = reader.read(paper.scan_region(page, region), turns)
        added += [word for word in found if not _known(word, (*layer.text.words, *added))]
    source = TextSource.MIXED if added else TextSource.TEXT
    # The text is level as it stands; the words of a picture keep their place beside it.
    beside = tuple(
        replace(word, level=turned_box(word.box, size, layer.turns) if layer.turns else None) for word in added
    )
    words_of_both = (*layer.text.words, *beside)
    return PageText(page, size.width, size.height, words_of_both, source, turns=layer.turns, turned=said)


def _known(word: Word, words: tuple[Word, ...]) -> bool:
    """Whether the text layer has words where this one was seen."""
    return any(other.box.grown(-0.5).meets(word.box) for other in words)


def _plausible(lines: list[list[Glyph]]) -> float:
    glyphs = [glyph for line in lines for glyph in line]
    return mean_likelihood(glyphs) * min(1.0, len(glyphs) / 20)


def _scaled(box: Box, by: float) -> Box:
    return Box(box.x0 * by, box.y0 * by, box.x1 * by, box.y1 * by)


def _moved(box: Box, scan: Scan) -> Box:
    if scan.back is not None:
        corners = np.array([[x, y] for x in (box.x0, box.x1) for y in (box.y0, box.y1)]) / scan.points
        seen = carried(scan.back, corners) * scan.points
        return Box(*seen.min(0).tolist(), *seen.max(0).tolist())
    return Box(box.x0 + scan.left, box.y0 + scan.top, box.x1 + scan.left, box.y1 + scan.top)
