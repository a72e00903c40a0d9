"""What a person taught by correcting a paper: one readable rule about the papers of one provider.

A rule is made of words as they are printed and of what they mean. It holds no value of any paper, and it speaks of no
other provider's papers, even if they print the same words.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from medneg_desktop.domain.reading import DocumentKind


class Subject(StrEnum):
    """What a rule is about."""

    FIELD = "field"
    """``words`` are a label; the value beside or below it is the field ``meaning``."""
    COLUMN = "column"
    """``words`` are the header of a column, whose amounts are the cell ``meaning``."""
    KIND = "kind"
    """``words`` are a title; a paper read as ``papers`` that bears it is of the kind ``meaning``."""


@dataclass(frozen=True, slots=True)
class LearnedRule:
    """``papers`` is the kind of paper it holds for; ``source`` names the document it was learned on."""

    id: str
    provider: str
    papers: DocumentKind
    subject: Subject
    words: str
    meaning: str
    learned: datetime
    source: str

    def says_the_same(self, other: LearnedRule) -> bool:
        """Whether both speak of the same words on the same papers, whatever they say about them."""
        return (plain(self.provider), self.family, self.subject, plain(self.words)) == (
            plain(other.provider),
            other.family,
            other.subject,
            plain(other.words),
        )

    @property
    def family(self) -> DocumentKind:
        """Bills with and without lines are laid out alike."""
        return DocumentKind.STATEMENT if self.papers.is_bill else self.papers


def plain(text: str) -> str:
    """Words to be compared: small letters and digits alone, in their order."""
    folded = unicodedata.normalize("NFKD", text).casefold()
    return " ".join(re.findall(r"[a-z0-9]+", folded))
