"""Every fact that people are shown and that was not read in its primary source: what to check before relying on it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass

from medneg_desktop.audit.rule import cards
from medneg_desktop.core import resources
from medneg_desktop.domain.rights import Entry, Sure
from medneg_desktop.rights import Shelf
from medneg_desktop.rights.soundness import entries_of

PRIMARY = frozenset({Sure.READ, Sure.READ_IN_PART})
"""Facts that were read in the rule itself are not on the list."""
_OWN_GROUNDS = "No outside source"
"""How the cards of rules begin that stand on the person's papers alone."""
_GENERAL = "From general knowledge of bills and plans."
_BY_ITSELF = ("figure", "office", "question", "table", "guide")
"""What is listed apart from the facts of law, by how its id begins."""
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
    return (*found, *_of_figures(), *_of_offices(facts), *_of_questions(), *_of_tables(), *_of_guides())


def _of_figures() -> Iterator[Unread]:
    """Figures that screens show and that no law sets."""
    for row in tomllib.loads(resources.text("figures.toml"))["figure"]:
        sure = Sure(row["sure"])
        if sure not in PRIMARY:
            title = f"{row['title']}: {row['least']}-{row['most']}"
            yield Unread(f"figure-{row['id']}", title, row["source"], sure.words, row["source"])


def _of_offices(facts: Sequence[Entry]) -> Iterator[Unread]:
    """Offices whose part in the matter was not read in the rule. No address of an office travels with the program."""
    sure = {e.id: e for e in facts}
    for row in tomllib.loads(resources.text("letters", "offices.toml"))["office"]:
        told = sure.get(row["from"])
        if told is not None:
            name = f"{row['name']} ({row['about']})"
            yield Unread(f"office-{row['from']}", name, told.citation, told.sure.words, told.read_in)


def _of_guides() -> Iterator[Unread]:
    """The pages of the help inside: what bills and EOBs commonly say, in words that no source was opened for."""
    for page in sorted(resources.path("help", "en").glob("*.md")):
        title = page.read_text(encoding="utf-8").partition("\n")[0].lstrip("# ")
        yield Unread(f"guide-{page.stem}", title, "No source", _GENERAL, _GENERAL)


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
        "dated copy or quote of the rule may be cited, and says so. No address of an office travels with the program: a",
        "person looks it up.",
    ]
    how = ""
    for fact in facts:
        apart = fact.id.split("-")[0] in _BY_ITSELF
        group = "What figures, offices, questions, tables and guides stand on" if apart else fact.how
        if group != how:
            how = group
            lines += ["", f"## {group.rstrip('.')}", ""]
        told = f" {fact.how}" if apart else ""
        lines.append(f"- **{fact.title}** (`{fact.id}`): {fact.citation or 'no citation'}.{told}".replace("..", "."))
    return "\n".join(lines) + "\n"
