"""Turning a page that lies on its side or on its head: it is read again as the person turned it.

Boxes stay those of the page as the file has it, so that what was entered keeps its place; the window turns picture and
boxes together.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from medneg_desktop.core.ids import DocumentId
from medneg_desktop.core.trouble import CorrectableTrouble
from medneg_desktop.domain.document import Document, ReadingStatus
from medneg_desktop.domain.page import PageText, TextSource
from medneg_desktop.services.deeds import DocumentDeed, Told, standing
from medneg_desktop.services.office import Office, Stop, never
from medneg_desktop.services.ports import Event
from medneg_desktop.services.read_document import page_text, read_document, understand_again
from medneg_desktop.services.undo import Deed

_LETTER = (612.0, 792.0)  # points; stands in for the size of a page that was never read


class TurnedIllegible(CorrectableTrouble):
    code = "turned-illegible"
    title = "Turned this way, no words can be read on this page."
    remedy = "What was read before is kept. Turn the page further, or type its values beside the picture."


def is_turnable(text: PageText | None) -> bool:
    """Whether the way a page lies changes what is read on it: text that a file itself gives knows its own way up."""
    return text is None or text.source is not TextSource.TEXT


def turn_page(office: Office, document: DocumentId, page: int, quarters: int, *, stop: Stop = never) -> Deed | None:
    """Say that so many quarter turns, clockwise, make a page upright, and read it so. What a person entered stays.

    Takes seconds. None where the page lies so already. Raises TurnedIllegible, and changes nothing, where words were read
    before and none can be read now.
    """
    with office.unit() as unit:
        found, before, words = unit.document(document), standing(unit, document), tuple(unit.pages(document))
    assert found is not None  # it stands
    old = next((t for t in words if t.number == page), None)
    if old is not None and (old.turns, old.turned) == (quarters % 4, True):
        return None
    told = Told("page turned", f"page {page} was turned and read again", f"page {page} as it lay before")
    if found.status is ReadingStatus.READ and words:
        _read_turned(office, found, page, quarters, words, told, stop)
    else:
        _read_first(office, found, page, quarters, told, stop)
    with office.unit() as unit:
        after, now = standing(unit, document), tuple(unit.pages(document))
    return DocumentDeed(document, f"page {page} turned", before, after, (told,), words, now)


def _read_turned(
    office: Office, document: Document, page: int, quarters: int, words: Sequence[PageText], told: Told, stop: Stop
) -> None:
    """Read this page anew, and find what the document says with it."""
    text, _ = page_text(office.pages, office.original(document), page, turns=quarters, stop=stop)
    if not text.words and any(t.words for t in words if t.number == page):
        raise TurnedIllegible
    texts = [text if t.number == page else t for t in words]
    understand_again(office, document, texts, (told.what, told.there), stop=stop)


def _read_first(office: Office, document: Document, page: int, quarters: int, told: Told, stop: Stop) -> None:
    """Read a document that could not be read before. A page that cannot be read either way stays turned, so that its
    values can be typed beside it.
    """
    read = read_document(office, document.id, turned={page: quarters}, stop=stop)
    with office.unit() as unit:
        if read.status is not ReadingStatus.READ:
            held = {t.number: t for t in unit.pages(document.id)}
            blank = [held.get(n) or PageText(n, *_LETTER, source=TextSource.NONE) for n in range(1, document.pages + 1)]
            blank[page - 1] = replace(blank[page - 1], turns=quarters % 4, turned=True)
            unit.save_pages(document.id, blank)
        unit.record(Event(office.clock.now(), told.what, told.there, document=document.id))
        unit.commit()
