"""Packets made from a real vault, looked at, saved and printed."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import date
from pathlib import Path

import pymupdf
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from medneg_desktop.core.ids import CaseId
from medneg_desktop.core.money import Money
from medneg_desktop.domain.finding import Decision
from medneg_desktop.domain.packet import RecipientKind, SecretKind
from medneg_desktop.domain.talks import Maker, Offer, OfferKind, Terms
from medneg_desktop.services.office import Office
from medneg_desktop.services.overview import case_view, packets
from medneg_desktop.services.ports import Drawing, Original, Picture
from medneg_desktop.services.review import decide
from medneg_desktop.services.sent_log import log, remake
from medneg_desktop.services.talks import note
from medneg_desktop.ui.background import Lanes
from medneg_desktop.ui.packet import PacketsScreen
from medneg_desktop.ui.packet.ready import original_of
from tests.ui.made_up import NearPages


@pytest.fixture
def office(near_office: Office) -> Office:
    return near_office


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
    held = packets(office)[0]
    assert "for" not in ready.panel.earlier.rows.index(0, 0).data().split(), "the bill is theirs"
    ready.panel.earlier.rows.set_rows([(replace(held, recipient="Harbor Health Plan"), "Lakeside", "")])
    assert "for Harbor Health Plan" in ready.panel.earlier.rows.index(0, 0).data()
    ready.refresh()
    calm(qtbot, lanes)
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


def test_each_thing_found_is_shown_with_its_strip_and_answered_with_yes_or_no(
    qtbot: QtBot, ready: PacketsScreen, lanes: Lanes
) -> None:
    rows = ready.panel.choices.secrets.rows
    account = next(r for r in rows if r.found.kind is SecretKind.ACCOUNT)
    assert account.box.accessibleName().startswith("Hide: Account number")
    assert not account.box.isChecked(), "the office finds the account by it"
    assert account.strip is not None
    account.strip.grab()
    qtbot.waitUntil(lambda: account.strip is not None and account.strip.image is not None, timeout=10000)
    places = {(s.document, s.page) for s in account.found.spots}
    first = account.spot
    QTest.mouseClick(account.next_button, Qt.MouseButton.LeftButton)
    assert (account.spot != first) == (len(account.found.spots) > 1)
    assert (account.spot.document, account.spot.page) in places
    account.box.setFocus()
    QTest.keyClick(account.box, Qt.Key.Key_Space)
    assert ready.panel.choices.changed
    make_again(qtbot, ready, lanes)
    assert ready.shown is not None
    assert ready.shown.prepared is not None
    covered = [p for e in ready.shown.prepared.plan.exhibits for p in e.pages if p.covered]
    assert covered
    again = next(r for r in ready.panel.choices.secrets.rows if r.found.key == account.found.key)
    assert again.box.isChecked()


def to_exhibit(screen: PacketsScreen) -> None:
    part = next(p for p in screen.panel.contents.rows.rows if p.title == "Exhibit A")
    screen.pane.viewer.show_page(part.page)


def test_an_area_is_marked_on_the_paper_with_the_keys_and_hidden(
    qtbot: QtBot, ready: PacketsScreen, lanes: Lanes
) -> None:
    card = ready.panel.choices
    assert not card.area_button.isEnabled(), "a letter is no paper"
    to_exhibit(ready)
    assert ready.shown is not None
    at = original_of(ready.shown, ready.pane.viewer.page)
    assert at is not None
    QTest.mouseClick(card.area_button, Qt.MouseButton.LeftButton)
    assert ready.pane.viewer.source is not None
    assert ready.pane.viewer.source.key == at[0]
    for _ in range(4):
        QTest.keyClick(ready.pane.viewer, Qt.Key.Key_Down)
    QTest.keyClick(ready.pane.viewer, Qt.Key.Key_Return)
    (area,) = card.chosen().areas
    assert (area.document, area.page) == at
    assert area.box.width > 5
    assert len(ready.pane.viewer.highlights) == 1
    make_again(qtbot, ready, lanes)
    assert ready.shown.prepared is not None
    (page,) = [p for e in ready.shown.prepared.plan.exhibits for p in e.pages if (p.document, p.page) == at]
    assert area.box in page.covered
    assert ready.pane.viewer.source.key == ready.shown.source.key
    row = next(r for r in card.secrets.rows if r.found.kind is SecretKind.AREA)
    row.box.setChecked(False)
    assert card.chosen().areas == (), "unticked, it is not hidden after all"


def test_an_area_is_drawn_with_the_mouse_and_taken_back_before_the_packet_is_made(
    qtbot: QtBot, ready: PacketsScreen
) -> None:
    card, view = ready.panel.choices, ready.pane.viewer
    to_exhibit(ready)
    QTest.mouseClick(card.area_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: view.picture_dpi > 0)
    middle = view.viewport().rect().center()
    QTest.mousePress(view.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    QTest.mouseMove(view.viewport(), middle + QPoint(60, 30))
    QTest.mouseRelease(view.viewport(), Qt.MouseButton.LeftButton, pos=middle + QPoint(60, 30))
    assert len(card.chosen().areas) == 1
    assert card.changed
    card.secrets.rows[-1].box.setChecked(False)
    assert not card.changed
    press(ready, "Back to the packet")
    assert view.source is not None
    assert ready.shown is not None
    assert view.source.key == ready.shown.source.key


def press(screen: PacketsScreen, words: str) -> None:
    found = next(b for b in screen.findChildren(QPushButton) if b.text() == words and b.isVisible())
    QTest.mouseClick(found, Qt.MouseButton.LeftButton)


def test_a_packet_of_before_is_remade_and_says_whether_anything_changed(
    qtbot: QtBot, ready: PacketsScreen, office: Office, lanes: Lanes, tmp_path: Path, case: CaseId
) -> None:
    ready.save_to(tmp_path / "one.pdf")
    qtbot.waitUntil(lambda: ready.panel.earlier.rows.rowCount() == 1)
    calm(qtbot, lanes)
    QTest.mouseClick(ready.panel.remake_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "every byte is the same" in ready.message.words, timeout=30000)
    assert ready.shown is not None
    assert ready.shown.pdf() == (tmp_path / "one.pdf").read_bytes()
    terms = Terms(OfferKind.LUMP, Money.of("150.00"))
    note(office, case, Offer(date(2026, 11, 24), Maker.YOU, RecipientKind.PROVIDER, terms))
    QTest.mouseClick(ready.panel.remake_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "it is not the same" in ready.message.words, timeout=30000)
    assert ready.shown.pdf() != (tmp_path / "one.pdf").read_bytes()
    assert len(packets(office)) == 1, "remaking keeps nothing"


def test_any_packet_of_before_can_be_said_to_be_sent(
    qtbot: QtBot, ready: PacketsScreen, office: Office, lanes: Lanes, tmp_path: Path
) -> None:
    for name in ("one", "two"):
        ready.save_to(tmp_path / f"{name}.pdf")
        calm(qtbot, lanes)
        qtbot.waitUntil(lambda: lanes.busy == 0)
        ready.panel.choices.large.setChecked(True)
        make_again(qtbot, ready, lanes)
        ready.panel.choices.large.setChecked(False)
    qtbot.waitUntil(lambda: ready.panel.earlier.rows.rowCount() == 2)
    older = ready.panel.earlier.rows.rows[1][0]
    ready.panel.earlier.selectRow(1)
    QTest.mouseClick(ready.panel.sending.note_button, Qt.MouseButton.LeftButton)
    calm(qtbot, lanes)
    qtbot.waitUntil(lambda: bool(ready.panel.earlier.rows.rows[1][2]))
    assert [e.packet.id for e in log(office) if e.sendings] == [older.id]
    assert ready.panel.chosen_before is not None
    assert ready.panel.chosen_before[0].id == older.id, "it stays chosen"


def test_the_payments_of_an_earlier_year_can_be_had(
    qtbot: QtBot, ready: PacketsScreen, lanes: Lanes, tmp_path: Path
) -> None:
    years = [ready.panel.year.field.itemText(n) for n in range(ready.panel.year.field.count())]
    assert years[:2] == ["2026", "2025"]
    ready.panel.year.field.setCurrentIndex(1)
    ready.save_report("paid 2025", tmp_path / "paid 2025.pdf")
    qtbot.waitUntil(lambda: "Saved as paid 2025.pdf" in ready.message.words)
    with pymupdf.open(tmp_path / "paid 2025.pdf") as paper:
        assert "Medical expenses paid in 2025" in paper[0].get_text()
    assert (tmp_path / "paid 2025.csv").exists()


def test_only_the_pages_asked_for_are_printed(qtbot: QtBot, ready: PacketsScreen, lanes: Lanes, tmp_path: Path) -> None:
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "some.pdf"))
    printer.setFromTo(2, 3)
    ready.print_on(printer)
    qtbot.waitUntil(lambda: "handed to the printer" in ready.message.words, timeout=30000)
    assert pages_of(tmp_path / "some.pdf") == 2


def test_a_closed_screen_receives_no_late_answer(qtbot: QtBot, office: Office, lanes: Lanes, case: CaseId) -> None:
    screen = PacketsScreen(office, lanes)
    screen.refresh()
    screen.prepare(case)
    screen.deleteLater()
    QApplication.sendPostedEvents(None, 52)  # DeferredDelete
    calm(qtbot, lanes)  # an answer to a deleted widget would raise here
