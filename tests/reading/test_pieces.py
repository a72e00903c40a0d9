"""Words joined into amounts and dates, and what only nearly is one."""

from __future__ import annotations

import pytest

from medneg_desktop.core.money import Money
from medneg_desktop.domain.page import Word
from medneg_desktop.domain.place import Box
from medneg_desktop.reading.pieces import Piece, PieceKind, make_pieces, near_amount


def pieces(text: str, *, recognized: bool = False) -> list[Piece]:
    words, x = [], 0.0
    for part in text.split():
        words.append(Word(part, Box(x, 0, x + 5 * len(part), 9)))
        x += 5 * len(part) + 3
    return make_pieces(words, 1, recognized=recognized, space=5)


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("$ 1,204.50", "1204.50"),
        ("$1,204.50", "1204.50"),
        ("35.00 CR", "-35.00"),
        ("35.00-", "-35.00"),
        ("( 35.00 )", "-35.00"),
        ("- $35.00", "-35.00"),
        ("$-142.50", "-142.50"),
        ("$45.00*", "45.00"),
    ],
)
def test_an_amount_may_be_printed_as_several_words(text: str, amount: str) -> None:
    (piece,) = pieces(text)
    assert piece.money == Money.of(amount)
    assert not piece.near


def test_two_numbers_never_make_one_amount() -> None:
    assert [p.text for p in pieces("35.00 20.00")] == ["35.00", "20.00"]


@pytest.mark.parametrize("text", ["August 14, 2026", "14 de agosto de 2026", "08/14/2026", "Aug 14 , 2026"])
def test_a_date_may_be_printed_as_several_words(text: str) -> None:
    (piece,) = pieces(text)
    assert str(piece.day) == "2026-08-14"


def test_a_range_in_one_word_is_two_dates() -> None:
    assert [str(p.day) for p in pieces("03/02/26-03/05/26")] == ["2026-03-02", "2026-03-05"]


def test_a_label_and_its_number_in_one_word_are_parted() -> None:
    assert [p.text for p in pieces("ACCT:12345")] == ["ACCT:", "12345"]
    assert [p.text for p in pieces("Receipt#D-2026")] == ["Receipt#", "D-2026"]
    assert [p.text for p in pieces("No.448213")] == ["No.", "448213"]
    assert [p.text for p in pieces("No.4 Noah.1234")] == ["No.4", "Noah.1234"]


def test_eight_digits_are_no_date() -> None:
    assert pieces("08142026")[0].kind is PieceKind.WORD


@pytest.mark.parametrize(
    ("text", "amount"), [("1O4.50", "104.50"), ("S45.00", "45.00"), ("$1,234,50", "1234.50"), ("93:24", "93.24")]
)
def test_what_nearly_is_an_amount_is_marked_on_recognized_pages_only(text: str, amount: str) -> None:
    assert near_amount(text) == Money.of(amount)
    (piece,) = pieces(text, recognized=True)
    assert piece.near
    assert pieces(text)[0].money is None


def test_an_amount_that_lost_its_cents_is_not_clean_on_a_recognized_page() -> None:
    assert pieces("$573", recognized=True)[0].near
    assert not pieces("$573")[0].near
