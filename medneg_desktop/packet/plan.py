"""Plans a packet: from a case and the findings a person kept to everything that will be printed, as data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from medneg_desktop.core.ids import FindingId
from medneg_desktop.core.money import Money
from medneg_desktop.core.trouble import NothingToSend
from medneg_desktop.domain.case import Case, Paper
from medneg_desktop.domain.finding import Finding
from medneg_desktop.domain.packet import (
    IssueRow,
    OfferPart,
    PacketChoices,
    PacketPlan,
    RecipientKind,
    TimelineRow,
    TracedFigure,
    TracedValue,
)
from medneg_desktop.domain.reading import DocumentKind, FieldName
from medneg_desktop.domain.talks import Contact
from medneg_desktop.packet.confirmed import facts_of, firm_money, firm_text
from medneg_desktop.packet.exhibits import Citations, Numbering, Sizes
from medneg_desktop.packet.head import head_of
from medneg_desktop.packet.issues import confirmed_findings, issue_rows, total
from medneg_desktop.packet.letter import ISSUED, Matter, account_paper, letter, requests
from medneg_desktop.packet.money_table import figures_of, firm, money_rows, supported
from medneg_desktop.packet.naming import field_words, pointed
from medneg_desktop.packet.open_matters import open_matters
from medneg_desktop.packet.recipients import Addressed, addressed_to, name_of, nothing_for, parties
from medneg_desktop.packet.sources import Sources
from medneg_desktop.packet.timeline import contact_rows, pages_told, service_days, timeline_rows

_HEADER = (FieldName.PROVIDER_NAME, FieldName.PATIENT_NAME, FieldName.ACCOUNT_NUMBER, FieldName.STATEMENT_DATE)
"""What the head of a letter needs from the bill it is about."""
_STATED = (
    *_HEADER,
    FieldName.NOTICE_DATE,
    FieldName.PROCESSED_DATE,
    FieldName.AMOUNT_DUE,
    FieldName.CLAIM_NUMBER,
)


def plan_packet(
    case: Case,
    findings: Sequence[Finding],
    *,
    made: date,
    sizes: Sizes,
    sender: tuple[str, ...] = (),
    answer_days: int = 30,
    include: PacketChoices | None = None,
    offer: OfferPart | None = None,
    contacts: Sequence[Contact] = (),
) -> PacketPlan:
    """The packet for ``findings``, which are those the person kept, in their order.

    ``sizes`` gives the size of a page of a document in points. Raises NothingToSend where no amount is confirmed,
    or where there is neither an issue nor a paper to ask for. ``offer`` is what the person offers this recipient,
    ``contacts`` are the calls and letters of the case.
    """
    to = addressed_to(case, findings, include or PacketChoices())
    kept, waiting = confirmed_findings(case, to.findings)
    main = to.main or main_paper(to.case, kept)
    if not _has_confirmed_amount(case):
        raise NothingToSend
    if main is None:
        raise nothing_for(to.choices.recipient)
    numbering = _numbering(to, kept, main, sizes)
    if unshown := _unshown(to, kept, numbering):
        kept = [finding for finding in kept if finding.id not in unshown]
        waiting += unshown.values()
        numbering = _numbering(to, kept, main, sizes)
    rows = issue_rows(to.case, kept, numbering, main, to.choices.recipient)
    matter = _matter(to, main, rows, numbering, made + timedelta(days=answer_days))
    if not (matter.rows or _speaks_for_itself(to, main, matter)):
        raise _nothing(waiting, to.choices.recipient)
    needs = _needs(to, main, matter, waiting, sender)
    offered = offer if to.choices.offer and to.choices.recipient is not RecipientKind.OWN else None
    noted = contact_rows(contacts, to.choices.recipient, made)
    return _assembled(to, kept, noted, made=made, sender=sender, matter=matter, needs=needs, offer=offered)


def _needs(
    to: Addressed, main: Paper, matter: Matter, waiting: Sequence[str], sender: tuple[str, ...]
) -> tuple[str, ...]:
    """What the person should see to before the packet goes out, each thing once."""
    needs = (
        *waiting,
        *_header_needs(main),
        *_figure_needs(to.case),
        *_paper_needs(matter),
        *(_sender_needs(sender) if to.choices.recipient is not RecipientKind.OWN else []),
        *_office_needs(to.choices),
        *_other_collectors(main, to),
    )
    return tuple(dict.fromkeys(needs))


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


def _nothing(waiting: Sequence[str], recipient: RecipientKind | None) -> NothingToSend:
    """Why there is no packet: questions that wait for the person, or papers that raise none for this recipient."""
    if waiting:
        return NothingToSend(
            title="Every question rests on a value that is not confirmed yet.",
            remedy="Check what was read in the inbox, then make the packet.",
        )
    return nothing_for(recipient)


def _unshown(to: Addressed, kept: Sequence[Finding], numbering: Numbering) -> dict[FindingId, str]:
    """Findings with an amount that a reader of the packet could not find again, each with a sentence to the person."""
    sources = Sources(to.case, numbering, to.choices)
    found = {finding: amounts for finding in kept if (amounts := sources.unshown(finding))}
    return {
        f.id: f"\u201c{f.title}\u201d was left out: {', '.join(a.shown() for a in amounts)} cannot be shown on its pages."
        for f, amounts in found.items()
    }


def _speaks_for_itself(to: Addressed, main: Paper, matter: Matter) -> bool:
    """Whether a letter to this recipient asks for something where no finding does."""
    match to.choices.recipient:
        case RecipientKind.COLLECTOR:
            return main.kind is DocumentKind.COLLECTION_LETTER
        case RecipientKind.INSURER:
            return main.kind is DocumentKind.DENIAL
        case RecipientKind.ASSISTANCE | RecipientKind.OWN:
            return True
        case RecipientKind.REGULATOR:
            return False
        case _:
            return matter.asks_for_papers


def _numbering(to: Addressed, kept: Sequence[Finding], main: Paper, sizes: Sizes) -> Numbering:
    """Exhibits in the order of mention: the letter's paper, the issues, the account of the money, the timeline."""
    case, choices = to.case, to.choices
    citations = Citations(case, choices.without)
    if choices.exhibits:
        citations.page(main, main.reading.pages[0])
        for number, finding in enumerate(kept, start=1):
            for evidence in finding.evidence:
                citations.evidence(evidence, number)
        if (paper := account_paper(case, main, choices.recipient)) is not None:
            citations.fact(paper, paper.reading.fields[FieldName.ACCOUNT_NUMBER])
        for paper, name in _stated_fields(case, main):
            citations.fact(paper, paper.reading.fields[name])
        for _, figure in figures_of(case) if choices.reconciliation else ():
            for evidence in figure.evidence if figure is not None and figure.firm else ():
                citations.evidence(evidence)
        for paper, page in pages_told(case) if choices.timeline or choices.letter else ():
            citations.page(paper, page)
        for paper, page in _uncited(to):
            citations.page(paper, page)
    return citations.numbered(sizes, choices.exhibit_order)


def _uncited(to: Addressed) -> Iterator[tuple[Paper, int]]:
    """Pages that are enclosed though nothing cites them: all in the person's own file, else those they added."""
    own, more = to.choices.recipient is RecipientKind.OWN, set(to.choices.more)
    for paper in to.whole:
        yield from ((paper, page) for page in paper.reading.pages if own or (paper.ref.document, page) in more)


def _matter(to: Addressed, main: Paper, rows: tuple[IssueRow, ...], numbering: Numbering, answer_by: date) -> Matter:
    case, in_question = to.case, total(rows)
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
        recipient=to.choices.recipient,
        office=to.choices.office.strip(),
        member=_first_text(case, main, FieldName.MEMBER_ID),
        provider=firm_text(main, FieldName.PROVIDER_NAME) or name_of(case, RecipientKind.PROVIDER),
        parties=parties(case, [f for f in to.findings if f.id in {row.finding for row in rows}]),
    )


def _assembled(
    to: Addressed,
    kept: Sequence[Finding],
    noted: Sequence[TimelineRow],
    *,
    made: date,
    sender: tuple[str, ...],
    matter: Matter,
    needs: tuple[str, ...],
    offer: OfferPart | None,
) -> PacketPlan:
    head, numbering, choices = head_of(matter), matter.numbering, to.choices
    own = choices.recipient is RecipientKind.OWN
    sources = Sources(to.case, numbering, choices)
    return PacketPlan(
        case=to.case.id,
        made=made,
        title=head.title,
        recipient=head.recipient,
        sender=sender,
        letter=letter(replace(matter, offers=offer is not None), sender) if choices.letter else (),
        issues=matter.rows if choices.issues else (),
        total_in_question=matter.total if choices.issues else Money.zero(),
        reconciliation=money_rows(to.case, numbering, matter.total) if choices.reconciliation else (),
        timeline=timeline_rows(to.case, numbering, noted) if choices.timeline else (),
        exhibits=numbering.exhibits,
        requests=requests(matter),
        enclosures=_enclosures(matter, choices, offer),
        enclosed="In this file" if own else "Enclosed",
        answer_by=matter.answer_by,
        needs_from_you=needs,
        page_size=choices.page_size,
        running_foot=head.foot,
        figures=sources.figures(kept, (*_sums(sources, to.case, matter), *_offered(offer))),
        stated=(*sources.values(kept, (made, matter.answer_by, *(offer.days if offer else ()))), *_noted_values(noted)),
        large_print=choices.large_print,
        tables=open_matters(to.case, needs, made) if own else (),
        offer=offer.paragraphs if offer else (),
        order=choices.order,
    )


def _first_text(case: Case, main: Paper, name: FieldName) -> str | None:
    """A confirmed value of the main paper, else of the first other paper that has it."""
    return next((text for paper in (main, *case.papers) if (text := firm_text(paper, name))), None)


def _has_confirmed_amount(case: Case) -> bool:
    return any(isinstance(f.value, Money) and f.firm for paper in case.papers for f in facts_of(paper))


def _enclosures(matter: Matter, choices: PacketChoices, offer: OfferPart | None) -> tuple[str, ...]:
    parts = [
        ("List of issues", choices.issues and bool(matter.rows)),
        ("Offer", offer is not None),
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
    for name in dict.fromkeys((*_HEADER, *ISSUED)):
        fact = main.reading.fields.get(name)
        if fact is not None and not fact.firm:
            needs.append(f"Please check the {field_words(name)} on {pointed(main)}; it was left out of the letter.")
    if not any(main.reading.date(name) for name in ISSUED):
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


def _other_collectors(main: Paper, to: Addressed) -> list[str]:
    """Collectors whom this letter does not reach: each needs an answer of its own in its own time."""
    if to.choices.recipient is not RecipientKind.COLLECTOR:
        return []
    name = firm_text(main, FieldName.COLLECTOR_NAME)
    letters = to.case.of_kind(DocumentKind.COLLECTION_LETTER)
    others = dict.fromkeys(n for p in letters if (n := firm_text(p, FieldName.COLLECTOR_NAME)) and n != name)
    return [f"{other} asks for this debt as well; this packet does not go there. Write to it too." for other in others]


def _office_needs(choices: PacketChoices) -> list[str]:
    if choices.recipient is not RecipientKind.REGULATOR or choices.office.strip():
        return []
    return ["The name of the office that the complaint goes to."]


def _sums(sources: Sources, case: Case, matter: Matter) -> Iterator[TracedFigure]:
    """The amounts that the plan itself works out, with what they are the sums of."""
    for row in matter.rows:
        for amount in (row.charged, row.should_be):
            if amount is not None and row.difference:
                count, rest = divmod(amount.cents, row.difference.cents)
                parts = (row.difference,) * count if not rest else ()
                yield TracedFigure(amount, f"issue {row.number}", parts=parts)
    for label, figure in figures_of(case):
        if figure is not None and figure.firm:
            yield TracedFigure(abs(figure.amount), label, parts=sources.parts(abs(figure.amount), figure.evidence))
    counted = tuple(r.difference for r in matter.rows if r.difference is not None and r.contained_in is None)
    yield TracedFigure(matter.total, "In question", parts=counted)
    asked = firm(case.reconciliation.asked)
    if matter.supported is not None and asked is not None:
        yield TracedFigure(matter.supported, "Supported by the papers", parts=(asked, -matter.total))


def _noted_values(noted: Sequence[TimelineRow]) -> Iterator[TracedValue]:
    """Days and numbers that the person wrote down: they stand on no paper."""
    for row in noted:
        for value in (row.day, row.what, row.reference):
            if value:
                yield TracedValue(value, "noted", apart=True)


def _offered(offer: OfferPart | None) -> Iterator[TracedFigure]:
    """The sums of an offer: the person's own word, that stands on no paper."""
    yield from (TracedFigure(amount, "offer", apart=True) for amount in (offer.amounts if offer else ()))


def _stated_fields(case: Case, main: Paper) -> Iterator[tuple[Paper, FieldName]]:
    """The values that a letter states, with the first paper that has them: its page is enclosed."""
    for name in _STATED:
        for paper in (main, *case.papers):
            fact = paper.reading.fields.get(name)
            if fact is not None and fact.firm:
                yield paper, name
                break
