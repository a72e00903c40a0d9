"""Findings: grounds are needed, fingerprints stick, overlapping sums count once."""

from __future__ import annotations

from dataclasses import replace

import pytest

from medneg_desktop.core.ids import CaseId, DocumentId, FindingId
from medneg_desktop.core.money import Money
from medneg_desktop.domain.finding import Certainty, Evidence, Finding, PaperRef, in_question
from medneg_desktop.domain.reading import FieldName

BILL = PaperRef(DocumentId("d1"), 1, "bill.pdf")


def finding(name: str, amount: str | None, *, overlaps: tuple[str, ...] = (), line: int = 1) -> Finding:
    return Finding(
        FindingId(name),
        CaseId("c1"),
        "duplicate-charge",
        Certainty.PROVEN,
        "Same charge twice",
        Money.of(amount) if amount else None,
        "why",
        "ask",
        "unless",
        (Evidence(BILL, None, line=line),),
        tuple(FindingId(o) for o in overlaps),
    )


def test_a_finding_without_grounds_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="needs evidence"):
        replace(finding("f1", "1.00"), evidence=())


def test_overlapping_sums_count_once_by_the_largest() -> None:
    found = [finding("f1", "312.00", overlaps=("f2",)), finding("f2", "340.00"), finding("f3", "50.00")]
    assert in_question(found) == Money.of("390.00")


def test_overlaps_reach_through_a_third_finding_whichever_way_they_are_written() -> None:
    found = [finding("f1", "10.00"), finding("f2", "30.00", overlaps=("f1", "f3")), finding("f3", "20.00")]
    assert in_question(found) == in_question(found[::-1]) == Money.of("30.00")


def test_unknown_amounts_and_unknown_overlaps_add_nothing() -> None:
    assert in_question([finding("f1", None, overlaps=("gone",))]) == Money.zero()


def test_the_fingerprint_is_of_the_question_and_its_places() -> None:
    one = finding("f1", "10.00")
    assert one.fingerprint == replace(one, id=FindingId("f9"), amount=None, title="other words").fingerprint
    assert one.fingerprint != finding("f1", "10.00", line=2).fingerprint
    other_field = replace(one, evidence=(Evidence(BILL, None, field=FieldName.AMOUNT_DUE),))
    assert one.fingerprint != other_field.fingerprint


def on(evidence: tuple[Evidence, ...]) -> Finding:
    return replace(finding("f1", "1.00"), evidence=evidence)


def test_a_question_is_known_again_after_another_paper_came_to_bear_on_it() -> None:
    bill, eob, other = (PaperRef(DocumentId(name), 1, name) for name in ("bill", "eob", "other"))
    lines = tuple(Evidence(bill, None, line=n) for n in (2, 3))
    before = on(lines)
    marks = frozenset(before.marks)
    assert before.was_raised(marks)
    assert on((*lines, Evidence(eob, None, line=3))).was_raised(marks)
    assert not on((*lines, Evidence(bill, None, line=4))).was_raised(marks), "of another line nobody spoke"
    assert not on((Evidence(other, None, line=2),)).was_raised(marks)
    assert not on(lines).was_raised(frozenset())
    assert not replace(before, rule="another").was_raised(marks)
