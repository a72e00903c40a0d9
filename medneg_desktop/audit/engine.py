"""Runs the rules over a case in a fixed order and numbers what they raise."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from medneg_desktop.audit.account import accounts_of
from medneg_desktop.audit.matter import matter_of
from medneg_desktop.audit.person import hear
from medneg_desktop.audit.rule import Draft, Rule, Unchecked, cards
from medneg_desktop.audit.rules import (
    admission,
    amounts,
    arithmetic,
    assistance,
    claims,
    codes,
    collections,
    duplicates,
    estimate,
    items,
    paper,
    payments,
    places,
    plan,
    preventive,
    prices,
    programs,
    protections,
    repeats,
    statements,
    stay,
    visits,
)
from medneg_desktop.core.ids import FindingId
from medneg_desktop.domain.answer import Known
from medneg_desktop.domain.case import Case
from medneg_desktop.domain.finding import AuditReport, Finding, NotChecked
from medneg_desktop.domain.reference import NOTHING_LOADED, Reference

RULES: tuple[Rule, ...] = (
    *duplicates.RULES,
    *arithmetic.RULES,
    *stay.RULES,
    *plan.RULES,
    *payments.RULES,
    *statements.RULES,
    *estimate.RULES,
    *collections.RULES,
    *paper.RULES,
    *repeats.RULES,
    *amounts.RULES,
    *admission.RULES,
    *items.RULES,
    *codes.RULES,
    *visits.RULES,
    *places.RULES,
    *claims.RULES,
    *programs.RULES,
    *protections.RULES,
    *preventive.RULES,
    *assistance.RULES,
    *prices.RULES,
)


def audit_case(
    case: Case,
    *,
    as_of: date,
    known: Known | None = None,
    rules: Sequence[Rule] = RULES,
    reference: Reference = NOTHING_LOADED,
) -> AuditReport:
    """The questions that the papers of a case raise as of a day, and the rules that could not be tried on it.

    ``known`` is what the person told beside the papers, ``reference`` the tables that are loaded.
    """
    known = known or Known()
    accounts = accounts_of(case, as_of, known, reference)
    answers = [answer for rule in rules for answer in rule.examine(accounts)]
    drafts, asked = hear(case, [a for a in answers if not isinstance(a, Unchecked)], known)
    shared = _overlaps(drafts)
    findings = tuple(_finding(case, draft, n, shared[n]) for n, draft in enumerate(drafts))
    unchecked = dict.fromkeys((a.rule, a.why) for a in answers if isinstance(a, Unchecked))
    return AuditReport(findings, tuple(NotChecked(case.id, rule, why) for rule, why in unchecked), asked)


def _number(index: int) -> FindingId:
    return FindingId(f"f{index + 1}")


def _finding(case: Case, draft: Draft, index: int, overlaps: set[int]) -> Finding:
    card = cards()[draft.rule]
    return Finding(
        id=_number(index),
        case=case.id,
        rule=draft.rule,
        certainty=draft.certainty,
        title=draft.title or card.title,
        amount=draft.amount,
        explanation=draft.explanation,
        ask=draft.ask or card.ask,
        could_be_right_if=card.could_be_right_if,
        evidence=draft.evidence,
        overlaps=tuple(_number(other) for other in sorted(overlaps)),
        sources=(card.source,),
        matter=matter_of(case, draft),
    )


def _overlaps(drafts: list[Draft]) -> list[set[int]]:
    """Which findings speak of the same dollars: one holds what another lies within or holds too."""
    holders: dict[tuple[str, str], list[int]] = defaultdict(list)
    for index, draft in enumerate(drafts):
        for pool in draft.holds:
            holders[draft.account, pool].append(index)
    found: list[set[int]] = [set() for _ in drafts]
    for index, draft in enumerate(drafts):
        for other in {o for pool in draft.holds | draft.within for o in holders[draft.account, pool]} - {index}:
            found[index].add(other)
            found[other].add(index)
    return found
