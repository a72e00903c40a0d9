"""What is hidden in a packet: proposed to the person, taken out of every text, covered on every exhibit page.

The safe answer is the default: Social Security numbers, dates of birth, card and bank numbers and other people's
names are hidden unless the person says no. Member ids and account numbers stay unless the person says yes, because
the recipient finds the account by them; a collector, though, has no use for a member id, nor for what was done and why
on the papers of provider and plan.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, fields, is_dataclass, replace
from datetime import date
from itertools import pairwise
from typing import Any, TypeVar, cast

from medneg_desktop.core.dates import shown, shown_long
from medneg_desktop.core.ids import DocumentId
from medneg_desktop.domain.case import Case, Paper
from medneg_desktop.domain.packet import (
    Exhibit,
    ExhibitPage,
    ExhibitRef,
    PacketChoices,
    PacketPlan,
    Proposal,
    RecipientKind,
    SecretKind,
    Spot,
)
from medneg_desktop.domain.page import PageText
from medneg_desktop.domain.reading import Cell, DocumentKind, FieldName
from medneg_desktop.packet.confirmed import facts_of
from medneg_desktop.packet.rows import TextRow, digits, found_in, loose, rows_of
from medneg_desktop.packet.secrets import day_of, hits_on

HIDDEN = "[hidden]"
_AIR = 1.5
"""Points around what is covered: the box of a word may cut its highest letters short."""
_SHORTEST = 5
"""Signs that a value needs so that it can be known again wherever it stands."""
_NUMBERS_OF_OFFICES = (
    FieldName.ACCOUNT_NUMBER,
    FieldName.CLAIM_NUMBER,
    FieldName.STATEMENT_NUMBER,
    FieldName.PAYMENT_REFERENCE,
)
_ASKED_ABOUT = ((SecretKind.MEMBER, FieldName.MEMBER_ID), (SecretKind.ACCOUNT, FieldName.ACCOUNT_NUMBER))
_ALWAYS = frozenset({SecretKind.SSN, SecretKind.BIRTH, SecretKind.CARD, SecretKind.BANK, SecretKind.PERSON})
_RANK = tuple(SecretKind)
_OF_PLAN = frozenset({DocumentKind.EOB, DocumentKind.DENIAL})
_SERVICE = (Cell.CODE, Cell.MODIFIERS, Cell.DESCRIPTION)

Pages = Sequence[tuple[DocumentId, PageText]]


@dataclass
class _Found:
    """A private value while its places are still being collected."""

    kind: SecretKind
    text: str
    day: date | None
    advised: bool
    spots: list[Spot] = field(default_factory=list)

    def add(self, spot: Spot) -> None:
        """A place that lies in one already known is not listed again."""
        if not any(s.document == spot.document and s.page == spot.page and _holds(s, spot) for s in self.spots):
            self.spots.append(spot)


def propose(case: Case, pages: Pages, choices: PacketChoices) -> tuple[Proposal, ...]:
    """What may have to be hidden on the pages that go into a packet, in the order of the pages."""
    rows = {(document, page.number): rows_of(page) for document, page in pages}
    values: dict[tuple[object, ...], _Found] = {}
    for found, spot in _candidates(case, pages, choices):
        values.setdefault(_identity(found), found).spots.extend([spot] if spot else [])
    kept = _without_doubles(list(values.values()))
    for found in kept:
        for (document, number), lines in rows.items():
            for box in _places(found, lines):
                found.add(Spot(document, number, box.grown(_AIR)))
    areas = [_Found(SecretKind.AREA, "", None, advised=True, spots=[spot]) for spot in choices.areas]
    care = _care(case, pages) if choices.recipient is RecipientKind.COLLECTOR else ()
    return tuple(_proposal(f) for f in (*kept, *care, *areas) if f.spots or f.kind is SecretKind.WORDS)


def decided(proposals: Iterable[Proposal], choices: PacketChoices) -> tuple[Proposal, ...]:
    """The proposals that will be hidden: answered with yes, or advised and not answered with no."""
    return tuple(p for p in proposals if p.key in choices.hide or (p.advised and p.key not in choices.show))


def concealed(plan: PacketPlan, hidden: Sequence[Proposal]) -> PacketPlan:
    """The plan without what is hidden: in its texts, and on its pages, where the place is covered."""
    if not hidden:
        return plan
    patterns = [p for proposal in hidden for p in _text_patterns(proposal)]
    clean = cast("PacketPlan", _veiled(plan, patterns))
    return replace(clean, exhibits=tuple(_covered(exhibit, hidden) for exhibit in clean.exhibits))


def leaks(hidden: Iterable[Proposal], page: PageText) -> tuple[Proposal, ...]:
    """What was to be hidden and can still be read on a finished page."""
    texts = [row.text for row in rows_of(page)]
    texts += [f"{one} {next_one}" for one, next_one in pairwise(texts)]  # a value may be broken at the end of a row
    return tuple(p for p in hidden if any(pattern.search(text) for pattern in _text_patterns(p) for text in texts))


def leaks_in_text(hidden: Iterable[Proposal], text: str) -> tuple[Proposal, ...]:
    """The same for text that is on no page: titles, outline, metadata."""
    return tuple(p for p in hidden if any(pattern.search(text) for pattern in _text_patterns(p)))


# ------------------------------------------------------------------------------------------------ what is proposed


def _candidates(case: Case, pages: Pages, choices: PacketChoices) -> Iterator[tuple[_Found, Spot | None]]:
    """Values with the place they were found at; None where their places are still to be looked for."""
    known = _Known(case)
    for document, page in pages:
        for hit in hits_on(page):
            kind: SecretKind = hit.kind
            if not hit.labeled and known.is_number_of_office(hit.text):
                kind = SecretKind.ACCOUNT
            day = day_of(hit.text) if kind is SecretKind.BIRTH else None
            spot = Spot(document, page.number, hit.box.grown(_AIR))
            yield known.found(kind, hit.text, day, choices), spot
    for paper in case.papers:
        for of_field, name in _ASKED_ABOUT:
            value = _text(paper, name)
            if value is not None and len(value) >= _SHORTEST:
                yield known.found(of_field, value, None, choices), None
    for person in choices.others:
        if loose(person) and not known.is_of_this_case(person):
            yield _Found(SecretKind.PERSON, person, None, advised=True), None
    for words in choices.words:
        if loose(words):
            yield _Found(SecretKind.WORDS, words.strip(), None, advised=True), None


def _care(case: Case, pages: Pages) -> Iterator[_Found]:
    """The services on the pages of provider and plan, all of a paper as one: a collector asks for a sum, and the sums
    stay. Its own letter it knows.
    """
    shown = {(document, page.number) for document, page in pages}
    for paper in case.papers:
        if not (paper.kind.is_bill or paper.kind in _OF_PLAN):
            continue
        facts = [fact for line in paper.reading.lines for cell in _SERVICE if (fact := line.cells.get(cell))]
        facts += [fact for name in (FieldName.DIAGNOSIS_CODES,) if (fact := paper.reading.fields.get(name))]
        places = dict.fromkeys(f.place for f in facts if f.place and (paper.ref.document, f.place.page) in shown)
        spots = [Spot(paper.ref.document, place.page, place.box.grown(_AIR)) for place in places]
        if spots:
            yield _Found(SecretKind.CARE, "", None, advised=True, spots=spots)


class _Known:
    """What the papers of the case use in the open: their numbers, their days, their people."""

    def __init__(self, case: Case) -> None:
        self._numbers = {_plain(v) for p in case.papers for n in _NUMBERS_OF_OFFICES if (v := _text(p, n))}
        self._people = [
            set(_name_words(v))
            for p in case.papers
            for n in (FieldName.PATIENT_NAME, FieldName.GUARANTOR_NAME)
            if (v := _text(p, n))
        ]
        facts = [f.value for p in case.papers for f in facts_of(p) if f.firm]
        self._days = {v for v in facts if isinstance(v, date)}

    def is_number_of_office(self, text: str) -> bool:
        return _plain(text) in self._numbers

    def is_of_this_case(self, name: str) -> bool:
        """Whether somebody of this case bears the name, with or without a middle name."""
        words = set(_name_words(name))
        return any(words <= person or person <= words for person in self._people)

    def found(self, kind: SecretKind, text: str, day: date | None, choices: PacketChoices) -> _Found:
        """A date of birth that is also a day of the case (a newborn's) is covered where it stands as one, and not
        taken out of the texts: the case could not be told without it. Nor is a card's security code, whose few digits
        stand in many numbers.
        """
        to_collector = kind is SecretKind.MEMBER and choices.recipient is RecipientKind.COLLECTOR
        advised = (kind in _ALWAYS or to_collector) and choices.recipient is not RecipientKind.OWN
        if (day is not None and day in self._days) or len(_plain(text)) < _SHORTEST:
            return _Found(kind, "", None, advised)
        return _Found(kind, text, day, advised)


def _identity(found: _Found) -> tuple[object, ...]:
    return (found.kind, found.day) if found.day else (found.kind, _plain(found.text))


def _without_doubles(found: list[_Found]) -> list[_Found]:
    """A value of two kinds (a member id that is the Social Security number) is asked about once, as the graver one."""
    kept: dict[str, _Found] = {}
    for one in sorted(found, key=lambda f: _RANK.index(f.kind)):
        plain = _plain(one.text) if one.text else f"{one.kind} {id(one)}"
        if plain in kept and one.kind is not SecretKind.WORDS:
            for spot in one.spots:
                kept[plain].add(spot)
        else:
            kept[f"{one.kind} {plain}" if plain in kept else plain] = one
    return list(kept.values())


def _places(found: _Found, rows: Sequence[TextRow]) -> Iterator[Any]:
    for pattern in _patterns(found.kind, found.text, found.day):
        yield from found_in(pattern, rows)


def _proposal(found: _Found) -> Proposal:
    spots = tuple(found.spots)
    first = f"{spots[0].document}/{spots[0].page}/{spots[0].box.rounded()}" if spots else found.text.casefold()
    key = hashlib.sha256(f"{found.kind}|{first}".encode()).hexdigest()[:16]
    return Proposal(
        found.kind, key, masked(found.kind, found.text, found.day), spots, found.advised, found.text, found.day
    )


def masked(kind: SecretKind, text: str, day: date | None = None) -> str:
    """What people see of a value: enough to know which one it is."""
    match kind:
        case SecretKind.AREA | SecretKind.CARE:
            return ""
        case SecretKind.WORDS:
            return text
        case SecretKind.PERSON:
            return " ".join(f"{word[0]}." for word in text.replace(",", " ").split())
        case SecretKind.BIRTH:
            return (
                f"\u2022\u2022/\u2022\u2022/{day.year}" if day else "\u2022\u2022/\u2022\u2022/\u2022\u2022\u2022\u2022"
            )
        case _:
            return _dotted(text) or "\u2022\u2022\u2022"


def _dotted(text: str) -> str:
    """Dots but for the last four signs, and for less than half of a short value."""
    kept = sum(c.isalnum() for c in text)
    dots = kept - min(4, kept // 2)
    shape = []
    for c in text:
        shape.append("\u2022" if c.isalnum() and dots > 0 else c)
        dots -= c.isalnum()
    return "".join(shape)


# ------------------------------------------------------------------------------------------------ how it is hidden


def _text_patterns(proposal: Proposal) -> list[re.Pattern[str]]:
    return _patterns(proposal.kind, proposal.text, proposal.day)


def _patterns(kind: SecretKind, text: str, day: date | None) -> list[re.Pattern[str]]:
    texts = [text] if text else []
    if kind is SecretKind.PERSON:
        return [p for way in _ways_of_name(text) if (p := re.compile(way, re.IGNORECASE))]
    if day is not None:
        texts += [shown(day), shown_long(day), day.isoformat(), f"{day:%m/%d/%Y}", f"{day:%m/%d/%y}"]
        texts += [f"{day.month}/{day.day}/{day.year}", f"{day.month}/{day.day}/{day:%y}", f"{day:%d-%b-%Y}"]
    if kind is SecretKind.SSN and len(number := digits(text)) == 9:
        texts = [number]
    found = (loose(t) for t in dict.fromkeys(texts))
    return [p for p in found if p is not None]


def _ways_of_name(name: str) -> Iterator[str]:
    """First and last name in either order, with what may stand between them."""
    words = _name_words(name)
    if len(words) == 1:
        yield rf"(?<!\w){re.escape(words[0])}(?!\w)"
        return
    last, first = (words[0], words[1]) if "," in name else (words[-1], words[0])
    between = r"(?:[\s,.]+\w+\.?){0,2}?[\s,.]+"
    yield rf"(?<!\w){re.escape(first)}{between}{re.escape(last)}(?!\w)"
    yield rf"(?<!\w){re.escape(last)}[\s,.]+{re.escape(first)}(?!\w)"


T = TypeVar("T")
_NOT_TEXT = frozenset({"case", "document", "finding", "language", "page_size", "order", "figures", "stated"})


def _veiled(value: Any, patterns: Sequence[re.Pattern[str]]) -> Any:
    """The same value with every hidden text in it replaced; identifiers are no text."""
    if type(value) is str:
        for pattern in patterns:
            value = pattern.sub(HIDDEN, value)
        return value
    if isinstance(value, tuple):
        return tuple(_veiled(v, patterns) for v in value)
    if isinstance(value, ExhibitRef) or not is_dataclass(value) or isinstance(value, type):
        return value
    changed = {
        f.name: new
        for f in fields(value)
        if f.name not in _NOT_TEXT
        and not (f.name == "letter" and isinstance(value, Exhibit))
        and (new := _veiled(old := getattr(value, f.name), patterns)) is not old
    }
    return replace(value, **changed) if changed else value


def _covered(exhibit: Exhibit, hidden: Sequence[Proposal]) -> Exhibit:
    spots = [spot for proposal in hidden for spot in proposal.spots]
    return replace(exhibit, pages=tuple(_covered_page(page, spots) for page in exhibit.pages))


def _covered_page(page: ExhibitPage, spots: Sequence[Spot]) -> ExhibitPage:
    boxes = tuple(dict.fromkeys(s.box for s in spots if s.document == page.document and s.page == page.page))
    if not boxes:
        return page
    return replace(page, covered=boxes, caption=f"{page.caption} Private details are covered.")


# ------------------------------------------------------------------------------------------------ small matters


def _holds(outer: Spot, inner: Spot) -> bool:
    a, b = outer.box.grown(1), inner.box
    return a.x0 <= b.x0 and a.y0 <= b.y0 and b.x1 <= a.x1 and b.y1 <= a.y1


def _plain(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


def _name_words(name: str) -> tuple[str, ...]:
    return tuple(w.strip(".") for w in name.casefold().replace(",", " ").split() if w.strip("."))


def _text(paper: Paper, name: FieldName) -> str | None:
    fact = paper.reading.text(name)
    return fact.value if fact is not None else None
