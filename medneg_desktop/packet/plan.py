"""Plans a packet: from a case and the findings a person kept to everything that will be printed, as data."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from medneg_desktop.core.money import Money
from medneg_desktop.core.trouble import NothingToSend
from medneg_desktop.domain.case import Case, Paper
from medneg_desktop.domain.finding import Finding
from medneg_desktop.domain.packet import IssueRow, PacketChoices, PacketPlan, TracedFigure
from medneg_desktop.domain.reading import DocumentKind, FieldName
from medneg_desktop.packet.confirmed import amounts_in, facts_of, firm_date, firm_money, firm_text
from medneg_desktop.packet.exhibits import Citations, Numbering, Sizes
from medneg_desktop.packet.issues import confirmed_findings, issue_rows, total
from medneg_desktop.packet.letter import Matter, letter, requests
from medneg_desktop.packet.money_table import figures_of, firm, money_rows, supported
from medneg_desktop.packet.naming import field_words, pointed
from medneg_desktop.packet.timeline import service_days, timeline_rows

_HEADER = (FieldName.PROVIDER_NAME, FieldName.PATIENT_NAME, FieldName.ACCOUNT_NUMBER, FieldName.STATEMENT_DATE)
"""What the head of a letter needs from the bill it is about."""


def plan_packet(
    case: Case,
    findings: Sequence[Finding],
    *,
    made: date,
    sizes: Sizes,
    sender: tuple[str, ...] = (),
    answer_days: int = 30,
    include: PacketChoices | None = None,
) -> PacketPlan:
    """The packet for ``findings``, which are those the person kept, in their order.

    ``sizes`` gives the size of a page of a document in points. Raises NothingToSend where no amount is confirmed,
    or where there is neither an issue nor a paper to ask for.
    """
    choices = include or PacketChoices()
    kept, waiting = confirmed_findings(case, findings)
    main = main_paper(case, kept)
    if main is None or not _has_confirmed_amount(case):
        raise NothingToSend
    numbering = _numbering(case, kept, main, choices, sizes)
    rows = issue_rows(case, kept, numbering)
    matter = _matter(case, main, rows, numbering, made + timedelta(days=answer_days))
    if not rows and not matter.asks_for_papers:
        raise _nothing(waiting)
    needs = (*waiting, *_header_needs(main), *_figure_needs(case), *_paper_needs(matter), *_sender_needs(sender))
    return _assembled(case, kept, made=made, sender=sender, choices=choices, matter=matter, needs=needs)


@dataclass(frozen=True)
class _Head:
    recipient: tuple[str, ...]
    title: str
    foot: str


def main_paper(case: Case, kept: Sequence[Finding] = ()) -> Paper | None:
    """The paper the letter answers: the one whose balance is asked, else the last bill, else the first one cited."""
    asked = case.reconciliation.asked
    if asked is not None and asked.firm:
        for evidence in asked.evidence:
            if (paper := case.paper(evidence.paper)) is not None:
                return paper
    demands = [*case.of_kind(DocumentKind.COLLECTION_LETTER), *case.bills]
    if demands:
        return demands[-1]
    cited = (case.paper(e.paper) for f in kept for e in f.evidence)
    return next((p for p in cited if p is not None), None)


def _nothing(waiting: Sequence[str]) -> NothingToSend:
    """Why there is no packet: questions that wait for the person, or papers that raise none."""
    if waiting:
        return NothingToSend(
            title="Every question rests on a value that is not confirmed yet.",
            remedy="Check what was read in the inbox, then make the packet.",
        )
    return NothingToSend(
        title="These papers raise no question to send.",
        remedy="Nothing needs to be sent. Add the paper that you have in mind if one is missing.",
    )


def _numbering(case: Case, kept: Sequence[Finding], main: Paper, choices: PacketChoices, sizes: Sizes) -> Numbering:
    citations = Citations(case, choices.without)
    if choices.exhibits:
        citations.page(main, main.reading.pages[0])
        for number, finding in enumerate(kept, start=1):
            for evidence in finding.evidence:
                citations.evidence(evidence, number)
        for _, figure in figures_of(case) if choices.reconciliation else ():
            for evidence in figure.evidence if figure is not None and figure.firm else ():
                citations.evidence(evidence)
    return citations.numbered(sizes)


def _matter(case: Case, main: Paper, rows: tuple[IssueRow, ...], numbering: Numbering, answer_by: date) -> Matter:
    in_question = total(rows)
    here, together = firm_money(main, FieldName.AMOUNT_DUE), case.reconciliation.asked
    return Matter(
        case=case,
        main=main,
        main_exhibit=numbering.of_page(main, main.reading.pages[0]),
        rows=rows,
        numbering=numbering,
        patient=_first_text(case, main, FieldName.PATIENT_NAME),
        claim=_first_text(case, main, FieldName.CLAIM_NUMBER),
        asked=firm(together) if together is not None else here,
        asked_here=here,
        supported=supported(case, in_question),
        total=in_question,
        service_days=service_days(case),
        answer_by=answer_by,
    )


def _assembled(
    case: Case,
    kept: Sequence[Finding],
    *,
    made: date,
    sender: tuple[str, ...],
    choices: PacketChoices,
    matter: Matter,
    needs: tuple[str, ...],
) -> PacketPlan:
    head, numbering = _head(matter), matter.numbering
    return PacketPlan(
        case=case.id,
        made=made,
        title=head.title,
        recipient=head.recipient,
        sender=sender,
        letter=letter(matter, sender) if choices.letter else (),
        issues=matter.rows if choices.issues else (),
        total_in_question=matter.total if choices.issues else Money.zero(),
        reconciliation=money_rows(case, numbering, matter.total) if choices.reconciliation else (),
        timeline=timeline_rows(case, numbering) if choices.timeline else (),
        exhibits=numbering.exhibits,
        requests=requests(matter),
        enclosures=_enclosures(matter, choices),
        answer_by=matter.answer_by,
        needs_from_you=tuple(dict.fromkeys(needs)),
        page_size=choices.page_size,
        running_foot=head.foot,
        figures=_figures(case, kept, matter),
    )


def _head(matter: Matter) -> _Head:
    main = matter.main
    collector = firm_text(main, FieldName.COLLECTOR_NAME) if main.kind is DocumentKind.COLLECTION_LETTER else None
    name = collector or _first_text(matter.case, main, FieldName.PROVIDER_NAME)
    address = firm_text(main, FieldName.PROVIDER_ADDRESS) if not collector and name else None
    lines = [part.strip() for part in (address or "").splitlines() if part.strip()]
    account = firm_text(main, FieldName.ACCOUNT_NUMBER)
    return _Head(
        recipient=tuple(part for part in (name, "Billing Department", *lines) if part),
        title="Request to review a medical bill" + (f", account {account}" if account else ""),
        foot=f"Account {account}" if account else "",
    )


def _first_text(case: Case, main: Paper, name: FieldName) -> str | None:
    """A confirmed value of the main paper, else of the first other paper that has it."""
    return next((text for paper in (main, *case.papers) if (text := firm_text(paper, name))), None)


def _has_confirmed_amount(case: Case) -> bool:
    return any(isinstance(f.value, Money) and f.firm for paper in case.papers for f in facts_of(paper))


def _enclosures(matter: Matter, choices: PacketChoices) -> tuple[str, ...]:
    parts = [
        ("List of issues", choices.issues and bool(matter.rows)),
        ("Account of the money", choices.reconciliation),
        ("Dates and reference numbers", choices.timeline),
    ]
    exhibits = [
        f"Exhibit {x.letter}: {x.title} ({len(x.pages)} page{'s' if len(x.pages) > 1 else ''})"
        for x in matter.numbering.exhibits
    ]
    return (*(name for name, wanted in parts if wanted), *exhibits)


def _header_needs(main: Paper) -> list[str]:
    """Values the head of the letter would carry, were they confirmed."""
    needs = []
    for name in _HEADER:
        fact = main.reading.fields.get(name)
        if fact is not None and not fact.firm:
            needs.append(f"Please check the {field_words(name)} on {pointed(main)}; it was left out of the letter.")
    if firm_date(main, FieldName.STATEMENT_DATE) is None and main.reading.date(FieldName.STATEMENT_DATE) is None:
        needs.append(f"No date was read on {pointed(main)}; type it if the paper shows one.")
    return needs


def _figure_needs(case: Case) -> list[str]:
    return [
        f"\u201c{label}\u201d rests on a value that is not confirmed; it was left out."
        for label, figure in figures_of(case)
        if figure is not None and not figure.firm
    ]


def _paper_needs(matter: Matter) -> list[str]:
    """Papers that only the person or their plan can find."""
    return [f"Missing from your papers: {want}." for want in matter.wanted_from_patient]


def _sender_needs(sender: tuple[str, ...]) -> list[str]:
    return [] if sender else ["Your name and address for the head of the letter."]


def _figures(case: Case, kept: Sequence[Finding], matter: Matter) -> tuple[TracedFigure, ...]:
    """Every amount the packet may state: confirmed values, figures of the account, and those of the findings sent."""
    found: dict[Money, str] = {}
    for finding in kept:
        for text in (finding.title, finding.explanation, finding.ask, *finding.sources):
            for amount in amounts_in(text):
                found[amount] = f"finding {finding.id}"
        if finding.amount is not None:
            found[abs(finding.amount)] = f"finding {finding.id}"
    for row in matter.rows:
        found |= {abs(a): f"issue {row.number}" for a in (row.charged, row.should_be) if a is not None}
    for paper in case.papers:
        values = (f.value for f in facts_of(paper) if f.firm)
        found |= {abs(v): f"{paper.ref.document}/{paper.ref.part}" for v in values if isinstance(v, Money)}
    for label, figure in figures_of(case):
        if figure is not None and figure.firm:
            found[abs(figure.amount)] = label
    found[matter.total] = "In question"
    if matter.supported is not None:
        found[matter.supported] = "Supported by the papers"
    return tuple(TracedFigure(amount, source) for amount, source in sorted(found.items()))
