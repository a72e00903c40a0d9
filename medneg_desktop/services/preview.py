"""Pictures of pages for the window."""

from __future__ import annotations

from medneg_desktop.core.ids import DocumentId
from medneg_desktop.services.office import Office
from medneg_desktop.services.ports import Picture


def page_picture(office: Office, document: DocumentId, page: int, *, dpi: float) -> Picture:
    """A page as the person sees it; raises KeyError for an unknown document, and page troubles."""
    with office.unit() as unit:
        found = unit.document(document)
    if found is None:
        raise KeyError(document)
    return office.pages.picture(office.original(found), page, dpi=dpi)
