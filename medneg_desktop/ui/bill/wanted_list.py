"""The papers that a bill needs: here, asked for and since when, missing; with the letter that asks for each."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from medneg_desktop.ledger.wanted import Stand, Wanted
from medneg_desktop.services.case_account import set_needed
from medneg_desktop.ui.language import shown
from medneg_desktop.ui.shared import Card, Chip, Column, Flow, Row, button, clear, heading, label
from medneg_desktop.ui.theme import Role

_ORDER = (Stand.MISSING, Stand.ASKED, Stand.HERE, Stand.NOT_NEEDED)
_ROLES = {
    Stand.MISSING: Role.DOUBT,
    Stand.ASKED: Role.LINK,
    Stand.HERE: Role.PROVEN,
    Stand.NOT_NEEDED: Role.LINK,
}


class WantedRow(QWidget):
    """One paper: where it stands, what it is for, and what can be done."""

    def __init__(self, paper: Wanted) -> None:
        super().__init__()
        self.paper = paper
        words = f"{paper.words[:1].upper()}{paper.words[1:]}"
        self.chip = Chip(self._stand(), _ROLES[paper.stand])
        self.title = label(words, strong=True)
        told = self.tr("asked for since {0}").format(shown(paper.since)) if paper.since else ""
        why = label(" \u00b7 ".join(t for t in (paper.why, told) if t), soft=True)
        self._top = Row(gap=0.8)
        self._top.add(self.chip)
        self._top.add(self.title, stretch=1)
        self._acts = Flow()
        self.buttons: list[QPushButton] = []
        column = Column(self, gap=0.3)
        column.add(self._top, why, self._acts)
        self.setAccessibleName(f"{words}: {self.chip.text()}")

    def _stand(self) -> str:
        return {
            Stand.MISSING: self.tr("missing"),
            Stand.ASKED: self.tr("asked for"),
            Stand.HERE: self.tr("here"),
            Stand.NOT_NEEDED: self.tr("not needed"),
        }[self.paper.stand]

    def offer(self, text: str, kind: str = "quiet") -> QPushButton:
        made = button(text, kind, name=f"{text}: {self.paper.words}")
        self.buttons.append(made)
        if self.paper.stand in (Stand.HERE, Stand.NOT_NEEDED):  # one small act has room beside the title
            self._top.add(made)
        else:
            self._acts.add(made)
        return made


class WantedList(Card):
    """``letter_wanted`` names a letter, ``acted`` gives what is to be done in the vault, ``places`` shows papers."""

    letter_wanted = Signal(str)
    acted = Signal(object)
    places = Signal(object)

    def __init__(self) -> None:
        super().__init__(gap=0.9, margin=1.2)
        self._shown: tuple[Wanted, ...] | None = None
        self.rows: list[WantedRow] = []
        self._column = Column(gap=1.0)
        self.body.add(heading(self.tr("What this bill needs"), 2), self._column)

    def show_papers(self, found: tuple[Wanted, ...]) -> None:
        if found == self._shown:
            return
        self._shown = found
        at = next((r.paper.spot for r in self.rows if r.isAncestorOf(QApplication.focusWidget() or self)), None)
        clear(self._column)
        self.rows = [self._row(p) for p in sorted(found, key=lambda p: _ORDER.index(p.stand))]
        self._column.add(*self.rows)
        self.setVisible(bool(found))
        for row in self.rows:
            if row.paper.spot == at and row.buttons:
                row.buttons[0].setFocus()

    def _row(self, paper: Wanted) -> WantedRow:
        row = WantedRow(paper)
        if paper.stand is Stand.HERE:
            row.offer(self.tr("Show")).clicked.connect(lambda _=False: self.places.emit(paper.here))
            return row
        if paper.stand is Stand.NOT_NEEDED:
            row.offer(self.tr("Needed after all")).clicked.connect(partial(self._say, paper, True))
            return row
        write = (
            self.tr("Write the letter again") if paper.stand is Stand.ASKED else self.tr("Write the letter that asks")
        )
        row.offer(write, "plain").clicked.connect(lambda _=False: self.letter_wanted.emit(paper.letter))
        row.offer(self.tr("Not needed, or not to be had")).clicked.connect(partial(self._say, paper, False))
        return row

    def _say(self, paper: Wanted, needed: bool, _checked: bool = False) -> None:
        self.acted.emit(lambda office: set_needed(office, paper, needed=needed))
