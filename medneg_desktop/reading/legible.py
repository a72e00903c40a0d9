"""Whether a recognized page was read at all, or only guessed at.

On a blurred photo or in handwriting the recognizer gives words for every stroke and is sure of next to none. Numbers from
such a page are worse than none: the person types them beside the picture.
"""

from __future__ import annotations

from medneg_desktop.domain.page import PageText

_SURE = 0.9
_HOPELESS, _POOR = 0.6, 0.8
"""Mean confidence of the letters: below the first nothing is right, between them the numbers decide. Measured on degraded
bills: pages of which any line was read right have 0.67 or more; sharp scans and photos have 0.9 or more.
"""
_SURE_NUMBERS = 0.1


def is_legible(page: PageText) -> bool:
    """Whether what was recognized on the page is worth showing. A page without words has nothing that could be wrong."""
    if not page.words:
        return True
    letters = sum(len(w.text) for w in page.words)
    mean = sum(w.confidence * len(w.text) for w in page.words) / max(letters, 1)
    if mean < _HOPELESS or mean >= _POOR:
        return mean >= _POOR
    numbers = [w for w in page.words if any(c.isdigit() for c in w.text)]
    return sum(w.confidence > _SURE and w.agreed for w in numbers) >= max(1.0, _SURE_NUMBERS * len(numbers))
