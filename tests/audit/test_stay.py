"""room-days-exceed-nights and service-after-discharge."""

from __future__ import annotations

from medneg_desktop.core.money import Money
from medneg_desktop.domain.finding import AuditReport, Certainty
from tests.audit.raising import raised


def test_the_day_of_discharge_is_charged(report: AuditReport) -> None:
    """
    itemized_bill
    statement_date: 2026-08-30
    service_from: 2026-08-10
    service_to: 2026-08-13
    service_date | revenue_code | description  | units | charge
    2026-08-10   | 0120         | ROOM SEMI    | 4     | 7600.00
    """
    (finding,) = raised(report, "room-days-exceed-nights")
    assert finding.amount == Money.of("1900.00")
    assert finding.certainty is Certainty.PROVEN
    assert "4 days in a room" in finding.explanation
    assert "3 nights" in finding.explanation


def test_as_many_room_days_as_nights(report: AuditReport) -> None:
    """
    itemized_bill
    statement_date: 2026-08-30
    service_from: 2026-08-10
    service_to: 2026-08-13
    service_date | revenue_code | description  | units | charge
    2026-08-10   | 0120         | ROOM SEMI    | 3     | 5700.00
    """
    assert not raised(report, "room-days-exceed-nights")


def test_observation_and_leave_are_no_room_days(report: AuditReport) -> None:
    """
    itemized_bill
    statement_date: 2026-08-30
    service_from: 2026-08-10
    service_to: 2026-08-13
    service_date | revenue_code | description  | units | charge
    2026-08-10   | 0120         | ROOM SEMI    | 3     | 5700.00
    2026-08-10   | 0762         | OBSERVATION  | 20    | 900.00
    2026-08-11   | 0180         | LEAVE        | 1     | 100.00
    """
    assert not raised(report, "room-days-exceed-nights")


def test_a_change_of_room_is_a_question(report: AuditReport) -> None:
    """
    itemized_bill
    statement_date: 2026-08-30
    service_from: 2026-08-10
    service_to: 2026-08-13
    service_date | revenue_code | description  | units | charge
    2026-08-10   | 0200         | ICU          | 1     | 4000.00
    2026-08-10   | 0120         | ROOM SEMI    | 3     | 5700.00
    """
    (finding,) = raised(report, "room-days-exceed-nights")
    assert finding.certainty is Certainty.QUESTION
    assert finding.amount is None


def test_a_day_taken_back_is_no_day(report: AuditReport) -> None:
    """
    itemized_bill
    statement_date: 2026-08-30
    service_from: 2026-08-10
    service_to: 2026-08-13
    service_date | revenue_code | description  | units | charge
    2026-08-10   | 0120         | ROOM SEMI    | 4     | 7600.00
    2026-08-13   | 0120         | ROOM SEMI    | 1     | -1900.00
    """
    assert not raised(report, "room-days-exceed-nights")


def test_with_a_plan_the_share_of_a_room_day_is_unknown(report: AuditReport) -> None:
    """
    itemized_bill
    statement_date: 2026-08-30
    payer_name: Cascade Mutual
    amount_due: 500.00
    service_from: 2026-08-10
    service_to: 2026-08-13
    service_date | revenue_code | description  | units | charge
    2026-08-10   | 0120         | ROOM SEMI    | 4     | 7600.00
    """
    (finding,) = raised(report, "room-days-exceed-nights")
    assert finding.amount is None


def test_a_service_after_the_stay_is_a_question(report: AuditReport) -> None:
    """
    itemized_bill
    statement_date: 2026-08-30
    service_from: 2026-08-10
    service_to: 2026-08-13
    service_date | revenue_code | code  | charge
    2026-08-12   | 0324         | 71046 | 300.00
    2026-08-15   | 0324         | 71046 | 300.00
    """
    (finding,) = raised(report, "service-after-discharge")
    assert finding.certainty is Certainty.QUESTION
    assert finding.amount == Money.of("300.00")
    assert finding.evidence[0].line == 2


def test_drugs_to_take_home_and_late_readings_are_normal(report: AuditReport) -> None:
    """
    itemized_bill
    statement_date: 2026-08-30
    service_from: 2026-08-10
    service_to: 2026-08-13
    service_date | revenue_code | code  | charge
    2026-08-14   | 0253         |       | 20.00
    2026-08-15   | 0306         | 87040 | 90.00
    """
    assert not raised(report, "service-after-discharge")
