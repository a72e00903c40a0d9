"""The start stays light: the window's modules bring in nothing that only later work needs."""

from __future__ import annotations

import subprocess
import sys

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
