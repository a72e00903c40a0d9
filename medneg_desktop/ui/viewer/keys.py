"""What the keys do in a viewer; the arrows scroll as in every view."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from medneg_desktop.ui.viewer.page_viewer import PageViewer


VIEWER_KEYS = (
    ("Page Up, Page Down", "Previous or next page"),
    ("+, -, 0", "Zoom in, zoom out, whole page"),
    ("R", "Turn the page"),
    ("N, P", "Next or previous marked place"),
    ("B", "Put a box on the page: arrows move it, Shift+arrows size it, Enter reads what is in it"),
)
"""For the sheet of keys; they work where the page has the focus."""


_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


def box_act_of(viewer: PageViewer, key: int, *, shift: bool) -> Callable[[], object] | None:
    """What a key does while a box drawn with the keys stands on the page; None where it does nothing to the box."""
    if (arrow := _ARROWS.get(Qt.Key(key))) is not None:
        return lambda: viewer.nudge_box(*arrow, size=shift)
    if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        return viewer.take_box
    return viewer.stop_marking if key == Qt.Key.Key_Escape else None


def act_of(viewer: PageViewer, key: int) -> Callable[[], object] | None:
    """What a key does, or None where it is not the viewer's."""
    if key == Qt.Key.Key_Escape:
        return viewer.stop_marking if viewer.marking else None
    if key == Qt.Key.Key_B:
        return viewer.begin_box if viewer.can_mark else None
    acts: dict[int, Callable[[], object]] = {
        Qt.Key.Key_PageDown: lambda: viewer.show_page(viewer.page + 1),
        Qt.Key.Key_PageUp: lambda: viewer.show_page(viewer.page - 1),
        Qt.Key.Key_Home: lambda: viewer.show_page(1),
        Qt.Key.Key_End: lambda: viewer.show_page(viewer.page_count),
        Qt.Key.Key_Plus: viewer.zoom_in,
        Qt.Key.Key_Equal: viewer.zoom_in,
        Qt.Key.Key_Minus: viewer.zoom_out,
        Qt.Key.Key_0: viewer.fit_page,
        Qt.Key.Key_R: viewer.rotate_view,
        Qt.Key.Key_N: lambda: viewer.step_focus(1),
        Qt.Key.Key_P: lambda: viewer.step_focus(-1),
        Qt.Key.Key_Return: viewer.press_focused,
        Qt.Key.Key_Enter: viewer.press_focused,
    }
    return acts.get(key)
