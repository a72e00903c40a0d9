"""Short questions that only the person can answer, and the answers, which stay with the papers they are about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from medneg_desktop.core.money import Money
from medneg_desktop.domain.assistance import PovertyLevel
from medneg_desktop.domain.counted import Counted
from medneg_desktop.domain.finding import Evidence, PaperKey
from medneg_desktop.domain.household import Household
from medneg_desktop.domain.rights import StateRules


class Reply(StrEnum):
    YES = "yes"
    NO = "no"
    NOT_SURE = "not_sure"


@dataclass(frozen=True, slots=True, order=True)
class Spot:
    """What a question is about: a line of a paper, or with line 0 the paper as a whole."""

    paper: PaperKey
    line: int
    topic: str


Answers = Mapping[Spot, Reply]


@dataclass(frozen=True, slots=True)
class Asked:
    """A short question with its places on the papers; ``rule`` is the rule that its answer feeds, ``amount`` what may
    hang on it.
    """

    spot: Spot
    text: str
    rule: str
    evidence: tuple[Evidence, ...]
    reply: Reply | None = None
    amount: Money | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """What is known beside the papers: the answers that were given, and the household as far as it was told.

    ``level`` is its income beside the poverty level, ``state`` what its state's law says, both None while they are not
    told; ``counted`` is what the EOBs of its people count toward the limits of their plans.
    """

    answers: Answers = field(default_factory=dict)
    household: Household = field(default_factory=Household)
    level: PovertyLevel | None = None
    state: StateRules | None = None
    counted: tuple[Counted, ...] = ()

    def reply(self, topic: str, papers: Iterable[PaperKey], line: int = 0) -> Reply | None:
        """The answer about any of these papers: an account gets more papers, and the answer stays."""
        return next((r for p in papers if (r := self.answers.get(Spot(p, line, topic)))), None)
