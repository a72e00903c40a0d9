"""Rows of a table into lines: what each printed charge says, cell by cell.

A line needs an amount and something that says what the amount is for. Sums, carried balances and payments are
no lines. Descriptions that wrap onto rows of their own are joined to the line they stand nearest to.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from medneg_desktop.core.dates import DayOfYear
from medneg_desktop.core.money import Money
from medneg_desktop.domain.place import Box, Place
from medneg_desktop.domain.reading import MONEY_FIELDS, AnyFact, Cell, DocumentKind, FieldName
from medneg_desktop.reading import codes
from medneg_desktop.reading.columns import Column
from medneg_desktop.reading.facts import SURE_NUMBER, fact_of, prose_fact
from medneg_desktop.reading.labels import labels_for
from medneg_desktop.reading.pieces import Piece, PieceKind
from medneg_desktop.reading.rows import Row, place_of
from medneg_desktop.reading.table import Table, distance
from medneg_desktop.reading.totals import is_grand_total, is_payment_text, is_sum_row
from medneg_desktop.reading.vocabulary import folded, key_tokens
from medneg_desktop.reading.wording import meaning_by_words

CREDIT_CELLS = frozenset({Cell.ADJUSTMENT, Cell.PLAN_PAID})
LINE_AMOUNTS = frozenset({Cell.CHARGE, Cell.ALLOWED, Cell.PATIENT_RESPONSIBILITY, Cell.PLAN_PAID})
_UNITS = re.compile(r"^-?\d{1,4}(?:\.\d{1,3})?$")
_FLUSH = 1.5  # points by which cells that begin under their header may differ
_NEAR = 26.0  # points between a value and its header that still belong together
_PARTED = re.compile(r"^[\s\-\u2013\u2014:|.*]+|[\s\-\u2013\u2014:|.*]+$")


@dataclass(slots=True)
class Draft:
    """A line while it is being read. ``partial`` is a date whose year stands elsewhere on the paper;
    ``above`` and ``below``, how far it reaches over its own row.
    """

    row: Row
    pieces: list[Piece]
    cells: dict[Cell, AnyFact] = field(default_factory=dict)
    partial: tuple[DayOfYear, Piece] | None = None
    words: list[Piece] = field(default_factory=list)
    above: float = 0.0
    below: float = 0.0

    @property
    def place(self) -> Place:
        return place_of(self.pieces)

    @property
    def keyed(self) -> bool:
        """Whether a date or a code shows that a service is meant."""
        keys = (Cell.SERVICE_DATE, Cell.CODE, Cell.REVENUE_CODE)
        return self.partial is not None or any(k in self.cells for k in keys)

    @property
    def reach(self) -> tuple[float, float]:
        """From where to where it goes on the page, with the rows that were joined to it."""
        return self.row.box.y0 - self.above, self.row.box.y1 + self.below

    def take(self, words: Sequence[Piece]) -> None:
        """Pieces of a row above or below that belong to this line."""
        self.pieces.extend(words)
        self.above = max(self.above, *(self.row.box.y0 - p.box.y0 for p in words))
        self.below = max(self.below, *(p.box.y1 - self.row.box.y1 for p in words))

    def add_description(self) -> None:
        text = _PARTED.sub("", " ".join(p.text for p in self.words))
        if self.words and re.search(r"[A-Za-z]", text):
            self.cells[Cell.DESCRIPTION] = prose_fact(text, self.words)


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
        draft = _draft(table, row)
        if _is_line(draft, drafts, summed=summed) and _fits(table, draft, summed=summed):
            drafts.append(draft)
        elif drafts and _far(drafts[-1].row, row):
            summed = True
    _drop_sums(drafts)
    loose = _join_second_rows(drafts, loose)
    _join_wrapped(table, drafts, loose)
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
        sums = [Money.total(part) for part in (run, everything) if len(part) > 1]
        if not draft.keyed and charge.value in sums:
            drafts.remove(draft)
            run = []
        else:
            run.append(charge.value)
            everything.append(charge.value)


def _join_second_rows(drafts: Sequence[Draft], loose: Sequence[Row]) -> list[Row]:
    """Lines printed in two rows: the day and the code stand under the description. What is left of the loose rows."""
    pairs = [(d, row) for row in loose if (d := _line_above(drafts, row)) is not None and _completes(d, row)]
    if not pairs or len({id(d) for d, _ in pairs}) < 0.6 * len(drafts):
        return list(loose)
    for draft, row in pairs:
        _take_second_row(draft, row)
    return [r for r in loose if all(r is not row for _, row in pairs)]


def _line_above(drafts: Sequence[Draft], row: Row) -> Draft | None:
    above = [d for d in drafts if 0 < row.box.mid_y - d.row.box.mid_y < 1.95 * max(d.row.height, row.height)]
    return max(above, key=lambda d: d.row.box.mid_y, default=None)


def _completes(draft: Draft, row: Row) -> bool:
    """Whether the row under a line holds the day or the code that the line lacks, left of its amounts."""
    if row.amounts or len(row.pieces) > 10 or row.box.x0 > draft.row.box.x0 + 4 * row.height:
        return False
    dated = any(p.kind is PieceKind.DATE for p in row.pieces) and Cell.SERVICE_DATE not in draft.cells
    coded = any(codes.procedure(p.text) for p in row.pieces if p.kind is PieceKind.WORD)
    return (dated and draft.partial is None) or (coded and Cell.CODE not in draft.cells)


def _take_second_row(draft: Draft, row: Row) -> None:
    days = [p for p in row.pieces if p.kind is PieceKind.DATE and p.day is not None]
    if days and Cell.SERVICE_DATE not in draft.cells and draft.partial is None:
        for cell, piece in zip((Cell.SERVICE_DATE, Cell.SERVICE_END), days, strict=False):
            assert piece.day is not None
            draft.cells[cell] = fact_of(piece.day, [piece])
    words = [p for p in row.pieces if p.kind is PieceKind.WORD]
    if Cell.CODE not in draft.cells:
        words = take_code_from_text(draft, words, all_codes=True)
    draft.words = [*draft.words, *(p for p in words if re.search(r"[A-Za-z]{3}", p.text) and not p.text.endswith(":"))]
    draft.pieces.extend(row.pieces)


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
    if Cell.CHARGE in table.money.values() and Cell.CHARGE not in draft.cells:
        return False
    dated = Cell.SERVICE_DATE in draft.cells or draft.partial is not None
    return dated or not summed or not _of(table, Cell.SERVICE_DATE)


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


def _draft(table: Table, row: Row) -> Draft:
    draft = Draft(row, list(row.pieces))
    rest = [p for p in row.pieces if p.kind is not PieceKind.AMOUNT]
    _take_amounts(table, row, draft)
    rest = _take_dates(table, draft, rest)
    rest = _take_codes(table, draft, rest)
    rest = _take_units(table, draft, rest)
    rest = _take_reasons(table, draft, rest)
    draft.words = _description_words(table, row, rest)
    if Cell.CODE not in draft.cells:
        draft.words = take_code_from_text(draft, draft.words, all_codes=True)
    if Cell.CODE not in draft.cells:
        _take_code_beside(table, draft, [p for p in rest if p not in draft.words])
    return draft


def _take_code_beside(table: Table, draft: Draft, rest: Sequence[Piece]) -> None:
    """A code left of the amounts in a column whose header says little, such as ``Svc``."""
    first = draft.row.amounts[0].box.x0 if draft.row.amounts else 0.0
    for piece in rest:
        column = _nearest(table, piece)
        vague = column is not None and column.meaning is None and column.weight <= 2
        if vague and piece.box.x1 <= first and codes.procedure(piece.text) and column is not None:
            _take_code(draft, Column(Cell.CODE, 1, column.box, column.text), piece)
            return


def _take_amounts(table: Table, row: Row, draft: Draft) -> None:
    found = table.amounts_of(row)
    charge = found.get(Cell.CHARGE)
    reversed_line = charge is not None and charge.money is not None and charge.money < Money.zero()
    for cell, piece in found.items():
        if piece.money is None:
            continue
        if cell is Cell.UNITS:
            draft.cells[cell] = fact_of(Decimal(piece.money.cents) / 100, [piece], bound=SURE_NUMBER)
        else:
            amount = abs(piece.money) if cell in CREDIT_CELLS else piece.money
            draft.cells[cell] = fact_of(-amount if cell in CREDIT_CELLS and reversed_line else amount, [piece])


def _take_dates(table: Table, draft: Draft, rest: list[Piece]) -> list[Piece]:
    columns = [c for c in table.columns if c.meaning in (Cell.SERVICE_DATE, Cell.SERVICE_END)]
    days = [p for p in rest if p.kind in (PieceKind.DATE, PieceKind.DAY)]
    dated = [
        p for i, p in enumerate(days) if _under(p, columns) or (i == 1 and _ends_range(draft, days[0], p, columns))
    ]
    for cell, piece in zip((Cell.SERVICE_DATE, Cell.SERVICE_END), dated, strict=False):
        if piece.day is not None:
            draft.cells[cell] = fact_of(piece.day, [piece])
        elif piece.partial is not None and cell is Cell.SERVICE_DATE:
            draft.partial = (piece.partial, piece)
    return [p for p in rest if p not in dated]


def _ends_range(draft: Draft, first: Piece, second: Piece, columns: Sequence[Column]) -> bool:
    """``08/09/26-08/12/26`` under one header: the second day stands close behind the first."""
    return _under(first, columns) and second.box.x0 - first.box.x1 <= 1.5 * draft.row.gap


def _under(piece: Piece, columns: Sequence[Column]) -> bool:
    """Whether the piece stands below one of these headers; with no such header any place will do."""
    if not columns:
        return True
    return any(_stands(piece, c) for c in columns)


def _stands(piece: Piece, column: Column) -> bool:
    box = column.box
    inside = piece.box.mid_x > box.x0 - 4 and piece.box.mid_x < box.x1 + 4
    return inside or distance(box, piece.box) <= _NEAR


def _stands_inside(piece: Piece, column: Column) -> bool:
    """Modifiers look like the first word of many a description (``ED VISIT``): their column is kept to strictly."""
    return piece.box.x0 < column.box.x1 + 6 and piece.box.x1 > column.box.x0 - 6


def _nearest(table: Table, piece: Piece) -> Column | None:
    return min(table.columns, key=lambda c: distance(c.box, piece.box), default=None)


def _of(table: Table, *meanings: Cell) -> list[Column]:
    return [c for c in table.columns if c.meaning in meanings]


def _described(table: Table) -> list[Column]:
    """The columns of descriptions: of their own, or shared with the day ("Date of service / description")."""
    shared = [c for c in table.columns if c.meaning is Cell.SERVICE_DATE and "descrip" in folded(c.text)]
    return _of(table, Cell.DESCRIPTION) or shared


def _take_codes(table: Table, draft: Draft, rest: list[Piece]) -> list[Piece]:
    left = list(rest)
    for column in _of(table, Cell.CODE, Cell.REVENUE_CODE, Cell.MODIFIERS):
        stands = _stands if column.meaning is not Cell.MODIFIERS else _stands_inside
        near = sorted(
            (p for p in left if p.kind is PieceKind.WORD and stands(p, column)), key=lambda p: _off(p, column)
        )
        for piece in near:
            if _take_code(draft, column, piece):
                left.remove(piece)
                break
    return _modifiers_after_code(table, draft, left)


def _off(piece: Piece, column: Column) -> float:
    return distance(column.box, piece.box)


def _take_code(draft: Draft, column: Column, piece: Piece) -> bool:
    if column.meaning is Cell.CODE and (found := codes.procedure(piece.text) or _glued(column, piece)):
        draft.cells[Cell.CODE] = fact_of(found[0], [piece], bound=SURE_NUMBER)
        if found[1]:
            draft.cells[Cell.MODIFIERS] = fact_of(found[1], [piece], bound=SURE_NUMBER)
        return True
    if column.meaning is Cell.REVENUE_CODE and (code := codes.revenue(piece.text)):
        draft.cells[Cell.REVENUE_CODE] = fact_of(code, [piece], bound=SURE_NUMBER)
        return True
    if column.meaning is Cell.MODIFIERS and (mods := codes.modifiers(piece.text)):
        draft.cells[Cell.MODIFIERS] = fact_of(mods, [piece], bound=SURE_NUMBER)
        return True
    return False


def _glued(column: Column, piece: Piece) -> tuple[str, tuple[str, ...]] | None:
    bare = piece.text.isdigit() and not column.glued
    return None if bare else codes.glued(piece.text)


def _modifiers_after_code(table: Table, draft: Draft, rest: list[Piece]) -> list[Piece]:
    """``71046 26``: a modifier printed behind its code in the same column."""
    code = draft.cells.get(Cell.CODE)
    if code is None or code.place is None or Cell.MODIFIERS in draft.cells:
        return rest
    at = next((p for p in draft.pieces if p.place == code.place), None)
    if at is None:
        return rest
    starts = [c.box.x0 for c in _described(table)]
    follower = _behind(draft, at, rest)
    if follower is None or not codes.modifiers(follower.text) or _goes_on(draft, follower, starts):
        return rest
    taken = [follower]
    while (more := _behind(draft, taken[-1], rest)) is not None and codes.modifiers(more.text):
        if _goes_on(draft, more, starts):
            break
        taken.append(more)
    found = tuple(mod for p in taken for mod in codes.modifiers(p.text) or ())
    draft.cells[Cell.MODIFIERS] = fact_of(found, taken, bound=SURE_NUMBER)
    return [p for p in rest if p not in taken]


def _behind(draft: Draft, piece: Piece, rest: Sequence[Piece]) -> Piece | None:
    """The piece that follows another closely."""
    return next((p for p in rest if 0 <= p.box.x0 - piece.box.x1 <= draft.row.gap), None)


def _goes_on(draft: Draft, piece: Piece, starts: Sequence[float]) -> bool:
    """Whether a word follows at once, so that this one begins a description: ``99285 ED VISIT``. Where descriptions
    have a column of their own (``starts``), a word that begins there follows nothing.
    """
    at = draft.pieces.index(piece)
    after = draft.pieces[at + 1] if at + 1 < len(draft.pieces) else None
    if after is None or any(abs(after.box.x0 - x) < 2 for x in starts):
        return False
    return not draft.row.parted(piece, after) and re.search(r"[A-Za-z]{3}", after.text) is not None


def _take_units(table: Table, draft: Draft, rest: list[Piece]) -> list[Piece]:
    for column in _of(table, Cell.UNITS):
        near = [p for p in rest if _UNITS.match(p.text) and _stands(p, column)]
        if near and Cell.UNITS not in draft.cells:
            piece = min(near, key=lambda p: _off(p, column))
            draft.cells[Cell.UNITS] = fact_of(Decimal(piece.text), [piece], bound=SURE_NUMBER)
            return [p for p in rest if p is not piece]
    return rest


def _take_reasons(table: Table, draft: Draft, rest: list[Piece]) -> list[Piece]:
    columns = _of(table, Cell.REASON_CODES)
    if not columns:
        return rest
    column = columns[-1]
    mine = [p for p in rest if _stands(p, column) and codes.reasons(p.text, bare=True)]
    if not mine:
        return rest
    found = tuple(code for p in mine for code in codes.reasons(p.text, bare=True) or ())
    draft.cells[Cell.REASON_CODES] = fact_of(found, mine, bound=SURE_NUMBER)
    return [p for p in rest if p not in mine]


def _description_words(table: Table, row: Row, rest: Sequence[Piece]) -> list[Piece]:
    """The words under the description's header; without such a header all words that are left."""
    columns = _described(table)
    elsewhere = _cells_under_others(table, row, columns)
    words = [p for p in rest if p.kind is not PieceKind.AMOUNT and p not in elsewhere]
    if not columns:
        return [p for p in words if _nearest_is_text(table, p)]
    plain = _under_plain_words(table, words)
    coded = [p for p in words if codes.procedure(p.text)]
    if plain and not any(_under(p, columns) for p in words if p not in coded):
        return [*coded, *(p for p in plain if p not in coded)]
    left, right = _reach_of(table, columns[0])
    others = [c.box for c in table.columns if c is not columns[0] and c.meaning is not Cell.DESCRIPTION and c.weight]
    return [
        p for p in words if left <= p.box.mid_x and p.box.x0 < right and not any(_covers(box, p.box) for box in others)
    ]


def _cells_under_others(table: Table, row: Row, described: Sequence[Column]) -> set[Piece]:
    """The words of cells that begin exactly where the header of another column of words does: a doctor's name."""
    if not described:
        return set()
    text = [c for c in table.columns if c.weight and c.meaning is None]
    starts = [c.box.x0 for c in text if all(abs(c.box.x0 - d.box.x0) > _NEAR for d in described)]
    cells = [s for s in row.spans if any(abs(s.box.x0 - x) < _FLUSH for x in starts)]
    reached = [d.box.x0 - _FLUSH for d in described]  # a cell that runs into the description ends where that begins
    return {p for s in cells for p in s.pieces if not any(s.box.x0 < x <= p.box.x0 for x in reached)}


def _under_plain_words(table: Table, words: Sequence[Piece]) -> list[Piece]:
    """The words under a header that no table knows, where the known one stands over nothing but codes."""
    unknown = [c for c in table.columns if not c.weight]
    if not unknown:
        return []
    taken = [p for p in words if (c := _nearest(table, p)) is not None and c in unknown]
    text = " ".join(p.text for p in taken)
    return taken if re.search(r"[A-Za-z]{3}", text) else []


def _covers(header: Box, box: Box) -> bool:
    """Whether a word stands below a header, by half of the narrower of the two."""
    overlap = min(header.x1, box.x1) - max(header.x0, box.x0)
    return overlap > 0.5 * min(header.width, box.width)


def _nearest_is_text(table: Table, piece: Piece) -> bool:
    column = _nearest(table, piece)
    if column is None or column.meaning in (Cell.DESCRIPTION, Cell.CODE, Cell.SERVICE_DATE, Cell.REVENUE_CODE):
        return True
    return not column.weight and piece.box.x1 < min((c.box.x0 for c in table.columns if c.is_money), default=0.0)


def _reach_of(table: Table, column: Column) -> tuple[float, float]:
    """From where to where a description's words can stand: up to the neighbors' headers."""
    before = [c.box.x1 for c in table.columns if c.box.x1 <= column.box.x0]
    after = [c.box.x0 for c in table.columns if c.box.x0 >= column.box.x1]
    return max(before, default=0.0) - 6, min(after, default=1e6) - 2


def take_code_from_text(draft: Draft, words: list[Piece], *, all_codes: bool) -> list[Piece]:
    """A code inside the description: in front of it, in parentheses, or after ``CPT``.

    ``all_codes`` also takes five bare digits; outside a table of charges those may be a ZIP code.
    """
    for at, piece in enumerate(words):
        text = piece.text
        found = codes.procedure(text)
        if found is None:
            continue
        marked = at == 0 or text.startswith("(") or words[at - 1].text.upper().strip(":#") in _CODE_WORDS
        if not marked and not codes.is_unmistakable(text) and at != len(words) - 1:
            continue
        if found[0].isdigit() and not all_codes and not text.startswith("("):
            continue
        draft.cells[Cell.CODE] = fact_of(found[0], [piece], bound=SURE_NUMBER, raw=text.strip("()"))
        if found[1]:
            draft.cells[Cell.MODIFIERS] = fact_of(found[1], [piece], bound=SURE_NUMBER)
        before = words[: at - 1] if at and words[at - 1].text.upper().strip(":#") in _CODE_WORDS else words[:at]
        return [*before, *words[at + 1 :]]
    return words


_CODE_WORDS = frozenset({"CPT", "HCPCS", "CDT", "ADA", "CODE", "CPT/HCPCS"})


def _join_wrapped(table: Table, drafts: Sequence[Draft], loose: Sequence[Row]) -> None:
    """Rows without amounts into the line whose cells they continue, the nearest rows first."""
    near = {id(r): min((abs(d.row.box.mid_y - r.box.mid_y) for d in drafts), default=0.0) for r in loose}
    for row in sorted(loose, key=lambda r: near[id(r)]):
        if not drafts or len(row.pieces) > 8:
            continue
        draft = min(drafts, key=lambda d: _between(d, row))
        if any(p.kind is not PieceKind.WORD for p in row.pieces) and not _took_date(table, draft, row):
            continue
        close = _between(draft, row) < 0.95 * max(draft.row.height, row.height)
        words = _description_words(table, row, row.pieces)
        if not (close and words and draft.words) and not (close and words and table.columns):
            continue
        if len(words) < len(row.pieces) and len(row.spans) == 1:
            continue
        if not _aligned(table, draft, words):
            continue
        above = row.box.mid_y < draft.row.box.mid_y
        draft.words = [*words, *draft.words] if above else [*draft.words, *words]
        draft.take(words)
    for draft in drafts:
        if Cell.CODE not in draft.cells:
            draft.words = take_code_from_text(draft, draft.words, all_codes=True)


def _between(draft: Draft, row: Row) -> float:
    """How much room lies between a line, with all that was joined to it, and a row above or below it."""
    above, below = draft.reach
    return max(row.box.y0 - below, above - row.box.y1)


def _took_date(table: Table, draft: Draft, row: Row) -> bool:
    """A date that stands half a row above the rest of its line, as in cells set to their middle."""
    close = abs(draft.row.box.mid_y - row.box.mid_y) < 1.1 * max(draft.row.height, row.height)
    if not close or Cell.SERVICE_DATE in draft.cells or not _of(table, Cell.SERVICE_DATE):
        return False
    rest = _take_dates(table, draft, [p for p in row.pieces if p.kind is not PieceKind.AMOUNT])
    return len(rest) < len(row.pieces)


def _aligned(table: Table, draft: Draft, words: Sequence[Piece]) -> bool:
    code = draft.cells.get(Cell.CODE)
    begins = [draft.words[0].box] if draft.words else []
    if code is not None and code.place is not None and not _of(table, Cell.DESCRIPTION):
        begins.append(code.place.box)  # "99213 OFFICE VISIT" goes on below the code
    lefts = [c.box for c in _described(table)] + begins
    box = words[0].box
    return any(abs(b.x0 - box.x0) < 14 for b in lefts) and not words[-1].text.endswith(":")
