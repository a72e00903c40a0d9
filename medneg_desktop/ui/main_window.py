"""The window: navigation, one screen at a time, messages above it and files on their way in below it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Protocol, cast

from PySide6.QtCore import QEvent, QMimeData, Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
    QHelpEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QFrame, QMainWindow, QToolTip, QWidget

from medneg_desktop.domain.document import Document
from medneg_desktop.services.intake import InHand
from medneg_desktop.services.office import Office
from medneg_desktop.services.overview import home
from medneg_desktop.services.undo import Deed
from medneg_desktop.ui.actions import KeySheet, make_actions
from medneg_desktop.ui.background import Lane, Lanes
from medneg_desktop.ui.drop import what_it_brings
from medneg_desktop.ui.idle import IdleWatch
from medneg_desktop.ui.intake import IntakePanel
from medneg_desktop.ui.intake.entries import Step
from medneg_desktop.ui.landing import Landing
from medneg_desktop.ui.language import say
from medneg_desktop.ui.navigation import Destination, Navigation
from medneg_desktop.ui.order import step
from medneg_desktop.ui.preferences import Keeper
from medneg_desktop.ui.reminding import Reminding
from medneg_desktop.ui.screens import makers
from medneg_desktop.ui.shared import Column, MessageBar, Row, Stack, announce
from medneg_desktop.ui.shared.overlay import DropOverlay
from medneg_desktop.ui.theme import apply_theme, dress, theme, watch
from medneg_desktop.ui.trouble import DetailsDialog, in_words, record
from medneg_desktop.ui.undoing import Undoing
from medneg_desktop.ui.upkeep import Upkeep
from medneg_desktop.ui.watching import FolderWatch

DESTINATIONS = (
    Destination("home", "Home", "Ctrl+1"),
    Destination("inbox", "Inbox", "Ctrl+2"),
    Destination("bills", "Bills", "Ctrl+3"),
    Destination("packets", "Packets", "Ctrl+4"),
    Destination("rights", "Rights", "Ctrl+5"),
    Destination("deadlines", "Deadlines", "Ctrl+6"),
    Destination("find", "Find", "Ctrl+F"),
    Destination("trash", "Trash", "Ctrl+9", bottom=True),
    Destination("settings", "Settings", "Ctrl+,", bottom=True),
)
_FULL_NAVIGATION = 84
"""From how many letters' heights on the navigation shows words beside its icons."""


class Screen(Protocol):
    """What the window expects of a screen."""

    title: str
    open_case: SignalInstance
    open_document: SignalInstance
    changed: SignalInstance
    trouble: SignalInstance

    def refresh(self) -> None: ...


class MainWindow(QMainWindow):
    """The one window. ``try_sample`` shows the made-up case, where it is offered; it never comes into this vault."""

    ready = Signal()
    """Told once, when the first screen shows what the vault holds: the window can be used."""

    def __init__(
        self,
        office: Office,
        lanes: Lanes,
        *,
        try_sample: Callable[[], object] | None = None,
        config: Path | None = None,
        lockable: bool = True,
    ) -> None:
        super().__init__()
        self.setWindowTitle("MedNeg")
        self.setAcceptDrops(True)
        self._office, self._lanes, self._sample = office, lanes, try_sample
        self.keeper = Keeper(lanes, config, self)
        self._dress()
        self.navigation = Navigation(DESTINATIONS)
        self.bar = MessageBar()
        self.intake = IntakePanel(office, lanes)
        self.undoing = Undoing(office, lanes, self)
        self._stack = Stack()
        self._makers = makers(self, office, lanes, sample=try_sample is not None)
        self._screens: dict[str, QWidget] = {}
        self._current = ""
        self._refresh_soon = QTimer(self)
        self._landing = Landing(self)
        self._lockable, self.locked = lockable, False
        self.restoring: Path | None = None
        self.idle = IdleWatch(self._idle_minutes, lambda: self.intake.desk.busy, self)
        self.upkeep = Upkeep(office, lanes, self)
        self.reminding = Reminding(office, lanes, lambda: self.keeper.now.notices, self)
        self.watching = FolderWatch(office, lanes, self)
        self._build()
        self._listen()
        self.actions_by_name = make_actions(self, self._handlers())
        self.go("home")
        dress(self)
        self.intake.desk.read_left_over()

    # ------------------------------------------------------------------------------------------ putting together

    def _dress(self) -> None:
        app, wanted = QApplication.instance(), self.keeper.now
        if isinstance(app, QApplication) and (watch().asked, theme().text_percent) != (
            wanted.theme,
            wanted.text_percent,
        ):
            apply_theme(app, wanted.theme, wanted.text_percent)

    def _build(self) -> None:
        page = QWidget()
        page.setObjectName("page")
        message = Column(margin=1.2)
        self._message_frame = QFrame()
        self._message_frame.setLayout(message)
        message.add(self.bar)
        self._message_frame.hide()
        work = Column(gap=0)
        work.add(self._message_frame)
        work.add(self._stack, stretch=1)
        work.add(self.intake)
        row = Row(page, gap=0)
        row.add(self.navigation)
        row.add(work, stretch=1)
        self.setCentralWidget(page)
        self.overlay = DropOverlay(page)
        self.setMinimumSize(720, 520)
        if not self.keeper.restore_window(self):
            self.resize(1280, 800)

    def _listen(self) -> None:
        self._refresh_soon.setSingleShot(True)
        self._refresh_soon.setInterval(150)  # a pile of files changes the vault many times a second
        self._refresh_soon.timeout.connect(self.refresh)
        self.navigation.wanted.connect(self.go)
        self.navigation.add_wanted.connect(self.choose_files)
        self.navigation.folder_wanted.connect(self.choose_folder)
        self.intake.changed.connect(self._refresh_soon.start)
        self.intake.trouble.connect(self.show_trouble)
        self.intake.open_document.connect(self.open_document)
        self.intake.join_wanted.connect(self.join_documents)
        self.bar.dismissed.connect(self._message_frame.hide)
        self.undoing.kept.connect(self._on_kept)
        self.undoing.moved.connect(self._on_undone)
        self.undoing.trouble.connect(self.show_trouble)
        self.idle.idle.connect(self.lock)
        self.reminding.due.connect(self._on_due)
        self.watching.trouble.connect(self.show_trouble)
        self.watching.fresh.connect(self._on_new_papers)
        self.intake.desk.moved.connect(lambda _: self._on_taken())
        self.upkeep.noticed.connect(partial(self.tell, "info"))
        self.ready.connect(self._on_ready, Qt.ConnectionType.SingleShotConnection)

    def _handlers(self) -> dict[str, Callable[[], object]]:
        return {
            **{d.name: partial(self.go, d.name) for d in DESTINATIONS},
            "find": self.begin_to_find,
            "palette": self.show_palette,
            "add": self.choose_files,
            "add_folder": self.choose_folder,
            "paste": lambda: self.take(QGuiApplication.clipboard().mimeData()),
            "undo": self.undoing.take_back,
            "redo": self.undoing.do_again,
            "refresh": self.refresh,
            "larger": lambda: self.keeper.step_text(1),
            "smaller": lambda: self.keeper.step_text(-1),
            "normal": lambda: self.keeper.step_text(0),
            "lock": self.lock,
            "help": self.show_guides,
            "keys": self.show_keys,
            "report": self.make_report,
            "escape": self.put_away,
            "quit": self.close,
        }

    # ------------------------------------------------------------------------------------------ going places

    def go(self, name: str) -> QWidget:
        """Show a screen and bring it up to date."""
        screen = self._screens.get(name) or self._add_screen(name)
        self._current = name
        self._stack.setCurrentWidget(screen)
        self.navigation.set_current(name)
        title = cast("Screen", screen).title
        self.setWindowTitle(f"{say(title)} - MedNeg")
        announce(self, title)
        self.refresh()
        self._landing.on(screen, self.navigation.buttons[name])
        return screen

    def _add_screen(self, name: str) -> QWidget:
        widget = self._makers[name]()
        screen = cast("Screen", widget)
        screen.open_case.connect(self.open_case)
        screen.open_document.connect(self.open_document)
        screen.changed.connect(self._refresh_soon.start)
        screen.trouble.connect(self.show_trouble)
        self._screens[name] = widget
        self._stack.addWidget(widget)
        return widget

    def open_case(self, case: str) -> None:
        self.go("bills").show_case(case)  # type: ignore[attr-defined] # each of these screens has this way in

    def open_document(self, document: str) -> None:
        self.go("inbox").show_document(document)  # type: ignore[attr-defined] # see above

    def begin_to_find(self) -> None:
        """Go to Find, with the keyboard in its search."""
        self.go("find").begin()  # type: ignore[attr-defined] # see above

    def look_for(self, text: str) -> None:
        self.go("find").look_for(text)  # type: ignore[attr-defined] # see above

    def show_palette(self) -> None:
        """Everything that can be done or opened, by a few letters."""
        from medneg_desktop.ui.find.palette import Palette  # noqa: PLC0415 (see the screens)

        acts = tuple(self.actions_by_name.items())
        Palette(self._office, self._lanes, acts, self.open_case, self.open_document, self.look_for, self).exec()

    def join_documents(self, documents: Sequence[Document]) -> None:
        self.go("inbox").join_documents(documents)  # type: ignore[attr-defined] # see above

    def prepare_packet(self, case: str) -> None:
        self.go("packets").prepare(case)  # type: ignore[attr-defined] # see above

    def show_rights(self, case: str) -> None:
        self.go("rights").show_case(case)  # type: ignore[attr-defined] # see above

    def show_help(self, case: str) -> None:
        self.go("rights").show_help(case)  # type: ignore[attr-defined] # see above

    def write_letter(self, case: str, name: str) -> None:
        self.go("bills").show_letter(case, name)  # type: ignore[attr-defined] # see above

    def refresh(self) -> None:
        """Bring the visible screen and the badge up to date."""
        if self._current:
            cast("Screen", self._screens[self._current]).refresh()
        self._lanes.run(
            Lane.STORE,
            lambda: home(self._office).waiting,
            owner=self,
            done=self.navigation.set_badge,
            failed=self.show_trouble,
        )

    def _on_kept(self, deed: Deed) -> None:
        """Who does not see what changed hears it."""
        announce(self, deed.words)

    def _on_undone(self, deed: Deed, back: bool) -> None:
        """Say what was taken back, and show it where it can be seen."""
        words = "Taken back: {0}." if back else "Done again: {0}."
        self.tell("success", words.format(deed.words))
        if deed.document is not None and self._current == "inbox":
            self.open_document(deed.document)
        else:
            self.refresh()

    # ------------------------------------------------------------------------------------------ taking papers in

    def choose_files(self) -> None:
        """Ask for files, as many as the person likes. Any kind: what is no paper is declined in words."""
        names, _ = QFileDialog.getOpenFileNames(self, "Add documents", "", "All files (*)")
        self.offer([Path(n) for n in names])

    def choose_folder(self) -> None:
        if name := QFileDialog.getExistingDirectory(self, "Add a folder"):
            self.offer([Path(name)])

    def offer(self, paths: Sequence[Path | InHand]) -> None:
        """Take in files and folders; each gets its line at once."""
        self.intake.offer(paths)

    def add_watched(self, papers: Sequence[Path]) -> None:
        """Take in papers of the watched folder."""
        self.watching.hand_over(papers)
        self.offer(papers)

    def leave_out(self, papers: Sequence[Path]) -> None:
        """Offer these papers of the watched folder no more; they stay where they are."""
        self.watching.leave_out(papers)
        again = (self.tr("Offer them again"), partial(self.watching.offer_again, papers))
        self.tell("info", self.tr("They are not offered any more, and stay in the folder."), "", again)

    def _on_new_papers(self, count: int) -> None:
        if self._current != "inbox":
            one, more = self.tr("1 new paper in the watched folder"), self.tr("{0} new papers in the watched folder")
            self.tell("info", one if count == 1 else more.format(count), "", (self.tr("Show"), self._show_watched))

    def _show_watched(self) -> None:
        self.bar.dismiss()
        self.go("inbox")

    def _on_taken(self) -> None:
        entries = self.intake.desk.entries
        if self.watching.handing and not any(e.step is Step.LOOKING for e in entries):
            self.watching.taken(complete=not any(e.step is Step.STOPPED and e.document is None for e in entries))

    def try_sample(self) -> None:
        """Show the made-up case in a window of its own."""
        if self._sample is not None:
            self._sample()
            self.tell(
                "info", "The sample opens in a window of its own.", "Its papers are made up and stay out of your vault."
            )

    def take(self, mime: QMimeData) -> None:
        """Take in what was dropped or pasted, and answer in words for what cannot be taken."""
        brought = what_it_brings(mime)
        self.offer([*brought.paths, *brought.in_hand])
        if brought.title:
            self.tell("info", brought.title, brought.remedy)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        # Everything is accepted, so that what cannot be used is answered and not silently bounced.
        event.acceptProposedAction()
        self.overlay.show_over()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self.overlay.hide()

    def dropEvent(self, event: QDropEvent) -> None:
        self.overlay.hide()
        event.acceptProposedAction()
        self.take(event.mimeData())

    # ------------------------------------------------------------------------------------------ telling

    def tell(
        self, kind: str, title: str, text: str = "", action: tuple[str, Callable[[], object]] | None = None
    ) -> None:
        """Show a message above the screen."""
        self._message_frame.show()
        self.bar.tell(kind, title, text, action)

    def show_trouble(self, error: BaseException) -> None:
        """Tell of anything that went wrong, and log it."""
        record(error)
        told = in_words(error)
        action = ("Details", lambda: DetailsDialog(told.details, self).exec()) if told.details else None
        self.tell("error", told.title, told.text, action)

    def show_keys(self) -> None:
        """The keys, and the words of bills that stand on this screen; first these, where the focus is on one."""
        from medneg_desktop.ui.glossary import terms_of, words_on  # noqa: PLC0415 (see the screens)

        screen, at = self._screens[self._current], QApplication.focusWidget()
        KeySheet(getattr(screen, "keys", ()), self, words=words_on(self, at), word_at=bool(at and terms_of(at))).exec()

    def event(self, event: QEvent) -> bool:
        """What no part of the window has a tip for is explained, where it is a word of bills."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            from medneg_desktop.ui.glossary import tip_at  # noqa: PLC0415 (see the screens)

            if tip := tip_at(self, event.pos()):
                QToolTip.showText(event.globalPos(), tip, self)
                return True
        return super().event(event)

    def show_guides(self, name: str = "") -> None:
        """The help, at the guide of this name."""
        from medneg_desktop.ui.guides import GuidesDialog  # noqa: PLC0415 (see the screens)

        help_inside = GuidesDialog(self, name)
        help_inside.report_wanted.connect(self.make_report)
        help_inside.exec()

    def make_report(self) -> None:
        """Show what a problem report would say, to be saved where the person wants it."""
        from medneg_desktop.ui.problem_report import ProblemReportDialog  # noqa: PLC0415 (see the screens)

        ProblemReportDialog(self._office, self._lanes, self.keeper.now, self).exec()

    def put_away(self) -> None:
        """What Esc does: the topmost thing that can be put away goes."""
        if self.bar.isVisible():
            self.bar.dismiss()
        elif self.intake.isVisible() and not self.intake.desk.busy:
            self.intake.put_away()

    # ------------------------------------------------------------------------------------------ locking

    def _on_ready(self) -> None:
        """Say what was noticed when the vault was opened, and begin to look after it."""
        if notes := self._office.vault.notes:
            self.tell("info", notes[0], " ".join(notes[1:]))
        self.upkeep.start()
        self.reminding.start()
        self.watching.start()

    def _on_due(self, title: str, text: str) -> None:
        """Say what is due, with the way to it."""
        self.tell("info", title, text, (self.tr("Show"), partial(self.go, "deadlines")))

    def _idle_minutes(self) -> int:
        """A vault that opens by itself asks nothing of whoever comes, so it is not locked by itself either."""
        ways = self._office.vault.ways
        return self.keeper.now.lock_minutes if self._lockable and ways.passphrase and not ways.keyring else 0

    def restore(self, backup: Path) -> None:
        """Close, and bring a backup back at the door, where no program has the vault open any more."""
        self.restoring = backup if self._lockable else None
        self.lock()

    def lock(self) -> None:
        """Close everything that shows papers or holds keys; what is being typed is kept first."""
        if not self._lockable:
            self.tell("info", self.tr("The sample cannot be locked."), self.tr("Its papers are made up."))
            return
        if (typing := QApplication.focusWidget()) is not None:
            typing.clearFocus()
        self.locked = True
        for shown in QApplication.topLevelWidgets():
            if isinstance(shown, QDialog) and shown.isVisible():
                shown.reject()
        QTimer.singleShot(0, self.close)

    # ------------------------------------------------------------------------------------------ the window itself

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes in the order in which things stand."""
        return step(self.centralWidget(), forward=forward) or super().focusNextPrevChild(forward)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.navigation.set_compact(self.width() / theme().points < _FULL_NAVIGATION)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask nothing, lose nothing: what was brought in is kept, and what was not read is read at the next start."""
        self.keeper.keep_window(self)
        self.hide()
        self.idle.stop()
        self.reminding.stop()
        self.watching.stop()
        self.intake.desk.stop()
        self._lanes.close()
        super().closeEvent(event)
