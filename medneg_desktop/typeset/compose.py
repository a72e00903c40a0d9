"""Sets a whole packet. It is laid out twice: once to count the pages, once with "page x of y" on each of them."""

from __future__ import annotations

import io
from collections.abc import Callable
from functools import partial
from typing import Any

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import (
    BaseDocTemplate,
    CondPageBreak,
    Flowable,
    Frame,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
)

from medneg_desktop.core.ids import DocumentId
from medneg_desktop.domain.packet import ExhibitPage, PacketPart, PacketPlan, PlainTable
from medneg_desktop.services.ports import Drawing, Picture
from medneg_desktop.typeset import styles
from medneg_desktop.typeset.editable import letter_file
from medneg_desktop.typeset.exhibit import ExhibitSheet
from medneg_desktop.typeset.fonts import REGULAR, register
from medneg_desktop.typeset.letterhead import depth_of, letter_story, letter_text
from medneg_desktop.typeset.pieces import Bookmark, para, shortened
from medneg_desktop.typeset.tables import issue_table, money_table, plain_table, timeline_table
from medneg_desktop.typeset.tagging import TaggedCanvas, ornament, tag_list
from medneg_desktop.typeset.words import clean

_PROGRAM = "MedNeg Desktop"
Pictures = Callable[[DocumentId, int], Picture | Drawing]
Progress = Callable[[int, int], None]


class ReportLabTypesetter:
    """The typesetter port, with ReportLab."""

    def compose(self, plan: PacketPlan, picture: Pictures, progress: Progress | None = None) -> bytes:
        """The packet as one PDF. Pictures are asked for page after page, in the order of the exhibits."""
        register()
        body = _pages_of_body(plan)
        exhibits = sum(len(exhibit.pages) for exhibit in plan.exhibits)
        target = io.BytesIO()
        template = _template(plan, target, total=body + exhibits, body=body)
        story = [*_body(plan), *_exhibits(plan, picture, progress, exhibits, after_body=body > 0)]
        template.build(story, canvasmaker=TaggedCanvas)
        return target.getvalue()

    def letter_file(self, plan: PacketPlan) -> bytes:
        """Letter and issues as a .docx that people can edit."""
        return letter_file(plan)


def _pages_of_body(plan: PacketPlan) -> int:
    story = _body(plan)
    if not story:
        return 0
    template = _template(plan, io.BytesIO(), total=1, body=0)
    template.build(story)
    return int(template.page)


def _body(plan: PacketPlan) -> list[Flowable]:
    """Letter, then the tables, each part with its heading."""
    sheet = styles.sheet_of(plan.page_size, large=plan.large_print)
    letter = letter_story(plan, sheet)
    parts = [_part(plan, kind, sheet.inner) for kind in plan.order]
    parts += [_further(table, number, sheet.inner) for number, table in enumerate(plan.tables, start=1)]
    if plan.requests and not plan.letter:
        asked = [para(text, styles.BULLET, label="\u2022") for text in plan.requests]
        tag_list(asked)
        parts.append([*_heading("Requests", "requests", ""), *asked])
    story = letter
    for part in (p for p in parts if p):
        own_page = not story or story is letter
        story = [
            *story,
            *([PageBreak()] if own_page and story else [] if own_page else [_room_for(part, sheet)]),
            *part,
        ]
    return story


_KEPT_WHOLE, _BEGUN = 0.75, 0.3
"""Of the depth of a page: a part up to the first stays on one page; a longer one begins where the second is left."""


def _room_for(part: list[Flowable], sheet: styles.Sheet) -> Flowable:
    """A new page before a part that does not fit on what is left of this one."""
    depth = depth_of(part, sheet) + styles.HEADING.spaceBefore
    return CondPageBreak(depth if depth <= _KEPT_WHOLE * sheet.depth else _BEGUN * sheet.depth)


def _part(plan: PacketPlan, part: PacketPart, width: float) -> list[Flowable]:
    """One of the parts between letter and exhibits; nothing where the plan has none of it."""
    match part:
        case PacketPart.ISSUES if plan.issues:
            table = issue_table(plan.issues, plan.total_in_question, width, narrow=plan.large_print)
            return [*_heading("Issues", "issues", "Each issue names the exhibit pages that show it."), table]
        case PacketPart.OFFER if plan.offer:
            return [*_heading("Offer", "offer", ""), *letter_text(plan.offer)]
        case PacketPart.ACCOUNT if plan.reconciliation:
            lead = "What the papers say about the money. Where no paper gives a figure, it says so."
            return [*_heading("Account of the money", "account", lead), money_table(plan.reconciliation, width)]
        case PacketPart.TIMELINE if plan.timeline:
            noted = any(row.noted for row in plan.timeline)
            lead = (
                f"Dates as they stand on the papers{', and calls and letters as I wrote them down' if noted else ''}."
            )
            return [*_heading("Dates and reference numbers", "timeline", lead), timeline_table(plan.timeline, width)]
        case _:
            return []


def _further(table: PlainTable, number: int, width: float) -> list[Flowable]:
    """A table of a report."""
    return [*_heading(table.title, f"table-{number}", table.lead), plain_table(table, width)]


def _heading(title: str, key: str, lead: str) -> list[Flowable]:
    head = para(title, styles.HEADING, tag="H1")
    head.keepWithNext = 1
    text = para(lead, styles.LEAD)
    text.keepWithNext = 1
    return [Bookmark(title, key), head, *([text] if lead else [])]


def _exhibits(
    plan: PacketPlan, picture: Pictures, progress: Progress | None, total: int, *, after_body: bool
) -> list[Flowable]:
    story: list[Flowable] = []
    done = 0

    def fetched(page: ExhibitPage) -> Picture | Drawing:
        nonlocal done
        found = picture(page.document, page.page)
        done += 1
        if progress is not None:
            progress(done, total)
        return found

    for exhibit in plan.exhibits:
        for page in exhibit.pages:
            story += [NextPageTemplate(_turned(page)), *([PageBreak()] if after_body or story else [])]
            story.append(ExhibitSheet(exhibit, page, partial(fetched, page)))
    return story


def _turned(page: ExhibitPage) -> str:
    return "landscape" if page.width > page.height else "portrait"


def _template(plan: PacketPlan, target: io.BytesIO, *, total: int, body: int) -> BaseDocTemplate:
    sheet = styles.sheet_of(plan.page_size, large=plan.large_print)
    sheets = {
        "body": sheet,
        "portrait": sheet.for_exhibits(landscape=False),
        "landscape": sheet.for_exhibits(landscape=True),
    }
    first_exhibit = next((page for exhibit in plan.exhibits for page in exhibit.pages), None)
    if body == 0 and first_exhibit is not None and total > 1:
        sheets = {_turned(first_exhibit): sheets[_turned(first_exhibit)]} | sheets
    pages = [_page(name, s, partial(_foot, plan, total, s)) for name, s in sheets.items()]
    return BaseDocTemplate(
        target,
        pagesize=sheet.paper,
        pageTemplates=pages,
        title=clean(plan.title, 200),
        author="",
        subject="",
        creator=_PROGRAM,
        producer=_PROGRAM,
        lang=plan.language,
        invariant=1,
        pageCompression=1,
        initialFontName=REGULAR,
        displayDocTitle=True,
    )


def _page(name: str, sheet: styles.Sheet, foot: Callable[[Any, Any], None]) -> PageTemplate:
    frame = Frame(
        sheet.side,
        sheet.bottom,
        sheet.inner,
        sheet.depth,
        leftPadding=0,
        rightPadding=0,
        topPadding=0,
        bottomPadding=0,
        id=name,
    )
    return PageTemplate(
        id=name,
        frames=[frame],
        onPage=lambda canvas, _: canvas.scale(sheet.scale, sheet.scale),
        onPageEnd=foot,
        pagesize=sheet.paper,
    )


def _foot(plan: PacketPlan, total: int, sheet: styles.Sheet, canvas: Any, _document: Any) -> None:
    """The running foot; the first page also gets what holds for the whole file."""
    width, side = sheet.width, sheet.side
    if canvas.getPageNumber() == 1:
        canvas.setDateFormatter(lambda *_: f"D:{plan.made:%Y%m%d}120000Z")
        _label_pages(canvas, plan, total)
    account = shortened(clean(plan.running_foot, 80), (width - 2 * side) * 0.7, REGULAR, 8.5)
    text = " \u00b7 ".join(part for part in (account, f"Page {canvas.getPageNumber()} of {total}") if part)
    with ornament(canvas, "Pagination"):
        canvas.saveState()
        canvas.setFont(REGULAR, 8.5)
        canvas.setFillColor(styles.SOFT)
        canvas.setStrokeColor(styles.RULE)
        canvas.setLineWidth(0.4)
        canvas.line(side, 40, width - side, 40)
        canvas.drawString(width - side - stringWidth(text, REGULAR, 8.5), 28, text)
        canvas.restoreState()


def _label_pages(canvas: Any, plan: PacketPlan, total: int) -> None:
    """The viewer shows 1, 2 ... for the letter and tables, then A-1, A-2, B-1: the names the letter uses."""
    at = total - sum(len(exhibit.pages) for exhibit in plan.exhibits)
    if at > 0:
        canvas.addPageLabel(0, "ARABIC", 1)
    for exhibit in plan.exhibits:
        canvas.addPageLabel(at, "ARABIC", 1, f"{exhibit.letter}-")
        at += len(exhibit.pages)
