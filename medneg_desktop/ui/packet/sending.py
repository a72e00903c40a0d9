"""How a packet was sent: the day, the way, and its number, written down for the log of the case."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QSizePolicy, QWidget

from medneg_desktop.core.dates import read_date
from medneg_desktop.domain.packet import SentBy
from medneg_desktop.services.ports import HeldPacket
from medneg_desktop.ui.language import say, shown
from medneg_desktop.ui.shared import Column, FormRow, Row, button, heading, label


def way_words(by: SentBy) -> str:
    """What the window calls a way of sending."""
    return {
        SentBy.MAIL: QCoreApplication.translate("Sending", "Mail"),
        SentBy.CERTIFIED: QCoreApplication.translate("Sending", "Certified mail"),
        SentBy.FAX: QCoreApplication.translate("Sending", "Fax"),
        SentBy.PORTAL: QCoreApplication.translate("Sending", "Portal"),
        SentBy.HAND: QCoreApplication.translate("Sending", "By hand"),
    }[by]


@dataclass(frozen=True)
class Entry:
    """What the person wrote down."""

    packet: HeldPacket
    by: SentBy
    day: date
    recipient: str
    reference: str


class SendingForm(QWidget):
    """The form for one packet. ``noted`` carries the entry; a day that is none is told beside its field."""

    noted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._packet: HeldPacket | None = None
        self.about = label("", soft=True)
        ways = QComboBox()
        ways.addItems([say(way_words(by)) for by in SentBy])
        ways.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.way: FormRow[QComboBox] = FormRow(self.tr("How it was sent"), ways)
        self.day: FormRow[QLineEdit] = FormRow(self.tr("Day"), QLineEdit())
        self.to: FormRow[QLineEdit] = FormRow(self.tr("To"), QLineEdit())
        self.number: FormRow[QLineEdit] = FormRow(self.tr("Certified, fax or portal number"), QLineEdit())
        self.note_button = button(self.tr("Write it down"), "plain", on_click=self._note)
        column = Column(self, gap=0.6)
        column.add(heading(self.tr("Did you send it?"), level=3), self.about, self.way, self.day, self.to, self.number)
        act = Row()
        act.add(self.note_button, None)
        column.add(act)

    def offer(self, packet: HeldPacket | None, today: date) -> None:
        """Ask about a packet; None hides the form. What is being typed about the same packet stays."""
        self.setVisible(packet is not None)
        if packet is None or (self._packet is not None and packet.id == self._packet.id):
            return
        self._packet = packet
        made = packet.made.astimezone().date()
        self.about.setText(self.tr("The packet made on {0}, {1} pages").format(shown(made), packet.pages))
        self.day.field.setText(shown(today))
        self.to.field.setText(packet.recipient)
        self.number.field.clear()

    def _note(self) -> None:
        day = read_date(self.day.field.text().strip())
        self.day.say("" if day else self.tr("Type a day, such as Nov 24, 2026."))
        if self._packet is None or day is None:
            return
        by = list(SentBy)[self.way.field.currentIndex()]
        self.noted.emit(Entry(self._packet, by, day, self.to.field.text(), self.number.field.text()))
