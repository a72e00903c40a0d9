"""What all commands share: exit status, progress on standard error, JSON on standard output, secrets from files."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from medneg_desktop.core.trouble import FileUnreadable

OK, SOME_UNREAD, USAGE, INTERNAL = 0, 1, 2, 3


class WrongUsage(Exception):  # noqa: N818 (not a fault of the program)
    """The call's words are off; the message says how."""


def number(text: str) -> int:
    """A whole number above 0, for argparse."""
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number above 0")
    return int(text)


def progress(done: int, whole: int, words: str) -> None:
    print(f"{done} of {whole}: {words}", file=sys.stderr, flush=True)


def say(words: str) -> None:
    """A sentence for the person, beside the JSON for the script."""
    print(words, file=sys.stderr, flush=True)


def emit(answer: object, out: str = "-") -> None:
    """The answer as JSON, to a file or to standard output."""
    text = json.dumps(answer, indent=1, ensure_ascii=False) + "\n"
    if out == "-":
        sys.stdout.write(text)
    else:
        from medneg_desktop.services.prepare_packet import write_whole  # noqa: PLC0415 (only where it is used)

        write_whole(Path(out), text.encode())


def line(answer: object) -> None:
    """One answer of several, on a line of its own."""
    print(json.dumps(answer, ensure_ascii=False), flush=True)


def secret(file: str | None, what: str) -> str | None:
    """What a file holds, or standard input where it is named ``-``; its last line end is none of it."""
    if file is None:
        return None
    try:
        text = sys.stdin.read() if file == "-" else Path(file).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise FileUnreadable(title=f"The {what} file could not be read.") from error
    return text.rstrip("\r\n")
