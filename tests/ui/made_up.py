"""A made-up case for the tests of the window: real PDFs in a real vault, with readings written down by hand.

Readings are given and not read, so that these tests do not depend on what the reader can do.
"""

from __future__ import annotations

import io
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path

import pymupdf
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from medneg_desktop.core.clock import FixedClock
from medneg_desktop.core.dates import read_date
from medneg_desktop.core.ids import DocumentId, Sha256
from medneg_desktop.core.money import Money
from medneg_desktop.domain.document import Document, ReadingStatus
from medneg_desktop.domain.learned import LearnedRule
from medneg_desktop.domain.page import PageText, TextSource, Word
from medneg_desktop.domain.place import Box, Place
from medneg_desktop.domain.reading import AnyFact, Cell, DocumentKind, Fact, FieldName, Reading, ReadLine, State
from medneg_desktop.ledger import match_keys
from medneg_desktop.pages.vectors import drawing_of
from medneg_desktop.services.office import Office
from medneg_desktop.services.ports import Contents, Drawing, Inspection, Original, Pages, PageSize, Picture
from medneg_desktop.services.read_shares import Share, understand
from medneg_desktop.services.reconcile import refresh
from medneg_desktop.store.vault import OpenVault, open_vault
from medneg_desktop.typeset import ReportLabTypesetter
from tests.builders import paper
from tests.vaults import new_vault

LETTER = (612.0, 792.0)
TODAY = date(2026, 11, 24)
_KEY = b"k" * 32


class NearPages:
    """The ports of pages without workers: PyMuPDF in this process, one call at a time."""

    def __init__(self) -> None:
        self._one = threading.Lock()
        self.pictures: list[tuple[str, int, float]] = []

    def inspect(self, original: Original) -> Inspection:
        with self._one, pymupdf.open(stream=original.read(), filetype="pdf") as paper:
            return Inspection("application/pdf", tuple(PageSize(p.rect.width, p.rect.height) for p in paper))

    def words(
        self,
        original: Original,
        page: int,
        *,
        ocr: bool = True,
        turns: int | None = None,
        stop: Callable[[], bool] | None = None,
    ) -> PageText:
        with self._one, pymupdf.open(stream=original.read(), filetype="pdf") as paper:
            found = paper[page - 1].get_text("words")
        return PageText(page, *LETTER, tuple(Word(w[4], Box(*w[:4])) for w in found))

    def picture(self, original: Original, page: int, *, dpi: float) -> Picture:
        self.pictures.append((original.sha256, page, dpi))
        with self._one, pymupdf.open(stream=original.read(), filetype="pdf") as paper:
            made = paper[page - 1].get_pixmap(dpi=round(dpi), alpha=False)
            return Picture(made.width, made.height, dpi / 72, bytes(made.samples))

    def exhibit(self, original: Original, page: int, *, dpi: float) -> Picture | Drawing:
        with self._one, pymupdf.open(stream=original.read(), filetype="pdf") as paper:
            sheet = paper[page - 1]
            drawn = drawing_of(paper, sheet, PageSize(sheet.rect.width, sheet.rect.height))
        return drawn or self.picture(original, page, dpi=dpi)

    def understood(
        self,
        texts: Sequence[PageText],
        shares: Sequence[Share],
        rules: Sequence[LearnedRule],
        *,
        stop: Callable[[], bool] | None = None,
    ) -> tuple[Reading, ...]:
        return understand(texts, shares, rules)

    def claims(self, original: Original, *, stop: Callable[[], bool] | None = None) -> tuple[Reading, ...]:
        raise NotImplementedError

    def contents(self, original: Original) -> Contents:
        return Contents()

    def take(self, original: Original, number: int) -> bytes:
        raise NotImplementedError

    def joined(self, pictures: Sequence[Original]) -> bytes:
        raise NotImplementedError

    def close(self) -> None:
        pass


class LyingPages(NearPages):
    """A scanner that laid every page on its side: one quarter turn to the right makes it upright. ``finds`` is the turn that
    the recognizer finds by itself; with any but the right one it is sure of nothing.
    """

    def __init__(self, finds: int = 0) -> None:
        super().__init__()
        self.finds = finds
        self.asked: list[int | None] = []

    def words(
        self,
        original: Original,
        page: int,
        *,
        ocr: bool = True,
        turns: int | None = None,
        stop: Callable[[], bool] | None = None,
    ) -> PageText:
        self.asked.append(turns)
        used = self.finds if turns is None else turns
        read = super().words(original, page).words
        sure = 0.99 if used == 1 else 0.3
        laid = tuple(Word(w.text, w.box.turned(*LETTER, 3), sure, level=w.box) for w in read)
        return PageText(page, *LETTER[::-1], laid, TextSource.OCR, turns=used, turned=turns is not None)

    def picture(self, original: Original, page: int, *, dpi: float) -> Picture:
        with self._one, pymupdf.open(stream=original.read(), filetype="pdf") as paper:
            paper[page - 1].set_rotation(270)
            made = paper[page - 1].get_pixmap(dpi=round(dpi), alpha=False)
            return Picture(made.width, made.height, dpi / 72, bytes(made.samples))


@dataclass
class Sheet:
    """Draws a paper and remembers where every word stands."""

    name: str
    _buffer: io.BytesIO = field(default_factory=io.BytesIO)
    _words: dict[int, list[Word]] = field(default_factory=lambda: {1: []})

    def __post_init__(self) -> None:
        self._canvas = Canvas(self._buffer, pagesize=LETTER, invariant=1)
        self.page = 1

    def put(self, x: float, y: float, text: str, size: float = 10, *, bold: bool = False, right: bool = False) -> Place:
        """Print ``text`` with its baseline ``y`` points from the top; gives its place."""
        font = "Helvetica-Bold" if bold else "Helvetica"
        width = stringWidth(text, font, size)
        left = x - width if right else x
        self._canvas.setFont(font, size)
        self._canvas.drawString(left, LETTER[1] - y, text)
        at = left
        for part in text.split(" "):
            wide = stringWidth(part, font, size)
            self._words[self.page].append(Word(part, Box(at, y - size * 0.8, at + wide, y + size * 0.2)))
            at += wide + stringWidth(" ", font, size)
        return Place(self.page, Box(left, y - size * 0.8, left + width, y + size * 0.2))

    def turn(self) -> None:
        self._canvas.showPage()
        self.page += 1
        self._words[self.page] = []

    def done(self) -> tuple[bytes, tuple[PageText, ...]]:
        self._canvas.save()
        return self._buffer.getvalue(), tuple(PageText(n, *LETTER, tuple(w)) for n, w in self._words.items())


_COLUMNS: dict[Cell, tuple[float, bool]] = {
    Cell.SERVICE_DATE: (72, False),
    Cell.CODE: (140, False),
    Cell.DESCRIPTION: (200, False),
    Cell.UNITS: (380, True),
    Cell.CHARGE: (540, True),
}
_EOB_COLUMNS: dict[Cell, tuple[float, bool]] = {
    Cell.SERVICE_DATE: (72, False),
    Cell.CODE: (140, False),
    Cell.CHARGE: (300, True),
    Cell.ALLOWED: (380, True),
    Cell.PLAN_PAID: (460, True),
    Cell.PATIENT_RESPONSIBILITY: (540, True),
}
_BILL_LINES = (
    ("08/14/2026", "99285", "ED VISIT LEVEL 5", "1", "1,480.00"),
    ("08/14/2026", "71046", "XR CHEST 2 VIEWS", "1", "312.00"),
    ("08/14/2026", "71046", "XR CHEST 2 VIEWS", "1", "312.00"),
    ("08/14/2026", "J1885", "KETOROLAC INJ", "8", "236.00"),
    ("08/14/2026", "36415", "VENIPUNCTURE", "1", "48.00"),
)
_EOB_LINES = (
    ("08/14/2026", "99285", "1,480.00", "702.00", "302.00", "400.00"),
    ("08/14/2026", "71046", "312.00", "58.40", "0.00", "58.40"),
    ("08/14/2026", "J1885", "236.00", "44.10", "0.00", "44.10"),
    ("08/14/2026", "36415", "48.00", "13.10", "0.00", "13.10"),
)


def _value(cell: Cell, text: str) -> Money | date | Decimal | str:
    if cell is Cell.SERVICE_DATE:
        day = read_date(text)
        assert day is not None
        return day
    if cell in (Cell.CODE, Cell.DESCRIPTION):
        return text
    return Decimal(text) if cell is Cell.UNITS else Money.of(text)


def _lines(
    sheet: Sheet, top: float, rows: tuple[tuple[str, ...], ...], columns: dict[Cell, tuple[float, bool]]
) -> tuple[ReadLine, ...]:
    lines = []
    for number, row in enumerate(rows, 1):
        y = top + 24 * number
        cells: dict[Cell, AnyFact] = {}
        for (cell, (x, right)), text in zip(columns.items(), row, strict=True):
            place = sheet.put(x, y, text, right=right)
            cells[cell] = Fact(_value(cell, text), text, State.READ, 0.98, place)
        lines.append(ReadLine(number, Place(sheet.page, Box(68, y - 14, 544, y + 7)), cells))
    return tuple(lines)


def bill(name: str = "scan_0814.pdf") -> tuple[Sheet, Reading]:
    """An itemized bill of five lines, two pages, with one amount and one number of units in doubt."""
    s = Sheet(name)
    facts: dict[FieldName, AnyFact] = {}

    def print_field(name: FieldName, x: float, y: float, text: str, value: object, **look: object) -> None:
        place = s.put(x, y, text, **look)  # type: ignore[arg-type]  # the looks of put()
        facts[name] = Fact(value, text, State.READ, 0.97, place)

    print_field(FieldName.PROVIDER_NAME, 72, 80, "Lakeside Regional Hospital", "Lakeside Regional Hospital", size=16)
    s.put(72, 110, "Patient:")
    print_field(FieldName.PATIENT_NAME, 120, 110, "Dana R. Whitlock", "Dana R. Whitlock")
    s.put(72, 128, "Account:")
    print_field(FieldName.ACCOUNT_NUMBER, 120, 128, "00-448213-7", "00-448213-7")
    s.put(72, 146, "Statement date:")
    print_field(FieldName.STATEMENT_DATE, 150, 146, "09/03/2026", date(2026, 9, 3))
    facts[FieldName.SERVICE_FROM] = Fact(date(2026, 8, 14), "08/14/2026", State.PROVEN, 1.0, None, "as in every line")
    for title, (x, right) in zip(("Date", "Code", "Description", "Qty", "Charge"), _COLUMNS.values(), strict=True):
        s.put(x, 190, title, 11, bold=True, right=right)
    lines = _lines(s, 196, _BILL_LINES, _COLUMNS)
    s.put(72, 360, "Total charges")
    print_field(FieldName.TOTAL_CHARGES, 540, 360, "$2,388.00", Money.of("2388.00"), right=True, bold=True)
    s.put(72, 380, "Insurance payments")
    print_field(FieldName.INSURANCE_PAID, 540, 380, "-$1,O12.40", Money.of("1012.40"), right=True)
    s.put(72, 400, "Amount due")
    print_field(FieldName.AMOUNT_DUE, 540, 400, "$1,375.60", Money.of("1375.60"), right=True, bold=True)
    s.turn()
    s.put(72, 80, "How to pay: by mail, by phone, or at the desk.")
    total, paid = facts[FieldName.TOTAL_CHARGES], facts[FieldName.INSURANCE_PAID]
    facts[FieldName.TOTAL_CHARGES] = total.proven("lines add up")
    facts[FieldName.INSURANCE_PAID] = paid.doubted("with this value the balance adds up")
    units = lines[3].cells[Cell.UNITS]
    reading = Reading(1, (1, 2), DocumentKind.ITEMIZED_BILL, 0.97, ("says itemized",), fields=facts, lines=lines)
    return s, reading.with_cell(4, Cell.UNITS, units.doubted("the print is faint"))


def eob(name: str = "eob-aug.pdf") -> tuple[Sheet, Reading]:
    """The plan's account of the same visit, on the second page of its file; it lists the film once."""
    s = Sheet(name)
    s.put(72, 80, "Harbor Health Plan", 16, bold=True)
    s.put(72, 110, "This is not a bill.")
    s.turn()
    facts: dict[FieldName, AnyFact] = {
        FieldName.PAYER_NAME: Fact(
            "Harbor Health Plan", "Harbor Health Plan", place=s.put(72, 80, "Harbor Health Plan", 16, bold=True)
        ),
        FieldName.PROVIDER_NAME: Fact("Lakeside Regional Hospital", place=s.put(72, 110, "Lakeside Regional Hospital")),
        FieldName.PATIENT_NAME: Fact("Dana R. Whitlock", place=s.put(72, 128, "Dana R. Whitlock")),
        FieldName.CLAIM_NUMBER: Fact("7731-02", place=s.put(300, 128, "7731-02")),
        FieldName.ACCOUNT_NUMBER: Fact("00-448213-7", place=s.put(400, 128, "00-448213-7")),
        FieldName.SERVICE_FROM: Fact(date(2026, 8, 14), place=s.put(300, 110, "08/14/2026")),
    }
    titles = ("Date", "Service", "Billed", "Allowed", "Plan paid", "You owe")
    for title, (x, right) in zip(titles, _EOB_COLUMNS.values(), strict=True):
        s.put(x, 190, title, 11, bold=True, right=right)
    lines = _lines(s, 196, _EOB_LINES, _EOB_COLUMNS)
    s.put(72, 340, "Your share")
    share = Fact(Money.of("515.60"), "$515.60", place=s.put(540, 340, "$515.60", right=True, bold=True))
    facts[FieldName.PATIENT_RESPONSIBILITY] = share.proven("lines add up")
    return s, Reading(1, (1, 2), DocumentKind.EOB, 0.98, fields=facts, lines=lines)


def receipt(name: str = "receipt.pdf") -> tuple[Sheet, Reading]:
    s = Sheet(name)
    facts: dict[FieldName, AnyFact] = {
        FieldName.PROVIDER_NAME: Fact(
            "Lakeside Regional Hospital", place=s.put(72, 80, "Lakeside Regional Hospital", 16)
        ),
        FieldName.PATIENT_NAME: Fact("Dana R. Whitlock", place=s.put(72, 110, "Dana R. Whitlock")),
        FieldName.ACCOUNT_NUMBER: Fact("00-448213-7", place=s.put(72, 128, "00-448213-7")),
        FieldName.PAYMENT_DATE: Fact(date(2026, 8, 14), place=s.put(72, 146, "08/14/2026")),
        FieldName.AMOUNT_PAID: Fact(Money.of("50.00"), "$50.00", place=s.put(72, 164, "$50.00")),
        FieldName.PAYMENT_METHOD: Fact("card ending 4471", place=s.put(72, 182, "card ending 4471")),
    }
    return s, Reading(1, (1,), DocumentKind.RECEIPT, 0.9, fields=facts)


def printed(name: str, text: str) -> tuple[Sheet, Reading]:
    """A paper from plain text (see :mod:`tests.builders`), printed where its reading says that its values stand."""
    reading = paper(text, name).reading
    s = Sheet(name)
    for field_name, fact in reading.fields.items():
        if fact.place is not None:
            s.put(fact.place.box.x0, fact.place.box.y1 - 2, fact.raw)
            s.put(220, fact.place.box.y1 - 2, field_name.value.replace("_", " "))
    for row in reading.lines:
        s.put(40, row.place.box.y1 - 2, "   ".join(fact.raw for fact in row.cells.values()))
    return s, reading


def open_office(folder: Path, pages: Pages | None = None) -> Office:
    """An office on a fresh vault."""
    return _office_on(new_vault(folder / "vault", _KEY, FixedClock(TODAY)), pages)


def reopen_office(folder: Path, pages: Pages | None = None) -> Office:
    """An office on the vault that such an office left there."""
    return _office_on(open_vault(folder / "vault", key=_KEY, clock=FixedClock(TODAY)), pages)


def _office_on(vault: OpenVault, pages: Pages | None) -> Office:
    return Office(pages or NearPages(), ReportLabTypesetter(), FixedClock(TODAY), vault=vault)


def shelve(office: Office, sheet: Sheet, *readings: Reading) -> DocumentId:
    """Put a paper with its readings into the vault, as if it had been read."""
    data, texts = sheet.done()
    sha256, size = office.vault.originals.put(io.BytesIO(data), limit=10**8)
    document = Document(
        DocumentId(sha256[:32]), Sha256(sha256), sheet.name, "application/pdf", size, len(texts), office.clock.now()
    )
    with office.unit() as unit:
        unit.add_document(document)
        if readings:
            unit.save_pages(document.id, texts)
            keys = frozenset[str]().union(*(match_keys(r) for r in readings))
            unit.save_readings(document.id, readings, keys)
            unit.set_status(document.id, ReadingStatus.READ)
        unit.commit()
    if readings:
        refresh(office, [document.id])
    return document.id
