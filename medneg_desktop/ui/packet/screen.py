"""Packets as a screen: the panel at the left, the pages of the very file that will be saved at the right."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtCore import QObject, QSignalBlocker, QStandardPaths, Signal
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFileDialog, QStackedWidget, QWidget

from medneg_desktop.core.ids import CaseId, DocumentId
from medneg_desktop.domain.packet import PacketChoices, Spot
from medneg_desktop.domain.place import Box
from medneg_desktop.services.office import Office
from medneg_desktop.services.prepare_packet import save_packet, write_whole
from medneg_desktop.services.sender import keep_sender
from medneg_desktop.services.sent_log import note_sending
from medneg_desktop.ui.background import Lane, Lanes, Ticket
from medneg_desktop.ui.packet.contents import Part
from medneg_desktop.ui.packet.panel import Earlier, PacketPanel
from medneg_desktop.ui.packet.printing import PrintRun
from medneg_desktop.ui.packet.ready import (
    OnDesk,
    Shelf,
    look,
    made_again,
    make_ready,
    open_earlier,
    original_of,
    write_report,
)
from medneg_desktop.ui.packet.sending import Entry
from medneg_desktop.ui.shared import APART, PAGE, Column, EmptyState, MessageBar, PageHead, announce, button, heading
from medneg_desktop.ui.theme import Role
from medneg_desktop.ui.undoing import Undoing
from medneg_desktop.ui.viewer import Highlight, ViewerPane
from medneg_desktop.ui.viewer.keys import VIEWER_KEYS
from medneg_desktop.ui.viewer.pair import TURN_KEY, Pair


class _Relay(QObject):
    """Carries progress from the desk's lane to the window's thread."""

    told = Signal(int, int, str)


class PacketsScreen(QWidget):
    """Prepares, shows, saves and prints packets."""

    open_case = Signal(str)
    bills_wanted = Signal()
    open_document = Signal(str)
    changed = Signal()
    trouble = Signal(object)
    title = "Packets"
    keys = (
        ("Ctrl+S", "Save the packet"),
        ("Ctrl+P", "Print the packet"),
        TURN_KEY,
        *VIEWER_KEYS,
    )

    def __init__(self, office: Office, lanes: Lanes, *, undoing: Undoing | None = None) -> None:
        super().__init__()
        self.setObjectName("screen")
        self._office = office
        self._lanes = lanes
        self._undoing = undoing or Undoing(office, lanes, self)
        self._making: Ticket | None = None
        self._look: Ticket | None = None
        self._run: PrintRun | None = None
        self.shown: OnDesk | None = None
        self.heading = heading(self.title)
        self.panel = PacketPanel(lanes)
        self._marked_on: tuple[DocumentId, int] | None = None
        self.pane = ViewerPane(lanes)
        self.message = MessageBar()
        self.save_button = button(
            self.tr("Save PDF…"), "primary", "Ctrl+S", self.save, icon="save", tip=self.tr("Save the packet")
        )
        self.print_button = button(
            self.tr("Print…"), "plain", "Ctrl+P", self.print_packet, icon="print", tip=self.tr("Print the packet")
        )
        self._build()
        self._connect()
        self._show(None)

    def _build(self) -> None:
        head = PageHead(self.heading, self.print_button, self.save_button)
        self.nothing = EmptyState(
            self.tr("No packet here"),
            self.tr("Open a bill and choose “Make packet”. It puts letter, issues and proofs into one file to send."),
            button(self.tr("Choose a bill"), on_click=self.bills_wanted.emit),
            sign="packets",
        )
        self.stack = QStackedWidget()
        self.stack.addWidget(self.nothing)
        self.stack.addWidget(self.pane)
        self.pair = Pair(self.panel, self.stack, letters=54, at_most=0.38, least=92)
        whole = Column(self, gap=APART, margin=PAGE)
        whole.add(head, self.message)
        whole.add(self.pair, stretch=1)

    def _connect(self) -> None:
        self.panel.part_chosen.connect(self._go_to)
        self.panel.choices.wanted.connect(self._choose)
        self.panel.sending.noted.connect(self._note_sending)
        self.panel.choices.touched.connect(self._on_touched)
        self.panel.choices.area_wanted.connect(self._mark_area)
        self.pane.area_marked.connect(self._on_area)
        self.pane.viewer.page_changed.connect(lambda page, _: self._on_page(page))
        self.panel.remake_wanted.connect(self._remake)
        self.panel.letter_button.clicked.connect(lambda _=False: self._save_as("letter", "docx"))
        self.panel.summary_button.clicked.connect(lambda _=False: self._save_as("summary", "pdf"))
        self.panel.year_button.clicked.connect(lambda _=False: self._save_as(f"paid {self._year}", "pdf"))
        self.panel.history_button.clicked.connect(lambda _=False: self._save_as("history", "pdf"))
        self.panel.earlier_chosen.connect(self._open_earlier)
        self.panel.cancelled.connect(self.cancel)
        self.panel.again.connect(self._again)
        self.panel.sender_changed.connect(self._on_sender)
        self.panel.case_wanted.connect(lambda: self.open_case.emit(self.shown.case if self.shown else ""))

    # ------------------------------------------------------------------------------------------ making

    def prepare(self, case: str, choices: PacketChoices | None = None) -> None:
        """Make the packet of a case, on the desk's lane; it can be cancelled."""
        self.cancel()
        self.message.dismiss()
        self._show(None)
        ticket = Ticket()
        relay = _Relay()
        relay.told.connect(self._on_progress)
        sender = self.panel.address.field.toPlainText()
        self.panel.show_progress(self.tr("Putting the packet together…"))
        self._making = self._lanes.run(
            Lane.DESK,
            lambda: make_ready(self._office, CaseId(case), self._sender(sender), relay.told.emit, ticket.torn, choices),
            owner=self,
            done=self._made,
            failed=self._failed,
            ticket=ticket,
        )
        self._arrange()

    def _sender(self, typed: str) -> str:
        """The address typed, else the one remembered from the packet before; called in the lane."""
        return typed or look(self._office, None).sender

    def cancel(self) -> None:
        """Stop making or printing; nothing is kept of it."""
        if self._making is not None:
            self._making.tear()
            self._making = None
            self._show(self.shown)
        if self._run is not None:
            self._run.stop()
        self._end_run()

    def _on_progress(self, done: int, whole: int, words: str) -> None:
        if self._making is not None and not self._making.torn():
            self.panel.show_progress(self.tr("Putting the packet together: {0}").format(words), done, whole)

    def _made(self, packet: OnDesk) -> None:
        self._making = None
        self.panel.show_progress(None)
        self._show(packet)
        announce(self, self.tr("The packet is made. Pages: {0}").format(packet.source.count))
        self.refresh()

    def _failed(self, error: BaseException) -> None:
        self._making = None
        self.panel.show_progress(None)
        self._arrange()
        self.trouble.emit(error)

    def _again(self) -> None:
        if self.shown is not None:
            offered = self.shown.offered
            self.prepare(self.shown.case, offered.choices if offered else None)

    def _choose(self, choices: PacketChoices) -> None:
        if self.shown is not None:
            self.prepare(self.shown.case, choices)

    def _note_sending(self, entry: Entry) -> None:
        def work() -> None:
            deed = note_sending(
                self._office, entry.packet.id, entry.by, entry.day, recipient=entry.recipient, reference=entry.reference
            )
            self._undoing.keep(deed)

        self._lanes.run(Lane.STORE, work, owner=self, done=lambda _: self._noted(), failed=self.trouble.emit)

    def _noted(self) -> None:
        self.message.tell("success", self.tr("Written down in the history of the bill."))
        self.changed.emit()
        self.refresh()

    def _on_touched(self, changed: bool) -> None:
        """A packet that is not what was chosen leaves neither by file nor by printer."""
        for control in (self.save_button, self.print_button):
            control.setEnabled(self.shown is not None and not changed)

    def _save_as(self, what: str, suffix: str) -> None:
        """Ask where, and save the letter or a report there."""
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        stem = self.suggested_name().removesuffix(".pdf").replace(self.tr("Packet for {0}").format(""), "")
        suggested = str(Path(folder) / (f"{what}.{suffix}" if what.startswith("paid") else f"{what} {stem}.{suffix}"))
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Save"), suggested, f"{suffix.upper()} (*.{suffix})")
        if name:
            self.save_report(what, Path(name).with_suffix(f".{suffix}"))

    def save_report(self, what: str, target: Path) -> None:
        """Write the letter (``letter``) or a report (``summary``, ``paid``, ``history``); a year as a table as well."""
        shown, year = self.shown, self._year
        if shown is None:
            return
        self._lanes.run(
            Lane.DESK,
            lambda: write_report(self._office, shown, what, target, year),
            owner=self,
            done=lambda _: self._saved(target),
            failed=self.trouble.emit,
        )

    @property
    def _year(self) -> int:
        """The year whose payments are wanted."""
        return int(self.panel.year.field.currentText() or self._office.clock.today().year)

    # ------------------------------------------------------------------------------------------ marking an area

    def _on_page(self, page: int) -> None:
        """An area is drawn on the paper itself, so only where a page of one is shown."""
        here = self.shown is not None and original_of(self.shown, page) is not None
        self.panel.choices.allow_area(on=here or self._marked_on is not None)

    def _mark_area(self) -> None:
        """Show the paper that stands on this page, with a box to put over what is to be hidden."""
        shown = self.shown
        at = self._marked_on or (original_of(shown, self.pane.viewer.page) if shown is not None else None)
        source = shown.offered.sources.get(at[0]) if shown is not None and shown.offered is not None and at else None
        if at is None or source is None:
            return
        self._marked_on = at
        self.pane.viewer.set_source(source, at[1])
        self.pane.viewer.can_mark = True
        self.pane.viewer.begin_box()
        self.message.tell(
            "info",
            self.tr("Draw a box over what is to be hidden, or move the one on the page with the arrow keys."),
            self.tr("Shift and arrows size it, Enter takes it."),
            (self.tr("Back to the packet"), self._back_to_packet),
        )

    def _on_area(self, page: int, box: Box) -> None:
        if self._marked_on is None:
            return
        document = self._marked_on[0]
        self._marked_on = (document, page)
        self.panel.choices.add_area(Spot(document, page, box))
        drawn = [s for s in self.panel.choices.chosen().areas if s.document == document]
        self.pane.viewer.set_highlights(
            [
                Highlight(s.page, s.box, Role.DANGER, f"area {n}", n, self.tr("Will be hidden"))
                for n, s in enumerate(drawn, start=1)
            ]
        )
        self.message.tell(
            "success",
            self.tr("This area is hidden once the packet is made again."),
            self.tr("It stands in the list under Hide before sending; untick it to leave it as it is."),
            (self.tr("Back to the packet"), self._back_to_packet),
        )

    def _back_to_packet(self) -> None:
        if self._marked_on is not None and self.shown is not None:
            self._marked_on = None
            self.pane.viewer.can_mark = False
            self.pane.viewer.stop_marking()
            self.pane.viewer.set_source(self.shown.source)
            self.message.dismiss()

    def _on_sender(self, text: str) -> None:
        self._lanes.run(
            Lane.STORE,
            lambda: self._undoing.keep(keep_sender(self._office, text)),
            owner=self,
            done=lambda _: self._again(),
            failed=self.trouble.emit,
        )

    # ------------------------------------------------------------------------------------------ showing

    def refresh(self) -> None:
        """Bring the list of earlier packets up to date, and see whether the packet shown still fits the papers."""
        if self._look is not None:
            self._look.tear()
        shown = self.shown
        self._look = self._lanes.run(
            Lane.STORE, lambda: look(self._office, shown), owner=self, done=self._looked, failed=self.trouble.emit
        )

    def _looked(self, shelf: Shelf) -> None:
        self.panel.show_shelf(shelf)
        self._arrange()
        if shelf.outdated:
            self.message.tell(
                "info",
                self.tr("The papers or your decisions changed since this packet was made."),
                self.tr("Make it again, so that it says what you now know."),
                (self.tr("Make it again"), self._again),
            )

    def _show(self, packet: OnDesk | None) -> None:
        self._back_to_packet()
        self.shown = packet
        with QSignalBlocker(self.panel.contents):
            self.panel.show_packet(packet)
        whom = packet.addressee if packet else ""
        self.heading.setText(self.tr("Packet for {0}").format(whom) if whom else self.title)
        self.pane.viewer.set_source(packet.source if packet else None)
        self.stack.setCurrentWidget(self.pane if packet else self.nothing)
        for control in (self.save_button, self.print_button):
            control.setEnabled(packet is not None)
        self._arrange()

    def _arrange(self) -> None:
        """Without a packet, its making, or earlier ones there is nothing to say at the left."""
        busy = self._making is not None or self._run is not None
        told = self.shown is not None or busy or self.panel.earlier.rows.rowCount() > 0
        # Before there is a packet, a small window shows how it comes along, or the earlier ones.
        self.pair.want(words=told, pages=self.shown is not None or not (told and self.pair.narrow))

    def _go_to(self, part: Part) -> None:
        if part.page:
            self.pane.viewer.show_page(part.page)

    def _remake(self, row: Earlier) -> None:
        """Make a packet of before anew, from what it was made with; it can be cancelled."""
        packet, title, _ = row
        self.cancel()
        self.message.dismiss()
        ticket, relay = Ticket(), _Relay()
        relay.told.connect(self._on_progress)
        self.panel.show_progress(self.tr("Making it anew…"))
        self._making = self._lanes.run(
            Lane.DESK,
            lambda: made_again(self._office, packet, title, relay.told.emit, ticket.torn),
            owner=self,
            done=self._remade,
            failed=self._failed,
            ticket=ticket,
        )
        self._arrange()

    def _remade(self, found: tuple[OnDesk, bool]) -> None:
        packet, same = found
        self._making = None
        self.panel.show_progress(None)
        self._show(packet)
        if same:
            self.message.tell("success", self.tr("Made anew: every byte is the same as in the copy that was kept."))
        else:
            self.message.tell(
                "info",
                self.tr("Made anew, and it is not the same: papers, decisions, offers or the program changed since."),
                self.tr("What was sent is the copy that was kept; open it with “Open the copy”."),
            )

    def _open_earlier(self, row: Earlier) -> None:
        packet, title, _ = row
        self._lanes.run(
            Lane.VIEW,
            lambda: open_earlier(self._office, packet, title),
            owner=self,
            done=self._show,
            failed=self.trouble.emit,
        )

    # ------------------------------------------------------------------------------------------ out of the door

    def suggested_name(self) -> str:
        """A file name that people and systems can read."""
        words = re.sub(r"[^\w\- ]+", "", self.heading.text() if self.shown else "packet").strip() or "packet"
        return f"{words[:80]} {self._office.clock.today().isoformat()}.pdf"

    def save(self) -> None:
        """Ask where, and save the packet there."""
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        name, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save the packet"), str(Path(folder) / self.suggested_name()), self.tr("PDF (*.pdf)")
        )
        if name:
            self.save_to(Path(name))

    def save_to(self, target: Path) -> None:
        """Save the very bytes that are shown; a packet just made is kept in its case as well."""
        packet = self.shown
        if packet is None:
            return
        target = target if target.suffix.lower() == ".pdf" else target.with_name(f"{target.name}.pdf")
        prepared = packet.prepared

        if prepared is not None:
            self.panel.choose_newest()

        def work() -> None:
            if prepared is not None:
                save_packet(self._office, prepared, target)
            else:
                write_whole(target, packet.pdf())

        self._lanes.run(Lane.DESK, work, owner=self, done=lambda _: self._saved(target), failed=self.trouble.emit)

    def _saved(self, target: Path) -> None:
        self.message.tell("success", self.tr("Saved as {0}").format(target.name), str(target.parent))
        self.changed.emit()
        self.refresh()

    def print_packet(self) -> None:
        """Ask for a printer and print the packet."""
        if self.shown is None:
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(self.shown.title)
        dialog = QPrintDialog(printer, self)
        dialog.setMinMax(1, self.shown.source.count)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.print_on(printer)

    def print_on(self, printer: QPrinter) -> None:
        """Print what is shown on a printer."""
        if self.shown is None or self._run is not None:
            return
        run = PrintRun(self._lanes, self.shown.source, printer, self)
        self._run = run
        run.progressed.connect(
            lambda done, whole: self.panel.show_progress(
                self.tr("Printing page {0} of {1}").format(done, whole), done, whole
            )
        )
        run.finished.connect(self._printed)
        run.failed.connect(self._print_failed)
        self.panel.show_progress(self.tr("Printing…"))
        run.start()

    def _printed(self, whole: bool) -> None:
        self._end_run()
        if whole:
            self.message.tell("success", self.tr("The packet was handed to the printer."))
        else:
            self.message.tell(
                "error",
                self.tr("The printer did not take the packet."),
                self.tr("Check that it is on and has paper, or save the PDF and print it from another program."),
            )

    def _print_failed(self, error: BaseException) -> None:
        self._end_run()
        self.trouble.emit(error)

    def _end_run(self) -> None:
        self.panel.show_progress(None)
        if self._run is not None:
            self._run.deleteLater()
            self._run = None
