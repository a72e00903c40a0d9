"""A property that is worked out once and then kept on its object.

Like ``functools.cached_property``, which before Python 3.12 takes a lock each time: what is kept here is worked out from
an object that never changes, so that two threads would only find the same thing twice.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, Self, TypeVar, overload

T_co = TypeVar("T_co", covariant=True)


class once(Generic[T_co]):  # noqa: N801 (a decorator, as property is)
    """For classes without slots."""

    def __init__(self, found: Callable[[Any], T_co]) -> None:
        self._found = found
        self.__doc__ = found.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    @overload
    def __get__(self, instance: None, owner: type) -> Self: ...
    @overload
    def __get__(self, instance: object, owner: type) -> T_co: ...
    def __get__(self, instance: object | None, owner: type) -> T_co | Self:
        if instance is None:
            return self
        value = instance.__dict__[self._name] = self._found(instance)
        return value
