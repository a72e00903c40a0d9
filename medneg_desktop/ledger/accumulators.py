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


def spent(papers: Iterable[Paper]) -> tuple[Spent, ...]:
    """One row for each person, plan, network and year; and one for the family where there are several people."""
    by_person: dict[tuple[str, str, str, int], list[Reading]] = defaultdict(list)
    names: dict[str, str] = {}
    for eob in _last_words(papers):
        person, days = keys.patient_key(eob.reading), keys.service_days(eob.reading)
        if person is None or not days:
            continue
        name = eob.reading.text(FieldName.PATIENT_NAME)
        names.setdefault(person, name.value if name else "")
        payer, network = (eob.reading.text(n) for n in (FieldName.PAYER_NAME, FieldName.NETWORK_STATUS))
        key = person, payer.value if payer else "", network.value if network else "", min(days).year
        by_person[key].append(eob.reading)
    rows = [_row(names[p], plan, net, year, found) for (p, plan, net, year), found in sorted(by_person.items())]
    return (*rows, *_families(by_person))


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


def _families(by_person: dict[tuple[str, str, str, int], list[Reading]]) -> list[Spent]:
    people: dict[tuple[str, str, int], list[list[Reading]]] = defaultdict(list)
    for (_, plan, network, year), found in sorted(by_person.items()):
        people[plan, network, year].append(found)
    return [
        _row("", plan, network, year, [r for found in each for r in found])
        for (plan, network, year), each in people.items()
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


def _row(person: str, plan: str, network: str, year: int, found: list[Reading]) -> Spent:
    deductibles = [_amount(r, FieldName.DEDUCTIBLE) for r in found]
    shares = [_out_of_pocket(r) for r in found]
    return Spent(
        person,
        plan,
        network,
        year,
        len(found),
        _sum(deductibles),
        _sum(shares),
        None not in deductibles and None not in shares,
    )


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
