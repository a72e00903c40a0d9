"""Characters become words with tight boxes."""

from __future__ import annotations

import numpy as np
import pytest

from medneg_desktop.pages.raster import Floats
from medneg_desktop.pages.recognize import Glyph
from medneg_desktop.pages.split import SeenWord, confidence, same_words, words_of
from medneg_desktop.pages.strips import HEIGHT, Strip

STEP = 16


def strip_of(text: str) -> tuple[Strip, Floats, list[Glyph]]:
    """A strip in which every character is a black block of 12 by 24 pixels."""
    pixels = np.full((HEIGHT, STEP * (len(text) + 2)), 255, np.float32)
    glyphs = []
    for number, character in enumerate(text):
        middle = STEP * (number + 1) + STEP / 2
        if character not in " _":
            pixels[12:36, int(middle) - 6 : int(middle) + 6] = 0
        if character != "_":
            glyphs.append(Glyph(character, 0.9, middle))
    width = pixels.shape[1]
    return Strip(width / 2, HEIGHT / 2, width / 2, HEIGHT / 2, 0.0), pixels, glyphs


def found(text: str) -> list[SeenWord]:
    return words_of(*strip_of(text))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("CHEST XRAY", ["CHEST", "XRAY"]),
        ("ACCT:1234", ["ACCT:", "1234"]),
        ("10:30", ["10:30"]),
        ("TOTAL:", ["TOTAL:"]),
        ("99285___312.45", ["99285", "312.45"]),
        ("", []),
    ],
)
def test_words_part_at_spaces_gaps_and_labels(text: str, words: list[str]) -> None:
    assert [w.text for w in found(text)] == words


def test_boxes_are_as_tight_as_the_ink() -> None:
    first, second = found("AB 123")
    assert (first.x0, first.x1) == pytest.approx((STEP + 2, STEP * 3 - 2), abs=1)
    assert (second.x0, second.x1) == pytest.approx((STEP * 4 + 2, STEP * 7 - 2), abs=1)
    assert (first.y0, first.y1) == pytest.approx((12, 36), abs=1)


def test_a_character_placed_beyond_the_strip_does_not_stop_the_page() -> None:
    strip, pixels, glyphs = strip_of("AB 1")
    glyphs[-1] = Glyph("1", 0.5, pixels.shape[1] + 3 * STEP)
    assert [w.text for w in words_of(strip, pixels, glyphs)] == ["AB", "1"]


def test_ruling_lines_around_a_word_are_left_out() -> None:
    strip, pixels, glyphs = strip_of("312.45")
    pixels[2:4] = 0
    pixels[45:47] = 0
    pixels[:, -4:-2] = 0
    (word,) = words_of(strip, pixels, glyphs)
    assert (word.y0, word.y1) == pytest.approx((12, 36), abs=1)
    assert word.x1 == pytest.approx(STEP * 7 - 2, abs=1)


def test_light_print_on_a_dark_bar_is_found_too() -> None:
    strip, pixels, glyphs = strip_of("TOTAL")
    (word,) = words_of(strip, 255 - pixels, glyphs)
    assert (word.y0, word.y1) == pytest.approx((12, 36), abs=1)


def test_the_least_likely_character_counts_most() -> None:
    assert confidence([1.0, 1.0, 1.0, 1.0, 0.2]) < 0.5
    assert confidence([0.99] * 5) == pytest.approx(0.99)


def test_a_word_that_the_second_reading_lacks_is_not_agreed() -> None:
    words = found("CHEST XRAY")
    assert [w.agreed for w in same_words(words, ["CHEST XRAY"])] == [True, True]
    assert [w.agreed for w in same_words(words, ["CHESTXRAY"])] == [True, True]
    assert [w.agreed for w in same_words(words, ["CHEST XPAY"])] == [True, False]
    assert [w.agreed for w in same_words(words, ["CHEST XPAY", "CHFST XRAY"])] == [True, True]
    assert [w.agreed for w in same_words(words, ["CHFST XPAY", "CHEST XPAY"])] == [True, False]


def test_a_slanted_word_has_an_upright_box_around_it() -> None:
    word = SeenWord("a", 0.0, 10.0, 100.0, 20.0, 0.1, 1.0)
    assert word.bounds == pytest.approx((0.0, 5.0, 100.0, 25.0))
