"""What Home says, as plain functions of what the vault holds. An unknown sum is never shown as zero."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from medneg_desktop.core.money import Money
from medneg_desktop.services.overview import Home
from medneg_desktop.services.ports import CaseSummary
from medneg_desktop.ui.language import near, translate
from medneg_desktop.ui.language import shown as shown_date
from medneg_desktop.ui.standing import turn_words
from medneg_desktop.ui.theme import Role

SOON = 14
"""Days within which a date is spoken of as near."""


def count(number: int, one: str, many: str) -> str:
    """``1 bill``, ``2 bills``: both come translated, with the place of the number as ``{0}``."""
    return (one if number == 1 else many).format(number)


def _documents(number: int) -> str:
    return count(number, translate("Home", "{0} document to check"), translate("Home", "{0} documents to check"))


def _asked(number: int) -> str:
    return count(number, translate("Home", "{0} question"), translate("Home", "{0} questions"))


def part_of_day(now: datetime) -> str:
    hour = now.astimezone().hour
    if 4 <= hour < 12:
        return translate("Home", "Good morning")
    return translate("Home", "Good afternoon") if 4 <= hour < 18 else translate("Home", "Good evening")


def greeting(home: Home, now: datetime, today: date) -> str:
    """One sentence on what needs the person, the most pressing first."""
    hello = part_of_day(now)
    if home.totals.documents == 0:
        return f"{hello}. {translate('Home', 'Add your first bill.')}"
    needs = _needs(home, today)
    if not needs:
        return f"{hello}. {translate('Home', 'Nothing needs you today.')}"
    *first, last = needs
    told = translate("Home", "{0} and {1}").format(", ".join(first), last) if first else last
    return f"{hello}. {told}."


def _needs(home: Home, today: date) -> list[str]:
    late = sum(day.day < today for day in home.coming)
    near = sum(0 <= (day.day - today).days <= SOON for day in home.coming)
    needs = []
    if late:
        needs.append(count(late, translate("Home", "{0} date overdue"), translate("Home", "{0} dates overdue")))
    if near:
        needs.append(count(near, translate("Home", "{0} date coming up"), translate("Home", "{0} dates coming up")))
    if home.waiting:
        needs.append(_documents(home.waiting))
    if home.totals.questions and not needs:
        ready = (translate("Home", "{0} question ready to raise"), translate("Home", "{0} questions ready to raise"))
        needs.append(count(home.totals.questions, *ready))
    return needs


@dataclass(frozen=True, slots=True)
class Tile:
    """One of the figures at the top: a sum (None where no paper says it), and what it rests on."""

    title: str
    amount: Money | None
    note: str
    tone: Role | None = None
    leads: str = "bills"


def tiles(home: Home) -> tuple[Tile, ...]:
    """They say you owe, in question, saved, you have paid."""
    totals, bills = home.totals, home.bills
    told = [b.patient_paid if b.state is None else b.state.paid for b in bills]
    paid = totals.patient_paid if any(amount is not None for amount in told) else None
    # Questions whose sums nobody knows yet are no zero.
    question = totals.in_question if totals.cases and (totals.in_question or not totals.questions) else None
    if paid is None:
        proof = translate("Home", "no payment on your papers or in your notes yet")
    elif any(b.state is not None and b.state.noted for b in bills):
        proof = translate("Home", "as your papers and your notes show")
    else:
        proof = translate("Home", "as your papers show")
    return (
        _owed(home),
        Tile(translate("Home", "In question"), question, _questions(home), Role.IN_QUESTION if question else None),
        _saved(home),
        Tile(translate("Home", "You have paid"), paid, proof),
    )


def _owed(home: Home) -> Tile:
    totals = home.totals
    standing = [b for b in home.bills if b.state is None or b.state.turn != "closed"]
    asked = totals.asked if any(b.asked is not None for b in standing) else None
    silent = sum(b.asked is None for b in standing)
    note = ", ".join(
        (
            count(totals.cases, translate("Home", "{0} open bill"), translate("Home", "{0} open bills")),
            count(totals.providers, translate("Home", "{0} provider"), translate("Home", "{0} providers")),
        )
    )
    if silent and asked is not None:
        note += translate("Home", "; {0} without an amount").format(silent)
    return Tile(translate("Home", "They say you owe"), asked, note)


def _saved(home: Home) -> Tile:
    """What the other side gave up in writing is the figure; the other three kinds stand beside it, never added."""
    totals = home.totals
    known = totals.confirmed if any(b.state is not None for b in home.bills) else None
    others = (
        (translate("Home", "{0} came back"), totals.refunded),
        (translate("Home", "{0} disputed"), totals.disputed),
        (translate("Home", "{0} possible"), totals.possible),
    )
    told = [words.format(amount.shown()) for words, amount in others if amount]
    alone = translate("Home", "as they confirmed in writing") if known else translate("Home", "nothing confirmed yet")
    note = ", ".join(told) or alone
    return Tile(translate("Home", "Saved and confirmed"), known, note, Role.PROVEN if known else None)


def _questions(home: Home) -> str:
    totals = home.totals
    if not totals.questions:
        return translate("Home", "no questions so far")
    asked = count(
        totals.questions, translate("Home", "{0} question to raise"), translate("Home", "{0} questions to raise")
    )
    return asked + (translate("Home", ", {0} proven by the papers").format(totals.proven) if totals.proven else "")


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
    to_check = _documents(waiting) if waiting else translate("Home", "All documents were looked at.")
    asked = _asked(totals.questions)
    if totals.questions:
        sums = translate("Home", "{0}, {1} in question").format(asked, totals.in_question.shown())
        question = sums if totals.in_question else asked
    else:
        nothing = translate("Home", "Nothing in your papers raises a question.")
        question = nothing if totals.cases else translate("Home", "No bills yet.")
    check = count(waiting, translate("Home", "Check {0} document"), translate("Home", "Check {0} documents"))
    several = translate("Home", "Choose a bill for the packet")
    return (
        Step("check", translate("Home", "Check what was read"), to_check, check, done=not waiting),
        Step(
            "see",
            translate("Home", "See what looks wrong"),
            question,
            translate("Home", "See {0}").format(asked),
            done=not totals.questions,
        ),
        Step(
            "print",
            translate("Home", "Print the packet"),
            translate("Home", "A letter, the questions and the pages that prove them"),
            several if totals.cases > 1 else translate("Home", "Make the packet"),
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


def who(bill: CaseSummary, today: date) -> str:
    """Two lines: the provider; the patient and the day of the visit, or how many papers there are."""
    about = [bill.patient or ""]
    if bill.service_from is not None:
        about.append(near(bill.service_from) if bill.service_from.year == today.year else shown_date(bill.service_from))
    if not any(about):
        about.append(count(bill.papers, translate("Home", "{0} paper"), translate("Home", "{0} papers")))
    name = bill.provider or translate("Home", "Provider not known")
    rest = " \u00b7 ".join(a for a in about if a)
    return f"{name}\n{rest}"


def next_step(bill: CaseSummary, today: date) -> str:
    """Two lines: what to do about a bill, a near date first; whose turn it is, or what else there is to do."""
    lines = []
    if bill.next_deadline is not None and 0 <= (bill.next_deadline[0] - today).days <= SOON:
        day, what = bill.next_deadline
        lines.append(translate("Home", "{0} by {1}").format(what, near(day)))
    if bill.state is not None and bill.state.act:
        lines.append(bill.state.act)
    elif bill.state is None and bill.questions:
        asked = (translate("Home", "{0} question to raise"), translate("Home", "{0} questions to raise"))
        lines.append(count(bill.questions, *asked))
    stand = turn_words(bill.state)
    lines = [*lines[:1], stand] if stand else lines
    return "\n".join(lines[:2]) or translate("Home", "Nothing to raise")


def when(day: date, today: date) -> tuple[str, Role]:
    """How far off a date is, and how loudly to say so."""
    days = (day - today).days
    near = {-1: translate("Home", "yesterday"), 0: translate("Home", "today"), 1: translate("Home", "tomorrow")}
    far = translate("Home", "{0} days ago").format(-days) if days < 0 else translate("Home", "in {0} days").format(days)
    return near.get(days, far), Role.DANGER if days <= SOON else Role.DOUBT if days <= 2 * SOON else Role.LINK
