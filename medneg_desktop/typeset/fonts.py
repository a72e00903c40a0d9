"""The packet's typeface: Atkinson Hyperlegible, embedded, made for readers with poor sight."""

from __future__ import annotations

from functools import cache

import fontpkg_atkinson_hyperlegible as atkinson
from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from medneg_desktop.typeset.tagging import mend_fonts

REGULAR = "AtkinsonHyperlegible"
BOLD = "AtkinsonHyperlegible-Bold"
ITALIC = "AtkinsonHyperlegible-Italic"
_FILES = {
    REGULAR: "AtkinsonHyperlegible-Regular.ttf",
    BOLD: "AtkinsonHyperlegible-Bold.ttf",
    ITALIC: "AtkinsonHyperlegible-Italic.ttf",
}


@cache
def register() -> None:
    """Make the fonts known to ReportLab, once. Streams are kept binary: base-85 text would be a fourth larger."""
    rl_config.useA85 = 0
    mend_fonts()
    for name, file in _FILES.items():
        pdfmetrics.registerFont(TTFont(name, str(atkinson.ROOT / "files" / file)))
    pdfmetrics.registerFontFamily(REGULAR, normal=REGULAR, bold=BOLD, italic=ITALIC, boldItalic=BOLD)


@cache
def glyphs() -> frozenset[int]:
    """The characters the typeface can print."""
    register()
    return frozenset(pdfmetrics.getFont(REGULAR).face.charToGlyph)
