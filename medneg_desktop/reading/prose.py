"""Amounts and dates said in sentences, as letters say them: "a balance of $412.50", "by April 23, 2026"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from medneg_desktop.core.dates import read_date
from medneg_desktop.domain.reading import DocumentKind, FieldName
from medneg_desktop.reading.pieces import Piece, PieceKind
from medneg_desktop.reading.rows import Row
from medneg_desktop.reading.vocabulary import folded

K = DocumentKind
F = FieldName
_A, _D = "<amount>", "<date>"
_LETTER_KINDS = (K.COLLECTION_LETTER, K.AGREEMENT, K.ASSISTANCE_LETTER, K.STATEMENT, K.ITEMIZED_BILL)

OFFERED = 0.4
"""What a bill says of payments by the month is mostly an offer; it counts where nothing else names what is asked for."""
_INSTALMENT = rf"(?:(?:monthly|equal|minimum|regular) payments?|payments|installments?) of (?:only )?{_A}"
_MONTHLY = rf"{_A} (?:per|each|a|every) month"
_PAY_BY = (
    r"(?:payment|pay|paid|due|respond|received|settle\w*|pago|pague)"
    rf"(?: (?!services?|provided|rendered|visit)\S+){{0,6}}? (?:by|before|until|than|antes del?|el) {_D}"
)
_PATTERNS: tuple[tuple[tuple[DocumentKind, ...], FieldName, float, str], ...] = (
    ((K.AGREEMENT,), F.AMOUNT_DUE, 8, _INSTALMENT),
    ((K.AGREEMENT,), F.AMOUNT_DUE, 8, _MONTHLY),
    ((K.STATEMENT,), F.AMOUNT_DUE, OFFERED, _INSTALMENT),
    ((K.STATEMENT,), F.AMOUNT_DUE, OFFERED, _MONTHLY),
    ((K.AGREEMENT,), F.AMOUNT_DUE, 8, rf"(?:settle|settlement|accept|resolve)\w*(?: \S+){{0,12}}? (?:for|of) {_A}"),
    ((K.AGREEMENT,), F.AMOUNT_DUE, 8, rf"(?:if|when|once|after) (?:we|you) (?:receive|pay|send|get)(?: us)? {_A}"),
    ((K.AGREEMENT,), F.DUE_DATE, 4, rf"(?:starting|beginning|begins|start|first due)(?: on)? {_D}"),
    (
        (K.AGREEMENT,),
        F.AMOUNT_DUE,
        8,
        rf"(?:accept|accepts|accepting|pay us|pay|offer of) (?:only |just |the sum of )?{_A} (?:as|in|to settle|to resolve|to close)",
    ),
    (
        (K.AGREEMENT,),
        F.AMOUNT_DUE,
        8,
        rf"(?:one-time|single|lump[- ]sum|reduced|discounted) (?:payment |amount )?of {_A}",
    ),
    ((K.AGREEMENT,), F.AMOUNT_DUE, 8, rf"{_A} (?:as|in) (?:payment in full|full (?:satisfaction|settlement|payment))"),
    ((K.AGREEMENT,), F.AMOUNT_DUE, 7, rf"(?:pagos?|cuotas?)(?: mensual(?:es)?)? de {_A}"),
    (
        _LETTER_KINDS,
        F.AMOUNT_DUE,
        6,
        rf"you (?:now |currently |still )?owe (?:us )?(?:a total of |the amount of )?{_A}",
    ),
    (_LETTER_KINDS, F.AMOUNT_DUE, 5, rf"(?:balance|amount|total)(?: \S+){{0,4}}? (?:of|is|was|being|:) {_A}"),
    (_LETTER_KINDS, F.AMOUNT_DUE, 5, rf"(?:usted )?(?:debe|adeuda|saldo(?: \S+){{0,3}}? (?:de|es)) {_A}"),
    ((K.COLLECTION_LETTER,), F.INTEREST_FEES, 6, rf"{_A} (?:in|of|for) (?:accrued )?(?:interest|fees|late)"),
    ((K.COLLECTION_LETTER,), F.INTEREST_FEES, 6, rf"(?:interest|fees)(?: \S+){{0,3}}? (?:of|totaling) {_A}"),
    ((K.COLLECTION_LETTER,), F.INTEREST_FEES, 6, rf"{_A} (?:en|de|por) intereses"),
    ((K.RECEIPT,), F.AMOUNT_PAID, 5, rf"(?:payment|pago)(?: \S+){{0,3}}? (?:of|de|for) {_A}"),
    ((K.RECEIPT,), F.AMOUNT_PAID, 4, rf"paid (?:by|with|in)(?: \S+){{1,3}}? {_A}"),
    ((K.RECEIPT,), F.AMOUNT_PAID, 5, rf"(?:received|recibimos|recibido) (?:\S+ ){{0,3}}?{_A}"),
    (
        (K.GOOD_FAITH_ESTIMATE,),
        F.ESTIMATE_TOTAL,
        5,
        rf"(?:estimate|estimated|expected|total)(?: \S+){{0,8}}? (?:is|of|be|at) {_A}",
    ),
    ((K.GOOD_FAITH_ESTIMATE,), F.ESTIMATE_TOTAL, 5, rf"(?:costo|total|estimado)(?: \S+){{0,6}}? (?:es|de|sera) {_A}"),
    (
        (K.ASSISTANCE_LETTER, K.AGREEMENT),
        F.TOTAL_ADJUSTMENTS,
        5,
        rf"(?:adjustment|discount|write-?off|forgive\w*|assistance|reduction)(?: \S+){{0,3}}? of {_A}",
    ),
    ((K.DENIAL,), F.TOTAL_CHARGES, 4, rf"(?:billed|charge[sd]?|claim)(?: \S+){{0,5}}? (?:of|for|is|was) {_A}"),
    (
        (K.COLLECTION_LETTER, K.AGREEMENT, K.ASSISTANCE_LETTER),
        F.DUE_DATE,
        5,
        _PAY_BY,
    ),
    ((K.STATEMENT, K.ITEMIZED_BILL), F.DUE_DATE, 3, _PAY_BY),  # less than a label: offers have days of their own
    (
        (K.AGREEMENT,),
        F.DUE_DATE,
        5,
        rf"(?:if|when|once) we (?:receive|get)(?: \S+){{1,3}}? (?:by|on or before|before) {_D}",
    ),
    (_LETTER_KINDS, F.DUE_DATE, 5, rf"(?:due|payable)(?: in full)?(?: is)?(?: on| by)?(?: or before)? {_D}"),
    (
        (K.AGREEMENT,),
        F.DUE_DATE,
        5,
        rf"(?:on or before|good (?:until|through|to)|valid (?:until|through)|expires(?: on)?) {_D}",
    ),
    ((K.RECEIPT,), F.PAYMENT_DATE, 4, rf"(?:payment|received|paid|pago)(?: \S+){{0,6}}? (?:on|el) {_D}"),
    ((K.EOB,), F.PROCESSED_DATE, 4, rf"(?:processed|procesad[ao])(?: \S+){{0,3}}? (?:on|el) {_D}"),
    (
        (K.DENIAL, K.ASSISTANCE_LETTER),
        F.SERVICE_FROM,
        4,
        rf"(?:services?|visit|received|provided|treated)(?: \S+){{0,5}}? on {_D}",
    ),
)


_PAST = re.compile(
    r"\b(?:last|previous|prior|recent|past|earlier|original) (?:payment|balance|statement|bill|amount)s?\b|\b(?:was|were|have|has been) "
    r"(?:received|posted|applied|paid|credited)|thank you for"
)
"""What was paid or owed before is not asked for now."""


_CELL = "\n"
"""Between cells: a sentence does not go on from one to the next."""
_CAPTIONS = 2


@dataclass(frozen=True, slots=True)
class Said:
    """A value that a sentence states."""

    field: FieldName
    weight: float
    piece: Piece


def said_in(rows: Iterable[Row], kind: DocumentKind) -> list[Said]:
    """What the sentences of these rows say about the fields of this kind, in reading order."""
    patterns = _patterns_for(kind)
    text, marks = _running(list(rows)) if patterns else ("", [])
    found: list[Said] = []
    for field, weight, pattern in patterns if marks else ():
        for match in pattern.finditer(text):
            if field is F.AMOUNT_DUE and _PAST.search(text[max(0, match.start() - 24) : match.end() + 24]):
                continue
            at = match.end() - 1 if match.group().endswith(">") else match.start() + match.group().index(">")
            piece = next((p for start, end, p in marks if start <= at < end), None)
            if piece is not None:
                found.append(Said(field, weight, piece))
    return found


@cache
def _patterns_for(kind: DocumentKind) -> tuple[tuple[FieldName, float, re.Pattern[str]], ...]:
    return tuple((field, weight, re.compile(said)) for kinds, field, weight, said in _PATTERNS if kind in kinds)


def _with_year(piece: Piece, below: Row) -> Piece:
    """A day at the end of a row whose year begins the next one."""
    first = below.pieces[0]
    if piece.kind is not PieceKind.DAY or piece.page != first.page or not re.fullmatch(r"20\d{2}[.,;]?", first.text):
        return piece
    day = read_date(f"{piece.text.rstrip(',')}, {first.text[:4]}")
    return piece if day is None else Piece(PieceKind.DATE, (*piece.words, *first.words), piece.page, day=day)


def _running(rows: Sequence[Row]) -> tuple[str, list[tuple[int, int, Piece]]]:
    """The rows as one text in which amounts and dates are marks, and where each mark stands."""
    parts: list[str] = []
    marks: list[tuple[int, int, Piece]] = []
    at = 0
    for number, row in enumerate(rows):
        if row.of_words and len(row.spans) == 1:
            parts += [row.folded, " "]
            at += len(row.folded) + 1
            continue
        below = rows[number + 1] if number + 1 < len(rows) else None
        last = _with_year(row.pieces[-1], below) if below is not None else row.pieces[-1]
        for place, piece in enumerate((*row.pieces[:-1], last)):
            word = _A if piece.kind is PieceKind.AMOUNT else _D if piece.kind is PieceKind.DATE else folded(piece.text)
            if word in (_A, _D):
                marks.append((at, at + len(word), piece))
            ends = place + 1 == len(row.pieces)
            apart = len(row.spans) > _CAPTIONS if ends else row.begins[place + 1]
            parts += [word, _CELL if apart else " "]
            at += len(word) + 1
    return "".join(parts), marks
