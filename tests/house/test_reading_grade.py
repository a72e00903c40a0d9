"""What people read is written for the eighth grade: rights, states, questions, guides, letters, calls, steps, troubles.

The measure is made for pages. A single sentence swings by some grades, so that a long word in a short sentence is no
fault: each kind of text is held to the eighth grade as a whole, and each text alone to the tenth, from 25 words on.
Short ones are held to the twelfth, by which a sentence of nothing but hard words still fails.
"""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from medneg_desktop.audit.rule import cards
from medneg_desktop.core import resources
from medneg_desktop.rights import shipped
from medneg_desktop.rights.soundness import entries_of
from medneg_desktop.talks import call_sheet
from tests.grade import grade

SHELF = shipped()
PAGE, LONG, SHORT = 8.0, 10.0, 12.0
"""Grades: of a kind of text as a whole, of a text of 25 words and more, of a shorter one."""
SENTENCE = 6
"""Words from which on a text is a sentence: titles and names of forms are none."""
CODE = Path(call_sheet.__file__).parents[1]


def _entries() -> Iterator[str]:
    for entry in entries_of(SHELF):
        yield entry.text
        yield entry.caution


def _what_to_do() -> Iterator[str]:
    for right in SHELF.rights.values():
        yield from right.do
    for topic in SHELF.topics.values():
        yield from topic.do


def _questions() -> Iterator[str]:
    for question in SHELF.questions.values():
        yield from (question.ask, question.help, question.missing, *(o.says for o in question.options))


def _cards() -> Iterator[str]:
    for card in cards().values():
        yield from (card.stands_on, card.ask, card.could_be_right_if)


def _guides() -> Iterator[str]:
    for page in resources.path("help", "en").glob("*.md"):
        yield re.sub(r"[*#|]|^-+", " ", page.read_text(encoding="utf-8"))


def _letters() -> Iterator[str]:
    for file in resources.path("letters", "talks").glob("*.toml"):
        yield _filled(tomllib.loads(file.read_text(encoding="utf-8"))["en"]["body"])


def _packets() -> Iterator[str]:
    for file in resources.path("letters", "en-US").rglob("*.txt"):
        yield _filled(file.read_text(encoding="utf-8"))


def _filled(text: str) -> str:
    return re.sub(r"\{\w+\}", "this", text)


def _sentences(*places: str) -> Iterator[str]:
    """The sentences that stand in the source of these modules, docstrings aside."""
    for file in (f for place in places for f in sorted(CODE.glob(place))):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        told = {id(n.value) for n in ast.walk(tree) if isinstance(n, ast.Expr)}
        parts = {id(v) for n in ast.walk(tree) if isinstance(n, ast.JoinedStr) for v in n.values}
        for node in ast.walk(tree):
            text = ""
            if isinstance(node, ast.JoinedStr):
                text = "".join(str(v.value) if isinstance(v, ast.Constant) else "this" for v in node.values)
            elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told | parts:
                text = node.value
            if re.match(r"[A-Z].*[.?]$", text) and " " in text:
                yield text


KINDS: dict[str, Callable[[], Iterator[str]]] = {
    "rights, states and deadlines": _entries,
    "what to do": _what_to_do,
    "questions": _questions,
    "checks of a bill": _cards,
    "guides": _guides,
    "letters": _letters,
    "packets": _packets,
    "call sheets": lambda: _sentences("talks/call_sheet.py"),
    "steps of the plan": lambda: _sentences("rights/plan_*.py"),
    "findings": lambda: _sentences("audit/rules/*.py", "audit/person.py"),
    "what went wrong": lambda: _sentences("core/trouble.py", "store/errors.py"),
}


def _texts(kind: str) -> list[str]:
    return [t.strip() for t in KINDS[kind]() if len(t.split()) >= SENTENCE]


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_of_text_reads_below_the_eighth_grade(kind: str) -> None:
    texts = _texts(kind)
    assert len(texts) >= 6
    words = [len(t.split()) for t in texts]
    assert sum(grade(t) * n for t, n in zip(texts, words, strict=True)) / sum(words) < PAGE


@pytest.mark.parametrize("kind", KINDS)
def test_no_text_is_much_harder_than_the_rest(kind: str) -> None:
    hard = {t: round(grade(t), 1) for t in _texts(kind) if grade(t) > (LONG if len(t.split()) >= 25 else SHORT)}
    assert not hard


def test_the_measure_sees_hard_words() -> None:
    hard = (
        "Notwithstanding contractual stipulations, reimbursement methodologies necessitate administrative adjudication."
    )
    assert grade(hard) > 14
    assert grade("You owe only what you would owe inside the network.") < 6
    # Worked by hand: 10 words, 1 sentence, 11 syllables, for "leaves" counts two by these rules.
    assert grade("The plan pays first, and you pay what it leaves.") == pytest.approx(0.39 * 10 + 11.8 * 1.1 - 15.59)
