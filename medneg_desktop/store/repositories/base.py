"""What every repository stands on: the session of the unit of work, and few statements for many rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, TypeVar

from sqlalchemy import insert
from sqlalchemy.orm import Session

from medneg_desktop.domain.place import Box, Place
from medneg_desktop.store.front import Answer, FrontQueries
from medneg_desktop.store.row_base import Row

T = TypeVar("T")

_AT_ONCE = 500
"""Values in one IN list: SQLite allows more, but long lists are slow to prepare."""


class Repository(FrontQueries):
    """Gives its part of the unit's methods the unit's session; the questions of the first screen are asked in it too."""

    _open_session: Session | None = None

    @property
    def _session(self) -> Session:
        if self._open_session is None:
            raise RuntimeError("a unit of work is used inside its with block")
        return self._open_session

    def _ask(self, sql: str, *parameters: Any) -> Answer:
        return self._session.connection().exec_driver_sql(sql, parameters)

    def _insert(self, row: type[Row], values: Sequence[dict[str, Any]]) -> None:
        """Many rows with one statement; none is fine."""
        if values:
            # Through the session, rows that are empty in different columns would each take a statement of their own.
            self._session.connection().execute(insert(row), values)

    def _insert_one(self, row: type[Row], **values: Any) -> int:
        """One row; gives the number the database chose for it."""
        result = self._session.connection().execute(insert(row).values(**values))
        chosen = result.inserted_primary_key
        assert chosen is not None
        return int(chosen[0])


def batches(items: Iterable[T]) -> Iterator[list[T]]:
    """The items, each once, in lists short enough for a statement."""
    left = iter(dict.fromkeys(items))
    while batch := list(islice(left, _AT_ONCE)):
        yield batch


def place_columns(place: Place | None) -> dict[str, Any]:
    if place is None:
        return dict.fromkeys(("page", "x0", "y0", "x1", "y1"))
    box = place.box
    return {"page": place.page, "x0": float(box.x0), "y0": float(box.y0), "x1": float(box.x1), "y1": float(box.y1)}


def place_of(row: Any) -> Place | None:
    """The place in a row's five columns."""
    return None if row.page is None else Place(row.page, Box(row.x0, row.y0, row.x1, row.y1))
