"""A bill that is full of private details, in every place where a PDF can hold them."""

from __future__ import annotations

import io
from typing import Any

import pymupdf
from PIL import Image

mupdf: Any = pymupdf

SSN, BIRTH, CARD, MEMBER, OTHER = "219-09-9999", "03/12/1980", "4111 1111 1111 1111", "XYZ123456789", "Carlos Lopez"
IN_LAYER, IN_NOTE, IN_ATTACHMENT, IN_METADATA = "078-05-1120", "457-55-5462", "323-45-6788", "509-22-1347"
IN_GROUP, IN_FORM, IN_WHITE, IN_UNDER = "231-07-4418", "402-88-1935", "517-33-9024", "268-71-5503"
IN_LABEL, IN_OUTLINE, IN_XMP, IN_SCRIPT, IN_FONT = (
    "344-19-7721",
    "150-62-8837",
    "612-44-3095",
    "433-27-6610",
    "FONT219099999",
)
SEEN = (SSN, BIRTH, CARD, OTHER)
"""What a person sees on the page; the rest hides in the file."""
IN_THE_FILE = (IN_LAYER, IN_NOTE, IN_ATTACHMENT, IN_METADATA, IN_GROUP, IN_FORM, IN_WHITE, IN_UNDER)
IN_THE_FRAME = (IN_LABEL, IN_OUTLINE, IN_XMP, IN_SCRIPT, IN_FONT)
ALL_BUT_MEMBER = (*SEEN, *IN_THE_FILE, *IN_THE_FRAME)
_LINES = (
    ("08/14/2026", "99284", "EMERGENCY DEPT VISIT", "1", "1,204.00"),
    ("08/14/2026", "71046", "CHEST X-RAY 2 VIEWS", "1", "312.00"),
    ("08/14/2026", "71046", "CHEST X-RAY 2 VIEWS", "1", "312.00"),
)


def secret_bill(*, scanned: bool = False) -> bytes:
    """An itemized bill with a charge printed twice. ``scanned`` makes the page one picture, without text."""
    made = mupdf.open()
    page = made.new_page(width=612, height=792)
    _print(page)
    if scanned:
        made = _as_scan(page)
        page = made[0]
    page.insert_text((300, 700), f"SSN {IN_LAYER}", fontsize=9, render_mode=3)
    page.add_text_annot((20, 20), f"call about SSN {IN_NOTE}")
    page.insert_link({"kind": mupdf.LINK_URI, "from": mupdf.Rect(0, 0, 50, 50), "uri": "https://tracker.example/open"})
    made.embfile_add("notes.txt", f"SSN {IN_ATTACHMENT}".encode(), filename="notes.txt")
    made.set_metadata({"title": f"SSN {IN_METADATA}", "author": OTHER})
    _hide_on(page)
    _hide_around(made, page)
    content: bytes = made.tobytes(deflate=True)
    return content


def _hide_on(page: Any) -> None:
    """What is on the page and not seen: in a layer that is off, white, under a field, and as the value of a form."""
    page.insert_text((60, 560), f"SSN {IN_GROUP}", oc=page.parent.add_ocg("internal", on=False))
    page.insert_text((60, 580), f"SSN {IN_WHITE}", color=(1, 1, 1))
    page.insert_text((60, 600), f"SSN {IN_UNDER}")
    page.draw_rect((55, 588, 200, 604), fill=(0.9, 0.9, 0.9), color=None)
    widget = mupdf.Widget()
    widget.rect, widget.field_name = mupdf.Rect(60, 620, 62, 622), "ssn"
    widget.field_type, widget.field_value, widget.text_fontsize = mupdf.PDF_WIDGET_TYPE_TEXT, IN_FORM, 1
    page.add_widget(widget)


def _hide_around(made: Any, page: Any) -> None:
    """What stands beside the pages: in labels, outline, XML, a script, and the name of a font."""
    made.set_page_labels([{"startpage": 0, "prefix": f"SSN {IN_LABEL} ", "style": "D", "firstpagenum": 1}])
    made.set_toc([[1, f"SSN {IN_OUTLINE}", 1]])
    made.set_xml_metadata(f"<x:xmpmeta xmlns:x='adobe:ns:meta/'>SSN {IN_XMP}</x:xmpmeta>")
    script = made.get_new_xref()
    made.update_object(script, f"<</S /JavaScript /JS (app.alert\\('SSN {IN_SCRIPT}'\\))>>")
    made.xref_set_key(made.pdf_catalog(), "OpenAction", f"{script} 0 R")
    fonts = page.get_fonts()
    if fonts:
        made.xref_set_key(fonts[0][0], "BaseFont", f"/{IN_FONT}")


def _print(page: Any) -> None:
    rows = (
        (60, 50, "Riverbend General Hospital", 15),
        (60, 68, "1200 Mill Road, Dayton, OH 45402", 10),
        (60, 100, "ITEMIZED BILL", 13),
        (60, 124, "Patient: Ana Nunez", 10),
        (330, 124, "Account number: RB-40718-226", 10),
        (60, 140, f"Date of birth: {BIRTH}", 10),
        (330, 140, "Statement date: 09/21/2026", 10),
        (60, 156, f"SSN: {SSN}", 10),
        (330, 156, f"Member ID: {MEMBER}", 10),
    )
    for x, y, text, size in rows:
        page.insert_text((x, y), text, fontsize=size)
    for x, text in zip((60, 150, 220, 420, 490), ("Date", "Code", "Description", "Units", "Charge"), strict=True):
        page.insert_text((x, 200), text, fontsize=10, fontname="hebo")
    for number, line in enumerate(_LINES):
        for x, text in zip((60, 150, 220, 425, 490), line, strict=True):
            page.insert_text((x, 220 + 18 * number), text, fontsize=10)
    sums = (("Total charges", "1,828.00"), ("Amount due", "1,828.00"))
    for number, (label, amount) in enumerate(sums):
        page.insert_text((380, 300 + 18 * number), label, fontsize=10)
        page.insert_text((490, 300 + 18 * number), amount, fontsize=10)
    page.insert_text((60, 420), f"Pay by card number {CARD} or by mail.", fontsize=10)
    page.insert_text((60, 440), f"Also seen that day: {OTHER}", fontsize=10)


def _as_scan(page: Any) -> Any:
    drawn = page.get_pixmap(dpi=200)
    image = Image.frombytes("RGB", (drawn.width, drawn.height), drawn.samples).convert("L")
    held = io.BytesIO()
    image.save(held, "JPEG", quality=80)
    made = mupdf.open()
    made.new_page(width=612, height=792).insert_image(mupdf.Rect(0, 0, 612, 792), stream=held.getvalue())
    return made
