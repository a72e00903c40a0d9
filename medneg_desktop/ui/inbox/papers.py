"""The papers of a file: what it seems to hold, in words, and the dialogs that share out pages and join documents."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QComboBox, QListWidget, QListWidgetItem, QWidget

from medneg_desktop.core.ids import DocumentId
from medneg_desktop.domain.document import Document
from medneg_desktop.domain.page import PageText
from medneg_desktop.domain.reading import DocumentKind, Reading, State
from medneg_desktop.services.division import pages_in_words
from medneg_desktop.services.read_shares import Share
from medneg_desktop.ui.dialog import Dialog
from medneg_desktop.ui.inbox.words import KINDS
from medneg_desktop.ui.language import say
from medneg_desktop.ui.shared import Column, Flow, Row, announce, button, heading, label, named, scroll
from medneg_desktop.ui.theme import theme


def papers_words(shares: Sequence[tuple[DocumentKind, Sequence[int]]]) -> str:
    """``Itemized bill p. 1-2, EOB p. 3``."""
    return ", ".join(f"{KINDS[kind]} {pages_in_words(pages)}" for kind, pages in shares)


def proposal_words(readings: Sequence[Reading]) -> str:
    """What a file holds, as a proposal until the person agreed."""
    told = papers_words([(r.kind, r.pages) for r in readings])
    sure = any(r.divided for r in readings)
    words = "This file holds {0} papers: {1}" if sure else "This file seems to hold {0} papers: {1}"
    return QCoreApplication.translate("papers", words).format(len(readings), told)


def first_words(page: PageText, most: int = 6) -> str:
    """The words at the top of a page, by which a person knows it again."""
    upper = sorted(page.words, key=lambda w: (round(w.row_box.mid_y / 8), w.row_box.x0))
    return " ".join(w.text for w in upper[:most])


class PapersDialog(Dialog):
    """Page by page: does another paper begin here, and what is it?"""

    def __init__(self, readings: Sequence[Reading], pages: Sequence[PageText], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Papers in this file"))
        self._readings = {p: r for r in readings for p in r.pages}
        self._numbers = [p.number for p in pages]
        self.begins: list[QCheckBox] = []
        self.kinds: list[QComboBox] = []
        self._chosen: set[int] = set()
        self.told = label("")
        held = QWidget()
        rows = Column(held, gap=0.6, margin=0.6)
        for at, page in enumerate(pages):
            rows.add(self._row(at, page))
        rows.add(None)
        self._finish(held)
        for at, page in enumerate(pages):
            own = self._readings.get(page.number)
            self.begins[at].setChecked(at == 0 or own is not self._readings.get(pages[at - 1].number))
            self.begins[at].toggled.connect(self._show)
        self.begins[0].setEnabled(False)
        self._show()

    def _row(self, at: int, page: PageText) -> Row:
        words = self.tr("Page {0}: a paper begins here").format(page.number)
        check = named(QCheckBox(words), f"{words}. {first_words(page)}")
        kind = named(QComboBox(), self.tr("What the paper from page {0} is").format(page.number))
        for each, name in KINDS.items():
            kind.addItem(say(name), each)
        own = self._readings.get(page.number)
        kind.setCurrentIndex(kind.findData(own.kind if own else DocumentKind.OTHER))
        kind.activated.connect(partial(self._on_kind, at))
        self.begins.append(check)
        self.kinds.append(kind)
        top = label(first_words(page), soft=True, small=True)
        words_column = Column(gap=0.1)
        words_column.add(check, top)
        row = Row(gap=1)
        row.add(words_column, stretch=1)
        row.add(kind)
        return row

    def _finish(self, held: QWidget) -> None:
        acts = Flow()
        acts.add(
            button(self.tr("All one paper"), "plain", on_click=self._join_all),
            button(self.tr("Cancel"), "plain", on_click=self.reject),
            button(self.tr("Keep it so"), "primary", on_click=self.accept),
        )
        column = Column(self, gap=1, margin=1.6)
        column.add(heading(self.tr("Papers in this file"), 2), self.told)
        column.add(scroll(held, self.tr("Pages")), stretch=1)
        column.add(label(self.tr("What you corrected stays with its page."), soft=True, small=True), acts)
        side = theme().points
        self.resize(round(side * 52), round(side * 40))

    def _join_all(self) -> None:
        for check in self.begins[1:]:
            check.setChecked(False)

    def _on_kind(self, at: int, _choice: int) -> None:
        self._chosen.add(at)
        self._show()

    def _groups(self) -> list[tuple[int, tuple[int, ...]]]:
        starts = [n for n, check in enumerate(self.begins) if check.isChecked()]
        ends = [*starts[1:], len(self._numbers)]
        return [(s, tuple(self._numbers[s:e])) for s, e in zip(starts, ends, strict=True)]

    def _show(self) -> None:
        for at, check in enumerate(self.begins):
            self.kinds[at].setVisible(check.isChecked())
        groups = self._groups()
        words = papers_words([(self.kinds[s].currentData(), pages) for s, pages in groups])
        one = self.tr("1 paper: {0}").format(words)
        told = one if len(groups) == 1 else self.tr("{0} papers: {1}").format(len(groups), words)
        if told != self.told.text():
            self.told.setText(told)
            announce(self.told, told)

    @property
    def shares(self) -> list[Share]:
        """How the pages are shared out; a kind only where the person said it, now or before."""
        found = []
        for start, pages in self._groups():
            kind = DocumentKind(self.kinds[start].currentData())
            own = self._readings.get(pages[0])
            said = start in self._chosen or (own is not None and own.kind_state is State.ENTERED and own.pages == pages)
            found.append(Share(pages, kind if said else None))
        return found


class JoinDialog(Dialog):
    """The documents that become one, in the order of their pages."""

    def __init__(self, documents: Sequence[Document], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Join into one paper"))
        self.list = named(QListWidget(), self.tr("Order of the pages"))
        for document in documents:
            item = QListWidgetItem(document.name)
            item.setData(Qt.ItemDataRole.UserRole, document.id)
            item.setCheckState(Qt.CheckState.Checked)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.up = button(self.tr("Earlier"), "plain", on_click=partial(self._move, -1), tip=self.tr("Move up (Alt+Up)"))
        self.down = button(
            self.tr("Later"), "plain", on_click=partial(self._move, 1), tip=self.tr("Move down (Alt+Down)")
        )
        for keys, by in (("Alt+Up", -1), ("Alt+Down", 1)):  # a button's own keys wait for its animation
            QShortcut(QKeySequence(keys), self).activated.connect(partial(self._move, by))
        self.join_button = button(self.tr("Join"), "primary", on_click=self.accept)
        acts = Flow()
        acts.add(
            self.up,
            self.down,
            button(self.tr("Cancel"), "plain", on_click=self.reject),
            self.join_button,
        )
        self.list.itemChanged.connect(lambda _: self.join_button.setEnabled(len(self.order) > 1))
        column = Column(self, gap=1, margin=1.6)
        told = self.tr(
            "The pages come in this order; untick what is no page of it. You can take the paper apart again at any time."
        )
        column.add(heading(self.tr("Join into one paper"), 2), label(told))
        column.add(self.list, stretch=1)
        column.add(acts)
        side = theme().points
        self.resize(round(side * 40), round(side * 30))

    def _move(self, by: int) -> None:
        row = self.list.currentRow()
        if 0 <= row + by < self.list.count():
            item = self.list.takeItem(row)
            self.list.insertItem(row + by, item)
            self.list.setCurrentRow(row + by)
            announce(self.list, self.tr("{0} is now number {1}").format(item.text(), row + by + 1))

    @property
    def order(self) -> list[DocumentId]:
        """The documents to join: those that are ticked, as they stand."""
        items = [self.list.item(n) for n in range(self.list.count())]
        return [DocumentId(i.data(Qt.ItemDataRole.UserRole)) for i in items if i.checkState() is Qt.CheckState.Checked]
