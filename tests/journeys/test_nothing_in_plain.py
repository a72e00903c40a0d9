"""No private word is found in plain in any file of the program: while it runs, after a lock, after it was killed."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from medneg_desktop.store.keys import CHEAP
from medneg_desktop.store.vault import create_vault

ROOT = Path(__file__).parents[2]
WORDS = "four rainy trams sang"
NAME, AMOUNT, WORD, OTHER = "Zephyrine Quillfeather", "8,431.77", "GASTROJEJUNOSTOMY", "Thaddeus Wrenfellow"
PROGRAM = """
import sys, logging
from pathlib import Path
from PySide6.QtCore import QTimer
from medneg_desktop import app
from medneg_desktop.ui import start
from medneg_desktop.ui.entrance import Entrance
from medneg_desktop.ui.main_window import MainWindow

folder, paper = Path(sys.argv[1]), Path(sys.argv[2])
WORDS, OTHER = sys.argv[3:]
opened = app.open_office(folder, WORDS)
office = opened.office
qt = start.application()
steps = []

def window():
    return next(w for w in qt.topLevelWidgets() if isinstance(w, MainWindow))

def begin():
    window().offer([paper])
    wait.start(100)

def look():
    shown = window()
    if len(steps) == 0 and shown.intake.desk.entries and not shown.intake.desk.busy:
        steps.append("read")
        correct()
        shown.open_document(shown.intake.desk.entries[0].document)
        QTimer.singleShot(1500, bad_day)

def correct():
    from medneg_desktop.domain.reading import FieldName
    from medneg_desktop.services.backup import back_up_if_due
    from medneg_desktop.services.review import correct_field
    document = window().intake.desk.entries[0].document
    correct_field(office, document, 1, FieldName.GUARANTOR_NAME, OTHER)
    back_up_if_due(office)

def bad_day():
    window().go("bills")
    window().keeper.step_text(1)
    QTimer.singleShot(600, ready)
    raise RuntimeError("a fault that quotes " + OTHER)

def ready():
    print("working", flush=True)
    assert sys.stdin.readline() == "lock\\n"
    window().lock()

QTimer.singleShot(120_000, lambda: qt.exit(3))
wait = QTimer()
wait.timeout.connect(look)
QTimer.singleShot(0, lambda: QTimer.singleShot(800, begin))
entrance = Entrance(lambda: True, lambda _: opened, maker=lambda p: None, recover=lambda c, p: None)
status = start.run_window(entrance, again=lambda restore: print("locked", restore, flush=True))
sys.exit(status)
"""


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A home with a vault in it, and beside it the person's own file, which is theirs and in plain."""
    home = tmp_path / "home"
    for name in ("tmp", "config", "data", "cache", "state", "run"):
        (home / name).mkdir(parents=True, mode=0o700)
    create_vault(home / "vault", passphrase=WORDS, cost=CHEAP).close()
    canvas = Canvas(str(tmp_path / "bill.pdf"), pagesize=(612, 792), pageCompression=0)
    lines = ("LAKESIDE REGIONAL HOSPITAL", "Billing statement", f"Patient: {NAME}", "Account number: 00-448213-7",
             f"99285 {WORD} {AMOUNT}", f"Amount due: ${AMOUNT}")  # fmt: skip
    for number, line in enumerate(lines):
        canvas.drawString(72, 720 - 20 * number, line)
    canvas.save()
    return tmp_path


def started(place: Path) -> subprocess.Popen[str]:
    home = place / "home"
    folders = {f"XDG_{name.upper()}_HOME": str(home / name) for name in ("config", "data", "cache", "state")}
    own = {"HOME": str(home), "TMPDIR": str(home / "tmp"), "XDG_RUNTIME_DIR": str(home / "run"), **folders}
    return subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(home / "vault"), str(place / "bill.pdf"), WORDS, OTHER],
        env={**os.environ, **own, "QT_QPA_PLATFORM": "offscreen"},
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def forms(word: str) -> Iterator[bytes]:
    """A word as programs write words: in several encodings, and an amount as cents too."""
    for said in {word, word.upper(), word.lower(), word.replace(",", ""), word.replace(",", "").replace(".", "")}:
        yield said.encode()
        yield said.encode("utf-16-le")


def found_in(data: bytes) -> set[str]:
    return {word for word in (NAME, AMOUNT, WORD, OTHER, WORDS) if any(form in data for form in forms(word))}


def found(folder: Path) -> dict[str, set[str]]:
    """Each file in which a planted word stands in plain, in its name or its bytes."""
    told = {}
    for path in folder.rglob("*"):
        data = path.name.encode("utf-8", "surrogateescape")
        if path.is_file():
            data += path.read_bytes()
        if words := found_in(data):
            told[str(path.relative_to(folder))] = words
    return told


def written_elsewhere(pid: int, home: Path) -> list[str]:
    """Files outside the home that the program or a worker of it has open for writing, deleted ones too."""
    outside = []
    for process in (pid, *children(pid)):
        for entry in Path(f"/proc/{process}/fd").iterdir():
            try:
                target, mode = str(entry.readlink()), entry.stat().st_mode
                flags = int((entry.parent.parent / "fdinfo" / entry.name).read_text().split("flags:")[1].split()[0], 8)
            except OSError:
                continue
            if (
                stat.S_ISREG(mode)
                and flags & (os.O_WRONLY | os.O_RDWR)
                and not target.startswith((str(home), "/memfd"))
            ):
                outside.append(target)
    return outside


def children(pid: int) -> list[int]:
    tasks = Path(f"/proc/{pid}/task").iterdir()
    return [int(child) for task in tasks for child in (task / "children").read_text().split()]


def test_the_search_finds_what_lies_open(place: Path) -> None:
    assert found(place) == {"bill.pdf": {NAME, AMOUNT, WORD}}


@pytest.mark.slow
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks at the files a process has open")
def test_no_planted_word_lies_open_while_running_after_lock_and_after_a_kill(place: Path) -> None:
    home = place / "home"
    with started(place) as program:
        assert program.stdout is not None
        assert program.stdin is not None
        assert program.stdout.readline() == "working\n"
        assert found(home) == {}
        assert written_elsewhere(program.pid, home) == []
        program.stdin.write("lock\n")
        program.stdin.flush()
        assert program.stdout.readline() == "locked None\n"
        assert program.wait(60) == 0  # with the process its keys and pages are gone
        assert program.stderr is not None
        told = program.stderr.read()
    assert found(home) == {}
    assert "RuntimeError" in told
    assert found_in(told.encode()) == set()
    with started(place) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == "working\n"
        program.kill()
        program.wait()
    assert found(home) == {}
    assert list((home / "tmp").iterdir()) == []
    vault = {p.name for p in (home / "vault").iterdir()}
    assert vault <= {"keys.json", "vault.db", "vault.db-wal", "vault.db-shm", "vault.lock", "originals", "backups"}
