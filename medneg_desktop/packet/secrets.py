"""Finds private numbers and dates on a page: by their form, and by the label beside or above them.

It is better to propose too much than to miss one: the person sees every proposal before the packet is made.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from medneg_desktop.core.dates import read_date
from medneg_desktop.domain.packet import SecretKind
from medneg_desktop.domain.page import PageText
from medneg_desktop.domain.place import Box
from medneg_desktop.packet.rows import TextRow, digits, rows_of

_D = r"[0-9OoQlI|SBZ]"
"""A digit, or a letter that recognition gives for one."""
_DASH = r"\s{0,2}[-\u2010-\u2015\u2212.]\s{0,2}"
_START, _END = r"(?<![\w$,.-])", r"(?![\w-])"
_SSN = re.compile(rf"{_START}{_D}{{3}}{_DASH}{_D}{{2}}{_DASH}{_D}{{4}}{_END}")
_SSN_LABELED = re.compile(rf"{_D}{{3}}[\s.-]{{0,3}}{_D}{{2}}[\s.-]{{0,3}}{_D}{{4}}{_END}")
_CARD = re.compile(
    rf"{_START}(?:\d{{13,19}}|{_D}{{4}}([ -]){_D}{{4}}\1{_D}{{4}}\1{_D}{{4}}(?:\1{_D}{{1,3}})?"
    rf"|3[47]{_D}{{2}}[ -]{_D}{{6}}[ -]{_D}{{5}}|3[068]{_D}{{2}}[ -]{_D}{{6}}[ -]{_D}{{4}}){_END}"
)
_CARD_LABELED = re.compile(rf"{_D}(?:[ -]{{0,2}}{_D}){{11,18}}{_END}")
_IBAN = re.compile(r"(?<![\w-])[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,4})?(?![\w-])")
_DATE = re.compile(
    rf"{_D}{{1,2}}\s?[/.-]\s?{_D}{{1,2}}\s?[/.-]\s?(?:{_D}{{4}}|{_D}{{2}}){_END}"
    rf"|(?:19|20){_D}{{2}}\s?[/.-]\s?{_D}{{1,2}}\s?[/.-]\s?{_D}{{1,2}}{_END}"
    rf"|{_D}{{2}} {_D}{{2}} (?:{_D}{{4}}|{_D}{{2}}){_END}|{_D}{{8}}{_END}"
    r"|[A-Za-z]{3,10}\.?\s?\d{1,2},?\s?\d{4}\b|\d{1,2}(?:\s?-\s?|\sde\s|\s)[A-Za-z]{3,10}\.?(?:\s?-\s?|\sde\s|,?\s)\d{2,4}\b"
)
_DATE_AND_SEX = re.compile(rf"(?<![\w/.-])({_DATE.pattern})\s+(?:SEX:?\s*)?[MF](?=\s|$)")
_ID = re.compile(r"(?:[A-Z]{2,4} )?(?=[A-Z-]{0,4}\d)[A-Z0-9](?:-?[A-Z0-9]){4,19}(?!\w)", re.IGNORECASE)
_MBI = re.compile(
    r"(?<![\w-])[1-9][AC-HJKMNP-RT-Y][AC-HJKMNP-RT-Y0-9]\d-?[AC-HJKMNP-RT-Y][AC-HJKMNP-RT-Y0-9]\d-?"
    r"[AC-HJKMNP-RT-Y]{2}\d{2}(?![\w-])"
)
_LABEL_SSN = r"\bs\.?\s?s\.?\s?n\b\.?|\bsoc(?:ial|\.)?\s*sec(?:urity|\.)?|\bseguro\s+social|\bn\.?s\.?s\b\.?"
_LABEL_BIRTH = (
    r"\bd\.?\s?[o0]\.?\s?b\b\.?|\b(?:date|day)\s*of\s*birth|\bbirth\s*-?\s*da(?:te|y)|\bborn(?:\s+on)?\b"
    r"|\bfecha\s+de\s+nac(?:imiento|\.)|\bf\.?\s*nac\b\.?|\bnacid[oa]\s+el\b"
)
_LABEL_CARD = r"\b(?:credit|debit)?\s*card\s*(?:account\s*)?(?:number|num|no|nbr|#)\b\.?|\btarjeta\b|\bcard\s*#"
_LABEL_CODE = r"\bcvv2?\b|\bcvc2?\b|\bsecurity\s+code\b"
_LABEL_ROUTING = r"\brouting\b|\baba\b|\btransit\s+(?:number|no)\b"
_LABEL_BANK = r"\b(?:bank|checking|savings?|deposit)\s*(?:account|acct)\b\.?"
_LABEL_ACCOUNT = r"\b(?:account|acct)\b\.?"
_LABEL_MEMBER = (
    r"\b(?:member|subscriber|enrollee|beneficiary|insured(?:'?s)?|identification|medicare|medicaid)\s*"
    r"(?:i\.?d\b\.?|number|num|no|#)|\bpolicy\s*(?:number|no|#|id)|\bmbi\b|\bhicn?\b|\bmember\s*#"
)
_BETWEEN = re.compile(
    r"(?:\s|[:#.*/|-]|\((?:[^)]{1,14})\)|\b(?:number|num|nbr|no|id|is|account|acct|code|m{2}|d{2}|y{2,4})\b\.?){0,8}",
    re.IGNORECASE,
)
"""What may stand between a label and its value."""
_BELOW, _BESIDE = 34.0, 90.0
"""How far under a label, and how far right of its start, a form prints the value, in points."""

Valid = Callable[[str], bool]


@dataclass(frozen=True)
class Hit:
    """Something private on a page; ``labeled`` where a label says what it is, else its form alone does."""

    kind: SecretKind
    text: str
    box: Box
    labeled: bool


@dataclass(frozen=True)
class _Labeled:
    kind: SecretKind
    label: re.Pattern[str]
    value: re.Pattern[str]
    valid: Valid


def hits_on(page: PageText) -> Iterator[Hit]:
    """Everything private on a page that its form or its label gives away; labeled ones first."""
    rows = rows_of(page)
    with_bank = any(re.search(_LABEL_ROUTING, row.text, re.IGNORECASE) for row in rows)
    for wanted in (*_LABELED, *((_BESIDE_ROUTING,) if with_bank else ())):
        yield from _labeled(wanted, rows)
    for row in rows:
        yield from _formed(SecretKind.SSN, _SSN, _is_ssn, row)
        yield from _formed(SecretKind.CARD, _CARD, is_card, row)
        yield from _formed(SecretKind.BANK, _IBAN, _is_iban, row)
        yield from _formed(SecretKind.MEMBER, _MBI, bool, row)
        yield from _before_sex(row)


def _formed(kind: SecretKind, pattern: re.Pattern[str], valid: Valid, row: TextRow) -> Iterator[Hit]:
    for match in pattern.finditer(row.text):
        if valid(match[0]):
            yield Hit(kind, match[0], row.box(*match.span()), labeled=False)


def _before_sex(row: TextRow) -> Iterator[Hit]:
    """A day followed by M or F alone: claim forms print the day of birth so, far from its label."""
    for match in _DATE_AND_SEX.finditer(row.text):
        if _is_day(match[1]):
            yield Hit(SecretKind.BIRTH, match[1], row.box(*match.span(1)), labeled=False)


def _labeled(wanted: _Labeled, rows: Sequence[TextRow]) -> Iterator[Hit]:
    for number, row in enumerate(rows):
        for label in wanted.label.finditer(row.text):
            between = _BETWEEN.match(row.text, label.end())
            at = between.end() if between else label.end()
            beside = _value_at(wanted, row, label.end(), at)
            if beside is not None:
                yield beside
                continue
            below = list(_below(wanted, row.level(*label.span()), rows[number + 1 : number + 5]))
            yield from below or _broken(wanted, row, at, rows[number + 1 : number + 2])


def _value_at(wanted: _Labeled, row: TextRow, after: int, at: int) -> Hit | None:
    """The value right behind a label; the words between may have taken its first sign, so earlier starts count."""
    for start in range(at, after - 1, -1):
        match = wanted.value.match(row.text, start)
        if match and wanted.valid(match[0]):
            return Hit(wanted.kind, match[0], row.box(*match.span()), labeled=True)
    return None


def _broken(wanted: _Labeled, row: TextRow, at: int, following: Sequence[TextRow]) -> Iterator[Hit]:
    """A value that begins behind its label and goes on at the start of the next row: one hit for each of its parts."""
    begun = row.text[at:]
    for under in following if begun.strip() else ():
        match = wanted.value.match(f"{begun} {under.text}")
        if match and len(match[0]) > len(begun) + 1 and wanted.valid(match[0]):
            yield Hit(wanted.kind, match[0], row.box(at, len(row.text)), labeled=True)
            yield Hit(wanted.kind, match[0], under.box(0, len(match[0]) - len(begun) - 1), labeled=True)


def _below(wanted: _Labeled, label: Box, rows: Sequence[TextRow]) -> Iterator[Hit]:
    for row in rows:
        found = False
        for match in wanted.value.finditer(row.text):
            box = row.level(*match.span())
            beneath = 0 < box.mid_y - label.mid_y <= max(_BELOW, 3 * label.height)
            aligned = box.x0 < max(label.x1, label.x0 + _BESIDE) and label.x0 - 12 < box.x1
            if beneath and aligned and wanted.valid(match[0]):
                yield Hit(wanted.kind, match[0], row.box(*match.span()), labeled=True)
                found = True
        if found:
            return


def _is_ssn(text: str) -> bool:
    """Nine digits in their three groups, most of them read as digits; numbers that were never given out are none."""
    number = digits(text)
    real = sum(c.isdigit() for c in text)
    return len(number) == 9 and real >= 6 and number[:3] != "000" and number[3:5] != "00" and number[5:] != "0000"


def is_card(text: str) -> bool:
    """A number with the check digit and the first digit of a payment card."""
    number = digits(text)
    if not 13 <= len(number) <= 19 or number[0] not in "3456" or len(set(number)) == 1:
        return False
    doubled = (2 * int(d) if n % 2 else int(d) for n, d in enumerate(reversed(number)))
    return sum(v - 9 if v > 9 else v for v in doubled) % 10 == 0


def _is_iban(text: str) -> bool:
    kept = text.replace(" ", "")
    if not 15 <= len(kept) <= 34:
        return False
    turned = "".join(str(int(c, 36)) for c in kept[4:] + kept[:4])
    return int(turned) % 97 == 1


def _is_day(text: str) -> bool:
    return day_of(text) is not None


def day_of(text: str) -> date | None:
    """The day that a date of birth is, whatever divides its parts; None where it is none."""
    spaced = re.sub(r"\s*([/.-])\s*", r"\1", text.strip())
    if (day := read_date(spaced)) is not None:
        return day
    parts = re.fullmatch(rf"({_D}{{1,2}})([/. -])({_D}{{1,2}})\2({_D}{{4}}|{_D}{{2}})", spaced)
    if parts:
        return read_date("/".join(digits(parts[n]) for n in (1, 3, 4)))
    if re.fullmatch(rf"{_D}{{8}}", spaced):
        number = digits(spaced)
        return read_date(f"{number[:2]}/{number[2:4]}/{number[4:]}") or read_date(
            f"{number[:4]}-{number[4:6]}-{number[6:]}"
        )
    return None


def _has_digits(least: int, most: int, text: str) -> bool:
    return least <= sum(c.isdigit() for c in text) <= most


def _wanted(kind: SecretKind, label: str, value: re.Pattern[str], valid: Valid) -> _Labeled:
    return _Labeled(kind, re.compile(label, re.IGNORECASE), value, valid)


_NINE = re.compile(rf"\d{{9}}{_END}")
_BANK_NUMBER = re.compile(rf"\d(?:[ -]?\d){{4,16}}{_END}")
_LABELED = (
    _wanted(SecretKind.SSN, _LABEL_SSN, _SSN_LABELED, _is_ssn),
    _wanted(SecretKind.BIRTH, _LABEL_BIRTH, _DATE, _is_day),
    _wanted(SecretKind.CARD, _LABEL_CARD, _CARD_LABELED, partial(_has_digits, 12, 19)),
    _wanted(SecretKind.CARD, _LABEL_CODE, re.compile(rf"\d{{3,4}}{_END}"), bool),
    _wanted(SecretKind.BANK, _LABEL_ROUTING, _NINE, bool),
    _wanted(SecretKind.BANK, _LABEL_BANK, _BANK_NUMBER, bool),
    _wanted(SecretKind.MEMBER, _LABEL_MEMBER, _ID, partial(_has_digits, 4, 20)),
)
_BESIDE_ROUTING = _wanted(SecretKind.BANK, _LABEL_ACCOUNT, _BANK_NUMBER, bool)
