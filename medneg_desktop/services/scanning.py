"""The scanning program of this computer, started as a program of its own.

MedNeg drives no scanner itself. SANE loads a vendor's driver into the process that scans, and its common backends look
for scanners on the network; WIA and ImageCaptureCore need a driver's window inside ours. Each would bring foreign code,
or the network, beside the papers. The system's own program does the same in a process that knows nothing of the vault.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

_LINUX = ("simple-scan", "skanpage", "skanlite", "xsane")
"""GNOME's, KDE's two, and the classic; the first that is there is taken."""


def scanning_program(platform: str = sys.platform) -> tuple[str, ...]:
    """The command that opens this computer's scanning program; empty where none was found."""
    if platform == "darwin":
        found = Path("/System/Applications/Image Capture.app")
        return ("/usr/bin/open", "-a", str(found)) if found.exists() else ()
    if platform == "win32":
        program = Path(os.environ.get("SYSTEMROOT", r"C:\Windows"), "System32", "WFS.exe")
        return (str(program),) if program.exists() else ()
    return next(((path,) for name in _LINUX if (path := shutil.which(name))), ())


def open_scanning_program(command: tuple[str, ...]) -> None:
    """Start it, to run on by itself. Raises OSError."""
    subprocess.Popen(command, start_new_session=True)  # noqa: S603 (what scanning_program found)
