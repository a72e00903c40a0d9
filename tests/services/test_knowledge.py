"""Newer rules in a real vault: walked like those that travel with the program, shown with edition and days, undone."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from medneg_desktop.core import resources
from medneg_desktop.core.ids import CaseId
from medneg_desktop.core.trouble import FileUnreadable
from medneg_desktop.domain.rights import Status
from medneg_desktop.services import knowledge
from medneg_desktop.services.knowledge import KnowledgeRefused
from medneg_desktop.services.office import Office
from medneg_desktop.services.undo import ChangedSince
from tests.rights.conftest import card
from tests.services.test_rights import case, seen

__all__ = ["case"]  # a fixture

NEWER = """
edition = "Fall 2026"
topic = "Hospital financial help"
checked = 2026-11-20
[[right]]
id = "help-complaint"
title = "A newer word on complaints"
text = "A newer text."
who = "Anyone."
do = ["Write."]
when = [{ hospital = ["yes"] }]
citation = "made up for a test"
source = "https://example.org/"
read_in = "made up for a test"
sure = "read"
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    made = tmp_path / "newer.toml"
    made.write_text(NEWER, encoding="utf-8")
    return made


def test_newer_rules_are_loaded_shown_taken_out_and_brought_back(office: Office, case: CaseId, file: Path) -> None:
    deed = knowledge.load_rules(office, file)
    (held,) = knowledge.loaded_rules(office)
    assert (held.name, held.facts.edition, held.facts.checked) == ("newer.toml", "Fall 2026", date(2026, 11, 20))
    assert held.facts.holds == {"rights": 1}
    assert held.loaded.date() == office.clock.today()
    assert card(seen(office, case).report, "help-complaint").status is Status.APPLIES
    deed.take_back(office)
    assert knowledge.loaded_rules(office) == ()
    assert card(seen(office, case).report, "help-complaint").status is Status.UNSURE
    deed.do_again(office)
    out = knowledge.drop_rules(office, held.id)
    assert knowledge.loaded_rules(office) == ()
    assert [r.id for r in knowledge.loaded_rules(office, removed=True)] == [held.id], "nothing is lost"
    out.take_back(office)
    assert [r.id for r in knowledge.loaded_rules(office)] == [held.id]
    with pytest.raises(ChangedSince):
        out.take_back(office)
    with pytest.raises(KeyError):
        knowledge.drop_rules(office, "nobody")


def test_a_newer_file_of_the_same_name_keeps_the_older_one_beneath(office: Office, case: CaseId, file: Path) -> None:
    knowledge.load_rules(office, file)
    file.write_text(NEWER.replace("A newer text.", "The newest text."), encoding="utf-8")
    newest = knowledge.load_rules(office, file)
    assert len(knowledge.loaded_rules(office)) == 2
    assert card(seen(office, case).report, "help-complaint").entry.text == "The newest text."
    newest.take_back(office)
    assert card(seen(office, case).report, "help-complaint").entry.text == "A newer text."


WRONG = {
    "no edition": NEWER.replace('edition = "Fall 2026"', ""),
    "a promise": NEWER.replace("A newer text.", "You qualify for help."),
    "a promise of an act": NEWER.replace("Write.", "Write, it is guaranteed."),
    "no stop": NEWER.replace("A newer text.", "A newer text"),
    "no address": NEWER.replace("https://example.org/", "a friend"),
    "not read": NEWER.replace('read_in = "made up for a test"', 'read_in = "Not read; from memory."'),
    "from memory": NEWER.replace('sure = "read"', 'sure = "recalled"'),
    "backwards": NEWER.replace('sure = "read"', 'sure = "read"\nvalid_from = 2027-01-01\nvalid_until = 2026-01-01'),
    "tomorrow": NEWER.replace("2026-11-20", "2026-11-25"),
    "unknown question": NEWER.replace('hospital = ["yes"]', 'weather = ["fine"]'),
    "unknown answer": NEWER.replace('hospital = ["yes"]', 'hospital = ["perhaps"]'),
    "always": NEWER.replace("when = [{ hospital = ['yes'] }]", "when = []").replace('hospital = ["yes"]', ""),
    "unknown deadline": NEWER.replace("do = [", 'deadlines = ["doomsday"]\ndo = ['),
    "nothing": 'edition = "empty"',
    "half a state": 'edition = "x"\nchecked = 2026-11-20\ntopic = "State rules"\n[[state]]\ncode = "CA"\nrule = []',
    "nested": 'edition = "x"\na = ' + "[" * 20_000,
}


@pytest.mark.parametrize("name", sorted(WRONG))
def test_a_file_that_fails_the_walk_is_refused_with_the_reason(office: Office, tmp_path: Path, name: str) -> None:
    file = tmp_path / "wrong.toml"
    file.write_text(WRONG[name], encoding="utf-8")
    with pytest.raises(KnowledgeRefused) as told:
        knowledge.load_rules(office, file)
    assert told.value.remedy.startswith("What is wrong: ")
    assert knowledge.loaded_rules(office) == ()


@pytest.mark.parametrize("data", [b"\xff\xfe", b"= =", b"[[right]]\nid = 'half'", b"# " + b"x" * 2_000_001])
def test_a_file_that_is_no_rules_is_refused_and_changes_nothing(office: Office, tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "bad.toml"
    file.write_bytes(data)
    with pytest.raises(KnowledgeRefused):
        knowledge.load_rules(office, file)
    assert knowledge.loaded_rules(office) == ()


@pytest.mark.parametrize("name", ["gone.toml", "."])
def test_a_file_that_is_gone_or_a_folder(office: Office, tmp_path: Path, name: str) -> None:
    with pytest.raises(FileUnreadable):
        knowledge.load_rules(office, tmp_path / name)


def test_every_file_that_travels_with_the_program_passes_the_same_walk(office: Office, tmp_path: Path) -> None:
    """As an update it replaces itself; a file without facts of law (questions, state topics) is no update."""
    loaded = 0
    for number, path in enumerate(sorted(resources.path("knowledge").rglob("*.toml"))):
        if path.name in ("questions.toml", "state_topics.toml"):
            continue
        file = tmp_path / f"{number}.toml"
        file.write_text(f'edition = "again {number}"\n' + path.read_text(encoding="utf-8"), encoding="utf-8")
        if loaded < 12 or path.stem in ("TX", "WY"):
            knowledge.load_rules(office, file)
            loaded += 1
    assert len(knowledge.loaded_rules(office)) == loaded >= 12


def test_a_file_on_which_another_leans_is_not_taken_out(office: Office, tmp_path: Path) -> None:
    """What is left is walked too: a right whose deadline went away would be half a law."""
    clock = """
        edition = "clock"
        topic = "Deadlines"
        checked = 2026-11-20
        [[deadline]]
        id = "new-clock"
        title = "A new clock"
        text = "Within 10 days."
        who = "Anyone."
        anchor = "first_bill"
        number = 10
        count = "days"
        duty = "yours"
        citation = "made up for a test"
        source = "https://example.org/"
        read_in = "made up for a test"
        sure = "read"
        """
    (tmp_path / "clock.toml").write_text(clock, encoding="utf-8")
    (tmp_path / "right.toml").write_text(NEWER.replace("do = [", 'deadlines = ["new-clock"]\ndo = ['), encoding="utf-8")
    first = knowledge.load_rules(office, tmp_path / "clock.toml")
    knowledge.load_rules(office, tmp_path / "right.toml")
    with pytest.raises(KnowledgeRefused):
        knowledge.drop_rules(office, first.rules.id)
    assert len(knowledge.loaded_rules(office)) == 2


def test_what_travels_with_the_program_is_told_in_numbers() -> None:
    told = knowledge.shipped_rules()
    assert (told.states, told.year) == (51, 2026)
    assert told.rights >= 50


def test_the_text_is_kept_as_it_came(office: Office, file: Path) -> None:
    knowledge.load_rules(office, file)
    with office.unit() as unit:
        (row,) = json.loads(unit.setting("knowledge.updates") or "[]")
    assert row["text"] == NEWER
