"""What a person taught about the layout of one provider's papers, as the reader uses it.

A learned label is looked for like any other, and goes before the reader's own. A learned header is retold in words
that the reader knows before it reads, so that all its rules and all its doubts hold for such a column too.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from medneg_desktop.domain.page import PageText
from medneg_desktop.domain.place import Box
from medneg_desktop.domain.reading import AnyFact, Cell, DocumentKind, FieldName, State
from medneg_desktop.reading.cells import laid_out
from medneg_desktop.reading.fields import labeled
from medneg_desktop.reading.headers import meaning_of
from medneg_desktop.reading.heads import find_headers
from medneg_desktop.reading.kind import KindGuess
from medneg_desktop.reading.labels import Label
from medneg_desktop.reading.rows import Row
from medneg_desktop.reading.vocabulary import key_tokens

_WEIGHT = 99
_OF_NO_INTEREST = "Uom"
"""A header that the reader knows and passes over."""
_SPOKEN: dict[Cell, str] = {
    Cell.SERVICE_DATE: "Date",
    Cell.CODE: "Code",
    Cell.DESCRIPTION: "Description",
    Cell.UNITS: "Units",
    Cell.CHARGE: "Charges",
    Cell.ALLOWED: "Allowed",
    Cell.ADJUSTMENT: "Discount",
    Cell.PLAN_PAID: "Plan-paid",
    Cell.PATIENT_RESPONSIBILITY: "Share",
    Cell.DEDUCTIBLE: "Deductible",
    Cell.COPAY: "Copay",
    Cell.COINSURANCE: "Coinsurance",
    Cell.NOT_COVERED: "Non-covered",
}
"""A plain header for each column that can be taught."""
TEACHABLE = frozenset(_SPOKEN)
TAUGHT = "Read where you showed MedNeg on an earlier paper."


@dataclass(frozen=True, slots=True)
class Layout:
    """``labels`` by their compared words, ``headers`` likewise; ``kind`` where it is known before reading."""

    labels: Mapping[tuple[str, ...], FieldName] = field(default_factory=dict)
    headers: Mapping[tuple[str, ...], Cell] = field(default_factory=dict)
    kind: KindGuess | None = None

    def fields(self, rows: Sequence[Row], kind: DocumentKind) -> dict[FieldName, AnyFact]:
        """The values at the learned labels. Where two places give different values the person is asked."""
        if not self.labels:
            return {}
        more = {words: Label(words, ((name, _WEIGHT),)) for words, name in self.labels.items()}
        found: dict[FieldName, AnyFact] = {}
        for candidate in labeled(rows, kind, more):
            if self.labels.get(candidate.label) is not candidate.field:
                continue
            held = found.get(candidate.field)
            if held is None:
                note = candidate.fact.note or TAUGHT
                found[candidate.field] = replace(candidate.fact, note=note)
            elif held.value != candidate.fact.value:
                found[candidate.field] = held.doubted("The place that you showed MedNeg stands on this paper twice.")
        return found

    def retold(self, pages: Sequence[PageText]) -> Sequence[PageText]:
        """The pages with the learned headers in words that the reader knows."""
        return [self._page(p) for p in pages] if self.headers else pages

    def _page(self, page: PageText) -> PageText:
        instead: dict[int, str] = {}
        for columns in find_headers(laid_out(page), self.headers):
            taught = {self.headers[key] for c in columns if (key := key_tokens(c.text)) in self.headers}
            for column in columns:
                cell = self.headers.get(key_tokens(column.text))
                known = meaning_of(column.text)
                if cell is None and (known is None or known[0] not in taught):
                    continue
                spoken = _SPOKEN[cell] if cell is not None else _OF_NO_INTEREST
                self._rename(page, column.box, spoken, instead)
        words = tuple(replace(w, text=instead.get(n, w.text)) for n, w in enumerate(page.words) if instead.get(n) != "")
        return replace(page, words=words) if instead else page

    @staticmethod
    def _rename(page: PageText, box: Box, spoken: str, instead: dict[int, str]) -> None:
        inside = [
            n
            for n, w in enumerate(page.words)
            if box.x0 <= w.row_box.mid_x <= box.x1 and box.y0 <= w.row_box.mid_y <= box.y1
        ]
        for n in inside:
            instead[n] = ""
        if inside:
            lowest = max(inside, key=lambda n: (round(page.words[n].row_box.mid_y), -page.words[n].row_box.x0))
            instead[lowest] = spoken


PLAIN = Layout()


def as_kind(kind: DocumentKind, why: str, state: State) -> KindGuess:
    """A kind that is known before reading."""
    return KindGuess(kind, 1.0, (why,), state)
