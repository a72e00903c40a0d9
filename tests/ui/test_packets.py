"""Packets made from a real vault, looked at, saved and printed."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pymupdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from medneg_desktop.core.ids import CaseId, DocumentId
from medneg_desktop.domain.finding import Decision
from medneg_desktop.services.office import Office
from medneg_desktop.services.overview import case_view, packets
from medneg_desktop.services.ports import Drawing, Original, Picture
from medneg_desktop.services.review import decide
from medneg_desktop.services.sent_log import log, remake
from medneg_desktop.ui.background import Lanes
from medneg_desktop.ui.packet import PacketsScreen
from tests.ui.made_up import NearPages, bill, eob, open_office, receipt, shelve


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = open_office(tmp_path)
    yield made
    made.vault.close()


@pytest.fixture
def papers(office: Office) -> dict[str, DocumentId]:
    return {"receipt": shelve(office, *receipt()), "eob": shelve(office, *eob()), "bill": shelve(office, *bill())}


@pytest.fixture
def case(office: Office, papers: dict[str, DocumentId]) -> CaseId:
    with office.unit() as unit:
        return next(iter(unit.cases_of([papers["bill"]])))


@pytest.fixture
def screen(qtbot: QtBot, office: Office, lanes: Lanes) -> PacketsScreen:
    made = PacketsScreen(office, lanes)
    qtbot.addWidget(made)
    made.resize(1280, 800)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    made.refresh()
    calm(qtbot, lanes)
    return made


@pytest.fixture
def ready(qtbot: QtBot, screen: PacketsScreen, lanes: Lanes, case: CaseId) -> PacketsScreen:
    screen.prepare(case)
    qtbot.waitUntil(lambda: screen.shown is not None, timeout=30000)
    calm(qtbot, lanes)
    return screen


def calm(qtbot: QtBot, lanes: Lanes) -> None:
    qtbot.waitUntil(lambda: lanes.busy == 0, timeout=30000)


def pages_of(path: Path) -> int:
    with pymupdf.open(path) as paper:
        return len(paper)


def test_without_a_packet_the_screen_says_how_to_make_one(screen: PacketsScreen) -> None:
    assert screen.nothing.isVisible()
    assert not screen.save_button.isEnabled()
    assert not screen.panel.made.isVisible()


def test_a_packet_lists_its_parts_with_their_pages(ready: PacketsScreen, qtmodeltester: ModelTester) -> None:
    assert ready.shown is not None
    parts = ready.panel.contents.rows.rows
    assert [p.title for p in parts][:2] == ["Letter", "Issues"]
    exhibits = [p for p in parts if p.title.startswith("Exhibit")]
    assert [p.title for p in exhibits] == ["Exhibit A", "Exhibit B", "Exhibit C"]
    assert exhibits[-1].last == ready.shown.source.count
    assert exhibits[0].page > 1
    with pymupdf.open(stream=ready.shown.pdf(), filetype="pdf") as paper:
        for part in parts:
            if part.page > 1:
                assert part.title.upper() in paper[part.page - 1].get_text().upper()
    qtmodeltester.check(ready.panel.contents.rows)  # type: ignore[no-untyped-call]


def test_the_preview_shows_the_very_bytes_that_are_saved(
    qtbot: QtBot, ready: PacketsScreen, office: Office, lanes: Lanes, tmp_path: Path, case: CaseId
) -> None:
    shown = ready.shown
    assert shown is not None
    target = tmp_path / "out" / "packet"
    target.parent.mkdir()
    with qtbot.waitSignal(ready.changed):
        ready.save_to(target)
    calm(qtbot, lanes)
    saved = target.with_name("packet.pdf")
    assert saved.read_bytes() == shown.pdf()
    assert shown.source.key == packets(office)[0].sha256
    assert "Saved as packet.pdf" in ready.message.words
    assert [title for _, title, _ in ready.panel.earlier.rows.rows] == ["Lakeside Regional Hospital"]


def test_choosing_a_part_turns_to_its_page(qtbot: QtBot, ready: PacketsScreen) -> None:
    table = ready.panel.contents
    exhibit = next(n for n, p in enumerate(table.rows.rows) if p.title == "Exhibit B")
    table.setFocus()
    table.selectRow(exhibit)
    assert ready.pane.viewer.page == table.rows.rows[exhibit].page
    qtbot.waitUntil(lambda: ready.pane.viewer.picture_dpi > 0)


def test_what_was_left_out_is_told_and_leads_to_the_bill(qtbot: QtBot, ready: PacketsScreen, case: CaseId) -> None:
    assert ready.shown is not None
    assert ready.shown.prepared is not None
    assert ready.shown.prepared.plan.needs_from_you
    assert ready.panel.left_out.isVisible()
    with qtbot.waitSignal(ready.open_case) as told:
        QTest.mouseClick(ready.panel.case_button, Qt.MouseButton.LeftButton)
    assert told.args == [case]


def test_the_address_goes_into_the_letter_and_is_remembered(
    qtbot: QtBot, ready: PacketsScreen, office: Office, lanes: Lanes
) -> None:
    field = ready.panel.address.field
    field.setFocus()
    QTest.keyClicks(field, "Dana R. Whitlock")
    QTest.keyClick(field, Qt.Key.Key_Return)
    QTest.keyClicks(field, "12 Alder Way, Fairview")
    QTest.mouseClick(ready.panel.sender_button, Qt.MouseButton.LeftButton)
    calm(qtbot, lanes)
    qtbot.waitUntil(lambda: ready.shown is not None, timeout=30000)
    calm(qtbot, lanes)
    assert ready.shown is not None
    with pymupdf.open(stream=ready.shown.pdf(), filetype="pdf") as paper:
        assert "12 Alder Way, Fairview" in paper[0].get_text()
    again = PacketsScreen(office, lanes)
    qtbot.addWidget(again)
    again.refresh()
    calm(qtbot, lanes)
    assert again.panel.address.field.toPlainText() == "Dana R. Whitlock\n12 Alder Way, Fairview"


def test_a_decision_after_the_packet_was_made_is_noticed(
    qtbot: QtBot, ready: PacketsScreen, office: Office, lanes: Lanes, case: CaseId
) -> None:
    assert not ready.message.isVisible()
    view = case_view(office, case)
    assert view is not None
    decide(office, case, view.report.findings[0].fingerprint, Decision.KEPT)
    ready.refresh()
    calm(qtbot, lanes)
    assert "changed since this packet was made" in ready.message.words


def test_making_can_be_cancelled_and_nothing_is_shown(
    qtbot: QtBot, screen: PacketsScreen, office: Office, lanes: Lanes, case: CaseId, monkeypatch: pytest.MonkeyPatch
) -> None:
    held, gate = threading.Event(), threading.Event()
    assert isinstance(office.pages, NearPages)
    real = office.pages.exhibit

    def slow(original: Original, page: int, *, dpi: float) -> Picture | Drawing:
        held.set()
        assert gate.wait(10)
        return real(original, page, dpi=dpi)

    monkeypatch.setattr(office.pages, "exhibit", slow)
    screen.prepare(case)
    qtbot.waitUntil(held.is_set, timeout=20000)
    qtbot.waitUntil(lambda: "exhibit page 1" in screen.panel.doing.text())
    QTest.mouseClick(screen.panel.cancel_button, Qt.MouseButton.LeftButton)
    gate.set()
    calm(qtbot, lanes)
    assert screen.shown is None
    assert not screen.panel.working.isVisible()
    assert packets(office) == []


def test_a_packet_is_printed_page_by_page(
    qtbot: QtBot, ready: PacketsScreen, lanes: Lanes, tmp_path: Path, office: Office
) -> None:
    assert ready.shown is not None
    assert isinstance(office.pages, NearPages)
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    target = tmp_path / "printed.pdf"
    printer.setOutputFileName(str(target))
    asked = len(office.pages.pictures)
    ready.print_on(printer)
    qtbot.waitUntil(lambda: "handed to the printer" in ready.message.words, timeout=30000)
    assert pages_of(target) == ready.shown.source.count
    assert all(dpi >= 200 for _, _, dpi in office.pages.pictures[asked:])
    with pymupdf.open(target) as paper:
        ink = paper[0].get_pixmap(dpi=40, alpha=False).samples
    assert min(ink) < 128 < max(ink)


def test_a_packet_made_before_is_shown_as_it_was_sent(
    qtbot: QtBot, ready: PacketsScreen, office: Office, lanes: Lanes, tmp_path: Path
) -> None:
    assert ready.shown is not None
    sent = ready.shown.pdf()
    ready.save_to(tmp_path / "one.pdf")
    qtbot.waitUntil(lambda: ready.panel.earlier.rows.rowCount() == 1)
    table = ready.panel.earlier
    table.setFocus()
    table.selectRow(0)
    QTest.keyClick(table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: ready.shown is not None and ready.shown.prepared is None)
    ready.save_to(tmp_path / "copy.pdf")
    calm(qtbot, lanes)
    assert (tmp_path / "copy.pdf").read_bytes() == sent
    assert len(packets(office)) == 1


def test_the_file_dialog_suggests_a_name(
    qtbot: QtBot, ready: PacketsScreen, lanes: Lanes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    suggested: list[str] = []

    def answer(*arguments: object, **_: object) -> tuple[str, str]:
        suggested.append(str(arguments[2]))
        return str(tmp_path / "mine.pdf"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    QTest.keyClick(ready, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(suggested))
    calm(qtbot, lanes)
    assert suggested[0].endswith("2026-11-24.pdf")
    assert (tmp_path / "mine.pdf").exists()


def test_a_place_that_cannot_be_written_is_told_and_nothing_is_kept(
    qtbot: QtBot, ready: PacketsScreen, office: Office, lanes: Lanes, tmp_path: Path
) -> None:
    with qtbot.waitSignal(ready.trouble) as told:
        ready.save_to(tmp_path / "no such folder" / "packet.pdf")
    assert told.args is not None
    assert told.args[0].code == "place-not-writable"
    assert packets(office) == []


def rows_of(screen: PacketsScreen) -> list[str]:
    return [screen.panel.choices.parts.item(n).text() for n in range(screen.panel.choices.parts.count())]


def make_again(qtbot: QtBot, screen: PacketsScreen, lanes: Lanes) -> None:
    before = screen.shown
    QTest.mouseClick(screen.panel.choices.make, Qt.MouseButton.LeftButton)
    calm(qtbot, lanes)
    qtbot.waitUntil(lambda: screen.shown is not None and screen.shown is not before, timeout=30000)
    calm(qtbot, lanes)


def test_what_is_not_ticked_is_left_out_and_can_be_put_back(qtbot: QtBot, ready: PacketsScreen, lanes: Lanes) -> None:
    card = ready.panel.choices
    assert not card.changed
    number = next(n for n, words in enumerate(rows_of(ready)) if words.startswith("Dates and reference"))
    card.parts.setFocus()
    card.parts.setCurrentRow(number)
    QTest.keyClick(card.parts, Qt.Key.Key_Space)
    assert card.changed
    assert not ready.save_button.isEnabled(), "what is shown is not what was chosen"
    make_again(qtbot, ready, lanes)
    assert ready.shown is not None
    assert "Dates and reference numbers" not in [p.title for p in ready.shown.parts]
    assert "Dates and reference numbers" in rows_of(ready), "it can be ticked again"
    assert ready.save_button.isEnabled()
    assert not card.changed


def test_an_exhibit_moved_up_gets_the_earlier_letter(qtbot: QtBot, ready: PacketsScreen, lanes: Lanes) -> None:
    card = ready.panel.choices
    second = next(n for n, words in enumerate(rows_of(ready)) if words.startswith("Exhibit B"))
    moved = rows_of(ready)[second].split(": ")[1].split(" \u00b7")[0]
    card.parts.setCurrentRow(second)
    QTest.mouseClick(card.up, Qt.MouseButton.LeftButton)
    make_again(qtbot, ready, lanes)
    assert any(words.startswith(f"Exhibit A: {moved}") for words in rows_of(ready))


def test_the_recipient_and_the_paper_are_chosen_in_the_window(qtbot: QtBot, ready: PacketsScreen, lanes: Lanes) -> None:
    card = ready.panel.choices
    complaint = next(n for n in range(card.recipient.field.count()) if "complaints" in card.recipient.field.itemText(n))
    assert not card.office.isVisible()
    card.recipient.field.setCurrentIndex(complaint)
    assert card.office.isVisible()
    card.office.field.setCurrentText("Consumer Financial Protection Bureau")
    card.paper.field.setCurrentIndex(1)
    make_again(qtbot, ready, lanes)
    assert ready.shown is not None
    with pymupdf.open(stream=ready.shown.pdf(), filetype="pdf") as paper:
        assert "To the Consumer Financial Protection Bureau:" in paper[0].get_text()
        assert round(paper[0].rect.height) == 842


def test_what_was_sent_is_written_down_and_shown(
    qtbot: QtBot, ready: PacketsScreen, office: Office, lanes: Lanes, tmp_path: Path, case: CaseId
) -> None:
    ready.save_to(tmp_path / "one.pdf")
    qtbot.waitUntil(lambda: ready.panel.earlier.rows.rowCount() == 1)
    form = ready.panel.sending
    form.way.field.setCurrentIndex(1)
    form.day.field.setText("soon")
    QTest.mouseClick(form.note_button, Qt.MouseButton.LeftButton)
    assert "Type a day" in form.day.help.text()
    form.day.field.setText("Nov 24, 2026")
    form.number.field.setText("7019 2280")
    QTest.mouseClick(form.note_button, Qt.MouseButton.LeftButton)
    calm(qtbot, lanes)
    qtbot.waitUntil(lambda: "certified mail, 7019 2280" in ready.panel.earlier.rows.rows[0][2])
    assert log(office)[0].sendings[0].recipient == "Lakeside Regional Hospital"


def test_a_packet_made_in_the_window_can_be_made_again_byte_for_byte(
    qtbot: QtBot, ready: PacketsScreen, office: Office, lanes: Lanes, tmp_path: Path
) -> None:
    ready.panel.choices.large.setChecked(True)
    make_again(qtbot, ready, lanes)
    ready.save_to(tmp_path / "one.pdf")
    calm(qtbot, lanes)
    again = remake(office, log(office)[0].packet)
    assert again is not None
    assert again.same
    assert again.packet.pdf == (tmp_path / "one.pdf").read_bytes()


@pytest.mark.parametrize(
    ("what", "suffix", "starts"),
    [("letter", "docx", b"PK"), ("summary", "pdf", b"%PDF"), ("history", "pdf", b"%PDF"), ("paid", "pdf", b"%PDF")],
)
def test_letter_and_reports_are_written_from_the_packet_room(
    qtbot: QtBot, ready: PacketsScreen, lanes: Lanes, tmp_path: Path, what: str, suffix: str, starts: bytes
) -> None:
    target = tmp_path / f"{what}.{suffix}"
    ready.save_report(what, target)
    calm(qtbot, lanes)
    qtbot.waitUntil(lambda: f"Saved as {target.name}" in ready.message.words)
    assert target.read_bytes().startswith(starts)
    assert (tmp_path / "paid.csv").exists() == (what == "paid")


def test_a_closed_screen_receives_no_late_answer(qtbot: QtBot, office: Office, lanes: Lanes, case: CaseId) -> None:
    screen = PacketsScreen(office, lanes)
    screen.refresh()
    screen.prepare(case)
    screen.deleteLater()
    QApplication.sendPostedEvents(None, 52)  # DeferredDelete
    calm(qtbot, lanes)  # an answer to a deleted widget would raise here
