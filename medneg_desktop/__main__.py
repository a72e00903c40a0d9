"""Where the program starts: ``medneg-desktop`` and ``python -m medneg_desktop``."""

from __future__ import annotations

import multiprocessing
import os
import sys


def main(argv: list[str] | None = None) -> int:
    """Run a command or open the window; gives the exit status."""
    multiprocessing.freeze_support()  # first: a frozen program starts its page workers through this very line
    os.umask(0o077)  # whatever is written is the person's alone
    from medneg_desktop.cli import run  # noqa: PLC0415 (a page worker of the frozen program never comes this far)

    return run(sys.argv[1:] if argv is None else argv)


if __name__ == "__main__":
    sys.exit(main())
