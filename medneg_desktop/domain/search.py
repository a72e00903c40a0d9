"""What a person searches for, understood: words, phrases, amounts, dates, codes, tags; and where it stands in a text.

A search is a list of terms that must all be there. A term has one or more ways in which papers print it: an amount
with and without its comma, a date in figures and in words. A way is a run of tokens, and tokens are what the full-text
index of the vault makes of a text: letters and digits, without accents, small.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from medneg_desktop.core.dates import read_date

_TOKEN = re.compile(r"[^\W_]+")
_PIECE = re.compile(r'"([^"]*)"?|(\S+)')
_AMOUNT = re.compile(r"^\$?(\d{1,3}(?:,\d{3})+|\d+)(\.\d\d)?$")
_NAMED_DAY = re.compile(r"\b([a-z]{3,9}\.? \d{1,2},? \d{4})\b", re.IGNORECASE)
_TAG = re.compile(r"^(?:#|tag:)(\S+)$", re.IGNORECASE)

Tokens = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """One thing that must be there, in any of its ``ways``. ``begun``: the last token may be the start of a longer one."""

    ways: tuple[Tokens, ...]
    begun: bool = False

    @property
    def word(self) -> str | None:
        """The word, where the term is a single one that could be misspelled."""
        lone = len(self.ways) == 1 and len(self.ways[0]) == 1
        return self.ways[0][0] if lone and self.ways[0][0].isalpha() else None


@dataclass(frozen=True, slots=True)
class Query:
    """A search: all ``terms`` stand in the text, all ``tags`` on the paper."""

    terms: tuple[Term, ...] = ()
    tags: tuple[str, ...] = ()

    @property
    def empty(self) -> bool:
        return not self.terms and not self.tags

    def with_word(self, word: str, meant: str) -> Query:
        """The same with one word replaced by the one that was likely meant."""
        return replace(self, terms=tuple(Term(((meant,),)) if t.word == word else t for t in self.terms))


def tokens(text: str) -> Tokens:
    """The tokens of a text, as the index of the vault has them."""
    plain = unicodedata.normalize("NFKD", text)
    return tuple(t.casefold() for t in _TOKEN.findall("".join(c for c in plain if not unicodedata.combining(c))))


def understand(text: str) -> Query:
    """The search that a person typed."""
    terms: list[Term] = []
    tags: list[str] = []

    def day(found: re.Match[str]) -> str:
        told = read_date(found[1])
        if told is None:
            return found[0]
        terms.append(Term(_ways_of_day(told)))
        return " "

    pieces = list(_PIECE.finditer(_NAMED_DAY.sub(day, text)))
    for piece in pieces:
        quoted, plain = piece[1], piece[2]
        if quoted is not None:
            found = Term((tokens(quoted),))
        elif tag := _TAG.match(plain):
            tags.append(tag[1].casefold())
            continue
        else:
            found = _term(plain)
        if found.ways and all(found.ways):
            terms.append(found)
    return Query(tuple(dict.fromkeys(terms)), tuple(dict.fromkeys(tags)))


def _term(text: str) -> Term:
    if amount := _AMOUNT.match(text):
        if "$" in text or "," in text or amount[2]:
            return Term(_ways_of_amount(amount))
    elif (day := read_date(text)) is not None:
        return Term(_ways_of_day(day))
    parts = tokens(text)
    if len(parts) > 1 and all(any(c.isdigit() for c in p) for p in parts):
        return Term((parts, ("".join(parts),)))  # an account number may be printed with or without its hyphens
    return Term((parts,), begun=True)


def _ways_of_amount(amount: re.Match[str]) -> tuple[Tokens, ...]:
    whole, cents = amount[1].replace(",", ""), (amount[2] or "").lstrip(".")
    grouped = tuple(f"{int(whole):,}".split(","))
    tail = (cents,) if cents else ()
    return tuple(dict.fromkeys(((*grouped, *tail), (whole, *tail))))


def _ways_of_day(day: date) -> tuple[Tokens, ...]:
    month, number, year = f"{day.month:02}", f"{day.day:02}", str(day.year)
    short = (str(day.month), str(day.day))
    figures = [(month, number, y) for y in (year, year[2:])] + [(*short, y) for y in (year, year[2:])]
    names = {f"{day:%B}".casefold(), f"{day:%b}".casefold()}
    words = [(name, n, year) for name in sorted(names) for n in (number, str(day.day))]
    return tuple(dict.fromkeys([*figures, (year, month, number), *words]))


# ---------------------------------------------------------------------------------------------------- where it stands


@dataclass(frozen=True, slots=True)
class Passage:
    """Where a search is met in the words of a text: ``met`` are the numbers of the words that meet it."""

    met: tuple[int, ...]

    def around(self, count: int, *, before: int = 5, after: int = 9) -> range:
        """The words to show of ``count``: some before and after the first that is met."""
        first = self.met[0] if self.met else 0
        start = max(0, first - before)
        return range(start, min(count, max(start, first) + after))


def passage(words: Sequence[str], query: Query) -> Passage:
    """Where the terms of a search are first met in these words, each word taken with its own tokens."""
    flat = [(token, number) for number, word in enumerate(words) for token in tokens(word)]
    met: list[int] = []
    for term in query.terms:
        met += next((found for way in term.ways if (found := _first(flat, way, begun=term.begun))), [])
    return Passage(tuple(sorted(dict.fromkeys(met))))


def _first(flat: Sequence[tuple[str, int]], way: Tokens, *, begun: bool) -> list[int]:
    last = len(way) - 1
    for start in range(len(flat) - last):
        run = flat[start : start + last + 1]
        same = all(t == w for (t, _), w in zip(run[:-1], way[:-1], strict=True))
        if same and (run[-1][0].startswith(way[-1]) if begun else run[-1][0] == way[-1]):
            return [number for _, number in run]
    return []
