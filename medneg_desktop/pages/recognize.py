"""What a strip says: the recognizer's characters, each with its likelihood and where in the strip it stands."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np

from medneg_desktop.pages.models import RECOGNIZER, session
from medneg_desktop.pages.raster import Floats
from medneg_desktop.pages.strips import HEIGHT, cut_points

_BATCH = 8
_STEP = 16
_LEAST_WIDTH = 64
_OF_BILLS = frozenset("ÁÉÍÓÚÜÑáéíóúüñ¿¡©®°±§¢")
"""Beside ASCII. The model knows 18,000 characters; on an English or Spanish bill the others are misreadings."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character; ``x`` is its middle in pixels of the strip."""

    text: str
    likely: float
    x: float


class Recognizer:
    """Reads strips. Loads its model once."""

    def __init__(self) -> None:
        self._session: Any = session(RECOGNIZER)
        self._input: str = self._session.get_inputs()[0].name
        classes = int(self._session.get_outputs()[0].shape[-1])
        listed = self._session.get_modelmeta().custom_metadata_map["character"].split("\n")
        # Class 0 is the blank between characters, the last one the space.
        characters = ["", *listed][: classes - 1]
        characters += [" "] * (classes - len(characters))
        self._classes = np.array([i for i, c in enumerate(characters) if i == 0 or _wanted(c)])
        self._characters = [characters[i] for i in self._classes]

    def read(self, strips: list[Floats]) -> list[list[Glyph]]:
        """The characters of each strip, from left to right."""
        pieces: list[Floats] = []
        owners: list[tuple[int, int]] = []
        for number, pixels in enumerate(strips):
            cuts = cut_points(pixels)
            for start, end in pairwise(cuts):
                pieces.append(pixels[:, start:end])
                owners.append((number, start))
        lines: list[list[Glyph]] = [[] for _ in strips]
        for (number, start), glyphs in zip(owners, self._read_pieces(pieces), strict=True):
            line = lines[number]
            if glyphs and line and line[-1].text != " ":
                line.append(Glyph(" ", 1.0, float(start)))
            line += [Glyph(g.text, g.likely, g.x + start) for g in glyphs]
        return lines

    def _read_pieces(self, pieces: list[Floats]) -> list[list[Glyph]]:
        read: list[list[Glyph]] = [[] for _ in pieces]
        waiting = sorted(range(len(pieces)), key=lambda i: pieces[i].shape[1])
        while waiting:
            narrowest = pieces[waiting[0]].shape[1]
            # A short strip is not padded up to a much longer neighbour: that would cost more than another run.
            limit = max(1.35 * narrowest, narrowest + 64)
            batch = [i for i in waiting[:_BATCH] if pieces[i].shape[1] <= limit]
            waiting = waiting[len(batch) :]
            for number, glyphs in zip(batch, self._run([pieces[i] for i in batch]), strict=True):
                read[number] = glyphs
        return read

    def _run(self, pieces: list[Floats]) -> list[list[Glyph]]:
        width = max(_LEAST_WIDTH, math.ceil(max(p.shape[1] for p in pieces) / _STEP) * _STEP)
        batch = np.zeros((len(pieces), 3, HEIGHT, width), np.float32)
        for number, pixels in enumerate(pieces):
            batch[number, :, :, : pixels.shape[1]] = pixels / np.float32(127.5) - np.float32(1)
        likely = self._session.run(None, {self._input: batch})[0][:, :, self._classes]
        return [self._decoded(line, width) for line in likely]

    def _decoded(self, likely: Floats, width: int) -> list[Glyph]:
        """One character for each run of equal best classes; a blank parts equal neighbours."""
        best, sure = likely.argmax(1), likely.max(1)
        column = width / len(best)
        glyphs: list[Glyph] = []
        before = 0
        for step, (kind, probability) in enumerate(zip(best.tolist(), sure.tolist(), strict=True)):
            if kind and kind != before:
                glyphs.append(Glyph(self._characters[kind], probability, (step + 0.5) * column))
            elif kind and probability > glyphs[-1].likely:
                glyphs[-1] = Glyph(glyphs[-1].text, probability, glyphs[-1].x)
            before = kind
        return glyphs


def _wanted(character: str) -> bool:
    return character == " " or character in _OF_BILLS or (len(character) == 1 and "!" <= character <= "~")


def mean_likelihood(glyphs: list[Glyph]) -> float:
    seen = [g.likely for g in glyphs if g.text != " "]
    return sum(seen) / len(seen) if seen else 0.0


def joined(glyphs: list[Glyph]) -> str:
    return "".join(g.text for g in glyphs)
