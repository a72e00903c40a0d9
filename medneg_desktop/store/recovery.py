"""The recovery code on the printed sheet: 160 random bits that a person can copy by hand.

Crockford's 32 signs leave out I, L, O and U. Two check signs tell a slip of the pen from a wrong sheet without
trying the code: the remainder by a prime changes with any one sign, and with any two neighbors swapped.
"""

from __future__ import annotations

import secrets

from medneg_desktop.core.trouble import WrongKey

SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LOOK_ALIKES = str.maketrans({"O": "0", "I": "1", "L": "1", "U": "V"})
_BODY = 32
_CHECK = 2
_PRIME = 1021


def new_code() -> str:
    """A fresh code in groups of four: ``7K2M-...``."""
    number = secrets.randbits(5 * _BODY)
    signs = _written(number, _BODY) + _written(number % _PRIME, _CHECK)
    return "-".join(signs[i : i + 4] for i in range(0, len(signs), 4))


def plain_code(text: str) -> str:
    """The bare signs of a code as a person typed it. Raises WrongKey, in words of its own, where it has a slip."""
    signs = "".join(c for c in text.upper().translate(_LOOK_ALIKES) if c in SIGNS)
    body, check = signs[:_BODY], signs[_BODY:]
    if len(signs) != _BODY + _CHECK or _written(_number(body) % _PRIME, _CHECK) != check:
        raise WrongKey(
            title="The recovery code has a slip in it.",
            remedy="Compare it with the recovery sheet, group by group, and type it again.",
        )
    return signs


def _written(number: int, length: int) -> str:
    return "".join(SIGNS[(number >> (5 * place)) & 31] for place in reversed(range(length)))


def _number(signs: str) -> int:
    number = 0
    for sign in signs:
        number = number * 32 + SIGNS.index(sign)
    return number
