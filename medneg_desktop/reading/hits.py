"""The labels in the rows of a paper: which words are one, and whether they stand there as one or inside a sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from medneg_desktop.domain.reading import MONEY_FIELDS, DocumentKind, FieldName
from medneg_desktop.reading.labels import Label, Labels
from medneg_desktop.reading.mending import mended
from medneg_desktop.reading.pieces import Piece, PieceKind
from medneg_desktop.reading.rows import Row, Span
from medneg_desktop.reading.vocabulary import folded, key_tokens, tokens
from medneg_desktop.reading.wording import meaning_by_words, speaks_of_past

FILLERS = frozenset({"the", "of", "your", "el", "la", "los", "las", "del", "de", "su", "sus", "this", "s"})
"""Small words that labels are compared without."""
SKIPPED = re.compile(
    r"^(?:[.:\-\u2013\u2014_=|•*]+|\(.*\):?|\(?\d{1,3}%\)?:?|by|provider|applied|to|is|only|usd|\$|s)$", re.IGNORECASE
)
"""What may stand between a label and its value."""
_MIXED = re.compile(r"(?=.*\d)(?=.*[A-Za-z])")
_ICD = re.compile(r"^\(?icd[- ]?(?:9|10)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Hit:
    """A label on the page: the pieces of one row from ``start`` up to ``end``. ``firm`` where it stands as a label
    (begins a cell, ends with a colon or at the cell's end) and not inside a sentence.
    """

    label: Label
    row: Row
    start: int
    end: int
    firm: bool
    heading: FieldName | None = None
    caption: bool = False
    """It stands in a row of labels alone: what belongs to it stands below."""
    inferred: bool = False
    """No table knows the label; its words alone say what it means."""

    @property
    def pieces(self) -> tuple[Piece, ...]:
        return self.row.pieces[self.start : self.end]

    @property
    def colon(self) -> bool:
        return self.row.pieces[self.end - 1].text.endswith(":")

    def names(self, field: FieldName) -> bool:
        """Whether its label may stand for this field."""
        return any(f is field for f, _ in self.label.fields)


_HEADINGS: tuple[tuple[re.Pattern[str], FieldName], ...] = (
    (
        re.compile(r"^(patient|claimant|member|insured|subscriber|bill to|billed to|paciente|miembro)\b"),
        FieldName.PATIENT_NAME,
    ),
    (re.compile(r"^(guarantor|responsible party|garante)\b"), FieldName.GUARANTOR_NAME),
    (re.compile(r"^(provider|facility|hospital|physician|practice|billed by|proveedor)\b"), FieldName.PROVIDER_NAME),
    (re.compile(r"^(insurance|payer|carrier|plan|seguro)\b"), FieldName.PAYER_NAME),
)


def with_headings(rows: Sequence[Row]) -> list[tuple[Row, FieldName | None]]:
    """Each row with what the heading above it is about: a short row of words alone, such as "Patient information"."""
    about: FieldName | None = None
    found = []
    for row in rows:
        text = row.folded.strip(" :.-") if len(row.pieces) <= 3 else ""
        if text and len(text) < 32 and len(row.spans) == 1 and not any(c.isdigit() for c in text):
            about = next((field for pattern, field in _HEADINGS if pattern.match(text)), about)
        found.append((row, about))
    return found


def hits_in(
    row: Row,
    labels: Labels,
    about: FieldName | None = None,
    kind: DocumentKind | None = None,
) -> list[Hit]:
    """The labels of a row from left to right, longest first, without overlaps; with a kind also those that only
    their words explain.
    """
    words = _words(row)
    texts = [text for text, _ in words]
    hits: list[Hit] = []
    at = 0
    while at < len(words):
        taken = _longest(row, words, texts, at, labels, about) if texts[at] in labels.longest else None
        if taken is None:
            at += 1
            continue
        count, hit = taken
        hits.append(hit)
        at += count
    if kind is not None:
        hits = _with_inferred(row, hits, kind)
    return [replace(h, firm=True, caption=True) for h in hits] if _is_caption_row(row, hits) else hits


_FEWEST_CAPTIONS = 2
"""Labels of a row of captions: most of its cells, of which there are three or more."""


def _is_caption_row(row: Row, hits: Sequence[Hit]) -> bool:
    """A row of labels alone, as above a row of values: each is a label however close they stand."""
    if len(hits) < _FEWEST_CAPTIONS:
        return False
    covered = sum(h.end - h.start for h in hits)
    values = {n for n, p in enumerate(row.pieces) if any(c.isdigit() for c in p.text)}
    values -= {n for h in hits for n in range(h.start, h.end)}
    if len(hits) >= 3 and covered >= 0.8 * len(row.pieces) and not values:
        return True
    # One unknown label among known ones: most cells are labels as a whole, and no cell is a value.
    if len(row.spans) < 3 or len(hits) < 0.6 * len(row.spans):
        return False
    whole = {h.start for h in hits if row.ends_cell(h.end - 1) and (h.start == 0 or row.ends_cell(h.start - 1))}
    plain = all(p.kind is PieceKind.WORD and not p.text.endswith(":") for p in row.pieces)
    digits = any(c.isdigit() for p in row.pieces for c in p.text)
    return plain and not digits and len(whole) >= 0.6 * len(row.spans)


def _with_inferred(row: Row, hits: list[Hit], kind: DocumentKind) -> list[Hit]:
    """The labels of a row with those that no table knows, and without those whose cell means something else.

    ``Balance from last statement`` begins with a known label, and yet is not the balance.
    """
    found = list(hits)
    start = 0
    for span in row.spans:
        end = start + _label_length(span.pieces)
        words = key_tokens(_said(span, end - start)) if start < end else ()
        inside = [h for h in found if h.start < end and start < h.end]
        if len(words) < 2 and not inside:  # as most cells of a table
            start += len(span.pieces)
            continue
        whole = len(inside) == 1 and (inside[0].start, inside[0].end) == (start, end)
        meant = None if whole else meaning_by_words(words, kind)
        money = [h for h in inside if any(f in MONEY_FIELDS for f, _ in h.label.fields)]
        if meant is not None and _goes_on(money, meant, start, end):
            # A known label goes on with words that mean the same: "Total billed" by the hospital.
            longer = replace(money[0], end=end, firm=True)
            found = [longer if h is money[0] else h for h in found if h not in inside or h is money[0]]
        elif meant is not None and (
            not any(h.firm for h in inside) or (money and not all(h.names(meant) for h in money))
        ):
            found = [h for h in found if h not in inside]
            found.append(Hit(Label(words, ((meant, 1),)), row, start, end, firm=True, inferred=True))
        elif money and not whole and speaks_of_past(words):
            found = [h for h in found if h not in money or h.names(FieldName.PREVIOUS_BALANCE)]
        start += len(span.pieces)
    return sorted(found, key=lambda h: h.start) if len(found) > 1 else found


def _said(span: Span, count: int) -> str:
    """The words of the label that begins a cell, without percentages."""
    if count == len(span.pieces) and "%" not in span.text:
        return span.text
    return " ".join([p.text for p in span.pieces[:count] if not _PERCENT.match(p.text)])


def _goes_on(money: Sequence[Hit], meant: FieldName, start: int, end: int) -> bool:
    """Whether known labels begin a cell and all mean what its words mean together, but do not cover it as one."""
    if not money or money[0].start != start or money[0].end >= end:
        return False
    return all(h.names(meant) for h in money)


_PERCENT = re.compile(r"^\(?\d{1,3}(?:\.\d+)?%\)?$")
_SIGNED = frozenset({"less:", "minus:", "plus:", "add:"})
_LEADERS = re.compile(r"^[.:\u2026_\-\u2013\u2014=]{2,}$")


def _label_length(pieces: Sequence[Piece]) -> int:
    """How many pieces of a cell are its label: up to a colon, a row of dots or a value."""
    for at, piece in enumerate(pieces):
        if piece.kind is not PieceKind.WORD:
            return at
        if piece.text.isalpha():
            continue
        if _LEADERS.match(piece.text):
            return at
        if piece.text.endswith(":") and not (at == 0 and folded(piece.text) in _SIGNED and len(pieces) > 1):
            return at + 1
    return len(pieces)


def _words(row: Row) -> list[tuple[str, int]]:
    """The compared words of a row with the number of their piece; an empty word stands for a value."""
    found: list[tuple[str, int]] = []
    for number, piece in enumerate(row.pieces):
        if piece.kind is not PieceKind.WORD:
            found.append(("", number))
        elif piece.confidence < 1 and mended(bare := piece.text.lower().strip(":#.")) == "npi" != bare:
            found.append(("npi", number))
        else:
            parts = _compared(piece.text)
            found += [(mended(t), number) for t in parts] if piece.confidence < 1 else [(t, number) for t in parts]
    return found


@lru_cache(maxsize=8192)
def _compared(text: str) -> tuple[str, ...]:
    """The words of a text in their compared form, without fillers; an empty one for a value."""
    if not text.isalpha() and _MIXED.match(text) and not _ICD.match(text):
        return ("",)  # a number with letters in it is a value, whatever its letters spell
    return tuple([t for t in tokens(text) if t not in FILLERS])


def _longest(
    row: Row,
    words: Sequence[tuple[str, int]],
    texts: Sequence[str],
    at: int,
    labels: Labels,
    about: FieldName | None,
) -> tuple[int, Hit] | None:
    first = words[at][1]
    for count in range(min(labels.longest[texts[at]], len(words) - at), 0, -1):
        label = labels.get(tuple(texts[at : at + count]))
        if label is None:
            continue
        last = words[at + count - 1][1]
        if not _one_run(row, first, last):
            continue
        start, end = _with_fillers(row, first), _with_last_filler(row, last + 1)
        return count, Hit(label, row, start, end, _is_firm(row, start, end), about)
    return None


def _with_fillers(row: Row, start: int) -> int:
    """The start of a label with the small words before it: ``Your plan paid`` begins at ``Your``."""
    while start and not row.begins[start]:
        if folded(row.pieces[start - 1].text) not in FILLERS:
            break
        start -= 1
    return start


def _with_last_filler(row: Row, end: int) -> int:
    """The end of a label with a small word that closes it: ``On behalf of:``."""
    if end < len(row.pieces) and not row.pieces[end - 1].text.endswith(":") and not row.ends_cell(end - 1):
        closing = row.pieces[end].text
        if (closing.endswith(":") or row.ends_cell(end)) and folded(closing).rstrip(":") in FILLERS:
            return end + 1
    return end


def _one_run(row: Row, first: int, last: int) -> bool:
    pieces = row.pieces[first : last + 1]
    close = all(b.box.x0 - a.box.x1 <= 1.3 * row.factor * max(a.box.height, b.box.height) for a, b in pairwise(pieces))
    return close and not any(p.text.endswith(":") for p in pieces[:-1])


def _is_firm(row: Row, start: int, end: int) -> bool:
    pieces = row.pieces
    starts = start == 0 or row.ends_cell(start - 1) or pieces[start - 1].kind is not PieceKind.WORD
    starts = (
        starts or pieces[start - 1].text.rstrip()[-1:] in ":|•" or (start == 1 and pieces[0].text in _LEADING_SIGNS)
    )
    ends = end == len(pieces) or row.ends_cell(end - 1) or pieces[end - 1].text.endswith((":", "#"))
    ends = ends or pieces[end].kind is not PieceKind.WORD or SKIPPED.match(pieces[end].text) is not None
    ends = ends or (starts and after_tail(row, end) is not None)
    generic = end - start == 1 and folded(pieces[start].text).strip(":#. ") in _GENERIC
    return (starts and ends) or (pieces[end - 1].text.endswith(":") and not (generic and not starts))


_LEADING_SIGNS = frozenset({"=", "-", "\u2013", "\u2014", "+", "*", "\u2022", ">"})
_GENERIC = frozenset(
    {
        "date",
        "fecha",
        "id",
        "total",
        "amount",
        "balance",
        "payment",
        "saldo",
        "monto",
        "method",
        "reference",
        "due",
        "paid",
        "received",
        "costs",
    }
)
"""Words that mean something else with every word before them: an ``Exam date`` is no date of the paper."""
_TAIL = frozenset(
    {"for", "from", "on", "through", "as", "this", "at", "since", "in", "before", "after", "thru", "to", "-", "\u2013"}
)
_LONGEST_TAIL = 7


def after_tail(row: Row, end: int) -> int | None:
    """Where the amount stands that follows a label with a tail, such as ``Total charges for this account``."""
    if end >= len(row.pieces) or folded(row.pieces[end].text) not in _TAIL:
        return None
    for at in range(end + 1, min(end + _LONGEST_TAIL + 1, len(row.pieces))):
        piece = row.pieces[at]
        if piece.kind is PieceKind.AMOUNT:
            return at if row.begins[at] or row.pieces[at - 1].text.endswith(":") else None
    return None
