"""What the paper says about itself: whether pages of it are missing."""

from __future__ import annotations

import re
from collections.abc import Sequence

from medneg_desktop.reading.rows import PageRows

_PAGE_OF = re.compile(r"\b(?:page|pagina|pag\.?|pg\.?)\s*(\d{1,3})\s*(?:of|de|/)\s*(\d{1,3})\b")
_MOST_PAGES = 500
"""As many as a file may have; a larger number counts no pages."""


def printed_page(page: PageRows) -> tuple[int, int] | None:
    """The page's own number and count as printed, such as "Page 2 of 3"."""
    for row in page.rows:
        if "pag" not in row.folded and "pg" not in row.folded:
            continue
        match = _PAGE_OF.search(row.folded)
        if match and 1 <= int(match[1]) <= int(match[2]) <= _MOST_PAGES:
            return int(match[1]), int(match[2])
    return None


def missing_pages(pages: Sequence[PageRows]) -> tuple[str, ...]:
    """A note for every page that the printed page numbers promise and the file does not hold."""
    printed = [found for p in pages if (found := printed_page(p)) is not None]
    if not printed:
        return ()
    count = max(total for _, total in printed)
    held = {number for number, _ in printed}
    if len(pages) >= count and len(held) <= 1:
        return ()
    unnumbered = len(pages) - len(printed)
    missing = [n for n in range(1, count + 1) if n not in held]
    if unnumbered >= len(missing):
        return ()
    return tuple(f"page {n} of {count} is missing" for n in missing)
