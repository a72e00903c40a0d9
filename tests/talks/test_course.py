"""The course of a case: corrections stay to be read, and what counts follows from what was said."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from medneg_desktop.core.ids import TalkId
from medneg_desktop.core.money import Money
from medneg_desktop.domain.finding import Decision, Finding, PaperRef
from medneg_desktop.domain.packet import RecipientKind
from medneg_desktop.domain.reading import FieldName
from medneg_desktop.domain.rights import Duty
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
    Relief,
    ReliefKind,
    Reopening,
    Struck,
    Talk,
    Terms,
    WalkAway,
    Way,
)
from medneg_desktop.talks.breach import breaches
from medneg_desktop.talks.course import AgreementLine, Course, Turn
from medneg_desktop.talks.days import DayKind, talk_days
from medneg_desktop.talks.saved import saved
from tests.packet.case_builders import at_line, case, collection, fact, finding, itemized

Journal = Callable[..., Course]
PROVIDER = RecipientKind.PROVIDER


def day(month: int, number: int) -> date:
    return date(2026, month, number)


def call(on: date, **more: Any) -> Contact:
    return Contact(on, Channel.CALL, Way.OUT, PROVIDER, office="Lakeside Hospital", **more)


def letter(on: date, **more: Any) -> Contact:
    return Contact(on, Channel.LETTER, Way.OUT, PROVIDER, office="Lakeside Hospital", **more)


def lump(amount: str, on: date, maker: Maker = Maker.YOU, **more: Any) -> Offer:
    return Offer(on, maker, PROVIDER, Terms(OfferKind.LUMP, Money.of(amount)), **more)


def agreed(months: int = 3, *, asked: str | None = "$900.00", paper: PaperRef | None = None) -> Agreement:
    terms = Terms(OfferKind.PLAN, Money.of("$600.00"), months, first=day(6, 1))
    return Agreement(day(5, 1), PROVIDER, terms, Money.of(asked) if asked else None, account="00-448213-7", paper=paper)


def paid(amount: str, on: date, of: str = "t1") -> Payment:
    return Payment(on, Money.of(amount), agreement=TalkId(of))


def test_a_correction_shows_what_was_said_before(journal: Journal) -> None:
    course = journal(
        call(day(1, 5), who="Ann"), (call(day(1, 5), who="Anna"), "t1"), (call(day(1, 5), who="Joan"), "t2")
    )
    [line] = course.lines
    assert isinstance(line.talk, Contact)
    assert line.talk.who == "Joan"
    assert [e.talk.who for e in line.earlier if isinstance(e.talk, Contact)] == ["Ann", "Anna"]
    assert line.id == "t1"


def test_a_struck_entry_stays_in_the_timeline_and_counts_no_more(journal: Journal) -> None:
    course = journal(call(day(1, 5), promise="call back", promise_by=day(1, 9)), (Struck(day(1, 6)), "t1"))
    assert [x.struck for x in course.timeline] == [True]
    assert course.contacts == course.promises == ()
    assert course.standing.turn is Turn.NOT_BEGUN
    back = journal(call(day(1, 5)), (Struck(day(1, 6)), "t1"), (call(day(1, 5)), "t1"))
    assert len(back.contacts) == 1


@pytest.mark.parametrize(
    ("talks", "turn", "since"),
    [
        ((), Turn.NOT_BEGUN, None),
        ((letter(day(1, 5)),), Turn.THEIRS, day(1, 5)),
        ((call(day(1, 5)),), Turn.YOURS, day(1, 5)),
        ((call(day(1, 5), promise="send the bill"),), Turn.THEIRS, day(1, 5)),
        ((letter(day(1, 5)), replace(letter(day(2, 1)), way=Way.IN)), Turn.YOURS, day(2, 1)),
        ((lump("$400.00", day(3, 1)),), Turn.THEIRS, day(3, 1)),
        ((lump("$700.00", day(3, 1), Maker.THEM),), Turn.YOURS, day(3, 1)),
        ((agreed(),), Turn.PAYING, day(5, 1)),
        ((letter(day(1, 5)), Closing(day(2, 1), Outcome.CORRECTED)), Turn.CLOSED, day(2, 1)),
        ((Closing(day(2, 1), Outcome.CORRECTED), Reopening(day(3, 1))), Turn.YOURS, day(3, 1)),
    ],
)
def test_whose_turn_it_is(journal: Journal, talks: tuple[Talk, ...], turn: Turn, since: date | None) -> None:
    standing = journal(*talks).standing
    assert (standing.turn, standing.since) == (turn, since)


def test_a_promise_is_open_until_it_is_kept(journal: Journal) -> None:
    promised = call(day(1, 5), promise="send the bill", promise_by=day(1, 15))
    [due] = talk_days(journal(promised))
    assert (due.day, due.duty, due.kind) == (day(1, 15), Duty.THEIRS, DayKind.PROMISE)
    assert due.overdue(day(1, 16))
    assert not due.overdue(day(1, 15))
    assert talk_days(journal(promised, PromiseKept(day(1, 14), TalkId("t1")))) == ()


def test_a_later_word_takes_the_place_of_a_planned_step(journal: Journal) -> None:
    first = call(day(1, 5), next_step="Call again", next_day=day(1, 20))
    assert [d.what for d in talk_days(journal(first))] == ["Call again"]
    assert talk_days(journal(first, letter(day(1, 8)))) == ()


def test_offers_keep_their_answers_and_counters(journal: Journal) -> None:
    course = journal(
        lump("$400.00", day(3, 1), ends=day(4, 1)),
        lump("$800.00", day(3, 9), Maker.THEM, answers=TalkId("t1")),
        OfferAnswer(day(3, 10), TalkId("t2"), OfferResult.REFUSED),
        lump("$600.00", day(3, 10), answers=TalkId("t2"), ends=day(4, 20)),
    )
    assert [(o.counter, o.answer is not None, o.open) for o in course.offers] == [
        ("t2", False, False),
        ("t4", True, False),
        (None, False, True),
    ]
    assert [(d.kind, d.day) for d in talk_days(course)] == [(DayKind.OFFER_ENDS, day(4, 20))]


def test_payments_go_into_the_instalments_in_their_order(journal: Journal) -> None:
    course = journal(agreed(), paid("$250.00", day(6, 1)))
    line = course.agreement
    assert line is not None
    assert [str(d.paid) for d in line.dues] == ["200.00", "50.00", "0.00"]
    assert (str(line.left), line.kept) == ("350.00", False)
    assert [d.instalment.number for d in line.missed(day(7, 2))] == [2]
    assert [(d.day, str(d.amount), d.number) for d in talk_days(course)] == [
        (day(7, 1), "150.00", 2),
        (day(8, 1), "200.00", 3),
    ]
    done = journal(agreed(), paid("$200.00", day(6, 1)), paid("$400.00", day(7, 1))).agreement
    assert done is not None
    assert done.kept


def the_line(course: Course) -> AgreementLine:
    found = course.agreement
    assert found is not None
    return found


def test_a_later_statement_that_asks_for_more_breaks_the_agreement(journal: Journal) -> None:
    line = the_line(journal(agreed(), paid("$200.00", day(6, 1))))
    later = itemized("later", statement_date=fact(day(6, 20)), amount_due=fact(Money.of("$900.00")))
    [found] = breaches(case(itemized(), later), line)
    assert (str(found.asked), str(found.expected), found.perhaps_missed) == ("900.00", "400.00", False)
    assert found.evidence[0].field is FieldName.AMOUNT_DUE


@pytest.mark.parametrize(
    ("on", "amount", "account"),
    [
        (day(6, 20), "$400.00", "00-448213-7"),  # what is left
        (day(6, 5), "$600.00", "00-448213-7"),  # the payment may not have been posted
        (day(4, 20), "$900.00", "00-448213-7"),  # before the agreement
        (day(6, 20), "$900.00", "99-1"),  # another account
    ],
)
def test_what_breaks_no_agreement(journal: Journal, on: date, amount: str, account: str) -> None:
    line = the_line(journal(agreed(), paid("$200.00", day(6, 1))))
    later = itemized("later", statement_date=fact(on), amount_due=fact(Money.of(amount)), account_number=fact(account))
    assert breaches(case(itemized(), later), line) == ()


def test_an_unsure_amount_accuses_nobody(journal: Journal) -> None:
    from medneg_desktop.domain.reading import State  # noqa: PLC0415 (one test alone needs it)

    later = itemized("later", statement_date=fact(day(6, 20)), amount_due=fact(Money.of("$900.00"), State.CHECK))
    assert breaches(case(itemized(), later), the_line(journal(agreed()))) == ()


def test_a_missed_instalment_is_named_as_a_reason(journal: Journal) -> None:
    line = the_line(journal(agreed()))
    letter_of_collector = collection()
    [found] = breaches(case(itemized(), letter_of_collector), line)
    assert found.perhaps_missed
    assert "may have ended" in found.words


# ---------------------------------------------------------------------------------------------------- what is saved


def questions() -> tuple[Finding, Finding]:
    bill = itemized()
    return finding("one", "312.00", at_line(bill, 1)), finding("two", "100.00", at_line(bill, 2))


OPEN: dict[str, tuple[Decision, str]] = {}


def test_saved_sums_are_kept_apart(journal: Journal) -> None:
    one, two = questions()
    course = journal(letter(day(1, 5), raises=(one.fingerprint,)))
    found = saved(course, (one, two), OPEN)
    assert [str(x) for x in (found.possible, found.disputed, found.confirmed, found.refunded)] == [
        "100.00",
        "312.00",
        "0.00",
        "0.00",
    ]


def test_a_dollar_is_in_one_place(journal: Journal) -> None:
    one, two = questions()
    course = journal(
        letter(day(1, 5), raises=(one.fingerprint,)),
        Relief(day(2, 1), ReliefKind.CORRECTED, Money.of("$312.00")),
        Payment(day(3, 1), Money.of("$35.00"), Way.IN),
    )
    found = saved(course, (one, two), {two.fingerprint: (Decision.SET_ASIDE, "")})
    assert [str(x) for x in (found.possible, found.disputed, found.confirmed, found.refunded)] == [
        "0.00",
        "0.00",
        "277.00",
        "35.00",
    ]


def test_an_agreement_counts_only_in_writing_and_while_it_is_kept(journal: Journal) -> None:
    ref = PaperRef(itemized().ref.document, 1, "agreement.pdf")
    assert str(saved(journal(agreed(paper=ref)), (), OPEN).confirmed) == "300.00"
    for course, broken in (
        (journal(agreed()), False),
        (journal(agreed(paper=ref)), True),
        (journal(agreed(asked=None, paper=ref)), False),
    ):
        found = saved(course, (), OPEN, broken=broken)
        assert found.confirmed == Money.zero()
        assert found.notes


def test_a_closed_case_has_nothing_pending(journal: Journal) -> None:
    one, two = questions()
    found = saved(journal(Closing(day(2, 1), Outcome.GIVEN_UP)), (one, two), OPEN)
    assert found.possible == found.disputed == Money.zero()


def test_the_private_limit_is_no_event(journal: Journal) -> None:
    course = journal(WalkAway(day(1, 1), Money.of("$777.00")))
    assert course.walk_away == Money.of("$777.00")
    assert course.timeline == ()
