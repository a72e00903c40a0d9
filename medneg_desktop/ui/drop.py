"""What a drag or a paste brings: files and pictures to take in, or an answer in words. A drop is never met with silence.

Links are never followed. A browser that drags a picture gives its address and often the picture as well; then the picture
is taken. Nothing is written to disk on the way, for what was in hand is as private as a file.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMimeData
from PySide6.QtGui import QImage, QPixmap

from medneg_desktop.services.intake import InHand
from medneg_desktop.ui.language import translate

_MAIL, _PDF = "message/rfc822", "application/pdf"
"""Formats whose bytes are a file: some programs hand over a mail or an attachment as itself."""
_WEB = {"http", "https", "ftp", "ftps"}
_PROMISED = ("filegroupdescriptor", "x-moz-message", "promise")
"""In the names of formats in which mail programs announce a file that they do not hand over."""


@dataclass(frozen=True, slots=True)
class Brought:
    """Files and folders to look at, what came without a file, and what to say of the rest (title, remedy), if anything."""

    paths: tuple[Path, ...] = ()
    title: str = ""
    remedy: str = ""
    in_hand: tuple[InHand, ...] = ()


_LONGEST = 100_000
_TEXT = "Choose the file that holds the bill. For a page in your browser, print it to a PDF and add that."
_SAVE_FIRST = "Save the file to a folder on this computer first, then drop the saved file here."


def what_it_brings(mime: QMimeData) -> Brought:
    """Sort what was dropped. Looks at names only; the files themselves are looked at on a lane."""
    local = tuple(Path(u.toLocalFile()) for u in mime.urls() if u.isLocalFile() and u.toLocalFile()) or _copied(mime)
    elsewhere = [u.scheme().casefold() for u in mime.urls() if not u.isLocalFile()]
    in_hand = () if local else _in_hand(mime)
    if in_hand or (local and not elsewhere):
        return Brought(local, in_hand=in_hand)
    if any(scheme in _WEB for scheme in elsewhere):
        what = (
            "That is a link, not a file." if len(elsewhere) == 1 else f"{len(elsewhere)} of these are links, not files."
        )
        return Brought(local, what, f"MedNeg never goes online to fetch it. {_SAVE_FIRST}")
    if elsewhere or any(word in f.casefold() for f in mime.formats() for word in _PROMISED):
        return Brought(local, "The mail program gave no file.", _SAVE_FIRST.replace("file", "attachment", 1))
    if mime.hasImage():
        return Brought((), "That picture cannot be used as it is.", _SAVE_FIRST.replace("file", "picture", 1))
    if mime.hasText():
        return Brought((), "That is text, not a file.", _TEXT)
    return Brought((), "Nothing usable was dropped.", _SAVE_FIRST)


def _copied(mime: QMimeData) -> tuple[Path, ...]:
    """Files whose places came as text, as "Copy as path" gives them; all of the text must be such places."""
    if mime.urls() or not mime.hasText():
        return ()
    lines = [line.strip().strip('"') for line in mime.text()[:_LONGEST].splitlines() if line.strip()]
    places = tuple(Path(line) for line in lines)
    return places if places and all(p.is_absolute() and p.suffix for p in places) else ()


def _in_hand(mime: QMimeData) -> tuple[InHand, ...]:
    """A picture, a mail or a PDF that came as itself."""
    now = datetime.now().astimezone()
    if data := bytes(mime.data(_MAIL).data()):
        return (InHand(translate("Drop", "Dropped mail {0}.eml").format(f"{now:%Y-%m-%d %H.%M}"), lambda: data),)
    if data := bytes(mime.data(_PDF).data()):
        return (InHand(translate("Drop", "Dropped paper {0}.pdf").format(f"{now:%Y-%m-%d %H.%M}"), lambda: data),)
    held = mime.imageData() if mime.hasImage() else None
    picture = held.toImage() if isinstance(held, QPixmap) else held
    if not isinstance(picture, QImage) or picture.isNull():
        return ()
    name = translate("Drop", "Pasted picture {0}.png").format(f"{now:%Y-%m-%d %H.%M.%S}")
    return (InHand(name, partial(_as_png, QImage(picture))),)


def _as_png(picture: QImage) -> bytes:
    """Without loss; takes up to a second for a photo, so it is called on a lane."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")  # type: ignore[call-overload] # the stubs want bytes, which PySide does not take
    return bytes(buffer.data().data())
