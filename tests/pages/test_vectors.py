"""Born-digital pages taken as shapes: what a person sees, and nothing else."""

from __future__ import annotations

import dataclasses
import pickle
from collections.abc import Callable
from typing import Any

import numpy as np
import pymupdf
import pytest

from medneg_desktop.pages.inspect import open_paper
from medneg_desktop.pages.lane import PageWorkers
from medneg_desktop.pages.messages import packed, unpacked_answer
from medneg_desktop.services.ports import Drawing, Original, Picture
from medneg_desktop.typeset import ReportLabTypesetter
from tests.paper.page_maker import bill_picture, file_of, text_pdf
from tests.typeset.plans import exhibit, plan

mupdf: Any = pymupdf
SECRET = "078-05-1120"


def page_with(draw: Callable[[Any], None], *, rotation: int = 0) -> bytes:
    made = mupdf.open()
    page = made.new_page(width=612, height=792)
    page.insert_text((72, 90), "Total charges 1,204.00", fontsize=11)
    page.draw_line((72, 100), (540, 100), width=0.7)
    page.draw_rect((72, 120, 540, 140), fill=(0.9, 0.9, 0.9), color=None)
    page.insert_text((80, 134), "Amount due 312.00", fontsize=11)
    draw(page)
    page.set_rotation(rotation)
    content: bytes = made.tobytes()
    return content


def nothing(_page: Any) -> None:
    """A page that is clean."""


def drawing(content: bytes) -> Drawing | None:
    return open_paper(content).drawing(1)


def composed(content: bytes, *, shapes: bool) -> Any:
    paper = open_paper(content)
    size = paper.sizes[0]
    sheet = exhibit("A", 1, width=size.width, height=size.height)
    made = plan(letter=(), issues=(), reconciliation=(), timeline=(), exhibits=(sheet,))
    drawn = paper.drawing(1) if shapes else paper.picture(1, 200)
    assert drawn is not None
    return mupdf.open(stream=ReportLabTypesetter().compose(made, lambda _d, _p: drawn))


def ink(document: Any) -> Any:
    drawn = document[0].get_pixmap(dpi=72, colorspace=mupdf.csGRAY)
    return np.frombuffer(drawn.samples, np.uint8).reshape(drawn.height, drawn.stride).astype(float)


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_the_shapes_of_a_page_look_like_its_picture(rotation: int) -> None:
    content = page_with(nothing, rotation=rotation)
    as_shapes, as_picture = ink(composed(content, shapes=True)), ink(composed(content, shapes=False))
    assert as_shapes.shape == as_picture.shape
    apart = np.abs(as_shapes - as_picture).mean()
    assert apart < 1.0
    assert apart < 0.4 * np.abs(as_shapes - np.roll(as_picture, 4, axis=1)).mean(), "and stand where it has them"


def test_shapes_are_sharp_and_hold_no_text_no_font_and_no_picture_of_the_stranger() -> None:
    document = composed(page_with(nothing), shapes=True)
    assert document[0].get_images() == []
    assert "Total charges" not in document[0].get_text()
    fonts = {font[3] for page in document for font in page.get_fonts()}
    assert not [name for name in fonts if "Helvetica" in name]


def test_a_letter_that_comes_often_is_kept_once() -> None:
    found = drawing(page_with(lambda page: page.insert_text((72, 300), "eeeeeeeeeeee", fontsize=11)))
    assert found is not None
    assert len(found.outlines) < len(found.shapes)


def invisible(page: Any) -> None:
    page.insert_text((72, 400), f"SSN {SECRET}", render_mode=3)


def outside(page: Any) -> None:
    page.insert_text((700, 400), f"SSN {SECRET}")


@pytest.mark.parametrize("hide", [invisible, outside], ids=["invisible", "beside the page"])
def test_what_nobody_sees_is_not_taken_over(hide: Callable[[Any], None]) -> None:
    clean = drawing(page_with(nothing))
    found = drawing(page_with(hide))
    assert clean is not None
    assert found is not None
    assert len(found.shapes) == len(clean.shapes)


def hidden_layer(page: Any) -> None:
    page.insert_text((72, 400), f"SSN {SECRET}", oc=page.parent.add_ocg("notes", on=False))


def white_text(page: Any) -> None:
    page.insert_text((72, 400), f"SSN {SECRET}", color=(1, 1, 1))


def covered_text(page: Any) -> None:
    page.insert_text((72, 400), f"SSN {SECRET}")
    page.draw_rect((60, 380, 300, 410), fill=(0, 0, 0))


def picture(page: Any) -> None:
    page.insert_image((72, 300, 300, 500), stream=file_of(bill_picture(60), "PNG", dpi=(60, 60)))


def note(page: Any) -> None:
    page.add_text_annot((100, 400), f"SSN {SECRET}")


def form(page: Any) -> None:
    widget = mupdf.Widget()
    widget.rect, widget.field_name = mupdf.Rect(72, 400, 300, 420), "ssn"
    widget.field_type, widget.field_value = mupdf.PDF_WIDGET_TYPE_TEXT, SECRET
    page.add_widget(widget)


def glass(page: Any) -> None:
    page.draw_rect((60, 380, 300, 410), fill=(0.2, 0.2, 0.2), fill_opacity=0.4)


@pytest.mark.parametrize("more", [hidden_layer, white_text, covered_text, picture, note, form, glass])
def test_a_page_with_anything_that_hides_or_is_no_ink_is_taken_as_a_picture(more: Callable[[Any], None]) -> None:
    assert drawing(page_with(more)) is None


def test_scans_and_photographs_are_pictures() -> None:
    photo = file_of(bill_picture(60), "JPEG", dpi=(60, 60))
    assert drawing(photo) is None
    made = mupdf.open()
    made.new_page(width=612, height=792).insert_image((0, 0, 612, 792), stream=photo)
    assert drawing(made.tobytes()) is None


def test_shapes_cross_the_pipe_and_strange_numbers_are_refused_at_the_other_end(
    workers: PageWorkers, original: Callable[[bytes], Original]
) -> None:
    found = workers.exhibit(original(text_pdf()), 1, dpi=200)
    assert isinstance(found, Drawing)
    assert unpacked_answer(packed(found)) == found
    assert isinstance(workers.exhibit(original(file_of(bill_picture(60), "PNG", dpi=(60, 60))), 1, dpi=60), Picture)
    assert pickle.loads(packed(found)) == found
    whole = plan(letter=(), issues=(), reconciliation=(), timeline=(), exhibits=(exhibit("A", 1),))
    shape = found.shapes[0]
    for wrong in (
        dataclasses.replace(found, shapes=(dataclasses.replace(shape, matrix=(1, 0, 0, 1, float("nan"), 0)),)),
        dataclasses.replace(found, shapes=(dataclasses.replace(shape, matrix=(1e9, 0, 0, 1, 0, 0)),)),
        dataclasses.replace(found, outlines=(dataclasses.replace(found.outlines[0], numbers=(1.0,)),)),
        dataclasses.replace(found, outlines=(dataclasses.replace(found.outlines[0], steps="l"),)),
    ):
        with pytest.raises(ValueError, match=r"outline|far"):
            ReportLabTypesetter().compose(whole, lambda _d, _p, made=wrong: made)  # type: ignore[misc]
