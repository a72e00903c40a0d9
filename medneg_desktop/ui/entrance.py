"""The way into the vault, until it is open or the person leaves: making it, unlocking it, and what helps where it fails."""
# ruff: noqa: PLC0415 (no dialog is paid for where the key opens)

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from PySide6.QtWidgets import QDialog, QMessageBox

from medneg_desktop.core.trouble import KeyMissing, Trouble, WrongKey
from medneg_desktop.services.office import Office
from medneg_desktop.services.vault_port import Rescue, Ways

_WENT_IN = QDialog.DialogCode.Accepted


class Opened(Protocol):
    """An open office, and the way to close it."""

    @property
    def office(self) -> Office: ...

    def close(self) -> None: ...


class _Left(Exception):  # noqa: N818 (the person quits; nobody is told)
    """The person went away."""


@dataclass(frozen=True)
class Entrance:
    """The ways into one vault.

    ``exists`` says whether there is one; ``opener`` opens it, by the key or a passphrase, and ``maker`` makes one and gives
    its recovery code. ``recover`` opens it by that code and gives it a new passphrase; ``rescue`` repairs it or brings a
    backup back. ``locked``: it was locked, and opens by these ways only. ``folder`` is where it stands or will stand;
    ``try_sample`` shows the sample case elsewhere.
    """

    exists: Callable[[], bool]
    opener: Callable[[str | None], Opened]
    maker: Callable[[str | None], str | None]
    recover: Callable[[str, str], Opened]
    rescue: Rescue | None = None
    locked: Callable[[], Ways] | None = None
    folder: Path | None = None
    try_sample: Callable[[], object] | None = None
    dropped: list[Path] = field(default_factory=list)
    """Files that the person gave at the first start, to be brought in once the window is there."""

    def through(self, restore: Path | None = None) -> Opened | None:
        """The open office; None where the person left. ``restore``: first bring this backup back."""
        if restore is not None:
            self._bring_back(restore)
        way_in = self._in
        while True:
            try:
                return way_in()
            except _Left:
                return None
            except Trouble as trouble:
                told = self._told(trouble)
                if told is None:
                    return None
                way_in = told

    def _in(self) -> Opened:
        if not self.exists():
            return self._welcomed()
        if self.locked is not None:
            return self._unlocked(self.locked())
        try:
            return self.opener(None)
        except (KeyMissing, WrongKey):
            return self._unlocked(None)

    def _welcomed(self) -> Opened:
        from medneg_desktop.ui.first_start import WelcomeDialog

        folder = "" if self.folder is None else str(self.folder.absolute())
        welcome = WelcomeDialog(self.maker, self.rescue, folder=folder, try_sample=self.try_sample)
        if welcome.exec() != _WENT_IN:
            raise _Left
        self.dropped.extend(welcome.dropped)
        if welcome.brought_back:
            return self._in()
        opened = self.opener(welcome.passphrase)
        if welcome.sheet_seen:
            from medneg_desktop.services.keys import sheet_seen

            sheet_seen(opened.office)
        return opened

    def _unlocked(self, ways: Ways | None) -> Opened:
        from medneg_desktop.ui.door import UnlockDialog

        unlock: UnlockDialog[Opened] = UnlockDialog(self.opener, self.recover, locked=ways, rescue=self.rescue)
        if unlock.exec() != _WENT_IN or unlock.result_value is None:
            raise _Left
        return unlock.result_value

    def _bring_back(self, backup: Path) -> None:
        from medneg_desktop.ui.rescue import RescueDialog

        if self.rescue is not None:
            RescueDialog(self.rescue, None, backup=backup).exec()

    def _told(self, trouble: Trouble) -> Callable[[], Opened] | None:
        """How to try again; None where the person leaves."""
        if self.rescue is None:
            QMessageBox.critical(None, "MedNeg", f"{trouble.title}\n\n{trouble.remedy}")
            return None
        from medneg_desktop.ui.rescue import TroubleDialog

        dialog = TroubleDialog(trouble, self.rescue)
        if dialog.exec() != _WENT_IN:
            return None
        return self._welcomed if dialog.anew else self._in
