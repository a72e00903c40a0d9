"""Folders are absolute and local; resources are found."""

from __future__ import annotations

from pathlib import Path

import pytest

from medneg_desktop.core import paths, resources


def test_a_relative_xdg_folder_is_ignored(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", "somewhere")
    assert paths.data_folder().is_absolute()


def test_the_vault_lies_in_the_data_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setattr("sys.platform", "linux")
    assert paths.default_vault() == paths.data_folder() / "vault"


def test_resources_are_found_and_a_missing_one_is_told() -> None:
    assert resources.path("samples", "case").is_dir()
    with pytest.raises(FileNotFoundError, match="install the program again"):
        resources.path("samples", "no such thing")
