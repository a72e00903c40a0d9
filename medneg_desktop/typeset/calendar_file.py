"""Days as a file that calendars read (iCalendar, RFC 5545)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from icalendar import Alarm, Calendar, Event

from medneg_desktop.domain.due import CalendarEntry

_NINE = timedelta(hours=9)


def calendar_file(entries: Sequence[CalendarEntry], made: datetime) -> bytes:
    """The entries as whole days, which no time zone can move, each with its warnings."""
    calendar = Calendar()
    calendar.add("prodid", "-//MedNeg//MedNeg Desktop//EN")
    calendar.add("version", "2.0")
    for entry in entries:
        calendar.add_component(_event(entry, made))
    return bytes(calendar.to_ical())


def _event(entry: CalendarEntry, made: datetime) -> Event:
    event = Event()
    event.add("uid", entry.uid)
    event.add("dtstamp", made)
    event.add("summary", entry.title)
    if entry.text:
        event.add("description", entry.text)
    event.add("dtstart", entry.day)
    event.add("dtend", entry.day + timedelta(days=1))
    event.add("transp", "TRANSPARENT")  # a last day keeps nobody from meeting others
    event.add("class", "PRIVATE")
    for before in entry.warnings:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", entry.title)
        alarm.add("trigger", _NINE - timedelta(days=before))
        event.add_component(alarm)
    return event
