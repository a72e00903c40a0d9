"""A packet plan states confirmed values only, and its three kinds of references agree."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from medneg_desktop.core.money import Money
from medneg_desktop.core.trouble import NothingToSend
from medneg_desktop.domain.case import Case
from medneg_desktop.domain.finding import Certainty, Evidence, Finding, in_question
from medneg_desktop.domain.packet import PacketChoices, PacketPlan
from medneg_desktop.domain.reading import DocumentKind, FieldName, State
from medneg_desktop.packet import plan_packet, trace
from medneg_desktop.packet.exhibits import _joined
from medneg_desktop.packet.voice import as_the_person
from tests.packet.case_builders import (
    MADE,
    at_field,
    at_line,
    case,
    eob,
    fact,
    figure,
    finding,
    itemized,
    letter_size,
    line,
    paper,
    receipt,
)

BILL, EOB, RECEIPT = itemized(), eob(), receipt()
ASKED = figure("1375.60", at_field(BILL, FieldName.AMOUNT_DUE))
SHARE = figure("515.60", at_field(EOB, FieldName.PATIENT_RESPONSIBILITY))
DUPLICATE = finding("duplicate", "312.00", at_line(BILL, 2), at_line(BILL, 3), overlaps=["share"])
OVER_SHARE = finding(
    "share",
    "860.00",
    at_field(BILL, FieldName.AMOUNT_DUE),
    at_field(EOB, FieldName.PATIENT_RESPONSIBILITY),
    overlaps=["duplicate"],
)


def plan(of: Case, *findings: Finding, include: PacketChoices | None = None) -> PacketPlan:
    return plan_packet(of, findings, made=MADE, sizes=letter_size, sender=("Ana Núñez", "12 Elm St"), include=include)


def whole() -> Case:
    return case(RECEIPT, EOB, BILL, asked=ASKED, patient_share=SHARE)


def printed(made: PacketPlan) -> str:
    """Everything the recipient reads."""
    texts = [made.title, made.running_foot, *made.recipient, *made.requests, *made.enclosures]
    texts += [p.text for p in made.letter]
    texts += [f"{r.what} {r.reference} {r.day:%m/%d/%Y}" for r in made.timeline]
    texts += [f"{r.label} {r.amount.shown() if r.amount else r.absent} {r.source}" for r in made.reconciliation]
    for row in made.issues:
        amounts = [a.shown() for a in (row.charged, row.should_be, row.difference) if a is not None]
        texts += [row.title, row.explanation, row.request, *amounts]
    texts += [x.title for x in made.exhibits] + [p.caption for x in made.exhibits for p in x.pages]
    return "\n".join(texts)


def test_exhibits_are_lettered_by_first_mention_and_hold_only_cited_pages() -> None:
    cites_receipt_first = finding("payment", "35.00", at_field(RECEIPT, FieldName.AMOUNT_PAID))
    made = plan(whole(), cites_receipt_first, OVER_SHARE)
    assert [(x.letter, x.pages[0].document) for x in made.exhibits] == [("A", "bill"), ("B", "receipt"), ("C", "eob")]
    bill = made.exhibits[0]
    assert [p.page for p in bill.pages] == [1, 2], "the first page of the bill, and the page of the balance; not page 3"


def test_references_agree_in_letter_rows_and_stamps() -> None:
    made = plan(whole(), DUPLICATE, OVER_SHARE)
    stamps = {str(p.ref): p for x in made.exhibits for p in x.pages}
    in_letter = set(
        re.findall(r"\b[A-Z]{1,2}-\d+\b", " ".join(p.text for p in made.letter if p.label or "Exhibit" in p.text))
    )
    for row in made.issues:
        assert row.exhibits
        for ref in row.exhibits:
            assert str(ref) in in_letter
            assert row.number in {m.issue for m in stamps[str(ref)].marks}
            assert f"issue {row.number} " in stamps[str(ref)].caption
    assert in_letter <= set(stamps)


def test_an_issue_contained_in_another_is_not_added() -> None:
    made = plan(whole(), DUPLICATE, OVER_SHARE)
    assert [(r.number, r.contained_in) for r in made.issues] == [(1, 2), (2, None)]
    assert made.total_in_question == Money.of("860.00") == in_question([DUPLICATE, OVER_SHARE])
    assert "$1,172.00" not in printed(made)


def test_a_part_of_a_balance_that_is_in_question_as_a_whole_is_not_added() -> None:
    paid = finding("paid", "1375.60", at_field(BILL, FieldName.AMOUNT_DUE), overlaps=["fee"])
    fee = finding("fee", "312.00", at_line(BILL, 2))
    elsewhere = finding("other", "35.00", at_field(RECEIPT, FieldName.AMOUNT_PAID))
    made = plan(whole(), fee, paid, elsewhere)
    assert [(r.number, r.contained_in) for r in made.issues] == [(1, 2), (2, None), (3, None)]
    assert made.total_in_question == Money.of("1410.60") == in_question([fee, paid, elsewhere])
    assert trace(made) == []


def test_what_is_set_beside_the_difference_adds_up() -> None:
    made = plan(whole(), DUPLICATE, OVER_SHARE)
    duplicate, share = made.issues
    assert (duplicate.charged, duplicate.should_be) == (Money.of("624.00"), Money.of("312.00"))
    assert (share.charged, share.should_be) == (Money.of("1375.60"), Money.of("515.60"))


def test_a_share_of_a_charge_gets_no_made_up_figures_beside_it() -> None:
    cut = itemized(total_adjustments=fact(Money.of("748.80"), page=2))
    made = plan(case(cut), finding("copy", "62.40", at_line(cut, 2), at_line(cut, 3)))
    assert (made.issues[0].charged, made.issues[0].should_be) == (None, None)
    assert made.issues[0].difference == Money.of("62.40")


def test_an_open_question_does_not_claim_that_nothing_is_owed() -> None:
    asked = finding("tv", "312.00", at_line(BILL, 1), certainty=Certainty.QUESTION)
    assert plan(whole(), asked).issues[0].should_be is None


def test_a_value_in_doubt_appears_nowhere() -> None:
    doubtful = itemized(
        account_number=fact("00-44B2I3-7", State.CHECK),
        due_date=fact(date(2031, 7, 9), State.CHECK),
        amount_due=fact(Money.of("9375.61"), State.CHECK),
        patient_name=fact("Marla Nunes", State.CHECK),
    )
    rests_on_it = finding("share", "8860.01", at_field(doubtful, FieldName.AMOUNT_DUE))
    named_in_words = finding("words", None, at_line(doubtful, 1), explanation="You ask for $9,375.61 in all.")
    day_in_words = finding("day", None, at_line(doubtful, 1), ask="Please move July 9, 2031.")
    name_in_words = finding("name", None, at_line(doubtful, 1), explanation="It is for Marla Nunes.")
    sound = finding("duplicate", "312.00", at_line(doubtful, 2), at_line(doubtful, 3))
    asked = figure("9375.61", at_field(doubtful, FieldName.AMOUNT_DUE), firm=False)
    made = plan(case(doubtful, asked=asked), rests_on_it, named_in_words, sound, day_in_words, name_in_words)
    text = printed(made)
    for doubt in ("00-44B2I3-7", "07/09/2031", "9,375.61", "8,860.01", "Marla Nunes"):
        assert doubt not in text
    assert [row.title for row in made.issues] == ["Question duplicate"]
    needs = "\n".join(made.needs_from_you)
    for left_out in ("share", "words", "day", "name"):
        assert f"Question {left_out}" in needs
    assert "account number" in needs
    assert "Balance asked" in needs
    assert {p.text for p in made.letter if "Balance asked" in p.text or "Account number" in p.text} == set()


def test_a_line_in_doubt_keeps_its_finding_out() -> None:
    lines = [line(1, "312.00"), line(2, "312.00", state=State.CHECK)]
    bill = paper("bill", DocumentKind.ITEMIZED_BILL, BILL.reading.fields, lines)
    made = plan(
        case(bill),
        finding("duplicate", "312.00", at_line(bill, 1), at_line(bill, 2)),
        finding("x", None, at_line(bill, 1)),
    )
    assert [row.finding for row in made.issues] == ["x"]
    assert "charge in line 2" in made.needs_from_you[0]


def test_a_patient_called_like_a_blank_is_not_filled_in() -> None:
    bill = itemized(patient_name=fact("{total} {unheard_of}"), provider_name=fact("{asked}"))
    made = plan(
        case(bill, asked=figure("1375.60", at_field(bill, FieldName.AMOUNT_DUE))),
        finding("d", "312.00", at_line(bill, 2)),
    )
    assert "Patient: {total} {unheard_of}" in [p.text for p in made.letter]
    assert made.recipient[0] == "{asked}"


def test_the_account_of_the_money_says_what_is_missing() -> None:
    made = plan(whole(), DUPLICATE)
    rows = {row.label: row for row in made.reconciliation}
    assert rows["Allowed by the plan"].amount is None
    assert rows["Allowed by the plan"].absent == "not on the papers"
    assert rows["Balance asked"].source == "Exhibit A-2"
    assert rows["In question"].amount == Money.of("312.00"), "of the findings sent, not of all that were found"
    assert rows["Supported by the papers"].amount == Money.of("1063.60")


def test_more_in_question_than_asked_leaves_the_supported_sum_open() -> None:
    made = plan(whole(), finding("refund", "2311.60", Evidence(BILL.ref, None)))
    assert made.reconciliation[-1].amount is None
    assert not any("support" in p.text for p in made.letter)


def test_the_timeline_is_in_order_with_the_offices_own_numbers() -> None:
    made = plan(whole(), DUPLICATE)
    told = [(row.day, row.what) for row in made.timeline]
    assert told == sorted(told, key=lambda t: t[0])
    assert (date(2026, 3, 2), "Payment of $35.00 (card)") in told
    assert (date(2026, 5, 1), "The itemized bill asks for payment by this day") in told
    by_what = {row.what: row.reference for row in made.timeline}
    assert by_what["Claim processed by the plan"] == "Claim CL-9981; Exhibit B-1"
    assert "Account 00-448213-7" in by_what["Itemized bill issued"]


def test_a_statement_alone_asks_for_the_itemized_bill() -> None:
    bill = paper("s", DocumentKind.STATEMENT, BILL.reading.fields)
    made = plan(case(bill, missing=("receipt for the copay", "page 2 of the statement")))
    asked = " ".join(made.requests)
    assert "itemized bill" in asked
    assert "page 2 of the statement" in asked
    assert "receipt" not in asked, "the office does not have the patient's receipt"
    assert made.answer_by == date(2026, 12, 24)
    assert "December 24, 2026" in asked


@pytest.mark.parametrize(
    "of", [case(), case(BILL), case(paper("s", DocumentKind.STATEMENT))], ids=["no papers", "no question", "no amount"]
)
def test_nothing_to_send_is_said(of: Case) -> None:
    with pytest.raises(NothingToSend):
        plan(of)


def test_clean_papers_and_doubtful_questions_are_told_apart() -> None:
    with pytest.raises(NothingToSend) as clean:
        plan(case(BILL))
    assert "no question" in clean.value.title
    doubtful = itemized("unsure", amount_due=fact(Money.of("531.20"), State.CHECK))
    with pytest.raises(NothingToSend) as waits:
        plan(case(doubtful), finding("f1", "312.00", at_field(doubtful, FieldName.AMOUNT_DUE)))
    assert "inbox" in waits.value.remedy


def test_choices_leave_parts_out_and_no_reference_dangles() -> None:
    made = plan(whole(), DUPLICATE, OVER_SHARE, include=PacketChoices(exhibits=False, timeline=False))
    assert made.exhibits == ()
    assert made.timeline == ()
    assert "Exhibit" not in printed(made)
    without_eob = plan(whole(), OVER_SHARE, include=PacketChoices(without=frozenset({EOB.ref.document})))
    assert {p.document for x in without_eob.exhibits for p in x.pages} == {"bill", "receipt"}
    assert trace(without_eob) == []


def test_many_issues_are_summed_up_in_the_letter_and_listed_behind_it() -> None:
    many = [finding(f"n{i}", "312.00", at_line(BILL, 1)) for i in range(30)]
    made = plan(whole(), *many)
    assert len(made.issues) == 30
    assert sum(p.label.endswith(".") for p in made.letter) == 6
    assert any("numbers 7 to 30" in p.text for p in made.letter)


def test_marks_stay_on_their_page() -> None:
    made = plan_packet(whole(), [DUPLICATE], made=MADE, sizes=lambda _d, _p: (300.0, 240.0))
    for page in (p for x in made.exhibits for p in x.pages):
        for mark in page.marks:
            assert 0 <= mark.box.x0 < mark.box.x1 <= 300
            assert 0 <= mark.box.y0 < mark.box.y1 <= 240


def test_a_plan_that_nobody_touched_traces() -> None:
    assert trace(plan(whole(), DUPLICATE, OVER_SHARE)) == []


def test_trace_finds_a_planted_amount_in_the_letter() -> None:
    made = plan(whole(), DUPLICATE)
    wrong = replace(made.letter[-3], text="You owe me $312.01.")
    assert "$312.01" in trace(replace(made, letter=(*made.letter, wrong)))[0]


def test_trace_finds_planted_amounts_in_the_rows() -> None:
    made = plan(whole(), DUPLICATE)
    row = made.issues[0]
    assert trace(replace(made, issues=(replace(row, explanation="It was $77.00."),)))
    assert trace(replace(made, issues=(replace(row, charged=Money.of("625.00")),)))
    assert trace(replace(made, total_in_question=Money.of("313.00")))
    assert trace(replace(made, issues=(replace(row, contained_in=9),)))
    assert trace(replace(made, exhibits=()))


def test_the_letter_speaks_for_the_person_and_leaves_printed_names_alone() -> None:
    bill = itemized(provider_name=fact("For You Family Clinic"))
    told = finding(
        "paid",
        "312.00",
        at_line(bill, 1),
        title="You paid more than your share",
        explanation="You paid $312.00 to For You Family Clinic. The EOB says your share is $312.00. It asks you for more.",
        ask="Can you refund it?",
    )
    row = plan(case(bill), told).issues[0]
    assert row.title == "I paid more than my share"
    assert row.explanation == (
        "I paid $312.00 to For You Family Clinic. The EOB says my share is $312.00. It asks me for more."
    )
    assert row.request == "Can you refund it?", "a request speaks to the office already"


def test_a_source_comes_along_and_nothing_else_speaks_of_the_law() -> None:
    sourced = finding("fee", "312.00", at_line(BILL, 1), sources=("15 USC 1692f(1)",))
    plain = finding("sum", None, at_line(BILL, 1), sources=("Arithmetic or comparison of the papers; no law needed.",))
    made = plan(whole(), sourced, plain)
    assert [row.sources for row in made.issues] == [("15 USC 1692f(1)",), ()]
    assert not re.search(
        r"\b(law|statute|USC|CFR|rights?|violat\w+|legal)\b", printed(plan(whole(), plain)), re.IGNORECASE
    )


def test_the_sum_of_several_bills_is_not_put_on_one_of_them() -> None:
    other = itemized("second", amount_due=fact(Money.of("100.00")))
    asked = figure("1475.60", at_field(BILL, FieldName.AMOUNT_DUE), at_field(other, FieldName.AMOUNT_DUE))
    made = plan(case(BILL, other, asked=asked), DUPLICATE)
    opening = [p.text for p in made.letter if "I hold ask" in p.text or p.text.startswith("I am writing")]
    assert "the balance of $1,375.60 on the itemized bill" in opening[0]
    assert "$1,475.60 in all" in opening[1]
    assert trace(made) == []


def test_what_only_the_person_can_find_is_asked_of_the_person() -> None:
    made = plan(case(BILL, missing=("receipt for the payment of $35.00",)), DUPLICATE)
    assert any("receipt" in need for need in made.needs_from_you)
    assert "receipt" not in printed(made)


def test_lines_that_follow_each_other_are_told_by_their_ends() -> None:
    many = itemized()
    lines = [at_line(many, n) for n in (3, 1, 2)]
    made = plan(case(many), finding("all", "936.00", *lines, at_field(many, FieldName.AMOUNT_DUE)))
    captions = " ".join(p.caption for e in made.exhibits for p in e.pages)
    assert "issue 1 (lines 1 and 2)" in captions
    assert (
        _joined(["line 9", "line 1", "line 3", "line 2", "line 8", "amount due"]) == "lines 1 to 3, 8 and 9, amount due"
    )
    assert _joined(["line 4", "amount due"]) == "line 4, amount due"


def test_an_object_at_the_end_of_a_sentence_is_me() -> None:
    assert as_the_person("The plan could not find you") == "The plan could not find me"
    assert as_the_person("It tells you, and you paid.") == "It tells me, and I paid."
