"""Arithmetic as a witness: what adds up is proven, and on a recognized page what does not is asked about.

A printed sum that fails on a born-digital page is no doubt of the reader: the paper itself may be wrong, and that
is for the audit to say. On a recognized page the more likely reason is a misread digit.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import product

from medneg_desktop.core.money import Money
from medneg_desktop.domain.page import TextSource
from medneg_desktop.domain.reading import AnyFact, Cell, DocumentKind, FieldName, Reading, State
from medneg_desktop.reading.equations import (
    Equation,
    Ref,
    Values,
    column_equations,
    gap,
    line_equations,
    paper_equations,
)
from medneg_desktop.reading.garbled import readings

_MISREAD = "The amounts in this row do not add up; one of them may be misread."
_CONTRADICTED = "The amounts on this paper do not fit together; one of them may be misread."
_NO_SUM = "The lines do not add up to the printed total; one amount may be misread or a line may be missing."


def prove(reading: Reading) -> Reading:
    """The reading with what its own sums prove, and in doubt what they contradict where words were recognized."""
    recognized = reading.text_source in (TextSource.OCR, TextSource.MIXED)
    if recognized:
        reading = _mended(reading)
    reading, proven = _with_proofs(reading)
    if recognized:
        reading = _doubt_lines(reading, proven)
        reading = _doubt_strays(reading)
        reading = _doubt_totals(reading, proven)
        reading = _doubt_paper(reading)
        reading = _doubt_dates(reading)
        reading = _doubt_order(reading)
    return reading


def _equations(reading: Reading, usual: set[int]) -> list[Equation]:
    along = [e for _, which, e in line_equations(reading) if which in usual]
    return [*along, *column_equations(reading), *paper_equations(reading)]


def _usual_sums(reading: Reading, *, unclear: bool = False) -> set[int]:
    """Which sums this paper's lines follow: those that hold on most lines; chance does not make most rows add up. With
    ``unclear`` a sum that holds by one way of reading its unclear amounts counts too.
    """
    values = Values(reading)
    holds, tried = Counter[int](), Counter[int]()
    for _, which, equation in line_equations(reading):
        tried[which] += 1
        off = gap(values.of, equation)
        holds[which] += not off or (
            unclear and _only_reading(values, equation, _doubtful(values, equation)) is not None
        )
    return {which for which, count in tried.items() if holds[which] >= 0.5 * count and holds[which] >= min(2, count)}


def _with_proofs(reading: Reading) -> tuple[Reading, set[Ref]]:
    proven: set[Ref] = set()
    values = Values(reading)
    for equation in _equations(reading, _usual_sums(reading)):
        if gap(values.of, equation) == Money.zero() and _is_telling(values, equation):
            for ref in equation.refs:
                if (fact := values.of(ref)) is not None:
                    values.set(ref, fact.proven(equation.how))
                proven.add(ref)
    return _prove_units(values.reading() if proven else reading), proven


def _is_telling(values: Values, equation: Equation) -> bool:
    """Whether the sum could have failed: it joins at least two amounts other than zero."""
    amounts = [f.value for r in equation.refs if (f := values.of(r)) is not None]
    return sum(bool(a) for a in amounts) >= 2 and len(equation.refs) >= 2


def _prove_units(reading: Reading) -> Reading:
    values = Values(reading)
    found = False
    for line in reading.lines:
        units, price, charge = line.number_of(Cell.UNITS), line.money(Cell.UNIT_PRICE), line.money(Cell.CHARGE)
        if units is None or price is None or charge is None or not units.value or not price.value:
            continue
        if price.value.times(units.value) == charge.value and (units.value != Decimal(1) or price.firm):
            found = True
            for cell, fact in ((Cell.UNITS, units), (Cell.UNIT_PRICE, price), (Cell.CHARGE, charge)):
                values.set((line.number, cell), fact.proven("Units times price give the charge."))
    return values.reading() if found else reading


def _mended(reading: Reading) -> Reading:
    """Amounts that a sum shows to be misread, where there is only one way to make it hold: another reading of the same
    print (:func:`readings`), else, in a binding sum, one other digit.

    The sum must be one that the paper's other lines follow, or one of the whole paper, and all its other members must be
    read cleanly.
    """
    values = Values(reading)
    for equation in _equations(reading, _usual_sums(reading, unclear=True)):
        off = gap(values.of, equation)
        if not off:
            continue
        doubtful = _doubtful(values, equation)
        found = _only_reading(values, equation, doubtful)
        if found is not None:
            how = f"The print is unclear; what it says follows from the others. {equation.how}"
            for ref, fact in found:
                values.set(ref, fact.proven(how))
        elif len(doubtful) == 1 and equation.binding:
            _mend_one_digit(values, equation, doubtful[0], off)
    return values.reading()


def _doubtful(values: Values, equation: Equation) -> list[Ref]:
    return [r for r in equation.refs if not _clean(values.of(r))]


_MOST_DOUBTFUL = 4


def _only_reading(values: Values, equation: Equation, doubtful: Sequence[Ref]) -> list[tuple[Ref, AnyFact]] | None:
    """The one way to read the doubtful amounts with which the sum holds; None where there is none or several."""
    if not 0 < len(doubtful) <= _MOST_DOUBTFUL:
        return None
    facts = [fact for ref in doubtful if (fact := values.of(ref)) is not None]
    ways = [[_with_value(fact, value) for value in (fact.value, *readings(fact.raw))] for fact in facts]
    holding: dict[tuple[Money, ...], list[tuple[Ref, AnyFact]]] = {}
    for way in product(*ways):
        tried = dict(zip(doubtful, way, strict=True))

        def told(ref: Ref, tried: Mapping[Ref, AnyFact] = tried) -> AnyFact | None:
            return tried[ref] if ref in tried else values.of(ref)

        if not gap(told, equation):
            holding[tuple(fact.value for fact in way)] = list(tried.items())
    return next(iter(holding.values())) if len(holding) == 1 else None


def _with_value(fact: AnyFact, value: Money) -> AnyFact:
    """The fact with another amount, of the same sign."""
    return replace(fact, value=-abs(value) if fact.value < Money.zero() else value)


def _mend_one_digit(values: Values, equation: Equation, ref: Ref, off: Money) -> None:
    fact = values.of(ref)
    assert fact is not None
    value: Money = fact.value - off if ref in equation.right else fact.value + off
    if _one_stroke_apart(fact.raw, value):
        mended = replace(fact, value=value)
        values.set(ref, mended.proven(f"One digit is unclear; it follows from the others. {equation.how}"))


def _clean(fact: AnyFact | None) -> bool:
    return fact is not None and fact.state is not State.CHECK


def _one_stroke_apart(raw: str, value: Money) -> bool:
    """Whether the printed signs differ from the amount in at most one digit."""
    seen = re.sub(r"\D", "", raw.translate(str.maketrans("OoIlSBZ", "0011582")))
    meant = str(abs(value.cents)).zfill(3)
    if len(seen) != len(meant):
        return False
    return sum(a != b for a, b in zip(seen, meant, strict=True)) <= 1


def _doubt_lines(reading: Reading, proven: set[Ref]) -> Reading:
    usual = _usual_sums(reading)
    values = Values(reading)
    for _, which, equation in line_equations(reading):
        if which in usual and gap(values.of, equation):
            _doubt(values, (r for r in equation.refs if r not in proven), _MISREAD)
    return values.reading()


_KEYS = (Cell.SERVICE_DATE, Cell.CODE, Cell.REVENUE_CODE)


def _doubt_strays(reading: Reading) -> Reading:
    """A line without a day or code among lines that have them may be a sum whose words were misread."""
    strays = [line for line in reading.lines if not any(k in line.cells for k in _KEYS)]
    if not strays or len(strays) > 0.3 * len(reading.lines):
        return reading
    values = Values(reading)
    refs = [(line.number, cell) for line in strays for cell in line.cells]
    _doubt(values, refs, "This line has neither a day nor a code; it may be a sum.")
    return values.reading()


def _doubt_totals(reading: Reading, proven: set[Ref]) -> Reading:
    """Where the charges do not add up: the printed total and every charge that nothing else vouches for is asked
    about, the least certain first; a total that stands in two places is not doubted.
    """
    values = Values(reading)
    for equation in column_equations(reading):
        if not gap(values.of, equation) or not (equation.binding or reading.kind is DocumentKind.EOB):
            continue
        total = values.of(equation.right[0])
        if total is not None and total.state is not State.PROVEN:
            _doubt(values, equation.right, _NO_SUM)
        loose = [r for r in equation.left if r not in proven]
        if loose and equation.binding:
            least = min(loose, key=lambda r: _confidence(values, r))
            _doubt(values, [least], _NO_SUM)
    return values.reading()


def _doubt_paper(reading: Reading) -> Reading:
    """Where the figures of the whole paper contradict each other, those that nothing else vouches for are asked
    about. It may be the paper that is wrong, or a payment that it states elsewhere; a misread digit is as likely.
    """
    values = Values(reading)
    for equation in paper_equations(reading):
        if gap(values.of, equation):
            _doubt(values, equation.refs, _CONTRADICTED)
    return values.reading()


def _confidence(values: Values, ref: Ref) -> float:
    fact = values.of(ref)
    return fact.confidence if fact is not None else 0.0


def _doubt(values: Values, refs: Iterable[Ref], why: str) -> None:
    for ref in refs:
        fact = values.of(ref)
        if fact is not None and fact.state is State.READ:
            values.set(ref, fact.doubted(why))


_ORDER = (
    (FieldName.STATEMENT_DATE, FieldName.DUE_DATE),
    (FieldName.NOTICE_DATE, FieldName.DUE_DATE),
    (FieldName.SERVICE_TO, FieldName.PROCESSED_DATE),
    (FieldName.SERVICE_FROM, FieldName.SERVICE_TO),
    (FieldName.SERVICE_TO, FieldName.STATEMENT_DATE),
)
"""Of each pair the first day never lies after the second."""


def _doubt_order(reading: Reading) -> Reading:
    for early, late in _ORDER:
        first, second = reading.date(early), reading.date(late)
        if first is None or second is None or first.value <= second.value:
            continue
        for name, fact in ((early, first), (late, second)):
            if fact.state is State.READ:
                reading = reading.with_field(name, fact.doubted("This day does not fit the other dates."))
    return reading


_DATED_AFTER = (FieldName.STATEMENT_DATE, FieldName.PROCESSED_DATE, FieldName.NOTICE_DATE)


def _doubt_dates(reading: Reading) -> Reading:
    """Days of service that lie after the paper itself, or years away from those of the other lines."""
    days = sorted(f.value for line in reading.lines if (f := line.date(Cell.SERVICE_DATE)) is not None)
    if not days:
        return reading
    middle = days[len(days) // 2]
    ends = [f.value for n in _DATED_AFTER if (f := reading.date(n)) is not None and f.firm]
    values = Values(reading)
    for line in reading.lines:
        fact = line.date(Cell.SERVICE_DATE)
        if fact is None or not fact.firm:
            continue
        late = any(fact.value > end for end in ends)
        far = abs((fact.value - middle).days) > 300
        if late or far:
            values.set((line.number, Cell.SERVICE_DATE), fact.doubted("This day does not fit the other dates."))
    return values.reading()
