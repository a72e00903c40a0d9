"""With the keyboard alone: check a doubt, correct a value, decide questions, go around; the focus stays in sight.

Keys go to whatever has the focus, as they do on a desk; what they did is read from the vault.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pymupdf
import pytest
from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QApplication,
    QFileDialog,
    QLineEdit,
    QListWidget,
    QScrollArea,
    QStackedWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from medneg_desktop.core.ids import DocumentId
from medneg_desktop.core.money import Money
from medneg_desktop.domain.finding import Decision
from medneg_desktop.domain.reading import AnyFact, FieldName, State
from medneg_desktop.services.office import Office
from medneg_desktop.services.overview import bills, case_view, packets
from medneg_desktop.services.review import document_view
from medneg_desktop.ui.background import Lanes
from medneg_desktop.ui.main_window import MainWindow
from medneg_desktop.ui.viewer import PageViewer
from tests.ui.made_up import bill, eob, open_office, receipt, shelve
from tests.window import Settle, front_window

pytestmark = [
    pytest.mark.slow,
    pytest.mark.qt_log_ignore("does not support (propagateSizeHints|raise|grabbing the keyboard)", extend=True),
]

Key, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier
_FAR = 150
"""More steps of Tab than any screen has controls."""


def spoken(widget: QWidget | None) -> str:
    """What a screen reader calls a control."""
    interface = QAccessible.queryAccessibleInterface(widget) if widget is not None else None
    return interface.text(QAccessible.Text.Name) if interface is not None else ""


class Keyboard:
    """The only way in: keys to whatever has the focus, which must be on the screen after each of them."""

    def __init__(self, window: MainWindow, settle: Settle) -> None:
        self._window, self._settle = window, settle

    @property
    def at(self) -> QWidget:
        """The control with the focus."""
        widget = QApplication.focusWidget()
        assert widget is not None, f"nothing has the focus in “{self._window.windowTitle()}”"
        return widget

    @property
    def name(self) -> str:
        return spoken(self.at)

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
        QTest.keyClick(QApplication.focusWidget() or self._window, key, held)
        self._settle()
        if not self._window.isActiveWindow():  # a dialog went; there is no window manager here to see to it
            self._window.activateWindow()
            self._settle()
        self.must_show_focus()

    def type(self, text: str) -> None:
        """Write over what stands in the field."""
        QTest.keyClick(self.at, Key.Key_A, CTRL)
        QTest.keyClicks(self.at, text)
        self.must_show_focus()

    def tab_to(self, name: str, *, back: bool = False) -> None:
        """Press Tab until the control of that name has the focus; ``back``: with Shift."""
        seen = [self.name]
        for _ in range(_FAR):
            if self.name == name:
                return
            QTest.keyClick(self.at, Key.Key_Backtab if back else Key.Key_Tab)
            QApplication.processEvents()
            self.must_show_focus()
            seen.append(self.name)
        raise AssertionError(f"Tab does not lead to {name!r}; it went {list(dict.fromkeys(seen))}")

    def must_show_focus(self) -> None:
        widget = self.at
        assert widget.isVisible(), f"{type(widget).__name__} {self.name!r} has the focus and is hidden"
        region = widget.visibleRegion()
        if isinstance(widget, QAbstractScrollArea):  # what it shows lies over it
            region = region.united(widget.viewport().visibleRegion())
        shown = region.boundingRect()
        least = QRect(0, 0, min(widget.width(), 20), min(widget.height(), 16))
        assert shown.width() >= least.width(), f"{type(widget).__name__} {self.name!r} has the focus out of sight"
        assert shown.height() >= least.height(), f"{type(widget).__name__} {self.name!r} has the focus out of sight"


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = open_office(tmp_path)
    yield made
    made.vault.close()


@pytest.fixture
def papers(office: Office) -> dict[str, DocumentId]:
    return {"receipt": shelve(office, *receipt()), "eob": shelve(office, *eob()), "bill": shelve(office, *bill())}


@pytest.fixture
def keys(
    qtbot: QtBot, office: Office, papers: dict[str, DocumentId], lanes: Lanes, tmp_path: Path, settle: Settle
) -> Iterator[Keyboard]:
    assert papers
    with front_window(qtbot, office, lanes, tmp_path / "config") as window:
        yield Keyboard(window, settle)


def fact(office: Office, document: DocumentId, name: FieldName) -> AnyFact:
    (reading,) = document_view(office, document).readings
    return reading.fields[name]


def test_from_a_doubt_to_a_saved_packet_and_around(
    keys: Keyboard, office: Office, papers: dict[str, DocumentId], tmp_path: Path
) -> None:
    check_the_bill(keys, office, papers["bill"])
    decide_the_questions(keys, office)
    make_the_packet(keys, office, tmp_path / "packet to send.pdf")
    look_around(keys)


def check_the_bill(keys: Keyboard, office: Office, document: DocumentId) -> None:
    """The paper is chosen in the list, its doubt accepted with Enter, and an amount written over."""
    keys.press(Key.Key_2, CTRL)
    keys.tab_to("Documents")
    keys.press(Key.Key_Down)
    keys.press(Key.Key_Home)
    assert not fact(office, document, FieldName.INSURANCE_PAID).firm
    keys.press(Key.Key_F8)
    keys.press(Key.Key_Return)
    accepted = fact(office, document, FieldName.INSURANCE_PAID)
    assert (accepted.state, accepted.value) == (State.ENTERED, Money.of("1012.40"))
    for _ in range(_FAR):
        if keys.name.startswith("Amount due"):
            break
        keys.press(Key.Key_Tab)
    keys.type("1,375.00")
    keys.press(Key.Key_Return)
    assert fact(office, document, FieldName.AMOUNT_DUE).value == Money.of("1375.00")
    assert keys.name.startswith("Amount due")


def decide_the_questions(keys: Keyboard, office: Office) -> None:
    """One question goes into the packet, the other is set aside with a reason; the focus leads on by itself."""
    keys.press(Key.Key_3, CTRL)
    keys.tab_to("Bills")
    keys.press(Key.Key_Home)
    keys.press(Key.Key_Return)
    assert keys.name.startswith("1. ")
    keys.tab_to("Use in packet")
    keys.press(Key.Key_Space)
    assert decisions(office) == [(Decision.KEPT, "")]
    assert keys.name.startswith("2. ")
    keys.tab_to("Not an error…")
    keys.press(Key.Key_Space)
    keys.type("Two films were made")
    keys.press(Key.Key_Return)
    assert sorted(decisions(office)) == sorted([(Decision.KEPT, ""), (Decision.SET_ASIDE, "Two films were made")])


def decisions(office: Office) -> list[tuple[Decision, str]]:
    view = case_view(office, bills(office)[0].id)
    assert view is not None
    return list(view.decisions.values())


def make_the_packet(keys: Keyboard, office: Office, target: Path) -> None:
    """The packet is made, one part left out and one moved up, looked through page by page, and saved under a name."""
    keys.press(Key.Key_M, CTRL)
    keys.tab_to("What goes in")
    parts = keys.at
    assert isinstance(parts, QListWidget)
    lines = [parts.item(n).data(Qt.ItemDataRole.UserRole) for n in range(parts.count())]
    papers = [n for n, line in enumerate(lines) if line.document is not None and not line.page]
    assert len(papers) > 1, "papers can change places"
    keys.press(Key.Key_Home)
    for _ in range(papers[-1]):
        keys.press(Key.Key_Down)
    moved = parts.currentItem().text()
    before = parts.currentRow()
    keys.tab_to("Move up")
    keys.press(Key.Key_Space)
    assert parts.item(before - 1).text() == moved
    keys.tab_to("What goes in", back=True)
    left_out = next(
        n for n in range(parts.count()) if parts.item(n).checkState() is Qt.CheckState.Checked and n != before - 1
    )
    keys.press(Key.Key_Home)
    for _ in range(left_out):
        keys.press(Key.Key_Down)
    keys.press(Key.Key_Space)
    assert parts.currentItem().checkState() is Qt.CheckState.Unchecked
    chosen = ticked(parts)
    keys.tab_to("Make it again")
    keys.press(Key.Key_Space)
    assert ticked(parts) == chosen
    look_through(keys)
    save_as(keys, target)
    (held,) = packets(office)
    with pymupdf.open(target) as written:
        assert len(written) == held.pages


def ticked(parts: QListWidget) -> list[tuple[object, ...]]:
    """What goes in, from the top. The words of a row change with the pages and letters that it gets."""
    items = [parts.item(n) for n in range(parts.count())]
    lines = [i.data(Qt.ItemDataRole.UserRole) for i in items if i.checkState() is Qt.CheckState.Checked]
    return [(line.part, line.document, line.page) for line in lines]


def look_through(keys: Keyboard) -> None:
    """The preview has the focus, says its page, and turns it."""
    for _ in range(_FAR):
        if isinstance(keys.at, PageViewer):
            break
        keys.press(Key.Key_Tab)
    assert "page 1 of" in keys.name
    keys.press(Key.Key_PageDown)
    assert "page 2 of" in keys.name


def save_as(keys: Keyboard, target: Path) -> None:
    """Type a name into the dialog that asks for it."""
    typed = []

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        line = dialog.focusWidget()
        assert isinstance(line, QLineEdit), "the name has the focus"
        QTest.keyClick(line, Key.Key_A, CTRL)
        QTest.keyClicks(line, str(target))
        QTest.keyClick(line, Key.Key_Return)
        typed.append(target)

    QTimer.singleShot(800, answer)
    keys.press(Key.Key_S, CTRL)
    assert typed
    assert target.exists()


def look_around(keys: Keyboard) -> None:
    """Every screen puts the focus on a control that says what it is."""
    for key in (Key.Key_1, Key.Key_2, Key.Key_3, Key.Key_5, Key.Key_6, Key.Key_F, Key.Key_Comma):
        keys.press(key, CTRL)
        assert keys.name, f"{type(keys.at).__name__} in {type(keys.at.parent()).__name__} has no name"
        assert not isinstance(keys.at, QScrollArea | QStackedWidget), f"the focus is on what holds others: {keys.name}"
