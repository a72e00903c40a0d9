"""Lanes: answers come back in the window's thread, or not at all, and nothing is cut in half."""

from __future__ import annotations

import threading
import time

import pytest
from PySide6.QtCore import QObject
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from medneg_desktop.core.trouble import Cancelled, DiskFull
from medneg_desktop.ui.background import Lane, Lanes, Ticket


@pytest.fixture
def owner(qapp: object) -> QObject:
    return QObject()


def quiet(qtbot: QtBot, lanes: Lanes) -> None:
    qtbot.waitUntil(lambda: lanes.busy == 0, timeout=5000)


def test_the_answer_comes_in_the_windows_thread(qtbot: QtBot, lanes: Lanes, owner: QObject) -> None:
    seen: list[tuple[int, int]] = []
    lanes.run(Lane.STORE, threading.get_ident, owner=owner, done=lambda w: seen.append((w, threading.get_ident())))
    quiet(qtbot, lanes)
    assert seen[0][1] == threading.get_ident() != seen[0][0]


def test_work_of_one_lane_keeps_its_order_and_lanes_do_not_wait_for_each_other(
    qtbot: QtBot, lanes: Lanes, owner: QObject
) -> None:
    gate, seen = threading.Event(), list[int]()
    lanes.run(Lane.DESK, lambda: gate.wait(5) and 1, owner=owner, done=lambda n: seen.append(int(n)))
    lanes.run(Lane.DESK, lambda: 2, owner=owner, done=seen.append)
    lanes.run(Lane.STORE, lambda: 3, owner=owner, done=seen.append)
    qtbot.waitUntil(lambda: seen == [3], timeout=5000)
    gate.set()
    quiet(qtbot, lanes)
    assert seen == [3, 1, 2]


def test_a_torn_ticket_gets_no_answer_and_waiting_work_is_not_begun(qtbot: QtBot, lanes: Lanes, owner: QObject) -> None:
    gate, begun, seen = threading.Event(), list[str](), list[object]()

    def work(name: str) -> str:
        begun.append(name)
        gate.wait(5)
        return name

    tickets = [
        lanes.run(Lane.DESK, lambda n=n: work(n), owner=owner, done=seen.append, failed=seen.append)  # type: ignore[misc]
        for n in ("first", "second")
    ]
    qtbot.waitUntil(lambda: begun == ["first"], timeout=5000)
    for ticket in tickets:
        ticket.tear()
    gate.set()
    quiet(qtbot, lanes)
    assert begun == ["first"]
    assert seen == []


def test_a_dead_owner_gets_no_answer(qtbot: QtBot, lanes: Lanes) -> None:
    owner, gate, seen = QObject(), threading.Event(), list[object]()
    lanes.run(Lane.DESK, lambda: gate.wait(5), owner=owner, done=seen.append, failed=seen.append)
    owner.deleteLater()
    qtbot.wait(10)
    gate.set()
    quiet(qtbot, lanes)
    assert seen == []


def test_a_trouble_reaches_its_handler(qtbot: QtBot, lanes: Lanes, owner: QObject) -> None:
    seen: list[BaseException] = []

    def work() -> None:
        raise DiskFull

    lanes.run(Lane.STORE, work, owner=owner, failed=seen.append)
    quiet(qtbot, lanes)
    assert isinstance(seen[0], DiskFull)


def test_an_error_that_nobody_handles_reaches_the_programs_hook(qtbot: QtBot, lanes: Lanes, owner: QObject) -> None:
    with capture_exceptions() as seen:
        lanes.run(Lane.STORE, lambda: 1 // 0, owner=owner)
        quiet(qtbot, lanes)
    assert [kind for kind, _, _ in seen] == [ZeroDivisionError]


def test_stopped_work_ends_in_silence(qtbot: QtBot, lanes: Lanes, owner: QObject) -> None:
    seen: list[object] = []

    def work() -> None:
        raise Cancelled

    lanes.run(Lane.STORE, work, owner=owner, done=seen.append, failed=seen.append)
    quiet(qtbot, lanes)
    assert seen == []


def test_closing_waits_for_what_is_under_way_and_drops_what_waits(qtbot: QtBot, owner: QObject) -> None:
    lanes, done, begun = Lanes(), list[str](), threading.Event()

    def write() -> None:
        begun.set()
        time.sleep(0.2)
        done.append("written whole")

    lanes.run(Lane.STORE, write, owner=owner, done=lambda _: done.append("told"))
    lanes.run(Lane.STORE, lambda: done.append("begun late"), owner=owner)
    assert begun.wait(5)
    lanes.close()
    qtbot.wait(50)
    assert done == ["written whole"]
    assert lanes.busy == 0


def test_an_answer_that_was_on_its_way_is_not_given_after_closing(qtbot: QtBot, owner: QObject) -> None:
    lanes, finished, seen = Lanes(), threading.Event(), list[object]()
    lanes.run(Lane.STORE, finished.set, owner=owner, done=seen.append)
    assert finished.wait(5)
    time.sleep(0.05)  # the answer is queued; the window's thread has not come to it
    lanes.close()
    qtbot.wait(50)
    assert seen == []


def test_closed_lanes_take_no_work(lanes: Lanes, owner: QObject) -> None:
    lanes.close()
    begun: list[int] = []
    ticket = lanes.run(Lane.STORE, lambda: begun.append(1), owner=owner)
    assert ticket.torn()
    assert begun == []
    lanes.close()  # twice does no harm


def test_busy_counts_pieces_of_work_even_when_they_share_a_ticket(qtbot: QtBot, lanes: Lanes, owner: QObject) -> None:
    gate, ticket, seen = threading.Event(), Ticket(), list[int]()
    lanes.busy_changed.connect(seen.append)
    for _ in range(3):
        lanes.run(Lane.DESK, lambda: gate.wait(5), owner=owner, ticket=ticket)
    assert lanes.busy == 3
    gate.set()
    quiet(qtbot, lanes)
    assert seen == [1, 2, 3, 2, 1, 0]


def test_closing_tears_every_ticket(owner: QObject, qapp: object) -> None:
    lanes, gate = Lanes(), threading.Event()
    ticket = lanes.run(Lane.DESK, lambda: gate.wait(5), owner=owner)
    threading.Timer(0.05, gate.set).start()
    lanes.close()
    assert ticket.torn()
