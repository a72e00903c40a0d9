"""Where size matters: lists come from indexes, and a disk that fills up in the middle changes nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from medneg_desktop.core.trouble import DiskFull
from medneg_desktop.domain.document import Document
from medneg_desktop.domain.reading import Reading
from medneg_desktop.store import front
from medneg_desktop.store.repositories import search
from medneg_desktop.store.vault import OpenVault

MakeDocument = Callable[..., Document]


def test_lists_are_read_in_the_order_of_an_index(vault: OpenVault) -> None:
    plans = {
        "SELECT * FROM documents WHERE trashed IS NULL ORDER BY seq DESC LIMIT 200": "SCAN documents",
        "SELECT * FROM documents WHERE trashed IS NULL AND reviewed = 0 ORDER BY seq DESC": "ix_documents_reviewed",
        "SELECT * FROM documents WHERE trashed IS NULL AND status = 'waiting' ORDER BY seq DESC": "ix_documents_status",
        "SELECT count(*) FROM documents WHERE trashed IS NOT NULL AND +reviewed = 0": "ix_documents_trashed",
        "SELECT * FROM cases ORDER BY in_question DESC, asked DESC, key LIMIT 200": "ix_cases_in_question",
        "SELECT * FROM deadlines WHERE day >= '2026-01-01' ORDER BY day LIMIT 8": "ix_deadlines_day",
        "SELECT * FROM match_keys WHERE key IN ('a', 'b')": "PRIMARY KEY",
    }
    with vault.unit() as unit:
        connection = unit._session.connection()
        for query, index in plans.items():
            plan = " ".join(str(row) for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {query}"))
            assert index in plan, plan
            assert "TEMP B-TREE" not in plan, plan


def test_papers_are_counted_from_indexes_alone(vault: OpenVault) -> None:
    """A scan of the documents themselves would decrypt every page of them before the first screen is there."""
    with vault.unit() as unit:
        rows = unit._session.connection().exec_driver_sql(f"EXPLAIN QUERY PLAN {front._PAPER_TOTALS}")
        steps = [str(row[-1]) for row in rows]
    on_documents = [step for step in steps if " documents" in step]
    assert len(on_documents) == 6
    assert not [step for step in on_documents if "INDEX" not in step]


def test_sums_over_all_cases_come_from_indexes_alone(vault: OpenVault) -> None:
    with vault.unit() as unit:
        rows = unit._session.connection().exec_driver_sql(f"EXPLAIN QUERY PLAN {front._CASE_TOTALS}")
        steps = [str(row[-1]) for row in rows]
    assert [step for step in steps if "cases" in step or "case_states" in step] == [
        "SCAN cases USING COVERING INDEX ix_cases_totals",
        "SEARCH case_states USING COVERING INDEX ix_case_states_totals (case_key=?) LEFT-JOIN",
    ]


def test_a_search_reads_the_entries_of_the_best_alone(vault: OpenVault) -> None:
    with vault.unit() as unit:
        ask = "EXPLAIN QUERY PLAN " + search._HITS.format(tagged=search._HIT_TAGGED)
        rows = unit._session.connection().exec_driver_sql(ask, ("a", "b", 1))
        steps = [str(row[-1]) for row in rows]
    assert not [step for step in steps if step.startswith("SCAN") and step.split()[1] in {"e", "h", "documents"}]
    assert len([step for step in steps if "ix_documents_trashed" in step or "ix_documents_aside" in step]) == 2


def test_what_is_hidden_twice_is_counted_once(vault: OpenVault, document_number: MakeDocument) -> None:
    """In the trash, aside, both or neither; each looked at or not."""
    with vault.unit() as unit:
        for number in range(8):
            made = document_number(number)
            unit.add_document(made)
            unit.set_aside(made.id, aside=bool(number & 1))
            unit.set_reviewed(made.id, reviewed=bool(number & 2))
            if number & 4:
                unit.put_in_trash(made.id, made.added)
        totals = unit.totals()
    assert (totals.documents, totals.to_check) == (2, 1)


def test_a_full_disk_changes_nothing(vault: OpenVault, document_number: MakeDocument, a_reading: Reading) -> None:
    """SQLite's own limit on pages stands in for the disk: the same error from the same place."""
    with vault.unit() as unit:
        unit.add_document(document_number(1))
        unit.commit()
    with vault.unit() as unit:
        connection = unit._session.connection()
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages + 2}")

    def fill() -> None:
        with vault.unit() as unit:
            for number in range(2, 1000):
                unit.add_document(document_number(number))
                unit.save_readings(document_number(number).id, [a_reading], [])
            unit.commit()

    with pytest.raises(DiskFull):
        fill()
    with vault.unit() as unit:
        assert len(unit.documents()) == 1
        unit._session.connection().exec_driver_sql("PRAGMA max_page_count = 1000000")
        unit.add_document(document_number(2))
        unit.commit()
    assert not [p for p in vault.verify().problems if "database" in p]
