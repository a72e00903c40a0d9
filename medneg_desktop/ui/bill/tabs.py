"""The tables of a case's tabs: what each column says of its rows."""

from __future__ import annotations

from medneg_desktop.ui.bill.rows import ChargeRow, EventRow, Match, MatchRow, MoneyRow, PaperRow, PriceRow
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
        TableColumn("Service", _service, weight=1, letters=16),
        TableColumn("Charge", lambda r: r.charge, right=True, strong=True),
    )
    return Table(TableModel(columns), "Charges", lines=2)


def _absent(row: MatchRow, *, bill: bool) -> Role | None:
    """The chip of a side that has no line."""
    lacks = Match.NOT_ON_BILL if bill else Match.NOT_ON_EOB
    return Role.DOUBT if row.match is lacks else None


def match_table() -> Table[MatchRow]:
    columns: tuple[TableColumn[MatchRow], ...] = (
        TableColumn("On the bill", lambda r: r.bill, weight=1, letters=14, chip=lambda r: _absent(r, bill=True)),
        TableColumn("On the EOB", lambda r: r.eob, weight=1, letters=14, chip=lambda r: _absent(r, bill=False)),
        TableColumn("Your share", lambda r: r.share, right=True, strong=True, spoken=lambda r: r.share or ABSENT),
    )
    return Table(TableModel(columns), "Bill and EOB, line by line", lines=2)


def money_table() -> Table[MoneyRow]:
    columns: tuple[TableColumn[MoneyRow], ...] = (
        TableColumn("Figure", lambda r: f"{r.label}\n{r.how}" if r.how else r.label, weight=1, letters=20),
        TableColumn("Amount", lambda r: r.amount, right=True, strong=True),
    )
    return Table(TableModel(columns), "The money of this case", lines=2)


def prices_table() -> Table[PriceRow]:
    columns: tuple[TableColumn[PriceRow], ...] = (
        TableColumn("Code", lambda r: r.code, strong=True),
        TableColumn("Charged", lambda r: r.charged, right=True),
        TableColumn("Whose price", lambda r: f"{r.what[:1].upper()}{r.what[1:]}\n{r.source}", weight=1, letters=20),
        TableColumn("Price", lambda r: r.amount, right=True, strong=True),
    )
    return Table(TableModel(columns), "Prices to compare", lines=2)


def papers_table() -> Table[PaperRow]:
    columns: tuple[TableColumn[PaperRow], ...] = (
        TableColumn("Paper", lambda r: f"{r.kind}\n{r.name}", weight=1, letters=18),
        TableColumn("Date", lambda r: f"{r.date}\n{r.pages}"),
        TableColumn("", lambda r: r.told, chip=lambda r: r.role),
    )
    return Table(TableModel(columns), "Papers of this case", lines=2)


def history_table() -> Table[EventRow]:
    columns: tuple[TableColumn[EventRow], ...] = (
        TableColumn("When", lambda r: r.when),
        TableColumn("What", lambda r: f"{r.what}\n{r.detail}", weight=1, letters=24),
    )
    return Table(TableModel(columns), "History of this case", lines=2)
