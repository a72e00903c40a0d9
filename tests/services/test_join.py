"""Photos of one bill become one document, count once, and come apart again."""

from __future__ import annotations

from pathlib import Path

import pymupdf
import pytest
from PIL import Image

from medneg_desktop.core.ids import DocumentId
from medneg_desktop.core.money import Money
from medneg_desktop.core.trouble import ValueNotUnderstood
from medneg_desktop.domain.document import Accepted, ReadingStatus
from medneg_desktop.domain.reading import FieldName, State
from medneg_desktop.services.intake import bring_in
from medneg_desktop.services.join import JoinDeed, join, take_apart
from medneg_desktop.services.joined import joined_documents
from medneg_desktop.services.office import Office
from medneg_desktop.services.overview import inbox
from medneg_desktop.services.read_document import read_document
from medneg_desktop.services.review import correct_field, document_view
from medneg_desktop.services.review_lines import remove_line
from medneg_desktop.services.trash import empty, remove
from tests.paper.page_maker import bill_picture, file_of


def photos(office: Office, folder: Path) -> list[DocumentId]:
    """A photo as it is, one held sideways, and one in another format."""
    exif = Image.Exif()
    exif[0x0112] = 6
    lying = bill_picture(100).transpose(Image.Transpose.ROTATE_90)
    files = {
        "1.jpg": file_of(bill_picture(100), "JPEG", quality=90),
        "2.jpg": file_of(lying, "JPEG", exif=exif, quality=91),
        "3.png": file_of(bill_picture(120), "PNG"),
    }
    found = []
    for name, content in files.items():
        (folder / name).write_bytes(content)
        outcome = bring_in(office, folder / name)
        assert isinstance(outcome, Accepted)
        found.append(outcome.document.id)
    return found


def pdf_of(office: Office, document: DocumentId) -> pymupdf.Document:
    with office.unit() as unit:
        held = unit.document(document)
    assert held is not None
    return pymupdf.open(stream=office.vault.originals.get(held.sha256))


def test_unread_photos_become_one_document_that_waits(office: Office, tmp_path: Path) -> None:
    parts = photos(office, tmp_path)
    joined = join(office, [parts[2], parts[0], parts[1]])
    assert (joined.pages, joined.media, joined.status) == (3, "application/pdf", ReadingStatus.WAITING)
    assert joined.name == "3.png and 2 more"
    with pdf_of(office, joined.id) as pdf:
        sizes = [(round(p.rect.width), round(p.rect.height)) for p in pdf]
        assert sizes == [(245, 317), (204, 264), (204, 264)]  # every page upright; 300 dpi where the file says none
        raw = (tmp_path / "1.jpg").read_bytes()
        assert pdf.extract_image(pdf[1].get_images()[0][0])["image"] == raw
    for name, part in zip(("1.jpg", "2.jpg", "3.png"), parts, strict=True):
        with office.unit() as unit:
            held = unit.document(part)
        assert held is not None
        assert office.vault.originals.get(held.sha256) == (tmp_path / name).read_bytes()


@pytest.mark.slow
def test_read_photos_are_read_once_and_come_apart_as_they_were(office: Office, tmp_path: Path) -> None:
    parts = photos(office, tmp_path)[:2]
    for part in parts:
        read_document(office, part)
    before = [document_view(office, part).readings for part in parts]
    assert all(readings and readings[0].lines for readings in before)
    joined = join(office, parts)
    assert joined.status is ReadingStatus.READ
    view = document_view(office, joined.id)
    assert [page.number for page in view.pages] == [1, 2]
    assert [w.box for w in view.pages[1].words] == [w.box for w in document_view(office, parts[1]).pages[0].words]
    assert sum(len(r.lines) for r in view.readings) >= len(before[0][0].lines)
    assert not {i.document.id for i in inbox(office).items} & set(parts)
    with office.unit() as unit:
        assert joined_documents(unit).left_out == set(parts)
    again = take_apart(office, joined.id)
    assert [d.id for d in again] == parts
    assert [document_view(office, part).readings for part in parts] == before
    assert joined.id not in {i.document.id for i in inbox(office).items}
    with office.unit() as unit:
        assert joined_documents(unit).left_out == {joined.id}
    assert join(office, parts).id == joined.id
    assert office.vault.verify().problems == ()


def test_what_cannot_be_joined_is_told_and_changes_nothing(office: Office, tmp_path: Path) -> None:
    one, two, three = photos(office, tmp_path)
    for wrong in ([one], [one, one]):
        with pytest.raises(ValueNotUnderstood):
            join(office, wrong)
    join(office, [one, two])
    with pytest.raises(ValueNotUnderstood, match=r"1\.jpg cannot be joined"):
        join(office, [one, three])
    with pytest.raises(KeyError):
        join(office, [three, DocumentId("nobody")])
    with pytest.raises(KeyError):
        take_apart(office, three)


@pytest.mark.slow
def test_no_correction_is_lost_when_photos_are_joined_and_taken_apart(office: Office, tmp_path: Path) -> None:
    one, two = photos(office, tmp_path)[:2]
    for part in (one, two):
        read_document(office, part)
    correct_field(office, one, 1, FieldName.AMOUNT_DUE, "11.00")
    remove_line(office, two, 1, 1)
    lines = len(document_view(office, two).readings[0].lines)
    joined = join(office, [one, two])
    (held,) = [r for r in document_view(office, joined.id).readings if 1 in r.pages]
    assert held.fields[FieldName.AMOUNT_DUE].value == Money.of("11.00")
    assert sum(x.place.page == 2 for r in document_view(office, joined.id).readings for x in r.lines) == lines
    correct_field(office, joined.id, held.part, FieldName.AMOUNT_DUE, "12.00")
    take_apart(office, joined.id)
    due = document_view(office, one).readings[0].fields[FieldName.AMOUNT_DUE]
    assert (due.value, due.state) == (Money.of("12.00"), State.ENTERED)
    assert len(document_view(office, two).readings[0].lines) == lines


def test_joining_is_a_step_that_goes_back_and_deleting_takes_the_photos_along(office: Office, tmp_path: Path) -> None:
    parts = photos(office, tmp_path)
    deed = JoinDeed(join(office, parts).id, tuple(parts))
    deed.take_back(office)
    assert {i.document.id for i in inbox(office).items} == set(parts)
    deed.do_again(office)
    assert [i.document.id for i in inbox(office).items] == [deed.joined]
    assert inbox(office).to_check == 1
    remove(office, deed.joined)
    assert inbox(office).items == ()
    empty(office)
    with office.unit() as unit:
        assert unit.hashes() == set()
