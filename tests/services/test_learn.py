"""What a correction teaches is read right on the next paper of the same provider, and on nobody else's."""

from __future__ import annotations

from datetime import UTC, datetime

from medneg_desktop.core.ids import DocumentId, Sha256, new_id
from medneg_desktop.core.money import Money
from medneg_desktop.domain.document import Document, ReadingStatus
from medneg_desktop.domain.learned import LearnedRule, Subject
from medneg_desktop.domain.page import PageText
from medneg_desktop.domain.place import Place
from medneg_desktop.domain.reading import Cell, DocumentKind, FieldName, Reading, State
from medneg_desktop.reading import read_pages, with_learned
from medneg_desktop.services.learn import forget, learning, rules
from medneg_desktop.services.office import Office
from medneg_desktop.services.read_shares import understand
from medneg_desktop.services.review import correct_cell, correct_field, set_kind
from tests.reading.layout import page

F = FieldName
BILL = """
    # {sender}
    Patient Statement
    Patient: Ana Ruiz             Statement Date: 04/01/2026
    Guarantor No.: {guarantor}    Visit Number: {visit}
    Date          Code     Description              Charges     Sum
    03/02/2026    99213    OFFICE VISIT             $100.00     {one}
    03/05/2026    85025    BLOOD COUNT              $50.00      {two}
    Total Charges                                   $150.00
    Open amount                                     {due}
    """


def bill(
    sender: str = "Lakeside Medical Clinic",
    guarantor: str = "G-77120",
    visit: str = "V-1001",
    one: str = "$20.00",
    two: str = "$10.00",
    due: str = "$150.00",
) -> PageText:
    return page(BILL.format(sender=sender, guarantor=guarantor, visit=visit, one=one, two=two, due=due))


def put(office: Office, text: PageText) -> DocumentId:
    document = DocumentId(new_id())
    made = Document(
        document, Sha256(new_id() * 2), "april.pdf", "application/pdf", 9, 1, datetime(2026, 11, 24, tzinfo=UTC)
    )
    with office.unit() as unit:
        unit.add_document(made)
        unit.save_pages(document, [text])
        unit.save_readings(document, understand([text]), ())
        unit.set_status(document, ReadingStatus.READ)
        unit.commit()
    return document


def read(text: PageText, known: tuple[LearnedRule, ...] = ()) -> Reading:
    (found,) = read_pages([text])
    return with_learned(found, [text], known)


def place_of(text: PageText, printed: str) -> Place:
    return Place(text.number, next(w.box for w in reversed(text.words) if w.text == printed))


def test_the_label_of_an_account_number_is_learned_for_this_provider_alone(office: Office) -> None:
    document = put(office, bill())
    assert read(bill()).fields[F.ACCOUNT_NUMBER].value == "V-1001"
    deed = learning(
        office, correct_field(office, document, 1, F.ACCOUNT_NUMBER, "G-77120"), document, 1, F.ACCOUNT_NUMBER
    )
    (rule,) = rules(office)
    assert (rule.provider, rule.subject, rule.words, rule.meaning) == (
        "Lakeside Medical Clinic",
        Subject.FIELD,
        "Guarantor No",
        "account_number",
    )
    following = read(bill(guarantor="G-99001", visit="V-2002"), rules(office)).fields[F.ACCOUNT_NUMBER]
    assert (following.value, following.state) == ("G-99001", State.READ)
    assert "you showed MedNeg" in following.note
    other = bill(sender="Harbor View Hospital", guarantor="G-99001", visit="V-2002")
    assert read(other, rules(office)) == read(other), "the same words on another provider's paper"
    assert deed is not None
    deed.take_back(office)
    assert rules(office) == ()
    deed.do_again(office)
    assert rules(office) == (rule,)


def test_a_learned_label_is_not_found_where_it_is_not_printed(office: Office) -> None:
    document = put(office, bill())
    learning(office, correct_field(office, document, 1, F.ACCOUNT_NUMBER, "G-77120"), document, 1, F.ACCOUNT_NUMBER)
    without = page(
        BILL.replace("Guarantor No.: {guarantor}    ", "").format(
            sender="Lakeside Medical Clinic", visit="V-2002", one="$20.00", two="$10.00", due="$150.00"
        )
    )
    assert read(without, rules(office)).fields[F.ACCOUNT_NUMBER].value == "V-2002"


def test_an_amount_is_learned_only_where_the_person_pointed(office: Office) -> None:
    text = bill(due="$120.00")
    document = put(office, text)
    assert F.AMOUNT_DUE not in read(text).fields
    learning(office, correct_field(office, document, 1, F.AMOUNT_DUE, "120.00"), document, 1, F.AMOUNT_DUE)
    assert rules(office) == ()
    correct_field(office, document, 1, F.AMOUNT_DUE, "")
    pointed = correct_field(office, document, 1, F.AMOUNT_DUE, "120.00", place_of(text, "$120.00"))
    learning(office, pointed, document, 1, F.AMOUNT_DUE)
    assert [(r.words, r.meaning) for r in rules(office)] == [("Open amount", "amount_due")]
    due = read(bill(due="$88.00"), rules(office)).fields[F.AMOUNT_DUE]
    assert due.value == Money.of("88.00")


def test_a_label_that_means_something_else_is_not_learned(office: Office) -> None:
    text = bill()
    document = put(office, text)
    pointed = correct_field(office, document, 1, F.AMOUNT_DUE, "150.00", place_of(text, "$150.00"))
    learning(office, pointed, document, 1, F.AMOUNT_DUE)
    assert all(r.words != "Total Charges" for r in rules(office))
    pointed = correct_field(
        office, document, 1, F.PATIENT_PAID, "150.00", Place(1, next(w.box for w in text.words if w.text == "$150.00"))
    )
    learning(office, pointed, document, 1, F.PATIENT_PAID)
    assert all(r.meaning != "patient_paid" for r in rules(office))


def test_a_column_is_learned_by_its_header_for_this_provider_alone(office: Office) -> None:
    document = put(office, bill())
    assert Cell.PATIENT_RESPONSIBILITY not in read(bill()).lines[0].cells
    deed = correct_cell(office, document, 1, 1, Cell.PATIENT_RESPONSIBILITY, "20.00")
    learning(office, deed, document, 1, (1, Cell.PATIENT_RESPONSIBILITY))
    assert [(r.subject, r.words) for r in rules(office)] == [(Subject.COLUMN, "Sum")]
    later = bill(one="$31.00", two="$12.00")
    cells = [x.cells[Cell.PATIENT_RESPONSIBILITY].value for x in read(later, rules(office)).lines]
    assert cells == [Money.of("31.00"), Money.of("12.00")]
    assert [x.cells[Cell.CHARGE].value for x in read(later, rules(office)).lines] == [
        Money.of("100.00"),
        Money.of("50.00"),
    ]
    other = bill(sender="Harbor View Hospital")
    assert read(other, rules(office)) == read(other)


def test_a_learned_value_against_the_pages_sums_is_asked(office: Office) -> None:
    text = bill()
    rule = LearnedRule(
        "r",
        "Lakeside Medical Clinic",
        DocumentKind.STATEMENT,
        Subject.FIELD,
        "Open amount",
        "total_charges",
        datetime(2026, 11, 24, tzinfo=UTC),
        "april.pdf",
    )
    assert read(text).fields[F.TOTAL_CHARGES].state is State.PROVEN
    wrong = read(bill(due="$90.00"), (rule,)).fields[F.TOTAL_CHARGES]
    assert (wrong.value, wrong.state) == (Money.of("150.00"), State.CHECK)
    assert "$90.00" in wrong.note


def test_a_kind_is_learned_with_the_title(office: Office) -> None:
    document = put(office, bill())
    before = read(bill()).kind
    wanted = DocumentKind.GOOD_FAITH_ESTIMATE
    assert before is not wanted
    learning(office, set_kind(office, document, 1, wanted), document, 1, None)
    assert [(r.subject, r.words, r.meaning) for r in rules(office)] == [
        (Subject.KIND, "Patient Statement", wanted.value)
    ]
    assert read(bill(visit="V-9"), rules(office)).kind is wanted
    other = bill(sender="Harbor View Hospital")
    assert read(other, rules(office)).kind is before


def test_a_rule_can_be_forgotten_and_brought_back(office: Office) -> None:
    document = put(office, bill())
    learning(office, correct_field(office, document, 1, F.ACCOUNT_NUMBER, "G-77120"), document, 1, F.ACCOUNT_NUMBER)
    (rule,) = rules(office)
    deed = forget(office, rule.id)
    assert rules(office) == ()
    assert deed is not None
    deed.take_back(office)
    assert rules(office) == (rule,)
    assert forget(office, "nobody") is None
