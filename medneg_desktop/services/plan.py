"""The plan of one case: worked out anew each time from its papers, its questions, what was told and what happened."""

from __future__ import annotations

from medneg_desktop.core.ids import CaseId
from medneg_desktop.domain.plan import CasePlan
from medneg_desktop.rights.plan import plan
from medneg_desktop.rights.plan_basis import PlanBasis
from medneg_desktop.services.office import Office
from medneg_desktop.services.talks import TalksView, talks_view
from medneg_desktop.talks.story import story_of


def case_plan(office: Office, case: CaseId) -> CasePlan | None:
    """What to do next in a case as of today; None for a case that is gone."""
    view = talks_view(office, case)
    return plan_of(view) if view is not None else None


def plan_of(view: TalksView) -> CasePlan:
    """The same for what is at hand already."""
    rights = view.rights
    broken = any(not b.perhaps_missed for b in view.breaches)
    return plan(
        PlanBasis(
            view.case,
            view.findings,
            rights.report,
            rights.assistance,
            rights.household,
            rights.report.on,
            {fingerprint: decision for fingerprint, (decision, _) in view.decisions.items()},
            story_of(view.course, broken=broken),
        )
    )
