"""The engine: SQLAlchemy over SQLCipher."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection, Engine, ExceptionContext, create_engine, event
from sqlalchemy.pool import QueuePool
from sqlcipher3 import dbapi2 as sqlcipher

from medneg_desktop.store.connection import SECONDS_TO_WAIT
from medneg_desktop.store.errors import from_sqlite


def make_engine(connect: Callable[[], Any]) -> Engine:
    """An engine with one connection, which ``connect`` gives it (see :func:`.connection.connect`)."""
    engine = create_engine(
        "sqlite+pysqlite://",
        creator=connect,
        module=sqlcipher,
        poolclass=QueuePool,
        pool_size=1,
        max_overflow=0,
        pool_timeout=SECONDS_TO_WAIT,
    )
    event.listen(engine, "begin", _begin)
    event.listen(engine, "handle_error", _translate)
    return engine


def _begin(connection: Connection) -> None:
    # IMMEDIATE: a writer waits at the start and never fails in the middle of its work.
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _translate(context: ExceptionContext) -> None:
    told = from_sqlite(context.original_exception)
    if told is not None:
        raise told from context.original_exception
