"""A reading knows its doubts, gives typed values, and changes by copies."""

from __future__ import annotations

from datetime import date

from medneg_desktop.core.money import Money
from medneg_desktop.domain.place import Box, Place
from medneg_desktop.domain.reading import Cell, DocumentKind, Fact, FieldName, Reading, ReadLine, State

PLACE = Place(1, Box(0, 0, 10, 10))
LINE = ReadLine(
    1,
    PLACE,
    {
        Cell.CHARGE: Fact(Money(31200), state=State.PROVEN),
        Cell.UNITS: Fact("8", state=State.CHECK, confidence=0.4),
        Cell.MODIFIERS: Fact(("76",)),
    },
)
READING = Reading(
    1,
    (1,),
    DocumentKind.ITEMIZED_BILL,
    fields={FieldName.AMOUNT_DUE: Fact(Money(100), state=State.CHECK)},
    lines=(LINE,),
)


def test_a_line_is_as_sure_as_its_least_sure_cell() -> None:
    assert LINE.state is State.CHECK
    assert LINE.confidence == 0.4


def test_values_come_typed_or_not_at_all() -> None:
    assert READING.money(FieldName.AMOUNT_DUE) is not None
    assert READING.date(FieldName.AMOUNT_DUE) is None
    assert LINE.items(Cell.MODIFIERS) == ("76",)
    assert LINE.items(Cell.REASON_CODES) == ()


def test_doubts_are_counted_over_fields_cells_and_kind() -> None:
    assert READING.doubts == 2


def test_setting_and_taking_away_leave_the_original_alone() -> None:
    changed = READING.with_field(FieldName.DUE_DATE, Fact(date(2026, 10, 1))).with_field(FieldName.AMOUNT_DUE, None)
    assert set(changed.fields) == {FieldName.DUE_DATE}
    assert set(READING.fields) == {FieldName.AMOUNT_DUE}
    fixed = READING.with_cell(1, Cell.UNITS, Fact("2", state=State.ENTERED))
    assert fixed.lines[0].state is State.READ
    assert READING.lines[0].state is State.CHECK


def test_what_a_person_entered_is_never_called_proven() -> None:
    assert Fact(Money(1), state=State.ENTERED).proven("adds up").state is State.ENTERED
    assert Fact(Money(1)).proven("adds up").state is State.PROVEN
