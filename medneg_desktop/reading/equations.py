"""The sums a medical paper must satisfy, written down once: along a line, down a column, and over the whole paper."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from medneg_desktop.core.money import Money
from medneg_desktop.domain.reading import AnyFact, Cell, DocumentKind, FieldName, Reading
from medneg_desktop.reading.scope import BILLS

F = FieldName
Ref = FieldName | tuple[int, Cell]
"""A value of a reading: a field, or a cell of a line by its number."""


@dataclass(frozen=True, slots=True)
class Equation:
    """What is added on the left must equal what is added on the right. ``how`` says so in plain words.

    ``binding``: where it fails on a recognized page something was misread; other sums may fail for reasons of their
    own (a payment that has no field), and then say nothing.
    """

    left: tuple[Ref, ...]
    right: tuple[Ref, ...]
    how: str
    binding: bool = False

    @property
    def refs(self) -> tuple[Ref, ...]:
        return self.left + self.right


class Values:
    """The values of a reading while its sums are weighed: each is found and changed in one step, however many lines."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._fields = dict(reading.fields)
        self._lines = {line.number: line.cells for line in reading.lines}
        self._changed: dict[int, dict[Cell, AnyFact]] = {}

    def of(self, ref: Ref) -> AnyFact | None:
        """The fact a reference points at."""
        if isinstance(ref, FieldName):
            return self._fields.get(ref)
        return self._lines.get(ref[0], {}).get(ref[1])

    def set(self, ref: Ref, fact: AnyFact) -> None:
        if isinstance(ref, FieldName):
            self._fields.pop(ref, None)
            self._fields[ref] = fact
            return
        number, cell = ref
        if number not in self._changed:
            self._lines[number] = self._changed[number] = dict(self._lines[number])
        cells = self._changed[number]
        cells.pop(cell, None)
        cells[cell] = fact

    def reading(self) -> Reading:
        """The reading with what was changed."""
        changed = self._changed
        lines = [replace(x, cells=changed[x.number]) if x.number in changed else x for x in self._reading.lines]
        return replace(self._reading, fields=self._fields, lines=tuple(lines))


def gap(of: Callable[[Ref], AnyFact | None], equation: Equation) -> Money | None:
    """Right side less left side, of the facts that ``of`` gives; None where a value is missing."""
    total = 0
    for sign, refs in ((1, equation.right), (-1, equation.left)):
        for ref in refs:
            fact = of(ref)
            if fact is None or not isinstance(fact.value, Money):
                return None
            total += sign * fact.value.cents
    return Money(total)


_LINE_SUMS: tuple[tuple[tuple[Cell, ...], tuple[Cell, ...], str], ...] = (
    (
        (Cell.ALLOWED, Cell.ADJUSTMENT),
        (Cell.CHARGE,),
        "Allowed amount and discount add up to the charge.",
    ),
    (
        (Cell.PLAN_PAID, Cell.PATIENT_RESPONSIBILITY),
        (Cell.ALLOWED,),
        "What the plan paid and your share add up to the allowed amount.",
    ),
    (
        (Cell.ADJUSTMENT, Cell.PLAN_PAID, Cell.PATIENT_RESPONSIBILITY),
        (Cell.CHARGE,),
        "Discount, payment and balance add up to the charge.",
    ),
    (
        (Cell.DEDUCTIBLE, Cell.COPAY, Cell.COINSURANCE),
        (Cell.PATIENT_RESPONSIBILITY,),
        "Deductible, copay and coinsurance add up to your share.",
    ),
    (
        (Cell.DEDUCTIBLE, Cell.COPAY, Cell.COINSURANCE, Cell.NOT_COVERED),
        (Cell.PATIENT_RESPONSIBILITY,),
        "Deductible, copay, coinsurance and what is not covered add up to your share.",
    ),
    ((Cell.COINSURANCE, Cell.PLAN_PAID), (Cell.ALLOWED,), "Coinsurance and payment add up to the allowed amount."),
    ((Cell.PATIENT_RESPONSIBILITY,), (Cell.CHARGE,), "The balance is the whole charge."),
)


def line_equations(reading: Reading) -> Iterator[tuple[int, int, Equation]]:
    """The sums along each line: (number of the line, which of the sums, the equation)."""
    fitting: dict[frozenset[Cell], list[int]] = {}
    for line in reading.lines:
        cells = frozenset(line.cells)
        if cells not in fitting:
            fitting[cells] = [n for n, (left, right, _) in enumerate(_LINE_SUMS) if cells.issuperset((*left, *right))]
        for which in fitting[cells]:
            left, right, how = _LINE_SUMS[which]
            refs = tuple((line.number, c) for c in left), tuple((line.number, c) for c in right)
            yield line.number, which, Equation(*refs, how, binding=True)


_COLUMN_FIELDS_EOB: Mapping[Cell, FieldName] = {
    Cell.CHARGE: F.TOTAL_CHARGES,
    Cell.ALLOWED: F.ALLOWED_AMOUNT,
    Cell.ADJUSTMENT: F.PLAN_DISCOUNT,
    Cell.PLAN_PAID: F.INSURANCE_PAID,
    Cell.DEDUCTIBLE: F.DEDUCTIBLE,
    Cell.COPAY: F.COPAY,
    Cell.COINSURANCE: F.COINSURANCE,
    Cell.NOT_COVERED: F.NOT_COVERED,
    Cell.PATIENT_RESPONSIBILITY: F.PATIENT_RESPONSIBILITY,
}
_COLUMN_FIELDS_BILL: Mapping[Cell, FieldName] = {
    Cell.CHARGE: F.TOTAL_CHARGES,
    Cell.ADJUSTMENT: F.TOTAL_ADJUSTMENTS,
    Cell.PLAN_PAID: F.INSURANCE_PAID,
    Cell.PATIENT_RESPONSIBILITY: F.AMOUNT_DUE,
}
_COLUMN_FIELDS: Mapping[DocumentKind, Mapping[Cell, FieldName]] = {
    DocumentKind.EOB: _COLUMN_FIELDS_EOB,
    DocumentKind.GOOD_FAITH_ESTIMATE: {Cell.CHARGE: F.ESTIMATE_TOTAL},
    DocumentKind.RECEIPT: {Cell.CHARGE: F.TOTAL_CHARGES},
}


def column_equations(reading: Reading) -> Iterator[Equation]:
    """The sums down the columns: the lines add up to the printed total."""
    default = _COLUMN_FIELDS_BILL if reading.kind in BILLS else {}
    for cell, field in _COLUMN_FIELDS.get(reading.kind, default).items():
        refs = tuple((line.number, cell) for line in reading.lines if cell in line.cells)
        if field in reading.fields and refs and len(refs) == len(reading.lines):
            yield Equation(refs, (field,), "The lines add up to the printed total.", binding=cell is Cell.CHARGE)


_PAPER_EOB: tuple[tuple[tuple[FieldName, ...], tuple[FieldName, ...], str], ...] = (
    ((F.ALLOWED_AMOUNT, F.PLAN_DISCOUNT), (F.TOTAL_CHARGES,), "Allowed amount and discount add up to the charges."),
    (
        (F.INSURANCE_PAID, F.PATIENT_RESPONSIBILITY),
        (F.ALLOWED_AMOUNT,),
        "What the plan paid and your share add up to the allowed amount.",
    ),
    (
        (F.PLAN_DISCOUNT, F.INSURANCE_PAID, F.PATIENT_RESPONSIBILITY),
        (F.TOTAL_CHARGES,),
        "Discount, payment and your share add up to the charges.",
    ),
    (
        (F.DEDUCTIBLE, F.COPAY, F.COINSURANCE),
        (F.PATIENT_RESPONSIBILITY,),
        "Deductible, copay and coinsurance add up to your share.",
    ),
    (
        (F.DEDUCTIBLE, F.COINSURANCE),
        (F.PATIENT_RESPONSIBILITY,),
        "Deductible and coinsurance add up to your share.",
    ),
    (
        (F.DEDUCTIBLE, F.COPAY, F.COINSURANCE, F.NOT_COVERED),
        (F.PATIENT_RESPONSIBILITY,),
        "Deductible, copay, coinsurance and what is not covered add up to your share.",
    ),
)
_CREDITS = (F.TOTAL_ADJUSTMENTS, F.INSURANCE_PAID, F.PATIENT_PAID)
_DEBITS = (F.TOTAL_CHARGES, F.PREVIOUS_BALANCE, F.INTEREST_FEES)


def paper_equations(reading: Reading) -> Iterator[Equation]:
    """The sums over the whole paper."""
    fields = reading.fields
    if reading.kind is DocumentKind.EOB:
        for left, right, how in _PAPER_EOB:
            if all(f in fields for f in (*left, *right)):
                yield Equation(left, right, how)
    if reading.kind in BILLS and F.AMOUNT_DUE in fields:
        debits = tuple(f for f in _DEBITS if f in fields)
        lowering = tuple(f for f in _CREDITS if f in fields)
        if len(debits) + len(lowering) >= 2 and F.TOTAL_CHARGES in fields:
            how = "Charges less adjustments and payments give the amount due."
            yield Equation((F.AMOUNT_DUE, *lowering), debits, how)
