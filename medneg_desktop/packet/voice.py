"""Turns what is said to the person ("you paid") into what the person says ("I paid").

Findings speak to the patient; a letter speaks for them. Only the small words change: names and descriptions that
stand on the papers are left as printed, even if a clinic is called "Your Family Doctor".
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_BEFORE_ME = (
    "about|against|asks?|asked|bills?|billed|by|charges?|charged|costs?|for|from|gives?|gave|lets?|of|on|owes?|owed|"
    "pays?|refunds?|refunded|sends?|sent|shows?|tells?|told|to|with"
)
_CHANGES = (
    (re.compile(r"\byou(?:'re| are)\b", re.IGNORECASE), "I am"),
    (re.compile(r"\byou were\b", re.IGNORECASE), "I was"),
    (re.compile(r"\byourself\b", re.IGNORECASE), "myself"),
    (re.compile(r"\byours\b"), "mine"),
    (re.compile(r"\bYours\b"), "Mine"),
    (re.compile(r"\byour\b"), "my"),
    (re.compile(r"\bYour\b"), "My"),
    (re.compile(rf"\b({_BEFORE_ME}) you\b(?! (?:paid|owe|have|had|may|can)\b)"), r"\1 me"),
    (re.compile(r"\byou\b(?=\s*(?:[.,;:!?)]|$))", re.IGNORECASE), "me"),
    (re.compile(r"\byou\b", re.IGNORECASE), "I"),
)
_YOU = re.compile(r"\byou", re.IGNORECASE)


_TO_OTHERS = {
    "debt-dispute-window": "This dispute is in time",
    "appeal-open": "This appeal is in time",
    "summary-only": "The bill lists no services",
}
"""What is said to others where the title is advice to the person, such as "You can still ..."."""


def title_for(rule: str, title: str, printed: Iterable[str], *, own: bool) -> str:
    """The title of a finding as the person gives it: to who has to answer it, or as their ``own`` question."""
    return as_the_person(title, printed) if own else _TO_OTHERS.get(rule) or as_the_person(title, printed)


def speaks_to_person(text: str) -> bool:
    return _YOU.search(text) is not None


def as_the_person(text: str, printed: Iterable[str] = ()) -> str:
    """The text in the person's own voice; the ``printed`` words stay as they are."""
    if not speaks_to_person(text):
        return text
    kept = sorted({p for p in printed if p and speaks_to_person(p)}, key=len, reverse=True)
    parts = re.split(f"({'|'.join(map(re.escape, kept))})", text) if kept else [text]
    return "".join(part if part in kept else _changed(part) for part in parts)


def _changed(text: str) -> str:
    for pattern, words in _CHANGES:
        text = pattern.sub(words, text)
    return text
