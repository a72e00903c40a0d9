"""Where every figure of a packet stands: on an exhibit page, or as a sum of figures that do.

An amount that a finding works out (a charge less the share, a total less the sum of its lines) is taken apart again
into the values of the papers it cites. What cannot be taken apart is left without a source, and the check of the
plan then refuses to state it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import combinations

from medneg_desktop.core.money import Money
from medneg_desktop.domain.case import Case, Paper
from medneg_desktop.domain.finding import Evidence, Finding
from medneg_desktop.domain.packet import ExhibitRef, PacketChoices, TracedFigure, TracedValue
from medneg_desktop.domain.reading import MONEY_CELLS, AnyFact, Cell, FieldName, State
from medneg_desktop.packet.confirmed import amounts_in, dates_in, facts_of, firm_money
from medneg_desktop.packet.exhibits import Numbering

_LARGEST_POOL = 40
"""More values than these are not combined in threes: a sum that needs them is no proof a person could follow."""
_SPANS = frozenset(timedelta(days=n) for n in (30, 35, 60, 65, 90, 120, 180, 185, 240, 365))
"""Terms that the rules count from a day on a paper."""


@dataclass
class Stand:
    """Where a value stands."""

    refs: set[ExhibitRef] = field(default_factory=set)
    apart: bool = False

    @property
    def shown(self) -> tuple[ExhibitRef, ...]:
        return tuple(sorted(self.refs, key=lambda r: (len(r.letter), r.letter, r.page)))


class Sources:
    """The confirmed values of a case on the pages of one packet."""

    def __init__(self, case: Case, numbering: Numbering, choices: PacketChoices) -> None:
        self._case, self._numbering, self._choices = case, numbering, choices
        self.amounts: dict[Money, Stand] = {}
        self.days: dict[date, Stand] = {}
        self.numbers: dict[str, Stand] = {}
        for paper in case.papers:
            for fact in facts_of(paper):
                if fact.firm:
                    self._enter(paper, fact)
            for line in paper.reading.lines:
                units, price = line.number_of(Cell.UNITS), line.money(Cell.UNIT_PRICE)
                if units and price and units.firm and price.firm:
                    self._stand(paper, price, self.amounts.setdefault(abs(price.value.times(units.value)), Stand()))

    def _enter(self, paper: Paper, fact: AnyFact) -> None:
        for value in fact.value if isinstance(fact.value, tuple) else (fact.value,):
            if isinstance(value, Money):
                self._stand(paper, fact, self.amounts.setdefault(abs(value), Stand()))
            elif isinstance(value, date):
                self._stand(paper, fact, self.days.setdefault(value, Stand()))
            elif isinstance(value, str) and any(c.isdigit() for c in value):
                self._stand(paper, fact, self.numbers.setdefault(value, Stand()))

    def _stand(self, paper: Paper, fact: AnyFact, stand: Stand) -> None:
        ref = self._numbering.of_page(paper, fact.place.page) if fact.place is not None else None
        kept_back = not self._choices.exhibits or paper.ref.document in self._choices.without
        if ref is not None:
            stand.refs.add(ref)
        elif kept_back or (fact.place is None and fact.state is State.ENTERED):
            stand.apart = True

    def figures(self, findings: Sequence[Finding], sums: Iterable[TracedFigure]) -> tuple[TracedFigure, ...]:
        """Every amount that may be stated, each once: on a page before a sum, a sum before one without a source."""
        found = {
            amount: TracedFigure(amount, "exhibits", stand.shown, apart=stand.apart)
            for amount, stand in self.amounts.items()
            if stand.refs or stand.apart
        }
        for finding in findings:
            for amount in _amounts_of(finding):
                if amount and amount not in found:
                    found[amount] = figure = self._worked_out(finding, amount)
                    for of in figure.share or ():
                        found.setdefault(of, self._worked_out(finding, of))
        for figure in sums:
            found.setdefault(abs(figure.amount), figure)
        return tuple(found[amount] for amount in sorted(found))

    def unshown(self, finding: Finding) -> tuple[Money, ...]:
        """The amounts that a finding states and that no exhibit page shows, alone or together."""
        worked_out = (self._worked_out(finding, a) for a in _amounts_of(finding) if a and not self._stands(a))
        return tuple(sorted(f.amount for f in worked_out if not (f.parts or f.share or f.apart)))

    def _worked_out(self, finding: Finding, amount: Money) -> TracedFigure:
        source = f"finding {finding.id}"
        if parts := self.parts(amount, finding.evidence):
            return TracedFigure(amount, source, parts=parts)
        share = self._share(amount, finding.evidence)
        return TracedFigure(amount, source, share=share, apart=share is None and _of_law(finding, amount))

    def _share(self, amount: Money, evidence: Sequence[Evidence]) -> tuple[Money, Money, Money] | None:
        """The amount as a charge after the discount that a bill gives on all charges."""
        cited = [abs(v) for p in self._case.papers for v in _cited(p, evidence)]
        charges = {v for v in cited if self._stands(v)} | {abs(a - b) for a, b in combinations(cited, 2)}
        for paper in self._case.bills:
            total = firm_money(paper, FieldName.TOTAL_CHARGES)
            for name in (FieldName.TOTAL_ADJUSTMENTS, FieldName.PLAN_DISCOUNT):
                discount = firm_money(paper, name)
                if total and discount and self._stands(total) and self._stands(discount) and discount < total:
                    kept = total - discount
                    for charge in sorted(charges):
                        if share_of(charge, kept, total) == amount:
                            return charge, kept, total
        return None

    def values(self, findings: Sequence[Finding], set_days: Iterable[date]) -> tuple[TracedValue, ...]:
        """Every day and number that may be stated."""
        found: list[TracedValue] = [
            TracedValue(value, "exhibits", stand.shown, stand.apart)
            for stands in (self.days, self.numbers)
            for value, stand in stands.items()
            if stand.refs or stand.apart
        ]
        found += [TracedValue(day, "set by this packet", worked_out=True) for day in set_days]
        for finding in findings:
            told = {day for text in _texts_of(finding) for day in dates_in(text)} - set(self.days)
            counted = {day for day in told if any(abs(day - known) in _SPANS for known in self.days)}
            found += [TracedValue(day, f"finding {finding.id}", worked_out=True) for day in sorted(counted)]
        return tuple(found)

    def parts(self, amount: Money, evidence: Sequence[Evidence]) -> tuple[Money, ...]:
        """The amount as a sum of values of the papers that are cited; empty where it is none."""
        papers = [p for p in self._case.papers if any(p.ref == e.paper for e in evidence)] or list(self._case.bills)
        cited = [v for paper in papers for v in _cited(paper, evidence)]
        fields = [f.value for p in papers for f in p.reading.fields.values() if f.firm and isinstance(f.value, Money)]
        if cited and abs(Money.total(cited)) == amount and all(self._stands(abs(v)) for v in cited):
            return tuple(abs(v) for v in cited)
        for pool in (cited, [*cited, *fields]):
            values = [v for v in dict.fromkeys(map(abs, pool)) if v and self._stands(v)]
            for parts in _sums(amount, values):
                return parts
            if repeated := _repeated(amount, pool):
                return repeated
        return self._of_columns(amount, papers, fields)

    def _of_columns(self, amount: Money, papers: Sequence[Paper], fields: Sequence[Money]) -> tuple[Money, ...]:
        """The amount as what all lines of a paper come to, alone or beside a value of its fields."""
        for column in (c for paper in papers for c in _columns(paper)):
            if not all(self._stands(abs(v)) for v in column if v):
                continue
            for other in (Money.zero(), *dict.fromkeys(map(abs, fields))):
                for beside in (other, -other):
                    parts = (*column, *((beside,) if beside else ()))
                    if abs(Money.total(parts)) == amount:
                        return parts if Money.total(parts) == amount else tuple(-p for p in parts)
        return ()

    def _stands(self, amount: Money) -> bool:
        stand = self.amounts.get(amount)
        return stand is not None and bool(stand.refs or stand.apart)


def _texts_of(finding: Finding) -> tuple[str, ...]:
    return (finding.title, finding.explanation, finding.ask)


def share_of(charge: Money, kept: Money, total: Money) -> Money:
    """The part of a charge that is left where ``kept`` of the ``total`` is left, to the cent."""
    return Money((charge.cents * kept.cents + total.cents // 2) // total.cents)


def _of_law(finding: Finding, amount: Money) -> bool:
    """Whether an amount is a limit that the law sets: a round sum in words, and the finding names the law."""
    return bool(finding.sources) and amount.cents % 100_00 == 0 and amount != finding.amount


def _amounts_of(finding: Finding) -> set[Money]:
    told = {amount for text in _texts_of(finding) for amount in amounts_in(text)}
    return told | ({abs(finding.amount)} if finding.amount is not None else set())


def _cited(paper: Paper, evidence: Sequence[Evidence]) -> Iterator[Money]:
    """The amounts of the lines and fields that are cited on a paper."""
    for one in evidence:
        if one.paper != paper.ref:
            continue
        line = paper.reading.line(one.line) if one.line is not None else None
        facts = list(line.cells.values()) if line is not None else []
        named = paper.reading.fields.get(one.field) if one.field is not None else None
        yield from (f.value for f in (*facts, *([named] if named else [])) if f.firm and isinstance(f.value, Money))


def _columns(paper: Paper) -> Iterator[list[Money]]:
    for cell in MONEY_CELLS - {Cell.UNIT_PRICE}:
        facts = [f for line in paper.reading.lines if (f := line.money(cell)) is not None]
        if len(facts) > 1 and all(f.firm for f in facts):
            yield [f.value for f in facts]


def _sums(amount: Money, values: Sequence[Money]) -> Iterator[tuple[Money, ...]]:
    """Two or three of the values, added and taken off, that give the amount."""
    for count in (2, 3) if len(values) <= _LARGEST_POOL else (2,):
        for chosen in combinations(values, count):
            for signs in range(2**count):
                parts = tuple(v if signs >> n & 1 else -v for n, v in enumerate(chosen))
                if Money.total(parts) == amount:
                    yield parts


def _repeated(amount: Money, pool: Sequence[Money]) -> tuple[Money, ...]:
    """A value that is cited several times and counted several times."""
    for value in dict.fromkeys(map(abs, pool)):
        times = sum(abs(v) == value for v in pool)
        for count in range(2, times + 1):
            if value and value.times(count) == amount:
                return (value,) * count
    return ()
