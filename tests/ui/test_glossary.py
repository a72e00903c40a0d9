"""The words of bills are explained where they stand, by the mouse and by the keyboard, in both languages."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt, QTimer
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QTabBar, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from medneg_desktop import ui
from medneg_desktop.core import resources
from medneg_desktop.core.ids import DocumentId
from medneg_desktop.services.office import Office
from medneg_desktop.services.overview import bills
from medneg_desktop.ui.actions import KeySheet
from medneg_desktop.ui.bill.workspace import CaseWorkspace
from medneg_desktop.ui.dialog import Dialog
from medneg_desktop.ui.glossary import all_terms, terms_in, terms_of, tip_of, words_on
from medneg_desktop.ui.guides import guides
from medneg_desktop.ui.main_window import DESTINATIONS, MainWindow
from medneg_desktop.ui.shared import Table, TableColumn, TableModel
from tests.window import Settle


@pytest.fixture(autouse=True)
def no_tip_left() -> Iterator[None]:
    yield
    QToolTip.hideText()


def test_both_languages_explain_the_same_words() -> None:
    english, spanish = (tomllib.loads(resources.text("help", code, "terms.toml")) for code in ("en", "es"))
    assert list(english) == list(spanish)
    assert len(english) > 30
    for table in (english, spanish):
        for row in table.values():
            assert row["name"]
            assert row["what"].endswith(".")
            assert len(row["what"]) <= 160, row["name"]
            assert all(word == word.casefold() for word in row["says"])
    assert [r.get("eob") for r in english.values()] == [r.get("eob") for r in spanish.values()]


def test_no_word_calls_up_two_terms() -> None:
    for code in ("en", "es"):
        said = [w for row in tomllib.loads(resources.text("help", code, "terms.toml")).values() for w in row["says"]]
        assert len(said) == len(set(said))


def test_a_word_is_known_whole_and_in_its_longest_form() -> None:
    assert [t.name for t in terms_in("Balance billing after the deductible")] == ["Balance billing", "Deductible"]
    assert terms_in("Recharged, imbalance, unitsize") == []
    assert tip_of("Nothing of the kind") == ""


def test_a_tip_never_formats_by_the_words_of_a_paper() -> None:
    model = TableModel([TableColumn[str]("Deductible", lambda r: r)])
    table = Table(model, "Money")
    model.set_rows(["<b>copay</b>"])
    tip = model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert tip.startswith("&lt;b&gt;copay&lt;/b&gt;<br><b>Copay</b>")
    assert "before the plan pays" in model.headerData(0, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
    table.deleteLater()


def hover(widget: QWidget, at: QPoint) -> str:
    """What the window explains where the pointer rests."""
    QToolTip.hideText()
    QApplication.sendEvent(widget, QHelpEvent(QEvent.Type.ToolTip, at, widget.mapToGlobal(at)))
    return QToolTip.text() if QToolTip.isVisible() else ""


def unexplained(window: MainWindow) -> list[str]:
    """Labels and tabs in sight that name a term which hovering does not explain."""
    found = []
    for label in window.findChildren(QLabel):
        term = next(iter(terms_in(label.text())), None)
        if (
            term is None
            or label.visibleRegion().isEmpty()
            or label.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        ):
            continue
        at = label.visibleRegion().boundingRect().center()
        if not label.toolTip() and term.what not in hover(label, at):
            found.append(label.text())
    for tabs in window.findChildren(QTabBar):
        for number in range(tabs.count()):
            term = next(iter(terms_in(tabs.tabText(number))), None)
            rect = tabs.tabRect(number).intersected(tabs.rect())
            if term and tabs.isVisible() and rect.width() > 20 and term.what not in hover(tabs, rect.center()):
                found.append(tabs.tabText(number))
    return found


@pytest.mark.slow
def test_every_word_in_sight_is_explained(
    window: MainWindow, sample: dict[str, DocumentId], settle: Settle, office: Office
) -> None:
    assert sample
    window.resize(1280, 800)
    seen, left = set(), {}
    for to in DESTINATIONS:
        window.go(to.name)
        settle()
        seen |= {t.name for t in words_on(window, None)}
        if found := unexplained(window):
            left[to.name] = found
    window.open_case(bills(office)[0].id)
    settle()
    (workspace,) = window.findChildren(CaseWorkspace)
    for tab in range(workspace.tabs.count()):
        workspace.tabs.setCurrentIndex(tab)
        settle()
        seen |= {t.name for t in words_on(window, None)}
        if found := unexplained(window):
            left[workspace.tabs.tabText(tab)] = found
    assert left == {}
    assert {"Deductible", "EOB: explanation of benefits", "Itemized bill", "Your share"} <= seen


def test_f1_explains_by_keyboard(window: MainWindow, settle: Settle, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[KeySheet] = []
    monkeypatch.setattr(KeySheet, "exec", lambda sheet: shown.insert(0, sheet))  # a list itself is no method
    window.go("packets")
    settle()
    QTest.keyClick(window, Qt.Key.Key_F1)
    assert shown.pop(0).sheets.count() == 1, "no word is in sight"
    window.tell("info", "The EOB shows your share")
    QTest.keyClick(window, Qt.Key.Key_F1)
    sheet = shown[0]
    assert sheet.sheets.count() == 2
    assert sheet.sheets.currentIndex() == 0, "the focus is on no such word: the keys come first"
    texts = {label.text() for label in sheet.findChildren(QLabel)}
    assert {t.what for t in terms_in("EOB, your share")} <= texts
    sheet.deleteLater()


def test_the_word_that_has_the_focus_comes_first(qtbot: QtBot) -> None:
    model = TableModel([TableColumn[str]("Figure", lambda r: r)])
    table = Table(model, "Money")
    qtbot.addWidget(table)
    model.set_rows(["Copay", "Deductible"])
    table.selectRow(1)
    assert [t.name for t in terms_of(table)] == ["Deductible"]
    sheet = KeySheet(words=words_on(table, table), word_at=bool(terms_of(table)))
    qtbot.addWidget(sheet)
    assert sheet.sheets.currentIndex() == 1
    assert next(t.name for t in words_on(table, table)) == "Deductible"


def test_the_help_holds_every_word() -> None:
    page = next(g for g in guides() if g.name.endswith("glossary"))
    assert all(term.what in page.text for term in all_terms())


def test_a_dialog_explains_its_words_too(qtbot: QtBot) -> None:
    dialog = Dialog()
    qtbot.addWidget(dialog)
    words = QLabel("Your deductible", dialog)
    words.resize(200, 30)
    with qtbot.waitExposed(dialog):
        dialog.show()
    assert "before the plan pays" in hover(dialog, words.geometry().center())
    seen: list[str] = []

    def read() -> None:
        sheet = QApplication.activeModalWidget()
        assert isinstance(sheet, KeySheet)
        seen.extend(label.text() for label in sheet.findChildren(QLabel) if label.isVisible())
        sheet.close()

    QTimer.singleShot(200, read)
    QTest.keyClick(dialog, Qt.Key.Key_F1)
    assert "Deductible" in seen


def test_every_dialog_of_the_program_does() -> None:
    """All but the sheet itself, which holds the words."""
    source = Path(ui.__file__).parent
    own = {
        p.name for p in source.rglob("*.py") if re.search(r"^class \w+\(QDialog\b", p.read_text("utf-8"), re.MULTILINE)
    }
    assert own == {"actions.py", "dialog.py"}
