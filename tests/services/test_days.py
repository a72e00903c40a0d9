"""The one list of days in a real vault: nothing twice, nothing lost, and what the person did with a day is kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from medneg_desktop.core.clock import FixedClock
from medneg_desktop.core.ids import CaseId, PacketId, Sha256
from medneg_desktop.core.money import Money
from medneg_desktop.domain.due import DueGroup, DueKind
from medneg_desktop.domain.household import Household
from medneg_desktop.domain.packet import RecipientKind, SentBy
from medneg_desktop.domain.rights import Duty, Sure
from medneg_desktop.domain.talks import (
    Agreement,
    Channel,
    Closing,
    Contact,
    Maker,
    Offer,
    OfferKind,
    Outcome,
    Payment,
    Terms,
    Way,
)
from medneg_desktop.services import rights
from medneg_desktop.services.days import (
    DayTooLate,
    ListedDay,
    listed,
    mark_done,
    put_off,
    reopen,
)
from medneg_desktop.services.office import Office
from medneg_desktop.services.overview import history, home
from medneg_desktop.services.ports import HeldPacket
from medneg_desktop.services.sent_log import note_sending
from medneg_desktop.services.settle import settle_if_due, settled
from medneg_desktop.services.talks import note
from medneg_desktop.services.undo import ChangedSince
from tests.builders import COLLECTOR
from tests.conftest import TODAY
from tests.kept import keep_papers

BILL = """
    statement
    provider_name: Mercy Hospital
    patient_name: Ana Lopez
    account_number: 4482137
    service_from: 2026-08-14
    statement_date: 2026-11-03
    due_date: 2026-12-03
    amount_due: 900.00
    """
DENIAL = """
    denial
    payer_name: {payer}
    provider_name: Mercy Hospital
    patient_name: Ana Lopez
    notice_date: 2026-11-02
    """


def one_case(office: Office, text: str) -> CaseId:
    (case,) = keep_papers(office, text)
    return case


def day(office: Office, kind: DueKind, case: CaseId | None = None) -> ListedDay:
    (found,) = (row for row in listed(office, case) if row.due.kind is kind)
    return found


def kinds(office: Office) -> list[tuple[DueGroup, DueKind, date]]:
    return [(row.group, row.due.kind, row.due.day) for row in listed(office)]


# ---------------------------------------------------------------------------------------------------- what sets a day


def test_a_medicare_denial_is_listed_once(office: Office) -> None:
    case = one_case(office, DENIAL.format(payer="Medicare"))
    rights.answer(office, case, "coverage", "medicare")
    (row,) = listed(office)
    assert (row.due.day, row.due.kind, row.group) == (date(2027, 3, 2), DueKind.RULE, DueGroup.LATER)
    assert row.due.what == "Appeal the denial of Nov 2, 2026 to the plan"
    assert row.due.basis.citation == "42 CFR 405.942"
    assert row.due.basis.counted.startswith("120 days after the date on the refusal, Nov 2, 2026. Weekends")
    assert row.due.basis.sure is Sure.READ_ABOUT
    assert not row.due.basis.certain
    assert row.due.basis.checked == date(2026, 11, 24)


@pytest.mark.parametrize("told", ["household", "answer"])
def test_what_the_person_tells_of_the_plan_moves_the_day_and_adds_none(office: Office, told: str) -> None:
    case = one_case(office, DENIAL.format(payer="Harbor Health"))
    assert [row.due.day for row in listed(office)] == [date(2027, 5, 1)]
    if told == "answer":
        rights.answer(office, case, "coverage", "medicare")
    else:
        rights.keep_household(office, Household(insurance="medicare"))
        settle_if_due(office)
    assert [row.due.day for row in listed(office)] == [date(2027, 3, 2)]


def test_the_day_a_letter_arrived_moves_its_day_and_keeps_what_was_done(office: Office) -> None:
    case = one_case(office, COLLECTOR)
    before = day(office, DueKind.RULE)
    put_off(office, before.due, TODAY + timedelta(days=3))
    rights.tell_day(office, case, "collector_letter_received", "11/16/2026")
    after = day(office, DueKind.RULE)
    assert (before.due.day, after.due.day) == (date(2026, 12, 10), date(2026, 12, 16))
    assert after.due.key == before.due.key
    assert after.group is DueGroup.PUT_OFF
    assert "Dec 10, 2026" in after.due.basis.note


def test_a_bill_asks_until_there_is_an_agreement(office: Office) -> None:
    case = one_case(office, BILL)
    row = day(office, DueKind.PAYMENT)
    assert (row.due.day, row.due.amount, row.group) == (date(2026, 12, 3), Money.of("900.00"), DueGroup.LATER)
    assert row.due.what == "Mercy Hospital asks for $900.00"
    assert row.provider == "Mercy Hospital"
    terms = Terms(OfferKind.PLAN, Money.of("600.00"), 3, Decimal(0), date(2026, 11, 15))
    note(office, case, Agreement(date(2026, 11, 10), RecipientKind.PROVIDER, terms, asked=Money.of("900.00")))
    assert [(g, d) for g, k, d in kinds(office) if k is DueKind.INSTALMENT] == [
        (DueGroup.OVERDUE, date(2026, 11, 15)),
        (DueGroup.LATER, date(2026, 12, 15)),
        (DueGroup.LATER, date(2027, 1, 15)),
    ]
    assert DueKind.PAYMENT not in {k for _, k, _ in kinds(office)}


def test_a_paid_instalment_leaves_the_list(office: Office) -> None:
    case = one_case(office, BILL)
    terms = Terms(OfferKind.PLAN, Money.of("600.00"), 2, Decimal(0), date(2026, 11, 15))
    made = note(office, case, Agreement(date(2026, 11, 10), RecipientKind.PROVIDER, terms))
    note(office, case, Payment(date(2026, 11, 14), Money.of("300.00"), agreement=made.talk))
    assert [d for _, k, d in kinds(office) if k is DueKind.INSTALMENT] == [date(2026, 12, 15)]


def test_promises_steps_and_offers_are_listed(office: Office) -> None:
    case = one_case(office, BILL)
    note(
        office,
        case,
        Contact(
            date(2026, 11, 12),
            Channel.CALL,
            Way.OUT,
            RecipientKind.PROVIDER,
            office="Billing",
            promise="send the itemized bill",
            promise_by=date(2026, 11, 20),
            next_step="Call again",
            next_day=date(2026, 11, 27),
        ),
    )
    terms = Terms(OfferKind.LUMP, Money.of("500.00"))
    note(office, case, Offer(TODAY, Maker.THEM, RecipientKind.PROVIDER, terms, ends=date(2026, 12, 24)))
    assert kinds(office) == [
        (DueGroup.OVERDUE, DueKind.PROMISE, date(2026, 11, 20)),
        (DueGroup.THIS_WEEK, DueKind.NEXT_STEP, date(2026, 11, 27)),
        (DueGroup.LATER, DueKind.PAYMENT, date(2026, 12, 3)),
        (DueGroup.LATER, DueKind.OFFER_ENDS, date(2026, 12, 24)),
    ]
    assert day(office, DueKind.PROMISE).due.duty is Duty.THEIRS


def test_a_letter_waits_for_its_answer(office: Office) -> None:
    case = one_case(office, COLLECTOR)
    sent = Contact(
        date(2026, 11, 20), Channel.LETTER, Way.OUT, RecipientKind.COLLECTOR, "Apex", letter="debt_validation"
    )
    note(office, case, sent)
    row = day(office, DueKind.ANSWER)
    assert (row.due.day, row.due.duty) == (date(2026, 12, 20), Duty.THEIRS)
    assert "not a limit of any rule" in row.due.basis.note
    rule = day(office, DueKind.RULE)
    assert (rule.group, rule.due.settled) == (DueGroup.DONE, "A letter about it went out on Nov 20, 2026.")
    note(office, case, Contact(date(2026, 11, 23), Channel.LETTER, Way.IN, RecipientKind.COLLECTOR, "Apex"))
    assert DueKind.ANSWER not in {k for _, k, _ in kinds(office)}


def test_a_packet_that_was_sent_waits_for_its_answer(office: Office) -> None:
    case = one_case(office, BILL)
    with office.unit() as unit:
        held = HeldPacket(PacketId("p1"), case, Sha256("a" * 64), office.clock.now(), 3, ())
        unit.add_packet(held)
        unit.commit()
    deed = note_sending(office, PacketId("p1"), SentBy.CERTIFIED, date(2026, 11, 20), recipient="Mercy Hospital")
    assert day(office, DueKind.ANSWER).due.what == "An answer from Mercy Hospital to your packet"
    deed.take_back(office)
    assert DueKind.ANSWER not in {k for _, k, _ in kinds(office)}


def test_the_application_clock_runs_once_the_hospital_is_known(office: Office) -> None:
    case = one_case(office, BILL)
    rights.answer(office, case, "nonprofit", "yes")
    (row,) = (r for r in listed(office) if r.due.kind is DueKind.RULE)
    assert row.due.what == "Apply for the hospital's financial help"
    assert row.due.day == date(2026, 11, 3) + timedelta(days=240)
    rights.answer(office, case, "nonprofit", None)
    assert all(r.due.kind is not DueKind.RULE for r in listed(office))


def test_a_closed_case_has_no_days(office: Office) -> None:
    case = one_case(office, f"{BILL}---\n{COLLECTOR}")
    assert listed(office)
    closed = note(office, case, Closing(TODAY, Outcome.CORRECTED))
    assert listed(office) == ()
    closed.take_back(office)
    assert listed(office)


# ---------------------------------------------------------------------------------------------------- what is done


def test_done_and_reopened_with_undo_and_history(office: Office) -> None:
    case = one_case(office, BILL)
    due = day(office, DueKind.PAYMENT).due
    deed = mark_done(office, due)
    assert deed is not None
    assert mark_done(office, due) is None
    assert day(office, DueKind.PAYMENT).group is DueGroup.DONE
    assert home(office).coming == ()
    deed.take_back(office)
    assert day(office, DueKind.PAYMENT).group is DueGroup.LATER
    deed.do_again(office)
    again = reopen(office, due)
    assert again is not None
    assert [c.day for c in home(office).coming] == [due.day]
    with pytest.raises(ChangedSince):
        deed.take_back(office)
    told = [e.what for e in history(office, case) if "reminder" in e.what or e.what in ("taken back", "done again")]
    assert told == ["reminder open again", "done again", "taken back", "reminder done"]


def test_put_off_until_its_day(office: Office) -> None:
    one_case(office, BILL)
    due = day(office, DueKind.PAYMENT).due
    put_off(office, due, date(2026, 11, 26))
    assert day(office, DueKind.PAYMENT).group is DueGroup.PUT_OFF
    assert home(office).coming == ()
    later = replace(office, clock=FixedClock(date(2026, 11, 26)))
    assert day(later, DueKind.PAYMENT).group is DueGroup.LATER


def test_a_last_day_is_not_slept_through(office: Office) -> None:
    one_case(office, COLLECTOR)
    due = day(office, DueKind.RULE).due
    put_off(office, due, due.day)
    with pytest.raises(DayTooLate):
        put_off(office, due, due.day + timedelta(days=1))
    with pytest.raises(DayTooLate):
        put_off(office, due, TODAY)


def test_a_mark_outlives_the_case(office: Office) -> None:
    """Another paper makes another case of the same letter: what was said of its day stays said."""
    one_case(office, COLLECTOR)
    mark_done(office, day(office, DueKind.RULE).due)
    keep_papers(office, BILL.replace("statement\n", "statement\n    note: another\n", 1))
    assert day(office, DueKind.RULE).group is DueGroup.DONE


# ---------------------------------------------------------------------------------------------------- once a day


def test_all_days_are_worked_out_once_a_day(office: Office) -> None:
    one_case(office, COLLECTOR)
    assert not settled(office)
    assert not settle_if_due(office), "nothing had changed"
    assert settled(office)
    tomorrow = replace(office, clock=FixedClock(TODAY + timedelta(days=1)))
    assert not settled(tomorrow)


def test_a_vault_of_before_gets_its_days(office: Office) -> None:
    case = one_case(office, COLLECTOR)
    with office.unit() as unit:
        unit.set_days(case, ())
        unit.commit()
    assert home(office).coming == ()
    assert settle_if_due(office)
    assert [c.day for c in home(office).coming] == [date(2026, 12, 10)]


def test_a_day_long_past_is_history(office: Office) -> None:
    one_case(office, COLLECTOR.replace("2026-11-10", "2026-06-01") + "---\n" + BILL.replace("2026-12-03", "2026-08-01"))
    assert {(r.due.kind, r.group) for r in listed(office)} == {
        (DueKind.RULE, DueGroup.PAST),
        (DueKind.PAYMENT, DueGroup.OVERDUE),
    }
    assert [c.kind for c in home(office).coming] == ["payment"]


@pytest.mark.parametrize(
    ("notice", "sent_by"), [("2026-11-13", "Dec 11, 2026"), ("2026-11-11", "")], ids=["a Sunday", "a Friday"]
)
def test_a_last_day_without_mail_says_by_when_a_letter_has_to_go_out(office: Office, notice: str, sent_by: str) -> None:
    keep_papers(office, COLLECTOR.replace("notice_date: 2026-11-10", f"notice_date: {notice}"))
    (found,) = [row.due for row in listed(office) if row.due.basis.citation.startswith("15 USC 1692g")]
    told = f"send your letter by {sent_by}." if sent_by else "send your letter by"
    assert (told in found.basis.note) is bool(sent_by)
