"""What a drag or a paste brings: files to take in, or an answer in words. A drop is never met with silence."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QMimeData


@dataclass(frozen=True, slots=True)
class Brought:
    """Files and folders to look at, and what to say of the rest (title and remedy), if anything."""

    paths: tuple[Path, ...] = ()
    title: str = ""
    remedy: str = ""


_SAVE_FIRST = "Save the file to a folder on this computer first, then drop the saved file here."


def what_it_brings(mime: QMimeData) -> Brought:
    """Sort what was dropped. Looks at names only; the files themselves are looked at on a lane."""
    local = tuple(Path(u.toLocalFile()) for u in mime.urls() if u.isLocalFile() and u.toLocalFile())
    elsewhere = sum(not u.isLocalFile() for u in mime.urls())
    if elsewhere:
        what = "That is a link, not a file." if elsewhere == 1 else f"{elsewhere} of these are links, not files."
        return Brought(local, what, f"MedNeg never goes online to fetch it. {_SAVE_FIRST}")
    if local:
        return Brought(local)
    if any("FileGroupDescriptor" in f for f in mime.formats()):
        return Brought((), "The mail program gave no file.", _SAVE_FIRST.replace("file", "attachment", 1))
    if mime.hasImage():
        return Brought((), "That is a picture without a file.", _SAVE_FIRST.replace("file", "picture", 1))
    if mime.hasText():
        return Brought((), "That is text, not a file.", "Drop or choose the file that holds the bill.")
    return Brought((), "Nothing usable was dropped.", _SAVE_FIRST)
