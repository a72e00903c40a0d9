"""Charges listed without a table header: a description, perhaps a code, and one amount to its right.

Small practices print them so. Without a header a row counts only in a block that is opened by a heading such as
"Services provided" or holds codes, and only up to the first sum.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from medneg_desktop.domain.reading import Cell
from medneg_desktop.reading import codes
from medneg_desktop.reading.drafts import Draft, take_code_from_text
from medneg_desktop.reading.facts import fact_of
from medneg_desktop.reading.pieces import Piece, PieceKind
from medneg_desktop.reading.rows import Row
from medneg_desktop.reading.totals import is_payment_text, is_sum_row

_HEADING = re.compile(
    r"^\W*(itemized charges|services? provided|services? rendered|procedures?|charges|services|itemization|description of "
    r"services|details? of (charges|services)|cargos|servicios|detalle de (cargos|servicios)|treatments?|items?)\b[^$]{0,24}:?\W*$"
)


def list_lines(rows: Sequence[Row], states_sum: Callable[[Row], bool]) -> list[Draft]:
    """The lines of the first block of charges among these rows; ``states_sum`` tells rows whose label says a sum."""
    best: list[Draft] = []
    block: list[Draft] = []
    headed = False
    for whole, row in ((r, part) for r in rows for part in _parts(r)):
        draft = _draft(row)
        if draft is not None and not states_sum(whole):
            block.append(draft)
            continue
        if row.amounts or is_sum_row(row):
            best = _better(best, block, headed=headed)
            block, headed = [], False
        elif _HEADING.match(row.folded.strip()):
            best = _better(best, block, headed=headed)
            block, headed = [], True
    return _better(best, block, headed=headed)


def _parts(row: Row) -> list[Row]:
    """The row, cut where lists stand side by side: before each code that opens a cell, and the mark before it."""
    starts = [n for n, p in enumerate(row.pieces) if p.kind is PieceKind.WORD and codes.procedure(p.text)]
    starts = [_with_mark(row, n) for n in starts]
    starts = [n for n in starts if row.begins[n]]
    if len(starts) < 2:
        return [row]
    cuts = [0, *starts[1:], len(row.pieces)]
    return [replace(row, pieces=row.pieces[a:b]) for a, b in pairwise(cuts)]


def _with_mark(row: Row, at: int) -> int:
    """Where a cell begins whose code has a mark or an empty box before it."""
    return at - 1 if at and _is_mark(row.pieces[at - 1]) else at


def _is_mark(piece: Piece) -> bool:
    return len(piece.text.strip("[]()")) < 2


def _better(best: list[Draft], block: list[Draft], *, headed: bool) -> list[Draft]:
    coded = sum(Cell.CODE in d.cells for d in block)
    good = coded >= 1 or (headed and len(block) >= 1)
    return block if good and not best else best


def _draft(row: Row) -> Draft | None:
    pieces = list(row.pieces)
    if len(row.amounts) != 1 or is_sum_row(row):
        return None
    amount = row.amounts[0]
    words = [p for p in pieces if p.kind is PieceKind.WORD and p.box.x1 <= amount.box.x0 + 1]
    if len(words) > 1 and _is_mark(words[0]) and codes.procedure(words[1].text):
        words = words[1:]
    after = [p for p in pieces if p.box.x0 > amount.box.x1]
    dates = [p for p in pieces if p.kind is PieceKind.DATE]
    text = " ".join(p.text for p in words)
    bullet = text.lstrip()[:1] in ("-", "\u2022", "*", "\u2013")
    if after or not re.search(r"[A-Za-z]{3}", text) or (text.rstrip().endswith(":") and not bullet) or len(words) > 12:
        return None
    if len(dates) > 2:
        return None
    draft = _filled(row, words, dates, amount)
    # "Spinal adjustment (98941)" is a service; the same words without a code speak of money.
    return None if is_payment_text(text) and Cell.CODE not in draft.cells else draft


def _filled(row: Row, words: list[Piece], dates: list[Piece], amount: Piece) -> Draft:
    draft = Draft(row, list(row.pieces))
    assert amount.money is not None
    draft.cells[Cell.CHARGE] = fact_of(amount.money, [amount])
    if dates and dates[0].day is not None:
        draft.cells[Cell.SERVICE_DATE] = fact_of(dates[0].day, [dates[0]])
    draft.words = take_code_from_text(draft, words, all_codes=True)
    draft.add_description()
    return draft
