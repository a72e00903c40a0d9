#!/usr/bin/env python3
"""How fast pages are read beside the libraries alone, and how much memory a long file takes: see README.md.

"The engine alone" is the CPU time spent inside the recogniser's networks (``InferenceSession.run``) on the very pages and
strips of the same run; "PyMuPDF alone" opens the same files and asks ``Page.get_text("words")`` of the same pages.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
_RUNS = 5
_SCANNED = 20
"""Every so manieth page of the long file is a scan, where nothing else is said, so that the networks are loaded too."""


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


def text_pages(files: Sequence[bytes]) -> str:
    """Words, and then fields and lines, of pages with text, against PyMuPDF's words of the same files."""
    import pymupdf

    from medneg_desktop.pages.desk import Desk
    from medneg_desktop.pages.messages import Request, Verb
    from medneg_desktop.reading import read_pages

    names = [hashlib.sha256(data).hexdigest() for data in files]
    alone, words, fields = [], [], []
    for _ in range(_RUNS):  # the best of several: another program on the machine only ever adds to a time
        begun = time.process_time()
        count = 0
        for data in files:
            with pymupdf.open(stream=data) as document:
                count += sum(bool(page.get_text("words")) or True for page in document)
        alone.append(time.process_time() - begun)
        desk = Desk()
        layers: list[list[Any]] = []
        begun = time.process_time()
        for name, data in zip(names, files, strict=True):
            request = Request(Verb.INSPECT, name, content=data)
            pages = len(desk.answer(request).pages)  # type: ignore[attr-defined]
            layers.append([desk.answer(Request(Verb.TEXT, name, page, content=data)) for page in range(1, pages + 1)])
        words.append(time.process_time() - begun)
        begun = time.process_time()
        for document_layers in layers:
            read_pages([layer.text for layer in document_layers])
        fields.append(time.process_time() - begun)
    first, second, third = (1000 * min(times) / count for times in (alone, words, fields))
    return (
        f"text pages: {count} pages of {len(files)} files: PyMuPDF alone {first:.2f} ms a page, our words {second:.2f} ms"
        f" ({second / first:.1f}), fields and lines {third:.2f} ms; ratio {(second + third) / first:.1f}"
    )


def ocr_pages(count: int) -> str:
    """Scanned pages on one worker, against the time inside the networks."""
    import onnxruntime
    import pymupdf

    from medneg_desktop.pages.desk import Desk
    from medneg_desktop.pages.messages import Request, Verb

    inside = 0.0
    real = onnxruntime.InferenceSession.run

    def timed(self: Any, *arguments: Any, **named: Any) -> Any:
        nonlocal inside
        begun = time.process_time()
        try:
            return real(self, *arguments, **named)
        finally:
            inside += time.process_time() - begun

    with pymupdf.open(stream=bill_pages(count)) as document:
        scans = [page.get_pixmap(dpi=200, colorspace="gray").tobytes("jpg", jpg_quality=75) for page in document]
    desk = Desk()
    onnxruntime.InferenceSession.run = timed
    try:
        desk.answer(Request(Verb.OCR, "warm", 1, content=scans[0]))  # loads the models
        inside = 0.0
        begun = time.process_time()
        for scan in scans:
            desk.answer(Request(Verb.OCR, hashlib.sha256(scan).hexdigest(), 1, content=scan))
        whole = time.process_time() - begun
    finally:
        onnxruntime.InferenceSession.run = real
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return (
        f"OCR pages: {whole / count:.2f} CPU s a page, the engine alone {inside / count:.2f} s;"
        f" ratio {whole / inside:.2f}; peak memory {peak:.0f} MB"
    )


def long_file(pages: int, path: Path, every: int = _SCANNED) -> int:
    """Writes a PDF of so many pages, one in ``every`` scanned; gives the number of the scanned ones."""
    import pymupdf

    scanned = 0
    with pymupdf.open(stream=bill_pages(pages)) as source, pymupdf.open() as target:
        for number in range(pages):
            if number % every:
                target.insert_pdf(source, from_page=number, to_page=number)
                continue
            scanned += 1
            picture = source[number].get_pixmap(dpi=200, colorspace="gray").tobytes("jpg", jpg_quality=75)
            target.new_page(width=612, height=792).insert_image((0, 0, 612, 792), stream=picture)
        target.save(path)
    return scanned


def memory_of_long_file(pages: int, every: int = _SCANNED) -> str:
    """The most memory that the program and its page workers held together while the command line read a long file."""
    with tempfile.TemporaryDirectory() as scratch:
        paper, out = Path(scratch, "long.pdf"), Path(scratch, "long.json")
        scanned = long_file(pages, paper, every)
        command = [sys.executable, "-m", "medneg_desktop", "read", str(paper), "--json", str(out)]
        begun = time.perf_counter()
        with subprocess.Popen(command, cwd=ROOT, stderr=subprocess.DEVNULL) as program:
            held: list[float] = []
            while program.poll() is None:
                held.append(sum(_megabytes(process) for process in _family(program.pid)))
                time.sleep(0.1)
        if program.returncode:
            return f"long file: the program ended with {program.returncode}"
        seconds = time.perf_counter() - begun
        half = len(held) // 2
        return (
            f"long file: {pages} pages, {scanned} of them scanned, in {seconds:.0f} s; peak memory {max(held):.0f} MB"
            f" (in the first half {max(held[:half], default=0):.0f}, in the second {max(held[half:]):.0f})"
        )


def _family(parent: int) -> list[int]:
    """A process and all below it. Linux alone tells."""
    found, waiting = [], [parent]
    while waiting:
        process = waiting.pop()
        found.append(process)
        for task in Path(f"/proc/{process}/task").glob("*/children"):
            try:
                waiting += map(int, task.read_text().split())
            except OSError:
                continue  # it has just ended
    return found


def _megabytes(process: int) -> float:
    """What a process holds, memory that it shares with others counted in parts."""
    try:
        lines = Path(f"/proc/{process}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return sum(float(line.split()[1]) / 1024 for line in lines if line.startswith("Pss:"))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path, help="PDFs with text to be timed instead of made-up ones")
    parser.add_argument("--pages", type=int, default=12, help="scanned pages (12)")
    parser.add_argument("--long", type=int, default=300, metavar="PAGES", help="pages of the long file, 0: none (300)")
    parser.add_argument("--every", type=int, default=_SCANNED, metavar="N", help="one of N pages of it is scanned (20)")
    parser.add_argument("--only", action="store_true", help="the long file alone")
    wishes = parser.parse_args()
    if wishes.only:
        print(memory_of_long_file(wishes.long, wishes.every), flush=True)
        return
    from benchmarks.side_by_side import share_of_two_cores

    print(text_pages([path.read_bytes() for path in wishes.files] or [bill_pages(60)]), flush=True)
    print(ocr_pages(wishes.pages), flush=True)
    if len(os.sched_getaffinity(0)) > 1:
        print(f"two documents at once: {share_of_two_cores():.0%} of two cores (median of 3)", flush=True)
    if wishes.long:
        print(memory_of_long_file(wishes.long, wishes.every), flush=True)


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    main()
