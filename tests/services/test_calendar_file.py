"""Calendar files, read back by the library that calendars are built on."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from medneg_desktop.core.trouble import PlaceNotWritable
from medneg_desktop.services.calendar_file import PLAIN, NoDaysToCome, save_calendar
from medneg_desktop.services.days import listed, mark_done, put_off
from medneg_desktop.services.office import Office
from medneg_desktop.services.overview import history
from tests.builders import COLLECTOR
from tests.conftest import TODAY
from tests.kept import keep_papers
from tests.services.test_days import BILL, one_case

OTHER = (
    BILL.replace("4482137", "9911")
    .replace("Mercy Hospital", "Clinique Ñandú, Süd; & Co")
    .replace("2026-08-14", "2026-02-01")
)


def events(path: Path) -> list[Any]:
    return list(Calendar.from_ical(path.read_bytes()).walk("VEVENT"))


def test_what_is_saved_reads_back(office: Office, tmp_path: Path) -> None:
    keep_papers(office, f"{COLLECTOR}---\n{OTHER}")
    path = tmp_path / "days.ics"
    assert save_calendar(office, path, open_words=True) == 2
    bill, rule = events(path)
    assert bill["SUMMARY"] == "Clinique Ñandú, Süd; & Co asks for $900.00"
    assert (bill.decoded("DTSTART"), bill.decoded("DTEND")) == (date(2026, 12, 3), date(2026, 12, 4))
    assert rule["SUMMARY"].startswith("Dispute the debt in writing with Apex")
    assert rule.decoded("DTSTART") == date(2026, 12, 10)
    assert "30 days after the date on the collector's letter, Nov 10, 2026." in rule["DESCRIPTION"]
    assert "15 USC 1692g" in rule["DESCRIPTION"]
    triggers = [alarm.decoded("TRIGGER") for alarm in rule.walk("VALARM")]
    assert triggers == [timedelta(hours=9) - timedelta(days=7), timedelta(hours=9) - timedelta(days=1)]
    assert [a.decoded("TRIGGER") for a in bill.walk("VALARM")] == [timedelta(hours=9) - timedelta(days=1)]


def test_a_private_file_says_nothing(office: Office, tmp_path: Path) -> None:
    keep_papers(office, f"{COLLECTOR}---\n{OTHER}")
    path = tmp_path / "days.ics"
    save_calendar(office, path)
    raw = path.read_bytes()
    assert {e["SUMMARY"] for e in events(path)} == {PLAIN}
    assert not any(word in raw for word in (b"Apex", b"Mercy", b"$900", b"Lopez", b"DESCRIPTION:D", b"USC"))
    assert b"\r\n" in raw
    assert all(len(row) <= 75 for row in raw.split(b"\r\n"))


def test_an_entry_keeps_its_name_so_that_a_calendar_brings_it_up_to_date(office: Office, tmp_path: Path) -> None:
    keep_papers(office, COLLECTOR)
    one, two = tmp_path / "1.ics", tmp_path / "2.ics"
    save_calendar(office, one)
    save_calendar(office, two, open_words=True)
    assert [e["UID"] for e in events(one)] == [e["UID"] for e in events(two)]


def test_the_days_of_one_case(office: Office, tmp_path: Path) -> None:
    first = one_case(office, COLLECTOR)
    keep_papers(office, OTHER)
    path = tmp_path / "days.ics"
    assert save_calendar(office, path, case=first, open_words=True) == 1
    assert "Apex" in events(path)[0]["SUMMARY"]
    assert "calendar file saved" in [e.what for e in history(office, first)]


def test_what_is_done_or_past_stays_out_and_what_is_put_off_stays_in(office: Office, tmp_path: Path) -> None:
    keep_papers(
        office,
        f"{COLLECTOR}---\n{OTHER}---\n{BILL.replace('2026-12-03', '2026-11-01').replace('2026-08-14', '2026-05-05')}",
    )
    path = tmp_path / "days.ics"
    days = listed(office)
    put_off(office, next(d for d in days if d.due.day == date(2026, 12, 3)).due, TODAY + timedelta(days=3))
    mark_done(office, next(d for d in days if d.due.day == date(2026, 12, 10)).due)
    assert save_calendar(office, path) == 1
    assert events(path)[0].decoded("DTSTART") == date(2026, 12, 3)


def test_nothing_to_come_writes_nothing(office: Office, tmp_path: Path) -> None:
    with pytest.raises(NoDaysToCome):
        save_calendar(office, tmp_path / "days.ics")
    assert not (tmp_path / "days.ics").exists()


def test_a_place_that_cannot_be_written_says_so(office: Office, tmp_path: Path) -> None:
    keep_papers(office, COLLECTOR)
    with pytest.raises(PlaceNotWritable):
        save_calendar(office, tmp_path / "nowhere" / "days.ics")
