"""From the places that something stands on to the pages that show them."""

from __future__ import annotations

from collections.abc import Iterable

from medneg_desktop.core.ids import DocumentId
from medneg_desktop.domain.case import Paper
from medneg_desktop.domain.finding import Evidence
from medneg_desktop.domain.reading import ReadLine
from medneg_desktop.ui.bill.case_file import CaseFile
from medneg_desktop.ui.inbox.words import kind_words
from medneg_desktop.ui.theme import Role
from medneg_desktop.ui.viewer import Highlight, Proof

KEY = "evidence"


def of_line(paper: Paper, line: ReadLine) -> Evidence:
    return Evidence(paper.ref, line.place, line.number)


def proofs(file: CaseFile, evidence: Iterable[Evidence], number: int | None = None) -> tuple[Proof, ...]:
    """One proof for each page, bills before the papers they are held against. ``number`` is that of the question."""
    pages: dict[tuple[DocumentId, int], list[Evidence]] = {}
    for place in sorted(evidence, key=lambda e: _after(file, e)):
        page = place.place.page if place.place else _first_page(file, place)
        pages.setdefault((place.paper.document, page), []).append(place)
    made = (_proof(file, document, page, places, number) for (document, page), places in pages.items())
    return tuple(p for p in made if p is not None)


def _after(file: CaseFile, evidence: Evidence) -> int:
    paper = file.paper(evidence.paper)
    return 0 if paper is not None and paper.kind.is_bill else 1


def _first_page(file: CaseFile, evidence: Evidence) -> int:
    paper = file.paper(evidence.paper)
    return paper.reading.pages[0] if paper is not None and paper.reading.pages else 1


def _proof(file: CaseFile, document: DocumentId, page: int, places: list[Evidence], number: int | None) -> Proof | None:
    source = file.sources.get(document)
    if source is None:
        return None
    paper = file.paper(places[0].paper)
    marks = tuple(_mark(file, place, number) for place in places if place.place is not None)
    caption = f"{kind_words(paper.kind if paper else None)} · page {page}"
    return Proof(caption, source, page, tuple(m for m in marks if m is not None), KEY if marks else None)


def _mark(file: CaseFile, evidence: Evidence, number: int | None) -> Highlight | None:
    if evidence.place is None:
        return None
    role = Role.IN_QUESTION if number is not None and _after(file, evidence) == 0 else Role.LINK
    about = evidence.note or next((f.title for f in file.findings if file.number(f.id) == number), "")
    return Highlight(evidence.place.page, evidence.place.box, role, KEY, number, about)
