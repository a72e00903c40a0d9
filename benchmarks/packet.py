#!/usr/bin/env python3
"""What a packet of scans costs beside the libraries alone: time, peak memory, size. See README.md.

"The libraries alone" is the shortest program that makes the same pages: PyMuPDF draws each page in gray, Pillow codes
it as JPEG, ReportLab puts it on a sheet. Ours goes through the page workers, finds and covers private details, draws
marks, stamps and captions, and reads the text of the finished file back. Each side runs in a process of its own.
"""

from __future__ import annotations

import argparse
import io
import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
DPI = 200
MB = 1_000_000


def scans(count: int) -> bytes:
    """A PDF of made-up scanned pages: print, paper that is not quite white, and the noise of a scanner."""
    import numpy as np
    import pymupdf
    from PIL import Image, ImageDraw, ImageFont

    made: Any = pymupdf.open()
    dice = np.random.default_rng(7)
    font = ImageFont.load_default(size=28)
    for number in range(count):
        image = Image.new("L", (1700, 2200), 246)
        draw = ImageDraw.Draw(image)
        for row in range(52):
            draw.text((140, 120 + 38 * row), f"08/{row % 28 + 1:02}/2026  8{row:04}  SERVICE {number}-{row}", 30, font)
            draw.text((1380, 120 + 38 * row), f"{100 + 7 * row}.{number % 100:02}", 30, font)
        noisy = np.clip(np.asarray(image, np.int16) + dice.normal(0, 3, (2200, 1700)), 0, 255).astype(np.uint8)
        held = io.BytesIO()
        Image.fromarray(noisy).save(held, "JPEG", quality=80)
        made.new_page(width=612, height=792).insert_image(pymupdf.Rect(0, 0, 612, 792), stream=held.getvalue())
    content: bytes = made.tobytes()
    return content


def alone(source: bytes) -> bytes:
    import pymupdf
    from PIL import Image
    from reportlab.lib.pagesizes import letter
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    papers: Any = pymupdf.open(stream=source)
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=letter, pageCompression=1)
    for page in papers:
        drawn = page.get_pixmap(dpi=DPI, colorspace=pymupdf.csGRAY)
        coded = io.BytesIO()
        Image.frombytes("L", (drawn.width, drawn.height), drawn.samples).save(coded, "JPEG", quality=85)
        canvas.drawImage(ImageReader(coded), 48, 60, 516, 668)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def ours(source: bytes, count: int) -> bytes:
    from datetime import date

    from medneg_desktop.app import loose_desk
    from medneg_desktop.core.clock import FixedClock
    from medneg_desktop.core.ids import CaseId, DocumentId, FindingId, Sha256
    from medneg_desktop.core.money import Money
    from medneg_desktop.domain.case import Case, Paper
    from medneg_desktop.domain.finding import Certainty, Evidence, Finding, PaperRef
    from medneg_desktop.domain.place import Box, Place
    from medneg_desktop.domain.reading import Cell, DocumentKind, Fact, FieldName, Reading, ReadLine
    from medneg_desktop.services.ports import Original
    from medneg_desktop.services.prepare_packet import compose

    lines = []
    for number in range(1, count + 1):
        place = Place(number, Box(45, 120, 560, 134))
        lines.append(ReadLine(number, place, {Cell.CHARGE: Fact(Money(312_00), place=place)}))
    due = Fact(Money(312_00 * count), place=Place(1, Box(450, 700, 560, 712)))
    fields = {FieldName.AMOUNT_DUE: due}
    reading = Reading(1, tuple(range(1, count + 1)), DocumentKind.STATEMENT, fields=fields, lines=tuple(lines))
    paper = Paper(PaperRef(DocumentId("scans"), 1, "scans.pdf"), reading)
    case = Case(CaseId("c1"), "Bench Valley Hospital", None, (paper,))
    cited = tuple(Evidence(paper.ref, line.place, line=line.number) for line in lines)
    finding = Finding(
        FindingId("f1"), case.id, "summary-only", Certainty.PROVEN, "Explain these charges", None,
        "Each of these pages shows a charge that is not explained.", "Please explain it.", "it is explained.", cited,
    )  # fmt: skip
    original = Original(Sha256("0" * 64), lambda: source)
    with loose_desk(FixedClock(date(2026, 11, 24)), 2) as desk:
        return compose(desk, case, (finding,), lambda _: original, lambda _d, _p: (612.0, 792.0)).pdf


def pictures_in(pdf: bytes) -> tuple[int, int]:
    """How many pages, and how many bytes of pictures, a file holds."""
    import pymupdf

    with pymupdf.open(stream=pdf) as document:
        seen = {image[0] for page in document for image in page.get_images()}
        return document.page_count, sum(len(document.xref_stream_raw(number)) for number in seen)


def one_side(side: str, source: Path, count: int) -> None:
    data = source.read_bytes()
    start = time.perf_counter()
    pdf = alone(data) if side == "alone" else ours(data, count)
    seconds = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000
    workers = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1000
    pages, pictures = pictures_in(pdf)
    print(json.dumps([seconds, peak, workers, len(pdf), pages, pictures]))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=100)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--side", choices=("alone", "ours"), help=argparse.SUPPRESS)
    parser.add_argument("--source", type=Path, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.side:
        one_side(arguments.side, arguments.source, arguments.pages)
        return
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "scans.pdf"
        source.write_bytes(scans(arguments.pages))
        best: dict[str, list[float]] = {}
        for side in ("alone", "ours") * arguments.runs:
            command = [sys.executable, str(Path(__file__)), "--side", side, "--source", str(source)]
            command += ["--pages", str(arguments.pages)]
            done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
            found = json.loads(done.stdout)
            best[side] = min(best.get(side, found), found)
    for side, (seconds, peak, workers, size, pages, pictures) in best.items():
        print(
            f"{side:>6}: {seconds:.1f} s, {pages:.0f} pages, peak {peak:.0f} MB"
            + (f" (largest page worker {workers:.0f} MB)" if side == "ours" else "")
            + f", file {size / MB:.1f} MB, {size / pictures:.2f} times its pictures"
        )
    print(f"ours is {best['ours'][0] / best['alone'][0]:.2f} times the libraries alone")


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    main()
