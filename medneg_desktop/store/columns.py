"""The columns of the tables: each type of the house with its way into SQLite and back (see :mod:`.values`)."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import Any, Generic, TypeVar

from sqlalchemy import Dialect, Integer, Text, TypeDecorator

from medneg_desktop.core.money import Money
from medneg_desktop.store import values

E = TypeVar("E", bound=StrEnum)


class Cents(TypeDecorator[Money]):
    """An amount."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: Money | None, dialect: Dialect) -> Any:  # noqa: ARG002
        return values.maybe(values.from_money, value)

    def process_result_value(self, value: Any, dialect: Dialect) -> Money | None:  # noqa: ARG002
        return values.maybe(values.to_money, value)


class Day(TypeDecorator[date]):
    """A date."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: date | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        return values.maybe(values.from_day, value)

    def process_result_value(self, value: Any, dialect: Dialect) -> date | None:  # noqa: ARG002
        return values.maybe(values.to_day, value)


class Moment(TypeDecorator[datetime]):
    """A moment in UTC."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        return values.maybe(values.from_moment, value)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        return values.maybe(values.to_moment, value)


class Words(TypeDecorator[str]):
    """Text from outside."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        return values.maybe(values.from_words, value)

    def process_result_value(self, value: Any, dialect: Dialect) -> str | None:  # noqa: ARG002
        return values.maybe(values.to_words, value)


class Texts(TypeDecorator[tuple[str, ...]]):
    """A short list of texts."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: tuple[str, ...] | None, dialect: Dialect) -> str:  # noqa: ARG002
        return values.from_list(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> tuple[str, ...]:  # noqa: ARG002
        return values.to_list(value)


class Numbers(TypeDecorator[tuple[int, ...]]):
    """A short list of whole numbers."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: tuple[int, ...] | None, dialect: Dialect) -> str:  # noqa: ARG002
        return values.from_list(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> tuple[int, ...]:  # noqa: ARG002
        return values.to_list(value)


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
