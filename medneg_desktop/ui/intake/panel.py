"""The strip at the bottom of the window that shows files on their way in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QProgressBar, QSizePolicy, QWidget

from medneg_desktop.services.intake import InHand
from medneg_desktop.services.office import Office
from medneg_desktop.ui.background import Lanes
from medneg_desktop.ui.intake.desk import IntakeDesk
from medneg_desktop.ui.intake.entries import Entry, Step, summary
from medneg_desktop.ui.shared import (
    Column,
    ElidedLabel,
    Flow,
    Row,
    Table,
    TableColumn,
    TableModel,
    announce,
    button,
    label,
    named,
)

_NUMBER = re.compile(r"(\d+)")
_SHOWN = 3
"""Lines that are seen at once; the others scroll."""


class IntakePanel(QFrame):
    """Lines of the files on their way, how far all are, and the way to stop."""

    open_document = Signal(str)
    join_wanted = Signal(object)
    """These documents may be the pages of one paper, and the person wants to join them."""
    changed = Signal()
    trouble = Signal(object)

    def __init__(self, office: Office, lanes: Lanes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("intake")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.desk = IntakeDesk(office, lanes, self)
        self.model: TableModel[Entry] = TableModel(_columns(), self)
        self.table = Table(self.model, "Files on their way in", lines=2)
        self.table.setSortingEnabled(False)
        self.table.horizontalHeader().hide()
        self.title = ElidedLabel(strong=True)
        self.bar = named(QProgressBar(), "How many files are done")
        self.bar.setTextVisible(False)
        self.bar.setMaximumWidth(220)
        self.locked_words = label("")
        self.password = named(QLineEdit(), "Password of the locked PDF")
        self.unlock_button = button("Open it", on_click=self._unlock)
        self._asked: int | None = None
        self._build()
        self._listen()
        self.hide()

    def _build(self) -> None:
        self.cancel_button = button("Stop", "plain", on_click=self.desk.stop, name="Stop adding and reading")
        self.resume_button = button("Read the rest", "plain", on_click=self.desk.read_left_over)
        self.close_button = button("Close", "quiet", on_click=self.put_away, name="Close the list of files")
        head = Row(gap=1.2)
        head.add(self.title, stretch=1)
        head.add(self.bar, self.cancel_button, self.resume_button, self.close_button)
        column = Column(self, gap=0.6, margin=1.0)
        self.lock_row = QWidget()
        lock = Flow(self.lock_row)
        lock.add(self.locked_words, letters=30)
        lock.add(self.password, letters=16)
        lock.add(self.unlock_button)
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.password.returnPressed.connect(self._unlock)
        self.lock_row.hide()
        self.join_words = label("")
        self.join_row = QWidget()
        join = Flow(self.join_row)
        join.add(self.join_words, letters=30)
        join.add(
            button(self.tr("Join into one paper…"), on_click=self._join),
            button(self.tr("No, each is its own"), "plain", on_click=self._keep_apart),
        )
        self.join_row.hide()
        column.add(head, self.table, self.lock_row, self.join_row)

    def _listen(self) -> None:
        self.desk.added.connect(self._grow)
        self.desk.moved.connect(self._move)
        self.desk.changed.connect(self.changed)
        self.desk.trouble.connect(self.trouble)
        self.table.chosen.connect(self._open)

    def offer(self, paths: Sequence[Path | InHand]) -> None:
        """Take in files and folders. Lines of files that are done with make room."""
        if not paths:
            return
        if not self.desk.busy:
            self.desk.clear()
            self.model.set_rows([])
        self.desk.offer(paths)
        adding = self.tr("Adding 1 file") if len(paths) == 1 else self.tr("Adding {0} files or folders")
        announce(self, adding.format(len(paths)))

    def put_away(self) -> None:
        """Hide the strip; work that is under way goes on."""
        self.hide()

    def _grow(self, count: int) -> None:
        self.model.append(self.desk.entries[-count:])
        lines = min(_SHOWN, self.model.rowCount())
        self.table.setFixedHeight(lines * self.table.verticalHeader().defaultSectionSize() + 4)
        self.show()
        self._head()

    def _move(self, number: int) -> None:
        if number >= self.model.rowCount():
            return
        before = self.model.row(number)
        self.model.replace(number, self.desk.entries[number])
        if before.step is not self.desk.entries[number].step:
            self.table.fit()
            self._head()

    def _head(self) -> None:
        entries = tuple(self.desk.entries)
        over = sum(e.step.over for e in entries)
        busy = over < len(entries)
        # Looking and reading each move the bar, so that a pile of files is seen to go on from the start.
        self.bar.setRange(0, 2 * len(entries))
        self.bar.setValue(sum(2 if e.step.over else int(e.step is not Step.LOOKING) for e in entries))
        done = self.tr("{0} of 1 file done") if len(entries) == 1 else self.tr("{0} of {1} files done")
        said = done.format(over, len(entries)) if busy else summary(entries)
        if not busy and self.title.text() != said:
            announce(self, said)
        self.title.setText(said)
        self.bar.setVisible(busy)
        self._ask_password()
        self._ask_to_join(busy=busy)
        self.cancel_button.setVisible(busy)
        self.resume_button.setVisible(not busy and any(e.step is Step.STOPPED and e.document for e in entries))

    def _ask_password(self) -> None:
        """Ask for the password of one locked file after the other; none of them is asked for twice at once."""
        number = self.desk.locked
        self.lock_row.setVisible(number is not None)
        if number is None:
            self._asked = None
            return
        name = self.desk.entries[number].name
        self.locked_words.setText(f"{name} is locked. Its password opens it here; it is kept in your vault.")
        self.password.setAccessibleDescription(name)
        if number != self._asked:
            self._asked = number
            self.password.clear()
            announce(self.password, self.locked_words.text())

    def _ask_to_join(self, *, busy: bool) -> None:
        """Photos that came in together are often the pages of one paper; only the person knows."""
        asked = not busy and len(self.desk.photos) > 1
        words = self.tr("{0} photos came in together. Are they pages of one paper?").format(len(self.desk.photos))
        if asked and not self.join_row.isVisibleTo(self):
            self.join_words.setText(words)
            announce(self.join_words, words)
        self.join_row.setVisible(asked)

    def _join(self) -> None:
        # In the order of their names: a camera numbers its pictures. The dialog lets the person change it.
        photos = sorted(self.desk.photos, key=lambda d: [int(x) if x.isdigit() else x for x in _NUMBER.split(d.name)])
        self._keep_apart()
        self.join_wanted.emit(photos)

    def _keep_apart(self) -> None:
        self.desk.photos.clear()
        self.join_row.hide()

    def _unlock(self) -> None:
        if self._asked is not None and self.password.text():
            number, self._asked = self._asked, None
            self.desk.unlock(number, self.password.text())
            self.password.clear()

    def _open(self, entry: Entry) -> None:
        if entry.document is not None:
            self.open_document.emit(entry.document)


def _columns() -> list[TableColumn[Entry]]:
    return [
        TableColumn("File", lambda e: e.name, weight=2, letters=16),
        TableColumn("State", lambda e: e.step.value, chip=lambda e: e.step.role),
        TableColumn("What happened", lambda e: e.words, weight=5, letters=16),
    ]
