"""The days from which clocks run: as the papers give them, or as the person told them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from medneg_desktop.domain.case import Case, Paper
from medneg_desktop.domain.reading import Cell, DocumentKind, FieldName
from medneg_desktop.domain.rights import Anchor

_OWN_DATES = (FieldName.NOTICE_DATE, FieldName.STATEMENT_DATE, FieldName.PROCESSED_DATE)
_TOLD = {
    "collector_letter_received": "the day the collector's letter arrived",
    "first_bill_received": "the day the first bill arrived",
    "denial_received": "the day the refusal arrived",
    "final_denial_received": "the day the plan's last no arrived",
    "records_asked": "the day you asked for the records",
    "appeal_sent": "the day the plan got your appeal",
    "credit_dispute_sent": "the day the bureau got your dispute",
    "estimate_asked": "the day you asked for the estimate",
    "last_payment": "the day of the last payment or promise",
    "collector_violation": "the day the collector broke a rule",
    "records_refused": "the day you learned of the refusal",
}
"""The events that only a person can date, in the words of a reason."""
ANCHORS = frozenset(_TOLD) | {"collector_letter", "first_bill", "denial", "service"}
"""Every event from which a clock may count."""


_FROM_PAPERS = (
    ("collector_letter", "the date on the collector's first letter", (DocumentKind.COLLECTION_LETTER,)),
    ("first_bill", "the date on the first bill", (DocumentKind.STATEMENT, DocumentKind.ITEMIZED_BILL)),
    ("denial", "the date on the refusal", (DocumentKind.DENIAL,)),
)


def anchors_of(case: Case, told: Mapping[str, date]) -> dict[str, Anchor]:
    """The events of a case that have a day."""
    found = {name: Anchor(name, day, _TOLD[name], told=True) for name, day in told.items() if name in _TOLD}
    for name, words, kinds in _FROM_PAPERS:
        dated = [(day, p) for p in case.of_kind(*kinds) if (day := own_date(p))]
        if dated:
            # Of several refusals the newest is the one to answer; of letters and bills the first starts the clock.
            day, paper = (max if name == "denial" else min)(dated, key=lambda d: d[0])
            found[name] = Anchor(name, day, words, paper.ref)
    arrived = told.get("first_bill_received")
    if arrived and ("first_bill" not in found or arrived < found["first_bill"].day):
        held = found.get("first_bill")
        words = _TOLD["first_bill_received"]
        found["first_bill"] = Anchor("first_bill", arrived, words, held.paper if held else None, told=True)
    if days := service_days(case):
        found["service"] = Anchor("service", min(days), "the first day of care")
    paid = [f.value for p in case.receipts if (f := p.reading.date(FieldName.PAYMENT_DATE)) and f.firm]
    if paid and "last_payment" not in found:
        found["last_payment"] = Anchor("last_payment", max(paid), "the last payment among the papers")
    return found


def own_date(paper: Paper) -> date | None:
    """The date that stands on a paper as its own, where it was read firmly."""
    facts = [paper.reading.date(name) for name in _OWN_DATES]
    return next((f.value for f in facts if f is not None and f.firm), None)


def service_days(case: Case) -> list[date]:
    """All firm days of care on the papers."""
    found = [
        fact.value
        for paper in case.papers
        for fact in (
            paper.reading.date(FieldName.SERVICE_FROM),
            *(line.date(Cell.SERVICE_DATE) for line in paper.reading.lines),
        )
        if fact is not None and fact.firm
    ]
    return sorted(set(found))
