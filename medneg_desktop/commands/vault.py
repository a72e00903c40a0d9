"""``medneg-desktop vault``: keep documents, and keep them safe."""
# ruff: noqa: PLC0415 (rooms are imported where a command needs them: one that only lists loads no reader)

from __future__ import annotations

import argparse
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

from medneg_desktop.commands.plain import OK, SOME_UNREAD, WrongUsage, emit, line, number, progress, say, secret
from medneg_desktop.core.ids import DocumentId
from medneg_desktop.core.paths import default_vault
from medneg_desktop.core.trouble import Trouble, VaultMissing
from medneg_desktop.domain.document import Accepted, AlreadyHeld, Declined, Document

if TYPE_CHECKING:
    from medneg_desktop.app import OpenOffice
    from medneg_desktop.services.take_beside import Beside

UNPROTECTED = "What is written there is not protected: whoever opens the folder can read every paper."


def add_parser(parser: argparse.ArgumentParser) -> None:
    """The acts and their options."""
    acts = _Acts(parser)
    acts.add("create", _create, "make a new vault")
    _add_papers(acts)
    _add_care(acts)
    _add_moving(acts)
    fill = acts.add("bench-fill", _bench_fill, "fill a scratch vault with made-up documents")
    fill.add_argument("--documents", type=number, required=True, metavar="N")
    fill.add_argument("--lines", type=number, default=4, metavar="N", help="of each bill (4); a third are bills")


class _Acts:
    """Adds acts that all have the options of which vault and how it opens."""

    def __init__(self, parser: argparse.ArgumentParser) -> None:
        self._common = _which_vault()
        self._acts = parser.add_subparsers(title="acts", metavar="", required=True)

    def add(self, name: str, does: Callable[[argparse.Namespace], int], text: str) -> argparse.ArgumentParser:
        made = self._acts.add_parser(name, parents=[self._common], help=text)
        made.set_defaults(act=does)
        return made


def _which_vault() -> argparse.ArgumentParser:
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--vault", type=Path, metavar="DIR", help="which vault (the user's)", default=default_vault())
    common.add_argument("--passphrase-file", metavar="FILE", help="holds the passphrase; - for standard input")
    return common


def _add_papers(acts: _Acts) -> None:
    """What puts papers in, and takes them out again."""
    add = acts.add("add", _add, "bring documents in, as dropping them on the window does")
    add.add_argument("paths", nargs="+", type=Path, metavar="PATH")
    _reading_options(add)
    add.add_argument("--password-file", metavar="FILE", help="holds the password of locked PDFs; - for standard input")
    acts.add("list", _list, "the documents held")
    remove = acts.add("remove", _remove, "put documents into the trash")
    remove.add_argument("ids", nargs="+", metavar="ID", help="as vault list gives it")
    trash = acts.add("trash", _trash, "what is in the trash, or empty it")
    trash.add_argument("--empty", action="store_true", help="delete what is in it for good")
    acts.add("undo-remove", _undo_remove, "bring a document back from the trash").add_argument("id", metavar="ID")


def _add_care(acts: _Acts) -> None:
    """What keeps the vault whole: checks, backups, and going back to one."""
    verify = acts.add("verify", _verify, "check every original and the database")
    verify.add_argument("--repair", action="store_true", help="put right what can be put right")
    verify.add_argument(
        "--from",
        dest="sources",
        nargs="+",
        type=Path,
        default=[],
        metavar="PATH",
        help="backups, files or folders to take lost originals from",
    )
    back_up = acts.add("backup", _backup, "the whole vault in one file, encrypted as it is")
    back_up.add_argument("--to", type=Path, required=True, metavar="FILE_OR_FOLDER")
    put_aside = "the automatic backups, and vaults that a restore put aside; restore takes the path of each"
    acts.add("backups", _backups, put_aside)
    restore = acts.add("restore", _restore, "bring a vault back from a backup; one that stands there is kept beside it")
    restore.add_argument("backup", type=Path, metavar="BACKUP")


def _add_moving(acts: _Acts) -> None:
    """What takes papers to another place, or over from one."""
    export = acts.add("export", _export, "every document in plain, with a list")
    export.add_argument("--to", type=Path, required=True, metavar="FOLDER")
    bring = acts.add("import", _import, "take over the documents of another vault's backup or export")
    bring.add_argument("file", type=Path, metavar="FILE")
    bring.add_argument("--backup-passphrase-file", metavar="FILE", help="where it is not this vault's passphrase")
    bring.add_argument("--household", action="store_true", help="take the household over also where one is told here")
    _reading_options(bring)


def _reading_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--jobs", type=number, default=2, metavar="N")
    parser.add_argument("--no-ocr", action="store_true")


def _passphrase(arguments: argparse.Namespace) -> str | None:
    return secret(arguments.passphrase_file, "passphrase")


def _opened(arguments: argparse.Namespace) -> OpenOffice:
    return _opened_with(arguments, _passphrase(arguments))


def _opened_with(arguments: argparse.Namespace, passphrase: str | None) -> OpenOffice:
    from medneg_desktop.app import open_office

    opened = open_office(arguments.vault, passphrase, jobs=getattr(arguments, "jobs", 2))
    for note in opened.office.vault.notes:
        say(note)
    return opened


# ---------------------------------------------------------------------------------------------------- documents


def _create(arguments: argparse.Namespace) -> int:
    from medneg_desktop.app import create

    code = create(arguments.vault, _passphrase(arguments))
    line({"created": str(arguments.vault), "recovery_code": code})
    return OK


def _add(arguments: argparse.Namespace) -> int:
    from medneg_desktop.services.intake import bring_in, files_in

    status = OK
    with closing(_opened(arguments)) as opened:
        office = opened.office
        password = secret(arguments.password_file, "password")
        for offered in files_in(arguments.paths, office.pages):
            outcome = offered if isinstance(offered, Declined) else bring_in(office, offered, password)
            line(outcome_json(outcome))
            status = SOME_UNREAD if isinstance(outcome, Declined) else status
        status = max(status, _read_waiting(opened, arguments))
        _back_up_if_due(opened)
    return status


def _back_up_if_due(opened: OpenOffice) -> None:
    """The automatic backup; one that cannot be made is told and takes nothing away from what was done."""
    from medneg_desktop.services.backup import back_up_if_due

    try:
        back_up_if_due(opened.office)
    except Trouble as trouble:
        say(f"The automatic backup was not made. {trouble.title} {trouble.remedy}")


def _read_waiting(opened: OpenOffice, arguments: argparse.Namespace) -> int:
    from medneg_desktop.services.overview import waiting
    from medneg_desktop.services.read_document import read_documents

    status = OK
    left = [document.id for document in waiting(opened.office)]
    for read in read_documents(opened.office, left, ocr=not arguments.no_ocr, progress=progress):
        if read.trouble:
            status = SOME_UNREAD
            say(f"{read.name}: {read.trouble[1]} {read.trouble[2]}")
    return status


def outcome_json(outcome: Accepted | AlreadyHeld | Declined) -> dict[str, Any]:
    """What became of a file, in the form of the contract."""
    match outcome:
        case Accepted(name, document):
            return {
                "outcome": "accepted",
                "file": name,
                "id": document.id,
                "sha256": document.sha256,
                "pages": document.pages,
            }
        case AlreadyHeld(name, document):
            return {
                "outcome": "already_held",
                "file": name,
                "id": document.id,
                "sha256": document.sha256,
                "held_as": document.name,
            }
        case Declined(name, code, title, remedy):
            return {"outcome": "declined", "file": name, "code": code, "title": title, "remedy": remedy}


def _document_json(document: Document) -> dict[str, Any]:
    trouble = document.trouble
    return {
        "id": document.id,
        "file": document.name,
        "sha256": document.sha256,
        "media": document.media,
        "pages": document.pages,
        "size": document.size,
        "added": document.added.isoformat(),
        "status": document.status.value,
        "reviewed": document.reviewed,
        "trouble": dict(zip(("code", "title", "remedy"), trouble, strict=True)) if trouble else None,
    }


def _list(arguments: argparse.Namespace) -> int:
    with closing(_opened(arguments)) as opened, opened.office.unit() as unit:
        documents = [_document_json(d) for d in unit.documents()]
        refused = [outcome_json(d) for _, d in unit.declined()]
    emit({"vault": str(arguments.vault), "documents": documents, "declined": refused})
    return OK


def _remove(arguments: argparse.Namespace) -> int:
    from medneg_desktop.services.trash import remove

    with closing(_opened(arguments)) as opened:
        for document in arguments.ids:
            try:
                deed = remove(opened.office, DocumentId(document))
            except KeyError:
                raise WrongUsage(f"there is no document {document} in this vault; see vault list") from None
            line({"outcome": "removed", "id": document, "file": deed.name})
    return OK


def _trash(arguments: argparse.Namespace) -> int:
    from medneg_desktop.services.trash import empty, in_trash

    with closing(_opened(arguments)) as opened:
        held = in_trash(opened.office)
        if arguments.empty:
            line({"deleted": empty(opened.office)})
            return OK
    emit([{**_document_json(t.document), "removed": t.at.isoformat()} for t in held])
    return OK


def _undo_remove(arguments: argparse.Namespace) -> int:
    from medneg_desktop.services.trash import bring_back

    with closing(_opened(arguments)) as opened:
        document = bring_back(opened.office, DocumentId(arguments.id))
    line({"outcome": "brought_back", "id": document.id, "file": document.name})
    return OK


def _bench_fill(arguments: argparse.Namespace) -> int:
    from medneg_desktop.services.bench_fill import bench_fill

    with closing(_opened(arguments)) as opened:
        added = bench_fill(opened.office, arguments.documents, lines=arguments.lines, progress=progress)
    line({"vault": str(arguments.vault), "added": added})
    return OK


# ---------------------------------------------------------------------------------------------------- safe


def _verify(arguments: argparse.Namespace) -> int:
    if arguments.sources and not arguments.repair:
        raise WrongUsage("--from goes with --repair")
    passphrase = _passphrase(arguments)
    repaired = _repair(arguments, passphrase) if arguments.repair else {}
    with closing(_opened_with(arguments, passphrase)) as opened:
        report = opened.office.vault.verify(lambda done, whole: progress(done, whole, "originals checked"))
    emit(
        {
            "vault": str(arguments.vault),
            "ok": not report.problems,
            "documents": report.documents,
            "originals_intact": report.originals_intact,
            "problems": list(report.problems),
            **repaired,
        }
    )
    return SOME_UNREAD if report.problems else OK


def _repair(arguments: argparse.Namespace, passphrase: str | None) -> dict[str, Any]:
    from medneg_desktop.app import VaultRescue
    from medneg_desktop.services.repair import repair
    from medneg_desktop.services.vault_port import Given

    done = list(VaultRescue(arguments.vault).mend(Given(passphrase)))
    with closing(_opened_with(arguments, passphrase)) as opened:
        done += repair(opened.office, arguments.sources, progress=progress)
    for sentence in done:
        say(sentence)
    return {"repaired": done}


def _backup(arguments: argparse.Namespace) -> int:
    from medneg_desktop.app import back_up

    made = back_up(
        arguments.vault,
        _passphrase(arguments),
        arguments.to,
        lambda done, whole: progress(done, whole, "parts copied and read back"),
    )
    if made.missing:
        say(f"{made.missing} originals are missing in the vault, and so in the backup: see vault verify --repair.")
    line({"backup": str(made.path), "documents": made.documents, "bytes": made.size, "missing": made.missing})
    return SOME_UNREAD if made.missing else OK


def _backups(arguments: argparse.Namespace) -> int:
    from medneg_desktop.app import VaultRescue, vault_stands

    held = VaultRescue(arguments.vault).fallbacks()
    if not held and not vault_stands(arguments.vault):
        raise VaultMissing
    for found in held:
        kind = "put_aside" if found.whole else "automatic"
        line({"backup": str(found.path), "kind": kind, "made": found.made.isoformat(), "bytes": found.size})
    return OK


def _restore(arguments: argparse.Namespace) -> int:
    from medneg_desktop.app import VaultRescue
    from medneg_desktop.services.vault_port import Given

    back = VaultRescue(arguments.vault).restore(
        arguments.backup,
        Given(_passphrase(arguments)),
        progress=lambda done, whole: progress(done, whole, "parts unpacked and checked"),
    )
    if back.kept:
        say(f"The vault that stood there is kept as {back.kept}.")
    line(
        {
            "restored": str(back.folder),
            "documents": back.documents,
            "made": back.made.isoformat(),
            "kept": str(back.kept) if back.kept else None,
            "missing": back.missing,
        }
    )
    return OK


def _export(arguments: argparse.Namespace) -> int:
    from medneg_desktop.services.export import export

    with closing(_opened(arguments)) as opened:
        say(UNPROTECTED)
        written = export(opened.office, arguments.to, progress=progress)
    for name in written.missing:
        say(f"{name}: the original is missing or damaged and could not be written.")
    line(
        {
            "exported": str(written.folder),
            "documents": written.documents,
            "packets": written.packets,
            "missing": list(written.missing),
        }
    )
    return SOME_UNREAD if written.missing else OK


def _tell_beside(beside: Beside) -> None:
    """What came of another vault beside its documents, in words."""
    households = {
        "taken": "The household came too.",
        "stayed": "The household told here stays; --household takes theirs.",
    }
    senders = {"taken": "So did the sender of letters.", "stayed": "Your letters keep the sender that stands here."}
    for text in (households.get(beside.household), senders.get(beside.sender)):
        if text:
            say(text)
    if beside.rules:
        say(f"Learned from corrections there: {beside.rules}.")
    if beside.rules_left:
        say(f"Learned here already, and left as it is: {beside.rules_left}.")


def _import(arguments: argparse.Namespace) -> int:
    from medneg_desktop.services.merge import take_over
    from medneg_desktop.services.vault_port import Given

    status = OK
    own = _passphrase(arguments)
    with closing(_opened_with(arguments, own)) as opened:
        theirs = secret(arguments.backup_passphrase_file, "passphrase") or own
        found = take_over(
            opened.office,
            arguments.file,
            Given(theirs),
            household=arguments.household,
            beside=_tell_beside,
            progress=progress,
        )
        for outcome in found:
            line(outcome_json(outcome))
            status = SOME_UNREAD if isinstance(outcome, Declined) else status
        if arguments.file.is_dir():
            status = max(status, _read_waiting(opened, arguments))
        _back_up_if_due(opened)
    return status
