"""A file is what its bytes say, and every way it can fail has its own trouble."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import pymupdf
import pytest
from PIL import Image

from medneg_desktop.core import trouble
from medneg_desktop.pages.inspect import media_of, open_paper
from medneg_desktop.services.ports import PageSize
from tests.paper.page_maker import bill_picture, file_of, scan_pdf, text_pdf

mupdf: Any = pymupdf


def small(mode: str = "RGB") -> Image.Image:
    return Image.new(mode, (600, 300), 200 if mode in {"L", "1"} else "white")


def zipped(*names: str) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name in names or ("bill.pdf",):
            archive.writestr(name, b"%PDF-1.7 not really")
    return held.getvalue()


def size_of(content: bytes) -> PageSize:
    return open_paper(content).sizes[0]


@pytest.mark.parametrize(
    ("kind", "media"),
    [
        ("JPEG", "image/jpeg"),
        ("PNG", "image/png"),
        ("TIFF", "image/tiff"),
        ("GIF", "image/gif"),
        ("BMP", "image/bmp"),
        ("WEBP", "image/webp"),
        ("HEIF", "image/heic"),
    ],
)
def test_pictures_are_known_by_their_bytes(kind: str, media: str) -> None:
    paper = open_paper(file_of(small(), kind))
    assert paper.media == media
    assert len(paper.sizes) == 1


@pytest.mark.parametrize("junk", [b"", b"\r\n\r\n", b"Content-Type: application/pdf\r\n\r\n" * 10])
def test_a_pdf_may_have_junk_before_it(junk: bytes) -> None:
    paper = open_paper(text_pdf(junk=junk, pages=2))
    assert paper.media == "application/pdf"
    assert paper.sizes == (PageSize(612.0, 792.0), PageSize(612.0, 792.0))


def test_a_turned_page_has_its_size_as_seen() -> None:
    assert size_of(text_pdf(rotation=90)) == PageSize(792.0, 612.0)


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"", trouble.EmptyFile),
        (b"Dear Sir, this is a text file named bill.pdf", trouble.NotADocument),
        (b"   \n", trouble.NotADocument),
        (b"BMW service receipt, not a bitmap at all........", trouble.NotADocument),
        (b"\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00mp42isom", trouble.NotADocument),
        (zipped(), trouble.NotADocument),
        (zipped("word/document.xml", "[Content_Types].xml"), trouble.NotADocument),
        (zipped()[:60], trouble.DocumentDamaged),
        (b"%PDF-1.7\nnothing follows", trouble.DocumentDamaged),
        (text_pdf()[:300], trouble.DocumentDamaged),
        (b"\xff\xd8\xff\xe0 no picture", trouble.DocumentDamaged),
        (file_of(bill_picture(100), "JPEG")[:4000], trouble.DocumentDamaged),
        (file_of(bill_picture(100), "PNG")[:3000], trouble.DocumentDamaged),
    ],
    ids=[
        "empty",
        "text",
        "blank",
        "text like a bitmap",
        "film",
        "archive",
        "word file",
        "archive cut short",
        "bare head",
        "PDF cut short",
        "no picture",
        "JPEG cut short",
        "PNG cut short",
    ],
)
def test_each_failure_has_its_trouble(content: bytes, kind: type[trouble.Trouble]) -> None:
    with pytest.raises(kind):
        open_paper(content)


def test_a_repaired_pdf_whose_pages_are_all_blank_is_damaged() -> None:
    content = text_pdf()
    cut = content.index(b"stream") + 4
    with pytest.raises(trouble.DocumentDamaged):
        open_paper(content[:cut])


def test_a_pdf_that_lost_only_its_table_is_repaired_and_read() -> None:
    content = text_pdf()
    paper = open_paper(content[: content.rindex(b"xref")])
    assert any(word.text == "1,284.00" for word in paper.layer(1).text.words)


def test_a_zip_that_holds_a_pdf_is_no_document() -> None:
    assert media_of(zipped()) in {None, "application/pdf"}
    with pytest.raises(trouble.CorrectableTrouble):
        open_paper(zipped())


def test_a_locked_pdf_needs_its_password() -> None:
    content = text_pdf(encryption=mupdf.PDF_ENCRYPT_AES_256, user_pw="secret", owner_pw="other")
    with pytest.raises(trouble.PasswordNeeded):
        open_paper(content)


def test_a_pdf_that_only_forbids_copying_opens() -> None:
    content = text_pdf(encryption=mupdf.PDF_ENCRYPT_AES_256, user_pw="", owner_pw="other")
    assert size_of(content) == PageSize(612.0, 792.0)


def test_a_pdf_of_501_pages_has_too_many() -> None:
    made = mupdf.open()
    for _ in range(501):
        made.new_page()
    with pytest.raises(trouble.TooManyPages):
        open_paper(made.tobytes())


@pytest.mark.parametrize("kind", ["PNG", "TIFF"])
def test_a_picture_of_400_million_pixels_is_refused_before_it_is_decoded(kind: str) -> None:
    bomb = file_of(Image.new("1", (20_000, 20_000)), kind, **({"compression": "group4"} if kind == "TIFF" else {}))
    assert len(bomb) < 200_000
    with pytest.raises(trouble.PictureTooLarge):
        open_paper(bomb)


def test_a_pdf_page_of_a_giant_picture_is_refused_before_it_is_decoded() -> None:
    bomb = scan_pdf(Image.new("1", (9_500, 9_500)))
    with pytest.raises(trouble.PictureTooLarge):
        open_paper(bomb).picture(1, 50)


@pytest.mark.parametrize(
    ("saving", "points"),
    [
        ({}, PageSize(144.0, 72.0)),
        ({"dpi": (150, 150)}, PageSize(288.0, 144.0)),
        ({"dpi": (1, 1)}, PageSize(144.0, 72.0)),
        ({"dpi": (4800, 4800)}, PageSize(144.0, 72.0)),
    ],
)
def test_the_size_in_points_follows_the_resolution_or_300_dpi(saving: dict[str, Any], points: PageSize) -> None:
    assert size_of(file_of(small(), "JPEG", **saving)) == points


def test_a_fax_has_its_own_resolution_each_way() -> None:
    size = size_of(file_of(Image.new("1", (1728, 1078), 1), "TIFF", dpi=(204, 98)))
    assert size.width == pytest.approx(1728 * 72 / 204)
    assert size.height == pytest.approx(1078 * 72 / 98)


def test_a_tiff_has_a_page_a_frame() -> None:
    frames = [Image.new("1", (100 + n, 50), 1) for n in range(3)]
    content = file_of(frames[0], "TIFF", save_all=True, append_images=frames[1:], dpi=(72, 72))
    assert [round(size.width) for size in open_paper(content).sizes] == [100, 101, 102]


def test_a_photo_is_seen_as_the_camera_held_it() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    picture = Image.new("RGB", (400, 200), "white")
    picture.paste("red", (0, 0, 40, 40))
    paper = open_paper(file_of(picture, "JPEG", exif=exif, quality=95))
    assert paper.sizes[0] == PageSize(48.0, 96.0)
    drawn = paper.picture(1, 300)
    assert (drawn.width, drawn.height) == (200, 400)
    corner = drawn.rgb[(10 * 200 + 190) * 3 : (10 * 200 + 190) * 3 + 3]
    assert corner[0] > 200 > 100 > corner[1]


def test_a_turned_tiff_is_turned_once() -> None:
    picture = Image.new("L", (400, 200), 255)
    picture.paste(0, (0, 0, 40, 40))
    paper = open_paper(file_of(picture, "TIFF", tiffinfo={0x0112: 6}, dpi=(72, 72)))
    assert paper.sizes[0] == PageSize(200.0, 400.0)
    for _ in range(2):
        drawn = paper.picture(1, 72)
        assert (drawn.width, drawn.height) == (200, 400)
        assert drawn.rgb[(10 * 200 + 190) * 3] < 50 < 200 < drawn.rgb[(10 * 200 + 10) * 3]


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "CMYK", "I;16"])
def test_every_kind_of_pixel_becomes_a_picture(mode: str) -> None:
    kind = "TIFF" if mode == "CMYK" else "PNG"
    made = Image.new("L", (300, 300), 255).convert("RGB" if mode == "I;16" else mode)
    made = Image.new("I;16", (300, 300), 65535) if mode == "I;16" else made
    drawn = open_paper(file_of(made, kind)).picture(1, 300)
    assert drawn.rgb == b"\xff" * (300 * 300 * 3)
