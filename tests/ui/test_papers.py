"""Papers of a file and joined documents in the window, with the keyboard alone; what was learned, in the settings."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pymupdf
import pytest
from PySide6.QtCore import QItemSelectionModel, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton
from pytestqt.qtbot import QtBot

from medneg_desktop.core.ids import DocumentId
from medneg_desktop.core.preferences import Preferences, save
from medneg_desktop.domain.page import PageText
from medneg_desktop.domain.reading import DocumentKind, FieldName, State
from medneg_desktop.services.division import divide
from medneg_desktop.services.learn import rules
from medneg_desktop.services.office import Office
from medneg_desktop.services.overview import inbox
from medneg_desktop.services.read_document import read_document
from medneg_desktop.services.read_shares import Share
from medneg_desktop.services.review import document_view
from medneg_desktop.ui.background import Lanes
from medneg_desktop.ui.inbox import InboxScreen
from medneg_desktop.ui.inbox.papers import JoinDialog, PapersDialog
from medneg_desktop.ui.main_window import MainWindow
from medneg_desktop.ui.preferences.learned import LearnedCard
from tests.ui.conftest import MakePaper
from tests.window import Settle

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def screen(qtbot: QtBot, office: Office, lanes: Lanes, config: Path, settle: Settle) -> Iterator[InboxScreen]:
    save(config, Preferences("light", 100))
    window = MainWindow(office, lanes, config=config)
    qtbot.addWidget(window)
    window.resize(1280, 900)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    window.go("inbox")
    settle()
    (found,) = window.findChildren(InboxScreen)
    yield found
    window.close()


def bring(screen: InboxScreen, settle: Settle, *papers: Path) -> list[DocumentId]:
    window = screen.window()
    assert isinstance(window, MainWindow)
    window.offer(list(papers))
    settle()
    screen.refresh()
    settle()
    return [e.document for e in window.intake.desk.entries if e.document is not None]


def in_dialog(act: Callable[[QDialog], object]) -> None:
    def do() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        try:
            act(dialog)
        except BaseException:
            dialog.reject()  # a test that fails must not wait for ever
            raise

    QTimer.singleShot(200, do)


def press(dialog: QDialog, words: str) -> None:
    (found,) = [b for b in dialog.findChildren(QPushButton) if b.text() == words]
    found.setFocus()
    QTest.keyClick(found, Qt.Key.Key_Space)


def make_pile(make_paper: MakePaper) -> Path:
    """A file of four pages that read as one statement."""
    return make_paper("pile.pdf", pages=4)


def pages(office: Office, document: DocumentId) -> list[tuple[int, ...]]:
    return [r.pages for r in document_view(office, document).readings]


def test_pages_are_shared_out_and_put_together_by_keyboard_and_taken_back(
    screen: InboxScreen, office: Office, make_paper: MakePaper, settle: Settle
) -> None:
    (document,) = bring(screen, settle, make_pile(make_paper))
    screen.show_document(document)
    settle()
    assert pages(office, document) == [(1, 2, 3, 4)]

    def share(dialog: QDialog) -> None:
        assert isinstance(dialog, PapersDialog)
        dialog.begins[2].setFocus()
        QTest.keyClick(dialog.begins[2], Qt.Key.Key_Space)
        dialog.kinds[2].setFocus()
        dialog.kinds[2].setCurrentIndex(dialog.kinds[2].findData(DocumentKind.RECEIPT))
        dialog.kinds[2].activated.emit(dialog.kinds[2].currentIndex())
        assert dialog.told.text() == "2 papers: Statement p. 1-2, Receipt p. 3-4"
        press(dialog, "Keep it so")

    in_dialog(share)
    QTest.keyClick(screen, Qt.Key.Key_P, CTRL | SHIFT)
    settle()
    assert pages(office, document) == [(1, 2), (3, 4)]
    assert screen.panel.proposal.text() == "This file holds 2 papers: Statement p. 1-2, Receipt p. 3-4"
    assert document_view(office, document).readings[1].kind_state is State.ENTERED
    rows = [(r.title, r.file) for r in screen.model.rows if r.document]
    assert rows == [("Statement", "p. 1-2 · pile.pdf"), ("Receipt", "p. 3-4 · pile.pdf")], "each paper has its entry"
    screen.undoing.take_back()
    settle()
    assert pages(office, document) == [(1, 2, 3, 4)]
    screen.undoing.do_again()
    settle()

    def join_all(dialog: QDialog) -> None:
        press(dialog, "All one paper")
        press(dialog, "Keep it so")

    in_dialog(join_all)
    screen.panel.change_button.click()
    settle()
    assert pages(office, document) == [(1, 2, 3, 4)]


def test_each_paper_of_a_file_is_an_entry_of_its_own_and_is_looked_at_by_itself(
    screen: InboxScreen, office: Office, make_paper: MakePaper, settle: Settle
) -> None:
    (document,) = bring(screen, settle, make_pile(make_paper))
    divide(office, document, [Share((1, 2)), Share((3,)), Share((4,))])
    screen.refresh()
    settle()
    screen.show_document(document)
    settle()
    screen.list.setFocus()
    QTest.keyClick(screen.list, Qt.Key.Key_Down)
    assert screen.panel.reading is not None
    assert (screen.panel.reading.part, screen.pane.viewer.page) == (2, 3)
    QTest.keyClick(screen.panel, Qt.Key.Key_Return, CTRL)
    settle()
    assert [r.item.looked_at for r in screen.model.rows if r.item] == [False, True, False]
    assert not document_view(office, document).document.reviewed, "two of its papers were not looked at"
    assert screen.panel.reading is not None
    assert (screen.panel.reading.part, screen.list.currentIndex().row()) == (3, 2)
    screen.panel.part_row.field.setCurrentIndex(0)
    screen.panel.part_row.field.activated.emit(0)
    assert screen.list.currentIndex().row() == 0, "the list follows the paper chosen beside the page"
    for _ in range(2):
        QTest.keyClick(screen.panel, Qt.Key.Key_Return, CTRL)
        settle()
    assert document_view(office, document).document.reviewed
    screen.undoing.take_back()
    settle()
    view = document_view(office, document)
    assert (view.document.reviewed, [r.looked_at for r in view.readings]) == (False, [True, True, False])


def test_selected_documents_are_joined_in_the_order_chosen_and_taken_apart(
    screen: InboxScreen, office: Office, make_paper: MakePaper, settle: Settle
) -> None:
    papers = [make_paper(f"{n}.pdf", account=f"77-{n}") for n in "ab"]
    documents = bring(screen, settle, *papers)
    for document in documents:
        index = screen.model.index(screen.model.number_of(document) or 0)
        screen.list.selectionModel().select(index, QItemSelectionModel.SelectionFlag.Select)
    assert screen.join_button.isVisible()
    assert [d.name for d in screen.selected] == ["a.pdf", "b.pdf"]

    def order(dialog: QDialog) -> None:
        assert isinstance(dialog, JoinDialog)
        dialog.list.setFocus()
        QTest.keyClick(dialog.list, Qt.Key.Key_Down, ALT)
        QTest.keyClick(dialog.list, Qt.Key.Key_Up, ALT)
        QTest.keyClick(dialog.list, Qt.Key.Key_Down, ALT)
        assert [dialog.list.item(n).text() for n in range(2)] == ["b.pdf", "a.pdf"]
        press(dialog, "Join")

    in_dialog(order)
    QTest.keyClick(screen, Qt.Key.Key_J, CTRL | SHIFT)
    settle()
    (item,) = inbox(office).items
    assert (item.document.name, item.document.pages) == ("b.pdf and 1 more", 2)
    assert pages(office, item.document.id) == [(1, 2)], "one paper, though the accounts differ: the person said so"
    assert [r.document.id for r in screen.model.rows if r.document] == [item.document.id]
    assert screen.panel.apart_button.isVisibleTo(screen.panel)
    screen.panel.apart_button.click()
    settle()
    assert {i.document.id for i in inbox(office).items} == set(documents)
    screen.undoing.take_back()
    settle()
    assert [i.document.id for i in inbox(office).items] == [item.document.id]


def test_what_a_correction_taught_is_told_listed_and_forgotten(
    screen: InboxScreen, office: Office, make_paper: MakePaper, settle: Settle, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = office.pages.words

    def renamed(*given: object, **named: object) -> PageText:
        """The account number stands at a label that the reader passes over."""
        text = words(*given, **named)  # type: ignore[arg-type] # handed on as it came
        other = {"Account": "Guarantor", "number:": "No.:"}
        return replace(text, words=tuple(replace(w, text=other.get(w.text, w.text)) for w in text.words))

    monkeypatch.setattr(office.pages, "words", renamed)
    (document,) = bring(screen, settle, make_paper())
    screen.show_document(document)
    settle()
    assert FieldName.ACCOUNT_NUMBER not in document_view(office, document).readings[0].fields
    box = screen.panel.fields.box(FieldName.ACCOUNT_NUMBER)
    assert box is not None
    box.edit.setFocus()
    QTest.keyClicks(box.edit, "00-448213-7")
    QTest.keyClick(box.edit, Qt.Key.Key_Return)
    settle()
    (rule,) = rules(office)
    assert rule.words == "Guarantor No"
    assert "Learned for the next papers" in screen.message.words
    (following,) = bring(screen, settle, make_paper("next.pdf", account="00-999999-1"))
    read_document(office, following)
    fact = document_view(office, following).readings[0].fields[FieldName.ACCOUNT_NUMBER]
    assert (fact.value, fact.state) == ("00-999999-1", State.READ)
    window = screen.window()
    assert isinstance(window, MainWindow)
    settings = window.go("settings")
    settle()
    (card,) = settings.findChildren(LearnedCard)
    (forget,) = [b for b in card.findChildren(QPushButton) if b.text() == "Forget"]
    assert "Guarantor No" in forget.accessibleName()
    forget.click()
    settle()
    assert rules(office) == ()
    window.undoing.take_back()
    settle()
    assert rules(office) == (rule,)


def test_photos_that_came_in_together_can_be_joined_at_once(
    screen: InboxScreen, office: Office, make_paper: MakePaper, tmp_path: Path, settle: Settle
) -> None:
    photos = []
    for number in (10, 9, 2):
        with pymupdf.open(make_paper(f"{number}.pdf", account=f"77-{number}")) as paper:
            photos.append(tmp_path / f"IMG {number}.png")
            paper[0].get_pixmap(dpi=60).save(photos[-1])
    bring(screen, settle, *photos)
    window = screen.window()
    assert isinstance(window, MainWindow)
    panel = window.intake
    assert panel.join_row.isVisible()
    assert panel.join_words.text() == "3 photos came in together. Are they pages of one paper?"

    def leave_one_out(dialog: QDialog) -> None:
        assert isinstance(dialog, JoinDialog)
        assert [dialog.list.item(n).text() for n in range(3)] == ["IMG 2.png", "IMG 9.png", "IMG 10.png"]
        dialog.list.item(1).setCheckState(Qt.CheckState.Unchecked)
        press(dialog, "Join")

    in_dialog(leave_one_out)
    (ask,) = [b for b in panel.join_row.findChildren(QPushButton) if b.text().startswith("Join")]
    ask.click()
    settle()
    assert {i.document.name for i in inbox(office).items} == {"IMG 2.png and 1 more", "IMG 9.png"}
    assert not panel.join_row.isVisible(), "asked once"
