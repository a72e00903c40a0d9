"""The start stays light: the window's modules bring in nothing that only later work needs."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from medneg_desktop.core.ids import DocumentId, Sha256
from medneg_desktop.domain.document import Document, ReadingStatus
from medneg_desktop.store.vault import create_vault, open_vault

ROOT = Path(__file__).parents[2]
KEY = bytes(range(32))

HEAVY = {"pymupdf", "fitz", "reportlab", "numpy", "onnxruntime", "cv2", "PIL", "pillow_heif", "rapidocr", "qtawesome"}
STORE = {"sqlalchemy", "alembic", "sqlcipher3", "nacl", "keyring"}


def modules_after(statement: str) -> set[str]:
    told = subprocess.run(
        [sys.executable, "-c", f"import sys; {statement}; print(*{{m.split('.')[0] for m in sys.modules}})"],
        check=True,
        capture_output=True,
        text=True,
        timeout=120,
    )
    return set(told.stdout.split())


def test_the_window_brings_in_nothing_heavy() -> None:
    found = modules_after("import medneg_desktop.ui.main_window")
    assert "PySide6" in found
    assert found & (HEAVY | STORE) == set()


def test_the_check_sees_what_it_looks_for() -> None:
    assert "numpy" in modules_after("import numpy")


# ---------------------------------------------------------------------------------------------- a real window

STARTS = """
import gc, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from medneg_desktop.app import office_on
from medneg_desktop.core.clock import SystemClock
from medneg_desktop.store.vault import open_vault
from medneg_desktop.ui import start
from medneg_desktop.ui.entrance import Entrance

folder, goal = Path(sys.argv[1]), sys.argv[2]
seen = []

def opener(passphrase):
    seen.append(gc.isenabled())
    return office_on(open_vault(folder, key=bytes(range(32))), SystemClock())

def look(app):
    if "sqlalchemy.orm" in sys.modules:
        app.quit()

if goal == "warm":  # a window that stays: looked at until the store is warm
    app = start.application()
    timer = QTimer()
    timer.timeout.connect(lambda: look(app))
    timer.start(20)
    QTimer.singleShot(60_000, app.quit)
entrance = Entrance(lambda: True, opener, maker=lambda p: None, recover=lambda c, p: None)
status = start.run_window(entrance, exit_when_ready=goal == "ready")
assert (status, seen, gc.isenabled()) == (0, [False], True)
assert gc.get_freeze_count() > 10_000
print(*sys.modules)
"""


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    """A vault with a paper that was read, so that Home has something to tell."""
    folder = tmp_path / "vault"
    held = create_vault(folder, key=KEY)
    with held.unit() as unit:
        moment = datetime(2026, 11, 24, tzinfo=UTC)
        unit.add_document(
            Document(DocumentId("1"), Sha256("1"), "a.pdf", "application/pdf", 1, 1, moment, ReadingStatus.READ)
        )
        unit.commit()
    held.close()
    return folder


def started(folder: Path, goal: str) -> set[str]:
    """All modules of a window's process, once it closed after its first answer ("ready") or its warming up ("warm")."""
    told = subprocess.run(
        [sys.executable, "-c", STARTS, str(folder), goal],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": str(folder.parent / "config")},
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
        timeout=120,
    )
    return set(told.stdout.split())


def test_a_window_is_usable_without_what_only_later_work_needs(vault: Path) -> None:
    found = started(vault, "ready")
    tops = {name.split(".")[0] for name in found}
    assert "sqlcipher3" in tops  # the vault was truly opened
    assert tops & (HEAVY | {"sqlalchemy", "alembic", "keyring", "multiprocessing", "asyncio"}) == set()
    later = {
        "ui.door",
        "ui.first_start",
        "ui.inbox",
        "ui.bill",
        "ui.packet",
        "pages.lane",
        "store.rows",
        "domain.reading",
        "domain.packet",
    }
    assert found & {f"medneg_desktop.{name}" for name in later} == set()
    again = open_vault(vault, key=KEY)
    assert again.closed_properly
    again.close()


def test_a_window_that_stays_warms_up_the_store(vault: Path) -> None:
    found = started(vault, "warm")
    assert {"sqlalchemy.orm", "medneg_desktop.store.unit_of_work"} <= found
    assert "alembic" not in found
    again = open_vault(vault, key=KEY)
    assert again.closed_properly
    again.close()
