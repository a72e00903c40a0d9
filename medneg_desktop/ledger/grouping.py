"""Cases: papers of one patient that are argued together.

Papers are laid in buckets by what they share, so the work grows with the number of papers and not with its
square. Within a bucket a paper is compared with one spokesman of each group formed so far.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta

from medneg_desktop.core.ids import CaseId
from medneg_desktop.domain.case import Case, Link, Paper
from medneg_desktop.domain.reading import DocumentKind, FieldName, Reading
from medneg_desktop.ledger import keys, pairing
from medneg_desktop.ledger.deadlines import deadlines
from medneg_desktop.ledger.links import links_of, stray_payment
from medneg_desktop.ledger.missing import missing
from medneg_desktop.ledger.reconcile import reconcile

VISIT_KINDS = frozenset({DocumentKind.ITEMIZED_BILL, DocumentKind.STATEMENT, DocumentKind.EOB, DocumentKind.DENIAL})
NEARER_BY = timedelta(days=75)
"""Statements come monthly: less than this apart, two visits with one amount can be taken for each other."""
Grounds = Callable[[Reading, Reading], str | None]
Key = tuple[str, ...]


class _Groups:
    """Which papers stand together so far. Two groups with different patients are never joined."""

    def __init__(self, papers: Sequence[Paper]) -> None:
        self.papers = papers
        self._root = list(range(len(papers)))
        self._size = [1] * len(papers)
        self._named: list[int | None] = [i if keys.patient_key(p.reading) else None for i, p in enumerate(papers)]

    def root(self, index: int) -> int:
        while self._root[index] != index:
            self._root[index] = self._root[self._root[index]]
            index = self._root[index]
        return index

    def join(self, one: int, other: int, *, slip: bool) -> bool:
        first, second = sorted((self.root(one), self.root(other)))
        if first == second:
            return True
        names = self._named[first], self._named[second]
        if names[0] is not None and names[1] is not None:
            mine, theirs = self.papers[names[0]].reading, self.papers[names[1]].reading
            if keys.patients_differ(mine, theirs) and not (slip and keys.patient_slip(mine, theirs)):
                return False
        self._root[second] = first
        self._size[first] += self._size[second]
        self._named[first] = names[0] if names[0] is not None else names[1]
        return True

    def alone(self, index: int) -> bool:
        return self._size[self.root(index)] == 1

    def members(self) -> list[list[Paper]]:
        found: dict[int, list[Paper]] = defaultdict(list)
        for index, paper in enumerate(self.papers):
            found[self.root(index)].append(paper)
        return list(found.values())


def group(papers: Sequence[Paper]) -> tuple[Case, ...]:
    """The cases these papers make, whatever order they come in."""
    ordered = sorted(papers, key=_order)
    groups = _Groups(ordered)
    _join(groups, _number_keys, pairing.by_number, slip=True)
    _join(groups, _visit_keys, pairing.by_visit)
    _join(groups, _debt_keys, pairing.by_debt)
    _join(groups, _estimate_keys, pairing.by_estimate)
    strays = _place_receipts(groups)
    weak: dict[int, list[Link]] = defaultdict(list)
    for bill, link in strays:
        weak[groups.root(bill)].append(link)
    roots = {groups.root(i): i for i in reversed(range(len(ordered)))}
    by_root = dict(zip(sorted(roots, key=lambda r: roots[r]), groups.members(), strict=True))
    return tuple(_case(members, weak[root]) for root, members in by_root.items())


def _order(paper: Paper) -> tuple[date, str, int]:
    return (keys.paper_date(paper.reading) or date.max, paper.ref.document, paper.ref.part)


def _join(groups: _Groups, key_of: Callable[[Reading], Iterable[Key]], grounds: Grounds, *, slip: bool = False) -> None:
    buckets: dict[Key, list[int]] = defaultdict(list)
    for index, paper in enumerate(groups.papers):
        for key in key_of(paper.reading):
            speakers = buckets[key]
            joined = [
                groups.join(other, index, slip=slip)
                for other in speakers
                if grounds(groups.papers[other].reading, paper.reading)
            ]
            if not any(joined):
                speakers.append(index)


def _number_keys(reading: Reading) -> Iterator[Key]:
    for name in (FieldName.CLAIM_NUMBER, FieldName.ACCOUNT_NUMBER, FieldName.STATEMENT_NUMBER):
        if found := keys.number(reading, name):
            yield (name, found)


def _visit_keys(reading: Reading) -> Iterator[Key]:
    patient = keys.patient_key(reading)
    if patient and reading.kind in VISIT_KINDS:
        for day in sorted(keys.service_days(reading)):
            yield (patient, day.isoformat())


def _debt_keys(reading: Reading) -> Iterator[Key]:
    patient = keys.patient_key(reading)
    if patient and (reading.kind.is_bill or reading.kind in (DocumentKind.COLLECTION_LETTER, DocumentKind.EOB)):
        for amount in sorted(keys.asked_amounts(reading)):
            yield (patient, str(amount))


def _estimate_keys(reading: Reading) -> Iterator[Key]:
    patient = keys.patient_key(reading)
    if patient and (reading.kind.is_bill or reading.kind is DocumentKind.GOOD_FAITH_ESTIMATE):
        for day in sorted(keys.service_days(reading)):
            yield (patient, day.isoformat())


def _place_receipts(groups: _Groups) -> list[tuple[int, Link]]:
    """Join receipts that pay exactly one case; the others become questions on the bill they are nearest to."""
    payable: dict[Key, list[int]] = defaultdict(list)
    nearby: dict[Key, list[int]] = defaultdict(list)
    for index, paper in enumerate(groups.papers):
        if paper.kind.is_bill or paper.kind in (DocumentKind.EOB, DocumentKind.COLLECTION_LETTER):
            for key in _amount_keys(paper.reading):
                payable[key].append(index)
            for key in _near_keys(paper.reading):
                nearby[key].append(index)
    strays = []
    for index, paper in enumerate(groups.papers):
        if paper.kind is not DocumentKind.RECEIPT or not groups.alone(index):
            continue
        fitting = {i for k in _amount_keys(paper.reading) for i in payable[k]}
        around = {i for k in _near_keys(paper.reading) for i in nearby[k]}
        strays += _place(groups, index, fitting, around)
    return strays


def _place(groups: _Groups, receipt: int, fitting: set[int], around: set[int]) -> list[tuple[int, Link]]:
    """Only papers that ask for the very sum can be a strong match; of the others the nearest bill is enough."""
    reading = groups.papers[receipt].reading
    found = {i: grounds for i in sorted(fitting) if (grounds := pairing.by_payment(reading, groups.papers[i].reading))}
    match = _only_match(groups, reading, [i for i, (_, is_strong) in found.items() if is_strong])
    if match is not None and groups.join(match, receipt, slip=False):
        return []
    for index in sorted(fitting | around, reverse=True):
        bill = groups.papers[index]
        if not bill.kind.is_bill or groups.root(index) == groups.root(receipt):
            continue
        grounds = pairing.by_payment(reading, bill.reading)
        if grounds:
            return [(index, stray_payment(bill, groups.papers[receipt], grounds[0]))]
    return []


def _only_match(groups: _Groups, receipt: Reading, strong: list[int]) -> int | None:
    """The paper a receipt pays where only one case fits: the amount of a copay comes again with every visit, so of
    several cases one must be nearer in time than the others by far.
    """
    paid = keys.paper_date(receipt)
    gaps: dict[int, tuple[timedelta, int]] = {}
    for index in strong:
        day = keys.paper_date(groups.papers[index].reading)
        gap = abs(paid - day) if paid and day else timedelta.max
        root = groups.root(index)
        gaps[root] = min(gaps.get(root, (timedelta.max, index)), (gap, index))
    ranked = sorted(gaps.values())
    if len(ranked) > 1 and ranked[1][0] - ranked[0][0] < NEARER_BY:
        return None
    return ranked[0][1] if ranked else None


def _amount_keys(reading: Reading) -> Iterator[Key]:
    patient, day = keys.patient_key(reading), keys.paper_date(reading)
    for quarter in map(str, keys.quarters(day)) if patient and day else ():
        yield from ((patient or "", str(amount), quarter) for amount in sorted(keys.amounts(reading)))


def _near_keys(reading: Reading) -> Iterator[Key]:
    provider, day = keys.provider_key(reading), keys.paper_date(reading)
    for quarter in map(str, keys.quarters(day)) if provider and day else ():
        yield ((provider or "").split()[0], quarter)


def _case(papers: list[Paper], weak: list[Link]) -> Case:
    first = papers[0].ref
    case = Case(
        id=CaseId(hashlib.sha256(f"{first.document}/{first.part}".encode()).hexdigest()[:32]),
        provider=_name(papers, keys.provider_name),
        patient=_name(papers, _patient_name),
        papers=tuple(papers),
        links=(*links_of(papers), *weak),
    )
    return _completed(case)


def _completed(case: Case) -> Case:
    return Case(
        id=case.id,
        provider=case.provider,
        patient=case.patient,
        papers=case.papers,
        links=case.links,
        reconciliation=reconcile(case),
        missing=missing(case),
        deadlines=deadlines(case),
    )


def _patient_name(reading: Reading) -> str | None:
    fact = reading.text(FieldName.PATIENT_NAME)
    return fact.value if fact else None


def _name(papers: list[Paper], of: Callable[[Reading], str | None]) -> str | None:
    """The name as a bill prints it, else as the first paper does."""
    ranked = sorted(papers, key=lambda p: not p.kind.is_bill)
    return next((name for p in ranked if (name := of(p.reading))), None)
