"""How the values of the house stand in SQLite: amounts as whole cents, dates as ISO text, lists as JSON.

Plain functions, each with its way back: the columns of SQLAlchemy and the plain SQL of the first screen use the same.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from typing import Any, TypeVar

from medneg_desktop.core.money import Money

T = TypeVar("T")
V = TypeVar("V")

_LARGEST = 10**14
"""Cents. No bill reaches it, and a hundred thousand such amounts still add up within SQLite's integers."""

_ESCAPE = "\U0010fffe"
_NOT_UTF8 = re.compile("[\ud800-\udfff\U0010fffe]")
_ESCAPED = re.compile(f"{_ESCAPE}([0-9a-f]{{6}})")


def maybe(way: Callable[[V], T], value: V | None) -> T | None:
    """The value that way; nothing stays nothing."""
    return None if value is None else way(value)


def from_money(value: Money) -> int | str:
    """Digits misread into an absurd sum are kept exactly, as text that sums leave out."""
    return value.cents if abs(value.cents) <= _LARGEST else f"#{value.cents}"


def to_money(kept: Any) -> Money:
    return Money(int(kept.removeprefix("#")) if isinstance(kept, str) else int(kept))


def from_day(value: date) -> str:
    """``2026-08-14``, which sorts as it stands."""
    return value.isoformat()


def to_day(kept: Any) -> date:
    return date.fromisoformat(kept)


def from_moment(value: datetime) -> str:
    """In UTC, always with microseconds so that it sorts as it stands."""
    if value.tzinfo is None:
        raise ValueError("a moment without a time zone is none")
    return value.astimezone(UTC).isoformat(timespec="microseconds")


def to_moment(kept: Any) -> datetime:
    return datetime.fromisoformat(kept)


def from_words(value: str) -> str:
    """Text from outside. Half characters, which a file name on Linux may hold, are kept in an escaped form."""
    if value.isascii():
        return value
    return _NOT_UTF8.sub(lambda found: f"{_ESCAPE}{ord(found[0]):06x}", value)


def to_words(kept: Any) -> str:
    if _ESCAPE not in kept:
        return str(kept)
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), kept)


def from_list(value: Sequence[str] | Sequence[int] | None) -> str:
    """A short list that is only ever read whole; none is an empty one."""
    return json.dumps(list(value or ()))


def to_list(kept: Any) -> tuple[Any, ...]:
    return tuple(json.loads(kept)) if kept else ()
