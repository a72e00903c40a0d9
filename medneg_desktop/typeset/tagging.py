"""Tagged PDF on top of ReportLab, which knows the names of the catalog entries and nothing more.

A screen reader needs to be told what the ink on a page is: heading, paragraph, list, table with its header cells,
picture with its description; and what is no content at all (rules, running foot, a header row that is repeated). Each
flowable that has an :class:`Element` draws inside :func:`content`, everything else inside :func:`ornament`. ISO 32000-1,
14.7 and 14.8, has the words. The marks of pages are written by :class:`TaggedCanvas`.

The rules of PDF/UA-1 that a machine can check are kept, but the file does not call itself PDF/UA: what stands on an
exhibit page is a picture, and its caption tells what is marked there and not every word.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from xml.sax.saxutils import escape

from reportlab.pdfbase import pdfdoc, ttfonts
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, Table

_CELLS = ("TR", "TH", "TD")
"""These are written even where they are empty, or the columns of a table would not agree."""
_MOST_IN_BLOCK = 100
"""A block of a ToUnicode map holds no more entries than these."""
_NO_CHARACTER = (0x0000, 0xFEFF, 0xFFFE)


class Element(pdfdoc.PDFObject):  # type: ignore[misc]  # ReportLab has no types
    """A node of the structure tree. It joins the document, with those above it, when its content is first drawn."""

    __RefOnly__ = 1

    def __init__(self, tag: str, parent: Element | None = None, *, alt: str = "", column: bool = False) -> None:
        self.tag, self.parent, self.alt, self.column = tag, parent, alt, column
        self.box: tuple[float, float, float, float] | None = None
        self.kids: list[Element | tuple[str, int]] = []
        self.drawn = False
        if parent is not None:
            parent.kids.append(self)

    @property
    def written(self) -> bool:
        """Whether it holds anything, or keeps its place in a table."""
        return self.tag in _CELLS or any(not isinstance(kid, Element) or kid.written for kid in self.kids)

    def format(self, document: Any) -> Any:
        """The node as PDF."""
        words = {
            "Type": pdfdoc.PDFName("StructElem"),
            "S": pdfdoc.PDFName(self.tag),
            "P": document.Reference(self.parent),
            "K": pdfdoc.PDFArray(
                [self._kid(k, document) for k in self.kids if not isinstance(k, Element) or k.written]
            ),
        }
        if self.alt:
            words["Alt"] = pdfdoc.PDFString(self.alt)
        if self.column:
            words["A"] = pdfdoc.PDFDictionary({"O": pdfdoc.PDFName("Table"), "Scope": pdfdoc.PDFName("Column")})
        if self.box is not None:
            layout = {"O": pdfdoc.PDFName("Layout"), "Placement": pdfdoc.PDFName("Block")}
            words["A"] = pdfdoc.PDFDictionary(layout | {"BBox": pdfdoc.PDFArray([round(v, 2) for v in self.box])})
        return pdfdoc.PDFDictionary(words).format(document)

    def _kid(self, kid: Element | tuple[str, int], document: Any) -> Any:
        if isinstance(kid, Element):
            return document.Reference(kid)
        page, number = kid
        return pdfdoc.PDFDictionary(
            {"Type": pdfdoc.PDFName("MCR"), "Pg": pdfdoc.PDFObjectReference(page), "MCID": number}
        )


class _Root(pdfdoc.PDFObject):  # type: ignore[misc]  # ReportLab has no types
    """The root of the tree, and the map from the marks of each page back to their elements."""

    __RefOnly__ = 1

    def __init__(self) -> None:
        self.top = Element("Document")
        self.top.parent = self
        self.pages: list[list[Element]] = []

    def format(self, document: Any) -> Any:
        """The root as PDF."""
        numbers: list[Any] = []
        for key, marks in enumerate(self.pages):
            numbers += [key, pdfdoc.PDFArray([document.Reference(element) for element in marks])]
        words = {
            "Type": pdfdoc.PDFName("StructTreeRoot"),
            "K": pdfdoc.PDFArray([document.Reference(self.top)]),
            "ParentTree": pdfdoc.PDFDictionary({"Nums": pdfdoc.PDFArray(numbers)}),
            "ParentTreeNextKey": len(self.pages),
        }
        return pdfdoc.PDFDictionary(words).format(document)


class TaggedCanvas(Canvas):  # type: ignore[misc]  # ReportLab has no types
    """A canvas that writes down what each piece of a page is."""

    def __init__(self, *arguments: Any, **words: Any) -> None:
        super().__init__(*arguments, **words)
        self._root = _Root()
        self._marks: list[Element] = []
        self._depth = 0
        catalog = self._doc.Catalog
        catalog.StructTreeRoot = self._root
        catalog.MarkInfo = pdfdoc.PDFDictionary({"Marked": "true"})
        catalog.Metadata = pdfdoc.XMP(creator=lambda document: _xmp(document.info.title, words.get("lang") or "en-US"))

    def begin(self, element: Element) -> None:
        """What is drawn until :meth:`end` is a piece of an element; a piece within a piece belongs to the outer one."""
        self._depth += 1
        if self._depth > 1:
            return
        _join(element, self._root.top)
        element.kids.append((f"Page{self._pageNumber}", len(self._marks)))
        self._code.append(f"/{element.tag} <</MCID {len(self._marks)}>> BDC")
        self._marks.append(element)

    def begin_ornament(self, kind: str = "") -> None:
        """What is drawn until :meth:`end` is no content."""
        self._depth += 1
        if self._depth == 1:
            self._code.append(f"/Artifact <</Type /{kind}>> BDC" if kind else "/Artifact BMC")

    def end(self) -> None:
        """Close what was begun last."""
        self._depth -= 1
        if self._depth == 0:
            self._code.append("EMC")

    def showPage(self) -> None:
        """Finish a page, with its key in the map of marks."""
        super().showPage()
        page = self._doc.Pages.pages[-1]
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents, page.Tabs = len(self._root.pages), pdfdoc.PDFName("S")
        self._root.pages.append(self._marks)
        self._marks = []


def _join(element: Element, top: Element) -> None:
    """Hang the topmost of those above an element into the document, at this place of the reading order."""
    while isinstance(element.parent, Element):
        element = element.parent
    if element.parent is None and element is not top:
        element.parent = top
        top.kids.append(element)


@contextmanager
def content(canvas: Any, element: Element) -> Iterator[None]:
    """What is drawn inside is a piece of the element."""
    if not isinstance(canvas, TaggedCanvas):
        yield
        return
    canvas.begin(element)
    yield
    canvas.end()


@contextmanager
def ornament(canvas: Any, kind: str = "") -> Iterator[None]:
    """What is drawn inside is no content: a rule, a background, the running foot (``Pagination``)."""
    if not isinstance(canvas, TaggedCanvas):
        yield
        return
    canvas.begin_ornament(kind)
    yield
    canvas.end()


class Words(Paragraph):  # type: ignore[misc]  # ReportLab has no types
    """A paragraph that knows what it is; the halves of one that is split over pages stay one element."""

    element: Element

    def split(self, width: float, height: float) -> list[Any]:
        """The parts that fit, as ReportLab makes them."""
        parts: list[Any] = super().split(width, height)
        for part in parts:
            part.element = self.element
        return parts

    def draw(self) -> None:
        """Draw it as a piece of its element; a header cell that is drawn again on the next page is no content."""
        self._keep_spaces()
        repeated = self.element.tag == "TH" and self.element.drawn
        with ornament(self.canv, "Pagination") if repeated else content(self.canv, self.element):
            super().draw()
        self.element.drawn = True

    def _keep_spaces(self) -> None:
        """End every line but the last with its space: ReportLab leaves it out, and readers hear "thebill"."""
        lines = self.blPara.lines
        for line in lines[:-1]:
            words = line[1] if isinstance(line, tuple) else line.words
            last = words[-1] if words else ""
            if type(last) is str:  # a part of a word that was too long for its line is of a class of its own
                words[-1:] = [f"{last.rstrip()} "] if words else []
            elif not isinstance(last, str) and not last.text.endswith(" "):
                last.text += " "


_ALMOST_A_PAGE = 0.7
"""Of the depth of a page: a row that does not fit into this much would not fit on the next page either."""


class TaggedTable(Table):  # type: ignore[misc]  # ReportLab has no types
    """A table whose backgrounds and lines are no content, and whose rows are torn only where a page cannot hold one."""

    def split(self, available_width: float, available_height: float) -> list[Any]:
        within = self.__dict__["splitInRow"]
        self.splitInRow: Any = 0
        found: list[Any] = super().split(available_width, available_height)
        self.splitInRow = within
        for part in found:
            part.splitInRow = within
        if not found and available_height >= _ALMOST_A_PAGE * self._frame._aH:  # noqa: SLF001 (how Table itself asks)
            found = super().split(available_width, available_height)
        return found

    def _drawBkgrnd(self) -> None:
        with ornament(self.canv):
            super()._drawBkgrnd()

    def _drawLines(self) -> None:
        with ornament(self.canv):
            super()._drawLines()


def tag_cells(rows: list[list[Any]]) -> None:
    """Make the elements of a table: the first row holds its header cells. What is in a cell is drawn as its piece."""
    table = Element("Table")
    for number, row in enumerate(rows):
        line = Element("TR", table)
        for value in row:
            cell = Element("TD" if number else "TH", line, column=not number)
            if isinstance(value, list):
                for piece in value:
                    piece.element = Element("P", cell)
            elif not isinstance(value, str):
                value.element = cell


def tag_list(pieces: list[Words]) -> None:
    """Make paragraphs the items of one list."""
    whole = Element("L")
    for piece in pieces:
        piece.element = Element("LBody", Element("LI", whole))


def _xmp(title: str, language: str) -> bytes:
    """What the file says of itself in XML: its title and language, and nothing else."""
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">\n'
        f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{escape(title)}</rdf:li></rdf:Alt></dc:title>\n'
        f"<dc:language><rdf:Bag><rdf:li>{escape(language)}</rdf:li></rdf:Bag></dc:language>\n"
        '</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end="w"?>'
    ).encode()


def to_unicode(name: str, subset: list[int]) -> str:
    """The map from the codes of a font's subset to characters. ReportLab's own names U+0000, which readers take for a
    character, and puts more entries into a block than ISO 32000-1, 9.10.3, allows.
    """
    rows = [(code, sign) for code, sign in enumerate(subset) if sign not in _NO_CHARACTER]
    lines = [
        "/CIDInit /ProcSet findresource begin",
        "12 dict begin",
        "begincmap",
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        f"/CMapName /{name} def",
        "/CMapType 2 def",
        "1 begincodespacerange",
        "<00> <FF>",
        "endcodespacerange",
    ]
    for first in range(0, len(rows), _MOST_IN_BLOCK):
        block = rows[first : first + _MOST_IN_BLOCK]
        lines.append(f"{len(block)} beginbfchar")
        lines += [f"<{code:02X}> <{chr(sign).encode('utf-16-be').hex().upper()}>" for code, sign in block]
        lines.append("endbfchar")
    return "\n".join([*lines, "endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"])


def mend_fonts() -> None:
    """Have ReportLab write :func:`to_unicode`: there is no other door to it."""
    ttfonts.makeToUnicodeCMap = to_unicode
