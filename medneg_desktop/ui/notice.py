"""A message of the computer from a program without a window: for the daily check."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QSystemTrayIcon

from medneg_desktop.core import resources
from medneg_desktop.ui.start import application

_SECONDS = 12


def show_notice(title: str, text: str) -> bool:
    """Show a message until it has been seen for a while; False where this computer has no place for one."""
    app = application()
    if not (QSystemTrayIcon.isSystemTrayAvailable() and QSystemTrayIcon.supportsMessages()):
        return False
    icon = QSystemTrayIcon(QIcon(str(resources.path("icons", "medneg.svg"))))
    icon.show()
    icon.showMessage(title, text, QSystemTrayIcon.MessageIcon.Information, _SECONDS * 1000)
    icon.messageClicked.connect(app.quit)
    QTimer.singleShot(_SECONDS * 1000, app.quit)
    app.exec()
    icon.hide()
    return True
