"""Writing into the journal of a case: entries are added, and none is ever changed.

To correct or strike out an entry is to add another that names it. An entry keeps the papers of its case, so that it
stays with them when cases are put together, split or sorted anew.
"""

from __future__ import annotations

from dataclasses import dataclass

from medneg_desktop.core.ids import CaseId, DocumentId, TalkId, new_id
from medneg_desktop.core.trouble import CorrectableTrouble
from medneg_desktop.domain.case import Case
from medneg_desktop.domain.talks import Entry, Struck, Talk, Told
from medneg_desktop.services.office import Office
from medneg_desktop.services.ports import Event, UnitOfWork
from medneg_desktop.services.settle import settle_in
from medneg_desktop.services.undo import ChangedSince
from medneg_desktop.talks.course import Course, course_of


class CaseGone(CorrectableTrouble):
    """Its papers went into another case while something was being written about it."""

    code = "case-gone"
    title = "This bill is no longer there; nothing was written."
    remedy = "Open the bill again from the list, and note it there."


def course_in(unit: UnitOfWork, case: CaseId) -> Course:
    """The journal of a case, folded."""
    return course_of(unit.talks([case]).get(case, ()))


def add_in(
    office: Office,
    unit: UnitOfWork,
    case: CaseId,
    talk: Talk,
    told: str,
    *,
    replaces: TalkId | None = None,
    why: str = "",
    detail: str | None = None,
) -> Entry:
    """Add an entry in the caller's transaction, with ``told`` and its ``detail`` (else why) in the history; an empty
    ``told`` leaves the history as it is.

    Raises CaseGone.
    """
    view = unit.case(case)
    if view is None:
        raise CaseGone
    entry = Entry(TalkId(new_id()), office.clock.now(), case, anchors_of(view.case), talk, replaces, why)
    unit.add_talk(entry)
    beside = unit.cases_of(entry.anchors) - {case} if isinstance(talk, Told) else set()
    views = [view, *(other for name in sorted(beside) if (other := unit.case(name)) is not None)]
    settle_in(unit, [(v.case, v.report) for v in views], office.clock.today())
    if told:
        unit.record(Event(office.clock.now(), told, why if detail is None else detail, case=case))
    return entry


def anchors_of(case: Case) -> tuple[DocumentId, ...]:
    """The papers by which an entry stays with its case: the bills first, for a case is about them."""
    papers = sorted(case.papers, key=lambda p: not p.kind.is_bill)
    return tuple(dict.fromkeys(p.ref.document for p in papers))


def case_now(unit: UnitOfWork, case: CaseId, anchors: tuple[DocumentId, ...]) -> CaseId:
    """What a case is called by now: where it is gone, the case of the first of its papers that is in one."""
    if unit.case(case) is None:
        for document in anchors:
            if found := sorted(unit.cases_of([document])):
                return found[0]
    return case


@dataclass(frozen=True, slots=True)
class TalkDeed:
    """An entry that was added. It is taken back by another one that strikes it out, or says again what was there.

    ``case`` is what the case was called then; by ``anchors`` it is found where it is called otherwise by now.
    """

    case: CaseId
    talk: TalkId
    before: Talk | None
    after: Talk
    words: str
    anchors: tuple[DocumentId, ...] = ()
    document: DocumentId | None = None

    def take_back(self, office: Office) -> None:
        self._move(office, self.after, self.before)

    def do_again(self, office: Office) -> None:
        self._move(office, self.before, self.after)

    def _move(self, office: Office, here: Talk | None, there: Talk | None) -> None:
        with office.unit() as unit:
            case = case_now(unit, self.case, self.anchors)
            line = course_in(unit, case).line(self.talk)
            standing = None if line is None or line.struck else line.talk
            if line is None or standing != (None if isinstance(here, Struck) else here):
                raise ChangedSince
            talk = there if there is not None else Struck(office.clock.today())
            struck = "entry struck out" if isinstance(talk, Struck) else "entry corrected"
            add_in(office, unit, case, talk, struck, replaces=self.talk, why="taken back")
            unit.commit()
