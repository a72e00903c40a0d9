"""The plan of a case in a real vault follows its papers and what was decided."""

from __future__ import annotations

from pathlib import Path

from medneg_desktop.core.ids import CaseId
from medneg_desktop.domain.finding import Decision
from medneg_desktop.domain.packet import RecipientKind
from medneg_desktop.domain.plan import Stand
from medneg_desktop.domain.talks import Channel, Contact, Way
from medneg_desktop.services.overview import case_view
from medneg_desktop.services.plan import case_plan
from medneg_desktop.services.review import decide
from medneg_desktop.services.talks import note
from tests.ui.made_up import bill, open_office, shelve


def test_the_plan_follows_what_was_decided(tmp_path: Path) -> None:
    office = open_office(tmp_path)
    paper = shelve(office, *bill())
    with office.unit() as unit:
        (case,) = unit.cases_of([paper])
    before, view = case_plan(office, case), case_view(office, case)
    assert before is not None
    assert view is not None
    assert view.report.findings
    assert "look-through" in [a.rule for a in before.actions]
    for finding in view.report.findings:
        decide(office, case, finding.fingerprint, Decision.KEPT, "")
    after = case_plan(office, case)
    assert after is not None
    assert "look-through" not in [a.rule for a in after.actions]
    assert next(a for a in after.actions if a.rule == "dispute").stand is Stand.NOW
    office.vault.close()


def test_a_case_that_is_gone_has_no_plan(tmp_path: Path) -> None:
    office = open_office(tmp_path)
    assert case_plan(office, CaseId("nobody")) is None
    office.vault.close()


def test_a_letter_that_went_out_is_waited_for(tmp_path: Path) -> None:
    office = open_office(tmp_path)
    paper = shelve(office, *bill())
    with office.unit() as unit:
        (case,) = unit.cases_of([paper])
    view = case_view(office, case)
    assert view is not None
    for finding in view.report.findings:
        decide(office, case, finding.fingerprint, Decision.KEPT, "")
    day = office.clock.today()
    note(office, case, Contact(day, Channel.LETTER, Way.OUT, RecipientKind.PROVIDER, letter="dispute"))
    plan = case_plan(office, case)
    assert plan is not None
    assert next(a for a in plan.actions if a.rule == "dispute").stand is Stand.WAITING
    office.vault.close()
