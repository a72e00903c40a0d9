"""Every fact that people are shown and that was not read in its primary source: what to check before relying on it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import asdict, dataclass

from medneg_desktop.audit.rule import cards
from medneg_desktop.core import resources
from medneg_desktop.domain.rights import Sure
from medneg_desktop.rights import Shelf
from medneg_desktop.rights.soundness import entries_of

PRIMARY = frozenset({Sure.READ, Sure.READ_IN_PART})
"""Facts that were read in the rule itself are not on the list."""
_OWN_GROUNDS = "No outside source"
"""How the cards of rules begin that stand on the person's papers alone."""
_ORDER = (Sure.UNKNOWN, Sure.RECALLED, Sure.READ_ABOUT, Sure.READ_IN_BILL, Sure.READ_IN_COPY)


@dataclass(frozen=True, slots=True)
class Unread:
    """A fact, where it is cited from, and how it is known."""

    id: str
    title: str
    citation: str
    how: str
    read_in: str


def unread_facts(shelf: Shelf) -> tuple[Unread, ...]:
    """Facts of law, worst known first, then what the questions and the tables of the program stand on."""
    facts = [e for e in entries_of(shelf) if e.sure not in PRIMARY]
    facts.sort(key=lambda e: (_ORDER.index(e.sure), e.id, str(e.valid_from or "")))
    found = [Unread(e.id, e.title, e.citation, e.sure.words, e.read_in) for e in facts]
    found += [
        Unread(f"state-{state.code}-{topic}", f"{state.name}: {topic}", "", Sure.UNKNOWN.words, "Not read.")
        for state in shelf.states.values()
        for topic in state.unknown
    ]
    return (*found, *_of_questions(), *_of_tables())


def _of_questions() -> Iterator[Unread]:
    for card in cards().values():
        if not card.verified.startswith(_OWN_GROUNDS):
            yield Unread(f"question-{card.name}", card.title, card.source, card.verified, card.verified)


def _of_tables() -> Iterator[Unread]:
    for file in sorted(resources.path("reference").glob("*/SOURCE.toml")):
        table = tomllib.loads(file.read_text(encoding="utf-8"))
        yield Unread(f"table-{file.parent.name}", table["name"], table["from"], table["checked_how"], table["from"])


def as_rows(facts: tuple[Unread, ...]) -> list[dict[str, str]]:
    """For the command line."""
    return [asdict(f) for f in facts]


def as_page(facts: tuple[Unread, ...]) -> str:
    """The list as a page of the documentation, grouped by how the facts are known."""
    lines = [
        "# Facts that were not read in their primary source",
        "",
        "Made by `python docs/list_facts.py` from what the program shows; `medneg-desktop rules unread` prints the same.",
        'What was only read about, or recalled, is shown with "check this" and stated in no letter. What was read in a',
        "dated copy or quote of the rule may be cited, and says so.",
    ]
    how = ""
    for fact in facts:
        group = fact.how if fact.id.split("-")[0] not in ("question", "table") else "What questions and tables stand on"
        if group != how:
            how = group
            lines += ["", f"## {group.rstrip('.')}", ""]
        told = f" {fact.how}" if how.startswith("What questions") else ""
        lines.append(f"- **{fact.title}** (`{fact.id}`): {fact.citation or 'no citation'}.{told}".replace("..", "."))
    return "\n".join(lines) + "\n"
