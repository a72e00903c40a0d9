"""Freezes a small made-up vault in the present form, so that every later version is tried on it.

Run once for each new step of migration, before the next step is written:  .venv/bin/python -m tests.store.old.make
"""

from __future__ import annotations

import io
import shutil
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

from medneg_desktop.app import office_on
from medneg_desktop.core.clock import FixedClock
from medneg_desktop.core.ids import CaseId, DocumentId, PacketId
from medneg_desktop.domain.finding import Decision
from medneg_desktop.domain.packet import RecipientKind, Sending, SentBy
from medneg_desktop.domain.reading import FieldName
from medneg_desktop.domain.talks import Channel, Contact, Way
from medneg_desktop.services.bench_fill import bench_fill
from medneg_desktop.services.office import Office
from medneg_desktop.services.ports import Event, HeldPacket
from medneg_desktop.services.review import confirm, correct_field, decide
from medneg_desktop.services.talks import note
from medneg_desktop.store import migrations
from medneg_desktop.store.keys import CHEAP
from medneg_desktop.store.vault import create_vault

PASSPHRASE = "an old vault of made-up papers"
CLOCK = FixedClock(date(2026, 11, 24))
DOCUMENTS = 6
SAID, TAG = "They look into it.", "old"


def make(folder: Path) -> None:
    """A vault of six made-up papers in two cases, with a correction, a confirmation, decisions and a history."""
    with closing(office_on(create_vault(folder, passphrase=PASSPHRASE, cost=CHEAP, clock=CLOCK), CLOCK)) as opened:
        office = opened.office
        bench_fill(office, DOCUMENTS)
        with office.unit() as unit:
            documents = unit.documents()
        correct_field(office, documents[0].id, 1, FieldName.ACCOUNT_NUMBER, "BF-0000001-A")
        confirm(office, documents[1].id)
        with office.unit() as unit:
            views = [view for row in unit.case_summaries() if (view := unit.case(row.id)) is not None]
            unit.record(Event(datetime(2026, 11, 24, 12, tzinfo=UTC), "frozen", "kept as it was"))
            unit.set_setting("language", "es")
            unit.commit()
        _write_down(office, views[0].case.id, documents[-1].id)
        for view in views:
            for finding in view.report.findings[:1]:
                decide(office, view.case.id, finding.fingerprint, Decision.SET_ASIDE, "it was done twice")


def _write_down(office: Office, case: CaseId, document: DocumentId) -> None:
    """A call in the journal, a packet that was sent, and a tag."""
    note(office, case, Contact(CLOCK.today(), Channel.CALL, Way.OUT, RecipientKind.PROVIDER, said=SAID))
    sha256, _ = office.vault.originals.put(io.BytesIO(b"%PDF-1.4 a packet of old"), limit=1000)
    with office.unit() as unit:
        unit.add_packet(HeldPacket(PacketId("packet"), case, sha256, CLOCK.now(), 1, ("letter",)))
        unit.add_sending(Sending("sending", PacketId("packet"), "The office", CLOCK.today(), SentBy.MAIL))
        unit.set_tags(document, [TAG])
        unit.commit()


if __name__ == "__main__":
    target = Path(__file__).parent / migrations.HEAD
    make(target)
    (target / "vault.lock").unlink()
    shutil.rmtree(target / "originals" / "tmp")
    print(f"frozen: {target.name}")
