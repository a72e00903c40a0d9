"""The plan of a case: what to do next, in the order in which people who do this for a living take it.

First what cannot wait, then: check the papers, get the plan's account and the itemized bill, dispute what is wrong,
use what the law gives, ask for help before talking about price, then price, terms in writing before paying, a way of
paying that leaves proof, and a letter that says zero. After silence the next higher office is asked. Each rule is a
small function below or in :mod:`plan_end`; none gives a chance of success.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta

from medneg_desktop.domain.plan import Agreed, CasePlan, NextAction, Stand
from medneg_desktop.rights import plan_end, plan_law, plan_start
from medneg_desktop.rights.plan_basis import PlanBasis

URGENT_DAYS = 14
"""A last day within these many days puts an action before all others."""

Rule = Callable[[PlanBasis], Iterator[NextAction]]
RULES: tuple[Rule, ...] = (
    plan_start.old_debt,
    plan_start.do_not_pay,
    plan_start.renew_hold,
    plan_start.broken_promises,
    plan_end.broken_agreement,
    plan_start.check_papers,
    plan_start.collector,
    plan_start.get_eob,
    plan_start.get_itemized,
    plan_start.look_through,
    plan_law.appeal,
    plan_law.outside_review,
    plan_start.dispute,
    plan_law.surprise_bill,
    plan_law.estimate,
    plan_law.medicaid,
    plan_law.hospital_help,
    plan_law.help_application,
    plan_law.help_refused,
    plan_law.help_granted,
    plan_law.ask_rights,
    plan_end.lump_sum,
    plan_end.instalments,
    plan_end.terms_in_writing,
    plan_end.pay,
    plan_end.own_promises,
    plan_end.zero_balance,
    plan_end.escalate,
)
"""All rules, in the order in which their actions are taken."""


def plan(basis: PlanBasis) -> CasePlan:
    """Pure: the same papers, answers, story and day give the same plan. A closed case has nothing left to do."""
    if basis.story.closed is not None or basis.story.agreed is Agreed.ZERO:
        return CasePlan((), basis.on)
    found = [action for rule in RULES for action in rule(basis)]
    return CasePlan(tuple(sorted(found, key=lambda a: _rank(a, basis.on))), basis.on)


def _rank(action: NextAction, on: date) -> tuple[int, date]:
    """Warnings first, then what has its last day soon; the rest stays in the order of the rules."""
    if action.stand is Stand.HOLDS:
        return 0, date.min
    soon = action.stand is Stand.NOW and action.due is not None and action.due <= on + timedelta(days=URGENT_DAYS)
    return (1, action.due or date.max) if soon else (2, date.max)
