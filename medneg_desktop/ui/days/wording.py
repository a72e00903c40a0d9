"""What the list of days says, as plain functions."""

from __future__ import annotations

from datetime import date, timedelta

from medneg_desktop.domain.due import WEEK, DueDay, DueGroup, DueKind, latest_put_off
from medneg_desktop.domain.rights import Duty
from medneg_desktop.services.days import ListedDay
from medneg_desktop.ui.language import shown, translate
from medneg_desktop.ui.theme import Role


def group_words(group: DueGroup) -> str:
    """The heading of a group."""
    return {
        DueGroup.OVERDUE: translate("Days", "Overdue"),
        DueGroup.THIS_WEEK: translate("Days", "In the next seven days"),
        DueGroup.LATER: translate("Days", "Later"),
        DueGroup.PUT_OFF: translate("Days", "Put off"),
        DueGroup.DONE: translate("Days", "Done"),
        DueGroup.PAST: translate("Days", "Long past"),
    }[group]


def away(day: date, today: date) -> str:
    """How far off a day is, in words."""
    days = (day - today).days
    if days in (-1, 0, 1):
        return (translate("Days", "today"), translate("Days", "tomorrow"), translate("Days", "yesterday"))[days]
    if days < 0:
        return translate("Days", "{0} days ago").format(-days)
    return translate("Days", "in {0} days").format(days)


def when_chip(row: ListedDay, today: date) -> tuple[str, Role]:
    """The chip of a row: when, and how loudly to say so. The word carries it, the tint only helps."""
    words = f"{away(row.due.day, today)} \u00b7 {shown(row.due.day)}"
    if row.group is DueGroup.OVERDUE:
        return words, Role.DANGER
    if row.group in (DueGroup.DONE, DueGroup.PAST, DueGroup.PUT_OFF):
        return words, Role.LINK
    return (
        words,
        Role.DANGER if row.due.day < today + WEEK else Role.DOUBT if row.due.day < today + 4 * WEEK else Role.LINK,
    )


def kind_words(due: DueDay) -> str:
    """What set a day, in a word or two."""
    return {
        DueKind.RULE: translate("Days", "Last day by a rule"),
        DueKind.PAYMENT: translate("Days", "Day on a bill"),
        DueKind.PROMISE: translate("Days", "They promised"),
        DueKind.NEXT_STEP: translate("Days", "Your next step"),
        DueKind.OFFER_ENDS: translate("Days", "An offer ends"),
        DueKind.INSTALMENT: translate("Days", "Payment you agreed to"),
        DueKind.ANSWER: translate("Days", "An answer is due"),
        DueKind.HELP: translate("Days", "Application for help"),
        DueKind.HOLD_ENDS: translate("Days", "A hold ends"),
    }[due.kind]


def whose_words(due: DueDay) -> str:
    """Whose turn it is on that day."""
    return translate("Days", "for them to do") if due.duty is Duty.THEIRS else translate("Days", "for you to do")


def stand_words(row: ListedDay) -> str:
    """Why a day is put off or done; empty for one that is open."""
    if row.due.settled:
        return row.due.settled
    if row.mark.done:
        return translate("Days", "You marked this as done.")
    if row.mark.until is not None:
        return translate("Days", "Put off until {0}.").format(shown(row.mark.until))
    return ""


def basis_lines(due: DueDay) -> tuple[str, ...]:
    """Why this day: how it was counted, by which rule, where that is written, when it was checked and how sure it is."""
    basis = due.basis
    lines = [basis.counted, basis.note, basis.rule]
    if basis.citation:
        lines.append(translate("Days", "Where it is written: {0}").format(basis.citation))
    if basis.source:
        lines.append(translate("Days", "To read it yourself: {0}").format(basis.source))
    if basis.sure is not None:
        lines.append(basis.sure.words)
    if basis.checked is not None:
        lines.append(translate("Days", "Checked on {0}.").format(shown(basis.checked)))
    if not lines[0] and due.kind is not DueKind.RULE:
        lines.append(translate("Days", "This day comes from what you noted under Talks."))
    return tuple(line for line in lines if line)


def put_off_choices(due: DueDay, today: date) -> tuple[tuple[str, date], ...]:
    """Until when a day can be put off; a last day that is still to come is the latest."""
    wanted = (
        (translate("Days", "Until tomorrow"), 1),
        (translate("Days", "For three days"), 3),
        (translate("Days", "For a week"), 7),
        (translate("Days", "For two weeks"), 14),
        (translate("Days", "For a month"), 30),
    )
    last = latest_put_off(due, today)
    found = [(words, today + timedelta(n)) for words, n in wanted if last is None or today + timedelta(n) <= last]
    return tuple((f"{words}, {shown(day)}", day) for words, day in found)


def days_saved(count: int) -> str:
    """How many days a calendar file holds."""
    return (
        translate("Days", "1 day is in it.") if count == 1 else translate("Days", "{0} days are in it.").format(count)
    )
