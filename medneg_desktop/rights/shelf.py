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
from medneg_desktop.deadlines.book import KnowledgeError, read_entry, read_rule
from medneg_desktop.domain.assistance import PovertyTable, Region
from medneg_desktop.domain.household import JURISDICTIONS
from medneg_desktop.domain.rights import (
    ClockRule,
    Condition,
    Ground,
    Measure,
    Option,
    Question,
    Right,
    StateRules,
)


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
        except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError, AttributeError, RecursionError) as error:
            raise KnowledgeError(f"{name}: {type(error).__name__}: {error}") from error
        for kind in ("rights", "clocks", "questions", "topics", "poverty", "measures", "states"):
            getattr(self, kind).update(getattr(new, kind))


@dataclass(frozen=True, slots=True)
class FileFacts:
    """What a file of newer rules says of itself: its ``edition``, the newest day on which something in it was checked,
    and how many entries of each kind it holds.
    """

    edition: str
    checked: date
    holds: Mapping[str, int]


def facts_of(text: str, name: str) -> FileFacts:
    """What a file says of itself; raises KnowledgeError where it is not whole or has no edition."""
    shelf = Shelf()
    shelf.add(text, name)
    edition = tomllib.loads(text).get("edition")
    if not isinstance(edition, str) or not edition.strip():
        raise KnowledgeError(f"{name}: edition is missing, such as edition = 'January 2027'")
    dated = [e.checked for e in (*(r.entry for r in shelf.rights.values()), *(c.entry for c in shelf.clocks.values()))]
    dated += [t.entry.checked for t in shelf.poverty.values()]
    dated += [e.checked for s in shelf.states.values() for e in s.entries]
    if not dated:
        raise KnowledgeError(f"{name}: it holds no facts")
    counts = {
        "rights": len(shelf.rights),
        "deadlines": len(shelf.clocks),
        "poverty tables": len(shelf.poverty),
        "states": len(shelf.states),
    }
    return FileFacts(" ".join(edition.split())[:60], max(dated), {k: n for k, n in counts.items() if n})


_SECTIONS = {
    "edition",
    "topic",
    "checked",
    "right",
    "deadline",
    "question",
    "state_topic",
    "poverty",
    "measure",
    "state",
}


def _read(table: Mapping[str, Any], name: str) -> Shelf:
    if unknown := sorted(set(table) - _SECTIONS):
        raise KnowledgeError(f"{name}: {', '.join(unknown)} is not known here")
    shared = {k: table[k] for k in ("topic", "checked") if k in table}
    new = Shelf()
    for row in table.get("right", ()):
        right = _right({**shared, **row})
        new.rights[right.entry.id, right.entry.valid_from] = right
    for row in table.get("deadline", ()):
        clock = read_rule({**shared, **row})
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


def _right(row: Mapping[str, Any]) -> Right:
    return Right(
        read_entry(row),
        tuple(row["do"]),
        tuple(row.get("have", ())),
        _when(row.get("when", ())),
        tuple(row.get("deadlines", ())),
    )


def _when(rows: Iterable[Mapping[str, list[str]]]) -> tuple[Condition, ...]:
    return tuple({name: frozenset(options) for name, options in row.items()} for row in rows)


def _question(row: Mapping[str, Any]) -> Question:
    return Question(
        row["name"],
        row.get("ask", ""),
        tuple(Option(o["name"], o["label"], o["says"]) for o in row.get("options", ())),
        row.get("help", ""),
        row.get("missing", ""),
        row.get("kind", "choice"),
        frozenset(Ground(g) for g in row.get("grounds", (Ground.ACCOUNT,))),
    )


def _poverty(row: Mapping[str, Any]) -> PovertyTable:
    entry = read_entry({"id": f"poverty-{row['year']}", **row})
    first, further = ({region: Money.of(row[region.value][name]) for region in Region} for name in ("first", "further"))
    return PovertyTable(row["year"], entry, first, further)


def _measure(row: Mapping[str, Any]) -> Measure:
    money = row.get("money")
    return Measure(row["id"], row["entry"], None if money is None else Money.of(money), row.get("number"))


def _state(row: Mapping[str, Any], shared: Mapping[str, Any]) -> StateRules:
    code = row["code"]
    name = JURISDICTIONS[code]
    entries = tuple(
        read_entry(
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
