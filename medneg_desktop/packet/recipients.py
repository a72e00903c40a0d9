"""Who a packet is for: what concerns them, which paper it answers, and which papers they get to see.

A collector has no use for a diagnosis and a plan none for a receipt, so each gets the papers of their own matter and
what the findings sent to them stand on. The person's own file holds everything.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from medneg_desktop.domain.case import Case, Paper, Reconciliation
from medneg_desktop.domain.finding import Finding
from medneg_desktop.domain.packet import PacketChoices, Recipient, RecipientKind
from medneg_desktop.domain.reading import DocumentKind, FieldName
from medneg_desktop.packet.confirmed import firm_money, firm_text

_OF_PLAN = frozenset({DocumentKind.EOB, DocumentKind.DENIAL})
_RULES = {
    "eob-math": (RecipientKind.INSURER,),
    "appeal-open": (RecipientKind.INSURER,),
    "debt-dispute-window": (RecipientKind.COLLECTOR,),
    "paid-in-collections": (RecipientKind.COLLECTOR, RecipientKind.PROVIDER),
    "two-claim-one-debt": (RecipientKind.COLLECTOR, RecipientKind.PROVIDER),
}
"""Findings whose addressee does not follow from the papers they stand on."""


def concerns(case: Case, finding: Finding) -> tuple[RecipientKind, ...]:
    """Who can answer a finding: whoever wrote the demand it is about."""
    if finding.rule in _RULES:
        return _RULES[finding.rule]
    kinds = {paper.kind for e in finding.evidence if (paper := case.paper(e.paper)) is not None}
    if kinds and kinds <= _OF_PLAN:
        return (RecipientKind.INSURER,)
    if DocumentKind.COLLECTION_LETTER in kinds and not any(kind.is_bill for kind in kinds):
        return (RecipientKind.COLLECTOR,)
    return (RecipientKind.PROVIDER,)


def recipients(case: Case, findings: Sequence[Finding]) -> tuple[Recipient, ...]:
    """Everybody a packet of this case makes sense for, the provider first and the person's own file last."""
    found = []
    for kind in RecipientKind:
        theirs = tuple(f.id for f in findings if kind is RecipientKind.OWN or kind in concerns(case, f))
        if kind is RecipientKind.REGULATOR:
            theirs = tuple(f.id for f in findings)
        if theirs or _makes_sense(case, kind):
            found.append(Recipient(kind, name_of(case, kind), theirs))
    return tuple(found)


def _makes_sense(case: Case, kind: RecipientKind) -> bool:
    """Whether a packet says something useful without a finding."""
    match kind:
        case RecipientKind.PROVIDER:
            return bool(case.bills)
        case RecipientKind.INSURER:
            return bool(case.of_kind(DocumentKind.DENIAL))
        case RecipientKind.COLLECTOR:
            return bool(case.of_kind(DocumentKind.COLLECTION_LETTER))
        case RecipientKind.ASSISTANCE:
            return any(firm_money(bill, FieldName.AMOUNT_DUE) for bill in case.bills)
        case RecipientKind.OWN:
            return bool(case.papers)
        case RecipientKind.REGULATOR:
            return False


def name_of(case: Case, kind: RecipientKind) -> str | None:
    """The recipient's name as a paper prints it, taken from confirmed values only."""
    if kind is RecipientKind.REGULATOR:
        return None
    names = {
        RecipientKind.INSURER: FieldName.PAYER_NAME,
        RecipientKind.COLLECTOR: FieldName.COLLECTOR_NAME,
        RecipientKind.OWN: FieldName.PATIENT_NAME,
    }
    name = names.get(kind, FieldName.PROVIDER_NAME)
    return next((text for paper in reversed(case.papers) if (text := firm_text(paper, name))), None)


@dataclass(frozen=True)
class Addressed:
    """What one recipient's packet is made from. ``main`` is the paper it answers, where the recipient decides that."""

    case: Case
    findings: tuple[Finding, ...]
    choices: PacketChoices
    main: Paper | None = None
    whole: tuple[Paper, ...] = ()
    """Every paper of the case: the person may enclose a page of one that the recipient would not get."""


def addressed_to(case: Case, findings: Sequence[Finding], choices: PacketChoices) -> Addressed:
    """The papers, findings and parts for the recipient chosen; without one, everything stays as it is."""
    kind = choices.recipient
    if kind is None:
        return Addressed(case, tuple(findings), choices, whole=case.papers)
    sees_all = kind in (RecipientKind.OWN, RecipientKind.REGULATOR)
    theirs = tuple(f for f in findings if sees_all or kind in concerns(case, f))
    main = _main(case, theirs, kind)
    match kind:
        case RecipientKind.PROVIDER | RecipientKind.OWN | RecipientKind.REGULATOR:
            return Addressed(case, theirs, choices, main, case.papers)
        case RecipientKind.INSURER:
            papers = _with_cited(case, theirs, _OF_PLAN)
        case RecipientKind.COLLECTOR:
            papers = _with_cited(case, theirs, {DocumentKind.COLLECTION_LETTER, DocumentKind.AGREEMENT})
        case RecipientKind.ASSISTANCE:
            papers = (main,) if main is not None else ()
            choices = replace(choices, issues=False, timeline=False)
    narrowed = replace(case, papers=papers, reconciliation=Reconciliation(), missing=(), deadlines=())
    return Addressed(narrowed, theirs, replace(choices, reconciliation=False), main, case.papers)


def _with_cited(
    case: Case, findings: Sequence[Finding], kinds: set[DocumentKind] | frozenset[DocumentKind]
) -> tuple[Paper, ...]:
    cited = {e.paper for f in findings for e in f.evidence}
    return tuple(p for p in case.papers if p.kind in kinds or p.ref in cited)


def _main(case: Case, findings: Sequence[Finding], kind: RecipientKind) -> Paper | None:
    """The recipient's own paper: one a finding stands on, else their latest."""
    match kind:
        case RecipientKind.INSURER:
            own = case.of_kind(DocumentKind.EOB, DocumentKind.DENIAL)
        case RecipientKind.COLLECTOR:
            own = case.of_kind(DocumentKind.COLLECTION_LETTER)
        case RecipientKind.ASSISTANCE:
            own = tuple(b for b in case.bills if firm_money(b, FieldName.AMOUNT_DUE)) or case.bills
        case RecipientKind.PROVIDER:
            own = case.bills
        case RecipientKind.OWN | RecipientKind.REGULATOR:
            return None
    cited = {e.paper for f in findings for e in f.evidence}
    asked = case.reconciliation.asked
    if kind is RecipientKind.PROVIDER and asked is not None and asked.firm:
        cited = {e.paper for e in asked.evidence} or cited
    return next((p for p in reversed(own) if p.ref in cited), own[-1] if own else None)
