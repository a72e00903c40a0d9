"""Reading values for a rule: firm ones only, and the places they stand on as evidence."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from medneg_desktop.audit.account import date_of
from medneg_desktop.audit.rule import CannotCheck
from medneg_desktop.core.dates import shown
from medneg_desktop.core.money import Money
from medneg_desktop.domain.case import Paper
from medneg_desktop.domain.finding import Evidence
from medneg_desktop.domain.page import TextSource
from medneg_desktop.domain.reading import AnyFact, Cell, FieldName, ReadLine, State
from medneg_desktop.domain.rights import Entry, StateRules

CENT = Money(1)
SURE = 0.97
"""Recognized words below this confidence do not prove a calculation wrong."""


def label(name: FieldName | Cell) -> str:
    """The name of a value in plain words."""
    special = {
        FieldName.PATIENT_RESPONSIBILITY: "your share",
        FieldName.INSURANCE_PAID: "what the plan paid",
        FieldName.AMOUNT_DUE: "the amount asked",
        FieldName.TOTAL_CHARGES: "the total of charges",
        Cell.PATIENT_RESPONSIBILITY: "your share",
    }
    return special.get(name) or "the " + name.value.replace("_", " ")


def called(paper: Paper) -> str:
    """A paper as one names it: ``the bill of May 22, 2026``."""
    nouns = {"eob": "EOB", "receipt": "receipt", "collection_letter": "letter", "good_faith_estimate": "estimate"}
    noun = nouns.get(paper.kind.value, "bill")
    day = date_of(paper)
    return f"the {noun} of {shown(day)}" if day else f"the {noun}"


def named(paper: Paper) -> str:
    """A paper as one names it at the start of a sentence."""
    name = called(paper)
    return name[0].upper() + name[1:]


NOT_FOUND = "Not found"
"""The citation of an entry that says that a state has no rule, as far as was looked."""
SOMEBODY = "the provider"
"""How the giver of care is called whom the paper does not name."""


def sender(paper: Paper) -> str:
    """Who gave the care, for a sentence."""
    names = (FieldName.ORIGINAL_CREDITOR, FieldName.PROVIDER_NAME)
    return next((fact.value for n in names if (fact := paper.reading.text(n))), SOMEBODY)


def money(paper: Paper, name: FieldName) -> Money | None:
    """An amount the paper prints, None where it prints none; an unsure one stops the rule."""
    fact = paper.reading.money(name)
    if fact is None:
        return None
    return firm(fact, f"{label(name)} on {called(paper)}").value  # type: ignore[no-any-return]  # typed by .money


def need(paper: Paper, name: FieldName) -> Money:
    """An amount the rule cannot do without."""
    found = money(paper, name)
    if found is None:
        raise CannotCheck(f"{label(name).capitalize()} is not on {called(paper)}.")
    return found


def firm(fact: AnyFact, what: str) -> AnyFact:
    if not fact.firm:
        page = f" on page {fact.place.page}" if fact.place else ""
        raise CannotCheck(f"{what[0].upper()}{what[1:]} needs your check{page}.")
    return fact


def cell(line: ReadLine, name: Cell, paper: Paper) -> Money | None:
    """An amount of a line, None where the paper has none; an unsure one stops the rule."""
    fact = line.money(name)
    if fact is None or fact.firm:
        return fact.value if fact else None
    return firm(fact, f"{label(name)} of line {line.number} on {called(paper)}").value  # type: ignore[no-any-return]  # typed by .money


def column(lines: Iterable[ReadLine], name: Cell, paper: Paper) -> Money | None:
    """The sum of a column; None where a line has no value in it."""
    found = [cell(line, name, paper) for line in lines]
    amounts = [a for a in found if a is not None]
    return Money.total(amounts) if amounts and len(amounts) == len(found) else None


def whole(paper: Paper) -> None:
    """Stops the rule where pages of the paper are missing."""
    note = next((n for n in paper.reading.notes if "page" in n.casefold() and "missing" in n.casefold()), None)
    if note:
        raise CannotCheck(f"A page of {called(paper)} is missing ({note}).")


def typed_text(paper: Paper) -> bool:
    """Whether the words come from the file itself, where a digit can't be misread."""
    return paper.reading.text_source in (TextSource.TEXT, TextSource.TYPED)


def sure(paper: Paper, facts: Iterable[AnyFact | None]) -> bool:
    """Whether values are good enough to prove a calculation wrong: not one misread digit may make the difference."""
    if typed_text(paper):
        return True
    return all(f is None or f.state in (State.PROVEN, State.ENTERED) or f.confidence >= SURE for f in facts)


def at_field(paper: Paper, name: FieldName, note: str = "") -> Evidence:
    fact = paper.reading.fields.get(name)
    return Evidence(paper.ref, fact.place if fact else None, field=name, note=note)


def at_fields(paper: Paper, *names: FieldName) -> tuple[Evidence, ...]:
    """Evidence for the fields that the paper has; the paper itself where it has none of them."""
    found = tuple(at_field(paper, n) for n in names if n in paper.reading.fields)
    return found or (Evidence(paper.ref, None),)


def at_line(paper: Paper, line: ReadLine, note: str = "") -> Evidence:
    return Evidence(paper.ref, line.place, line=line.number, note=note)


def service(line: ReadLine) -> str:
    """A line in words: ``71046 (XRAY CHEST) on Aug 14, 2026``."""
    code, words, day = line.text(Cell.CODE), line.text(Cell.DESCRIPTION), line.date(Cell.SERVICE_DATE)
    name = code.value if code else ""
    if words:
        name = f"{name} ({words.value})" if name else words.value
    return (name or "the same service") + (f" on {shown(day.value)}" if day else "")


def later(one: date | None, other: date | None) -> bool:
    """Whether ``one`` is surely after ``other``."""
    return one is not None and other is not None and one > other


def law_told(state: StateRules, rule: Entry, on: date) -> str:
    """A state's rule with its citation, for a finding that may go into a letter; without either where the rule was not
    read for sure, or not lately. Empty where none was found.
    """
    if rule.certain(on):
        return f"{state.name}: {rule.text} ({rule.citation})"
    return "" if rule.citation == NOT_FOUND else f"{state.name} has a rule that may apply here."
