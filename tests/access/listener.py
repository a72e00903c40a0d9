"""What a screen reader gets to know of the window: a process of its own that asks over AT-SPI, as Orca does.

It runs under the system's Python, which alone has AT-SPI's bindings. A line of JSON with a question comes in on standard
input, and one with the answer goes out. It knows nothing of the program: only its name on the accessibility bus.
"""

from __future__ import annotations

import ctypes
import json
import sys
import time
from typing import Any

import pyatspi
from gi.repository import GLib

_SYMBOLS = {
    "Tab": 0xFF09, "Return": 0xFF0D, "Escape": 0xFF1B, "Space": 0x20, "Home": 0xFF50, "Left": 0xFF51, "Up": 0xFF52,
    "Right": 0xFF53, "Down": 0xFF54, "End": 0xFF57, "F1": 0xFFBE, "F6": 0xFFC3, "Comma": 0x2C,
}  # fmt: skip
_HELD = {"Ctrl": 37, "Shift": 50, "Alt": 64}
"""Key codes of an ordinary keyboard, as the virtual screen has it."""
_EVENTS = (
    "object:announcement",
    "object:state-changed:focused",
    "object:state-changed:checked",
    "object:state-changed:expanded",
    "object:state-changed:selected",
    "object:property-change:accessible-name",
    "object:active-descendant-changed",
    "window:activate",
    "window:create",
)


class Listener:
    """Holds the program's place on the bus and what was heard since the last question."""

    def __init__(self, name: str) -> None:
        self.heard: list[dict[str, Any]] = []
        self.app = self._find(name)
        pyatspi.Registry.registerEventListener(self._on_event, *_EVENTS)

    @staticmethod
    def _find(name: str) -> Any:
        for _ in range(300):
            for app in pyatspi.Registry.getDesktop(0):
                if app is not None and app.childCount and name.lower() in (app.name or "").lower():
                    return app
            time.sleep(0.2)
        raise SystemExit(f"no program called {name!r} came onto the accessibility bus")

    def _on_event(self, event: Any) -> None:
        try:
            source = {"name": event.source.name, "role": event.source.getRoleName()}
        except Exception:  # noqa: BLE001 (what spoke may be gone by now)
            source = {}
        self.heard.append({"type": str(event.type), "detail": event.detail1, "words": str(event.any_data), **source})

    def listen(self, seconds: float) -> list[dict[str, Any]]:
        """Hear what comes in so long, and give all since the last time."""
        context, end = GLib.MainContext.default(), time.monotonic() + seconds
        while time.monotonic() < end:
            while context.pending():
                context.iteration(False)
            time.sleep(0.02)
        heard, self.heard = self.heard, []
        return heard

    def tree(self) -> list[dict[str, Any]]:
        """Everything that is on the screen, each with its depth."""
        found: list[dict[str, Any]] = []
        for number, window in enumerate(self.app):
            if window is not None:
                self._walk(window, 0, f"/{number}", found)
        return found

    def _walk(self, node: Any, depth: int, path: str, found: list[dict[str, Any]]) -> None:
        try:
            states = {pyatspi.stateToString(s) for s in node.getState().getStates()}
            if depth and "showing" not in states:
                return
            found.append({**_told(node, states), "depth": depth, "path": path})
            children = [node[number] for number in range(node.childCount)]
        except Exception:  # noqa: BLE001 (it went away while it was asked)
            return
        for number, child in enumerate(children):
            if child is not None:
                self._walk(child, depth + 1, f"{path}/{number}", found)

    def act(self, path: str) -> bool:
        """Do what the first action of a control does, as a screen reader's click."""
        node = self._at(path)
        action = node.queryAction()
        return bool(action.nActions and action.doAction(0))

    def focus(self, path: str) -> bool:
        return bool(self._at(path).queryComponent().grabFocus())

    def _at(self, path: str) -> Any:
        first, *rest = (int(part) for part in path.split("/") if part)
        node = self.app[first]
        for number in rest:
            node = node[number]
        return node

    @staticmethod
    def activate() -> bool:
        """Give the keyboard to the window on top, as a window manager would; the bare screen has none."""
        x = ctypes.CDLL("libX11.so.6")
        x.XOpenDisplay.restype = ctypes.c_void_p
        x.XDefaultRootWindow.restype = ctypes.c_ulong
        screen = ctypes.c_void_p(x.XOpenDisplay(None))
        root = ctypes.c_ulong(x.XDefaultRootWindow(screen))
        windows, count, other = ctypes.POINTER(ctypes.c_ulong)(), ctypes.c_uint(), ctypes.c_ulong()
        x.XQueryTree(screen, root, ctypes.byref(other), ctypes.byref(other), ctypes.byref(windows), ctypes.byref(count))
        about = (ctypes.c_int * 64)()  # XWindowAttributes: wide and high are its third and fourth numbers
        large = []
        for number in range(count.value):
            x.XGetWindowAttributes(screen, ctypes.c_ulong(windows[number]), ctypes.byref(about))
            if about[2] > 200 and about[3] > 100:
                large.append(windows[number])
        if large:
            x.XSetInputFocus(screen, ctypes.c_ulong(large[-1]), 1, ctypes.c_ulong(0))
        x.XSync(screen, 0)
        x.XCloseDisplay(screen)
        return bool(large)

    @staticmethod
    def press(keys: str) -> None:
        """Press keys such as ``Ctrl+3`` on the keyboard of the screen."""
        *held, key = keys.split("+")
        for name in held:
            pyatspi.Registry.generateKeyboardEvent(_HELD[name], None, pyatspi.KEY_PRESS)
        symbol = _SYMBOLS.get(key, ord(key[0]) if len(key) == 1 else 0)
        pyatspi.Registry.generateKeyboardEvent(symbol, None, pyatspi.KEY_SYM)
        for name in reversed(held):
            pyatspi.Registry.generateKeyboardEvent(_HELD[name], None, pyatspi.KEY_RELEASE)


def _told(node: Any, states: set[str]) -> dict[str, Any]:
    told: dict[str, Any] = {
        "name": node.name or "",
        "description": node.description or "",
        "role": node.getRoleName(),
        "states": sorted(states),
        "labels": [
            relation.getTarget(number).name
            for relation in node.getRelationSet()
            if relation.getRelationType() == pyatspi.RELATION_LABELLED_BY
            for number in range(relation.getNTargets())
        ],
    }
    interfaces = set(node.get_interfaces() or ())
    if "Component" in interfaces:
        box = node.queryComponent().getExtents(pyatspi.DESKTOP_COORDS)
        told["box"] = [box.x, box.y, box.width, box.height]
    if "Action" in interfaces:
        action = node.queryAction()
        told["actions"] = [action.getName(n) for n in range(action.nActions)]
    if "Table" in interfaces:
        table = node.queryTable()
        told["table"] = {"rows": table.nRows, "columns": table.nColumns}
        told["titles"] = [table.getColumnDescription(n) for n in range(table.nColumns)]
    if "Text" in interfaces:
        text = node.queryText()
        told["text"] = text.getText(0, min(text.characterCount, 2000))
    if "Value" in interfaces:
        value = node.queryValue()
        told["value"] = [value.minimumValue, value.currentValue, value.maximumValue]
    return told


def main() -> None:
    """Answer until the questions end."""
    listener = Listener(sys.argv[1])
    print(json.dumps({"ready": True}), flush=True)
    for line in sys.stdin:
        asked = json.loads(line)
        name, arguments = asked["do"], asked.get("with", [])
        try:
            answer = {"answer": getattr(listener, name)(*arguments)}
        except Exception as error:  # noqa: BLE001 (the test decides what a fault means)
            answer = {"fault": f"{type(error).__name__}: {error}"}
        print(json.dumps(answer), flush=True)


if __name__ == "__main__":
    main()
