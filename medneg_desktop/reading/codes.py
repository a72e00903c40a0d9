"""The forms of billing codes: procedures, drugs, revenue codes, modifiers, adjustment reasons, diagnoses."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

_PROCEDURE = r"\d{4}[0-9FTUAM]|[A-Z]\d{4}"
_NDC = r"\d{5}-\d{4}-\d{2}|\d{5}-\d{3}-\d{2}|\d{4}-\d{4}-\d{2}|\d{5}-\d{4}-\d"
_WITH_MODIFIERS = re.compile(rf"^(?P<code>{_PROCEDURE})(?P<mods>(?:[-;,/ .][A-Z0-9]{{2}})*)$")
_MODIFIER = re.compile(r"^(?=.*[A-Z0-9])(?:[A-Z][A-Z0-9]|\d{2}|[A-Z]\d)$")
_REASON = re.compile(r"^(?:(?:CO|PR|OA|PI|CR)-?[A-Z]?\d{1,3}|[MN]A?\d{1,3}|MA\d{1,3})$")
_GARBLED_GROUP = re.compile(r"^([Q0]A|C[0Q])-?\d{1,3}$")
_BARE_CARC = re.compile(r"^[A-Z]?\d{1,3}$")
_DIAGNOSIS = re.compile(r"^(?:[A-TV-Z]\d[0-9A-Z](?:\.[0-9A-Z]{1,4})?)$")
_COMMA_FOR_POINT = re.compile(r"^([A-TV-Z]\d[0-9A-Z]),(?=\d)")
_REVENUE = re.compile(r"^(?:0?\d{3}|100[0-6]|210\d|310[1-9])$")


@lru_cache(maxsize=8192)
def procedure(text: str) -> tuple[str, tuple[str, ...]] | None:
    """The procedure code and the modifiers in ``71046-26`` or ``99213;25``; None where it is no code."""
    text = text.strip("()[],:;").upper()
    if re.fullmatch(_NDC, text):
        return text, ()
    match = _WITH_MODIFIERS.match(text)
    if match is None:
        return None
    mods = tuple(m for m in re.split(r"[-;,/ .]", match["mods"]) if m)
    return match["code"], mods


_NUMBERED = frozenset(
    [
        "22",
        "23",
        "24",
        "25",
        "26",
        "27",
        "32",
        "47",
        "50",
        "51",
        "52",
        "53",
        "54",
        "55",
        "56",
        "57",
        "58",
        "59",
        "62",
        "63",
        "66",
        "73",
        "74",
        "76",
        "77",
        "78",
        "79",
        "80",
        "81",
        "82",
        "90",
        "91",
        "92",
        "95",
        "99",
    ]
)
"""The modifiers that are numbers; other pairs of digits behind a code are no modifiers."""


def glued(text: str) -> tuple[str, tuple[str, ...]] | None:
    """A code with its modifiers printed without a gap: ``93307TC``, ``97110GP59``. Seven bare digits may as well be a
    number of the hospital's own: :func:`all_glued` tells.
    """
    text = text.strip("()[],:;").upper()
    if len(text) not in (7, 9) or (found := procedure(text[:5])) is None:
        return None
    mods = tuple(text[i : i + 2] for i in range(5, len(text), 2))
    return (found[0], mods) if all(m in _NUMBERED or re.fullmatch(r"[A-Z][A-Z0-9]", m) for m in mods) else None


GLUED = 7
"""Digits of a code and its modifier."""
_LEAST_GLUED = 3


def all_glued(texts: Sequence[str]) -> bool:
    """Whether numbers of seven digits in one column are codes with modifiers: all of them can be, and are several."""
    bare = [t for t in texts if re.fullmatch(rf"\d{{{GLUED}}}", t)]
    return len(bare) >= _LEAST_GLUED and all(glued(t) for t in bare)


def is_unmistakable(text: str) -> bool:
    """Whether the text is a code even outside a column of codes: it holds a letter where ZIP codes have none."""
    found = procedure(text)
    return found is not None and not found[0].isdigit()


def modifiers(text: str) -> tuple[str, ...] | None:
    """The modifiers in ``25``, ``LT,59`` or ``RT 50``; None where it is something else."""
    parts = [p for p in re.split(r"[\s,;/-]+", text.strip().upper()) if p]
    return tuple(parts) if parts and all(_MODIFIER.match(p) for p in parts) else None


def reasons(text: str, *, bare: bool = False) -> tuple[str, ...] | None:
    """Adjustment reasons such as ``CO-45`` or ``M15``; ``bare`` numbers only under a header that says so."""
    parts = [_group_mended(p) for p in re.split(r"[\s,;/]+", text.strip(" ()*").upper()) if p]
    good = [bool(_REASON.match(p) or (bare and _BARE_CARC.match(p))) for p in parts]
    return tuple(parts) if parts and all(good) else None


def _group_mended(text: str) -> str:
    """``QA-23`` and ``C0-45`` are read so on faint print: there are no groups but CO, PR, OA, PI and CR."""
    match = _GARBLED_GROUP.match(text)
    return f"{'OA' if match[1].endswith('A') else 'CO'}{text[2:]}" if match else text


def revenue(text: str) -> str | None:
    """A revenue code of three or four digits."""
    return text if _REVENUE.match(text) and text.strip("0") else None


def diagnosis(text: str) -> str | None:
    """An ICD-10 diagnosis code."""
    text = _COMMA_FOR_POINT.sub(r"\1.", text.strip("(),;.").upper())
    return text if _DIAGNOSIS.match(text) else None
