"""The journey of the first evening: three papers dropped on the window, looked at, corrected, argued, saved as a packet.

Real events in a real (offscreen) window, a real vault, real page workers; the saved pages are read back.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pymupdf
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton, QWidget

from medneg_desktop.app import sample_files
from medneg_desktop.core.money import Money
from medneg_desktop.domain.reading import Cell, FieldName
from medneg_desktop.services.office import Office
from medneg_desktop.services.overview import bills, case_view, packets
from medneg_desktop.ui.bill import BillsScreen
from medneg_desktop.ui.inbox import InboxScreen
from medneg_desktop.ui.main_window import MainWindow
from medneg_desktop.ui.packet import PacketsScreen
from tests.window import Settle

# Qt 6.12 deprecates the constructor that takes a QPoint, which is the only one that 6.8 has.
pytestmark = [
    pytest.mark.filterwarnings("ignore:.*QDragEnterEvent.*deprecated:DeprecationWarning"),
    pytest.mark.slow,
    pytest.mark.qt_log_ignore("does not support propagateSizeHints", extend=True),
]


def drop(window: QWidget, paths: list[Path]) -> None:
    """What the desktop does when files are let go over a window."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(p)) for p in paths])
    copy, left, no_key = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(600, 400), copy, mime, left, no_key)
    QApplication.sendEvent(window, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(window, QDropEvent(QPointF(600, 400), copy, mime, left, no_key))


def press(widget: QWidget, name: str) -> None:
    """Click the button that a person would call by this name."""
    found = [
        b
        for b in widget.findChildren(QPushButton)
        if b.isVisible() and b.isEnabled() and name in (b.accessibleName(), b.text())
    ]
    assert found, (
        f"no button {name!r} among {[b.accessibleName() for b in widget.findChildren(QPushButton) if b.isVisible()]}"
    )
    QTest.mouseClick(found[0], Qt.MouseButton.LeftButton)


def test_from_drop_to_saved_packet(
    window: MainWindow, office: Office, settle: Settle, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # They drop three papers, and a file that is none, anywhere on the window.
    (tmp_path / "notes.pdf").write_text("call them on Monday")
    settle()
    drop(window, [*sample_files(), tmp_path / "notes.pdf"])
    settle()

    # The inbox shows what was read and where it stands, and keeps the bad file with its reason.
    inbox = window.go("inbox")
    assert isinstance(inbox, InboxScreen)
    settle()
    shown = [row.spoken for row in inbox.model.rows]
    assert any("notes.pdf" in words and "not a PDF" in words for words in shown)
    bill = _document(office, "hospital_bill_scan.pdf")
    inbox.show_document(bill)
    settle()
    box = inbox.panel.fields.box(FieldName.AMOUNT_DUE)
    assert box is not None
    assert box.edit.text() == "$531.20"
    places = {h.key: h for h in inbox.pane.viewer.highlights}
    assert places["field:amount_due"].page == 1

    # They correct a value with the keyboard; the account of the money changes at once.
    box.edit.setFocus()
    box.edit.selectAll()
    QTest.keyClicks(box.edit, "540.20")
    QTest.keyClick(box.edit, Qt.Key.Key_Return)
    settle()
    assert _asked(office) == Money.of("540.20")
    box.edit.selectAll()
    QTest.keyClicks(box.edit, "531.20")
    QTest.keyClick(box.edit, Qt.Key.Key_Return)
    settle()
    assert _asked(office) == Money.of("531.20")

    # The bill's workspace marks the repeated charge on the page, beside the plan's page.
    (row,) = bills(office)
    window.open_case(row.id)
    settle()
    screen = window.go("bills")
    assert isinstance(screen, BillsScreen)
    settle()
    marked = [h for pane in screen.workspace.pages.panes if pane.isVisible() for h in pane.viewer.highlights]
    assert len([h for h in marked if h.page == 1]) >= 4  # two lines on the bill, two on the EOB

    # They make the packet, look at it, and save it.
    press(screen, "Make packet")
    settle()
    making = window.go("packets")
    assert isinstance(making, PacketsScreen)
    settle()
    target = tmp_path / "packet.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(target), "PDF"))
    press(making, "Save PDF…")
    settle()
    assert making.shown is not None
    assert target.read_bytes() == making.shown.pdf()
    assert [p.case for p in packets(office)] == [row.id]
    _read_back(target, office)


def _document(office: Office, name: str) -> str:
    with office.unit() as unit:
        return next(d.id for d in unit.documents() if d.name == name)


def _asked(office: Office) -> Money | None:
    return bills(office)[0].asked


def _read_back(target: Path, office: Office) -> None:
    """Every question of the case stands in the packet, with its exhibit; every page says which of how many it is."""
    view = case_view(office, bills(office)[0].id)
    assert view is not None
    with pymupdf.open(target) as document:
        pages = [page.get_text() for page in document]
        outline = document.get_toc()
    text = re.sub(r"\s+", " ", " ".join(pages))
    for finding in view.report.findings:
        if finding.amount is not None:
            assert finding.amount.shown() in text
    assert "$362.00" in text
    assert "CH-40718-226" in text
    for number, page in enumerate(pages, 1):
        assert f"Page {number} of {len(pages)}" in page
    stamps = re.findall(r"Exhibit ([A-C]), page 1 of 1", text)
    assert set(stamps) == {"A", "B", "C"}
    assert len(outline) >= 4
    lines = view.case.bills[0].reading.lines
    assert [line.items(Cell.MODIFIERS) for line in lines][6] == ("76",)
