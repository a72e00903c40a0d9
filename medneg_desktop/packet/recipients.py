"""Who a packet is for: what concerns them, which paper it answers, and which papers they get to see.

A collector has no use for a diagnosis and a plan none for a receipt, so each gets the papers of their own matter and
what the findings sent to them stand on. The person's own file holds everything.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from medneg_desktop.core.trouble import NothingToSend
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


OF_COLLECTORS = frozenset({"interest-or-fee", "debt-time-limit", "credit-report", "collection-too-early"}) | {
    rule for rule, kinds in _RULES.items() if RecipientKind.COLLECTOR in kinds
}
"""Findings whose request is written for a collector."""


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


def whoever_asks(case: Case, findings: Sequence[Finding]) -> RecipientKind | None:
    """Whom to write to where the person names nobody: who asks for the money by the newest paper that does; where they
    have nothing to answer, who has most to. None where the papers are for nobody.
    """
    offices = [
        r for r in recipients(case, findings) if r.kind not in (RecipientKind.REGULATOR, RecipientKind.ASSISTANCE)
    ]
    asking = _asking(case)
    if asking is not None and any(r.kind is asking and (r.findings or _speaks(case, asking)) for r in offices):
        return asking
    others = [r for r in offices if r.kind is not RecipientKind.OWN]
    most = max(others, key=lambda r: len(r.findings), default=None)
    return most.kind if most is not None and most.findings else asking


def _asking(case: Case) -> RecipientKind | None:
    asked = case.reconciliation.asked
    refs = {e.paper for e in asked.evidence} if asked is not None and asked.firm else set()
    demands = [p for p in case.papers if p.ref in refs] or [
        p for p in case.papers if p.kind.is_bill or p.kind is DocumentKind.COLLECTION_LETTER
    ]
    if demands:
        of_collector = demands[-1].kind is DocumentKind.COLLECTION_LETTER
        return RecipientKind.COLLECTOR if of_collector else RecipientKind.PROVIDER
    return RecipientKind.INSURER if case.of_kind(DocumentKind.EOB, DocumentKind.DENIAL) else None


def _speaks(case: Case, kind: RecipientKind) -> bool:
    """Whether a letter asks for something where no finding does: for proof of a debt, or for papers."""
    return kind is RecipientKind.COLLECTOR or not case.of_kind(DocumentKind.ITEMIZED_BILL)


_NOTHING: dict[RecipientKind | None, str] = {
    None: "These papers raise no question to send.",
    RecipientKind.PROVIDER: "These papers raise no question that the provider could answer.",
    RecipientKind.INSURER: "These papers raise no question that the insurance plan could answer.",
    RecipientKind.COLLECTOR: "No collector asks for money in these papers.",
    RecipientKind.ASSISTANCE: "No bill in these papers asks for money that help could be asked for.",
    RecipientKind.REGULATOR: "These papers raise no question for a complaint.",
}


def nothing_for(kind: RecipientKind | None) -> NothingToSend:
    """Says why there is nothing to send to this recipient."""
    return NothingToSend(
        title=_NOTHING.get(kind, _NOTHING[None]),
        remedy="Choose another recipient, or add the paper that you have in mind if one is missing.",
    )


def with_recipient(case: Case, findings: Sequence[Finding], choices: PacketChoices) -> PacketChoices:
    """The choices with somebody to write to."""
    return choices if choices.recipient else replace(choices, recipient=whoever_asks(case, findings))


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
    wanted = (names[kind],) if kind in names else (FieldName.PROVIDER_NAME, FieldName.ORIGINAL_CREDITOR)
    found = (firm_text(paper, name) for name in wanted for paper in reversed(case.papers))
    return next((text for text in found if text), None)


def parties(case: Case, findings: Sequence[Finding]) -> tuple[str, ...]:
    """The names of all who have to answer some findings, each once; every collector among them."""
    kinds = {kind for finding in findings for kind in concerns(case, finding)}
    names = [name_of(case, kind) for kind in RecipientKind if kind in kinds and kind is not RecipientKind.COLLECTOR]
    if RecipientKind.COLLECTOR in kinds:
        names += [firm_text(paper, FieldName.COLLECTOR_NAME) for paper in case.of_kind(DocumentKind.COLLECTION_LETTER)]
    return tuple(dict.fromkeys(name for name in names if name))


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
    """The papers, findings and parts for the recipient chosen, or for whoever asks for the money."""
    choices = with_recipient(case, findings, choices)
    kind = choices.recipient
    if kind is None:
        raise nothing_for(None)
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
        demanded = {e.paper for e in asked.evidence}
        own = tuple(p for p in own if p.ref in demanded) or own
    return next((p for p in reversed(own) if p.ref in cited), own[-1] if own else None)
