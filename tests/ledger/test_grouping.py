"""Which papers stand together, and which never do."""

from __future__ import annotations

import random
import sys
from datetime import date, timedelta
from types import FrameType

from hypothesis import given, settings
from hypothesis import strategies as st

from medneg_desktop.domain.case import Case, LinkKind, Paper
from medneg_desktop.domain.reading import DocumentKind
from medneg_desktop.ledger import group, match_keys
from tests.builders import paper, papers

ONE_VISIT = """
    itemized_bill
    patient_name: LOPEZ, ANA M
    provider_name: Mercy Hospital
    account_number: 00-448213-7
    statement_date: 2026-08-20
    total_charges: 835.00
    amount_due: 100.00
    service_date | code  | charge
    2026-08-14   | 99283 | 835.00
    ---
    statement
    patient_name: Ana Lopez
    provider_name: Granite Emergency Group
    account_number: 7731240
    statement_date: 2026-08-22
    service_from: 2026-08-14
    amount_due: 48.77
    ---
    eob
    patient_name: Ana M Lopez
    provider_name: Mercy Hosp
    account_number: 4482137
    claim_number: 26-15094366
    processed_date: 2026-08-18
    total_charges: 835.00
    patient_responsibility: 100.00
    service_date | code  | charge
    2026-08-14   | 99283 | 835.00
    ---
    receipt
    account_number: 4482137
    payment_date: 2026-09-02
    amount_paid: 100.00
    ---
    statement
    patient_name: Luis Lopez
    provider_name: Mercy Hospital
    account_number: 9900123
    statement_date: 2026-08-20
    service_from: 2026-08-14
    amount_due: 75.00
"""


def shape(cases: tuple[Case, ...]) -> list[tuple[str, list[str]]]:
    return [(c.id, [p.ref.document for p in c.papers]) for c in cases]


def names(case: Case) -> list[str]:
    return sorted(p.ref.name for p in case.papers)


def test_one_visit_with_two_accounts_is_one_case_and_the_brother_another() -> None:
    mine, brother = sorted(group(papers(ONE_VISIT)), key=lambda c: -len(c.papers))
    assert names(mine) == ["eob_3.pdf", "itemized_bill_1.pdf", "receipt_4.pdf", "statement_2.pdf"]
    assert names(brother) == ["statement_5.pdf"]
    assert brother.patient == "Luis Lopez"
    assert mine.reconciliation.asked is not None
    assert str(mine.reconciliation.asked.amount) == "148.77"


@settings(max_examples=30, deadline=None)
@given(st.randoms(use_true_random=False))
def test_the_order_of_papers_does_not_matter(chance: random.Random) -> None:
    some = papers(ONE_VISIT)
    expected = group(some)
    chance.shuffle(some)
    assert group(some) == expected


def test_the_id_stays_when_later_papers_come() -> None:
    some = papers(ONE_VISIT)
    first = group([p for p in some if p.ref.name == "eob_3.pdf"])
    assert first[0].id in [c.id for c in group(some)]


def test_two_visits_at_one_provider_are_two_cases(cases: tuple[Case, ...]) -> None:
    """
    itemized_bill
    patient_name: Ana Lopez
    provider_name: Canyon Clinic
    account_number: H100200
    statement_date: 2026-06-01
    service_date | code  | charge
    2026-05-10   | 99213 | 120.00
    ---
    itemized_bill
    patient_name: Ana Lopez
    provider_name: Canyon Clinic
    account_number: H100377
    statement_date: 2026-07-01
    service_date | code  | charge
    2026-06-12   | 99213 | 120.00
    ---
    eob
    patient_name: Ana Lopez
    provider_name: Canyon Clinic
    processed_date: 2026-06-20
    service_date | code  | charge
    2026-06-12   | 99213 | 120.00
    """
    assert sorted(len(c.papers) for c in cases) == [1, 2]


def test_two_children_on_one_guarantor_account_stay_apart(cases: tuple[Case, ...]) -> None:
    """
    statement
    patient_name: Maria Garcia
    provider_name: Kids Clinic
    account_number: 55511234
    statement_date: 2026-06-01
    service_from: 2026-05-10
    amount_due: 20.00
    ---
    statement
    patient_name: Marco Garcia
    provider_name: Kids Clinic
    account_number: 55511234
    statement_date: 2026-06-01
    service_from: 2026-05-10
    amount_due: 35.00
    """
    assert len(cases) == 2


def test_a_misread_letter_with_a_shared_account_is_one_person(cases: tuple[Case, ...]) -> None:
    """
    statement
    patient_name: Carla Kessler
    provider_name: Marlow Family Physicians
    account_number: A-3218011
    statement_date: 2026-06-01
    amount_due: 20.00
    ---
    statement ocr
    patient_name: Carla Kesslcr
    provider_name: Marlow Famiiy Physicians
    account_number: A3218011
    statement_date: 2026-07-01
    amount_due: 20.00
    """
    assert len(cases) == 1
    (link,) = [x for x in cases[0].links if x.kind is LinkKind.FOLLOW_UP]
    assert link.strong
    assert any("account number A-3218011" in g for g in link.grounds)


def test_a_short_account_number_of_two_providers_is_chance(cases: tuple[Case, ...]) -> None:
    """
    statement
    patient_name: Ana Lopez
    provider_name: Canyon Clinic
    account_number: 10023
    statement_date: 2026-06-01
    amount_due: 20.00
    ---
    statement
    patient_name: Ana Lopez
    provider_name: Northside Imaging
    account_number: 10023
    statement_date: 2026-06-03
    amount_due: 90.00
    """
    assert len(cases) == 2


def test_a_receipt_that_fits_one_case_joins_it(cases: tuple[Case, ...]) -> None:
    """
    statement
    patient_name: Ana Lopez
    provider_name: Canyon Clinic
    account_number: H100200
    statement_date: 2026-06-01
    service_from: 2026-05-10
    amount_due: 120.00
    ---
    receipt
    patient_name: Ana Lopez
    provider_name: Canyon Clinic
    payment_date: 2026-06-15
    amount_paid: 120.00
    """
    (case,) = cases
    (link,) = case.links
    assert link.kind is LinkKind.PAYMENT_OF_BILL
    assert link.strong


def test_a_stray_receipt_is_a_question_and_counts_nowhere(cases: tuple[Case, ...]) -> None:
    """
    statement
    patient_name: Ana Lopez
    provider_name: Canyon Clinic
    account_number: H100200
    statement_date: 2026-06-01
    service_from: 2026-05-10
    amount_due: 120.00
    ---
    receipt
    provider_name: Canyon Clinic
    payment_date: 2026-06-15
    amount_paid: 50.00
    """
    billed, stray = sorted(cases, key=lambda c: not c.bills)
    (link,) = billed.links
    assert not link.strong
    assert link.other == stray.papers[0].ref
    assert not billed.linked(billed.papers[0], LinkKind.PAYMENT_OF_BILL)
    assert billed.reconciliation.patient_paid is None


def test_a_copay_of_the_nearer_of_two_visits(cases: tuple[Case, ...]) -> None:
    """
    statement
    patient_name: Ana Lopez
    provider_name: Canyon Clinic
    account_number: H100200
    statement_date: 2026-01-01
    service_from: 2025-12-10
    amount_due: 40.00
    ---
    statement
    patient_name: Ana Lopez
    provider_name: Canyon Clinic
    account_number: H100377
    statement_date: 2026-06-01
    service_from: 2026-05-10
    amount_due: 40.00
    ---
    receipt
    patient_name: Ana Lopez
    provider_name: Canyon Clinic
    payment_date: 2026-06-15
    amount_paid: 40.00
    """
    assert [[p.ref.name for p in c.papers] for c in cases] == [
        ["statement_1.pdf"],
        ["statement_2.pdf", "receipt_3.pdf"],
    ]


def test_a_copay_that_fits_two_near_visits_is_a_question(cases: tuple[Case, ...]) -> None:
    """
    statement
    patient_name: Ana Lopez
    provider_name: Canyon Clinic
    account_number: H100200
    statement_date: 2026-05-01
    service_from: 2026-04-10
    amount_due: 40.00
    ---
    statement
    patient_name: Ana Lopez
    provider_name: Canyon Clinic
    account_number: H100377
    statement_date: 2026-06-01
    service_from: 2026-05-10
    amount_due: 40.00
    ---
    receipt
    patient_name: Ana Lopez
    provider_name: Canyon Clinic
    payment_date: 2026-06-15
    amount_paid: 40.00
    """
    assert len(cases) == 3
    assert {x.strong for c in cases for x in c.links} == {False}
    assert len({x for c in cases for x in c.links}) == 1  # asked about in both cases


def test_a_receipt_of_another_account_stays_away(cases: tuple[Case, ...]) -> None:
    """
    statement
    patient_name: Ana Lopez
    provider_name: Canyon Clinic
    account_number: H100200
    statement_date: 2026-06-01
    service_from: 2026-05-10
    amount_due: 120.00
    ---
    receipt
    patient_name: Ana Lopez
    provider_name: Canyon Clinic
    account_number: H999999
    payment_date: 2026-06-15
    amount_paid: 120.00
    """
    assert len(cases) == 2
    assert not any(c.links for c in cases)


def test_a_collector_without_the_account_number_joins_by_creditor_and_amount(cases: tuple[Case, ...]) -> None:
    """
    statement
    patient_name: Ana Lopez
    provider_name: Canyon Clinic
    account_number: H100200
    statement_date: 2026-06-01
    amount_due: 120.00
    ---
    collection_letter
    patient_name: Ana Lopez
    collector_name: Alliance Bureau
    original_creditor: Canyon Clinic, LLC
    notice_date: 2026-10-01
    interest_fees: 4.00
    amount_due: 124.00
    """
    (case,) = cases
    (link,) = case.links
    assert link.kind is LinkKind.COLLECTION_OF_BILL


def test_a_follow_up_under_a_new_prefix_is_no_second_debt(cases: tuple[Case, ...]) -> None:
    """
    itemized_bill
    patient_name: Ana Lopez
    provider_name: Canyon Clinic
    account_number: H448213
    statement_date: 2026-06-01
    amount_due: 120.00
    service_date | code  | charge
    2026-05-10   | 99213 | 120.00
    ---
    statement
    patient_name: Ana Lopez
    provider_name: Canyon Clinic
    account_number: PB-448213
    statement_date: 2026-07-01
    previous_balance: 120.00
    amount_due: 90.00
    ---
    statement
    patient_name: Ana Lopez
    provider_name: Canyon Clinic
    account_number: PB-448213
    statement_date: 2026-08-01
    previous_balance: 90.00
    amount_due: 90.00
    """
    (case,) = cases
    assert [x.kind for x in case.links] == [LinkKind.FOLLOW_UP] * 2
    assert "Their account numbers H448213 and PB-448213 differ only in how they begin." in case.links[0].grounds
    assert case.reconciliation.asked is not None
    assert str(case.reconciliation.asked.amount) == "90.00"


def test_hospital_and_doctors_under_one_number_with_two_prefixes_are_two_debts(cases: tuple[Case, ...]) -> None:
    """
    statement
    patient_name: Ana Lopez
    provider_name: Mercy Health
    account_number: HB448213
    statement_date: 2026-06-01
    service_from: 2026-05-10
    total_charges: 900.00
    amount_due: 500.00
    ---
    statement
    patient_name: Ana Lopez
    provider_name: Mercy Health
    account_number: PB448213
    statement_date: 2026-06-03
    service_from: 2026-05-10
    total_charges: 210.00
    amount_due: 120.00
    """
    (case,) = cases
    assert case.reconciliation.asked is not None
    assert str(case.reconciliation.asked.amount) == "620.00"


def scanned(number: str) -> list[Paper]:
    """A bill, and a scanned statement that takes its balance up under this number."""
    head = "patient_name: Ana Lopez\nprovider_name: Canyon Clinic\n"
    bill = f"itemized_bill\n{head}account_number: H4482137\nstatement_date: 2026-06-01\namount_due: 120.00\n"
    bill += "service_date | code | charge\n2026-05-10 | 99213 | 120.00"
    later = f"statement ocr\n{head}account_number: {number}\nstatement_date: 2026-07-01\namount_due: 120.00"
    return [paper(bill, "bill"), paper(later, "later")]


def test_a_digit_that_was_hard_to_read_makes_no_second_debt() -> None:
    (case,) = group(scanned("H4482187?"))
    (link,) = case.links
    assert link.strong
    assert "Their account numbers H4482137 and H4482187 differ in one digit, which was hard to read." in link.grounds
    assert case.reconciliation.asked is not None
    assert str(case.reconciliation.asked.amount) == "120.00"


def test_a_digit_that_was_read_well_tells_two_accounts_apart() -> None:
    assert len(group(scanned("H4482187"))) == 2


def test_two_digits_that_were_hard_to_read_are_two_accounts() -> None:
    assert len(group(scanned("H4482197?"))) == 1
    assert len(group(scanned("H4483197?"))) == 2


def test_a_collector_for_one_of_two_visits_with_one_sum_is_a_question(cases: tuple[Case, ...]) -> None:
    """
    statement
    patient_name: Ana Lopez
    provider_name: Canyon Clinic
    account_number: H100200
    statement_date: 2026-05-01
    service_from: 2026-04-10
    amount_due: 40.00
    ---
    statement
    patient_name: Ana Lopez
    provider_name: Canyon Clinic
    account_number: H100377
    statement_date: 2026-05-08
    service_from: 2026-04-17
    amount_due: 40.00
    ---
    collection_letter
    patient_name: Ana Lopez
    original_creditor: Canyon Clinic
    collector_name: Summit Recovery
    notice_date: 2026-09-15
    amount_due: 40.00
    """
    assert len(cases) == 3
    assert {x.strong for c in cases for x in c.links} == {False}


def test_an_estimate_joins_the_visit_it_was_for(cases: tuple[Case, ...]) -> None:
    """
    good_faith_estimate
    patient_name: Ana Lopez
    provider_name: Canyon Clinic
    notice_date: 2026-05-01
    service_from: 2026-05-10
    estimate_total: 400.00
    ---
    itemized_bill
    patient_name: Ana Lopez
    provider_name: Canyon Clinic
    statement_date: 2026-06-01
    service_date | code  | charge
    2026-05-10   | 99213 | 420.00
    """
    (case,) = cases
    assert case.papers[0].kind is DocumentKind.GOOD_FAITH_ESTIMATE
    assert [x.kind for x in case.links] == [LinkKind.ESTIMATE_OF_BILL]


def test_the_doctors_eob_is_not_linked_to_the_hospitals_bill(cases: tuple[Case, ...]) -> None:
    """
    itemized_bill
    patient_name: Ana Lopez
    provider_name: Mercy Hospital
    account_number: 4482137
    statement_date: 2026-08-20
    total_charges: 835.00
    service_date | code  | charge
    2026-08-14   | 99283 | 835.00
    ---
    eob
    patient_name: Ana Lopez
    provider_name: Granite Emergency Group
    account_number: 7731240
    processed_date: 2026-08-22
    total_charges: 441.04
    service_date | code  | charge
    2026-08-14   | 99283 | 441.04
    """
    (case,) = cases
    assert not case.links


def test_lines_are_paired_once_each(cases: tuple[Case, ...]) -> None:
    """
    itemized_bill
    account_number: 4482137
    provider_name: Mercy Hospital
    statement_date: 2026-08-20
    service_date | code  | charge
    2026-08-14   | 71046 | 312.00
    2026-08-14   | 71046 | 312.00
    2026-08-14   | 99283 | 835.00
    ---
    eob
    account_number: 4482137
    processed_date: 2026-08-22
    service_date | code  | charge
    2026-08-14   | 99283 | 835.00
    2026-08-14   | 71046 | 312.00
    """
    (link,) = cases[0].links
    assert [(p.bill_line, p.eob_line) for p in link.lines] == [(1, 2), (3, 1)]


def test_papers_that_join_share_a_key() -> None:
    for one_case in group(papers(ONE_VISIT)):
        for one in one_case.papers:
            others = [o for o in one_case.papers if o.ref != one.ref]
            assert not others or any(match_keys(one.reading) & match_keys(o.reading) for o in others)


def test_one_paper_at_a_time_gives_the_cases_of_all_at_once() -> None:
    """The store finds related papers by their keys, one step far, and groups those with their old cases."""
    some = papers(ONE_VISIT)
    cases: tuple[Case, ...] = ()
    for new in some:
        wanted = match_keys(new.reading)
        touched = [c for c in cases if any(match_keys(p.reading) & wanted for p in c.papers)]
        scope = [new, *(p for c in touched for p in c.papers)]
        cases = (*(c for c in cases if c not in touched), *group(scope))
    assert sorted(cases, key=lambda c: c.id) == sorted(group(some), key=lambda c: c.id)


def _visit(number: int) -> list[Paper]:
    day = date(2020, 1, 1) + timedelta(days=number)
    head = f"patient_name: Ana Lopez\n    provider_name: Clinic Number {number}\n    account_number: H{number + 100000}"
    return [
        paper(
            f"statement\n    {head}\n    statement_date: {day}\n    service_from: {day}\n    amount_due: 1.00",
            f"b{number}",
        ),
        paper(f"eob\n    {head}\n    processed_date: {day}\n    service_from: {day}", f"e{number}"),
    ]


def calls(papers: list[Paper]) -> int:
    """How many functions of Python grouping calls: its work, counted, which a busy machine does not change."""
    count = 0

    def counted(_frame: FrameType, event: str, _what: object) -> None:
        nonlocal count
        count += event == "call"

    sys.setprofile(counted)
    try:
        group(papers)
    finally:
        sys.setprofile(None)
    return count


def test_the_work_grows_with_the_papers_and_not_with_their_square() -> None:
    few, many = ([p for n in range(visits) for p in _visit(n)] for visits in (150, 600))
    group(many)  # what names are alike is known from now on
    assert calls(many) < 6 * calls(few)


def _bill_and_eob(lines: int) -> list[Paper]:
    head = "patient_name: Ana Lopez\nprovider_name: Mercy Hospital\naccount_number: 4482137\n"
    table = "service_date | code | charge\n" + "\n".join(f"2026-08-14 | {10000 + n} | 10.00" for n in range(lines))
    return [
        paper(f"itemized_bill\n{head}statement_date: 2026-08-20\n{table}"),
        paper(f"eob\n{head}processed_date: 2026-08-20\n{table}"),
    ]


def test_the_work_grows_with_the_lines_of_a_bill_and_reads_them_a_few_times() -> None:
    few, many = calls(_bill_and_eob(200)), calls(_bill_and_eob(2000))
    assert many < 11 * few
    assert many < 60 * 4000  # calls for each line on two papers
