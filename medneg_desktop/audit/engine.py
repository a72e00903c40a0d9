"""Runs the rules over a case in a fixed order and numbers what they raise."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from medneg_desktop.audit.account import accounts_of
from medneg_desktop.audit.rule import Draft, Rule, Unchecked, cards
from medneg_desktop.audit.rules import (
    arithmetic,
    collections,
    duplicates,
    estimate,
    paper,
    payments,
    plan,
    statements,
    stay,
)
from medneg_desktop.core.ids import FindingId
from medneg_desktop.domain.case import Case
from medneg_desktop.domain.finding import AuditReport, Finding, NotChecked

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
)


def audit_case(case: Case, *, as_of: date, rules: Sequence[Rule] = RULES) -> AuditReport:
    """The questions that the papers of a case raise as of a day, and the rules that could not be tried on it."""
    accounts = accounts_of(case, as_of)
    answers = [answer for rule in rules for answer in rule.examine(accounts)]
    drafts = [a for a in answers if isinstance(a, Draft)]
    findings = tuple(_finding(case, drafts, n) for n in range(len(drafts)))
    unchecked = dict.fromkeys((a.rule, a.why) for a in answers if isinstance(a, Unchecked))
    return AuditReport(findings, tuple(NotChecked(case.id, rule, why) for rule, why in unchecked))


def _number(index: int) -> FindingId:
    return FindingId(f"f{index + 1}")


def _finding(case: Case, drafts: list[Draft], index: int) -> Finding:
    draft = drafts[index]
    card = cards()[draft.rule]
    overlaps = tuple(
        _number(other) for other in range(len(drafts)) if other != index and _overlap(draft, drafts[other])
    )
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
        overlaps=overlaps,
        sources=(card.source,),
    )


def _overlap(one: Draft, other: Draft) -> bool:
    """Whether two findings speak of the same dollars."""
    return one.account == other.account and bool(
        one.holds & other.within or other.holds & one.within or one.holds & other.holds
    )
