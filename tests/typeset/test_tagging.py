"""What a screen reader is told about the pages of a packet."""

from __future__ import annotations

import re
from typing import Any

import pymupdf
import pytest

from medneg_desktop.domain.packet import PacketPlan
from medneg_desktop.typeset import ReportLabTypesetter
from medneg_desktop.typeset.tagging import to_unicode
from tests.typeset.plans import issue, picture, plan

mupdf: Any = pymupdf
Node = tuple[str, str, list[Any]]
"""The kind of an element, its description, and its children."""


def composed(made: PacketPlan) -> Any:
    return mupdf.open(stream=ReportLabTypesetter().compose(made, picture))


def tree(document: Any) -> Node:
    root = int(document.xref_get_key(document.pdf_catalog(), "StructTreeRoot")[1].split()[0])
    top = re.search(r"/K\s*\[\s*(\d+)", document.xref_object(root))
    assert top is not None
    return _node(document, int(top[1]))


def _node(document: Any, xref: int) -> Node:
    kind = document.xref_get_key(xref, "S")[1].lstrip("/")
    alt = document.xref_get_key(xref, "Alt")
    held = re.sub(r"<<.*?>>", " ", document.xref_get_key(xref, "K")[1], flags=re.DOTALL)
    return kind, alt[1] if alt[0] == "string" else "", [_node(document, int(n)) for n in re.findall(r"(\d+) 0 R", held)]


def _leads_to(document: Any, name: str) -> str:
    """What an entry of the catalog points at."""
    return str(document.xref_object(int(document.xref_get_key(document.pdf_catalog(), name)[1].split()[0])))


def test_the_file_says_that_it_is_tagged_in_which_language_and_what_it_is_called() -> None:
    document = composed(plan(title="Señal & <más>"))
    catalog = document.xref_object(document.pdf_catalog())
    assert "/Lang (en-US)" in catalog
    assert "/Marked true" in _leads_to(document, "MarkInfo")
    assert "/DisplayDocTitle true" in _leads_to(document, "ViewerPreferences")
    said = document.get_xml_metadata()
    assert "Señal &amp; &lt;más&gt;" in said
    assert "en-US" in said
    assert "pdfuaid" not in said, "no more is claimed than a machine can check"


def test_headings_paragraphs_lists_tables_and_pictures_stand_in_the_order_of_reading() -> None:
    made = plan()
    whole = tree(composed(made))
    assert whole[0] == "Document"
    told = [child[0] for child in whole[2]]
    subject = told.index("H1")
    assert told[:subject] == ["P"] * 5, "sender, day and recipient come first"
    assert told.count("L") == 2, "the points, and the enclosures"
    assert [c[0] for c in whole[2] if c[0] in ("H1", "Table", "Figure")] == [
        *("H1", "H1", "Table", "H1", "Table", "H1", "Table"),
        *("H1", "Figure", "H1", "Figure", "H1", "Figure"),
    ]
    for figure, page in zip((c for c in whole[2] if c[0] == "Figure"), ("A-1", "A-2", "B-1"), strict=True):
        assert f"Caption of {page}." in figure[1]


def test_every_row_of_a_table_has_every_cell_and_one_head_however_many_pages_it_takes() -> None:
    made = plan(issues=tuple(issue(n) for n in range(1, 41)), exhibits=(), reconciliation=(), timeline=())
    (table,) = (c for c in tree(composed(made))[2] if c[0] == "Table")
    rows = [[cell[0] for cell in row[2]] for row in table[2]]
    assert rows == [["TH"] * 5, *[["TD"] * 5] * 41]


@pytest.mark.parametrize("large", [False, True])
def test_all_that_is_drawn_is_content_or_ornament(large: bool) -> None:
    document = composed(plan(large_print=large, issues=tuple(issue(n) for n in range(1, 20))))
    for page in document:
        depth, outside = 0, []
        code = b"\n".join(document.xref_stream(x) for x in page.get_contents()).decode("latin-1")
        for line in code.splitlines():
            words = line.split()
            if words[-1:] in (["BDC"], ["BMC"]):
                depth += 1
            elif words == ["EMC"]:
                depth -= 1
            elif depth == 0 and words and ("Tj" in words or words[-1] in ("S", "f", "f*", "B", "Do")):
                outside.append(line)
            assert depth in (0, 1)
        assert depth == 0
        assert outside == []


def test_the_marks_of_every_page_lead_back_to_their_elements() -> None:
    document = composed(plan())
    marks = re.search(r"/Nums\s*\[(.*)\]", _leads_to(document, "StructTreeRoot"), re.DOTALL)
    assert marks is not None
    of_pages = [re.findall(r"(\d+) 0 R", m) for m in re.findall(r"\[([^\[\]]*)\]", marks[1])]
    assert len(of_pages) == document.page_count
    for number, page in enumerate(document):
        assert document.xref_get_key(page.xref, "StructParents")[1] == str(number)
        assert document.xref_get_key(page.xref, "Tabs")[1] == "/S"
        code = b"".join(document.xref_stream(x) for x in page.get_contents()).decode("latin-1")
        assert [int(n) for n in re.findall(r"/MCID (\d+)", code)] == list(range(len(of_pages[number])))


def test_words_at_the_ends_of_lines_are_kept_apart() -> None:
    long = "The papers disagree about this charge and nobody has said why. " * 6
    document = composed(plan(issues=(issue(1, text=long),), exhibits=()))
    code = b"".join(document.xref_stream(x) for page in document for x in page.get_contents())
    assert code.count(b" Tj T*") > 6, "it takes several lines"
    joined = "".join(page.get_text("text", flags=mupdf.TEXT_PRESERVE_WHITESPACE).replace("\n", "") for page in document)
    assert "disagreeabout" not in joined
    assert "nobodyhas" not in joined
    assert long.strip()[:120] in joined


def test_no_code_of_a_font_means_nothing() -> None:
    told = to_unicode("F1+0", [0, 65, 0x1F600, 0xFEFF, *range(0x100, 0x200)])
    assert "<0000>" not in told
    assert "<01> <0041>" in told
    assert "<02> <D83DDE00>" in told
    assert max(int(n) for n in re.findall(r"(\d+) beginbfchar", told)) <= 100
