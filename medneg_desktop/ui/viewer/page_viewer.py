"""One page of a paper, sharp at every zoom, with its marks."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QWidget

from medneg_desktop.core.trouble import Trouble
from medneg_desktop.services.ports import PageSize
from medneg_desktop.ui.background import Lanes
from medneg_desktop.ui.language import say
from medneg_desktop.ui.shared import Card, announce, label
from medneg_desktop.ui.theme import Role, theme, watch
from medneg_desktop.ui.viewer.fit import SHARPEST_PICTURE
from medneg_desktop.ui.viewer.highlight import Highlight, HighlightItem, keys_in_order
from medneg_desktop.ui.viewer.keys import act_of, box_act_of
from medneg_desktop.ui.viewer.marking import Marking
from medneg_desktop.ui.viewer.picture_desk import PictureDesk
from medneg_desktop.ui.viewer.pulse import Pulse
from medneg_desktop.ui.viewer.source import PageSource, Rendered
from medneg_desktop.ui.viewer.zoom_view import ZoomView

_TOLD = 12
"""Marks of a page of which a screen reader is told the words, the first."""
_SLIP = 4  # pixels that the hand may move between press and release of a click


class PageViewer(ZoomView):
    """Shows one page of a :class:`PageSource`; asks for its picture at the resolution that the zoom needs.

    While a sharper picture is on its way the old one is shown, scaled. Leaving a page tears up what was asked for it.
    """

    page_changed = Signal(int, int)
    """The page shown (from 1) and how many there are."""
    highlight_clicked = Signal(str)
    area_marked = Signal(int, object)
    """A page and the box that the person drew on it, in points."""
    marking_changed = Signal(bool)
    turned = Signal(int, int)
    """A page that the person turned, and how many quarter turns to the right it is shown with now."""

    def __init__(self, lanes: Lanes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._source: PageSource | None = None
        self.can_mark = False
        """Whether a box drawn on the page means something here."""
        self._page = 0
        self._highlights: tuple[Highlight, ...] = ()
        self._focused: str | None = None
        self._own_turns: dict[int, int] = {}
        """Pages that the person turned on the screen, with their degrees; the others are shown upright."""
        self._pressed: QPointF | None = None
        self._desk = PictureDesk(lanes, self)
        self._settle = QTimer(self, singleShot=True, interval=90)
        self._pulse = Pulse(self)
        self._marking = Marking(self)
        self._words = label("")
        self._note = Card(self.viewport())
        self._build()

    def _build(self) -> None:
        self._note.body.add(self._words)
        self._note.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._settle.timeout.connect(self._ask)
        self._desk.arrived.connect(self._arrived)
        self._desk.refused.connect(self._refused)
        watch().theme_changed.connect(self._table.recolor)
        self.set_source(None)

    # ------------------------------------------------------------------------------------------ what is shown

    @property
    def source(self) -> PageSource | None:
        return self._source

    @property
    def page(self) -> int:
        """The page shown, from 1; 0 for none."""
        return self._page

    @property
    def page_count(self) -> int:
        return self._source.count if self._source else 0

    @property
    def words(self) -> str:
        """What stands in place of the page: that it is loading, or why it cannot be shown."""
        return self._words.text()

    @property
    def picture_dpi(self) -> int:
        """Resolution of the picture shown; 0 for none."""
        return self._table.shown.asked if self._table.shown else 0

    @property
    def highlights(self) -> tuple[Highlight, ...]:
        return self._highlights

    @property
    def focused(self) -> str | None:
        return self._focused

    def set_source(self, source: PageSource | None, page: int = 1) -> None:
        """Show another file, or nothing. The same file again keeps its pictures and its place."""
        if source is not None and self._source is not None and source.key == self._source.key:
            self._renew(source)
            self.show_page(page)
            return
        self._source = source
        self._own_turns.clear()
        self._desk.set_source(source)
        self._page = 0
        self._turn = 0
        self._table.lift()
        self.set_highlights(())
        self.say("")
        self._name()
        if source is None or not source.count:
            self.page_changed.emit(0, 0)
            return
        self.show_page(page)

    def _renew(self, source: PageSource) -> None:
        """The same file, of which more is known now; a page that was read turned is shown so."""
        old, self._source = self._source, source
        if old is not None and old.turns != source.turns:
            changed = {n for n in range(1, source.count + 1) if old.turns_of(n) != source.turns_of(n)}
            self._own_turns = {n: turn for n, turn in self._own_turns.items() if n not in changed}
        if self._page and self._turn != self._turn_of(self._page):
            self._show_turned(self._turn_of(self._page))
            self._show_focused()

    def _turn_of(self, page: int) -> int:
        return self._own_turns.get(page, 90 * self._source.turns_of(page) if self._source else 0)

    def rotate_view(self) -> None:
        """Turn the page a quarter to the right; what that means is for the screen to say."""
        super().rotate_view()
        if self._page:
            self._own_turns[self._page] = self._turn
            self.turned.emit(self._page, self._turn // 90)

    def show_page(self, page: int) -> None:
        """Show a page; numbers out of range show the first or last."""
        if self._source is None or not self._source.count:
            return
        page = min(max(1, page), self._source.count)
        if page == self._page:
            return
        self._desk.tear()
        self._page = page
        self._table.hang(None)
        self.say("")
        self._table.lay(self._source.sizes[page - 1])
        self._show_turned(self._turn_of(page))
        self._place_marks()
        self._name()
        self.page_changed.emit(page, self._source.count)
        self._ask()

    def _name(self) -> None:
        if self._source is None or not self._page:
            self.setAccessibleName(self.tr("No page"))
            self.setAccessibleDescription("")
            return
        here = [h for h in self._highlights if h.page == self._page and not h.quiet]
        marks = dict.fromkeys(" ".join(w for w in (h.badge, say(h.tooltip)) if w) for h in here)
        told = [self.tr("Marked places on this page: {0}").format(len(here)), *list(marks)[:_TOLD]]
        self.setAccessibleName(self.tr("{0}, page {1} of {2}").format(self._source.title, self._page, self.page_count))
        self.setAccessibleDescription("; ".join(w for w in (self.words, *told) if w))

    def say(self, words: str) -> None:
        """Show words in place of a page; empty words take them away."""
        self._words.setText(words)
        self._name()
        self._note.setVisible(bool(words))
        room = self.viewport().rect()
        width = min(room.width() - 24, max(200, room.width() * 2 // 3))
        height = self._note.body.heightForWidth(width) if self._note.body.hasHeightForWidth() else 60
        self._note.setGeometry((room.width() - width) // 2, max(12, (room.height() - height) // 3), width, height)

    # ------------------------------------------------------------------------------------------ pictures

    def _wanted(self) -> int:
        return min(self._dpi, SHARPEST_PICTURE)

    def _rescaled(self) -> None:
        if self._page and self._wanted() != self.picture_dpi:
            self._settle.start()

    def _ask(self) -> None:
        if not self._page or not self.isVisible():  # a hidden page is asked for when it is shown
            return
        meanwhile = self._desk.at_hand(self._page, self._wanted())
        if meanwhile is not None and meanwhile is not self._table.shown:
            self._hang(meanwhile)
        if meanwhile is None:
            self.say(self.tr("Loading page {0}…").format(self._page))
        self._desk.ask(self._page, self._wanted())

    def _arrived(self, rendered: Rendered) -> None:
        if rendered.page == self._page:
            self._hang(rendered)

    def _hang(self, rendered: Rendered) -> None:
        self.say("")
        self._table.hang(rendered)
        self._correct_size(rendered.size)

    def _correct_size(self, size: PageSize) -> None:
        # The size of an unread page is a guess until its picture tells; a pixel's rounding is no news.
        old = self._table.size
        if abs(size.width - old.width) > 2 or abs(size.height - old.height) > 2:
            self._table.lay(size)
            self._refit()

    def _refused(self, page: int, error: BaseException) -> None:
        if page != self._page or self._table.shown is not None:
            return
        title = error.title if isinstance(error, Trouble) else self.tr("This page cannot be shown.")
        remedy = error.remedy if isinstance(error, Trouble) else self.tr("Its values can be typed all the same.")
        self.say(f"{title}\n{remedy}")

    # ------------------------------------------------------------------------------------------ highlights

    def set_highlights(self, highlights: Iterable[Highlight]) -> None:
        """Mark these places; the one in focus stays in focus if it is still there."""
        self._highlights = tuple(highlights)
        if self._focused not in {h.key for h in self._highlights}:
            self._focused = None
        self._place_marks()
        self._name()

    def _place_marks(self) -> None:
        self._pulse.stop()
        self._table.mark(h for h in self._highlights if h.page == self._page)
        for item in self._table.marks_of(self._focused):
            item.emphasize(1.0)

    def focus_on(self, key: str) -> bool:
        """Show the page of a marked place, scroll it into view, and point it out. False where it is not marked."""
        found = [h for h in self._highlights if h.key == key]
        self.focus_off()
        if not found:
            return False
        self._focused = key
        if all(h.page != self._page for h in found):
            self.show_page(found[0].page)
        self._show_focused()
        self._pulse.start(self._table.marks_of(key))
        return True

    def _show_focused(self) -> None:
        """Scroll to the places pointed out, unless they are in view."""
        items = self._table.marks_of(self._focused)
        if not items:
            return
        whole = items[0].boundingRect()
        for item in items[1:]:
            whole = whole.united(item.boundingRect())
        seen = self.mapToScene(self.viewport().rect()).boundingRect()
        if not seen.contains(whole):
            self.centerOn(whole.center() if whole.height() < seen.height() else items[0].boundingRect().center())

    def focus_off(self) -> None:
        """Point out nothing."""
        self._focused = None
        self._pulse.stop()
        for item in self._table.marks:
            item.emphasize(0.0)

    def item_of(self, key: str) -> HighlightItem | None:
        """What is drawn for a marked place on this page."""
        return next(iter(self._table.marks_of(key)), None)

    def step_focus(self, step: int) -> None:
        """Go to the next marked place, or with -1 to the one before, from page to page and around."""
        keys = keys_in_order(self._highlights)
        if keys:
            at = keys.index(self._focused) if self._focused in keys else (-1 if step > 0 else 0)
            self.focus_on(keys[(at + step) % len(keys)])

    # ------------------------------------------------------------------------------------------ marking an area

    @property
    def marking(self) -> bool:
        return self._marking.armed

    def set_marking(self, on: bool) -> None:
        """With it on, dragging draws a box instead of moving the page; Shift does the same for one drag."""
        if on != self._marking.armed:
            self._marking.arm(on)
            self.marking_changed.emit(on)

    def begin_box(self) -> None:
        """Put a box on the page that the arrow keys move and size."""
        if self._page:
            self.set_marking(on=True)
            at = [self.mapFromScene(m.boundingRect()).boundingRect() for m in self._table.marks_of(self._focused)]
            self._marking.begin_by_keys(at[0] if at else None)
            self.setFocus(Qt.FocusReason.ShortcutFocusReason)
            announce(
                self, self.tr("A box stands on the page. Arrows move it, Shift and arrows size it, Enter takes it.")
            )

    def nudge_box(self, across: int, down: int, *, size: bool) -> None:
        """Move or size the box by steps."""
        self._marking.nudge(across, down, size=size)

    def take_box(self) -> None:
        """The box is where it should be."""
        box = self._marking.end(self._table.paper)
        self.set_marking(on=False)
        if box is not None:
            self.area_marked.emit(self._page, box)

    # ------------------------------------------------------------------------------------------ events

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._page:
            if self._marking.armed or event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self._marking.begin(event.position().toPoint())
                return
            self._pressed = event.position()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._marking.under_way:
            self._marking.move(event.position().toPoint())
            return
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._marking.under_way:
            self.take_box()
            return
        super().mouseReleaseEvent(event)
        event.accept()
        pressed, self._pressed = self._pressed, None
        if pressed is None or (event.position() - pressed).manhattanLength() > _SLIP:
            return
        if (item := self._table.hit(self.mapToScene(pressed.toPoint()))) is not None:
            self.highlight_clicked.emit(item.highlight.key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        boxed = self._marking.by_keys
        act = box_act_of(self, event.key(), shift=shift) if boxed else act_of(self, event.key())
        if act is None:
            super().keyPressEvent(event)  # arrows scroll
            return
        act()
        event.accept()

    def press_focused(self) -> None:
        """The keyboard's click on the place that is pointed out."""
        if self._focused is not None:
            self.highlight_clicked.emit(self._focused)

    def stop_marking(self) -> None:
        """Give up drawing a box."""
        self._marking.cancel()
        self.set_marking(on=False)

    def event(self, event: QEvent) -> bool:
        # Escape is the window's too; while a box is drawn it is the viewer's.
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self.marking:
            event.setAccepted(event.key() == Qt.Key.Key_Escape)
            return event.isAccepted()
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self.viewport())
            painter.setPen(QPen(theme().color(Role.FOCUS), 2))
            painter.drawRect(self.viewport().rect().adjusted(1, 1, -1, -1))
            painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.say(self.words)
        self._show_focused()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._refit()
        self._ask()
