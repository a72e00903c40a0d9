"""Sorting by hand: the person moves a paper, merges two cases, splits one, or says whether two papers belong together.

What they say is kept as bonds between papers, which grouping obeys, so it holds through whatever comes in later. Each
act is one transaction with its history, and gives back the deed by which it can be undone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from medneg_desktop.core.ids import CaseId, DocumentId
from medneg_desktop.domain.case import Bond, Case, Link, Paper, Said
from medneg_desktop.domain.finding import PaperKey
from medneg_desktop.services.office import Office
from medneg_desktop.services.ports import Event, UnitOfWork
from medneg_desktop.services.reconcile import refresh_in
from medneg_desktop.services.undo import ChangedSince, Deed

between = Bond.between


@dataclass(frozen=True, slots=True)
class BondsDeed:
    """A change of what is said about papers: these words went, and those came."""

    words: str
    gone: frozenset[Bond]
    new: frozenset[Bond]
    document: DocumentId | None = None

    def take_back(self, office: Office) -> None:
        self._move(office, "taken back", self.new, self.gone)

    def do_again(self, office: Office) -> None:
        self._move(office, "done again", self.gone, self.new)

    def _move(self, office: Office, what: str, here: frozenset[Bond], there: frozenset[Bond]) -> None:
        with office.unit() as unit:
            pairs = {bond.papers for bond in here | there}
            if {b for b in unit.bonds(_documents(here | there)) if b.papers in pairs} != here:
                raise ChangedSince
            _write(unit, office, here, there, what, self.words)
            unit.commit()


def _documents(bonds: Iterable[Bond]) -> list[DocumentId]:
    return sorted({document for bond in bonds for document, _ in bond.papers})


def _write(
    unit: UnitOfWork, office: Office, gone: frozenset[Bond], new: frozenset[Bond], what: str, words: str
) -> None:
    documents = _documents(gone | new)
    unit.replace_bonds(gone, new)
    for document in documents:
        unit.record(Event(office.clock.now(), what, words, document=document))
    refresh_in(unit, documents, as_of=office.clock.today())


def _say(office: Office, unit: UnitOfWork, words: str, new: Iterable[Bond], gone: Iterable[Bond] = ()) -> Deed | None:
    """Keep new words, which replace every earlier one about the same two papers."""
    coming = frozenset(new)
    held = unit.bonds(_documents([*coming, *gone]))
    pairs = {bond.papers for bond in coming}
    going = frozenset(b for b in held if b.papers in pairs) | (frozenset(gone) & held)
    if going == coming:
        return None
    _write(unit, office, going, coming, "sorted by hand", words)
    unit.commit()
    return BondsDeed(words, going, coming)


def _case(unit: UnitOfWork, case: CaseId) -> Case:
    view = unit.case(case)
    if view is None:
        raise KeyError(case)
    return view.case


def _keys(papers: Iterable[Paper]) -> list[PaperKey]:
    return [p.ref.key for p in papers]


def _chain(papers: Sequence[PaperKey], held: Iterable[Bond]) -> set[Bond]:
    """Bonds that keep papers together; what was said about two of them before is said still."""
    said = {bond.papers for bond in held}
    pairs = ((one, other) for one, other in pairwise(papers) if frozenset({one, other}) not in said)
    return {between(one, other, Said.SAME_CASE) for one, other in pairs}


def merge_cases(office: Office, one: CaseId, other: CaseId) -> Deed | None:
    """Two cases become one."""
    with office.unit() as unit:
        mine, theirs = _keys(_case(unit, one).papers), _keys(_case(unit, other).papers)
        parted = _across(unit, mine, theirs)
        return _say(office, unit, "two cases put together", {between(mine[0], theirs[0], Said.SAME_CASE)}, parted)


def split_case(office: Office, case: CaseId, papers: Iterable[PaperKey]) -> Deed | None:
    """These papers leave their case and make one of their own; None where nothing or everything would leave."""
    with office.unit() as unit:
        whole = _keys(_case(unit, case).papers)
        wanted = set(papers)
        leaving, staying = [k for k in whole if k in wanted], [k for k in whole if k not in wanted]
        if not leaving or not staying:
            return None
        return _part(office, unit, leaving, staying, "a case split in two", set())


def move_paper(office: Office, paper: PaperKey, target: CaseId) -> Deed | None:
    """A paper leaves its case for another one."""
    with office.unit() as unit:
        goal = _keys(_case(unit, target).papers)
        if paper in goal:
            return None
        staying = [
            k
            for case in sorted(unit.cases_of([paper[0]]))
            if paper in (keys := _keys(_case(unit, case).papers))
            for k in keys
            if k != paper
        ]
        joined = {between(paper, goal[0], Said.SAME_CASE)}
        parted = _across(unit, [paper], goal)
        return _part(office, unit, [paper], staying, "a paper moved to another case", joined, parted)


def _part(
    office: Office,
    unit: UnitOfWork,
    leaving: list[PaperKey],
    staying: list[PaperKey],
    words: str,
    new: set[Bond],
    gone: Iterable[Bond] = (),
) -> Deed | None:
    crossing = _across(unit, leaving, staying, parted=False)
    within = unit.bonds(document for document, _ in (*leaving, *staying))
    new |= _chain(leaving, within) | _chain(staying, within)
    if staying:
        new.add(between(leaving[0], staying[0], Said.APART))
    return _say(office, unit, words, new, [*gone, *crossing])


def _across(
    unit: UnitOfWork, ones: Sequence[PaperKey], others: Sequence[PaperKey], *, parted: bool = True
) -> set[Bond]:
    """What was said about a paper of the one side and a paper of the other: that they are parted, or together."""
    mine, theirs = set(ones), set(others)
    return {
        bond
        for bond in unit.bonds(document for document, _ in ones)
        if (bond.said is Said.APART) is parted and bond.papers & mine and bond.papers & theirs
    }


def answer_match(office: Office, link: Link, *, belongs: bool) -> Deed | None:
    """Whether two papers that may belong together do; the question is not asked again."""
    one, other = link.bill.key, link.other.key
    with office.unit() as unit:
        gone = _between_cases(unit, one, other) if belongs else set()
        words = "two papers belong together" if belongs else "two papers do not belong together"
        return _say(office, unit, words, {between(one, other, Said.SAME_ACCOUNT if belongs else Said.APART)}, gone)


def _between_cases(unit: UnitOfWork, one: PaperKey, other: PaperKey) -> set[Bond]:
    sides = [
        [
            k
            for case in sorted(unit.cases_of([key[0]]))
            if key in (keys := _keys(_case(unit, case).papers))
            for k in keys
        ]
        for key in (one, other)
    ]
    return _across(unit, sides[0], sides[1])
