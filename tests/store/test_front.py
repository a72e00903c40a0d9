"""The first screen's questions get one answer, asked in a unit of work, after it, or before SQLAlchemy is loaded."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from medneg_desktop.core.clock import FixedClock
from medneg_desktop.core.ids import CaseId
from medneg_desktop.core.money import Money
from medneg_desktop.core.trouble import VaultDamaged
from medneg_desktop.domain.case import Case
from medneg_desktop.domain.document import Declined, Document, ReadingStatus
from medneg_desktop.domain.finding import AuditReport, Decision
from medneg_desktop.domain.reading import Reading
from medneg_desktop.services.ports import Front, UnitOfWork
from medneg_desktop.store.vault import OpenVault, create_vault, open_vault
from tests.store.conftest import due_on

MakeDocument = Callable[..., Document]
MakeCase = Callable[..., tuple[Case, AuditReport]]
ROOT = Path(__file__).parents[2]
TODAY = date(2026, 11, 24)
CLOCK = FixedClock(TODAY)
ABSURD = 10**15
"""Cents that no sum counts."""


@dataclass(frozen=True)
class Visit:
    """A made-up document with its case, as far as the first screen tells of it."""

    name: str
    status: ReadingStatus
    reviewed: bool
    provider: str | None
    asked: int | None
    amounts: tuple[int, ...]
    days: tuple[int, ...]
    decided: bool
    declined: bool


texts = st.text(max_size=12) | st.sampled_from(["\ud800 half", "\U0010fffe000041", "Dr. Ñ"])  # also half characters
visits = st.builds(
    Visit,
    name=texts,
    status=st.sampled_from(ReadingStatus),
    reviewed=st.booleans(),
    provider=st.none() | texts,
    asked=st.none() | st.integers(0, 10**7) | st.just(ABSURD),
    amounts=st.lists(st.integers(1, 10**6), max_size=3).map(tuple),
    days=st.lists(st.integers(-2, 3), max_size=3).map(tuple),
    decided=st.booleans(),
    declined=st.booleans(),
)


def answers(front: Front) -> list[Any]:
    return [
        front.totals(),
        front.case_summaries(),
        front.case_summaries(limit=2, offset=1),
        front.coming(limit=5),
        front.documents(),
        front.documents(to_check=True, limit=3),
        front.documents(to_check=False, offset=1),
        *(front.documents(status=status, to_check=True) for status in ReadingStatus),
        front.documents(status=ReadingStatus.WAITING),
    ]


def fill(
    unit: UnitOfWork, visits: list[Visit], document_number: MakeDocument, a_reading: Reading, case_of: MakeCase
) -> None:
    for number, visit in enumerate(visits):
        document = document_number(number, name=visit.name, status=visit.status, reviewed=visit.reviewed)
        unit.add_document(document)
        unit.save_readings(document.id, [a_reading], [])
        case, report = case_of(
            f"case {number}",
            document,
            a_reading,
            provider=visit.provider,
            asked=visit.asked,
            amounts=visit.amounts,
            days=tuple(TODAY + timedelta(days=n) for n in visit.days),
        )
        unit.replace_cases([], [(case, report)])
        unit.set_days(case.id, due_on(case.id, *(TODAY + timedelta(days=n) for n in visit.days)))
        if visit.decided and report.findings:
            unit.decide(case.id, report.findings[0].fingerprint, Decision.SET_ASIDE, "it was done twice")
        if visit.declined:
            unit.add_declined(Declined(visit.name, "not-a-document", "No.", "Try another."))


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(visits, max_size=6))
def test_front_and_unit_of_work_answer_alike(
    tmp_path_factory: pytest.TempPathFactory,
    key: bytes,
    document_number: MakeDocument,
    a_reading: Reading,
    case_of: MakeCase,
    visits: list[Visit],
) -> None:
    folder = tmp_path_factory.mktemp("vaults") / "vault"
    with closing(create_vault(folder, key=key, clock=CLOCK)) as vault:
        with vault.front() as front:
            empty = answers(front)
        with vault.unit() as unit:
            assert answers(unit) == empty
            fill(unit, visits, document_number, a_reading, case_of)
            written = answers(unit)
        with vault.front() as front:
            assert answers(front) == empty  # nothing was committed
        with vault.unit() as unit:
            fill(unit, visits, document_number, a_reading, case_of)
            assert answers(unit) == written
            unit.commit()
        with vault.front() as front:
            assert answers(front) == written
    with closing(open_vault(folder, key=key, clock=CLOCK)) as vault:
        with vault.front() as front:
            assert vault._database._engine is None  # straight of the driver
            assert answers(front) == written
        with vault.unit() as unit:
            assert answers(unit) == written
    totals, summaries = written[:2]
    assert totals.asked == Money(sum(v.asked or 0 for v in visits if v.asked != ABSURD))
    assert totals.to_check == sum(not v.reviewed for v in visits)
    assert totals.declined == sum(v.declined for v in visits)
    assert {s.provider for s in summaries} == {v.provider for v in visits}
    assert [s.in_question for s in summaries] == sorted((s.in_question for s in summaries), reverse=True)
    assert {d.name for d in written[4]} == {v.name for v in visits}


def test_the_next_deadline_is_the_first_that_is_still_to_come(
    vault: OpenVault, document_number: MakeDocument, a_reading: Reading, case_of: MakeCase
) -> None:
    days = tuple(TODAY + timedelta(days=n) for n in (9, -1, 4))
    with vault.unit() as unit:
        unit.add_document(document_number(1))
        unit.replace_cases([], [case_of("a", document_number(1), a_reading, days=days)])
        unit.set_days(CaseId("a"), due_on(CaseId("a"), *days))
        unit.commit()
    with vault.front() as front:
        [summary] = front.case_summaries()
        assert summary.next_deadline == (days[2], f"answer by {days[2]}")
        assert [row.day for row in front.coming(limit=8)] == sorted(days)


def test_the_front_writes_nothing_and_leaves_no_transaction(vault: OpenVault) -> None:
    with vault.front() as front:
        front.totals()
        front._ask("INSERT INTO settings (name, value) VALUES ('a', 'b')")
    with vault._database.driver() as driver:
        assert not driver.in_transaction
    with vault.unit() as unit:
        assert unit.setting("a") is None


def test_home_waits_its_turn_while_another_lane_writes(vault: OpenVault, document_number: MakeDocument) -> None:
    seen: list[int] = []

    def look() -> None:
        with vault.front() as front:
            seen.append(front.totals().documents)

    with vault.unit() as unit:
        unit.add_document(document_number(1))
        other = threading.Thread(target=look)
        other.start()
        other.join(0.2)
        assert seen == []
        with pytest.raises(RuntimeError, match="unit of work"), vault.front():
            pass
        unit.commit()
    other.join(10)
    assert seen == [1]


def test_many_threads_make_one_engine_over_the_one_connection(
    folder: Path, key: bytes, document_number: MakeDocument
) -> None:
    create_vault(folder, key=key).close()
    vault = open_vault(folder, key=key)
    bare = vault._database._bare
    engines, begin = [], threading.Barrier(6)

    def work(number: int) -> None:
        begin.wait()
        for turn in range(5):
            with vault.front() as front:
                front.totals()
            with vault.unit() as unit:
                unit.add_document(document_number(number * 10 + turn))
                unit.commit()
            engines.append(vault._database.engine)

    threads = [threading.Thread(target=work, args=(n,)) for n in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert len(engines) == 30
    assert len({id(e) for e in engines}) == 1
    with vault._database.driver() as driver:
        assert driver is bare
    with vault.front() as front:
        assert front.totals().documents == 30
    vault.close()
    again = open_vault(folder, key=key)
    assert again.closed_properly
    assert again._database_problems() == []
    again.close()


def test_a_connection_that_the_pool_gave_up_is_replaced(
    folder: Path, key: bytes, document_number: MakeDocument
) -> None:
    with closing(create_vault(folder, key=key)) as vault:
        with vault.unit() as unit:
            unit.add_document(document_number(1))
            unit.commit()
        with vault._turn, vault._database.engine.connect() as connection:
            connection.invalidate()
        with vault.front() as front:
            assert front.totals().documents == 1
        with vault.unit() as unit:
            assert unit.documents() == [document_number(1)]
    assert not (folder / "vault.db-wal").exists()


def test_damage_is_told_by_the_front_too(folder: Path, key: bytes, document_number: MakeDocument) -> None:
    with closing(create_vault(folder, key=key)) as vault, vault.unit() as unit:
        for number in range(50):
            unit.add_document(document_number(number))
        unit.commit()
    vault = open_vault(folder, key=key)
    path, page = folder / "vault.db", 4096
    data = bytearray(path.read_bytes())
    for at in range(page, len(data), page):
        data[at + 100] ^= 0xFF
    path.write_bytes(data)
    with pytest.raises(VaultDamaged), vault.front() as front:
        front.totals()
    with vault._database.driver() as driver:
        assert not driver.in_transaction
    vault.close()


def test_a_closed_vault_is_not_opened_again_behind_its_lock(folder: Path, key: bytes) -> None:
    vault = create_vault(folder, key=key)
    vault.close()
    for ask in (vault.unit, vault.front().__enter__, vault.warm_up):
        with pytest.raises(RuntimeError, match="closed"):
            ask()
    vault.close()
    assert not (folder / "vault.db-wal").exists()


# ------------------------------------------------------------------------------------------------------ lightness

OPENS = """
import sys
from pathlib import Path
from medneg_desktop.store.vault import open_vault
vault = open_vault(Path(sys.argv[1]), key=bytes(range(32)))
with vault.front() as front:
    assert front.totals().documents == 1
    front.case_summaries(), front.documents()
if sys.argv[2] == "warm":
    vault.warm_up()
vault.close()
print(*{name.split(".")[0] for name in sys.modules})
"""


@pytest.mark.parametrize("warm", [False, True])
def test_sqlalchemy_is_loaded_with_the_first_unit_of_work(
    warm: bool, folder: Path, key: bytes, document_number: MakeDocument
) -> None:
    with closing(create_vault(folder, key=key)) as vault, vault.unit() as unit:
        unit.add_document(document_number(1))
        unit.commit()
    told = subprocess.run(
        [sys.executable, "-c", OPENS, str(folder), "warm" if warm else "cold"],
        check=True,
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
    )
    loaded = set(told.stdout.split())
    assert "sqlcipher3" in loaded
    assert ("sqlalchemy" in loaded) is warm
    assert "alembic" not in loaded
