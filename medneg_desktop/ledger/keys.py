"""What a paper can be known by: normalized numbers, names, days and amounts.

Names come off scans with slips and in either order, so they are compared loosely here and nowhere else. A slip
must never join two members of one family, so names of patients are held to a stricter measure than providers'.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache, wraps
from typing import Any, TypeVar

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from medneg_desktop.core.money import Money
from medneg_desktop.domain.page import TextSource
from medneg_desktop.domain.reading import DocumentKind, FieldName, Reading

LONGEST_STAY = timedelta(days=62)
"""A longer range of service dates is a ledger of many visits; only its ends identify it."""
MEMBER = "member:"
"""Begins the key of all EOBs of one family's plan, which add up in a year and join no case."""
PROVIDERS_ALIKE = 87
SURE = 0.9
"""Below this confidence a recognized letter or digit may be another one."""
_TITLES = frozenset({"mr", "mrs", "ms", "miss", "dr", "sr", "sra"})
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_COMMON = frozenset(
    {"the", "of", "and", "inc", "llc", "pc", "pllc", "pa", "md", "do", "ltd", "corp", "co", "lp", "llp", "st", "saint"}
)
_DATES = (
    FieldName.STATEMENT_DATE,
    FieldName.PROCESSED_DATE,
    FieldName.NOTICE_DATE,
    FieldName.PAYMENT_DATE,
    FieldName.SERVICE_TO,
    FieldName.SERVICE_FROM,
)

T = TypeVar("T")
_KNOWN: ContextVar[dict[tuple[str, int], Any] | None] = ContextVar("known", default=None)


@contextmanager
def remembering() -> Iterator[None]:
    """While papers are grouped, what each is known by is worked out once: a bill of many lines is not read through for
    every comparison. The readings must stay alive meanwhile, for they are told apart by where they are kept.
    """
    token = _KNOWN.set({})
    try:
        yield
    finally:
        _KNOWN.reset(token)


def _once(of: Callable[[Reading], T]) -> Callable[[Reading], T]:
    @wraps(of)
    def known(reading: Reading) -> T:
        memory = _KNOWN.get()
        if memory is None:
            return of(reading)
        key = of.__name__, id(reading)
        if key not in memory:
            memory[key] = of(reading)
        found: T = memory[key]
        return found

    return known


@lru_cache(maxsize=50_000)
def plain_words(text: str) -> tuple[str, ...]:
    """The words of a name without accents, case and punctuation. The same few names come again on all papers."""
    bare = unicodedata.normalize("NFKD", text)
    return tuple(re.findall(r"[a-z0-9]+", "".join(c for c in bare if not unicodedata.combining(c)).casefold()))


@lru_cache(maxsize=50_000)
def number_key(text: str) -> str:
    """A number as systems print it, without its dashes, spaces and leading zeros: ``00-448213-7`` is ``4482137``."""
    return "".join(plain_words(text)).lstrip("0")


def number(reading: Reading, name: FieldName) -> str | None:
    """The normalized account, claim or statement number; None where it is absent or too short to identify."""
    fact = reading.text(name)
    key = number_key(fact.value) if fact else ""
    return key if len(key) >= 4 and any(c.isdigit() for c in key) else None


LONG_NUMBER = 6
"""Numbers this long do not agree by chance; shorter ones need the provider to agree too."""


def accounts_alike(one: Reading, other: Reading) -> str | None:
    """Why two account numbers that are not the same may be one: a billing system put another prefix before it, or one
    digit was hard to read. None where they are the same, are none, or have nothing in common.
    """
    mine, theirs = number(one, FieldName.ACCOUNT_NUMBER), number(other, FieldName.ACCOUNT_NUMBER)
    if mine is None or theirs is None or mine == theirs:
        return None
    short, long = sorted((_digits(mine), _digits(theirs)), key=len)
    printed = " and ".join(_printed(r, FieldName.ACCOUNT_NUMBER) for r in (one, other))
    if len(short) >= LONG_NUMBER and long.endswith(short):
        return f"Their account numbers {printed} differ only in how they begin."
    slip = len(mine) == len(theirs) >= LONG_NUMBER and sum(a != b for a, b in zip(mine, theirs, strict=True)) == 1
    if slip and (_hard_to_read(one) or _hard_to_read(other)):
        return f"Their account numbers {printed} differ in one digit, which was hard to read."
    return None


def _digits(number: str) -> str:
    """The digits at the end of a number, without the leading zeros of what a prefix hides."""
    return number[len(number.rstrip("0123456789")) :].lstrip("0")


def _printed(reading: Reading, name: FieldName) -> str:
    fact = reading.text(name)
    return fact.value if fact else ""


def _hard_to_read(reading: Reading) -> bool:
    fact = reading.text(FieldName.ACCOUNT_NUMBER)
    if fact is None or reading.text_source not in (TextSource.OCR, TextSource.MIXED):
        return False
    return not fact.firm or fact.confidence < SURE


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name taken apart: the outer names in a fixed order, the letters of middle names, and Jr or Sr."""

    outer: str
    middle: frozenset[str]
    suffix: str

    @property
    def key(self) -> str:
        return f"{self.outer} {self.suffix}".strip()


def _name(reading: Reading) -> Name | None:
    """The patient's name as printed either way round: ``LOPEZ, ANA M`` or ``Ana M. Lopez``."""
    fact = reading.text(FieldName.PATIENT_NAME)
    return _taken_apart(fact.value) if fact else None


@lru_cache(maxsize=50_000)
def _taken_apart(text: str) -> Name | None:
    family, comma, given = text.partition(",")
    words = [*plain_words(given), *plain_words(family)] if comma else list(plain_words(family))
    while words and words[0] in _TITLES:
        words.pop(0)
    suffix = " ".join(w for w in words[1:] if w in _SUFFIXES)
    words = [w for i, w in enumerate(words) if i == 0 or w not in _SUFFIXES]
    long = [w for w in words if len(w) > 1]
    if not long:
        return None
    outer = " ".join(sorted({long[0], long[-1]}))
    return Name(outer, frozenset(w[0] for w in words if w not in (long[0], long[-1])), suffix)


@_once
def patient_key(reading: Reading) -> str | None:
    """First and last name in a fixed order, without middle names and titles."""
    name = _name(reading)
    return name.key if name else None


def same_patient(one: Reading, other: Reading) -> bool:
    """Whether both papers name the same person, letter for letter but for order, accents and middle names left out."""
    mine, theirs = _name(one), _name(other)
    if mine is None or theirs is None or mine.key != theirs.key:
        return False
    return not (mine.middle and theirs.middle) or bool(mine.middle & theirs.middle)


def patients_differ(one: Reading, other: Reading) -> bool:
    """Whether the papers name two people."""
    return patient_key(one) is not None and patient_key(other) is not None and not same_patient(one, other)


def patient_slip(one: Reading, other: Reading) -> bool:
    """Whether the names differ by no more than a misread letter or a left-out Jr. Only a shared number makes that one
    person, and only a recognized picture misreads letters: Maria and Mario may be twins on one family account.
    """
    mine, theirs = _name(one), _name(other)
    if mine is None or theirs is None or (mine.suffix and theirs.suffix and mine.suffix != theirs.suffix):
        return False
    if mine.outer == theirs.outer:
        return not (mine.middle and theirs.middle) or bool(mine.middle & theirs.middle)
    if not {one.text_source, other.text_source} & {TextSource.OCR, TextSource.MIXED}:
        return False
    doubted = any(
        (fact := r.text(FieldName.PATIENT_NAME)) is not None and (not fact.firm or fact.confidence < SURE)
        for r in (one, other)
    )
    return Levenshtein.distance(mine.outer, theirs.outer, score_cutoff=3) <= (2 if doubted else 1)


def provider_name(reading: Reading) -> str | None:
    """Who gave the care: on a collector's letter that is the original creditor."""
    letter = reading.kind is DocumentKind.COLLECTION_LETTER
    names = [FieldName.ORIGINAL_CREDITOR, FieldName.PROVIDER_NAME] if letter else [FieldName.PROVIDER_NAME]
    return next((fact.value for n in names if (fact := reading.text(n))), None)


@_once
def provider_key(reading: Reading) -> str | None:
    """The telling words of a provider's name."""
    name = provider_name(reading)
    return " ".join(w for w in plain_words(name) if w not in _COMMON) or None if name else None


def same_provider(one: Reading, other: Reading) -> bool:
    """Whether both papers name the same provider, allowing for slips and shortened names."""
    npis = [r.text(FieldName.NPI) for r in (one, other)]
    if npis[0] and npis[1] and npis[0].firm and npis[1].firm and npis[0].value == npis[1].value:
        return True
    mine, theirs = provider_key(one), provider_key(other)
    return _names_alike(mine, theirs) if mine and theirs else False


@lru_cache(maxsize=50_000)
def _names_alike(mine: str, theirs: str) -> bool:
    if fuzz.token_sort_ratio(mine, theirs) >= PROVIDERS_ALIKE:
        return True
    short, long = sorted((set(mine.split()), set(theirs.split())), key=len)
    return len(short) >= 2 and short <= long


def providers_differ(one: Reading, other: Reading) -> bool:
    return bool(provider_key(one) and provider_key(other)) and not same_provider(one, other)


@_once
def service_days(reading: Reading) -> frozenset[date]:
    """The days of service: those of the lines, else the printed range."""
    if reading.line_days:
        return reading.line_days
    start, end = reading.date(FieldName.SERVICE_FROM), reading.date(FieldName.SERVICE_TO)
    ends = {fact.value for fact in (start, end) if fact}
    if start and end and timedelta(0) < end.value - start.value <= LONGEST_STAY:
        span = (end.value - start.value).days
        return frozenset(start.value + timedelta(days=n) for n in range(span + 1))
    return frozenset(ends)


@_once
def paper_date(reading: Reading) -> date | None:
    """The day a paper speaks: its own date, else the day of service."""
    found = next((fact.value for name in _DATES if (fact := reading.date(name))), None)
    return found or max(service_days(reading), default=None)


@_once
def asked_amounts(reading: Reading) -> frozenset[Money]:
    """Amounts a payment for this paper would have: what it asks, the share it names, the copay."""
    names = (FieldName.AMOUNT_DUE, FieldName.PATIENT_RESPONSIBILITY, FieldName.COPAY, FieldName.PATIENT_PAID)
    amounts = {fact.value for n in names if (fact := reading.money(n))}
    principal, fees = reading.money(FieldName.AMOUNT_DUE), reading.money(FieldName.INTEREST_FEES)
    if principal and fees:
        amounts.add(principal.value - fees.value)
    return frozenset(a for a in amounts if a > Money.zero())


@_once
def balances(reading: Reading) -> frozenset[Money]:
    """Sums by which a later statement takes up an earlier one, or an EOB speaks of a bill."""
    names = (
        FieldName.AMOUNT_DUE,
        FieldName.PREVIOUS_BALANCE,
        FieldName.TOTAL_CHARGES,
        FieldName.PATIENT_RESPONSIBILITY,
    )
    found = {fact.value for n in names if (fact := reading.money(n)) and fact.firm}
    return frozenset(a for a in found if a > Money.zero())


def amounts(reading: Reading) -> frozenset[Money]:
    """Amounts by which a receipt, bill or letter can be found."""
    paid = reading.money(FieldName.AMOUNT_PAID)
    return asked_amounts(reading) | ({paid.value} if paid and paid.value > Money.zero() else frozenset())


def match_keys(reading: Reading) -> frozenset[str]:
    """The keys, strong and weak, under which papers that may belong with this one are found.

    A shared key is a reason to look at two papers together, never a reason to join them.
    """
    return frozenset(_keys(reading))


def _keys(reading: Reading) -> Iterator[str]:
    for prefix, name in (
        ("account", FieldName.ACCOUNT_NUMBER),
        ("claim", FieldName.CLAIM_NUMBER),
        ("statement", FieldName.STATEMENT_NUMBER),
    ):
        if key := number(reading, name):
            yield f"{prefix}:{key}"
    if reading.kind is DocumentKind.EOB and (member := reading.text(FieldName.MEMBER_ID)):
        yield f"{MEMBER}{number_key(member.value)}"
    patient, provider, days = patient_key(reading), provider_key(reading), service_days(reading)
    if patient:
        yield from (f"visit:{patient}|{day}" for day in days)
        yield from (f"amount:{patient}|{amount}" for amount in amounts(reading))
    if provider and (day := paper_date(reading)):
        yield from (f"near:{provider.split()[0]}|{quarter}" for quarter in quarters(day))


def quarters(day: date) -> tuple[int, int]:
    """The quarter of a day and the next, counted through the years: papers within three months always share one.

    It keeps the papers that one provider sends over the years from being looked at all together.
    """
    now = (day.year * 12 + day.month - 1) // 3
    return now, now + 1
