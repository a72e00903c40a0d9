"""The boxes of a UB-04, the claim form of hospitals."""

from __future__ import annotations

import re
from collections.abc import Sequence

from medneg_desktop.domain.reading import AnyFact, FieldName
from medneg_desktop.reading.facts import SURE, fact_of
from medneg_desktop.reading.form_boxes import FORM_DIAGNOSIS, caption_at, day_of, form_money, value_under
from medneg_desktop.reading.names import is_name
from medneg_desktop.reading.npi import checked_npi
from medneg_desktop.reading.pieces import Piece
from medneg_desktop.reading.rows import PageRows, Row
from medneg_desktop.reading.vocabulary import folded

F = FieldName

_BOXES: tuple[tuple[FieldName, re.Pattern[str], str], ...] = (
    (F.ACCOUNT_NUMBER, re.compile(r"3a\.?pat"), "id"),
    (F.TAX_ID, re.compile(r"5\.?fed\.?tax"), "id"),
    (F.PATIENT_NAME, re.compile(r"[68]\.?patientname"), "name"),
    (F.NPI, re.compile(r"5[68]\.?npi"), "id"),
    (F.MEMBER_ID, re.compile(r"60\.?insured'?sunique"), "id"),
    (F.GROUP_NUMBER, re.compile(r"62\.?insurancegroup"), "id"),
    (F.PAYER_NAME, re.compile(r"50\.?payername"), "name"),
)
_PERIOD = re.compile(r"statementcoversperiod")
_BILL_TYPE = re.compile(r"type(?:of)?bill|ofbill")
_DIAGNOSES = re.compile(r"^6[67]\.?dx")
_TOTALS = re.compile(r"\btotals?\b")


def ub_fields(page: PageRows) -> dict[FieldName, AnyFact]:
    """The values in the boxes of the form; what is not found is left out."""
    found: dict[FieldName, AnyFact] = {}
    for number, row in enumerate(page.rows):
        for field, caption, sort in _BOXES:
            start = caption_at(row, caption) if field not in found else None
            if start is None:
                continue
            # Box 3a has its number beside the caption; what stands under it is the record number of box 3b.
            own = _beside(page, row, start, sort) if field is F.ACCOUNT_NUMBER else None
            fact = own or value_under(page, number, start, sort) or _beside(page, row, start, sort)
            if fact is not None and field is F.NPI:
                fact = checked_npi(fact)
            if fact is not None:
                found[field] = fact
        _take_period(page, number, row, found)
        _take_total(row, found)
    others = {F.TYPE_OF_BILL: _bill_type(page), F.PROVIDER_NAME: _provider(page), F.DIAGNOSIS_CODES: _dx(page)}
    return found | {name: fact for name, fact in others.items() if fact is not None}


def _beside(page: PageRows, row: Row, start: int, sort: str) -> AnyFact | None:
    """A number printed right beside its caption, as in box 3a."""
    caption = row.pieces[start]
    if sort != "id":
        return None
    near = [
        p
        for other in page.rows
        for p in other.pieces
        if abs(p.box.mid_y - caption.box.mid_y) < 1.2 * page.text_height and 0 < p.box.x0 - caption.box.x1 < 40
    ]
    good = [p for p in near if re.fullmatch(r"[A-Z0-9-]{5,}", p.text) and any(c.isdigit() for c in p.text)]
    return fact_of(good[0].text, good[:1]) if good else None


def _take_period(page: PageRows, number: int, row: Row, found: dict[FieldName, AnyFact]) -> None:
    start = caption_at(row, _PERIOD)
    if start is None or F.SERVICE_FROM in found:
        return
    left = row.pieces[start].box.x0 - 0.04 * page.page.width
    for below in page.rows[number : number + 4]:
        days = [
            (p, day)
            for p in below.pieces
            if p.box.x0 > left and re.fullmatch(r"\d{6}", p.text) and (day := day_of(p.text))
        ]
        if len(days) == 2 and days[0][1] <= days[1][1]:
            found[F.SERVICE_FROM] = fact_of(days[0][1], [days[0][0]])
            found[F.SERVICE_TO] = fact_of(days[1][1], [days[1][0]])
            return


def _take_total(row: Row, found: dict[FieldName, AnyFact]) -> None:
    """The row of revenue code 0001: the day the claim was made, and the sum of its charges."""
    text = row.folded
    if _TOTALS.search(text) is None or "creation" not in text:
        return
    at = next(i for i, p in enumerate(row.pieces) if _TOTALS.search(folded(p.text)))
    after = list(row.pieces[at + 1 :])
    amount = form_money(after[-2:]) or form_money(after[-1:])
    if amount is not None:
        found[F.TOTAL_CHARGES] = amount
    made = next((p for p in row.pieces[:at] if re.fullmatch(r"\d{6}", p.text) and day_of(p.text)), None)
    if made is not None and (day := day_of(made.text)) is not None:
        found[F.STATEMENT_DATE] = fact_of(day, [made])


def _bill_type(page: PageRows) -> AnyFact | None:
    """Three or four digits in the right upper corner, below the caption."""
    for number, row in enumerate(page.rows[:8]):
        start = caption_at(row, _BILL_TYPE)
        if start is None:
            continue
        left = row.pieces[start].box.x0 - 0.05 * page.page.width
        for below in page.rows[number : number + 4]:
            good = [
                p for p in below.pieces if p.box.x0 > left and re.fullmatch(r"0\d{2}[0-9A-Z]|[1-8]\d[0-9A-Z]", p.text)
            ]
            if good:
                return fact_of(good[-1].text, good[-1:])
    return None


def _provider(page: PageRows) -> AnyFact | None:
    """Box 1: the first words in the left upper corner."""
    for row in page.rows[:4]:
        left = [p for p in row.pieces if p.box.x0 < 0.32 * page.page.width and p.box.x1 < 0.5 * page.page.width]
        run = _run(row, left)
        text = " ".join(p.text for p in run)
        if run and is_name(text) and text.isupper():
            return fact_of(text, run, bound=SURE)
    return None


def _run(row: Row, pieces: Sequence[Piece]) -> list[Piece]:
    taken: list[Piece] = []
    for piece in pieces:
        if taken and row.parted(taken[-1], piece):
            break
        taken.append(piece)
    return taken


def _dx(page: PageRows) -> AnyFact | None:
    for number, row in enumerate(page.rows):
        if caption_at(row, _DIAGNOSES) is None:
            continue
        inside = [p for r in page.rows[number : number + 2] for p in r.pieces]
        pieces = [p for p in inside if re.match(r"^[A-TV-Z]\d", p.text) and FORM_DIAGNOSIS.match(p.text)]
        values = tuple(m[1] for p in pieces if (m := FORM_DIAGNOSIS.match(p.text)))
        if not values:
            return None
        unread = any(len(p.text) >= 3 and sum(c.isdigit() for c in p.text) >= 2 and p not in pieces for p in inside)
        fact = fact_of(values, pieces)
        return fact.doubted("Another code in this box could not be read.") if unread else fact
    return None
