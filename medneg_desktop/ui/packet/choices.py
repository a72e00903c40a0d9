"""What the person chooses of a packet: whom it is for, how it looks, what goes in, and what is hidden.

Nothing changes while they choose. The card says so and offers to make the packet again; until then the packet that is
shown can be neither saved nor printed, so that what is sent is what was chosen.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from PySide6.QtCore import QCoreApplication, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QListWidget, QListWidgetItem, QSizePolicy

from medneg_desktop.core.ids import DocumentId
from medneg_desktop.domain.packet import (
    PARTS_BETWEEN,
    PacketChoices,
    PacketPart,
    Proposal,
    Recipient,
    RecipientKind,
    Spot,
)
from medneg_desktop.ui.background import Lanes
from medneg_desktop.ui.language import say
from medneg_desktop.ui.packet.secrets import SecretList
from medneg_desktop.ui.shared import Card, Flow, FormRow, Row, announce, button, heading, label, named, plain_tip
from medneg_desktop.ui.theme import theme, watch
from medneg_desktop.ui.viewer import PageSource


def _tr(text: str) -> str:
    return QCoreApplication.translate("PacketChoices", text)


@dataclass(frozen=True)
class Line:
    """One thing that can go in: a part, an exhibit, or a page that nothing cites."""

    words: str
    ticked: bool
    part: PacketPart | None = None
    document: DocumentId | None = None
    page: int = 0
    place: int = 0


@dataclass(frozen=True)
class Offered:
    """Everything there is to choose from, and what is chosen now."""

    choices: PacketChoices
    recipients: tuple[Recipient, ...]
    offices: tuple[str, ...]
    rows: tuple[Line, ...]
    proposals: tuple[Proposal, ...]
    sources: Mapping[DocumentId, PageSource] = field(default_factory=dict)
    """The pages of the documents, on which strips and drawn areas stand."""


def recipient_words(kind: RecipientKind) -> str:
    """What the window calls a recipient."""
    return {
        RecipientKind.PROVIDER: _tr("Provider"),
        RecipientKind.INSURER: _tr("Insurance plan"),
        RecipientKind.COLLECTOR: _tr("Debt collector"),
        RecipientKind.ASSISTANCE: _tr("Financial assistance office"),
        RecipientKind.REGULATOR: _tr("Office that takes complaints"),
        RecipientKind.OWN: _tr("My own file"),
    }[kind]


def _box(words: Sequence[str]) -> QComboBox:
    made = QComboBox()
    made.addItems([say(w) for w in words])
    made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
    made.setMinimumContentsLength(14)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    return made


class _Ticks(QListWidget):
    """A list of things with a tick each, as tall as it is long; Space ticks, arrows move."""

    def __init__(self, name: str) -> None:
        super().__init__()
        named(self, name)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWordWrap(True)
        watch().theme_changed.connect(self.fit)

    def put(self, words: str, *, ticked: bool, data: object) -> None:
        item = QListWidgetItem(say(words))
        item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked)
        item.setData(Qt.ItemDataRole.UserRole, data)
        item.setToolTip(plain_tip(say(words)))
        self.addItem(item)

    def ticks(self) -> list[tuple[object, bool]]:
        """What each row stands for, and whether it is ticked, from the top."""
        items = [self.item(n) for n in range(self.count())]
        return [(i.data(Qt.ItemDataRole.UserRole), i.checkState() == Qt.CheckState.Checked) for i in items]

    def fit(self) -> None:
        """One row as tall as two lines of text, so that long titles wrap."""
        high = self.fontMetrics().height()
        rows = 0
        for number in range(self.count()):
            item = self.item(number)
            long = self.fontMetrics().horizontalAdvance(item.text()) > max(self.viewport().width() - 40, 80)
            tall = high * (2 if long else 1) + theme().gap(0.8)
            item.setSizeHint(QSize(0, tall))
            rows += tall
        self.setFixedHeight(rows + 2 * self.frameWidth() + theme().gap(0.4) + 4)  # with the edge that shows the focus


class ChoicesCard(Card):
    """The form. ``wanted`` carries the choices when the person has the packet made again."""

    wanted = Signal(object)
    touched = Signal(bool)
    row_chosen = Signal(object)
    area_wanted = Signal()

    def __init__(self, lanes: Lanes) -> None:
        super().__init__()
        self._offered = Offered(PacketChoices(), (), (), (), ())
        self.recipient: FormRow[QComboBox] = FormRow(self.tr("For"), _box(()))
        self.office: FormRow[QComboBox] = FormRow(
            self.tr("Office"), _box(()), self.tr("Look up its address; this program does not know it.")
        )
        self.office.field.setEditable(True)
        self.paper: FormRow[QComboBox] = FormRow(self.tr("Paper"), _box((self.tr("Letter"), self.tr("A4"))))
        self.large = named(QCheckBox(self.tr("Large print")), self.tr("Large print"))
        self.parts = _Ticks(self.tr("What goes in"))
        self.up = button(self.tr("Move up"), "plain", on_click=lambda: self._move(-1))
        self.down = button(self.tr("Move down"), "plain", on_click=lambda: self._move(1))
        self.secrets = SecretList(lanes)
        self.area_button = button(self.tr("Hide an area…"), "plain", on_click=self.area_wanted.emit)
        self.area_note = label(self.tr("Turn to an exhibit page to hide a part of it."), soft=True, small=True)
        self.words: FormRow[QLineEdit] = FormRow(
            self.tr("Hide these words too"), QLineEdit(), self.tr("More than one: put a semicolon between them.")
        )
        self.note = label(self.tr("Your choices are not in the packet yet."), strong=True)
        self.make = button(self.tr("Make it again"), "primary", on_click=lambda: self.wanted.emit(self.chosen()))
        self._build()
        self.allow_area(on=False)
        self._connect()
        self._tell()

    def _build(self) -> None:
        looks = Flow()
        looks.add(self.paper, self.large)
        moves = Flow()
        moves.add(self.up, self.down)
        act = Row()
        act.add(self.make, None)
        self.body.add(heading(self.tr("Whom it is for"), level=2), self.recipient, self.office, looks)
        self.body.add(heading(self.tr("What goes in"), level=2), self.parts, moves)
        self._hide = heading(self.tr("Hide before sending"), level=2)
        self._none = label(self.tr("No private numbers were found on these pages."), soft=True)
        area = Row()
        area.add(self.area_button, None)
        self.body.add(self._hide, self._none, self.secrets, area, self.area_note, self.words, self.note, act)

    def _connect(self) -> None:
        self.recipient.field.currentIndexChanged.connect(self._tell)
        self.office.field.currentTextChanged.connect(self._tell)
        self.paper.field.currentIndexChanged.connect(self._tell)
        self.large.toggled.connect(self._tell)
        self.parts.itemChanged.connect(self._tell)
        self.secrets.changed.connect(self._tell)
        self.words.field.textChanged.connect(self._tell)
        self.parts.currentItemChanged.connect(
            lambda item, _: self.row_chosen.emit(item.data(Qt.ItemDataRole.UserRole)) if item is not None else None
        )

    # ------------------------------------------------------------------------------------------ showing

    def offer(self, offered: Offered) -> None:
        """Show what there is to choose from."""
        self._offered = offered
        controls = (self.recipient.field, self.office.field, self.paper.field, self.large, self.parts, self.secrets)
        blockers = [QSignalBlocker(c) for c in (*controls, self.words.field)]
        choices = offered.choices
        self.recipient.field.clear()
        for one in offered.recipients:
            name = f" ({one.name})" if one.name else ""
            self.recipient.field.addItem(f"{say(recipient_words(one.kind))}{name}")
        kinds = [r.kind for r in offered.recipients]
        self.recipient.field.setCurrentIndex(kinds.index(choices.recipient) if choices.recipient in kinds else 0)
        self.office.field.clear()
        self.office.field.addItems(list(offered.offices))
        self.office.field.setCurrentText(choices.office)
        self.paper.field.setCurrentIndex(1 if choices.page_size == "a4" else 0)
        self.large.setChecked(choices.large_print)
        self.words.field.setText("; ".join(choices.words))
        self._show_lists(offered)
        del blockers
        self._tell()

    def _show_lists(self, offered: Offered) -> None:
        self.parts.clear()
        for row in offered.rows:
            self.parts.put(row.words, ticked=row.ticked, data=row)
        self.secrets.put(offered.proposals, offered.choices, offered.sources)
        self._none.setVisible(not offered.proposals)
        self.parts.fit()

    def allow_area(self, *, on: bool) -> None:
        """Whether a page is shown on which an area can be marked; where not, it says what to do."""
        self.area_button.setEnabled(on)
        self.area_note.setVisible(not on)

    def add_area(self, spot: Spot) -> None:
        """An area was drawn on a page: it is hidden with the next making, unless it is unticked before."""
        self._none.hide()
        self.secrets.add_area(spot)

    # ------------------------------------------------------------------------------------------ choosing

    @property
    def changed(self) -> bool:
        """Whether something is chosen that the packet does not have."""
        return bool(self._offered.recipients) and self.chosen() != self._offered.choices

    def chosen(self) -> PacketChoices:
        """The choices as they stand in the form."""
        before, rows = self._offered.choices, self.parts.ticks()
        kinds = [r.kind for r in self._offered.recipients]
        index = self.recipient.field.currentIndex()
        hide, show, areas = self.secrets.chosen(before)
        taken = {row.part for row, ticked in rows if isinstance(row, Line) and ticked}
        known = {row.part for row, _ in rows if isinstance(row, Line)}
        words = (w.strip() for w in self.words.field.text().split(";"))
        made = _enclosed(before, [(row, ticked) for row, ticked in rows if isinstance(row, Line)])
        switches = {name: part in taken or (part not in known and getattr(before, name)) for name, part in _SWITCHES}
        return replace(
            made,
            letter=switches["letter"],
            issues=switches["issues"],
            offer=switches["offer"],
            reconciliation=switches["reconciliation"],
            timeline=switches["timeline"],
            recipient=kinds[index] if 0 <= index < len(kinds) else before.recipient,
            office=self.office.field.currentText().strip() if self._to_office() else before.office,
            page_size="a4" if self.paper.field.currentIndex() == 1 else "letter",
            large_print=self.large.isChecked(),
            words=tuple(w for w in words if w),
            hide=hide,
            show=show,
            areas=areas,
        )

    def _to_office(self) -> bool:
        index = self.recipient.field.currentIndex()
        kinds = [r.kind for r in self._offered.recipients]
        return 0 <= index < len(kinds) and kinds[index] is RecipientKind.REGULATOR

    def _move(self, step: int) -> None:
        """Move the chosen row up or down among its like: parts among parts, exhibits among exhibits."""
        at = self.parts.currentRow()
        to = at + step
        if not (0 <= at < self.parts.count() and 0 <= to < self.parts.count()):
            return
        here, there = (self.parts.item(n).data(Qt.ItemDataRole.UserRole) for n in (at, to))
        if not _alike(here, there):
            return
        with QSignalBlocker(self.parts):
            self.parts.insertItem(to, self.parts.takeItem(at))
            self.parts.setCurrentRow(to)
        announce(self, self.tr("{0} is now number {1}").format(here.words, to + 1))
        self._tell()

    def _tell(self) -> None:
        changed = self.changed
        self.office.setVisible(self._to_office())
        self.note.setVisible(changed)
        self.make.setVisible(changed)
        self.touched.emit(changed)


_SWITCHES = (
    ("letter", PacketPart.LETTER),
    ("issues", PacketPart.ISSUES),
    ("offer", PacketPart.OFFER),
    ("reconciliation", PacketPart.ACCOUNT),
    ("timeline", PacketPart.TIMELINE),
)


def _alike(one: Line, other: Line) -> bool:
    if one.part in PARTS_BETWEEN or other.part in PARTS_BETWEEN:
        return one.part in PARTS_BETWEEN and other.part in PARTS_BETWEEN
    return one.document is not None and other.document is not None and not one.page and not other.page


def _enclosed(before: PacketChoices, rows: Sequence[tuple[Line, bool]]) -> PacketChoices:
    """The choices about documents and pages. The order the packet has by itself is not written down as a choice."""
    documents = [(r.document, ticked) for r, ticked in rows if r.document is not None and not r.page]
    order = tuple(r.part for r, _ in rows if r.part is not None and r.part in PARTS_BETWEEN)
    as_before = order == tuple(p for p in before.order if p in order)
    shown, given = tuple(d for d, _ in documents), tuple(r.document for r, _ in _given_order(rows))
    return replace(
        before,
        without=frozenset(d for d, ticked in documents if not ticked),
        more=tuple((r.document, r.page) for r, ticked in rows if r.document is not None and r.page and ticked),
        order=before.order if as_before else (*order, *(p for p in before.order if p not in order)),
        exhibit_order=before.exhibit_order if shown == given else shown,
    )


def _given_order(rows: Sequence[tuple[Line, bool]]) -> list[tuple[Line, bool]]:
    """The exhibits in the order in which they were offered."""
    exhibits = [(r, t) for r, t in rows if r.document is not None and not r.page]
    return sorted(exhibits, key=lambda pair: pair[0].place)
