"""Rights in a real vault: what was told is kept, what follows is worked out from it and from the papers."""

from __future__ import annotations

import io
from datetime import date

import pytest

from medneg_desktop.core.clock import FixedClock
from medneg_desktop.core.ids import CaseId, DocumentId, Sha256
from medneg_desktop.core.money import Money
from medneg_desktop.core.trouble import ValueNotUnderstood
from medneg_desktop.domain.assistance import HospitalPolicy
from medneg_desktop.domain.document import Document, ReadingStatus
from medneg_desktop.domain.household import Household, IncomeSource, Per
from medneg_desktop.domain.rights import NOT_SURE, Status
from medneg_desktop.ledger import group, match_keys
from medneg_desktop.rights import library
from medneg_desktop.services import rights
from medneg_desktop.services.office import Office
from medneg_desktop.services.overview import history
from medneg_desktop.services.reconcile import refresh
from medneg_desktop.services.rights import rights_view
from medneg_desktop.services.rights_view import RightsView, view_of
from medneg_desktop.talks.told import CaseTold
from tests.builders import BILL_AND_COLLECTOR, papers
from tests.rights.conftest import asked, card

HOME = Household("NY", 3, None, "employer", sources=(IncomeSource("wages", Money.of("3000.00"), Per.MONTH),))


@pytest.fixture
def case(office: Office) -> CaseId:
    """The papers in the vault, as if they had been read."""
    found = papers(BILL_AND_COLLECTOR)
    for paper in found:
        sha256, size = office.vault.originals.put(io.BytesIO(paper.ref.name.encode()), limit=1000)
        document = Document(
            DocumentId(paper.ref.document),
            Sha256(sha256),
            paper.ref.name,
            "application/pdf",
            size,
            1,
            office.clock.now(),
        )
        with office.unit() as unit:
            unit.add_document(document)
            unit.save_readings(document.id, [paper.reading], match_keys(paper.reading))
            unit.set_status(document.id, ReadingStatus.READ)
            unit.commit()
    (case,) = refresh(office, [p.ref.document for p in found])
    return case


def seen(office: Office, case: CaseId) -> RightsView:
    found = rights_view(office, case)
    assert found is not None
    return found


def test_a_case_that_is_gone(office: Office) -> None:
    assert rights_view(office, CaseId("c9")) is None


def test_the_household_is_kept(office: Office, case: CaseId) -> None:
    assert rights.household(office) == Household()
    rights.keep_household(office, HOME)
    assert rights.household(office) == HOME
    found = seen(office, case)
    assert found.assistance.level is not None
    assert found.assistance.level.income == Money.of("36000.00")
    assert "coverage" not in asked(found.report)


def test_the_household_of_a_broken_setting_is_an_empty_one(office: Office) -> None:
    with office.unit() as unit:
        unit.set_setting("household", '{"state": "Atlantis"}')
        unit.commit()
    assert rights.household(office) == Household()


def test_answers_are_kept_changed_and_taken_back(office: Office, case: CaseId) -> None:
    assert card(seen(office, case).report, "help-policy").status is Status.UNSURE
    rights.answer(office, case, "nonprofit", "yes")
    assert card(seen(office, case).report, "help-policy").status is Status.APPLIES
    rights.answer(office, case, "nonprofit", "no")
    assert card(seen(office, case).report, "help-policy").status is Status.NOT
    rights.answer(office, case, "nonprofit", NOT_SURE)
    assert card(seen(office, case).report, "help-policy").status is Status.UNSURE
    rights.answer(office, case, "nonprofit", None)
    assert next(a for a in seen(office, case).report.asked if a.question.name == "nonprofit").answer is None
    told = [e.detail for e in history(office, case) if e.what == "question answered"]
    assert told[0].endswith("taken back")
    assert told[-1] == "Is the hospital a nonprofit? Yes"


@pytest.mark.parametrize(("question", "option"), [("nonprofit", "perhaps"), ("weather", "yes")])
def test_an_answer_that_nobody_offers_is_a_bug(office: Office, case: CaseId, question: str, option: str) -> None:
    with pytest.raises(KeyError):
        rights.answer(office, case, question, option)


def test_days_are_read_as_dates_and_start_clocks(office: Office, case: CaseId) -> None:
    rights.tell_day(office, case, "collector_letter_received", "11/16/2026")
    (clock,) = card(seen(office, case).report, "debt-dispute").clocks
    assert clock.day == date(2026, 12, 16)
    rights.tell_day(office, case, "collector_letter_received", " ")
    (clock,) = card(seen(office, case).report, "debt-dispute").clocks
    assert clock.day == date(2026, 12, 10)


@pytest.mark.parametrize("text", ["soon", "13/40/2026", "11/25/2026"])
def test_a_day_that_is_none_or_in_the_future_is_told(office: Office, case: CaseId, text: str) -> None:
    with pytest.raises(ValueNotUnderstood) as told:
        rights.tell_day(office, case, "records_asked", text)
    assert "not in the future" in told.value.remedy


def test_the_days_agree_with_those_of_the_case(office: Office, case: CaseId) -> None:
    """Home and Rights never tell two days for one thing."""
    found = seen(office, case)
    for deadline in found.case.deadlines:
        days = [c.day for c in found.report.clocks() if c.rule.id == deadline.rule]
        assert days == [deadline.day]


def test_the_hospitals_limits(office: Office, case: CaseId) -> None:
    rights.keep_policy(office, case, "200 %", "400")
    assert seen(office, case).policy == HospitalPolicy(200, 400)
    rights.keep_policy(office, case, "", "")
    assert seen(office, case).policy is None
    with pytest.raises(ValueNotUnderstood):
        rights.keep_policy(office, case, "a lot", "")


def test_what_a_person_types_of_the_household_is_understood_or_told() -> None:
    assert rights.understand_household({"state": "tx", "size": 2}) == Household("TX", 2)
    with pytest.raises(ValueNotUnderstood) as told:
        rights.understand_household({"state": "Atlantis"})
    assert told.value.remedy.startswith("Atlantis is no state")


def test_papers_in_no_vault_give_the_same_view(office: Office, case: CaseId) -> None:
    """The command line's way, with the household of its profile."""
    rights.keep_household(office, HOME)
    kept = seen(office, case)
    (loose,) = group(papers(BILL_AND_COLLECTOR))
    found = view_of(loose, HOME, CaseTold(), library(), FixedClock(date(2026, 11, 24)).today())
    assert [(c.entry.id, c.status) for c in found.report.cards] == [(c.entry.id, c.status) for c in kept.report.cards]
