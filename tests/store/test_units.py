"""What a unit of work answers: lists, sums, searches and decisions, and that only a commit lasts."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from medneg_desktop.core.ids import CaseId, DocumentId, PacketId, Sha256
from medneg_desktop.core.money import Money
from medneg_desktop.domain.case import Case
from medneg_desktop.domain.document import Declined, Document, ReadingStatus
from medneg_desktop.domain.finding import AuditReport, Decision
from medneg_desktop.domain.reading import DocumentKind, Fact, FieldName, Reading
from medneg_desktop.services.ports import Event, HeldPacket, UnitOfWork
from medneg_desktop.services.vault_port import Vault
from medneg_desktop.store.errors import StoreMisuse
from medneg_desktop.store.vault import OpenVault

MakeDocument = Callable[..., Document]
MakeCase = Callable[..., tuple[Case, AuditReport]]
NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)


def test_the_ports_are_kept(vault: OpenVault) -> None:
    """For the type checker: the vault is what services ask for."""
    port: Vault = vault
    unit: UnitOfWork = port.unit()
    assert unit is not None


def test_only_a_commit_lasts(vault: OpenVault, document_number: MakeDocument) -> None:
    document = document_number(1)
    with vault.unit() as unit:
        unit.add_document(document)
    with vault.unit() as unit:
        assert unit.document(document.id) is None

    def break_off() -> None:
        with vault.unit() as unit:
            unit.add_document(document)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        break_off()
    with vault.unit() as unit:
        assert unit.documents() == []
        unit.add_document(document)
        unit.commit()
    with vault.unit() as unit:
        assert unit.documents() == [document]


def test_a_unit_is_used_inside_its_block(vault: OpenVault) -> None:
    unit = vault.unit()
    with pytest.raises(RuntimeError):
        unit.documents()
    with unit:
        assert unit.documents() == []
    with pytest.raises(RuntimeError):
        unit.documents()


def test_a_thread_does_not_wait_for_itself(vault: OpenVault) -> None:
    with vault.unit(), pytest.raises(RuntimeError), vault.unit():
        pass
    with vault.unit() as unit:
        assert unit.documents() == []


def test_threads_take_turns(vault: OpenVault, document_number: MakeDocument) -> None:
    def add(number: int) -> None:
        with vault.unit() as unit:
            unit.add_document(document_number(number))
            time.sleep(0.01)
            unit.commit()

    threads = [threading.Thread(target=add, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with vault.unit() as unit:
        assert len(unit.documents()) == 8


def test_the_same_bytes_are_one_document(vault: OpenVault, document_number: MakeDocument) -> None:
    with vault.unit() as unit:
        unit.add_document(document_number(1))
        with pytest.raises(StoreMisuse):
            unit.add_document(replace(document_number(1), id=DocumentId("other")))


def test_documents_newest_first_and_page_by_page(vault: OpenVault, document_number: MakeDocument) -> None:
    made = [document_number(n, added=NOW + timedelta(minutes=n // 2)) for n in range(10)]
    with vault.unit() as unit:
        for document in made:
            unit.add_document(document)
        unit.set_reviewed(made[3].id, reviewed=True)
        assert [d.id for d in unit.documents()] == [d.id for d in reversed(made)]
        assert [d.id for d in unit.documents(limit=3, offset=2)] == [made[n].id for n in (7, 6, 5)]
        assert [d.id for d in unit.documents(offset=8)] == [made[1].id, made[0].id]
        assert [d.id for d in unit.documents(to_check=False)] == [made[3].id]
        assert len(unit.documents(to_check=True)) == 9
        assert unit.totals().to_check == 9


def test_status_and_trouble(vault: OpenVault, document_number: MakeDocument) -> None:
    document = document_number(1)
    with vault.unit() as unit:
        unit.add_document(document)
        assert unit.document(document.id) == document
        unit.set_status(document.id, ReadingStatus.FAILED, ("page-broke", "A page.", "Print it."))
        found = unit.document(document.id)
        assert found is not None
        assert (found.status, found.trouble) == (ReadingStatus.FAILED, ("page-broke", "A page.", "Print it."))
        unit.set_status(document.id, ReadingStatus.READ)
        assert unit.document(document.id) == replace(document, status=ReadingStatus.READ)


def test_declined_files_stay_listed_until_dismissed(vault: OpenVault) -> None:
    first, second = (Declined(f"{n}.exe", "not-a-document", "No.", "Print it.") for n in (1, 2))
    with vault.unit() as unit:
        one, two = unit.add_declined(first), unit.add_declined(second)
        assert unit.declined() == [(two, second), (one, first)]
        unit.dismiss_declined(one)
        assert unit.declined() == [(two, second)]
        assert unit.totals().declined == 1


def test_every_claimed_hash_is_told(vault: OpenVault, document_number: MakeDocument) -> None:
    packet = HeldPacket(PacketId("p"), CaseId("c"), Sha256("9" * 64), NOW, 3, ("letter", "A: bill.pdf"))
    with vault.unit() as unit:
        unit.add_document(document_number(1))
        unit.add_packet(packet)
        assert unit.hashes() == {document_number(1).sha256, packet.sha256}
        assert unit.packets() == [packet]


def test_readings_are_replaced_with_their_keys(
    vault: OpenVault, document_number: MakeDocument, a_reading: Reading
) -> None:
    document, other = document_number(1), document_number(2)
    with vault.unit() as unit:
        unit.add_document(document)
        unit.add_document(other)
        unit.save_readings(document.id, [a_reading, replace(a_reading, part=2)], ["account:1", "claim:2", "claim:2"])
        unit.save_readings(other.id, [a_reading], ["account:1"])
        assert unit.documents_with_keys(["account:1"]) == {document.id, other.id}
        assert unit.documents_with_keys(["claim:2", "none"]) == {document.id}
        shorter = replace(a_reading, lines=a_reading.lines[:1])
        unit.save_readings(document.id, [shorter], ["claim:3"])
        assert unit.documents_with_keys(["claim:2"]) == set()
        assert unit.documents_with_keys(["account:1", "claim:3"]) == {document.id, other.id}
        held = unit.readings([other.id, DocumentId("unknown"), document.id, other.id])
        assert [(h.document, h.readings) for h in held] == [(other, (a_reading,)), (document, (shorter,))]
        left = unit._session.connection().exec_driver_sql("SELECT count(*) FROM reading_cells").scalar_one()
        assert left == 3 * 3


def test_more_documents_than_fit_in_a_statement(
    vault: OpenVault, document_number: MakeDocument, a_reading: Reading
) -> None:
    made = [document_number(n) for n in range(1203)]
    with vault.unit() as unit:
        for n, document in enumerate(made):
            unit.add_document(document)
            unit.save_readings(document.id, [a_reading] if n % 2 else [], [f"key:{n}"])
        held = unit.readings(d.id for d in made)
        assert [h.document for h in held] == made
        assert [len(h.readings) for h in held] == [n % 2 for n in range(1203)]
        assert unit.documents_with_keys(f"key:{n}" for n in range(5000)) == {d.id for d in made}


def put_cases(unit: Any, document_number: MakeDocument, reading: Reading, *made: tuple[Case, AuditReport]) -> None:
    for number in range(1, 9):
        unit.add_document(document_number(number))
        unit.save_readings(document_number(number).id, [reading], [])
    unit.replace_cases([], made)


def test_bills_are_listed_by_what_is_at_stake(
    vault: OpenVault, document_number: MakeDocument, case_of: MakeCase, a_reading: Reading
) -> None:
    made = [
        case_of("small", document_number(1), a_reading, amounts=(100,), asked=90000),
        case_of("large", document_number(2), a_reading, amounts=(500, 200)),
        case_of("unasked", document_number(3), a_reading, amounts=(100,), asked=None, provider=None),
        case_of("none", document_number(4), a_reading, amounts=(), provider="Other"),
    ]
    with vault.unit() as unit:
        put_cases(unit, document_number, a_reading, *made)
        found = unit.case_summaries()
        assert [s.id for s in found] == ["large", "small", "unasked", "none"]
        assert [s.id for s in unit.case_summaries(limit=2, offset=1)] == ["small", "unasked"]
        assert (found[0].in_question, found[0].supported, found[0].questions, found[0].proven) == (
            Money(700),
            Money(62400 - 700),
            2,
            1,
        )
        assert (found[0].service_from, found[0].papers, found[0].eobs) == (date(2026, 3, 2), 1, 0)
        assert (found[2].asked, found[2].supported, found[2].provider) == (None, None, None)
        totals = unit.totals()
        assert totals.asked == Money(90000 + 62400 + 62400)
        assert totals.in_question == Money(900)
        assert totals.patient_paid == Money(4000)
        assert (totals.cases, totals.providers, totals.questions, totals.proven) == (4, 2, 4, 3)
        assert (totals.documents, totals.to_check) == (8, 8)


def test_an_absurd_amount_is_kept_and_spoils_no_sum(
    vault: OpenVault, document_number: MakeDocument, case_of: MakeCase, a_reading: Reading
) -> None:
    absurd = 10**25 + 1
    made = [
        case_of("a", document_number(1), a_reading, asked=absurd),
        case_of("b", document_number(2), a_reading, asked=500),
    ]
    with vault.unit() as unit:
        put_cases(unit, document_number, a_reading, *made)
        assert unit.totals().asked == Money(500)
        assert {s.id: s.asked for s in unit.case_summaries()} == {"a": Money(absurd), "b": Money(500)}


def test_a_case_is_replaced_with_all_that_hangs_on_it(
    vault: OpenVault, document_number: MakeDocument, case_of: MakeCase, a_reading: Reading
) -> None:
    first, second = document_number(1), document_number(2)
    with vault.unit() as unit:
        put_cases(
            unit,
            document_number,
            a_reading,
            case_of("old", first, a_reading, days=(date(2026, 12, 1),)),
            case_of("stays", second, a_reading),
        )
        assert unit.cases_of([first.id, second.id]) == {"old", "stays"}
        assert unit.documents_of([CaseId("old")]) == {first.id}
        made, report = case_of("new", first, a_reading)
        unit.replace_cases([CaseId("old")], [(made, report)])
        assert unit.case(CaseId("old")) is None
        view = unit.case(CaseId("new"))
        assert view is not None
        assert (view.case, view.report) == (made, report)
        assert unit.days() == []
        again, none = case_of("new", second, a_reading, amounts=())  # the same id without being told gone
        unit.replace_cases([], [(again, none)])
        assert unit.cases_of([first.id]) == set()
        found = unit._session.connection().exec_driver_sql("SELECT count(*) FROM finding_evidence").scalar_one()
        assert found == 1
        unit.replace_cases(["stays", "new"], [])  # type: ignore[list-item]  # ids as plain text
        assert unit.case_summaries() == []


def test_a_part_that_is_no_longer_read_is_out_of_its_case(
    vault: OpenVault, document_number: MakeDocument, case_of: MakeCase, a_reading: Reading
) -> None:
    with vault.unit() as unit:
        put_cases(unit, document_number, a_reading, case_of("c", document_number(1), a_reading))
        unit.save_readings(document_number(1).id, [], [])
        view = unit.case(CaseId("c"))
        assert view is not None
        assert view.case.papers == ()
        assert len(view.report.findings) == 1


def test_a_decision_sticks_to_its_question(
    vault: OpenVault, document_number: MakeDocument, case_of: MakeCase, a_reading: Reading
) -> None:
    made, report = case_of("c1", document_number(1), a_reading, amounts=(500, 200))
    fingerprint = report.findings[0].fingerprint
    with vault.unit() as unit:
        put_cases(unit, document_number, a_reading, (made, report))
        unit.decide(made.id, fingerprint, Decision.SET_ASIDE, "It was done twice.")
        [summary] = unit.case_summaries()
        assert (summary.in_question, summary.questions, summary.proven) == (Money(200), 1, 0)
        assert summary.supported == Money(62400 - 200)
        unit.commit()
    with vault.unit() as unit:  # another paper came, the case has another id, the question is the same
        later, found = case_of("c2", document_number(1), a_reading, amounts=(500, 200))
        unit.replace_cases([made.id], [(later, found)])
        view = unit.case(later.id)
        assert view is not None
        assert view.decisions == {fingerprint: (Decision.SET_ASIDE, "It was done twice.")}
        assert view.case.reconciliation == later.reconciliation
        assert unit.totals().in_question == Money(200)
        unit.decide(later.id, fingerprint, Decision.OPEN, "")
        [summary] = unit.case_summaries()
        assert (summary.in_question, summary.questions, summary.supported) == (
            Money(700),
            2,
            later.reconciliation.supported,
        )


def test_a_service_day_in_doubt_is_not_told(
    vault: OpenVault, document_number: MakeDocument, case_of: MakeCase, a_reading: Reading
) -> None:
    doubted = Fact(date(2020, 1, 1)).doubted("smudged")
    reading = replace(a_reading, lines=(), fields={FieldName.SERVICE_FROM: doubted}, kind=DocumentKind.EOB)
    with vault.unit() as unit:
        put_cases(unit, document_number, reading, case_of("c", document_number(1), reading))
        [summary] = unit.case_summaries()
        assert (summary.service_from, summary.eobs) == (None, 1)


def test_history_is_written_and_found(vault: OpenVault) -> None:
    events = [
        Event(NOW, "document added", "bill.pdf", document=DocumentId("d")),
        Event(NOW, "question kept", "", case=CaseId("c")),
        Event(NOW + timedelta(seconds=1), "document read", "bill.pdf", document=DocumentId("d")),
    ]
    with vault.unit() as unit:
        for event in events:
            unit.record(event)
        assert unit.events() == events[::-1]
        assert unit.events(document=DocumentId("d")) == [events[2], events[0]]
        assert unit.events(case=CaseId("c")) == [events[1]]
        assert unit.events(limit=1) == [events[2]]


def test_settings(vault: OpenVault) -> None:
    with vault.unit() as unit:
        assert unit.setting("language") is None
        unit.set_setting("language", "en")
        unit.set_setting("language", "es")
        assert unit.setting("language") == "es"


def test_home_does_not_load_readings(
    vault: OpenVault, document_number: MakeDocument, case_of: MakeCase, a_reading: Reading
) -> None:
    statements: list[str] = []
    with vault.unit() as unit:
        put_cases(unit, document_number, a_reading, case_of("c", document_number(1), a_reading))
        driver = unit._session.connection().connection.driver_connection
        assert driver is not None
        driver.set_trace_callback(statements.append)
        unit.totals()
        unit.case_summaries(limit=200)
        unit.documents(limit=200)
        unit.coming(limit=8)
        driver.set_trace_callback(None)
    assert statements
    assert not [s for s in statements if "reading" in s or "finding" in s or "FROM pages" in s]
