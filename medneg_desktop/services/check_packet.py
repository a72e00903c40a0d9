"""The finished packet read back: what was to be hidden must be found nowhere in the file.

Three ways are tried, because a secret hides in three: the text of the pages, the pictures of the pages that were
covered (recognized anew), and everything else in the file, such as its title, outline and metadata.
"""

from __future__ import annotations

import hashlib
import re
import zlib
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

from medneg_desktop.core.ids import DocumentId, Sha256
from medneg_desktop.core.trouble import PacketHeldBack
from medneg_desktop.domain.packet import ExhibitPage, PacketPlan, Proposal
from medneg_desktop.domain.page import PageText
from medneg_desktop.packet import trace
from medneg_desktop.packet.redaction import leaks, leaks_in_text
from medneg_desktop.services.office import Desk, Progress, Stop, check_stop, never, no_progress
from medneg_desktop.services.ports import Original

Texts = Callable[[DocumentId, int], PageText | None]
_STREAM = re.compile(rb"stream\r?\n(.*?)(?:\r?\n)?endstream", re.DOTALL)
"""The end of the line before ``endstream`` is missing in what ReportLab writes."""
_LARGEST_TEXT = 4_000_000
"""A stream that unpacks to more than this is a picture; its pixels are checked by reading the page."""
_TELLING = 6
"""Fewer signs stand in the drawing commands of any file by chance; the text of the pages is searched for those too."""
_UTF16 = re.compile(r"(?:\x00[\x20-\x7e]|[\x20-\x7e]\x00){3,}")
_HEX = re.compile(r"<([0-9A-Fa-f\s]{6,})>")
_OCTAL = re.compile(r"\\([0-7]{3})")


def no_texts(_document: DocumentId, _page: int) -> PageText | None:
    """For papers whose words are not at hand."""
    return None


def searched(plan: PacketPlan, texts: Texts) -> list[tuple[DocumentId, PageText]]:
    """The pages of a plan with their words, each once."""
    pages = {(p.document, p.page): None for e in plan.exhibits for p in e.pages}
    found = ((document, texts(document, page)) for document, page in pages)
    return [(document, text) for document, text in found if text is not None]


def with_unsearched(plan: PacketPlan, texts: Texts) -> PacketPlan:
    """The plan with a word to the person about pages on which nothing could be looked for."""
    blind = [str(p.ref) for e in plan.exhibits for p in e.pages if _blind(texts(p.document, p.page))]
    if not blind:
        return plan
    several = "s" if len(blind) > 1 else ""
    words = f"Look for private details on exhibit page{several} {', '.join(blind)} yourself: no words were read there."
    return replace(plan, needs_from_you=(*plan.needs_from_you, words))


def _blind(text: PageText | None) -> bool:
    return text is not None and not text.words


def refuse_untraced(plan: PacketPlan) -> None:
    """Raise PacketHeldBack where the plan states what cannot be traced to its exhibits."""
    problems = trace(plan)
    if problems:
        raise PacketHeldBack(
            title=f"The packet was not made, because it could not be proven. {problems[0]}",
            remedy="Check that value in the inbox, or set the question aside, and make the packet again.",
            details=f"{len(problems)} problems",
        )


def refuse_leaks(
    desk: Desk,
    plan: PacketPlan,
    pdf: bytes,
    hidden: Sequence[Proposal],
    *,
    progress: Progress = no_progress,
    stop: Stop = never,
) -> None:
    """Raise PacketHeldBack, naming the pages, where a hidden value can still be found in the file."""
    telling = [p for p in hidden if p.text]
    if not telling:
        return
    found = [*_on_pages(desk, plan, pdf, telling, progress, stop), *_elsewhere(pdf, telling)]
    if found:
        first = found[0]
        places = ", ".join(dict.fromkeys(where for where, _ in found))
        raise PacketHeldBack(
            title=f"The packet was not made: {_called(first[1])} could still be read in it ({places}).",
        )


def _called(proposal: Proposal) -> str:
    return f"the {proposal.kind.value.replace('_', ' ').replace('ssn', 'Social Security number')} {proposal.masked}"


def _on_pages(
    desk: Desk, plan: PacketPlan, pdf: bytes, hidden: Sequence[Proposal], progress: Progress, stop: Stop
) -> Iterator[tuple[str, Proposal]]:
    """Every page by its text; a page with something covered by its picture as well."""
    original = Original(Sha256(hashlib.sha256(pdf).hexdigest()), lambda: pdf)
    count = len(desk.pages.inspect(original).pages)
    exhibits = [page for exhibit in plan.exhibits for page in exhibit.pages]
    before = count - len(exhibits)
    shown: dict[int, ExhibitPage] = dict(enumerate(exhibits, start=before + 1))

    def read(number: int) -> tuple[str, tuple[Proposal, ...]]:
        check_stop(stop)
        page = shown.get(number)
        text = desk.pages.words(original, number, ocr=page is not None and bool(page.covered))
        return f"Exhibit {page.ref}" if page else f"page {number}", leaks(hidden, text)

    with ThreadPoolExecutor(max_workers=max(1, desk.jobs)) as pool:
        for done, (where, found) in enumerate(pool.map(read, range(1, count + 1)), start=1):
            progress(done, count, f"reading page {done} of {count} back")
            yield from ((where, proposal) for proposal in found)


def _elsewhere(pdf: bytes, hidden: Sequence[Proposal]) -> Iterator[tuple[str, Proposal]]:
    telling = [p for p in hidden if sum(c.isalnum() for c in p.text) >= _TELLING]
    for text in texts_in(pdf) if telling else ():
        yield from (("the file's own data", proposal) for proposal in leaks_in_text(telling, text))


def texts_in(pdf: bytes) -> Iterator[str]:
    """Everything in a file that may be text: outside its streams, and in those that unpack to something small."""
    last = 0
    outside = []
    for match in _STREAM.finditer(pdf):
        outside.append(pdf[last : match.start()])
        last = match.end()
        plain = b"/Filter" not in outside[-1][outside[-1].rfind(b" obj") :]
        unpacked = match[1] if plain else _unpacked(match[1])
        if unpacked is not None:
            yield from _as_text(unpacked)
    yield from _as_text(b"".join([*outside, pdf[last:]]))


def _unpacked(data: bytes) -> bytes | None:
    machine = zlib.decompressobj()
    try:
        unpacked = machine.decompress(data, _LARGEST_TEXT)
    except zlib.error:
        return None
    return None if machine.unconsumed_tail else unpacked


def _from_hex(digits: str) -> str:
    kept = "".join(digits.split())
    return bytes.fromhex(kept[: len(kept) // 2 * 2]).decode("latin-1")


def _as_text(data: bytes) -> Iterator[str]:
    """The bytes as text in the two codings of PDF strings, with escaped characters and hexadecimal ones written out."""
    plain = _OCTAL.sub(lambda m: chr(int(m[1], 8) & 255), data.decode("latin-1"))
    yield plain
    written = " ".join(_from_hex(m[1]) for m in _HEX.finditer(plain))
    if written:
        yield written
        yield written.replace("\x00", "")
    yield from (run[0].replace("\x00", "") for run in _UTF16.finditer(plain))
