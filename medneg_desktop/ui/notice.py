"""A message of the computer: from a program without a window, for the daily check, and where a desktop has no tray.

GNOME shows no tray icons. There the message goes through the desktop's portal, which every desktop of today has.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QSystemTrayIcon

from medneg_desktop.core import resources
from medneg_desktop.ui.language import say
from medneg_desktop.ui.start import application

if TYPE_CHECKING:
    from PySide6.QtDBus import QDBusConnectionInterface

_SECONDS = 12
_PORTAL, _PATH = "org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop"
_ID = "medneg-due"
"""A later message takes the place of the one before."""
_PATIENCE = 5000
"""Milliseconds that a daily check waits for a portal that has to be started first."""


def tray_speaks() -> bool:
    """Whether this desktop has a tray whose icons may say something."""
    return QSystemTrayIcon.isSystemTrayAvailable() and QSystemTrayIcon.supportsMessages()


def through_portal(title: str, text: str, *, wait: bool = False) -> bool:
    """Hand a message to the desktop's portal; False where there is none. With ``wait`` it also has to have taken it."""
    if not sys.platform.startswith("linux"):
        return False
    from PySide6.QtDBus import QDBusConnection, QDBusMessage  # noqa: PLC0415 (Linux alone has it)

    bus = QDBusConnection.sessionBus()
    known = bus.interface() if bus.isConnected() else None
    if known is None or not _offers(known):
        return False
    message = QDBusMessage.createMethodCall(_PORTAL, _PATH, "org.freedesktop.portal.Notification", "AddNotification")
    message.setArguments([_ID, {"title": title, "body": text, "priority": "normal"}])
    if not wait:
        return bool(bus.send(message))
    return bus.call(message, timeout=_PATIENCE).type() is QDBusMessage.MessageType.ReplyMessage


def _offers(known: QDBusConnectionInterface) -> bool:
    running, startable = known.registeredServiceNames().value(), known.activatableServiceNames().value()
    return _PORTAL in running or _PORTAL in startable


def show_notice(title: str, text: str) -> bool:
    """Show a message in the person's language until it has been seen for a while; False where this computer has no place
    for one.
    """
    app = application()
    text = say(text)
    if not tray_speaks():
        return through_portal(title, text, wait=True)
    icon = QSystemTrayIcon(QIcon(str(resources.path("icons", "medneg.svg"))))
    icon.show()
    icon.showMessage(title, text, QSystemTrayIcon.MessageIcon.Information, _SECONDS * 1000)
    icon.messageClicked.connect(app.quit)
    QTimer.singleShot(_SECONDS * 1000, app.quit)
    app.exec()
    icon.hide()
    return True
