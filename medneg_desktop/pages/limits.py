"""What the operating system is asked to enforce on a page worker, and what its parent watches itself.

Linux enforces all of it. macOS ignores the memory limit, so the parent watches there (see :func:`resident_bytes`).
On Windows a Job object does both; that part was written from the documentation and never run.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

_PR_SET_PDEATHSIG = 1
_PR_SET_NO_NEW_PRIVS = 38


@dataclass(frozen=True, slots=True)
class Limits:
    """``address_space`` bounds what a worker may map, ``resident`` what it may really use; both in bytes."""

    address_space: int = 3 << 30
    resident: int = 2 << 30


def confine(limits: Limits, parent: int) -> None:
    """Called in the worker before anything is opened: no files, no core, bounded memory, death with the parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, which then closes its workers
    if sys.platform == "win32":
        return  # the parent holds the worker in a Job object
    import resource  # noqa: PLC0415 (not there on Windows)

    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    with contextlib.suppress(ValueError, OSError):  # macOS may refuse it
        resource.setrlimit(resource.RLIMIT_AS, (limits.address_space, limits.address_space))
    if sys.platform == "linux":
        libc = ctypes.CDLL(None)
        libc.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
        libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        if os.getppid() != parent:  # it died before the signal was armed
            os._exit(1)


def silence() -> None:
    """Send what libraries print to nowhere: it may quote a document, and the command line owns standard output."""
    with contextlib.suppress(OSError):
        nowhere = os.open(os.devnull, os.O_RDWR)
        for standard in (0, 1, 2):
            os.dup2(nowhere, standard)


def resident_bytes(pid: int) -> int:
    """The memory a process really uses, or 0 where that cannot be told."""
    if sys.platform == "linux":
        try:
            pages = int(Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1])
        except (OSError, ValueError, IndexError):
            return 0
        return pages * os.sysconf("SC_PAGE_SIZE")
    if sys.platform == "darwin":
        told = subprocess.run(  # noqa: S603 (fixed program, a number as argument)
            ["/bin/ps", "-o", "rss=", "-p", str(pid)], capture_output=True, text=True, check=False
        )
        return int(told.stdout.strip() or 0) * 1024
    return 0


if sys.platform == "win32":
    # Never run: written from the documentation of Job objects.
    from ctypes import wintypes

    class _BasicLimits(ctypes.Structure):
        _fields_ = (
            ("PerProcessUserTimeLimit", ctypes.c_int64),
            ("PerJobUserTimeLimit", ctypes.c_int64),
            ("LimitFlags", wintypes.DWORD),
            ("MinimumWorkingSetSize", ctypes.c_size_t),
            ("MaximumWorkingSetSize", ctypes.c_size_t),
            ("ActiveProcessLimit", wintypes.DWORD),
            ("Affinity", ctypes.c_size_t),
            ("PriorityClass", wintypes.DWORD),
            ("SchedulingClass", wintypes.DWORD),
        )

    class _ExtendedLimits(ctypes.Structure):
        _fields_ = (
            ("Basic", _BasicLimits),
            ("IoInfo", ctypes.c_uint64 * 6),
            ("ProcessMemoryLimit", ctypes.c_size_t),
            ("JobMemoryLimit", ctypes.c_size_t),
            ("PeakProcessMemoryUsed", ctypes.c_size_t),
            ("PeakJobMemoryUsed", ctypes.c_size_t),
        )

    _EXTENDED_LIMITS = 9
    _ACTIVE_PROCESS, _PROCESS_MEMORY, _DIE_ON_EXCEPTION, _KILL_ON_CLOSE = 0x8, 0x100, 0x400, 0x2000

    def hold(process_handle: int, limits: Limits) -> int:
        """Put a process into a Job of its own that ends with our handle; gives the Job's handle, 0 on failure."""
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.CreateJobObjectW.restype = wintypes.HANDLE
        job = kernel.CreateJobObjectW(None, None)
        if not job:
            return 0
        wanted = _ExtendedLimits()
        wanted.Basic.LimitFlags = _ACTIVE_PROCESS | _PROCESS_MEMORY | _DIE_ON_EXCEPTION | _KILL_ON_CLOSE
        wanted.Basic.ActiveProcessLimit = 1
        wanted.ProcessMemoryLimit = limits.resident
        kernel.SetInformationJobObject(
            wintypes.HANDLE(job), _EXTENDED_LIMITS, ctypes.byref(wanted), ctypes.sizeof(wanted)
        )
        kernel.AssignProcessToJobObject(wintypes.HANDLE(job), wintypes.HANDLE(process_handle))
        return int(job)

    def let_go(job: int) -> None:
        ctypes.WinDLL("kernel32").CloseHandle(wintypes.HANDLE(job))

else:

    def hold(process_handle: int, limits: Limits) -> int:  # noqa: ARG001 (the same call on every system)
        return 0

    def let_go(job: int) -> None:
        pass
