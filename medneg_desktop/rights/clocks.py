"""The deadline engine: which day a rule sets, counted from the right event.

Rules that the ledger already sets from the papers (a collector's window, an appeal, a bill above its estimate) are
taken from the case and never counted again: one day on every screen. The rule says there what law it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from medneg_desktop.core.dates import shown
from medneg_desktop.domain.case import Deadline
from medneg_desktop.domain.rights import Anchor, ClockDay, ClockRule
from medneg_desktop.rights.calendar import business_days_after, counted


def clock_day(
    rule: ClockRule, anchors: Mapping[str, Anchor], *, set_by_papers: Sequence[Deadline] = ()
) -> tuple[ClockDay, ...]:
    """What a rule sets in a case: the days already set from the papers, else the one counted here."""
    true, stand_in = anchors.get(rule.anchor), anchors.get(rule.stand_in)
    held = [d for d in set_by_papers if d.rule == rule.id]
    if held and true is None:
        return tuple(ClockDay(rule, d.day, stand_in, _safe_note(rule, stand_in)) for d in held)
    start = true or stand_in
    if start is None:
        return (ClockDay(rule, None, None),)
    day = last_day(rule, start.day)
    if held and day != held[0].day:
        return (ClockDay(rule, day, start, f"Counted from the papers alone, the safe day is {shown(held[0].day)}."),)
    return (ClockDay(rule, day, start, _safe_note(rule, start)),)


def last_day(rule: ClockRule, start: date) -> date | None:
    """The last day of a rule's period that begins on ``start``; None where this version of the rule is not in force."""
    day = counted(start, rule.number, rule.count, rolls=rule.rolls, next_first=rule.next_first)
    begins, ends = rule.entry.valid_from, rule.entry.valid_until
    if rule.by_action:
        # Nobody can act under a rule before it begins or after it ends, however long its period would run.
        day = min(day, ends) if ends is not None else day
        return day if day >= (begins or day) and day >= start else None
    return day if begins is None or start >= begins else None


def days_of(
    rules: Iterable[ClockRule], anchors: Mapping[str, Anchor], set_by_papers: Sequence[Deadline] = ()
) -> list[ClockDay]:
    """The days that rules set. Of several versions of a rule in force at once, the one that leaves most time counts."""
    versions: dict[str, list[ClockRule]] = {}
    for rule in rules:
        versions.setdefault(rule.id, []).append(rule)
    found: list[ClockDay] = []
    for group in versions.values():
        days = [d for rule in group for d in clock_day(rule, anchors, set_by_papers=set_by_papers)]
        dated = [d for d in days if d.day is not None]
        if len(group) > 1 and dated:
            standing = [d for d in dated if not _over(d)] or dated[-1:]
            found.append(max(standing, key=lambda d: (d.day or date.min, d.rule.entry.valid_from or date.min)))
        else:
            found.extend(dated or days[:1])
    return found


def _over(clock: ClockDay) -> bool:
    """Whether this version of a rule had ended when its event came."""
    ends = clock.rule.entry.valid_until
    return not clock.rule.by_action and clock.start is not None and ends is not None and clock.start.day > ends


def _safe_note(rule: ClockRule, start: Anchor | None) -> str:
    if start is None or start.name == rule.anchor:
        return ""
    note = (
        f"Counted from {start.words}, {shown(start.day)}, which is the safe choice: the rule counts from "
        "the day it arrived."
    )
    if rule.presumed_business_days:
        arrival = business_days_after(start.day, rule.presumed_business_days)
        late = counted(arrival, rule.number, rule.count)
        note += (
            f" A letter may be taken to arrive {rule.presumed_business_days} business days after it was sent "
            f"({shown(arrival)}); the period then ends on {shown(late)}. Do not wait for that day."
        )
    return note
