"""Days, marks and states in a real database."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from medneg_desktop.core.clock import FixedClock
from medneg_desktop.core.ids import CaseId, DocumentId
from medneg_desktop.core.money import Money
from medneg_desktop.domain.due import OPEN, Basis, DueDay, DueKind, Mark
from medneg_desktop.domain.reading import Reading
from medneg_desktop.domain.rights import Duty, Sure
from medneg_desktop.domain.state import CaseState, CaseTrail, Charge
from medneg_desktop.services.ports import UnitOfWork
from medneg_desktop.store.vault import OpenVault
from tests.store.conftest import due_on
from tests.store.test_units import MakeCase, MakeDocument

A, B = CaseId("a"), CaseId("b")
STATE = CaseState("theirs", date(2026, 11, 3), "Büro \ud800", 3, (3, 5), "Wait", Money(1), Money(2), Money(3), Money(4))
STATE = replace(STATE, paid=Money(1000), noted=Money(-200))
TRAIL = CaseTrail(
    (((date(2026, 9, 3), Money(900_00)), (date(2026, 10, 3), Money(450_00))),),
    (Charge(date(2026, 9, 1), Money(40_00), "Dr. Ñ", "Ana", True, DocumentId("d"), A),),
)


def two_cases(unit: UnitOfWork, document_number: MakeDocument, a_reading: Reading, case_of: MakeCase) -> None:
    for number, case in enumerate((A, B), start=1):
        document = document_number(number)
        unit.add_document(document)
        unit.save_readings(document.id, [a_reading], [])
        unit.replace_cases([], [case_of(case, document, a_reading)])


def test_what_goes_in_comes_out(
    vault: OpenVault, document_number: MakeDocument, a_reading: Reading, case_of: MakeCase
) -> None:
    full = Basis("30 days", "A rule.", "12 CFR", "https://x", date(2026, 1, 2), Sure.RECALLED, False, "Ñ \ud800")
    days = (
        DueDay("k1", date(2026, 12, 1), DueKind.RULE, "Ñandú", Duty.THEIRS, A, None, full, "A letter went out."),
        DueDay("k2", date(2026, 12, 2), DueKind.HOLD_ENDS, "x", Duty.YOURS, A, Money(5)),
    )
    with vault.unit() as unit:
        two_cases(unit, document_number, a_reading, case_of)
        assert unit.set_days(A, days)
        assert not unit.set_days(A, days), "nothing changed"
        assert not unit.set_days(CaseId("gone"), days)
        assert tuple(row.due for row in unit.days([A])) == days
        assert [row.due.key for row in unit.days()] == ["k1", "k2"]
        assert unit.days([B]) == []
        assert unit.set_days(A, days[:1])
        assert len(unit.days()) == 1


def test_marks_outlive_the_case_and_are_forgotten_when_open(
    vault: OpenVault, document_number: MakeDocument, a_reading: Reading, case_of: MakeCase
) -> None:
    with vault.unit() as unit:
        two_cases(unit, document_number, a_reading, case_of)
        days = due_on(A, date(2026, 12, 1))
        unit.set_days(A, days)
        assert unit.mark(days[0].key) == OPEN
        unit.set_mark(days[0].key, Mark(done=True))
        unit.set_mark(days[0].key, Mark(until=date(2026, 11, 30)))
        unit.replace_cases([A], [case_of("c", document_number(1), a_reading)])
        assert unit.days() == []
        unit.set_days(CaseId("c"), [replace(days[0], case=CaseId("c"))])
        assert unit.days()[0].mark == Mark(until=date(2026, 11, 30))
        unit.set_mark(days[0].key, OPEN)
        assert unit._session.connection().exec_driver_sql("SELECT count(*) FROM marks").scalar_one() == 0


def test_what_is_spoken_of_first(
    vault: OpenVault, document_number: MakeDocument, a_reading: Reading, case_of: MakeCase, clock: FixedClock
) -> None:
    today = clock.today()

    def after(*days: int) -> tuple[date, ...]:
        return tuple(today + timedelta(days=n) for n in days)

    with vault.unit() as unit:
        two_cases(unit, document_number, a_reading, case_of)
        unit.set_days(A, due_on(A, *after(-31, -30, 0, 5, 6)))
        unit.set_days(B, due_on(B, *after(-40, 3), kind=DueKind.PROMISE, duty=Duty.THEIRS))
        unit.set_mark(f"rule/{A}/3", Mark(done=True))
        unit.set_mark(f"rule/{A}/4", Mark(until=today + timedelta(days=1)))
        found = unit.coming(limit=9)
        assert [(row.day, row.case) for row in found] == [
            (after(-40)[0], B),  # a promise stays overdue
            (after(-30)[0], A),  # a last day of a rule is history after a month
            (after(0)[0], A),
            (after(3)[0], B),
        ]
        assert len(unit.coming(limit=2)) == 2
        unit.set_mark(f"rule/{A}/4", Mark(until=today))  # its day has come
        assert unit.coming(limit=9)[-1].day == after(6)[0]
        summaries = {s.id: s.next_deadline for s in unit.case_summaries()}
        assert summaries[A] == (today, f"answer by {today}")
        assert summaries[B] is None, "that day is the other side's"


def test_where_a_case_stands(
    vault: OpenVault, document_number: MakeDocument, a_reading: Reading, case_of: MakeCase
) -> None:
    with vault.unit() as unit:
        two_cases(unit, document_number, a_reading, case_of)
        assert unit.case_summaries()[0].state is None
        before = unit.totals()
        assert unit.set_state(A, STATE, TRAIL)
        assert not unit.set_state(A, STATE, TRAIL)
        assert {s.id: s.state for s in unit.case_summaries()} == {A: STATE, B: None}
        assert unit.trails() == {A: TRAIL}
        assert unit.trails([B]) == {}
        totals = unit.totals()
        assert (totals.possible, totals.disputed, totals.confirmed, totals.refunded) == tuple(map(Money, (1, 2, 3, 4)))
        assert totals.asked == before.asked
        assert unit.set_state(A, replace(STATE, turn="closed", possible=Money(0)), TRAIL)
        closed = unit.totals()
        assert (closed.cases, closed.closed) == (before.cases - 1, 1)
        assert closed.asked < before.asked
        assert closed.confirmed == Money(3), "what was won stays won"
        assert closed.patient_paid == before.patient_paid
