"""Files that mean harm, made here: bombs, loops, lies, locks, cuts, and names and words that are no names and no words.

Each is small on the disk. Nothing of them is a real exploit: they try the limits that every one of those would meet.
"""

from __future__ import annotations

import io
import json
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from email.message import EmailMessage
from email.policy import SMTP

from medneg_desktop.pages.mupdf import mupdf

Maker = Callable[[], bytes]


def pdf(
    objects: dict[int, bytes],
    *,
    root: int = 1,
    extra: bytes = b"",
    streams: dict[int, tuple[bytes, bytes]] | None = None,
) -> bytes:
    """A PDF of these objects; ``streams`` are those with a dictionary and content."""
    body = {n: b"%d 0 obj\n%s\nendobj\n" % (n, o) for n, o in objects.items()}
    for number, (entries, content) in (streams or {}).items():
        body[number] = b"%d 0 obj\n<<%s/Length %d>>\nstream\n%s\nendstream\nendobj\n" % (
            number,
            entries,
            len(content),
            content,
        )
    out, offsets = bytearray(b"%PDF-1.7\n"), {}
    for number in sorted(body):
        offsets[number] = len(out)
        out += body[number]
    start, size = len(out), max(body) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n" % size
    for number in range(1, size):
        out += b"%010d 00000 n \n" % offsets[number] if number in offsets else b"0000000000 65535 f \n"
    out += b"trailer\n<</Size %d/Root %d 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (size, root, extra, start)
    return bytes(out)


_CATALOG = b"<</Type/Catalog/Pages 2 0 R>>"
_PAGES = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
_FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
_BOX = b"/Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]"


def page(
    content: bytes,
    *,
    catalog: bytes = _CATALOG,
    more: bytes = b"",
    streams: dict[int, tuple[bytes, bytes]] | None = None,
    **objects: bytes,
) -> bytes:
    """A PDF of one page with this content; further objects by the names ``o6``, ``o7`` and so on."""
    held = {
        1: catalog,
        2: _PAGES,
        5: _FONT,
        3: b"<<%s/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>%s>>>>" % (_BOX, more),
    }
    held |= {int(name[1:]): value for name, value in objects.items()}
    return pdf(held, streams={4: (b"", content), **(streams or {})})


def said(*lines: str) -> bytes:
    """A content stream that prints these lines."""
    shown = b"".join(b"(%s) Tj 0 -18 Td " % _escaped(line) for line in lines)
    return b"BT /F1 11 Tf 72 720 Td " + shown + b"ET"


def _escaped(line: str) -> bytes:
    return line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)").encode("latin-1", "replace")


def bill(account: str = "00-448213-7") -> bytes:
    """An honest bill, to see that it comes in beside all others."""
    return page(
        said(
            "LAKESIDE REGIONAL HOSPITAL",
            "Billing statement",
            "Patient: Dana R. Whitlock",
            f"Account number: {account}",
            "Statement date: 09/03/2026",
            "Amount due: $1,375.60",
        )
    )


def packed(content: bytes, times: int = 1) -> bytes:
    for _ in range(times):
        content = zlib.compress(content, 9)
    return content


def zeros(size: int) -> bytes:
    """So many zeros, packed, without holding them all."""
    packer, out, chunk = zlib.compressobj(9), bytearray(), bytes(1 << 20)
    for _ in range(size >> 20):
        out += packer.compress(chunk)
    return bytes(out + packer.flush())


def zip_of(files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", method) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return held.getvalue()


# ---------------------------------------------------------------------------------------------------- archives


def zip_of_nothing() -> bytes:
    return zip_of({"bill.pdf": bytes(300 << 20)})


def zip_in_zip(depth: int = 12) -> bytes:
    content = zip_of({"bill.pdf": bill()})
    for number in range(depth):
        content = zip_of({f"{number}.zip": content})
    return content


def zip_of_many_bombs() -> bytes:
    """16 archives of 16 archives, each of which unpacks to 60 MB: what the well-known ones do."""
    leaf = zip_of({"0.pdf": bytes(60 << 20)})
    return zip_of({f"{n}.zip": zip_of({f"{k}.zip": leaf for k in range(16)}) for n in range(16)})


def zip_that_overlaps() -> bytes:
    """Thousands of entries that all point at the same packed bytes."""
    whole = bytearray(zip_of({"bill.pdf": bytes(4 << 20)}))
    end = whole.rindex(b"PK\x05\x06")
    start = struct.unpack("<I", whole[end + 16 : end + 20])[0]
    entry = bytes(whole[start:end])
    count = 4000
    central = b"".join(entry[:46] + b"%04d.pdf" % n + entry[46 + 8 :] for n in range(count))
    tail = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, count, count, len(central), start, 0)
    return bytes(whole[:start]) + central + tail


def zip_of_100_000_files() -> bytes:
    return zip_of({f"{n}.pdf": b"%PDF-" for n in range(100_000)}, zipfile.ZIP_STORED)


def zip_that_climbs_out() -> bytes:
    names = (
        "../../../../evil.pdf",
        "/etc/evil.pdf",
        "C:\\Windows\\evil.pdf",
        "..\\..\\evil.pdf",
        "a/../../b.pdf",
        "nul",
    )
    return zip_of({name: bill(f"climb-{n}") for n, name in enumerate(names)})


def zip_with_a_link() -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        link = zipfile.ZipInfo("passwords.pdf")
        link.create_system, link.external_attr = 3, 0o120777 << 16
        archive.writestr(link, "/etc/passwd")
        archive.writestr("bill.pdf", bill("linked"))
    return held.getvalue()


def zip_locked() -> bytes:
    data = bytearray(zip_of({"bill.pdf": bill("locked zip")}))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


def mail_in_mail(depth: int = 60) -> bytes:
    inner = EmailMessage(policy=SMTP)
    inner["From"], inner["Subject"] = "a@example.org", "deepest"
    inner.set_content("words")
    for number in range(depth):
        outer = EmailMessage(policy=SMTP)
        outer["From"], outer["Subject"] = "a@example.org", f"level {number}"
        outer.set_content("see inside")
        outer.add_attachment(inner)
        inner = outer
    return inner.as_bytes()


def mail_with_bad_names() -> bytes:
    mail = EmailMessage(policy=SMTP)
    mail["From"], mail["Subject"] = "a@example.org", "Your bill"
    mail.set_content("words")
    for number, name in enumerate(("../../evil.pdf", "bill\u202efdp.exe", "<img src=x>.pdf", "x" * 500 + ".pdf")):
        mail.add_attachment(bill(f"mail-{number}"), maintype="application", subtype="pdf", filename=name)
    return mail.as_bytes()


# ---------------------------------------------------------------------------------------------------- PDF


def pdf_bomb() -> bytes:
    """A page whose content unpacks to 2 GB, packed three times over."""
    return pdf(
        {1: _CATALOG, 2: _PAGES, 3: b"<<%s/Contents 4 0 R>>" % _BOX},
        streams={4: (b"/Filter[/FlateDecode/FlateDecode]", packed(zeros(2 << 30)))},
    )


def pdf_of_a_giant_picture(side: int = 20_000, bits: int = 8, colors: bytes = b"DeviceRGB") -> bytes:
    size = side * side * bits // 8 * (3 if colors == b"DeviceRGB" else 1)
    entries = b"/Type/XObject/Subtype/Image/Width %d/Height %d/BitsPerComponent %d/ColorSpace/%s/Filter/FlateDecode" % (
        side,
        side,
        bits,
        colors,
    )
    return page(b"600 0 0 700 0 0 cm /I Do", more=b"/XObject<</I 6 0 R>>", streams={6: (entries, zeros(size))})


def pdf_whose_pages_loop() -> bytes:
    return pdf(
        {
            1: _CATALOG,
            2: b"<</Type/Pages/Kids[3 0 R]/Count 2>>",
            3: b"<</Type/Pages/Kids[2 0 R 3 0 R]/Count 2/Parent 2 0 R>>",
        }
    )


def pdf_that_draws_itself() -> bytes:
    form = b"/Type/XObject/Subtype/Form/BBox[0 0 612 792]/Resources<</XObject<</X 6 0 R>>>>"
    return page(
        b"/X Do " + said("Amount due: $1.00"), more=b"/XObject<</X 6 0 R>>", streams={6: (form, b"/X Do /X Do")}
    )


def pdf_of_forms_that_double(depth: int = 40) -> bytes:
    """Each form draws the next twice: a trillion drawings."""
    forms = {}
    for n in range(depth):
        nxt = 7 + n if n + 1 < depth else 6 + n
        content = b"/X Do /X Do" if n + 1 < depth else b"0 0 10 10 re f"
        forms[6 + n] = (
            b"/Type/XObject/Subtype/Form/BBox[0 0 612 792]/Resources<</XObject<</X %d 0 R>>>>" % nxt,
            content,
        )
    return page(b"/X Do", more=b"/XObject<</X 6 0 R>>", streams=forms)


def pdf_of_100_000_declared_pages() -> bytes:
    return pdf({1: _CATALOG, 2: b"<</Type/Pages/Kids[3 0 R]/Count 100000>>", 3: b"<<%s>>" % _BOX})


def pdf_of_100_000_pages() -> bytes:
    """A page that stands 100,000 times in the list."""
    return pdf({1: _CATALOG, 2: b"<</Type/Pages/Kids[%s]/Count 100000>>" % (b"3 0 R " * 100_000), 3: b"<<%s>>" % _BOX})


def pdf_of_a_mile() -> bytes:
    return pdf(
        {1: _CATALOG, 2: _PAGES, 3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9e9 9e9]/Contents 4 0 R>>"},
        streams={4: (b"", b"0 0 9e9 9e9 re f")},
    )


def pdf_that_nests() -> bytes:
    return pdf(
        {1: b"<</Type/Catalog/Pages 2 0 R/X %s>>" % (b"[" * 200_000 + b"]" * 200_000), 2: _PAGES, 3: b"<<%s>>" % _BOX}
    )


def pdf_of_a_looping_table() -> bytes:
    whole = bill("looping")
    start = whole.rindex(b"startxref\n") + 10
    at = int(whole[start:].split()[0])
    return whole.replace(b"/Root", b"/Prev %d/Root" % at)


def pdf_of_a_tiny_pattern() -> bytes:
    tile = b"/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 .01 .01]/XStep .01/YStep .01/Resources<<>>"
    return page(
        b"/Pattern cs /P scn 0 0 612 792 re f", more=b"/Pattern<</P 6 0 R>>", streams={6: (tile, b"0 0 .01 .01 re f")}
    )


def pdf_that_acts() -> bytes:
    """Scripts, programs, forms and addresses that a reader might follow."""
    acts = (
        b"<</Type/Catalog/Pages 2 0 R/OpenAction 7 0 R/AA<</WC 7 0 R>>/AcroForm<</XFA 8 0 R/Fields[]>>"
        b"/Names<</JavaScript<</Names[(a)7 0 R]>>/EmbeddedFiles<</Names[(evil.exe)9 0 R]>>>>>>"
    )
    return page(
        said("Amount due: $77.00", "Account number: acts-1"),
        catalog=acts,
        o7=b"<</S/JavaScript/JS(app.launchURL\\('http://tracker.invalid/x'\\);this.exportDataObject\\({cName:'evil.exe',nLaunch:2}\\);)/Next<</S/Launch/F(calc.exe)/Next<</S/URI/URI(http://tracker.invalid/)>>>>>>",
        o9=b"<</Type/Filespec/F(evil.exe)/EF<</F 10 0 R>>>>",
        streams={
            8: (b"", b"<xdp:xdp xmlns:xdp='http://ns.adobe.com/xdp/'><a href='http://tracker.invalid/'/></xdp:xdp>"),
            10: (b"/Type/EmbeddedFile", b"MZ evil"),
        },
    )


def pdf_locked() -> bytes:
    with mupdf.open(stream=bill("locked pdf"), filetype="pdf") as opened:
        return bytes(opened.tobytes(encryption=mupdf.PDF_ENCRYPT_AES_256, user_pw="user", owner_pw="owner"))


def pdf_of_markup() -> bytes:
    """Words that a careless window would take for its own."""
    return page(
        said(
            '<b>LAKESIDE</b> <img src="file:///etc/passwd"> HOSPITAL',
            "Billing statement",
            "Patient: <h1>Dana</h1> <a href='http://tracker.invalid/'>Whitlock</a>",
            "Account number: <u>77-1</u>",
            "Statement date: 09/03/2026",
            "Amount due: $1,375.60",
        )
    )


# ---------------------------------------------------------------------------------------------------- pictures


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width: int, height: int, data: bytes, *, kind: int = 0, more: bytes = b"") -> bytes:
    head = struct.pack(">IIBBBBB", width, height, 8, kind, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + more + _chunk(b"IDAT", data) + _chunk(b"IEND", b"")


def png_of_20_000_pixels() -> bytes:
    return png(20_000, 20_000, zeros(400 << 20))


def png_that_lies() -> bytes:
    return png(2**31 - 1, 2**31 - 1, packed(bytes(100)))


def png_of_words() -> bytes:
    """A comment that unpacks to 1 GB."""
    return png(10, 10, packed(bytes(110)), more=_chunk(b"zTXt", b"Comment\x00\x00" + zeros(1 << 30)))


def tiff_that_loops() -> bytes:
    """A list of pictures whose last leads to its first."""
    entries = [
        (256, 4, 1, 8),
        (257, 4, 1, 8),
        (258, 3, 1, 8),
        (259, 3, 1, 1),
        (262, 3, 1, 1),
        (273, 4, 1, 200),
        (279, 4, 1, 64),
    ]
    listed = b"".join(struct.pack("<HHII", *e) for e in entries)
    head = b"II*\x00" + struct.pack("<I", 8) + struct.pack("<H", len(entries)) + listed + struct.pack("<I", 8)
    return head.ljust(200, b"\0") + bytes(64)


def gif_of_many_frames(count: int = 200_000) -> bytes:
    frame = b"\x2c\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02\x44\x01\x00"
    return b"GIF89a\x01\x00\x01\x00\x80\x00\x00\xff\xff\xff\x00\x00\x00" + frame * count + b"\x3b"


def gif_of_65_000_pixels() -> bytes:
    return (
        b"GIF89a"
        + struct.pack("<HH", 65_000, 65_000)
        + b"\x80\x00\x00\xff\xff\xff\x00\x00\x00\x2c\x00\x00\x00\x00"
        + struct.pack("<HH", 65_000, 65_000)
        + b"\x00\x02\x02\x44\x01\x00\x3b"
    )


def bmp_upside_down() -> bytes:
    return b"BM" + struct.pack("<IHHIIiiHHIIiiII", 54, 0, 0, 54, 40, 30_000, -30_000, 1, 24, 0, 0, 1, 1, 0, 0)


def jpeg_cut() -> bytes:
    picture = mupdf.Pixmap(mupdf.csRGB, mupdf.IRect(0, 0, 400, 400))
    picture.clear_with(200)
    data = bytes(picture.tobytes("jpg"))
    return data[: len(data) // 3]


# ---------------------------------------------------------------------------------------------------- data


def json_that_nests() -> bytes:
    return b'{"resourceType":"Bundle","entry":' + b"[" * 300_000 + b"]" * 300_000 + b"}"


def json_of_large_numbers() -> bytes:
    claim = {"resourceType": "ExplanationOfBenefit", "total": [{"amount": {"value": "@"}}]}
    return (
        json.dumps({"resourceType": "Bundle", "type": "collection", "entry": [{"resource": claim}]})
        .replace('"@"', "9" * 200_000)
        .encode()
    )


def remittance_without_end() -> bytes:
    return (
        b"ISA*00*          *00*          *ZZ*A              *ZZ*B              *260101*0000*^*00501*000000001*0*P*:~"
        b"GS*HP*A*B*20260101*0000*1*X*005010X221A1~ST*835*0001~" + b"CLP*1*1*100*50*50*12*1~" * 200_000
    )


FILES: dict[str, Maker] = {
    "zeros.zip": zip_of_nothing,
    "twelve deep.zip": zip_in_zip,
    "bombs.zip": zip_of_many_bombs,
    "overlaps.zip": zip_that_overlaps,
    "100000 files.zip": zip_of_100_000_files,
    "climbs out.zip": zip_that_climbs_out,
    "a link.zip": zip_with_a_link,
    "locked.zip": zip_locked,
    "cut.zip": lambda: zip_of({"bill.pdf": bill("cut zip") * 50})[:300],
    "mail in mail.eml": mail_in_mail,
    "names.eml": mail_with_bad_names,
    "2 GB.pdf": pdf_bomb,
    "20000 px.pdf": pdf_of_a_giant_picture,
    "60000 px fax.pdf": lambda: pdf_of_a_giant_picture(60_000, 1, b"DeviceGray"),
    "pages loop.pdf": pdf_whose_pages_loop,
    "draws itself.pdf": pdf_that_draws_itself,
    "doubling forms.pdf": pdf_of_forms_that_double,
    "100000 declared.pdf": pdf_of_100_000_declared_pages,
    "100000 pages.pdf": pdf_of_100_000_pages,
    "a mile.pdf": pdf_of_a_mile,
    "nests.pdf": pdf_that_nests,
    "looping table.pdf": pdf_of_a_looping_table,
    "tiny pattern.pdf": pdf_of_a_tiny_pattern,
    "acts.pdf": pdf_that_acts,
    "locked.pdf": pdf_locked,
    "cut.pdf": lambda: bill("cut pdf")[:250],
    "markup.pdf": pdf_of_markup,
    "20000 px.png": png_of_20_000_pixels,
    "lies.png": png_that_lies,
    "1 GB of words.png": png_of_words,
    "loops.tif": tiff_that_loops,
    "200000 frames.gif": gif_of_many_frames,
    "65000 px.gif": gif_of_65_000_pixels,
    "upside down.bmp": bmp_upside_down,
    "cut.jpg": jpeg_cut,
    "nests.json": json_that_nests,
    "numbers.json": json_of_large_numbers,
    "without end.835": remittance_without_end,
}
"""By the name under which each is offered."""

NAMES = (
    "bill\u202egnp.exe.pdf",
    "line\nbreak\x1b[31mred\x07.pdf",
    "<b>bold</b><img src=x onerror=alert(1)>.pdf".replace("/", "\u2215"),
    "..%2f..%2fetc.pdf",
    "\u200b\u2066 .pdf",
    "con.pdf",
    "%s%n{0}&amp;.pdf",
    "\udcff\udcfe.pdf",
    "x" * 240 + ".pdf",
)
"""Names that a home's file system holds, under which honest bills are offered."""


def honest() -> Iterator[tuple[str, bytes]]:
    for number, name in enumerate(NAMES):
        yield name, bill(f"honest-{number}")
