"""The porter's small print: names, folders, sizes."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from medneg_desktop.core.trouble import EmptyFile, FileTooLarge, FileUnreadable
from medneg_desktop.domain.document import Declined
from medneg_desktop.services import intake
from medneg_desktop.services.intake import files_in, read_file, safe_name


@pytest.mark.parametrize(
    ("untrusted", "shown"),
    [
        ("bill.pdf", "bill.pdf"),
        ("factura_niño.pdf", "factura_niño.pdf"),
        ("bill\u202efdp.exe", "bill\ufffdfdp.exe"),
        ("a\x1b[31mred\n.pdf", "a\ufffd[31mred\ufffd.pdf"),
        ("zero\u200bwidth.pdf", "zero\ufffdwidth.pdf"),
        ("", "unnamed"),
    ],
)
def test_names_are_fit_to_be_shown(untrusted: str, shown: str) -> None:
    assert safe_name(untrusted) == shown


def test_a_very_long_name_is_cut() -> None:
    assert len(safe_name("x" * 5000)) == 200


def test_folders_are_taken_recursively_in_name_order_without_hidden_files(tmp_path: Path) -> None:
    for name in ("b/2.pdf", "b/1.pdf", "a.pdf", ".hidden", ".git/config"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    found = [p.relative_to(tmp_path).as_posix() for p in files_in([tmp_path]) if isinstance(p, Path)]
    assert found == ["a.pdf", "b/1.pdf", "b/2.pdf"]


def test_a_link_back_to_its_own_folder_does_not_loop(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_text("x")
    (tmp_path / "loop").symlink_to(tmp_path)
    assert [p.name for p in files_in([tmp_path]) if isinstance(p, Path)].count("a.pdf") == 1


def test_an_empty_folder_says_so(tmp_path: Path) -> None:
    assert [f.code for f in files_in([tmp_path]) if isinstance(f, Declined)] == ["empty-folder"]


def test_a_missing_file_an_empty_file_and_a_pipe_are_told_in_words(tmp_path: Path) -> None:
    (tmp_path / "empty.pdf").touch()
    os.mkfifo(tmp_path / "pipe.pdf")
    with pytest.raises(EmptyFile):
        read_file(tmp_path / "empty.pdf")
    for name in ("missing.pdf", "pipe.pdf"):
        with pytest.raises(FileUnreadable):
            read_file(tmp_path / name)


def test_a_file_over_the_limit_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "LARGEST", 10)
    (tmp_path / "big.pdf").write_bytes(b"x" * 11)
    with pytest.raises(FileTooLarge):
        read_file(tmp_path / "big.pdf")
