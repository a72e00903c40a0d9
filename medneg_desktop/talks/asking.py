"""Who asks for the money now, and so to whom a letter about it goes: the provider or a collector."""

from __future__ import annotations

from datetime import date

from medneg_desktop.deadlines.events import own_date
from medneg_desktop.domain.case import Case
from medneg_desktop.domain.packet import RecipientKind
from medneg_desktop.domain.reading import DocumentKind
from medneg_desktop.talks.facts import Matter, the_call, the_offer

_OF_OFFERS = ("settlement_offer", "prompt_pay", "plan_offer", "hardship")
_OF_AGREEMENT = ("acceptance", "zero_balance")


def who_asks(case: Case) -> RecipientKind:
    """Whose demand is the newest. A collector's letter without a sure day counts as the newest: nobody pays a provider
    what was sold.
    """
    letters = case.of_kind(DocumentKind.COLLECTION_LETTER)
    if not letters:
        return RecipientKind.PROVIDER
    theirs = max((own_date(p) or date.max for p in letters), default=date.max)
    bills = max((own_date(p) or date.min for p in case.bills), default=date.min)
    return RecipientKind.PROVIDER if bills > theirs else RecipientKind.COLLECTOR


def whom(letter: str, matter: Matter) -> RecipientKind:
    """To whom a letter goes that may go to either."""
    line = matter.course.agreement
    if letter in _OF_AGREEMENT and line is not None:
        return line.agreement.party
    about = the_call(matter) if letter == "call_confirmation" else the_offer(matter) if letter in _OF_OFFERS else None
    return about.party if about is not None else who_asks(matter.case)


def likely_letter(case: Case) -> str:
    """The letter that a person most likely begins with, by what the papers are."""
    if who_asks(case) is RecipientKind.COLLECTOR:
        return "debt_validation"
    return "dispute" if case.of_kind(DocumentKind.ITEMIZED_BILL) else "itemized_bill"
