#!/usr/bin/env python3
"""Makes the sample case: a hospital's itemized bill as a scan, the plan's EOB as a born-digital PDF, a receipt as a photo.

All people, places and numbers are invented. Run it to remake ``case/``; the same program versions give the same bytes.

What is wrong in it, for the tour: line 3 repeats line 2; line 8 multiplies wrongly; the bill asks for $312.00 more than
the EOB's share; the $50.00 paid at the desk is not credited. What looks odd and is right: the second ECG carries the
repeat modifier 76; charges are above the allowed amounts; the plan's discount is not a payment.
"""

from __future__ import annotations

import io
import random
from pathlib import Path

import pymupdf
import reportlab
from PIL import Image, ImageDraw, ImageFilter, ImageFont
from reportlab.lib import colors
from reportlab.lib.pagesizes import letter
from reportlab.pdfgen.canvas import Canvas

CASE = Path(__file__).parent / "case"
FONTS = Path(reportlab.__file__).parent / "fonts"
HOSPITAL = "CEDAR HOLLOW MEDICAL CENTER"
ACCOUNT = "CH-40718-226"
PATIENT = "Marisol Whitfield"

BILL = [
    # date, revenue code, code, description, quantity, unit price, charge
    ("08/14/2026", "0450", "99284", "EMERGENCY VISIT LEVEL 4", "1", "1,120.00", "1,120.00"),
    ("08/14/2026", "0324", "71046", "CHEST X-RAY 2 VIEWS", "1", "312.00", "312.00"),
    ("08/14/2026", "0324", "71046", "CHEST X-RAY 2 VIEWS", "1", "312.00", "312.00"),
    ("08/14/2026", "0301", "80053", "METABOLIC PANEL", "1", "146.00", "146.00"),
    ("08/14/2026", "0305", "85025", "BLOOD COUNT", "1", "88.00", "88.00"),
    ("08/14/2026", "0730", "93005", "ECG TRACING", "1", "264.00", "264.00"),
    ("08/14/2026", "0730", "93005-76", "ECG TRACING REPEATED", "1", "264.00", "264.00"),
    ("08/14/2026", "0258", "J7030", "SALINE 1000 ML", "2", "64.00", "148.00"),
    ("08/14/2026", "0636", "J1885", "KETOROLAC INJECTION", "2", "38.00", "76.00"),
]
EOB = [
    # date, service, billed, discount, allowed, plan paid, copay, coinsurance, your share, remark
    ("08/14/2026", "99284", "1,120.00", "500.00", "620.00", "470.00", "150.00", "0.00", "150.00", "CO-45"),
    ("08/14/2026", "71046", "312.00", "220.00", "92.00", "73.60", "0.00", "18.40", "18.40", "CO-45"),
    ("08/14/2026", "71046", "312.00", "312.00", "0.00", "0.00", "0.00", "0.00", "0.00", "CO-18"),
    ("08/14/2026", "80053", "146.00", "104.00", "42.00", "33.60", "0.00", "8.40", "8.40", "CO-45"),
    ("08/14/2026", "85025", "88.00", "66.00", "22.00", "17.60", "0.00", "4.40", "4.40", "CO-45"),
    ("08/14/2026", "93005", "264.00", "194.00", "70.00", "56.00", "0.00", "14.00", "14.00", "CO-45"),
    ("08/14/2026", "93005-76", "264.00", "194.00", "70.00", "56.00", "0.00", "14.00", "14.00", "CO-45"),
    ("08/14/2026", "J7030", "148.00", "118.00", "30.00", "24.00", "0.00", "6.00", "6.00", "CO-45"),
    ("08/14/2026", "J1885", "76.00", "56.00", "20.00", "16.00", "0.00", "4.00", "4.00", "CO-45"),
]
EOB_TOTALS = ("", "Total", "2,730.00", "1,764.00", "966.00", "746.80", "150.00", "69.20", "219.20", "")


def row(
    canvas: Canvas, y: float, cells: tuple[str, ...], columns: tuple[tuple[float, bool], ...], font: str, size: float
) -> None:
    """One row of a table; a column is its x and whether it is set flush right."""
    canvas.setFont(font, size)
    for text, (x, right) in zip(cells, columns, strict=True):
        (canvas.drawRightString if right else canvas.drawString)(x, y, text)


def hospital_bill() -> bytes:
    """The bill as the hospital printed it, before it went through a scanner."""
    out = io.BytesIO()
    c = Canvas(out, pagesize=letter, invariant=1)
    c.setFont("Helvetica-Bold", 16)
    c.drawString(54, 728, HOSPITAL)
    c.setFont("Helvetica", 9)
    c.drawString(54, 714, "Patient Financial Services   PO Box 2210   Fernley Grove, OH 45099")
    c.drawString(54, 702, "Billing questions: (614) 555-0139")
    c.setFont("Helvetica-Bold", 12)
    c.drawRightString(558, 728, "ITEMIZED STATEMENT")
    left = (("Patient:", PATIENT), ("Account number:", ACCOUNT), ("Date of service:", "08/14/2026"))
    right = (("Statement date:", "09/21/2026"), ("Due date:", "10/19/2026"), ("Tax ID:", "31-5550172"))
    for k, ((a, b), (d, e)) in enumerate(zip(left, right, strict=True)):
        y = 672 - 15 * k
        c.setFont("Helvetica", 10)
        c.drawString(54, y, a)
        c.drawString(340, y, d)
        c.setFont("Helvetica-Bold", 10)
        c.drawString(150, y, b)
        c.drawString(440, y, e)
    columns = ((54, False), (116, False), (158, False), (224, False), (408, True), (482, True), (558, True))
    row(c, 606, ("Date", "Rev", "Code", "Description", "Qty", "Unit price", "Charge"), columns, "Helvetica-Bold", 9.5)
    c.line(54, 600, 558, 600)
    for k, cells in enumerate(BILL):
        row(c, 584 - 19 * k, cells, columns, "Helvetica", 10)
    y = 584 - 19 * len(BILL) - 8
    c.line(54, y + 14, 558, y + 14)
    totals = (
        ("Total charges", "2,730.00"),
        ("Plan adjustments", "-1,452.00"),
        ("Insurance payments", "-746.80"),
        ("Patient payments", "0.00"),
    )
    for k, (label, amount) in enumerate(totals):
        c.setFont("Helvetica", 10.5)
        c.drawString(340, y - 18 * k - 6, label)
        c.drawRightString(558, y - 18 * k - 6, amount)
    c.setFont("Helvetica-Bold", 12)
    c.drawString(340, y - 84, "Amount due")
    c.drawRightString(558, y - 84, "$531.20")
    c.setFont("Helvetica", 9)
    c.drawString(
        54,
        116,
        "Please pay by the due date. If you believe there is an error on this statement, call the number above.",
    )
    c.drawString(54, 102, "Financial assistance is available. Ask for an application.")
    c.drawCentredString(306, 60, "Page 1 of 1")
    c.save()
    return out.getvalue()


def as_scan(pdf: bytes) -> bytes:
    """The bill out of a flatbed: gray, 200 dpi, a little turned, a little dusty; a PDF that holds only a picture."""
    with pymupdf.open(stream=pdf) as document:
        pixels = document[0].get_pixmap(dpi=200, colorspace="gray")
        page = Image.frombytes("L", (pixels.width, pixels.height), pixels.samples)
    page = page.rotate(0.8, Image.Resampling.BICUBIC, fillcolor=252).filter(ImageFilter.GaussianBlur(0.6))
    dust = random.Random(814)  # noqa: S311 (dust, not a secret)
    draw = ImageDraw.Draw(page)
    for _ in range(140):
        x, y, r = dust.randrange(page.width), dust.randrange(page.height), dust.choice((0, 0, 1))
        draw.ellipse((x, y, x + r, y + r), fill=dust.randrange(120, 200))
    jpeg = io.BytesIO()
    page.save(jpeg, "JPEG", quality=72, dpi=(200, 200))
    with pymupdf.open() as document:
        sheet = document.new_page(width=letter[0], height=letter[1])
        sheet.insert_image(sheet.rect, stream=jpeg.getvalue())
        return bytes(document.tobytes(garbage=4, deflate=True, no_new_id=True))


def explanation_of_benefits() -> bytes:
    """The plan's account of the claim, as downloaded from its portal."""
    out = io.BytesIO()
    c = Canvas(out, pagesize=letter, invariant=1)
    c.setTitle("Explanation of Benefits")
    c.setFillColor(colors.HexColor("#17455c"))
    c.setFont("Helvetica-Bold", 17)
    c.drawString(48, 732, "Harbor Mutual Health Plan")
    c.setFillColor(colors.black)
    c.setFont("Helvetica-Bold", 12)
    c.drawString(48, 712, "Explanation of Benefits")
    c.setFont("Helvetica", 10)
    c.drawString(196, 712, "This is not a bill.")
    pairs = (
        (("Member:", PATIENT), ("Claim number:", "7731-02-558")),
        (("Patient:", PATIENT), ("Date processed:", "09/03/2026")),
        (("Member ID:", "HMP 6620418"), ("Provider:", "Cedar Hollow Medical Center")),
        (("Group number:", "90-417"), ("Patient account:", ACCOUNT)),
    )
    for k, line in enumerate(pairs):
        for x, (label, value) in zip((48, 310), line, strict=True):
            c.setFont("Helvetica", 9.5)
            c.drawString(x, 684 - 15 * k, label)
            c.setFont("Helvetica-Bold", 9.5)
            c.drawString(x + 88, 684 - 15 * k, value)
    columns = (
        (48, False),
        (104, False),
        (190, True),
        (246, True),
        (302, True),
        (356, True),
        (404, True),
        (464, True),
        (518, True),
        (528, False),
    )
    c.setFillColor(colors.HexColor("#e8f0f4"))
    c.rect(44, 592, 524, 32, stroke=0, fill=1)
    c.setFillColor(colors.black)
    row(
        c, 611, ("Service", "", "Amount", "Plan", "Allowed", "Plan", "", "", "Your", ""), columns, "Helvetica-Bold", 8.5
    )
    row(
        c,
        599,
        ("date", "Code", "billed", "discount", "amount", "paid", "Copay", "Coinsurance", "share", "Remark"),
        columns,
        "Helvetica-Bold",
        8.5,
    )
    for k, cells in enumerate(EOB):
        row(c, 574 - 17 * k, cells, columns, "Helvetica", 9)
    y = 574 - 17 * len(EOB)
    c.line(44, y + 12, 568, y + 12)
    row(c, y - 2, EOB_TOTALS, columns, "Helvetica-Bold", 9)
    c.setFont("Helvetica-Bold", 11)
    c.drawString(48, y - 40, "Your total share for this claim:")
    c.drawString(230, y - 40, "$219.20")
    c.setFont("Helvetica", 9)
    notes = (
        "CO-45  Charge exceeds the plan's contracted amount. The provider may not bill you for this difference.",
        "CO-18  Exact duplicate claim or service. The provider may not bill you for this amount.",
        "Network status: in network. You have the right to appeal within 180 days of this notice.",
    )
    for k, note in enumerate(notes):
        c.drawString(48, y - 72 - 14 * k, note)
    c.drawCentredString(306, 48, "Page 1 of 1")
    c.save()
    return out.getvalue()


def receipt_photo() -> bytes:
    """The slip from the emergency desk, photographed on a table."""
    slip = Image.new("L", (760, 1060), 246)
    draw = ImageDraw.Draw(slip)
    bold = ImageFont.truetype(str(FONTS / "VeraBd.ttf"), 36)
    text = ImageFont.truetype(str(FONTS / "Vera.ttf"), 29)
    draw.text((380, 60), "CEDAR HOLLOW", font=bold, fill=30, anchor="mm")
    draw.text((380, 108), "MEDICAL CENTER", font=bold, fill=30, anchor="mm")
    draw.text((380, 158), "Emergency registration desk", font=text, fill=50, anchor="mm")
    draw.text((380, 222), "PAYMENT RECEIPT", font=bold, fill=30, anchor="mm")
    rows = (
        ("Payment date", "08/14/2026"),
        ("Patient", PATIENT),
        ("Account", ACCOUNT),
        ("For", "ER copay"),
        ("Method", "VISA ****4471"),
        ("Auth code", "088213"),
    )
    for k, (label, value) in enumerate(rows):
        draw.text((56, 310 + 70 * k), label, font=text, fill=60)
        draw.text((704, 310 + 70 * k), value, font=text, fill=35, anchor="ra")
    draw.line((56, 752, 704, 752), fill=90, width=3)
    draw.text((56, 780), "Amount paid", font=bold, fill=25)
    draw.text((704, 780), "$50.00", font=bold, fill=25, anchor="ra")
    draw.text((380, 930), "Thank you. Keep this receipt.", font=text, fill=60, anchor="mm")
    table = Image.new("L", (1080, 1440), 112)
    grain = random.Random(50)  # noqa: S311 (grain, not a secret)
    wood = ImageDraw.Draw(table)
    for y in range(0, 1440, 3):
        wood.line((0, y, 1080, y), fill=112 + grain.randrange(-14, 14), width=3)
    mask = Image.new("L", slip.size, 255)
    turned = [picture.rotate(-2.4, Image.Resampling.BICUBIC, expand=True) for picture in (slip, mask)]
    table.paste(turned[0], (140, 150), turned[1])
    shade = Image.linear_gradient("L").resize(table.size).point(lambda v: 205 + v // 5)
    lit = Image.composite(table, Image.new("L", table.size, 0), shade)
    warm = Image.merge("RGB", (lit, lit.point(lambda v: int(v * 0.97)), lit.point(lambda v: int(v * 0.9))))
    out = io.BytesIO()
    warm.filter(ImageFilter.GaussianBlur(0.7)).save(out, "JPEG", quality=84)
    return out.getvalue()


def main() -> None:
    """Write the three files of the case."""
    CASE.mkdir(parents=True, exist_ok=True)
    (CASE / "hospital_bill_scan.pdf").write_bytes(as_scan(hospital_bill()))
    (CASE / "eob_harbor_mutual.pdf").write_bytes(explanation_of_benefits())
    (CASE / "receipt_photo.jpg").write_bytes(receipt_photo())


if __name__ == "__main__":
    main()
