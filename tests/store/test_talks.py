"""The journal of talks in a real database: what goes in comes out, and stays with its papers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import get_args

import pytest

from medneg_desktop.core.ids import CaseId, DocumentId, TalkId
from medneg_desktop.core.money import Money
from medneg_desktop.domain.case import Case
from medneg_desktop.domain.document import Document
from medneg_desktop.domain.finding import AuditReport, Evidence, PaperRef
from medneg_desktop.domain.packet import RecipientKind
from medneg_desktop.domain.place import Box, Place
from medneg_desktop.domain.reading import FieldName, Reading
from medneg_desktop.domain.talks import (
    About,
    Agreement,
    Channel,
    Closing,
    Contact,
    Entry,
    KnownPrice,
    Maker,
    Offer,
    OfferAnswer,
    OfferKind,
    OfferResult,
    Outcome,
    Payment,
    PriceKind,
    PromiseKept,
    Relief,
    ReliefKind,
    Reopening,
    Struck,
    Talk,
    Term,
    Terms,
    Told,
    WalkAway,
    Way,
)
from medneg_desktop.store.vault import OpenVault

DAY = date(2026, 11, 24)
AT = datetime(2026, 11, 24, 12, tzinfo=UTC)
PAPER = PaperRef(DocumentId("a" * 32), 1, "agreement.pdf")
TERMS = Terms(OfferKind.PLAN, Money.of("600.00"), 12, Decimal("3.5"), date(2027, 1, 31), in_full=False)
ALL: tuple[Talk, ...] = (
    Contact(
        DAY,
        Channel.LETTER,
        Way.OUT,
        RecipientKind.COLLECTOR,
        office="Granite\ud800 Recovery",
        promise="call back",
        promise_by=DAY,
        attached=(DocumentId("b" * 32),),
        raises=("f1", "f2"),
    ),
    PromiseKept(DAY, TalkId("t")),
    Offer(DAY, Maker.THEM, RecipientKind.PROVIDER, TERMS, ends=DAY, answers=TalkId("o")),
    OfferAnswer(DAY, TalkId("o"), OfferResult.REFUSED, "too low"),
    KnownPrice(PriceKind.CASH, Money.of("410.00"), DAY, "the hospital's price list"),
    WalkAway(DAY, None),
    Agreement(
        DAY,
        RecipientKind.PROVIDER,
        TERMS,
        Money.of("900.00"),
        written=(Term("zero", Evidence(PAPER, Place(1, Box(1.5, 2, 3, 4)), field=FieldName.AMOUNT_DUE)), Term("x")),
        paper=PAPER,
    ),
    Payment(DAY, Money.of("50.00"), Way.IN, TalkId("g"), document=DocumentId("c" * 32)),
    Relief(DAY, ReliefKind.CORRECTED, Money.of("312.00")),
    Closing(DAY, Outcome.PLAN_PAID, "done"),
    Reopening(DAY, "a new bill"),
    Struck(DAY),
    Told(DAY, next(iter(About)), "coverage", "employer"),
)


def test_every_kind_of_entry_is_tried() -> None:
    assert {type(t) for t in ALL} == set(get_args(Talk))


@pytest.fixture
def filled(
    vault: OpenVault,
    document_number: Callable[..., Document],
    a_reading: Reading,
    case_of: Callable[..., tuple[Case, AuditReport]],
) -> OpenVault:
    """Case c1 with document 1, case c2 with document 2."""
    with vault.unit() as unit:
        made = []
        for number in (1, 2):
            document = document_number(number)
            unit.add_document(document)
            unit.save_readings(document.id, [a_reading], ())
            made.append(case_of(f"c{number}", document, a_reading))
        unit.replace_cases((), made)
        unit.commit()
    return vault


def entry(name: str, case: str, *documents: int, talk: Talk | None = None, replaces: str | None = None) -> Entry:
    anchors = tuple(DocumentId(f"{n:032x}") for n in documents)
    talk = talk or PromiseKept(DAY, TalkId("t"))
    return Entry(TalkId(name), AT, CaseId(case), anchors, talk, TalkId(replaces) if replaces else None, "why")


@pytest.mark.parametrize("talk", ALL, ids=lambda t: type(t).__name__)
def test_an_entry_comes_back_as_it_was(filled: OpenVault, talk: Talk) -> None:
    given = entry("t1", "c1", 1, talk=talk, replaces="t0")
    with filled.unit() as unit:
        unit.add_talk(given)
        unit.commit()
    with filled.unit() as unit:
        assert unit.talks([CaseId("c1")]) == {CaseId("c1"): [given]}


def test_an_entry_goes_with_the_first_of_its_papers_that_is_in_a_case(filled: OpenVault) -> None:
    with filled.unit() as unit:
        unit.add_talk(entry("renamed", "gone", 1))
        unit.add_talk(entry("split", "c1", 2, 1))
        unit.add_talk(entry("no paper left", "c1", 9))
        found = unit.talks([CaseId("c1"), CaseId("c2"), CaseId("gone")])
    assert {case: [e.id for e in entries] for case, entries in found.items()} == {
        "c1": ["renamed", "no paper left"],
        "c2": ["split"],
    }


def test_entries_come_oldest_first_and_only_those_asked_for(filled: OpenVault) -> None:
    with filled.unit() as unit:
        for number in range(5):
            unit.add_talk(entry(f"t{number}", "c1", 1))
        assert [e.id for e in unit.talks([CaseId("c1")])[CaseId("c1")]] == ["t0", "t1", "t2", "t3", "t4"]
        assert unit.talks([CaseId("c2")]) == {}
        assert unit.talks([]) == {}


def test_the_journal_outlives_a_deleted_document(filled: OpenVault) -> None:
    with filled.unit() as unit:
        unit.add_talk(entry("t", "c1", 1))
        unit.delete_document(DocumentId(f"{1:032x}"))
        unit.replace_cases([CaseId("c1")], ())
        assert [e.id for e in unit.talks([CaseId("c1")])[CaseId("c1")]] == ["t"]
