"""The journey of a packet in the window: made from a bill, looked through, printed, saved, said to be sent, remade.

Real events in a real (offscreen) window and a real vault; the printed and the saved pages are read back.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pymupdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QFileDialog

from medneg_desktop.core.ids import CaseId
from medneg_desktop.domain.packet import SecretKind
from medneg_desktop.services.office import Office
from medneg_desktop.services.overview import packets
from medneg_desktop.services.sent_log import log
from medneg_desktop.services.talks import talks_view
from medneg_desktop.ui.main_window import MainWindow
from medneg_desktop.ui.packet import PacketsScreen
from tests.journeys.test_drop_to_packet import press
from tests.ui.made_up import bill, eob, open_office, receipt, shelve
from tests.window import Settle

pytestmark = [pytest.mark.slow, pytest.mark.qt_log_ignore("does not support propagateSizeHints", extend=True)]


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = open_office(tmp_path)
    yield made
    made.vault.close()


def text_of(pdf: Path | bytes) -> str:
    with pymupdf.open(stream=pdf) if isinstance(pdf, bytes) else pymupdf.open(pdf) as document:
        return " ".join(" ".join(page.get_text().split()) for page in document)


def test_a_packet_is_made_printed_saved_sent_and_remade(
    window: MainWindow, office: Office, settle: Settle, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelve(office, *receipt())
    shelve(office, *eob())
    last = shelve(office, *bill())
    with office.unit() as unit:
        case = next(iter(unit.cases_of([last])))
    window.open_case(case)
    settle()

    # They make the packet from the bill.
    press(window.go("bills"), "Make packet")
    settle()
    room = window.go("packets")
    assert isinstance(room, PacketsScreen)
    settle()
    assert room.shown is not None
    assert room.shown.source.count > 3

    # They hide the account number, by keyboard, and have it made again.
    card = room.panel.choices
    account = next(r for r in card.secrets.rows if r.found.kind is SecretKind.ACCOUNT)
    account.box.setFocus()
    QTest.keyClick(account.box, Qt.Key.Key_Space)
    press(room, "Make it again")
    settle()
    assert account.found.text not in text_of(room.shown.pdf())
    assert "[hidden]" in text_of(room.shown.pdf())

    # They print two pages of it: the system's dialog sets the range.
    printed = tmp_path / "printed.pdf"
    _answer_dialog_with(monkeypatch, printed, first=1, last=2)
    QTest.keyClick(room, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    settle()
    with pymupdf.open(printed) as paper:
        assert len(paper) == 2
        ink = paper[0].get_pixmap(dpi=40, alpha=False).samples
    assert min(ink) < 128 < max(ink)

    # They save it; what is written is what was shown, and the vault keeps a copy with its hash.
    target = tmp_path / "packet.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(target), "PDF"))
    press(room, "Save PDF…")
    settle()
    assert target.read_bytes() == room.shown.pdf()
    (held,) = packets(office)
    assert office.vault.originals.get(held.sha256) == target.read_bytes()

    # They sent it by certified mail and write that down: its questions are raised now.
    form = room.panel.sending
    form.way.field.setCurrentIndex(1)
    form.number.field.setText("7019 2280 0001")
    press(room, "Write it down")
    settle()
    assert log(office)[0].sendings[0].reference == "7019 2280 0001"
    assert _raised(office, case)

    # Weeks later they have it remade, and every byte is as it was sent.
    press(room, "Remake it")
    settle()
    assert "every byte is the same" in room.message.words
    assert room.shown.pdf() == target.read_bytes()


def _answer_dialog_with(monkeypatch: pytest.MonkeyPatch, target: Path, *, first: int, last: int) -> None:
    """The person's answer to the system's dialog: a printer that prints into a file, and a range of pages."""

    def accept(dialog: QPrintDialog) -> int:
        printer = dialog.printer()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(target))
        printer.setFromTo(first, last)
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(QPrintDialog, "exec", accept)


def _raised(office: Office, case: CaseId) -> bool:
    view = talks_view(office, case)
    return view is not None and bool(view.course.raised)
