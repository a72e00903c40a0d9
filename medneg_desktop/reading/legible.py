"""Whether a recognized page was read at all, or only guessed at.

On a blurred photo or in handwriting the recognizer gives words for every stroke and is sure of next to none. Numbers from
such a page are worse than none: the person types them beside the picture.
"""

from __future__ import annotations

from medneg_desktop.domain.page import PageText

_GUESSED = 0.6
"""Mean confidence of the letters. Measured on bills that were blurred and shrunk step by step: at 0.5 one number in thirty is
right, from 0.67 on kinds, names and some lines are; sharp scans and photos have 0.9 or more.
"""
_FEW, _SURE = 10, 0.9
"""Letters of which a whole page is not guessed: so few are dirt, or all that is left of a blurred page, unless they are sure."""


def is_legible(page: PageText) -> bool:
    """Whether what was recognized on the page is worth showing. A page without words has nothing that could be wrong."""
    letters = sum(len(w.text) for w in page.words)
    least = _GUESSED if letters >= _FEW else _SURE
    return not letters or sum(w.confidence * len(w.text) for w in page.words) >= least * letters
