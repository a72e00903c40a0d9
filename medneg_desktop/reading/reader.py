"""The reader's desk: from the pages of a file to what its documents say."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from medneg_desktop.core.money import Money
from medneg_desktop.domain.page import PageText, TextSource
from medneg_desktop.domain.reading import AnyFact, Cell, DocumentKind, Fact, FieldName, Reading, ReadLine, State
from medneg_desktop.reading import senders
from medneg_desktop.reading.blocks import block_lines
from medneg_desktop.reading.cells import laid_out
from medneg_desktop.reading.claim_form import form_fields, form_lines, is_claim_form
from medneg_desktop.reading.claim_heads import over_claims, said_over_claims
from medneg_desktop.reading.columns import Column
from medneg_desktop.reading.creditors import account_said, claim_said, creditor_said
from medneg_desktop.reading.day_headings import carry_days, give_days
from medneg_desktop.reading.drafts import Draft
from medneg_desktop.reading.facts import fact_of
from medneg_desktop.reading.fields import (
    Candidate,
    choose,
    doubt_bare_total,
    due_after_help,
    due_is_no_charge,
    invoice_as_account,
    labeled,
    likely_numbers,
    money_fact,
    states_sum,
    total_as_due,
)
from medneg_desktop.reading.foreign import without_foreign_money
from medneg_desktop.reading.kind import FORM, KindGuess, guess_kind
from medneg_desktop.reading.layout import PLAIN, Layout
from medneg_desktop.reading.lines import table_lines
from medneg_desktop.reading.lists import list_lines
from medneg_desktop.reading.notes import missing_pages
from medneg_desktop.reading.pieces import Piece
from medneg_desktop.reading.proof import prove
from medneg_desktop.reading.prose import OFFERED, said_in
from medneg_desktop.reading.rows import PageRows, Row
from medneg_desktop.reading.scope import BILLS, LETTERS, scope_of
from medneg_desktop.reading.split import documents
from medneg_desktop.reading.sums import by_sums
from medneg_desktop.reading.table import Table, find_tables, sum_rows
from medneg_desktop.reading.tilt import doubt_split_rows, doubt_tilted
from medneg_desktop.reading.unread import unread_rows
from medneg_desktop.reading.vocabulary import key_tokens, language_of
from medneg_desktop.reading.witness import Witnesses, with_days

K = DocumentKind
F = FieldName


def read_pages(pages: Sequence[PageText]) -> tuple[Reading, ...]:
    """What each document in these pages says, in their order. Never raises for what the pages hold."""
    laid = [laid_out(p) for p in pages]
    parts = documents(laid) if len({p.number for p in pages}) == len(pages) else []
    groups = [part for part in parts if part] or [tuple(laid)]
    return tuple(_read_rows(n, group, PLAIN) for n, group in enumerate(groups, start=1))


@dataclass(frozen=True, slots=True)
class _Sheet:
    """The pages of one document as rows, with the tables found on them and the lines in those."""

    pages: tuple[PageRows, ...]
    tables: tuple[Table, ...]
    drafts: tuple[Draft, ...]
    claim_form: bool = False
    own: tuple[Row, ...] = ()
    """Rows that speak of single services and therefore of no field."""

    @property
    def first(self) -> PageRows:
        return self.pages[0]

    def free_rows(self) -> list[Row]:
        """The rows that are neither headers nor lines of a table: where fields are looked for."""
        lines = {(d.row.page, d.row.number) for d in self.drafts}
        used = [t for t in self.tables if any((r.page, r.number) in lines for r in t.body)]
        taken = {(r.page, r.number) for r in (*(r for t in used for r in t.header), *self.own)} | lines
        beside = self._beside(lines)
        rows = [r for p in self.pages for r in p.rows]
        free = [beside.get((r.page, r.number)) if (r.page, r.number) in taken else r for r in rows]
        return [r for r in free if r is not None]

    def _beside(self, lines: set[tuple[int, int]]) -> dict[tuple[int, int], Row]:
        """What stands right of the lines of a table, as in a box of its own beside it."""
        found: dict[tuple[int, int], Row] = {}
        whole = {(r.page, r.number): r for p in self.pages for r in p.rows}
        for table in self.tables:
            heads = {(r.page, r.number) for r in table.header}
            for row in (*table.header, *table.body):
                at = row.page, row.number
                if (at in lines or at in heads) and (rest := table.beside(whole[at])) is not None:
                    found[at] = rest
        return found


def read_part(part: int, pages: Sequence[PageText], layout: Layout = PLAIN) -> Reading:
    """What one document says, whose pages are known; ``layout`` tells what a person taught about such papers."""
    return _read_rows(part, tuple(laid_out(p) for p in layout.retold(pages)), layout)


def _read_rows(part: int, laid: tuple[PageRows, ...], layout: Layout) -> Reading:
    pages = [p.page for p in laid]
    numbers = tuple(p.number for p in pages)
    source = _source(pages)
    sheet = _lay_out(laid)
    if not any(p.rows for p in sheet.pages):
        notes = tuple(p.problem for p in pages if p.problem)
        return Reading(part, numbers, K.OTHER, kind_state=State.CHECK, text_source=source, notes=notes)
    guess = layout.kind or _kind_of(sheet)
    witnesses = Witnesses(sheet.pages)
    fields = likely_numbers(witnesses.fields(_fields(sheet, guess.kind, layout)))
    lines = with_days(witnesses.reasons(_lines(sheet, guess.kind, fields)))
    fields, lines = without_foreign_money(guess, fields, lines)
    reading = Reading(
        part=part,
        pages=numbers,
        kind=guess.kind,
        kind_confidence=guess.confidence,
        kind_grounds=guess.grounds,
        kind_state=guess.state,
        language=language_of([r.text for p in sheet.pages for r in p.rows]),
        text_source=source,
        fields=fields,
        lines=tuple(lines),
        notes=_notes(pages, sheet),
    )
    # The sums of a paper that is not medical prove nothing that may be asked of a person.
    return _with_service_span(reading if guess.kind is K.OTHER else prove(reading))


def _kind_of(sheet: _Sheet) -> KindGuess:
    if sheet.claim_form:
        return FORM
    charged = [d for d in sheet.drafts if Cell.CHARGE in d.cells]
    return guess_kind(
        sheet.pages,
        charge_lines=sum(d.keyed for d in charged),
        coded=sum(Cell.CODE in d.cells for d in sheet.drafts),
        named=sum(Cell.CODE in d.cells and not d.vague for d in sheet.drafts),
        listed=len(charged),
        shared=any({c.meaning for c in t.columns} >= _SHARED for t in sheet.tables if t.header),
    )


_SHARED = frozenset({Cell.CHARGE, Cell.ALLOWED, Cell.PLAN_PAID, Cell.PATIENT_RESPONSIBILITY})


def _source(pages: Sequence[PageText]) -> TextSource:
    sources = {p.source for p in pages if p.words}
    if not sources:
        return TextSource.NONE
    return next(iter(sources)) if len(sources) == 1 else TextSource.MIXED


def _notes(pages: Sequence[PageText], sheet: _Sheet) -> tuple[str, ...]:
    unread = unread_rows(sheet.tables, sheet.drafts)
    return (*missing_pages(sheet.pages), *unread, *(p.problem for p in pages if p.problem))


def _lay_out(laid: tuple[PageRows, ...]) -> _Sheet:
    if is_claim_form(laid):
        return _Sheet(laid, (), tuple(form_lines(laid)), claim_form=True)
    tables: list[Table] = []
    drafts: list[Draft] = []
    carried: Sequence[Column] = ()
    for page in laid:
        found = find_tables(page, carried)
        for table in found:
            tables.append(table)
            own = table_lines(table)
            give_days(page, table, own)
            carry_days(table, own)
            drafts += own
            carried = table.columns
    rows = [r for p in laid for r in p.rows]
    blocks = block_lines(rows) if not drafts else []
    if blocks:
        # The amounts of a lone block are those of the paper; of several, each speaks of its own service only.
        amounts = [r for b in blocks for r in b.rows] if len(blocks) > 1 else []
        return _Sheet(laid, tuple(tables), tuple(b.draft for b in blocks), own=tuple(amounts))
    lines = drafts or list_lines(rows, states_sum)
    doubt_split_rows(laid, lines)
    return _Sheet(laid, tuple(tables), tuple(lines))


def _fields(sheet: _Sheet, kind: DocumentKind, layout: Layout) -> dict[FieldName, AnyFact]:
    if sheet.claim_form:
        return form_fields(sheet.first)
    # A collector's table of one row is the debt itself: what stands under its headers are fields.
    lone = kind is K.COLLECTION_LETTER and len(sheet.drafts) < 2
    rows = [r for p in sheet.pages for r in p.rows] if lone else sheet.free_rows()
    candidates = labeled(rows, kind)
    candidates += _from_totals(sheet, kind)
    candidates += _from_prose(rows, kind)
    fields = choose(candidates)
    if kind in BILLS:
        total_as_due(fields, candidates)
        due_is_no_charge(
            fields, candidates, Money.total(d.cells[Cell.CHARGE].value for d in sheet.drafts if Cell.CHARGE in d.cells)
        )
        invoice_as_account(fields)
    if kind in (K.ASSISTANCE_LETTER, K.AGREEMENT):
        due_after_help(fields, candidates)
    if kind is K.RECEIPT and F.AMOUNT_PAID not in fields and (paid := _set_large(sheet.first)) is not None:
        fields[F.AMOUNT_PAID] = paid
    if kind is K.RECEIPT:
        doubt_bare_total(fields, candidates, rows)
    _unlabeled(sheet, kind, fields)
    _drop_carried(sheet, fields)
    _drop_member_as_account(fields)
    doubt_tilted(sheet.pages, fields)
    fields |= layout.fields(rows, kind)
    scope = scope_of(kind)
    return {name: fields[name] for name in FieldName if name in fields and name in scope}


def _set_large(page: PageRows) -> AnyFact | None:
    """The one amount that a confirmation sets large in a row of its own."""
    large = [r for r in page.rows if len(r.pieces) == 1 and r.amounts and r.height > 1.3 * page.text_height]
    return money_fact(F.AMOUNT_PAID, large[0].amounts[0]) if len(large) == 1 else None


_TOTALS_EOB = {
    Cell.CHARGE: F.TOTAL_CHARGES,
    Cell.ADJUSTMENT: F.PLAN_DISCOUNT,
    Cell.ALLOWED: F.ALLOWED_AMOUNT,
    Cell.NOT_COVERED: F.NOT_COVERED,
    Cell.DEDUCTIBLE: F.DEDUCTIBLE,
    Cell.COPAY: F.COPAY,
    Cell.COINSURANCE: F.COINSURANCE,
    Cell.PLAN_PAID: F.INSURANCE_PAID,
    Cell.PATIENT_RESPONSIBILITY: F.PATIENT_RESPONSIBILITY,
}
_TOTALS_BILL = {Cell.CHARGE: F.TOTAL_CHARGES, Cell.ADJUSTMENT: F.TOTAL_ADJUSTMENTS, Cell.PLAN_PAID: F.INSURANCE_PAID}


def _from_totals(sheet: _Sheet, kind: DocumentKind) -> list[Candidate]:
    """The sums under the columns of the last table that has them, unless they sum up a part of the lines only."""
    names = _TOTALS_EOB if kind is K.EOB else _TOTALS_BILL if kind in BILLS else {}
    for table in reversed(sheet.tables):
        for row in reversed(sum_rows(table)):
            found, doubted = by_sums(table, row, sheet.drafts)
            if len(found) < 2 and not _sums_all(sheet, found):
                continue
            if _sums_a_part(sheet, table, found):
                return []
            sums = [(names[c], p) for c, p in found.items() if c in names]
            sums += [(F.PATIENT_PAID, p) for p in table.under(row, _PAID_BY_YOU) if kind in BILLS]
            facts = [(f, fact, p) for f, p in sums if (fact := money_fact(f, p)) is not None]
            where = [(row.page, round(p.box.mid_y)) for _, _, p in facts]
            told = [(f, fact.doubted(_ASKEW) if doubted else fact) for f, fact, _ in facts]
            return [Candidate(f, 7, fact, at) for (f, fact), at in zip(told, where, strict=True)]
    return []


_ASKEW = "It stands under a column whose amounts do not add up to it."
_MAYBE_OFFER = "A sentence names this amount; it may be an offer and not what is asked for."
_PAID_BY_YOU = frozenset(
    key_tokens(t)
    for t in ("patient paid", "you paid", "patient payments", "patient payment", "paid by you", "paid by patient")
)
"""Headers of a column that no line cell holds: what the patient paid, which only its sum says for the paper."""


def _sums_all(sheet: _Sheet, sums: Mapping[Cell, Piece]) -> bool:
    """Whether a lone sum is that of the charges of all lines: the arithmetic says so."""
    charge = sums.get(Cell.CHARGE)
    charges = [d.cells[Cell.CHARGE].value for d in sheet.drafts if Cell.CHARGE in d.cells]
    return charge is not None and len(charges) > 1 and Money.total(charges) == charge.money


def _sums_a_part(sheet: _Sheet, table: Table, sums: Mapping[Cell, Piece]) -> bool:
    """Whether these are the sums of one claim or page among several: they hold its own lines and not the others."""
    charge = sums.get(Cell.CHARGE)
    if charge is None or charge.money is None:
        return False
    own = {(r.page, r.number) for r in table.body}
    parts = [
        d.cells[Cell.CHARGE].value for d in sheet.drafts if Cell.CHARGE in d.cells and (d.row.page, d.row.number) in own
    ]
    everything = [d.cells[Cell.CHARGE].value for d in sheet.drafts if Cell.CHARGE in d.cells]
    if len(parts) == len(everything):
        # The lines of another claim may have been lost; its sum tells that it was there.
        return any(c != charge.money for t in sheet.tables if t is not table for c in _charge_sums(t))
    return Money.total(everything) != charge.money and (Money.total(parts) == charge.money or len(_summed(sheet)) > 1)


def _charge_sums(table: Table) -> list[Money]:
    found = [table.amounts_of(r) for r in sum_rows(table)]
    return [p.money for f in found if len(f) > 1 and (p := f.get(Cell.CHARGE)) is not None and p.money is not None]


def _summed(sheet: _Sheet) -> list[Table]:
    return [t for t in sheet.tables if any(len(t.amounts_of(r)) > 1 for r in sum_rows(t))]


def _from_prose(rows: Sequence[Row], kind: DocumentKind) -> list[Candidate]:
    candidates = []
    for said in said_in(rows, kind):
        piece = said.piece
        fact = money_fact(said.field, piece) if piece.money is not None else None
        if piece.day is not None:
            fact = fact_of(piece.day, [piece])
        if fact is not None:
            fact = fact.doubted(_MAYBE_OFFER) if said.weight == OFFERED else fact
            candidates.append(Candidate(said.field, said.weight, fact, (piece.page, round(piece.box.mid_y))))
    return candidates


def _unlabeled(sheet: _Sheet, kind: DocumentKind, fields: dict[FieldName, AnyFact]) -> None:
    """Names, dates and phone numbers that stand without a label."""
    rows = [r for p in sheet.pages for r in p.rows]
    if F.PATIENT_NAME not in fields:
        head = senders.sender(sheet.pages)
        known = str(head.value) if head else None
        person = senders.dear(rows) or senders.beside_birth(rows) or senders.addressee(sheet.first, known)
        if person is not None and kind is not K.OTHER:
            fields[F.PATIENT_NAME] = person
    if kind is K.COLLECTION_LETTER:
        _said_by_collector(rows, fields)
    own = senders.sender_field(kind, rows)
    if own not in fields or kind in BILLS or kind is K.RECEIPT:
        others = [F.PATIENT_NAME, *(f for f in (F.PROVIDER_NAME, F.PAYER_NAME, F.ORIGINAL_CREDITOR) if f is not own)]
        name = senders.sender(sheet.pages, [str(fields[f].value) for f in others if f in fields])
        if name is not None and (own not in fields or name.firm):
            fields[own] = name
            address = senders.address_below(sheet.first, name) if own is F.PROVIDER_NAME else None
            if address is not None:
                fields[F.PROVIDER_ADDRESS] = address
    if (
        kind in LETTERS | {K.GOOD_FAITH_ESTIMATE}
        and F.NOTICE_DATE not in fields
        and (day := senders.lone_date(sheet.first)) is not None
    ):
        fields[F.NOTICE_DATE] = day
    if kind is K.RECEIPT and F.PAYMENT_DATE not in fields and (day := senders.lone_date(sheet.first)) is not None:
        fields[F.PAYMENT_DATE] = day
    if kind in _ACCOUNT_LETTERS and F.ACCOUNT_NUMBER not in fields and (said := account_said(rows)) is not None:
        fields[F.ACCOUNT_NUMBER] = said
    if kind in (K.DENIAL, K.CORRESPONDENCE) and F.CLAIM_NUMBER not in fields and (said := claim_said(rows)) is not None:
        fields[F.CLAIM_NUMBER] = said
    _over_claims(sheet, kind, fields)
    number = senders.phone(rows, sheet.first.page.height)
    if number is not None:
        fields[F.PROVIDER_PHONE] = number


def _over_claims(sheet: _Sheet, kind: DocumentKind, fields: dict[FieldName, AnyFact]) -> None:
    if kind is not K.EOB:
        return
    over = said_over_claims([r for p in sheet.pages for r in p.rows]) | over_claims(sheet.pages, sheet.tables)
    fields.update((name, fact) for name, fact in over.items() if name not in fields and _is_own(fact, fields))


def _is_own(fact: AnyFact, fields: Mapping[FieldName, AnyFact]) -> bool:
    """Whether a value is none that another field has: the plan's name over its lines names no provider."""
    payer = fields.get(F.PAYER_NAME)
    return payer is None or fact.value != payer.value


_ACCOUNT_LETTERS = frozenset({K.AGREEMENT, K.ASSISTANCE_LETTER, K.STATEMENT, K.ITEMIZED_BILL})


def _said_by_collector(rows: Sequence[Row], fields: dict[FieldName, AnyFact]) -> None:
    for name, find in ((F.ORIGINAL_CREDITOR, creditor_said), (F.ACCOUNT_NUMBER, account_said)):
        if name not in fields and (fact := find(rows)) is not None:
            fields[name] = fact


def _drop_member_as_account(fields: dict[FieldName, AnyFact]) -> None:
    """A "customer ID" is the plan's number of the member where it is the same, and no account."""
    member, account = fields.get(F.MEMBER_ID), fields.get(F.ACCOUNT_NUMBER)
    if member is not None and account is not None and member.value == account.value:
        del fields[F.ACCOUNT_NUMBER]


def _drop_carried(sheet: _Sheet, fields: dict[FieldName, AnyFact]) -> None:
    """A balance carried from one page of the same paper to the next is no balance from before."""
    fact = fields.get(F.PREVIOUS_BALANCE)
    if fact is None or fact.place is None or fact.place.page == sheet.first.page.number:
        return
    earlier = [p.money for s in sheet.pages if s.page.number < fact.place.page for r in s.rows for p in r.amounts]
    if fact.value in earlier:
        del fields[F.PREVIOUS_BALANCE]


_LINE_KINDS = BILLS | {K.EOB, K.GOOD_FAITH_ESTIMATE, K.RECEIPT, K.COLLECTION_LETTER, K.DENIAL}


def _lines(sheet: _Sheet, kind: DocumentKind, fields: dict[FieldName, AnyFact]) -> list[ReadLine]:
    if kind not in _LINE_KINDS:
        return []
    latest = _latest(fields)
    lines = []
    for number, draft in enumerate(sheet.drafts, start=1):
        cells = dict(draft.cells)
        if draft.partial is not None and latest is not None:
            partial, piece = draft.partial
            if (day := partial.in_year_before(latest)) is not None:
                cells[Cell.SERVICE_DATE] = fact_of(day, [piece])
        if kind in BILLS and Cell.CHARGE not in cells:
            cells = {c: f.doubted("No charge was found on this line.") for c, f in cells.items()}
        lines.append(ReadLine(number, draft.place, {c: cells[c] for c in Cell if c in cells}))
    return lines


def _latest(fields: dict[FieldName, AnyFact]) -> date | None:
    """The day before which every service of the paper lies."""
    for name in (F.SERVICE_TO, F.STATEMENT_DATE, F.PROCESSED_DATE, F.NOTICE_DATE, F.PAYMENT_DATE, F.DUE_DATE):
        fact = fields.get(name)
        if fact is not None and isinstance(fact.value, date):
            return fact.value
    return None


def _with_service_span(reading: Reading) -> Reading:
    """First and last day of service from the dates of the lines, where no label gives them."""
    facts = [f for line in reading.lines if (f := line.date(Cell.SERVICE_DATE)) is not None]
    if not facts or F.SERVICE_FROM in reading.fields or F.SERVICE_FROM not in scope_of(reading.kind):
        return reading
    first: Fact[date] = min(facts, key=lambda f: f.value)
    ends = [f for line in reading.lines if (f := line.date(Cell.SERVICE_END)) is not None]
    last: Fact[date] = max([*facts, *ends], key=lambda f: f.value)
    reading = reading.with_field(F.SERVICE_FROM, first)
    return reading if F.SERVICE_TO in reading.fields else reading.with_field(F.SERVICE_TO, last)
