"""What is private is found by form and label, proposed with safe defaults, and leaves no trace in a plan."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from medneg_desktop.core.ids import DocumentId
from medneg_desktop.domain.case import Case
from medneg_desktop.domain.packet import PacketChoices, PacketPlan, Proposal, RecipientKind, SecretKind, Spot
from medneg_desktop.domain.page import PageText, Word
from medneg_desktop.domain.place import Box
from medneg_desktop.packet import plan_packet
from medneg_desktop.packet.redaction import concealed, decided, leaks, leaks_in_text, masked, propose
from medneg_desktop.packet.secrets import is_card
from tests.packet.case_builders import MADE, at_line, case, collection, fact, finding, itemized, letter_size

BILL = DocumentId("bill")


def page(*rows: str, number: int = 1) -> PageText:
    """A page of rows; two blanks or more make a column at a fixed place: a blank is 6 points wide."""
    words = []
    for line, row in enumerate(rows):
        at = 0
        for part in row.split(" "):
            if part:
                words.append(Word(part, Box(40 + 6 * at, 40 + 16 * line, 40 + 6 * (at + len(part)), 50 + 16 * line)))
            at += len(part) + 1
    return PageText(number, 612, 792, tuple(words))


def proposed(*rows: str, of: Case | None = None, **choices: object) -> tuple[Proposal, ...]:
    made = PacketChoices(**choices)  # type: ignore[arg-type]  # the tests name fields of the choices
    return propose(of or case(itemized()), [(BILL, page(*rows))], made)


def hidden_texts(*rows: str, of: Case | None = None, **choices: object) -> dict[SecretKind, list[str]]:
    found: dict[SecretKind, list[str]] = {}
    for proposal in proposed(*rows, of=of, **choices):
        if proposal.advised:
            found.setdefault(proposal.kind, []).append(proposal.text)
    return found


@pytest.mark.parametrize(
    ("row", "kind"),
    [
        ("SSN: 219-09-9999", SecretKind.SSN),
        ("Social Security No. 219099999", SecretKind.SSN),
        ("Soc. Sec. # 219 09 9999", SecretKind.SSN),
        ("Número de Seguro Social: 219-09-9999", SecretKind.SSN),
        ("Ana Nunez 219-09-9999 Room 4", SecretKind.SSN),
        ("SSN 2l9-O9-99B9", SecretKind.SSN),
        ("DOB 03/12/1980 Sex F", SecretKind.BIRTH),
        ("Date of Birth (MM/DD/YYYY): 3-12-80", SecretKind.BIRTH),
        ("Fecha de nacimiento: 12 de marzo de 1980", SecretKind.BIRTH),
        ("D.O.B.: Mar 12, 1980", SecretKind.BIRTH),
        ("Birthdate: 1980-03-12", SecretKind.BIRTH),
        ("NUNEZ ANA  07291937 F  09", SecretKind.BIRTH),
        ("Paid with 4111 1111 1111 1111 thank you", SecretKind.CARD),
        ("Paid with 378282246310005", SecretKind.CARD),
        ("Card Number: 4111 1111 1111 1112", SecretKind.CARD),
        ("Routing number 021000021", SecretKind.BANK),
        ("Checking account: 000123456789", SecretKind.BANK),
        ("DE89 3704 0044 0532 0130 00", SecretKind.BANK),
    ],
)
def test_it_is_found_and_hidden_unless_the_person_says_no(row: str, kind: SecretKind) -> None:
    assert list(hidden_texts(row)) == [kind]


@pytest.mark.parametrize(
    "row",
    [
        "Date of service 03/12/2026  Statement date 04/01/2026",
        "Account number 00-448213-7  Claim CL-9981-22-4411",
        "Phone 555-010-4477  Fax (555) 010-4478  Tax ID 12-3456789",
        "NPI 1234567893  ZIP 02139-4307",
        "Total charges 1,204.50  Amount due 936.00",
        "Paid by card ending in 4242  xxxx-xxxx-xxxx-4242",
        "SSN: ***-**-6789",
        "4111 1111 1111 1112",
        "DOB:  Phone 555-010-4477",
    ],
)
def test_what_is_not_private_is_left_alone(row: str) -> None:
    assert hidden_texts(row) == {}


def test_a_value_under_its_label_is_found_as_forms_print_it() -> None:
    found = proposed(
        "PATIENT NAME        BIRTH DATE     SEX",
        "                    MM DD  YY",
        "NUNEZ ANA           03 12 1980     F",
    )
    assert [(p.kind, p.day) for p in found] == [(SecretKind.BIRTH, date(1980, 3, 12))]
    assert found[0].spots[0].box.x0 < 40 + 6 * 20 < found[0].spots[0].box.x1


def test_a_date_in_the_next_column_is_not_taken_for_the_one_below() -> None:
    found = proposed("DOB                           SERVICE DATE", "                              03/02/2026")
    assert found == ()


@pytest.mark.parametrize(
    "rows",
    [
        ("Card number: 4111 1111", "1111 1111"),
        ("Soc. Sec. No. 219-09-", "9999 Room 4"),
        ("Date of birth: March", "12, 1980 and more"),
    ],
)
def test_a_value_that_goes_on_in_the_next_row_is_covered_in_both(rows: tuple[str, str]) -> None:
    (found,) = (p for p in proposed(*rows) if p.advised)
    assert sorted({round(s.box.y0) for s in found.spots}) == [round(40 - 1.5), round(56 - 1.5)]
    assert leaks([found], page(*rows)) == (found,)
    assert leaks([found], page("Card number:", "and more")) == ()


def test_a_name_broken_at_the_end_of_a_row_is_covered_in_both() -> None:
    (found,) = proposed("Also seen: Mateo", "Lopez on that day", others=("Mateo Lopez",))
    assert len(found.spots) == 2
    assert leaks([found], page("Mateo", "Lopez")) == (found,)
    assert proposed("Mateo is here", "and Lopez not", others=("Mateo Lopez",)) == ()


def test_the_account_behind_a_routing_number_is_the_bank_account() -> None:
    rows = ("Routing 021000021", "Account no. 4455667788")
    assert len(hidden_texts(*rows)[SecretKind.BANK]) == 2
    assert SecretKind.BANK not in hidden_texts("Account no. 4455667788")


def test_a_card_needs_its_check_digit() -> None:
    assert is_card("4111 1111 1111 1111")
    assert not is_card("4111 1111 1111 1112")
    assert not is_card("0000000000000000")


def test_the_same_value_is_asked_about_once_and_covered_everywhere() -> None:
    (found,) = proposed("DOB: 03/12/1980", "Patient NUNEZ 3/12/1980 seen by", "born in March 12, 1980 there")
    assert len(found.spots) == 3


def test_member_ids_and_account_numbers_are_asked_about_and_stay_by_default() -> None:
    rows = ("Member ID: XYZ123456789", "Account 00-448213-7")
    found = {p.kind: p for p in proposed(*rows)}
    assert set(found) == {SecretKind.MEMBER, SecretKind.ACCOUNT}
    assert not any(p.advised for p in found.values())
    advised = {p.kind for p in proposed(*rows, recipient=RecipientKind.COLLECTOR) if p.advised}
    assert advised == {SecretKind.MEMBER, SecretKind.CARE}


def test_the_persons_own_file_keeps_everything_unless_asked() -> None:
    (found,) = proposed("SSN: 219-09-9999", recipient=RecipientKind.OWN)
    assert not found.advised
    assert decided([found], PacketChoices(hide=frozenset({found.key}))) == (found,)


def test_an_answer_beats_the_advice() -> None:
    (found,) = proposed("SSN: 219-09-9999")
    assert decided([found], PacketChoices()) == (found,)
    assert decided([found], PacketChoices(show=frozenset({found.key}))) == ()


def test_an_account_number_in_the_form_of_a_social_security_number_stays() -> None:
    bill = itemized(account_number=fact("219-09-9999"))
    assert [(p.kind, p.advised) for p in proposed("Account 219-09-9999", of=case(bill))] == [
        (SecretKind.ACCOUNT, False)
    ]
    labeled = proposed("SSN 219-09-9999", of=case(bill))
    assert [(p.kind, p.advised) for p in labeled] == [(SecretKind.SSN, True)]


def test_other_patients_are_hidden_and_the_people_of_the_case_are_not() -> None:
    rows = ("Patient: LOPEZ, CARLOS J  11/02/2025", "Carlos Lopez paid", "María Núñez")
    found = proposed(*rows, others=("Carlos Lopez", "María Núñez", "María T Núñez"))
    assert [(p.kind, len(p.spots), p.masked) for p in found] == [(SecretKind.PERSON, 2, "C. L.")]


def test_chosen_words_and_areas_are_hidden() -> None:
    area = Spot(BILL, 1, Box(10, 10, 60, 30))
    found = proposed("Psychiatric  Evaluation of the patient", words=("psychiatric evaluation",), areas=(area,))
    assert [(p.kind, p.advised) for p in found] == [(SecretKind.WORDS, True), (SecretKind.AREA, True)]
    assert found[1].spots == (area,)


def test_a_newborns_day_is_covered_as_birth_and_kept_as_day_of_service() -> None:
    bill = itemized(service_from=fact(date(2026, 3, 2)))
    (found,) = proposed("DOB: 03/02/2026", "Service 03/02/2026", of=case(bill))
    assert (found.text, found.day, len(found.spots)) == ("", None, 1)


@pytest.mark.parametrize("secret", ["219-09-9999", "4111 1111 1111 1111", "XYZ123456789"])
def test_neither_mask_nor_key_nor_its_printed_form_tells_the_value(secret: str) -> None:
    found = proposed(f"SSN {secret}", f"Card number {secret}", f"Member ID {secret}")
    assert found
    for one in found:
        assert secret not in repr(one)
        assert secret not in one.masked
        assert sum(c.isdigit() for c in one.masked) <= 4


def plan_naming(secret: str) -> tuple[PacketPlan, Case]:
    bill = itemized(patient_name=fact(f"María Núñez {secret}"))
    told = finding("f", "312.00", at_line(bill, 1), title=f"About {secret}", explanation=f"It names {secret} twice.")
    of = case(bill)
    return plan_packet(of, [told], made=MADE, sizes=letter_size, sender=("Ana", secret)), of


def test_no_text_of_the_plan_holds_what_is_hidden() -> None:
    made, of = plan_naming("219-09-9999")
    assert "219-09-9999" in repr(made)
    hidden = decided(propose(of, [(BILL, page("SSN 219 09 9999"))], PacketChoices()), PacketChoices())
    clean = concealed(made, hidden)
    assert "219-09-9999" not in repr(replace(clean, figures=()))
    assert "[hidden]" in clean.issues[0].title
    assert clean.case == made.case
    assert clean.page_size == "letter"


def test_places_are_covered_on_their_page_and_the_caption_says_so() -> None:
    made, of = plan_naming("x")
    hidden = propose(of, [(BILL, page("SSN 219-09-9999", number=1))], PacketChoices())
    first, *others = concealed(made, hidden).exhibits[0].pages
    assert first.covered == (hidden[0].spots[0].box,)
    assert first.caption.endswith("Private details are covered.")
    assert all(p.covered == () for p in others)


def test_a_plan_without_secrets_stays_the_very_same() -> None:
    made, _ = plan_naming("x")
    assert concealed(made, ()) is made


def test_a_leak_is_seen_however_it_is_written() -> None:
    hidden = proposed("SSN 219-09-9999", "DOB 03/12/1980")
    assert {p.kind for p in leaks(hidden, page("it was 219 09 9999, born 3/12/1980"))} == {
        SecretKind.SSN,
        SecretKind.BIRTH,
    }
    assert leaks(hidden, page("219-09-9998 and 03/12/1981, 1219-09-99990")) == ()
    assert leaks_in_text(hidden, "/Title (Ana 219099999)")


def test_masks_show_the_last_four_at_most() -> None:
    assert masked(SecretKind.SSN, "219-09-9999") == "•••-••-9999"
    assert masked(SecretKind.BIRTH, "03/12/1980", date(1980, 3, 12)) == "••/••/1980"
    assert masked(SecretKind.MEMBER, "AB12") == "••12"


def test_a_collector_does_not_see_what_was_done_on_the_papers_of_others() -> None:
    bill, owed = itemized(), collection()
    shown = page("08/14/2026 84484 TROPONIN 312.00")
    pages = [(bill.ref.document, shown), (owed.ref.document, shown)]
    (found,) = (
        p for p in propose(case(bill, owed), pages, PacketChoices(recipient=RecipientKind.COLLECTOR)) if p.advised
    )
    assert found.kind is SecretKind.CARE
    places = {
        f.place for n in (1, 2) for f in bill.reading.lines[n - 1].cells.values() if f.place and f.place.page == 1
    }
    assert {(s.document, s.page) for s in found.spots} == {(bill.ref.document, 1)}
    assert len(found.spots) <= len(places)
    for kind in (RecipientKind.PROVIDER, RecipientKind.INSURER, RecipientKind.OWN):
        others = propose(case(bill, owed), pages, PacketChoices(recipient=kind))
        assert SecretKind.CARE not in {p.kind for p in others}
