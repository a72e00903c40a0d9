"""Exhibits: lettered by first mention, holding only the pages that are cited, with marks around what is cited."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from medneg_desktop.core.ids import DocumentId
from medneg_desktop.domain.case import Case, Paper
from medneg_desktop.domain.finding import Evidence
from medneg_desktop.domain.packet import Exhibit, ExhibitPage, ExhibitRef, Mark
from medneg_desktop.domain.place import Box, Place
from medneg_desktop.domain.reading import AnyFact
from medneg_desktop.packet.naming import field_words, paper_title

Sizes = Callable[[DocumentId, int], tuple[float, float]]
_LINE = "line "
_AIR = 2.0
"""Points between a value and the mark around it, so that the mark does not cover the ink."""


def letter_of(position: int) -> str:
    """A, B ... Z, AA, AB ...: ``position`` counts from 0."""
    letters = ""
    position += 1
    while position:
        position, rest = divmod(position - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


@dataclass
class _CitedPaper:
    paper: Paper
    pages: dict[int, list[Mark]] = field(default_factory=dict)
    notes: dict[int, dict[int, list[str]]] = field(default_factory=dict)


class Citations:
    """Collects what is cited, in the order of mention; :meth:`numbered` then gives letters and page numbers."""

    def __init__(self, case: Case, without: frozenset[DocumentId] = frozenset()) -> None:
        self._case = case
        self._without = without
        self._cited: dict[tuple[DocumentId, int], _CitedPaper] = {}

    def page(self, paper: Paper, page: int) -> None:
        """Cite a page as a whole."""
        if paper.ref.document not in self._without:
            key = (paper.ref.document, paper.ref.part)
            self._cited.setdefault(key, _CitedPaper(paper)).pages.setdefault(page, [])

    def fact(self, paper: Paper, fact: AnyFact) -> None:
        """Cite the page a stated value stands on; what a person typed without a place stands on none."""
        if fact.place is not None:
            self.page(paper, fact.place.page)

    def evidence(self, evidence: Evidence, issue: int | None = None) -> None:
        """Cite the page an evidence stands on; with an ``issue``, mark the place and name it in the caption."""
        paper = self._case.paper(evidence.paper)
        if paper is None or evidence.paper.document in self._without:
            return
        place = place_of(paper, evidence)
        page = place.page if place else paper.reading.pages[0]
        self.page(paper, page)
        if issue is None:
            return
        cited = self._cited[(paper.ref.document, paper.ref.part)]
        if place and (mark := Mark(place.box.grown(_AIR), issue)) not in cited.pages[page]:
            cited.pages[page].append(mark)
        notes = cited.notes.setdefault(page, {}).setdefault(issue, [])
        if (note := _words(evidence)) not in notes:
            notes.append(note)

    def numbered(self, sizes: Sizes, order: Sequence[DocumentId] = ()) -> Numbering:
        """Letters and page numbers, by first mention but for the documents that ``order`` puts first."""
        places = {document: place for place, document in enumerate(order)}
        keys = sorted(self._cited, key=lambda key: places.get(key[0], len(places)))
        exhibits = tuple(self._exhibit(n, self._cited[key], sizes) for n, key in enumerate(keys))
        refs = {
            (*key, page.page): page.ref for key, exhibit in zip(keys, exhibits, strict=True) for page in exhibit.pages
        }
        return Numbering(self._case, exhibits, refs)

    def _exhibit(self, position: int, cited: _CitedPaper, sizes: Sizes) -> Exhibit:
        letter, title = letter_of(position), paper_title(cited.paper)
        pages = []
        for number, page in enumerate(sorted(cited.pages), start=1):
            width, height = sizes(cited.paper.ref.document, page)
            notes = [f"issue {issue} ({_joined(words)})" for issue, words in cited.notes.get(page, {}).items()]
            caption = f"{title}. Marked: {', '.join(notes)}." if notes else f"{title}."
            marks = tuple(m for m in (_within(m, width, height) for m in cited.pages[page]) if m is not None)
            pages.append(
                ExhibitPage(cited.paper.ref.document, page, ExhibitRef(letter, number), width, height, marks, caption)
            )
        return Exhibit(letter, title, tuple(pages))


@dataclass(frozen=True)
class Numbering:
    """The one source of references: the letter, the issue rows and the stamps all ask here."""

    case: Case
    exhibits: tuple[Exhibit, ...]
    _refs: dict[tuple[DocumentId, int, int], ExhibitRef]

    def of_page(self, paper: Paper, page: int) -> ExhibitRef | None:
        return self._refs.get((paper.ref.document, paper.ref.part, page))

    def of_evidence(self, evidence: tuple[Evidence, ...]) -> tuple[ExhibitRef, ...]:
        """The pages of some evidence, each once, in the order of the packet."""
        found = {ref for e in evidence if (ref := self._one(e)) is not None}
        return tuple(sorted(found, key=lambda r: (len(r.letter), r.letter, r.page)))

    def _one(self, evidence: Evidence) -> ExhibitRef | None:
        paper = self.case.paper(evidence.paper)
        if paper is None:
            return None
        place = place_of(paper, evidence)
        return self.of_page(paper, place.page if place else paper.reading.pages[0])

    def pages(self) -> Iterator[ExhibitPage]:
        for exhibit in self.exhibits:
            yield from exhibit.pages


def exhibits_named(refs: Sequence[ExhibitRef]) -> str:
    """``Exhibit A-1``, ``Exhibits A-1, B-2``; empty for none."""
    return f"Exhibit{'s' if len(refs) > 1 else ''} {', '.join(map(str, refs))}" if refs else ""


def place_of(paper: Paper, evidence: Evidence) -> Place | None:
    """Where an evidence stands: its own place, else that of the line or field it names."""
    if evidence.place is not None:
        return evidence.place
    if evidence.line is not None and (line := paper.reading.line(evidence.line)) is not None:
        return line.place
    fact = paper.reading.fields.get(evidence.field) if evidence.field is not None else None
    return fact.place if fact is not None else None


def _joined(words: Sequence[str]) -> str:
    """``lines 2 and 3, amount due``: the lines together, then the rest as it came."""
    numbers = sorted({int(word.removeprefix(_LINE)) for word in words if word.startswith(_LINE)})
    rest = [word for word in words if not word.startswith(_LINE)]
    runs = _runs(numbers)
    if len(numbers) > 1:
        lines = f"{', '.join(runs[:-1])} and {runs[-1]}" if len(runs) > 1 else runs[0]
        return ", ".join([f"lines {lines}", *rest])
    return ", ".join([*(f"{_LINE}{run}" for run in runs), *rest])


def _runs(numbers: Sequence[int]) -> list[str]:
    """``1 to 4``, ``7``: three and more that follow each other are told by their ends."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return [text for run in runs for text in ([f"{run[0]} to {run[-1]}"] if len(run) > 2 else map(str, run))]


def _words(evidence: Evidence) -> str:
    if evidence.line is not None:
        return f"{_LINE}{evidence.line}"
    return field_words(evidence.field) if evidence.field is not None else "page"


def _within(mark: Mark, width: float, height: float) -> Mark | None:
    """The part of a mark that is on its page; None where nothing of it is."""
    box = Box(max(mark.box.x0, 0), max(mark.box.y0, 0), min(mark.box.x1, width), min(mark.box.y1, height))
    return replace(mark, box=box) if box.width > 0 and box.height > 0 else None
