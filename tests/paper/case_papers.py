"""The papers of one made-up case over eight months, as PDF files with text: what a hospital, a plan and a collector send."""

from __future__ import annotations

from pathlib import Path

from reportlab.lib.pagesizes import letter
from reportlab.pdfgen.canvas import Canvas

HOSPITAL = "MERCY VALLEY HOSPITAL"
ACCOUNT = "MV-448213"
PATIENT = "Ana Lopez"
Row = tuple[tuple[float, str], ...]


def paper(folder: Path, name: str, rows: list[tuple[float, Row]]) -> Path:
    """A page with rows at heights in points from its top; each cell has its left edge."""
    path = folder / name
    canvas = Canvas(str(path), pagesize=letter, invariant=1)
    for top, cells in rows:
        for left, text in cells:
            canvas.setFont("Helvetica", 10)
            canvas.drawString(left, letter[1] - top, text)
    canvas.save()
    return path


def _rows(*lines: str, top: float = 60, step: float = 16, left: float = 60) -> list[tuple[float, Row]]:
    return [(top + number * step, ((left, text),)) for number, text in enumerate(lines) if text]


def itemized_bill(folder: Path) -> Path:
    """Asks for $1,200.00; an X-ray stands on it twice."""
    rows = _rows(
        HOSPITAL,
        "Patient Financial Services, PO Box 2210, Fernley, OH 45099",
        "",
        "ITEMIZED STATEMENT",
        f"Patient: {PATIENT}",
        f"Account number: {ACCOUNT}",
        "Date of service: 03/02/2026",
        "Statement date: 03/20/2026",
    )
    columns = (60.0, 150.0, 230.0, 400.0, 470.0)
    table = [
        ("Date", "Code", "Description", "Qty", "Charge"),
        ("03/02/2026", "99284", "EMERGENCY VISIT LEVEL 4", "1", "800.00"),
        ("03/02/2026", "71046", "CHEST X-RAY 2 VIEWS", "1", "200.00"),
        ("03/02/2026", "71046", "CHEST X-RAY 2 VIEWS", "1", "200.00"),
    ]
    rows += [(230 + 18 * n, tuple(zip(columns, cells, strict=True))) for n, cells in enumerate(table)]
    rows += [(320, ((300, "Total charges"), (470, "1,200.00"))), (338, ((300, "Amount due"), (470, "1,200.00")))]
    return paper(folder, "hospital bill.pdf", rows)


def eob(folder: Path, name: str, day: str, shares: tuple[str, str, str], total: str) -> Path:
    """The plan's account of the same care, with the share of each line and their total."""
    rows = _rows(
        "PRAIRIE HEALTH PLAN",
        "EXPLANATION OF BENEFITS",
        "THIS IS NOT A BILL",
        f"Patient: {PATIENT}",
        f"Provider: {HOSPITAL}",
        f"Patient account: {ACCOUNT}",
        "Claim number: CL-99812",
        "Member ID: XJ-4471902",
        f"Processed date: {day}",
    )
    columns = (60.0, 150.0, 230.0, 310.0, 400.0, 480.0)
    billed = ("800.00", "200.00", "200.00")
    rows.append(
        (240, tuple(zip(columns, ("Date", "Service", "Billed", "Allowed", "Plan paid", "You owe"), strict=True)))
    )
    for n, (code, amount, share) in enumerate(zip(("99284", "71046", "71046"), billed, shares, strict=True)):
        cells = ("03/02/2026", code, amount, share, "0.00", share)
        rows.append((258 + 18 * n, tuple(zip(columns, cells, strict=True))))
    rows.append((316, ((60, "Total"), (230, "1,200.00"), (310, total), (400, "0.00"), (480, total))))
    rows.append((350, ((60, f"Your total responsibility: ${total}"),)))
    return paper(folder, name, rows)


def collector_letter(folder: Path) -> Path:
    return paper(
        folder,
        "collector.pdf",
        _rows(
            "GRANITE RECOVERY LLC",
            "PO Box 90, Tulsa, OK 74101",
            "",
            "Date: 06/10/2026",
            "",
            f"Re: Original creditor: {HOSPITAL}",
            f"Patient: {PATIENT}",
            f"Account number: {ACCOUNT}",
            "Our file number: GR-77120",
            "Amount due: $1,200.00",
            "",
            "This account has been placed with us for collection. This is an attempt to collect a debt by a debt",
            "collector. Any information obtained will be used for that purpose. Unless you dispute the validity of",
            "this debt within 30 days after receiving this notice, we will assume that it is valid.",
        ),
    )


def agreement_letter(folder: Path) -> Path:
    """$450.00 in three monthly payments of $150.00."""
    return paper(
        folder,
        "agreement.pdf",
        _rows(
            HOSPITAL,
            "Patient Financial Services, PO Box 2210, Fernley, OH 45099",
            "",
            "Date: 08/01/2026",
            f"Patient: {PATIENT}",
            f"Account number: {ACCOUNT}",
            "",
            "Payment agreement",
            "",
            "We accept a settlement amount of $450.00 as settlement in full of this account. You pay three monthly",
            "installments of $150.00, the first payment on 08/31/2026. No interest is added and no fee is charged.",
            "Once the last payment is made, the balance is zero and nothing is sent to a collector.",
        ),
    )


def statement(folder: Path, name: str, day: str, due: str) -> Path:
    return paper(
        folder,
        name,
        _rows(
            HOSPITAL,
            "Patient Financial Services, PO Box 2210, Fernley, OH 45099",
            "",
            "BILLING STATEMENT",
            f"Patient: {PATIENT}",
            f"Account number: {ACCOUNT}",
            "Date of service: 03/02/2026",
            f"Statement date: {day}",
            "",
            f"Amount due: ${due}",
        ),
    )


def mail_receipt(folder: Path) -> Path:
    """The post office's receipt for certified mail."""
    return paper(
        folder,
        "post office.pdf",
        _rows("U.S. POSTAL SERVICE", "Certified mail receipt", "Number 9407 1118 9876 5432 10", "Postmark 06/16/2026"),
    )
