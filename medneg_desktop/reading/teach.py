"""What can be learned from one correction: the printed words beside or above the value that a person gave.

Only words that could not mislead are offered: none that the reader knows to mean something else, and none for an amount
or a day unless the person pointed at it, for those stand on a paper more than once by chance.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from medneg_desktop.core.money import Money
from medneg_desktop.domain.page import PageText
from medneg_desktop.domain.place import Box, Place
from medneg_desktop.domain.reading import DATE_FIELDS, LIST_FIELDS, MONEY_FIELDS, AnyFact, Cell, FieldName, Reading
from medneg_desktop.reading.columns import Column
from medneg_desktop.reading.headers import meaning_of
from medneg_desktop.reading.heads import column_heads
from medneg_desktop.reading.labels import labels_for
from medneg_desktop.reading.layout import TEACHABLE
from medneg_desktop.reading.pieces import Piece, PieceKind
from medneg_desktop.reading.rows import PageRows, Row, Span, rows_of
from medneg_desktop.reading.table import Table, find_tables
from medneg_desktop.reading.vocabulary import folded, key_tokens

_NOT_TAUGHT = LIST_FIELDS | {FieldName.NPI, FieldName.TAX_ID, FieldName.PROVIDER_PHONE, FieldName.PROVIDER_ADDRESS}
_LONGEST = 5  # words of a label
_ABOVE = 2.2  # heights of text between a label and the value below it
_LEAST = 4  # letters of a value that does not stand on a paper twice by chance
_TITLES = 0.4  # of the page's height


def labels_beside(reading: Reading, pages: Sequence[PageText], name: FieldName, fact: AnyFact) -> list[str]:
    """The labels at which the value of a field stands, in the order of likelihood; empty where none can be taught."""
    if name in _NOT_TAUGHT:
        return []
    known = labels_for(reading.kind)
    found: list[str] = []
    for page in (rows_of(p) for p in pages if p.number in reading.pages):
        for row, start in _places(page, name, fact):
            for words in _labels(page, row, start):
                label = known.get(key_tokens(words))
                taken = label is not None and label.fields and name not in {f for f, _ in label.fields}
                if key_tokens(words) and not taken and words not in found:
                    found.append(words)
    return found


def _places(page: PageRows, name: FieldName, fact: AnyFact) -> Iterator[tuple[Row, int]]:
    """Where the value stands: a row, and the number of its first piece in it."""
    if name in MONEY_FIELDS or name in DATE_FIELDS:
        if fact.place is not None and fact.place.page == page.page.number:
            yield from _pointed(page, fact.place, fact)
        return
    wanted = _letters(str(fact.value))
    if len(wanted) < _LEAST:
        return
    for row in page.rows:
        for start in range(len(row.pieces)):
            for end in range(start + 1, min(start + 6, len(row.pieces)) + 1):
                if _letters(" ".join(p.text for p in row.pieces[start:end])) == wanted:
                    yield row, start


def _pointed(page: PageRows, place: Place, fact: AnyFact) -> Iterator[tuple[Row, int]]:
    box = place.box.grown(1)
    for row in page.rows:
        for number, piece in enumerate(row.pieces):
            seen = piece.place.box
            inside = box.x0 <= seen.mid_x <= box.x1 and box.y0 <= seen.mid_y <= box.y1
            value = abs(piece.money) if piece.money is not None and isinstance(fact.value, Money) else piece.day
            if (
                inside
                and value is not None
                and value == (abs(fact.value) if isinstance(fact.value, Money) else fact.value)
            ):
                yield row, number


def _letters(text: str) -> str:
    return "".join(c for c in folded(text) if c.isalnum())


def _labels(page: PageRows, row: Row, start: int) -> Iterator[str]:
    taken: list[Piece] = []
    for piece, after in reversed(list(pairwise(row.pieces[: start + 1]))):
        if not _is_word(piece) or len(taken) == _LONGEST or (taken and row.parted(piece, after)):
            break
        if taken and piece.text.endswith(":"):
            break
        taken.insert(0, piece)
    if taken:
        yield _plain(taken)
        return
    value = row.pieces[start]
    for upper in reversed(page.rows[: row.number]):
        if row.box.y0 - upper.box.y1 > _ABOVE * row.height:
            return
        for span in upper.spans:
            over = min(span.box.x1, value.box.x1) - max(span.box.x0, value.box.x0)
            if over > 0 and len(span.pieces) <= _LONGEST and all(map(_is_word, span.pieces)):
                yield _plain(span.pieces)
                return


def _is_word(piece: Piece) -> bool:
    return piece.kind is PieceKind.WORD and not any(c.isdigit() for c in piece.text)


def _plain(pieces: Sequence[Piece]) -> str:
    return " ".join(p.text for p in pieces).strip(" :.-")


def headers_over(pages: Sequence[PageText], place: Place, cell: Cell, fact: AnyFact) -> list[str]:
    """The headers of the columns in which this amount of a line stands; ``place`` is that of the line."""
    if cell not in TEACHABLE or not isinstance(fact.value, Money) or not fact.value:
        return []
    found = []
    for page in (rows_of(p) for p in pages if p.number == place.page):
        for table in find_tables(page):
            for row in table.body:
                if place.box.y0 - 1 <= row.place.box.mid_y <= place.box.y1 + 1:
                    found += [h for p in row.amounts if p.money == fact.value and (h := _header(table, p))]
    return [h for h in dict.fromkeys(found) if _free(h, cell)]


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a column as printed, where it stands on the page as seen, and what the reader takes it for."""

    words: str
    place: Place
    cell: Cell | None


def heads_of(pages: Sequence[PageText]) -> tuple[Head, ...]:
    """The heads of all columns on these pages, from top to bottom; one that is printed on every page counts once."""
    found: dict[tuple[str, ...], Head] = {}
    for page in map(rows_of, pages):
        for columns in column_heads(page):
            for column in columns:
                if (key := key_tokens(column.text)) and key not in found:
                    found[key] = Head(column.text, _seen(page, column), column.meaning)
    return tuple(found.values())


def _seen(page: PageRows, column: Column) -> Place:
    box = column.box.grown(0.5)
    words = [w for w in page.page.words if box.x0 <= w.row_box.mid_x <= box.x1 and box.y0 <= w.row_box.mid_y <= box.y1]
    return Place(page.page.number, Box.around([w.box for w in words]) if words else column.box)


def _header(table: Table, piece: Piece) -> str:
    over = [(min(c.box.x1, piece.box.x1) - max(c.box.x0, piece.box.x0), c.text) for c in table.columns]
    width, words = max(over, default=(0.0, ""))
    return words if width > 0 else ""


def _free(header: str, cell: Cell) -> bool:
    """Whether the reader does not plainly know the header to mean something else."""
    known = meaning_of(header)
    return known is None or known[0] is cell or known[1] <= 2


def titles(pages: Sequence[PageText], others: Sequence[str]) -> list[str]:
    """What could be the title of a paper, largest print first; ``others`` are names that are none."""
    if not pages:
        return []
    page = rows_of(pages[0])
    names = {_letters(o) for o in others}
    upper = [r for r in page.rows if r.box.y0 < _TITLES * page.page.height]
    spans: list[Span] = [s for r in upper for s in r.spans]
    fit = [
        s for s in spans if 2 <= len(s.pieces) <= 8 and all(map(_is_word, s.pieces)) and _letters(s.text) not in names
    ]
    return [s.text for s in sorted(fit, key=lambda s: -s.box.height) if not s.text.endswith((":", "."))]
