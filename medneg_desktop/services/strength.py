"""How hard a passphrase is to guess, by a few honest rules: a hint, and no promise.

What counts is how it was made up, which no program can see. So the rules only lower what length seems to promise:
digits alone, one sign over and over, rows of the keyboard and years are what guessing begins with.
"""

from __future__ import annotations

import re
from enum import Enum

_ROWS = ("abcdefghijklmnopqrstuvwxyz", "01234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm")
_COMMON = re.compile(
    r"pass(?:word|wort|e)?|letmein|welcome|admin|login|iloveyou|dragon|monkey|medneg|vault", re.IGNORECASE
)
_YEAR = re.compile(r"(?:19|20)\d\d")


class Strength(Enum):
    """From guessed within hours to not guessed at all, with the work that one guess takes here."""

    WEAK = "weak"
    FAIR = "fair"
    STRONG = "strong"


def strength(passphrase: str) -> Strength:
    """The hint for a passphrase.

    >>> strength("password2024").value, strength("rainy tram").value, strength("four rainy trams sang").value
    ('weak', 'fair', 'strong')
    """
    left = _YEAR.sub("", _COMMON.sub("", passphrase))
    for row in _ROWS:
        for run in (row, row[::-1]):
            for at in range(len(run) - 3):
                left = re.sub(re.escape(run[at : at + 4]), "", left, flags=re.IGNORECASE)
    left = re.sub(r"(.)\1+", r"\1", left)
    words = {w.casefold() for w in re.findall(r"[^\W\d_]{3,}", left)}
    worth = len(left) if not left.isdigit() else len(left) // 2
    if len(set(left)) < 5 or worth < 9:
        return Strength.WEAK
    return Strength.STRONG if len(words) >= 4 or (worth >= 16 and len(words) != 1) else Strength.FAIR
