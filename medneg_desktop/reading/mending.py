"""Words of labels and headers that recognition got wrong by a letter, put right.

Only words that labels are made of are ever mended, and only where one of them alone is meant; a value is never
changed. ``Provlder`` becomes ``provider`` and ``Amoumt`` becomes ``amount``.
"""

from __future__ import annotations

import re
from functools import cache

from medneg_desktop.reading.headers import header_words
from medneg_desktop.reading.labels import label_words
from medneg_desktop.reading.vocabulary import ALIASED, ALIASES, tokens

_ALIKE = str.maketrans("eoc10lj|!vh", "aaaioiiiiun")
"""Letters that small or faint print turns into each other become one: e, o and c an a; l, j and 1 an i."""
_SPANISH_WORDS = re.compile(
    r"cargos?|garante|pagos?|nombre|monto|saldo|seguro|cuotas?|fecha|paciente|cuenta|ajustes?|copago|recargos?|miembro|asegurado|"
    r"factura|servicios?|vence|actual|total(?:es)?|sus|permitid[ao]|deducible|grupo|poliza|reclamo|visita|persona"
)
"""Label words that are one letter from English words or names (``Carlos``): never guessed at."""


_NPI = re.compile(r"np[i1tl!|]")


def mended(word: str) -> str:
    """The label word that is meant, in the compared form; a word that resembles none or several stays as it is."""
    if word in _known():
        return ALIASES.get(word, word)
    if _NPI.fullmatch(word):
        return "npi"
    if len(word) >= 4 and len(alike := _by_look().get(_look(word), ())) == 1:
        return ALIASES.get(alike[0], alike[0])
    if len(word) < 5:
        return word
    likely = {known for form in _near_forms(word) for known in _near_words().get(form, ()) if _one_apart(word, known)}
    found = next(iter(likely)) if len(likely) == 1 else word
    return ALIASES.get(found, found)


@cache
def mended_text(text: str) -> str:
    """All words of a header, mended."""
    return " ".join(mended(t) for t in tokens(text))


@cache
def _known() -> frozenset[str]:
    return frozenset(label_words() | header_words() | ALIASED)


def _look(word: str) -> str:
    """What faint print makes of a word: letters alike become one, and two that touch become the one they look like."""
    return word.replace("rn", "m").translate(_ALIKE).replace("ii", "u")


@cache
def _by_look() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for word in sorted(w for w in _known() if len(w) >= 4):
        found[_look(word)] = (*found.get(_look(word), ()), word)
    return found


def _one_apart(word: str, known: str) -> bool:
    """Whether one letter changed, lost or added makes the one of the other."""
    if len(word) == len(known):
        return sum(a != b for a, b in zip(word, known, strict=True)) == 1
    short, long = sorted((word, known), key=len)
    return any(long[:i] + long[i + 1 :] == short for i in range(len(long)))


def _near_forms(word: str) -> set[str]:
    return {word, *(word[:i] + word[i + 1 :] for i in range(len(word)))}


@cache
def _near_words() -> dict[str, tuple[str, ...]]:
    """Known words of five letters or more by their forms with one letter left out."""
    found: dict[str, tuple[str, ...]] = {}
    for word in sorted(w for w in _known() if len(w) >= 5 and not _SPANISH_WORDS.fullmatch(w)):
        for form in _near_forms(word):
            found[form] = (*found.get(form, ()), word)
    return found
