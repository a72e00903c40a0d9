"""What an entry of the journal says, in plain words."""

from __future__ import annotations

from medneg_desktop.core.dates import shown
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
    Struck,
    Talk,
    Terms,
    Way,
)
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
        case Struck():
            return "Struck out", ""
        case _:
            return "Note", ""


def _contact(contact: Contact) -> tuple[str, str]:
    to = "to" if contact.way is Way.OUT else "from"
    title = f"{CHANNEL[contact.channel]} {to} {contact.office or PARTY.get(contact.party, '')}"
    parts = [
        f"Spoke with {contact.who.rstrip('.')}." if contact.who else "",
        f"Reference {contact.reference.rstrip('.')}." if contact.reference else "",
        f"Certified mail {contact.mail_number}." if contact.mail_number else "",
        contact.said,
        f"Promised: {contact.promise}" + (f", by {shown(contact.promise_by)}" if contact.promise_by else "")
        if contact.promise
        else "",
        f"They hold the account until {shown(contact.hold_until)}." if contact.hold_until else "",
        f"Next: {contact.next_step} {shown(contact.next_day)}" if contact.next_day else "",
    ]
    return title, "\n".join(p for p in parts if p)


def terms_words(terms: Terms) -> str:
    if not terms.months:
        return f"{terms.total.shown()} in one payment" + (", paid in full" if terms.in_full else "")
    rate = f"at {terms.interest.normalize():f} percent" if terms.interest else "without interest"
    return f"{terms.total.shown()} in {terms.months} monthly payments, {rate}"
