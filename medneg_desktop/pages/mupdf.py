"""PyMuPDF, silenced. Its functions carry no types, so it is named Any once here instead of at every call."""

from __future__ import annotations

from typing import Any

import pymupdf

mupdf: Any = pymupdf
mupdf.TOOLS.mupdf_display_errors(False)
mupdf.TOOLS.mupdf_display_warnings(False)
