"""Plain words for statuses, sources and days."""

from __future__ import annotations

from datetime import date

from medneg_desktop.domain.rights import ClockDay, Duty, Entry, Standing, Status, Sure
from medneg_desktop.services.ports import CaseSummary
from medneg_desktop.ui.language import shown
from medneg_desktop.ui.theme import Role

STATUS_WORDS = {
    Status.APPLIES: ("Applies", Role.PROVEN),
    Status.UNSURE: ("Unsure", Role.DOUBT),
    Status.NOT: ("Does not apply", Role.LINK),
}
_READ_WORDS = {
    Sure.READ: ("Rule read", Role.PROVEN),
    Sure.READ_IN_PART: ("Rule read in part", Role.PROVEN),
    Sure.READ_IN_COPY: ("Read in a copy", Role.LINK),
}
EMPTY_WORDS = {
    Status.APPLIES: "Nothing is known to apply yet. Answer the questions to find out.",
    Status.UNSURE: "Nothing is left open.",
    Status.NOT: "Nothing was ruled out yet.",
}


def case_words(row: CaseSummary) -> str:
    """A case in one line, as the list of bills names it."""
    parts = [
        row.provider or "Provider not on the papers",
        row.patient or "",
        shown(row.service_from) if row.service_from else "",
    ]
    return " · ".join(p for p in parts if p)


def sure_chip(entry: Entry, on: date) -> tuple[str, Role]:
    """How sure a fact is, in a few words."""
    standing = entry.standing(on)
    if standing is Standing.PAST:
        return "May be out of date", Role.DOUBT
    if standing is Standing.NOT_YET:
        return "Not in force yet", Role.LINK
    if not entry.sure.firm:
        return "Check this", Role.DOUBT
    if standing is Standing.OLD_CHECK:
        return "Checked over a year ago", Role.DOUBT
    return _READ_WORDS[entry.sure]


def sure_words(entry: Entry, on: date) -> str:
    """How sure a fact is, how long it was known to hold, and what else to know of it."""
    parts = [entry.sure.words, f"Checked {shown(entry.checked)}."]
    standing = entry.standing(on)
    if standing is Standing.PAST and entry.valid_until is not None:
        parts.insert(0, f"This may be out of date: it was known to hold until {shown(entry.valid_until)}.")
    elif standing is Standing.NOT_YET and entry.valid_from is not None:
        parts.insert(0, f"This starts on {shown(entry.valid_from)}.")
    else:
        if standing is Standing.OLD_CHECK:
            parts.insert(0, "Nobody checked this for more than a year.")
        if entry.valid_from is not None:
            parts.append(f"In force since {shown(entry.valid_from)}.")
        if entry.valid_until is not None:
            parts.append(f"Known to hold until {shown(entry.valid_until)}.")
    if entry.caution:
        parts.append(entry.caution)
    return " ".join(parts)


def clock_words(clock: ClockDay, today: date) -> str:
    """A day with whose it is and how far off; without a day, what it counts from."""
    title = clock.rule.entry.title
    if clock.day is None:
        return f"{title}: no day yet. {clock.rule.entry.text}"
    left = (clock.day - today).days
    if clock.rule.duty is Duty.NOT_BEFORE:
        return f"{title}: {shown(clock.day)}."
    if left < 0:
        passed = "This day has passed" if clock.rule.duty is Duty.YOURS else "They are late"
        return f"{title}: {shown(clock.day)}. {passed}."
    away = "today" if left == 0 else "tomorrow" if left == 1 else f"in {left} days"
    return f"{title}: {shown(clock.day)}, {away}."
