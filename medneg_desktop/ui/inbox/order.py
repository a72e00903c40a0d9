"""Which values are shown for a kind of document, in which groups, and which cells a table of lines has."""

from __future__ import annotations

from collections.abc import Iterable

from medneg_desktop.domain.reading import (
    DATE_FIELDS,
    MONEY_FIELDS,
    Cell,
    DocumentKind,
    FieldName,
    Reading,
)

F = FieldName
_DETAILS = (
    F.PROVIDER_PHONE,
    F.PROVIDER_ADDRESS,
    F.NPI,
    F.TAX_ID,
    F.TYPE_OF_BILL,
    F.DIAGNOSIS_CODES,
    F.GROUP_NUMBER,
    F.PLAN_NAME,
    F.NETWORK_STATUS,
    F.STATEMENT_NUMBER,
)
_BILL = (
    F.PROVIDER_NAME,
    F.PATIENT_NAME,
    F.ACCOUNT_NUMBER,
    F.STATEMENT_DATE,
    F.SERVICE_FROM,
    F.TOTAL_CHARGES,
    F.INSURANCE_PAID,
    F.PATIENT_PAID,
    F.AMOUNT_DUE,
)
_EXPECTED: dict[DocumentKind, tuple[FieldName, ...]] = {
    DocumentKind.ITEMIZED_BILL: _BILL,
    DocumentKind.STATEMENT: _BILL,
    DocumentKind.EOB: (
        F.PAYER_NAME,
        F.PROVIDER_NAME,
        F.PATIENT_NAME,
        F.CLAIM_NUMBER,
        F.SERVICE_FROM,
        F.TOTAL_CHARGES,
        F.ALLOWED_AMOUNT,
        F.INSURANCE_PAID,
        F.PATIENT_RESPONSIBILITY,
    ),
    DocumentKind.DENIAL: (F.PAYER_NAME, F.PATIENT_NAME, F.CLAIM_NUMBER, F.NOTICE_DATE, F.SERVICE_FROM),
    DocumentKind.RECEIPT: (F.PROVIDER_NAME, F.PATIENT_NAME, F.PAYMENT_DATE, F.PAYMENT_METHOD, F.AMOUNT_PAID),
    DocumentKind.COLLECTION_LETTER: (
        F.COLLECTOR_NAME,
        F.ORIGINAL_CREDITOR,
        F.PATIENT_NAME,
        F.ACCOUNT_NUMBER,
        F.NOTICE_DATE,
        F.AMOUNT_DUE,
    ),
    DocumentKind.GOOD_FAITH_ESTIMATE: (F.PROVIDER_NAME, F.PATIENT_NAME, F.SERVICE_FROM, F.ESTIMATE_TOTAL),
}
_OTHERWISE = (F.PROVIDER_NAME, F.PATIENT_NAME, F.NOTICE_DATE)
_HEAD: dict[DocumentKind, FieldName] = {
    DocumentKind.EOB: F.PAYER_NAME,
    DocumentKind.DENIAL: F.PAYER_NAME,
    DocumentKind.COLLECTION_LETTER: F.COLLECTOR_NAME,
}
WIDE = frozenset({F.PROVIDER_NAME, F.PAYER_NAME, F.COLLECTOR_NAME, F.ORIGINAL_CREDITOR, F.PROVIDER_ADDRESS})
"""Fields whose words are long."""


def groups(reading: Reading, added: Iterable[FieldName] = ()) -> list[tuple[str, list[FieldName]]]:
    """The fields to show: what the paper says, and what this kind of paper should say, in groups with titles."""
    names = {*reading.fields, *_EXPECTED.get(reading.kind, _OTHERWISE), *added}
    order = [n for n in FieldName if n in names]
    head = _HEAD.get(reading.kind)
    if head in names and head is not None:
        order.remove(head)
        order.insert(0, head)
    found: dict[str, list[FieldName]] = {"Who and what": [], "Dates": [], "Amounts": [], "More": []}
    for name in order:
        found[_group(name)].append(name)
    return [(title, members) for title, members in found.items() if members]


def _group(name: FieldName) -> str:
    if name in MONEY_FIELDS:
        return "Amounts"
    if name in DATE_FIELDS:
        return "Dates"
    return "More" if name in _DETAILS else "Who and what"


def missing(shown: Iterable[FieldName]) -> list[FieldName]:
    """The fields that could be added."""
    held = set(shown)
    return [n for n in FieldName if n not in held]


_BILL_CELLS = (Cell.SERVICE_DATE, Cell.CODE, Cell.DESCRIPTION, Cell.UNITS, Cell.CHARGE)
_EOB_CELLS = (
    Cell.SERVICE_DATE,
    Cell.CODE,
    Cell.CHARGE,
    Cell.ALLOWED,
    Cell.PLAN_PAID,
    Cell.PATIENT_RESPONSIBILITY,
)
_LINES_OF: dict[DocumentKind, tuple[Cell, ...]] = {
    DocumentKind.ITEMIZED_BILL: _BILL_CELLS,
    DocumentKind.STATEMENT: _BILL_CELLS,
    DocumentKind.GOOD_FAITH_ESTIMATE: _BILL_CELLS,
    DocumentKind.EOB: _EOB_CELLS,
    DocumentKind.DENIAL: _EOB_CELLS,
}


def has_lines(reading: Reading) -> bool:
    """Whether there are lines to show, or such a paper could have some."""
    return bool(reading.lines) or reading.kind in _LINES_OF


def columns(reading: Reading, added: Iterable[Cell] = ()) -> list[Cell]:
    """The cells that at least one line has, in the order of print; with an empty line, also what such lines have."""
    shown = {cell for line in reading.lines for cell in line.cells} | set(added)
    if any(not line.cells for line in reading.lines):
        shown |= set(_LINES_OF.get(reading.kind, _BILL_CELLS))
    return [c for c in Cell if c in shown]
