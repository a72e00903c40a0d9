"""Whatever the words are, reading ends with a reading, and every amount in it stands on the page."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from medneg_desktop.core.money import Money
from medneg_desktop.domain.page import PageText, TextSource, Word
from medneg_desktop.domain.place import Box
from medneg_desktop.domain.reading import Reading
from medneg_desktop.reading import read_pages

_TEXT = (
    "Patient Name: Account Number: Total Charges Amount Due Date Code Description Charges TOTALS Plan Paid "
    "99213 J1100-25 0450 03/02/2026 $120.00 35.00- (12.50) 1,204.50 $ CR Explanation of Benefits You Owe Hospital "
    "Dear Ana Ruiz: owe by payment Page 1 of 3 # : - S45.00 1O4.50 12 Creditor 08/14 NPI 1234567893"
)
_SAID = st.sampled_from(_TEXT.split(" "))
_WORD = st.builds(
    lambda text, x, y, w, conf, agreed: Word(text, Box(x, y, x + w, y + 9), confidence=conf, agreed=agreed),
    st.one_of(_SAID, st.text(min_size=1, max_size=8)),
    st.floats(0, 560),
    st.floats(0, 700),
    st.floats(1, 60),
    st.sampled_from([1.0, 0.95, 0.5]),
    st.booleans(),
)
_PAGE = st.builds(
    lambda words, source: PageText(1, 612.0, 792.0, tuple(words), source),
    st.lists(_WORD, max_size=60),
    st.sampled_from([TextSource.TEXT, TextSource.OCR]),
)


def _amounts(reading: Reading) -> list[Money]:
    cells = [c.value for line in reading.lines for c in line.cells.values()]
    return [v for v in [*(f.value for f in reading.fields.values()), *cells] if isinstance(v, Money)]


@settings(max_examples=150, deadline=None)
@given(st.lists(_PAGE, max_size=3))
def test_no_words_make_it_raise_or_invent_an_amount(pages: list[PageText]) -> None:
    printed = {
        re.sub(r"\D", "", t)
        for p in pages
        for w in p.words
        for t in (w.text, w.text.translate(str.maketrans("OoIlSB", "001158")))
    }
    for reading in read_pages(pages):
        for amount in _amounts(reading):
            digits = str(abs(amount.cents))
            whole = str(abs(amount.cents) // 100)
            assert any(digits in p or (whole in p and digits.endswith("00")) for p in printed | {"0"}), amount
