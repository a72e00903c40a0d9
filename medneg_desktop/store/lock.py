"""One program per vault: a lock of the operating system on the file ``vault.lock``.

The system lets go of it when the program ends, however it ends, so a left-over file never shuts anybody out. The
file holds the number of the process while the vault is open and is emptied on a proper close: text in it at the next
start means that the last one was not closed properly.
"""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

from medneg_desktop.core.trouble import VaultLocked
from medneg_desktop.store.disk import PRIVATE_FILE
from medneg_desktop.store.errors import disk_told

_HELD = {errno.EWOULDBLOCK, errno.EAGAIN, errno.EACCES, errno.EDEADLK}

if sys.platform == "win32":
    import msvcrt

    def lock_now(descriptor: int) -> None:
        """Lock an open file without waiting, until it is closed. Raises OSError where another program has it locked."""
        # Far behind the text: Windows keeps others from even reading a locked byte.
        os.lseek(descriptor, 1 << 30, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        os.lseek(descriptor, 0, os.SEEK_SET)

else:
    import fcntl

    def lock_now(descriptor: int) -> None:
        """Lock an open file without waiting, until it is closed. Raises OSError where another program has it locked."""
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


class VaultLock:
    """A lock that is held. ``left_over`` says that the vault was not closed properly the last time."""

    def __init__(self, descriptor: int, *, left_over: bool) -> None:
        self._descriptor: int | None = descriptor
        self.left_over = left_over

    @staticmethod
    def take(path: Path) -> VaultLock:
        """Raises VaultLocked at once where another program, or another window of this one, has the vault open."""
        with disk_told():
            descriptor = os.open(path, os.O_RDWR | os.O_CREAT, PRIVATE_FILE)
            try:
                before = _told(descriptor)
                _claim(descriptor, before)
                os.ftruncate(descriptor, 0)
                os.write(descriptor, str(os.getpid()).encode())
            except BaseException:
                os.close(descriptor)
                raise
        return VaultLock(descriptor, left_over=bool(before))

    def release(self, *, properly: bool = True) -> None:
        """Let go; only a proper close empties the file. Doing it again does nothing."""
        if self._descriptor is None:
            return
        descriptor, self._descriptor = self._descriptor, None
        try:
            if properly:
                with disk_told():
                    os.ftruncate(descriptor, 0)
        finally:
            os.close(descriptor)


def _told(descriptor: int) -> str:
    text = os.read(descriptor, 20)
    os.lseek(descriptor, 0, os.SEEK_SET)
    return text.decode("ascii", "replace")


def _claim(descriptor: int, before: str) -> None:
    try:
        lock_now(descriptor)
    except OSError as error:
        if error.errno in _HELD:
            raise VaultLocked(details=before) from None
        raise
