"""What the tests of the window share: an offscreen screen, lanes, the real window on a real vault, made-up papers."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtWidgets import QApplication
from reportlab.pdfgen.canvas import Canvas

from medneg_desktop.ui.theme import apply_theme, theme, watch

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The offscreen screen warns that it has no window manager to talk to; any other warning fails a test."""
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(pytest.mark.qt_log_ignore("does not support (propagateSizeHints|raise)", extend=True))


MakePaper = Callable[..., Path]


@pytest.fixture(autouse=True)
def plain_look(qapp: QApplication) -> None:
    """Every test begins with the light theme at the normal text size."""
    if (watch().asked, theme().text_percent) != ("light", 100):
        apply_theme(qapp, "light", 100)


@pytest.fixture
def make_paper(tmp_path: Path) -> MakePaper:
    """Writes a made-up hospital statement as a PDF of so many pages; gives its path."""

    def make(name: str = "statement.pdf", *, pages: int = 1, account: str = "00-448213-7") -> Path:
        path = tmp_path / "offered" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        canvas = Canvas(str(path), pagesize=(612, 792), invariant=1)
        for page in range(pages):
            lines = (
                "LAKESIDE REGIONAL HOSPITAL",
                "Billing statement",
                "Patient: Dana R. Whitlock",
                f"Account number: {account}",
                "Statement date: 09/03/2026",
                f"Page {page + 1} of {pages}",
                "Amount due: $1,375.60",
            )
            for number, line in enumerate(lines):
                canvas.drawString(72, 720 - 20 * number, line)
            canvas.showPage()
        canvas.save()
        return path

    return make
