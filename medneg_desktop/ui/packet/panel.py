"""The left side of Packets: what goes in, what was left out and why, who it is from, and the ways out of the door."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QPlainTextEdit, QProgressBar, QWidget

from medneg_desktop.services.ports import HeldPacket
from medneg_desktop.ui.background import Lanes
from medneg_desktop.ui.language import shown
from medneg_desktop.ui.packet.choices import ChoicesCard
from medneg_desktop.ui.packet.contents import Part
from medneg_desktop.ui.packet.ready import OnDesk, Shelf
from medneg_desktop.ui.packet.sending import SendingForm
from medneg_desktop.ui.shared import (
    Card,
    Column,
    Flow,
    FormRow,
    Row,
    Table,
    TableColumn,
    TableModel,
    button,
    clear,
    heading,
    label,
    named,
    scroll,
)
from medneg_desktop.ui.theme import theme, watch

Earlier = tuple[HeldPacket, str, str]
_YEARS = 8
"""How far back the list of years goes: refunds of taxes are asked for within three, audits go back six."""


def contents_table() -> Table[Part]:
    columns: tuple[TableColumn[Part], ...] = (
        TableColumn("Part", lambda r: f"{r.title}\n{r.detail}".rstrip(), weight=1, letters=18),
        TableColumn("Page", lambda r: r.pages, right=True, spoken=lambda r: r.pages or "not known"),
    )
    return Table(TableModel(columns), "Contents of the packet", lines=2, grows=True)


def earlier_table() -> Table[Earlier]:
    columns: tuple[TableColumn[Earlier], ...] = (
        TableColumn("Packet", lambda r: f"{r[1]}\n{_made(r[0])}{_to(r[0], r[1])}{_sent(r[2])}", weight=1, letters=18),
        TableColumn("Pages", lambda r: str(r[0].pages), right=True),
    )
    return Table(TableModel(columns), "Packets made before", lines=2, grows=True)


def _made(packet: HeldPacket) -> str:
    at = packet.made.astimezone()
    return shown(at.date())


def _to(packet: HeldPacket, title: str) -> str:
    """Whom it is addressed to, where that is not whom the bill is from."""
    other = packet.recipient if packet.recipient.casefold() != title.casefold() else ""
    return f" \u00b7 for {other}" if other else ""


def _sent(words: str) -> str:
    return f" \u00b7 sent {words}" if words else ""


class PacketPanel(QWidget):
    """Everything but the pages themselves."""

    part_chosen = Signal(object)
    earlier_chosen = Signal(object)
    cancelled = Signal()
    again = Signal()
    sender_changed = Signal(str)
    case_wanted = Signal()
    remake_wanted = Signal(object)

    def __init__(self, lanes: Lanes) -> None:
        super().__init__()
        self._sent = ""
        self._today = date.min
        self._flow = QWidget()
        self.contents = contents_table()
        self.earlier = earlier_table()
        self.summary = label("", soft=True)
        self.choices = ChoicesCard(lanes)
        self.sending = SendingForm()
        self.letter_button = button(self.tr("Letter as DOCX…"), "plain")
        self.summary_button = button(self.tr("Case on one page…"), "plain")
        self.year_button = button(self.tr("Paid in a year…"), "plain")
        self.year: FormRow[QComboBox] = FormRow(self.tr("Year"), QComboBox())
        self.history_button = button(self.tr("Full history…"), "plain")
        self.address: FormRow[QPlainTextEdit] = FormRow(
            self.tr("From: your name and address, as they stand in the letter"), QPlainTextEdit()
        )
        self.sender_button = button(self.tr("Put into the letter"), "plain", on_click=self._send)
        self.again_button = button(self.tr("Make it again"), "plain", on_click=self.again.emit)
        self.open_button = button(self.tr("Open the copy"), "plain", on_click=self._open)
        self.remake_button = button(self.tr("Remake it"), "plain", on_click=self._remake)
        self.progress = named(QProgressBar(), self.tr("Progress of the packet"))
        self.doing = label("")
        self.cancel_button = button(self.tr("Cancel"), "plain", on_click=self.cancelled.emit)
        self.case_button = button(self.tr("Open the bill"), "plain", on_click=self.case_wanted.emit)
        self._build()
        self._connect()
        self.show_packet(None)
        self.show_progress(None)
        self.show_shelf(Shelf((), "", outdated=False, today=date.min))

    def _build(self) -> None:
        self.left_out = QFrame()
        self.left_out.setObjectName("message")
        self.left_out.setProperty("kind", "info")
        left = Column(self.left_out, gap=0.4, margin=1.0)
        self._reasons = Column(gap=0.3)
        buttons = Row()
        buttons.add(self.case_button, None)
        left.add(heading(self.tr("What the packet still needs from you"), level=3), self._reasons, buttons)
        self.made = Card()
        self.made.body.add(heading(self.tr("Pages of the packet"), level=2), self.summary, self.contents)
        self.made.body.add(self.address)
        for act in (self.sender_button, self.again_button):
            row = Row()
            row.add(act, None)
            self.made.body.add(row)
        self.working = Card()
        stop = Row()
        stop.add(self.cancel_button, None)
        self.working.body.add(self.doing, self.progress, stop)
        self.reports = Card()
        self.reports.body.add(heading(self.tr("Letter and reports"), level=2))
        reports = Flow()
        reports.add(self.letter_button, self.summary_button, self.history_button)
        paid = Flow()
        paid.add(self.year, self.year_button)
        self.reports.body.add(reports, paid)
        self.before = Card()
        copies = Flow()
        copies.add(self.open_button, self.remake_button)
        self.before.body.add(heading(self.tr("Packets made before"), level=2), self.earlier, copies, self.sending)
        self.progress.setTextVisible(False)
        self.address.field.setTabChangesFocus(True)
        column = Column(self._flow, gap=1.2)
        column.add(self.working, self.left_out, self.choices, self.made, self.reports, self.before, None)
        whole = Column(self)
        area = scroll(self._flow, self.tr("About this packet"))
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # what it holds takes the focus
        whole.add(area)
        self._measure()

    def _connect(self) -> None:
        self.contents.chosen.connect(self.part_chosen)
        self.contents.selected.connect(self.part_chosen)
        self.earlier.chosen.connect(self.earlier_chosen)
        self.earlier.selected.connect(self._on_earlier)
        self.address.field.textChanged.connect(self._on_sender)
        watch().theme_changed.connect(self._measure)

    def _measure(self) -> None:
        lines = self.address.field.fontMetrics().lineSpacing() * 3
        self.address.field.setFixedHeight(lines + theme().gap(2.4))

    # ------------------------------------------------------------------------------------------ what is shown

    def show_packet(self, shown: OnDesk | None) -> None:
        """Show what is in a packet, or nothing."""
        self.made.setVisible(shown is not None)
        mine = shown is not None and shown.prepared is not None
        self.choices.setVisible(mine)
        self.reports.setVisible(mine)
        if shown is not None and shown.offered is not None:
            self.choices.offer(shown.offered)
        for part in (self.address, self.sender_button, self.again_button):
            part.setVisible(mine)
        self.contents.rows.set_rows(shown.parts if shown else ())
        if shown is not None:
            pages = "1 page" if shown.source.count == 1 else f"{shown.source.count} pages"
            self.summary.setText(f"{shown.title} · {pages}")
        needs = shown.prepared.plan.needs_from_you if shown is not None and shown.prepared is not None else ()
        clear(self._reasons)
        for need in needs:
            self._reasons.add(label(f"\u2022 {need}"))
        self.left_out.setVisible(bool(needs))

    def show_shelf(self, shelf: Shelf) -> None:
        """Show the packets made before, and the sender unless it is just being typed."""
        self._today = shelf.today
        if self.earlier.rows.rows != shelf.earlier:
            held = self.chosen_before if self.earlier.currentIndex().isValid() else None
            self.earlier.rows.set_rows(shelf.earlier)
            self._choose_again(held)
        self.before.setVisible(bool(shelf.earlier))
        self._on_earlier()
        self._offer_years(shelf.today)
        if not self.address.field.hasFocus() and self._sent != shelf.sender:
            self._sent = shelf.sender
            self.address.field.setPlainText(shelf.sender)
        self._on_sender()

    @property
    def chosen_before(self) -> Earlier | None:
        """The packet that is chosen among those made before, else the newest."""
        rows = self.earlier.rows.rows
        at = self.earlier.currentIndex().row()
        return (rows[at] if 0 <= at < len(rows) else rows[0]) if rows else None

    def choose_newest(self) -> None:
        """A packet was just saved: it is the one that is asked about."""
        self.earlier.setCurrentIndex(QModelIndex())

    def _choose_again(self, held: Earlier | None) -> None:
        """The list was made anew: the same packet stays chosen."""
        packets = [row[0].id for row in self.earlier.rows.rows]
        if held is not None and held[0].id in packets:
            self.earlier.selectRow(packets.index(held[0].id))

    def _on_earlier(self, _row: object = None) -> None:
        chosen = self.chosen_before
        self.sending.offer(chosen[0] if chosen else None, self._today)
        for control in (self.open_button, self.remake_button):
            control.setEnabled(chosen is not None)

    def _open(self) -> None:
        if (chosen := self.chosen_before) is not None:
            self.earlier_chosen.emit(chosen)

    def _remake(self) -> None:
        if (chosen := self.chosen_before) is not None:
            self.remake_wanted.emit(chosen)

    def _offer_years(self, today: date) -> None:
        years = [str(year) for year in range(today.year, today.year - _YEARS, -1) if year > 0]
        if [self.year.field.itemText(n) for n in range(self.year.field.count())] != years:
            self.year.field.clear()
            self.year.field.addItems(years)

    def show_progress(self, words: str | None, done: int = 0, whole: int = 0) -> None:
        """Show that a packet is being made or printed; None when it is over."""
        self.working.setVisible(words is not None)
        self.doing.setText(words or "")
        self.progress.setRange(0, whole)
        self.progress.setValue(done)

    def _on_sender(self) -> None:
        self.sender_button.setEnabled(self.address.field.toPlainText().strip() != self._sent.strip())

    def _send(self) -> None:
        self._sent = self.address.field.toPlainText()
        self._on_sender()
        self.sender_changed.emit(self._sent)
