"""Names that carry no label: the sender in the letterhead, the person in the address window, a phone to call."""

from __future__ import annotations

import re
from collections.abc import Sequence

from medneg_desktop.domain.reading import AnyFact, DocumentKind, FieldName
from medneg_desktop.reading.facts import SURE, SURE_NUMBER, fact_of
from medneg_desktop.reading.names import Letterhead, is_name, is_title, letterhead, names_establishment
from medneg_desktop.reading.pieces import Piece, PieceKind
from medneg_desktop.reading.rows import PageRows, Row, Span
from medneg_desktop.reading.vocabulary import folded

K = DocumentKind
F = FieldName
_CITY = re.compile(r"\b[A-Z]{2},?\s+\d{5}(?:-\d{4})?$")
_PHONE = re.compile(r"^\(?\d{3}\)?[-.\s]?\d{3}[-.\s]\d{4}$|^1[-.]\d{3}[-.]\d{3}[-.]\d{4}$")
_LIKE_PHONE = re.compile(r"(?<!\d)\d{3}\)?[-.\s]?\d{3}[-.\s]\d{4}(?!\d)")
"""In each number to call: rows without it need no closer look."""
_CALL = re.compile(
    r"\b(call|questions?|contact|phone|tel|telephone|billing|customer|office|services|llame|preguntas|telefono)\b"
)

SENDER_FIELD: dict[DocumentKind, FieldName] = {
    K.EOB: F.PAYER_NAME,
    K.DENIAL: F.PAYER_NAME,
    K.CORRESPONDENCE: F.PAYER_NAME,
    K.INSURANCE_CARD: F.PAYER_NAME,
    K.COLLECTION_LETTER: F.COLLECTOR_NAME,
}


_COLLECTS = re.compile(r"\bdebt collector\b|\battempt to collect\b|\bcollection agency\b")


def sender_field(kind: DocumentKind, rows: Sequence[Row]) -> FieldName:
    """Who sends papers of this kind; an agreement comes from a collector where it says so."""
    if kind is K.AGREEMENT and any(_COLLECTS.search(row.folded) for row in rows):
        return F.COLLECTOR_NAME
    return SENDER_FIELD.get(kind, F.PROVIDER_NAME)


def sender(pages: Sequence[PageRows], known: Sequence[str] = ()) -> AnyFact | None:
    """The name in the letterhead; ``known`` are names of others, which are never the sender's."""
    if pages and (medicare := _medicare(pages[0])) is not None:
        return medicare
    found: Letterhead | None = letterhead(pages[0], known) if pages else None
    if found is None or not is_name(found.span.text):
        return None
    text = found.span.text.strip(" ,;|*-\u2013\u2014")
    fact = fact_of(text, found.span.pieces, bound=SURE - 0.05)
    if not found.sure:
        return fact.doubted("It stands where the sender's name usually stands, but it could be something else.")
    if fact.firm and _again(pages, found.span):
        return fact.proven("The name stands in two places on the paper.")
    return fact


def _medicare(page: PageRows) -> AnyFact | None:
    """Medicare sends its notices under no letterhead but their title."""
    for row in page.rows[:12]:
        if not row.folded.startswith("medicare"):
            continue
        if [folded(p.text) for p in row.pieces[:3]] == ["medicare", "summary", "notice"]:
            return fact_of(row.pieces[0].text, row.pieces[:1], bound=SURE)
    return None


def _again(pages: Sequence[PageRows], span: Span) -> bool:
    name = span.folded
    rows = (r for p in pages for r in p.rows if name in r.folded)
    return len([s for r in rows for s in r.spans if s.folded.startswith(name)]) > 1


def addressee(page: PageRows, known: str | None) -> AnyFact | None:
    """The person in the address window: the row above a street above a city. ``known`` is the sender."""
    spans = [s for r in page.rows for s in r.spans]
    for city in (s for s in spans if s.text[-1:].isdigit() and _CITY.search(s.text)):
        street = _above(spans, city)
        while street is not None and not street.text[:1].isdigit() and _is_second_street(street):
            street = _above(spans, street)
        name = _above(spans, street) if street is not None and _is_street(street) else None
        if name is not None and name.pieces[0].text in ("To:", "TO:", "Para:"):
            name = Span(name.pieces[1:]) if name.pieces[1:] else None
        if name is not None and _is_person(name) and name.folded != folded(known or ""):
            return fact_of(name.text.strip(" ,:;"), name.pieces, bound=SURE)
    return None


def _is_street(span: Span) -> bool:
    text = span.folded
    return text[:1].isdigit() or "box" in text


def _is_second_street(span: Span) -> bool:
    return re.match(r"(apt|suite|ste|unit|#)", span.folded) is not None


_NO_PERSON = re.compile(r"\b(office|department|dept|desk|billing|accounts?|attn|attention|suite|unit|floor|po box)\b")


def _is_person(span: Span) -> bool:
    words = [p.text for p in span.pieces]
    if _NO_PERSON.search(span.folded):
        return False
    letters = all(re.fullmatch(r"[A-Za-zÀ-ÿ'\u2019.,-]+", w) for w in words)
    return 2 <= len(words) <= 5 and letters and not names_establishment(span.text)


def _above(spans: Sequence[Span], span: Span) -> Span | None:
    height = span.box.height
    near = [
        s
        for s in spans
        if 0 < span.box.mid_y - s.box.mid_y < 2.2 * height and abs(s.box.x0 - span.box.x0) < 1.5 * height
    ]
    return max(near, key=lambda s: s.box.mid_y, default=None)


def dear(rows: Sequence[Row]) -> AnyFact | None:
    """The name in a salutation: ``Dear Carlos J O'Neil:``."""
    for row in rows:
        if "dear" not in row.folded and "estimad" not in row.folded:
            continue
        for at, piece in enumerate(row.pieces):
            if folded(piece.text) not in ("dear", "estimado", "estimada"):
                continue
            taken: list[Piece] = []
            for word in row.pieces[at + 1 : at + 7]:
                taken.append(word)
                if word.text[-1:] in ",:":
                    break
            text = " ".join(p.text for p in taken).strip(",:;")
            generic = re.search(
                r"\b(patient|customer|member|sir|madam|guarantor|valued|paciente|cliente)\b", folded(text)
            )
            if taken and taken[-1].text[-1:] in ",:" and len(taken) >= 2 and not generic and is_name(text):
                return fact_of(re.sub(r"^(Mr|Mrs|Ms|Dr)\.?\s+", "", text), taken, bound=SURE)
    return None


_BIRTH = re.compile(r"dob|birth|born|age|fecha de nac")


def beside_birth(rows: Sequence[Row]) -> AnyFact | None:
    """A person's name that stands before a date of birth or an age: in the same row, or alone in the row above."""
    for number, row in enumerate(rows):
        if not _BIRTH.search(row.folded):
            continue
        at = next((i for i, p in enumerate(row.pieces) if _BIRTH.match(folded(p.text).strip("(|-"))), None)
        if at is None:
            continue
        before = [
            p for p in row.pieces[:at] if p.text not in "|-\u2013\u2014,(" and folded(p.text) not in ("date", "of")
        ]
        above = rows[number - 1].spans if number else ()
        for pieces in (before, list(above[0].pieces) if len(above) == 1 else []):
            if pieces and _is_person(Span(tuple(pieces))) and not is_title(" ".join(p.text for p in pieces)):
                return fact_of(" ".join(p.text for p in pieces).strip(" ,:;"), pieces, bound=SURE)
    return None


def phone(rows: Sequence[Row], page_height: float) -> AnyFact | None:
    """The number to call: in a sentence that says so, else in the letterhead; never a fax."""
    best: tuple[int, AnyFact] | None = None
    for number, row in enumerate(rows):
        numbers = _phones(row)
        nearby = " ".join([r.folded for r in rows[max(0, number - 1) : number + 1]]) if numbers else ""
        for pieces, before in numbers:
            if "fax" in folded(before):
                continue
            score = 2 if _CALL.search(nearby) else 1 if row.box.y0 < 0.25 * page_height else 0
            text = " ".join(p.text for p in pieces).strip(" .,;:")
            if best is None or score > best[0]:
                best = (score, fact_of(text, pieces, bound=SURE_NUMBER))
    return best[1] if best is not None else None


def _phones(row: Row) -> list[tuple[list[Piece], str]]:
    found: list[tuple[list[Piece], str]] = []
    if not _LIKE_PHONE.search(row.text):
        return found
    for at in range(len(row.pieces)):
        for count in (1, 2):
            group = list(row.pieces[at : at + count])
            text = " ".join(p.text for p in group).strip(" .,;:")
            if len(group) == count and _PHONE.match(text):
                before = row.pieces[at - 1].text if at else ""
                found.append((group, before))
    return found


_TIME = re.compile(r"^\d{1,2}:\d{2}(?::\d{2})?$|^[ap]\.?m\.?$", re.IGNORECASE)


def lone_date(page: PageRows) -> AnyFact | None:
    """A date that stands alone near the top of a letter, or with the time beside it on a receipt."""
    for row in page.rows:
        if row.box.y0 > 0.4 * page.page.height:
            return None
        if row.amounts:
            continue  # the row of a table
        for span in row.spans:
            first, rest = span.pieces[0], span.pieces[1:]
            if first.kind is PieceKind.DATE and first.day is not None and all(_TIME.match(p.text) for p in rest):
                return fact_of(first.day, [first])
    return None


_STREET = re.compile(r"^\d+\s+\S|^p\.? ?o\.? ?box\b", re.IGNORECASE)


def address_below(page: PageRows, name: AnyFact) -> AnyFact | None:
    """The sender's address: street and city in the rows right below the name, on one row or on several."""
    if name.place is None or name.place.page != page.page.number:
        return None
    spans = [s for r in page.rows for s in r.spans]
    taken: list[Span] = []
    upper = name.place.box
    for span in spans:
        if not taken and not _STREET.search(span.text):
            continue
        box = span.place.box
        aligned = abs(box.x0 - upper.x0) < 1.5 * box.height or abs(box.mid_x - upper.mid_x) < 2 * box.height
        if (
            not aligned
            or not 0 <= box.mid_y - upper.mid_y < 2.6 * max(box.height, upper.height)
            or box.y0 < name.place.box.mid_y
        ):
            continue
        taken.append(span)
        upper = box
        if _CITY.search(span.text.rstrip(" ,.")):
            pieces = [p for s in taken for p in s.pieces]
            return fact_of(", ".join(s.text.strip(" ,") for s in taken), pieces, bound=SURE)
        if len(taken) == 3:
            break
    return None
