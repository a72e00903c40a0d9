"""Claims that come as data and not as paper: FHIR, X12 835, and Medicare's Blue Button text.

Why it is so: a portal's download says in words of its own what an explanation of benefits prints. It is read by its
own grammar, strictly, and set out on typed pages, so that every value has a place to be looked at like any other's.
Pure: bytes in, typed pages and :class:`~medneg_desktop.domain.reading.Reading` out.
"""

from __future__ import annotations

from medneg_desktop.reading.structured.formats import Format, SetOut, format_of, set_out
from medneg_desktop.reading.structured.malformed import HoldsNoClaims, Malformed

__all__ = ["Format", "HoldsNoClaims", "Malformed", "SetOut", "format_of", "set_out"]
