"""The offer in a packet: the person's own, standing, to this office, and never what they keep to themselves."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from medneg_desktop.core.ids import CaseId, TalkId
from medneg_desktop.core.money import Money
from medneg_desktop.domain.packet import RecipientKind
from medneg_desktop.domain.talks import (
    Entry,
    Maker,
    Offer,
    OfferAnswer,
    OfferKind,
    OfferResult,
    Talk,
    Terms,
    WalkAway,
)
from medneg_desktop.packet.confirmed import amounts_in, dates_in
from medneg_desktop.talks.course import course_of
from medneg_desktop.talks.offer_part import offer_part

DAY = date(2026, 11, 20)
LUMP = Terms(OfferKind.LUMP, Money.of("150.00"), first=date(2026, 12, 15))
PLAN = Terms(OfferKind.PLAN, Money.of("219.20"), months=6, first=date(2026, 12, 1))


def offer(terms: Terms = LUMP, to: RecipientKind = RecipientKind.PROVIDER, day: date = DAY) -> Offer:
    return Offer(day, Maker.YOU, to, terms, ends=date(2026, 12, 31))


def words(*talks: Talk, to: RecipientKind | None = RecipientKind.PROVIDER) -> str:
    at = datetime(2026, 11, 20, 12, tzinfo=UTC)
    entries = [Entry(TalkId(f"t{n}"), at, CaseId("c1"), (), talk) for n, talk in enumerate(talks)]
    part = offer_part(course_of(entries), to)
    if part is None:
        return ""
    told = " ".join(p.text for p in part.paragraphs)
    assert set(amounts_in(told)) <= set(part.amounts), "every sum that is said can be traced"
    assert set(dates_in(told)) <= set(part.days)
    return told


def test_one_sum_is_offered_as_payment_in_full() -> None:
    told = words(offer())
    assert "I offer $150.00 in one payment on December 15, 2026 to close this account." in told
    assert "accepted as payment in full" in told
    assert "until December 31, 2026" in told


def test_a_plan_names_its_payments_and_what_they_come_to() -> None:
    told = words(offer(PLAN))
    assert "6 monthly payments of $36.53" in told
    assert "the last, of $36.55" in told
    assert "Together that is $219.20." in told
    assert "without interest" in told
    even = words(offer(Terms(OfferKind.PLAN, Money.of("600.00"), months=6, first=date(2026, 12, 1))))
    assert "6 monthly payments of $100.00, the first on December 1, 2026 and the last on May 1, 2027" in even
    with_interest = words(offer(Terms(OfferKind.PLAN, Money.of("219.20"), months=6, interest=Decimal("3.5"))))
    assert "with 3.5 percent interest a year" in with_interest


def test_an_offer_that_does_not_close_the_account_does_not_say_so() -> None:
    terms = Terms(OfferKind.PLAN, Money.of("100.00"), months=2, first=date(2026, 12, 1), in_full=False)
    assert "payment in full" not in words(offer(terms))


@pytest.mark.parametrize("to", [RecipientKind.INSURER, RecipientKind.COLLECTOR, RecipientKind.OWN])
def test_an_offer_goes_to_the_office_it_was_made_to(to: RecipientKind) -> None:
    assert words(offer(), to=to) == ""
    assert "another collector" in words(offer(to=RecipientKind.COLLECTOR), to=RecipientKind.COLLECTOR)
    assert words(offer(), to=None) != "", "a packet to whoever asks takes the offer along"


def test_only_the_newest_that_nobody_answered_counts() -> None:
    older, newer = offer(), offer(Terms(OfferKind.LUMP, Money.of("180.00")), day=date(2026, 11, 22))
    assert "$180.00" in words(newer, older)
    refused = OfferAnswer(date(2026, 11, 23), TalkId("t0"), OfferResult.REFUSED)
    assert "$150.00" in words(newer, older, refused)
    assert words(offer(), OfferAnswer(DAY, TalkId("t0"), OfferResult.WITHDRAWN)) == ""
    theirs = Offer(DAY, Maker.THEM, RecipientKind.PROVIDER, LUMP)
    assert words(theirs) == ""


def test_the_most_they_would_pay_is_never_said() -> None:
    told = words(offer(), WalkAway(DAY, Money.of("333.33")))
    assert "333" not in told
    assert "$150.00" in told
