"""What a label means that no table holds, told by the words it is made of.

Every sender words its labels in its own way (``Sum still owed by you``, ``Less what your carrier paid``), and no list
ends. The words themselves are few: who pays, whether it is a charge, a credit or a debt, and which time is meant. A
meaning found in this way is a question to the person unless the paper's own sums prove it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from medneg_desktop.domain.reading import DocumentKind, FieldName
from medneg_desktop.reading.scope import BILLS

F = FieldName
K = DocumentKind
_LONGEST = 8

_PLAN = frozenset(
    [
        "insurance",
        "insurer",
        "insurers",
        "insurances",
        "plan",
        "carrier",
        "medicare",
        "medicaid",
        "payer",
        "payor",
        "party",
        "parties",
        "hmo",
        "coverage",
        "benefit",
        "benefits",
        "we",
        "us",
        "company",
        "seguro",
        "aseguradora",
    ]
)
_YOU = frozenset(
    ["you", "patient", "patients", "member", "i", "personal", "self", "guarantor", "yourself", "usted", "paciente"]
)
_PAID = frozenset(["paid", "pay", "pays", "payment", "payments", "pagado", "pagos", "pago"])
_LOWERED = frozenset(
    [
        "adjustment",
        "adjustments",
        "discount",
        "discounts",
        "discounted",
        "allowance",
        "allowances",
        "writeoff",
        "writeoffs",
        "savings",
        "saved",
        "reduction",
        "reductions",
        "contractual",
        "forgiven",
        "courtesy",
        "descuento",
        "descuentos",
        "ajustes",
    ]
)
_CHARGED = frozenset(
    [
        "charge",
        "charges",
        "charged",
        "billed",
        "fee",
        "fees",
        "gross",
        "submitted",
        "costs",
        "cargos",
        "facturado",
        "servicesbilled",
    ]
)
_OWED = frozenset(
    [
        "owe",
        "owes",
        "owed",
        "owing",
        "due",
        "remit",
        "responsibility",
        "share",
        "portion",
        "liability",
        "balance",
        "unpaid",
        "adeudado",
        "adeuda",
        "saldo",
        "deuda",
    ]
)
_OLD = frozenset(
    ["previous", "prior", "forward", "opening", "brought", "carried", "beginning", "past", "earlier", "anterior"]
)
_OLD_TOGETHER = (("last", "statement"), ("last", "month"), ("last", "bill"), ("last", "invoice"))
_ALLOWED = frozenset(["allowed", "allowable", "eligible", "approved", "permitido", "aprobado"])
_UNSAID = frozenset(
    [
        "met",
        "far",
        "year",
        "annual",
        "ytd",
        "maximum",
        "limit",
        "days",
        "day",
        "date",
        "dates",
        "enclosed",
        "if",
        "after",
        "minimum",
        "estimated",
        "estimate",
        "pending",
        "tax",
        "shipping",
        "interest",
        "late",
        "finance",
        "number",
        "no",
        "id",
        "last",
        "recent",
        "remaining",
        "before",
        "original",
        "pocket",
        "premium",
        "income",
        "deposit",
        "refund",
        "returned",
        "transferred",
        "per",
        "each",
        "rate",
        "percent",
        "account",
        "phone",
        "call",
        "code",
        "name",
        "copy",
        "page",
        "type",
        "status",
        "method",
        "original",
        "current",
        "settle",
        "installment",
        "monthly",
        "month",
        "weekly",
        "plus",
        "plan's",
        "hour",
        "hours",
        "unit",
        "price",
        "time",
        "until",
        "without",
        "under",
        "over",
        "more",
        "less",
        "than",
        "between",
        "principal",
        "debt",
        "credit",
        "credits",
        "appeal",
        "about",
        "how",
        "why",
        "when",
        "where",
        "questions",
    ]
)
"""Words with which a phrase speaks of something else: of a limit, a condition, a part, another time."""


@lru_cache(maxsize=4096)
def meaning_by_words(words: tuple[str, ...], kind: DocumentKind) -> FieldName | None:
    """The money field that these words name on this kind of paper; None where they name none, or several."""
    if not 1 < len(words) <= _LONGEST or not all(w.isalpha() for w in words):
        return None
    if kind in BILLS:
        return _of_bill(words)
    if kind is K.EOB:
        return _of_eob(words)
    if kind is K.COLLECTION_LETTER:
        return F.AMOUNT_DUE if _owes(words) and not _is_old(words) else None
    return None


def speaks_of_past(words: Sequence[str]) -> bool:
    """Whether a phrase speaks of what was owed on an earlier paper."""
    return _is_old(words)


def _of_bill(words: tuple[str, ...]) -> FieldName | None:
    said = frozenset(words)
    if _is_old(words):
        return F.PREVIOUS_BALANCE if said & _OWED and not said & (_PAID | _LOWERED) else None
    if _says_else(words):
        return None
    lowered, paid, owed, charged = said & _LOWERED, said & _PAID, said & _OWED, said & _CHARGED
    if lowered:
        return F.TOTAL_ADJUSTMENTS if not paid and not owed else None
    fits = {
        F.INSURANCE_PAID: paid and said & _PLAN and not owed and not said & _YOU,
        F.AMOUNT_DUE: owed and not said & _PLAN and not charged and not paid,
        F.PATIENT_PAID: paid and said & _YOU and not owed and not said & _PLAN and not charged,
        F.TOTAL_CHARGES: charged and not owed and not paid and not said & _YOU,
    }
    return next((field for field, holds in fits.items() if holds), None)


def _of_eob(words: tuple[str, ...]) -> FieldName | None:
    said = frozenset(words)
    if _says_else(words) or _is_old(words):
        return None
    found = {
        F.PLAN_DISCOUNT: bool(said & _LOWERED),
        F.ALLOWED_AMOUNT: bool(said & _ALLOWED) and "not" not in said,
        F.DEDUCTIBLE: "deductible" in said,
        F.COPAY: bool(said & {"copay", "copayment"}),
        F.COINSURANCE: "coinsurance" in said,
        F.NOT_COVERED: "not" in said and bool(said & {"covered", "payable", "eligible", "allowed"}),
        F.PATIENT_RESPONSIBILITY: _owes(words) and bool(said & _YOU) and not said & _PAID,
        F.INSURANCE_PAID: bool(said & _PAID) and bool(said & _PLAN) and not said & (_YOU | _OWED),
    }
    names = [field for field, fits in found.items() if fits]
    if not names and said & _CHARGED and not said & _YOU:
        return F.TOTAL_CHARGES
    return names[0] if len(names) == 1 else None


def _owes(words: Sequence[str]) -> bool:
    return bool(set(words) & _OWED) and not set(words) & _UNSAID and not set(words) & _PLAN


def _says_else(words: Sequence[str]) -> bool:
    return bool(set(words) & _UNSAID)


def _is_old(words: Sequence[str]) -> bool:
    pairs = set(pairwise(words))
    return bool(set(words) & _OLD) or any(p in pairs for p in _OLD_TOGETHER)
