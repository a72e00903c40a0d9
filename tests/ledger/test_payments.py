"""Who paid what: each payment once, by its source, from papers and from what the person noted."""

from __future__ import annotations

from datetime import date

from medneg_desktop.core.ids import DocumentId, TalkId
from medneg_desktop.core.money import Money
from medneg_desktop.domain.case import Case
from medneg_desktop.domain.talks import PaidBy, Payment, Way
from medneg_desktop.ledger.payments import OWN, Noted, Paid, PaidAs, payments, since_last_bill, source_of, total


def told(found: tuple[Paid, ...]) -> list[tuple[str, str, str]]:
    return [(p.by.value, p.kind.value, str(p.amount)) for p in found if p.counts]


def note(day: str, amount: str, number: int = 1, **more: object) -> Noted:
    payment = Payment(date.fromisoformat(day), Money.of(amount), **more)  # type: ignore[arg-type]  # as given
    return Noted(TalkId(f"t{number}"), payment)


def test_the_way_of_paying_tells_whose_money_it_was() -> None:
    assert source_of("HSA debit card ending 4471") is PaidBy.HSA_FSA
    assert source_of("Flexible Spending Account") is PaidBy.HSA_FSA
    assert source_of("HealthWell Foundation grant") is PaidBy.ASSISTANCE
    assert source_of("insurance payment") is PaidBy.INSURER
    assert source_of("Visa ending 4471") is PaidBy.SELF
    assert source_of("") is PaidBy.SELF


def test_a_copay_at_the_desk_an_hsa_card_and_the_plan(cases: tuple[Case, ...]) -> None:
    """
    itemized_bill
    account_number: 4482137
    provider_name: Mercy Hospital
    statement_date: 2026-09-01
    amount_due: 70.00
    service_date | code  | charge
    2026-08-14   | 99283 | 835.00
    ---
    receipt
    account_number: 4482137
    payment_date: 2026-08-14
    payment_method: cash
    amount_paid: 30.00
    ---
    receipt
    account_number: 4482137
    payment_date: 2026-09-20
    payment_method: HSA card ending 4471
    amount_paid: 45.00
    ---
    eob
    account_number: 4482137
    processed_date: 2026-08-25
    insurance_paid: 310.00
    """
    found = payments(cases[0])
    assert told(found) == [
        ("self", "prepayment", "30.00"),
        ("insurer", "payment", "310.00"),
        ("hsa_fsa", "payment", "45.00"),
    ]
    assert total(found, *OWN) == Money.of("75.00")
    assert total(found, PaidBy.ASSISTANCE) is None
    assert since_last_bill(cases[0], found) == Money.of("45.00")
    assert all(p.evidence and p.evidence[0].place for p in found)


def test_a_corrected_eob_replaces_what_the_plan_paid_and_both_are_seen(cases: tuple[Case, ...]) -> None:
    """
    eob
    account_number: 4482137
    claim_number: 26-150943
    processed_date: 2026-08-20
    total_charges: 500.00
    insurance_paid: 100.00
    ---
    eob
    account_number: 4482137
    claim_number: 26-150943-01
    processed_date: 2026-09-10
    total_charges: 500.00
    insurance_paid: 160.00
    """
    old, new = payments(cases[0])
    assert (old.counts, new.counts) == (False, True)
    assert "which a later one replaced" in old.where
    assert total((old, new), PaidBy.INSURER) == Money.of("160.00")


def test_equal_sums_a_month_apart_are_instalments(cases: tuple[Case, ...]) -> None:
    """
    statement
    account_number: 4482137
    statement_date: 2026-05-01
    amount_due: 400.00
    ---
    receipt
    account_number: 4482137
    payment_date: 2026-06-01
    amount_paid: 50.00
    ---
    receipt
    account_number: 4482137
    payment_date: 2026-07-01
    amount_paid: 50.00
    ---
    receipt
    account_number: 4482137
    payment_date: 2026-07-20
    amount_paid: 20.00
    """
    found = payments(cases[0])
    assert [p.kind for p in found] == [PaidAs.INSTALMENT, PaidAs.INSTALMENT, PaidAs.PAYMENT]
    assert total(found, *OWN) == Money.of("120.00")


def test_a_credit_without_a_receipt_is_a_payment_and_one_with_it_is_not_another(cases: tuple[Case, ...]) -> None:
    """
    receipt
    account_number: 4482137
    payment_date: 2026-08-01
    amount_paid: 30.00
    ---
    statement
    account_number: 4482137
    statement_date: 2026-09-01
    patient_paid: 80.00
    amount_due: 70.00
    """
    found = payments(cases[0])
    assert told(found) == [("self", "payment", "30.00"), ("self", "payment", "50.00")]
    assert found[1].where == "credited on the statement of Sep 1, 2026"
    assert found[1].day is None


def test_two_pictures_of_one_receipt_are_one_payment(cases: tuple[Case, ...]) -> None:
    """
    receipt
    account_number: 4482137
    payment_date: 2026-08-01
    payment_reference: 99-1234
    amount_paid: 30.00
    ---
    receipt ocr
    account_number: 4482137
    payment_date: 2026-08-01
    payment_reference: 991234
    amount_paid: 30.00
    """
    assert told(payments(cases[0])) == [("self", "payment", "30.00")]
    assert cases[0].reconciliation.patient_paid is not None
    assert cases[0].reconciliation.patient_paid.amount == Money.of("30.00")


def test_a_note_of_a_receipt_completes_it_and_counts_nothing_twice(cases: tuple[Case, ...]) -> None:
    """
    statement
    account_number: 4482137
    statement_date: 2026-08-01
    amount_due: 100.00
    ---
    receipt
    account_number: 4482137
    payment_date: 2026-08-20
    amount_paid: 30.00
    """
    (found,) = payments(cases[0], [note("2026-08-19", "30.00", source=PaidBy.HSA_FSA, method="card")])
    assert (found.by, found.how, found.noted, found.day) == (PaidBy.HSA_FSA, "card", "t1", date(2026, 8, 20))
    assert len(payments(cases[0], [note("2026-08-10", "30.00")])) == 2  # another day: another payment
    twice = payments(cases[0], [note("2026-08-19", "30.00"), note("2026-08-20", "30.00", 2)])
    assert total(twice, *OWN) == Money.of("60.00")  # one receipt shows one payment
    receipt = cases[0].receipts[0].ref.document
    assert len(payments(cases[0], [note("2026-07-01", "30.00", document=DocumentId(receipt))])) == 1


def test_a_note_that_the_bill_credits_is_that_payment(cases: tuple[Case, ...]) -> None:
    """
    statement
    account_number: 4482137
    statement_date: 2026-09-01
    patient_paid: 80.00
    amount_due: 70.00
    """
    found = payments(cases[0], [note("2026-08-10", "30.00"), note("2026-09-20", "70.00", 2)])
    assert [(str(p.amount), p.noted) for p in found] == [("30.00", "t1"), ("70.00", "t2"), ("50.00", None)]
    assert total(found, *OWN) == Money.of("150.00")


def test_refunds_lower_the_sum_and_others_pay_for_themselves(cases: tuple[Case, ...]) -> None:
    """
    statement
    account_number: 4482137
    statement_date: 2026-08-01
    amount_due: 100.00
    """
    notes = [
        note("2026-08-10", "100.00"),
        note("2026-09-10", "25.00", 2, way=Way.IN),
        note("2026-09-11", "40.00", 3, source=PaidBy.ASSISTANCE),
        note("2026-10-01", "10.00", 4, agreement=TalkId("a1")),
    ]
    found = payments(cases[0], notes)
    assert [p.kind for p in found] == [PaidAs.PAYMENT, PaidAs.REFUND, PaidAs.PAYMENT, PaidAs.INSTALMENT]
    assert total(found, *OWN) == Money.of("85.00")
    assert total(found, PaidBy.ASSISTANCE) == Money.of("40.00")
    assert cases[0].reconciliation.patient_paid is None  # what the papers prove is not what the person notes


def test_a_doubtful_sum_makes_the_payment_doubtful(cases: tuple[Case, ...]) -> None:
    """
    receipt
    account_number: 4482137
    payment_date: 2026-08-01
    amount_paid: 30.00?
    """
    (found,) = payments(cases[0])
    assert not found.firm
