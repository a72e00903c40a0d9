"""How much processor time grouping and auditing take for one case of many lines: the time must grow with the lines, not
their square. And how long a correction and an answer take in a vault, for a case of 200 lines: stored, grouped, audited.

python -m benchmarks.audit [LINES...]
"""

from __future__ import annotations

import gc
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

from medneg_desktop.app import office_on
from medneg_desktop.audit import audit_case
from medneg_desktop.core.clock import SystemClock
from medneg_desktop.core.ids import DocumentId, Sha256
from medneg_desktop.core.money import Money
from medneg_desktop.domain.answer import Reply
from medneg_desktop.domain.case import Paper
from medneg_desktop.domain.document import Document, ReadingStatus
from medneg_desktop.domain.finding import PaperRef
from medneg_desktop.domain.place import Box, Place
from medneg_desktop.domain.reading import AnyFact, Cell, DocumentKind, Fact, FieldName, Reading, ReadLine
from medneg_desktop.ledger import group, match_keys
from medneg_desktop.services.answers import answer_asked, asked_in
from medneg_desktop.services.office import Office
from medneg_desktop.services.overview import bills, case_view
from medneg_desktop.services.reconcile import refresh
from medneg_desktop.services.review import correct_cell
from medneg_desktop.store.vault import create_vault

FIRST = date(2026, 1, 2)
CODES = ("99213", "36415", "80053", "85025", "71046", "97110", "J1885", "A0425", "99285", "20610")


def fact(value: Money | date | Decimal | str | tuple[str, ...], row: int) -> AnyFact:
    return Fact(value, raw=str(value), place=Place(1 + row // 50, Box(500, 40 + 14 * (row % 50), 560, 50)))


def line(number: int, *, plan: bool, twice: int) -> ReadLine:
    """A line of its own day and code; one in so many stands on the paper ``twice``."""
    at = number - 1 if number % twice == 0 else number
    charge = Money(5_000 + at % 997)
    cells: dict[Cell, AnyFact] = {
        Cell.SERVICE_DATE: fact(FIRST + timedelta(days=at // len(CODES) % 20), number),
        Cell.CODE: fact(f"{CODES[at % len(CODES)]}" if at < 200 else f"{10000 + at}", number),
        Cell.DESCRIPTION: fact(f"SERVICE {at}", number),
        Cell.UNITS: fact(Decimal(1), number),
        Cell.CHARGE: fact(charge, number),
    }
    if plan:
        cells[Cell.PATIENT_RESPONSIBILITY] = fact(charge.times(Decimal("0.2")), number)
    else:
        cells[Cell.REVENUE_CODE] = fact(f"0{300 + at % 30}", number)
    place = Place(1 + number // 50, Box(40, 40 + 14 * (number % 50), 560, 50 + 14 * (number % 50)))
    return ReadLine(number, place, cells)


def papers(count: int, twice: int = 1000) -> list[Paper]:
    """A bill of so many lines and the plan's EOB for it."""
    made = []
    for kind in (DocumentKind.ITEMIZED_BILL, DocumentKind.EOB):
        plan = kind is DocumentKind.EOB
        lines = tuple(line(n, plan=plan, twice=twice) for n in range(1, count + 1))
        total = Money.total(x.cells[Cell.CHARGE].value for x in lines)
        share = Money.total(x.cells[Cell.CHARGE].value.times(Decimal("0.2")) for x in lines)
        fields: dict[FieldName, AnyFact] = {
            FieldName.PATIENT_NAME: fact("Ana Lopez", 1),
            FieldName.PROVIDER_NAME: fact("Mercy Valley Hospital", 2),
            FieldName.ACCOUNT_NUMBER: fact("A-3218011", 3),
            FieldName.TOTAL_CHARGES: fact(total, 4),
            FieldName.SERVICE_FROM: fact(FIRST, 5),
            FieldName.SERVICE_TO: fact(FIRST + timedelta(days=19), 6),
        }
        if plan:
            fields |= {FieldName.PROCESSED_DATE: fact(date(2026, 3, 1), 7)}
            fields |= {FieldName.PATIENT_RESPONSIBILITY: fact(share, 8)}
        else:
            fields |= {FieldName.STATEMENT_DATE: fact(date(2026, 4, 15), 7), FieldName.AMOUNT_DUE: fact(share, 8)}
        reading = Reading(part=1, pages=(1,), kind=kind, fields=fields, lines=lines)
        made.append(Paper(PaperRef(DocumentId(f"{kind.value}{count}"), 1, f"{kind.value}.pdf"), reading))
    return made


def grow(count: int) -> None:
    """One case of so many lines, from nothing."""
    pile = papers(count)
    gc.collect()  # or the papers just made would be looked through for garbage while grouping is timed
    start = time.process_time()
    (case,) = group(pile)
    grouped = time.process_time()
    report = audit_case(case, as_of=date(2026, 11, 24))
    done = time.process_time()
    print(
        f"{count:>7} lines on each paper: group {grouped - start:.2f} s, audit {done - grouped:.2f} s, "
        f"{len(report.findings)} findings"
    )


def keep(office: Office, pile: list[Paper]) -> list[DocumentId]:
    """Put papers into the vault, as if they had just been read."""
    with office.unit() as unit:
        for n, paper in enumerate(pile):
            made = Document(
                paper.ref.document, Sha256(f"{n:064}"), paper.ref.name, "application/pdf", 1, 1, office.clock.now()
            )
            unit.add_document(made)
            unit.save_readings(made.id, [paper.reading], match_keys(paper.reading))
            unit.set_status(made.id, ReadingStatus.READ)
        unit.commit()
    return [paper.ref.document for paper in pile]


def milliseconds(act: Callable[[int], object], runs: int = 9) -> float:
    took = []
    for run in range(runs):
        start = time.process_time()
        act(run)
        took.append(time.process_time() - start)
    return 1000 * statistics.median(took)


def again(count: int, place: Path) -> None:
    """A correction and an answer in a vault, each with everything that is worked out again."""
    with closing(office_on(create_vault(place / "vault", key=bytes(range(32))), SystemClock())) as opened:
        office = opened.office
        bill, _ = documents = keep(office, papers(count // 2, twice=count // 2))
        refresh(office, documents)

        def correct(run: int) -> None:
            correct_cell(office, bill, 1, 2, Cell.CHARGE, f"{run + 1}.00")

        corrected = milliseconds(correct)
        view = case_view(office, bills(office)[0].id)
        assert view is not None
        asked = asked_in(office, view)[0]
        answered = milliseconds(lambda run: answer_asked(office, asked, Reply.NO if run % 2 else Reply.NOT_SURE))
    print(f"{count:>7} lines in a case of a vault: a correction {corrected:.0f} ms, an answer {answered:.0f} ms")


def main() -> None:
    for count in map(int, sys.argv[1:] or ("1000", "10000", "100000")):
        grow(count)
    with tempfile.TemporaryDirectory() as place:
        again(200, Path(place))


if __name__ == "__main__":
    main()
