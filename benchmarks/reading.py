#!/usr/bin/env python3
"""How well documents are read: the measures, by how the pages came into the computer. See README.md.

    python -m benchmarks.reading FOLDER...          reads and counts all documents with a truth below them
    python -m benchmarks.reading --json OUT FOLDER  counts what an earlier ``medneg-desktop read --json OUT`` said
    python -m benchmarks.reading --names FOLDER     also field by field
    python -m benchmarks.reading --speed [FOLDER]   also how fast, in the same run (``reading_speed.py``)

A folder holds documents and beside each its ``*.truth.json``; ``scoring.py`` tells the form.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from benchmarks.scoring import NUMBERS, Json, Tally, count, truths_in

ROOT = Path(__file__).resolve().parent.parent
GROUPS: Mapping[str, tuple[str, ...]] = {
    "born-digital": ("born-digital",),
    "scan": ("scan",),
    "photo, fax": ("photo", "fax"),
}
ASKED: Mapping[str, Sequence[str]] = {
    "kind right": (">= 99 %", ">= 97 %", ">= 93 %"),
    "money, dates, numbers: recall": (">= 98 %", ">= 95 %", ">= 88 %"),
    "the same: precision": (">= 99.5 %", ">= 98.5 %", ">= 97 %"),
    "lines F1 (day, code, charge)": (">= 97 %", ">= 92 %", ">= 80 %"),
    "silent errors": ("<= 0.2 %", "<= 0.7 %", "<= 1.5 %"),
    "invented values": ("0", "0", "0"),
}
"""What is wanted of each measure, in the order of the groups."""


def read(truths: Iterable[Json], jobs: int) -> list[Json]:
    """What the command line says of these files."""
    papers = [truth["file"] for truth in truths]
    with tempfile.TemporaryDirectory() as scratch:
        out = Path(scratch, "read.json")
        command = [sys.executable, "-m", "medneg_desktop", "read", *papers, "--json", str(out), "--jobs", str(jobs)]
        ended = subprocess.run(command, cwd=ROOT, check=False, stderr=subprocess.PIPE, text=True)
        if not out.exists():
            raise SystemExit(f"the program ended with {ended.returncode}: {ended.stderr[-2000:]}")
        found: list[Json] = json.loads(out.read_text(encoding="utf-8"))["documents"]
        return found


def share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f} %" if whole else "-"


def measures(tally: Tally) -> dict[str, str]:
    """The measures as people read them, in the order of ``ASKED`` and with what else is worth knowing behind."""
    n, numbers, every = tally.n, tally.fields(NUMBERS), tally.fields()
    spoken, there = _spoken_and_there(numbers)
    spoken_all, there_all = _spoken_and_there(every)
    return {
        "kind right": share(n["kind_right"], n["kind"]),
        "money, dates, numbers: recall": share(numbers["right"], there),
        "the same: precision": share(numbers["right"], spoken),
        "lines F1 (day, code, charge)": share(2 * n["line_right"], n["line_right"] + n["line_extra"] + n["line_truth"]),
        "silent errors": f"{share(n['silent'], n['said'])} ({n['silent']} of {n['said']})",
        "invented values": str(n["invented"]),
        "all fields: recall": share(every["right"], there_all),
        "all fields: precision": share(every["right"], spoken_all),
        "right values asked about": share(n["right_check"], n["right_all"]),
        "documents not read": str(n["unread"]),
        "documents, pages": f"{n['documents']}, {n['pages']}",
    }


def _spoken_and_there(counts: Mapping[str, int]) -> tuple[int, int]:
    """How many values were given, and how many there are on the papers."""
    answered = counts["right"] + counts["wrong"]
    return answered + counts["spurious"], answered + counts["missing"]


def table(groups: Mapping[str, Tally]) -> list[str]:
    """A row for each measure, a column for each group, what is asked in brackets."""
    columns = {name: measures(_joined(groups, inputs)) for name, inputs in GROUPS.items()}
    rows = [["", *columns]]
    for name in next(iter(columns.values())):
        asked = ASKED.get(name, ("",) * len(columns))
        cells = [f"{c[name]} [{a}]" if a else c[name] for c, a in zip(columns.values(), asked, strict=True)]
        rows.append([name, *cells])
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    lines = ["| " + " | ".join(cell.ljust(w) for cell, w in zip(row, widths, strict=True)) + " |" for row in rows]
    return [lines[0], "|" + "|".join("-" * (w + 2) for w in widths) + "|", *lines[1:]]


def _joined(groups: Mapping[str, Tally], inputs: Iterable[str]) -> Tally:
    joined = Tally()
    for name in inputs:
        if name in groups:
            joined.merge(groups[name])
    return joined


def by_name(tally: Tally) -> list[str]:
    """Every field and cell with its counts, the most faulty first."""
    faulty = sorted(tally.by_name.items(), key=lambda x: (x[1]["right"] - x[1].total(), x[0]))
    kinds = ("right", "wrong", "missing", "spurious")
    return [f"{name:32s} " + "  ".join(f"{k} {c[k]}" for k in kinds) for name, c in faulty]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path, help="a folder, or a truth file")
    parser.add_argument("--json", type=Path, metavar="OUT", help="count what was read before instead of reading")
    parser.add_argument("--names", action="store_true", help="also the counts of each field")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--speed", action="store_true", help="also the speed, on the text pages of the folders")
    wishes = parser.parse_args()
    truths = list(truths_in(wishes.folders))
    if not truths and not wishes.speed:
        raise SystemExit("no *.truth.json was found there")
    if truths:
        accuracy(truths, wishes)
    if wishes.speed:
        born = [t["file"] for t in truths if t.get("input") == "born-digital" and t["file"].endswith(".pdf")]
        subprocess.run([sys.executable, "-m", "benchmarks.reading_speed", *born], cwd=ROOT, check=True)


def accuracy(truths: Sequence[Json], wishes: argparse.Namespace) -> None:
    told = json.loads(wishes.json.read_text(encoding="utf-8"))["documents"] if wishes.json else None
    groups = count(told if told is not None else read(truths, wishes.jobs), truths)
    print("\n".join(table(groups)))
    if wishes.names:
        print("\n" + "\n".join(by_name(_joined(groups, groups))))


if __name__ == "__main__":
    main()
