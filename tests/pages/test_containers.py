"""What lies in archives and mails is found within limits, by its bytes, under names that are safe to show."""

from __future__ import annotations

import io
import zipfile

import pytest
from PIL import Image

from medneg_desktop.core import trouble
from medneg_desktop.pages import containers
from medneg_desktop.pages.containers import Container, open_container
from medneg_desktop.pages.inspect import is_document, media_of, open_paper
from medneg_desktop.pages.text_paper import CUT, mail_paper
from medneg_desktop.services.read_shares import understand
from tests.paper.container_maker import forwarded, locked, mail, zip_of
from tests.paper.page_maker import bill_picture, file_of, text_pdf
from tests.reading.structured import samples

PDF = text_pdf()
PHOTO = file_of(bill_picture(100), "JPEG")


def opened(content: bytes) -> Container:
    return open_container(content, is_document)


def names(content: bytes) -> list[tuple[str, tuple[str, ...]]]:
    return [(e.name, e.within) for e in opened(content).contents.enclosures]


def test_a_zip_holds_its_documents_and_is_none_itself() -> None:
    content = zip_of(
        {"a/bill.pdf": PDF, "photo.jpg": PHOTO, "__MACOSX/._photo.jpg": b"x", "a/": b"", "Thumbs.db": b"x"}
    )
    assert names(content) == [("bill.pdf", ()), ("photo.jpg", ())]
    assert not opened(content).itself
    assert opened(content).take(0) == PDF
    assert opened(content).take(1) == PHOTO


@pytest.mark.parametrize(
    ("inside", "shown"),
    [
        ("../../etc/passwd.pdf", "passwd.pdf"),
        ("C:\\Users\\ann\\bill.pdf", "bill.pdf"),
        ("/bill.pdf", "bill.pdf"),
        ("bill\u202efdp.exe", "bill\ufffdfdp.exe"),
        ("x" * 3000 + ".pdf", "x" * 120),
    ],
)
def test_names_from_inside_are_only_shown(inside: str, shown: str) -> None:
    assert names(zip_of({inside: PDF})) == [(shown, ())]


def test_an_archive_in_an_archive_is_opened_once() -> None:
    inner = zip_of({"deep.pdf": PDF})
    content = zip_of({"inner.zip": inner, "letter.eml": mail("see the bill", {"bill.pdf": PDF})})
    assert names(content) == [("deep.pdf", ("inner.zip",)), ("bill.pdf", ("letter.eml",))]
    assert opened(content).take(1) == PDF
    deeper = opened(zip_of({"outer.zip": zip_of({"inner.zip": inner})}))
    with pytest.raises(trouble.NotADocument, match="too deep"):
        deeper.take(0)


def test_a_bad_file_inside_tells_its_own_trouble() -> None:
    box = opened(zip_of({"notes.txt": b"hello", "nothing.pdf": b"", "bill.pdf": PDF}))
    with pytest.raises(trouble.NotADocument):
        box.take(0)
    with pytest.raises(trouble.EmptyFile):
        box.take(1)
    assert box.take(2) == PDF


def test_a_damaged_entry_is_told_and_the_others_come_out() -> None:
    content = bytearray(zip_of({"a.pdf": PDF, "b.pdf": PDF}, method=zipfile.ZIP_STORED))
    content[100] ^= 0xFF
    box = opened(bytes(content))
    with pytest.raises(trouble.DocumentDamaged):
        box.take(0)
    assert box.take(1) == PDF


def test_locked_files_are_told() -> None:
    both = zip_of({"a.pdf": PDF, "b.pdf": PDF})
    with pytest.raises(trouble.ArchiveLocked):
        opened(locked(both))
    box = opened(locked(both, only="a.pdf"))
    with pytest.raises(trouble.ArchiveLocked):
        box.take(0)
    assert box.take(1) == PDF


def test_bombs_are_refused_before_they_are_unpacked() -> None:
    bomb = zip_of({"bill.pdf": bytes(30 << 20)})
    assert len(bomb) < 100_000
    with pytest.raises(trouble.ArchiveUnsafe):
        opened(bomb)
    with pytest.raises(trouble.ArchiveUnsafe):
        opened(zip_of({"inner.zip": bomb}))
    with pytest.raises(trouble.ArchiveUnsafe):
        opened(zip_of({f"{n}.pdf": b"x" for n in range(containers.MOST_FILES + 1)}))


def test_all_files_together_are_bounded() -> None:
    content = zip_of({f"{n}.pdf": PDF for n in range(4)})
    enough = containers._Allowance(size=4 * len(PDF))
    assert len(containers._opened(content, is_document, enough, 1).parts) == 4
    with pytest.raises(trouble.ArchiveUnsafe):
        containers._opened(content, is_document, containers._Allowance(size=4 * len(PDF) - 1), 1)


def test_an_entry_that_lies_about_its_size_is_found_out() -> None:
    content = bytearray(zip_of({"bill.pdf": bytes(3 << 20)}))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        at = archive.start_dir
    content[at + 24 : at + 28] = (1000).to_bytes(4, "little")
    with pytest.raises(trouble.DocumentDamaged):
        opened(bytes(content)).take(0)


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (zip_of({}), trouble.EmptyFile),
        (zip_of({"[Content_Types].xml": b"<x/>", "word/document.xml": b"<x/>"}), trouble.NotADocument),
        (zip_of({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b""}), trouble.NotADocument),
        (zip_of({"a.pdf": PDF})[:-30], trouble.DocumentDamaged),
    ],
)
def test_what_is_no_archive_of_documents_says_why(content: bytes, kind: type[trouble.Trouble]) -> None:
    with pytest.raises(kind):
        opened(content)


def test_a_stored_pdf_does_not_make_an_archive_a_pdf() -> None:
    content = zip_of({"bill.pdf": PDF}, method=zipfile.ZIP_STORED)
    assert b"%PDF-" in content[:4096]
    assert media_of(content) is None


def test_a_mail_gives_its_attachments_and_keeps_its_logo() -> None:
    logo = file_of(Image.new("RGB", (40, 20), "red"), "PNG")
    content = mail(
        "Su factura", {"factura.pdf": PDF, "claim.json": samples.medicare_stu3()}, html="<p>Su factura", logo=logo
    )
    box = opened(content)
    assert names(content) == [("factura.pdf", ()), ("claim.json", ())]
    assert box.take(0) == PDF
    assert not box.itself


def test_a_photo_placed_in_the_words_is_an_attachment() -> None:
    big = file_of(bill_picture(200), "PNG", compress_level=0)
    content = mail("look", html="<p>look<img src=cid:logo>", logo=big)
    assert opened(content).take(0) == big


def test_a_mail_in_a_mail_is_looked_into() -> None:
    assert [n for n, _ in names(forwarded(mail("x", {"bill.pdf": PDF})))] == ["bill.pdf"]


def test_a_mail_without_files_is_the_document() -> None:
    content = mail("Your balance is $120.00.\nPlease pay by 09/30/2026.")
    assert opened(content).contents.enclosures == ()
    assert opened(content).itself
    paper = open_paper(content)
    assert paper.media == "message/rfc822"
    words = [w.text for w in paper.layer(1).text.words]
    assert {"<billing@riverbend.example>", "está", "$120.00.", "09/30/2026."} <= set(words)


def test_a_mail_that_is_longer_than_what_is_read_of_it_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    long = b"From: a@b.example\nTo: c@d.example\nSubject: x\n\n" + b"one row of words\n" * 300
    whole = mail_paper(long)
    assert [whole.layer(n).text.problem for n in range(1, len(whole.sizes) + 1)] == [""] * len(whole.sizes)
    monkeypatch.setattr("medneg_desktop.pages.mail._MOST_SIGNS", 2_000)
    cut = mail_paper(long)
    told = [cut.layer(n).text.problem for n in range(1, len(cut.sizes) + 1)]
    assert told == [""] * (len(told) - 1) + [CUT]
    (reading,) = understand([cut.layer(n).text for n in range(1, len(told) + 1)])
    assert CUT in reading.notes


def test_a_mail_in_html_alone_gives_its_words() -> None:
    html = "<html><head><style>p{}</style><title>t</title></head><table><tr><td>Balance<td>$12.00</tr></table></html>"
    words = [w.text for w in open_paper(mail("", html=html)).layer(1).text.words]
    assert words[-2:] == ["Balance", "$12.00"]
    assert "p{}" not in words


def test_a_mail_whose_files_cannot_be_read_is_the_document_too() -> None:
    box = opened(mail("see attached", {"bill.docx": zip_of({"[Content_Types].xml": b""})}))
    assert box.itself
    with pytest.raises(trouble.NotADocument):
        box.take(0)


@pytest.mark.parametrize("text", [b"Dear Sir,\nthis: is a letter\n", b"To: you\n\nhello", b"note: a\nother: b\n\nc"])
def test_a_letter_is_no_mail(text: bytes) -> None:
    assert media_of(text) is None
