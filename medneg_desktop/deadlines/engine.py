"""Which day a rule sets, counted from the right event.

The papers open some periods by themselves; the person may then tell the day a letter arrived, from which the rule
truly counts. Either way one matter has one day: what is told takes the place of what was counted from the paper.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from medneg_desktop.core.dates import shown
from medneg_desktop.deadlines.book import Rules, shipped_rules, versions
from medneg_desktop.deadlines.calendar import business_days_after, counted
from medneg_desktop.domain.case import Deadline
from medneg_desktop.domain.rights import Anchor, ClockDay, ClockRule


def last_day(rule: ClockRule, start: date) -> date | None:
    """The last day of a rule's period that begins on ``start``; None where this version of the rule is not in force."""
    day = counted(start, rule.number, rule.count, rolls=rule.rolls, next_first=rule.next_first)
    begins, ends = rule.entry.valid_from, rule.entry.valid_until
    if rule.by_action:
        # Nobody can act under a rule before it begins or after it ends, however long its period would run.
        day = min(day, ends) if ends is not None else day
        return day if day >= (begins or day) and day >= start else None
    return day if begins is None or start >= begins else None


def clock_day(
    rule: ClockRule, anchors: Mapping[str, Anchor], *, set_by_papers: Sequence[Deadline] = ()
) -> tuple[ClockDay, ...]:
    """What a rule sets in a case: the days that the papers set, but for the one whose true event the person told."""
    true, stand_in = anchors.get(rule.anchor), anchors.get(rule.stand_in)
    held = [d for d in set_by_papers if d.clock == rule.id and d.start is not None]
    if held and (true is None or not true.told):
        return tuple(ClockDay(rule, d.day, d.start, d.note) for d in held)
    start = true or stand_in
    if start is None:
        return (ClockDay(rule, None, None),)
    replaced = [d for d in held if stand_in is not None and d.start is not None and d.start.day == stand_in.day]
    others = tuple(ClockDay(rule, d.day, d.start, d.note) for d in held if d not in replaced)
    day = last_day(rule, start.day)
    note = safe_note(rule, start)
    if replaced and day != replaced[0].day:
        note = f"Counted from the papers alone, the safe day is {shown(replaced[0].day)}."
    if stand_in is not None:  # it stays the day of that paper: what was put off or done stays so
        start = replace(start, paper=start.paper or stand_in.paper)
    return (ClockDay(rule, day, start, note), *others)


def days_of(
    rules: Iterable[ClockRule], anchors: Mapping[str, Anchor], set_by_papers: Sequence[Deadline] = ()
) -> list[ClockDay]:
    """The days that rules set. Of several versions of a rule in force at once, the one that leaves most time counts."""
    kinds: dict[str, list[ClockRule]] = {}
    for rule in rules:
        kinds.setdefault(rule.id, []).append(rule)
    found: list[ClockDay] = []
    for group in kinds.values():
        days = [d for rule in group for d in clock_day(rule, anchors, set_by_papers=set_by_papers)]
        dated = [d for d in days if d.day is not None]
        if len(group) > 1 and dated:
            standing = [d for d in dated if not _over(d)] or dated[-1:]
            found.append(max(standing, key=lambda d: (d.day or date.min, d.rule.entry.valid_from or date.min)))
        else:
            found.extend(dated or days[:1])
    return found


def day_set_by(rules: Rules, name: str, start: Anchor, what: str, *, printed: date | None = None) -> Deadline | None:
    """The day that a rule sets from an event on the papers; ``printed`` is the day that the paper itself names for it.

    None where no version of the rule was in force on that day.
    """
    group = versions(rules, name)
    found = [d for d in days_of(group, {group[0].anchor: start}) if d.day is not None]
    if not found or found[0].day is None:
        return None
    rule, day = found[0].rule, printed or found[0].day
    note = "The letter itself names this day." if printed is not None else safe_note(rule, start)
    return Deadline(day, what, rule.matter, rule.entry.citation, rule.id, start, note)


def _over(clock: ClockDay) -> bool:
    """Whether this version of a rule had ended when its event came."""
    ends = clock.rule.entry.valid_until
    return not clock.rule.by_action and clock.start is not None and ends is not None and clock.start.day > ends


def safe_note(rule: ClockRule, start: Anchor | None) -> str:
    """What a day rests on where its event is not the rule's own, or where the rule is told in two ways."""
    notes = []
    if start is not None and rule.safer_number:
        safer = counted(start.day, rule.safer_number, rule.count)
        notes.append(f"Some pages give {rule.safer_number} days: to be safe, act by {shown(safer)}.")
    if start is None or start.name == rule.anchor:
        return " ".join(notes)
    notes.append(
        f"Counted from {start.words}, {shown(start.day)}, which is the safe choice: the rule counts from "
        "the day it arrived."
    )
    if rule.presumed_business_days:
        arrival = business_days_after(start.day, rule.presumed_business_days)
        late = counted(arrival, rule.number, rule.count)
        notes.append(
            f"A letter may be taken to arrive {rule.presumed_business_days} business days after it was sent "
            f"({shown(arrival)}); the period then ends on {shown(late)}. Do not wait for that day."
        )
    return " ".join(notes)


def open_until(name: str, start: date, rules: Rules | None = None) -> date:
    """The last day of a rule's period that begins on ``start``, by the version in force then, else by the oldest."""
    group = versions(shipped_rules() if rules is None else rules, name)
    days = [day for rule in group if (day := last_day(rule, start)) is not None]
    return days[-1] if days else counted(start, group[0].number, group[0].count)
