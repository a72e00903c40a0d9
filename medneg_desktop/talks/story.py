"""What the journal of talks tells the plan: which letters are out and answered, what is promised, what is agreed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from medneg_desktop.domain.packet import RecipientKind
from medneg_desktop.domain.plan import Agreed, Matter, Promise, Sent, Side, Story
from medneg_desktop.domain.talks import Contact, Maker, OfferKind, Way
from medneg_desktop.talks.application import application_of
from medneg_desktop.talks.course import AgreementLine, Course, OfferLine

_SIDES = {
    RecipientKind.PROVIDER: Side.PROVIDER,
    RecipientKind.ASSISTANCE: Side.PROVIDER,
    RecipientKind.INSURER: Side.PLAN,
    RecipientKind.COLLECTOR: Side.COLLECTOR,
    RecipientKind.OWN: Side.PERSON,
}
_MATTERS = {
    "appeal": Matter.PLAN_APPEAL,
    "settlement_offer": Matter.LUMP_SUM_OFFER,
    "prompt_pay": Matter.LUMP_SUM_OFFER,
    "account_papers": Matter.RECORDS,
    "plan_papers": Matter.RECORDS,
    "hardship": Matter.ASSISTANCE,
    "assistance_cover": Matter.ASSISTANCE,
    "assistance_appeal": Matter.HELP_APPEAL,
    "assistance_refund": Matter.REFUND,
}
LETTER_OF_RULE = {"help-refund": "assistance_refund"}
"""The letters of actions of the plan whose matter is done by another letter as well."""
_OFFERS = {OfferKind.PLAN: Matter.PLAN_OFFER, OfferKind.HARDSHIP: Matter.PLAN_OFFER}


def story_of(course: Course, *, broken: bool) -> Story:
    """The story of a case; ``broken`` says that a later paper does not keep to the agreement."""
    sent = (*_letters(course), *(_offer(line) for line in course.offers if line.offer.maker is Maker.YOU))
    agreed = _agreed(course.agreement, broken=broken)
    zero = [s for s in sent if s.what is Matter.ZERO_BALANCE and s.answered is not None]
    if agreed is Agreed.PAID and zero:
        agreed = Agreed.ZERO
    closing, line = course.closing, course.agreement
    return Story(
        sent,
        tuple(_promises(course)),
        agreed,
        closing.day if closing is not None else None,
        _holds(course),
        _SIDES[line.agreement.party] if line is not None else Side.PROVIDER,
        application_of(course),
    )


def matter_of_letter(name: str) -> Matter | None:
    """What a letter of this name is about; None for a name that no letter has now."""
    if name.startswith("complaint"):
        return Matter.COMPLAINT
    return _MATTERS.get(name) or (Matter(name) if name in {m.value for m in Matter} else None)


def letter_for(matter: Matter) -> str | None:
    """The name of the letter that does this; None for complaints, which have one for each office."""
    if matter is Matter.COMPLAINT:
        return None
    other = {
        Matter.PLAN_APPEAL: "appeal",
        Matter.LUMP_SUM_OFFER: "settlement_offer",
        Matter.HELP_APPEAL: "assistance_appeal",
    }
    return other.get(matter, matter.value)


def _holds(course: Course) -> tuple[tuple[Side, date], ...]:
    """The hold that each side confirmed last."""
    told = sorted((c for _, c in course.contacts if c.hold_until is not None), key=lambda c: c.day)
    return tuple({_SIDES[c.party]: c.hold_until for c in told if c.hold_until is not None}.items())


def _letters(course: Course) -> Iterator[Sent]:
    for _, contact in course.contacts:
        matter = matter_of_letter(contact.letter)
        if contact.way is Way.OUT and matter is not None:
            to = Side.OFFICE if matter is Matter.COMPLAINT else _SIDES[contact.party]
            answered = _answer(course, contact)
            if matter is Matter.ASSISTANCE and contact.party is RecipientKind.ASSISTANCE:
                answered = application_of(course).answered  # a word that they got the form is no answer to it
            yield Sent(matter, to, contact.day, answered)


def _answer(course: Course, letter: Contact) -> date | None:
    """The day on which the same office was next heard of."""
    days = [c.day for _, c in course.contacts if c.way is Way.IN and c.party is letter.party and c.day >= letter.day]
    return min(days, default=None)


def _offer(line: OfferLine) -> Sent:
    offer = line.offer
    answered = line.answer.day if line.answer is not None else offer.day if line.counter is not None else None
    return Sent(_OFFERS.get(offer.terms.kind, Matter.LUMP_SUM_OFFER), _SIDES[offer.party], offer.day, answered)


def _agreed(line: AgreementLine | None, *, broken: bool) -> Agreed:
    if line is None:
        return Agreed.NOTHING
    if broken:
        return Agreed.BROKEN
    if line.kept:
        return Agreed.PAID
    return Agreed.IN_WRITING if line.agreement.paper is not None else Agreed.BY_WORD


def _promises(course: Course) -> Iterator[Promise]:
    for talk, contact in course.promises:
        if contact.promise_by is not None:
            yield Promise(talk, contact.promise_by, contact.promise, _SIDES[contact.party])
    line = course.agreement
    if line is None or line.agreement.paper is None:
        return  # nothing is paid before the terms are in writing
    for due in line.dues:
        if due.left:
            what = f"Pay {due.left.shown()}, in a way that leaves proof"
            yield Promise(f"{line.id}/{due.instalment.number}", due.instalment.day, what, Side.PERSON, due.left)
