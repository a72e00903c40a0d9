"""The values that belong to labels: to the right of the label, else below it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from medneg_desktop.domain.reading import DATE_FIELDS, MONEY_FIELDS, FieldName
from medneg_desktop.reading.hits import FILLERS, SKIPPED, Hit, after_tail
from medneg_desktop.reading.labels import is_label_text, is_label_word
from medneg_desktop.reading.names import names_establishment
from medneg_desktop.reading.pieces import Piece, PieceKind
from medneg_desktop.reading.rows import Row
from medneg_desktop.reading.vocabulary import folded

_NOT_AN_ID = re.compile(r"^[\W_]*$")
_POINTED = re.compile(r"^\d{5,}\.\d{1,4}$")
"""A number with a point in it and neither a currency sign nor thousands parted, such as account ``536217.35``."""

TEXT_FIELDS = frozenset(
    {
        FieldName.PATIENT_NAME,
        FieldName.GUARANTOR_NAME,
        FieldName.PROVIDER_NAME,
        FieldName.PAYER_NAME,
        FieldName.COLLECTOR_NAME,
        FieldName.ORIGINAL_CREDITOR,
        FieldName.PLAN_NAME,
        FieldName.PAYMENT_METHOD,
        FieldName.NETWORK_STATUS,
    }
)
NUMBER_FIELDS = frozenset(
    {
        FieldName.ACCOUNT_NUMBER,
        FieldName.STATEMENT_NUMBER,
        FieldName.CLAIM_NUMBER,
        FieldName.MEMBER_ID,
        FieldName.GROUP_NUMBER,
        FieldName.PAYMENT_REFERENCE,
    }
)


@dataclass(frozen=True, slots=True)
class Found:
    """The pieces of a value that belongs to a label, and how it was found."""

    field: FieldName
    weight: int
    pieces: tuple[Piece, ...]
    hit: Hit
    below: bool = False


def values_of(hit: Hit, hits: Sequence[Hit], below: Sequence[tuple[Row, Sequence[Hit]]]) -> list[Found]:
    """The values that belong to a label, one per field the label may name."""
    found = []
    rest = hit.row.pieces[hit.end : _end_of_reach(hit, hits)]
    for field, weight in hit.label.fields:
        right = _right(field, hit, rest)
        if right and field in _FIRMS:
            right = (*right, *_rest_of_name(right, below))
        if right and field in NUMBER_FIELDS:
            right = (*right, *_rest_of_number(hit, right, below))
        if right:
            found.append(Found(field, weight, right, hit))
        elif hit.firm and _nothing_right(hit, rest) and (under := _below(field, hit, below)):
            found.append(Found(field, weight, under, hit, below=True))
    return found


_LEAST_WRAPPED = 6
_PART_OF_NUMBER = re.compile(r"(?=.*\d.*\d)[A-Z0-9-]+")


def _rest_of_number(hit: Hit, pieces: Sequence[Piece], below: Sequence[tuple[Row, Sequence[Hit]]]) -> tuple[Piece, ...]:
    """The rest of a number that goes on in the next row of its narrow cell: ``9715631630`` over ``37827455``."""
    first = pieces[0]
    if len(pieces) > 1 or len(first.text) < _LEAST_WRAPPED or not _PART_OF_NUMBER.fullmatch(first.text) or not below:
        return ()
    row, hits = below[0]
    at = next((n for n, p in enumerate(row.pieces) if abs(p.box.x0 - first.box.x0) < _FLUSH), None)
    if at is None or row.page != first.page or row.box.y0 - first.box.y1 > 0.6 * first.box.height:
        return ()
    rest = row.pieces[at]
    shorter = rest.kind is PieceKind.WORD and len(rest.text) < len(first.text)
    if not shorter or not _PART_OF_NUMBER.fullmatch(rest.text) or not row.ends_cell(at):
        return ()
    words = [p for p in row.pieces[:at] if p.box.x1 > hit.pieces[0].box.x0]
    if not words:
        return (rest,)
    # "Claim" over "Number:" is one label, broken like its number; any other word there is a label of its own.
    whole = " ".join(p.text for p in (*hit.pieces, *words))
    broken = not hit.colon and is_label_text(whole) and not any(h.start < at and h.firm for h in hits if h.colon)
    return (rest,) if broken else ()


_FIRMS = frozenset({FieldName.PROVIDER_NAME, FieldName.PAYER_NAME, FieldName.COLLECTOR_NAME})
_FLUSH = 1.5  # points by which two rows of one cell may begin apart


def _rest_of_name(pieces: Sequence[Piece], below: Sequence[tuple[Row, Sequence[Hit]]]) -> tuple[Piece, ...]:
    """The words of the next row that end a name: ``Northgate Cardiology`` over ``Associates`` in one narrow cell."""
    first = pieces[0]
    for row, _ in below[:1]:
        cell = next((s for s in row.spans if abs(s.box.x0 - first.box.x0) < _FLUSH), None)
        close = cell is not None and cell.box.y0 - first.box.y1 < 0.6 * first.box.height
        if cell is not None and close and row.page == first.page and all(_ends_name(p.text) for p in cell.pieces):
            return cell.pieces
    return ()


def _ends_name(text: str) -> bool:
    return text.replace(".", "").replace(",", "").isalpha() and names_establishment(text)


def _end_of_reach(hit: Hit, hits: Sequence[Hit]) -> int:
    opens = [h for h in hits if h.start >= hit.end and (h.firm or h.colon or _opens_cell(h))]
    later = [h.start for h in opens]
    return min(later, default=len(hit.row.pieces))


def _opens_cell(hit: Hit) -> bool:
    """Whether a label of several words begins a cell of its own, whatever follows it there."""
    return len(hit.label.words) > 1 and hit.row.ends_cell(hit.start - 1)


def _nothing_right(hit: Hit, rest: Sequence[Piece]) -> bool:
    if hit.caption:
        return True
    if hit.colon and not hit.row.ends_cell(hit.end - 1):
        return False  # what follows closely is the value, though its words may be those of a label
    return not rest or rest[0].box.x0 - hit.row.pieces[hit.end - 1].box.x1 > 3 * hit.row.gap


def _right(field: FieldName, hit: Hit, rest: Sequence[Piece]) -> tuple[Piece, ...]:
    if field is FieldName.PAYMENT_METHOD and hit.colon:
        rest = hit.row.pieces[hit.end :]  # "Paid by: Check #1187" holds a label
    if hit.caption:
        return ()
    if field in MONEY_FIELDS:
        return _amount_after(hit, rest) if hit.firm else ()
    if field in DATE_FIELDS:
        return _dates(rest) if hit.firm else ()
    if not (hit.firm or _id_follows(field, hit, rest)):
        return _surname_first(field, hit, rest)
    if field in TEXT_FIELDS:
        return _text_right(hit, rest) if hit.firm and not _is_heading(hit, rest) else ()
    return _identifier(hit.row, rest)


_SURNAME_FIRST = re.compile(r"[A-Z][A-Za-z'-]+,[A-Z][A-Za-z'-]+")
"""``ACHTERBERG,HAZEL``: no words but a name are so printed, also right behind a label without a colon."""


def _surname_first(field: FieldName, hit: Hit, rest: Sequence[Piece]) -> tuple[Piece, ...]:
    told = field is FieldName.PATIENT_NAME and rest and _opens_row_cell(hit)
    return tuple(rest[:1]) if told and _SURNAME_FIRST.fullmatch(rest[0].text) else ()


def _opens_row_cell(hit: Hit) -> bool:
    return hit.start == 0 or hit.row.ends_cell(hit.start - 1)


def _text_right(hit: Hit, rest: Sequence[Piece]) -> tuple[Piece, ...]:
    """The words beside a label; words of labels in the next cell are the next caption and not its value."""
    found = _text(hit.row, rest)
    apart = bool(found) and found[0].box.x0 - hit.pieces[-1].box.x1 > 3 * hit.row.gap
    caption = apart and not hit.colon and all(is_label_word(p.text) for p in found)
    return () if caption else found


def _is_heading(hit: Hit, rest: Sequence[Piece]) -> bool:
    """Whether the words that pass for a label are set much larger than what stands beside them, as names are."""
    tall = max(p.box.height for p in hit.pieces)
    return bool(rest) and not hit.colon and tall > 1.3 * max(p.box.height for p in rest)


def _id_follows(field: FieldName, hit: Hit, rest: Sequence[Piece]) -> bool:
    """``Acct P003``: a label that begins a cell and is followed at once by something that can only be a number."""
    if field in TEXT_FIELDS or not rest or not any(c.isdigit() for c in rest[0].text):
        return False
    if field is FieldName.CLAIM_NUMBER and len(hit.label.words) > 1 and sum(c.isdigit() for c in rest[0].text) >= 6:
        return True  # "Total for claim # 02-57586-235-734": those words and such a number can mean nothing else
    return _opens_row_cell(hit) or hit.row.pieces[hit.start - 1].text.endswith(":")


def _amount_after(hit: Hit, rest: Sequence[Piece]) -> tuple[Piece, ...]:
    found = _of_several(rest, _first_value(rest, PieceKind.AMOUNT))
    tail = after_tail(hit.row, hit.end) if rest and not found else None
    if tail is None or tail >= hit.end + len(rest):
        return found
    said = {folded(p.text).strip(":") for p in hit.row.pieces[hit.end : tail]}
    owed = hit.names(FieldName.AMOUNT_DUE) or hit.names(FieldName.PATIENT_RESPONSIBILITY)
    if (owed and said & _EARLIER) or (len(hit.label.words) == 1 and "pay" in said):
        return ()  # "Balance before the discount" is no longer owed, and a "Total to pay" is no sum of charges
    return (hit.row.pieces[tail],)


_SEVERAL = 3


def _of_several(rest: Sequence[Piece], found: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Of several amounts behind one label the last, where it is the sum of the others; else nobody knows which."""
    amounts = [p for p in rest if p.kind is PieceKind.AMOUNT and p.money is not None]
    if len(amounts) < _SEVERAL or not found or any(p.kind is not PieceKind.AMOUNT for p in rest):
        return found
    sums = [p.money.cents for p in amounts if p.money is not None]
    return (amounts[-1],) if 2 * sums[-1] == sum(sums) else ()


_EARLIER = frozenset({"before", "prior", "previous", "last", "original", "itemization"})


def _first_value(rest: Sequence[Piece], kind: PieceKind) -> tuple[Piece, ...]:
    for number, piece in enumerate(rest):
        if piece.kind is kind:
            return (piece,)
        if number >= 4 or not SKIPPED.match(piece.text):
            return ()
    return ()


_RANGE_WORDS = frozenset({"-", "\u2013", "\u2014", "to", "thru", "through", "al", "a", "hasta", "and", "y"})


_WEEKDAY = re.compile(r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?[.,]?", re.IGNORECASE)


def _dates(rest: Sequence[Piece]) -> tuple[Piece, ...]:
    if rest and _WEEKDAY.fullmatch(rest[0].text):
        rest = rest[1:]
    skipped = [
        p for p in rest if not (p.kind is PieceKind.WORD and SKIPPED.match(p.text) and p.text not in "-\u2013\u2014")
    ]
    if not skipped or skipped[0].kind is not PieceKind.DATE:
        return ()
    if len(skipped) > 2 and skipped[1].text.lower() in _RANGE_WORDS and skipped[2].kind is PieceKind.DATE:
        return (skipped[0], skipped[2])
    if len(skipped) > 1 and skipped[1].kind is PieceKind.DATE:
        return (skipped[0], skipped[1])
    return (skipped[0],)


def _text(row: Row, rest: Sequence[Piece]) -> tuple[Piece, ...]:
    """The words of the first cell after the label, up to a word that opens another label."""
    taken: list[Piece] = []
    for piece in rest:
        if piece.kind is not PieceKind.WORD and not taken:
            return ()
        if taken and row.parted(taken[-1], piece):
            break
        if piece.kind is not PieceKind.WORD or piece.text in "|•" or piece.text.startswith(("(", "\u2014")):
            break
        if not taken and SKIPPED.match(piece.text):
            continue
        taken.append(piece)
    return tuple(_before_label(taken))


def _before_label(taken: list[Piece]) -> list[Piece]:
    """The words before a label that follows them closely: ``Ivan Grant`` of ``Ivan Grant Date of transport:``."""
    at = next((i for i, p in enumerate(taken) if p.text.endswith(":")), None)
    if at is None:
        return taken
    while at and (folded(taken[at - 1].text) in FILLERS or is_label_word(taken[at - 1].text)):
        at -= 1
    return taken[:at]


def _identifier(row: Row, rest: Sequence[Piece]) -> tuple[Piece, ...]:
    """One number, or several printed in groups; it holds a digit or is written in capitals."""
    taken: list[Piece] = []
    for piece in rest:
        if not taken and (_NOT_AN_ID.match(piece.text) or piece.text in "#:"):
            continue
        if not taken and not any(c.isdigit() or c.isupper() for c in piece.text):
            return ()
        if not taken and _POINTED.match(piece.text):
            return (piece,)  # no amount is printed so, and some account numbers are
        if piece.kind is not PieceKind.WORD:
            break
        if taken and (row.parted(taken[-1], piece) or not re.fullmatch(r"[A-Z0-9-]{2,}", piece.text)):
            break
        if taken and not any(c.isdigit() for c in piece.text):
            break
        taken.append(piece)
    text = "".join(p.text for p in taken)
    return tuple(taken) if len(text) >= 3 and (any(c.isdigit() for c in text) or text.isupper()) else ()


def _below(field: FieldName, hit: Hit, rows: Sequence[tuple[Row, Sequence[Hit]]]) -> tuple[Piece, ...]:
    """The value that stands under the label, in one of the next rows, within the label's own column."""
    left, right = _column_of(hit)
    bottom = max(p.box.y1 for p in hit.pieces)
    for row, row_hits in rows:
        if row.page != hit.row.page or row.box.y0 - bottom > 2.2 * hit.row.height:
            return ()
        under = [i for i, p in enumerate(row.pieces) if left <= p.box.mid_x <= right and p.box.y0 > bottom - 2]
        if not under:
            continue
        if any(h.firm and h.start <= under[0] < h.end for h in row_hits):
            return ()
        if field in TEXT_FIELDS:
            under = _whole_cell(row, under, hit)
        pieces = [row.pieces[i] for i in under]
        return (
            () if not pieces or (field in TEXT_FIELDS and _is_heading(hit, pieces)) else _value_in(field, row, pieces)
        )
    return ()


def _whole_cell(row: Row, under: Sequence[int], hit: Hit) -> list[int]:
    """The cell that these pieces begin, up to the next label above; nothing where it begins left of the column."""
    first, last = under[0], under[-1]
    if first and not row.begins[first] and row.pieces[first].box.x0 > hit.pieces[0].box.x0 + 3:
        return []
    follows = hit.row.pieces[hit.end].box.x0 - 2 if hit.end < len(hit.row.pieces) else 1e6
    while last + 1 < len(row.pieces) and not row.begins[last + 1]:
        if row.pieces[last + 1].box.x0 >= follows:
            break
        last += 1
    return list(range(first, last + 1))


def _column_of(hit: Hit) -> tuple[float, float]:
    """From where to where values of this label can stand: up to the middle of the gap to its neighbors."""
    x0, x1 = hit.pieces[0].box.x0, hit.pieces[-1].box.x1
    left_piece = hit.row.pieces[hit.start - 1] if hit.start else None
    right_piece = hit.row.pieces[hit.end] if hit.end < len(hit.row.pieces) else None
    left = (left_piece.box.x1 + x0) / 2 if left_piece else x0 - 20
    right = (right_piece.box.x0 + x1) / 2 if right_piece else x1 + 80
    return left, right


def _value_in(field: FieldName, row: Row, pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    if field in MONEY_FIELDS:
        return (pieces[0],) if pieces[0].kind is PieceKind.AMOUNT else ()
    if field in DATE_FIELDS:
        return _dates(pieces)
    if field in TEXT_FIELDS:
        return _text(row, pieces)
    return _identifier(row, pieces)
