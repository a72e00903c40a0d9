"""The whole answer for one case: which rights apply and why, their clocks, and what to ask next."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from medneg_desktop.deadlines.engine import days_of
from medneg_desktop.deadlines.events import anchors_of
from medneg_desktop.domain.case import Case
from medneg_desktop.domain.household import JURISDICTIONS, Household
from medneg_desktop.domain.rights import (
    Anchor,
    Asked,
    By,
    ClockDay,
    Condition,
    Duty,
    Entry,
    Known,
    Question,
    RightCard,
    RightsReport,
    Standing,
    Status,
    Sure,
)
from medneg_desktop.rights import household_facts
from medneg_desktop.rights.library import clocks_named, rights_on
from medneg_desktop.rights.papers import told
from medneg_desktop.rights.poverty import poverty_level
from medneg_desktop.rights.shelf import Shelf, StateTopic
from medneg_desktop.rights.triage import Decided, decide, known_facts, sentence, to_ask

REACH_BACK = "medicaid-reach-back"


@dataclass(frozen=True, slots=True)
class _Desk:
    """What every step of one report needs."""

    case: Case
    shelf: Shelf
    facts: Mapping[str, Known]
    anchors: Mapping[str, Anchor]
    on: date


def rights_report(
    case: Case,
    household: Household,
    answers: Mapping[str, str],
    days: Mapping[str, date],
    shelf: Shelf,
    on: date,
) -> RightsReport:
    """Pure: the same papers, household, answers, knowledge and day give the same report."""
    desk = _desk(case, household, answers, days, shelf, on)
    decided: list[tuple[Sequence[Condition], Decided]] = []
    cards: list[RightCard] = []
    for entry, when, do, have, clocks in _candidates(desk, household):
        result = decide(when, desk.facts, shelf.questions)
        decided.append((when, result))
        cards.append(_card(desk, entry, result, do, have, clocks))
    questions = to_ask(decided, desk.facts, answers, shelf.questions)
    return RightsReport(
        on,
        tuple(sorted(cards, key=lambda c: _urgency(c, on))),
        tuple(Asked(q, answers.get(q.name), _papers_say(told(case, shelf.measures, on), q)) for q in questions),
        _days_to_ask(desk, cards, days),
        _known_already(desk, answers),
        _notes(household, shelf),
    )


def _desk(
    case: Case,
    household: Household,
    answers: Mapping[str, str],
    days: Mapping[str, date],
    shelf: Shelf,
    on: date,
) -> _Desk:
    anchors = anchors_of(case, days)
    mine = dict(household_facts.from_household(household, poverty_level(household, shelf, on), shelf.measures))
    reach = days_of(clocks_named(shelf, [REACH_BACK]), anchors)
    mine |= dict(household_facts.reach_back(anchors, reach[0].day if reach else None, on))
    mine |= dict(household_facts.time_limit(shelf.states.get(household.state or ""), anchors, on))
    facts = known_facts(told(case, shelf.measures, on), mine, answers)
    return _Desk(case, shelf, facts, anchors, on)


_Candidate = tuple[Entry, Sequence[Condition], tuple[str, ...], tuple[str, ...], tuple[str, ...]]


def _candidates(desk: _Desk, household: Household) -> Iterator[_Candidate]:
    """Federal rights first, then what the household's state says on each topic."""
    for right in rights_on(desk.shelf, desk.on):
        yield right.entry, right.when, right.do, right.have, right.deadlines
    state = desk.shelf.states.get(household.state or "")
    for topic in desk.shelf.topics.values() if state else ():
        found = state.entry(topic.id) if state else None
        if found is not None:
            title = f"{JURISDICTIONS[household.state or '']}: {topic.title}"
            yield replace(found, title=title, topic="Your state"), topic.when, topic.do, (), ()
        elif state is not None and topic.id in state.unknown:
            yield _not_looked_into(state.name, topic, desk.on), topic.when, (), (), ()


def _not_looked_into(name: str, topic: StateTopic, on: date) -> Entry:
    return Entry(
        f"unknown-{topic.id}",
        "Your state",
        f"{name}: {topic.title}",
        "Nobody looked into this state's rule yet. Ask the state's attorney general or insurance office, or legal aid.",
        f"People in {name}.",
        "Not known",
        "Not known",
        "Not read.",
        on,
        Sure.UNKNOWN,
    )


def _card(
    desk: _Desk,
    entry: Entry,
    result: Decided,
    do: tuple[str, ...],
    have: tuple[str, ...],
    clocks: tuple[str, ...],
) -> RightCard:
    status, why = result.status, result.why
    if status is Status.APPLIES and entry.standing(desk.on) is Standing.NOT_YET:
        status, why = Status.NOT, ("This rule is not in force yet.", *why)
    if status is Status.APPLIES and entry.sure is Sure.UNKNOWN:
        status = Status.UNSURE
    missing = tuple(_settles(desk.shelf.questions[name]) for name in result.open if name in desk.shelf.questions)
    running: tuple[ClockDay, ...] = ()
    if clocks and status is not Status.NOT:
        running = tuple(days_of(clocks_named(desk.shelf, clocks), desk.anchors, desk.case.deadlines))
    return RightCard(entry, status, why, missing, do, have, running)


def _urgency(card: RightCard, on: date) -> tuple[int, date, bool]:
    """Cards with a day of the person's own come first, the next day foremost; then what is certain."""
    order = (Status.APPLIES, Status.UNSURE, Status.NOT).index(card.status)
    days = [c.day for c in card.clocks if c.day is not None and c.day >= on and c.rule.duty is Duty.YOURS]
    return order, min(days, default=date.max), not card.entry.certain(on)


def _settles(question: Question) -> str:
    return question.ask or question.missing


def _days_to_ask(desk: _Desk, cards: Sequence[RightCard], days: Mapping[str, date]) -> tuple[Asked, ...]:
    """Days that a clock of what applies would count from."""
    wanted = {c.rule.anchor for card in cards if card.status is Status.APPLIES for c in card.clocks} | set(days)
    collector = desk.facts.get("collector")
    if collector is not None and collector.single == "yes":
        wanted.add("last_payment")
    found = [q for q in desk.shelf.questions.values() if q.kind == "day" and q.name in wanted]
    return tuple(Asked(q, days[q.name].isoformat() if q.name in days else None) for q in found)


def _papers_say(papers: Mapping[str, Known], question: Question) -> str:
    known = papers.get(question.name)
    return sentence(question, known) if known is not None else ""


def _known_already(desk: _Desk, answers: Mapping[str, str]) -> tuple[Asked, ...]:
    """What papers and household told, as sentences; said and shown, so that it can be corrected."""
    found = []
    for name, known in desk.facts.items():
        question = desk.shelf.questions.get(name)
        if question is not None and name not in answers and known.by is not By.PERSON and known.grounds:
            says = sentence(question, known)
            if says:
                found.append(Asked(question, None, says))
    return tuple(found)


def _notes(household: Household, shelf: Shelf) -> tuple[str, ...]:
    if household.state is None:
        return ("Tell your state under Your household to see its rules.",)
    if household.state not in shelf.states:
        return (f"There is no file of rules for {JURISDICTIONS[household.state]}.",)
    return ()
