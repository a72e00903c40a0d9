"""The check of a plan before it is set: every amount it states is a figure of the case or of a finding sent."""

from __future__ import annotations

from collections.abc import Iterator

from medneg_desktop.core.money import Money
from medneg_desktop.domain.packet import IssueRow, PacketPlan
from medneg_desktop.packet.confirmed import amounts_in


def trace(plan: PacketPlan) -> list[str]:
    """What is wrong with a plan, as sentences; empty where every amount and every reference can be traced."""
    return [*_untraced(plan), *_bad_sums(plan), *_bad_references(plan)]


def _untraced(plan: PacketPlan) -> Iterator[str]:
    known = {abs(figure.amount) for figure in plan.figures}
    for where, text in _texts(plan):
        for amount in amounts_in(text):
            if amount not in known:
                yield f"{where} states {amount.shown()}, which is no figure of the case."
    for where, stated in _amounts(plan):
        if abs(stated) not in known:
            yield f"{where} shows {stated.shown()}, which is no figure of the case."


def _texts(plan: PacketPlan) -> Iterator[tuple[str, str]]:
    yield from (("The letter", p.text) for p in plan.letter)
    yield from (("A request", text) for text in plan.requests)
    yield from (("The timeline", row.what) for row in plan.timeline)
    for row in plan.issues:
        for text in (row.title, row.explanation, row.request, *row.sources):
            yield f"Issue {row.number}", text


def _amounts(plan: PacketPlan) -> Iterator[tuple[str, Money]]:
    for row in plan.issues:
        for amount in (row.charged, row.should_be, row.difference):
            if amount is not None:
                yield f"Issue {row.number}", amount
    for money in plan.reconciliation:
        if money.amount is not None:
            yield f"The row \u201c{money.label}\u201d", money.amount


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
