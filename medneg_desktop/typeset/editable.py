"""The letter as a file that people can edit: a small .docx (ISO/IEC 29500), written without a library.

It holds the words of the packet's letter and its list of issues. It has no macros, no links and no author, and the
same plan gives the same bytes.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape, quoteattr

from medneg_desktop.core.dates import shown_long
from medneg_desktop.core.money import Money
from medneg_desktop.domain.packet import IssueRow, PacketPlan, Paragraph, ParagraphStyle
from medneg_desktop.typeset.words import visible

_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_WHEN = (1980, 1, 1, 0, 0, 0)
"""The date of every part of the file: the clock of a machine has no place in it."""
_TWIPS = 20
"""A point has 20 of the units in which lengths are written here; letter sizes are written in half points."""
_PAPER = {"letter": (612.0, 792.0), "a4": (595.3, 841.9)}
_MARGIN = 66
_COLUMNS = (26.0, 0.0, 62.0, 62.0, 66.0)
"""Widths of the list of issues in points; the second column takes what is left."""


def letter_file(plan: PacketPlan) -> bytes:
    """The letter and the issues of a plan as the bytes of a .docx."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in _parts(plan):
            part = zipfile.ZipInfo(name, _WHEN)
            part.compress_type = zipfile.ZIP_DEFLATED
            part.external_attr = 0o600 << 16
            package.writestr(part, (_HEAD + content).encode())
    return held.getvalue()


def _parts(plan: PacketPlan) -> Iterator[tuple[str, str]]:
    word = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    yield (
        "[Content_Types].xml",
        (
            f'<Types xmlns="{_PACKAGE}/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{word}.document.main+xml"/>'
            f'<Override PartName="/word/styles.xml" ContentType="{word}.styles+xml"/>'
            '<Override PartName="/docProps/core.xml"'
            ' ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
        ),
    )
    yield (
        "_rels/.rels",
        _relationships(
            (f"{_OFFICE}/officeDocument", "word/document.xml"),
            (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        ),
    )
    yield "word/_rels/document.xml.rels", _relationships((f"{_OFFICE}/styles", "styles.xml"))
    yield "docProps/core.xml", _properties(plan)
    yield "word/styles.xml", _styles(plan)
    yield "word/document.xml", _document(plan)


def _relationships(*targets: tuple[str, str]) -> str:
    each = "".join(
        f'<Relationship Id="r{n}" Type="{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets, start=1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{each}</Relationships>'


def _properties(plan: PacketPlan) -> str:
    made = f"{plan.made.isoformat()}T12:00:00Z"
    return (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{_safe(plan.title)}</dc:title><dc:language>{_safe(plan.language)}</dc:language>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{made}</dcterms:created></cp:coreProperties>'
    )


def _styles(plan: PacketPlan) -> str:
    """The few styles of the letter, with names that word processors list."""
    size = 16.0 if plan.large_print else 11.0

    def style(key: str, name: str, paragraph: str = "", run: str = "") -> str:
        return (
            f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{key}"><w:name w:val="{name}"/>'
            f'<w:basedOn w:val="Normal"/><w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>'
        )

    tight = '<w:spacing w:after="0"/>'
    return (
        f'<w:styles xmlns:w="{_MAIN}"><w:docDefaults><w:rPrDefault><w:rPr>'
        '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="Arial" w:cs="Arial"/>'
        f'<w:sz w:val="{size * 2:.0f}"/><w:szCs w:val="{size * 2:.0f}"/><w:lang w:val={quoteattr(plan.language)}/>'
        '</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="140" w:line="276" w:lineRule="auto"/>'
        "</w:pPr></w:pPrDefault></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
        + style("Address", "Address", tight)
        + style("Sender", "Sender", f'{tight}<w:jc w:val="right"/>')
        + style(
            "Subject",
            "Subject",
            '<w:spacing w:before="240" w:after="60"/>',
            f'<w:b/><w:sz w:val="{size * 2 + 5:.0f}"/>',
        )
        + style("Point", "Point", '<w:spacing w:after="60"/><w:ind w:left="480" w:hanging="480"/>')
        + style(
            "Heading",
            "Part heading",
            '<w:keepNext/><w:spacing w:after="120"/>',
            f'<w:b/><w:sz w:val="{size * 2 + 10:.0f}"/>',
        )
        + style("Cell", "Cell", '<w:spacing w:after="40"/>', f'<w:sz w:val="{size * 2 - 3:.0f}"/>')
        + "</w:styles>"
    )


def _document(plan: PacketPlan) -> str:
    width, height = _PAPER.get(plan.page_size.lower(), _PAPER["letter"])
    page = (
        f'<w:sectPr><w:pgSz w:w="{width * _TWIPS:.0f}" w:h="{height * _TWIPS:.0f}"/>'
        "<w:pgMar "
        + " ".join(f'w:{edge}="{_MARGIN * _TWIPS}"' for edge in ("top", "right", "bottom", "left"))
        + ' w:header="600" w:footer="600" w:gutter="0"/></w:sectPr>'
    )
    body = "".join([*_letter(plan), *_issues(plan, width - 2 * _MARGIN), *_offer(plan)]) or _paragraph("")
    return f'<w:document xmlns:w="{_MAIN}"><w:body>{body}{page}</w:body></w:document>'


def _letter(plan: PacketPlan) -> Iterator[str]:
    if not plan.letter:
        return
    yield from (_paragraph(line, "Sender") for line in plan.sender)
    yield _paragraph(shown_long(plan.made))
    yield from (_paragraph(line, "Address") for line in plan.recipient)
    closing = [p for p in plan.letter if p.style is ParagraphStyle.CLOSING]
    yield from (_said(p, first=n == 0) for n, p in enumerate(p for p in plan.letter if p not in closing))
    for number, paragraph in enumerate(closing):
        yield _paragraph(paragraph.text)
        yield from [_paragraph("")] * 2 if number == 0 else ()
    if plan.enclosures:
        yield _paragraph(f"{plan.enclosed}: {'; '.join(plan.enclosures)}.")


def _said(paragraph: Paragraph, *, first: bool) -> str:
    match paragraph.style:
        case ParagraphStyle.SUBJECT:
            return _paragraph(paragraph.text, "Subject" if first else "Address")
        case ParagraphStyle.BULLET:
            return _paragraph(paragraph.text, "Point", label=paragraph.label)
        case _:
            return _paragraph(paragraph.text)


def _issues(plan: PacketPlan, width: float) -> Iterator[str]:
    if not plan.issues:
        return
    widths = [part or width - sum(_COLUMNS) for part in _COLUMNS]
    heads = [
        _cell([_paragraph(t, "Cell", bold=True)])
        for t in ("No.", "Issue and request", "Charged", "Should be", "In question")
    ]
    rows = [_row(heads, head=True), *(_row(_issue(row)) for row in plan.issues)]
    last = ("", "Total in question", "", "", plan.total_in_question.shown())
    if any(row.difference is not None for row in plan.issues):
        rows.append(_row([_cell([_paragraph(text, "Cell", bold=True)]) for text in last]))
    edges = "".join(
        f'<w:{e} w:val="single" w:sz="4" w:space="0" w:color="808080"/>' for e in ("top", "bottom", "insideH")
    )
    grid = "".join(f'<w:gridCol w:w="{w * _TWIPS:.0f}"/>' for w in widths)
    yield _paragraph("Issues", "Heading", new_page=bool(plan.letter))
    yield (
        f'<w:tbl><w:tblPr><w:tblW w:w="{width * _TWIPS:.0f}" w:type="dxa"/><w:tblBorders>{edges}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{"".join(rows)}</w:tbl>'
    )
    yield _paragraph("")


def _offer(plan: PacketPlan) -> Iterator[str]:
    if plan.offer:
        yield _paragraph("Offer", "Heading", new_page=bool(plan.letter or plan.issues))
        yield from (_said(paragraph, first=False) for paragraph in plan.offer)


def _issue(row: IssueRow) -> list[str]:
    words = [_paragraph(row.title, "Cell", bold=True), _paragraph(row.explanation, "Cell")]
    to = f" to {row.request_to}" if row.request_to else ""
    words += [_paragraph(f"Request{to}: {row.request}", "Cell")] if row.request else []
    if row.exhibits:
        several = "s" if len(row.exhibits) > 1 else ""
        words.append(_paragraph(f"See Exhibit{several} {', '.join(map(str, row.exhibits))}.", "Cell"))
    if row.contained_in is not None:
        words.append(_paragraph(f"This amount is already counted in issue {row.contained_in}.", "Cell"))
    words += [_paragraph(f"Basis: {'; '.join(row.sources)}", "Cell")] if row.sources else []
    amounts = (_amount(a) for a in (row.charged, row.should_be, row.difference))
    return [_cell([_paragraph(str(row.number), "Cell")]), _cell(words), *amounts]


def _amount(amount: Money | None) -> str:
    return _cell([_paragraph(amount.shown() if amount is not None else "\u2013", "Cell")])


def _row(cells: Iterable[str], *, head: bool = False) -> str:
    looks = "<w:cantSplit/><w:tblHeader/>" if head else "<w:cantSplit/>"
    return f"<w:tr><w:trPr>{looks}</w:trPr>{''.join(cells)}</w:tr>"


def _cell(paragraphs: list[str]) -> str:
    return f"<w:tc><w:tcPr/>{''.join(paragraphs)}</w:tc>"


def _paragraph(text: str, style: str = "", *, label: str = "", bold: bool = False, new_page: bool = False) -> str:
    looks = f'<w:pStyle w:val="{style}"/>' if style else ""
    looks += "<w:pageBreakBefore/>" if new_page else ""
    run = "<w:rPr><w:b/></w:rPr>" if bold else ""
    before = f"<w:r><w:t>{_safe(label)}</w:t></w:r><w:r><w:tab/></w:r>" if label else ""
    words = f'<w:r>{run}<w:t xml:space="preserve">{_safe(text)}</w:t></w:r>' if text else ""
    return f"<w:p>{f'<w:pPr>{looks}</w:pPr>' if looks else ''}{before}{words}</w:p>"


def _safe(text: str) -> str:
    return escape(visible(text))
