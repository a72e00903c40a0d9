"""Everything out of the vault, in plain: each original under its own name, with a list that people and sheets can read.

What is written is not protected any more; whoever calls this says so first. The folder appears whole or not at all:
until then it is named as unfinished, so that a person who finds it knows what it is.
"""

from __future__ import annotations

import csv
import errno
import io
import json
import os
import re
import shutil
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from medneg_desktop.core.trouble import DiskFull, FileUnreadable, PlaceNotWritable, PlaceTaken, VaultDamaged
from medneg_desktop.domain.document import Document
from medneg_desktop.domain.reading import FieldName, Reading
from medneg_desktop.services import contract
from medneg_desktop.services.export_journal import Written, journal, table
from medneg_desktop.services.export_journal import listed as listed_journal
from medneg_desktop.services.office import Office, Progress, Stop, check_stop, never, no_progress
from medneg_desktop.services.ports import HeldPacket, HeldReading

_DOCUMENTS, _PACKETS, _LIST, _SHEET, _NOTE = "documents", "packets", "index.json", "index.csv", "READ ME.txt"
_JOURNAL = "journal.csv"
_UNFINISHED = " (unfinished)"
_SIDE_BY_SIDE = 32
_FULL = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}
_WORDS = """These are the papers of a MedNeg vault as they were on {day}.

They are NOT protected: whoever opens this folder can read every one of them. Keep the folder in a safe place, and
remove it when it is no longer needed.

documents   the papers themselves, as they were brought in
packets     the packets that were made
index.csv   what was read on each paper, as a table
journal.csv the calls, letters, offers, agreements and payments that were noted
index.json  all of it in full, for other programs
"""
_ENDINGS = {
    "application/pdf": (".pdf",),
    "image/jpeg": (".jpg", ".jpeg"),
    "image/png": (".png",),
    "image/tiff": (".tif", ".tiff"),
    "image/heif": (".heic", ".heif"),
    "image/webp": (".webp",),
}
_UNSAFE = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]|[\ud800-\udfff]')
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)", re.IGNORECASE)
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""A cell that begins so is carried out as a formula by the programs that open sheets."""

_COLUMNS = (
    FieldName.PROVIDER_NAME,
    FieldName.PAYER_NAME,
    FieldName.PATIENT_NAME,
    FieldName.ACCOUNT_NUMBER,
    FieldName.CLAIM_NUMBER,
    FieldName.SERVICE_FROM,
    FieldName.SERVICE_TO,
    FieldName.STATEMENT_DATE,
    FieldName.DUE_DATE,
    FieldName.TOTAL_CHARGES,
    FieldName.INSURANCE_PAID,
    FieldName.PATIENT_RESPONSIBILITY,
    FieldName.AMOUNT_DUE,
    FieldName.AMOUNT_PAID,
)


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written. ``missing`` names the papers whose originals the vault has lost."""

    folder: Path
    documents: int
    packets: int
    missing: tuple[str, ...]


def export(office: Office, target: Path, *, progress: Progress = no_progress, stop: Stop = never) -> Exported:
    """Write every document and packet into a new or empty folder.

    Raises PlaceTaken, PlaceNotWritable, DiskFull, Cancelled; then nothing is left there.
    """
    with office.unit() as unit:
        held = unit.readings([d.id for d in unit.documents()][::-1])
        packets = unit.packets()[::-1]
        talks = journal(unit)
    aside = target.with_name(target.name + _UNFINISHED)
    try:
        _begin(target, aside)
        names = Names()
        files = [names.free(_with_ending(h.document)) for h in held]
        missing = []
        for done, (entry, name) in enumerate(zip(held, files, strict=True)):
            check_stop(stop)
            progress(done, len(held) + len(packets), entry.document.name)
            if not _copy(office, entry.document, aside / _DOCUMENTS / name):
                missing.append(entry.document.name)
        missing += _copy_packets(office, packets, aside, len(held), progress)
        _write_lists(office, aside, held, files, talks)
        check_stop(stop)
        _make_last(aside)
        aside.rename(target)
    except OSError as error:
        _clear(aside)
        raise (DiskFull() if error.errno in _FULL else PlaceNotWritable()) from error
    except BaseException:
        _clear(aside)
        raise
    return Exported(target, len(held), len(packets), tuple(missing))


def exported_files(folder: Path) -> Iterator[Path]:
    """The papers in a folder that was written by :func:`export`, in their order. Raises FileUnreadable."""
    try:
        listed = json.loads((folder / _LIST).read_text(encoding="utf-8"))
        names = [str(entry["path"]) for entry in listed["files"]]
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise FileUnreadable(
            title="This folder holds no list of papers.", remedy="Choose a folder that was written by Export."
        ) from error
    for name in names:
        if Path(name).name == name:  # the list is a file from anywhere: it may not lead out of the folder
            yield folder / _DOCUMENTS / name


class Names:
    """Gives each file a name that every system takes, and no two files names that differ in case alone."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def free(self, untrusted_name: str) -> str:
        """The name, or one close to it."""
        plain = _UNSAFE.sub("_", untrusted_name).strip(" .") or "unnamed"
        if _RESERVED.match(plain):
            plain = f"_{plain}"
        ending = Path(plain).suffix[:12]
        stem = plain.removesuffix(ending).encode()[:150].decode(errors="ignore")
        name, number = stem + ending, 1
        while name.casefold() in self._taken:
            number += 1
            name = f"{stem} ({number}){ending}"
        self._taken.add(name.casefold())
        return name


def _with_ending(document: Document) -> str:
    """The name with an ending that opens it, where it has none: ``bill.pdf (in letters.zip)``."""
    endings = _ENDINGS.get(document.media, ())
    return document.name if not endings or document.name.lower().endswith(endings) else document.name + endings[0]


def _begin(target: Path, aside: Path) -> None:
    if target.is_dir() and not target.is_symlink() and not any(target.iterdir()):
        target.rmdir()
    if target.exists() or target.is_symlink():
        raise PlaceTaken
    _clear(aside)
    for name in (_DOCUMENTS, _PACKETS):
        (aside / name).mkdir(parents=True, mode=0o700)


def _clear(aside: Path) -> None:
    with suppress(OSError):
        if aside.is_dir() and not aside.is_symlink():
            shutil.rmtree(aside)


def _copy(office: Office, document: Document | HeldPacket, path: Path) -> bool:
    try:
        data = office.vault.originals.get(document.sha256)
    except VaultDamaged:
        return False
    _write(path, data)
    return True


def _copy_packets(
    office: Office, packets: Sequence[HeldPacket], aside: Path, before: int, progress: Progress
) -> list[str]:
    names, missing = Names(), []
    for done, packet in enumerate(packets, before):
        name = names.free(f"packet {packet.made:%Y-%m-%d}.pdf")
        progress(done, before + len(packets), name)
        if not _copy(office, packet, aside / _PACKETS / name):
            missing.append(name)
    return missing


def _write(path: Path, data: bytes) -> None:
    with path.open("xb") as file:
        file.write(data)


def _make_last(folder: Path) -> None:
    """Return only when all files are on the disk. Many are asked for at once: the disk then writes them together."""

    def one(path: Path) -> None:
        with path.open("rb+") as file:
            os.fsync(file.fileno())

    with ThreadPoolExecutor(_SIDE_BY_SIDE) as pool:
        for _ in pool.map(one, [path for path in folder.rglob("*") if path.is_file()]):
            pass


def _write_lists(
    office: Office, aside: Path, held: Sequence[HeldReading], files: Sequence[str], talks: Sequence[Written]
) -> None:
    entries = [
        {
            "path": name,
            "file": h.document.name,
            "sha256": h.document.sha256,
            "added": h.document.added.isoformat(),
            "reviewed": h.document.reviewed,
            "documents": [contract.of_reading(h.document.name, h.document.sha256, r) for r in h.readings],
        }
        for h, name in zip(held, files, strict=True)
    ]
    listed = {
        "contract": contract.VERSION,
        "exported": office.clock.now().isoformat(),
        "files": entries,
        "journal": listed_journal(talks),
    }
    _write(aside / _LIST, json.dumps(listed, indent=1, ensure_ascii=False).encode("utf-8", "replace"))
    _write(aside / _SHEET, sheet(held, files).encode("utf-8-sig", "replace"))  # the mark tells sheets how to read it
    _write(aside / _JOURNAL, table(talks, harmless).encode("utf-8-sig", "replace"))
    _write(aside / _NOTE, _WORDS.format(day=office.clock.today().isoformat()).encode())


def sheet(held: Sequence[HeldReading], files: Sequence[str]) -> str:
    """The table of what was read: one row for each document of each file."""
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL)
    writer.writerow(["file", "part", "type", *(n.value.replace("_", " ") for n in _COLUMNS), "to check", "looked at"])
    for entry, name in zip(held, files, strict=True):
        looked = "yes" if entry.document.reviewed else "no"
        for reading in entry.readings:
            cells = [
                name,
                reading.part,
                reading.kind.value.replace("_", " "),
                *_values(reading),
                reading.doubts,
                looked,
            ]
            writer.writerow([harmless(c) if isinstance(c, str) else c for c in cells])
        if not entry.readings:
            writer.writerow([harmless(name), 1, "not read", *[""] * (len(_COLUMNS) + 1), looked])
    return out.getvalue()


def _values(reading: Reading) -> Iterator[str]:
    for name in _COLUMNS:
        fact = reading.fields.get(name)
        value = contract.plain(fact.value) if fact else None
        yield "; ".join(value) if isinstance(value, list) else value or ""


def harmless(cell: str) -> str:
    """The text of a cell, which no sheet takes for a formula. Amounts below nothing stay numbers."""
    if re.fullmatch(r"-?\d+\.\d\d", cell):
        return cell
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
