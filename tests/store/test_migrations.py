"""Upgrades lose nothing, refuse what they do not know, and end at the tables the program uses."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine

from medneg_desktop.core.trouble import VaultTooNew
from medneg_desktop.domain.finding import Decision
from medneg_desktop.domain.reading import FieldName, State
from medneg_desktop.domain.talks import Contact
from medneg_desktop.services.vault_port import VerifyReport
from medneg_desktop.store import migrations
from medneg_desktop.store.connection import connect
from medneg_desktop.store.engine import make_engine
from medneg_desktop.store.migrate import MigrationFailed, migrate, revision
from medneg_desktop.store.rows import DocumentRow
from medneg_desktop.store.vault import OpenVault, create_vault, open_vault
from tests.store.old.make import DOCUMENTS, PASSPHRASE, SAID, TAG

TABLES = DocumentRow.metadata

FIRST = """
import sqlalchemy as sa
from alembic import op
revision = "0001"
down_revision = None
def upgrade():
    op.create_table("bill", sa.Column("id", sa.Integer, primary_key=True), sa.Column("provider", sa.String))
    op.create_table(
        "line",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("bill", sa.Integer, sa.ForeignKey("bill.id", ondelete="CASCADE")),
    )
"""
REBUILDS_THE_OWNER = """
import sqlalchemy as sa
from alembic import op
revision = "0002"
down_revision = "0001"
def upgrade():
    with op.batch_alter_table("bill", recreate="always") as bill:
        bill.add_column(sa.Column("cents", sa.Integer, nullable=False, server_default="0"))
"""
LOSES_ROWS = """
from alembic import op
revision = "0003"
down_revision = "0002"
def upgrade():
    op.execute("UPDATE bill SET cents = 99")
    op.execute("DELETE FROM line WHERE id = 1")
"""
BREAKS_OFF = """
import sqlalchemy as sa
from alembic import op
revision = "0003"
down_revision = "0002"
def upgrade():
    op.create_table("extra", sa.Column("id", sa.Integer, primary_key=True))
    op.execute("UPDATE bill SET cents = 99")
    raise RuntimeError("the power went")
"""
LOSES_AN_OWNER = """
from alembic import op
revision = "0003"
down_revision = "0002"
def upgrade():
    op.execute("INSERT INTO bill (id, provider, cents) VALUES (2, 'B', 0)")
    op.execute("DELETE FROM bill WHERE id = 1")
"""


@pytest.fixture
def engine(tmp_path: Path, key: bytes) -> Iterator[Engine]:
    (tmp_path / "some.db").touch()
    engine = make_engine(lambda: connect(tmp_path / "some.db", key))
    yield engine
    engine.dispose()


def steps(folder: Path, *scripts: str) -> Path:
    """A folder of made-up steps, with the program's own way of running them."""
    found = folder / "steps"
    (found / "versions").mkdir(parents=True, exist_ok=True)
    (found / "env.py").write_text((migrations.folder() / "env.py").read_text())
    for number, script in enumerate(scripts, 1):
        (found / "versions" / f"{number:04}_step.py").write_text(script)
    return found


def fill(engine: Engine) -> None:
    with engine.begin() as connection:
        connection.exec_driver_sql("INSERT INTO bill (id, provider) VALUES (1, 'A')")
        connection.exec_driver_sql("INSERT INTO line (bill) VALUES (1), (1)")


def counts(engine: Engine) -> tuple[int, int]:
    with engine.connect() as connection:
        return (
            connection.exec_driver_sql("SELECT count(*) FROM bill").scalar_one(),
            connection.exec_driver_sql("SELECT count(*) FROM line").scalar_one(),
        )


def _of_the_index(name: str | None) -> bool:
    """The full-text index keeps its own tables."""
    return name is not None and name.startswith(("search_words", "search_vocabulary"))


def test_the_steps_end_at_the_tables_of_the_program(vault: OpenVault) -> None:
    with vault._database.engine.connect() as connection:
        opts = {"compare_type": True, "include_name": lambda name, *_: not _of_the_index(name)}
        context = MigrationContext.configure(connection, opts=opts)
        assert compare_metadata(context, TABLES) == []


def test_every_index_is_made(vault: OpenVault) -> None:
    wanted = {index.name for table in TABLES.tables.values() for index in table.indexes}
    with vault._database.engine.connect() as connection:
        made = {row[0] for row in connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'index'")}
        compact = {
            row[0]
            for row in connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE sql LIKE '%WITHOUT ROWID%'")
            if not _of_the_index(row[0])
        }
    assert wanted <= made
    assert compact == {t.name for t in TABLES.tables.values() if not t.dialect_options["sqlite"]["with_rowid"]}


def test_the_newest_step_is_named() -> None:
    config = Config()
    config.set_main_option("script_location", str(migrations.folder()))
    assert ScriptDirectory.from_config(config).get_heads() == [migrations.HEAD]


def test_a_rebuilt_owner_would_lose_its_children(tmp_path: Path, engine: Engine) -> None:
    """The hazard itself: Alembic alone, with foreign keys on. Should this ever fail, the runner may become simpler."""
    scripts = steps(tmp_path, FIRST)
    migrate(engine, lambda _: None, scripts=scripts, head="0001")
    fill(engine)
    config = Config()
    config.set_main_option("script_location", str(steps(tmp_path, FIRST, REBUILDS_THE_OWNER)))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
    assert counts(engine) == (1, 0)


def test_a_rebuilt_owner_keeps_its_children(tmp_path: Path, engine: Engine) -> None:
    copies: list[str] = []
    migrate(engine, copies.append, scripts=steps(tmp_path, FIRST), head="0001")
    assert copies == []  # nothing was there to be copied
    fill(engine)
    assert migrate(engine, copies.append, scripts=steps(tmp_path, FIRST, REBUILDS_THE_OWNER), head="0002")
    assert counts(engine) == (1, 2)
    assert copies == ["0001"]
    assert not migrate(engine, copies.append, scripts=tmp_path / "steps", head="0002")
    with engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar_one() == 1


@pytest.mark.parametrize(
    ("bad", "told"), [(LOSES_ROWS, "rows lost"), (BREAKS_OFF, "power"), (LOSES_AN_OWNER, "references")]
)
def test_a_step_that_fails_changes_nothing(tmp_path: Path, engine: Engine, bad: str, told: str) -> None:
    migrate(engine, lambda _: None, scripts=steps(tmp_path, FIRST), head="0001")
    fill(engine)
    migrate(engine, lambda _: None, scripts=steps(tmp_path, FIRST, REBUILDS_THE_OWNER), head="0002")
    with pytest.raises((RuntimeError, MigrationFailed), match=told):
        migrate(engine, lambda _: None, scripts=steps(tmp_path, FIRST, REBUILDS_THE_OWNER, bad), head="0003")
    assert counts(engine) == (1, 2)
    assert revision(engine) == "0002"
    with engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT sum(cents) FROM bill").scalar_one() == 0
        assert connection.exec_driver_sql("SELECT count(*) FROM sqlite_master WHERE name = 'extra'").scalar_one() == 0
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar_one() == 1


def test_a_vault_of_a_newer_program_is_left_alone(folder: Path, key: bytes) -> None:
    vault = create_vault(folder, key=key)
    with vault._database.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    vault.close()
    before = (folder / "vault.db").read_bytes()
    with pytest.raises(VaultTooNew):
        open_vault(folder, key=key)
    assert (folder / "vault.db").read_bytes() == before


OLD = sorted(p for p in (Path(__file__).parent / "old").iterdir() if (p / "vault.db").exists())


@pytest.fixture(params=OLD, ids=lambda p: p.name)
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A copy of a made-up vault as an earlier version left it."""
    folder = tmp_path / str(request.param.name)
    shutil.copytree(request.param, folder)
    return folder


def test_a_vault_of_every_earlier_form_is_brought_up_whole(old: Path) -> None:
    with closing(open_vault(old, passphrase=PASSPHRASE)) as vault:
        assert revision(vault._database.engine) == migrations.HEAD
        assert vault.verify() == VerifyReport(DOCUMENTS, DOCUMENTS, ())
        with vault.unit() as unit:
            documents = unit.documents()
            assert [d.name for d in documents] == [f"made-up-{n:05}.pdf" for n in reversed(range(DOCUMENTS))]
            assert unit.trash() == []
            assert unit.totals().documents == DOCUMENTS
            assert unit.setting("language") == "es"
            [held] = unit.readings([documents[0].id])
            account = held.readings[0].fields[FieldName.ACCOUNT_NUMBER]
            assert (account.value, account.state) == ("BF-0000001-A", State.ENTERED)
            views = [view for row in unit.case_summaries() if (view := unit.case(row.id)) is not None]
            assert [len(v.case.papers) for v in views] == [3, 3]
            assert Decision.SET_ASIDE in {d for v in views for d, _ in v.decisions.values()}
            assert "frozen" in {e.what for e in unit.events()}
            if old.name >= "0008":
                told = [e.talk for held in unit.talks([v.case.id for v in views]).values() for e in held]
                assert [t.said for t in told if isinstance(t, Contact)] == [SAID]
                assert [s.packet for s in unit.sendings()] == [p.id for p in unit.packets()] == ["packet"]
                assert unit.all_tags() == [TAG]


def test_every_earlier_form_is_kept_for_trying() -> None:
    config = Config()
    config.set_main_option("script_location", str(migrations.folder()))
    steps = {step.revision for step in ScriptDirectory.from_config(config).walk_revisions()}
    assert {p.name for p in OLD} >= steps - {migrations.HEAD}


def test_an_upgrade_first_copies_the_database(old: Path) -> None:
    with closing(open_vault(old, passphrase=PASSPHRASE)) as vault:
        key = vault._key
    copies = list(old.glob("vault-before-*.db"))
    if old.name == migrations.HEAD:
        assert copies == []
        return
    [copy] = copies
    engine = make_engine(lambda: connect(copy, key))
    assert revision(engine) == old.name
    with engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT value FROM settings WHERE name = 'language'").scalar_one() == "es"
        assert connection.exec_driver_sql("SELECT count(*) FROM documents").scalar_one() == DOCUMENTS
    engine.dispose()
