"""The national claim forms: the boxes of a CMS-1500, and the service lines of it and of a UB-04.

Their boxes have fixed captions with the value printed below, so the general search for labels would take one box
for another. Here each value is looked for under its own caption only; what is not found is left out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import takewhile

from medneg_desktop.core.money import Money, read_money
from medneg_desktop.domain.reading import AnyFact, Cell, FieldName
from medneg_desktop.reading import codes
from medneg_desktop.reading.drafts import Draft
from medneg_desktop.reading.facts import SURE, SURE_NUMBER, UNCLEAR, fact_of
from medneg_desktop.reading.form_boxes import FORM_DIAGNOSIS, caption_at, day_of, value_under
from medneg_desktop.reading.names import is_name
from medneg_desktop.reading.pieces import Piece
from medneg_desktop.reading.rows import PageRows, Row
from medneg_desktop.reading.ub04 import ub_fields
from medneg_desktop.reading.vocabulary import folded

F = FieldName
_CMS = re.compile(r"health insurance claim form|form 1500|1a\.? ?insured'?s i\.? ?d")
_UB = re.compile(r"\bub-?04\b|cms-?1450|rev\.? ?cd\.? .*description|type of bill.*fed")

_BOXES: tuple[tuple[FieldName, re.Pattern[str], str], ...] = (
    (F.MEMBER_ID, re.compile(r"1a\.?\w*ured'?s?i\.?d"), "id"),
    (F.PATIENT_NAME, re.compile(r"2\.?patient'?sname"), "name"),
    (F.GROUP_NUMBER, re.compile(r"11\.?insured'?spolicy"), "id"),
    (F.TAX_ID, re.compile(r"25\.?federaltax"), "id"),
    (F.ACCOUNT_NUMBER, re.compile(r"26\.?patient'?s?account"), "id"),
    (F.TOTAL_CHARGES, re.compile(r"2[0-9b]\.?totalcharge"), "money"),
    (F.PATIENT_PAID, re.compile(r"29\.?am[ocu]{2}ntpaid"), "money"),
    (F.AMOUNT_DUE, re.compile(r"30\.?balancedue"), "money"),
    (F.PROVIDER_NAME, re.compile(r"3[0-9b]\.?billingpro[vm]i?der"), "name"),
)
_LINES_BOX = re.compile(r"^24\b")
_DIAGNOSIS_BOX = re.compile(r"21\.?diagnos")
_FIRST_BOX = re.compile(r"1\.?medicare|1a\.?insured|medicaid")
_PHONE = re.compile(r"\(?\d{3}\s?\)?[ -]?\d{3}-\d{4}")


_CAPTIONS = re.compile(
    r"pat(?:ient)?\.? ?cntl|statement covers|fed(?:eral)?\.? tax no|serv\.? ?date|serv\.? ?units|non-?covered charges|payer name|"
    r"insured'?s (?:name|unique|i\.?d|policy|address|date)|treatment authorization|attending|condition codes|occurrence|adm(?:ission)? ?hr|"
    r"patient'?s (?:name|address|birth|relationship|account)|relationship to insured|signature of physician|accept assignment|"
    r"place of service|diagnosis or nature|prior authorization|rendering|champva|other insured|reserved for|nucc|omb|creation date|"
    r"billing provider info|service facility|hcpcs ?/ ?rate|rel\.? info|bill type|dcn|medicaid|tricare"
)
"""Captions of the boxes of the two forms; a bill that merely heads a column ``Rev. Cd`` has hardly one of them."""
_MARKS = ("claim form", "form 1500", "1a", "ub-04", "ub04", "1450", "cd", "type of bill")
"""One of these stands in whatever names or heads a form; on most pages none does."""
_LEAST_CAPTIONS = 3
_TITLE = re.compile(r"\W*health insurance claim form\b")


def is_claim_form(pages: Sequence[PageRows]) -> bool:
    """Whether the first page is one of the two forms: named so, or headed like one, and with captions of its boxes."""
    rows = [r.folded for r in pages[0].rows] if pages else []
    text = " ".join(rows)
    if not any(mark in text for mark in _MARKS):
        return False
    if any(_TITLE.match(r) for r in rows):
        return True
    if _CMS.search(text) is None and _UB.search(text) is None:
        return False
    return len(set(_CAPTIONS.findall(text))) >= _LEAST_CAPTIONS


def form_fields(page: PageRows) -> dict[FieldName, AnyFact]:
    """The values in the boxes of the form."""
    found: dict[FieldName, AnyFact] = {}
    institutional = _UB.search(" ".join(r.folded for r in page.rows)) is not None
    if institutional:
        return ub_fields(page)
    for field, caption, sort in _BOXES:
        if field in found:
            continue
        for number, row in enumerate(page.rows):
            start = caption_at(row, caption)
            if start is None:
                continue
            fact = value_under(page, number, start, sort)
            if fact is not None:
                found[field] = fact
            if field is F.PROVIDER_NAME:
                _with_provider(page, number, start, found)
            break
    payer = _payer(page)
    if payer is not None:
        found.setdefault(F.PAYER_NAME, payer)
    diagnoses = _diagnoses(page)
    if diagnoses is not None:
        found[F.DIAGNOSIS_CODES] = diagnoses
    return found


def _with_provider(page: PageRows, number: int, start: int, found: dict[FieldName, AnyFact]) -> None:
    row = page.rows[number]
    left = row.pieces[start].box.x0 - 0.02 * page.page.width
    after = row.pieces[start:]
    text = " ".join(p.text for p in after)
    if match := _PHONE.search(text):
        pieces = [p for p in after if p.text in match.group()]
        if pieces:
            found[F.PROVIDER_PHONE] = fact_of(match.group(), pieces)
    for below in page.rows[number + 1 : number + 9]:
        npi = next((p for p in below.pieces if p.box.x0 >= left and re.fullmatch(r"\d{10}", p.text)), None)
        if npi is not None:
            found[F.NPI] = fact_of(npi.text, [npi])
            return


def _payer(page: PageRows) -> AnyFact | None:
    """The carrier's name: the first words of the top right corner, above the boxes."""
    for row in page.rows[:8]:
        if caption_at(row, _FIRST_BOX) is not None:
            return None
        right = [p for p in row.pieces if p.box.x0 > 0.45 * page.page.width]
        text = " ".join(p.text for p in right)
        if right and is_name(text) and not re.search(r"claim form|approved|pica|medicaid|\d", folded(text)):
            return fact_of(text, right, bound=SURE)
    return None


def _diagnoses(page: PageRows) -> AnyFact | None:
    for number, row in enumerate(page.rows):
        if caption_at(row, _DIAGNOSIS_BOX) is None:
            continue
        inside = [
            p
            for below in takewhile(lambda r: _LINES_BOX.match(r.text) is None, page.rows[number + 1 : number + 5])
            if below.box.y0 - row.box.y1 < 6 * page.text_height
            for p in below.pieces
        ]
        pieces = [p for p in inside if FORM_DIAGNOSIS.match(p.text)]
        values = tuple(m[1] for p in pieces if (m := FORM_DIAGNOSIS.match(p.text)))
        if not values:
            return None
        fact = fact_of(values, pieces)
        garbled = any(re.search(r"\d{2}\.\d", p.text) and p not in pieces for p in inside)
        return fact.doubted("Another code in this box could not be read.") if garbled else fact
    return None


def form_lines(pages: Sequence[PageRows]) -> list[Draft]:
    """The service lines of the form: box 24 of a CMS-1500, boxes 42 to 47 of a UB-04."""
    drafts = []
    for page in pages:
        for row in page.rows:
            draft = _cms_line(row) or _ub_line(row)
            if draft is not None:
                drafts.append(draft)
    return drafts


def _cms_line(row: Row) -> Draft | None:
    """``03 18 26 03 18 26 11 99213 25 AB 428.83 1 NPI 1630873820``."""
    pieces = list(row.pieces)
    at = next(
        (i for i, p in enumerate(pieces) if i >= 2 and codes.procedure(p.text) and _dated_before(pieces[:i])), None
    )
    if at is None:
        return None
    draft = Draft(row, pieces)
    days = _form_days(pieces[:at])
    if len(days) == 1 and len(days[0][1]) > 1:
        days = []
    if len(days) == 2 and not 0 <= (days[1][0] - days[0][0]).days <= 60:
        days = []  # a digit was lost, and the groups of two no longer fall into place
    for cell, (day, used) in zip((Cell.SERVICE_DATE, Cell.SERVICE_END), days, strict=False):
        draft.cells[cell] = fact_of(day, used)
    code = codes.procedure(pieces[at].text)
    assert code is not None
    draft.cells[Cell.CODE] = fact_of(code[0], [pieces[at]])
    rest = pieces[at + 1 :]
    mods = [p for p in rest[:4] if re.fullmatch(r"[A-Z0-9]{2}", p.text) and not re.fullmatch(r"[A-L]{2}", p.text)]
    mods = [p for p in mods if all(q in mods for q in rest[: rest.index(p)])]
    if mods:
        draft.cells[Cell.MODIFIERS] = fact_of(tuple(p.text for p in mods), mods)
    _charge_and_units(draft, rest[len(mods) :])
    return draft if Cell.CHARGE in draft.cells else None


def _dated_before(pieces: Sequence[Piece]) -> bool:
    return len(_form_days(pieces)) >= 1


def _form_days(pieces: Sequence[Piece]) -> list[tuple[date, list[Piece]]]:
    """Dates in groups of two digits without signs, or six or eight digits in one."""
    found: list[tuple[date, list[Piece]]] = []
    group: list[Piece] = []
    for piece in pieces:
        text = piece.text.strip("[]|")
        if re.fullmatch(r"\d{6}|\d{8}", text) and not group:
            if (day := day_of(text)) is not None:
                found.append((day, [piece]))
            continue
        text = text.translate(_LOOKALIKES) if piece.confidence < 1 else text
        if not re.fullmatch(r"\d{2}", text):
            continue
        group.append(piece)
        if len(group) == 3:
            if (day := day_of("".join(p.text.strip("[]|").translate(_LOOKALIKES) for p in group))) is not None:
                found.append((day, group))
            group = []
    return found[:2]


_LOOKALIKES = str.maketrans({"$": "5", "S": "5", "O": "0", "I": "1", "l": "1"})
_GLUED_CHARGE = re.compile(r"^(?P<dollars>\d{1,5}?)(?:(?P<cents>00)(?P<units>0?[1-9]\d?)|(?P<other>\d{2}))$")


def _charge_and_units(draft: Draft, rest: Sequence[Piece]) -> None:
    for at, piece in enumerate(rest):
        if piece.money is not None:
            # Dollars and cents stand in cells of their own on the form: that no point was seen is no doubt.
            parted = len(piece.words) == 2 and "." not in piece.text
            draft.cells[Cell.CHARGE] = fact_of(piece.money, [replace(piece, near=False)] if parted else [piece])
            _units(draft, rest[at + 1 :])
            return
        follower = rest[at + 1] if at + 1 < len(rest) else None
        if follower is not None and re.fullmatch(r"\d{1,5}", piece.text) and re.fullmatch(r"\d{2}", follower.text):
            amount = read_money(f"{piece.text}.{follower.text}")
            if amount is not None and follower.box.x0 - piece.box.x1 < 3.5 * draft.row.height:
                draft.cells[Cell.CHARGE] = fact_of(amount, [piece, follower])
                _units(draft, rest[at + 2 :])
                return
    _glued_charge(draft, rest)


def _glued_charge(draft: Draft, rest: Sequence[Piece]) -> None:
    """``9920003``: dollars, cents and units, where the rules between their cells were not seen; always in doubt."""
    for piece in rest:
        if match := _GLUED_CHARGE.match(piece.text):
            charge = Money(int(match["dollars"] + (match["cents"] or match["other"])))
            draft.cells[Cell.CHARGE] = fact_of(charge, [piece]).doubted(UNCLEAR)
            if match["units"]:
                draft.cells[Cell.UNITS] = fact_of(Decimal(match["units"]), [piece]).doubted(UNCLEAR)
            return


def _units(draft: Draft, rest: Sequence[Piece]) -> None:
    first = rest[0] if rest else None
    if first is not None and re.fullmatch(r"\d{1,3}", first.text):
        draft.cells[Cell.UNITS] = fact_of(Decimal(first.text), [first], bound=SURE_NUMBER)


def _ub_line(row: Row) -> Draft | None:
    """``0516 OFFICE/OUTPATIENT VISIT 99213 060607 1 88 00``; the revenue code 0001 is the total."""
    pieces = list(row.pieces)
    code = codes.revenue(pieces[0].text)
    if code is None or int(code) < 100 or len(pieces) < 4:
        return None
    dated = next(
        (i for i, p in enumerate(pieces) if i and re.fullmatch(r"\d{6}|\d{8}", p.text) and day_of(p.text)), None
    )
    if dated is None or dated + 2 >= len(pieces):
        return None
    draft = Draft(row, pieces)
    draft.cells[Cell.REVENUE_CODE] = fact_of(code, [pieces[0]])
    day = day_of(pieces[dated].text)
    assert day is not None
    draft.cells[Cell.SERVICE_DATE] = fact_of(day, [pieces[dated]])
    words = pieces[1:dated]
    if words and (found := codes.procedure(words[-1].text) or codes.glued(words[-1].text)):
        draft.cells[Cell.CODE] = fact_of(found[0], [words[-1]])
        if found[1]:
            draft.cells[Cell.MODIFIERS] = fact_of(found[1], [words[-1]])
        words = words[:-1]
    draft.words = words
    draft.add_description()
    tail = pieces[dated + 1 :]
    _units(draft, tail)
    _charge_and_units(draft, tail[1:])
    return draft if Cell.CHARGE in draft.cells else None
