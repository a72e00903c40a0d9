"""What the person said stays with its papers when a file is shared out anew or a case is split: nobody is asked twice."""

from __future__ import annotations

import pytest

from medneg_desktop.core.ids import CaseId, DocumentId
from medneg_desktop.core.money import Money
from medneg_desktop.domain.answer import Reply
from medneg_desktop.domain.finding import Decision
from medneg_desktop.domain.talks import Payment
from medneg_desktop.services.answers import answer_asked, asked_in
from medneg_desktop.services.division import divide
from medneg_desktop.services.office import Office
from medneg_desktop.services.overview import bills, case_view
from medneg_desktop.services.ports import CaseView
from medneg_desktop.services.read_shares import Share
from medneg_desktop.services.reconcile import refresh
from medneg_desktop.services.review import decide
from medneg_desktop.services.rights import answer, rights_view
from medneg_desktop.services.sort_out import merge_cases, split_case
from medneg_desktop.services.talks import note, talks_view
from tests.reading.layout import page
from tests.services.test_division import put
from tests.services.test_sort_out import add, case_with

COVER = """
    # Lakeside Medical Clinic
    Thank you for choosing us. This letter comes with your bill.
    """
TWICE = """
    # Lakeside Medical Clinic
    Patient Statement
    Patient: Ana Ruiz      Account Number: 44120
    Statement Date: 04/01/2026
    Date          Code     Description                 Charges
    03/02/2026    71046    CHEST XRAY                  $100.00
    03/02/2026    71046    CHEST XRAY                  $100.00
    Amount Due                                         $200.00
    """
OTHER = TWICE.replace("44120", "55990").replace("03/02/2026", "03/09/2026").replace("$100.00", "$70.00")


def views(office: Office) -> list[CaseView]:
    return [v for row in bills(office) if (v := case_view(office, row.id)) is not None]


def case_on(office: Office, document: DocumentId, number: int) -> CaseView:
    """The case of the paper that holds a page of the file."""
    (found,) = [
        v for v in views(office) for p in v.case.papers if p.ref.document == document and number in p.reading.pages
    ]
    return found


def twice_asked(office: Office, document: DocumentId, number: int) -> dict[str, Reply | None]:
    asked = asked_in(office, case_on(office, document, number))
    return {a.text: a.reply for a in asked if a.rule == "duplicate-charge"}


def pile(office: Office, *texts: str) -> DocumentId:
    document = put(office, *(page(text, number=n) for n, text in enumerate(texts, 1)))
    refresh(office, [document])
    return document


def test_an_answer_goes_with_its_line_when_the_borders_move_and_comes_back(office: Office) -> None:
    document = pile(office, TWICE, OTHER)
    divide(office, document, [Share((1,)), Share((2,))])
    (asked,) = [a for a in asked_in(office, case_on(office, document, 2)) if a.rule == "duplicate-charge"]
    assert asked.spot.paper[1] == 2
    answer_asked(office, asked, Reply.YES)
    deed = divide(office, document, [Share((2,)), Share((1,))])
    assert deed is not None
    assert set(twice_asked(office, document, 2).values()) == {Reply.YES}
    assert set(twice_asked(office, document, 1).values()) == {None}, "the other bill is another matter"
    deed.take_back(office)
    assert set(twice_asked(office, document, 2).values()) == {Reply.YES}
    assert set(twice_asked(office, document, 1).values()) == {None}
    deed.do_again(office)
    assert set(twice_asked(office, document, 2).values()) == {Reply.YES}


def test_an_answer_given_after_the_borders_moved_is_kept_when_they_move_back(office: Office) -> None:
    document = pile(office, TWICE, OTHER)
    divide(office, document, [Share((1,)), Share((2,))])
    deed = divide(office, document, [Share((2,)), Share((1,))])
    (asked,) = [a for a in asked_in(office, case_on(office, document, 1)) if a.rule == "duplicate-charge"]
    answer_asked(office, asked, Reply.NO)
    assert deed is not None
    deed.take_back(office)
    assert set(twice_asked(office, document, 1).values()) == {Reply.NO}
    assert set(twice_asked(office, document, 2).values()) == {None}


@pytest.mark.parametrize("decision", [Decision.KEPT, Decision.SET_ASIDE])
def test_a_decision_goes_with_its_bill_when_the_file_is_taken_apart(office: Office, decision: Decision) -> None:
    document = pile(office, COVER, TWICE)
    divide(office, document, [Share((1, 2))])
    whole = case_on(office, document, 2)
    kept = {f.rule for f in whole.report.findings}
    assert "duplicate-charge" in kept
    for finding in whole.report.findings:
        decide(office, whole.case.id, finding.fingerprint, decision, "seen")
    divide(office, document, [Share((1,)), Share((2,))])
    apart = case_on(office, document, 2)
    assert {p.ref.part for p in apart.case.papers} == {2}
    same = [f for f in apart.report.findings if f.rule in kept]
    assert "duplicate-charge" in {f.rule for f in same}
    assert {apart.decisions.get(f.fingerprint, (Decision.OPEN, ""))[0] for f in same} == {decision}


BILL = """
    itemized_bill
    patient_name: Ana Ruiz
    provider_name: {provider}
    account_number: {account}
    statement_date: 2026-04-01
    amount_due: 812.00
    service_date | code  | description     | units | charge
    {day}        | 99284 | EMERGENCY VISIT | 1     | 812.00
"""
HOSPITAL = BILL.format(provider="Mercy Valley Hospital", account="MV-448213", day="2026-03-02")


def told(office: Office, case: CaseId) -> dict[str, str]:
    """The triage's questions of a case that are answered, by name."""
    view = rights_view(office, case)
    assert view is not None
    return {a.question.name: a.answer for a in (*view.report.asked, *view.report.days_asked) if a.answer}


SAID = {"coverage": "self_pay", "hospital": "yes", "nonprofit": "yes", "collector": "no"}


def split(office: Office, other: str) -> tuple[CaseId, CaseId]:
    """A hospital's bill and another one that stood in one case, with answers, and were then taken apart."""
    add(office, HOSPITAL, "hospital")
    add(office, other, "other")
    if len(bills(office)) == 2:
        merge_cases(office, case_with(office, "hospital").id, case_with(office, "other").id)
    case = case_with(office, "hospital")
    for question, option in SAID.items():
        answer(office, case.id, question, option)
    (leaving,) = [p.ref.key for p in case.papers if p.ref.name == "other"]
    assert split_case(office, case.id, [leaving]) is not None
    return case_with(office, "hospital").id, case_with(office, "other").id


@pytest.mark.parametrize(
    ("provider", "account", "day", "holds"),
    [
        ("Mercy Valley Hospital", "MV-448213", "2026-03-02", {"coverage", "hospital", "nonprofit", "collector"}),
        ("Mercy Valley Hospital", "MV-900900", "2026-05-20", {"hospital", "nonprofit"}),
        ("Dr. Amy Chen", "C-77", "2026-03-02", {"coverage"}),
        ("Dr. Amy Chen", "C-77", "2026-05-20", set()),
    ],
)
def test_the_split_off_bill_is_asked_only_what_may_differ(
    office: Office, provider: str, account: str, day: str, holds: set[str]
) -> None:
    here, there = split(office, BILL.format(provider=provider, account=account, day=day))
    assert {q: o for q, o in told(office, here).items() if q in SAID} == SAID
    assert set(told(office, there)) == holds


def test_its_own_word_counts_before_the_one_from_beside_it_and_can_be_taken_back(office: Office) -> None:
    here, there = split(office, BILL.format(provider="Dr. Amy Chen", account="C-77", day="2026-03-02"))
    assert told(office, there) == {"coverage": "self_pay"}
    deed = answer(office, there, "coverage", "medicare")
    assert told(office, there)["coverage"] == "medicare"
    assert told(office, here)["coverage"] == "self_pay"
    assert deed is not None
    deed.take_back(office)
    assert told(office, there)["coverage"] == "self_pay"
    answer(office, there, "coverage", None)
    assert "coverage" not in told(office, there), "it can be left open though it is answered beside it"


def test_what_is_told_of_the_second_bill_of_a_file_stays_with_that_bill(office: Office) -> None:
    document = pile(office, TWICE, OTHER)
    divide(office, document, [Share((1,)), Share((2,))])
    one, two = (case_on(office, document, n).case.id for n in (1, 2))
    assert one != two
    note(office, two, Payment(office.clock.today(), Money.of("20.00")))
    answer(office, two, "collector", "yes")
    assert (told(office, one).get("collector"), told(office, two).get("collector")) == (None, "yes")
    for case, count in ((one, 0), (two, 1)):
        view = talks_view(office, case)
        assert view is not None
        assert len(list(view.course.of(Payment))) == count
