"""Whatever is dropped on the window is taken in or answered in words."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from medneg_desktop.services.office import Office
from medneg_desktop.ui.drop import what_it_brings
from medneg_desktop.ui.main_window import MainWindow
from tests.paper.container_maker import mail
from tests.ui.conftest import MakePaper
from tests.window import Settle

# Qt 6.12 deprecates the constructor that takes a QPoint, which is the only one that 6.8 has.
pytestmark = pytest.mark.filterwarnings("ignore:.*QDragEnterEvent.*deprecated:DeprecationWarning")

UNCOMMON = "facture \u0435\u0301\u202e niño \U0001f9fe 'a'.PDF"


def urls(*found: str | Path) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(u)) if isinstance(u, Path) else QUrl(u) for u in found])
    return mime


def page_picture(account: str = "00-448213-7") -> QImage:
    """A page of a bill as a browser shows it."""
    image = QImage(1240, 700, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    font = painter.font()
    font.setPixelSize(34)
    painter.setFont(font)
    for number, line in enumerate(
        ("LAKESIDE REGIONAL HOSPITAL", f"Account number: {account}", "Amount due: $1,375.60")
    ):
        painter.drawText(80, 120 + 80 * number, line)
    painter.end()
    return image


def picture(*found: str) -> QMimeData:
    mime = urls(*found) if found else QMimeData()
    mime.setImageData(page_picture())
    return mime


def broken_picture() -> QMimeData:
    mime = QMimeData()
    mime.setImageData(QImage())
    return mime


def thunderbird() -> QMimeData:
    mime = QMimeData()
    mime.setData("text/x-moz-message", b"imap-message")
    mime.setText("imap-message")
    return mime


def text() -> QMimeData:
    mime = QMimeData()
    mime.setText("Amount due $12.00")
    return mime


def attachment() -> QMimeData:
    mime = QMimeData()
    mime.setData('application/x-qt-windows-mime;value="FileGroupDescriptorW"', b"x")
    return mime


def kept_elsewhere() -> QMimeData:
    """A mail as a mail program gives it that keeps it on a server."""
    mime = urls("imap-message://me@mail.example.org/INBOX#17")
    mime.setText("imap-message://me@mail.example.org/INBOX#17")
    return mime


def firefox() -> QMimeData:
    """A picture that a browser promises to fetch."""
    mime = urls("https://example.org/bill.png")
    mime.setData("application/x-moz-file-promise-url", b"https://example.org/bill.png")
    mime.setHtml('<img src="https://example.org/bill.png">')
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
        (broken_picture(), "That picture cannot be used as it is.", "Save the picture to a folder"),
        (text(), "That is text, not a file.", "print it to a PDF and add that"),
        (firefox(), "That is a link, not a file.", "never goes online"),
        (kept_elsewhere(), "The mail program gave no file.", "Save the attachment to a folder"),
        (attachment(), "The mail program gave no file.", "Save the attachment to a folder"),
        (thunderbird(), "The mail program gave no file.", "Save the attachment to a folder"),
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


@pytest.mark.parametrize("found", [(), ("https://example.org/bill.png",)], ids=["bare", "with its address"])
def test_a_picture_without_a_file_is_taken_in(
    window: MainWindow, settle: Settle, office: Office, found: tuple[str, ...]
) -> None:
    drop(window, picture(*found))
    settle()
    (entry,) = window.intake.desk.entries
    assert (entry.step.value, entry.name.startswith("Pasted picture ")) == ("Read", True)
    assert not window.bar.isVisible()
    with office.unit() as unit:
        (document,) = unit.documents()
        kept = QImage.fromData(office.vault.originals.get(document.sha256))
    assert (document.media, kept.convertToFormat(QImage.Format.Format_RGB32)) == ("image/png", page_picture())


def test_a_picture_that_was_copied_can_be_pasted(window: MainWindow, settle: Settle) -> None:
    QGuiApplication.clipboard().setImage(page_picture())
    QTest.keyClick(window, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    settle()
    assert [e.step.value for e in window.intake.desk.entries] == ["Read"]
    QGuiApplication.clipboard().clear()


def test_the_file_of_a_picture_goes_before_its_picture(tmp_path: Path) -> None:
    mime = picture()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / "bill.png"))])
    brought = what_it_brings(mime)
    assert (brought.paths, brought.in_hand, brought.title) == ((tmp_path / "bill.png",), (), "")


def test_a_mail_is_taken_in_with_what_is_attached(
    window: MainWindow, make_paper: MakePaper, settle: Settle, tmp_path: Path
) -> None:
    letter = mail("", {"bill.pdf": make_paper().read_bytes()})
    saved = tmp_path / "saved.eml"
    saved.write_bytes(mail("", {"other.pdf": make_paper("b.pdf", account="11-1").read_bytes()}))
    drop(window, urls(saved))
    settle()
    assert [(e.name, e.step.value) for e in window.intake.desk.entries] == [("other.pdf (in saved.eml)", "Read")]
    dropped = QMimeData()
    dropped.setData("message/rfc822", letter)
    dropped.setText("Subject: bill")
    drop(window, dropped)
    settle()
    (entry,) = window.intake.desk.entries
    assert entry.name.startswith("bill.pdf (in Dropped mail ")
    assert entry.step.value == "Read"


def test_an_attachment_that_came_as_itself_is_taken_in(
    window: MainWindow, make_paper: MakePaper, settle: Settle
) -> None:
    mime = QMimeData()
    mime.setData("application/pdf", make_paper().read_bytes())
    drop(window, mime)
    settle()
    (entry,) = window.intake.desk.entries
    assert entry.name.startswith("Dropped paper ")
    assert entry.step.value == "Read"


def test_the_places_of_files_can_be_pasted_as_text(tmp_path: Path) -> None:
    first, second = tmp_path / "my bill.pdf", tmp_path / "b.jpg"
    mime = QMimeData()
    mime.setText(f'"{first}"\n{second}\n')  # as "Copy as path" gives them
    assert what_it_brings(mime).paths == (first, second)
    mime.setText(f"{first}\nand some words")
    assert what_it_brings(mime).paths == ()
    mime.setText("\n")
    assert what_it_brings(mime).title == "That is text, not a file."


def test_photos_of_a_phone_come_in_together_and_are_asked_about(
    window: MainWindow, settle: Settle, tmp_path: Path
) -> None:
    photos = []
    for number in (2, 1, 10):
        photos.append(tmp_path / f"IMG_{number}.jpg")
        page_picture(f"00-{number}").save(str(photos[-1]))
    drop(window, urls(*photos))
    settle()
    assert [e.step.value for e in window.intake.desk.entries] == ["Read"] * 3
    assert window.intake.join_row.isVisible()
    joined: list[str] = []
    window.intake.join_wanted.disconnect()
    window.intake.join_wanted.connect(lambda papers: joined.extend(d.name for d in papers))
    window.intake._join()
    assert joined == ["IMG_1.jpg", "IMG_2.jpg", "IMG_10.jpg"]  # as the camera numbered them


def test_leaving_the_window_takes_the_sign_away(window: MainWindow) -> None:
    enter = QDragEnterEvent(
        QPoint(9, 9), Qt.DropAction.CopyAction, text(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(window, enter)
    window.dragLeaveEvent(None)  # type: ignore[arg-type] # the event says nothing
    assert not window.overlay.isVisible()
