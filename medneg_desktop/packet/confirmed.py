"""What the papers say for sure, and what they only seem to say.

A packet states confirmed values only. A value in doubt must not slip in through the words of a finding either, so
every text that is taken over is compared with what stands in doubt on the papers of the case.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from medneg_desktop.core.dates import read_date
from medneg_desktop.core.money import Money, read_money
from medneg_desktop.domain.case import Case, Paper
from medneg_desktop.domain.finding import Evidence, Finding
from medneg_desktop.domain.reading import MONEY_CELLS, AnyFact, Cell, FieldName

AMOUNT = re.compile(r"[-\u2212]?\$?\d[\d,]*\.\d{2}(?!\d)|\$\d[\d,]*(?![\d.])")
"""An amount as our texts write it: with cents, or with a dollar sign."""
_DATE = re.compile(r"\b(?:[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}|\d{1,2}/\d{1,2}/\d{2,4}|\d{4}-\d{2}-\d{2})\b")
_DECISIVE = MONEY_CELLS | {Cell.SERVICE_DATE, Cell.CODE, Cell.UNITS}
_SHORTEST_TELLING = 4
"""Shorter doubtful words (a modifier, a state) stand in any text by chance."""


def firm_text(paper: Paper, name: FieldName) -> str | None:
    fact = paper.reading.text(name)
    return fact.value.strip() or None if fact is not None and fact.firm else None


def firm_date(paper: Paper, name: FieldName) -> date | None:
    fact = paper.reading.date(name)
    return fact.value if fact is not None and fact.firm else None


def firm_money(paper: Paper, name: FieldName) -> Money | None:
    fact = paper.reading.money(name)
    return fact.value if fact is not None and fact.firm else None


def facts_of(paper: Paper) -> Iterator[AnyFact]:
    yield from paper.reading.fields.values()
    for line in paper.reading.lines:
        yield from line.cells.values()


def amounts_in(text: str) -> list[Money]:
    """The amounts a text states, without their sign: a text may call the same sum a credit or a charge."""
    found = (read_money(match.replace("\u2212", "-")) for match in AMOUNT.findall(text))
    return [abs(amount) for amount in found if amount is not None]


def dates_in(text: str) -> list[date]:
    return [day for match in _DATE.findall(text) if (day := read_date(match)) is not None]


class Doubts:
    """The values of a case that nobody has confirmed and that stand nowhere else for sure."""

    def __init__(self, case: Case) -> None:
        facts = [fact for paper in case.papers for fact in facts_of(paper)]
        doubtful = {_plain(v) for f in facts if not f.firm for v in _values(f)}
        doubtful -= {_plain(v) for f in facts if f.firm for v in _values(f)}
        self._amounts = {v for v in doubtful if isinstance(v, Money)}
        self._days = {v for v in doubtful if isinstance(v, date)}
        words = sorted({v for v in doubtful if isinstance(v, str) and len(v) >= _SHORTEST_TELLING})
        self._words = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, words))})(?!\w)") if words else None

    def doubts_amount(self, amount: Money) -> bool:
        return abs(amount) in self._amounts

    def stand_in(self, text: str) -> bool:
        """Whether a text states a value in doubt."""
        return (
            any(amount in self._amounts for amount in amounts_in(text))
            or any(day in self._days for day in dates_in(text))
            or (self._words is not None and self._words.search(text.casefold()) is not None)
        )


def unconfirmed(case: Case, finding: Finding, doubts: Doubts) -> str | None:
    """Why a finding cannot be sent yet, as the end of a sentence; None where it rests on confirmed values."""
    for evidence in finding.evidence:
        if finding.amount is not None and (what := _doubtful_place(case, evidence)):
            return f"{what} is not confirmed"
    if finding.amount is not None and doubts.doubts_amount(finding.amount):
        return f"its amount {finding.amount.shown()} is not confirmed"
    if any(doubts.stand_in(t) for t in (finding.title, finding.explanation, finding.ask, *finding.sources)):
        return "its text names a value that is not confirmed"
    return None


def _doubtful_place(case: Case, evidence: Evidence) -> str | None:
    paper = case.paper(evidence.paper)
    if paper is None:
        return f"{evidence.paper.name} has left the case, so its part"
    where = f"of {evidence.paper.name}"
    fact = paper.reading.fields.get(evidence.field) if evidence.field else None
    if evidence.field and fact is not None and not fact.firm:
        return f"the {evidence.field.value.replace('_', ' ')} {where}"
    line = paper.reading.line(evidence.line) if evidence.line is not None else None
    cells = [c for c, f in line.cells.items() if c in _DECISIVE and not f.firm] if line else []
    return f"the {cells[0].value.replace('_', ' ')} in line {evidence.line} {where}" if cells else None


def _values(fact: AnyFact) -> tuple[object, ...]:
    return fact.value if isinstance(fact.value, tuple) else (fact.value,)


def _plain(value: object) -> object:
    """The form in which values are compared: amounts without sign, words without case."""
    if isinstance(value, Money):
        return abs(value)
    return value.strip().casefold() if isinstance(value, str) else value
