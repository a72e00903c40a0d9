"""From words with places to facts with doubts.

Pure: words in, :class:`~medneg_desktop.domain.reading.Reading` out. Opens no file, never raises for a bad page.
"""

from __future__ import annotations

from medneg_desktop.reading.learned import sender_of, with_learned
from medneg_desktop.reading.legible import is_legible
from medneg_desktop.reading.reader import read_pages, read_part

__all__ = ["is_legible", "read_pages", "read_part", "sender_of", "with_learned"]
