"""Vaults to throw away, and made-up papers to put into them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from medneg_desktop.core.clock import FixedClock
from medneg_desktop.core.ids import CaseId, DocumentId, FindingId, Sha256
from medneg_desktop.core.money import Money
from medneg_desktop.domain.case import Case, Deadline, Figure, Paper, Reconciliation
from medneg_desktop.domain.document import Document
from medneg_desktop.domain.due import Basis, DueDay, DueKind
from medneg_desktop.domain.finding import AuditReport, Certainty, Evidence, Finding, PaperRef
from medneg_desktop.domain.place import Box, Place
from medneg_desktop.domain.reading import AnyFact, Cell, DocumentKind, Fact, FieldName, Reading, ReadLine
from medneg_desktop.domain.rights import Duty
from medneg_desktop.store.vault import OpenVault
from tests.vaults import new_vault

KEY = bytes(range(32))


@pytest.fixture
def key() -> bytes:
    return KEY


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(date(2026, 11, 24))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "vault"


@pytest.fixture
def vault(folder: Path, key: bytes, clock: FixedClock) -> Iterator[OpenVault]:
    made = new_vault(folder, key, clock)
    yield made
    made.close()


def make_document(number: int, **changed: object) -> Document:
    values: dict[str, object] = {
        "id": DocumentId(f"{number:032x}"),
        "sha256": Sha256(hashlib.sha256(str(number).encode()).hexdigest()),
        "name": f"bill {number}.pdf",
        "media": "application/pdf",
        "size": 1000 + number,
        "pages": 2,
        "added": datetime(2026, 1, 1, 12, 0, number % 60, number, tzinfo=UTC),
    }
    return Document(**{**values, **changed})  # type: ignore[arg-type]  # keyword by keyword as in the class


@pytest.fixture
def document_number() -> Callable[..., Document]:
    """Makes the n-th made-up document; the later, the newer."""
    return make_document


@pytest.fixture
def a_reading() -> Reading:
    """An itemized bill of two lines."""
    box = Box(10.0, 20.0, 110.0, 32.5)
    lines = tuple(
        ReadLine(
            n,
            Place(1, box),
            {
                Cell.SERVICE_DATE: Fact(date(2026, 3, 1 + n)),
                Cell.CODE: Fact("99285", "99285", place=Place(1, box)),
                Cell.CHARGE: Fact(Money(31200), "$312.00", place=Place(1, box)),
            },
        )
        for n in (1, 2)
    )
    fields: dict[FieldName, AnyFact] = {
        FieldName.PROVIDER_NAME: Fact("Lakeside Hospital"),
        FieldName.ACCOUNT_NUMBER: Fact("00-448213-7"),
        FieldName.AMOUNT_DUE: Fact(Money(62400), "$624.00"),
    }
    return Reading(1, (1, 2), DocumentKind.ITEMIZED_BILL, 0.9, ("has lines",), fields=fields, lines=lines)


def make_case(
    case: str,
    document: Document,
    reading: Reading,
    *,
    amounts: tuple[int, ...] = (31200,),
    asked: int | None = 62400,
    provider: str | None = "Lakeside Hospital",
    days: tuple[date, ...] = (),
) -> tuple[Case, AuditReport]:
    ref = PaperRef(document.id, reading.part, document.name)
    findings = tuple(
        Finding(
            id=FindingId(f"{case}-{n}"),
            case=CaseId(case),
            rule="duplicate-charge",
            certainty=Certainty.PROVEN if n == 0 else Certainty.QUESTION,
            title="Same charge twice",
            amount=Money(cents),
            explanation="Lines 1 and 2 are the same.",
            ask="Take one away.",
            could_be_right_if="It was done twice.",
            evidence=(Evidence(ref, None, line=n + 1),),
        )
        for n, cents in enumerate(amounts)
    )
    at_stake = Money(sum(amounts))
    money = Reconciliation(
        asked=Figure(Money(asked)) if asked is not None else None,
        patient_paid=Figure(Money(1000)),
        in_question=at_stake,
        supported=Money(asked) - at_stake if asked is not None else None,
    )
    deadlines = tuple(Deadline(day, f"answer by {day}", "debt-dispute-window", "12 CFR 1006.34") for day in days)
    made = Case(CaseId(case), provider, "Ana", (Paper(ref, reading),), (), money, ("receipt",), deadlines)
    return made, AuditReport(findings, ())


@pytest.fixture
def case_of() -> Callable[..., tuple[Case, AuditReport]]:
    """Makes a case of one bill, with a question for each of the amounts."""
    return make_case


def due_on(case: CaseId, *days: date, kind: DueKind = DueKind.RULE, duty: Duty = Duty.YOURS) -> tuple[DueDay, ...]:
    """Made-up days of a case, with what they rest on."""
    basis = Basis("30 days after a letter.", "A rule.", "12 CFR 1006.34", "https://example.org", date(2026, 11, 1))
    return tuple(
        DueDay(f"{kind}/{case}/{n}", day, kind, f"answer by {day}", duty, case, Money(5_00), basis)
        for n, day in enumerate(sorted(days))
    )
