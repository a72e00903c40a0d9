"""The numbered issues: which findings come, what each is about in figures, and which sums are already counted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from medneg_desktop.core.money import Money
from medneg_desktop.domain.case import Case, Paper
from medneg_desktop.domain.finding import Certainty, Evidence, Finding, counted_within
from medneg_desktop.domain.packet import IssueRow, RecipientKind
from medneg_desktop.domain.reading import CREDIT_FIELDS, Cell, FieldName
from medneg_desktop.packet.confirmed import Doubts, facts_of, firm_money, unconfirmed
from medneg_desktop.packet.exhibits import Numbering
from medneg_desktop.packet.recipients import OF_COLLECTORS, concerns
from medneg_desktop.packet.voice import as_the_person, title_for

_NO_LAW = re.compile(r"^internal|no law needed", re.IGNORECASE)
"""Sources that only say that the papers themselves are the proof; the exhibits show that better."""


_READS_ALL = (RecipientKind.OWN, RecipientKind.REGULATOR)
"""Readers of findings that others have to answer."""
_CALLED = {
    RecipientKind.PROVIDER: "the provider",
    RecipientKind.INSURER: "the plan",
    RecipientKind.COLLECTOR: "the collector",
}


_EXPLAIN = "Please show in writing how this amount was worked out."
"""What a collector is asked about a bill that it did not write: a sum that "should be" would be one that is owed."""


def _asked_of(case: Case, finding: Finding) -> str:
    return " and ".join(_CALLED[kind] for kind in concerns(case, finding))


def confirmed_findings(case: Case, findings: Sequence[Finding]) -> tuple[list[Finding], list[str]]:
    """The findings that may be sent, in their order, and a sentence for each that has to wait."""
    doubts = Doubts(case)
    kept: list[Finding] = []
    waiting: list[str] = []
    for finding in findings:
        why = unconfirmed(case, finding, doubts)
        if why is None:
            kept.append(finding)
        else:
            waiting.append(f"\u201c{finding.title}\u201d was left out: {why}.")
    return kept, waiting


def issue_rows(
    case: Case, findings: Sequence[Finding], numbering: Numbering, main: Paper, recipient: RecipientKind | None = None
) -> tuple[IssueRow, ...]:
    contained = counted_within(within_demand(findings, main) if recipient is RecipientKind.COLLECTOR else findings)
    number = {finding.id: n for n, finding in enumerate(findings, start=1)}
    printed = [f.value for p in case.papers for f in facts_of(p) if isinstance(f.value, str)]
    rows = []
    for finding in findings:
        to_collector = recipient is RecipientKind.COLLECTOR
        charged, should_be = compared(case, finding) if not to_collector else (None, None)
        rows.append(
            IssueRow(
                number=number[finding.id],
                finding=finding.id,
                title=title_for(finding.rule, finding.title, printed, own=recipient in _READS_ALL),
                explanation=as_the_person(finding.explanation, printed),
                request=_EXPLAIN if to_collector and finding.rule not in OF_COLLECTORS else finding.ask,
                exhibits=numbering.of_evidence(finding.evidence),
                charged=charged,
                should_be=should_be,
                difference=finding.amount,
                contained_in=number.get(contained[finding.id]) if finding.id in contained else None,
                sources=tuple(s for s in finding.sources if not _NO_LAW.search(s)),
                request_to=_asked_of(case, finding) if recipient in _READS_ALL else "",
            )
        )
    return tuple(rows)


def within_demand(findings: Sequence[Finding], demand: Paper) -> list[Finding]:
    """The findings as the writer of one demand has to see them: where its whole sum is in question, whatever else is wrong
    with that demand lies within that sum, though other demands of the case may have the same wrong.
    """
    asked = firm_money(demand, FieldName.AMOUNT_DUE)
    about = [f for f in findings if any(e.paper == demand.ref for e in f.evidence)]
    wholes = [f.id for f in about if asked is not None and f.amount == asked]
    return [replace(f, overlaps=(*f.overlaps, *wholes)) if f in about and f.id not in wholes else f for f in findings]


def total(rows: Sequence[IssueRow]) -> Money:
    """The sum in question: what another issue contains is not added again."""
    return Money.total(r.difference for r in rows if r.difference is not None and r.contained_in is None)


def compared(case: Case, finding: Finding) -> tuple[Money | None, Money | None]:
    """What was charged and what it should be, where the cited values give the difference exactly; else neither.

    A charge before insurance less a patient's share would be a figure of nothing, so nothing is put beside the
    difference unless the sums agree.
    """
    if finding.amount is None or finding.amount.cents <= 0:
        return None, None
    cited = [value for e in finding.evidence if (value := _cited_amount(case, e)) is not None]
    for i, high in enumerate(cited):
        for j, low in enumerate(cited):
            if i != j and high - low == finding.amount:
                return high, low
    lines = [value for e in finding.evidence if e.line is not None and (value := _cited_amount(case, e))]
    if len(lines) > 1 and len(set(lines)) == 1 and Money.total(lines[1:]) == finding.amount:
        return Money.total(lines), lines[0]
    if lines == cited == [finding.amount] and finding.certainty is not Certainty.QUESTION:
        return finding.amount, Money.zero()
    return None, None


def _cited_amount(case: Case, evidence: Evidence) -> Money | None:
    paper = case.paper(evidence.paper)
    if paper is None:
        return None
    if evidence.line is None:
        # A payment or discount is no charge: it is in question, but nothing was charged or should be.
        named = evidence.field if evidence.field not in CREDIT_FIELDS else None
        return firm_money(paper, named) if named is not None else None
    line = paper.reading.line(evidence.line)
    # On an EOB line it is the patient's share that the patient is asked for, on a bill the charge.
    cells = (Cell.CHARGE,) if paper.kind.is_bill else (Cell.PATIENT_RESPONSIBILITY, Cell.CHARGE)
    facts = [fact for cell in cells if line is not None and (fact := line.money(cell)) is not None and fact.firm]
    return facts[0].value if facts else None
