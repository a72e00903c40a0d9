"""A page worker may die, hang, eat memory or lie; the program notices, and the next page is served."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from medneg_desktop.core.trouble import DocumentDamaged, PageBroke, PageOverran
from medneg_desktop.domain.page import PageText
from medneg_desktop.pages.child import Child
from medneg_desktop.pages.limits import Limits
from medneg_desktop.pages.messages import Request, Verb
from tests.paper import page_faults as fault

Ask = Callable[[int], PageText]
pytestmark = pytest.mark.usefixtures("importable_tests")


@pytest.fixture
def child() -> Iterator[Child]:
    made = Child(Limits(address_space=1 << 30, resident=400 << 20), desk="tests.paper.page_faults")
    yield made
    made.release()


def ask(child: Child, page: int, seconds: float = 20.0) -> PageText:
    answer: PageText = child.ask(Request(Verb.TEXT, "ab", page), lambda: b"12345", seconds=seconds)
    return answer


def test_a_worker_answers_with_plain_data(child: Child) -> None:
    assert ask(child, fault.SERVES) == PageText(0, 612.0, 792.0)


def test_the_bytes_cross_when_the_worker_does_not_know_the_document(child: Child) -> None:
    assert ask(child, fault.FORGETS).number == len(b"12345")


@pytest.mark.parametrize("how", [fault.DIES, fault.CRASHES])
def test_a_worker_that_dies_breaks_the_page(child: Child, how: int) -> None:
    with pytest.raises(PageBroke):
        ask(child, how)
    assert not child.alive


def test_a_worker_that_hangs_is_killed_when_its_time_is_over(child: Child) -> None:
    ask(child, fault.SERVES)
    began = time.monotonic()
    with pytest.raises(PageOverran):
        ask(child, fault.HANGS, seconds=0.5)
    assert time.monotonic() - began < 5
    assert not child.alive


def test_a_worker_that_eats_memory_is_ended(child: Child) -> None:
    with pytest.raises(PageBroke):
        ask(child, fault.EATS)
    assert not child.alive


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux bounds the address space")
def test_the_system_ends_a_worker_whose_memory_nobody_watches() -> None:
    unwatched = Child(Limits(address_space=600 << 20, resident=1 << 50), desk="tests.paper.page_faults")
    try:
        with pytest.raises(PageBroke):
            ask(unwatched, fault.EATS)
    finally:
        unwatched.release()


def test_trouble_comes_through_as_it_was_raised(child: Child) -> None:
    with pytest.raises(DocumentDamaged) as told:
        ask(child, fault.TROUBLED)
    assert told.value.details == "here"
    assert child.alive


def test_a_foreign_error_breaks_the_page_and_its_words_stay_in_the_worker(child: Child) -> None:
    with pytest.raises(PageBroke) as told:
        ask(child, fault.RAISES)
    assert told.value.details == "LookupError"
    assert "words of the document" not in str(told.value)
    assert ask(child, fault.SERVES).width == 612.0


def test_an_answer_that_is_not_plain_data_is_refused(child: Child) -> None:
    with pytest.raises(PageBroke):
        ask(child, fault.LIES)
    assert not child.alive


@pytest.mark.skipif(sys.platform == "win32", reason="Windows cannot forbid it this way")
def test_a_worker_cannot_write_a_byte(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    here = Child(Limits(), desk="tests.paper.page_faults")
    try:
        with pytest.raises(PageBroke) as told:
            ask(here, fault.WRITES)
    finally:
        here.release()
    assert told.value.details == "OSError"
    assert all(not file.stat().st_size for file in tmp_path.iterdir())


def test_the_noise_of_libraries_goes_nowhere(child: Child, capfd: pytest.CaptureFixture[str]) -> None:
    ask(child, fault.PRINTS)
    assert capfd.readouterr() == ("", "")


def test_an_interrupted_question_leaves_no_answer_for_the_next(child: Child, monkeypatch: pytest.MonkeyPatch) -> None:
    ask(child, fault.SERVES)

    def interrupt(_pid: int) -> int:
        raise KeyboardInterrupt

    with monkeypatch.context() as interrupted:
        interrupted.setattr("medneg_desktop.pages.child.resident_bytes", interrupt)
        with pytest.raises(KeyboardInterrupt):
            ask(child, fault.HANGS)
    assert not child.alive


def test_killing_twice_is_no_trouble(child: Child) -> None:
    child.kill()
    child.kill()
    with pytest.raises(PageBroke):
        ask(child, fault.SERVES)


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_a_worker_may_gain_no_privileges_and_leave_no_core(child: Child) -> None:
    ask(child, fault.SERVES)
    proc = Path(f"/proc/{child.pid}")
    assert "NoNewPrivs:\t1" in (proc / "status").read_text()
    limits = {line[:25].strip(): line[26:].split()[0] for line in (proc / "limits").read_text().splitlines()[1:]}
    assert limits["Max core file size"] == "0"
    assert limits["Max file size"] == "0"
    assert limits["Max address space"] == str(1 << 30)
    assert os.getpid() == int((proc / "stat").read_text().rsplit(")", 1)[1].split()[1])
