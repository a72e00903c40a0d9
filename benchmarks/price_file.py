"""Filter a hospital's price file against the plain scan of the same engine, and load Medicare's code pairs.

    .venv/bin/python benchmarks/price_file.py                 # 100 MB in each form
    .venv/bin/python benchmarks/price_file.py --size 1000     # a gigabyte in each form
    .venv/bin/python benchmarks/price_file.py --pairs 2000000 # as many code pairs as Medicare's list has

The plain scan goes over every row (``csv``) or every item (``ijson``) and does nothing with it. The filter is what the
program does: in its worker, with progress, to a packed table. Memory is the worker's highest. Speeds are by the clock;
the ratio is by processor time, the worker's and this process's together, since on a busy machine the clock tells more
of the other programs.
"""

from __future__ import annotations

import argparse
import csv
import json
import multiprocessing
import os
import random
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path

import ijson

from medneg_desktop.domain.table_file import TableFile
from medneg_desktop.pages.limits import resident_bytes
from medneg_desktop.pages.reference.lane import TableWorker

_PLANS = 40
_HEAD = ["hospital_name", "last_updated_on", "version", "location_name", "hospital_address", "license_number|NC"]
_COLUMNS = ["description", "code|1", "code|1|type", "code|2", "code|2|type", "modifiers", "setting"]
_COLUMNS += ["drug_unit_of_measurement", "drug_type_of_measurement", "standard_charge|gross"]
_COLUMNS += ["standard_charge|discounted_cash", "payer_name", "plan_name", "standard_charge|negotiated_dollar"]
_COLUMNS += ["standard_charge|negotiated_percentage", "standard_charge|negotiated_algorithm", "median_amount"]
_COLUMNS += ["10th_percentile", "90th_percentile", "count", "standard_charge|methodology", "standard_charge|min"]
_COLUMNS += ["standard_charge|max", "additional_generic_notes"]
WANTED = frozenset(f"{n:05d}" for n in range(10000, 10400, 10))


def make_csv(path: Path, size: int) -> None:
    dice = random.Random(1)
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerows([_HEAD, ["Made Up Hospital", "2026-07-01", "3.0.0", "Main", "1 Main St", "H1"], _COLUMNS])
        number = 0
        while file.tell() < size:
            gross = dice.randrange(5000, 900000) / 100
            head = [f"SERVICE {number}, WITH WORDS", f"{10000 + number % 89999:05d}", "CPT", str(number), "CDM", ""]
            head += ["outpatient" if number % 3 else "both", "", "", f"{gross:.2f}", f"{gross / 2:.2f}"]
            tail = [f"{gross * 0.3:.2f}", f"{gross * 0.7:.2f}", ""]
            writer.writerows(
                [
                    *head,
                    f"Payer {p // 5}",
                    f"Plan {p}",
                    f"{gross * (0.3 + p / 100):.2f}",
                    *[""] * 6,
                    "fee schedule",
                    *tail,
                ]
                for p in range(_PLANS)
            )
            number += 1


def make_json(path: Path, size: int) -> None:
    dice = random.Random(1)
    root = {"hospital_name": "Made Up Hospital", "last_updated_on": "2026-07-01", "version": "3.0.0"}
    with path.open("w", encoding="utf-8") as file:
        file.write(json.dumps({**root, "location_name": ["Main"]})[:-1] + ', "standard_charge_information": [\n')
        number = 0
        while file.tell() < size:
            gross = dice.randrange(5000, 900000) / 100
            plans = [
                {
                    "payer_name": f"Payer {p // 5}",
                    "plan_name": f"Plan {p}",
                    "methodology": "fee schedule",
                    "standard_charge_dollar": round(gross * (0.3 + p / 100), 2),
                }
                for p in range(_PLANS)
            ]
            charge = {"gross_charge": gross, "discounted_cash": round(gross / 2, 2), "setting": "outpatient"}
            item = {
                "description": f"SERVICE {number}, WITH WORDS",
                "code_information": [{"code": f"{10000 + number % 89999:05d}", "type": "CPT"}],
                "standard_charges": [{**charge, "payers_information": plans}],
            }
            file.write((",\n" if number else "") + json.dumps(item, indent=1))
            number += 1
        file.write("]}")


def make_pairs(path: Path, count: int) -> None:
    header = "Column 1\tColumn 2\t*=in existence prior to 1996\tEffective Date\tDeletion Date\tModifier\tRationale\n"
    with path.open("w", encoding="utf-8") as file:
        file.write(header)
        each = 250
        for first in range(count // each):
            code = f"{10000 + first * 9 % 89999:05d}"
            file.writelines(
                f"{code}\t{20000 + n * 13:05d}\t\t20{n % 26:02d}0101\t*\t{n % 2}\tMisuse of a code\n"
                for n in range(each)
            )


def scan_csv(path: Path) -> None:
    with path.open(newline="", encoding="utf-8") as file:
        for _ in csv.reader(file):
            pass


def scan_json(path: Path) -> None:
    with path.open("rb") as file:
        for _ in ijson.items(file, "standard_charge_information.item", buf_size=1 << 18):
            pass


def timed(work: Callable[[], object]) -> tuple[float, float]:
    """Seconds by the clock, and of the processor: this process's and its ended workers'."""
    start, busy = time.perf_counter(), processor()
    work()
    return time.perf_counter() - start, processor() - busy


def processor() -> float:
    own = os.times()
    return own.user + own.system + own.children_user + own.children_system


def filtered(path: Path) -> tuple[float, float, int, TableFile]:
    """Seconds by the clock and of the processor, the worker's highest memory in bytes, and what came of it."""
    highest, done = 0, threading.Event()

    def watch() -> None:
        nonlocal highest
        while not done.wait(0.1):
            workers = [child.pid for child in multiprocessing.active_children() if child.pid]
            highest = max([highest, *map(resident_bytes, workers)])

    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        found: list[bytes] = []
        seconds, busy = timed(lambda: found.extend(TableWorker().read(path, WANTED)))
    finally:
        done.set()
        watcher.join()
    return seconds, busy, highest, TableFile(found[0])


def line(name: str, path: Path, scan: Callable[[Path], None]) -> None:
    megabytes = path.stat().st_size / (1 << 20)
    plain, plain_busy = timed(lambda: scan(path))
    seconds, busy, memory, table = filtered(path)
    print(
        f"{name}: {megabytes:.0f} MB; plain scan {megabytes / plain:.0f} MB/s, filter {megabytes / seconds:.0f} MB/s "
        f"(ratio of processor time {plain_busy / busy:.2f}, of the clock {plain / seconds:.2f}), highest memory {memory >> 20} MB, {table.facts.rows} rows kept",
        flush=True,
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--size", type=int, default=100, metavar="MB")
    parser.add_argument("--pairs", type=int, default=200_000, metavar="N")
    parser.add_argument("--folder", type=Path, help="where the files are made (a temporary folder)")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=given.folder) as name:
        folder = Path(name)
        for kind, make, scan in (("csv", make_csv, scan_csv), ("json", make_json, scan_json)):
            path = folder / f"prices.{kind}"
            make(path, given.size << 20)
            line(f"price file, {kind}", path, scan)
            path.unlink()
        pairs = folder / "ccipra-v322r0-f1.txt"
        make_pairs(pairs, given.pairs)
        seconds, _, memory, table = filtered(pairs)
        found, _ = timed(lambda: [table.rows(code) for code in ("10000", "10009", "10018")])
        print(
            f"code pairs: {table.facts.rows} in {seconds:.1f} s, highest memory {memory >> 20} MB, "
            f"three codes looked up in {found * 1000:.1f} ms"
        )


if __name__ == "__main__":
    main()
