"""The one finder of files that travel with the program.

In a checkout they are in ``resources/`` beside the package, in a wheel in ``medneg_desktop/_resources``, in a
frozen program under ``sys._MEIPASS``.
"""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path


@cache
def root() -> Path:
    """The folder that holds all resources; raises FileNotFoundError for a broken installation."""
    package = Path(__file__).resolve().parent.parent
    frozen = getattr(sys, "_MEIPASS", None)
    candidates = [Path(frozen) / "resources"] if frozen else []
    candidates += [package / "_resources", package.parent / "resources"]
    for folder in candidates:
        if folder.is_dir():
            return folder
    raise FileNotFoundError("the resources folder of MedNeg is missing; install the program again")


def path(*parts: str) -> Path:
    """The path of a resource, which must exist."""
    found = root().joinpath(*parts)
    if not found.exists():
        raise FileNotFoundError(f"resource {'/'.join(parts)} is missing; install the program again")
    return found


def text(*parts: str) -> str:
    return path(*parts).read_text(encoding="utf-8")
