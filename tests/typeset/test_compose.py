"""The pages of a packet, read back from the PDF with another library."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
import tracemalloc
from dataclasses import replace
from pathlib import Path
from typing import Any

import pymupdf
import pytest

from medneg_desktop.core.ids import DocumentId
from medneg_desktop.core.money import Money
from medneg_desktop.domain.packet import Mark, PacketPlan, Paragraph, ParagraphStyle, PlainTable
from medneg_desktop.domain.place import Box
from medneg_desktop.services.ports import Picture, Typesetter
from medneg_desktop.typeset import ReportLabTypesetter
from medneg_desktop.typeset.picture import covered
from medneg_desktop.typeset.words import clean, tied
from tests.typeset.plans import BILL, exhibit, issue, picture, plan

AMOUNT = re.compile(r"\$[\d,]+\.\d\d")


def composed(made: PacketPlan) -> pymupdf.Document:
    return pymupdf.open(stream=ReportLabTypesetter().compose(made, picture), filetype="pdf")


def sheets(document: pymupdf.Document) -> list[Any]:
    return [document[n] for n in range(len(document))]


def words(document: pymupdf.Document) -> list[str]:
    return [" ".join(page.get_text().split()) for page in sheets(document)]


def test_it_is_the_typesetter_of_the_port() -> None:
    typesetter: Typesetter = ReportLabTypesetter()
    assert typesetter.compose(plan(), picture).startswith(b"%PDF-")


def test_the_same_plan_gives_the_same_bytes() -> None:
    first = ReportLabTypesetter().compose(plan(), picture)
    ReportLabTypesetter().compose(plan(title="Another one between"), picture)
    assert ReportLabTypesetter().compose(plan(), picture) == first
    assert ReportLabTypesetter().compose(plan(running_foot="Account 00-45"), picture) != first


def test_the_same_plan_gives_the_same_bytes_in_another_process_at_another_hour() -> None:
    program = (
        "import hashlib; from medneg_desktop.typeset import ReportLabTypesetter as T; from tests.typeset.plans import *; "
        "print(hashlib.sha256(T().compose(plan(), picture)).hexdigest())"
    )
    elsewhere = {**os.environ, "PYTHONHASHSEED": "77", "TZ": "Asia/Tokyo"}
    there = subprocess.run([sys.executable, "-c", program], env=elsewhere, capture_output=True, text=True, check=True)
    assert there.stdout.strip() == hashlib.sha256(ReportLabTypesetter().compose(plan(), picture)).hexdigest()


def test_everything_of_the_plan_is_printed() -> None:
    made = plan()
    text = " ".join(words(composed(made)))
    expected = [p.text for p in made.letter] + [x for row in made.issues for x in (row.title, row.request)]
    expected += [*made.sender, *made.recipient, "November 24, 2026", "not on the papers", "Mar 2, 2026"]
    expected += ["Exhibit A, page 1 of 2", "Exhibit A, page 2 of 2", "Exhibit B, page 1 of 1", "Caption of A-2."]
    expected += ["$1,624.11", "$624.00", "$1,000.11", "See Exhibit A-1."]
    assert [e for e in expected if e not in text] == []


def test_every_page_says_which_of_how_many_it_is() -> None:
    document = composed(plan())
    count = len(document)
    for number, text in enumerate(words(document), start=1):
        assert f"Account 00-44 \u00b7 Page {number} of {count}" in text


@pytest.mark.parametrize("left_out", ["letter", "issues", "reconciliation", "timeline", "exhibits"])
def test_the_page_count_holds_whatever_is_left_out(left_out: str) -> None:
    document = composed(plan(**{left_out: ()}))
    assert f"Page {len(document)} of {len(document)}" in words(document)[-1]
    assert words(document)[0].split("Account 00-44 \u00b7")[0].strip(), "no empty first page"


def test_exhibits_alone_start_on_the_first_page() -> None:
    document = composed(plan(letter=(), issues=(), reconciliation=(), timeline=()))
    assert len(document) == 3
    assert "Exhibit A, page 1 of 2" in words(document)[0]


def test_bookmarks_lead_to_the_parts() -> None:
    document = composed(plan())
    toc = {title: page for _, title, page in document.get_toc()}
    assert list(toc)[:4] == ["Letter", "Issues", "Account of the money", "Dates and reference numbers"]
    text = words(document)
    assert "Exhibit A, page 2 of 2" in text[toc["Page A-2"] - 1]
    assert "Exhibit B, page 1 of 1" in text[toc["Exhibit B: Itemized bill B"] - 1]


def test_viewers_show_the_exhibit_references_as_page_labels() -> None:
    assert [page.get_label() for page in sheets(composed(plan()))][-3:] == ["A-1", "A-2", "B-1"]


def test_the_file_tells_its_title_and_nothing_about_its_maker() -> None:
    data = ReportLabTypesetter().compose(plan(), picture)
    document = pymupdf.open(stream=data, filetype="pdf")
    told = document.metadata or {}
    assert told["title"] == "Request to review a medical bill, account 00-44"
    assert told["author"] == ""
    assert told["creationDate"].startswith("D:20261124")
    assert document.language == "en-us" or "en-US" in str(document.xref_object(document.pdf_catalog()))
    for stranger in (b"anonymous", b"unspecified", b"untitled", b"reportlab.com", str(Path.home()).encode()):
        assert stranger not in data


def test_every_font_is_embedded() -> None:
    document = composed(plan())
    for page in sheets(document):
        for _, kind, _, name, *_ in page.get_fonts():
            assert kind != "n/a"
            assert "Atkinson" in name, "no page falls back on a font that the reader may not have"


def test_amounts_are_aligned_on_the_decimal_point() -> None:
    rows = tuple(issue(n, amount=a) for n, a in enumerate(["1.11", "1111.11", "888.88", "70.47"], start=1))
    document = composed(plan(issues=rows))
    page = next(p for p in sheets(document) if "Question number 1" in p.get_text())
    points = []
    for block in page.get_text("rawdict")["blocks"]:
        for line in block.get("lines", ()):
            chars = [c for span in line["spans"] for c in span["chars"]]
            text = "".join(c["c"] for c in chars)
            if AMOUNT.fullmatch(text) and chars[0]["origin"][0] > 450:
                points.append(next(c["origin"][0] for c in chars if c["c"] == "."))
    assert len(points) >= 4
    assert max(points) - min(points) < 0.05


HOSTILE = (
    '<img src="file:///etc/passwd" width="10" height="10"/>',
    "<b>bold</b> & <font color=red>red</font> &amp; </para> <a href='x'>",
    "\u202e00.53$\u202c \u200bhidden\u2066 text\x00\x07",
    "N" * 300,
    "名前 Ωμ ﬁne ẞ 🙂 Łódź Şükrü",
    "%s {0} {total} \\( \\) )) ((",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_what_documents_say_is_printed_and_never_obeyed(text: str) -> None:
    row = replace(issue(1), title=text, explanation=text, request=text, sources=(text,))
    made = plan(
        title=text,
        running_foot=text,
        sender=(text,),
        recipient=(text,),
        issues=(row,),
        letter=(Paragraph(text),),
        enclosures=(text,),
        exhibits=(replace(exhibit(), title=text),),
    )
    document = composed(made)
    text_found = "".join("".join(words(document)).split())
    assert "\u202e" not in text_found
    for page in sheets(document):
        for block in page.get_text("blocks"):
            assert block[0] >= 30
            assert block[2] <= page.rect.width - 30, "nothing runs out of the page"
    if text.startswith("<"):
        assert "".join(text.split()) in text_found, "markup is printed as it stands"
        assert sum(len(page.get_images()) for page in sheets(document)) == 2, "only the two exhibit pages"


def test_a_short_last_word_never_stands_alone_on_a_line() -> None:
    assert tied("keep the account on hold until my application is decided; and").endswith("decided;\u00a0and")
    assert tied("answer in writing before the end of December.").endswith(" December."), "long enough to stand"
    assert tied("Same charge twice too").count("\u00a0") == 0, "a few words never break"
    assert clean(" a\u00a0b  c ") == "a\u00a0b c"


def test_accents_are_printed() -> None:
    document = composed(plan(letter=(Paragraph("Señora Peña Gutiérrez, ¿cuánto? ÁÉÍÓÚ üñ"),)))
    assert "Señora Peña Gutiérrez, ¿cuánto? ÁÉÍÓÚ üñ" in words(document)[0]


def test_issues_without_an_amount_are_not_summed_up() -> None:
    silent = replace(issue(1), difference=None, charged=None, should_be=None)
    assert "Total in question" not in " ".join(words(composed(plan(issues=(silent,)))))
    assert "Total in question" in " ".join(words(composed(plan(issues=(silent, issue(2))))))


def test_sixty_issues_split_over_pages_with_their_header() -> None:
    rows = tuple(issue(n, text="The papers disagree about this charge. " * 4) for n in range(1, 61))
    text = words(composed(plan(issues=rows, total_in_question=Money.of("18720.00"))))
    holding = [t for t in text if re.search(r"Question number \d+", t)]
    assert len(holding) > 5
    assert all("Issue and request" in t for t in holding)
    joined = " ".join(text)
    assert [n for n in range(1, 61) if f"Question number {n} " not in joined] == []
    assert "$18,720.00" in joined


def test_an_issue_longer_than_a_page_is_split() -> None:
    row = replace(issue(1), title="T " * 190, explanation="words " * 300, request="please " * 220)
    text = " ".join(words(composed(plan(issues=(issue(1), replace(row, number=2), issue(3)), page_size="a4"))))
    assert "Question number 3" in text


def test_a4_and_turned_pages_fit_their_sheets() -> None:
    document = composed(plan(page_size="a4", exhibits=(exhibit(pages=1), exhibit("B", 1, width=792, height=612))))
    sizes = [(round(p.rect.width), round(p.rect.height)) for p in sheets(document)]
    assert sizes[0] == sizes[-2] == (595, 842)
    assert sizes[-1] == (842, 595)
    for page in sheets(document)[-2:]:
        box = page.get_image_rects(page.get_images()[0][0])[0]
        assert box in page.rect
        assert box.width * box.height > 0.5 * page.rect.width * page.rect.height, "large enough to read"


@pytest.mark.parametrize("size", ["letter", "a4"])
def test_large_print_is_the_same_packet_with_larger_letters(size: str) -> None:
    made = plan(page_size=size)
    usual, large = composed(made), composed(replace(made, large_print=True))
    assert {(round(p.rect.width), round(p.rect.height)) for p in sheets(large)} == {
        (round(p.rect.width), round(p.rect.height)) for p in sheets(usual)
    }
    said = "".join("".join(words(large)).split())
    for paragraph in made.letter:
        assert "".join(paragraph.text.split()) in said
    assert "Charged$1,624.11,shouldbe$312.00." in said
    for page in sheets(large)[:-3]:
        sizes = [s["size"] for b in page.get_text("dict")["blocks"] for x in b.get("lines", ()) for s in x["spans"]]
        assert min(sizes) >= 13, "nothing is set smaller than large print allows"
        for block in page.get_text("blocks"):
            assert 30 <= block[0] < block[2] <= page.rect.width - 30
    assert [p.get_label() for p in sheets(large)][-3:] == ["A-1", "A-2", "B-1"]
    assert f"Page {len(large)} of {len(large)}" in words(large)[-1]


def test_covered_places_are_black_in_the_picture_itself() -> None:
    shown = exhibit(pages=1)
    shown = replace(shown, pages=(replace(shown.pages[0], marks=(), covered=(Box(100, 100, 300, 150),)),))
    document = composed(plan(exhibits=(shown,)))
    number = sheets(document)[-1].get_images()[0][0]
    inside = pymupdf.Pixmap(document, number)
    scale = inside.width / 612
    assert inside.pixel(round(200 * scale), round(125 * scale))[0] < 20
    assert inside.pixel(round(200 * scale), round(170 * scale))[0] > 235
    assert inside.pixel(round(90 * scale), round(125 * scale))[0] > 235


def test_covering_reaches_the_edges_and_never_past_them() -> None:
    made = picture(BILL, 1)
    black = covered(made, [Box(-50, -50, 5000, 5000)])
    assert len(black.rgb) == len(made.rgb)
    assert set(black.rgb) == {0}
    assert covered(made, []) is made


def test_further_tables_are_printed_with_their_sum() -> None:
    table = PlainTable(
        "Paid in 2026",
        ("Day", "Amount"),
        (("Mar 2", Money.of("35.00")), ("In all", Money.of("35.00"))),
        (0.7, 0.3),
        summed=True,
    )
    empty: dict[str, Any] = dict.fromkeys(("letter", "issues", "reconciliation", "timeline", "exhibits"), ())
    document = composed(plan(tables=(table,), **empty))
    assert len(document) == 1
    assert "Paid in 2026 Day Amount Mar 2 $35.00 In all $35.00" in words(document)[0]


def test_the_mark_is_drawn_where_the_line_stands_with_its_number() -> None:
    marks = (Mark(Box(50, 200, 560, 214), 7), Mark(Box(50, 200, 560, 214), 8), Mark(Box(50, 216, 560, 230), 12))
    shown = exhibit(pages=1)
    shown = replace(shown, pages=(replace(shown.pages[0], marks=marks),))
    page = sheets(composed(plan(exhibits=(shown,))))[-1]
    picture_box = page.get_image_rects(page.get_images()[0][0])[0]
    scale = picture_box.width / 612
    top = picture_box.y0 + 200 * scale
    outlines = [d["rect"] for d in page.get_drawings() if "s" in d["type"] and abs(d["rect"].y0 - top) < 2]
    assert outlines
    assert abs(outlines[0].x0 - (picture_box.x0 + 50 * scale)) < 2
    badges = [w for w in page.get_text("words") if w[4] in {"7", "8", "12"} and picture_box.y0 < w[1] < top + 60]
    assert {w[4] for w in badges} == {"7", "8", "12"}
    places = [(w[0], w[1]) for w in badges]
    assert len({(round(x), round(y)) for x, y in places}) == 3, "badges do not cover each other"


def test_numbers_stand_beside_the_page_and_cover_none_of_its_words() -> None:
    boxes = [(60, 300, 100, 312), (400, 300, 440, 312), (60, 310, 100, 322), (500, 760, 560, 780)]
    marks = tuple(Mark(Box(*box), issue) for box in boxes for issue in (1, 2, 3))
    shown = exhibit(pages=1)
    shown = replace(shown, pages=(replace(shown.pages[0], marks=marks),))
    page = sheets(composed(plan(exhibits=(shown,))))[-1]
    picture_box = page.get_image_rects(page.get_images()[0][0])[0]
    beside = (w for w in page.get_text("words") if w[0] > picture_box.x1 and w[1] < picture_box.y1)
    numbers = [w for w in beside if w[4] in {"1", "2", "3"}]
    assert len(numbers) == 6, "three issues in two groups of rows, each once"
    assert len({(round(w[0]), round(w[1])) for w in numbers}) == 6
    for word in numbers:
        assert word[2] < page.rect.width
        assert picture_box.y0 < word[1] < picture_box.y1


def test_gray_pages_are_kept_gray_and_colored_pages_colored() -> None:
    def mixed(document: DocumentId, page: int) -> Picture:
        made = picture(document, page, shade=200)
        return made if page == 1 else replace(made, rgb=bytes([220, 30, 30]) * (170 * 220))

    data = ReportLabTypesetter().compose(plan(exhibits=(exhibit(pages=2),)), mixed)
    document = pymupdf.open(stream=data, filetype="pdf")
    spaces = [page.get_images()[0][5] for page in sheets(document)[-2:]]
    assert spaces == ["DeviceGray", "DeviceRGB"]


def test_a_picture_whose_bytes_do_not_match_its_size_is_refused() -> None:
    with pytest.raises(ValueError, match="match its size"):
        ReportLabTypesetter().compose(plan(), lambda d, p: replace(picture(d, p), width=171))


def test_pictures_are_taken_one_by_one_and_let_go() -> None:
    size = (1275, 1650)
    one = size[0] * size[1] * 3
    asked: list[int] = []

    def big(document: DocumentId, page: int) -> Picture:
        asked.append(page)
        return picture(document, page, shade=page * 5, size=size)

    progress: list[tuple[int, int]] = []
    tracemalloc.start()
    try:
        ReportLabTypesetter().compose(plan(exhibits=(exhibit(pages=40),)), big, lambda n, of: progress.append((n, of)))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert asked == list(range(1, 41)), "each page once, in order"
    assert progress == [(n, 40) for n in range(1, 41)]
    assert peak < 6 * one, f"{peak / one:.1f} pictures were held at once"


def test_trouble_with_a_picture_comes_through() -> None:
    class BrokeError(Exception):
        pass

    def broken(_document: DocumentId, _page: int) -> Picture:
        raise BrokeError

    with pytest.raises(BrokeError):
        ReportLabTypesetter().compose(plan(exhibits=(exhibit(),)), broken)


def test_the_document_of_the_exhibit_is_asked_for() -> None:
    asked: set[DocumentId] = set()

    def noted(document: DocumentId, page: int) -> Picture:
        asked.add(document)
        return picture(document, page)

    ReportLabTypesetter().compose(plan(), noted)
    assert asked == {BILL}


def letter_of(lines: int, enclosures: int) -> PacketPlan:
    letter = (
        *(Paragraph(f"Point {n} of the letter.") for n in range(lines)),
        Paragraph("The last paragraph."),
        Paragraph("Sincerely,", ParagraphStyle.CLOSING),
        Paragraph("Ana Lopez", ParagraphStyle.CLOSING),
    )
    names = tuple(
        f"Exhibit {n}: Explanation of benefits of Prairie Health, Mar 3, 2026 (1 page)" for n in range(enclosures)
    )
    return plan(letter=letter, enclosures=names, issues=(), reconciliation=(), timeline=(), exhibits=())


@pytest.mark.parametrize("lines", range(20, 36))
def test_the_end_of_a_letter_is_never_torn_apart(lines: int) -> None:
    pages = words(composed(letter_of(lines, 4)))
    assert len(pages) <= 2
    end = pages[-1]
    for said in ("The last paragraph.", "Sincerely, Ana Lopez", "Enclosed:", "Exhibit 0", "Exhibit 3"):
        assert said in end


def test_a_letter_a_few_lines_too_long_is_set_closer_and_not_on_another_sheet() -> None:
    sheets_of = [len(words(composed(letter_of(lines, 4)))) for lines in range(18, 40)]
    roomy = sheets_of.index(2) + 18
    closer = composed(letter_of(roomy - 1, 4))
    assert "Enclosed: Exhibit" in words(closer)[0], "run together where there is no room for a line each"
    assert "Enclosed: \u2013 Exhibit" in words(composed(letter_of(10, 4)))[0]


def test_a_long_list_of_enclosures_runs_on_from_page_to_page() -> None:
    pages = words(composed(letter_of(30, 70)))
    assert "Ana Lopez" in pages[0] + pages[1]
    assert "Exhibit 69" in pages[-1]


def test_parts_share_a_page_where_they_fit_and_stay_whole_where_they_do_not() -> None:
    few = words(composed(plan(exhibits=())))
    assert len(few) == 2, "the letter, then all tables"
    for heading in ("Issues", "Account of the money", "Dates and reference numbers"):
        assert heading in few[1]
    many = words(composed(plan(issues=tuple(issue(n) for n in range(1, 7)), exhibits=())))
    account = next(page for page in many if "Account of the money" in page)
    assert "Patient" not in many[1] or account is many[1]
    assert "Supported by the papers" in account, "a table that fits on a page is not torn"


def test_a_request_to_somebody_else_names_them() -> None:
    row = replace(issue(1), request_to="the collector and the provider")
    text = " ".join(words(composed(plan(issues=(row,)))))
    assert "Request to the collector and the provider: Please correct it." in text


def test_a_row_is_torn_only_where_no_page_could_hold_it() -> None:
    many = words(composed(plan(issues=tuple(issue(n, text="Why. " * 60) for n in range(1, 13)), exhibits=())))
    heads = [page.count("Issue and request") for page in many]
    assert max(heads) == 1, "the head of a table stands at its top and nowhere else"
    assert all(page.count("Question number") == page.count("See Exhibit") for page in many), "no row on two pages"
    long = words(composed(plan(issues=(issue(1, text="Why. " * 300),), exhibits=(), large_print=True)))
    assert sum(page.count("Why.") for page in long) == 300


def test_in_large_print_the_amounts_stand_before_the_request() -> None:
    text = " ".join(words(composed(plan(issues=(issue(1),), large_print=True))))
    assert text.index("Charged $1,624.11, should be $312.00.") < text.index("Request:")


def test_what_the_person_noted_is_not_said_to_stand_on_papers() -> None:
    made = plan()
    assert "Dates as they stand on the papers." in " ".join(words(composed(made)))
    noted = replace(made, timeline=(*made.timeline, replace(made.timeline[0], noted=True)))
    assert "on the papers, and calls and letters as I wrote them down." in " ".join(words(composed(noted)))
