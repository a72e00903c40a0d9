"""Tables from plain text, packed and read as the program does.

pair 20610 36000 1          in the list of code pairs; the last is whether an exception is allowed
limit 84484 2 3             most units, and how they are counted (1 a line, 2 a day, 3 a day with reasons)
fee 99213 91.50 70.00 0     office, facility, days of follow-up
price 71046 outpatient cash=170.00 gross=340.00 payer=Meridian_Health_Plan:140.00:fee_schedule several
"""

from __future__ import annotations

from collections import defaultdict
from datetime import UTC, date, datetime
from typing import Any

from medneg_desktop.core.ids import Sha256
from medneg_desktop.core.money import Money
from medneg_desktop.domain.reference import Reference, ReferenceTable, TableFacts, TableKind
from medneg_desktop.domain.table_file import TableFile, TableWriter
from medneg_desktop.services.loaded_reference import Held, LoadedReference

LOADED = datetime(2026, 11, 1, tzinfo=UTC)
_KINDS = {
    "pair": TableKind.PAIRS_OFFICE,
    "hospital-pair": TableKind.PAIRS_HOSPITAL,
    "limit": TableKind.UNITS_OFFICE,
    "hospital-limit": TableKind.UNITS_HOSPITAL,
    "fee": TableKind.FEES,
    "price": TableKind.PRICES,
}


def loaded(text: str, *, starts: date = date(2026, 7, 1), ends: date = date(2026, 9, 30)) -> Reference:
    """A reference with the tables that ``text`` prints, all of one time."""
    rows: dict[TableKind, dict[str, list[Any]]] = defaultdict(lambda: defaultdict(list))
    for line in filter(None, (row.strip() for row in text.splitlines())):
        word, code, *rest = line.split()
        rows[_KINDS[word]][code].append(_row(word, rest))
    return LoadedReference([_held(kind, found, starts, ends) for kind, found in rows.items()])


def packed(kind: TableKind, rows: dict[str, list[Any]], starts: date, ends: date) -> bytes:
    writer = TableWriter()
    for code, entries in rows.items():
        writer.add(code, entries)
    holder = ("Mercy Valley Hospital",) if kind is TableKind.PRICES else ()
    codes = sorted(rows)
    edition = f"{starts.year} Q{(starts.month + 2) // 3}"
    return writer.packed(TableFacts(kind, edition, starts, ends, writer.rows, writer.rows, codes[0], codes[-1], holder))


def _held(kind: TableKind, rows: dict[str, list[Any]], starts: date, ends: date) -> Held:
    file = TableFile(packed(kind, rows, starts, ends))
    return Held(ReferenceTable(kind.value, Sha256(""), file.facts, "made_up.txt", LOADED), lambda: file)


def _row(word: str, rest: list[str]) -> list[Any]:
    if word.endswith("pair"):
        return [rest[0], 20200101, 0, int(rest[1])]
    if word.endswith("limit"):
        return [int(rest[0]), int(rest[1])]
    if word == "fee":
        return ["", Money.of(rest[0]).cents, Money.of(rest[1]).cents, int(rest[2])]
    given = dict(part.split("=") for part in rest[1:] if "=" in part)
    cents = [Money.of(given[n]).cents if n in given else None for n in ("gross", "cash", "min", "max")]
    agreed = []
    if "payer" in given:
        payer, amount, method = given["payer"].split(":")
        agreed.append([payer.replace("_", " "), "PPO", Money.of(amount).cents, method.replace("_", " ")])
    return ["", rest[0], "", *cents, "", "several" in rest, agreed, "unkept" not in rest]
