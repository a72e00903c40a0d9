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

    def say(self, text: str) -> str:
        """The text in this language, as far as the lists know it."""
        return self._say(text)  # type: ignore[attr-defined, no-any-return] # made above

    def _work_out(self, text: str) -> str:
        bare = text.strip()
        if not bare or not any(c.isalpha() for c in bare):
            return text
        if (found := self._known(bare)) is not None:
            return text.replace(bare, found)
        pieces = _SENTENCE.split(bare)
        if len(pieces) < 2:
            return text
        gaps = _SENTENCE.findall(bare)
        return text.replace(bare, self._piece_by_piece(pieces, [*gaps, ""]))

    def _piece_by_piece(self, pieces: list[str], gaps: list[str]) -> str:
        """As many sentences together as a list knows; a sentence that none knows stays."""
        said, at = "", 0
        while at < len(pieces):
            for end in range(len(pieces), at, -1):
                together = "".join(p + g for p, g in zip(pieces[at:end], gaps[at:end], strict=True))
                ending = gaps[end - 1]
                known = self._known(together.removesuffix(ending) if ending else together)
                if known is not None or end == at + 1:
                    said += (known if known is not None else pieces[at]) + ending
                    at = end
                    break
        return said

    def _known(self, text: str) -> str | None:
        if (whole := self.whole.get(text)) is not None:
            return whole
        if day := _DAY.match(text):
            return f"{int(day[2])} {self.months[_MONTHS.index(day[1]) // 3]} {day[3]}"
        patterns: dict[str, list[_Pattern]] = self._patterns  # type: ignore[attr-defined] # made above
        best: tuple[_Pattern, re.Match[str]] | None = None
        for pattern in (*patterns.get(_start(text), ()), *patterns.get("", ())):
            if (best is None or pattern.letters > best[0].letters) and (match := pattern.form.match(text)):
                best = (pattern, match)
        if best is not None:
            pattern, match = best
            return str(pattern.said.format(*(self.say(value) for value in match.groups())))
        small = text[:1].lower() + text[1:]  # a text that was given a capital on its way to the screen
        found = self.whole.get(small) if small != text else None
        return found[:1].upper() + found[1:] if found else None


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
    source = "".join(
        re.escape(p) + v for p, v in zip(_PLACE.split(english)[::2], [*map(_value, names), ""], strict=True)
    )
    places = {name: at for at, name in enumerate(names)}
    if any(name not in places for name in _PLACE.findall(said)):
        return None
    told = _PLACE.sub(lambda m: f"{{{places[m[1]]}}}", said)
    return _Pattern(re.compile(f"^{source}$", re.DOTALL), letters, told)


def _value(name: str) -> str:
    return f"({_DAY_FORM})" if name == "day" else "(.+?)"


def load(folder: Path, months: tuple[str, ...]) -> Lists:
    """The lists in a folder, each a JSON object from the English text to the one in the other language."""
    whole: dict[str, str] = {}
    joints: dict[str, str] = {}
    for path in sorted(folder.glob("*.json")):
        held = {k: v for k, v in json.loads(path.read_text(encoding="utf-8")).items() if v}
        (joints if path.name == JOINTS else whole).update(held)
    return Lists({**joints, **whole}, joints, months)
