"""What is written comes back equal, to the last digit and sign, whatever a paper or a file name holds."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from medneg_desktop.core.clock import FixedClock
from medneg_desktop.core.ids import CaseId, DocumentId, FindingId, Sha256
from medneg_desktop.core.money import Money
from medneg_desktop.domain.case import Case, Deadline, Figure, LinePair, Link, LinkKind, Paper, Reconciliation
from medneg_desktop.domain.document import Document, ReadingStatus
from medneg_desktop.domain.finding import AuditReport, Certainty, Evidence, Finding, NotChecked, PaperRef
from medneg_desktop.domain.page import PageText, TextSource, Word
from medneg_desktop.domain.place import Box, Place
from medneg_desktop.domain.reading import Cell, DocumentKind, Fact, FieldName, Reading, ReadLine, State
from medneg_desktop.services.ports import HeldReading
from medneg_desktop.store.vault import OpenVault, create_vault

QUICK = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck), database=None)

# Every sign, half characters of broken file names and NUL among them.
text = st.text(max_size=12)
texts = st.lists(text, max_size=3).map(tuple)
number = st.floats(allow_nan=False, allow_infinity=False).map(lambda x: x + 0.0)  # -0.0 is 0.0 on a page
money = st.one_of(st.integers(-(10**7), 10**7), st.integers(-(10**30), 10**30)).map(Money)
day = st.dates(date(1, 1, 1))
moment = st.datetimes(timezones=st.just(UTC))
box = st.builds(Box, number, number, number, number)
place = st.builds(Place, st.integers(1, 500), box)
decimals = st.decimals(allow_nan=False, allow_infinity=False)
value: st.SearchStrategy[Any] = st.one_of(money, day, decimals, text, texts)
fact = st.builds(
    Fact, value, raw=text, state=st.sampled_from(State), confidence=number, place=st.none() | place, note=text
)
line = st.builds(ReadLine, st.integers(1, 99), place, st.dictionaries(st.sampled_from(Cell), fact, max_size=4))


def readings_of(part: int) -> st.SearchStrategy[Reading]:
    return st.builds(
        Reading,
        part=st.just(part),
        pages=st.lists(st.integers(1, 500), max_size=3).map(tuple),
        kind=st.sampled_from(DocumentKind),
        kind_confidence=number,
        kind_grounds=texts,
        kind_state=st.sampled_from(State),
        language=text,
        text_source=st.sampled_from(TextSource),
        fields=st.dictionaries(st.sampled_from(FieldName), fact, max_size=4),
        lines=st.lists(line, max_size=3).map(tuple),
        notes=texts,
    )


readings = st.integers(0, 3).flatmap(lambda n: st.tuples(*(readings_of(part + 1) for part in range(n))))
word = st.builds(Word, text, box, number, st.none() | box, st.booleans())
page = st.builds(
    PageText,
    st.integers(1, 500),
    number,
    number,
    st.lists(word, max_size=4).map(tuple),
    st.sampled_from(TextSource),
    text,
)
document = st.builds(
    Document,
    id=st.just(DocumentId("d1")),
    sha256=st.just(Sha256("5" * 64)),
    name=text,
    media=text,
    size=st.integers(0, 2**40),
    pages=st.integers(0, 500),
    added=moment,
    status=st.sampled_from(ReadingStatus),
    reviewed=st.booleans(),
    trouble=st.none() | st.tuples(text, text, text),
)
ref = st.builds(PaperRef, st.sampled_from([DocumentId("d1"), DocumentId("gone")]), st.integers(1, 3), text)
evidence = st.builds(
    Evidence, ref, st.none() | place, st.none() | st.integers(1, 99), st.none() | st.sampled_from(FieldName), text
)
figure = st.builds(Figure, money, st.lists(evidence, max_size=2).map(tuple), text, st.booleans())
maybe_figure = st.none() | figure
reconciliation = st.builds(
    Reconciliation,
    *(maybe_figure for _ in range(7)),
    in_question=money,
    supported=st.none() | money,
)
pairs = st.lists(st.builds(LinePair, st.integers(1, 99), st.integers(1, 99)), max_size=3).map(tuple)
link = st.builds(Link, st.sampled_from(LinkKind), ref, ref, st.booleans(), texts, pairs)
finding = st.builds(
    Finding,
    id=text.map(FindingId),
    case=st.just(CaseId("c1")),
    rule=text,
    certainty=st.sampled_from(Certainty),
    title=text,
    amount=st.none() | money,
    explanation=text,
    ask=text,
    could_be_right_if=text,
    evidence=st.lists(evidence, min_size=1, max_size=3).map(tuple),
    overlaps=st.lists(text.map(FindingId), max_size=2).map(tuple),
    sources=texts,
)
report = st.builds(
    AuditReport,
    st.lists(finding, max_size=3).map(tuple),
    st.lists(st.builds(NotChecked, st.just(CaseId("c1")), text, text), max_size=2).map(tuple),
)
case_parts = st.fixed_dictionaries(
    {
        "provider": st.none() | text,
        "patient": st.none() | text,
        "links": st.lists(link, max_size=2).map(tuple),
        "reconciliation": reconciliation,
        "missing": texts,
        "deadlines": st.lists(st.builds(Deadline, day, text, text, text), max_size=3).map(tuple),
    }
)


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Iterator[OpenVault]:
    """One vault for many examples, each of which is rolled back."""
    made = create_vault(tmp_path_factory.mktemp("round") / "vault", key=bytes(32), clock=FixedClock(date(2026, 11, 24)))
    yield made
    made.close()


@QUICK
@given(document)
def test_a_document(held: OpenVault, document: Document) -> None:
    with held.unit() as unit:
        unit.add_document(document)
        assert unit.document(document.id) == document
        assert unit.document_by_hash(document.sha256) == document
        assert unit.documents() == [document]


@QUICK
@given(document, readings)
def test_readings(held: OpenVault, document: Document, readings: tuple[Reading, ...]) -> None:
    with held.unit() as unit:
        unit.add_document(document)
        unit.save_readings(document.id, readings, ["account:1"])
        found = unit.readings([document.id])
        assert found == [HeldReading(document, readings)]
        # Equal mappings may differ in order, and Decimal("1") equals Decimal("1.0"); people see the difference.
        assert repr(found[0].readings) == repr(readings)


@QUICK
@given(document, st.lists(page, max_size=3))
def test_words_of_pages(held: OpenVault, document: Document, pages: list[PageText]) -> None:
    with held.unit() as unit:
        unit.add_document(document)
        unit.save_pages(document.id, pages)
        assert unit.pages(document.id) == pages


@QUICK
@given(document, readings, case_parts, report)
def test_a_case_and_its_questions(
    held: OpenVault, document: Document, readings: tuple[Reading, ...], parts: dict[str, Any], report: AuditReport
) -> None:
    papers = tuple(Paper(PaperRef(document.id, r.part, document.name), r) for r in readings)
    case = Case(id=CaseId("c1"), papers=papers, **parts)
    with held.unit() as unit:
        unit.add_document(document)
        unit.save_readings(document.id, readings, [])
        unit.replace_cases([], [(case, report)])
        view = unit.case(case.id)
        assert view is not None
        assert view.case == case
        assert view.report == report
        assert view.decisions == {}
        [summary] = unit.case_summaries()
        assert (summary.asked, summary.in_question) == (
            case.reconciliation.asked.amount if case.reconciliation.asked else None,
            case.reconciliation.in_question,
        )
        assert summary.questions == len(report.findings)
        unit.totals()


@pytest.mark.parametrize("sign", ["\udcff", "\U0010fffe", "\U0010fffe00dcff", "a\0b", "\ud83d\ude00", "Señor"])
def test_signs_that_files_and_papers_hold(held: OpenVault, sign: str) -> None:
    with held.unit() as unit:
        unit.set_setting(sign, sign)
        assert unit.setting(sign) == sign


def test_a_moment_without_a_time_zone_is_refused(held: OpenVault) -> None:
    with held.unit() as unit, pytest.raises(Exception, match="time zone"):
        unit.add_document(
            Document(
                DocumentId("d"),
                Sha256("5" * 64),
                "n",
                "m",
                1,
                1,
                datetime(2026, 1, 1),  # noqa: DTZ001 (the point)
            )
        )


def test_numbers_keep_their_digits(held: OpenVault) -> None:
    with held.unit() as unit:
        unit.add_document(Document(DocumentId("d"), Sha256("5" * 64), "n", "m", 1, 1, datetime(2026, 1, 1, tzinfo=UTC)))
        reading = Reading(1, (1,), DocumentKind.OTHER, fields={FieldName.NPI: Fact(Decimal("1.50"))})
        unit.save_readings(DocumentId("d"), [reading], [])
        [found] = unit.readings([DocumentId("d")])
        assert str(found.readings[0].fields[FieldName.NPI].value) == "1.50"
