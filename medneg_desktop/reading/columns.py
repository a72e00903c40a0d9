"""What the columns of a table mean, told by the words above them.

Headers wrap over two or three rows (``Amount`` over ``Billed``) and are cut with hyphens (``Coinsur-`` over
``ance``); columns are therefore built from all header rows together, by what stands above what.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import NamedTuple

from medneg_desktop.domain.place import Box
from medneg_desktop.domain.reading import MONEY_CELLS, Cell
from medneg_desktop.reading.headers import SERVICE_CELLS, header_words, is_known, longest_header, meaning_of
from medneg_desktop.reading.mending import mended_text
from medneg_desktop.reading.pieces import Piece
from medneg_desktop.reading.rows import Row, Span
from medneg_desktop.reading.vocabulary import key_tokens

_TOO_MANY = 6  # words of one header
_PLAIN = 2  # the weight from which half of a header counts as one of its own


@dataclass(frozen=True, slots=True)
class Column:
    """One column: what it means (None: nothing we read), its header's reach from left to right, and its words."""

    meaning: Cell | None
    weight: int
    box: Box
    text: str
    glued: bool = False
    """Whether its numbers of seven digits are codes with modifiers."""

    @property
    def is_money(self) -> bool:
        return self.meaning in MONEY_CELLS


def build_columns(rows: Sequence[Row]) -> list[Column]:
    """The columns that the header rows form, from left to right."""
    stacks: list[list[Span]] = []
    for row in _without_groups(rows):
        for span in row:
            over = [s for s in stacks if _stands_under(s, span)]
            if not over:
                stacks.append([span])
            else:
                best = max(over, key=lambda s: _overlap(Box.around(x.box for x in s), span.box))
                best.append(span)
    least = 0.8 * max((row.gap for row in rows), default=0.0)
    columns = [_column(part) for stack in stacks for part in _parted(stack, least)]
    return sorted(columns, key=lambda c: c.box.mid_x)


def _without_groups(rows: Sequence[Row]) -> list[Sequence[Span]]:
    """The cells of the rows without single words that stand over two headers at once: ``Payments`` over two payers."""
    found: list[Sequence[Span]] = []
    for at, row in enumerate(rows):
        below = rows[at + 1 :]
        found.append([s for s in row.spans if len(s.pieces) > 1 or not _stands_over_two(s, below)])
    return found


def _stands_over_two(span: Span, below: Sequence[Row]) -> bool:
    return any(sum(_overlap(span.box, s.box) > 0 for s in row.spans) > 1 for row in below)


def _parted(stack: Sequence[Span], least: float) -> list[list[Span]]:
    """A stack in which two headers stand so close that they passed for one, cut where both sides mean something."""
    pieces = sorted([p for s in stack for p in s.pieces], key=lambda p: p.box.x0)
    gaps = _gaps(pieces, len(stack), least)
    if not gaps:
        return [list(stack)]
    printed = all(p.confidence == 1 for p in pieces)
    whole = _meant(stack).whole
    for width, cut in sorted(gaps, reverse=True):
        if width < least and whole:
            continue
        left = [s for span in stack if (s := _side(span, cut, right=False))]
        if left[-1].text.endswith(("/", "&")):
            continue  # "Item / HCPCS" is one header
        one = _meant(left)
        if one.weight < _PLAIN:
            continue
        right = [s for span in stack if (s := _side(span, cut, right=True))]
        other = _meant(right)
        if other.weight < _PLAIN:
            continue
        both, either = one.whole and other.whole, one.whole or other.whole
        plainly = both or (printed and either and one.weight >= 3 and other.weight >= 3)
        if width < least and not plainly:
            continue
        plain = _PLAIN if both and not whole else 3
        if one.weight >= plain and other.weight >= plain and one.cell is not other.cell:
            return [*_parted(left, least), *_parted(right, least)]
    return [list(stack)]


def _gaps(pieces: Sequence[Piece], rows: int, least: float) -> list[tuple[float, float]]:
    """The width and the middle of each gap between these pieces of a stack that may part two headers. A gap narrower than
    ``least`` does only where a side of it is a known header, and therefore no longer than the longest.
    """
    words = [0, *accumulate(len(key_tokens(p.text)) for p in pieces)]
    most = longest_header() + rows - 1  # a word that is broken at the end of its row was counted twice
    edge = pieces[0].box.x1
    gaps: list[tuple[float, float]] = []
    for at, piece in enumerate(pieces[1:], start=1):
        left = piece.box.x0
        if left > edge and (left - edge >= least or min(words[at], words[-1] - words[at]) <= most):
            gaps.append((left - edge, (left + edge) / 2))
        edge = max(edge, piece.box.x1)
    return gaps


def _side(span: Span, cut: float, *, right: bool) -> Span | None:
    pieces = tuple(p for p in span.pieces if (p.box.mid_x > cut) is right)
    return Span(pieces) if pieces else None


def _stands_under(stack: Sequence[Span], span: Span) -> bool:
    box = stack[0].box if len(stack) == 1 else Box.around([s.box for s in stack])
    return _overlap(box, span.box) > 0.3 * min(box.width, span.box.width)


def _overlap(a: Box, b: Box) -> float:
    return min(a.x1, b.x1) - max(a.x0, b.x0)


class _Meant(NamedTuple):
    """What the words of one header mean together, and whether they are a known one as a whole."""

    cell: Cell | None
    weight: int
    text: str

    @property
    def whole(self) -> bool:
        return is_known(self.text)


def _meant(stack: Sequence[Span]) -> _Meant:
    text = ""
    for span in stack:
        cut = (
            text.endswith("-") and span.text[:1].islower()
        )  # "Coinsur-" over "ance", but not "Medicare-" over "Approved"
        if not cut and _is_rest(text, span.text):
            text += span.text
            continue
        text = text[:-1] + span.text if cut else f"{text} {span.text}".strip()
    found = meaning_of(text)
    if found is None and 1 < len(stack) == len(text.split()):
        found = meaning_of("".join(s.text for s in stack))  # "DEDUC" over "T": a word broken where the column ended
    if (found is None or found[1] < 4) and any(p.confidence < 1 for s in stack for p in s.pieces):
        found = _plainer(found, meaning_of(mended_text(text)))
    meaning, weight = found or (None, 0)
    if meaning in MONEY_CELLS and len(text.split()) >= _TOO_MANY and not is_known(text):
        meaning = None  # several headers that could not be told apart
    return _Meant(meaning, weight, text)


def _column(stack: Sequence[Span]) -> Column:
    meaning, weight, text = _meant(stack)
    return Column(meaning, weight, stack[0].box if len(stack) == 1 else Box.around([s.box for s in stack]), text)


def _is_rest(text: str, below: str) -> bool:
    """Whether a letter or two end the word above, which broke where its column did: ``RESPONSIBILIT`` over ``Y``."""
    if len(below) > 2 or not below.isalpha() or not text:
        return False
    return (
        set(key_tokens(text.rsplit(maxsplit=1)[-1] + below)) <= header_words()
        and not set(key_tokens(below)) <= header_words()
    )


def _plainer(
    found: tuple[Cell | None, int] | None, other: tuple[Cell | None, int] | None
) -> tuple[Cell | None, int] | None:
    return other if found is None or (other is not None and other[1] > found[1]) else found


def recognized_count(columns: Sequence[Column]) -> int:
    """How many columns have a known header, also those that are known to be of no interest."""
    return sum(c.weight > 0 for c in columns)


def is_line_table(columns: Sequence[Column]) -> bool:
    """Whether these headers stand over charge lines: an amount, and something that says what it is for."""
    meanings = {c.meaning for c in columns}
    money = {c.meaning for c in columns if c.is_money}
    said = meanings & SERVICE_CELLS
    strong = any(c.is_money and c.weight >= 2 for c in columns)
    if not meanings & {Cell.DESCRIPTION, Cell.CODE} and any(key_tokens(c.text) in _OF_PAYMENTS for c in columns):
        return False
    return bool(money) and bool(said) and strong and recognized_count(columns) >= 2


_OF_PAYMENTS = frozenset(
    key_tokens(t)
    for t in (
        "method",
        "payment method",
        "paid by",
        "paid with",
        "payment type",
        "form of payment",
        "confirmation",
        "check number",
        "confirmation number",
        "payer",
        "payment source",
        "posted by",
        "tender",
    )
)
"""Headers that stand over payments and not over services."""


def is_sum_table(columns: Sequence[Column]) -> bool:
    """Whether these headers stand over amounts alone, as over a hospital stay on a Medicare notice."""
    return len({c.meaning for c in columns if c.is_money and c.weight >= 3}) >= 3


def without_rivals(columns: Sequence[Column]) -> list[Column]:
    """Of several columns with the same meaning only the one with the plainest header keeps it.

    ``Price`` beside ``Amount`` and ``Charges`` beside ``Total`` are the usual rivals; the rightmost wins a tie.
    """
    best: dict[Cell, Column] = {}
    columns = _with_share(_with_price(_without_guesses(_with_reasons(columns))))
    for column in columns:
        if column.meaning is None:
            continue
        rival = best.get(column.meaning)
        if rival is None or column.weight >= rival.weight:
            best[column.meaning] = column
    return [c if c.meaning is None or best[c.meaning] is c else Column(None, c.weight, c.box, c.text) for c in columns]


def _with_reasons(columns: Sequence[Column]) -> list[Column]:
    """A second column of codes that stands behind the amounts holds the reasons, not the services."""
    coded = [c for c in columns if c.meaning is Cell.CODE]
    money = [c.box.x0 for c in columns if c.is_money]
    if len(coded) < 2 or not money or coded[-1].box.x0 < max(money):
        return list(columns)
    last = coded[-1]
    return [Column(Cell.REASON_CODES, c.weight, c.box, c.text) if c is last else c for c in columns]


def _with_price(columns: Sequence[Column]) -> list[Column]:
    """A lone price, without a number of units or another amount charged, is the charge."""
    meanings = [c.meaning for c in columns]
    if meanings.count(Cell.UNIT_PRICE) != 1 or {Cell.CHARGE, Cell.UNITS} & set(meanings):
        return list(columns)
    return [replace(c, meaning=Cell.CHARGE) if c.meaning is Cell.UNIT_PRICE else c for c in columns]


def _with_share(columns: Sequence[Column]) -> list[Column]:
    """On a list of what a plan and a person paid for drugs, with no charges, what the person paid is the share."""
    meanings = {c.meaning for c in columns}
    if Cell.PLAN_PAID not in meanings or meanings & {Cell.CHARGE, Cell.PATIENT_RESPONSIBILITY, Cell.ALLOWED}:
        return list(columns)
    paid = [c for c in columns if key_tokens(c.text) in (("you", "paid"), ("member", "paid"), ("patient", "paid"))]
    share = Cell.PATIENT_RESPONSIBILITY
    return [Column(share, 4, c.box, c.text) if len(paid) == 1 and c is paid[0] else c for c in columns]


def _without_guesses(columns: Sequence[Column]) -> list[Column]:
    """Beside columns whose amounts are plainly named, one of which only a common word is understood says nothing."""
    plain = any(c.is_money and c.weight >= 3 for c in columns)
    return [Column(None, c.weight, c.box, c.text) if plain and c.is_money and c.weight <= 1 else c for c in columns]
