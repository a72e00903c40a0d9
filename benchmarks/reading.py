#!/usr/bin/env python3
"""Pages a minute and what our own lines add to the libraries: see README.md.

"Engine alone" is the CPU time spent inside the recogniser's networks (``InferenceSession.run``) on the very pages and
strips of the same run; "PyMuPDF alone" is ``Page.get_text("words")`` on the same pages.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import resource
import sys
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent


def bill_pages(count: int) -> bytes:
    """A made-up itemized bill with 30 lines on every page."""
    from reportlab.lib.pagesizes import letter
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, pagesize=letter, invariant=1)
    for page in range(count):
        canvas.setFont("Helvetica-Bold", 14)
        canvas.drawString(54, 730, "BENCH VALLEY HOSPITAL")
        canvas.setFont("Helvetica", 9)
        canvas.drawString(54, 712, f"Account number: BV-{page:06}   Patient: Ana Belmonte   Statement date: 10/02/2026")
        for x, head in ((54, "Date"), (120, "Code"), (180, "Description"), (400, "Qty"), (500, "Charge")):
            canvas.drawString(x, 690, head)
        for k in range(30):
            y = 672 - 18 * k
            for x, text in (
                (54, "09/14/2026"),
                (120, f"8{page % 10}0{k:02}"),
                (180, f"LABORATORY SERVICE {k + 1}"),
                (400, "1"),
            ):
                canvas.drawString(x, y, text)
            canvas.drawRightString(540, y, f"{100 + 7 * k}.{k:02}")
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def cpu() -> float:
    return time.process_time()


def text_pages(count: int) -> None:
    import pymupdf

    from medneg_desktop.pages.desk import Desk
    from medneg_desktop.pages.messages import Request, Verb
    from medneg_desktop.reading import read_pages

    data = bill_pages(count)
    name = hashlib.sha256(data).hexdigest()
    begun = cpu()
    with pymupdf.open(stream=data) as document:
        for page in document:
            page.get_text("words")
    alone = cpu() - begun
    desk = Desk()
    begun = cpu()
    layers: list[Any] = [desk.answer(Request(Verb.TEXT, name, page, content=data)) for page in range(1, count + 1)]
    words = cpu() - begun
    begun = cpu()
    readings = read_pages([layer.text for layer in layers])
    read = cpu() - begun
    lines = sum(len(r.lines) for r in readings)
    print(
        f"text   {count} pages, {lines} lines: {60 * count / (words + read):,.0f} pages a minute; PyMuPDF alone {alone / count * 1000:.1f} ms a page, our words {words / count * 1000:.1f} ms, fields and lines {read / count * 1000:.1f} ms"
    )


def ocr_pages(count: int) -> None:
    import onnxruntime
    import pymupdf

    from medneg_desktop.pages.desk import Desk
    from medneg_desktop.pages.messages import Request, Verb

    inside = 0.0
    real = onnxruntime.InferenceSession.run

    def timed(self: Any, *arguments: Any, **named: Any) -> Any:
        nonlocal inside
        begun = cpu()
        try:
            return real(self, *arguments, **named)
        finally:
            inside += cpu() - begun

    onnxruntime.InferenceSession.run = timed
    scans = []
    with pymupdf.open(stream=bill_pages(count)) as document:
        scans = [page.get_pixmap(dpi=200, colorspace="gray").tobytes("jpg", jpg_quality=75) for page in document]
    desk = Desk()
    desk.answer(Request(Verb.OCR, "warm", 1, content=scans[0]))  # loads the models
    inside = 0.0
    begun, wall = cpu(), time.perf_counter()
    for scan in scans:
        desk.answer(Request(Verb.OCR, hashlib.sha256(scan).hexdigest(), 1, content=scan))
    whole, wall = cpu() - begun, time.perf_counter() - wall
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"OCR    {count} pages on one worker: {60 * count / wall:.1f} pages a minute, {whole / count:.2f} CPU s a page; engine alone {inside / count:.2f} s; ratio {whole / inside:.2f}; peak memory {peak:.0f} MB"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=12)
    wishes = parser.parse_args()
    sys.path.insert(0, str(ROOT))
    text_pages(wishes.pages * 5)
    ocr_pages(wishes.pages)


if __name__ == "__main__":
    main()
