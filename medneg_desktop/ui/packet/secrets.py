"""What may have to be hidden: each thing found with the strip of the page it stands on, for a yes or a no."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication, QSignalBlocker, Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from medneg_desktop.core.ids import DocumentId
from medneg_desktop.domain.packet import PacketChoices, Proposal, SecretKind, Spot
from medneg_desktop.domain.place import Place
from medneg_desktop.ui.background import Lanes
from medneg_desktop.ui.shared import Column, Flow, button, clear, label, named
from medneg_desktop.ui.viewer import PageSource
from medneg_desktop.ui.viewer.strip import Strip, Strips

_PAGES_HELD = 6
"""Pictures of pages kept for each document; strips that come into sight again ask again."""


def secret_words(kind: SecretKind) -> str:
    """What the window calls something private."""

    def tr(text: str) -> str:
        return QCoreApplication.translate("PacketChoices", text)

    return {
        SecretKind.SSN: tr("Social Security number"),
        SecretKind.BIRTH: tr("Date of birth"),
        SecretKind.CARD: tr("Card number"),
        SecretKind.BANK: tr("Bank number"),
        SecretKind.MEMBER: tr("Member ID"),
        SecretKind.ACCOUNT: tr("Account number"),
        SecretKind.PERSON: tr("Another patient"),
        SecretKind.CARE: tr("What was done and why"),
        SecretKind.WORDS: tr("Your words"),
        SecretKind.AREA: tr("A marked area"),
    }[kind]


class SecretRow(QWidget):
    """One thing found. Ticked, it is hidden; the strip shows it, and a button goes through its places."""

    toggled = Signal()

    def __init__(self, found: Proposal, strips: Mapping[DocumentId, Strips], *, ticked: bool) -> None:
        super().__init__()
        self.found = found
        self._at = 0
        places = len(found.spots)
        where = self.tr("1 place") if places == 1 else self.tr("{0} places").format(places)
        kind, more = secret_words(found.kind), " \u00b7 ".join(p for p in (found.masked, where) if p)
        self.box = named(QCheckBox(kind), self.tr("Hide: {0}").format(f"{kind} \u00b7 {more}"))
        self.box.setChecked(ticked)
        self.box.setEnabled(found.kind is not SecretKind.WORDS)  # chosen words are changed where they are typed
        self.box.toggled.connect(lambda _: self.toggled.emit())
        self.next_button = button(self.tr("Next place"), "quiet", on_click=self.step)
        self._strips = strips
        self.strip: Strip | None = None
        column = Column(self, gap=0.3)
        told = Flow(gap=0.6)
        told.add(self.box, label(more, soft=True))
        column.add(told)
        if found.spots and found.spots[0].document in strips:
            self._add_strip(column)

    def _add_strip(self, column: Column) -> None:
        self.strip = Strip(self._strips[self.found.spots[0].document], when_seen=True)
        self.strip.pressed.connect(self.step)
        beside = Flow(gap=0.6)
        beside.add(self.strip, letters=20)
        beside.add(self.next_button)
        column.add(beside)
        self.next_button.setVisible(len(self.found.spots) > 1)
        self._show()

    @property
    def spot(self) -> Spot:
        """The place that is shown."""
        return self.found.spots[self._at]

    def step(self) -> None:
        """Show the next place, around."""
        here = [n for n, s in enumerate(self.found.spots) if s.document in self._strips]
        later = [n for n in here if n > self._at]
        self._at = later[0] if later else here[0]
        self._show()

    def _show(self) -> None:
        if self.strip is not None:
            self.strip.look_at(self._strips[self.spot.document])
            self.strip.show_place(Place(self.spot.page, self.spot.box))


class SecretList(QWidget):
    """All that was found, in its order. ``changed`` is told when a tick changes."""

    changed = Signal()

    def __init__(self, lanes: Lanes) -> None:
        super().__init__()
        self._lanes = lanes
        self._strips: dict[DocumentId, Strips] = {}
        self.rows: list[SecretRow] = []
        self._column = Column(self, gap=0.8)

    def put(
        self, proposals: Sequence[Proposal], choices: PacketChoices, sources: Mapping[DocumentId, PageSource]
    ) -> None:
        """Show what was found on the pages of these documents, ticked as it was chosen."""
        self._ready(sources)
        clear(self._column)
        self.rows = []
        for found in proposals:
            ticked = found.key in choices.hide or (found.advised and found.key not in choices.show)
            row = SecretRow(found, self._strips, ticked=ticked)
            row.toggled.connect(self.changed)
            self.rows.append(row)
            self._column.add(row)
        self.setVisible(bool(self.rows))

    def add_area(self, spot: Spot) -> None:
        """Show an area that was just drawn; unticked, it is not hidden after all."""
        found = Proposal(SecretKind.AREA, f"drawn {len(self.rows)}", "", (spot,), advised=True)
        row = SecretRow(found, self._strips, ticked=True)
        row.toggled.connect(self.changed)
        self.rows.append(row)
        self._column.add(row)
        self.show()
        self.changed.emit()

    def chosen(self, before: PacketChoices) -> tuple[frozenset[str], frozenset[str], tuple[Spot, ...]]:
        """What is answered with yes against the advice, with no against it, and the areas that stay marked."""
        plain = [row for row in self.rows if row.found.kind is not SecretKind.AREA]
        hide = frozenset(r.found.key for r in plain if r.box.isChecked() and not r.found.advised)
        show = frozenset(r.found.key for r in plain if not r.box.isChecked() and r.found.advised)
        marked = [r for r in self.rows if r.found.kind is SecretKind.AREA]
        listed = {r.found.spots[0] for r in marked}
        kept = [s for s in before.areas if s not in listed]  # areas of pages that are not in the packet now
        return hide, show, (*kept, *(r.found.spots[0] for r in marked if r.box.isChecked()))

    def block(self) -> QSignalBlocker:
        """For the time in which rows are put in."""
        return QSignalBlocker(self)

    def _ready(self, sources: Mapping[DocumentId, PageSource]) -> None:
        for document in set(self._strips) - set(sources):
            self._strips.pop(document).deleteLater()
        for document, source in sources.items():
            strips = self._strips.setdefault(document, Strips(self._lanes, self, most=_PAGES_HELD))
            strips.set_source(source)
