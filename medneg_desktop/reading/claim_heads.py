"""What stands over a claim instead of beside a label: the days of a stay and who gave the care.

A Medicare notice prints ``June 18 - June 21, 2025`` and the hospital's name above each claim; other plans print the
provider in a row of its own between the headers and the lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date

from medneg_desktop.core.dates import DayOfYear
from medneg_desktop.domain.reading import AnyFact, FieldName
from medneg_desktop.reading.facts import SURE, SURE_NUMBER, fact_of
from medneg_desktop.reading.labels import is_label_text
from medneg_desktop.reading.names import is_name, is_title, names_establishment
from medneg_desktop.reading.pieces import Piece, PieceKind
from medneg_desktop.reading.rows import PageRows, Row, Span
from medneg_desktop.reading.table import Table
from medneg_desktop.reading.vocabulary import folded

F = FieldName
_ABOVE = 5
_BETWEEN = frozenset({"-", "\u2013", "\u2014", "to", "thru", "through"})
_OF_PLANS = re.compile(r"\b(?:claims?|your|insurance|part|benefits?|plan|total|services|covered)\b")
_DOCTOR = re.compile(r"^dr\b|\b(?:m\.?d|d\.?o|n\.?p|p\.?a|d\.?d\.?s|ph\.?d)\b")
_LIKELY = "It stands over the lines, where the provider's name usually stands."


def over_claims(pages: Sequence[PageRows], tables: Sequence[Table]) -> dict[FieldName, AnyFact]:
    """The stay and the provider that stand over the only claim of an EOB; nothing where there are several."""
    of_page = {p.page.number: p for p in pages}
    stays: list[tuple[Piece, Piece, date]] = []
    names: list[AnyFact] = []
    for table in tables:
        first = next((r for r in table.body if r.amounts), None)
        if first is None:
            continue
        page = of_page[first.page]
        top = min([r.number for r in table.header], default=first.number)
        above = page.rows[max(0, top - _ABOVE) : top]
        at = next((n for n, row in enumerate(above) if _stay(row) is not None or _is_day(row)), None)
        if at is not None:
            stays += [stay] if (stay := _stay(above[at])) is not None else []
            names += _names(above[at + 1 : at + 2], sure=True)
        else:
            names += _names(page.rows[top + 1 : first.number], sure=False)
    return _only(stays, names)


_CARE_OF = ("provided", "by")
_FOR_WHOM = (("benefits", "for"), ("claim", "received", "for"))


def said_over_claims(rows: Sequence[Row]) -> dict[FieldName, AnyFact]:
    """Whom and what a sentence over the claim names: ``for services provided by Northgate Clinic on May 6, 2026``."""
    found: dict[FieldName, AnyFact] = {}
    for row in rows:
        words = [folded(p.text).strip(".,;:") for p in row.pieces]
        for at in range(len(words) - 2):
            if tuple(words[at : at + 2]) == _CARE_OF and not row.pieces[at + 1].text.endswith(":"):
                name = _capitals_from(row, at + 2, commas=True)
                if names_establishment(" ".join(p.text for p in name)):
                    _tell(found, FieldName.PROVIDER_NAME, name)
            if words[at] == "reference" and "claim" in words[:at]:
                _tell_number(found, row.pieces[at + 1 : at + 3])
            for lead in _FOR_WHOM:
                if tuple(words[at : at + len(lead)]) == lead:
                    _tell(found, FieldName.PATIENT_NAME, _capitals_from(row, at + len(lead), commas=False))
    return found


def _tell(found: dict[FieldName, AnyFact], field: FieldName, name: Sequence[Piece]) -> None:
    text = " ".join(p.text for p in name).rstrip(" .,;:")
    if field not in found and len(name) > 1 and is_name(text) and not is_label_text(text) and not is_title(text):
        found[field] = fact_of(text, name, bound=SURE)


def _tell_number(found: dict[FieldName, AnyFact], pieces: Sequence[Piece]) -> None:
    """The number of the claim behind ``Reference #``, where the sentence before speaks of a claim."""
    piece = next((p for p in pieces if _NUMBER.fullmatch(p.text.strip("#.,;:"))), None)
    if piece is not None:
        found.setdefault(FieldName.CLAIM_NUMBER, fact_of(piece.text.strip("#.,;:"), [piece], bound=SURE_NUMBER))


_NUMBER = re.compile(r"(?=(?:\D*\d){6})[A-Z0-9-]+")


def _capitals_from(row: Row, at: int, *, commas: bool) -> list[Piece]:
    """The words in capitals that begin here; a firm's name goes on behind a comma (``Bluff City Orthopaedics, PA``)."""
    taken: list[Piece] = []
    for piece in row.pieces[at:]:
        joins = bool(taken) and piece.text in ("of", "and", "&", "the", "for")
        if piece.kind is not PieceKind.WORD or not (piece.text[:1].isupper() or joins):
            break
        taken.append(piece)
        if piece.text[-1] in ";:" or (piece.text.endswith(",") and not commas):
            break
    while taken and taken[-1].text in ("of", "and", "&", "the", "for"):
        taken.pop()
    return taken


def _only(stays: Sequence[tuple[Piece, Piece, date]], names: Sequence[AnyFact]) -> dict[FieldName, AnyFact]:
    found: dict[FieldName, AnyFact] = {}
    if len(stays) == 1:
        first, last, begun = stays[0]
        assert last.day is not None
        found = {F.SERVICE_FROM: fact_of(begun, [first]), F.SERVICE_TO: fact_of(last.day, [last])}
    if names and len({folded(str(n.value)) for n in names}) == 1:
        found[F.PROVIDER_NAME] = names[0]
    return found


def _stay(row: Row) -> tuple[Piece, Piece, date] | None:
    """The first and the last day of a row that holds nothing else: ``November 28 - December 2, 2025``."""
    days = [p for p in row.pieces if p.kind in (PieceKind.DATE, PieceKind.DAY)]
    if len(days) != 2 or any(p not in days and p.text not in _BETWEEN for p in row.pieces):
        return None
    first, last = days
    if last.day is None:
        return None
    begun = first.day or _before(first.partial, last.day)
    return (first, last, begun) if begun is not None and begun <= last.day else None


def _is_day(row: Row) -> bool:
    return len(row.pieces) == 1 and row.pieces[0].kind is PieceKind.DATE


def _before(partial: DayOfYear | None, latest: date) -> date | None:
    return partial.in_year_before(latest) if partial is not None else None


def _names(rows: Iterable[Row], *, sure: bool) -> list[AnyFact]:
    found = []
    for row in rows:
        span = _before_address(row.spans[0])
        plain = span is not None and len(row.spans) == 1 and len(span.pieces) > 1
        told = span is not None and (names_establishment(span.text) or _DOCTOR.search(span.folded))
        if span is None or not plain or not told or _OF_PLANS.search(span.folded):
            continue
        if is_name(span.text) and not is_label_text(span.text) and not is_title(span.text):
            fact = fact_of(span.text.strip(" ,;"), span.pieces, bound=SURE)
            found.append(fact if sure else fact.doubted(_LIKELY))
    return found


def _before_address(span: Span) -> Span | None:
    """The words before a street, a telephone number or a claim's number."""
    end = next((n for n, p in enumerate(span.pieces) if any(c.isdigit() for c in p.text)), len(span.pieces))
    return Span(span.pieces[:end]) if end else None
