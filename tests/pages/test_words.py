"""The text layer of a PDF: where its words stand, and whether they are to be believed."""

from __future__ import annotations

from typing import Any

import numpy as np
import pymupdf
import pytest

from medneg_desktop.domain.page import Word
from medneg_desktop.domain.place import Box
from medneg_desktop.pages import words
from medneg_desktop.pages.inspect import open_paper
from medneg_desktop.pages.messages import Soundness, TextLayer
from tests.paper.page_maker import AMOUNTS, NOTE, bill_picture, file_of, scan_pdf, text_pdf

mupdf: Any = pymupdf


def layer(content: bytes) -> TextLayer:
    return open_paper(content).layer(1)


def word(found: TextLayer, text: str) -> Word:
    return next(w for w in found.text.words if w.text == text)


def ink_inside(content: bytes, box: Box) -> tuple[float, float]:
    """How much of the ink around a box is inside it, and how dark the inside is."""
    drawn = open_paper(content).picture(1, 144)
    gray = np.frombuffer(drawn.rgb, np.uint8).reshape(drawn.height, drawn.width, 3)[:, :, 0] < 128

    def ink(part: Box) -> Any:
        x0, y0, x1, y1 = (round(v * drawn.scale) for v in (part.x0, part.y0, part.x1, part.y1))
        return gray[max(y0, 0) : y1, max(x0, 0) : x1]

    inside, around = ink(box.grown(0.5)), ink(box.grown(4))
    return float(inside.sum()) / max(1, int(around.sum())), float(inside.mean())


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_words_stand_where_they_are_seen(rotation: int) -> None:
    content = text_pdf(rotation=rotation)
    found = layer(content)
    assert found.soundness is Soundness.SOUND
    for amount in AMOUNTS:
        share, darkness = ink_inside(content, word(found, amount).box)
        assert share > 0.95
        assert darkness > 0.1


@pytest.mark.parametrize("rotation", [90, 180, 270])
def test_sideways_text_is_level_on_the_upright_page(rotation: int) -> None:
    upright, turned = layer(text_pdf()), layer(text_pdf(rotation=rotation))
    for amount in AMOUNTS:
        assert word(upright, amount).level is None
        level = word(turned, amount).row_box
        expected = word(upright, amount).box
        assert (level.x0, level.y0, level.x1, level.y1) == pytest.approx(
            (expected.x0, expected.y0, expected.x1, expected.y1), abs=0.1
        )


def test_boxes_leave_out_the_air_above_letters() -> None:
    box = word(layer(text_pdf()), "1,284.00").box
    assert 7 < box.height < 11  # 10-point print


def test_a_cropped_page_counts_from_its_visible_corner() -> None:
    made = mupdf.open(stream=text_pdf())
    made[0].set_cropbox(mupdf.Rect(50, 50, 560, 500))
    content = made.tobytes()
    assert ink_inside(content, word(layer(content), "312.45").box)[0] > 0.95


def test_filled_fields_and_notes_are_words() -> None:
    made = mupdf.open(stream=text_pdf())
    page = made[0]
    page.add_freetext_annot(mupdf.Rect(60, 400, 300, 430), "PAID 45.99 yesterday", fontsize=12)
    field = mupdf.Widget()
    field.rect, field.field_type, field.field_name = mupdf.Rect(60, 500, 300, 520), mupdf.PDF_WIDGET_TYPE_TEXT, "due"
    field.field_value = "Member 77.01"
    page.add_widget(field)
    content = made.tobytes()
    found = layer(content)
    for text in ("45.99", "77.01"):
        assert [w.text for w in found.text.words].count(text) == 1
        assert ink_inside(content, word(found, text).box)[0] > 0.9


def test_a_page_without_anything_is_blank() -> None:
    made = mupdf.open()
    made.new_page()
    found = layer(made.tobytes())
    assert found.soundness is Soundness.BLANK
    assert found.text.words == ()


def test_a_scan_has_no_sound_text() -> None:
    assert layer(scan_pdf(bill_picture(72))).soundness is Soundness.POOR


def test_a_hidden_layer_over_a_scan_is_not_believed() -> None:
    made = mupdf.open(stream=scan_pdf(bill_picture(72)))
    for line in range(12):
        made[0].insert_text((60, 140 + line * 20), f"T0tal {NOTE} 1.2B4,OO", render_mode=3)
    found = layer(made.tobytes())
    assert found.soundness is Soundness.POOR
    assert found.text.words  # for where recognition is off


def test_hidden_words_are_not_mixed_into_a_sound_page() -> None:
    made = mupdf.open(stream=text_pdf())
    made[0].insert_text((60, 600), "999.99", render_mode=3)
    found = layer(made.tobytes())
    assert found.soundness is Soundness.SOUND
    assert "999.99" not in {w.text for w in found.text.words}


def test_a_stamp_on_a_scan_does_not_make_it_text() -> None:
    made = mupdf.open(stream=scan_pdf(bill_picture(72)))
    made[0].insert_text((60, 20), "Downloaded from the portal on 11/24/2026")
    assert layer(made.tobytes()).soundness is Soundness.POOR


def test_a_shuffled_text_layer_is_not_believed() -> None:
    made = mupdf.open()
    page = made.new_page()
    shuffled = str.maketrans("abcdefghijklmnopqrstuvwxyz", "bcdfghjklmnpqrstvwxzbcdfgh")
    for line in range(10):
        page.insert_text((60, 100 + 20 * line), NOTE.lower().translate(shuffled))
    assert layer(made.tobytes()).soundness is Soundness.POOR


def test_text_with_a_picture_beside_it_is_partial() -> None:
    made = mupdf.open(stream=text_pdf())
    made[0].insert_image(mupdf.Rect(60, 400, 560, 600), stream=file_of(bill_picture(72), "PNG"))
    found = layer(made.tobytes())
    assert found.soundness is Soundness.PARTIAL
    assert "1,284.00" in {w.text for w in found.text.words}


def test_text_drawn_as_shapes_is_not_believed() -> None:
    made = mupdf.open()
    page = made.new_page()
    shape = page.new_shape()
    for number in range(400):
        x, y = 60 + number % 50 * 9, 60 + number // 50 * 20
        shape.draw_curve((x, y), (x + 3, y - 8), (x + 6, y))
        shape.finish(fill=(0, 0, 0))
    shape.commit()
    page.insert_text((60, 700), "Page 1")
    assert layer(made.tobytes()).soundness is Soundness.POOR


def spoiled(monkeypatch: pytest.MonkeyPatch, content: bytes) -> TextLayer:
    """The layer as found character by character."""

    def intricate(*_: object) -> None:
        raise words._IntricateError

    with monkeypatch.context() as patch:
        patch.setattr(words, "_plain_pieces", intricate)
        return layer(content)


def test_whole_words_and_single_characters_tell_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    made = mupdf.open(stream=text_pdf())
    made[0].insert_text((60, 700), "Bold", fontname="hebo", fontsize=13)
    made[0].insert_text((85, 700), "and plain, 12\u00a0345.00 di\ufb03cult", fontsize=9)
    made[0].insert_text((60, 720), "hidden", render_mode=3)
    content = made.tobytes()
    slow = spoiled(monkeypatch, content)
    monkeypatch.setattr(words, "_pieces", None)  # whole words are all that is needed here
    assert layer(content) == slow
    assert len(slow.text.words) > 20


def test_raised_and_tilted_print_is_found_character_by_character() -> None:
    made = mupdf.open(stream=text_pdf())
    made[0].insert_text((300, 600), "Copay 35.00", morph=(mupdf.Point(300, 600), mupdf.Matrix(30)))
    found = layer(made.tobytes())
    tilted = word(found, "35.00")
    assert tilted.box.height > 20


def test_pictures_beside_text_are_seen_whichever_way_they_are_drawn() -> None:
    made = mupdf.open(stream=text_pdf())
    made[0].insert_image(mupdf.Rect(60, 420, 500, 700), stream=file_of(bill_picture(72), "JPEG"))
    assert layer(made.tobytes()).soundness is Soundness.PARTIAL
