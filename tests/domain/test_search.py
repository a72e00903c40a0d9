"""A search is understood as papers print it, and found again among the words of a page."""

from __future__ import annotations

import pytest

from medneg_desktop.domain.search import Query, Term, passage, tokens, understand


def test_tokens_are_small_and_without_accents() -> None:
    assert tokens("Peña-López  1,234.50 (CR)") == ("pena", "lopez", "1", "234", "50", "cr")


def test_words_are_begun_and_phrases_are_whole() -> None:
    assert understand('lakes "chest x-ray"').terms == (
        Term((("lakes",),), begun=True),
        Term((("chest", "x", "ray"),)),
    )


@pytest.mark.parametrize("typed", ["$1,234.50", "1234.50", "1,234.50", "$1234.50"])
def test_an_amount_is_met_with_and_without_its_comma(typed: str) -> None:
    (term,) = understand(typed).terms
    assert set(term.ways) == {("1", "234", "50"), ("1234", "50")}
    assert not term.begun, "12.5 is no start of 12.50"


def test_a_bare_number_is_a_code_and_no_amount() -> None:
    assert understand("99213").terms == (Term((("99213",),), begun=True),)


@pytest.mark.parametrize("typed", ["08/04/2026", "8/4/26", "2026-08-04", "Aug 4, 2026", "August 4 2026"])
def test_a_day_is_met_in_every_form(typed: str) -> None:
    (term,) = understand(typed).terms
    assert {("08", "04", "2026"), ("8", "4", "26"), ("2026", "08", "04"), ("august", "4", "2026")} <= set(term.ways)


def test_an_account_number_is_met_with_and_without_hyphens() -> None:
    assert understand("00-448213-7").terms[0].ways == (("00", "448213", "7"), ("004482137",))


def test_tags_are_told_from_words() -> None:
    assert understand("#HSA tag:mom lab") == Query((Term((("lab",),), begun=True),), ("hsa", "mom"))


@pytest.mark.parametrize("typed", ["", "  ", '""', '"', "$", "- /"])
def test_nothing_is_nothing(typed: str) -> None:
    assert understand(typed).empty


def test_the_place_of_a_passage_spans_what_is_met() -> None:
    words = ["Lakeside", "Regional", "Amount", "due:", "$1,375.60", "by", "09/30/2026"]
    assert passage(words, understand("1375.60 lake")).met == (0, 4)
    assert passage(words, understand('"amount due" 9/30/26')).met == (2, 3, 6)
    assert passage(words, understand("nowhere")).met == ()


def test_what_is_shown_stands_around_what_is_met() -> None:
    words = [f"w{n}" for n in range(100)]
    shown = passage(words, understand("w50")).around(len(words))
    assert 50 in shown
    assert len(shown) == 14
    assert passage(words, understand("zzz")).around(3) == range(3)
