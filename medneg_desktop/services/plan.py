"""The plan of one case: worked out anew each time from its papers, its questions, what was told and what happened."""

from __future__ import annotations

from datetime import date

from medneg_desktop.core.ids import CaseId
from medneg_desktop.domain.plan import CasePlan, Story
from medneg_desktop.rights.plan import plan
from medneg_desktop.rights.plan_basis import PlanBasis
from medneg_desktop.services.office import Office
from medneg_desktop.services.ports import CaseView
from medneg_desktop.services.rights import RightsView, rights_view


def case_plan(office: Office, case: CaseId, story: Story | None = None) -> CasePlan | None:
    """What to do next in a case as of today; None for a case that is gone."""
    rights = rights_view(office, case)
    with office.unit() as unit:
        view = unit.case(case)
    if rights is None or view is None:
        return None
    return plan_of(view, rights, story or Story(), office.clock.today())


def plan_of(view: CaseView, rights: RightsView, story: Story, today: date) -> CasePlan:
    """The same for what is at hand already."""
    decisions = {fingerprint: decision for fingerprint, (decision, _) in view.decisions.items()}
    return plan(
        PlanBasis(
            view.case,
            view.report.findings,
            rights.report,
            rights.assistance,
            rights.household,
            today,
            decisions,
            story,
        )
    )
