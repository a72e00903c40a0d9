"""What a report says of one rule."""

from __future__ import annotations

from medneg_desktop.domain.finding import AuditReport, Finding


def raised(report: AuditReport, rule: str) -> list[Finding]:
    return [f for f in report.findings if f.rule == rule]


def unchecked(report: AuditReport, rule: str) -> list[str]:
    return [n.why for n in report.not_checked if n.rule == rule]
