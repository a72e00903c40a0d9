"""What Home shows while the vault is empty: how it works, and how to begin."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from medneg_desktop.ui.language import translate
from medneg_desktop.ui.shared import Card, Column, Flow, Picture, button, heading, label


def _steps_told() -> tuple[tuple[str, str, str], ...]:
    return (
        (
            "inbox",
            translate("Welcome", "1. Check what was read"),
            translate("Welcome", "MedNeg reads each paper and asks about every value it is unsure of."),
        ),
        (
            "question",
            translate("Welcome", "2. See what looks wrong"),
            translate(
                "Welcome", "Bills are held against EOBs and receipts. Each question shows its place on the page."
            ),
        ),
        (
            "packets",
            translate("Welcome", "3. Print the packet"),
            translate("Welcome", "A letter, the questions and the pages that prove them, ready to send."),
        ),
        (
            "deadlines",
            translate("Welcome", "4. Keep every day"),
            translate(
                "Welcome", "Last days, promises and payments stand in one list, each with the reason for its day."
            ),
        ),
    )


class Welcome(QWidget):
    """A place to drop the first files on, and three steps."""

    add_wanted = Signal()
    folder_wanted = Signal()
    sample_wanted = Signal()

    def __init__(self, *, sample: bool) -> None:
        super().__init__()
        column = Column(self, gap=1.6)
        column.add(self._place(sample=sample), self._steps(), None)

    def _place(self, *, sample: bool) -> QFrame:
        place = QFrame()
        place.setObjectName("drop")
        place.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        title = heading(self.tr("Drop your bills here"), 2)
        text = label(
            self.tr(
                "Bills, EOBs, receipts and letters, as PDF, scan or photo. Everything stays on this computer; "
                "nothing is sent anywhere."
            ),
            soft=True,
        )
        for words in (title, text):
            words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        buttons = Flow(centered=True)
        buttons.add(button(self.tr("Add documents"), icon="add", on_click=self.add_wanted.emit))
        buttons.add(button(self.tr("Add a folder"), "plain", icon="folder", on_click=self.folder_wanted.emit))
        if sample:
            buttons.add(button(self.tr("Try the made-up sample"), "quiet", on_click=self.sample_wanted.emit))
        inside = Column(place, gap=1.2, margin=3.5)
        inside.add(Picture("drop", 4.5), title, text, buttons)
        return place

    @staticmethod
    def _steps() -> QWidget:
        box = QWidget()
        row = Flow(box, gap=1.6, even=True)
        for sign, title, text in _steps_told():
            card = Card()
            card.body.add(Picture(sign, 2.4, centered=False), heading(title, 3), label(text, soft=True), None)
            row.add(card, letters=26)
        return box
