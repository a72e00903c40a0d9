"""Plain words for kinds, fields and cells, as they stand beside values on the screen."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from medneg_desktop.domain.learned import LearnedRule, Subject
from medneg_desktop.domain.reading import AnyFact, Cell, DocumentKind, FieldName, State

KINDS: dict[DocumentKind, str] = {
    DocumentKind.ITEMIZED_BILL: "Itemized bill",
    DocumentKind.STATEMENT: "Statement",
    DocumentKind.EOB: "EOB",
    DocumentKind.DENIAL: "Denial letter",
    DocumentKind.RECEIPT: "Receipt",
    DocumentKind.COLLECTION_LETTER: "Collection letter",
    DocumentKind.GOOD_FAITH_ESTIMATE: "Good faith estimate",
    DocumentKind.ASSISTANCE_LETTER: "Financial assistance letter",
    DocumentKind.AGREEMENT: "Agreement",
    DocumentKind.CORRESPONDENCE: "Letter",
    DocumentKind.INSURANCE_CARD: "Insurance card",
    DocumentKind.MEDICAL_RECORD: "Medical record",
    DocumentKind.OTHER: "Something else",
}

_FIELDS: dict[FieldName, str] = {
    FieldName.NPI: "Provider number (NPI)",
    FieldName.TAX_ID: "Tax ID",
    FieldName.PROVIDER_NAME: "Provider",
    FieldName.PAYER_NAME: "Health plan",
    FieldName.COLLECTOR_NAME: "Collector",
    FieldName.PATIENT_NAME: "Patient",
    FieldName.GUARANTOR_NAME: "Who is asked to pay",
    FieldName.MEMBER_ID: "Member ID",
    FieldName.SERVICE_FROM: "Service date",
    FieldName.SERVICE_TO: "Service until",
    FieldName.INSURANCE_PAID: "Insurance payments",
    FieldName.TOTAL_ADJUSTMENTS: "Adjustments",
    FieldName.PATIENT_PAID: "You paid",
    FieldName.PLAN_DISCOUNT: "Plan discount",
    FieldName.ALLOWED_AMOUNT: "Allowed by the plan",
    FieldName.NOT_COVERED: "Not covered",
    FieldName.PATIENT_RESPONSIBILITY: "Your share, says the plan",
    FieldName.INTEREST_FEES: "Interest and fees",
    FieldName.AMOUNT_DUE: "Amount due",
    FieldName.AMOUNT_PAID: "Amount paid",
    FieldName.ESTIMATE_TOTAL: "Estimate",
    FieldName.NETWORK_STATUS: "In or out of network",
    FieldName.PAYMENT_METHOD: "Paid with",
}

_CELLS: dict[Cell, str] = {
    Cell.SERVICE_DATE: "Date",
    Cell.SERVICE_END: "Until",
    Cell.REVENUE_CODE: "Rev. code",
    Cell.UNIT_PRICE: "Each",
    Cell.ADJUSTMENT: "Discount",
    Cell.PLAN_PAID: "Plan paid",
    Cell.PATIENT_RESPONSIBILITY: "Your share",
    Cell.NOT_COVERED: "Not covered",
    Cell.REASON_CODES: "Reasons",
}


def kind_words(kind: DocumentKind | None) -> str:
    return KINDS[kind] if kind is not None else "Document"


def field_words(name: FieldName) -> str:
    return _FIELDS.get(name) or _plain(name.value)


def cell_words(cell: Cell) -> str:
    return _CELLS.get(cell) or _plain(cell.value)


def _plain(name: str) -> str:
    return name.replace("_", " ").capitalize()


def state_words(fact: AnyFact) -> str:
    """What stands beside a value: what to do, what proves it, or whose word it is. Empty where it was simply read."""
    match fact.state:
        case State.CHECK:
            return "please check"
        case State.PROVEN:
            return fact.note or "confirmed on the page"
        case State.ENTERED:
            return fact.note or "typed by you"
        case State.READ:
            return ""


def state_short(fact: AnyFact) -> str:
    """The state in a word or two, where there is no room for what proves a value."""
    return "proven" if fact.state is State.PROVEN else state_words(fact)


def doubt_words(fact: AnyFact) -> str:
    """Why a value is in doubt, with the print as it was read."""
    if fact.firm:
        return ""
    read = f"Read \u201c{fact.raw}\u201d." if fact.raw else ""
    return " ".join(part for part in (read, _sentence(fact.note)) if part)


def _sentence(note: str) -> str:
    note = note.strip()
    if not note:
        return ""
    return note[0].upper() + note[1:] + ("" if note.endswith((".", "?")) else ".")


def pages_words(count: int) -> str:
    return "1 page" if count == 1 else f"{count} pages"


def shorter(chip: str) -> str:
    """A chip's words for a narrow list."""
    return (
        chip.replace(" values to check", " to check")
        .replace(" value to check", " to check")
        .replace("could not be read", "not read")
    )


def to_check_words(count: int) -> str:
    return "1 value to check" if count == 1 else f"{count} values to check"


def rule_words(rule: LearnedRule) -> str:
    """A learned rule in a sentence."""
    papers = QCoreApplication.translate("rules", "On papers of {0} (like: {1})").format(
        rule.provider, kind_words(rule.papers).lower()
    )
    match rule.subject:
        case Subject.FIELD:
            words = QCoreApplication.translate("rules", "{0}, the value at \u201c{1}\u201d is: {2}.")
            meaning = field_words(FieldName(rule.meaning))
        case Subject.COLUMN:
            words = QCoreApplication.translate("rules", "{0}, the column \u201c{1}\u201d is: {2}.")
            meaning = cell_words(Cell(rule.meaning))
        case Subject.KIND:
            words = QCoreApplication.translate("rules", "{0}, the title \u201c{1}\u201d tells: {2}.")
            meaning = kind_words(DocumentKind(rule.meaning))
    return words.format(papers, rule.words, meaning)
