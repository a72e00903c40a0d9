"""Payments that the person notes and papers that are not needed, on a real vault: kept, counted, and taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from medneg_desktop.core.ids import CaseId
from medneg_desktop.core.money import Money
from medneg_desktop.domain.case import Case
from medneg_desktop.domain.packet import RecipientKind
from medneg_desktop.domain.talks import Agreement, Channel, Contact, OfferKind, PaidBy, Payment, Terms, Way
from medneg_desktop.ledger.wanted import Need, Stand
from medneg_desktop.services.case_account import add_payment, case_account, remove_payment, set_needed
from medneg_desktop.services.office import Office
from medneg_desktop.services.overview import bills, home
from medneg_desktop.services.ports import CaseSummary
from medneg_desktop.services.reconcile import refresh
from medneg_desktop.services.talks import note
from medneg_desktop.ui.home.wording import tiles
from tests.services.test_sort_out import add, case_with

STATEMENT = """
    statement
    patient_name: Ana Lopez
    provider_name: Mercy Hospital
    account_number: 4482137
    statement_date: 2026-08-01
    payer_name: Cascade Mutual
    amount_due: 100.00
"""


@pytest.fixture
def case(office: Office) -> CaseId:
    add(office, STATEMENT, "statement")
    return standing(office).id


def standing(office: Office) -> Case:
    return case_with(office, "statement")


def own(office: Office) -> Money | None:
    return case_account(office, standing(office)).own


def test_a_noted_payment_counts_until_it_is_removed_and_all_goes_back(office: Office, case: CaseId) -> None:
    payment = Payment(date(2026, 8, 20), Money.of("40.00"), method="card", reference="A-1", source=PaidBy.HSA_FSA)
    added = add_payment(office, case, payment)
    account = case_account(office, standing(office))
    (paid,) = account.payments
    assert (paid.by, paid.amount, paid.how, paid.reference) == (PaidBy.HSA_FSA, Money.of("40.00"), "card", "A-1")
    assert (account.own, account.since) == (Money.of("40.00"), Money.of("40.00"))
    assert paid.noted is not None
    removed = remove_payment(office, case, paid.noted)
    assert own(office) is None
    removed.take_back(office)
    assert own(office) == Money.of("40.00")
    added.take_back(office)
    assert own(office) is None
    added.do_again(office)
    assert own(office) == Money.of("40.00")


def test_a_noted_payment_stays_with_its_bill_when_papers_come(office: Office, case: CaseId) -> None:
    add_payment(office, case, Payment(date(2026, 8, 20), Money.of("40.00")))
    receipt = "receipt\naccount_number: 4482137\npayment_date: 2026-08-20\namount_paid: 40.00"
    add(office, receipt, "receipt")
    earlier = STATEMENT.replace("2026-08-01", "2026-07-01")
    add(office, earlier, "earlier")
    account = case_account(office, standing(office))
    (paid,) = account.payments  # the receipt shows what was noted
    assert paid.noted is not None
    assert account.own == Money.of("40.00")


def test_what_is_noted_changes_nothing_that_the_papers_prove(office: Office, case: CaseId) -> None:
    def proven() -> list[CaseSummary]:
        return [replace(b, state=b.state and replace(b.state, paid=None, noted=Money.zero())) for b in bills(office)]

    before = proven()
    add_payment(office, case, Payment(date(2026, 8, 20), Money.of("40.00")))
    refresh(office, [p.ref.document for p in standing(office).papers])
    assert proven() == before


def test_instalments_go_into_the_agreement(office: Office, case: CaseId) -> None:
    terms = Terms(OfferKind.PLAN, Money.of("90.00"), 3, first=date(2026, 9, 1))
    deed = note(office, case, Agreement(date(2026, 8, 20), RecipientKind.PROVIDER, terms))
    add_payment(office, case, Payment(date(2026, 9, 1), Money.of("30.00"), agreement=deed.talk))
    plan = case_account(office, standing(office)).plan
    assert plan is not None
    assert (plan.paid, plan.left) == (Money.of("30.00"), Money.of("60.00"))


def test_a_paper_that_is_not_needed_leaves_every_list_and_comes_back(office: Office, case: CaseId) -> None:
    def eob() -> Stand:
        return next(w.stand for w in case_account(office, standing(office)).wanted if w.need is Need.EOB)

    assert eob() is Stand.MISSING
    row = next(w for w in case_account(office, standing(office)).wanted if w.need is Need.EOB)
    deed = set_needed(office, row, needed=False)
    assert deed is not None
    assert "not needed" in deed.words
    assert eob() is Stand.NOT_NEEDED
    assert not any("EOB" in words for words in standing(office).missing)
    add(office, STATEMENT.replace("2026-08-01", "2026-09-01"), "later")
    assert eob() is Stand.NOT_NEEDED
    deed.take_back(office)
    assert eob() is Stand.MISSING
    assert any("EOB" in words for words in standing(office).missing)
    assert set_needed(office, row, needed=True) is None


def test_a_letter_that_was_sent_asks_for_its_paper(office: Office, case: CaseId) -> None:
    sent = Contact(date(2026, 9, 2), Channel.LETTER, Way.OUT, RecipientKind.PROVIDER, letter="itemized_bill")
    note(office, case, sent)
    rows = {w.need: w for w in case_account(office, standing(office)).wanted}
    assert (rows[Need.ITEMIZED_BILL].stand, rows[Need.ITEMIZED_BILL].since) == (Stand.ASKED, date(2026, 9, 2))


def home_says(office: Office) -> tuple[Money | None, str]:
    tile = tiles(home(office))[3]
    return tile.amount, tile.note


def test_home_counts_what_was_typed_in_and_nothing_twice(office: Office, case: CaseId) -> None:
    assert home_says(office) == (None, "no payment on your papers or in your notes yet")
    typed = Payment(date(2026, 8, 20), Money.of("40.00"))
    add_payment(office, case, typed)
    assert home_says(office) == (Money.of("40.00"), "as your papers and your notes show")
    add(
        office,
        """
        receipt
        patient_name: Ana Lopez
        provider_name: Mercy Hospital
        account_number: 4482137
        payment_date: 2026-08-21
        amount_paid: 40.00
        """,
        "receipt",
    )
    assert home_says(office) == (Money.of("40.00"), "as your papers show"), "the receipt of the same payment"
    add_payment(office, standing(office).id, Payment(date(2026, 9, 20), Money.of("25.00")))
    assert home_says(office)[0] == Money.of("65.00")
    add_payment(office, standing(office).id, Payment(date(2026, 9, 25), Money.of("300.00"), source=PaidBy.INSURER))
    assert home_says(office)[0] == Money.of("65.00"), "the plan's money is not the person's"
    back = Payment(date(2026, 10, 1), Money.of("10.00"), way=Way.IN)
    deed = add_payment(office, standing(office).id, back)
    assert home_says(office)[0] == Money.of("55.00")
    deed.take_back(office)
    assert home_says(office) == (Money.of("65.00"), "as your papers and your notes show")
