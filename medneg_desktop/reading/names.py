"""Who wrote the paper: the name in the letterhead.

The sender's name stands near the top, larger than the rest or first, above an address, and mostly holds a word
that names an establishment. Titles, addresses, dates and the addressee are passed over.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from operator import itemgetter

from medneg_desktop.reading.headers import is_known
from medneg_desktop.reading.labels import is_label_text
from medneg_desktop.reading.pieces import PieceKind
from medneg_desktop.reading.rows import PageRows, Span
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
_PLACE = re.compile(
    r"\b(desk|(?<!fire )departments?|(?<!fire )dept|office|billing|registration|lobby|cashiers?|cashier's|access|admitting|counter|window|"
    r"financial services|appeals|grievances|claims department|accounts? receivable|division|floor|unit \d+)\b"
)
"""Words of a place or department inside an establishment: its line stands under the name and is no part of it."""
_NO_START = re.compile(r"^(for|of|your|to|from|in|at|this|please|thank|we|you|by|with|dear|if)\b")
_CONTACT = re.compile(r"(\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}|@|www\.|\.com|\.org)")


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The sender's name as printed, and whether it could be nothing else."""

    span: Span
    sure: bool


def letterhead(page: PageRows, others: Sequence[str] = ()) -> Letterhead | None:
    """The best candidate for the sender's name on a first page; None where nothing looks like one."""
    candidates = []
    spans = [(order, span) for order, span in _top_spans(page) if _is_of_words(span)]
    lower = [(s.box.mid_y, n, s.tallest, s) for n, (_, s) in enumerate(spans) if _may_name(s.text)]
    lower.sort()
    continued: set[int] = set()
    for order, span in spans:
        if id(span) in continued:
            continue
        below = _second_row(page, span, lower)
        name = Span((*span.pieces, *below.pieces)) if below is not None else span
        score = _score(name, page, order)
        if below is not None:
            continued.add(id(below))
        if score > 0 and not any(name.folded.strip() == folded(t) for t in others):
            candidates.append((score, -order, name))
    if not candidates:
        return None
    score, _, span = max(candidates, key=lambda c: (c[0], c[1]))
    return Letterhead(span, sure=score >= 5)


def _top_spans(page: PageRows) -> list[tuple[int, Span]]:
    """The cells of the upper part of the page with the order of their rows."""
    found = []
    for order, row in enumerate(page.rows[:18]):
        if row.box.y0 > page.page.height * 0.45:
            break
        labeled = {id(b) for a, b in pairwise(row.spans) if a.text.endswith(":")}  # a value, and nobody's letterhead
        found += [(order, _before_clause(span)) for span in row.spans if id(span) not in labeled]
    return found


def _before_clause(span: Span) -> Span:
    """The name that a sentence or a title at the head of a paper begins with: ``Pinnacle Group is a debt collector.``,
    ``TRICARE EXPLANATION OF BENEFITS``.
    """
    if (title := _ENDS_IN_TITLE.search(span.folded)) is not None:
        kept = len(span.folded[: title.start()].split())
        return Span(span.pieces[:kept]) if kept else span
    at = next((n for n, p in enumerate(span.pieces) if n and p.text == "is"), None)
    says = at is not None and folded(" ".join(p.text for p in span.pieces[at : at + 4])).startswith(_SAYS_OF_ITSELF)
    return Span(span.pieces[:at]) if says else span


_ENDS_IN_TITLE = re.compile(r"\s(?:dental |medical )?explanation of (?:\w+ )?benefits(?: statement| \(eob\))?$")
_SAYS_OF_ITSELF = ("is a debt collector", "is a collection agency", "is attempting", "is trying to", "is a licensed")
_GENERIC = re.compile(
    r"(?:medical|health|insurance|patient|billing|bill|invoice|statement|of|explanation|benefits|itemized|charges|claim|form|"
    r"receipt|payment|notice|hospital bill|summary|for|services?|care|estimate|good|faith|items|and|determination|"
    r"prior|authorization|authorized|approval|decision|appeal|denial|account|the|a|your|plan|history|group|health plan|"
    r"hmo|ppo|epo|pos|hdhp|gold|silver|bronze|platinum|details?|information|center|member|activity|physician|discharge|report|eob|copy|coverage|page|\W|\d)+"
)
"""Text made of these words alone is a title or a heading and no name."""


def _is_of_words(span: Span) -> bool:
    """Whether a cell holds words alone, as a name does, and neither amounts, days nor a label with a colon."""
    return all(p.kind is PieceKind.WORD and ":" not in p.text for p in span.pieces)


_KNOWN_TEXTS = 2048
"""The cells of tables and of letterheads repeat from page to page: what their words say is asked once for each text."""


@lru_cache(maxsize=_KNOWN_TEXTS)
def _words_score(text: str, *, first: bool) -> float | None:
    """How far the words alone speak for a name; None where they can be none. ``first``: it stands in the first row."""
    plain = folded(text).strip()
    letters = sum(map(str.isalpha, plain))
    initials = letters == 3 and text.isupper() and first
    if letters < 4 and not initials:
        return None
    if _GENERIC.fullmatch(plain.replace(" ", "")) or _GENERIC.fullmatch(plain) or _NO_START.match(plain):
        return None
    if (
        is_label_text(text)
        or is_known(text)
        or _ADDRESS.search(plain)
        or _CONTACT.search(plain)
        or letters < 0.6 * len(plain.replace(" ", ""))
    ):
        return None
    score = 4.0 if _ESTABLISHMENT.search(plain) is not None else 1.0
    title = _TITLE.search(plain) is not None and not _FIRM_END.search(plain)
    return score - (3.5 if title else 3.0 if _PLACE.search(plain) else 0.0)


def _score(span: Span, page: PageRows, order: int) -> float:
    score = _words_score(span.text, first=order == 0) if len(span.pieces) <= 9 else None
    if score is None:
        return 0
    height = span.tallest / max(page.text_height, 1)
    score += 2.0 * min(max(height - 1.0, 0.0), 1.2)
    score += max(0.0, 2.0 - 0.45 * order)
    if span.box.y0 < page.page.height * 0.14:
        score += 0.5
    return score


_FIRM_END = re.compile(
    r"\b[a-z]+ accounts? (?:services|solutions|management|group|specialists)\b|\b(?:llc|inc|corp|pllc|l\.l\.c)\.?$"
)
"""The end of a firm's name, in which words of titles mean nothing: ``Blue Harbor Account Services``."""


_Measured = tuple[float, int, float, Span]
"""The middle of a cell, which in the order of the page it is, its height, and the cell."""


def _second_row(page: PageRows, span: Span, spans: Sequence[_Measured]) -> Span | None:
    """The lower row of a name that is set in two rows of equal print; ``spans``, whose words can be of a name, go from top
    to bottom.
    """
    if len(span.pieces) > 5 or not _may_name(span.text):
        return None
    height, middle = span.tallest, span.box.mid_y
    large = height >= 1.22 * page.text_height
    # Recognized rows are measured by their ink: they differ in height, and stand further apart for it.
    unlike, apart = (0.32, 2.3) if page.recognized else (0.14, 1.75)
    first, last = bisect(spans, (middle + 0.4 * height,)), bisect(spans, (middle + (apart + 0.1) * height,))
    for mid_y, _, tallest, other in sorted(spans[first:last], key=itemgetter(1)):
        if not 0.5 * height < mid_y - middle < apart * height or abs(tallest - height) > unlike * height:
            continue
        if _aligned(span, other, height) and (large or _completes(span, other)):
            return other
    return None


def _aligned(upper: Span, lower: Span, height: float) -> bool:
    a, b = upper.box, lower.box
    return abs(a.x0 - b.x0) < height or abs(a.mid_x - b.mid_x) < height


@lru_cache(maxsize=_KNOWN_TEXTS)
def _may_name(said: str) -> bool:
    """Whether these words can be a row of a name."""
    text = folded(said)
    if any(c.isdigit() for c in text):
        return False
    return (
        not (_TITLE.search(text) or _ADDRESS.search(text) or _PLACE.search(text) or _NO_START.match(text))
        or _NAME_END.fullmatch(text) is not None
    )


_NAME_END = re.compile(
    r"(?:(?:medical|health|care|regional|community|memorial|university|general|children'?s|women'?s|surgery|cancer|heart|"
    r"center|centre|hospital|clinic|system|group|associates|physicians?|partners|practice|services|plan|network|of [a-z ]+|"
    r"and|&|llc|inc|pc|p\.c|pllc|l\.l\.c|[.,])\s*)+"
)
"""What can stand alone in the lower row of a name: ``Medical Center``."""


def _completes(upper: Span, lower: Span) -> bool:
    """Whether small print goes on from a bare name to what sort of house it is, in the same case of letters."""
    same_case = upper.text.isupper() == lower.text.isupper()
    bare = _ESTABLISHMENT.search(upper.folded) is None and len(upper.pieces) <= 4
    return same_case and bare and _NAME_END.fullmatch(lower.folded) is not None


def names_establishment(text: str) -> bool:
    """Whether a word of the text says that it names an establishment and not a person."""
    return _ESTABLISHMENT.search(folded(text)) is not None


def is_title(text: str) -> bool:
    """Whether the text is a heading or a title of a paper."""
    plain = folded(text).strip()
    return _TITLE.search(plain) is not None or _GENERIC.fullmatch(plain.replace(" ", "")) is not None


_SENTENCE = re.compile(r"(this is|please|thank you|if|you|we|do not|esto no|gracias)\b")


_STREET_LINE = re.compile(
    r"\d+\s.*\b(street|st|avenue|ave|blvd|boulevard|road|rd|drive|dr|lane|ln|way|parkway|pkwy|court|ct|highway|hwy|circle)$"
)


def is_name(text: str) -> bool:
    """Whether the text can be the name of a person or an establishment."""
    letters = sum(map(str.isalpha, text))
    if _SENTENCE.match(folded(text)) or _STREET_LINE.match(folded(text).strip(" .,")):
        return False
    return letters >= 3 and letters >= 0.6 * len(text.replace(" ", "")) and len(text) <= 80
