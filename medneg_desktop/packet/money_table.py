"""The account of the money, as rows to print. Only firm figures come; a missing one is said to be missing."""

from __future__ import annotations

from collections.abc import Iterator

from medneg_desktop.core.money import Money
from medneg_desktop.domain.case import Case, Figure
from medneg_desktop.domain.packet import MoneyRow
from medneg_desktop.packet.exhibits import Numbering, exhibits_named

_LEFT_OPEN = "not confirmed"


def figures_of(case: Case) -> Iterator[tuple[str, Figure | None]]:
    """The figures in the order of the table, with their labels."""
    account = case.reconciliation
    yield "Billed", account.billed
    yield "Plan discount", account.plan_discount
    yield "Allowed by the plan", account.allowed
    yield "Paid by the plan", account.plan_paid
    yield "Patient's share on the explanation of benefits", account.patient_share
    yield "Paid by the patient", account.patient_paid
    yield "Balance asked", account.asked


def firm(figure: Figure | None) -> Money | None:
    return figure.amount if figure is not None and figure.firm else None


def supported(case: Case, in_question: Money) -> Money | None:
    """What the papers support of what is asked; None where more is in question than is asked."""
    asked = firm(case.reconciliation.asked)
    if asked is None or in_question > asked:
        return None
    return asked - in_question


def money_rows(case: Case, numbering: Numbering, in_question: Money) -> tuple[MoneyRow, ...]:
    rows = [_row(label, figure, numbering) for label, figure in figures_of(case)]
    left = supported(case, in_question)
    rows.append(
        MoneyRow("In question", in_question, "sum of the issues, each amount counted once" if in_question else "")
    )
    rows.append(
        MoneyRow(
            "Supported by the papers",
            left,
            "balance asked less the sum in question" if left is not None else "",
            strong=True,
            absent="left open",
        )
    )
    return tuple(rows)


def _row(label: str, figure: Figure | None, numbering: Numbering) -> MoneyRow:
    if figure is None:
        return MoneyRow(label, None)
    if not figure.firm:
        return MoneyRow(label, None, absent=_LEFT_OPEN)
    refs = numbering.of_evidence(figure.evidence)
    # How a figure was worked out can name amounts in doubt, so the words of the ledger are not taken over.
    source = exhibits_named(refs) or ("worked out" if figure.how else "")
    return MoneyRow(label, figure.amount, source)
