"""Stands on a session bus where a desktop's messages arrive, and writes each as a line of JSON into a file.

Run by the system's own Python, which has the D-Bus modules:  bus.py FILE tray|portal
"""

# mypy: ignore-errors
# ruff: noqa: ANN001, ANN201, PTH123
from __future__ import annotations

import json
import sys

import dbus
import dbus.service
from dbus.mainloop.glib import DBusGMainLoop
from gi.repository import GLib

NOTES = "org.freedesktop.Notifications"
TRAY = "org.kde.StatusNotifierWatcher"
PORTAL = "org.freedesktop.portal.Desktop"


def tell(**what: object) -> None:
    with open(sys.argv[1], "a", encoding="utf-8") as file:
        file.write(json.dumps(what) + "\n")


class Notes(dbus.service.Object):
    """Takes messages, and clicks on each a moment later."""

    @dbus.service.method(NOTES, in_signature="susssasa{sv}i", out_signature="u")
    def Notify(self, app, _, icon, title, body, actions, hints, timeout):
        tell(way="tray", app=str(app), title=str(title), body=str(body))
        GLib.timeout_add(300, lambda: self.ActionInvoked(7, "default"))
        return dbus.UInt32(7)

    @dbus.service.signal(NOTES, signature="us")
    def ActionInvoked(self, number, action):
        pass

    @dbus.service.method(NOTES, out_signature="as")
    def GetCapabilities(self):
        return ["body", "actions"]

    @dbus.service.method(NOTES, out_signature="ssss")
    def GetServerInformation(self):
        return ("test", "test", "1", "1.2")


class Tray(dbus.service.Object):
    """Says that there is a tray."""

    @dbus.service.method(TRAY, in_signature="s")
    def RegisterStatusNotifierItem(self, item):
        tell(way="icon", item=str(item))

    @dbus.service.method(dbus.PROPERTIES_IFACE, in_signature="ss", out_signature="v")
    def Get(self, _, name):
        return dbus.Int32(0) if name == "ProtocolVersion" else dbus.Boolean(True)


class Portal(dbus.service.Object):
    """Takes messages of programs on a desktop without a tray."""

    @dbus.service.method("org.freedesktop.portal.Notification", in_signature="sa{sv}")
    def AddNotification(self, name, told):
        tell(way="portal", id=str(name), title=str(told["title"]), body=str(told["body"]))


DBusGMainLoop(set_as_default=True)
bus = dbus.SessionBus()
held = [dbus.service.BusName(NOTES, bus)]
things = [Notes(bus, "/org/freedesktop/Notifications")]
if sys.argv[2] == "tray":
    held.append(dbus.service.BusName(TRAY, bus))
    things.append(Tray(bus, "/StatusNotifierWatcher"))
else:
    held.append(dbus.service.BusName(PORTAL, bus))
    things.append(Portal(bus, "/org/freedesktop/portal/desktop"))
tell(way="ready")
loop = GLib.MainLoop()
GLib.timeout_add_seconds(60, loop.quit)
loop.run()
