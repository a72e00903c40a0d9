"""The command line's way with newer rules, and its list of what to check."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from medneg_desktop.rights import library
from medneg_desktop.services.unread import as_page, as_rows, unread_facts
from tests.journeys.test_command_line import medneg
from tests.services.test_knowledge import NEWER


def test_rules_are_added_listed_removed_and_brought_back(tmp_path: Path) -> None:
    secret, vault, file = tmp_path / "secret", tmp_path / "vault", tmp_path / "newer.toml"
    secret.write_text("one good passphrase\n")
    file.write_text(NEWER, encoding="utf-8")
    (tmp_path / "bad.toml").write_text("= =")
    medneg("vault", "create", "--vault", vault, "--passphrase-file", secret)

    def rules(*words: str | Path, status: int = 0) -> str:
        return medneg("rules", *words, "--vault", vault, "--passphrase-file", secret, status=status)

    bad, good = map(json.loads, rules("add", tmp_path / "bad.toml", file, status=1).splitlines())
    assert (bad["outcome"], bad["code"]) == ("declined", "knowledge-refused")
    assert (good["outcome"], good["edition"], good["checked"]) == ("added", "Fall 2026", "2026-11-20")
    listed: Any = json.loads(rules("list"))
    assert [r["id"] for r in listed["rules"]] == [good["id"]]
    rules("remove", good["id"])
    listed = json.loads(rules("list"))
    assert (listed["rules"], len(listed["removed"])) == ([], 1)
    rules("undo-remove", good["id"])
    assert len(json.loads(rules("list"))["rules"]) == 1
    rules("remove", "nobody", status=2)


def test_the_command_prints_what_was_not_read_in_its_source() -> None:
    assert json.loads(medneg("rules", "unread")) == {"facts": as_rows(unread_facts(library()))}


def test_the_page_of_the_documentation_is_that_list() -> None:
    page = Path(__file__).parents[2] / "docs" / "facts-to-check.md"
    assert page.read_text(encoding="utf-8") == as_page(unread_facts(library())), "run docs/list_facts.py"
