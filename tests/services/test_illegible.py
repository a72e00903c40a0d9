"""Pages that nobody could read off the picture end in a plain sentence and not in numbers."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from medneg_desktop.core.ids import Sha256
from medneg_desktop.core.trouble import PageIllegible
from medneg_desktop.domain.page import PageText, TextSource, Word
from medneg_desktop.domain.place import Box
from medneg_desktop.reading import is_legible
from medneg_desktop.services.ports import Original
from medneg_desktop.services.read_document import page_texts

ORIGINAL = Original(Sha256("0" * 64), lambda: b"")


def recognized(*words: tuple[str, float], source: TextSource = TextSource.OCR) -> PageText:
    placed = [Word(text, Box(50, 20 * n, 90, 20 * n + 9), confidence=sure) for n, (text, sure) in enumerate(words)]
    return PageText(1, 612.0, 792.0, tuple(placed), source)


BLUR = recognized(*[("Aroum", 0.4), ("8l7.5O", 0.5), ("Due", 0.6)] * 20)
FAINT = recognized(*[("Amount", 0.75), ("$817.50", 0.93), ("$3.5O", 0.5), ("Due", 0.8)] * 20)
LETTER = recognized(*[("Dear", 0.99), ("Ana", 0.98)] * 20)


@dataclass
class Shelf:
    """Stands for the page workers: what each page gave."""

    texts: list[PageText]

    def words(self, original: Original, page: int, **_: object) -> PageText:
        return self.texts[page - 1]


def read(*texts: PageText, ocr: bool = True) -> list[PageText]:
    return page_texts(Shelf(list(texts)), ORIGINAL, len(texts), ocr=ocr)  # type: ignore[arg-type]


def test_what_is_sure_of_next_to_nothing_is_not_legible() -> None:
    assert not is_legible(BLUR)
    assert is_legible(FAINT)
    assert is_legible(LETTER)
    assert not is_legible(recognized(("Fo", 0.7))), "all that is left of a blurred page"
    assert is_legible(recognized(("PAID", 0.97)))


def test_a_document_of_such_pages_says_so_and_gives_no_number() -> None:
    with pytest.raises(PageIllegible) as told:
        read(BLUR, BLUR)
    assert told.value.title == "This page cannot be read."
    assert "beside the picture" in told.value.remedy


def test_such_a_page_among_others_is_left_out_and_named() -> None:
    first, second = read(LETTER, BLUR)
    assert first.words
    assert not first.problem
    assert not second.words
    assert second.source is TextSource.NONE
    assert second.problem.startswith("Page 2: This page cannot be read.")


def test_text_of_the_file_itself_is_never_doubted_so() -> None:
    (page,) = read(recognized(("8l7.5O", 0.1), source=TextSource.MIXED))
    assert page.words


def test_a_picture_without_words_says_so_unless_recognition_is_off() -> None:
    nothing = recognized(source=TextSource.NONE)
    with pytest.raises(PageIllegible):
        read(nothing)
    assert read(nothing, ocr=False) == [nothing]
