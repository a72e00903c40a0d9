"""Papers of a few words in a real vault, as if they had been brought in and read."""

from __future__ import annotations

import io

from medneg_desktop.core.ids import CaseId, DocumentId, Sha256
from medneg_desktop.domain.document import Document, ReadingStatus
from medneg_desktop.ledger import match_keys
from medneg_desktop.services.office import Office
from medneg_desktop.services.reconcile import refresh
from tests.builders import papers


def keep_papers(office: Office, text: str) -> list[CaseId]:
    """Keep the papers printed in ``text`` (see :mod:`tests.builders`); gives the cases that they make."""
    found = papers(text)
    for paper in found:
        sha256, size = office.vault.originals.put(io.BytesIO(f"{paper.ref}".encode()), limit=1000)
        with office.unit() as unit:
            unit.add_document(
                Document(
                    DocumentId(paper.ref.document),
                    Sha256(sha256),
                    paper.ref.name,
                    "application/pdf",
                    size,
                    1,
                    office.clock.now(),
                )
            )
            unit.save_readings(paper.ref.document, [paper.reading], match_keys(paper.reading))
            unit.set_status(paper.ref.document, ReadingStatus.READ)
            unit.commit()
    return sorted(refresh(office, [p.ref.document for p in found]))
