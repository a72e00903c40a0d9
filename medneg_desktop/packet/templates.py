"""Paragraphs from text templates with named blanks.

A template file holds blocks divided by empty lines. Each line of a block is one way of saying it, the fullest first:
the first line whose blanks are all known is used, and a block without such a line is left out. So a value that is
not confirmed takes its whole clause away with it. Blanks are filled in a single pass: what a document says is never
read as a template again, even if a patient is called ``{total}``.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from functools import cache

from medneg_desktop.core import resources

BLANKS = frozenset(
    {
        "about",
        "account",
        "answer_by",
        "answerer",
        "asked",
        "asked_here",
        "asked_together",
        "claim",
        "creditor",
        "issue_count",
        "last_issue",
        "main_exhibit",
        "member",
        "missing",
        "next_issue",
        "office",
        "paper",
        "paper_kind",
        "patient",
        "provider",
        "service_dates",
        "statement_date",
        "supported",
        "total",
    }
)
_BLANK = re.compile(r"\{(\w+)\}")


def blocks(name: str, blanks: Mapping[str, str | None], recipient: str = "", language: str = "en-US") -> list[str]:
    """The blocks of a template with their blanks filled; ValueError for a blank that is not on the fixed list.

    A recipient's own way of saying it comes before the one for everybody.
    """
    return filled(_source(language, recipient, f"{name}.txt"), blanks, BLANKS)


def filled(source: str, blanks: Mapping[str, str | None], allowed: Collection[str]) -> list[str]:
    """The blocks of a text with their blanks filled; ValueError for a blank that is not among the ``allowed``."""
    parts = (_first_known(block.splitlines(), blanks, allowed) for block in re.split(r"\n\s*\n", source.strip()))
    return [text for text in parts if text is not None]


@cache
def _source(language: str, recipient: str, file: str) -> str:
    own = resources.path("letters", language) / recipient / file
    return own.read_text(encoding="utf-8") if own.is_file() else resources.text("letters", language, file)


def blanks_in(source: str) -> set[str]:
    """The names of all blanks of a text."""
    return set(_BLANK.findall(source))


def _first_known(ways: list[str], blanks: Mapping[str, str | None], allowed: Collection[str]) -> str | None:
    for way in ways:
        names = set(_BLANK.findall(way))
        if unknown := names.difference(allowed):
            raise ValueError(f"a letter template has unknown blanks: {', '.join(sorted(unknown))}")
        if all(blanks.get(name) for name in names):
            return _BLANK.sub(lambda match: blanks[match[1]] or "", way)
    return None
