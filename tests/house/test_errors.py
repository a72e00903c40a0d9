"""Whatever can go wrong is told in words: every kind of trouble has a code of its own, a title and a remedy."""

from __future__ import annotations

import importlib
import pickle
import pkgutil
import re
from collections import Counter

import pytest

import medneg_desktop
from medneg_desktop.core.trouble import Trouble

SCRIPTS = ("medneg_desktop.__main__", "medneg_desktop.store.migrations.env", "medneg_desktop.store.migrations.versions")
UNKIND = re.compile(r"[!{}%]|\b(?:oops|please|error|exception|invalid|illegal|failed)\b", re.IGNORECASE)


@pytest.fixture(scope="module")
def kinds() -> list[type[Trouble]]:
    """Every kind, after every module has been imported: a room may add its own."""
    for module in pkgutil.walk_packages(medneg_desktop.__path__, "medneg_desktop."):
        if not module.name.startswith(SCRIPTS):
            importlib.import_module(module.name)
    # Tests define kinds of their own in passing; those are not told to anybody.
    return [kind for kind in Trouble.all_kinds() if kind.__module__.startswith("medneg_desktop.")]


def unkind(sentence: str) -> bool:
    """Whether a sentence is not one that could be put before a worried person."""
    return not sentence.endswith(".") or not sentence[0].isupper() or bool(UNKIND.search(sentence))


def test_codes_are_unique_and_stable_in_form(kinds: list[type[Trouble]]) -> None:
    assert len(kinds) > 20
    codes = Counter(kind.code for kind in kinds)
    assert [code for code, times in codes.items() if times > 1] == []
    assert [code for code in codes if not re.fullmatch(r"[a-z]+(-[a-z]+)*", code)] == []


def test_every_kind_says_what_happened_and_what_to_do(kinds: list[type[Trouble]]) -> None:
    sentences = {kind.__name__: (kind().title, kind().remedy) for kind in kinds}
    assert {name: pair for name, pair in sentences.items() if any(map(unkind, pair))} == {}
    assert [name for name, (title, remedy) in sentences.items() if title == remedy] == []


@pytest.mark.parametrize("sentence", ["no capital.", "No stop", "Oops, that broke.", "It broke!", "Invalid file."])
def test_the_check_sees_what_it_looks_for(sentence: str) -> None:
    assert unkind(sentence)


def test_every_kind_crosses_a_pipe(kinds: list[type[Trouble]]) -> None:
    for kind in kinds:
        sent = kind(title="A page broke.", remedy="Print it again.", details="d1/3")
        came = pickle.loads(pickle.dumps(sent))
        assert type(came) is kind
        assert vars(came) == vars(sent)
        assert str(came) == f"{kind.code}: A page broke."
        assert kind().title != came.title, "a special title stays with the one it was given to"
