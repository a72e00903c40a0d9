"""Cases: papers of one patient that are argued together.

Papers are laid in buckets by what they share, so the work grows with the number of papers and not with its
square. Within a bucket a paper is compared with one spokesman of each group formed so far.

A person's word comes first: papers they put together are joined before anything else, and papers they parted are
never joined again, whatever else comes in.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from medneg_desktop.core.ids import CaseId
from medneg_desktop.domain.case import Bond, Case, Link, Paper, Said
from medneg_desktop.domain.reading import DocumentKind, FieldName, Reading
from medneg_desktop.ledger import keys, pairing
from medneg_desktop.ledger.links import links_of, weak_link
from medneg_desktop.ledger.reconcile import reconcile
from medneg_desktop.ledger.wanted import missing
from medneg_desktop.ledger.windows import deadlines

VISIT_KINDS = frozenset({DocumentKind.ITEMIZED_BILL, DocumentKind.STATEMENT, DocumentKind.EOB, DocumentKind.DENIAL})
NEARER_BY = timedelta(days=75)
"""Statements come monthly: less than this apart, two visits with one amount can be taken for each other."""
BALANCE_KINDS = VISIT_KINDS | {DocumentKind.COLLECTION_LETTER}
Grounds = Callable[[Reading, Reading], str | None]
Key = tuple[str, ...]


class _Groups:
    """Which papers stand together so far. Groups with different patients, or that a person parted, are not joined."""

    def __init__(self, papers: Sequence[Paper], bonds: Iterable[Bond] = ()) -> None:
        self.papers = papers
        self._root = list(range(len(papers)))
        self._members = [[index] for index in range(len(papers))]
        self._dated = [bool(keys.service_days(p.reading)) for p in papers]
        self._named: list[int | None] = [i if keys.patient_key(p.reading) else None for i, p in enumerate(papers)]
        self._apart: dict[int, set[int]] = defaultdict(set)
        self._obey(sorted(bonds))

    def _obey(self, bonds: Sequence[Bond]) -> None:
        at = {paper.ref.key: index for index, paper in enumerate(self.papers)}
        known = [bond for bond in bonds if bond.one in at and bond.other in at]
        for bond in known:
            if bond.said is Said.APART:
                self._apart[at[bond.one]].add(at[bond.other])
                self._apart[at[bond.other]].add(at[bond.one])
        for bond in known:
            if bond.said is not Said.APART:
                self._merge(at[bond.one], at[bond.other])

    def parted(self, one: int, other: int) -> bool:
        """Whether a person said that a paper of the one group and a paper of the other do not belong together."""
        first, second = self.root(one), self.root(other)
        return any(self.root(i) == second for i in self._apart[first])

    def root(self, index: int) -> int:
        while self._root[index] != index:
            self._root[index] = self._root[self._root[index]]
            index = self._root[index]
        return index

    def join(self, one: int, other: int, *, slip: bool) -> bool:
        first, second = self.root(one), self.root(other)
        if first == second:
            return True
        names = self._named[first], self._named[second]
        if names[0] is not None and names[1] is not None:
            mine, theirs = self.papers[names[0]].reading, self.papers[names[1]].reading
            if keys.patients_differ(mine, theirs) and not (slip and keys.patient_slip(mine, theirs)):
                return False
        return self._merge(first, second)

    def _merge(self, one: int, other: int) -> bool:
        first, second = sorted((self.root(one), self.root(other)))
        if first != second:
            if self.parted(first, second):
                return False
            self._root[second] = first
            self._members[first] += self._members[second]
            self._dated[first] |= self._dated[second]
            self._apart[first] |= self._apart.pop(second, set())
            names = self._named[first], self._named[second]
            self._named[first] = names[0] if names[0] is not None else names[1]
        return True

    def alone(self, index: int) -> bool:
        return len(self._members[self.root(index)]) == 1

    def unplaced(self, index: int) -> bool:
        """Whether none of the papers that stand with this one says for which visit it is."""
        return not self._dated[self.root(index)]

    def beside(self, index: int) -> Iterator[Reading]:
        """The readings of the group a paper stands in."""
        return (self.papers[i].reading for i in self._members[self.root(index)])

    def members(self) -> dict[int, list[Paper]]:
        """The papers of each group by its root, in the order of their first papers."""
        found: dict[int, list[Paper]] = defaultdict(list)
        for index, paper in enumerate(self.papers):
            found[self.root(index)].append(paper)
        return found


def group(papers: Sequence[Paper], bonds: Iterable[Bond] = ()) -> tuple[Case, ...]:
    """The cases these papers make, whatever order they come in; ``bonds`` are what a person said of them."""
    bonds = tuple(bonds)
    with keys.remembering():
        return _grouped(papers, bonds)


def _grouped(papers: Sequence[Paper], bonds: tuple[Bond, ...]) -> tuple[Case, ...]:
    groups = _Groups(sorted(papers, key=_order), bonds)
    _join(groups, _number_keys, pairing.by_number, slip=True)
    _join(groups, _visit_keys, pairing.by_visit)
    _join(groups, _estimate_keys, pairing.by_estimate)
    strays = _place_debts(groups)
    strays += _place_balances(groups, {index for _, index, _ in strays})
    strays += _place_receipts(groups)
    weak: dict[int, list[Link]] = defaultdict(list)
    for one, other, link in strays:
        for root in dict.fromkeys((groups.root(one), groups.root(other))):
            weak[root].append(link)
    return tuple(_case(members, weak[root], bonds) for root, members in groups.members().items())


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


Stray = tuple[int, int, Link]
"""Two papers that may belong together, and the question about them."""


def _place_debts(groups: _Groups) -> list[Stray]:
    """Join a collector's letter without a known account to the one case whose balance it asks for. Two visits can have
    the same copay: where several cases fit, the person is asked.
    """
    asking: dict[Key, list[int]] = defaultdict(list)
    for index, paper in enumerate(groups.papers):
        for key in _debt_keys(paper.reading):
            asking[key].append(index)
    strays: list[Stray] = []
    for index, paper in enumerate(groups.papers):
        if paper.kind is not DocumentKind.COLLECTION_LETTER or not groups.unplaced(index):
            continue
        around = sorted({i for key in _debt_keys(paper.reading) for i in asking[key]} - {index})
        strays += _place_debt(groups, index, around)
    return strays


def _place_debt(groups: _Groups, index: int, around: list[int]) -> list[Stray]:
    letter = groups.papers[index].reading
    found = {
        i: grounds
        for i in around
        if groups.root(i) != groups.root(index)
        and not groups.parted(i, index)
        and (grounds := pairing.by_debt(letter, groups.papers[i].reading))
    }
    if len({groups.root(i) for i in found}) == 1 and groups.join(min(found), index, slip=False):
        return []

    def rank(i: int) -> tuple[bool, timedelta, int]:  # a bill tells more than another letter
        return not groups.papers[i].kind.is_bill, _gap(letter, groups.papers[i].reading), i

    return [_question(groups, i, index, found[i]) for i in sorted(found, key=rank)[:1]]


def _place_balances(groups: _Groups, asked: set[int]) -> list[Stray]:
    """Join bills, letters and EOBs that neither number nor day ties to a case but an amount does, where it is one case;
    for the others the nearest paper of the same provider and patient is asked about, but for those ``asked`` already.
    """
    nearby: dict[Key, list[int]] = defaultdict(list)
    strays: list[Stray] = []
    for index, paper in enumerate(groups.papers):
        if paper.kind in BALANCE_KINDS:
            for key in _near_keys(paper.reading):
                nearby[key].append(index)
    for index, paper in enumerate(groups.papers):
        if paper.kind not in BALANCE_KINDS or index in asked or not groups.unplaced(index):
            continue
        around = sorted({i for k in _near_keys(paper.reading) for i in nearby[k]} - {index} - asked)
        strays += _thread(groups, index, around)
    return strays


def _thread(groups: _Groups, index: int, around: list[int]) -> list[Stray]:
    reading = groups.papers[index].reading
    found = {
        i: grounds
        for i in around
        if groups.root(i) != groups.root(index)
        and not groups.parted(i, index)
        and (grounds := pairing.by_balance(reading, groups.papers[i].reading))
    }
    strong = [i for i, (_, is_strong) in found.items() if is_strong and _account_fits(groups, reading, i)]
    # Of two more papers that do not say their visit either, none is a rival of the one that does.
    told = [i for i in strong if keys.service_days(groups.papers[i].reading)] or strong
    nearer = None if reading.kind is DocumentKind.COLLECTION_LETTER else NEARER_BY
    match = _only_match(groups, reading, told, nearer)
    if match is not None and groups.join(match, index, slip=False):
        return []
    ranked = sorted(found, key=lambda i: (_gap(reading, groups.papers[i].reading), i))
    # One question is enough for papers that stand together, and two without a tie ask about each other once.
    asks = groups.root(index) == index
    return [
        _question(groups, i, index, found[i][0]) for i in ranked[:1] if asks and (i < index or not groups.unplaced(i))
    ]


def _account_fits(groups: _Groups, reading: Reading, index: int) -> bool:
    """Whether the papers that stand with another know no account number of this provider, or one like the reading's:
    an EOB prints none, but its bill does.
    """
    known = [r for r in groups.beside(index) if _same_account_known(reading, r)]
    return not known or any(not pairing.accounts_differ(reading, r) or keys.accounts_alike(reading, r) for r in known)


def _same_account_known(reading: Reading, other: Reading) -> bool:
    numbers = (keys.number(r, FieldName.ACCOUNT_NUMBER) for r in (reading, other))
    return all(numbers) and keys.same_provider(reading, other)


def _question(groups: _Groups, one: int, other: int, grounds: str) -> Stray:
    papers = groups.papers[one], groups.papers[other]
    first, second = papers if papers[0].kind.is_bill or not papers[1].kind.is_bill else papers[::-1]
    return one, other, weak_link(first, second, grounds)


def _gap(one: Reading, other: Reading) -> timedelta:
    days = keys.paper_date(one), keys.paper_date(other)
    return abs(days[0] - days[1]) if days[0] and days[1] else timedelta.max


def _place_receipts(groups: _Groups) -> list[Stray]:
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


def _place(groups: _Groups, receipt: int, fitting: set[int], around: set[int]) -> list[Stray]:
    """Only papers that ask for the very sum can be a strong match; of the others the nearest bill is enough."""
    reading = groups.papers[receipt].reading
    found = {i: grounds for i in sorted(fitting) if (grounds := pairing.by_payment(reading, groups.papers[i].reading))}
    match = _only_match(groups, reading, [i for i, (_, is_strong) in found.items() if is_strong])
    if match is not None and groups.join(match, receipt, slip=False):
        return []
    for index in sorted(fitting | around, reverse=True):
        bill = groups.papers[index]
        if not bill.kind.is_bill or groups.root(index) == groups.root(receipt) or groups.parted(index, receipt):
            continue
        grounds = pairing.by_payment(reading, bill.reading)
        if grounds:
            return [(index, receipt, weak_link(bill, groups.papers[receipt], grounds[0]))]
    return []


def _only_match(
    groups: _Groups, receipt: Reading, strong: list[int], nearer: timedelta | None = NEARER_BY
) -> int | None:
    """The paper a receipt pays where only one case fits: the amount of a copay comes again with every visit, so of
    several cases one must be nearer in time than the others by far. With ``nearer`` None no distance decides: a
    collector comes late, and the older visit is as likely.
    """
    gaps: dict[int, tuple[timedelta, int]] = {}
    for index in strong:
        gap = _gap(receipt, groups.papers[index].reading)
        root = groups.root(index)
        gaps[root] = min(gaps.get(root, (timedelta.max, index)), (gap, index))
    ranked = sorted(gaps.values())
    if len(ranked) > 1 and (nearer is None or ranked[1][0] - ranked[0][0] < nearer):
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


def _case(papers: list[Paper], weak: list[Link], bonds: tuple[Bond, ...]) -> Case:
    first = papers[0].ref
    held = {p.ref.key for p in papers}
    said = tuple(sorted(b for b in bonds if b.papers <= held)) if bonds else ()
    case = Case(
        id=CaseId(hashlib.sha256(f"{first.document}/{first.part}".encode()).hexdigest()[:32]),
        provider=_name(papers, keys.provider_name),
        patient=_name(papers, _patient_name),
        papers=tuple(papers),
        links=(*links_of(papers, said), *weak),
        bonds=said,
    )
    return _completed(case)


def _completed(case: Case) -> Case:
    return replace(
        case,
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
