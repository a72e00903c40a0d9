"""Rows of a table into lines: which rows are charges.

A line needs an amount and something that says what the amount is for. Sums, carried balances and payments are
no lines.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from medneg_desktop.core.money import Money
from medneg_desktop.domain.reading import MONEY_FIELDS, Cell, DocumentKind, FieldName
from medneg_desktop.reading import codes
from medneg_desktop.reading.drafts import Draft
from medneg_desktop.reading.labels import labels_for
from medneg_desktop.reading.line_cells import draft_of
from medneg_desktop.reading.pieces import Piece, PieceKind
from medneg_desktop.reading.rows import Row
from medneg_desktop.reading.table import Table
from medneg_desktop.reading.totals import is_grand_total, is_payment_text, is_sum_row
from medneg_desktop.reading.vocabulary import folded, key_tokens
from medneg_desktop.reading.wording import meaning_by_words
from medneg_desktop.reading.wrapped import join_second_rows, join_wrapped

LINE_AMOUNTS = frozenset({Cell.CHARGE, Cell.ALLOWED, Cell.PATIENT_RESPONSIBILITY, Cell.PLAN_PAID})


def table_lines(table: Table) -> list[Draft]:
    """The lines of a table from top to bottom."""
    drafts: list[Draft] = []
    loose: list[Row] = []
    summed = False
    for row in table.body:
        if not row.amounts:
            loose.append(row)
            continue
        if is_sum_row(row):
            summed = summed or is_grand_total(row)
            continue
        if _speaks_of_money(row, drafts):
            summed = True
            continue
        draft = draft_of(table, row)
        if _is_line(draft, drafts, summed=summed) and _fits(table, draft, summed=summed):
            drafts.append(draft)
        elif drafts and _far(drafts[-1].row, row):
            summed = True
    _drop_sums(drafts)
    loose = join_second_rows(drafts, loose)
    join_wrapped(table, drafts, loose)
    for draft in drafts:
        draft.add_description()
    _drop_running_balance(table, drafts)
    _share_in_one_part(drafts)
    return drafts


_PARTS = frozenset({Cell.DEDUCTIBLE, Cell.COPAY, Cell.COINSURANCE})


def _share_in_one_part(drafts: Sequence[Draft]) -> None:
    """Where the plan leaves nothing but a copay (or deductible, or coinsurance) of every allowed amount, that is the
    patient's share, and no other column says so.
    """
    parts = {c for d in drafts for c in d.cells if c in _PARTS}
    needed = {Cell.ALLOWED, Cell.PLAN_PAID, *parts}
    if len(drafts) < 2 or len(parts) != 1 or not all(needed <= d.cells.keys() for d in drafts):
        return
    (part,) = parts
    left = [d.cells[Cell.ALLOWED].value - d.cells[Cell.PLAN_PAID].value for d in drafts]
    if any(Cell.PATIENT_RESPONSIBILITY in d.cells for d in drafts) or left != [d.cells[part].value for d in drafts]:
        return
    for draft in drafts:
        draft.cells[Cell.PATIENT_RESPONSIBILITY] = draft.cells[part]


def _drop_sums(drafts: list[Draft]) -> None:
    """Rows that name no day and no code and hold the sum of the dated lines above them are sums, whatever they say."""
    run: list[Money] = []
    everything: list[Money] = []
    for draft in list(drafts):
        charge = draft.cells.get(Cell.CHARGE)
        if charge is None:
            continue
        if not draft.keyed and charge.value in [Money.total(part) for part in (run, everything) if len(part) > 1]:
            drafts.remove(draft)
            run = []
        else:
            run.append(charge.value)
            everything.append(charge.value)


def _drop_running_balance(table: Table, drafts: Sequence[Draft]) -> None:
    """A column headed "Balance" that runs on from row to row is not what is owed for each line."""
    column = next((c for c in table.columns if c.meaning is Cell.PATIENT_RESPONSIBILITY), None)
    if column is None or column.weight > 2 or all(_balances(d) for d in drafts):
        return
    for draft in drafts:
        draft.cells.pop(Cell.PATIENT_RESPONSIBILITY, None)


def _balances(draft: Draft) -> bool:
    charge, balance = draft.cells.get(Cell.CHARGE), draft.cells.get(Cell.PATIENT_RESPONSIBILITY)
    if charge is None or balance is None:
        return True
    lowered = [draft.cells[c].value for c in (Cell.ADJUSTMENT, Cell.PLAN_PAID) if c in draft.cells]
    if charge.value - Money.total(lowered) == balance.value:
        return True
    used = {charge.raw, balance.raw}
    others = [abs(p.money) for p in draft.row.amounts if p.money is not None and p.text not in used]
    return bool(others) and bool(charge.value - Money.total(others) == balance.value)


def _far(upper: Row, lower: Row) -> bool:
    return lower.box.y0 - upper.box.y1 > 4 * upper.height


def _fits(table: Table, draft: Draft, *, summed: bool) -> bool:
    """Whether the line has what this table's lines have: a charge, and below the total also its day."""
    if Cell.CHARGE not in draft.cells and Cell.CHARGE in table.money.values():
        return False
    dated = Cell.SERVICE_DATE in draft.cells or draft.partial is not None
    return dated or not summed or not table.columns_of(Cell.SERVICE_DATE)


def _is_line(draft: Draft, before: Sequence[Draft], *, summed: bool) -> bool:
    if not (LINE_AMOUNTS & draft.cells.keys()):
        return False
    if draft.keyed:
        text = " ".join(p.text for p in dict.fromkeys([*draft.words, *_before_amounts(draft.row)]))
        return Cell.CODE in draft.cells or Cell.REVENUE_CODE in draft.cells or not is_payment_text(text)
    if summed or Cell.CHARGE not in draft.cells or not draft.words:
        return False
    text = " ".join(p.text for p in draft.words)
    if is_payment_text(text) or not re.search(r"[A-Za-z]{3}", text) or ":" in text[-1:]:
        return False
    if any(_starts_like_a_day(d, draft.row) for d in before):
        return False
    return not before or not _far(before[-1].row, draft.row)


def _speaks_of_money(row: Row, before: Sequence[Draft]) -> bool:
    """Whether a row without a day or a code, below lines that have them, says what was paid, taken off or is owed."""
    if not any(d.keyed for d in before) or row.pieces[0].kind in (PieceKind.DATE, PieceKind.DAY):
        return False
    words = _before_amounts(row)
    if not words or any(codes.procedure(p.text) or codes.revenue(p.text) for p in words):
        return False
    text = " ".join(p.text for p in words)
    if _OF_MONEY.match(folded(text).strip()) or _is_money_label(key_tokens(text)):
        return True
    coded = sum(Cell.CODE in d.cells for d in before)
    return coded >= 0.6 * len(before) and _asks(text)


def _is_money_label(words: tuple[str, ...]) -> bool:
    label = labels_for(DocumentKind.STATEMENT).get(words)
    return label is not None and any(field in MONEY_FIELDS for field, _ in label.fields)


_OF_MONEY = re.compile(r"(?:your?|patient|total|amount|balance|plan|insurance|insurer|less|we|medicare|due|subtotal)\b")
"""How rows begin that say of the line above who pays what part of it: ``Your part``."""


def _asks(text: str) -> bool:
    """Whether the words below coded lines say what is to be paid, as a sum in words of its own does."""
    kinds = (DocumentKind.STATEMENT, DocumentKind.GOOD_FAITH_ESTIMATE)
    meant = {meaning_by_words(key_tokens(text), kind) for kind in kinds} - {None, FieldName.TOTAL_CHARGES}
    return bool(meant)  # a "Facility fee" sounds like a sum of charges and is a charge


def _before_amounts(row: Row) -> list[Piece]:
    """The words left of the first amount, where a row says what it is."""
    at = row.amounts[0].box.x0 if row.amounts else row.box.x1
    return [p for p in row.pieces if p.kind is PieceKind.WORD and p.box.x1 <= at]


def _starts_like_a_day(dated: Draft, row: Row) -> bool:
    """Whether words begin where the lines above print their day: a sentence below the table, not a service."""
    first, here = dated.row.pieces[0], row.pieces[0]
    has_day = first.kind in (PieceKind.DATE, PieceKind.DAY)
    return has_day and here.kind is PieceKind.WORD and abs(first.box.x0 - here.box.x0) < 0.5 * row.height
