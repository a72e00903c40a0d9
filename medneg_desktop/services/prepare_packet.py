"""A packet: planned from the kept questions, set with pictures of the pages, shown, saved and remembered."""

from __future__ import annotations

import errno
import hashlib
import io
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Self

from medneg_desktop.core.ids import CaseId, DocumentId, PacketId, Sha256, new_id
from medneg_desktop.core.trouble import DiskFull, NothingToSend, PlaceNotWritable
from medneg_desktop.domain.case import Case
from medneg_desktop.domain.document import Document
from medneg_desktop.domain.finding import AuditReport, Decision, Finding
from medneg_desktop.domain.packet import OfferPart, PacketChoices, PacketPlan, Proposal, RecipientKind
from medneg_desktop.domain.page import PageText
from medneg_desktop.domain.talks import Contact
from medneg_desktop.packet import plan_packet, with_recipient
from medneg_desktop.packet.redaction import concealed, decided, propose
from medneg_desktop.packet.slant import slanted
from medneg_desktop.services.check_packet import (
    Texts,
    no_texts,
    refuse_leaks,
    refuse_untraced,
    searched,
    with_unsearched,
)
from medneg_desktop.services.intake import LARGEST
from medneg_desktop.services.office import Desk, Office, Progress, Stop, check_stop, never, no_progress
from medneg_desktop.services.ports import Drawing, Event, HeldPacket, Original, Pages, Picture
from medneg_desktop.services.recipe import Recipe, written
from medneg_desktop.talks.course import course_of
from medneg_desktop.talks.offer_part import offer_part

EXHIBIT_DPI = 200
"""Resolution of exhibit pages: what a good office scanner gives, legible down to 6 point print."""


@dataclass(frozen=True, slots=True)
class PreparedPacket:
    """A packet ready to be looked at: ``pdf`` holds the very bytes that will be saved and printed."""

    case: CaseId
    plan: PacketPlan
    pdf: bytes
    proposals: tuple[Proposal, ...] = ()
    recipe: str = field(default="", repr=False)
    to: RecipientKind | None = None
    """Who it is for, also where nobody was named."""

    @property
    def sha256(self) -> Sha256:
        return Sha256(hashlib.sha256(self.pdf).hexdigest())


def kept(report: AuditReport, decisions: Mapping[str, tuple[Decision, str]]) -> tuple[Finding, ...]:
    """The questions that go into a packet: what the person kept, and what they have not set aside."""
    return tuple(
        f for f in report.findings if decisions.get(f.fingerprint, (Decision.OPEN, ""))[0] is not Decision.SET_ASIDE
    )


def compose(
    desk: Desk,
    case: Case,
    findings: Sequence[Finding],
    originals: Callable[[DocumentId], Original],
    sizes: Callable[[DocumentId, int], tuple[float, float]],
    *,
    sender: tuple[str, ...] = (),
    choices: PacketChoices | None = None,
    made: date | None = None,
    texts: Texts = no_texts,
    offer: OfferPart | None = None,
    contacts: Sequence[Contact] = (),
    progress: Progress = no_progress,
    stop: Stop = never,
) -> PreparedPacket:
    """Plan and set a packet from any source of papers (a vault, or files named on the command line).

    Raises PacketHeldBack where what was to be hidden can still be read in the finished file.
    """
    choices = with_recipient(case, findings, choices or PacketChoices())
    made = made or desk.clock.today()
    plan = plan_packet(
        case, findings, made=made, sizes=sizes, sender=sender, include=choices, offer=offer, contacts=contacts
    )
    found = propose(case, searched(plan, texts), choices)
    hidden = decided(found, choices)
    plan = slanted(concealed(with_unsearched(plan, texts), hidden), texts)
    refuse_untraced(plan)
    with _Ahead(desk, plan, originals, progress, stop) as pictures:
        pdf = desk.typesetter.compose(plan, pictures.picture)
    refuse_leaks(desk, plan, pdf, hidden, progress=progress, stop=stop)
    raised = {row.finding for row in plan.issues}
    raises = tuple(mark for f in findings if f.id in raised for mark in f.marks)
    recipe = written(Recipe(made, sender, choices, raises))
    return PreparedPacket(case.id, plan, pdf, found, recipe, choices.recipient)


class _Ahead:
    """Has the next page drawn by a worker while the one before is being set; never more than one waits."""

    def __init__(
        self,
        desk: Desk,
        plan: PacketPlan,
        originals: Callable[[DocumentId], Original],
        progress: Progress,
        stop: Stop,
    ) -> None:
        self._desk, self._originals, self._progress, self._stop = desk, originals, progress, stop
        self._pages = [(p.document, p.page) for e in plan.exhibits for p in e.pages]
        self._covered = {(p.document, p.page) for e in plan.exhibits for p in e.pages if p.covered}
        self._done = 0
        self._thread = ThreadPoolExecutor(max_workers=1)
        self._next: tuple[tuple[DocumentId, int], Future[Picture | Drawing]] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self._thread.shutdown(wait=True, cancel_futures=True)

    def picture(self, document: DocumentId, page: int) -> Picture | Drawing:
        """The page asked for, drawn ahead where it was to be expected."""
        check_stop(self._stop)
        self._done += 1
        self._progress(self._done, len(self._pages), f"exhibit page {self._done} of {len(self._pages)}")
        ready, self._next = self._next, None
        found = ready[1].result() if ready is not None and ready[0] == (document, page) else self._draw(document, page)
        if self._done < len(self._pages):
            coming = self._pages[self._done]
            self._next = coming, self._thread.submit(self._draw, *coming)
        return found

    def _draw(self, document: DocumentId, page: int) -> Picture | Drawing:
        """A page on which something is covered is a picture, whose pixels can be taken away."""
        pages, original = self._desk.pages, self._originals(document)
        if (document, page) in self._covered:
            return pages.picture(original, page, dpi=EXHIBIT_DPI)
        return pages.exhibit(original, page, dpi=EXHIBIT_DPI)


def proposals(
    office: Office, case: CaseId, *, choices: PacketChoices | None = None, stop: Stop = never
) -> tuple[Proposal, ...]:
    """What may have to be hidden in the packet that :func:`prepare_packet` would make, for a yes or no to each."""
    papers = _on_desk(office, case, choices)
    check_stop(stop)
    plan = plan_packet(
        papers.case, papers.findings, made=office.clock.today(), sizes=papers.size, include=papers.choices
    )
    return propose(papers.case, searched(plan, papers.text), papers.choices)


def prepare_packet(
    office: Office,
    case: CaseId,
    *,
    sender: tuple[str, ...] = (),
    choices: PacketChoices | None = None,
    made: date | None = None,
    progress: Progress = no_progress,
    stop: Stop = never,
) -> PreparedPacket:
    """The packet of a case in the vault, dated today unless it was ``made`` before. Raises NothingToSend, PacketHeldBack, Cancelled, and page troubles."""
    papers = _on_desk(office, case, choices)
    return compose(
        office,
        papers.case,
        papers.findings,
        papers.original,
        papers.size,
        sender=sender,
        choices=papers.choices,
        made=made,
        texts=papers.text,
        offer=papers.offer,
        contacts=papers.contacts,
        progress=progress,
        stop=stop,
    )


@dataclass(frozen=True)
class _Papers:
    """A case of the vault as a packet needs it."""

    office: Office
    case: Case
    findings: tuple[Finding, ...]
    choices: PacketChoices
    held: Mapping[DocumentId, Document]
    texts: Mapping[tuple[DocumentId, int], PageText]
    offer: OfferPart | None
    contacts: tuple[Contact, ...]

    def original(self, document: DocumentId) -> Original:
        return self.office.original(self.held[document])

    def size(self, document: DocumentId, page: int) -> tuple[float, float]:
        text = self.texts[document, page]
        return text.width, text.height

    def text(self, document: DocumentId, page: int) -> PageText | None:
        return self.texts.get((document, page))


def _on_desk(office: Office, case: CaseId, choices: PacketChoices | None) -> _Papers:
    with office.unit() as unit:
        view = unit.case(case)
        if view is None:
            raise NothingToSend
        documents = sorted({p.ref.document for p in view.case.papers})
        held = {d: found for d in documents if (found := unit.document(d)) is not None}
        texts = {(d, t.number): t for d in documents for t in unit.pages(d)}
        course = course_of(unit.talks([case]).get(case, ()))
        others = tuple(sorted({s.patient for s in unit.case_summaries() if s.patient and s.id != case}))
    findings = kept(view.report, view.decisions)
    wanted = with_recipient(view.case, findings, choices or PacketChoices())
    wanted = replace(wanted, others=tuple(dict.fromkeys((*wanted.others, *others))))
    offer = offer_part(course, wanted.recipient)
    contacts = tuple(contact for _, contact in course.contacts)
    return _Papers(office, view.case, findings, wanted, held, texts, offer, contacts)


def save_packet(office: Office, packet: PreparedPacket, target: Path) -> HeldPacket:
    """Write the packet where the person chose, and keep a copy with its hash in the case.

    The file appears whole or not at all. Raises PlaceNotWritable, DiskFull; then nothing is kept either.
    """
    with _remembered(office, target):
        write_whole(target, packet.pdf)
    sha256, _ = office.vault.originals.put(io.BytesIO(packet.pdf), limit=LARGEST)
    held = HeldPacket(
        PacketId(new_id()),
        packet.case,
        sha256,
        office.clock.now(),
        page_count(office.pages, Original(sha256, lambda: packet.pdf)),
        tuple(packet.plan.enclosures),
        packet.plan.recipient[0] if packet.plan.recipient else "",
        packet.recipe,
    )
    with office.unit() as unit:
        unit.add_packet(held)
        to = packet.plan.recipient[0] if packet.plan.recipient else "no one"
        told = f"{held.pages} pages, addressed to {to}, sha256 {sha256}"
        unit.record(Event(office.clock.now(), "packet saved", told, case=packet.case))
        unit.commit()
    return held


def letter_file(desk: Desk, packet: PreparedPacket) -> bytes:
    """Letter and issues of a packet as a .docx, for people who want to change the words before they send it."""
    return desk.typesetter.letter_file(packet.plan)


def page_count(pages: Pages, original: Original) -> int:
    return len(pages.inspect(original).pages)


_BINARY = getattr(os, "O_BINARY", 0)
_UNFINISHED = "packet-being-written"


def _aside(target: Path) -> Path:
    target = Path(os.path.realpath(target))  # what a link points to is written, and the link stays
    return target.with_name(f".medneg-{hashlib.sha256(target.name.encode()).hexdigest()[:16]}.part")


@contextmanager
def _remembered(office: Office, target: Path) -> Iterator[None]:
    """The vault knows where a file is being written, so that what a killed save leaves is swept later."""
    sweep_unfinished(office)
    _remember(office, str(_aside(target).absolute()))
    try:
        yield
    finally:
        _remember(office, "")


def _remember(office: Office, path: str) -> None:
    with office.unit() as unit:
        unit.set_setting(_UNFINISHED, path)
        unit.commit()


def sweep_unfinished(office: Office) -> None:
    """Remove what a save that was killed left beside the file the person chose."""
    with office.unit() as unit:
        left = unit.setting(_UNFINISHED) or ""
    if not left:
        return
    with suppress(OSError):
        Path(left).unlink(missing_ok=True)
    _remember(office, "")


def write_whole(target: Path, data: bytes) -> None:
    """Write a file aside, flush it, and rename it into place. A pipe or a device is written into, never replaced.

    The file aside has one name for each target, so that a next try writes over what a killed one left. Raises
    PlaceNotWritable and DiskFull.
    """
    try:
        if target.exists() and not target.is_file():
            with target.open("wb") as open_end:
                open_end.write(data)
        else:
            _put_in_place(_aside(target), data, Path(os.path.realpath(target)))
    except OSError as error:
        raise (DiskFull() if error.errno == errno.ENOSPC else PlaceNotWritable()) from error


def _put_in_place(aside: Path, data: bytes, target: Path) -> None:
    begun = False
    try:
        with suppress(FileNotFoundError):
            aside.unlink()
        with os.fdopen(os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, 0o600), "wb") as file:
            begun = True
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        aside.replace(target)
    except OSError:
        if begun:
            with suppress(OSError):
                aside.unlink()
        raise
