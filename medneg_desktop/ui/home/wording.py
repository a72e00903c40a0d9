"""What Home says, as plain functions of what the vault holds. An unknown sum is never shown as zero."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from medneg_desktop.core.money import Money
from medneg_desktop.services.overview import Home
from medneg_desktop.services.ports import CaseSummary
from medneg_desktop.ui.language import shown as shown_date
from medneg_desktop.ui.theme import Role

SOON = 14
"""Days within which a date is spoken of as near."""


def count(number: int, one: str, many: str = "") -> str:
    """``1 bill``, ``2 bills``."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def part_of_day(now: datetime) -> str:
    hour = now.astimezone().hour
    return "Good morning" if 4 <= hour < 12 else "Good afternoon" if hour < 18 and hour >= 4 else "Good evening"


def greeting(home: Home, now: datetime, today: date) -> str:
    """One sentence on what needs the person, the most pressing first."""
    hello = part_of_day(now)
    near = sum((day - today).days <= SOON for day, *_ in home.deadlines)
    if home.totals.documents == 0:
        return f"{hello}. Add your first bill."
    needs = []
    if near:
        needs.append(f"{count(near, 'date')} coming up")
    if home.waiting:
        needs.append(f"{count(home.waiting, 'document')} to check")
    if home.totals.questions and not needs:
        needs.append(f"{count(home.totals.questions, 'question')} ready to raise")
    return f"{hello}. {' and '.join(needs)}." if needs else f"{hello}. Nothing needs you today."


@dataclass(frozen=True, slots=True)
class Tile:
    """One of the figures at the top: a sum (None where no paper says it) or a plain count, and what it rests on."""

    title: str
    amount: Money | None
    note: str
    number: int | None = None
    tone: Role | None = None
    leads: str = "bills"


def tiles(home: Home) -> tuple[Tile, ...]:
    """They say you owe, in question, you have paid, documents to check."""
    totals, bills = home.totals, home.bills
    asked = totals.asked if any(b.asked is not None for b in bills) else None
    paid = totals.patient_paid if any(b.patient_paid is not None for b in bills) else None
    question = totals.in_question if totals.cases else None
    silent = sum(b.asked is None for b in bills)
    owe = f"{count(totals.cases, 'bill')}, {count(totals.providers, 'provider')}"
    return (
        Tile("They say you owe", asked, f"{owe}; {silent} without an amount" if silent and asked else owe),
        Tile("In question", question, _questions(home), tone=Role.IN_QUESTION if question else None),
        Tile("You have paid", paid, "as your papers show" if paid is not None else "no payment on your papers yet"),
        Tile("Documents to check", None, f"of {totals.documents} in all", number=home.waiting, leads="inbox"),
    )


@dataclass(frozen=True, slots=True)
class Step:
    """One step from papers to a packet: where it stands, and the words of the button that does it."""

    name: str
    title: str
    state: str
    act: str
    done: bool


def steps(home: Home) -> tuple[Step, ...]:
    """Check what was read, see what looks wrong, print the packet."""
    totals, waiting = home.totals, home.waiting
    to_check = f"{count(waiting, 'document')} to check" if waiting else "All documents were looked at."
    asked = count(totals.questions, "question")
    if totals.questions:
        question = f"{asked}, {totals.in_question.shown()} in question" if totals.in_question else asked
    else:
        question = "Nothing in your papers raises a question." if totals.cases else "No bills yet."
    several = totals.cases > 1
    return (
        Step("check", "Check what was read", to_check, f"Check {count(waiting, 'document')}", done=not waiting),
        Step("see", "See what looks wrong", question, f"See {asked}", done=not totals.questions),
        Step(
            "print",
            "Print the packet",
            "A letter, the questions and the pages that prove them",
            "Choose a bill for the packet" if several else "Make the packet",
            done=not totals.questions and not home.bills,
        ),
    )


@dataclass(frozen=True, slots=True)
class Question:
    """A question as Home lists it."""

    case: str
    title: str
    sum: str
    about: str


def _questions(home: Home) -> str:
    if not home.totals.questions:
        return "no questions so far"
    asked = f"{count(home.totals.questions, 'question')} to raise"
    return f"{asked}, {home.totals.proven} proven by the papers" if home.totals.proven else asked


def who(bill: CaseSummary) -> str:
    """Two lines: the provider; the patient and the day of the visit, or how many papers there are."""
    about = [bill.patient or ""]
    if bill.service_from is not None:
        about.append(shown_date(bill.service_from))
    if not any(about):
        about.append(count(bill.papers, "paper"))
    return f"{bill.provider or 'Provider not known'}\n{' · '.join(a for a in about if a)}"


def insurer(bill: CaseSummary) -> tuple[str, Role]:
    """Whether an EOB speaks of the bill."""
    return ("matched", Role.PROVEN) if bill.eobs else ("none yet", Role.DOUBT)


def next_step(bill: CaseSummary, today: date) -> str:
    """What to do about a bill: a near date first, then questions, then papers that are missing."""
    steps = []
    if bill.next_deadline is not None and 0 <= (bill.next_deadline[0] - today).days <= SOON:
        day, what = bill.next_deadline
        steps.append(f"{what} by {day:%b} {day.day}")
    if bill.questions:
        steps.append(f"{count(bill.questions, 'question')} to raise")
    steps += [f"Add the {what}" if not what.lower().startswith("the ") else f"Add {what}" for what in bill.missing]
    return "\n".join(steps[:2]) or "Nothing to raise"


def when(day: date, today: date) -> tuple[str, Role]:
    """How far off a date is, and how loudly to say so."""
    days = (day - today).days
    words = {0: "today", 1: "tomorrow"}.get(days, f"in {days} days")
    return words, Role.DANGER if days <= SOON else Role.DOUBT if days <= 2 * SOON else Role.LINK
