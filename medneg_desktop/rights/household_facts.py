"""What a household's own words answer: its coverage, its income beside a limit, its state's time limit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from medneg_desktop.core.dates import shown
from medneg_desktop.deadlines.calendar import month_end, months_after
from medneg_desktop.domain.assistance import PovertyLevel
from medneg_desktop.domain.household import Household
from medneg_desktop.domain.rights import Anchor, By, Known, Measure, StateRules

_YES, _NO = frozenset({"yes"}), frozenset({"no"})


def from_household(
    household: Household, level: PovertyLevel | None, measures: Mapping[str, Measure]
) -> Iterator[tuple[str, Known]]:
    """The facts that a household tells, by the name of the question."""
    if household.coverage is not None:
        yield "coverage", Known(frozenset({household.coverage.value}), By.HOUSEHOLD, "you said so of your household")
    if household.self_funded is not None:
        said = _YES if household.self_funded else _NO
        yield "self_funded", Known(said, By.HOUSEHOLD, "you said so of your household")
    limit = measures["medicaid-percent"].number
    if level is not None and limit is not None:
        grounds = f"{level.percent} percent of the poverty level, beside {limit} percent"
        yield "low_income", Known(_YES if level.at_most(limit) else _NO, By.HOUSEHOLD, grounds)


def reach_back(anchors: Mapping[str, Anchor], last: date | None, today: date) -> Iterator[tuple[str, Known]]:
    """Whether Medicaid can still reach back to the care; ``last`` is the day by which to apply."""
    service = anchors.get("service")
    if service is None:
        return
    still = last is not None and last >= month_end(today, -1) and today <= last
    words = f"the care began on {shown(service.day)}"
    yield "recent_care", Known(_YES if still else _NO, By.PAPERS, words)


def time_limit(state: StateRules | None, anchors: Mapping[str, Anchor], today: date) -> Iterator[tuple[str, Known]]:
    """Whether a lawsuit seems to be too late. Between the shortest and the longest limit nothing is said."""
    start = anchors.get("last_payment") or anchors.get("service")
    if state is None or start is None or "written_years" not in state.numbers:
        return
    years = [n for name, n in state.numbers.items() if name in ("written_years", "open_years", "medical_years")]
    first, last = (months_after(start.day, 12 * n) for n in (min(years), max(years)))
    words = f"counted from {start.words}, {shown(start.day)}, with {state.name}'s limits of {min(years)}"
    words += f" to {max(years)} years" if max(years) > min(years) else " years"
    if today > last:
        yield "past_limit", Known(_YES, By.PAPERS, words)
    elif today <= first:
        yield "past_limit", Known(_NO, By.PAPERS, f"{words}; it ends on {shown(first)} at the earliest")
