"""Puts right what can be put right in a vault that opens; what cannot is said by the next look at it.

Lost originals come back from a backup, or from the very files offered again; what is worked out from the papers is
worked out anew; copies that nothing claims are removed, or brought in again where the database is an older copy.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator, Sequence
from pathlib import Path

from medneg_desktop.core.ids import Sha256
from medneg_desktop.core.trouble import BackupDamaged, BackupUnknown, CorrectableTrouble, WrongKey
from medneg_desktop.domain.document import Accepted, Declined
from medneg_desktop.services.intake import LARGEST, bring_in_bytes, files_in, read_file
from medneg_desktop.services.office import Office, Progress, no_progress
from medneg_desktop.services.ports import Event
from medneg_desktop.services.reconcile import cases_of, known_in, papers_of
from medneg_desktop.services.reference_list import reference_of
from medneg_desktop.services.settle import settle_in

_PDF = b"%PDF-"


def repair(office: Office, sources: Sequence[Path] = (), *, progress: Progress = no_progress) -> list[str]:
    """Repair the vault, with ``sources`` to take lost originals from: backups, files, folders.

    A sentence for each thing that was done. Doing it again does nothing more.
    """
    done = list(_take_back(office, sources, progress))
    if office.vault.mending:
        done += _bring_strays_in(office)
    else:
        with office.unit() as unit:
            claimed = unit.hashes()
        if extra := office.vault.originals.unclaimed(claimed):
            office.vault.sweep_when_closed()  # and not now, when one of them may be on its way in
            done.append(f"{extra} kept files that belong to no document are removed.")
    done += _work_out_again(office)
    if done:
        with office.unit() as unit:
            for sentence in done:
                unit.record(Event(office.clock.now(), "vault repaired", sentence))
            unit.commit()
    return done


# ---------------------------------------------------------------------------------------------------- originals


def _take_back(office: Office, sources: Sequence[Path], progress: Progress) -> Iterator[str]:
    lost = _lost(office, progress)
    if not lost:
        return
    for source in sources:
        found = _from_backup(office, source, lost) if source.is_file() else None
        if found is None:
            found = _from_files(office, source, lost)
        lost -= found
        if found:
            yield f"{_originals(len(found))} taken back from {source.name}."


def _originals(count: int) -> str:
    return "1 lost original was" if count == 1 else f"{count} lost originals were"


def _lost(office: Office, progress: Progress) -> set[Sha256]:
    with office.unit() as unit:
        claimed = sorted(unit.hashes())
    lost: set[Sha256] = set()
    for done, sha256 in enumerate(claimed):
        progress(done, len(claimed), "originals checked")
        if not office.vault.originals.intact(sha256):
            lost.add(sha256)
    return lost


def _from_backup(office: Office, source: Path, lost: set[Sha256]) -> set[Sha256] | None:
    """What was found in a backup of this vault; None for any other file."""
    try:
        return office.vault.originals_from(source, lost)
    except (BackupUnknown, WrongKey):
        return None
    except BackupDamaged:
        return set()


def _from_files(office: Office, source: Path, lost: set[Sha256]) -> set[Sha256]:
    found: set[Sha256] = set()
    for path in files_in([source]):
        if not isinstance(path, Path):
            continue
        try:
            data = read_file(path)
        except CorrectableTrouble:
            continue
        sha256 = Sha256(hashlib.sha256(data).hexdigest())
        if sha256 in lost:
            office.vault.originals.put(io.BytesIO(data), limit=LARGEST)
            found.add(sha256)
    return found


def _bring_strays_in(office: Office) -> Iterator[str]:
    """Register again what was kept after the moment of the database's copy; what is no paper any more stays kept."""
    with office.unit() as unit:
        claimed = unit.hashes()
    brought, left = 0, 0
    for number, data in enumerate(office.vault.originals.strays(claimed), 1):
        ending = ".pdf" if data.startswith(_PDF) else ""
        outcome = bring_in_bytes(office, f"recovered document {number}{ending}", data)
        brought += isinstance(outcome, Accepted)
        left += isinstance(outcome, Declined)
    if brought:
        yield f"{brought} documents that were kept since were brought in again; their names are lost."
    if left:
        yield f"{left} kept files could not be opened; they stay in the vault."
    else:
        office.vault.mended()


# ---------------------------------------------------------------------------------------------------- cases


def _work_out_again(office: Office) -> Iterator[str]:
    """Group all papers and raise all questions anew; says so where that changed anything."""
    with office.unit() as unit:
        before = unit.case_summaries()
        held = unit.readings([d.id for d in unit.documents()])
        cases = cases_of(
            papers_of(held),
            as_of=office.clock.today(),
            bonds=unit.bonds(h.document.id for h in held),
            known=known_in(unit, [h.document.id for h in held], office.clock.today()),
            reference=reference_of(unit),
        )
        unit.replace_cases([summary.id for summary in before], cases)
        settle_in(unit, cases, office.clock.today())
        changed = unit.case_summaries() != before
        if changed:
            unit.commit()
    if changed:
        yield f"{len(cases)} cases were worked out again from their papers."
