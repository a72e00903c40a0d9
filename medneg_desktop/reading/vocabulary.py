"""How label words are compared: folded to plain lower case, with the usual abbreviations written out.

``Acct #``, ``Account No.`` and ``ACCOUNT NUMBER`` become the same words, so the tables of labels can stay short.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

ALIASES = {
    "number": "no",
    "num": "no",
    "nbr": "no",
    "nro": "no",
    "#": "no",
    "numero": "no",
    "acct": "account",
    "acc": "account",
    "amt": "amount",
    "pt": "patient",
    "stmt": "statement",
    "ins": "insurance",
    "insur": "insurance",
    "adj": "adjustment",
    "adjs": "adjustments",
    "adjust": "adjustment",
    "adjmt": "adjustment",
    "pmt": "payment",
    "pmts": "payments",
    "pymt": "payment",
    "pymts": "payments",
    "paymt": "payment",
    "chg": "charge",
    "chgs": "charges",
    "svc": "service",
    "svcs": "services",
    "serv": "service",
    "srvc": "service",
    "bal": "balance",
    "resp": "responsibility",
    "desc": "description",
    "descr": "description",
    "qty": "quantity",
    "proc": "procedure",
    "dt": "date",
    "ref": "reference",
    "conf": "confirmation",
    "id": "id",
    "mod": "modifier",
    "mods": "modifier",
    "modifiers": "modifier",
    "rev": "revenue",
    "ded": "deductible",
    "deduct": "deductible",
    "coins": "coinsurance",
    "pd": "paid",
    "est": "estimated",
    "prev": "previous",
    "subtot": "subtotal",
    "disc": "discount",
    "disch": "discharge",
    "ext": "extended",
    "inv": "invoice",
    "auth": "authorization",
    "grp": "group",
    "mbr": "member",
    "tot": "total",
}
ALIASED = frozenset(ALIASES) - {"#"}
"""Words that stand for another in the compared form."""
_SPLIT = re.compile(r"[a-z0-9]+|#")
_FILLERS = frozenset({"s", "the", "of", "your", "el", "la", "los", "las", "del", "de", "su", "sus", "this"})


def folded(text: str) -> str:
    """Lower case without accents."""
    if text.isascii():
        return text.casefold()
    plain = unicodedata.normalize("NFKD", text)
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold()


_SIGNS = str.maketrans({code: " " for code in range(128) if not chr(code).isalnum()})
_WORD = re.compile(r"[^\W_]+")


def words_of(text: str) -> list[str]:
    """The runs of letters and digits in a text."""
    return text.translate(_SIGNS).split() if text.isascii() else _WORD.findall(text)


@lru_cache(maxsize=8192)
def tokens(text: str) -> tuple[str, ...]:
    """The words of ``text`` in their compared form."""
    plain = folded(text).replace("co-", "co").replace("non-", "non").replace("'s", "").replace("\u2019s", "")
    return tuple([ALIASES.get(t, t) for t in _SPLIT.findall(plain)])


@lru_cache(maxsize=8192)
def key_tokens(text: str) -> tuple[str, ...]:
    """The words that carry the meaning of a label: articles and ``of`` left out."""
    return tuple(t for t in tokens(text) if t not in _FILLERS)


_SPANISH = frozenset(
    [
        "fecha",
        "paciente",
        "cuenta",
        "seguro",
        "saldo",
        "pago",
        "cargos",
        "servicio",
        "factura",
        "estimado",
        "usted",
        "para",
        "pagar",
        "monto",
        "cantidad",
        "reclamo",
        "miembro",
        "deducible",
        "copago",
        "por",
        "con",
    ]
)
_ENGLISH = frozenset(
    [
        "date",
        "patient",
        "account",
        "insurance",
        "balance",
        "payment",
        "charges",
        "service",
        "you",
        "your",
        "the",
        "and",
        "for",
        "amount",
        "claim",
        "member",
        "due",
        "statement",
        "of",
    ]
)


def language_of(texts: Sequence[str]) -> str:
    """``es`` for a paper written mostly in Spanish, else ``en``."""
    words = words_of(folded("\n".join(texts)))
    spanish = sum([w in _SPANISH for w in words])
    english = sum([w in _ENGLISH for w in words])
    return "es" if spanish > english and spanish >= 3 else "en"
