"""Words of one row joined into what they mean together: an amount, a date, or a plain word.

Papers print one amount as several words (``$`` and ``1,204.50``, ``35.00`` and ``CR``) and one date as several
(``August 14, 2026``). Everything after this module thinks in pieces and asks again about neither. What only
nearly is an amount, as recognition garbles it, is marked ``near`` and never passes for a clean one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from medneg_desktop.core.dates import DayOfYear, read_date, read_day
from medneg_desktop.core.money import Money, read_money
from medneg_desktop.domain.page import Word
from medneg_desktop.domain.place import Box, Place


class PieceKind(Enum):
    AMOUNT = "amount"
    DATE = "date"
    DAY = "day"
    WORD = "word"


@dataclass(eq=False, slots=True)
class Piece:
    """One or more neighbouring words that mean one thing. ``near`` says that the form needed a repair.

    A piece is itself and no other: two that read alike at two places are two. It never changes (and is not frozen, since
    one is made for each word of a page, and freezing doubles its cost); what is asked of it over and over is worked out
    at once.
    """

    kind: PieceKind
    words: tuple[Word, ...]
    page: int
    money: Money | None = None
    day: date | None = None
    partial: DayOfYear | None = None
    near: bool = False
    text: str = field(init=False)
    box: Box = field(init=False)
    """Where it stands on the straightened page: for rows and columns."""
    confidence: float = field(init=False)
    agreed: bool = field(init=False)

    def __post_init__(self) -> None:
        words = self.words
        if len(words) == 1:
            (word,) = words
            self.text, self.box = word.text, word.level or word.box
            self.confidence, self.agreed = word.confidence, word.agreed
        else:
            self.text, self.box = " ".join([w.text for w in words]), Box.around([w.row_box for w in words])
            self.confidence, self.agreed = min([w.confidence for w in words]), all(w.agreed for w in words)

    @property
    def place(self) -> Place:
        """Where it stands on the page as seen: for showing it."""
        words = self.words
        return Place(self.page, words[0].box if len(words) == 1 else Box.around([w.box for w in words]))


_TRAILING = ".,;:*†‡'\"|_"
_RANGE = re.compile(
    r"^(\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2})|\d{1,2}/\d{1,2})\s*(?:-|\u2013|\u2014|to|thru)\s*"
    r"(\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2})|\d{1,2}/\d{1,2})$"
)
_GLUED_LABEL = re.compile(r"^([A-Za-z#/.()]*[A-Za-z#)]:)(\S+)$")
_GLUED_NUMBER = re.compile(r"^(?:No|Nro|Num|Nr)\.(?=[A-Z0-9-]*\d{3})", re.IGNORECASE)
"""The end of a label in front of its number: ``No.448213``."""
_GLUED_AMOUNT = re.compile(
    r"^([A-Za-z][A-Za-z.,)]*)((?:-?\$|\(\$)\d[\d,]*\.\d{2}\)?)$|^([A-Za-z]{4,})(\d{1,3}(?:,\d{3})*\.\d{2}|\d+\.\d{2})$"
)
_BARRED = re.compile(r"^(\$?\d[\d,]*\.\d{2})\|\d")
"""An amount and the number in the next cell, with the rule between them read as a sign."""
_TWO_NUMBERS = re.compile(r"^([\d-]{7,})/[\d-]{7,}$")
_NEAR_AMOUNT = re.compile(
    r"^[-(~\u2013\u2014]?[$S§]?[-~]?(?P<digits>[\dOoIlSB]{1,3}(?:[.,:;'][\dOoIlSB]{3})*|[\dOoIlSB]{1,7})"
    r"[.,:;](?P<cents>[\dOoIlSB]{2})[)\-]?(?:CR|cr|Cr)?$"
)
_LOOKALIKES = str.maketrans({"O": "0", "o": "0", "I": "1", "l": "1", "S": "5", "B": "8"})
_SIGNS = frozenset({"-", "\u2212", "\u2013", "$", "-$", "$-", "(", "($", "+"})
_AFTER = frozenset({"-", "\u2212", "\u2013", ")", "CR", "cr", "Cr"})


def split_word(word: Word, cuts: Sequence[int]) -> list[Word]:
    """The word cut before the characters at ``cuts``, with boxes shared out by length."""
    edges = [0, *cuts, len(word.text)]
    parts = []
    for start, end in pairwise(edges):
        text = word.text[start:end].strip()
        if text:
            parts.append(
                replace(
                    word, text=text, box=_slice(word.box, start, end, len(word.text)), level=_level(word, start, end)
                )
            )
    return parts


def _slice(box: Box, start: int, end: int, length: int) -> Box:
    step = box.width / max(length, 1)
    return Box(box.x0 + start * step, box.y0, box.x0 + end * step, box.y1)


def _level(word: Word, start: int, end: int) -> Box | None:
    return None if word.level is None else _slice(word.level, start, end, len(word.text))


def loosen(word: Word) -> list[Word]:
    """Words that hold two things, such as ``ACCT:1234`` or ``03/02/26-03/05/26``, cut in two."""
    if cuts := _cuts(word.text):
        return split_word(word, cuts)
    if match := _RANGE.match(word.text.rstrip(_TRAILING)):
        return [_bare_range_end(w) for w in split_word(word, [match.end(1)])]
    return [word]


def _cuts(text: str) -> list[int]:
    if (match := _GLUED_LABEL.match(text)) and not match[2].startswith("//"):
        return [match.end(1)]
    if match := _GLUED_NUMBER.match(text):
        return [match.end()]
    if match := _TWO_NUMBERS.match(text) or _BARRED.match(text):
        return [match.end(1), match.end(1) + 1]
    if (at := _hash_at(text)) is not None:
        return [at + 1]
    match = _GLUED_AMOUNT.match(text)
    return [match.end(1 if match[1] else 3)] if match else []


def _hash_at(text: str) -> int | None:
    """Where ``#`` parts a label from its number, as in ``Receipt#D-2026`` or ``#12345``."""
    at = text.find("#")
    return at if at >= 0 and re.match(r"[A-Z0-9-]*\d", text[at + 1 :]) else None


def _bare_range_end(word: Word) -> Word:
    return replace(word, text=re.sub(r"^(?:-|\u2013|\u2014|to|thru)", "", word.text))


def make_pieces(words: Sequence[Word], page: int, *, recognized: bool, space: float) -> list[Piece]:
    """The words of one row, from left to right, as pieces. ``space`` is the widest gap inside one meaning."""
    loose: list[Word] = []
    for word in words:
        if _is_one(word.text):
            loose.append(word)
        else:
            loose += loosen(word)
    pieces: list[Piece] = []
    at = 0
    while at < len(loose):
        form = None if recognized else _form_of(loose, at)
        if form is not None:
            pieces.append(Piece(form.kind, (loose[at],), page, form.money, form.day, form.partial))
            at += 1
            continue
        taken = _date_at(loose, at, page, space) or _amount_at(loose, at, page, space, recognized=recognized)
        if taken is None and recognized and (day := near_date(loose[at].text)) is not None:
            taken = Piece(PieceKind.DATE, (loose[at],), page, day=day, near=True)
        piece = taken or Piece(PieceKind.WORD, (loose[at],), page)
        pieces.append(piece)
        at += len(piece.words)
    return pieces


_KNOWN_WORDS = 8192
"""Bills repeat their words: what a word is by its form is asked once for each text."""


@lru_cache(maxsize=_KNOWN_WORDS)
def _is_one(text: str) -> bool:
    """Whether a word holds one thing alone: :func:`loosen` leaves it whole."""
    return (
        text.isalnum()
        or _AMOUNT_SIGNS.fullmatch(text) is not None
        or not (_cuts(text) or _RANGE.match(text.rstrip(_TRAILING)))
    )


class _Form(NamedTuple):
    """What a printed word means by itself. ``begins``: what it means may stand in the next words too; ``open``: whatever
    they are, and not only where they are the rest of a date or an amount, as those are that say ``goes_on``.
    """

    kind: PieceKind
    money: Money | None
    day: date | None
    partial: DayOfYear | None
    begins: bool
    open: bool
    goes_on: bool


@lru_cache(maxsize=_KNOWN_WORDS)
def _form(text: str) -> _Form:
    digits = _DIGIT.search(text) is not None
    begins = digits or text in _SIGNS or _DATE_START.match(text) is not None
    day = partial = money = None
    if digits:
        day, partial = _day_in(text, named=True) if _DATE_START.match(text) else (None, None)
        money = read_money(_bare_amount(text)) if day is None and partial is None else None
    kinds = ((PieceKind.DATE, day), (PieceKind.DAY, partial), (PieceKind.AMOUNT, money))
    kind = next((kind for kind, value in kinds if value is not None), PieceKind.WORD)
    is_open = begins and (text in _SIGNS or _LETTER.search(text) is not None)
    return _Form(kind, money, day, partial, begins, is_open, _GOES_ON.match(text) is not None)


def _form_of(words: Sequence[Word], at: int) -> _Form | None:
    """What a printed word means, where the words behind it have no part in that; None where they may have."""
    form = _form(words[at].text)
    if form.begins and at + 1 < len(words) and (form.open or _form(words[at + 1].text).goes_on):
        return None
    return form


def _run(words: Sequence[Word], at: int, most: int, space: float) -> int:
    """How many words from ``at`` on, up to ``most``, stand close enough to each other to mean one thing."""
    count = 1
    left = words[at].row_box
    while count < most and at + count < len(words):
        right = words[at + count].row_box
        if right.x0 - left.x1 > space:
            break
        left = right
        count += 1
    return count


_MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|ene|abr|ago|set|dic"
_DATE_START = re.compile(rf"[(\[]*(?:\d|{_MONTHS})", re.IGNORECASE)


def _date_at(words: Sequence[Word], at: int, page: int, space: float) -> Piece | None:
    first = words[at].text
    if not _DATE_START.match(first):
        return None
    for count in range(_run(words, at, 5, space), 0, -1):
        group = tuple(words[at : at + count])
        day, partial = _day_in(" ".join([w.text for w in group]), named=count <= 2)
        if day is not None:
            return Piece(PieceKind.DATE, group, page, day=day)
        if partial is not None:
            return Piece(PieceKind.DAY, group, page, partial=partial)
    return None


def _day_in(text: str, *, named: bool) -> tuple[date | None, DayOfYear | None]:
    """The date that these words are; else, where it is asked for (``named``), the day without a year."""
    text = text.replace(" ,", ",").strip(_TRAILING + "()[]")
    if len(text) > 32 or not _DIGIT.search(text) or not _DATE_SIGN.search(text):
        return None, None
    if (day := read_date(text)) is not None:
        return day, None
    return None, read_day(text) if named else None


_DIGIT = re.compile(r"\d")
_DATE_SIGN = re.compile(r"[/A-Za-z-]|\..*\.")
"""In each date: a month in letters, or what parts its numbers. Bare digits are as often an account number as a date."""
_AMOUNT_SIGNS = re.compile(r"[\d.,$()%]*")
_LETTER = re.compile(r"[A-Za-z]")
_GOES_ON = re.compile(rf"[\W_]*(?:$|de$|cr[{re.escape(_TRAILING)}]*$|{_MONTHS})", re.IGNORECASE)
"""Behind a number: signs alone, a month, or what marks a credit. Behind others no number is part of a longer value."""


def _amount_at(words: Sequence[Word], at: int, page: int, space: float, *, recognized: bool) -> Piece | None:
    first = words[at].text
    if first not in _SIGNS and not _DIGIT.search(first):
        return None
    for count in range(_run(words, at, 3, space), 0, -1):
        group = tuple(words[at : at + count])
        if not _signs_around(group):
            continue
        text = _bare_amount("".join([w.text for w in group]))
        if (money := read_money(text)) is not None:
            near = recognized and (_cents_lost(text) or _followed_by_cents(words, at + count, space))
            return Piece(PieceKind.AMOUNT, group, page, money=money, near=near)
    if recognized and (money := near_amount(words[at].text)) is not None:
        return Piece(PieceKind.AMOUNT, (words[at],), page, money=money, near=True)
    return None


def _bare_amount(text: str) -> str:
    return text.rstrip(_TRAILING).lstrip("*|'\"")


def _signs_around(group: Sequence[Word]) -> bool:
    """Whether all words but one are signs, so that joining cannot make one amount of two numbers."""
    core = [i for i, w in enumerate(group) if _DIGIT.search(w.text)]
    if len(core) != 1:
        return False
    before, after = group[: core[0]], group[core[0] + 1 :]
    return all(w.text in _SIGNS for w in before) and all(w.text.rstrip(_TRAILING) in _AFTER for w in after)


def _cents_lost(text: str) -> bool:
    return re.search(r"\.\d{2}\D*$", text) is None


def _followed_by_cents(words: Sequence[Word], at: int, space: float) -> bool:
    if at >= len(words) or not re.fullmatch(r"\d{2}[)-]?", words[at].text):
        return False
    return _cents_lost(words[at - 1].text) and words[at].row_box.x0 - words[at - 1].row_box.x1 <= space


_NEAR_DATE = re.compile(r"^([01OIl]\S)[/.,:;|]?([0-3OIlZ]\S)[/.,:;|]?([27Z][0O][0-9OIlSBZ]{2})$")
_PARTS_DATE = re.compile(r"[/|]|\d[.,:;]\d")


def near_date(text: str) -> date | None:
    """The day that ``0814/2026`` or ``O8/14/7026`` most likely is; None where it is not nearly one."""
    match = _NEAR_DATE.match(text.strip(_TRAILING))
    if match is None or not _PARTS_DATE.search(text):
        return None
    month, day, year = (part.translate(_LOOKALIKES).replace("Z", "2") for part in match.groups())
    return read_date(f"{month}/{day}/2{year[1:]}")


def near_amount(text: str) -> Money | None:
    """The amount that ``text`` would be with look-alike signs put right; None where it is not nearly one."""
    text = text.strip(_TRAILING)
    match = _NEAR_AMOUNT.match(text)
    if match is None or sum(c.isdigit() for c in text) < 2:
        return None
    digits = re.sub(r"\D", "", match["digits"].translate(_LOOKALIKES))
    cents = int(digits) * 100 + int(match["cents"].translate(_LOOKALIKES))
    negative = text[0] in "-(~\u2013\u2014" or text[-1] in ")-" or text[-2:].upper() == "CR" or text[1:2] in ("-", "~")
    return Money(-cents if negative else cents)
