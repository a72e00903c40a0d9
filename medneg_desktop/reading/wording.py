"""What a label means that no table holds, told by the words it is made of.

Every sender words its labels in its own way (``Sum still owed by you``, ``Less what your carrier paid``), and no list
ends. The words themselves are few: who pays, whether it is a charge, a credit or a debt, and which time is meant. A
meaning found in this way is a question to the person unless the paper's own sums prove it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
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
        "company",
        "seguro",
        "aseguradora",
    ]
)
_YOU = frozenset(
    [
        "you",
        "patient",
        "patients",
        "member",
        "i",
        "my",
        "personal",
        "self",
        "guarantor",
        "yourself",
        "customer",
        "client",
        "usted",
        "paciente",
    ]
)
_PAID = frozenset(["paid", "pay", "pays", "payment", "payments", "pagado", "pagos", "pago"])
_LOWERED = frozenset(
    [
        "adjustment",
        "adjustments",
        "discount",
        "discounts",
        "discounted",
        "adjusted",
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
        "totaled",
        "totalled",
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
        "payable",
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
    other = _OTHERS.get(kind)
    return other(words) if other is not None else None


_FEES = frozenset(["fee", "fees", "interest", "costs", "intereses", "recargos"])


def _of_collector(words: tuple[str, ...]) -> FieldName | None:
    said = frozenset(words)
    if said & _FEES and not said & (_OWED | _PAID | {"principal", "rate", "plus", "before", "total", "no", "without"}):
        return F.INTEREST_FEES
    return F.AMOUNT_DUE if (_owes(words) or _asks(said)) and not _is_old(words) else None


_EXPECTED = frozenset(["expected", "expect", "estimated", "estimate", "anticipated", "anticipate", "total", "estimado"])
_NO_ESTIMATE = frozenset(
    [
        "before",
        "discount",
        "insurance",
        "item",
        "each",
        "date",
        "deposit",
        "hour",
        "per",
        "unit",
        "range",
        "no",
        "quantity",
    ]
)


def _of_estimate(words: tuple[str, ...]) -> FieldName | None:
    said = frozenset(words)
    meant = said & (_CHARGED | _OWED | {"pay", "cost", "price", "amount", "costo"})
    return (
        F.ESTIMATE_TOTAL
        if said & _EXPECTED and meant and not said & (_NO_ESTIMATE | _LOWERED | _PAID - {"pay"})
        else None
    )


_REPEATED = frozenset(["month", "monthly", "each", "installment", "instalment", "installments", "weekly", "settlement"])
_NO_INSTALMENT = frozenset(
    [
        "no",
        "number",
        "date",
        "first",
        "last",
        "final",
        "missed",
        "late",
        "remaining",
        "down",
        "total",
        "begin",
        "fee",
        "many",
        "balance",
    ]
)


def _of_agreement(words: tuple[str, ...]) -> FieldName | None:
    said = frozenset(words)
    paid = said & (_PAID | {"amount", "installment", "instalment"})
    settled = said & {"settlement", "settle", "settled", "accept", "accepted"} and not said & {
        "written",
        "before",
        "offer",
    }
    return F.AMOUNT_DUE if (settled or (said & _REPEATED and paid)) and not said & (_NO_INSTALMENT | _OLD) else None


_NOW = frozenset(["now", "remaining", "after", "new", "still", "left"])
_AWARDED = frozenset(["award", "awarded", "assistance", "forgiven", "written", "charity", "applied"])


def _of_award(words: tuple[str, ...]) -> FieldName | None:
    said = frozenset(words)
    if said & {"before", "original", "reviewed", "date", "no", "income", "program"} or _is_old(words):
        return None
    if said & _OWED and said & _NOW:
        return F.AMOUNT_DUE
    return F.TOTAL_ADJUSTMENTS if said & (_AWARDED | _LOWERED) and not said & (_OWED | _PAID) else None


_ASKING = frozenset(
    [
        "pay",
        "please",
        "to",
        "total",
        "now",
        "amount",
        "much",
        "today",
        "in",
        "full",
        "sum",
        "you",
        "must",
        "should",
        "we",
        "ask",
    ]
)


_PLAIN = frozenset(
    [
        "current",
        "total",
        "net",
        "new",
        "account",
        "outstanding",
        "remaining",
        "unpaid",
        "final",
        "present",
        "patient",
        "amount",
        "now",
        "you",
        "still",
        "grand",
        "overall",
        "open",
        "today",
        "customer",
        "guarantor",
        "member",
        "owing",
        "statement",
    ]
)


def _is_plain_debt(said: frozenset[str]) -> bool:
    """``Current balance due``: a debt and nothing but words that leave it one."""
    return bool(said & {"balance", "due", "owe", "owed", "owes", "owing"}) and said <= _OWED | _PLAIN


def _asks(said: frozenset[str]) -> bool:
    """``Total to pay``, ``Please pay now``: nothing but the words of a request."""
    return "pay" in said and said <= _ASKING | _OWED


_RECEIVED = frozenset(["received", "collected", "tendered", "charged", "applied"])


def _of_receipt(words: tuple[str, ...]) -> FieldName | None:
    said = frozenset(words)
    paid = said & _PAID and said & (_RECEIVED | {"amount", "total", "today", "applied"})
    return (
        F.AMOUNT_PAID
        if paid and not said & (_PLAN | _OWED | _OLD | {"before", "after", "date", "no", "type"})
        else None
    )


_OTHERS: dict[DocumentKind, Callable[[tuple[str, ...]], FieldName | None]] = {
    K.COLLECTION_LETTER: _of_collector,
    K.GOOD_FAITH_ESTIMATE: _of_estimate,
    K.AGREEMENT: _of_agreement,
    K.ASSISTANCE_LETTER: _of_award,
    K.RECEIPT: _of_receipt,
}


def speaks_of_past(words: Sequence[str]) -> bool:
    """Whether a phrase speaks of what was owed on an earlier paper."""
    return _is_old(words)


_UNSAID_THEN = frozenset({"date", "no", "number", "days", "since"})
_BEFORE_SIGNED = frozenset({"less", "minus", "plus", "add"})
"""Words that say only which way an amount counts."""


def _of_bill(words: tuple[str, ...]) -> FieldName | None:
    while words[0] in _BEFORE_SIGNED:
        words = words[1:]
    said = frozenset(words)
    if _asks(said) or _is_plain_debt(said):
        return F.AMOUNT_DUE
    if _is_old(words):
        owed_then = said & _OWED or said & {"statement", "bill", "invoice"}
        return F.PREVIOUS_BALANCE if owed_then and not said & (_PAID | _LOWERED | _UNSAID_THEN) else None
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
    plan = _PLAN | {"we", "us", "our"}  # on a bill these are the provider
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
        F.INSURANCE_PAID: bool(said & _PAID) and bool(said & plan) and not said & (_YOU | _OWED),
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
