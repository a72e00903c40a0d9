"""The plan of one case: worked out anew each time from its papers, its questions, what was told and what happened."""

from __future__ import annotations

from medneg_desktop.core.ids import CaseId
from medneg_desktop.domain.plan import CasePlan
from medneg_desktop.services.office import Office
from medneg_desktop.services.settle import plan_for
from medneg_desktop.services.talks import TalksView, talks_view


def case_plan(office: Office, case: CaseId) -> CasePlan | None:
    """What to do next in a case as of today; None for a case that is gone."""
    view = talks_view(office, case)
    return plan_of(view) if view is not None else None


def plan_of(view: TalksView) -> CasePlan:
    """The same for what is at hand already."""
    broken = any(not b.perhaps_missed for b in view.breaches)
    return plan_for(view.rights, view.findings, view.decisions, view.course, broken=broken)
