"""What a file is, told by its first bytes and by opening it; its name is never asked."""

from __future__ import annotations

import re
import struct

from medneg_desktop.core.trouble import EmptyFile, NotADocument
from medneg_desktop.pages.containers import is_zip, open_container
from medneg_desktop.pages.image_paper import ImagePaper
from medneg_desktop.pages.mail import looks_like_mail
from medneg_desktop.pages.paper import Paper
from medneg_desktop.pages.pdf_paper import PdfPaper
from medneg_desktop.pages.text_paper import MAIL, claims_paper, mail_paper
from medneg_desktop.reading.structured import Format, format_of

_JUNK_BEFORE_PDF = 4096
"""Mail gateways and scanners put headers before the PDF; readers look for it in about the first kilobyte."""
_PDF = re.compile(rb"%PDF-\d")
_BEGINNINGS = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"II+\x00", "image/tiff"),
    (b"MM\x00+", "image/tiff"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
)
_HEIF_BRANDS = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"})
_BMP_HEADERS = frozenset({12, 16, 40, 52, 56, 64, 108, 124})


def media_of(content: bytes) -> str | None:
    """The media type of a document that can be read, or None."""
    head = content[:_JUNK_BEFORE_PDF]
    for beginning, media in _BEGINNINGS:
        if head.startswith(beginning):
            return media
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "image/webp"
    if head[4:8] == b"ftyp" and (brands := _brands(head)):
        return "image/avif" if brands & {b"avif", b"avis"} else "image/heic" if brands & _HEIF_BRANDS else None
    if head[:2] == b"BM" and len(head) >= 26 and struct.unpack("<I", head[14:18])[0] in _BMP_HEADERS:
        return "image/bmp"
    if is_zip(content):  # what lies in it unpacked may look like a document
        return None
    return _texts_media(content, head)


def _texts_media(content: bytes, head: bytes) -> str | None:
    if looks_like_mail(content):
        return MAIL
    if _PDF.search(head):
        return "application/pdf"
    data = format_of(content)
    return data.value if data else None


def _brands(head: bytes) -> set[bytes]:
    length = min(struct.unpack(">I", head[:4])[0], 256)
    return {head[8:12], *(head[i : i + 4] for i in range(16, length, 4))}


def is_document(content: bytes) -> bool:
    return media_of(content) is not None


def open_paper(content: bytes, password: str | None = None) -> Paper:
    """Open a document; raises EmptyFile, NotADocument, DocumentDamaged, PasswordNeeded, TooManyPages,
    PictureTooLarge.
    """
    if not content:
        raise EmptyFile
    media = media_of(content)
    if media is None:
        if is_zip(content):
            open_container(content, is_document)  # raises what is wrong with it
            raise NotADocument(title="This file holds other files.", remedy="Add the files in it.")
        raise NotADocument
    if media == "application/pdf":
        return PdfPaper(content, password)
    if media == MAIL:
        return mail_paper(content)
    return claims_paper(content, media) if media in set(Format) else ImagePaper(content, media)
