"""What a person's own EOBs add up to: the deductible and the out-of-pocket spending, by person, plan, network and year.

Each claim counts with its last word. A figure that an EOB does not print, or that is unsure, makes the sum incomplete:
it is then a lower bound, and is said to be one. The year is that of the service; a plan's own year may begin later.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from medneg_desktop.core.money import Money
from medneg_desktop.domain.case import Paper
from medneg_desktop.domain.counted import Counted
from medneg_desktop.domain.finding import Evidence
from medneg_desktop.domain.reading import DocumentKind, FieldName, Reading
from medneg_desktop.ledger import keys
from medneg_desktop.ledger.accounts import Account

_SHARES = (FieldName.DEDUCTIBLE, FieldName.COPAY, FieldName.COINSURANCE)


@dataclass(frozen=True, slots=True)
class Spent:
    """Sums over the claims of one person, or with ``person`` empty of the whole family, for one plan and year.

    ``network`` is as the EOBs print it; empty where they do not. None: no EOB prints the figure.
    """

    person: str
    plan: str
    network: str
    year: int
    claims: int
    deductible: Money | None
    out_of_pocket: Money | None
    complete: bool
    evidence: tuple[Evidence, ...] = ()
    """Where the EOBs print what was counted."""


def spent(papers: Iterable[Paper]) -> tuple[Spent, ...]:
    """One row for each person, plan, network and year; and one for the family where there are several people. Names that
    differ in case or punctuation only are one, told as first printed.
    """
    by_person: dict[tuple[str, str, str, int], list[Paper]] = defaultdict(list)
    for eob in _last_words(papers):
        person, days = keys.patient_key(eob.reading), keys.service_days(eob.reading)
        if person is not None and days:
            key = person, _plain(eob, FieldName.PAYER_NAME), _plain(eob, FieldName.NETWORK_STATUS), min(days).year
            by_person[key].append(eob)
    rows = [_row(_printed(found[0], FieldName.PATIENT_NAME), key[3], found) for key, found in sorted(by_person.items())]
    return (*rows, *_families(by_person))


def _printed(eob: Paper, name: FieldName) -> str:
    fact = eob.reading.text(name)
    return fact.value if fact else ""


def _plain(eob: Paper, name: FieldName) -> str:
    return " ".join(keys.plain_words(_printed(eob, name).replace("_", " ")))


def counted(papers: Iterable[Paper]) -> tuple[Counted, ...]:
    """What each claim of the people on these EOBs counts, in the order in which the plan decided."""
    found = []
    for eob in _last_words(papers):
        person, days = keys.patient_key(eob.reading), keys.service_days(eob.reading)
        if person is None or not days:
            continue
        payer, network = (eob.reading.text(n) for n in (FieldName.PAYER_NAME, FieldName.NETWORK_STATUS))
        processed = eob.reading.date(FieldName.PROCESSED_DATE)
        found.append(
            Counted(
                eob.ref.key,
                person,
                " ".join(keys.plain_words(payer.value)) if payer else "",
                network.value if network else "",
                min(days).year,
                processed.value if processed is not None and processed.firm else None,
                _amount(eob.reading, FieldName.DEDUCTIBLE),
                _out_of_pocket(eob.reading),
            )
        )
    return tuple(sorted(found, key=lambda c: (c.processed or date.max, c.paper)))


def _families(by_person: dict[tuple[str, str, str, int], list[Paper]]) -> list[Spent]:
    people: dict[tuple[str, str, int], list[list[Paper]]] = defaultdict(list)
    for (_, plan, network, year), found in sorted(by_person.items()):
        people[plan, network, year].append(found)
    return [
        _row("", year, [eob for found in each for eob in found])
        for (_, _, year), each in people.items()
        if len(each) > 1
    ]


def _last_words(papers: Iterable[Paper]) -> list[Paper]:
    """The EOBs that no later one replaced, each person's apart: a family's claims can have the same sum and day."""
    found: dict[str | None, Account] = {}
    for paper in papers:
        if paper.kind is DocumentKind.EOB:
            account = found.setdefault(keys.patient_key(paper.reading), Account(None, paper.reading))
            account.add(paper)
    return [eob for account in found.values() for eob in account.current_eobs]


def _row(person: str, year: int, found: list[Paper]) -> Spent:
    deductibles = [_amount(eob.reading, FieldName.DEDUCTIBLE) for eob in found]
    shares = [_out_of_pocket(eob.reading) for eob in found]
    return Spent(
        person,
        _printed(found[0], FieldName.PAYER_NAME),
        _printed(found[0], FieldName.NETWORK_STATUS),
        year,
        len(found),
        _sum(deductibles),
        _sum(shares),
        None not in deductibles and None not in shares,
        tuple(place for eob in found for place in _places(eob)),
    )


def _places(eob: Paper) -> list[Evidence]:
    """Where an EOB prints what counts; the paper as a whole where it prints nothing of it."""
    names = (*_SHARES, FieldName.PATIENT_RESPONSIBILITY)
    facts = ((name, fact) for name in names if (fact := eob.reading.money(name)) is not None)
    return [Evidence(eob.ref, fact.place, field=name) for name, fact in facts] or [Evidence(eob.ref, None)]


def _amount(reading: Reading, name: FieldName) -> Money | None:
    fact = reading.money(name)
    return fact.value if fact is not None and fact.firm else None


def _out_of_pocket(reading: Reading) -> Money | None:
    """Deductible, copay and coinsurance as far as they are printed; what the plan does not cover counts toward nothing."""
    parts = [a for n in _SHARES if (a := _amount(reading, n)) is not None]
    if parts:
        return Money.total(parts)
    share, refused = _amount(reading, FieldName.PATIENT_RESPONSIBILITY), reading.fields.get(FieldName.NOT_COVERED)
    return share if refused is None else None


def _sum(amounts: list[Money | None]) -> Money | None:
    known = [a for a in amounts if a is not None]
    return Money.total(known) if known else None
