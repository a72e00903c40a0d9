"""Plain words for what is in the journal of talks."""

from __future__ import annotations

from datetime import date
from decimal import Decimal, InvalidOperation

from medneg_desktop.core.dates import read_date, shown
from medneg_desktop.core.money import Money, read_money
from medneg_desktop.core.trouble import ValueNotUnderstood
from medneg_desktop.domain.packet import RecipientKind
from medneg_desktop.domain.talks import (
    Agreement,
    Channel,
    Closing,
    Contact,
    KnownPrice,
    Maker,
    Offer,
    OfferAnswer,
    OfferKind,
    OfferResult,
    Outcome,
    Payment,
    PromiseKept,
    Relief,
    ReliefKind,
    Reopening,
    Talk,
    Terms,
    Way,
)
from medneg_desktop.talks.course import Standing, Turn
from medneg_desktop.talks.limits import PRICE_WORDS

PARTY = {
    RecipientKind.PROVIDER: "Provider, billing office",
    RecipientKind.ASSISTANCE: "Provider, financial help",
    RecipientKind.INSURER: "Insurance plan",
    RecipientKind.COLLECTOR: "Collector",
}
CHANNEL = {
    Channel.CALL: "Call",
    Channel.LETTER: "Letter",
    Channel.EMAIL: "E-mail",
    Channel.PORTAL: "Portal message",
    Channel.VISIT: "Visit",
}
WAY = {Way.OUT: "From you", Way.IN: "From them"}
OFFER = {
    OfferKind.LUMP: "One sum, paid in full",
    OfferKind.PLAN: "Monthly payments",
    OfferKind.PROMPT: "Discount for paying at once",
    OfferKind.HARDSHIP: "Hardship reduction",
}
MAKER = {Maker.YOU: "You offered", Maker.THEM: "They offered"}
RESULT = {
    OfferResult.ACCEPTED: "Accepted",
    OfferResult.REFUSED: "Refused",
    OfferResult.WITHDRAWN: "Taken back",
}
RELIEF = {
    ReliefKind.CORRECTED: "They corrected an error",
    ReliefKind.CANCELLED: "They cancelled the bill",
    ReliefKind.REDUCED: "They lowered the price",
    ReliefKind.ASSISTANCE: "They granted financial help",
}
OUTCOME = {
    Outcome.CORRECTED: "The bill was corrected",
    Outcome.CANCELLED: "The bill was cancelled",
    Outcome.SETTLED: "Settled with one sum",
    Outcome.PLAN_PAID: "All instalments paid",
    Outcome.ASSISTANCE: "Financial help granted",
    Outcome.PAID_AS_BILLED: "Paid as billed",
    Outcome.GIVEN_UP: "I do not go on",
}


def standing_words(standing: Standing) -> str:
    """Waiting for whom since when."""
    since = f" since {shown(standing.since)}" if standing.since else ""
    match standing.turn:
        case Turn.NOT_BEGUN:
            return "Nothing sent or said yet"
        case Turn.THEIRS:
            return f"Waiting for {standing.office or 'them'}{since}"
        case Turn.YOURS:
            return f"Your turn{since}"
        case Turn.PAYING:
            return f"Paying as agreed{since}"
        case Turn.CLOSED:
            how = OUTCOME[standing.closing.outcome] if standing.closing else ""
            return f"Closed{since}: {how}"


def talk_words(talk: Talk) -> tuple[str, str]:  # noqa: PLR0911 (one return for each kind of entry)
    """A title and the words below it."""
    match talk:
        case Contact():
            return _contact(talk)
        case Offer():
            return f"{MAKER[talk.maker]} {terms_words(talk.terms)}", talk.note
        case OfferAnswer():
            return f"Offer: {RESULT[talk.result].lower()}", talk.said
        case KnownPrice():
            return f"{PRICE_WORDS[talk.kind]} {talk.amount.shown()}", talk.source
        case Agreement():
            return f"Agreed: {terms_words(talk.terms)}", "; ".join(t.text for t in talk.written)
        case Payment():
            how = "Refund received" if talk.way is Way.IN else "Paid"
            return f"{how}: {talk.amount.shown()}", " ".join(t for t in (talk.method, talk.reference) if t)
        case Relief():
            return f"{RELIEF[talk.kind]}: {talk.amount.shown()} less", talk.said
        case Closing():
            return f"Case closed: {OUTCOME[talk.outcome]}", talk.note
        case Reopening():
            return "Case opened again", talk.why
        case PromiseKept():
            return "A promise was kept", ""
        case _:
            return "Note", ""


def _contact(contact: Contact) -> tuple[str, str]:
    to = "to" if contact.way is Way.OUT else "from"
    title = f"{CHANNEL[contact.channel]} {to} {contact.office or PARTY.get(contact.party, '')}"
    parts = [
        f"Spoke with {contact.who}." if contact.who else "",
        f"Reference {contact.reference}." if contact.reference else "",
        f"Certified mail {contact.mail_number}." if contact.mail_number else "",
        contact.said,
        f"Promised: {contact.promise}" + (f", by {shown(contact.promise_by)}" if contact.promise_by else "")
        if contact.promise
        else "",
        f"Next: {contact.next_step} {shown(contact.next_day)}" if contact.next_day else "",
    ]
    return title, "\n".join(p for p in parts if p)


def terms_words(terms: Terms) -> str:
    if not terms.months:
        return f"{terms.total.shown()} in one payment" + (", paid in full" if terms.in_full else "")
    rate = f"at {terms.interest.normalize():f} percent" if terms.interest else "without interest"
    return f"{terms.total.shown()} in {terms.months} monthly payments, {rate}"


# ---------------------------------------------------------------------------------------------------- what is typed


def typed_day(text: str, what: str, *, needed: bool = False) -> date | None:
    """The day typed; None for an empty field. Raises ValueNotUnderstood."""
    if not text.strip() and not needed:
        return None
    day = read_date(text)
    if day is None:
        raise ValueNotUnderstood(remedy=f"{what}: write a day like 08/14/2026.")
    return day


def typed_money(text: str, what: str) -> Money:
    amount = read_money(text, bare_whole=True)
    if amount is None or amount.cents <= 0:
        raise ValueNotUnderstood(remedy=f"{what}: write an amount like 1,240.00.")
    return amount


def typed_count(text: str, what: str, most: int) -> int:
    plain = text.strip()
    if not plain.isdecimal() or not 1 <= int(plain) <= most:
        raise ValueNotUnderstood(remedy=f"{what}: write a whole number from 1 to {most}.")
    return int(plain)


def typed_percent(text: str, what: str) -> Decimal:
    plain = text.replace("%", "").strip() or "0"
    try:
        found = Decimal(plain)
    except InvalidOperation:
        found = Decimal(-1)
    if not 0 <= found <= 100:  # also refuses what is no number at all
        raise ValueNotUnderstood(remedy=f"{what}: write a percent from 0 to 100.")
    return found
