"""The grammar of X12: an interchange says its own signs first, then comes segment after segment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation

from medneg_desktop.reading.structured.malformed import Malformed

_ISA_ELEMENTS = 16


@dataclass(frozen=True, slots=True)
class Segment:
    """One segment: its name and its elements, counted from 1 as the standard counts them."""

    name: str
    elements: tuple[str, ...]
    component: str

    def at(self, number: int) -> str:
        """An element, empty where the segment ends before it."""
        return self.elements[number - 1] if number <= len(self.elements) else ""

    def parts(self, number: int) -> list[str]:
        """The components of an element."""
        return self.at(number).split(self.component)


def segments(text: str) -> list[Segment]:
    """The segments of one or more interchanges; raises Malformed where one is cut short."""
    found: list[Segment] = []
    rest = text.strip()
    while rest:
        element, component, end = _signs(rest)
        trailer = -1
        at = 0
        while trailer < 0:
            stop = rest.find(end, at)
            if stop < 0:
                raise Malformed("The remittance file is cut short; its end is missing.")
            raw = rest[at:stop].strip("\r\n ")
            at = stop + 1
            if raw:
                name, *elements = raw.split(element)
                found.append(Segment(name.strip(), tuple(e.strip() for e in elements), component))
                trailer = 0 if name.strip() == "IEA" else -1
        rest = rest[at:].strip()
    return found


def _signs(text: str) -> tuple[str, str, str]:
    """What parts elements, components and segments: the header names them by using them."""
    if not text.startswith("ISA") or len(text) < 4:
        raise Malformed("The remittance file does not begin with an interchange header.")
    element = text[3]
    fields = text.split(element, _ISA_ELEMENTS + 1)
    if len(fields) <= _ISA_ELEMENTS or len(fields[_ISA_ELEMENTS]) < 2:
        raise Malformed("The header of the remittance file is cut short.")
    component, end = fields[_ISA_ELEMENTS][0], fields[_ISA_ELEMENTS][1]
    if len({element, component, end}) < 3 or any(c.isalnum() for c in (element, component)):
        raise Malformed("The header of the remittance file does not say how it is parted.")
    return element, component, end


def day(text: str) -> date | None:
    """A day as X12 writes it: ``20260814``."""
    try:
        return date(int(text[:4]), int(text[4:6]), int(text[6:8])) if len(text) == 8 and text.isdigit() else None
    except ValueError:
        return None


def number(text: str) -> Decimal | None:
    """A plain decimal number; exponents and words are none."""
    try:
        return Decimal(text) if text and set(text) <= set("0123456789.-") else None
    except InvalidOperation:
        return None
