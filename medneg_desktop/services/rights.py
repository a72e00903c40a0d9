"""Rights and help for one case: what the person told is kept in the vault, what follows is worked out anew each time.

The household counts for all cases. Answers, days and the hospital's limits belong to one case: they stand in its
journal, and so stay with its papers when cases are put together, split or sorted anew.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from medneg_desktop.core.dates import read_date, shown
from medneg_desktop.core.ids import CaseId, DocumentId
from medneg_desktop.core.trouble import ValueNotUnderstood
from medneg_desktop.domain.assistance import HelpAnswer
from medneg_desktop.domain.household import Household, household_of
from medneg_desktop.domain.rights import NOT_SURE
from medneg_desktop.domain.talks import About, Told
from medneg_desktop.services.household import household_in
from medneg_desktop.services.journal import add_in, case_now, course_in
from medneg_desktop.services.knowledge import shelf_in
from medneg_desktop.services.office import Office
from medneg_desktop.services.ports import UnitOfWork
from medneg_desktop.services.rights_view import RightsView, rights_in
from medneg_desktop.services.small_deeds import HouseholdDeed
from medneg_desktop.services.told_beside import told_beside
from medneg_desktop.services.undo import ChangedSince, Deed
from medneg_desktop.talks.application import ANSWER, ANSWERED, APPLIED
from medneg_desktop.talks.told import DISCOUNT, FREE, PAPER, said_in


def rights_view(office: Office, case: CaseId) -> RightsView | None:
    """The rights, questions, clocks and help of a case as of today; None for a case that is gone."""
    with office.unit() as unit:
        found = rights_in(unit, case, office.clock.today())
    return found.view if found is not None else None


# ---------------------------------------------------------------------------------------------------- household


def household(office: Office) -> Household:
    """The household as kept in the vault; an empty one while nothing was told."""
    with office.unit() as unit:
        return household_in(unit)


def keep_household(office: Office, told: Household) -> Deed | None:
    """Keep what was told about the household; None where nothing changes."""
    before = household(office)
    if before == told:
        return None
    deed = HouseholdDeed(before, told)
    deed.move(office, before, told, "household changed")
    return deed


def understand_household(words: Mapping[str, object]) -> Household:
    """The household in what a person typed; raises ValueNotUnderstood with what was not understood."""
    try:
        return household_of(words)
    except ValueError as error:
        text = str(error)
        raise ValueNotUnderstood(remedy=f"{text[:1].upper()}{text[1:]}.") from error


# ---------------------------------------------------------------------------------------------------- one case


def answer(office: Office, case: CaseId, question: str, option: str | None) -> Deed | None:
    """Keep the answer to a question of the triage; None takes it back, ``not_sure`` says that nobody knows.

    Raises CaseGone, and KeyError for what nobody asks.
    """
    with office.unit() as unit:
        asked = shelf_in(unit).questions[question]
    chosen = asked.option(option) if option is not None else None
    if option is not None and option != NOT_SURE and chosen is None:
        raise KeyError(option)
    said = chosen.label if chosen else "Not sure" if option else "taken back"
    return _tell(office, case, About.ANSWER, {question: option or ""}, "question answered", f"{asked.ask} {said}")


def tell_day(office: Office, case: CaseId, question: str, text: str) -> Deed | None:
    """Keep the day that the person typed; an empty text takes it back. Raises ValueNotUnderstood, CaseGone."""
    day = _past_day(office, text)
    with office.unit() as unit:
        asked = shelf_in(unit).questions[question]
    said = shown(day) if day else "taken back"
    value = day.isoformat() if day else ""
    return _tell(office, case, About.DAY, {question: value}, "day told", f"{asked.ask} {said}")


def _past_day(office: Office, text: str) -> date | None:
    day = read_date(text) if text.strip() else None
    if text.strip() and (day is None or day > office.clock.today()):
        raise ValueNotUnderstood(remedy="Write a day that is not in the future, like 08/14/2026.")
    return day


def keep_policy(office: Office, case: CaseId, free_to: str, discount_to: str) -> Deed | None:
    """Keep the limits of the hospital's own policy, in percent as typed; raises ValueNotUnderstood, CaseGone."""
    limits = {FREE: _percent(free_to), DISCOUNT: _percent(discount_to)}
    said = ", ".join(f"{name.replace('_', ' ')} {limit} percent" for name, limit in limits.items() if limit)
    values = {name: str(limit or "") for name, limit in limits.items()}
    return _tell(office, case, About.LIMIT, values, "hospital's limits told", said or "taken back")


def keep_policy_paper(office: Office, case: CaseId, document: DocumentId | None) -> Deed | None:
    """Keep which document is the hospital's policy; None says that none is. Raises CaseGone."""
    with office.unit() as unit:
        held = unit.document(document) if document is not None else None
    said = held.name if held is not None else "taken back"
    return _tell(office, case, About.POLICY, {PAPER: document or ""}, "hospital's policy kept", said)


def tick(office: Office, case: CaseId, item: str, what: str, *, here: bool) -> Deed | None:
    """Keep that a paper for the application is at hand, or is not. Raises CaseGone."""
    said = f"{what}: {'at hand' if here else 'not at hand'}"
    return _tell(office, case, About.TICK, {item: "yes" if here else ""}, "list of papers", said)


def tell_help(office: Office, case: CaseId, applied: str, answered: str, answer: HelpAnswer | None) -> Deed | None:
    """Keep when the application was sent, and when and what they answered. Raises ValueNotUnderstood, CaseGone."""
    days = {APPLIED: _past_day(office, applied), ANSWERED: _past_day(office, answered)}
    if (answer is None) != (days[ANSWERED] is None):
        raise ValueNotUnderstood(remedy="Tell both the day of their answer and what they decided, or neither.")
    values = {name: day.isoformat() if day else "" for name, day in days.items()}
    values[ANSWER] = answer.value if answer is not None else ""
    said = ", ".join(f"{name} {value}" for name, value in values.items() if value)
    return _tell(office, case, About.HELP, values, "application for help", said or "taken back")


def _tell(
    office: Office, case: CaseId, about: About, values: Mapping[str, str], what: str, detail: str
) -> ToldDeed | None:
    """Add what changed to the journal, in one transaction; None where nothing did."""
    with office.unit() as unit:
        before = _said(unit, case)[about]
        new = {n: v for n, v in values.items() if v != before.get(n, "")}
        if not new:
            return None
        anchors = _write(office, unit, case, about, new, what, detail)
        unit.commit()
    return ToldDeed(case, about, {n: before.get(n, "") for n in new}, new, f"{what}: {detail}", anchors)


def _said(unit: UnitOfWork, case: CaseId) -> dict[About, dict[str, str]]:
    view = unit.case(case)
    beside = told_beside(unit, [view.case], shelf_in(unit).questions) if view is not None else {}
    return said_in(course_in(unit, case), beside.get(case, ()))


@dataclass(frozen=True, slots=True)
class ToldDeed:
    """Something told of a case; it is taken back by telling what stood there before."""

    case: CaseId
    about: About
    before: Mapping[str, str]
    after: Mapping[str, str]
    words: str
    anchors: tuple[DocumentId, ...] = ()
    document: DocumentId | None = None

    def take_back(self, office: Office) -> None:
        self._move(office, "taken back", self.after, self.before)

    def do_again(self, office: Office) -> None:
        self._move(office, "done again", self.before, self.after)

    def _move(self, office: Office, what: str, here: Mapping[str, str], there: Mapping[str, str]) -> None:
        with office.unit() as unit:
            case = case_now(unit, self.case, self.anchors)
            now = _said(unit, case)[self.about]
            if any(now.get(name, "") != value for name, value in here.items()):
                raise ChangedSince
            _write(office, unit, case, self.about, there, what, self.words)
            unit.commit()


def _write(
    office: Office, unit: UnitOfWork, case: CaseId, about: About, values: Mapping[str, str], what: str, detail: str
) -> tuple[DocumentId, ...]:
    """Add an entry for each value in the caller's transaction, and one to the history; gives their papers."""
    today = office.clock.today()
    anchors: tuple[DocumentId, ...] = ()
    for number, (name, value) in enumerate(values.items()):
        event = what if number == 0 else ""
        anchors = add_in(office, unit, case, Told(today, about, name, value), event, detail=detail).anchors
    return anchors


def _percent(text: str) -> int | None:
    plain = text.replace("%", "").strip()
    if not plain:
        return None
    if not plain.isdecimal() or not 1 <= int(plain) <= 1500:
        raise ValueNotUnderstood(remedy="Write the limit as a percent of the poverty level, like 200.")
    return int(plain)
