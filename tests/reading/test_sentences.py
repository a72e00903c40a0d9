"""Sentences of a letter, each with its place on the page."""

from __future__ import annotations

from medneg_desktop.domain.page import PageText, Word
from medneg_desktop.domain.place import Box
from medneg_desktop.reading.sentences import sentences


def page(*rows: tuple[float, str]) -> PageText:
    """Words of a typewriter, ten points high and six wide."""
    words = []
    for top, text in rows:
        x = 72.0
        for word in text.split():
            words.append(Word(word, Box(x, top, x + 6 * len(word), top + 10)))
            x += 6 * (len(word) + 1)
    return PageText(1, 612, 792, tuple(words))


def test_a_sentence_goes_over_rows_and_its_box_goes_around_it() -> None:
    found = sentences([page((100, "We agree to settle. You pay $150.00"), (112, "each month. No interest is added."))])
    assert [s.text for s in found] == ["We agree to settle.", "You pay $150.00 each month.", "No interest is added."]
    assert (found[1].place.box.y0, found[1].place.box.y1) == (100, 122)
    assert (found[2].place.page, found[2].place.box.y0) == (1, 112)


def test_a_row_that_stands_apart_is_one_of_its_own() -> None:
    found = sentences([page((60, "MERCY HOSPITAL"), (100, "Dear Ana Lopez"), (112, "and family."))])
    assert [s.text for s in found] == ["MERCY HOSPITAL", "Dear Ana Lopez and family."]


def test_short_words_with_a_stop_end_nothing() -> None:
    found = sentences([page((100, "Pay Dr. Lee or Mercy Inc. by mail."))])
    assert [s.text for s in found] == ["Pay Dr. Lee or Mercy Inc. by mail."]


def test_a_page_without_words_has_none() -> None:
    assert sentences([PageText(1, 612, 792)]) == ()
