"""The card of charges that come again. It tells what the papers show, and accuses nobody."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from medneg_desktop.ui.home.link_row import ROW, LinkRow
from medneg_desktop.ui.language import shown as shown_date
from medneg_desktop.ui.language import translate
from medneg_desktop.ui.shared import Card, Column, clear, heading, label

if TYPE_CHECKING:  # the first screen comes before any rhythm
    from medneg_desktop.ledger.recurring import Recurring

MOST = 4


class Again(Card):
    """One row for each rhythm; it opens the bill of the newest charge. Hidden where there is none."""

    open_case = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        note = self.tr("Your papers show these again and again. That alone is no error: check that each was meant.")
        self._shown: tuple[Recurring, ...] = ()
        self._list = Column(gap=0.2, over=ROW)
        self.body.add(heading(self.tr("Recurring charges"), 2), label(note, soft=True, small=True), self._list, None)
        self.hide()

    def show_rhythms(self, found: Sequence[Recurring], today: date) -> None:
        """The largest sums first."""
        self.setVisible(bool(found))
        if tuple(found) == self._shown:
            return
        self._shown = tuple(found)
        clear(self._list)
        for rhythm in found[:MOST]:
            what, how = rhythm.whose, rhythm_words(rhythm, today)
            row = LinkRow(f"{what}, {how}", [label(what, strong=True), label(how, soft=True, small=True)])
            row.clicked.connect(partial(self._open, rhythm.charges[-1].case))
            self._list.add(row)

    def _open(self, case: str, _checked: bool = False) -> None:
        self.open_case.emit(case)


def rhythm_words(rhythm: Recurring, today: date) -> str:
    """``$40.00 about every 7 days since Jul 6, 2026: 9 so far, $360.00 in all.``"""
    amount = rhythm.amount.shown() if rhythm.alike else translate("Again", "about {0}").format(rhythm.amount.shown())
    words = translate("Again", "{0} about every {1} days since {2}: {3} so far, {4} in all.").format(
        amount, rhythm.days, shown_date(rhythm.charges[0].day), len(rhythm.charges), rhythm.total.shown()
    )
    if rhythm.running(today):
        return words
    return f"{words} {translate('Again', 'The last was on {0}.').format(shown_date(rhythm.charges[-1].day))}"
