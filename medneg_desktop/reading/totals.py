"""Which rows of a table are sums, balances and payments and therefore no charge lines."""

from __future__ import annotations

import re
from functools import lru_cache

from medneg_desktop.reading.mending import mended
from medneg_desktop.reading.pieces import Piece
from medneg_desktop.reading.rows import Row
from medneg_desktop.reading.vocabulary import folded, key_tokens

_SUM_STARTS = (
    "total",
    "totals",
    "subtotal",
    "sub total",
    "grand total",
    "claim total",
    "claim totals",
    "page total",
    "totales",
    "sum of",
    "suma",
    "balance",
    "amount due",
    "previous balance",
    "prior balance",
    "beginning balance",
    "new balance",
    "ending balance",
    "current balance",
    "saldo",
    "carried forward",
    "brought forward",
    "balance forward",
    "please pay",
    "pay this",
    "less ",
    "amount paid",
    "insurance paid",
    "insurance payment",
    "insurance adjustment",
    "patient responsibility",
    "patient portion",
    "total de",
    "estimated total",
    "minus ",
    "plan paid",
    "you owe",
    "you may owe",
    "net due",
    "tax",
    "sales tax",
    "continued",
    "page ",
    "contractual adjustment",
    "patient payment",
    "section total",
    "department total",
    "claim subtotal",
    "running total",
    "summary of",
)
_SUM_ANYWHERE = re.compile(
    r"\b(sub[- ]?total|grand total|total charges|total expected|total estimated|total due|amount due|balance due|carried forward"
    r"|brought forward|total for|totals? this page|total amount|continued on|balance forward|previous balance|totales?|total billed)\b"
)
_PAYMENT = re.compile(
    r"\b(payments?|pmts?|pymts?|payment received|thank you|insurance paid|adjustments?|adj|write[- ]?offs?|contractual|pago|ajuste|refund"
    r"|check \d+|credit card|medicare paid|plan paid|allowances?|discounts?|descuentos?|copay (paid|payment|collected)|paid"
    r"|card ending|autopay|auto-?pay|e-?check|visa|mastercard|amex|withhold|sequestration)\b"
)


def is_sum_row(row: Row) -> bool:
    """Whether the row states a total, a subtotal or a carried balance."""
    pieces = [p for p in row.pieces if p.money is None]
    if all(p.confidence == 1 for p in pieces):
        return _says_sum(folded(" ".join([p.text for p in pieces])).strip())
    return _says_sum(" ".join([_plain(p) for p in pieces]).strip())


_KNOWN_TEXTS = 4096
"""Bills repeat what they say beside an amount, and are asked about it by several rules."""


@lru_cache(maxsize=_KNOWN_TEXTS)
def _says_sum(text: str) -> bool:
    text = _SIGNS_BEFORE.sub("", text)
    if text.startswith(_SUM_STARTS):
        return True
    if not any(word in text for word in _SUM_WORDS):
        return False
    if _SUM_ANYWHERE.search(text) is not None:
        return True
    return _WHOLE_SUMMED.fullmatch(text.rstrip(" .:")) is not None or _PLURAL.fullmatch(text.rstrip(" .:")) is not None


_SUM_WORDS = ("total", "due", "forward", "continued", "balance", "charges")
"""One of these stands in whatever else names a sum."""
_SIGNS_BEFORE = re.compile(r"^[^a-z0-9]+")
_PLURAL = re.compile(r"(?:[a-z]+ ){1,4}totals")


_WHOLE_SUMMED = re.compile(
    r"(?:(?:statement|claim|visit|account|page|invoice|encounter|patient|provider|service|section|department|day|daily|acct|accounts|your|"
    r"bill|charge|procedure|category|order|report|family|plan|column|all) )+(?:totals?|balance|charges)"
)
"""A total named by what it sums up: ``Statement totals``. ``Bilirubin total`` is a test."""


def _plain(piece: Piece) -> str:
    """The words of a piece to compare, mended where they were recognized: ``Subtotat`` is a subtotal."""
    text = folded(piece.text)
    return mended(text) if piece.confidence < 1 and text.isalpha() else text


@lru_cache(maxsize=_KNOWN_TEXTS)
def is_payment_text(text: str) -> bool:
    """Whether a description speaks of a payment or adjustment instead of a service."""
    return _PAYMENT.search(folded(text)) is not None


def is_grand_total(row: Row) -> bool:
    """Whether the row sums up the whole table, so that nothing but dated lines can follow."""
    words = key_tokens(row.text)
    return (bool(words) and words[0] in {"total", "totals", "totales", "grand"}) or "total charges" in row.folded
