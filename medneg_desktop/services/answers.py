"""Answers to the short questions that only the person can answer: kept with the papers, and heard by every check."""

from __future__ import annotations

from dataclasses import dataclass

from medneg_desktop.audit import audit_case
from medneg_desktop.core.ids import DocumentId
from medneg_desktop.domain.answer import Asked, Reply, Spot
from medneg_desktop.services.office import Office
from medneg_desktop.services.ports import CaseView, Event, UnitOfWork
from medneg_desktop.services.reconcile import known_in, refresh_in
from medneg_desktop.services.reference_list import reference_of
from medneg_desktop.services.undo import ChangedSince, Deed

_SAID = {Reply.YES: "Yes", Reply.NO: "No", Reply.NOT_SURE: "Not sure", None: "not answered"}


@dataclass(frozen=True, slots=True)
class AnswerDeed:
    """An answer that was given, changed or taken back."""

    spot: Spot
    text: str
    before: Reply | None
    after: Reply | None
    told: str = ""
    """Names the step where it is not the answer to a question."""

    @property
    def words(self) -> str:
        return self.told or f"answer: {_SAID[self.after].lower()}"

    @property
    def document(self) -> DocumentId | None:
        return self.spot.paper[0]

    def take_back(self, office: Office) -> None:
        self._move(office, "taken back", self.after, self.before)

    def do_again(self, office: Office) -> None:
        self._move(office, "done again", self.before, self.after)

    def _move(self, office: Office, what: str, here: Reply | None, there: Reply | None) -> None:
        with office.unit() as unit:
            if unit.answers([self.spot.paper[0]]).get(self.spot) is not here:
                raise ChangedSince
            _keep(unit, office, self.spot, there, what, self.text)
            unit.commit()


def _keep(unit: UnitOfWork, office: Office, spot: Spot, said: Reply | None, what: str, text: str) -> None:
    document = spot.paper[0]
    unit.set_answer(spot, said)
    unit.record(Event(office.clock.now(), what, f"{text} {_SAID[said]}", document=document))
    refresh_in(unit, [document], as_of=office.clock.today())


def answer_asked(office: Office, asked: Asked, said: Reply | None, told: str = "") -> Deed | None:
    """Keep an answer, or with None take it back; every check of the case runs again. ``told`` names the step."""
    with office.unit() as unit:
        before = unit.answers([asked.spot.paper[0]]).get(asked.spot)
        if before is said:
            return None
        _keep(unit, office, asked.spot, said, "question answered", asked.text)
        unit.commit()
    return AnswerDeed(asked.spot, asked.text, before, said, told)


def asked_in(office: Office, view: CaseView) -> tuple[Asked, ...]:
    """What only the person can tell about a case, answered or not."""
    with office.unit() as unit:
        today = office.clock.today()
        known = known_in(unit, {p.ref.document for p in view.case.papers}, today)
        return audit_case(view.case, as_of=today, known=known, reference=reference_of(unit)).asked
