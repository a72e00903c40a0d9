"""What a rule is: a card for people and one pure function over an account."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import ClassVar, Protocol

from medneg_desktop.audit.account import Account
from medneg_desktop.core import resources
from medneg_desktop.core.money import Money
from medneg_desktop.domain.finding import Certainty, Evidence, PaperKey

FAMILIES = (
    "duplicates",
    "arithmetic",
    "stay",
    "plan",
    "payments",
    "statements",
    "estimate",
    "collections",
    "paper",
    "repeats",
    "amounts",
    "admission",
    "items",
    "codes",
    "visits",
    "places",
    "claims",
    "programs",
    "protections",
    "preventive",
    "assistance",
    "prices",
)
"""Each family of rules has a module and a file of cards by this name; findings come in this order."""


@dataclass(frozen=True, slots=True)
class Card:
    """What a rule tells people about itself.

    ``traps`` are the normal things that look like an error; each has a test that the rule stays silent.
    ``checked`` and ``verified`` say when and how the source was looked at.
    """

    name: str
    title: str
    stands_on: str
    source: str
    checked: str
    verified: str
    traps: tuple[str, ...]
    ask: str
    could_be_right_if: str


@cache
def cards() -> dict[str, Card]:
    """All cards by the name of their rule, from the program's resources."""
    raw = [r for family in FAMILIES for r in json.loads(resources.text("rules", f"{family}.json"))["rules"]]
    return {r["name"]: Card(**{**r, "traps": tuple(r["traps"])}) for r in raw}


ALL_OF_BILL = frozenset({"charges", "balance", "share", "above-share", "fee", "unposted"})
"""The pools of whatever a bill asks: a finding that questions its whole sum holds each of them, for a fee in the sum or a
payment not taken off it is no money beside it.
"""
ALL_ASKED = ALL_OF_BILL | {"debt"}
"""The same for what a collector asks."""


class CannotCheck(Exception):  # noqa: N818 (not an error: the honest answer of a rule without its input)
    """An input of the rule is absent or unsure; the message says which, in plain words."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A finding before it has its number.

    ``holds`` names pools of dollars this sum contains, ``within`` pools it is a part of, both within ``account``:
    two findings overlap where one holds what the other lies within, or both hold the same.
    """

    rule: str
    certainty: Certainty
    amount: Money | None
    explanation: str
    evidence: tuple[Evidence, ...]
    account: str = ""
    holds: frozenset[str] = field(default_factory=frozenset)
    within: frozenset[str] = field(default_factory=frozenset)
    title: str = ""
    ask: str = ""


@dataclass(frozen=True, slots=True)
class Unchecked:
    """A rule that could not be tried, and why."""

    rule: str
    why: str


@dataclass(frozen=True, slots=True)
class Inquiry:
    """A yes-or-no question to the person about an account; ``topic`` is the name under which the answer is kept."""

    topic: str
    text: str


@dataclass(frozen=True, slots=True)
class Wonder:
    """What a rule must know from the person before it can judge. ``amount`` is what may hang on it, ``papers`` are those
    of the account: an answer about any of them holds.
    """

    rule: str
    inquiry: Inquiry
    evidence: tuple[Evidence, ...]
    papers: tuple[PaperKey, ...]
    amount: Money | None = None


Answer = Draft | Unchecked | Wonder


def each(rule: str, looks: Iterable[Callable[[], Draft | None]]) -> Iterator[Answer]:
    """The answers of several looks: one that cannot be tried does not keep the others from it."""
    for look in looks:
        try:
            found = look()
        except CannotCheck as reason:
            yield Unchecked(rule, str(reason))
        else:
            if found is not None:
                yield found


class Rule(Protocol):
    """One question about the accounts of a case. ``examine`` is pure: the same papers and day, the same answers."""

    name: ClassVar[str]

    def examine(self, accounts: tuple[Account, ...]) -> Iterator[Answer]: ...


class AccountRule:
    """A rule that looks at one account at a time; what it cannot check on one does not silence it on another."""

    name: ClassVar[str]

    def examine(self, accounts: tuple[Account, ...]) -> Iterator[Answer]:
        for account in accounts:
            try:
                yield from self.look(account)
            except CannotCheck as reason:
                yield Unchecked(self.name, str(reason))

    def look(self, account: Account) -> Iterator[Answer]:
        raise NotImplementedError
