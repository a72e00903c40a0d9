"""Faint days of service are believed where the paper says them twice, and asked about where it does not."""

from __future__ import annotations

import pytest

from medneg_desktop.domain.reading import Cell, State
from tests.reading.layout import read

BILL = """
    # Bluff City Orthopaedics
    Statement date 04/02/2025        Account 10555484
    Date          Code     Description                     Charge
    {0}    99213    OFFICE VISIT                   $145.00
    {1}    73030    X-RAY SHOULDER                 $158.00
    {2}    20610    DRAIN/INJ JOINT                $264.00
    Total charges                                  $567.00
    """


def states(*days: str) -> list[State]:
    lines = read(BILL.format(*days), ocr=True).lines
    return [line.cells[Cell.SERVICE_DATE].state for line in lines]


def test_a_faint_day_that_all_clear_lines_have_is_proven() -> None:
    assert states("03/07/2025", "03/07/2025~", "03/07/2025") == [State.READ, State.PROVEN, State.READ]


@pytest.mark.parametrize(
    "days",
    [
        ("03/07/2025", "03/09/2025~", "03/07/2025"),  # no other line has it
        ("03/07/2025", "03/07/2025~", "03/08/2025"),  # very faint, and the clear lines differ
        ("03/07/2025", "03/07/2025~", "03/07/2025~"),  # one clear line is not enough
    ],
)
def test_a_faint_day_that_stands_alone_is_asked_about(days: tuple[str, str, str]) -> None:
    assert states(*days)[1] is State.CHECK


def test_the_other_day_of_the_same_line_is_a_witness() -> None:
    (first, second) = read(
        """
        # Bluff City Orthopaedics
        Statement date 04/02/2025        Account 10555484
        From          To            Code     Description             Charge
        03/07/2025~   03/07/2025    99213    OFFICE VISIT            $145.00
        03/08/2025~   03/09/2025    73030    X-RAY SHOULDER          $158.00
        Total charges                                                $303.00
        """,
        ocr=True,
    ).lines
    assert first.cells[Cell.SERVICE_DATE].state is State.PROVEN
    assert second.cells[Cell.SERVICE_DATE].state is State.CHECK
