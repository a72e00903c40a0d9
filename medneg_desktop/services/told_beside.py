"""What was told of a case that its papers have left: it holds where they went, as far as the grounds are the same.

A file is taken apart, or a case split in two. What the person had told stays with one of the cases. The other is not
asked again what cannot differ: how care was covered holds for all care of the same days, whether the hospital is a
nonprofit for all its bills. What is about one bill alone, such as whether a collector wrote, is asked anew unless both
are about one account. A word of the case itself always counts before one from beside it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime

from medneg_desktop.audit.account import bare, days_of
from medneg_desktop.audit.facts import SOMEBODY, sender
from medneg_desktop.core.ids import CaseId
from medneg_desktop.domain.case import Case, Paper
from medneg_desktop.domain.reading import FieldName
from medneg_desktop.domain.rights import Ground, Question
from medneg_desktop.domain.talks import About, Told
from medneg_desktop.services.ports import UnitOfWork
from medneg_desktop.talks.course import course_of
from medneg_desktop.talks.told import words_of

_OF_SENDER = (About.LIMIT, About.POLICY, About.TICK)
"""What is about the hospital's help, and so the same for all its bills."""


def told_beside(
    unit: UnitOfWork, cases: Iterable[Case], questions: Mapping[str, Question]
) -> dict[CaseId, tuple[Told, ...]]:
    """What was told in other cases and holds for these, the oldest first."""
    here = {case.id: case for case in cases}
    found = {}
    for case, others in unit.told_elsewhere(here).items():
        told = [entry for other in others for entry in _from(unit, here[case], other, questions)]
        found[case] = tuple(talk for _, talk in sorted(told, key=lambda t: t[0]))
    return found


def _from(
    unit: UnitOfWork, case: Case, other: CaseId, questions: Mapping[str, Question]
) -> Iterable[tuple[datetime, Told]]:
    view = unit.case(other)
    same = {ground for ground, tells in _TELLS.items() if view is not None and _meet(tells, case, view.case)}
    mine = {p.ref.document for p in case.papers}
    for entry, talk in words_of(course_of(unit.talks([other]).get(other, ()))):
        if mine.intersection(entry.anchors) and _grounds(talk, questions) <= same:
            yield entry.at, talk


def _grounds(talk: Told, questions: Mapping[str, Question]) -> frozenset[Ground]:
    if talk.about in _OF_SENDER:
        return frozenset({Ground.SENDER})
    question = questions.get(talk.name) if talk.about in (About.ANSWER, About.DAY) else None
    return question.grounds if question is not None else frozenset({Ground.ACCOUNT})


def _meet(tells: Callable[[Paper], Iterable[object]], one: Case, other: Case) -> bool:
    mine, theirs = ({told for p in case.papers for told in tells(p)} for case in (one, other))
    return bool(mine & theirs)


def _accounts(paper: Paper) -> Iterable[object]:
    number = paper.reading.text(FieldName.ACCOUNT_NUMBER)
    return [bare(number.value)] if number else []


def _senders(paper: Paper) -> Iterable[object]:
    name = sender(paper)
    return [bare(name)] if name != SOMEBODY else []


_TELLS: Mapping[Ground, Callable[[Paper], Iterable[object]]] = {
    Ground.ACCOUNT: _accounts,
    Ground.SENDER: _senders,
    Ground.CARE: lambda paper: days_of(paper.reading),
}
