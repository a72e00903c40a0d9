"""Brings a vault to the newest form, safely.

SQLite cannot change most of a table in place: Alembic makes a new table, copies, and drops the old one, and with
foreign keys on that drop deletes every child row without a word. So they are switched off before the transaction
begins (inside one the switch does nothing), all steps run in one transaction, and before the commit the runner
itself checks that every reference still holds and that no table lost a row.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, inspect

from medneg_desktop.core.trouble import VaultTooNew
from medneg_desktop.store import migrations
from medneg_desktop.store.connection import step

if TYPE_CHECKING:
    from alembic.config import Config

_VERSION_TABLE = "alembic_version"


class MigrationFailed(RuntimeError):  # noqa: N818 (a bug of a step; the vault stays as it was)
    """A step would have lost something and was undone."""


def revision(engine: Engine) -> str | None:
    """The step a vault stands at; None for one that was never set up."""
    with engine.connect() as connection:
        return step(connection.exec_driver_sql)


def migrate(
    engine: Engine,
    copy_aside: Callable[[str], None],
    *,
    scripts: Path | None = None,
    head: str | None = None,
) -> bool:
    """Run the steps that are missing; whether there were any.

    ``copy_aside`` is called with the old revision before the first step changes a vault that holds something.
    Raises VaultTooNew for a vault of a newer program; a step that fails leaves everything as it was.
    """
    current = revision(engine)
    if current == (head or migrations.HEAD):
        return False
    config = _config(scripts or migrations.folder())
    if current is not None:
        if current not in _known(config):
            raise VaultTooNew(details=current)
        copy_aside(current)
    with engine.connect() as connection:
        driver = connection.connection.driver_connection
        assert driver is not None
        driver.execute("PRAGMA foreign_keys = OFF")
        try:
            with connection.begin():
                _upgrade(connection, config)
        finally:
            driver.execute("PRAGMA foreign_keys = ON")
    return True


def _upgrade(connection: Connection, config: Config) -> None:
    from alembic import command  # noqa: PLC0415 (Alembic takes 0.2 s to import, and most starts need no step)

    before = _counts(connection)
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
    if broken:
        raise MigrationFailed(f"references broken in {sorted({row[0] for row in broken})}")
    after = _counts(connection)
    lost = sorted(table for table, count in before.items() if after.get(table, count) < count)
    if lost:
        raise MigrationFailed(f"rows lost in {lost}")


def _counts(connection: Connection) -> dict[str, int]:
    names = [name for name in inspect(connection).get_table_names() if name != _VERSION_TABLE]
    return {name: connection.exec_driver_sql(f'SELECT count(*) FROM "{name}"').scalar_one() for name in names}  # noqa: S608 (names of our own tables)


def _config(scripts: Path) -> Config:
    from alembic.config import Config  # noqa: PLC0415 (see above)

    config = Config()
    # Alembic expands percent signs, which a folder's name may hold.
    config.set_main_option("script_location", str(scripts).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config


def _known(config: Config) -> set[str]:
    from alembic.script import ScriptDirectory  # noqa: PLC0415 (see above)

    return {step.revision for step in ScriptDirectory.from_config(config).walk_revisions()}
