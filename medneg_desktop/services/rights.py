"""Rights and help for one case: what the person told is kept in the vault, what follows is worked out anew each time.

The household counts for all cases. Answers, days and the hospital's limits belong to one case; they follow the case's
id, which holds as long as its earliest paper stays.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from medneg_desktop.core.dates import read_date, shown
from medneg_desktop.core.ids import CaseId
from medneg_desktop.core.trouble import CorrectableTrouble, FileUnreadable, ValueNotUnderstood
from medneg_desktop.domain.assistance import Assistance, HospitalPolicy
from medneg_desktop.domain.case import Case
from medneg_desktop.domain.household import Household, household_of, table_of
from medneg_desktop.domain.rights import NOT_SURE, Duty, RightsReport, StateRules
from medneg_desktop.ledger import with_deadlines
from medneg_desktop.rights import KnowledgeError, Shelf, library, rights_report
from medneg_desktop.rights import assistance as help_for
from medneg_desktop.services.household import SETTING, household_in
from medneg_desktop.services.office import Office
from medneg_desktop.services.ports import Event, UnitOfWork
from medneg_desktop.services.reconcile import refresh_in

_UPDATES = "knowledge.updates"
_LARGEST_UPDATE = 2_000_000


class KnowledgeRefused(CorrectableTrouble):
    """A file of newer rules cannot be used."""

    code = "knowledge-refused"
    title = "This file of rules could not be used; nothing was changed."
    remedy = "Get the file again from where it came, or go on with the rules that are here."


@dataclass(frozen=True, slots=True)
class Told:
    """What the person told about one case."""

    answers: Mapping[str, str] = field(default_factory=dict)
    days: Mapping[str, date] = field(default_factory=dict)
    policy: HospitalPolicy | None = None


@dataclass(frozen=True, slots=True)
class RightsView:
    """Everything the Rights screen shows of a case."""

    case: Case
    household: Household
    report: RightsReport
    assistance: Assistance
    policy: HospitalPolicy | None


def rights_view(office: Office, case: CaseId) -> RightsView | None:
    """The rights, questions, clocks and help of a case as of today; None for a case that is gone."""
    with office.unit() as unit:
        found = rights_in(unit, case, office.clock.today())
    return found.view if found is not None else None


@dataclass(frozen=True, slots=True)
class RightsBasis:
    """A view of rights with the rules of all states, from which further verbs take their own."""

    view: RightsView
    states: Mapping[str, StateRules]


def rights_in(unit: UnitOfWork, case: CaseId, today: date) -> RightsBasis | None:
    """As :func:`rights_view`, inside a transaction of the caller's."""
    found = unit.case(case)
    if found is None:
        return None
    home, told, shelf = household_in(unit), _told(unit, case), _shelf(unit)
    return RightsBasis(view_of(found.case, home, told, shelf, today), shelf.states)


def view_of(case: Case, household: Household, told: Told, shelf: Shelf, today: date) -> RightsView:
    """The same for a case that is in no vault: for the command line, with its ``--profile``."""
    case = with_deadlines(case, household.coverage, shelf.clocks)
    report = rights_report(case, household, told.answers, told.days, shelf, today)
    theirs = tuple(c for c in report.clocks() if c.rule.id.startswith("hospital-"))
    helped = help_for(case, household, shelf, today, policy=told.policy, clocks=theirs)
    return RightsView(case, household, report, helped, told.policy)


def own_days(view: RightsView) -> tuple[tuple[date, str], ...]:
    """The days by which the person should act, earliest first, passed ones left out."""
    clocks = view.report.clocks(Duty.YOURS)
    return tuple((c.day, c.rule.entry.title) for c in clocks if c.day is not None and not c.passed(view.report.on))


# ---------------------------------------------------------------------------------------------------- household


def household(office: Office) -> Household:
    """The household as kept in the vault; an empty one while nothing was told."""
    with office.unit() as unit:
        return household_in(unit)


def keep_household(office: Office, told: Household) -> None:
    """Keep what was told about the household."""
    with office.unit() as unit:
        before = household_in(unit)
        unit.set_setting(SETTING, json.dumps(table_of(told)))
        if before.coverage is not told.coverage:  # as far as questions about bills hang on the household
            refresh_in(unit, [d.id for d in unit.documents()], as_of=office.clock.today())
        unit.record(
            Event(office.clock.now(), "household changed", "You changed what the vault knows of the household.")
        )
        unit.commit()


def understand_household(words: Mapping[str, object]) -> Household:
    """The household in what a person typed; raises ValueNotUnderstood with what was not understood."""
    try:
        return household_of(words)
    except ValueError as error:
        text = str(error)
        raise ValueNotUnderstood(remedy=f"{text[:1].upper()}{text[1:]}.") from error


# ---------------------------------------------------------------------------------------------------- one case


def answer(office: Office, case: CaseId, question: str, option: str | None) -> None:
    """Keep the answer to a question of the triage; None takes it back, ``not_sure`` says that nobody knows."""
    with office.unit() as unit:
        asked = _shelf(unit).questions[question]
        chosen = asked.option(option) if option is not None else None
        if option is not None and option != NOT_SURE and chosen is None:
            raise KeyError(option)
        told = _told(unit, case)
        answers = {k: v for k, v in told.answers.items() if k != question}
        if option is not None:
            answers[question] = option
        said = chosen.label if chosen else "Not sure" if option else "taken back"
        _keep(unit, case, Told(answers, told.days, told.policy))
        unit.record(Event(office.clock.now(), "question answered", f"{asked.ask} {said}", case=case))
        unit.commit()


def tell_day(office: Office, case: CaseId, question: str, text: str) -> None:
    """Keep the day that the person typed; an empty text takes it back. Raises ValueNotUnderstood."""
    day = read_date(text) if text.strip() else None
    if text.strip() and (day is None or day > office.clock.today()):
        raise ValueNotUnderstood(remedy="Write a day that is not in the future, like 08/14/2026.")
    with office.unit() as unit:
        asked = _shelf(unit).questions[question]
        told = _told(unit, case)
        days = {k: v for k, v in told.days.items() if k != question}
        if day is not None:
            days[question] = day
        _keep(unit, case, Told(told.answers, days, told.policy))
        said = shown(day) if day else "taken back"
        unit.record(Event(office.clock.now(), "day told", f"{asked.ask} {said}", case=case))
        unit.commit()


def keep_policy(office: Office, case: CaseId, free_to: str, discount_to: str) -> None:
    """Keep the limits of the hospital's own policy, in percent as typed; raises ValueNotUnderstood."""
    free, discount = _percent(free_to), _percent(discount_to)
    policy = HospitalPolicy(free, discount) if free or discount else None
    with office.unit() as unit:
        told = _told(unit, case)
        _keep(unit, case, Told(told.answers, told.days, policy))
        unit.commit()


def _percent(text: str) -> int | None:
    plain = text.replace("%", "").strip()
    if not plain:
        return None
    if not plain.isdecimal() or not 1 <= int(plain) <= 1500:
        raise ValueNotUnderstood(remedy="Write the limit as a percent of the poverty level, like 200.")
    return int(plain)


# ---------------------------------------------------------------------------------------------------- newer rules


def load_rules(office: Office, path: Path) -> str:
    """Take in a file of newer rules; gives its name. Raises KnowledgeRefused or FileUnreadable and then keeps nothing."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise FileUnreadable from error
    if len(data) > _LARGEST_UPDATE:
        raise KnowledgeRefused(details="too large")
    with office.unit() as unit:
        held = [u for u in _updates(unit) if u["name"] != path.name]
        try:
            new = {"name": path.name, "text": data.decode("utf-8")}
            library(tuple(u["text"] for u in [*held, new]))
        except (KnowledgeError, UnicodeDecodeError) as error:
            raise KnowledgeRefused from error
        unit.set_setting(_UPDATES, json.dumps([*held, new]))
        unit.record(Event(office.clock.now(), "rules loaded", f"You loaded rules from {path.name}."))
        unit.commit()
    return path.name


def loaded_rules(office: Office) -> tuple[str, ...]:
    """The names of the files that were loaded on top of what travels with the program, oldest first."""
    with office.unit() as unit:
        return tuple(u["name"] for u in _updates(unit))


def drop_rules(office: Office, name: str) -> None:
    """Go back to the rules without this file."""
    with office.unit() as unit:
        unit.set_setting(_UPDATES, json.dumps([u for u in _updates(unit) if u["name"] != name]))
        unit.record(Event(office.clock.now(), "rules dropped", f"You took out the rules from {name}."))
        unit.commit()


# ---------------------------------------------------------------------------------------------------- in the vault


def _updates(unit: UnitOfWork) -> list[dict[str, str]]:
    kept = unit.setting(_UPDATES)
    found: list[dict[str, str]] = json.loads(kept) if kept else []
    return found


def _shelf(unit: UnitOfWork) -> Shelf:
    return library(tuple(u["text"] for u in _updates(unit)))


def _key(case: CaseId) -> str:
    return f"rights.{case}"


def _told(unit: UnitOfWork, case: CaseId) -> Told:
    """What is kept for a case, without answers to questions that later rules no longer ask."""
    kept = unit.setting(_key(case))
    if not kept:
        return Told()
    table, questions = json.loads(kept), _shelf(unit).questions
    answers = {
        name: option
        for name, option in table.get("answers", {}).items()
        if name in questions and (option == NOT_SURE or questions[name].option(option))
    }
    days = {name: date.fromisoformat(day) for name, day in table.get("days", {}).items() if name in questions}
    limits = table.get("policy")
    return Told(answers, days, HospitalPolicy(*limits) if limits else None)


def _keep(unit: UnitOfWork, case: CaseId, told: Told) -> None:
    table = {
        "answers": dict(told.answers),
        "days": {name: day.isoformat() for name, day in told.days.items()},
        "policy": [told.policy.free_to, told.policy.discount_to] if told.policy else None,
    }
    unit.set_setting(_key(case), json.dumps(table))
