"""The tables of a case's tabs: what each column says of its rows."""

from __future__ import annotations

from medneg_desktop.ui.bill.rows import (
    ChargeRow,
    EventRow,
    Match,
    MatchRow,
    MoneyRow,
    PaidRow,
    PaperRow,
    PriceRow,
    SpentRow,
)
from medneg_desktop.ui.bill.wording import ABSENT
from medneg_desktop.ui.shared import Table, TableColumn, TableModel
from medneg_desktop.ui.theme import Role


def _service(row: ChargeRow) -> str:
    """What was done, and below it how often, when and on which paper."""
    units = "" if row.units in ("", "1") else f"{row.units} units"
    first = (row.code, row.description)
    second = (units, row.date, row.paper)
    return "\n".join(" · ".join(part for part in parts if part) for parts in (first, second))


def charges_table() -> Table[ChargeRow]:
    columns: tuple[TableColumn[ChargeRow], ...] = (
        TableColumn(
            "No.",
            lambda r: r.questions,
            chip=lambda r: Role.IN_QUESTION if r.questions else None,
            spoken=lambda r: f"question {r.questions}" if r.questions else "no question",
        ),
        TableColumn("Service", _service, weight=1, letters=16, quoted=True),
        TableColumn("Charge", lambda r: r.charge, right=True, strong=True),
    )
    return Table(TableModel(columns), "Charges", lines=2)


def match_table() -> Table[MatchRow]:
    """One row for each line: what it is, what the bill says of it, and what the EOB says."""
    columns: tuple[TableColumn[MatchRow], ...] = (
        TableColumn("Service", lambda r: r.words, weight=1, letters=18, quoted=True),
        TableColumn(
            "Your share",
            lambda r: r.share if r.match is Match.BOTH else r.match.short,
            right=True,
            strong=True,
            chip=lambda r: None if r.match is Match.BOTH else Role.DOUBT,
            spoken=lambda r: (r.share or ABSENT) if r.match is Match.BOTH else r.match.value,
        ),
    )
    return Table(TableModel(columns), "Bill and EOB, line by line", lines=3)


def _leads(row: MoneyRow | PaidRow | SpentRow) -> bool:
    return bool(row.evidence)


def _spoken(row: MoneyRow | PaidRow) -> str:
    return f"{row.amount}, shows its place on a page" if row.evidence else f"{row.amount}, on no page"


def money_table() -> Table[MoneyRow]:
    columns: tuple[TableColumn[MoneyRow], ...] = (
        TableColumn("Figure", lambda r: f"{r.label}\n{r.how}" if r.how else r.label, weight=1, letters=20),
        TableColumn("Amount", lambda r: r.amount, right=True, strong=True, link=_leads, spoken=_spoken),
    )
    return Table(TableModel(columns), "The money of this case", lines=2, grows=True)


def paid_table() -> Table[PaidRow]:
    columns: tuple[TableColumn[PaidRow], ...] = (
        TableColumn("Payment", lambda r: f"{r.who}\n{r.detail}", weight=1, letters=20),
        TableColumn("Amount", lambda r: r.amount, right=True, strong=True, link=_leads, spoken=_spoken),
    )
    return Table(TableModel(columns), "Payments of this case", lines=3, grows=True)


def spent_table() -> Table[SpentRow]:
    columns: tuple[TableColumn[SpentRow], ...] = (
        TableColumn("Whose, and of which plan", lambda r: f"{r.who}\n{r.plan}", weight=1, letters=16),
        TableColumn("Deductible", lambda r: r.deductible, right=True, strong=True, link=_leads),
        TableColumn("Out of pocket", lambda r: r.out_of_pocket, right=True, strong=True, link=_leads),
    )
    return Table(TableModel(columns), "Deductible and out of pocket, by person and year", lines=3, grows=True)


def prices_table() -> Table[PriceRow]:
    columns: tuple[TableColumn[PriceRow], ...] = (
        TableColumn("Code", lambda r: r.code, strong=True),
        TableColumn("Charged", lambda r: r.charged, right=True),
        TableColumn("Whose price", lambda r: f"{r.what[:1].upper()}{r.what[1:]}\n{r.source}", weight=1, letters=20),
        TableColumn("Price", lambda r: r.amount, right=True, strong=True),
    )
    return Table(TableModel(columns), "Prices to compare", lines=2, grows=True)


def papers_table() -> Table[PaperRow]:
    columns: tuple[TableColumn[PaperRow], ...] = (
        TableColumn("Paper", lambda r: f"{r.kind}\n{r.name}", weight=1, letters=18),
        TableColumn("Date", lambda r: f"{r.date}\n{r.pages}", optional=True),
        TableColumn("", lambda r: r.told, chip=lambda r: r.role),
    )
    return Table(TableModel(columns), "Papers of this case", lines=2, grows=True)


def history_table() -> Table[EventRow]:
    columns: tuple[TableColumn[EventRow], ...] = (
        TableColumn("When", lambda r: r.when),
        TableColumn("What", lambda r: f"{r.what}\n{r.detail}", weight=1, letters=24),
    )
    return Table(TableModel(columns), "History of this case", lines=2)
