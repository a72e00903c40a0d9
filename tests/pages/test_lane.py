"""The pool of workers: real processes, several threads, and nothing left behind."""

from __future__ import annotations

import multiprocessing
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from medneg_desktop.core.trouble import Cancelled, NotADocument, PageBroke, PageOverran
from medneg_desktop.domain.page import PageText, TextSource, Word
from medneg_desktop.domain.place import Box
from medneg_desktop.domain.reading import DocumentKind
from medneg_desktop.pages.lane import PageWorkers, Patience
from medneg_desktop.pages.limits import Limits
from medneg_desktop.services.ports import Original
from medneg_desktop.services.read_shares import Share, understand
from tests.paper.page_maker import AMOUNTS, bill_picture, scan_pdf, text_pdf

Make = Callable[[bytes], Original]


def children() -> list[int]:
    return [c.pid or 0 for c in multiprocessing.active_children()]


def test_a_document_is_inspected_read_and_drawn(workers: PageWorkers, original: Make) -> None:
    bill = original(text_pdf())
    assert workers.inspect(bill).media == "application/pdf"
    page = workers.words(bill, 1)
    assert page.source is TextSource.TEXT
    assert set(AMOUNTS) <= {w.text for w in page.words}
    assert workers.picture(bill, 1, dpi=36).width == 306
    assert len(children()) == 1


def many_words(rows: int) -> list[PageText]:
    """A page of so many rows of prose, about 1 ms of reading a row."""
    row = "the amount of your account was due to the provider"
    words = [
        Word(w, Box(50 + 40 * n, 10 * at, 85 + 40 * n, 10 * at + 9))
        for at in range(rows)
        for n, w in enumerate(row.split())
    ]
    return [PageText(1, 612.0, 10.0 * rows, tuple(words))]


def test_words_are_read_in_a_worker(workers: PageWorkers, original: Make) -> None:
    texts = [workers.words(original(text_pdf()), 1)]
    assert workers.understood(texts, (), ()) == understand(texts)
    as_eob = [Share((1,), DocumentKind.EOB)]
    assert workers.understood(texts, as_eob, ()) == understand(texts, as_eob)
    assert len(children()) == 2  # the pictures that the window wants do not wait behind it


def test_reading_many_words_stops_when_told_and_ends_at_its_limit(workers: PageWorkers) -> None:
    started = time.monotonic()
    with pytest.raises(Cancelled):
        workers.understood(many_words(2_000), (), (), stop=lambda: time.monotonic() - started > 0.1)
    hasty = PageWorkers(jobs=1, patience=Patience(ocr=0.1, word=0))
    with pytest.raises(PageOverran):
        hasty.understood(many_words(2_000), (), ())
    hasty.close()


def test_no_worker_starts_before_it_is_needed() -> None:
    pages = PageWorkers()
    assert not children()
    pages.close()


def test_bytes_are_asked_for_once(workers: PageWorkers, original: Make) -> None:
    content = text_pdf()
    asked: list[int] = []

    def read() -> bytes:
        asked.append(1)
        return content

    bill = Original(original(content).sha256, read)
    for _ in range(3):
        workers.picture(bill, 1, dpi=20)
    assert len(asked) == 1


def test_a_worker_remembers_four_documents(workers: PageWorkers, original: Make) -> None:
    asked: list[int] = []

    def counted(number: int) -> Original:
        bill = original(text_pdf(pages=number))

        def read() -> bytes:
            asked.append(number)
            return bill.read()

        return Original(bill.sha256, read)

    bills = [counted(number) for number in range(1, 6)]
    for bill in (*bills, *bills[1:], bills[0]):
        workers.inspect(bill)
    assert asked == [1, 2, 3, 4, 5, 1]


def test_trouble_comes_through(workers: PageWorkers, original: Make) -> None:
    with pytest.raises(NotADocument):
        workers.inspect(original(b"a letter"))
    assert workers.inspect(original(text_pdf())).pages


def test_a_killed_worker_is_replaced(workers: PageWorkers, original: Make) -> None:
    bill = original(text_pdf())
    workers.inspect(bill)
    (first,) = children()
    os.kill(first, signal.SIGTERM if sys.platform == "win32" else signal.SIGKILL)
    while first in children():
        time.sleep(0.01)
    with pytest.raises(PageBroke):
        workers.inspect(bill)
    assert workers.inspect(bill).pages
    assert children() != [first]


@pytest.mark.skipif(sys.platform == "win32", reason="stops a process by signal")
def test_a_hung_worker_is_replaced(original: Make) -> None:
    pages = PageWorkers(patience=Patience(light=0.5))
    bill = original(text_pdf())
    pages.inspect(bill)
    (hung,) = children()
    os.kill(hung, signal.SIGSTOP)
    with pytest.raises(PageOverran):
        pages.inspect(bill)
    assert pages.inspect(bill).pages
    pages.close()


def test_a_picture_that_needs_too_much_memory_breaks_only_its_page(original: Make) -> None:
    pages = PageWorkers(limits=Limits(address_space=4 << 30, resident=140 << 20))
    big = original(scan_pdf(bill_picture(600)))
    with pytest.raises(PageBroke):
        pages.picture(big, 1, dpi=560)
    assert pages.inspect(original(text_pdf())).pages
    pages.close()


def test_many_threads_share_two_light_workers(workers: PageWorkers, original: Make) -> None:
    bill = original(text_pdf())
    with ThreadPoolExecutor(8) as threads:
        drawn = list(threads.map(lambda _: workers.picture(bill, 1, dpi=72).rgb, range(24)))
    assert len(set(drawn)) == 1
    assert 1 <= len(children()) <= 2


def test_workers_outlive_the_thread_that_first_asked(workers: PageWorkers, original: Make) -> None:
    bill = original(text_pdf())
    first = threading.Thread(target=lambda: workers.inspect(bill))
    first.start()
    first.join()
    before = children()
    time.sleep(0.2)
    assert workers.inspect(bill).pages
    assert children() == before


def test_closing_twice_leaves_nothing_and_further_calls_start_anew(original: Make) -> None:
    pages = PageWorkers()
    bill = original(text_pdf())
    pages.inspect(bill)
    pages.close()
    pages.close()
    assert not children()
    assert not [t for t in threading.enumerate() if t.name.startswith("page-nursery")]
    assert pages.inspect(bill).pages
    pages.close()


def test_closing_cancels_a_call_that_waits(original: Make) -> None:
    pages = PageWorkers()
    arrived, bill = threading.Event(), text_pdf()

    def slow() -> bytes:
        arrived.set()
        time.sleep(0.5)
        return bill

    with ThreadPoolExecutor(1) as thread:
        waiting = thread.submit(pages.inspect, Original(original(bill).sha256, slow))
        arrived.wait(20)
        pages.close()
        with pytest.raises(Cancelled):
            waiting.result()


def test_without_recognition_a_scan_says_why_it_has_no_words(workers: PageWorkers, original: Make) -> None:
    page = workers.words(original(scan_pdf(bill_picture(72))), 1, ocr=False)
    assert page.source is TextSource.NONE
    assert page.problem
    assert not page.words


@pytest.mark.skipif(sys.platform != "linux", reason="the signal of Linux for a dead parent")
def test_workers_die_with_the_program() -> None:
    script = (
        "import multiprocessing, os, signal\n"
        "from medneg_desktop.pages.lane import PageWorkers\n"
        "from medneg_desktop.services.ports import Original\n"
        "from tests.paper.page_maker import text_pdf\n"
        "PageWorkers().inspect(Original('a', text_pdf))\n"
        "print(multiprocessing.active_children()[0].pid, flush=True)\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    root = str(Path(__file__).parents[2])
    told = subprocess.run([sys.executable, "-c", script], cwd=root, capture_output=True, text=True, check=False)
    worker = Path("/proc", told.stdout.strip())
    assert worker.name.isdigit(), told.stderr
    until = time.monotonic() + 10
    while worker.exists() and "State:\tZ" not in (worker / "status").read_text() and time.monotonic() < until:
        time.sleep(0.02)
    assert not worker.exists() or "State:\tZ" in (worker / "status").read_text()


@pytest.mark.slow
def test_a_picture_does_not_wait_behind_recognition(workers: PageWorkers, original: Make) -> None:
    scan, bill = original(scan_pdf(bill_picture(150))), original(text_pdf())
    workers.picture(bill, 1, dpi=72)
    with ThreadPoolExecutor(1) as thread:
        reading = thread.submit(workers.words, scan, 1)
        time.sleep(0.3)
        began = time.monotonic()
        workers.picture(bill, 1, dpi=72)
        assert time.monotonic() - began < 1.0
        assert not reading.done()
        assert {w.text for w in reading.result().words} >= set(AMOUNTS)


@pytest.mark.slow
def test_two_documents_are_recognized_side_by_side(original: Make) -> None:
    pages = PageWorkers(jobs=2)
    try:
        scans = [original(scan_pdf(bill_picture(dpi))) for dpi in (150, 151)]
        with ThreadPoolExecutor(2) as threads:
            list(threads.map(lambda scan: pages.words(scan, 1), scans))
            recognizers = [c.pid for c in pages._workers.ocr._idle] if pages._workers else []
        assert len(set(recognizers)) == 2
    finally:
        pages.close()


@pytest.mark.slow
def test_a_page_that_is_being_recognized_is_given_up_at_once(original: Make) -> None:
    pages = PageWorkers(jobs=1)
    scan, stopped = original(scan_pdf(bill_picture(200))), threading.Event()
    try:
        with ThreadPoolExecutor(2) as threads:
            readings = [
                threads.submit(pages.words, scan, 1, stop=stopped.is_set) for _ in range(2)
            ]  # one waits its turn
            time.sleep(1.0)
            assert not any(reading.done() for reading in readings)
            began = time.monotonic()
            stopped.set()
            for reading in readings:
                with pytest.raises(Cancelled):
                    reading.result()
            assert time.monotonic() - began < 1.0
        assert {w.text for w in pages.words(scan, 1).words} >= set(AMOUNTS)
    finally:
        pages.close()


def test_a_worker_that_nobody_asks_is_let_go_and_a_new_one_serves(original: Make) -> None:
    pages = PageWorkers(idle_seconds=0.4)
    bill = original(text_pdf())
    try:
        pages.inspect(bill)
        assert children()
        until = time.monotonic() + 10
        while children() and time.monotonic() < until:
            time.sleep(0.05)
        assert not children()
        assert pages.inspect(bill).pages
    finally:
        pages.close()
