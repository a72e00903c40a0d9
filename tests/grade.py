"""The school grade of a text by Flesch and Kincaid, in as few rules as give the same answer every time."""

from __future__ import annotations

import re

_SHORT = {"Medicare", "Medicaid", "TRICARE"}
"""Names that readers of bills know at sight."""


def syllables(word: str) -> int:
    groups = re.findall(r"[aeiouy]+", word.lower().removesuffix("e"))
    return max(1, len(groups))


def grade(text: str) -> float:
    """A measure for pages of a hundred words or more: in single sentences it swings by some grades either way.

    Names of programs and numbers count as short words. A line break ends a sentence, as a bullet or an address does.
    """
    sentences = max(1, len(re.findall(r"[.:?;!](?:\s|$)|\n+", text.strip())))
    words = re.findall(r"[A-Za-z']+|\d[\d,.-]*", text)
    if not words:
        return 0.0
    spoken = sum(1 if w in _SHORT or w[0].isdigit() else syllables(w) for w in words)
    return 0.39 * len(words) / sentences + 11.8 * spoken / len(words) - 15.59
