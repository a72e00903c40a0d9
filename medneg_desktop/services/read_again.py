"""Reading a document once more, with what the person entered kept."""

from __future__ import annotations

from dataclasses import replace

from medneg_desktop.core.ids import DocumentId
from medneg_desktop.domain.document import ReadingStatus
from medneg_desktop.services.deeds import DocumentDeed, Standing, Told, rewrite, standing
from medneg_desktop.services.office import Office, Progress, Stop, never, no_progress
from medneg_desktop.services.read_document import read_document
from medneg_desktop.services.undo import Deed

_TOLD = Told("read again", "the document was read again", "back to how it was read before")


def read_again(
    office: Office, document: DocumentId, *, progress: Progress = no_progress, stop: Stop = never
) -> Deed | None:
    """Read a document again. Values and lines that a person entered stay; None where the reading says the same.

    Takes seconds. Where it cannot be read this time, what was known of it stays.
    """
    with office.unit() as unit:
        before = standing(unit, document)
    read_document(office, document, progress=progress, stop=stop)

    def mend(now: Standing) -> tuple[Standing, tuple[Told, ...]]:
        if now.status is ReadingStatus.FAILED and before.readings:
            return replace(now, status=before.status, trouble=before.trouble), ()
        return now, ()

    rewrite(office, document, "document read again", mend)
    with office.unit() as unit:
        after = standing(unit, document)
    return DocumentDeed(document, "document read again", before, after, (_TOLD,)) if after != before else None
