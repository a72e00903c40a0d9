"""What a document says: facts with their places and their doubts.

The names of fields, cells, kinds and states are those of the command-line contract; they are added to and
never renamed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import Any, Generic, TypeVar

from medneg_desktop.core.money import Money
from medneg_desktop.domain.page import TextSource
from medneg_desktop.domain.place import Place

Day = date
"""The type of a day, for a class that has a method ``date``."""
Value = Money | date | Decimal | str | tuple[str, ...]
T_co = TypeVar("T_co", bound=Value, covariant=True)


class State(StrEnum):
    """How sure the reader is of a value.

    ``PROVEN``: arithmetic on the page, or a second place on it, confirms it. ``READ``: read with confidence.
    ``CHECK``: unsure, the window asks. ``ENTERED``: a person typed or confirmed it.
    """

    PROVEN = "proven"
    READ = "read"
    CHECK = "check"
    ENTERED = "entered"


class DocumentKind(StrEnum):
    ITEMIZED_BILL = "itemized_bill"
    STATEMENT = "statement"
    EOB = "eob"
    DENIAL = "denial"
    RECEIPT = "receipt"
    COLLECTION_LETTER = "collection_letter"
    GOOD_FAITH_ESTIMATE = "good_faith_estimate"
    ASSISTANCE_LETTER = "assistance_letter"
    AGREEMENT = "agreement"
    CORRESPONDENCE = "correspondence"
    INSURANCE_CARD = "insurance_card"
    MEDICAL_RECORD = "medical_record"
    OTHER = "other"

    @property
    def is_bill(self) -> bool:
        """Whether a provider asks for money with it."""
        return self in (DocumentKind.ITEMIZED_BILL, DocumentKind.STATEMENT)


class FieldName(StrEnum):
    PROVIDER_NAME = "provider_name"
    PROVIDER_PHONE = "provider_phone"
    PROVIDER_ADDRESS = "provider_address"
    NPI = "npi"
    TAX_ID = "tax_id"
    PAYER_NAME = "payer_name"
    COLLECTOR_NAME = "collector_name"
    ORIGINAL_CREDITOR = "original_creditor"
    PATIENT_NAME = "patient_name"
    GUARANTOR_NAME = "guarantor_name"
    ACCOUNT_NUMBER = "account_number"
    STATEMENT_NUMBER = "statement_number"
    CLAIM_NUMBER = "claim_number"
    MEMBER_ID = "member_id"
    GROUP_NUMBER = "group_number"
    PLAN_NAME = "plan_name"
    STATEMENT_DATE = "statement_date"
    SERVICE_FROM = "service_from"
    SERVICE_TO = "service_to"
    DUE_DATE = "due_date"
    NOTICE_DATE = "notice_date"
    PROCESSED_DATE = "processed_date"
    PAYMENT_DATE = "payment_date"
    PAYMENT_METHOD = "payment_method"
    PAYMENT_REFERENCE = "payment_reference"
    TOTAL_CHARGES = "total_charges"
    TOTAL_ADJUSTMENTS = "total_adjustments"
    INSURANCE_PAID = "insurance_paid"
    PATIENT_PAID = "patient_paid"
    PLAN_DISCOUNT = "plan_discount"
    ALLOWED_AMOUNT = "allowed_amount"
    NOT_COVERED = "not_covered"
    DEDUCTIBLE = "deductible"
    COPAY = "copay"
    COINSURANCE = "coinsurance"
    PATIENT_RESPONSIBILITY = "patient_responsibility"
    PREVIOUS_BALANCE = "previous_balance"
    INTEREST_FEES = "interest_fees"
    AMOUNT_DUE = "amount_due"
    AMOUNT_PAID = "amount_paid"
    ESTIMATE_TOTAL = "estimate_total"
    NETWORK_STATUS = "network_status"
    TYPE_OF_BILL = "type_of_bill"
    DIAGNOSIS_CODES = "diagnosis_codes"


MONEY_FIELDS = frozenset(
    FieldName(n)
    for n in [
        "total_charges",
        "total_adjustments",
        "insurance_paid",
        "patient_paid",
        "plan_discount",
        "allowed_amount",
        "not_covered",
        "deductible",
        "copay",
        "coinsurance",
        "patient_responsibility",
        "previous_balance",
        "interest_fees",
        "amount_due",
        "amount_paid",
        "estimate_total",
    ]
)
DATE_FIELDS = frozenset(
    FieldName(n)
    for n in [
        "statement_date",
        "service_from",
        "service_to",
        "due_date",
        "notice_date",
        "processed_date",
        "payment_date",
    ]
)
LIST_FIELDS = frozenset({FieldName.DIAGNOSIS_CODES})
CREDIT_FIELDS = frozenset(
    FieldName(n) for n in ["total_adjustments", "insurance_paid", "patient_paid", "plan_discount", "amount_paid"]
)
"""Amounts that lower the balance. They are kept as positive amounts, however the paper prints their sign."""


class Cell(StrEnum):
    """One column of a line. ``UNIT_PRICE`` and the parts of the patient's share go beyond the contract's names."""

    SERVICE_DATE = "service_date"
    SERVICE_END = "service_end"
    CODE = "code"
    MODIFIERS = "modifiers"
    REVENUE_CODE = "revenue_code"
    DESCRIPTION = "description"
    UNITS = "units"
    UNIT_PRICE = "unit_price"
    CHARGE = "charge"
    ALLOWED = "allowed"
    ADJUSTMENT = "adjustment"
    PLAN_PAID = "plan_paid"
    PATIENT_RESPONSIBILITY = "patient_responsibility"
    DEDUCTIBLE = "deductible"
    COPAY = "copay"
    COINSURANCE = "coinsurance"
    NOT_COVERED = "not_covered"
    REASON_CODES = "reason_codes"


MONEY_CELLS = frozenset(
    {
        Cell.UNIT_PRICE,
        Cell.CHARGE,
        Cell.ALLOWED,
        Cell.ADJUSTMENT,
        Cell.PLAN_PAID,
        Cell.PATIENT_RESPONSIBILITY,
        Cell.DEDUCTIBLE,
        Cell.COPAY,
        Cell.COINSURANCE,
        Cell.NOT_COVERED,
    }
)
DATE_CELLS = frozenset({Cell.SERVICE_DATE, Cell.SERVICE_END})
LIST_CELLS = frozenset({Cell.MODIFIERS, Cell.REASON_CODES})


@dataclass(frozen=True, slots=True)
class Fact(Generic[T_co]):
    """A value read off a paper.

    ``raw`` is the text as printed, ``confidence`` is between 0 and 1, ``place`` is None only for what a person
    typed without pointing at the page or what stands in no single place. ``note`` says in plain words what proves
    the value, or what makes it doubtful.
    """

    value: T_co
    raw: str = ""
    state: State = State.READ
    confidence: float = 1.0
    place: Place | None = None
    note: str = ""

    @property
    def firm(self) -> bool:
        """Whether the value may be relied on: in findings that accuse, and in letters."""
        return self.state is not State.CHECK

    def doubted(self, why: str) -> Fact[T_co]:
        return Fact(self.value, self.raw, State.CHECK, self.confidence, self.place, why)

    def proven(self, how: str) -> Fact[T_co]:
        """The same value with its proof; a value that a person entered stays theirs."""
        if self.state is State.ENTERED:
            return self
        return Fact(self.value, self.raw, State.PROVEN, self.confidence, self.place, how)


AnyFact = Fact[Any]


@dataclass(frozen=True, slots=True)
class ReadLine:
    """One printed line of a bill or EOB. ``number`` counts from 1 within the document part."""

    number: int
    place: Place
    cells: Mapping[Cell, AnyFact] = field(default_factory=dict)

    def money(self, cell: Cell) -> Fact[Money] | None:
        return _typed(self.cells.get(cell), Money)

    def date(self, cell: Cell) -> Fact[date] | None:
        return _typed(self.cells.get(cell), date)

    def text(self, cell: Cell) -> Fact[str] | None:
        return _typed(self.cells.get(cell), str)

    def number_of(self, cell: Cell) -> Fact[Decimal] | None:
        return _typed(self.cells.get(cell), Decimal)

    def items(self, cell: Cell) -> tuple[str, ...]:
        """The list in a cell such as modifiers; empty where the paper prints none."""
        fact = self.cells.get(cell)
        return fact.value if fact is not None and isinstance(fact.value, tuple) else ()

    @property
    def state(self) -> State:
        """The state of the least certain cell."""
        states = {f.state for f in self.cells.values()}
        for state in (State.CHECK, State.READ, State.PROVEN):
            if state in states:
                return state
        return State.ENTERED if states else State.CHECK

    @property
    def confidence(self) -> float:
        return min((f.confidence for f in self.cells.values()), default=0.0)


@dataclass(frozen=True, slots=True)
class Aside:
    """A value that a person entered, which waits because another stands in its place; ``page`` is where it belongs."""

    page: int
    name: FieldName
    fact: AnyFact


@dataclass(frozen=True)
class Reading:
    """What one document says. One file may hold several documents; ``part`` counts them from 1.

    ``divided``: a person said which pages belong together. ``own_lines``: a person added, removed, split or merged
    lines. ``looked_at``: a person said that this paper of several is read right (of a whole file its document tells).
    ``aside``: what was entered for papers that now count as one, for the day when they come apart again.
    """

    part: int
    pages: tuple[int, ...]
    kind: DocumentKind
    kind_confidence: float = 0.0
    kind_grounds: tuple[str, ...] = ()
    kind_state: State = State.READ
    language: str = "en"
    text_source: TextSource = TextSource.TEXT
    fields: Mapping[FieldName, AnyFact] = field(default_factory=dict)
    lines: tuple[ReadLine, ...] = ()
    notes: tuple[str, ...] = ()
    divided: bool = False
    own_lines: bool = False
    looked_at: bool = False
    aside: tuple[Aside, ...] = ()

    def money(self, name: FieldName) -> Fact[Money] | None:
        return _typed(self.fields.get(name), Money)

    def date(self, name: FieldName) -> Fact[date] | None:
        return _typed(self.fields.get(name), date)

    def text(self, name: FieldName) -> Fact[str] | None:
        return _typed(self.fields.get(name), str)

    def line(self, number: int) -> ReadLine | None:
        return self._lines_by_number.get(number)

    @cached_property
    def _lines_by_number(self) -> Mapping[int, ReadLine]:
        return {line.number: line for line in self.lines}

    @cached_property
    def line_days(self) -> frozenset[Day]:
        """The days of service that its lines firmly say; worked out once, for a bill may have ten thousand lines."""
        days = (line.date(Cell.SERVICE_DATE) for line in self.lines)
        return frozenset(fact.value for fact in days if fact is not None and fact.firm)

    @property
    def doubts(self) -> int:
        """How many values the window must ask about."""
        values = [*self.fields.values(), *(c for line in self.lines for c in line.cells.values())]
        return sum(not f.firm for f in values) + (self.kind_state is State.CHECK)

    def with_field(self, name: FieldName, fact: AnyFact | None) -> Reading:
        """A copy with one field set, or taken away with None."""
        fields = {k: v for k, v in self.fields.items() if k is not name}
        if fact is not None:
            fields[name] = fact
        return replace(self, fields=fields)

    def with_cell(self, number: int, cell: Cell, fact: AnyFact | None) -> Reading:
        """A copy with one cell of one line set, or taken away with None."""
        return replace(self, lines=tuple(_set_cell(x, cell, fact) if x.number == number else x for x in self.lines))


def _set_cell(line: ReadLine, cell: Cell, fact: AnyFact | None) -> ReadLine:
    cells = {k: v for k, v in line.cells.items() if k is not cell}
    if fact is not None:
        cells[cell] = fact
    return replace(line, cells=cells)


V = TypeVar("V", bound=Value)


def _typed(fact: AnyFact | None, kind: type[V]) -> Fact[V] | None:
    return fact if fact is not None and isinstance(fact.value, kind) else None
