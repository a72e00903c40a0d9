"""Reading: from the pages of a document to what it says, kept in the vault."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from types import MappingProxyType

from medneg_desktop.core.ids import DocumentId
from medneg_desktop.core.trouble import (
    CorrectableTrouble,
    PageBroke,
    PageCrowded,
    PageIllegible,
    PageOverran,
    TooManyWords,
)
from medneg_desktop.domain.document import Document, ReadingStatus
from medneg_desktop.domain.learned import LearnedRule
from medneg_desktop.domain.page import PageText, TextSource
from medneg_desktop.domain.reading import Reading
from medneg_desktop.ledger import match_keys
from medneg_desktop.reading import is_legible
from medneg_desktop.reading.structured import Format
from medneg_desktop.services.carry import carried
from medneg_desktop.services.carry_words import keep_said, said_anew, said_of
from medneg_desktop.services.intake import told_of_a_file
from medneg_desktop.services.joined import one_paper
from medneg_desktop.services.office import Office, Progress, Stop, check_stop, never, no_progress
from medneg_desktop.services.ports import Event, Original, Pages
from medneg_desktop.services.read_shares import Share, shares_of, understand
from medneg_desktop.services.reconcile import refresh_in
from medneg_desktop.services.search_index import index_in

MOST_WORDS = 500_000
"""In one file: a thousand full pages, for which the reader takes a minute."""
_READ_HERE = 5_000
"""Words that are read in the program itself, in less than a second; more are read by a worker, which can be stopped."""
_LETTER = (612.0, 792.0)  # points; stands in for the size of a page that could not be opened
NOT_TURNED: Mapping[int, int] = MappingProxyType({})


def page_text(
    pages: Pages, original: Original, page: int, *, ocr: bool = True, turns: int | None = None, stop: Stop = never
) -> tuple[PageText, CorrectableTrouble | None]:
    """The words of one page. One that breaks, overruns, or of which recognition is sure of next to nothing is empty and
    says so; the trouble is told beside it. ``turns``: the quarter turns that a person said make the page upright.
    """
    try:
        text = pages.words(original, page, ocr=ocr, turns=turns, stop=stop)
    except (PageBroke, PageOverran, PageCrowded) as trouble:
        told = f"Page {page}: {trouble.title}"
        blank = PageText(page, *_LETTER, source=TextSource.NONE, problem=told)
        return blank if turns is None else replace(blank, turns=turns % 4, turned=True), trouble
    if text.source is TextSource.OCR and not is_legible(text):
        told = f"Page {page}: {PageIllegible.title} Type its values beside the picture."
        return replace(text, words=(), source=TextSource.NONE, problem=told), PageIllegible()
    return text, None


def page_texts(
    pages: Pages,
    original: Original,
    count: int,
    *,
    ocr: bool = True,
    jobs: int = 1,
    turned: Mapping[int, int] = NOT_TURNED,
    on_page: Callable[[int], object] = bool,
    stop: Stop = never,
) -> list[PageText]:
    """The words of every page. One that cannot be read is empty and says so; the others are read all the same.
    ``turned`` are the pages that a person turned, with their quarter turns.

    Raises the trouble itself where no page could be read, PageIllegible where there are no words at all, and TooManyWords.
    """
    troubles: list[CorrectableTrouble] = []
    words = 0

    def one(page: int) -> PageText:
        nonlocal words
        check_stop(stop)
        if words > MOST_WORDS:
            raise TooManyWords
        text, trouble = page_text(pages, original, page, ocr=ocr, turns=turned.get(page), stop=stop)
        if trouble is not None:
            troubles.append(trouble)
        words += len(text.words)
        on_page(page)
        return text

    with ThreadPoolExecutor(max_workers=max(1, min(jobs, count))) as pool:
        texts = list(pool.map(one, range(1, count + 1)))
    if words > MOST_WORDS:
        raise TooManyWords
    if troubles and len(troubles) == count:
        raise troubles[0]
    if ocr and not any(text.words for text in texts):
        raise troubles[0] if troubles else PageIllegible()
    return texts


def understood(
    pages: Pages,
    texts: Sequence[PageText],
    media: str,
    original: Original,
    shares: Sequence[Share] = (),
    rules: Sequence[LearnedRule] = (),
    *,
    stop: Stop = never,
) -> tuple[Reading, ...]:
    """What a document says: by its own grammar where it is data, else by the words of its pages, which are shared out as a
    person said, and with what was learned of providers.

    Raises DocumentDamaged where data breaks its grammar, PageBroke and PageOverran in words for a file, and Cancelled.
    """
    few = sum(len(t.words) for t in texts) <= _READ_HERE
    if few and media not in set(Format):
        return understand(texts, shares, rules)
    with told_of_a_file(remedy=TooManyWords.remedy):
        if media in set(Format):
            return pages.claims(original, stop=stop)
        return pages.understood(texts, shares, rules, stop=stop)


def read_document(
    office: Office,
    document_id: DocumentId,
    *,
    ocr: bool = True,
    turned: Mapping[int, int] = NOT_TURNED,
    progress: Progress = no_progress,
    stop: Stop = never,
) -> Document:
    """Read a held document and keep what it says; values that a person entered before stay theirs. Pages that a person
    turned are read so, those ``turned`` now too.

    A document that cannot be read is kept as FAILED with its reason. Raises Cancelled when stopped.
    """
    with office.unit() as unit:
        document = unit.document(document_id)
    if document is None:
        raise KeyError(document_id)
    original = office.original(document)
    with office.unit() as unit:
        held = unit.readings([document.id])
        before, rules = held[0].readings if held else (), unit.rules()
        shares = shares_of(before) or one_paper(unit, document)
        turned = {**{t.number: t.turns for t in unit.pages(document.id) if t.turned}, **turned}
    try:
        texts = page_texts(
            office.pages,
            original,
            document.pages,
            ocr=ocr,
            jobs=office.jobs,
            turned=turned,
            on_page=_told_by_page(progress, document),
            stop=stop,
        )
        readings = understood(office.pages, texts, document.media, original, shares, rules, stop=stop)
    except CorrectableTrouble as trouble:
        return _keep_failure(office, document, trouble)
    return keep_readings(office, document, texts, readings)


def _told_by_page(progress: Progress, document: Document) -> Callable[[int], None]:
    done = itertools.count(1)
    return lambda page: progress(next(done), document.pages, f"{document.name}, page {page} of {document.pages}")


def understand_again(
    office: Office, document: Document, texts: Sequence[PageText], told: tuple[str, str], *, stop: Stop = never
) -> Document:
    """Find anew what these words of a document's pages say, and keep it; what a person entered stays. ``told`` is what
    the history says of it.
    """
    with office.unit() as unit:
        held = unit.readings([document.id])
        rules = unit.rules()
        shares = shares_of(held[0].readings if held else ()) or one_paper(unit, document)
    readings = understood(office.pages, texts, document.media, office.original(document), shares, rules, stop=stop)
    return keep_readings(office, document, texts, readings, told)


def read_documents(
    office: Office,
    documents: Sequence[DocumentId],
    *,
    ocr: bool = True,
    progress: Progress = no_progress,
    stop: Stop = never,
) -> list[Document]:
    """Read several held documents, as many side by side as there are jobs: short ones keep all workers busy too."""
    with ThreadPoolExecutor(max_workers=max(1, min(office.jobs, len(documents)))) as pool:
        return list(pool.map(lambda d: read_document(office, d, ocr=ocr, progress=progress, stop=stop), documents))


def _keep_failure(office: Office, document: Document, trouble: CorrectableTrouble) -> Document:
    told = (trouble.code, trouble.title, trouble.remedy)
    with office.unit() as unit:
        unit.set_status(document.id, ReadingStatus.FAILED, told)
        unit.record(Event(office.clock.now(), "reading failed", trouble.title, document=document.id))
        unit.commit()
    return replace(document, status=ReadingStatus.FAILED, trouble=told)


def keep_readings(
    office: Office,
    document: Document,
    texts: Sequence[PageText],
    readings: tuple[Reading, ...],
    told: tuple[str, str] | None = None,
) -> Document:
    """Keep what a document was found to say, with what a person entered before."""
    with office.unit() as unit:
        before = [r for held in unit.readings([document.id]) for r in held.readings]
        divided = any(b.divided for b in before) or bool(one_paper(unit, document))
        looked_at = {b.pages for b in before if b.looked_at}
        fresh = tuple(replace(r, divided=divided, looked_at=r.pages in looked_at) for r in readings)
        kept = carried(fresh, before)
        keep_said(unit, document.id, said_anew(document.id, said_of(unit, document.id), before, kept))
        unit.save_pages(document.id, texts)
        unit.save_readings(document.id, kept, frozenset[str]().union(*(match_keys(r) for r in kept)))
        unit.set_status(document.id, ReadingStatus.READ)
        index_in(unit, [document.id])
        unit.record(Event(office.clock.now(), *(told or ("document read", document.name)), document=document.id))
        refresh_in(unit, [document.id], as_of=office.clock.today())
        unit.commit()
    return replace(document, status=ReadingStatus.READ, trouble=None)
