"""A locked PDF opens with its password, in every verb, and stays as it is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pymupdf
import pytest

from medneg_desktop.core.trouble import PasswordNeeded
from medneg_desktop.pages.inspect import open_paper
from medneg_desktop.pages.lane import PageWorkers
from medneg_desktop.services.ports import Original
from tests.pages.conftest import original
from tests.paper.page_maker import text_pdf

mupdf: Any = pymupdf
LOCKED = text_pdf(encryption=mupdf.PDF_ENCRYPT_AES_256, user_pw="05141970", owner_pw="other")


def with_password(password: str | None) -> Original:
    return Original(original(LOCKED).sha256, lambda: LOCKED, lambda: password)


@pytest.mark.parametrize(
    "way", [mupdf.PDF_ENCRYPT_RC4_40, mupdf.PDF_ENCRYPT_RC4_128, mupdf.PDF_ENCRYPT_AES_128, mupdf.PDF_ENCRYPT_AES_256]
)
def test_every_kind_of_lock_opens(way: int) -> None:
    content = text_pdf(encryption=way, user_pw="secret", owner_pw="other")
    paper = open_paper(content, "secret")
    assert any(word.text == "1,284.00" for word in paper.layer(1).text.words)


def test_all_that_is_asked_of_a_page_works_with_the_password(workers: PageWorkers) -> None:
    locked = with_password("05141970")
    found = workers.inspect(locked)
    assert (len(found.pages), found.locked) == (1, True)
    assert any(word.text == "1,732.55" for word in workers.words(locked, 1).words)
    assert workers.picture(locked, 1, dpi=50).width == 425


def test_a_wrong_password_and_none_are_told_apart(workers: PageWorkers) -> None:
    with pytest.raises(PasswordNeeded) as none:
        workers.inspect(with_password(None))
    with pytest.raises(PasswordNeeded) as wrong:
        workers.inspect(with_password("05141971"))
    assert none.value.title != wrong.value.title
    assert "does not open" in wrong.value.title


def test_a_pdf_that_only_forbids_printing_needs_none(
    workers: PageWorkers, original: Callable[[bytes], Original]
) -> None:
    content = text_pdf(encryption=mupdf.PDF_ENCRYPT_AES_256, user_pw="", owner_pw="other")
    assert not workers.inspect(original(content)).locked
    assert workers.words(original(content), 1).words
