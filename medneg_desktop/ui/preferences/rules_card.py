"""The rules in Settings: what travels with the program, and newer files on top that are loaded and taken out again."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from medneg_desktop.core.trouble import CorrectableTrouble
from medneg_desktop.services import knowledge
from medneg_desktop.services.knowledge import LoadedRules, RulesDeed, Shipped
from medneg_desktop.services.office import Office
from medneg_desktop.ui.background import Lane, Lanes
from medneg_desktop.ui.drop import what_it_brings
from medneg_desktop.ui.language import shown
from medneg_desktop.ui.shared import Card, Column, Row, announce, button, clear, heading, label, named
from medneg_desktop.ui.undoing import Undoing


@dataclass(frozen=True)
class _Shown:
    shipped: Shipped
    loaded: tuple[LoadedRules, ...]


class RulesCard(Card):
    """Lists, loads and takes out files of rules. A file can be chosen or dropped on the card."""

    changed = Signal()
    trouble = Signal(object)

    def __init__(self, office: Office, lanes: Lanes, undoing: Undoing) -> None:
        super().__init__()
        self._office, self._lanes, self._undoing = office, lanes, undoing
        self._shown: _Shown | None = None
        self.setAcceptDrops(True)
        self.add_button = button(self.tr("Load newer rules"), "plain", on_click=self.choose)
        self.message = label("")
        self.shipped = label("")
        self.rows = Column(gap=0.8)
        about = self.tr(
            "Laws, limits and deadlines travel with the program; nothing is looked up. If someone you trust gives you a "
            "file of newer rules, load it here. It is checked like the rules of the program, and adds to them or corrects "
            "them."
        )
        row = Row()
        row.add(self.add_button)
        row.add(self.message, stretch=1)
        self.body.add(heading(self.tr("Rules and limits"), 2), label(about, soft=True), self.shipped, self.rows, row)
        undoing.moved.connect(lambda _deed, _back: self.refresh())

    # ------------------------------------------------------------------------------------------ the list

    def refresh(self) -> None:
        """Bring the list up to date."""

        def work() -> _Shown:
            return _Shown(knowledge.shipped_rules(), knowledge.loaded_rules(self._office))

        self._lanes.run(Lane.STORE, work, owner=self, done=self._show, failed=self.trouble.emit)

    def _show(self, found: _Shown) -> None:
        if found == self._shown:
            return
        self._shown = found
        words = self.tr(
            "With the program: {0} rights, {1} deadlines, {2} states, poverty tables up to {3}. Checked {4}."
        )
        told = found.shipped
        self.shipped.setText(words.format(told.rights, told.deadlines, told.states, told.year, shown(told.checked)))
        clear(self.rows)
        for rules in found.loaded:
            self.rows.add(self._row(rules))

    def _row(self, rules: LoadedRules) -> QWidget:
        line = QWidget()
        row = Row(line)
        facts = rules.facts
        holds = ", ".join(self._count(kind, count) for kind, count in facts.holds.items())
        details = self.tr("{0}. Checked {1}, loaded {2}. File {3}.").format(
            holds, shown(facts.checked), shown(rules.loaded.astimezone().date()), rules.name
        )
        words = Column(gap=0.2)
        words.add(label(facts.edition, strong=True), label(details, soft=True))
        row.add(words, stretch=1)
        out = button(self.tr("Take out"), "quiet", on_click=partial(self.drop, rules.id))
        row.add(named(out, self.tr("Take out {0}").format(facts.edition)))
        return line

    def _count(self, kind: str, count: int) -> str:
        one, many = {
            "rights": (self.tr("1 right"), self.tr("{0} rights")),
            "deadlines": (self.tr("1 deadline"), self.tr("{0} deadlines")),
            "poverty tables": (self.tr("1 poverty table"), self.tr("{0} poverty tables")),
            "states": (self.tr("1 state"), self.tr("{0} states")),
        }[kind]
        return one if count == 1 else many.format(count)

    # ------------------------------------------------------------------------------------------ acting

    def choose(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Load newer rules"), "", self.tr("Rules (*.toml)"))
        if name:
            self.load(Path(name))

    def load(self, path: Path) -> None:
        """Take a file in, and tell beside the button what became of it."""

        def loaded(deed: RulesDeed) -> None:
            self._say(self.tr("Loaded: {0}.").format(deed.rules.facts.edition))
            self._changed()

        def work() -> RulesDeed:
            deed = knowledge.load_rules(self._office, path)
            self._undoing.keep(deed)
            return deed

        self._lanes.run(Lane.STORE, work, owner=self, done=loaded, failed=self._failed)

    def drop(self, rules: str) -> None:
        """Take a file out of use; the step can be taken back."""
        self._say("")
        self._lanes.run(
            Lane.STORE,
            lambda: self._undoing.keep(knowledge.drop_rules(self._office, rules)),
            owner=self,
            done=lambda _: self._changed(),
            failed=self._failed,
        )

    def _failed(self, error: BaseException) -> None:
        if isinstance(error, CorrectableTrouble):
            self._say(f"{error.title} {error.remedy}")
        else:
            self.trouble.emit(error)

    def _changed(self) -> None:
        self.changed.emit()
        self.refresh()

    def _say(self, text: str) -> None:
        self.message.setText(text)
        announce(self, text)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(p.suffix == ".toml" for p in what_it_brings(event.mimeData()).paths):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        for path in what_it_brings(event.mimeData()).paths[:1]:
            self.load(path)
