"""Whatever is dropped on the window is taken in or answered in words."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from medneg_desktop.services.office import Office
from medneg_desktop.ui.drop import what_it_brings
from medneg_desktop.ui.main_window import MainWindow
from tests.ui.conftest import MakePaper, Settle

# Qt 6.12 deprecates the constructor that takes a QPoint, which is the only one that 6.8 has.
pytestmark = pytest.mark.filterwarnings("ignore:.*QDragEnterEvent.*deprecated:DeprecationWarning")

UNCOMMON = "facture \u0435\u0301\u202e niño \U0001f9fe 'a'.PDF"


def urls(*found: str | Path) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(u)) if isinstance(u, Path) else QUrl(u) for u in found])
    return mime


def picture() -> QMimeData:
    mime = QMimeData()
    mime.setImageData(QImage(8, 8, QImage.Format.Format_RGB32))
    return mime


def text() -> QMimeData:
    mime = QMimeData()
    mime.setText("Amount due $12.00")
    return mime


def attachment() -> QMimeData:
    mime = QMimeData()
    mime.setData('application/x-qt-windows-mime;value="FileGroupDescriptorW"', b"x")
    return mime


def drop(window: MainWindow, mime: QMimeData) -> None:
    where, buttons, keys = QPointF(300, 300), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(300, 300), Qt.DropAction.CopyAction, mime, buttons, keys)
    QApplication.sendEvent(window, enter)
    assert enter.isAccepted()
    assert window.overlay.isVisible()
    QApplication.sendEvent(window, QDropEvent(where, Qt.DropAction.CopyAction, mime, buttons, keys))
    assert not window.overlay.isVisible()


@pytest.mark.parametrize(
    ("mime", "title", "remedy"),
    [
        (urls("https://example.org/bill.pdf"), "That is a link, not a file.", "Save the file"),
        (urls("https://example.org/1.pdf", "http://example.org/2"), "2 of these are links, not files.", "Save"),
        (picture(), "That is a picture without a file.", "Save the picture to a folder"),
        (text(), "That is text, not a file.", "Drop or choose the file"),
        (attachment(), "The mail program gave no file.", "Save the attachment to a folder"),
        (QMimeData(), "Nothing usable was dropped.", "Save the file"),
    ],
)
def test_what_is_no_file_is_answered_in_words(window: MainWindow, mime: QMimeData, title: str, remedy: str) -> None:
    drop(window, mime)
    assert window.bar.isVisible()
    assert window.bar.kind == "info"
    assert title in window.bar.words
    assert remedy in window.bar.words
    assert not window.intake.isVisible()


def test_local_files_come_through_and_links_among_them_are_told(tmp_path: Path) -> None:
    brought = what_it_brings(urls(tmp_path / "a.pdf", "https://example.org/b.pdf", tmp_path / "c d.PDF"))
    assert brought.paths == (tmp_path / "a.pdf", tmp_path / "c d.PDF")
    assert brought.title


def test_a_dropped_file_gets_its_line_at_once_and_is_read(
    window: MainWindow, make_paper: MakePaper, settle: Settle, office: Office
) -> None:
    drop(window, urls(make_paper(UNCOMMON)))
    assert window.intake.isVisible()
    assert [e.step.value for e in window.intake.desk.entries] == ["Looking"]
    settle()
    (entry,) = window.intake.desk.entries
    assert entry.step.value == "Read"
    assert "\u202e" not in entry.name
    with office.unit() as unit:
        assert [d.pages for d in unit.documents()] == [1]


def test_a_folder_is_unfolded(window: MainWindow, make_paper: MakePaper, settle: Settle) -> None:
    first = make_paper("pile/a.pdf")
    make_paper("pile/deep/b.pdf", account="11-1")
    (first.parent / "notes.txt").write_text("hello")
    drop(window, urls(first.parent))
    settle()
    assert {e.name: e.step.value for e in window.intake.desk.entries} == {
        "a.pdf": "Read",
        "b.pdf": "Read",
        "notes.txt": "Not added",
    }


def test_files_that_were_copied_can_be_pasted(window: MainWindow, make_paper: MakePaper, settle: Settle) -> None:
    QGuiApplication.clipboard().setMimeData(urls(make_paper()))
    QTest.keyClick(window, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert [e.step.value for e in window.intake.desk.entries] == ["Read"]
    QGuiApplication.clipboard().clear()


def test_leaving_the_window_takes_the_sign_away(window: MainWindow) -> None:
    enter = QDragEnterEvent(
        QPoint(9, 9), Qt.DropAction.CopyAction, text(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(window, enter)
    window.dragLeaveEvent(None)  # type: ignore[arg-type] # the event says nothing
    assert not window.overlay.isVisible()
