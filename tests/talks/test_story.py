"""What the plan hears from the journal: letters out and answered, promises, and how far an agreement came."""

from __future__ import annotations

import pytest

from medneg_desktop.core import resources
from medneg_desktop.core.ids import DocumentId, TalkId
from medneg_desktop.core.money import Money
from medneg_desktop.domain.finding import PaperRef
from medneg_desktop.domain.packet import RecipientKind
from medneg_desktop.domain.plan import Agreed, Matter, Side
from medneg_desktop.domain.talks import (
    Agreement,
    Channel,
    Closing,
    Contact,
    Maker,
    Offer,
    OfferAnswer,
    OfferKind,
    OfferResult,
    Outcome,
    Payment,
    PromiseKept,
    Terms,
    Way,
)
from medneg_desktop.talks.story import letter_for, matter_of_letter, story_of
from tests.talks.conftest import Journal
from tests.talks.test_course import day

OUT = Contact(day(1, 5), Channel.LETTER, Way.OUT, RecipientKind.PROVIDER, letter="dispute")
LETTER = PaperRef(DocumentId("d1"), 1, "agreement.pdf")
TERMS = Terms(OfferKind.PLAN, Money.of("$100.00"), months=2, first=day(3, 1))


@pytest.mark.parametrize("name", sorted(f.stem for f in resources.path("letters", "talks").glob("*.toml")))
def test_every_letter_is_about_something(name: str) -> None:
    assert matter_of_letter(name) is not None


@pytest.mark.parametrize("matter", [m for m in Matter if m is not Matter.COMPLAINT])
def test_every_matter_has_its_letter(matter: Matter) -> None:
    name = letter_for(matter)
    assert name is not None
    assert matter_of_letter(name) is matter
    assert (resources.path("letters", "talks") / f"{name}.toml").is_file()


def test_an_unknown_letter_is_about_nothing() -> None:
    assert matter_of_letter("") is None
    assert matter_of_letter("a letter of another year") is None


def test_a_letter_is_answered_by_the_same_office(journal: Journal) -> None:
    other = Contact(day(1, 9), Channel.LETTER, Way.IN, RecipientKind.INSURER)
    same = Contact(day(1, 20), Channel.CALL, Way.IN, RecipientKind.PROVIDER)
    (waiting,) = story_of(journal(OUT, other), broken=False).sent
    assert (waiting.what, waiting.to, waiting.answered) == (Matter.DISPUTE, Side.PROVIDER, None)
    (answered,) = story_of(journal(OUT, other, same), broken=False).sent
    assert answered.answered == day(1, 20)


def test_an_offer_of_the_person_counts_as_sent(journal: Journal) -> None:
    mine = Offer(day(2, 1), Maker.YOU, RecipientKind.PROVIDER, Terms(OfferKind.LUMP, Money.of("$300.00")))
    theirs = Offer(day(2, 2), Maker.THEM, RecipientKind.PROVIDER, TERMS)
    (sent,) = story_of(journal(mine, theirs), broken=False).sent
    assert (sent.what, sent.answered) == (Matter.LUMP_SUM_OFFER, None)
    refused = OfferAnswer(day(2, 9), TalkId("t1"), OfferResult.REFUSED)
    assert story_of(journal(mine, refused), broken=False).sent[0].answered == day(2, 9)


def test_promises_of_both_sides(journal: Journal) -> None:
    call = Contact(
        day(1, 5),
        Channel.CALL,
        Way.OUT,
        RecipientKind.COLLECTOR,
        promise="send the proof",
        promise_by=day(2, 1),
    )
    story = story_of(journal(call, Agreement(day(2, 5), RecipientKind.PROVIDER, TERMS, paper=LETTER)), broken=False)
    assert [(p.by, p.day) for p in story.open_promises()] == [
        (Side.COLLECTOR, day(2, 1)),
        (Side.PERSON, day(3, 1)),
        (Side.PERSON, day(4, 1)),
    ]
    assert story_of(journal(call, PromiseKept(day(1, 30), TalkId("t1"))), broken=False).promises == ()


def test_how_far_an_agreement_came(journal: Journal) -> None:
    by_word = Agreement(day(2, 5), RecipientKind.PROVIDER, TERMS)
    written = Agreement(day(2, 5), RecipientKind.PROVIDER, TERMS, paper=LETTER)
    paid = Payment(day(3, 1), Money.of("$100.00"), agreement=TalkId("t1"))
    ask = Contact(day(3, 5), Channel.LETTER, Way.OUT, RecipientKind.PROVIDER, letter="zero_balance")
    told = Contact(day(3, 9), Channel.LETTER, Way.IN, RecipientKind.PROVIDER)
    assert story_of(journal(OUT), broken=False).agreed is Agreed.NOTHING
    assert story_of(journal(by_word), broken=False).agreed is Agreed.BY_WORD
    assert story_of(journal(by_word), broken=False).promises == (), "nothing is due before the terms are in writing"
    assert story_of(journal(written), broken=False).agreed is Agreed.IN_WRITING
    assert story_of(journal(written), broken=True).agreed is Agreed.BROKEN
    assert story_of(journal(written, paid), broken=False).agreed is Agreed.PAID
    assert story_of(journal(written, paid, ask), broken=False).agreed is Agreed.PAID
    assert story_of(journal(written, paid, ask, told), broken=False).agreed is Agreed.ZERO
    assert story_of(journal(OUT, Closing(day(4, 1), Outcome.SETTLED)), broken=False).closed == day(4, 1)
