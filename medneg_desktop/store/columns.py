"""How the values of the house stand in columns: amounts as whole cents, dates as ISO text, lists as JSON."""

from __future__ import annotations

import json
import re
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any, Generic, TypeVar

from sqlalchemy import Dialect, Integer, Text, TypeDecorator

from medneg_desktop.core.money import Money

E = TypeVar("E", bound=StrEnum)

_LARGEST = 10**14
"""Cents. No bill reaches it, and a hundred thousand such amounts still add up within SQLite's integers."""

_ESCAPE = "\U0010fffe"
_NOT_UTF8 = re.compile("[\ud800-\udfff\U0010fffe]")
_ESCAPED = re.compile(f"{_ESCAPE}([0-9a-f]{{6}})")


class Cents(TypeDecorator[Money]):
    """An amount. Digits misread into an absurd sum are kept exactly, as text that sums leave out."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: Money | None, dialect: Dialect) -> Any:  # noqa: ARG002
        if value is None:
            return None
        return value.cents if abs(value.cents) <= _LARGEST else f"#{value.cents}"

    def process_result_value(self, value: Any, dialect: Dialect) -> Money | None:  # noqa: ARG002
        if value is None:
            return None
        return Money(int(value.removeprefix("#")) if isinstance(value, str) else int(value))


class Day(TypeDecorator[date]):
    """A date as ``2026-08-14``, which sorts as it stands."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: date | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        return value.isoformat() if value is not None else None

    def process_result_value(self, value: Any, dialect: Dialect) -> date | None:  # noqa: ARG002
        return date.fromisoformat(value) if value is not None else None


class Moment(TypeDecorator[datetime]):
    """A moment in UTC, always with microseconds so that it sorts as it stands."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment without a time zone is none")
        return value.astimezone(UTC).isoformat(timespec="microseconds")

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        return datetime.fromisoformat(value) if value is not None else None


class Words(TypeDecorator[str]):
    """Text from outside. Half characters, which a file name on Linux may hold, are kept in an escaped form."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        if value is None or value.isascii():
            return value
        return _NOT_UTF8.sub(lambda found: f"{_ESCAPE}{ord(found[0]):06x}", value)

    def process_result_value(self, value: Any, dialect: Dialect) -> str | None:  # noqa: ARG002
        if value is None or _ESCAPE not in value:
            return None if value is None else str(value)
        return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), value)


class Texts(TypeDecorator[tuple[str, ...]]):
    """A short list of texts that is only ever read whole."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: tuple[str, ...] | None, dialect: Dialect) -> str:  # noqa: ARG002
        return json.dumps(list(value or ()))

    def process_result_value(self, value: Any, dialect: Dialect) -> tuple[str, ...]:  # noqa: ARG002
        return tuple(json.loads(value)) if value else ()


class Numbers(TypeDecorator[tuple[int, ...]]):
    """A short list of whole numbers that is only ever read whole."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: tuple[int, ...] | None, dialect: Dialect) -> str:  # noqa: ARG002
        return json.dumps(list(value or ()))

    def process_result_value(self, value: Any, dialect: Dialect) -> tuple[int, ...]:  # noqa: ARG002
        return tuple(json.loads(value)) if value else ()


class Named(TypeDecorator[E], Generic[E]):
    """One of the names of a contract, stored as that name and never as a number."""

    impl = Text
    cache_ok = True

    def __init__(self, names: type[E]) -> None:
        super().__init__()
        self.names = names

    def process_bind_param(self, value: E | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        return value.value if value is not None else None

    def process_result_value(self, value: Any, dialect: Dialect) -> E | None:  # noqa: ARG002
        return self.names(value) if value is not None else None
