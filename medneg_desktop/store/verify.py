"""What ``vault verify`` looks at: every page of the database, every reference, every original. Reads only."""

from __future__ import annotations

from collections.abc import Callable

from medneg_desktop.core.trouble import VaultDamaged
from medneg_desktop.services.ports import UnitOfWork
from medneg_desktop.services.vault_port import VerifyReport
from medneg_desktop.store.originals import EncryptedOriginals


def verify(
    unit_of_work: Callable[[], UnitOfWork],
    database_problems: Callable[[], list[str]],
    originals: EncryptedOriginals,
    tell: Callable[[int, int], None],
) -> VerifyReport:
    """The report, with every problem as a sentence."""
    found = database_problems()
    problems = [f"The database is damaged: {'; '.join(found[:5])}."] if found else []
    try:
        with unit_of_work() as unit:
            documents, packets, claimed = unit.documents(), unit.packets(), unit.hashes()
            trash = unit.trash()
    except VaultDamaged:
        return VerifyReport(0, 0, (*problems, "The list of documents cannot be read."))
    intact = 0
    for done, document in enumerate(documents):
        tell(done, len(documents))
        if originals.intact(document.sha256):
            intact += 1
        else:
            problems.append(f"The original of {document.name} is missing or damaged.")
    gone = [t.document.name for t in trash if not originals.intact(t.document.sha256)]
    problems += [f"The original of {name}, which is in the trash, is missing or damaged." for name in gone]
    lost = [packet for packet in packets if not originals.intact(packet.sha256)]
    problems += [f"The packet made on {packet.made:%Y-%m-%d} is missing or damaged." for packet in lost]
    known = {d.sha256 for d in documents} | {t.document.sha256 for t in trash} | {p.sha256 for p in packets}
    if tables := [sha256 for sha256 in claimed - known if not originals.intact(sha256)]:
        problems.append(f"{len(tables)} of the loaded tables are missing or damaged; load them again in Settings.")
    if extra := originals.unclaimed(claimed):
        problems.append(f"{extra} kept files belong to no document; the next start removes them.")
    tell(len(documents), len(documents))
    return VerifyReport(len(documents), intact, tuple(problems))
