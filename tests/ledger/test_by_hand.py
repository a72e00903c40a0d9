"""What a person says about papers counts before what the papers print, and goes on counting when more come in."""

from __future__ import annotations

from medneg_desktop.domain.case import Bond, Case, LinkKind, Paper, Said
from medneg_desktop.ledger import group
from tests.builders import paper

BILL = """
    itemized_bill
    patient_name: Ana Lopez
    provider_name: Canyon Clinic
    account_number: H100200
    statement_date: 2026-05-01
    amount_due: 40.00
    service_date | code  | charge
    2026-04-10   | 99213 | 120.00
"""
FOLLOW_UP = """
    statement
    patient_name: Ana Lopez
    provider_name: Canyon Clinic
    account_number: H100200
    statement_date: 2026-06-01
    amount_due: 40.00
"""
LATER = FOLLOW_UP.replace("2026-06-01", "2026-07-01")
RECEIPT = """
    receipt
    provider_name: Canyon Clinic
    payment_date: 2026-05-20
    amount_paid: 25.00
"""
OTHER = """
    itemized_bill
    patient_name: Luis Lopez
    provider_name: Harbor Hospital
    account_number: X555123
    statement_date: 2026-05-02
    amount_due: 90.00
    service_date | code  | charge
    2026-04-11   | 99283 | 400.00
"""


def read(*texts: str) -> list[Paper]:
    return [paper(text, f"{n}.pdf") for n, text in enumerate(texts)]


def bond(one: Paper, other: Paper, said: Said) -> Bond:
    return Bond.between(one.ref.key, other.ref.key, said)


def shape(cases: tuple[Case, ...]) -> list[list[str]]:
    return sorted(sorted(p.ref.name for p in case.papers) for case in cases)


def test_papers_that_were_parted_stay_apart_though_their_number_is_one() -> None:
    some = read(BILL, FOLLOW_UP)
    assert shape(group(some)) == [["0.pdf", "1.pdf"]]
    assert shape(group(some, [bond(some[0], some[1], Said.APART)])) == [["0.pdf"], ["1.pdf"]]


def test_a_later_paper_does_not_join_what_was_parted() -> None:
    some = read(BILL, FOLLOW_UP, LATER)
    cases = group(some, [bond(some[0], some[1], Said.APART)])
    assert sorted(map(len, shape(cases))) == [1, 2]


def test_papers_that_were_put_together_are_one_case_whatever_they_print() -> None:
    some = read(BILL, OTHER)
    (case,) = group(some, [bond(some[0], some[1], Said.SAME_CASE)])
    assert case.reconciliation.asked is not None
    assert str(case.reconciliation.asked.amount) == "130.00"
    assert not case.links  # two accounts all the same
    assert case.bonds == (bond(some[0], some[1], Said.SAME_CASE),)


def test_a_yes_to_a_question_makes_a_link_with_its_grounds() -> None:
    some = read(BILL, RECEIPT)
    assert {x.strong for c in group(some) for x in c.links} == {False}
    (case,) = group(some, [bond(some[0], some[1], Said.SAME_ACCOUNT)])
    (link,) = case.links
    assert link.kind is LinkKind.PAYMENT_OF_BILL
    assert link.strong
    assert link.grounds[0] == "You said that they belong together."
    assert case.reconciliation.patient_paid is not None


def test_a_no_to_a_question_ends_it() -> None:
    some = read(BILL, RECEIPT)
    cases = group(some, [bond(some[0], some[1], Said.APART)])
    assert len(cases) == 2
    assert not any(c.links for c in cases)


def test_a_word_about_a_paper_that_is_gone_is_passed_over() -> None:
    some = read(BILL, FOLLOW_UP)
    assert shape(group(some[:1], [bond(some[0], some[1], Said.APART)])) == [["0.pdf"]]


def test_a_statement_without_a_number_threads_onto_the_one_bill_with_its_sum() -> None:
    bare = FOLLOW_UP.replace("    account_number: H100200\n", "").replace("amount_due", "previous_balance")
    (case,) = group(read(BILL, bare))
    assert [x.kind for x in case.links if x.strong] == [LinkKind.FOLLOW_UP]
    assert case.reconciliation.asked is not None
    assert str(case.reconciliation.asked.amount) == "40.00"  # never a second debt


def test_a_collector_for_a_part_without_the_number_is_a_question() -> None:
    letter = """
        collection_letter
        patient_name: Ana Lopez
        original_creditor: Canyon Clinic
        collector_name: Summit Recovery
        notice_date: 2026-08-15
        amount_due: 22.50
    """
    cases = group(read(BILL, letter))
    assert len(cases) == 2
    (link,) = {x for c in cases for x in c.links}
    assert link.kind is LinkKind.COLLECTION_OF_BILL
    assert not link.strong


def test_an_eob_that_covers_two_bills_holds_them_in_one_case() -> None:
    second = BILL.replace("H100200", "H100377").replace("2026-04-10", "2026-04-12")
    eob = """
        eob
        patient_name: Ana Lopez
        payer_name: Meridian Health Plan
        processed_date: 2026-04-25
        patient_responsibility: 80.00
        service_date | code  | charge | patient_responsibility
        2026-04-10   | 99213 | 120.00 | 40.00
        2026-04-12   | 99213 | 120.00 | 40.00
    """
    (case,) = group(read(BILL, second, eob))
    assert case.reconciliation.asked is not None
    assert str(case.reconciliation.asked.amount) == "80.00"
