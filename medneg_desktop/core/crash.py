"""Where a fault of the program lies, without a word of what it was about: an exception's own message may quote a bill."""

from __future__ import annotations

import sys
import traceback
from collections import deque
from pathlib import Path
from types import TracebackType

_PACKAGE = Path(__file__).resolve().parents[1]
_LAST: deque[str] = deque(maxlen=20)
"""What went wrong since the program started, the oldest first: codes of troubles and places of faults."""


def note(words: str) -> None:
    """Remember for a problem report; ``words`` are a trouble's code or the :func:`places` of a fault, nothing else."""
    _LAST.append(words)


def noted() -> tuple[str, ...]:
    """What was remembered. It is kept in memory only and ends with the program."""
    return tuple(_LAST)


def places(error: BaseException) -> list[str]:
    """Kinds, files, lines and functions of an exception and of those that led to it; no message of any."""
    lines: list[str] = []
    seen: BaseException | None = error
    while seen is not None:
        lines.append(type(seen).__name__)
        lines += [f"  {_short(f.filename)}:{f.lineno} {f.name}" for f in traceback.extract_tb(seen.__traceback__)]
        seen = seen.__cause__ or seen.__context__
    return lines


def tell(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """In place of Python's own hook, which would print the message too, into a terminal or the log of a desktop."""
    del kind, trace  # both stand in the error
    print("\n".join(places(error)), file=sys.stderr)


def _short(untrusted_path: str) -> str:
    path = Path(untrusted_path)
    # Outside the program only the file's name: a full path names the person's home.
    return path.relative_to(_PACKAGE.parent).as_posix() if path.is_relative_to(_PACKAGE) else path.name
