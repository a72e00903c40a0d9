"""The check of a plan before it is set: every amount, day and number it states can be shown on an exhibit page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from medneg_desktop.core.dates import shown
from medneg_desktop.core.money import Money
from medneg_desktop.domain.packet import IssueRow, PacketPlan, TracedFigure
from medneg_desktop.packet.confirmed import amounts_in, dates_in
from medneg_desktop.packet.sources import share_of

_NUMBER = re.compile(r"(?<![\w$.,/-])(?=[\w-]*\d)[A-Z0-9][A-Z0-9-]{5,24}(?![\w/-])(?!\.\d)", re.IGNORECASE)
_LAW = re.compile(r"\b\d*\s?(?:CFR|USC|U\.S\.C\.|\u00a7+|[Ss]ections?|[Pp]arts?)\s*[\d.]+[\w().-]*")
_FEWEST_DIGITS = 5
"""A number with fewer digits than these is a code or a count; codes are values of lines, counts are ours."""


def trace(plan: PacketPlan) -> list[str]:
    """What is wrong with a plan, as sentences; empty where every value and every reference can be traced."""
    return [
        *_untraced_amounts(plan),
        *_untraced_days(plan),
        *_untraced_numbers(plan),
        *_bad_sums(plan),
        *_bad_references(plan),
    ]


# ------------------------------------------------------------------------------------------------ what is stated


def _texts(plan: PacketPlan) -> Iterator[tuple[str, str]]:
    """What the packet says in words, but for the laws it names: their numbers are of no paper."""
    yield from ((where, _LAW.sub("", text)) for where, text in _all_texts(plan))


def _all_texts(plan: PacketPlan) -> Iterator[tuple[str, str]]:
    yield from (("The letter", p.text) for p in plan.letter)
    yield from (("The offer", p.text) for p in plan.offer)
    yield from (("A request", text) for text in plan.requests)
    yield from (("The timeline", f"{row.what} {row.reference}") for row in plan.timeline)
    for row in plan.issues:
        for text in (row.title, row.explanation, row.request):
            yield f"Issue {row.number}", text


def _amounts(plan: PacketPlan) -> Iterator[tuple[str, Money]]:
    for row in plan.issues:
        for amount in (row.charged, row.should_be, row.difference):
            if amount is not None:
                yield f"Issue {row.number}", amount
    for money in plan.reconciliation:
        if money.amount is not None:
            yield f"The row \u201c{money.label}\u201d", money.amount


# ------------------------------------------------------------------------------------------------ where it stands


def _untraced_amounts(plan: PacketPlan) -> Iterator[str]:
    shown_ones = _shown_amounts(plan)
    named = {abs(figure.amount) for figure in plan.figures}
    stated = [(where, amount) for where, text in _texts(plan) for amount in amounts_in(text)]
    for where, amount in (*stated, *_amounts(plan)):
        if abs(amount) in shown_ones:
            continue
        why = "which no exhibit page shows" if abs(amount) in named else "which is no figure of the case"
        yield f"{where} states {amount.shown()}, {why}."


def _shown_amounts(plan: PacketPlan) -> set[Money]:
    """Amounts on pages of this packet, then the sums of such, until no further sum is proven. Nothing is zero."""
    pages = {page.ref for exhibit in plan.exhibits for page in exhibit.pages}
    known = {Money.zero()} | {f.amount for f in plan.figures if f.apart or pages.intersection(f.refs)}
    open_ones = [f for f in plan.figures if (f.parts or f.share) and f.amount not in known]
    while proven := [f for f in open_ones if _proven(f, known)]:
        known |= {f.amount for f in proven}
        open_ones = [f for f in open_ones if f.amount not in known]
    return known


def _proven(figure: TracedFigure, known: set[Money]) -> bool:
    if figure.share is not None:
        return share_of(*figure.share) == figure.amount and all(part in known for part in figure.share)
    return Money.total(figure.parts) == figure.amount and all(abs(part) in known for part in figure.parts)


def _untraced_days(plan: PacketPlan) -> Iterator[str]:
    pages = {page.ref for exhibit in plan.exhibits for page in exhibit.pages}
    known = {plan.made, plan.answer_by} | {
        v.value
        for v in plan.stated
        if isinstance(v.value, date) and (v.apart or v.worked_out or pages.intersection(v.refs))
    }
    stated = [(where, day) for where, text in _texts(plan) for day in dates_in(text)]
    for where, day in (*stated, *(("The timeline", row.day) for row in plan.timeline)):
        if day not in known:
            yield f"{where} states {shown(day)}, which no exhibit page shows."


def _untraced_numbers(plan: PacketPlan) -> Iterator[str]:
    pages = {page.ref for exhibit in plan.exhibits for page in exhibit.pages}
    known = {
        _plain(v.value) for v in plan.stated if isinstance(v.value, str) and (v.apart or pages.intersection(v.refs))
    }
    for where, text in _texts(plan):
        for match in _NUMBER.finditer(text):
            number = match[0]
            telling = sum(c.isdigit() for c in number) >= _FEWEST_DIGITS and not dates_in(number)
            if telling and not any(_plain(number) in value for value in known):
                yield f"{where} states the number {number}, which no exhibit page shows."


def _plain(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


# ------------------------------------------------------------------------------------------------ how it agrees


def _bad_sums(plan: PacketPlan) -> Iterator[str]:
    numbers = {row.number for row in plan.issues}
    for row in plan.issues:
        if not _adds_up(row):
            yield f"Issue {row.number}: charged less should-be is not the difference."
        if row.contained_in is not None and (row.contained_in not in numbers or row.contained_in == row.number):
            yield f"Issue {row.number} is contained in an issue that is not in the list."
    added = Money.total(r.difference for r in plan.issues if r.difference is not None and r.contained_in is None)
    if plan.issues and added != plan.total_in_question:
        yield f"The issues add up to {added.shown()} and not to {plan.total_in_question.shown()}."


def _adds_up(row: IssueRow) -> bool:
    if row.charged is None or row.should_be is None:
        return True
    return row.difference is not None and row.charged - row.should_be == row.difference


def _bad_references(plan: PacketPlan) -> Iterator[str]:
    known = {str(page.ref) for exhibit in plan.exhibits for page in exhibit.pages}
    for row in plan.issues:
        for ref in row.exhibits:
            if str(ref) not in known:
                yield f"Issue {row.number} refers to Exhibit {ref}, which is not in the packet."
    numbers = {row.number for row in plan.issues}
    for exhibit in plan.exhibits if plan.issues else ():
        for page in exhibit.pages:
            for mark in page.marks:
                if mark.issue not in numbers:
                    yield f"Exhibit {page.ref} marks issue {mark.issue}, which is not in the list."
