"""The window as a screen reader gets to know it: the real program on a bare X screen, asked over AT-SPI from outside.

Every screen of the sample case is gone through by keys. What can have the focus must say its name and what it is; what
is read must come in the order in which it stands; tables give their cells; a change is said without moving the focus.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
SYSTEM_PYTHON = "/usr/bin/python3"
Node = dict[str, Any]

SENSIBLE = {
    "push button", "toggle button", "radio button", "check box", "text", "entry", "password text", "combo box", "list",
    "list item", "table", "table cell", "tree", "page tab", "page tab list", "spin button", "label", "image", "panel",
    "document frame", "menu item", "slider", "date editor",
}  # fmt: skip
"""Roles that a screen reader has words for; “filler” and “unknown” are none of them."""


def lacking() -> str:
    """What this machine lacks for the test, in words; empty where nothing is."""
    if not sys.platform.startswith("linux"):
        return "AT-SPI is the accessibility interface of Linux"
    if missing := [name for name in ("Xvfb", "dbus-run-session") if shutil.which(name) is None]:
        return f"{', '.join(missing)} is not installed; README.md names the packages"
    probe = subprocess.run([SYSTEM_PYTHON, "-c", "import pyatspi"], capture_output=True, check=False)
    if probe.returncode:
        return "the system's Python has no pyatspi; README.md names the packages"
    libraries = ("libxcb-cursor.so.0", "libxcb-icccm.so.4", "libxcb-keysyms.so.1", "libxkbcommon-x11.so.0")
    load = f"import ctypes\nfor name in {libraries!r}: ctypes.CDLL(name)"
    if subprocess.run([sys.executable, "-c", load], capture_output=True, check=False).returncode:
        return "the libraries of Qt's X11 window are not installed; README.md names the packages"
    return ""


class Reader:
    """A screen reader with a keyboard, as far as a test needs one."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process
        self.heard: list[Node] = []

    def ask(self, what: str, *arguments: object) -> Any:
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps({"do": what, "with": arguments}) + "\n")
        self._process.stdin.flush()
        answer = self.answer()
        assert "fault" not in answer, f"{what}{arguments}: {answer['fault']}"
        return answer["answer"]

    def answer(self) -> Any:
        """The next line of JSON; the bus says lines of its own."""
        assert self._process.stdout is not None
        return json.loads(next((line for line in self._process.stdout if line.startswith("{")), "null"))

    def listen(self, seconds: float = 0.5) -> list[Node]:
        new: list[Node] = self.ask("listen", seconds)
        self.heard += new
        return new

    def tree(self) -> list[Node]:
        found: list[Node] = self.ask("tree")
        return found

    def press(self, *keys: str) -> None:
        for key in keys:
            self.ask("press", key)
            self.listen(0.25)

    def until(self, there: Callable[[list[Node]], object], what: str, seconds: float = 30) -> list[Node]:
        """What is on the screen as soon as ``there`` says so."""
        end = time.monotonic() + seconds
        while True:
            nodes = self.tree()
            if there(nodes):
                return nodes
            assert time.monotonic() < end, f"{what}; there is only {[n['name'] for n in nodes if n['name']][-40:]}"
            self.listen(0.3)

    def act(self, name: str, role: str = "push button") -> None:
        """Do what the control of that name does."""
        node = next(n for n in self.tree() if n["name"] == name and n["role"] == role)
        assert self.ask("act", node["path"])
        self.listen(0.4)

    def hears(self, words: str, since: int, seconds: float = 8) -> bool:
        """Whether something that begins so is announced, after the first ``since``; events may come a little late."""
        end = time.monotonic() + seconds
        while not (there := any(said.startswith(words) for said in self.said()[since:])) and time.monotonic() < end:
            self.listen(0.3)
        return there

    def said(self) -> list[str]:
        """What was announced so far."""
        return [e["words"] for e in self.heard if e["type"].startswith("object:announcement")]


@contextmanager
def bare_screen() -> Iterator[str]:
    """An X server that shows its picture to nobody; gives the name of its display."""
    told, tells = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(tells), "-screen", "0", "1300x840x24", "-nolisten", "tcp"],
        pass_fds=[tells],
        stderr=subprocess.DEVNULL,
    )
    os.close(tells)
    try:
        with os.fdopen(told) as line:
            yield f":{line.readline().strip()}"
    finally:
        server.terminate()
        server.wait(timeout=10)


@contextmanager
def session(display: str, home: Path) -> Iterator[subprocess.Popen[str]]:
    """The program on the sample case and what listens to it, on a bus of their own."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("QT_", "WAYLAND_", "DBUS_", "XDG_", "LC_"))}
    own = dict.fromkeys(("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_RUNTIME_DIR"), str(home))
    ways = {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb", "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1", "LANG": "C.UTF-8"}
    both = (
        f'"{sys.executable}" -m medneg_desktop --demo & program=$!; '
        f'"{SYSTEM_PYTHON}" "{Path(__file__).with_name("listener.py")}" MedNeg; kill $program; wait $program'
    )
    with (home / "said").open("w") as said:
        process = subprocess.Popen(
            ["dbus-run-session", "--", "sh", "-c", both],
            cwd=ROOT,
            env={**kept, **own, **ways},
            text=True,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=said,
            start_new_session=True,
        )
    with process:
        try:
            yield process
            assert process.stdin is not None
            process.stdin.close()
            process.wait(timeout=30)
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)


@pytest.fixture
def reader(tmp_path: Path) -> Iterator[Reader]:
    if words := lacking():
        pytest.skip(words)
    with bare_screen() as display, session(display, tmp_path) as process:
        made = Reader(process)
        assert made.answer() == {"ready": True}, (tmp_path / "said").read_text(encoding="utf-8")
        made.until(lambda nodes: any(n["name"] == "3 added" for n in nodes), "the sample case is not read")
        yield made


# ------------------------------------------------------------------------------------------------------ what is checked


def reachable(nodes: list[Node]) -> list[Node]:
    return [n for n in nodes if "focusable" in n["states"]]


def unsaid(nodes: list[Node]) -> list[str]:
    """Controls without a name, and choices that say only what is chosen."""
    found = [f"{n['role']} at {n.get('box')} has no name" for n in reachable(nodes) if not n["name"].strip()]
    return found + [
        f"choice {n['name']!r} does not say what for"
        for n in reachable(nodes)
        if n["role"] == "combo box" and not n["labels"] and not n["description"]
    ]


def odd(nodes: list[Node]) -> list[str]:
    return [f"{n['name']!r} is a {n['role']!r}" for n in reachable(nodes) if n["role"] not in SENSIBLE]


def jumps(nodes: list[Node]) -> list[str]:
    """Neighbours in reading order of which the second stands before the first: above it, or left on the same line."""
    boxes = {n["path"]: n["box"] for n in nodes if n.get("box")}
    shown = [n for n in nodes if n.get("box") and n["box"][2] > 1 and (n["name"] or "focusable" in n["states"])]
    found = []
    for one, other in pairwise(shown):
        first, second = _apart(one["path"], other["path"])
        if first not in boxes or second not in boxes:
            continue
        (x, y, w, h), (a, b, c, d) = boxes[first], boxes[second]
        above = b + d <= y + 2 and a < x + w
        left = a + c <= x + 2 and b < y + h and y < b + d
        if above or left:
            found.append(f"{other['name'][:40]!r} {other['box']} is read after {one['name'][:40]!r} {one['box']}")
    return found


def _apart(one: str, other: str) -> tuple[str, str]:
    """The two under the innermost part that holds both: what scrolls is compared as a whole with what stands beside it."""
    first, second = one.split("/"), other.split("/")
    same = next((n for n, (a, b) in enumerate(zip(first, second, strict=False)) if a != b), 0)
    if same < 2:  # one holds the other, or they are in different windows, whose number stands first
        return "", ""
    return "/".join(first[: same + 1]), "/".join(second[: same + 1])


def bare_tables(nodes: list[Node]) -> list[str]:
    """Tables whose cells or titles are not told."""
    found = []
    for table in (n for n in nodes if n["role"] == "table" and n["table"]["rows"]):
        cells = [n for n in nodes if n["path"].startswith(table["path"] + "/") and n["role"] == "table cell"]
        if not cells:
            found.append(f"{table['name']!r} tells no cells")
        found += [f"a cell of {table['name']!r} is silent" for cell in cells if not cell["name"].strip()]
    return found


def faults(nodes: list[Node]) -> list[str]:
    return unsaid(nodes) + odd(nodes) + jumps(nodes) + bare_tables(nodes)


def focused(nodes: list[Node]) -> Node | None:
    """The control with the focus: the innermost that says so, cells of tables aside."""
    found = [n for n in nodes if "focused" in n["states"] and n["role"] not in ("table cell", "list item", "page tab")]
    return found[-1] if found else None


# ------------------------------------------------------------------------------------------------------ the journey
SCREENS = (
    ("Ctrl+1", "Home"),
    ("Ctrl+2", "Check what we read"),
    ("Ctrl+3", "Bills"),
    ("Ctrl+4", "Packets"),
    ("Ctrl+5", "Rights"),
    ("Ctrl+6", "Deadlines"),
    ("Ctrl+f", "Find"),
    ("Ctrl+9", "Trash"),
    ("Ctrl+Comma", "Settings"),
)


@pytest.mark.slow
def test_the_sample_case_by_ear(reader: Reader) -> None:
    """One journey in one test: the program is started once."""
    reader.ask("activate")
    found: dict[str, list[str]] = {}
    for keys, title in SCREENS:
        nodes = arrive(reader, keys, title)
        found[title] = faults(nodes)
    found |= a_case(reader)
    found |= a_packet(reader)
    found |= dialogs(reader)
    assert {place: told for place, told in found.items() if told} == {}


def arrive(reader: Reader, keys: str, title: str) -> list[Node]:
    """Go to a screen: it is announced, the navigation says where one is, and the focus stands on a control of it."""
    before = len(reader.said())
    reader.press(keys)
    reader.until(lambda now: now and now[0]["name"].startswith(title), f"{keys} does not lead to {title}")
    nothing_there = title in ("Packets", "Trash")
    nodes = reader.until(lambda now: nothing_there or not nowhere(now), f"the focus is on no control of {title}")
    assert title in reader.said()[before:], f"{title} is not announced; only {reader.said()[before:]}"
    where = [n for n in nodes if n["role"] == "radio button" and "checked" in n["states"]]
    assert where, "the navigation does not say where one is"
    return nodes


def nowhere(nodes: list[Node]) -> list[str]:
    """Whether the focus is anywhere but on a control of the screen."""
    at = focused(nodes)
    # A card of a question is a panel that says what it is about; what only scrolls is a panel too, and says nothing.
    if at is None or not at["name"] or at["role"] not in SENSIBLE - {"radio button"}:
        return [f"the focus is on {at}"]
    return [] if at["role"] != "panel" or at["description"] else [f"the focus is on the panel {at['name']!r}"]


def a_case(reader: Reader) -> dict[str, list[str]]:
    """Open the bill from the table by keys, and look into each of its tabs."""
    arrive(reader, "Ctrl+3", "Bills")
    reader.press("Home", "Return")
    nodes = reader.until(
        lambda now: any(n["role"] == "page tab" and n["name"].startswith("Questions") for n in now), "no tabs of a case"
    )
    pages = [n["name"] for n in nodes if n["role"] == "image"]
    assert any("page 1 of 1" in name for name in pages), f"the page view says {pages}"
    assert any("Same charge twice" in n["description"] for n in nodes if n["role"] == "image"), "no mark is told"
    tabs = [n["name"] for n in nodes if n["role"] == "page tab"]
    found = {}
    for name in tabs:
        reader.act(name, "page tab")
        now = reader.tree()
        chosen = [n["name"] for n in now if n["role"] == "page tab" and "selected" in n["states"]]
        assert name in chosen, f"{name} is not told as chosen, but {chosen}"
        found[f"the tab {name}"] = faults(now)
    reader.act(tabs[0], "page tab")
    before = len(reader.said())
    reader.act("Use in packet")
    reader.until(
        lambda now: any("in the packet" in n["name"] for n in now if "focusable" in n["states"]), "not decided"
    )
    found["a decision"] = [] if reader.hears("", before) else ["a decision is not announced"]
    return found


def a_packet(reader: Reader) -> dict[str, list[str]]:
    """Make the packet: that it is made is said, its parts are choices with a tick, and its pages say which they are."""
    arrive(reader, "Ctrl+3", "Bills")
    before = len(reader.said())
    reader.press("Ctrl+m")
    nodes = reader.until(
        lambda now: any(n["role"] == "image" and "page 1 of" in n["name"] for n in now), "no packet is shown"
    )
    made = reader.hears("The packet is made", before)
    ticks = [n for n in nodes if "checkable" in n["states"] and n["role"] in ("list item", "table cell", "check box")]
    return {
        "a packet": faults(nodes),
        "what goes in": [] if ticks else ["no part of the packet has a tick"],
        "that it is made": [] if made else [f"it is not announced; only {reader.said()[before:]}"],
    }


def dialogs(reader: Reader) -> dict[str, list[str]]:
    """The sheet of keys, the palette and the guides: each is a window with a name, and closes again."""
    found = {}
    for keys, title in (("F1", "Keys and words"), ("Ctrl+k", "Go to or do"), ("Shift+F1", "Help")):
        reader.press(keys)
        nodes = reader.until(partial(_has_window, title), f"{keys} opens no {title}")
        root = next(n["path"] for n in nodes if n["depth"] == 0 and n["name"].startswith(title))
        inside = [n for n in nodes if n["path"] == root or n["path"].startswith(root + "/")]
        found[title] = faults(inside)
        reader.ask("activate")
        reader.press("Escape")
        reader.ask("activate")
        assert title not in titles(reader.tree()), f"Esc does not close {title}"
    return found


def _has_window(title: str, nodes: list[Node]) -> bool:
    return title in titles(nodes)


def titles(nodes: list[Node]) -> set[str]:
    return {n["name"].split(" \u2014 ")[0].split(" - ")[0] for n in nodes if n["depth"] == 0}


# ------------------------------------------------------------------------------------------------------ of the checks


def node(path: str, role: str, name: str, box: tuple[int, int, int, int], *states: str, **more: object) -> Node:
    return {
        "path": path,
        "role": role,
        "name": name,
        "box": box,
        "states": states,
        "labels": [],
        "description": "",
        **more,
    }


def test_the_checks_find_what_is_wrong() -> None:
    page = node("/0", "frame", "MedNeg", (0, 0, 300, 300))
    nodes = [
        page,
        node("/0/0", "push button", "Below", (0, 50, 40, 20), "focusable"),
        node("/0/1", "push button", "Above", (0, 0, 40, 20), "focusable"),
        node("/0/2", "filler", "", (0, 80, 40, 20), "focusable"),
        node("/0/3", "combo box", "Everything", (0, 100, 40, 20), "focusable"),
        node("/0/4", "table", "Bills", (0, 130, 40, 20), "focusable", table={"rows": 3, "columns": 1}),
    ]
    assert unsaid(nodes) == [
        "filler at (0, 80, 40, 20) has no name",
        "choice 'Everything' does not say what for",
    ]
    assert odd(nodes) == ["'' is a 'filler'"]
    assert len(jumps(nodes)) == 1
    assert "'Above'" in jumps(nodes)[0]
    assert bare_tables(nodes) == ["'Bills' tells no cells"]
    assert faults([page, nodes[2], nodes[1]]) == []


def test_what_scrolls_is_compared_as_a_whole() -> None:
    nodes = [
        node("/0", "frame", "MedNeg", (0, 0, 300, 300)),
        node("/0/0", "panel", "Scrolls", (0, 0, 300, 100)),
        node("/0/0/0", "push button", "Out of sight", (0, 900, 40, 20), "focusable"),
        node("/0/1", "push button", "Below what scrolls", (0, 110, 40, 20), "focusable"),
    ]
    assert jumps(nodes) == []
