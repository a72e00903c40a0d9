"""A person says what a column is: this paper and the provider's next ones are read by it, and nobody else's."""

from __future__ import annotations

import pytest

from medneg_desktop.core.money import Money
from medneg_desktop.domain.learned import Subject
from medneg_desktop.domain.page import PageText
from medneg_desktop.domain.reading import Cell, FieldName, Reading, State
from medneg_desktop.services.learn import forget, rules
from medneg_desktop.services.office import Office
from medneg_desktop.services.review import correct_cell, correct_field
from medneg_desktop.services.review_lines import add_line
from medneg_desktop.services.teach_column import COLUMNS, ColumnNotRead, SenderUnsure, heads_in, teach_column
from medneg_desktop.services.undo import ChangedSince, UndoBook
from tests.reading.layout import page
from tests.services.test_learn import bill, put, read

STRANGE = """
    # {sender}
    Patient Statement
    Patient: Ana Ruiz             Statement Date: 04/01/2026
    Account Number: G-77120
    When          Item     Work                     Tariff      Rest
    03/02/2026    99213    OFFICE VISIT             $100.00     $20.00
    03/05/2026    85025    BLOOD COUNT              $50.00      $10.00
    Total Charges                                   $150.00
    """


def strange(sender: str = "Lakeside Medical Clinic") -> PageText:
    """A bill whose headers no table knows."""
    return page(STRANGE.format(sender=sender))


def held(office: Office, document: str) -> Reading:
    with office.unit() as unit:
        return unit.readings([document])[0].readings[0]  # type: ignore[list-item]


def cells(reading: Reading, cell: Cell) -> list[object]:
    return [line.cells[cell].value for line in reading.lines if cell in line.cells]


CHARGES = [Money.of("100.00"), Money.of("50.00")]


def test_every_head_can_be_pointed_at(office: Office) -> None:
    heads = heads_in(office, put(office, strange()), 1)
    assert [h.words for h in heads] == ["When", "Item", "Work", "Tariff", "Rest"]
    assert [h.place.box.x0 for h in heads] == sorted(h.place.box.x0 for h in heads)
    assert {Cell.SERVICE_DATE, Cell.CODE, Cell.DESCRIPTION, Cell.CHARGE, Cell.ALLOWED} <= set(COLUMNS)


def test_a_table_that_was_not_read_is_read_by_what_the_person_says(office: Office) -> None:
    document = put(office, strange())
    assert held(office, document).lines == ()
    book = UndoBook()
    book.keep(teach_column(office, document, 1, "Tariff", Cell.CHARGE))
    taught = held(office, document)
    assert cells(taught, Cell.CHARGE) == CHARGES
    assert taught.fields[FieldName.TOTAL_CHARGES].state is State.PROVEN, "the paper's own sum agrees"
    book.keep(teach_column(office, document, 1, "Rest", Cell.PATIENT_RESPONSIBILITY))
    assert cells(held(office, document), Cell.PATIENT_RESPONSIBILITY) == [Money.of("20.00"), Money.of("10.00")]
    kept = {(r.subject, r.words, r.meaning) for r in rules(office)}
    assert kept == {(Subject.COLUMN, "Tariff", "charge"), (Subject.COLUMN, "Rest", "patient_responsibility")}
    book.take_back(office)
    book.take_back(office)
    assert held(office, document).lines == ()
    assert rules(office) == ()
    book.do_again(office)
    assert cells(held(office, document), Cell.CHARGE) == CHARGES
    with office.unit() as unit:
        told = [e.detail for e in unit.events(document=document)]
    assert any("Tariff" in words for words in told)


def test_the_next_paper_of_the_provider_is_read_so_and_no_other(office: Office) -> None:
    teach_column(office, put(office, strange()), 1, "Tariff", Cell.CHARGE)
    assert cells(read(strange(), rules(office)), Cell.CHARGE) == CHARGES
    other = strange("Harbor View Hospital")
    assert read(other, rules(office)) == read(other)
    (rule,) = rules(office)
    forget(office, rule.id)
    assert read(strange(), rules(office)).lines == ()


def test_what_was_entered_stays(office: Office) -> None:
    document = put(office, bill())
    correct_cell(office, document, 1, 2, Cell.CHARGE, "55.00")
    teach_column(office, document, 1, "Sum", Cell.PATIENT_RESPONSIBILITY)
    line = held(office, document).lines[1]
    assert (line.cells[Cell.CHARGE].value, line.cells[Cell.CHARGE].state) == (Money.of("55.00"), State.ENTERED)
    assert line.cells[Cell.PATIENT_RESPONSIBILITY].value == Money.of("10.00")


def test_lines_that_a_person_made_stay_and_the_rule_serves_the_next_paper(office: Office) -> None:
    document = put(office, bill())
    add_line(office, document, 1)
    before = held(office, document)
    assert teach_column(office, document, 1, "Sum", Cell.PATIENT_RESPONSIBILITY) is not None
    assert held(office, document).lines == before.lines
    assert len(rules(office)) == 1


def test_words_that_head_nothing_are_refused_and_change_nothing(office: Office) -> None:
    document = put(office, bill())
    before = held(office, document)
    with pytest.raises(ColumnNotRead):
        teach_column(office, document, 1, "Patient Statement", Cell.ALLOWED)
    assert held(office, document) == before
    assert rules(office) == ()


def test_a_column_that_is_read_so_already_needs_no_rule(office: Office) -> None:
    document = put(office, bill())
    assert teach_column(office, document, 1, "Charges", Cell.CHARGE) is None
    assert rules(office) == ()


def test_without_a_sure_sender_it_asks_for_the_sender_first(office: Office) -> None:
    document = put(office, bill())
    correct_field(office, document, 1, FieldName.PROVIDER_NAME, "")
    with pytest.raises(SenderUnsure, match="whose paper"):
        teach_column(office, document, 1, "Sum", Cell.PATIENT_RESPONSIBILITY)


def test_it_is_not_taken_back_over_what_came_after(office: Office) -> None:
    document = put(office, strange())
    step = teach_column(office, document, 1, "Tariff", Cell.CHARGE)
    assert step is not None
    correct_cell(office, document, 1, 1, Cell.CHARGE, "99.00")
    with pytest.raises(ChangedSince):
        step.take_back(office)
    assert held(office, document).lines[0].cells[Cell.CHARGE].value == Money.of("99.00")
