"""What a worker may answer: plain data of a short list, and nothing that runs."""

from __future__ import annotations

import os
import pickle
from datetime import date
from decimal import Decimal

import pytest

from medneg_desktop.core.money import Money
from medneg_desktop.core.trouble import DocumentDamaged
from medneg_desktop.domain.page import PageText, TextSource, Word
from medneg_desktop.domain.place import Box, Place
from medneg_desktop.domain.reading import AnyFact, Aside, Cell, DocumentKind, Fact, FieldName, Reading, ReadLine, State
from medneg_desktop.pages.messages import UntrustedAnswerError, packed, unpacked_answer

PAGE = PageText(1, 612.0, 792.0, (Word("$35.00", Box(1, 2, 3, 4)),), TextSource.OCR)


class Run:
    """Runs a command when it is unpickled."""

    def __reduce__(self) -> tuple[object, ...]:
        return os.system, ("true",)


class Member:
    """Pickles as Python 3.11.2 pickles a member of an enum: by ``getattr``."""

    def __init__(self, kind: object, name: str) -> None:
        self.kind, self.name = kind, name

    def __reduce__(self) -> tuple[object, ...]:
        return getattr, (self.kind, self.name)


def test_pages_and_troubles_cross_unchanged() -> None:
    assert unpacked_answer(packed(PAGE)) == PAGE
    trouble = unpacked_answer(packed(DocumentDamaged(details="d1")))
    assert (type(trouble), trouble.details) == (DocumentDamaged, "d1")


def test_what_a_document_says_crosses_unchanged() -> None:
    place = Place(1, Box(1, 2, 3, 4))
    amount = Fact(Money(3500), "$35.00", State.PROVEN, 0.9, place, "the lines add up to it")
    cells: dict[Cell, AnyFact] = {
        Cell.SERVICE_DATE: Fact(date(2026, 3, 1), "03/01/26", place=place),
        Cell.UNITS: Fact(Decimal("1.5"), "1.5", State.CHECK),
        Cell.MODIFIERS: Fact(("25", "LT"), "25 LT"),
    }
    said = Reading(
        *(1, (1, 2), DocumentKind.STATEMENT, 0.8, ("its title",), State.READ),
        fields={FieldName.AMOUNT_DUE: amount},
        lines=(ReadLine(1, place, cells),),
        notes=("Page 2 is missing.",),
        aside=(Aside(2, FieldName.AMOUNT_DUE, amount),),
    )
    assert said.line(1)  # worked out once and kept, which crosses too
    assert unpacked_answer(packed((said,))) == (said,)


def test_a_member_of_an_enum_crosses_however_python_pickles_it() -> None:
    assert unpacked_answer(pickle.dumps(Member(TextSource, "OCR"))) is TextSource.OCR


@pytest.mark.parametrize(
    "answer", [Run(), Member(TextSource, "__init_subclass__"), Member(Box, "around"), {"a": Run()}]
)
def test_anything_else_is_refused_before_it_runs(answer: object) -> None:
    with pytest.raises((UntrustedAnswerError, KeyError)):
        unpacked_answer(pickle.dumps(answer))
