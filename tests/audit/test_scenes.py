"""Each rule on printed scenes: what it raises, what it could not check, and every trap of its card that it lets pass.

A scene begins with ``== rule: what comes of it: what it shows``; ``nothing`` means neither a finding nor a "could not
check", ``silent`` no finding. ``H``, ``O`` and ``P`` stand for the columns of a hospital, an office and a plan, ``@name`` for
the head of a paper, ``$`` for a row of a table that is loaded (see ``tests/tables.py``).
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from medneg_desktop.audit import audit_case
from medneg_desktop.audit.engine import RULES
from medneg_desktop.audit.rule import FAMILIES, cards
from medneg_desktop.core import resources
from medneg_desktop.core.money import Money
from medneg_desktop.domain.finding import AuditReport
from medneg_desktop.ledger import group
from tests.audit.raising import raised, unchecked
from tests.builders import papers
from tests.tables import loaded

SCENES = Path(__file__).parent / "scenes"
COLUMNS = {
    "H": "service_date | revenue_code | code | modifiers | description | units | charge",
    "O": "service_date | code | modifiers | description | units | charge",
    "P": "service_date | code | modifiers | charge | patient_responsibility | reason_codes",
}
NAMES = {
    "hospital": ("Mercy Valley Hospital", "A-3218011", "EC337251840"),
    "office": ("Marlow Family Physicians", "M-7781200", "EC337251841"),
    "radiology": ("Valley Radiology Associates", "R-5512340", "EC337251842"),
    "flight": ("SkyLift Transport", "S-9912340", "EC337251843"),
}


@dataclass(frozen=True)
class Scene:
    rule: str
    outcome: str
    shows: str
    text: str
    tables: str = ""


def head(name: str) -> str:
    """The head of a paper: ``@office`` is the office's bill, ``@office-eob`` the plan's answer to it."""
    if name == "letter":
        return (
            "collection_letter\npatient_name: Ana Lopez\noriginal_creditor: Mercy Valley Hospital\n"
            "account_number: A-3218011\ncollector_name: Summit Recovery"
        )
    whose, _, kind = name.partition("-")
    if name in ("eob", "medicare-eob"):
        whose, kind = ("hospital" if name == "eob" else "office"), "eob"
    provider, account, claim = NAMES[whose]
    known = f"patient_name: Ana Lopez\nprovider_name: {provider}\naccount_number: {account}"
    if kind != "eob":
        return f"itemized_bill\n{known}\nstatement_date: 2026-10-01"
    payer = "Medicare Part B" if name == "medicare-eob" else "Meridian Health Plan"
    return f"eob\n{known}\nclaim_number: {claim}\npayer_name: {payer}\nprocessed_date: 2026-09-10"


def told(text: str) -> str:
    rows = (row.strip() for row in text.strip().splitlines())
    return "\n".join(head(row[1:]) if row.startswith("@") else COLUMNS.get(row, row) for row in rows)


def scenes(family: str) -> list[Scene]:
    blocks = (SCENES / f"{family}.txt").read_text(encoding="utf-8").split("== ")[1:]
    found = []
    for block in blocks:
        title, _, text = block.partition("\n")
        parts = [p.strip() for p in title.split(":", 2)]
        rule, outcome, shows = parts if family != "clean" else ("", "", title)
        rows = text.splitlines()
        tables = "\n".join(row[1:] for row in rows if row.startswith("$"))
        plain = "\n".join(row for row in rows if not row.startswith("$"))
        found.append(Scene(rule, outcome, shows, told(plain), tables))
    return found


TOLD = [f for f in FAMILIES if (SCENES / f"{f}.txt").exists()]
ALL = [scene for family in TOLD for scene in scenes(family)]


def audit(scene: Scene) -> list[AuditReport]:
    return [
        audit_case(case, as_of=date(2026, 11, 24), reference=loaded(scene.tables)) for case in group(papers(scene.text))
    ]


@pytest.mark.parametrize("scene", ALL, ids=lambda s: f"{s.rule}: {s.shows}")
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


@pytest.mark.parametrize("rule", sorted({r.name for r in RULES if r.name in {s.rule for s in ALL}}))
def test_every_rule_is_shown_true_near_and_by_its_traps(rule: str) -> None:
    mine = [s for s in ALL if s.rule == rule]
    assert any(s.outcome not in ("silent", "nothing") for s in mine)
    assert any("near miss" in s.shows for s in mine)
    shown = {part.strip() for s in mine for part in s.shows.split(" / ")}
    assert set(cards()[rule].traps) <= shown, set(cards()[rule].traps) - shown


def test_every_family_has_scenes_or_tests_of_its_own() -> None:
    own = {"duplicates", "arithmetic", "stay", "plan", "payments", "statements", "estimate", "collections", "paper"}
    assert set(FAMILIES) == own | set(TOLD)
    assert {s.rule for s in ALL} | {r for f in own for r in family_rules(f)} == set(cards())


def family_rules(family: str) -> list[str]:
    return [r["name"] for r in json.loads(resources.text("rules", f"{family}.json"))["rules"]]
