"""Which questions Home lists. Loaded when there are some: the first screen does not wait for the nouns of findings."""

from __future__ import annotations

from collections.abc import Iterable

from medneg_desktop.core.money import Money
from medneg_desktop.domain.finding import Decision
from medneg_desktop.services.ports import CaseView
from medneg_desktop.ui.home.wording import Question
from medneg_desktop.ui.language import translate

MOST_QUESTIONS = 6


def questions(views: Iterable[CaseView]) -> tuple[Question, ...]:
    """The questions not set aside, the largest sums first."""
    found = [
        (
            finding.amount,
            Question(
                view.case.id,
                finding.title,
                _sum(finding.amount),
                view.case.provider or translate("Home", "Provider not known"),
            ),
        )
        for view in views
        for finding in view.report.findings
        if view.decisions.get(finding.fingerprint, (Decision.OPEN, ""))[0] is not Decision.SET_ASIDE
    ]
    found.sort(key=lambda f: -(f[0].cents if f[0] is not None else -1))
    return tuple(question for _, question in found[:MOST_QUESTIONS])


def _sum(amount: Money | None) -> str:
    return translate("Home", "sum not known") if amount is None else amount.shown()
