"""Which format a data file is in, told by its bytes, and its claims set out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from medneg_desktop.domain.reading import Reading
from medneg_desktop.reading.structured import blue_button, fhir, remittance
from medneg_desktop.reading.structured.claim import Claim, type_out
from medneg_desktop.reading.structured.malformed import HoldsNoClaims, Malformed
from medneg_desktop.reading.structured.sheet import Typist

LARGEST = 32 << 20
"""Bytes of the largest data file: years of one person's claims are a tenth of it."""
_HEAD = 65_536


class Format(StrEnum):
    """The value is the media type under which the document is kept."""

    FHIR = "application/fhir+json"
    X12 = "application/edi-x12"
    BLUE_BUTTON = "text/plain"


@dataclass(frozen=True, slots=True)
class SetOut:
    """A data file as typed pages of rows, and what its claims say. Parts share pages."""

    pages: tuple[tuple[str, ...], ...]
    readings: tuple[Reading, ...]


def format_of(content: bytes) -> Format | None:
    """The format of a data file; None for everything else."""
    head = content[:_HEAD].removeprefix(b"\xef\xbb\xbf").lstrip()
    if head.startswith(b"ISA") and not head[3:4].isalnum():
        return Format.X12
    if head.startswith((b"{", b"[")) and re.search(rb'"resourceType"\s*:\s*"\w+"', content):
        return Format.FHIR
    if b"MYMEDICARE.GOV" in head.upper() and re.search(rb"(?m)^-{8,}\s*$", head):
        return Format.BLUE_BUTTON
    return None


def set_out(content: bytes) -> SetOut:
    """The claims of a data file; raises Malformed, and HoldsNoClaims where there are none."""
    kind = format_of(content)
    if kind is None:
        raise Malformed("The file is in no format of claims data that is known.")
    if len(content) > LARGEST:
        raise Malformed("The file holds more data than one person's claims.")
    text = _text(content)
    if kind is Format.BLUE_BUTTON:
        pages, readings = blue_button.set_out(text)
        found = SetOut(pages, readings)
    else:
        found = _typed(fhir.claims(text) if kind is Format.FHIR else remittance.claims(text))
    if not found.readings:
        raise HoldsNoClaims("The file holds no explanation of benefits.")
    return found


def _typed(claims: list[Claim]) -> SetOut:
    typist = Typist()
    readings = tuple(type_out(typist, claim, part) for part, claim in enumerate(claims, 1))
    return SetOut(tuple(tuple(page) for page in typist.pages), readings)


def _text(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")
