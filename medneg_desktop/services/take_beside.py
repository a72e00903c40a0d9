"""Takes over what another vault tells beside its documents: the household, the sender, and what was learned.

What stands here stays: something is only taken where nothing is said here, or where the person asks for it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from medneg_desktop.domain.household import Household
from medneg_desktop.services.household import household_in
from medneg_desktop.services.learn import take_rules
from medneg_desktop.services.office import Office
from medneg_desktop.services.rights import household, keep_household
from medneg_desktop.services.sender import keep_sender, sender
from medneg_desktop.services.small_deeds import SENDER
from medneg_desktop.services.vault_port import Vault


class Came(StrEnum):
    """What became of something that is told once in a vault."""

    UNTOLD = "untold"
    """The other vault says nothing of it."""
    TAKEN = "taken"
    SAME = "same"
    STAYED = "stayed"
    """Something else stands here, and was left."""


@dataclass(frozen=True, slots=True)
class Beside:
    """What became of what was told beside the documents.

    ``other`` is the household over there; ``rules`` is how many of the learned rules came over, and ``rules_left`` how
    many were left because a rule for the same words stands here.
    """

    household: Came = Came.UNTOLD
    sender: Came = Came.UNTOLD
    other: Household = field(default_factory=Household)
    rules: int = 0
    rules_left: int = 0


def take_beside(office: Office, vault: Vault, *, household_too: bool = False) -> Beside:
    """Take it over from ``vault``; ``household_too``: also where another household stands here."""
    with vault.unit() as unit:
        other, from_whom, learned = household_in(unit), unit.setting(SENDER) or "", unit.rules()
    came = take_rules(office, learned)
    return Beside(
        _household(office, other, asked=household_too), _sender(office, from_whom), other, came, len(learned) - came
    )


def _household(office: Office, other: Household, *, asked: bool) -> Came:
    mine, nothing = household(office), Household()
    if other in {nothing, mine}:
        return Came.UNTOLD if other == nothing else Came.SAME
    if mine != nothing and not asked:
        return Came.STAYED
    keep_household(office, other)
    return Came.TAKEN


def _sender(office: Office, other: str) -> Came:
    mine = sender(office)
    if not other.strip() or other == mine:
        return Came.SAME if other.strip() else Came.UNTOLD
    if mine.strip():
        return Came.STAYED
    keep_sender(office, other)
    return Came.TAKEN
