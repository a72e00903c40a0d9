"""No rule without its proofs: a true case, a near miss, a clean case, and each trap of its card let pass.

The scenes lie in ``tests/audit/scenes`` and are run by ``tests/audit/test_scenes.py``; here it is asked that none is missing,
and that a trap is a true case of its rule but for the few rows that make it innocent.
"""

from __future__ import annotations

from collections import Counter

import pytest

from medneg_desktop.audit.engine import RULES
from medneg_desktop.audit.rule import cards
from tests.audit.catalogue import Scene, all_scenes, cases

NAMED_ONLY = {"drug-above-cost": "there is no form of the list of drug costs yet that the program could load"}
"""Rules that cannot speak at all yet, and why: they are named among what could not be checked, and so it is shown."""
CHANGED = 4
"""Rows of a true case that its innocent twin may lack; what it adds is the trap's own circumstance."""
TRAPS = [(name, trap) for name, card in sorted(cards().items()) for trap in card.traps]


def lost(true: Scene, twin: Scene) -> int:
    """How many rows of a true case its twin does not have."""
    return (Counter(true.rows) - Counter(twin.rows)).total()


@pytest.mark.parametrize("rule", sorted({r.name for r in RULES}))
def test_a_rule_is_shown_true_near_and_clean(rule: str) -> None:
    found = cases(rule)
    missing = {kind for kind in ("true", "near_miss", "clean") if not getattr(found, kind)}
    assert missing == ({"true"} if rule in NAMED_ONLY else set())
    if rule in NAMED_ONLY:
        assert any(s.outcome == "unchecked" for s in all_scenes() if s.rule == rule)


@pytest.mark.parametrize(("rule", "trap"), TRAPS, ids=lambda t: t)
def test_a_trap_is_let_pass_though_little_parts_it_from_a_true_case(rule: str, trap: str) -> None:
    found = cases(rule)
    assert found.trap[trap], "no scene shows it"
    assert all(s.outcome.split()[0] in ("silent", "nothing", "unchecked") for s in found.trap[trap])
    if rule not in NAMED_ONLY:
        assert min(lost(true, scene) for true in found.true for scene in found.trap[trap]) <= CHANGED


def test_every_scene_is_for_something() -> None:
    for scene in all_scenes():
        found = cases(scene.rule)
        known = [*found.true, *found.near_miss, *found.clean, *(s for t in found.trap.values() for s in t)]
        assert scene in known or scene.outcome.split()[0] in ("unchecked", "nothing"), f"{scene.rule}: {scene.shows}"
