"""The row of figures at the top of Home."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from medneg_desktop.ui.home.link_row import LinkRow
from medneg_desktop.ui.home.wording import Tile
from medneg_desktop.ui.shared import label, money_label
from medneg_desktop.ui.theme import theme, watch


class Tiles(QWidget):
    """Four cards, side by side or two by two; each leads to what it counts."""

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._cards: list[LinkRow] = []
        self._shown: tuple[Tile, ...] = ()
        self._columns = 4
        watch().theme_changed.connect(self._place)

    def show_tiles(self, tiles: tuple[Tile, ...]) -> None:
        if tiles == self._shown:
            return  # the same again keeps the focus
        self._shown = tiles
        at = next((n for n, card in enumerate(self._cards) if card.hasFocus()), None)
        for card in self._cards:
            card.hide()
            card.deleteLater()
        self._cards = [_card(t) for t in tiles]
        for card, tile in zip(self._cards, tiles, strict=True):
            card.clicked.connect(lambda _=False, leads=tile.leads: self.wanted.emit(leads))
        self._place()
        if at is not None:
            self._cards[at].setFocus()

    def set_columns(self, columns: int) -> None:
        if columns != self._columns:
            self._columns = columns
            self._place()

    def _place(self) -> None:
        self._grid.setSpacing(theme().gap(1.4))
        for column in range(4):
            self._grid.setColumnStretch(column, 1 if column < self._columns else 0)
        for number, card in enumerate(self._cards):
            self._grid.addWidget(card, number // self._columns, number % self._columns)


def _card(tile: Tile) -> LinkRow:
    figure = money_label(tile.amount, "total", tile.tone)
    return LinkRow(
        f"{tile.title}: {figure.accessibleName()}, {tile.note}",
        [label(tile.title, soft=True), figure, label(tile.note, soft=True, small=True)],
        kind="tile",
        margin=1.6,
    )
