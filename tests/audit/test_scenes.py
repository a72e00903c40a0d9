"""Every scene of the catalogue: what the rule raises on it, and what it lets pass."""

from __future__ import annotations

import pytest

from medneg_desktop.core.money import Money
from tests.audit.catalogue import Scene, all_scenes, audit, scenes
from tests.audit.raising import raised, unchecked


@pytest.mark.parametrize("scene", all_scenes(), ids=lambda s: f"{s.rule}: {s.shows}")
def test_a_scene(scene: Scene) -> None:
    reports = audit(scene)
    findings = [f for report in reports for f in raised(report, scene.rule)]
    doubts = [w for report in reports for w in unchecked(report, scene.rule)]
    word, _, amount = scene.outcome.partition(" ")
    if word in ("silent", "nothing", "unchecked"):
        assert findings == []
        assert bool(doubts) == (word == "unchecked") or word == "silent"
        return
    (finding,) = findings
    assert finding.certainty.value == word
    assert finding.amount == (None if amount == "none" else Money.of(amount))
    assert finding.evidence[0].place is not None


@pytest.mark.parametrize("scene", scenes("clean"), ids=lambda s: s.shows)
def test_a_clean_case_raises_nothing(scene: Scene) -> None:
    assert [f.explanation for report in audit(scene) for f in report.findings] == []
