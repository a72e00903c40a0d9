"""Whatever is done to a file, opening it ends in a paper or in a trouble told in words."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from medneg_desktop.core.trouble import Trouble
from medneg_desktop.pages.inspect import open_paper
from tests.paper.page_maker import file_of, text_pdf

WHOLE = [
    text_pdf(),
    *(file_of(Image.effect_noise((60, 40), 90), kind) for kind in ("PNG", "JPEG", "TIFF", "GIF", "BMP", "WEBP")),
    file_of(Image.effect_noise((60, 40), 90).convert("RGB"), "HEIF"),
]


@pytest.mark.parametrize("whole", WHOLE, ids=["pdf", "png", "jpeg", "tiff", "gif", "bmp", "webp", "heic"])
@pytest.mark.filterwarnings("ignore::UserWarning")  # Pillow warns of what it then refuses or repairs
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], derandomize=True)
@given(data=st.data())
def test_a_garbled_file_is_opened_or_told(whole: bytes, data: st.DataObject) -> None:
    garbled = bytearray(whole[: data.draw(st.integers(0, len(whole)))])
    for _ in range(data.draw(st.integers(0, 6))):
        if garbled:
            garbled[data.draw(st.integers(0, len(garbled) - 1))] = data.draw(st.integers(0, 255))
    with contextlib.suppress(Trouble):
        open_paper(bytes(garbled))
