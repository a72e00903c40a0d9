"""The catalogue of scenes: for each rule, papers on which it speaks, and papers on which it must not.

A scene begins with ``== rule: what comes of it: what it shows``; ``nothing`` means neither a finding nor a "could not
check", ``silent`` no finding, ``unchecked`` no finding and a reason why. What it shows begins with ``near miss`` or
``clean``, or names one trap or several of the rule's card (parted by ``/``), or else it is a true case.

``@name`` is the head of a paper, and may be followed by its day; capitals stand for the columns of a table. ``$`` is a row
of a table that is loaded (see ``tests/tables.py``), ``% told topic yes`` an answer of the person (about a line, with its
number), ``% state OH`` a fact of their household.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path

from medneg_desktop.audit import audit_case
from medneg_desktop.audit.rule import FAMILIES, cards
from medneg_desktop.domain.answer import Known, Reply, Spot
from medneg_desktop.domain.case import Paper
from medneg_desktop.domain.finding import AuditReport
from medneg_desktop.domain.household import household_of
from medneg_desktop.ledger import group
from medneg_desktop.ledger.accumulators import counted
from medneg_desktop.rights import library
from medneg_desktop.services.reconcile import known_of
from tests.builders import papers
from tests.tables import loaded

SCENES = Path(__file__).parent / "scenes"
TODAY = date(2026, 11, 24)
COLUMNS = {
    "H": "service_date | revenue_code | code | modifiers | description | units | charge",
    "O": "service_date | code | modifiers | description | units | charge",
    "P": "service_date | code | modifiers | charge | patient_responsibility | reason_codes",
    "U": "service_date | code | description | units | unit_price | charge",
    "B": "service_date | code | charge | plan_paid | adjustment | patient_responsibility",
}
NAMES = {
    "hospital": ("Mercy Valley Hospital", "A-3218011", "EC337251840"),
    "office": ("Marlow Family Physicians", "M-7781200", "EC337251841"),
    "radiology": ("Valley Radiology Associates", "R-5512340", "EC337251842"),
    "flight": ("SkyLift Transport", "S-9912340", "EC337251843"),
}
_DAYS = {"eob": "2026-09-10", "bill": "2026-10-01", "receipt": "2026-08-20", "letter": "", "denial": "2026-09-20"}


@dataclass(frozen=True)
class Scene:
    rule: str
    outcome: str
    shows: str
    text: str
    tables: str = ""
    told: tuple[str, ...] = ()

    @property
    def rows(self) -> tuple[str, ...]:
        """Everything that makes the scene, to hold it beside another."""
        return (*self.text.splitlines(), *self.tables.splitlines(), *self.told)

    @property
    def papers(self) -> int:
        return len(self.text.split("\n---\n"))


@dataclass
class Cases:
    """The scenes of one rule."""

    true: list[Scene] = field(default_factory=list)
    near_miss: list[Scene] = field(default_factory=list)
    clean: list[Scene] = field(default_factory=list)
    trap: dict[str, list[Scene]] = field(default_factory=lambda: defaultdict(list))

    def add(self, scene: Scene) -> None:
        shown = {part.strip() for part in scene.shows.split(" / ")}
        for trap in shown & set(cards()[scene.rule].traps):
            self.trap[trap].append(scene)
        if scene.outcome.split()[0] in ("silent", "nothing", "unchecked"):
            if any(s.startswith("near miss") for s in shown):
                self.near_miss.append(scene)
            if any(s.startswith("clean") for s in shown):
                self.clean.append(scene)
        else:
            self.true.append(scene)


def head(name: str, day: str = "") -> str:
    """The head of a paper: ``@office`` is the office's bill, ``@office-eob`` the plan's answer to it."""
    whose, _, kind = name.partition("-")
    if name in ("eob", "medicare-eob", "letter", "receipt", "denial", "agreement", "estimate"):
        whose = "office" if name == "medicare-eob" else "hospital"
        kind = "eob" if name == "medicare-eob" else name
    provider, account, claim = NAMES[whose]
    known = f"patient_name: Ana Lopez\nprovider_name: {provider}\naccount_number: {account}"
    payer = "Medicare Part B" if name == "medicare-eob" else "Meridian Health Plan"
    day = day or _DAYS.get(kind or "bill", "")
    match kind:
        case "eob":
            return f"eob\n{known}\nclaim_number: {claim}\npayer_name: {payer}\nprocessed_date: {day}"
        case "denial":
            return f"denial\n{known}\nclaim_number: {claim}\npayer_name: {payer}\nnotice_date: {day}"
        case "receipt":
            return f"receipt\n{known}\npayment_date: {day}"
        case "agreement":
            return f"agreement\n{known}\nnotice_date: {day}"
        case "estimate":
            return f"good_faith_estimate\npatient_name: Ana Lopez\nprovider_name: {provider}\nservice_from: {day}"
        case "statement":
            return f"statement\n{known}\nstatement_date: {day or _DAYS['bill']}"
        case "letter":
            letter = known.replace("provider_name", "original_creditor")
            return f"collection_letter\n{letter}\ncollector_name: Summit Recovery" + (
                f"\nnotice_date: {day}" if day else ""
            )
        case _:
            return f"itemized_bill\n{known}\nstatement_date: {day}"


def written_out(text: str) -> str:
    rows = (row.strip() for row in text.strip().splitlines())
    return "\n".join(head(*row[1:].split()) if row.startswith("@") else COLUMNS.get(row, row) for row in rows)


def scenes(family: str) -> list[Scene]:
    blocks = (SCENES / f"{family}.txt").read_text(encoding="utf-8").split("== ")[1:]
    found = []
    for block in blocks:
        title, _, text = block.partition("\n")
        parts = [p.strip() for p in title.split(":", 2)]
        rule, outcome, shows = parts if family != "clean" else ("", "", title)
        rows = text.splitlines()
        tables = "\n".join(row[1:] for row in rows if row.startswith("$"))
        told = tuple(row[1:].strip() for row in rows if row.startswith("%"))
        plain = "\n".join(row for row in rows if not row.startswith(("$", "%")))
        found.append(Scene(rule, outcome, shows, written_out(plain), tables, told))
    return found


@cache
def all_scenes() -> tuple[Scene, ...]:
    return tuple(scene for family in FAMILIES for scene in scenes(family))


@cache
def cases(rule: str) -> Cases:
    """The scenes of a rule by what they are for."""
    found = Cases()
    for scene in all_scenes():
        if scene.rule == rule:
            found.add(scene)
    return found


def _known(scene: Scene, found: list[Paper]) -> Known:
    table: dict[str, object] = {}
    answers: dict[Spot, Reply] = {}
    for row in scene.told:
        word, *rest = row.split()
        if word == "told":
            topic, said, *line = rest
            number = int(line[0]) if line else 0
            answers |= {Spot(p.ref.key, number, topic): Reply(said) for p in found}
        else:
            value = " ".join(rest)
            table[word] = {"true": True, "false": False}.get(value, int(value) if word == "size" else value)
    return known_of(household_of(table), library(), TODAY, answers=answers, claims=counted(found))


def audit(scene: Scene) -> list[AuditReport]:
    found = papers(scene.text)
    known: Mapping[str, object] | Known = _known(scene, found)
    assert isinstance(known, Known)
    reference = loaded(scene.tables)
    return [audit_case(case, as_of=TODAY, known=known, reference=reference) for case in group(found)]
