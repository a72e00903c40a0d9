"""Each recipient gets what concerns them and no more; the person's own file holds everything."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from medneg_desktop.core.money import Money
from medneg_desktop.core.trouble import NothingToSend
from medneg_desktop.domain.case import Deadline
from medneg_desktop.domain.finding import Finding, in_question
from medneg_desktop.domain.packet import PacketChoices, PacketPlan, RecipientKind
from medneg_desktop.domain.reading import FieldName, State
from medneg_desktop.domain.talks import Channel, Contact, Way
from medneg_desktop.packet import plan_packet, recipients, trace, whoever_asks
from tests.packet.case_builders import (
    MADE,
    at_field,
    at_line,
    case,
    collection,
    denial,
    eob,
    fact,
    figure,
    finding,
    itemized,
    letter_size,
    receipt,
)

BILL, EOB, RECEIPT, DENIAL, DEBT = itemized(), eob(), receipt(), denial(), collection()
ASKED = figure("1375.60", at_field(BILL, FieldName.AMOUNT_DUE))
WHOLE = case(RECEIPT, EOB, BILL, DENIAL, DEBT, asked=ASKED, missing=("page 2 of the statement",))
DUPLICATE = finding("duplicate-charge", "312.00", at_line(BILL, 2), at_line(BILL, 3))
EOB_SUM = finding("eob-math", None, at_field(EOB, FieldName.PATIENT_RESPONSIBILITY))
APPEAL = finding("appeal-open", None, at_field(DENIAL, FieldName.NOTICE_DATE))
FEE = finding("interest-or-fee", "61.20", at_field(DEBT, FieldName.INTEREST_FEES))
WINDOW = finding("debt-dispute-window", None, at_field(DEBT, FieldName.NOTICE_DATE))
TWICE = finding(
    "two-claim-one-debt",
    "1375.60",
    at_field(DEBT, FieldName.AMOUNT_DUE),
    at_field(BILL, FieldName.AMOUNT_DUE),
    overlaps=["interest-or-fee"],
)
ALL = (DUPLICATE, EOB_SUM, APPEAL, FEE, WINDOW, TWICE)


def plan(kind: RecipientKind | None, *findings: Finding, **choices: object) -> PacketPlan:
    made = PacketChoices(recipient=kind, **choices)  # type: ignore[arg-type]  # the tests name fields of the choices
    return plan_packet(
        WHOLE, findings or ALL, made=MADE, sizes=letter_size, sender=("Ana Núñez", "12 Elm St"), include=made
    )


def said(made: PacketPlan) -> str:
    return "\n".join([*made.recipient, made.title, *(p.text for p in made.letter), *made.requests])


def documents(made: PacketPlan) -> set[str]:
    return {page.document for exhibit in made.exhibits for page in exhibit.pages}


@pytest.mark.parametrize(
    ("kind", "findings"),
    [
        (RecipientKind.PROVIDER, {"duplicate-charge", "two-claim-one-debt"}),
        (RecipientKind.INSURER, {"eob-math", "appeal-open"}),
        (RecipientKind.COLLECTOR, {"interest-or-fee", "debt-dispute-window", "two-claim-one-debt"}),
        (RecipientKind.ASSISTANCE, set()),
        (RecipientKind.REGULATOR, {f.rule for f in ALL}),
        (RecipientKind.OWN, {f.rule for f in ALL}),
    ],
)
def test_each_gets_the_findings_they_can_answer(kind: RecipientKind, findings: set[str]) -> None:
    assert {row.finding for row in plan(kind).issues} == findings


@pytest.mark.parametrize(
    ("kind", "enclosed"),
    [
        (RecipientKind.INSURER, {"eob", "denial"}),
        (RecipientKind.COLLECTOR, {"collection", "bill"}),
        (RecipientKind.ASSISTANCE, {"bill"}),
        (RecipientKind.OWN, {"receipt", "eob", "bill", "denial", "collection"}),
    ],
)
def test_each_sees_the_papers_of_their_own_matter(kind: RecipientKind, enclosed: set[str]) -> None:
    assert documents(plan(kind)) == enclosed


def test_a_collector_without_a_finding_on_other_papers_sees_only_their_own_letter() -> None:
    assert documents(plan(RecipientKind.COLLECTOR, FEE)) == {"collection"}


@pytest.mark.parametrize("kind", [None, *RecipientKind])
def test_every_plan_traces(kind: RecipientKind | None) -> None:
    assert trace(plan(kind)) == []


def test_the_insurer_is_asked_to_decide_the_claim_again() -> None:
    text = said(plan(RecipientKind.INSURER))
    for expected in ("Prairie Health", "Claims and Appeals", "Member ID: XJ-4471902", "claim CL-9981", "my appeal"):
        assert expected in text
    assert "billing department" not in text
    assert "appeal" not in said(plan(RecipientKind.INSURER, EOB_SUM)).replace("Appeals", "").replace("appeals", "")


def test_the_collector_is_asked_for_proof_and_told_nothing_of_the_plan() -> None:
    made = plan(RecipientKind.COLLECTOR, FEE, WINDOW)
    text = said(made)
    for expected in ("Granite Recovery", "I dispute this debt", "proof of the debt", "GR-77120-4", "$1,375.60"):
        assert expected in text
    for private in ("XJ-4471902", "Prairie", "TROPONIN", "Billing Department"):
        assert private not in text
    assert made.reconciliation == ()


def test_the_assistance_office_is_asked_for_a_form_and_gets_no_argument() -> None:
    made = plan(RecipientKind.ASSISTANCE)
    assert made.recipient == ("Lakeside Hospital", "Financial Assistance Office")
    assert "application form" in said(made)
    assert (made.issues, made.timeline, made.reconciliation) == ((), (), ())
    assert "312.00" not in said(made)


def test_the_own_file_holds_every_page_and_what_is_still_open() -> None:
    held = case(RECEIPT, BILL, asked=ASKED, missing=("the explanation of benefits",))
    held = type(held)(
        **{**{f: getattr(held, f) for f in held.__slots__}, "deadlines": (Deadline(MADE, "Appeal", "r", "29 CFR"),)}
    )
    made = plan_packet(
        held, [DUPLICATE], made=MADE, sizes=letter_size, include=PacketChoices(recipient=RecipientKind.OWN)
    )
    assert [p.page for x in made.exhibits for p in x.pages if p.document == "bill"] == [1, 2, 3]
    assert made.recipient == ()
    assert made.requests == ()
    assert not any(p.text.startswith(("To the", "Sincerely")) for p in made.letter)
    assert [table.title for table in made.tables] == ["Days to keep", "Still open"]
    assert made.tables[0].rows == (("Nov 24, 2026", "Appeal", "29 CFR"),)
    assert ("Missing: the explanation of benefits.",) in made.tables[1].rows


def test_without_a_recipient_whoever_asks_for_the_money_is_written_to() -> None:
    assert said(plan(None)) == said(plan(RecipientKind.PROVIDER))
    debt = case(BILL, DEBT, asked=figure("1375.60", at_field(DEBT, FieldName.AMOUNT_DUE)))
    assert whoever_asks(debt, [FEE, DUPLICATE]) is RecipientKind.COLLECTOR
    assert whoever_asks(case(EOB, BILL), [EOB_SUM]) is RecipientKind.INSURER, "the provider has nothing to answer"
    assert whoever_asks(case(DEBT), []) is RecipientKind.COLLECTOR, "proof can always be asked for"
    assert whoever_asks(case(DENIAL), []) is RecipientKind.INSURER
    assert whoever_asks(case(), []) is None
    letter = plan_packet(debt, [FEE], made=MADE, sizes=letter_size, sender=("Ana Núñez",))
    assert letter.recipient == ("Granite Recovery",)
    assert "pay what is owed" not in said(letter)
    assert "no promise to pay" in said(letter)


def test_recipients_are_named_where_a_packet_makes_sense() -> None:
    found = recipients(WHOLE, ALL)
    assert [r.kind for r in found] == list(RecipientKind)
    assert [r.name for r in found] == [
        "Lakeside Hospital",
        "Prairie Health",
        "Granite Recovery",
        "Lakeside Hospital",
        None,
        "María Núñez",
    ]
    few = recipients(case(BILL, EOB), [DUPLICATE])
    assert [r.kind for r in few] == [
        RecipientKind.PROVIDER,
        RecipientKind.ASSISTANCE,
        RecipientKind.REGULATOR,
        RecipientKind.OWN,
    ]
    assert few[0].findings == ("duplicate-charge",)
    assert recipients(case(), []) == ()


def test_a_letter_to_somebody_who_asks_for_nothing_is_not_made() -> None:
    with pytest.raises(NothingToSend):
        plan_packet(
            case(BILL, EOB),
            [DUPLICATE],
            made=MADE,
            sizes=letter_size,
            include=PacketChoices(recipient=RecipientKind.INSURER),
        )


def test_a_name_in_doubt_is_not_written_on_the_letter() -> None:
    unsure = collection("other")
    unsure = type(unsure)(
        unsure.ref, unsure.reading.with_field(FieldName.COLLECTOR_NAME, fact("Gramite Rccovery", State.CHECK))
    )
    (found,) = [r for r in recipients(case(unsure), []) if r.kind is RecipientKind.COLLECTOR]
    assert found.name is None


def test_money_is_not_counted_twice_between_two_packets() -> None:
    assert plan(RecipientKind.PROVIDER).total_in_question == Money.of("1687.60"), "the copy is on the other demand"
    assert plan(RecipientKind.COLLECTOR).total_in_question == Money.of("1375.60"), "the fee is a part of it"


def test_a_complaint_goes_to_the_office_that_the_person_names() -> None:
    made = plan(RecipientKind.REGULATOR, office="Consumer Financial Protection Bureau")
    assert made.recipient == ("Consumer Financial Protection Bureau",)
    assert "To the Consumer Financial Protection Bureau:" in said(made)
    assert made.title.startswith("Complaint about a medical bill")
    assert trace(made) == []


def test_without_an_office_the_person_is_asked_and_none_is_made_up() -> None:
    made = plan(RecipientKind.REGULATOR)
    assert made.recipient == ()
    assert "The name of the office that the complaint goes to." in made.needs_from_you


def test_pages_that_nothing_cites_are_enclosed_where_the_person_adds_them() -> None:
    assert "receipt" not in documents(plan(RecipientKind.COLLECTOR))
    made = plan(RecipientKind.COLLECTOR, more=((RECEIPT.ref.document, 1),))
    assert "receipt" in documents(made)
    assert trace(made) == []


def test_exhibits_are_lettered_in_the_order_that_the_person_chose_and_the_text_follows() -> None:
    before = plan(RecipientKind.PROVIDER)
    last = before.exhibits[-1].pages[0].document
    made = plan(RecipientKind.PROVIDER, exhibit_order=(last,))
    assert made.exhibits[0].pages[0].document == last
    assert [x.letter for x in made.exhibits] == [x.letter for x in before.exhibits]
    refs = {str(p.ref): p.document for x in made.exhibits for p in x.pages}
    assert {refs[str(r)] for r in made.issues[0].exhibits} == {
        p.document for x in before.exhibits for p in x.pages if p.ref in before.issues[0].exhibits
    }
    assert trace(made) == []


def test_a_provider_whose_bill_is_not_among_the_papers_is_still_the_one_written_to() -> None:
    other = collection("other")
    twice = finding(
        "two-claim-one-debt", None, at_field(DEBT, FieldName.AMOUNT_DUE), at_field(other, FieldName.AMOUNT_DUE)
    )
    made = plan_packet(
        case(DEBT, other),
        [twice],
        made=MADE,
        sizes=letter_size,
        sender=("Ana Núñez",),
        include=PacketChoices(recipient=RecipientKind.PROVIDER),
    )
    assert made.recipient == ("Lakeside Hospital", "Billing Department")
    assert "on the letter of Granite Recovery dated November 2, 2026" in said(made)
    assert trace(made) == []


def test_within_one_collectors_demand_nothing_is_counted_twice() -> None:
    """Two collectors ask for one sum with one fee in each: to either of them the fee lies in what they ask."""
    other = collection("other")
    whole = finding("two-claim-one-debt", "1375.60", at_field(DEBT, FieldName.AMOUNT_DUE))
    fee = finding("interest-or-fee", "61.20", *(at_field(p, FieldName.INTEREST_FEES) for p in (DEBT, other)))

    def made(kind: RecipientKind) -> PacketPlan:
        include = PacketChoices(recipient=kind)
        papers = case(other, DEBT, asked=figure("2751.20", *(at_field(p, FieldName.AMOUNT_DUE) for p in (DEBT, other))))
        return plan_packet(papers, [whole, fee], made=MADE, sizes=letter_size, include=include)

    assert made(RecipientKind.COLLECTOR).total_in_question == Money.of("1375.60")
    assert not any("as well" in need for need in made(RecipientKind.COLLECTOR).needs_from_you), (
        "the same collector wrote"
    )
    assert made(RecipientKind.OWN).total_in_question == Money.of("1436.80") == in_question([whole, fee])


def test_a_complaint_says_whom_each_request_is_for_and_asks_in_plain_words() -> None:
    made = plan(RecipientKind.REGULATOR)
    told = [row.request_to for row in made.issues if row.finding == "two-claim-one-debt"]
    assert told == ["the collector and the provider"]
    assert "About: Lakeside Hospital; Prairie Health; Granite Recovery" in said(made)
    assert "does not agree" not in said(made), "a complaint accuses nobody of what is only asked"
    assert {row.request_to for row in plan(RecipientKind.PROVIDER).issues} == {""}


def test_a_letter_does_not_advise_its_reader() -> None:
    told = replace(WINDOW, title="You can still dispute this debt")
    assert [row.title for row in plan(RecipientKind.COLLECTOR, told).issues] == ["This dispute is in time"]
    assert [row.title for row in plan(RecipientKind.OWN, told).issues] == ["I can still dispute this debt"]


def test_a_denial_is_answered_with_an_appeal() -> None:
    made = plan(RecipientKind.INSURER, APPEAL)
    assert made.title == "Appeal of a denied claim, claim CL-9981"
    assert "Appeal of a denied claim" in made.letter[0].text
    assert "treat this letter as my appeal of the denial;" in made.requests


def test_nothing_that_goes_to_a_collector_names_a_sum_as_owed() -> None:
    share = finding(
        "above-eob-share",
        "860.00",
        at_field(DEBT, FieldName.AMOUNT_DUE),
        at_field(EOB, FieldName.PATIENT_RESPONSIBILITY),
    )
    papers = case(EOB, DEBT, asked=figure("1375.60", at_field(DEBT, FieldName.AMOUNT_DUE)))
    assert whoever_asks(papers, [share, FEE]) is RecipientKind.COLLECTOR
    made = plan_packet(papers, [share, FEE], made=MADE, sizes=letter_size, sender=("Ana Núñez",))
    assert {(row.charged, row.should_be) for row in made.issues} == {(None, None)}
    requests = {str(row.finding): row.request for row in made.issues}
    assert requests["above-eob-share"] == "Please show in writing how this amount was worked out."
    assert requests["interest-or-fee"] == FEE.ask
    for word in ("pay what", "support", "I owe", "lower the balance"):
        assert word not in said(made)
    assert trace(made) == []


def test_the_person_hears_of_a_collector_whom_the_letter_does_not_reach() -> None:
    first = collection("first")
    first = type(first)(first.ref, first.reading.with_field(FieldName.COLLECTOR_NAME, fact("Alliance Bureau")))
    made = plan_packet(case(first, DEBT), [FEE], made=MADE, sizes=letter_size, sender=("Ana Núñez",))
    assert made.recipient == ("Granite Recovery",)
    assert made.needs_from_you == (
        "Alliance Bureau asks for this debt as well; this packet does not go there. Write to it too.",
    )
    assert "Write to it too" not in said(made)


CALLS = (
    Contact(
        date(2026, 5, 4), Channel.CALL, Way.OUT, RecipientKind.PROVIDER, who="Dana", reference="R-99120", said="secret"
    ),
    Contact(
        date(2026, 6, 9), Channel.LETTER, Way.OUT, RecipientKind.COLLECTOR, mail_number="7019 2280", next_step="wait"
    ),
    Contact(MADE, Channel.LETTER, Way.OUT, RecipientKind.PROVIDER, letter="dispute"),
)


@pytest.mark.parametrize(
    ("kind", "met"),
    [
        (RecipientKind.PROVIDER, ["Call to the provider, Dana"]),
        (RecipientKind.COLLECTOR, ["Letter to the collector"]),
        (RecipientKind.INSURER, []),
        (RecipientKind.REGULATOR, ["Call to the provider, Dana", "Letter to the collector"]),
        (RecipientKind.OWN, ["Call to the provider, Dana", "Letter to the collector"]),
    ],
)
def test_the_timeline_tells_of_calls_with_the_reader_and_nothing_that_was_said(
    kind: RecipientKind, met: list[str]
) -> None:
    include = PacketChoices(recipient=kind)
    made = plan_packet(WHOLE, ALL, made=MADE, sizes=letter_size, sender=("Ana",), include=include, contacts=CALLS)
    noted = [row for row in made.timeline if row.noted]
    assert [row.what for row in noted] == met, (
        "before the day of the packet: a remade one is the same after it was sent"
    )
    assert [row.reference for row in noted if "Dana" in row.what] == ["Reference R-99120"] * ("Dana" in str(met))
    assert "secret" not in str(made)
    assert "wait" not in str(noted)
    assert trace(made) == []
