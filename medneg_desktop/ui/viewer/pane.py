"""A viewer with its bar: pages, zoom, rotation, and what a drag does."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QToolButton

from medneg_desktop.ui.background import Lanes
from medneg_desktop.ui.shared import Column, ElidedLabel, Row, icon, label, named
from medneg_desktop.ui.theme import Role, theme, watch
from medneg_desktop.ui.viewer.page_viewer import PageViewer

_LARGEST = 15.75
"""Points up to which the signs of the bar grow: they have to stand beside each other over the page."""


class ViewerPane(QFrame):
    """The page in the middle of a screen. ``can_mark`` adds the button for drawing a box on the page."""

    area_marked = Signal(int, object)

    def __init__(self, lanes: Lanes, *, can_mark: bool = False, caption: bool = False) -> None:
        super().__init__()
        self.setObjectName("backdrop")
        self.viewer = PageViewer(lanes)
        self.viewer.can_mark = can_mark
        self.viewer.area_marked.connect(self.area_marked)
        self.viewer.page_changed.connect(self._on_page)
        self.viewer.zoom_changed.connect(self._on_zoom)
        self.viewer.marking_changed.connect(self._on_marking)
        self.caption = ElidedLabel("", strong=True, middle=True)
        self._names_itself = caption
        self.caption.setVisible(False)
        self._icons: list[tuple[QToolButton, str]] = []
        self._make_buttons(can_mark)
        self._tint()
        watch().theme_changed.connect(self._tint)
        column = Column(self, gap=0.6, margin=1.0)
        column.add(self._bar(caption=caption))
        column.add(self.viewer, stretch=1)
        self._on_page(0, 0)

    def _make_buttons(self, can_mark: bool) -> None:
        v = self.viewer
        self.out_button = self._small("zoom_out", self.tr("Zoom out"), v.zoom_out)
        self.percent = label("", wrap=False, soft=True)
        self.percent.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.in_button = self._small("zoom_in", self.tr("Zoom in"), v.zoom_in)
        self.fit_button = self._small("fit", self.tr("Fit width"), self._toggle_fit)
        self.turn_button = self._small("rotate", self.tr("Turn the page"), v.rotate_view)
        self.back_button = self._small("back", self.tr("Previous page"), lambda: v.show_page(v.page - 1))
        self.pages = label("", wrap=False)
        self.next_button = self._small("next", self.tr("Next page"), lambda: v.show_page(v.page + 1))
        self.mark_button = self._small("edit", self.tr("Read a value from a box drawn on the page"), self._mark)
        self.mark_button.setCheckable(True)
        if not can_mark:
            self.mark_button.hide()

    def _small(self, icon_name: str, name: str, act: Callable[[], object]) -> QToolButton:
        made = named(QToolButton(), name)
        made.setToolTip(name)
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        made.clicked.connect(lambda _checked=False: act())
        self._icons.append((made, icon_name))
        return made

    def _tint(self) -> None:
        side = round(min(theme().points, _LARGEST) * 1.8)
        for made, name in self._icons:
            made.setIcon(icon(name, Role.LINK))
            made.setIconSize(QSize(side, side))

    def _bar(self, *, caption: bool) -> Row:
        bar = Row(gap=0.4)
        zoom = (self.out_button, self.percent, self.in_button, self.fit_button, self.turn_button, self.mark_button)
        pages = (self.back_button, self.pages, self.next_button)
        if caption:
            bar.add(self.caption, stretch=1)
            bar.add(*zoom, *pages)
        else:
            bar.add(*zoom, None, *pages)
        return bar

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = 62 if self._names_itself else 46
        self.percent.setVisible(self.width() > self.fontMetrics().averageCharWidth() * room)

    def _toggle_fit(self) -> None:
        if self.viewer.fit.value == "width":
            self.viewer.fit_page()
        else:
            self.viewer.fit_width()
        name = self.tr("Fit width") if self.viewer.fit.value == "page" else self.tr("Fit page")
        self.fit_button.setAccessibleName(name)
        self.fit_button.setToolTip(name)

    def _mark(self) -> None:
        self.viewer.set_marking(not self.viewer.marking)

    def _on_marking(self, on: bool) -> None:
        self.mark_button.setChecked(on)

    def _on_page(self, page: int, count: int) -> None:
        self.pages.setAccessibleName(self.tr("Page {0} of {1}").format(page, count))
        self.pages.setText(self.tr("{0} of {1}").format(page, count) if count else "")
        self.back_button.setEnabled(page > 1)
        self.next_button.setEnabled(page < count)
        many = count > 1
        self.back_button.setVisible(many)
        self.next_button.setVisible(many)
        for control in (self.out_button, self.in_button, self.fit_button, self.turn_button, self.mark_button):
            control.setEnabled(count > 0)

    def _on_zoom(self, percent: int) -> None:
        self.percent.setText(f"{percent} %")

    def say(self, caption: str) -> None:
        """Name what the pane shows."""
        self.caption.setText(caption)
        self.caption.setVisible(self._names_itself)
