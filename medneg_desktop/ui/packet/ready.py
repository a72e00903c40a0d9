"""A packet on the desk: prepared from a case, or one that was made before."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from medneg_desktop.core.ids import CaseId, DocumentId, Sha256
from medneg_desktop.core.trouble import CorrectableTrouble, Trouble
from medneg_desktop.domain.case import Paper
from medneg_desktop.domain.packet import PacketChoices, PacketPart, PacketPlan
from medneg_desktop.domain.page import PageText
from medneg_desktop.packet import recipients, whoever_asks
from medneg_desktop.packet.naming import paper_title
from medneg_desktop.services.office import Office, Progress, Stop
from medneg_desktop.services.overview import case_view
from medneg_desktop.services.ports import CaseView, HeldPacket, Original
from medneg_desktop.services.prepare_packet import (
    PreparedPacket,
    kept,
    letter_file,
    prepare_packet,
    sweep_unfinished,
    write_whole,
)
from medneg_desktop.services.reports import case_history, case_summary, paid_expenses
from medneg_desktop.services.sender import complaint_offices
from medneg_desktop.services.sender import sender as sender_of
from medneg_desktop.services.sent_log import log, remake, said
from medneg_desktop.ui.packet.choices import Line, Offered
from medneg_desktop.ui.packet.contents import ACCOUNT, DATES, ISSUES, OFFER, Part, contents
from medneg_desktop.ui.viewer import PageSource, bytes_source, document_source
from medneg_desktop.ui.viewer.source import original_source


@dataclass(frozen=True)
class OnDesk:
    """What is shown: the pages, and the very bytes they are pictures of."""

    title: str
    provider: str
    case: CaseId
    source: PageSource
    pdf: Callable[[], bytes]
    parts: tuple[Part, ...]
    prepared: PreparedPacket | None = None
    stands_on: CaseView | None = None
    """The case as it was when the packet was made: where it changed since, the packet is out of date."""
    offered: Offered | None = None

    @property
    def addressee(self) -> str:
        """Whom the letter goes to; of a file that goes to nobody, and of an earlier packet, whose bill it is about."""
        to = self.prepared.plan.recipient if self.prepared else ()
        return to[0] if to else self.provider


@dataclass(frozen=True)
class Shelf:
    """What the screen shows beside the packet: earlier ones with their titles, and the sender's address."""

    earlier: tuple[tuple[HeldPacket, str, str], ...]
    sender: str
    outdated: bool
    today: date


def make_ready(
    office: Office,
    case: CaseId,
    sender: str,
    progress: Progress,
    stop: Stop,
    choices: PacketChoices | None = None,
) -> OnDesk:
    """Prepare a packet and open its pages; to be called in a lane."""
    view = case_view(office, case)
    lines = tuple(line.strip() for line in sender.splitlines() if line.strip())
    findings = kept(view.report, view.decisions) if view else ()
    offers = recipients(view.case, findings) if view else ()
    chosen = choices or PacketChoices(recipient=whoever_asks(view.case, findings) if view else None)
    prepared = prepare_packet(office, case, sender=lines, choices=chosen, progress=progress, stop=stop)
    source = bytes_source(office, prepared.plan.title, prepared.pdf)
    exhibits = sum(len(e.pages) for e in prepared.plan.exhibits)
    body = _words(office, prepared.pdf, source, source.count - exhibits)
    parts = contents(prepared.plan, source.count, body)
    provider = (view.case.provider if view else None) or ""
    offices = tuple(o.name for o in complaint_offices(office))
    offered = Offered(
        chosen,
        offers,
        offices,
        rows(prepared.plan, parts, view.case.papers if view else (), chosen),
        prepared.proposals,
        _sources(office, prepared.plan, choices=chosen),
    )
    return OnDesk(prepared.plan.title, provider, case, source, lambda: prepared.pdf, parts, prepared, view, offered)


def _sources(office: Office, plan: PacketPlan, *, choices: PacketChoices) -> dict[DocumentId, PageSource]:
    """The pages of the documents that stand in a packet, or on which something was marked."""
    wanted = {p.document for e in plan.exhibits for p in e.pages} | {s.document for s in choices.areas}
    with office.unit() as unit:
        held = {d: found for d in sorted(wanted) if (found := unit.document(d)) is not None}
        return {d: document_source(office, document, unit.pages(d)) for d, document in held.items()}


def original_of(packet: OnDesk, page: int) -> tuple[DocumentId, int] | None:
    """The document and page that stand on a page of a packet just made; None for its letter and tables."""
    if packet.prepared is None:
        return None
    exhibits = [p for e in packet.prepared.plan.exhibits for p in e.pages]
    at = page - (packet.source.count - len(exhibits)) - 1
    return (exhibits[at].document, exhibits[at].page) if 0 <= at < len(exhibits) else None


def made_again(office: Office, earlier: HeldPacket, title: str, progress: Progress, stop: Stop) -> tuple[OnDesk, bool]:
    """A packet made anew from what it was made with, and whether every byte is the same; to be called in a lane.

    Raises NoRecipe for a packet of old.
    """
    remade = remake(office, earlier, progress=progress, stop=stop)
    if remade is None:
        raise NoRecipe
    pdf, plan = remade.packet.pdf, remade.packet.plan
    source = bytes_source(office, plan.title, pdf)
    body = _words(office, pdf, source, source.count - sum(len(e.pages) for e in plan.exhibits))
    parts = contents(plan, source.count, body)
    return OnDesk(plan.title, title, earlier.case, source, lambda: pdf, parts), remade.same


class NoRecipe(CorrectableTrouble):
    """A packet was kept before its choices were."""

    code = "no-recipe"
    title = "How this packet was made was not kept."
    remedy = "Open the copy: it holds every byte that was saved. Or make a new packet from the bill."


_BODY = {
    PacketPart.LETTER: ("Letter", "letter"),
    PacketPart.ISSUES: (ISSUES, "issues"),
    PacketPart.OFFER: (OFFER, "offer"),
    PacketPart.ACCOUNT: (ACCOUNT, "reconciliation"),
    PacketPart.TIMELINE: (DATES, "timeline"),
}


def rows(plan: PacketPlan, parts: Sequence[Part], papers: Sequence[Paper], choices: PacketChoices) -> tuple[Line, ...]:
    """Everything that can go in: the parts, the exhibits, what was left out, and pages that nothing cites."""
    shown = {p.title: p.pages for p in parts}
    found = []
    for part in (PacketPart.LETTER, *choices.order):
        title, switch = _BODY.get(part, ("", ""))
        if title in shown or (switch and not getattr(choices, switch)):
            found.append(Line(_with_pages(title, shown.get(title, "")), title in shown, part))
    of_exhibits = [p for p in parts if p.title.startswith("Exhibit ")]
    for place, (exhibit, told) in enumerate(zip(plan.exhibits, of_exhibits, strict=True)):
        words = _with_pages(f"{told.title}: {told.detail}", told.pages)
        found.append(Line(words, ticked=True, document=exhibit.pages[0].document, place=place))
    return (*found, *_left(plan, papers, choices))


def _left(plan: PacketPlan, papers: Sequence[Paper], choices: PacketChoices) -> Iterator[Line]:
    """Documents that were taken out, and single pages that can be put in."""
    cited, added = {(p.document, p.page) for e in plan.exhibits for p in e.pages}, set(choices.more)
    for number, paper in enumerate(papers, start=len(plan.exhibits)):
        document, title = paper.ref.document, paper_title(paper)
        if document in choices.without:
            yield Line(title, ticked=False, document=document, place=number)
            continue
        for page in paper.reading.pages:
            if (document, page) not in cited or (document, page) in added:
                words = f"{title}, page {page}"
                yield Line(words, ticked=(document, page) in added, document=document, page=page)


def _with_pages(title: str, pages: str) -> str:
    return f"{title} \u00b7 p. {pages}" if pages else title


def _words(office: Office, pdf: bytes, source: PageSource, pages: int) -> list[PageText]:
    found: list[PageText] = []
    original = Original(Sha256(source.key), lambda: pdf)
    # Only the page numbers of the contents depend on these words: a page that breaks is no trouble for the packet.
    with suppress(Trouble):
        found += [office.pages.words(original, page, ocr=False) for page in range(1, pages + 1)]
    return found


def open_earlier(office: Office, packet: HeldPacket, title: str) -> OnDesk:
    """A packet from the vault, as it was sent."""
    original = office.original_of(packet.sha256)
    source = original_source(office, title, original)
    parts = tuple(Part(text, "", 0) for text in packet.contents)
    return OnDesk(title, title, packet.case, source, original.read, parts)


def look(office: Office, shown: OnDesk | None) -> Shelf:
    """The earlier packets and the sender; whether the packet shown is still what the papers say."""
    held = log(office)
    cases = {c: case_view(office, c) for c in {entry.packet.case for entry in held}}
    titles = [(e.packet, _title(cases[e.packet.case]), "; ".join(map(said, e.sendings))) for e in held]
    sweep_unfinished(office)
    outdated = shown is not None and shown.stands_on is not None and case_view(office, shown.case) != shown.stands_on
    return Shelf(tuple(titles), sender_of(office), outdated, office.clock.today())


def _title(view: CaseView | None) -> str:
    return (view.case.provider if view else None) or "A bill whose papers changed since"


def write_report(office: Office, shown: OnDesk, what: str, target: Path, year: int) -> None:
    """Write the letter as a file to edit, or one of the reports; the payments of a year come as a table, too."""
    match what:
        case "letter":
            if shown.prepared is not None:
                write_whole(target, letter_file(office, shown.prepared))
        case "summary":
            write_whole(target, case_summary(office, shown.case).pdf)
        case "history":
            write_whole(target, case_history(office, shown.case).pdf)
        case _:
            paid = paid_expenses(office, year)
            write_whole(target, paid.pdf)
            write_whole(target.with_suffix(".csv"), paid.csv)
