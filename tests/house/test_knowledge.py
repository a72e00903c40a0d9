"""Every fact of the knowledge files is whole, dated, sourced, readable, and says how sure it is."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise

import pytest

from medneg_desktop.audit.rule import cards
from medneg_desktop.core import resources
from medneg_desktop.core.money import Money
from medneg_desktop.deadlines.events import anchors_of
from medneg_desktop.domain.assistance import Region
from medneg_desktop.domain.household import JURISDICTIONS, Coverage
from medneg_desktop.domain.rights import NOT_SURE, Entry, Standing, Sure
from medneg_desktop.rights import KnowledgeError, Shelf, library, shipped
from medneg_desktop.rights.library import clocks_named, poverty_on, rights_on
from medneg_desktop.rights.soundness import entries_of, faults
from medneg_desktop.services.unread import unread_facts
from tests.rights.conftest import case_of

SHELF = shipped()
FILES = sorted(resources.path("knowledge").rglob("*.toml"))
STATE_ENTRIES = [e for s in SHELF.states.values() for e in s.entries]
ENTRIES: list[Entry] = [
    *(r.entry for r in SHELF.rights.values()),
    *(c.entry for c in SHELF.clocks.values()),
    *(t.entry for t in SHELF.poverty.values()),
    *STATE_ENTRIES,
]
TODAY = date(2026, 11, 24)
"""The day on which the files were last checked as a whole."""


def test_all_of_it_passes_the_walk_that_a_loaded_file_has_to_pass() -> None:
    assert faults(SHELF) == ()
    assert {id(e) for e in entries_of(SHELF)} == {id(e) for e in ENTRIES}


def test_the_list_of_what_to_check_names_every_fact_that_was_not_read_in_its_source() -> None:
    named = {f.id for f in unread_facts(SHELF)}
    for entry in ENTRIES:
        assert (entry.id in named) >= (entry.sure not in (Sure.READ, Sure.READ_IN_PART)), entry.id
    read = {e.id for e in ENTRIES if e.sure in (Sure.READ, Sure.READ_IN_PART)}
    unread = {e.id for e in ENTRIES} - read
    assert not (read - unread) & named
    assert {f"state-{s.code}-{t}" for s in SHELF.states.values() for t in s.unknown} <= named


STATES_FACTS: dict[str, Callable[[], set[str]]] = {
    "knowledge": lambda: {e.id for e in ENTRIES},
    "rules": lambda: {f"question-{name}" for name in cards()},
    "reference": lambda: {f"table-{p.name}" for p in resources.path("reference").iterdir()},
    "help": lambda: {f"guide-{p.stem}" for p in resources.path("help", "en").glob("*.md")},
    "figures.toml": lambda: {f"figure-{r['id']}" for r in _rows("figures.toml", "figure")},
    "letters": lambda: {f"office-{r['from']}" for r in _rows("letters/offices.toml", "office")},
}
"""Which parts of the program's files state facts, and by which ids the list of what to check may name them."""
STATES_NONE = {"icons", "samples", "themes", "translations"}


def _rows(file: str, kind: str) -> list[dict[str, str]]:
    rows: list[dict[str, str]] = tomllib.loads(resources.text(*file.split("/")))[kind]
    return rows


def test_every_file_that_states_facts_is_among_what_the_list_walks() -> None:
    there = {p.name for p in resources.path("figures.toml").parent.iterdir() if p.name != "__pycache__"}
    assert there == set(STATES_FACTS) | STATES_NONE
    named = {f.id for f in unread_facts(SHELF)}
    known = set[str]().union(*(ids() for ids in STATES_FACTS.values()))
    assert named - known == {f"state-{s.code}-{t}" for s in SHELF.states.values() for t in s.unknown}
    sure = {f"office-{e.id}" for e in ENTRIES if e.sure in (Sure.READ, Sure.READ_IN_PART)}
    grounds = {f"question-{c.name}" for c in cards().values() if c.verified.startswith("No outside source")}
    read = {e.id for e in ENTRIES if e.sure in (Sure.READ, Sure.READ_IN_PART)}
    assert known - named <= sure | grounds | read


def test_no_address_of_an_office_is_told() -> None:
    """None was read in its source, so none is there to be wrong: neither a street nor a number, a site or a mail."""
    for row in _rows("letters/offices.toml", "office"):
        assert set(row) == {"name", "about", "from"}
        assert not re.search(r"\d|@|www|http|P\.?O\.? Box", row["name"] + row["about"])
        assert row["from"] in {e.id for e in ENTRIES}


def ids(entry: Entry) -> str:
    return f"{entry.id}-{entry.valid_from}" if entry.valid_from else entry.id


def test_the_files_hold_what_they_should() -> None:
    assert len(FILES) == 51 + 3 + 9 + 3, "states, poverty tables, federal rights, and questions, clocks, state topics"
    assert len(SHELF.rights) >= 50
    assert set(SHELF.states) == set(JURISDICTIONS)
    assert len(ENTRIES) > 350


@pytest.mark.parametrize("entry", ENTRIES, ids=ids)
def test_an_entry_is_whole(entry: Entry) -> None:
    for text in (entry.title, entry.text, entry.who, entry.citation, entry.read_in, entry.topic):
        assert text.strip()
    assert entry.text.endswith("."), entry.text
    assert date(2026, 1, 1) <= entry.checked <= TODAY + timedelta(days=366)
    assert entry.valid_from is None or entry.valid_until is None or entry.valid_from <= entry.valid_until
    assert entry.source.startswith("https://") or (entry.source == "Not known" and entry in STATE_ENTRIES)
    assert not entry.source.startswith("https://") or " " not in entry.source


@pytest.mark.parametrize("entry", ENTRIES, ids=ids)
def test_how_sure_it_is_agrees_with_where_it_was_read(entry: Entry) -> None:
    """What nobody read is not called read; what is not firm is shown with "check this" and never stated as certain."""
    assert entry.read_in.startswith("Not read") <= (entry.sure is Sure.RECALLED)
    if entry.sure is Sure.RECALLED:
        assert "from memory" in entry.read_in or entry.read_in.startswith("Not read")
    if not entry.sure.firm:
        assert not entry.certain(TODAY)
        assert entry.sure.words.startswith(("Check this", "Not known"))


@pytest.mark.parametrize("entry", ENTRIES, ids=ids)
def test_it_says_so_once_it_is_past(entry: Entry) -> None:
    if entry.valid_until is not None:
        assert entry.standing(entry.valid_until + timedelta(days=1)) is Standing.PAST
        assert not entry.certain(entry.valid_until + timedelta(days=1))
    if entry.valid_from is not None:
        assert entry.standing(entry.valid_from - timedelta(days=1)) is Standing.NOT_YET
    late = entry.checked + timedelta(days=400)
    assert entry.standing(late) in (Standing.PAST, Standing.OLD_CHECK)


FORBIDDEN = re.compile(r"you qualify|you are eligible|guarantee|!|(?<![-\w])kit\b|\bTBD\b", re.IGNORECASE)
BRITISH = re.compile(
    r"\b(itemis|programme|authoris|anaesth|centre\b|behaviour|licence\b|organis|recognis|labour)", re.IGNORECASE
)


@pytest.mark.parametrize("file", FILES, ids=lambda p: p.name)
def test_the_words_are_ours(file: object) -> None:
    text = resources.path("knowledge").joinpath(str(file)).read_text(encoding="utf-8")
    assert not FORBIDDEN.search(text)
    assert not BRITISH.search(text)


@pytest.mark.parametrize("right", SHELF.rights.values(), ids=lambda r: ids(r.entry))
def test_a_right_can_be_decided(right: object) -> None:
    found = next(r for r in SHELF.rights.values() if r is right)
    assert found.when
    assert found.do
    for group in found.when:
        assert group
        for name, options in group.items():
            known = {o.name for o in SHELF.questions[name].options}
            assert options < known, f"{name}: all of its options, or unknown ones: {set(options) - known}"
    clocks_named(SHELF, found.deadlines)


def test_state_topics_can_be_decided() -> None:
    for topic in SHELF.topics.values():
        for group in topic.when:
            for name, options in group.items():
                assert options < {o.name for o in SHELF.questions[name].options}


@pytest.mark.parametrize("question", SHELF.questions.values(), ids=lambda q: q.name)
def test_a_question_can_be_asked(question: object) -> None:
    found = next(q for q in SHELF.questions.values() if q is question)
    assert found.ask or found.missing
    assert found.kind in ("choice", "day")
    assert len(found.options) != 1
    assert bool(found.options) == (found.kind == "choice")
    assert len(found.ask) <= 120
    assert NOT_SURE not in {o.name for o in found.options}
    assert all(o.says.endswith(".") and o.label for o in found.options)


def test_every_question_matters_somewhere() -> None:
    used = {name for r in SHELF.rights.values() for group in r.when for name in group}
    used |= {name for t in SHELF.topics.values() for group in t.when for name in group}
    used |= {c.anchor for c in SHELF.clocks.values()} | {"last_payment"}
    assert set(SHELF.questions) == used & set(SHELF.questions)


def test_the_kinds_of_coverage_are_those_of_the_household() -> None:
    assert {o.name for o in SHELF.questions["coverage"].options} == set(Coverage)


def test_every_clock_has_its_event() -> None:
    days = {q.name: TODAY for q in SHELF.questions.values() if q.kind == "day"}
    case = case_of("""
        statement
        provider_name: Mercy Hospital
        statement_date: 2026-09-03
        service_from: 2026-08-14
        """)
    from_papers = {"collector_letter", "denial"}
    without_day = {"collector_violation", "records_refused"}  # told in words only: nobody is asked for that day
    known = set(anchors_of(case, days)) | from_papers | without_day
    for clock in SHELF.clocks.values():
        assert clock.anchor in known, clock.id
        assert not clock.stand_in or clock.stand_in in known
        assert clock.number > 0
    asked = {name for r in SHELF.rights.values() for name in r.deadlines}
    assert {name for name, _ in SHELF.clocks} == asked, "a clock that no right names, or the other way round"


def test_the_measures_stand_where_the_law_is() -> None:
    assert SHELF.measures["estimate-margin"].money == Money.of("400.00")
    assert SHELF.measures["bureau-small"].money == Money.of("500.00")
    assert SHELF.measures["medicaid-percent"].number == 138
    texts = {r.entry.id: r.entry.text for r in SHELF.rights.values()}
    assert all(m.entry in texts for m in SHELF.measures.values())
    assert "$400" in texts["estimate-dispute"]
    assert "$500" in texts["credit-bureaus"]


@pytest.mark.parametrize("code", sorted(JURISDICTIONS))
def test_a_state_answers_on_every_topic(code: str) -> None:
    state = SHELF.states[code]
    told = {e.topic for e in state.entries}
    assert told | set(state.unknown) == set(SHELF.topics)
    assert not told & set(state.unknown)
    assert "time_limit" in told
    assert len(state.entries) == len(told)


@pytest.mark.parametrize("code", sorted(JURISDICTIONS))
def test_the_numbers_of_a_state_stand_in_its_text(code: str) -> None:
    state = SHELF.states[code]
    places = {
        "percent": "financial_assistance",
        "years": "time_limit",
        "share": "payment_plan",
        "days": "itemized_bill",
        "protected": "road_ambulance",
        "banned": "credit_reports",
    }
    for name, number in state.numbers.items():
        kind = name.rpartition("_")[2]
        entry = state.entry(places[kind])
        assert entry is not None
        if kind in ("protected", "banned"):  # yes or no: what was not found does not hold
            assert number in (0, 1)
            assert bool(number) != entry.text.startswith("No state "), f"{name} = {number}: {entry.text}"
        else:
            assert re.search(rf"\b{number}\b", entry.text), f"{name} = {number}: {entry.text}"
    assert state.numbers.get("free_percent", 0) <= state.numbers.get("discount_percent", 10_000)


def test_poverty_tables_follow_each_other() -> None:
    tables = [SHELF.poverty[year] for year in sorted(SHELF.poverty)]
    for one, two in pairwise(tables):
        assert one.entry.valid_until is not None
        assert two.entry.valid_from == one.entry.valid_until + timedelta(days=1)
        for region in Region:
            assert one.guideline(region, 1) < two.guideline(region, 1)
    for table in tables:
        main, alaska, hawaii = (table.guideline(r, 4) for r in (Region.MAINLAND, Region.ALASKA, Region.HAWAII))
        assert main < hawaii < alaska


def test_one_version_of_each_right_is_in_force() -> None:
    for on in (date(2026, 12, 31), date(2027, 1, 1)):
        found = [r.entry.id for r in rights_on(SHELF, on)]
        assert len(found) == len(set(found))
    before, after = (
        next(r.entry for r in rights_on(SHELF, on) if r.entry.id == "medicaid-apply")
        for on in (date(2026, 12, 31), date(2027, 1, 1))
    )
    assert before.valid_until == date(2026, 12, 31)
    assert after.valid_from == date(2027, 1, 1)


NEWER = """
topic = "Poverty guidelines"
checked = 2027-01-20

[[poverty]]
year = 2027
title = "Federal poverty guidelines 2027"
text = "The sums of 2027."
who = "All households."
citation = "made up for a test"
source = "https://example.org/notice"
read_in = "made up for a test"
sure = "read"
valid_from = 2027-01-13
valid_until = 2028-01-12
[poverty.contiguous_48_dc]
first = "16000.00"
further = "6000.00"
[poverty.alaska]
first = "20000.00"
further = "7000.00"
[poverty.hawaii]
first = "18000.00"
further = "6500.00"
"""


def test_an_update_is_a_new_file() -> None:
    newer = library((NEWER,))
    assert poverty_on(newer, date(2027, 2, 1)).year == 2027
    assert poverty_on(newer, TODAY).year == 2026
    assert 2027 not in shipped().poverty, "what travels with the program stays as it is"


def test_an_update_may_correct_an_entry() -> None:
    text = resources.text("knowledge", "federal", "estimates.toml")
    assert text.count('money = "400.00"') == 1
    newer = library((text.replace('money = "400.00"', 'money = "500.00"'),))
    assert newer.measures["estimate-margin"].money == Money.of("500.00")
    assert shipped().measures["estimate-margin"].money == Money.of("400.00")


@pytest.mark.parametrize(
    "text",
    [
        "not toml at all = = =",
        'weather = "fine"',
        NEWER.replace('sure = "read"', 'sure = "certain"'),
        NEWER.replace("checked = 2027-01-20", 'checked = "soon"'),
        NEWER.replace('citation = "made up for a test"', ""),
        NEWER.replace('first = "16000.00"', 'first = "many"'),
        NEWER.replace("[poverty.hawaii]", "[poverty.elsewhere]"),
        '[[state]]\ncode = "XX"\nrule = []',
    ],
)
def test_a_file_that_is_not_whole_changes_nothing(text: str) -> None:
    shelf = Shelf()
    with pytest.raises(KnowledgeError, match=r"newer\.toml|poverty-2027"):
        shelf.add(text, "newer.toml")
    assert shelf == Shelf()
