"""Who wrote the paper: the name in the letterhead.

The sender's name stands near the top, larger than the rest or first, above an address, and mostly holds a word
that names an establishment. Titles, addresses, dates and the addressee are passed over.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from medneg_desktop.reading.pieces import PieceKind
from medneg_desktop.reading.rows import PageRows, Row, Span
from medneg_desktop.reading.vocabulary import folded

_ESTABLISHMENT = re.compile(
    r"\b(hospitals?|medical|health(care)?|clinics?|physicians?|center|centre|associates|group|partners|llc|l\.l\.c|inc|pc|p\.c|pllc|"
    r"dental|dentistry|orthop\w+|pediatrics?|radiology|imaging|laborator\w+|labs?|diagnostics|surgery|surgical|ambulance|"
    r"emergency|pharmacy|care|system|university|insurance|plan|mutual|hmo|ppo|blue|cross|shield|united\w*|aetna|cigna|"
    r"humana|blue\w+|medicare|medicaid|collections?|recovery|receivables?|bureau|credit|financial|services|management|solutions|"
    r"agency|company|corp|corporation|benefits?|assurance|family|anesthesia|cardiology|oncology|urology|dermatology|"
    r"therapy|rehab\w*|vision|eye|practice|memorial|regional|community|saint|st\.?|institute|foundation|clinica|salud|"
    r"centro|medico|seguros?|dds|md|ems|urgent|wellness|specialists?|consultants?|midwifery|women'?s|children'?s)\b"
)
_TITLE = re.compile(
    r"\b(statement|bill|invoice|receipt|explanation|benefits of|estimate|notice|summary|itemized|page \d|confidential|"
    r"this is not|copy|duplicate|important|date|account|amount|due|letter|factura|recibo|estado de cuenta|denial|claim form|"
    r"payment|remit|return|detach|customer service|questions|phone|www|http|agreement|determination|decision|approval|"
    r"report|rpt|form|history|explicacion|estimado|appeal|authorization|test document|dear|prepared|member|patient|beneficios)\b"
)
_ADDRESS = re.compile(
    r"^\d+\s|\bp\.? ?o\.? box\b|\b[a-z]{2},? \d{5}(-\d{4})?\b|\b(street|avenue|ave|blvd|road|drive|lane|suite|ste|floor)\b\.?\s*$"
)
_CONTACT = re.compile(r"(\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}|@|www\.|\.com|\.org)")


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The sender's name as printed, and whether it could be nothing else."""

    span: Span
    sure: bool


def letterhead(page: PageRows, others: Sequence[str] = ()) -> Letterhead | None:
    """The best candidate for the sender's name on a first page; None where nothing looks like one."""
    candidates = []
    for order, row in enumerate(page.rows[:18]):
        if row.box.y0 > page.page.height * 0.45:
            break
        for span in row.spans:
            score = _score(span, row, page, order)
            if score > 0 and not any(folded(span.text).strip() == folded(t) for t in others):
                candidates.append((score, -order, span))
    if not candidates:
        return None
    score, _, span = max(candidates, key=lambda c: (c[0], c[1]))
    return Letterhead(_with_second_row(page, span), sure=score >= 5)


_GENERIC = re.compile(
    r"(?:medical|health|insurance|patient|billing|bill|invoice|statement|of|explanation|benefits|itemized|charges|claim|form|"
    r"receipt|payment|notice|hospital bill|summary|for|services?|care|estimate|good|faith|items|and|determination|"
    r"prior|authorization|authorized|approval|decision|appeal|denial|account|the|a|your|plan|history|group|health plan|"
    r"details?|information|center|member|activity|physician|discharge|report|eob|copy|coverage|page|\W|\d)+"
)
"""Text made of these words alone is a title or a heading and no name."""


def _score(span: Span, row: Row, page: PageRows, order: int) -> float:
    text = folded(span.text).strip()
    letters = sum(c.isalpha() for c in text)
    if letters < 4 or ":" in text or any(p.kind is not PieceKind.WORD for p in span.pieces) or len(span.pieces) > 9:
        return 0
    if _GENERIC.fullmatch(text.replace(" ", "")) or _GENERIC.fullmatch(text):
        return 0
    if _ADDRESS.search(text) or _CONTACT.search(text) or letters < 0.6 * len(text.replace(" ", "")):
        return 0
    establishment = _ESTABLISHMENT.search(text) is not None
    score = 4.0 if establishment else 1.0
    if _TITLE.search(text):
        score -= 3.5
    height = max(p.box.height for p in span.pieces) / max(page.text_height, 1)
    score += 2.0 * min(max(height - 1.0, 0.0), 1.2)
    score += max(0.0, 2.0 - 0.45 * order)
    if row.box.y1 < page.page.height * 0.15:
        score += 0.5
    return score


def _with_second_row(page: PageRows, span: Span) -> Span:
    """A name that is set in two rows of the same large print."""
    height = max(p.box.height for p in span.pieces)
    if height < 1.25 * page.text_height:
        return span
    for row in page.rows:
        for other in row.spans:
            box = other.box
            below = 0 <= box.y0 - span.box.y1 < 0.6 * height
            same = abs(max(p.box.height for p in other.pieces) - height) < 0.12 * height
            text = folded(other.text)
            aligned = abs(box.x0 - span.box.x0) < height or abs(box.mid_x - span.box.mid_x) < height
            aligned = aligned or (box.x0 >= span.box.x0 and box.x1 <= span.box.x1)
            if below and same and aligned and not _TITLE.search(text) and not _ADDRESS.search(text) and ":" not in text:
                return Span((*span.pieces, *other.pieces))
    return span


def names_establishment(text: str) -> bool:
    """Whether a word of the text says that it names an establishment and not a person."""
    return _ESTABLISHMENT.search(folded(text)) is not None


def is_title(text: str) -> bool:
    """Whether the text is a heading or a title of a paper."""
    plain = folded(text).strip()
    return _TITLE.search(plain) is not None or _GENERIC.fullmatch(plain.replace(" ", "")) is not None


def is_name(text: str) -> bool:
    """Whether the text can be the name of a person or an establishment."""
    letters = sum(c.isalpha() for c in text)
    return letters >= 3 and letters >= 0.6 * len(text.replace(" ", "")) and len(text) <= 80
