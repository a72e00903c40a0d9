"""Whatever goes wrong is told in words, and no word of a bill leaves with it."""

from __future__ import annotations

import logging

import pytest
from pytestqt.qtbot import QtBot

from medneg_desktop.core.trouble import Trouble
from medneg_desktop.ui.trouble import DetailsDialog, in_words, places, record

SECRET = "SMITH JOHN 4471 $1,240.00"


def a_bug() -> BaseException:
    def read(untrusted_line: str) -> None:
        try:
            int(untrusted_line)
        except ValueError as error:
            raise RuntimeError(untrusted_line) from error

    try:
        read(SECRET)
    except RuntimeError as error:
        return error
    raise AssertionError


@pytest.mark.parametrize("kind", [k for k in Trouble.all_kinds() if k.__module__.startswith("medneg_desktop")])
def test_every_trouble_is_told_with_its_remedy_and_without_details(kind: type[Trouble]) -> None:
    told = in_words(kind())
    assert (told.title, told.text, told.details) == (kind.title, kind.remedy, "")


def test_a_bug_is_told_as_one_and_names_places_only() -> None:
    told = in_words(a_bug())
    assert told.title == "Something went wrong in the program."
    assert "RuntimeError" in told.details
    assert "ValueError" in told.details
    assert "test_trouble.py" in told.details
    for part in SECRET.split():
        assert part not in told.title + told.text + told.details


def test_places_outside_the_program_do_not_name_the_persons_folders() -> None:
    assert "/" not in places(a_bug()).replace("medneg_desktop/", "")


def test_the_log_gets_the_same_and_no_more(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG, "medneg"):
        record(a_bug())
    assert "RuntimeError" in caplog.text
    assert "SMITH" not in caplog.text


def test_the_details_can_be_read_and_copied(qtbot: QtBot) -> None:
    dialog = DetailsDialog("file.py:1 work")
    qtbot.addWidget(dialog)
    assert dialog.details.toPlainText() == "file.py:1 work"
    assert dialog.details.isReadOnly()
    assert dialog.details.accessibleName()
