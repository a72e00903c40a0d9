"""More files that mean harm: pictures inside documents, fonts, floods of words and parts, and lies about sizes."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable

import pillow_heif
from PIL import Image

from tests.hostile.files import bill, page, pdf, png, said, zeros, zip_of

Maker = Callable[[], bytes]
_CATALOG = b"<</Type/Catalog/Pages 2 0 R>>"
_PAGES = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
_LEAF = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]>>"


# ---------------------------------------------------------------------------------------------------- PDF


def _picture_in_pdf(filter_name: bytes, data: bytes, side: int) -> bytes:
    entries = b"/Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent 1/ColorSpace/DeviceGray/Filter/%s" % (
        side,
        side,
        filter_name,
    )
    return page(b"600 0 0 700 0 0 cm /I Do", more=b"/XObject<</I 6 0 R>>", streams={6: (entries, data)})


def pdf_of_a_giant_fax_page() -> bytes:
    """JBIG2 that declares a page of 65,000 by 65,000 dots, all of which one small region fills."""
    side = 65_000
    information = struct.pack(">IBBI", 0, 48, 1, 19) + struct.pack(">IIIIBH", side, side, 0, 0, 4, 0)
    region = struct.pack(">IIIIB", side, side, 0, 0, 0) + b"\x01" + bytes(8) + b"\xff\xac"
    return _picture_in_pdf(b"JBIG2Decode", information + struct.pack(">IBBI", 1, 38, 1, len(region)) + region, side)


def jpx(side: int) -> bytes:
    """JPEG 2000 that declares so many dots each way, and holds none."""
    size = struct.pack(">HHIIIIIIIIH", 47, 0, side, side, 0, 0, side, side, 0, 0, 3) + b"\x07\x01\x01" * 3
    coding = b"\xff\x52\x00\x0c\x00\x00\x00\x01\x01\x05\x04\x04\x00\x01"
    steps = b"\xff\x5c\x00\x13\x40" + b"\x48" * 16
    tile = b"\xff\x90\x00\x0a\x00\x00\x00\x00\x00\x00\x00\x01\xff\x93" + bytes(64)
    return b"\xff\x4f\xff\x51" + size + coding + steps + tile + b"\xff\xd9"


def pdf_whose_font_draws_itself() -> bytes:
    """A letter of a font of drawings that is drawn with the same letter, twice."""
    font = (
        b"<</Type/Font/Subtype/Type3/FontBBox[0 0 9 9]/FontMatrix[.1 0 0 .1 0 0]/FirstChar 65/LastChar 65/Widths[9]"
        b"/Encoding<</Differences[65/A]>>/CharProcs<</A 6 0 R>>/Resources<</Font<</F1 5 0 R>>>>>>"
    )
    glyph = b"9 0 d0 BT /F1 9 Tf (AA) Tj ET BT /F1 9 Tf (AA) Tj ET"
    return page(b"BT /F1 9 Tf 72 700 Td (AAAA) Tj ET", o5=font, streams={6: (b"", glyph)})


def pdf_of_a_deep_stack() -> bytes:
    return page(b"q " * 2_000_000 + said("Amount due: $1.00"))


def pdf_of_endless_dictionaries() -> bytes:
    nested = b"<</X " * 100_000 + b"null" + b">>" * 100_000
    return pdf({1: b"<</Type/Catalog/Pages 2 0 R/Y %s>>" % nested, 2: _PAGES, 3: _LEAF})


def pdf_whose_length_is_itself() -> bytes:
    return bill("length").replace(b"/Length ", b"/Length 4 0 R/Was ")


def pdf_of_streams_of_objects_that_loop() -> bytes:
    """Two streams of objects, each of which says that it goes on in the other, and that holds the other."""
    entry = b"/Type/ObjStm/N 1/First 4/Extends %d 0 R"
    return pdf(
        {1: _CATALOG, 2: _PAGES, 3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 7 0 R>>"},
        streams={6: (entry % 7, b"7 0 <<>>"), 7: (entry % 6, b"6 0 <<>>")},
    )


def pdf_of_300_000_words() -> bytes:
    """All on one page, each a number of its own place."""
    words = b"".join(b"1 0 0 1 %d %d Tm (%d.%02d) Tj " % (n % 600, n // 600 % 780, n, n % 100) for n in range(300_000))
    return page(b"BT /F1 1 Tf " + words + b"ET")


def pdf_of_one_long_word(letters: bytes = b"1,", times: int = 200_000) -> bytes:
    return page(b"BT /F1 .01 Tf 10 700 Td (%s) Tj ET" % (letters * times))


def pdf_of_labels_without_end() -> bytes:
    """40 pages, each full of labels, so that each could belong to every value."""
    lines = b" ".join(b"(Amount due: Total: Account number: $1.00 99213 01/02/2026) Tj 0 -3 Td" for _ in range(250))
    content = b"BT /F1 2 Tf 10 780 Td " + lines + b" ET"
    kids = b" ".join(b"%d 0 R" % (10 + n) for n in range(40))
    objects = {1: _CATALOG, 2: b"<</Type/Pages/Kids[%s]/Count 40>>" % kids}
    objects[5] = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
    leaf = _LEAF[:-2] + b"/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>"
    return pdf(objects | {10 + n: leaf for n in range(40)}, streams={4: (b"", content)})


def pdf_of_100_000_notes() -> bytes:
    notes = b" ".join([b"6 0 R"] * 100_000)
    return page(said("Amount due: $1.00")).replace(b"/Contents 4 0 R", b"/Contents 4 0 R/Annots[%s]" % notes)


def pdf_and_zip_in_one() -> bytes:
    """A bill, behind which a whole archive stands: one reader sees one, another the other."""
    return bill("both") + zip_of({"other.pdf": bill("hidden")})


# ---------------------------------------------------------------------------------------------------- pictures


def heic(*, cut: bool = False, wider: int = 0) -> bytes:
    """A photo of a telephone, cut short, or one that declares itself wider than it is."""
    pillow_heif.register_heif_opener()
    out = io.BytesIO()
    Image.new("RGB", (640, 480), "white").save(out, "HEIF", quality=50)
    data = out.getvalue()
    if wider:
        at = data.index(b"ispe") + 8
        data = data[:at] + struct.pack(">II", wider, wider) + data[at + 8 :]
    return data[: len(data) * 2 // 3] if cut else data


def tiff_of_a_million_strips() -> bytes:
    entries = [
        (256, 4, 1, 1_000_000),
        (257, 4, 1, 1_000_000),
        (258, 3, 1, 8),
        (259, 3, 1, 1),
        (262, 3, 1, 1),
        (273, 4, 1_000_000, 200),
        (278, 4, 1, 1),
        (279, 4, 1_000_000, 200),
    ]
    listed = b"".join(struct.pack("<HHII", *e) for e in entries)
    head = b"II*\x00" + struct.pack("<IH", 8, len(entries)) + listed + bytes(4)
    return head.ljust(200, b"\0") + struct.pack("<I", 200) * 1000


def tiff_of_20_000_pictures() -> bytes:
    """Each a single dot, one leading to the next."""
    out = bytearray(b"II*\x00" + struct.pack("<I", 8))
    for number in range(20_000):
        here = len(out)
        entries = [(256, 4, 1, 1), (257, 4, 1, 1), (258, 3, 1, 8), (259, 3, 1, 1), (262, 3, 1, 1)]
        entries += [(273, 4, 1, 4), (279, 4, 1, 1)]
        following = here + 2 + 12 * len(entries) + 4 if number < 19_999 else 0
        out += struct.pack("<H", len(entries)) + b"".join(struct.pack("<HHII", *e) for e in entries)
        out += struct.pack("<I", following)
    return bytes(out)


def jpeg_of_65_500_pixels() -> bytes:
    """A progressive picture that declares 65,500 by 65,500 dots, and goes over them again and again."""
    frame = b"\xff\xc2\x00\x0b\x08" + struct.pack(">HH", 65_500, 65_500) + b"\x01\x01\x11\x00"
    tables = b"\xff\xdb\x00\x43\x00" + b"\x01" * 64 + b"\xff\xc4\x00\x14\x00\x01" + bytes(15) + b"\x00"
    scan = b"\xff\xda\x00\x08\x01\x01\x00\x00\x00\x00" + bytes(16)
    return b"\xff\xd8" + tables + frame + scan * 2000 + b"\xff\xd9"


def webp_of_16_000_pixels() -> bytes:
    out = io.BytesIO()
    Image.new("L", (16_383, 16_383), 255).save(out, "WEBP", lossless=True, quality=0, method=0)
    return out.getvalue()


def png_of_a_thousand_profiles() -> bytes:
    """Color profiles that unpack to 100 MB each."""
    profile = b"p\x00\x00" + zeros(100 << 20)
    chunk = struct.pack(">I", len(profile)) + b"iCCP" + profile
    more = (chunk + struct.pack(">I", zlib.crc32(chunk[4:]))) * 20
    return png(10, 10, zlib.compress(bytes(110)), more=more)


# ---------------------------------------------------------------------------------------------------- mails, archives


_HEAD = b"From: a@example.org\r\nSubject: Your bill\r\nMIME-Version: 1.0\r\n"


def mail_of_10_000_parts() -> bytes:
    part = b"--x\r\nContent-Type: application/pdf; name=b%d.pdf\r\n\r\n%%PDF-1.4 no more\r\n"
    parts = b"".join(part % n for n in range(10_000))
    return _HEAD + b"Content-Type: multipart/mixed; boundary=x\r\n\r\n" + parts + b"--x--\r\n"


def mail_3_000_deep() -> bytes:
    return (_HEAD + b"Content-Type: message/rfc822\r\n\r\n") * 3_000 + b"words"


def mail_of_frames_in_frames() -> bytes:
    nested = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n) for n in range(3_000))
    return _HEAD + nested + b"Content-Type: text/plain\r\n\r\nAmount due: $1.00\r\n"


def mail_of_one_header() -> bytes:
    return b"From: a@example.org\r\nSubject: " + b"=?utf-8?q?=41?= " * 500_000 + b"\r\n\r\nwords\r\n"


def mail_of_tags() -> bytes:
    return _HEAD + b"Content-Type: text/html\r\n\r\n" + b"<div><table><tr><td>" * 150_000 + b"Amount due: $1.00"


def mail_of_one_line() -> bytes:
    return _HEAD + b"\r\n" + b"Amount due: $1.00 " * 200_000


def mail_that_calls_home() -> bytes:
    return (
        _HEAD + b"Content-Type: text/html\r\n\r\n<p>Amount due: $7.00</p><img src='http://tracker.invalid/x.png'>"
        b"<script src='http://tracker.invalid/x.js'></script><link rel=stylesheet href='http://tracker.invalid/x.css'>"
        b"<iframe src='file:///etc/passwd'></iframe><meta http-equiv=refresh content='0;url=http://tracker.invalid/'>"
    )


def zip_that_lies_about_its_size() -> bytes:
    """Declares a byte, and unpacks to 300 MB."""
    data = bytearray(zip_of({"bill.pdf": bytes(300 << 20)}))
    for start, at in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        where = data.index(start) + at
        data[where : where + 4] = struct.pack("<I", 1)
    return bytes(data)


def zip_of_one_name() -> bytes:
    """The same name for two papers."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("bill.pdf", bill("one"))
        archive.writestr("also.pdf", bill("two"))
    return out.getvalue().replace(b"also.pdf", b"bill.pdf")


def zip_of_64_bits() -> bytes:
    """Says of its list that it lies two to the sixtieth bytes further on."""
    whole = zip_of({"bill.pdf": bill("64")})
    at = whole.rindex(b"PK\x05\x06")
    list_of_64 = struct.pack("<4sQHHIIQQQQ", b"PK\x06\x06", 44, 45, 45, 0, 0, 1, 1, 1 << 60, 1 << 60)
    pointer = struct.pack("<4sIQI", b"PK\x06\x07", 0, at, 1)
    tail = whole[at : at + 8] + b"\xff\xff\xff\xff" + b"\xff" * 8 + whole[at + 20 :]
    return whole[:at] + list_of_64 + pointer + tail


def zip_in_itself() -> bytes:
    """An archive that holds, under ten names, an archive that holds ten, and so on to the last that may be opened."""
    content = zip_of({f"{n}.pdf": bill(f"in itself {n}") for n in range(3)})
    for _ in range(2):
        content = zip_of({f"{n}.zip": content for n in range(10)})
    return content


# ---------------------------------------------------------------------------------------------------- data


def json_of_many_claims() -> bytes:
    claim = b'{"resource":{"resourceType":"ExplanationOfBenefit","id":"x","item":[' + b"{}," * 2_000 + b"{}]}}"
    return b'{"resourceType":"Bundle","type":"collection","entry":[' + (claim + b",") * 200 + claim + b"]}"


def text_of_a_million_lines() -> bytes:
    head = b"MYMEDICARE.GOV PERSONAL HEALTH INFORMATION\n**********CONFIDENTIAL***********\n"
    return head + b"--------------------------------\nClaim Number: 1\nYou May be Billed: $1.00\n" * 300_000


MORE: dict[str, Maker] = {
    "giant fax.pdf": pdf_of_a_giant_fax_page,
    "60000 px jpx.pdf": lambda: _picture_in_pdf(b"JPXDecode", jpx(60_000), 60_000),
    "60000 px.jp2": lambda: jpx(60_000),
    "font draws itself.pdf": pdf_whose_font_draws_itself,
    "deep stack.pdf": pdf_of_a_deep_stack,
    "dictionaries.pdf": pdf_of_endless_dictionaries,
    "own length.pdf": pdf_whose_length_is_itself,
    "object streams.pdf": pdf_of_streams_of_objects_that_loop,
    "300000 words.pdf": pdf_of_300_000_words,
    "one long word.pdf": pdf_of_one_long_word,
    "one long number.pdf": lambda: pdf_of_one_long_word(b"9", 400_000),
    "spaced digits.pdf": lambda: pdf_of_one_long_word(b"$ 1 . ", 60_000),
    "labels.pdf": pdf_of_labels_without_end,
    "100000 notes.pdf": pdf_of_100_000_notes,
    "pdf and zip.pdf": pdf_and_zip_in_one,
    "cut.heic": lambda: heic(cut=True),
    "60000 px.heic": lambda: heic(wider=60_000),
    "million strips.tif": tiff_of_a_million_strips,
    "20000 pictures.tif": tiff_of_20_000_pictures,
    "65500 px.jpg": jpeg_of_65_500_pixels,
    "16383 px.webp": webp_of_16_000_pixels,
    "profiles.png": png_of_a_thousand_profiles,
    "10000 parts.eml": mail_of_10_000_parts,
    "3000 deep.eml": mail_3_000_deep,
    "frames.eml": mail_of_frames_in_frames,
    "one header.eml": mail_of_one_header,
    "tags.eml": mail_of_tags,
    "one line.eml": mail_of_one_line,
    "calls home.eml": mail_that_calls_home,
    "lies.zip": zip_that_lies_about_its_size,
    "one name.zip": zip_of_one_name,
    "64 bits.zip": zip_of_64_bits,
    "in itself.zip": zip_in_itself,
    "many claims.json": json_of_many_claims,
    "million lines.txt": text_of_a_million_lines,
    "empty.pdf": lambda: b"",
    "zeros.pdf": lambda: bytes(1 << 20),
    "only a head.pdf": lambda: b"%PDF-1.7\n",
}
"""By the name under which each is offered."""
