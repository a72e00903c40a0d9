"""The letter as .docx, read back as a word processor reads it: parts, relations, paragraphs, table."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

from medneg_desktop.domain.packet import Paragraph
from medneg_desktop.typeset import ReportLabTypesetter
from medneg_desktop.typeset.editable import letter_file
from tests.typeset.plans import issue, plan

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ORDER = ("pStyle", "keepNext", "pageBreakBefore", "spacing", "ind", "jc")
"""The order in which the standard wants the properties of a paragraph; Word refuses files that mix it up."""


def parts(data: bytes) -> dict[str, ET.Element]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert package.testzip() is None
        return {name: ET.fromstring(package.read(name)) for name in package.namelist()}


def paragraphs(data: bytes) -> list[str]:
    body = parts(data)["word/document.xml"]
    return ["".join(t.text or "" for t in p.iter(f"{W}t")) for p in body.iter(f"{W}p")]


def test_everything_of_the_letter_and_the_issues_is_in_it() -> None:
    made = plan()
    said = paragraphs(ReportLabTypesetter().letter_file(made))
    for text in [*made.sender, *made.recipient, "November 24, 2026", *(p.text for p in made.letter if not p.label)]:
        assert text in said
    assert "(a)Please answer." in said
    assert said.index("Sincerely,") < said.index("Issues")
    for text in ("Question number 1", "Request: Please correct it.", "$1,624.11", "$624.00", "See Exhibit A-1."):
        assert text in said


def test_the_table_has_a_row_for_each_issue_and_a_head_that_repeats() -> None:
    made = plan(issues=tuple(issue(n) for n in range(1, 31)))
    body = parts(letter_file(made))["word/document.xml"]
    (table,) = body.iter(f"{W}tbl")
    rows = list(table.iter(f"{W}tr"))
    assert len(rows) == 32
    assert {len(list(row.iter(f"{W}tc"))) for row in rows} == {5}
    assert [row for row in rows if row.find(f"{W}trPr/{W}tblHeader") is not None] == rows[:1]
    widths = [int(column.attrib[f"{W}w"]) for column in table.iter(f"{W}gridCol")]
    assert sum(widths) == (612 - 132) * 20
    for cell in table.iter(f"{W}tc"):
        assert cell[-1].tag == f"{W}p", "a cell must end in a paragraph"


def test_the_parts_are_those_of_the_standard_and_find_each_other() -> None:
    data = letter_file(plan())
    found = parts(data)
    assert next(iter(found)) == "[Content_Types].xml"
    named = {e.attrib["PartName"].lstrip("/") for e in found["[Content_Types].xml"] if "PartName" in e.attrib}
    targets = {e.attrib["Target"] for e in found["_rels/.rels"]}
    targets |= {f"word/{e.attrib['Target']}" for e in found["word/_rels/document.xml.rels"]}
    assert named == targets == {"word/document.xml", "word/styles.xml", "docProps/core.xml"}
    used = {e.attrib[f"{W}val"] for e in found["word/document.xml"].iter(f"{W}pStyle")}
    assert used <= {e.attrib[f"{W}styleId"] for e in found["word/styles.xml"].iter(f"{W}style")}
    for part in ("word/document.xml", "word/styles.xml"):
        for properties in found[part].iter(f"{W}pPr"):
            names = [e.tag.removeprefix(W) for e in properties]
            assert names == sorted(names, key=ORDER.index)
    body = found["word/document.xml"][0]
    assert body[-1].tag == f"{W}sectPr"


def test_the_same_plan_gives_the_same_bytes_and_names_no_maker() -> None:
    data = letter_file(plan())
    assert letter_file(plan()) == data
    assert letter_file(plan(running_foot="x", title="Another")) != data
    core = ET.tostring(parts(data)["docProps/core.xml"], encoding="unicode")
    assert "creator" not in core
    assert "2026-11-24" in core


@pytest.mark.parametrize(
    "text", ["<w:t>&amp; ]]>", "Señora Peña ¿cuánto? 名前", "a\x00\x07\u202eb\ufffe", '"quoted" {total}', "x" * 9000]
)
def test_what_documents_say_stays_text(text: str) -> None:
    row = replace(issue(1), title=text, explanation=text)
    made = plan(letter=(Paragraph(text),), issues=(row,), sender=(text,), recipient=(text,), title=text)
    said = " ".join(paragraphs(letter_file(made)))
    kept = "".join(c for c in text if c.isprintable())[:300]
    assert kept in said
    assert "\u202e" not in said


def test_paper_and_letter_size_follow_the_choices() -> None:
    found = parts(letter_file(plan(page_size="a4", large_print=True)))
    (size,) = found["word/document.xml"].iter(f"{W}pgSz")
    assert (size.attrib[f"{W}w"], size.attrib[f"{W}h"]) == ("11906", "16838")
    sizes = [int(e.attrib[f"{W}val"]) / 2 for e in found["word/styles.xml"].iter(f"{W}sz")]
    assert min(sizes) >= 14


def test_parts_left_out_leave_a_sound_file() -> None:
    for left_out in ({"letter": ()}, {"issues": ()}, {"letter": (), "issues": ()}):
        assert parts(letter_file(plan(**left_out)))["word/document.xml"][0][-1].tag == f"{W}sectPr"
