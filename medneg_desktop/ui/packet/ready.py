"""A packet on the desk: prepared from a case, or one that was made before."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

from medneg_desktop.core.ids import CaseId, Sha256
from medneg_desktop.core.trouble import Trouble
from medneg_desktop.domain.page import PageText
from medneg_desktop.services.office import Office, Progress, Stop
from medneg_desktop.services.overview import case_view, packets
from medneg_desktop.services.ports import CaseView, HeldPacket, Original
from medneg_desktop.services.prepare_packet import PreparedPacket, prepare_packet
from medneg_desktop.ui.packet.contents import Part, contents
from medneg_desktop.ui.viewer import PageSource, bytes_source
from medneg_desktop.ui.viewer.source import original_source

_SENDER = "packet-sender"


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


@dataclass(frozen=True)
class Shelf:
    """What the screen shows beside the packet: earlier ones with their titles, and the sender's address."""

    earlier: tuple[tuple[HeldPacket, str], ...]
    sender: str
    outdated: bool


def make_ready(office: Office, case: CaseId, sender: str, progress: Progress, stop: Stop) -> OnDesk:
    """Prepare a packet and open its pages; to be called in a lane."""
    view = case_view(office, case)
    lines = tuple(line.strip() for line in sender.splitlines() if line.strip())
    prepared = prepare_packet(office, case, sender=lines, progress=progress, stop=stop)
    source = bytes_source(office, prepared.plan.title, prepared.pdf)
    exhibits = sum(len(e.pages) for e in prepared.plan.exhibits)
    body = _words(office, prepared.pdf, source, source.count - exhibits)
    parts = contents(prepared.plan, source.count, body)
    provider = (view.case.provider if view else None) or ""
    return OnDesk(prepared.plan.title, provider, case, source, lambda: prepared.pdf, parts, prepared, view)


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
    held = packets(office)
    cases = {p.case: case_view(office, p.case) for p in held}
    titles = [(p, _title(cases[p.case])) for p in held]
    with office.unit() as unit:
        sender = unit.setting(_SENDER) or ""
    outdated = shown is not None and shown.stands_on is not None and case_view(office, shown.case) != shown.stands_on
    return Shelf(tuple(titles), sender, outdated)


def _title(view: CaseView | None) -> str:
    return (view.case.provider if view else None) or "A bill whose papers changed since"


def keep_sender(office: Office, text: str) -> None:
    """Remember the sender's name and address in the vault, for the next packet."""
    with office.unit() as unit:
        unit.set_setting(_SENDER, text)
        unit.commit()
