"""Reads files of knowledge: facts of law, questions, clocks, poverty tables, state rules.

Any file may hold any of these, so that an update is one new file and no new code. A file that is not whole is refused
with a sentence that names the place; half a law is never shown.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from medneg_desktop.core.money import Money
from medneg_desktop.domain.assistance import PovertyTable, Region
from medneg_desktop.domain.household import JURISDICTIONS
from medneg_desktop.domain.rights import (
    ClockRule,
    Condition,
    Count,
    Duty,
    Entry,
    Measure,
    Option,
    Question,
    Right,
    StateRules,
    Sure,
)


class KnowledgeError(ValueError):
    """A file cannot be used; the message says where and why."""


@dataclass(frozen=True, slots=True)
class StateTopic:
    """What the states' rules have in common: when a topic matters for a case, and what to do with it."""

    id: str
    title: str
    when: tuple[Condition, ...]
    do: tuple[str, ...]


@dataclass(slots=True)
class Shelf:
    """Everything read so far. ``add`` lets a later file replace an entry of the same id and the same beginning."""

    rights: dict[tuple[str, date | None], Right] = field(default_factory=dict)
    clocks: dict[tuple[str, date | None], ClockRule] = field(default_factory=dict)
    questions: dict[str, Question] = field(default_factory=dict)
    topics: dict[str, StateTopic] = field(default_factory=dict)
    poverty: dict[int, PovertyTable] = field(default_factory=dict)
    measures: dict[str, Measure] = field(default_factory=dict)
    states: dict[str, StateRules] = field(default_factory=dict)

    def add(self, text: str, name: str) -> None:
        """Put the contents of a file on the shelf; raises KnowledgeError and then changes nothing."""
        try:
            table = tomllib.loads(text)
            new = _read(table, name)
        except KnowledgeError:
            raise
        except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError, AttributeError) as error:
            raise KnowledgeError(f"{name}: {type(error).__name__}: {error}") from error
        for kind in ("rights", "clocks", "questions", "topics", "poverty", "measures", "states"):
            getattr(self, kind).update(getattr(new, kind))


_SECTIONS = {"topic", "checked", "right", "deadline", "question", "state_topic", "poverty", "measure", "state"}


def _read(table: Mapping[str, Any], name: str) -> Shelf:
    if unknown := sorted(set(table) - _SECTIONS):
        raise KnowledgeError(f"{name}: {', '.join(unknown)} is not known here")
    shared = {k: table[k] for k in ("topic", "checked") if k in table}
    new = Shelf()
    for row in table.get("right", ()):
        right = _right({**shared, **row})
        new.rights[right.entry.id, right.entry.valid_from] = right
    for row in table.get("deadline", ()):
        clock = _clock({**shared, **row})
        new.clocks[clock.id, clock.entry.valid_from] = clock
    new.questions = {row["name"]: _question(row) for row in table.get("question", ())}
    new.topics = {
        row["id"]: StateTopic(row["id"], row["title"], _when(row.get("when", ())), tuple(row["do"]))
        for row in table.get("state_topic", ())
    }
    new.poverty = {row["year"]: _poverty({**shared, **row}) for row in table.get("poverty", ())}
    new.measures = {row["id"]: _measure(row) for row in table.get("measure", ())}
    new.states = {row["code"]: _state(row, shared) for row in table.get("state", ())}
    return new


_TEXTS = ("id", "topic", "title", "text", "who", "citation", "source", "read_in")


def _entry(row: Mapping[str, Any]) -> Entry:
    where = row.get("id", "an entry without id")
    for name in _TEXTS:
        if not isinstance(row.get(name), str) or not row[name].strip():
            raise KnowledgeError(f"{where}: {name} is missing")
    days = {name: row.get(name) for name in ("checked", "valid_from", "valid_until")}
    if type(days["checked"]) is not date or any(d is not None and type(d) is not date for d in days.values()):
        raise KnowledgeError(f"{where}: checked, valid_from and valid_until are days like 2026-11-24")
    texts = {name: " ".join(row[name].split()) for name in _TEXTS}
    return Entry(
        **texts,
        checked=days["checked"],
        sure=Sure(row["sure"]),
        valid_from=days["valid_from"],
        valid_until=days["valid_until"],
        caution=" ".join(row.get("caution", "").split()),
    )


def _right(row: Mapping[str, Any]) -> Right:
    return Right(
        _entry(row),
        tuple(row["do"]),
        tuple(row.get("have", ())),
        _when(row.get("when", ())),
        tuple(row.get("deadlines", ())),
    )


def _when(rows: Iterable[Mapping[str, list[str]]]) -> tuple[Condition, ...]:
    return tuple({name: frozenset(options) for name, options in row.items()} for row in rows)


def _clock(row: Mapping[str, Any]) -> ClockRule:
    number = row["number"]
    if type(number) is not int or number < 0:
        raise KnowledgeError(f"{row['id']}: number is a whole number")
    return ClockRule(
        row["id"],
        _entry(row),
        row["anchor"],
        number,
        Count(row["count"]),
        Duty(row["duty"]),
        row.get("stand_in", ""),
        row.get("presumed_business_days", 0),
        row.get("rolls", False),
        row.get("next_first", False),
        row.get("by_action", False),
    )


def _question(row: Mapping[str, Any]) -> Question:
    return Question(
        row["name"],
        row.get("ask", ""),
        tuple(Option(o["name"], o["label"], o["says"]) for o in row.get("options", ())),
        row.get("help", ""),
        row.get("missing", ""),
        row.get("kind", "choice"),
    )


def _poverty(row: Mapping[str, Any]) -> PovertyTable:
    entry = _entry({"id": f"poverty-{row['year']}", **row})
    first, further = ({region: Money.of(row[region.value][name]) for region in Region} for name in ("first", "further"))
    return PovertyTable(row["year"], entry, first, further)


def _measure(row: Mapping[str, Any]) -> Measure:
    money = row.get("money")
    return Measure(row["id"], row["entry"], None if money is None else Money.of(money), row.get("number"))


def _state(row: Mapping[str, Any], shared: Mapping[str, Any]) -> StateRules:
    code = row["code"]
    name = JURISDICTIONS[code]
    entries = tuple(
        _entry(
            {
                **shared,
                "id": f"state-{code}-{rule['topic']}",
                "who": f"People in {name}.",
                "title": f"{name}: {rule['topic']}",
                **rule,
            }
        )
        for rule in row["rule"]
    )
    return StateRules(code, name, entries, dict(row.get("numbers", {})), tuple(row.get("unknown", ())))
