"""Joins the rooms: builds ports, vault, lanes and window in order, and shuts them down in reverse. Decides nothing.

Rooms are imported where they are built, so that no start pays for a room it does not enter.
"""
# ruff: noqa: PLC0415 (see above)

from __future__ import annotations

import hashlib
import os
import secrets
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from medneg_desktop.core import resources, vaults_known
from medneg_desktop.core.clock import Clock, SystemClock
from medneg_desktop.core.ids import Sha256
from medneg_desktop.core.paths import data_folder, default_vault
from medneg_desktop.core.trouble import VaultGone, VaultMissing, VaultUnreachable
from medneg_desktop.services.office import Desk, Office

if TYPE_CHECKING:
    from datetime import datetime

    from medneg_desktop.domain.due import CalendarEntry
    from medneg_desktop.domain.learned import LearnedRule
    from medneg_desktop.domain.page import PageText
    from medneg_desktop.domain.reading import Reading
    from medneg_desktop.services.ports import Contents, Drawing, Inspection, Original, Pages, Picture, Typesetter
    from medneg_desktop.services.read_shares import Share
    from medneg_desktop.services.vault_port import BackupMade, Fallback, Given, Restored, Vault, Ways
    from medneg_desktop.ui.entrance import Entrance

NO_DISPLAY = (
    "MedNeg has no screen to open its window on. The same work without a window: "
    "medneg-desktop packet --demo --out packet.pdf"
)
ERASE = 10
"""Exit status of :func:`ask_to_erase`; no fault of the program ends with it."""
MOST_JOBS = 4
"""Page workers at most: each holds the models and a page, up to 0.8 GB."""


def usual_jobs() -> int:
    """How many pages are recognized side by side: as many as there are cores, within the memory of a home computer."""
    return max(1, min(os.cpu_count() or 1, MOST_JOBS))


class _LatePages:
    """Loads the pool of page workers with the first paper and not at start."""

    def __init__(self, jobs: int) -> None:
        self._jobs = jobs
        self._one_at_a_time = threading.Lock()
        self._real: Pages | None = None

    def _workers(self) -> Pages:
        with self._one_at_a_time:
            if self._real is None:
                from medneg_desktop.pages.lane import PageWorkers

                self._real = PageWorkers(jobs=self._jobs)
            return self._real

    def inspect(self, original: Original) -> Inspection:
        return self._workers().inspect(original)

    def words(
        self,
        original: Original,
        page: int,
        *,
        ocr: bool = True,
        turns: int | None = None,
        stop: Callable[[], bool] | None = None,
    ) -> PageText:
        return self._workers().words(original, page, ocr=ocr, turns=turns, stop=stop)

    def understood(
        self,
        texts: Sequence[PageText],
        shares: Sequence[Share],
        rules: Sequence[LearnedRule],
        *,
        stop: Callable[[], bool] | None = None,
    ) -> tuple[Reading, ...]:
        return self._workers().understood(texts, shares, rules, stop=stop)

    def claims(self, original: Original, *, stop: Callable[[], bool] | None = None) -> tuple[Reading, ...]:
        return self._workers().claims(original, stop=stop)

    def picture(self, original: Original, page: int, *, dpi: float) -> Picture:
        return self._workers().picture(original, page, dpi=dpi)

    def exhibit(self, original: Original, page: int, *, dpi: float) -> Picture | Drawing:
        return self._workers().exhibit(original, page, dpi=dpi)

    def contents(self, original: Original) -> Contents:
        return self._workers().contents(original)

    def take(self, original: Original, number: int) -> bytes:
        return self._workers().take(original, number)

    def joined(self, pictures: Sequence[Original]) -> bytes:
        return self._workers().joined(pictures)

    def close(self) -> None:
        with self._one_at_a_time:
            if self._real is not None:
                self._real.close()


class _LateTypesetter:
    """Loads ReportLab with the first packet and not at start."""

    def __init__(self) -> None:
        self._real: Typesetter | None = None

    def compose(self, *arguments: object, **named: object) -> bytes:
        compose: Callable[..., bytes] = self._loaded().compose
        return compose(*arguments, **named)

    def letter_file(self, *arguments: object) -> bytes:
        letter_file: Callable[..., bytes] = self._loaded().letter_file
        return letter_file(*arguments)

    def _loaded(self) -> Typesetter:
        if self._real is None:
            from medneg_desktop.typeset import ReportLabTypesetter

            self._real = ReportLabTypesetter()
        return self._real


def _calendar(entries: Sequence[CalendarEntry], made: datetime) -> bytes:
    """Loads the calendar library with the first file."""
    from medneg_desktop.typeset.calendar_file import calendar_file

    return calendar_file(entries, made)


class _LateTables:
    """Loads what starts a table worker with the first table."""

    def read(self, *arguments: Any, **named: Any) -> tuple[bytes, ...]:
        from medneg_desktop.pages.reference.lane import TableWorker

        return TableWorker().read(*arguments, **named)


@contextmanager
def loose_desk(clock: Clock, jobs: int) -> Iterator[Desk]:
    """A desk for papers in no vault; its page workers end with it."""
    pages = _LatePages(jobs)
    try:
        yield Desk(pages, _LateTypesetter(), clock, jobs, tables=_LateTables())
    finally:
        pages.close()


@dataclass
class OpenOffice:
    """An office with what must be closed after it."""

    office: Office
    _closing: ExitStack = field(default_factory=ExitStack, repr=False)

    def close(self) -> None:
        """Kill the page workers, write the vault out, let go of its lock."""
        self._closing.close()


def office_on(vault: Vault, clock: Clock, jobs: int | None = None) -> OpenOffice:
    """An office around an open vault; closing it closes the vault."""
    jobs = jobs or usual_jobs()
    pages = _LatePages(jobs)
    opened = OpenOffice(
        Office(pages, _LateTypesetter(), clock, jobs, vault=vault, tables=_LateTables(), calendar=_calendar)
    )
    opened._closing.callback(vault.close)  # noqa: SLF001 (its own module)
    opened._closing.callback(pages.close)  # noqa: SLF001
    return opened


def create(folder: Path, passphrase: str | None) -> str | None:
    """Make a vault; gives the recovery code to print. Without a passphrase the system's keyring keeps the key."""
    from medneg_desktop.store.vault import create_vault

    vault = create_vault(folder, passphrase=passphrase, use_keyring=passphrase is None)
    try:
        vaults_known.remember(folder)
        return vault.recovery_code
    finally:
        vault.close()


def open_office(
    folder: Path, passphrase: str | None, *, clock: Clock | None = None, jobs: int | None = None
) -> OpenOffice:
    """Open a vault that exists. Raises VaultMissing, VaultGone, VaultLocked, WrongKey, KeyMissing, VaultDamaged,
    VaultTooNew.
    """
    from medneg_desktop.store.vault import open_vault

    clock = clock or SystemClock()
    with _expected(folder):
        vault = open_vault(folder, passphrase=passphrase, use_keyring=passphrase is None, clock=clock)
    return office_on(vault, clock, jobs)


def open_by_recovery(folder: Path, code: str, passphrase: str) -> OpenOffice:
    """Open a vault by its recovery sheet and give it a new passphrase. Raises WrongKey for a mistyped or wrong code."""
    from medneg_desktop.store.vault import open_vault

    with _expected(folder):
        vault = open_vault(folder, recovery_code=code)
    try:
        vault.change_passphrase(passphrase)
        return office_on(vault, SystemClock())
    except BaseException:
        vault.close()
        raise


def back_up(
    folder: Path, passphrase: str | None, target: Path, progress: Callable[[int, int], None] | None = None
) -> BackupMade:
    """Back a vault up, also one that a window has open. Raises what :meth:`Vault.back_up` and opening raise."""
    from medneg_desktop.core.trouble import VaultLocked
    from medneg_desktop.store.backup import back_up_beside
    from medneg_desktop.store.keys import way_in
    from medneg_desktop.store.vault import open_vault

    keyring = passphrase is None
    try:
        with _expected(folder):
            vault = open_vault(folder, passphrase=passphrase, use_keyring=keyring)
    except VaultLocked:
        unlock = way_in(passphrase=passphrase, use_keyring=keyring)
        return back_up_beside(folder, unlock, target, SystemClock().now(), progress)
    try:
        return vault.back_up(target, progress=progress)
    finally:
        vault.close()


@dataclass(frozen=True)
class VaultRescue:
    """See :class:`medneg_desktop.services.vault_port.Rescue`."""

    folder: Path

    def fallbacks(self) -> list[Fallback]:
        """The automatic backups, and vaults that a restore put aside."""
        from medneg_desktop.store.go_back import fallbacks

        return fallbacks(self.folder)

    def mend(self, given: Given) -> tuple[str, ...]:
        """Put keys and database back from their copies beside them."""
        from medneg_desktop.store.keys import way_of
        from medneg_desktop.store.mend import mend

        with _expected(self.folder):
            return mend(self.folder, way_of(given))

    def restore(
        self,
        backup: Path,
        given: Given,
        *,
        progress: Callable[[int, int], None] | None = None,
        stop: Callable[[], bool] | None = None,
    ) -> Restored:
        """Bring the vault in a backup back."""
        from medneg_desktop.store.keys import way_of
        from medneg_desktop.store.restore import restore
        from medneg_desktop.store.watch import Watch

        watch = Watch(progress or (lambda _done, _whole: None), stop or (lambda: False))
        return restore(backup, self.folder, way_of(given), watch)


def demo_office(*, clock: Clock | None = None, jobs: int | None = None) -> OpenOffice:
    """A throw-away vault, gone when it is closed. Its key is in memory only."""
    from medneg_desktop.store.vault import create_vault

    clock = clock or SystemClock()
    folder = Path(tempfile.mkdtemp(prefix="medneg-demo-"))
    closing = ExitStack()
    closing.callback(shutil.rmtree, folder, ignore_errors=True)
    with closing:
        opened = office_on(create_vault(folder / "vault", key=secrets.token_bytes(32), clock=clock), clock, jobs)
        closing.callback(opened.close)
        return OpenOffice(opened.office, closing.pop_all())
    raise AssertionError  # the stack swallows nothing


def sample_files() -> list[Path]:
    """The papers of the sample case."""
    return sorted(p for p in resources.path("samples", "case").iterdir() if p.is_file())


# ---------------------------------------------------------------------------------------------------- window


def has_display() -> bool:
    """Whether Qt can open a window here, as far as can be told without trying."""
    if not sys.platform.startswith("linux"):
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def open_window(
    folder: Path | None,
    *,
    offered: Sequence[Path] = (),
    demo: bool = False,
    exit_when_ready: bool = False,
    locked: bool = False,
    restore: Path | None = None,
) -> int:
    """Open the window on a vault until it is closed, and bring in the files ``offered``; gives the exit status.

    ``restore``: first bring this backup back. A backup among the files is taken for that: it is what a person opens who
    has a new computer.
    """
    backups = [path for path in offered if path.suffix.casefold() == ".medneg"]
    offered, restore = [path for path in offered if path not in backups], restore or next(iter(backups), None)
    if not has_display():
        print(NO_DISPLAY, file=sys.stderr)
        return 2
    from medneg_desktop.ui.start import run_window

    folder = folder or default_vault()
    return run_window(
        _entrance(folder, locked=locked, try_sample=None if demo else open_demo_beside),
        demo=demo_office if demo else None,
        offered=sample_files() if demo else offered,
        restore=restore,
        again=None if demo else partial(open_locked, folder),
        exit_when_ready=exit_when_ready,
    )


def _entrance(folder: Path, *, locked: bool, try_sample: Callable[[], object] | None) -> Entrance:
    from medneg_desktop.ui.entrance import Entrance

    return Entrance(
        exists=partial(vault_stands, folder),
        opener=partial(open_office, folder),
        maker=partial(create, folder),
        recover=partial(open_by_recovery, folder),
        rescue=VaultRescue(folder),
        locked=partial(ways, folder) if locked else None,
        folder=folder,
        try_sample=try_sample,
    )


def vault_stands(folder: Path) -> bool:
    """Whether there is a vault to open; one whose restoring was cut off is put back in its place first.

    Raises VaultGone or VaultUnreachable where it should stand there and does not: its drive is not connected.
    """
    try:
        if folder.with_name(f"{folder.name}.restoring").exists():
            from medneg_desktop.store.cut_off import undo_cut_off

            undo_cut_off(folder)
        # A database without its keys is a damaged vault, and not an empty folder.
        if (folder / "keys.json").exists() or (folder / "vault.db").exists():
            return True
    except OSError as error:  # the folder may not be looked into, or its drive does not answer
        from medneg_desktop.store.errors import from_os

        raise from_os(error) from error
    if (gone := _gone(folder)) is not None:
        raise gone
    return False


def _gone(folder: Path) -> VaultUnreachable | None:
    """What to tell where a vault should stand in this folder, in which there is none."""
    if vaults_known.known(folder):
        return VaultGone(title=f"The vault in {folder.absolute()} is not there now.")
    if folder != default_vault() and not folder.absolute().parent.is_dir():
        return VaultUnreachable(
            title="The folder that holds this vault is not there.",
            remedy="Connect the drive that it is on, then try again. Nothing was changed.",
        )
    return None


@contextmanager
def _expected(folder: Path) -> Iterator[None]:
    """Open the vault in it inside this block: where it opens, it is remembered; where it is gone, that is told."""
    try:
        yield
    except VaultMissing as missing:
        if (gone := _gone(folder)) is not None:
            raise gone from missing
        raise
    vaults_known.remember(folder)


def ways(folder: Path) -> Ways:
    """By which ways the vault in the folder opens. Raises VaultDamaged, VaultTooNew."""
    from medneg_desktop.store.keys import KeyFile
    from medneg_desktop.store.layout import Layout

    return KeyFile.read(Layout(folder).keys).ways


def open_locked(folder: Path, restore: Path | None = None) -> None:
    """Start the program once more, at the door of a locked vault; this one ends, and its memory with it.

    ``restore`` is a backup that is to take the vault's place.
    """
    more = () if restore is None else ("--restore", str(restore.absolute()))
    _start_beside("--vault", str(folder.absolute()), "--locked", *more)


def open_demo_beside() -> None:
    """Start the program once more, on the sample case: made-up papers never come into the person's own vault."""
    _start_beside("--demo")


def _start_beside(*arguments: str) -> None:
    from medneg_desktop.services.daily_check import program, source_folder

    subprocess.Popen([*program(), *arguments], cwd=source_folder(), start_new_session=True)  # noqa: S603 (this very program)


def ask_to_erase() -> int:
    """Ask whether the bills are to be erased, for an uninstaller: gives ERASE only on the person's second yes."""
    if not has_display():
        return 0
    from medneg_desktop.ui.leaving import asks_to_erase

    return ERASE if asks_to_erase(data_folder()) else 0


def self_test() -> int:
    """Read, audit and pack the sample case in a throw-away vault; what an installed program is tried with."""
    from medneg_desktop.domain.document import Accepted
    from medneg_desktop.services.intake import bring_in
    from medneg_desktop.services.overview import bills, case_view
    from medneg_desktop.services.ports import Original
    from medneg_desktop.services.prepare_packet import prepare_packet
    from medneg_desktop.services.read_document import read_document

    opened = demo_office()
    try:
        office = opened.office
        for path in sample_files():
            outcome = bring_in(office, path)
            if not isinstance(outcome, Accepted):
                why = getattr(outcome, "code", "held already")
                print(f"self-test: {path.name} was not accepted: {why}", file=sys.stderr)
                return 1
            read_document(office, outcome.document.id)
        cases = bills(office)
        view = case_view(office, cases[0].id) if cases else None
        if view is None or not view.report.findings:
            print("self-test: the sample case raised no question", file=sys.stderr)
            return 1
        packet = prepare_packet(office, view.case.id)
        pages = office.pages.inspect(Original(_hash(packet.pdf), lambda: packet.pdf)).pages
        problems = office.vault.verify().problems
        if problems:
            print(f"self-test: {problems[0]}", file=sys.stderr)
            return 1
        print(f"self-test: {len(view.report.findings)} questions, {len(pages)} pages in the packet, vault whole")
        return 0
    finally:
        opened.close()


def _hash(data: bytes) -> Sha256:
    return Sha256(hashlib.sha256(data).hexdigest())
