"""Holds the preferences while the window is open, puts them to use, and writes them down."""

from __future__ import annotations

import logging
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QByteArray, QObject, Signal
from PySide6.QtWidgets import QApplication, QMainWindow

from medneg_desktop.core.paths import config_folder
from medneg_desktop.core.preferences import TEXT_PERCENTS, Preferences, load, save
from medneg_desktop.ui.background import Lane, Lanes
from medneg_desktop.ui.theme import apply_theme, watch

log = logging.getLogger("medneg")


class Keeper(QObject):
    """The one holder of the preferences."""

    changed = Signal()

    def __init__(self, lanes: Lanes, folder: Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lanes, self._folder = lanes, folder or config_folder()
        self.now = load(self._folder)
        watch().less_motion = self.now.motion == "less"

    def set_theme(self, name: str) -> None:
        self._set(replace(self.now, theme=name))

    def set_text_percent(self, percent: int) -> None:
        self._set(replace(self.now, text_percent=percent))

    def set_language(self, language: str) -> None:
        """Heard at the next start: words are taken once."""
        self._set(replace(self.now, language=language))

    def set_motion(self, motion: str) -> None:
        self._set(replace(self.now, motion=motion))

    def set_lock_minutes(self, minutes: int) -> None:
        self._set(replace(self.now, lock_minutes=minutes))

    def set_notices(self, notices: str) -> None:
        self._set(replace(self.now, notices=notices))

    def step_text(self, steps: int) -> None:
        """Larger or smaller by so many steps, as far as they go; 0 for the normal size."""
        place = TEXT_PERCENTS.index(self.now.text_percent) + steps if steps else 0
        self.set_text_percent(TEXT_PERCENTS[min(max(place, 0), len(TEXT_PERCENTS) - 1)])

    def _set(self, wanted: Preferences) -> None:
        if wanted == self.now:
            return
        self.now = wanted
        watch().less_motion = wanted.motion == "less"
        app = QApplication.instance()
        if isinstance(app, QApplication):
            apply_theme(app, wanted.theme, wanted.text_percent)
        # Kept on a lane, for a slow disk must not hold up the window; a full one costs the person only a setting.
        self._lanes.run(Lane.STORE, lambda: save(self._folder, wanted), owner=self, failed=self._not_kept)
        self.changed.emit()

    def restore_window(self, window: QMainWindow) -> bool:
        """Put the window where it was; Qt moves it back onto a screen that exists."""
        return bool(self.now.window) and window.restoreGeometry(QByteArray.fromHex(self.now.window.encode()))

    def keep_window(self, window: QMainWindow) -> None:
        """Remember where the window is. Called while it closes, when the lanes take no more work."""
        self.now = replace(self.now, window=bytes(window.saveGeometry().toHex().data()).decode())
        try:
            save(self._folder, self.now)
        except OSError as error:
            self._not_kept(error)

    @staticmethod
    def _not_kept(error: BaseException) -> None:
        log.warning("preferences were not kept: %s", type(error).__name__)
