"""Boxes of printed forms: a value stands under its caption, within the box, and nowhere else."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from medneg_desktop.core.money import Money
from medneg_desktop.domain.reading import AnyFact
from medneg_desktop.reading.facts import SURE, fact_of
from medneg_desktop.reading.names import is_name
from medneg_desktop.reading.pieces import Piece
from medneg_desktop.reading.rows import PageRows, Row
from medneg_desktop.reading.vocabulary import folded

FORM_DIAGNOSIS = re.compile(
    r"^(?:[1-4A-L]\.)?([A-TV-Z]\d[0-9A-Z](?:\.?[0-9A-Z]{1,4})?|[V\d]\d{2}\.?\d{1,2}|E\d{3}\.\d)$"
)


def caption_at(row: Row, caption: re.Pattern[str]) -> int | None:
    """The number of the piece at which a caption begins."""
    # Recognition parts and joins the small print of captions at will: spaces do not count.
    text, starts = "", []
    for piece in row.pieces:
        starts.append(len(text))
        text += folded(piece.text)
    match = caption.search(text)
    if match is None:
        return None
    return max(i for i, at in enumerate(starts) if at <= match.start())


def value_under(page: PageRows, number: int, start: int, sort: str) -> AnyFact | None:
    row = page.rows[number]
    left = row.pieces[start].box.x0 - 0.012 * page.page.width
    right = _right_edge(page, row, start)
    for below in page.rows[number + 1 : number + 4]:
        if below.box.y0 - row.box.y1 > 3.2 * page.text_height:
            return None
        pieces = [p for p in below.pieces if left <= p.box.x0 < right]
        fact = value_in(pieces, sort)
        if fact is not None:
            return fact
    return None


def _right_edge(page: PageRows, row: Row, start: int) -> float:
    """Where the box ends: at the next caption that begins with a number, or a third of the page further."""
    later = [p.box.x0 for p in row.pieces[start + 2 :] if re.match(r"^\d{1,2}[a-d]?\.", p.text)]
    reach = row.pieces[start].box.x0 + 0.36 * page.page.width
    return min([*later, reach])


_BOX_WORDS = frozenset({"NO", "YES", "CITY", "STATE", "ZIP", "SEX", "MM", "DD"})
"""Words of the boxes themselves, which stand where a value would; a name may hold one: ``BLUFF CITY CLINIC``."""


def value_in(pieces: Sequence[Piece], sort: str) -> AnyFact | None:
    if sort == "money":
        return form_money(pieces)
    if sort == "id":
        good = [p for p in pieces if re.fullmatch(r"[A-Z0-9-]{4,}", p.text) and any(c.isdigit() for c in p.text)]
        return fact_of(good[0].text, good[:1]) if good else None
    run = [p for p in pieces if re.fullmatch(r"[A-Za-zÀ-ÿ.,'&-]+|\d{1,4}", p.text)]
    text = " ".join(p.text for p in run)
    lower = any(c.islower() for c in text)
    words = text.split()
    captions = sum(w in _BOX_WORDS for w in words)
    if not run or not is_name(text) or lower or words[0] in _BOX_WORDS or 2 * captions >= len(words):
        return None
    if re.search(r" [A-Z]{2}$", text) and any(re.fullmatch(r"\d{5}(?:-?\d{4})?", p.text) for p in pieces):
        return None  # a state and a ZIP code make it an address
    return fact_of(text, run, bound=SURE)


def form_money(pieces: Sequence[Piece]) -> AnyFact | None:
    """An amount, or dollars and cents printed on both sides of the form's own dividing line."""
    for piece in pieces:
        if piece.money is not None and re.search(r"[.:]\d{2}\D*$", piece.text):
            return fact_of(piece.money, [piece])
    digits = [p for p in pieces if re.fullmatch(r"(?:[$S] ?)?\d{1,6}", p.text)]
    amount = "".join(re.sub(r"\D", "", p.text) for p in digits)
    if len(digits) == 2 and re.fullmatch(r"\d{2}", digits[1].text):
        return fact_of(Money.of(f"{amount[:-2]}.{amount[-2:]}"), digits)
    if len(digits) == 1 and len(amount) >= 3:
        fact = fact_of(Money.of(f"{amount[:-2]}.{amount[-2:]}"), digits)
        return fact.doubted(
            "The form's line between dollars and cents was not seen; the last two digits are taken for cents."
        )
    return None


def day_of(digits: str) -> date | None:
    year = int(digits[4:]) + (2000 if len(digits) == 6 else 0)
    try:
        found = date(year, int(digits[:2]), int(digits[2:4]))
    except ValueError:
        return None
    return found if 1990 <= found.year <= 2100 else None
