"""What the crafts say, in the language of the window.

Findings, steps, troubles and the history are written in English where they arise, and kept so. They are put into the
person's language where they are shown: whole texts by the lists in ``resources/translations/said``, texts with values in
them by their pattern (``Page {0} of {1}``), and longer ones sentence by sentence. What no list knows stays as it is.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

_PLACE = re.compile(r"\{(\w*)\}")
_SENTENCE = re.compile(r"(?<=[.!?;:])\s+|\n+| · ")
_MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec"
_DAY_FORM = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]* \d{1,2}, \d{4}"
_DAY = re.compile(r"^(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]* (\d{1,2}), (\d{4})$")
_QUOTED_OR_DAY = re.compile(rf"\u201c[^\u201d]*\u201d|\b{_DAY_FORM}")
_FRAME = re.compile(r"^([\u2022(] ?)(.*?)([):]?)$|^()(.+)(:)$", re.DOTALL)
"""A bullet or brackets around a text, or a colon after it."""
_WORD = re.compile(r"(?<![\w-])[a-z]{2,}")
_PROSE = re.compile(r"[a-z]{2,} [a-z]{2,}")
_LEAST = 4
"""Letters of its own that a pattern needs; less would be found in anything. Patterns of ``JOINTS`` may have less."""
JOINTS = "joints.json"
"""Written by hand: how texts are put together. ``{day}`` stands for a date."""


@dataclass(frozen=True, slots=True)
class _Pattern:
    form: re.Pattern[str]
    letters: int
    said: str


@dataclass(frozen=True)
class Lists:
    """The lists of one language: texts, and ``joints`` by which they are put together. ``months`` are its short names
    of the months, from January.
    """

    whole: Mapping[str, str] = field(default_factory=dict)
    joints: Mapping[str, str] = field(default_factory=dict)
    months: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        by_start: dict[str, list[_Pattern]] = defaultdict(list)
        for texts, least in ((self.whole, _LEAST), (self.joints, 0)):
            for english, said in texts.items():
                if _PLACE.search(english) and (pattern := _pattern(english, said, least)) is not None:
                    by_start[_start(english)].append(pattern)
        object.__setattr__(self, "_patterns", dict(by_start))
        object.__setattr__(self, "_say", lru_cache(maxsize=8192)(self._work_out))
        object.__setattr__(self, "_part", lru_cache(maxsize=8192)(self._translated))

    def say(self, text: str) -> str:
        """The text in this language, as far as the lists know it."""
        return self._say(text)  # type: ignore[attr-defined, no-any-return] # made above

    def _work_out(self, text: str) -> str:
        bare = text.strip()
        if not bare or not any(c.isalpha() for c in bare):
            return text
        return _QUOTED_OR_DAY.sub(self._day_said, text.replace(bare, self._translated(bare)[1]))

    def _day_said(self, found: re.Match[str]) -> str:
        """A day that stands within a text; what is quoted keeps its own form."""
        day = _DAY.match(found[0])
        return f"{int(day[2])} {self.months[_MONTHS.index(day[1]) // 3]} {day[3]}" if day else found[0]

    def _translated(self, text: str) -> tuple[int, str]:
        """How many letters of prose stay unsaid, and the text as far as it can be said."""
        if (whole := self._whole(text)) is not None:
            return 0, whole
        if day := _DAY.match(text):
            return 0, self._day_said(day)
        ways = [(len(text) if _PROSE.search(text) else 0, text)]
        if framed := _FRAME.match(text):
            before, within, after = (framed[n] or framed[n + 3] or "" for n in (1, 2, 3))
            left, said = self._part(within)  # type: ignore[attr-defined] # made above
            ways.append((left, before + said + after))
        if "\n" not in text:
            ways += self._by_pattern(text)
        pieces = _SENTENCE.split(text)
        if len(pieces) > 1:
            ways.append(self._piece_by_piece(pieces, [*_SENTENCE.findall(text), ""]))
        return min(ways, key=lambda way: (way[0], way[1] == text))

    def _piece_by_piece(self, pieces: list[str], gaps: list[str]) -> tuple[int, str]:
        """As many sentences together as a list has; each other one by itself."""
        unsaid, said, at = 0, "", 0
        while at < len(pieces):
            for end in range(len(pieces), at, -1):
                together = "".join(p + g for p, g in zip(pieces[at:end], gaps[at:end], strict=True))
                ending = gaps[end - 1]
                known = self._at_once(together.removesuffix(ending) if ending else together)
                if known is not None or end == at + 1:
                    left, words = (0, known) if known is not None else self._translated(pieces[at])
                    unsaid, said, at = unsaid + left, said + words + ending, end
                    break
        return unsaid, said

    def _at_once(self, text: str) -> str | None:
        """Sentences that a list has together, or that one pattern says whole."""
        if (whole := self._whole(text)) is not None:
            return whole
        said = self._by_pattern(text) if "\n" not in text else []
        return next((words for left, words in said if left == 0), None)

    def _whole(self, text: str) -> str | None:
        """As a list has it, also where the text was given a capital or lost its full stop on its way to the screen."""
        for form in (text, _small(text)):
            for given, back in ((form, form), (form + ".", form), (form.removesuffix("."), form)):
                if (said := self.whole.get(given)) is not None:
                    said = said if given == back else said.removesuffix(".") if given.endswith(".") else said + "."
                    return said if form == text else said[:1].upper() + said[1:]
        return None

    def _by_pattern(self, text: str) -> list[tuple[int, str]]:
        """By the pattern that leaves the least unsaid; of two like ones, by that with more words of its own."""
        patterns: dict[str, list[_Pattern]] = self._patterns  # type: ignore[attr-defined] # made above
        found: list[tuple[int, int, int, int, str]] = []
        for form in dict.fromkeys((text, _small(text))):
            for pattern in (*patterns.get(_start(form), ()), *patterns.get("", ())):
                if match := pattern.form.match(form):
                    values = [self._value_said(value) for value in match.groups()]
                    said = str(pattern.said.format(*(said for _, said in values)))
                    said = said if form == text else said[:1].upper() + said[1:]
                    kept = [v for v, (_, w) in zip(match.groups(), values, strict=True) if v == w]
                    unsaid = sum(_WORD.search(v) is not None for v in kept)
                    rank = sum(left for left, _ in values), unsaid, sum(any(map(str.isalpha, v)) for v in kept)
                    found.append((*rank, -pattern.letters, said))
        return [(left, said) for left, _, _, _, said in sorted(found)[:1]]

    def _value_said(self, value: str) -> tuple[int, str]:
        """What stands in a place of a pattern, with the space around it: it may be a sentence of its own."""
        bare = value.strip()
        left, said = self._part(bare)  # type: ignore[attr-defined] # made above
        return left, value.replace(bare, said) if bare else value


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]


def _start(text: str) -> str:
    """The first word, by which the patterns are kept; empty for a pattern that begins with a value."""
    first = text.split(" ", 1)[0]
    return "" if "{" in first else first


def _pattern(english: str, said: str, least: int) -> _Pattern | None:
    own = _PLACE.sub("", english)
    letters = sum(c.isalpha() for c in own)
    if letters < least:
        return None
    names = _PLACE.findall(english)
    parts = _PLACE.split(english)[::2]
    held = [_value(name, may_lack=part.endswith(_ENDED)) for part, name in zip(parts, names, strict=False)]
    source = "".join(re.escape(part) + value for part, value in zip(parts, [*held, ""], strict=True))
    places = {name: at for at, name in enumerate(names)}
    if any(name not in places for name in _PLACE.findall(said)):
        return None
    told = _PLACE.sub(lambda m: f"{{{places[m[1]]}}}", said)
    return _Pattern(re.compile(f"^{source}$", re.DOTALL), letters, told)


_ENDED = (".", ";", "?", "!")


def _value(name: str, *, may_lack: bool) -> str:
    """What stands in a place: a day, or anything; nothing, too, where the sentence before it has ended."""
    return f"({_DAY_FORM})" if name == "day" else "(.*?)" if may_lack else "(.+?)"


def load(folder: Path, months: tuple[str, ...]) -> Lists:
    """The lists in a folder, each a JSON object from the English text to the one in the other language."""
    whole: dict[str, str] = {}
    joints: dict[str, str] = {}
    for path in sorted(folder.glob("*.json")):
        held = {k: v for k, v in json.loads(path.read_text(encoding="utf-8")).items() if v}
        (joints if path.name == JOINTS else whole).update(held)
    return Lists({**whole, **joints}, joints, months)
