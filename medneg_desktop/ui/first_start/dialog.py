"""The dialog around the three screens: going on, going back, leaving, and making the vault at the end."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, QSize, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QBoxLayout, QFileDialog, QFrame, QStackedWidget

from medneg_desktop.services.vault_port import Rescue
from medneg_desktop.ui.door import Door, RecoveryPage, rescued
from medneg_desktop.ui.drop import what_it_brings
from medneg_desktop.ui.first_start.pages import BeginPage, WhatPage, WherePage
from medneg_desktop.ui.shared import Column, Flow, Row, announce, button, label, named
from medneg_desktop.ui.theme import theme

_WIDTH = 72
"""Heights of a letter: three cards side by side."""


class WelcomeDialog(Door[str | None]):
    """Three screens and the recovery sheet. ``dropped`` are files to begin with, ``passphrase`` what was chosen.

    ``folder`` is where the vault will stand; ``try_sample`` opens the made-up case in a window of its own.
    """

    def __init__(
        self,
        maker: Callable[[str | None], str | None],
        rescue: Rescue | None = None,
        *,
        folder: str = "",
        try_sample: Callable[[], object] | None = None,
    ) -> None:
        super().__init__("Welcome to MedNeg")
        self._maker, self._rescue, self._try_sample = maker, rescue, try_sample
        self.brought_back = False
        self.passphrase: str | None = None
        self.sheet_seen = False
        self.sheet: RecoveryPage | None = None
        self.dropped: list[Path] = []
        self.where = WherePage(folder, backup=rescue is not None)
        self.begin = BeginPage(sample=try_sample is not None)
        self.pages = QStackedWidget()
        for page in (WhatPage(), self.where, self.begin):
            self.pages.addWidget(page)
        self.band = _Band((self.tr("What it does"), self.tr("Where papers live"), self.tr("Begin")))
        self.back_button = button(self.tr("Back"), "plain", on_click=self.back, tip=self.tr("Go back (Alt+Left)"))
        self.skip_button = button(
            self.tr("Skip"), "quiet", on_click=self.make, tip=self.tr("Make my vault with what is chosen, and open it")
        )
        self.next_button = button(self.tr("Next"), "primary", on_click=self.forth)
        self.next_button.setDefault(True)
        self._build()
        self._listen()
        self.show_page(0)

    def _build(self) -> None:
        self.setAcceptDrops(True)
        Column(self.content, margin=2.2).add(self.pages)
        self.footer = QFrame()
        row = Flow()
        row.add(button(self.tr("Quit"), "quiet", on_click=self.reject), self.skip_button)
        acts = Row(self.footer, gap=0.8, margin=1.2)
        acts.addLayout(row, 1)
        acts.add(self.back_button, self.next_button)
        self._told = QFrame()
        Column(self._told, margin=0.8).add(self.bar)
        self._told.hide()
        outer = self.layout()
        assert isinstance(outer, QBoxLayout)
        outer.setSpacing(0)
        outer.insertWidget(0, self.band)
        outer.addWidget(self._told)
        outer.addWidget(self.footer)

    def _listen(self) -> None:
        self.where.backup_wanted.connect(self._bring_back)
        self.where.resized.connect(self.fit)
        self.begin.choose_wanted.connect(self.choose_files)
        self.begin.empty_wanted.connect(self._take_out)
        self.begin.sample_wanted.connect(self._show_sample)
        self.bar.dismissed.connect(self._told.hide)
        QShortcut(QKeySequence(Qt.Modifier.ALT | Qt.Key.Key_Left), self, self.back)

    # ------------------------------------------------------------------------------------------ going

    @property
    def at(self) -> int:
        """The number of the screen that is shown, from 0."""
        return self.pages.currentIndex()

    def show_page(self, number: int) -> None:
        """Show one of the screens, and say so."""
        self.pages.setCurrentIndex(number)
        self.band.set_current(number)
        last = number == self.band.count - 1
        self.back_button.setEnabled(number > 0)
        self.skip_button.setVisible(not last)
        words = self.tr("Make my vault and open it") if last else self.tr("Next")
        self.next_button.setText(words)
        named(self.next_button, words)
        self.next_button.setFocus()
        announce(self, self.band.words(number))

    def forth(self) -> None:
        """The next screen; after the last one the vault is made."""
        if self.at == 1 and not self._chosen():
            return
        if self.at < self.band.count - 1:
            self.show_page(self.at + 1)
        else:
            self.make()

    def back(self) -> None:
        """The screen before; what was chosen stays chosen."""
        if self.sheet is None and self.at > 0:
            self.show_page(self.at - 1)

    def tell(self, kind: str, title: str, text: str = "") -> None:
        """Say something between the screen and its buttons."""
        self._told.show()
        self.bar.tell(kind, title, text)

    # ------------------------------------------------------------------------------------------ what is chosen

    def _chosen(self) -> bool:
        """Whether the way to open the vault is settled; if not, the bar says what is missing."""
        if not self.where.ask.isChecked():
            self.passphrase = None
            return True
        self.passphrase = self.where.new.checked(self.bar)
        self._told.setVisible(self.passphrase is None)
        return self.passphrase is not None

    def choose_files(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(self, self.tr("Choose your first papers"), "", self.tr("All files (*)"))
        self.add([Path(name) for name in names])

    def add(self, paths: list[Path]) -> None:
        """Have these files brought in once the vault is open."""
        self.dropped += [path for path in paths if path not in self.dropped]
        self.begin.show_files(self.dropped)
        announce(self, self.begin.files.text())

    def _take_out(self) -> None:
        self.dropped.clear()
        self.begin.show_files(())

    def _show_sample(self) -> None:
        if self._try_sample is not None:
            self._try_sample()
            self.tell(
                "info",
                self.tr("The sample opens in a window of its own."),
                self.tr("Close it when you have seen enough, and go on here."),
            )

    def _bring_back(self) -> None:
        if rescued(self._rescue, None):
            self.brought_back = True
            self.accept()

    # ------------------------------------------------------------------------------------------ dropping

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.take(event.mimeData())

    def take(self, mime: QMimeData) -> None:
        """Keep what was dropped for the opened vault, and answer in words for what cannot be taken."""
        if self.sheet is not None:
            return
        brought = what_it_brings(mime)
        if brought.paths:
            self.show_page(self.band.count - 1)
            self.add(list(brought.paths))
        if brought.title:
            self.tell("info", brought.title, brought.remedy)

    # ------------------------------------------------------------------------------------------ making

    def make(self) -> None:
        """Make the vault, and show its recovery sheet."""
        if not self._chosen():
            self.show_page(1)
            return
        passphrase = self.passphrase
        self.attempt(lambda: self._maker(passphrase), self._made)

    def _made(self, code: str | None) -> None:
        if code is None:
            self.accept()
            return
        self.sheet = RecoveryPage(code, self.bar)
        self.sheet.finished.connect(self._finish)
        self.pages.addWidget(self.sheet)
        self.pages.setCurrentWidget(self.sheet)
        self.band.set_current(self.band.count)
        self.footer.hide()
        self._told.show()
        self.sheet.end.field.setFocus()
        self.fit()

    def _failed(self, error: BaseException) -> None:
        self._told.show()
        super()._failed(error)

    def _finish(self, seen: bool) -> None:
        self.sheet_seen = seen
        self.accept()

    def reject(self) -> None:
        """Leave. A vault that was just made is opened all the same, and its sheet is asked for later."""
        if self.sheet is None:
            super().reject()
        else:
            self._finish(seen=False)

    # ------------------------------------------------------------------------------------------ size

    def sizeHint(self) -> QSize:
        return QSize(round(theme().points * _WIDTH), super().sizeHint().height())

    def fit(self) -> None:
        """Wide enough for the cards, and high enough for the highest screen, so that the buttons stay in one place."""
        room = self.screen().availableSize()
        width = min(self.sizeHint().width(), round(room.width() * 0.95))
        self.resize(width, min(self.wanted_height(width), round(room.height() * 0.95)))

    def wanted_height(self, width: int) -> int:
        """The height at which nothing has to scroll."""
        layout = self.content.layout()
        inside = layout.totalHeightForWidth(width) if layout is not None else 0
        around = sum(part.sizeHint().height() for part in (self.band, self.footer) if not part.isHidden())
        return inside + around + theme().gap(2)


class _Band(QFrame):
    """The name of the program, and which of the screens this is."""

    def __init__(self, titles: tuple[str, ...]) -> None:
        super().__init__()
        self.setObjectName("nav")
        self._titles = titles
        name = label("MedNeg", wrap=False)
        name.setProperty("level", "2")
        self._steps = [label("", wrap=False) for _ in titles]
        steps = Flow(gap=1.8)
        steps.add(*self._steps)
        row = Row(self, gap=2.4, margin=1.4)
        row.add(name)
        row.addLayout(steps, 1)

    @property
    def count(self) -> int:
        return len(self._titles)

    def words(self, number: int) -> str:
        """``Screen 2 of 3: Where papers live``."""
        return self.tr("Screen {0} of {1}: {2}").format(number + 1, self.count, self._titles[number])

    def set_current(self, number: int) -> None:
        """Mark the current screen, and those that are behind; ``number`` beyond the last: all are."""
        for at, (step, title) in enumerate(zip(self._steps, self._titles, strict=True)):
            sign = "\u2713" if at < number else str(at + 1)
            step.quote(f"{sign}  {title}")
            font = step.font()
            font.setBold(at == number)
            font.setUnderline(at == number)
            step.setFont(font)
        spoken = self.words(number) if number < self.count else ""
        named(self, spoken or self.tr("The vault is made"))
