"""Services printed as blocks of labels and values, one block for each service.

``Office Visit (99214)`` with ``Billed: $185`` and ``You Owe: $28`` in the rows below says the same as a row of a table.
A block begins with a title that holds a code, or with a label that names the service, and ends with the next one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from medneg_desktop.domain.reading import MONEY_FIELDS, AnyFact, Cell, DocumentKind, FieldName
from medneg_desktop.reading import codes
from medneg_desktop.reading.day_headings import named_day
from medneg_desktop.reading.drafts import Draft, take_code_from_text
from medneg_desktop.reading.facts import fact_of
from medneg_desktop.reading.fields import WORDED, money_fact
from medneg_desktop.reading.find import Found, values_of
from medneg_desktop.reading.hits import Hit, hits_in
from medneg_desktop.reading.labels import Labels, labels_for
from medneg_desktop.reading.pieces import Piece, PieceKind
from medneg_desktop.reading.rows import Row
from medneg_desktop.reading.vocabulary import folded

_CELLS: Mapping[FieldName, Cell] = {
    FieldName.TOTAL_CHARGES: Cell.CHARGE,
    FieldName.ALLOWED_AMOUNT: Cell.ALLOWED,
    FieldName.PLAN_DISCOUNT: Cell.ADJUSTMENT,
    FieldName.INSURANCE_PAID: Cell.PLAN_PAID,
    FieldName.PATIENT_RESPONSIBILITY: Cell.PATIENT_RESPONSIBILITY,
    FieldName.DEDUCTIBLE: Cell.DEDUCTIBLE,
    FieldName.COPAY: Cell.COPAY,
    FieldName.COINSURANCE: Cell.COINSURANCE,
    FieldName.NOT_COVERED: Cell.NOT_COVERED,
}
_NAMED = re.compile(
    r"^(?:service|services|procedure|treatment|description|service description|servicio|procedimiento|line|item)"
    r"(?: (?:line|no\.?|#))?(?: #?\d{1,3})?(?: of \d{1,3})?:"
)
_CITY = re.compile(r"\b[A-Z]{2},? +\d{5}(?:-\d{4})?$")
"""The last line of an address: its ZIP code looks like a code."""
_BEFORE_DAY = frozenset({"on", "for", "dated", "el"})
_TOTALS = re.compile(r"^(?:claim |grand )?totals?\b|^summary\b|^total(?:es)?\b")


@dataclass(slots=True)
class Block:
    """One service: its title row and the amounts found under it."""

    title: Row
    draft: Draft
    rows: list[Row] = field(default_factory=list)
    heading: AnyFact | None = None
    """The day of the claim, which stands above its services."""
    mixed: bool = False
    """Whether its amounts are those of several services."""

    @property
    def complete(self) -> bool:
        amounts = {Cell.CHARGE, Cell.ALLOWED, Cell.PLAN_PAID, Cell.PATIENT_RESPONSIBILITY} & self.draft.cells.keys()
        return Cell.CHARGE in amounts and len(amounts) >= 2 and not self.mixed


def block_lines(rows: Sequence[Row]) -> list[Block]:
    """The services of an EOB that come in blocks, from top to bottom; only blocks that state a charge count."""
    labels = labels_for(DocumentKind.EOB)
    found: list[Block] = []
    current: Block | None = None
    day: Piece | None = None
    for number, row in enumerate(rows):
        if (started := _started(row, rows[number + 1 : number + 3], labels)) is not None:
            current = started
            found.append(current)
            if day is not None and day.day is not None:
                current.heading = fact_of(day.day, [day])
        elif current is not None and _ends(current, row, labels):
            current = None
        elif current is not None:
            hits = hits_in(row, labels, kind=DocumentKind.EOB)
            below = [(r, hits_in(r, labels)) for r in rows[number + 1 : number + 2]] if hits and not row.amounts else []
            _take(current, row, hits, below)
        else:
            day = named_day(row) or day
    complete = [b for b in found if b.complete]
    for block in complete:
        block.draft.add_description()
        if block.heading is not None:
            block.draft.cells.setdefault(Cell.SERVICE_DATE, block.heading)
    return complete


def _ends(block: Block, row: Row, labels: Labels) -> bool:
    """Whether a row sums up the services above. A block may itself say "Total billed"; a total that says again what the
    block has said, or that stands apart from it, is that of the claim.
    """
    if not _TOTALS.match(row.folded):
        return False
    above = block.rows[-1] if block.rows else block.title
    if row.page != above.page or row.box.y0 - above.box.y1 > 2.2 * row.height:
        return True
    cells = {c for h in hits_in(row, labels, kind=DocumentKind.EOB) for f, _ in h.label.fields if (c := _CELLS.get(f))}
    return not cells or bool(cells & block.draft.cells.keys())


def _states_charge(row: Row, labels: Labels) -> bool:
    """Whether a row says what was charged, or is the caption of such a row."""
    hits = hits_in(row, labels)
    return any(h.firm and f is FieldName.TOTAL_CHARGES for h in hits for f, _ in h.label.fields)


def _started(row: Row, follows: Sequence[Row], labels: Labels) -> Block | None:
    """A block, where this row is the title of one: words with a code and no amounts, or "Service:" and words.

    A code of bare digits may be a ZIP code; it counts in parentheses, or where a charge follows at once.
    """
    if row.amounts or len(row.pieces) > 14:
        return None
    words = [p for p in row.pieces if p.kind is PieceKind.WORD]
    label = next((n for n, p in enumerate(words[:5], start=1) if p.text.endswith(":")), 0)
    named = label > 0 and _NAMED.match(folded(" ".join(p.text for p in words[:label]))) is not None
    coded = any(codes.procedure(p.text) for p in words)
    if not (named or coded) or _CITY.search(row.text):
        return None
    dates = [p for p in row.pieces if p.kind is PieceKind.DATE]
    draft = Draft(row, list(row.pieces))
    charged = coded and any(_states_charge(r, labels) for r in follows)
    rest = take_code_from_text(draft, words[label:] if named else words, all_codes=charged)
    if not named and Cell.CODE not in draft.cells:
        return None
    text = " ".join(p.text for p in rest)
    if not re.search(r"[A-Za-z]{3}", text) or (not named and ":" in text) or (not named and text.endswith(".")):
        return None
    draft.words = rest[:-1] if dates and rest and folded(rest[-1].text) in _BEFORE_DAY else rest
    if dates and dates[0].day is not None:
        draft.cells[Cell.SERVICE_DATE] = fact_of(dates[0].day, [dates[0]])
    return Block(row, draft)


def _take(block: Block, row: Row, hits: Sequence[Hit], below: Sequence[tuple[Row, Sequence[Hit]]]) -> None:
    """The amounts, the day and the code that this row adds to the block; a row of captions has its amounts below."""
    if hits and len(row.amounts) > len(hits) + 1:
        block.mixed = True  # a table whose services stand side by side, and no block
    for hit in hits:
        for value in values_of(hit, hits, below):
            cell = _CELLS.get(value.field)
            if value.field in MONEY_FIELDS and cell is not None and cell not in block.draft.cells:
                _add(block, row, cell, value)
            elif value.field is FieldName.SERVICE_FROM and Cell.SERVICE_DATE not in block.draft.cells:
                block.draft.cells[Cell.SERVICE_DATE] = fact_of(value.pieces[0].day, value.pieces[:1])
    if Cell.CODE not in block.draft.cells and re.match(r"^(cpt|hcpcs|procedure|code|service code)\b", row.folded):
        piece = next((p for p in row.pieces if codes.procedure(p.text)), None)
        if piece is not None and (code := codes.procedure(piece.text)):
            block.draft.cells[Cell.CODE] = fact_of(code[0], [piece])


def _add(block: Block, row: Row, cell: Cell, found: Found) -> None:
    fact = money_fact(found.field, found.pieces[0])
    if fact is not None:
        block.draft.cells[cell] = fact.doubted(WORDED) if found.hit.inferred else fact
        block.draft.pieces.extend(row.pieces)
        block.rows.append(row)
        if found.below:
            under = found.pieces[0]
            block.draft.pieces.append(under)
