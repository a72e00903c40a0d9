"""Walks all knowledge and says what is not whole. What travels with the program and what a person loads pass the same.

It cannot know whether a fact is true; it sees to it that each says where it was read, when, and how sure it is, that no
word promises anything, and that everything it leans on is there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import pairwise

from medneg_desktop.deadlines.events import ANCHORS
from medneg_desktop.domain.household import JURISDICTIONS
from medneg_desktop.domain.rights import NOT_SURE, Condition, Entry, Question, StateRules, Sure
from medneg_desktop.rights.shelf import Shelf

PROMISES = re.compile(r"you qualify|you are eligible|\bguarantee|!", re.IGNORECASE)
"""Words that promise what nobody can promise."""
NUMBER_PLACES = {
    "percent": "financial_assistance",
    "years": "time_limit",
    "share": "payment_plan",
    "days": "itemized_bill",
    "protected": "road_ambulance",
    "banned": "credit_reports",
}
"""The topic in whose text a state's number has to stand, by the last part of the number's name."""
YES_OR_NO = frozenset({"protected", "banned"})
"""Numbers that are 1 for what a state's law says and 0 for what was not found."""
_MEASURES = {"estimate-margin": "money", "bureau-small": "money", "medicaid-percent": "number"}


def entries_of(shelf: Shelf) -> list[Entry]:
    """Every fact, each version by itself."""
    return [
        *(r.entry for r in shelf.rights.values()),
        *(c.entry for c in shelf.clocks.values()),
        *(t.entry for t in shelf.poverty.values()),
        *(e for s in shelf.states.values() for e in s.entries),
    ]


def faults(shelf: Shelf) -> tuple[str, ...]:
    """What is not whole, each as a sentence without its stop; empty where all is well."""
    found: list[str] = []
    for entry in entries_of(shelf):
        found += (f"{entry.id}: {words}" for words in entry_faults(entry))
    for walk in (_rights, _topics, _questions, _clocks, _measures, _states, _poverty):
        found += walk(shelf)
    return tuple(found)


def entry_faults(entry: Entry) -> Iterator[str]:
    """What is wrong with one fact."""
    if not entry.text.endswith((".", "?")):
        yield "the text does not end with a stop"
    if PROMISES.search(f"{entry.title} {entry.text} {entry.caution}"):
        yield "the text promises something"
    if entry.valid_from and entry.valid_until and entry.valid_from > entry.valid_until:
        yield "it ends before it begins"
    of_state = entry.id.startswith("state-")
    if not (entry.source.startswith("https://") and " " not in entry.source) and not (
        of_state and entry.source == "Not known"
    ):
        yield "the source is no address"
    unread = entry.read_in.startswith("Not read")
    if unread and entry.sure is not Sure.RECALLED:
        yield "what was not read is called read"
    if entry.sure is Sure.RECALLED and not unread and "from memory" not in entry.read_in:
        yield "what is from memory does not say so"


def _conditions(name: str, when: Sequence[Condition], questions: dict[str, Question]) -> Iterator[str]:
    for group in when:
        if not group:
            yield f"{name}: a condition is empty"
        for question, options in group.items():
            known = {o.name for o in questions[question].options} if question in questions else set()
            if not options or not options < known:
                yield f"{name}: {question} is not asked, or not with these answers"


def _rights(shelf: Shelf) -> Iterator[str]:
    for right in shelf.rights.values():
        name = right.entry.id
        if not right.when or not right.do:
            yield f"{name}: it says not when it applies, or not what to do"
        if PROMISES.search(" ".join(right.do)):
            yield f"{name}: what to do promises something"
        yield from _conditions(name, right.when, shelf.questions)
        for clock in right.deadlines:
            if not any(known == clock for known, _ in shelf.clocks):
                yield f"{name}: there is no deadline {clock}"


def _topics(shelf: Shelf) -> Iterator[str]:
    for topic in shelf.topics.values():
        yield from _conditions(topic.id, topic.when, shelf.questions)


def _questions(shelf: Shelf) -> Iterator[str]:
    for q in shelf.questions.values():
        if not (q.ask or q.missing) or q.kind not in ("choice", "day") or len(q.ask) > 120:
            yield f"{q.name}: this is no question"
        if len(q.options) == 1 or bool(q.options) is not (q.kind == "choice"):
            yield f"{q.name}: the answers do not fit the question"
        if any(not o.label or not o.says.endswith(".") or o.name == NOT_SURE for o in q.options):
            yield f"{q.name}: an answer is not whole"


def _clocks(shelf: Shelf) -> Iterator[str]:
    days = {q.name for q in shelf.questions.values() if q.kind == "day"}
    for clock in shelf.clocks.values():
        if clock.anchor not in ANCHORS | days or (clock.stand_in and clock.stand_in not in ANCHORS | days):
            yield f"{clock.id}: nobody knows the day it counts from"
        if clock.number <= 0:
            yield f"{clock.id}: it has no length"


def _measures(shelf: Shelf) -> Iterator[str]:
    known = {r.entry.id for r in shelf.rights.values()}
    for measure in shelf.measures.values():
        if measure.entry not in known:
            yield f"{measure.id}: there is no fact {measure.entry}"
    for name, kind in _MEASURES.items():
        if name in shelf.measures and getattr(shelf.measures[name], kind) is None:
            yield f"{name}: its {kind} is missing"


def _states(shelf: Shelf) -> Iterator[str]:
    for code in JURISDICTIONS:
        state = shelf.states.get(code)
        if state is None:
            yield f"{code}: the state is missing"
        else:
            yield from (f"{code}: {words}" for words in state_faults(state, set(shelf.topics)))


def state_faults(state: StateRules, topics: set[str]) -> Iterator[str]:
    """What is wrong with one state's file."""
    told = [e.topic for e in state.entries]
    if len(set(told)) != len(told) or set(told) & set(state.unknown):
        yield "a topic stands there twice"
    if set(told) | set(state.unknown) != topics:
        yield "a topic is missing, or nobody knows it"
    for name, number in state.numbers.items():
        kind = name.rpartition("_")[2]
        entry = state.entry(NUMBER_PLACES.get(kind, ""))
        if entry is None or not _stands(kind, number, entry.text):
            yield f"{name} = {number} does not stand in a text"
    if state.numbers.get("free_percent", 0) > state.numbers.get("discount_percent", 10_000):
        yield "free care goes further than the discount"


def _stands(kind: str, number: int, text: str) -> bool:
    """Whether a number of a state is what its text says."""
    if kind in YES_OR_NO:
        return number in (0, 1) and bool(number) != text.startswith("No state ")
    return re.search(rf"\b{number}\b", text) is not None


def _poverty(shelf: Shelf) -> Iterator[str]:
    tables = [shelf.poverty[year] for year in sorted(shelf.poverty)]
    for one, two in pairwise(tables):
        ends = one.entry.valid_until
        if ends is None or two.entry.valid_from != ends + timedelta(days=1):
            yield f"{two.entry.id}: it does not follow the table before it"
    for table in tables:
        if any(a.cents <= 0 for a in (*table.first.values(), *table.further.values())):
            yield f"{table.entry.id}: a sum is not above zero"
