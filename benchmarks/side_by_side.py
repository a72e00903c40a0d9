#!/usr/bin/env python3
"""How much of two cores two documents at once use: see README.md.

The same scanned documents are read one after the other with one page worker, and all at once with two, through the
verbs of the program and into a vault. 100 % is half the time; what is lost is the store's, the reader's and the pipes'.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def scans(folder: Path, documents: int, pages: int) -> list[Path]:
    """Made-up bills as pictures in PDFs, each with an account of its own."""
    import pymupdf

    from benchmarks.reading_speed import bill_pages

    made = []
    with pymupdf.open(stream=bill_pages(documents * pages)) as source:
        for number in range(documents):
            path = folder / f"scan-{number}.pdf"
            with pymupdf.open() as target:
                for page in source.pages(number * pages, (number + 1) * pages):
                    picture = page.get_pixmap(dpi=200, colorspace="gray").tobytes("jpg", jpg_quality=75)
                    target.new_page(width=612, height=792).insert_image((0, 0, 612, 792), stream=picture)
                target.save(path)
            made.append(path)
    return made


def seconds(papers: list[Path], jobs: int, folder: Path) -> float:
    """Wall seconds to read these papers, the models loaded before."""
    from medneg_desktop.app import office_on
    from medneg_desktop.core.clock import SystemClock
    from medneg_desktop.domain.document import Accepted
    from medneg_desktop.services.intake import bring_in
    from medneg_desktop.services.read_document import page_texts, read_documents
    from medneg_desktop.store.vault import create_vault

    opened = office_on(create_vault(folder, key=b"k" * 32, clock=SystemClock()), SystemClock(), jobs=jobs)
    try:
        office = opened.office
        found = [o.document for p in papers if isinstance(o := bring_in(office, p), Accepted)]
        warm = office.original(found[0])
        page_texts(office.pages, warm, found[0].pages, jobs=jobs)
        begun = time.perf_counter()
        read_documents(office, [d.id for d in found])
        return time.perf_counter() - begun
    finally:
        opened.close()


def share_of_two_cores(documents: int = 2, pages: int = 3, runs: int = 3) -> float:
    """The share, between 0 and 1: the median of several runs."""
    with tempfile.TemporaryDirectory() as scratch:
        papers = scans(Path(scratch), documents, pages)
        shares = []
        for run in range(runs):
            alone = seconds(papers, 1, Path(scratch) / f"alone-{run}")
            both = seconds(papers, 2, Path(scratch) / f"both-{run}")
            shares.append(alone / (2 * both))
        return sorted(shares)[len(shares) // 2]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=2)
    parser.add_argument("--pages", type=int, default=3)
    parser.add_argument("--runs", type=int, default=3)
    wishes = parser.parse_args()
    sys.path.insert(0, str(ROOT))
    share = share_of_two_cores(wishes.documents, wishes.pages, wishes.runs)
    print(f"two documents at once: {share:.0%} of two cores (median of {wishes.runs})")


if __name__ == "__main__":
    main()
