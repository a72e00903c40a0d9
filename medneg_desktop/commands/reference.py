"""``medneg-desktop reference``: the tables of Medicare and the price files of hospitals that a vault holds."""
# ruff: noqa: PLC0415 (rooms are imported where a command needs them)

from __future__ import annotations

import argparse
import re
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

from medneg_desktop.commands.plain import OK, SOME_UNREAD, WrongUsage, emit, line, progress, say, secret
from medneg_desktop.core.paths import default_vault
from medneg_desktop.core.trouble import CorrectableTrouble

if TYPE_CHECKING:
    from medneg_desktop.app import OpenOffice
    from medneg_desktop.domain.reference import Quarter


def add_parser(parser: argparse.ArgumentParser) -> None:
    """The acts and their options."""
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--vault", type=Path, metavar="DIR", help="which vault (the user's)", default=default_vault())
    common.add_argument("--passphrase-file", metavar="FILE", help="holds the passphrase; - for standard input")
    acts = parser.add_subparsers(title="acts", metavar="", required=True)

    def act(name: str, does: Any, text: str) -> argparse.ArgumentParser:
        made = acts.add_parser(name, parents=[common], help=text)
        made.set_defaults(act=does)
        return made

    new = act("add", _add, "load tables, as downloaded (zip, csv, txt, xlsx, json)")
    new.add_argument("files", nargs="+", type=Path, metavar="FILE")
    new.add_argument("--quarter", type=_quarter, metavar="YYYYQN", help="where a table does not say its quarter")
    new.add_argument("--for", dest="side", choices=["office", "hospital"], help="where a list of pairs does not say it")
    act("list", _list, "the tables, their editions, and how much of the bills they cover")
    act("remove", _remove, "take a table out of use").add_argument(
        "id", metavar="ID", help="as reference list gives it"
    )
    act("undo-remove", _undo, "use a removed table again").add_argument("id", metavar="ID")


def _quarter(text: str) -> Quarter:
    from medneg_desktop.domain.reference import Quarter

    match = re.fullmatch(r"(20\d\d)\s*[qQ]([1-4])", text)
    if match is None:
        raise argparse.ArgumentTypeError(f"{text!r} is not a quarter like 2026Q4")
    return Quarter(int(match[1]), int(match[2]))


def _opened(arguments: argparse.Namespace) -> OpenOffice:
    from medneg_desktop.app import open_office

    return open_office(arguments.vault, secret(arguments.passphrase_file, "passphrase"))


def _add(arguments: argparse.Namespace) -> int:
    from medneg_desktop.services.reference import add
    from medneg_desktop.services.reference_list import table_json

    status = OK
    hospital = None if arguments.side is None else arguments.side == "hospital"
    with closing(_opened(arguments)) as opened:
        for file in arguments.files:
            try:
                added = add(opened.office, file, quarter=arguments.quarter, hospital=hospital, progress=progress)
            except CorrectableTrouble as trouble:
                status = SOME_UNREAD
                told = {"code": trouble.code, "title": trouble.title, "remedy": trouble.remedy}
                line({"outcome": "declined", "file": file.name, **told})
                continue
            for table in added.tables:
                line({"outcome": "added", "file": file.name, **table_json(table)})
                for note in table.facts.notes:
                    say(note)
    return status


def _list(arguments: argparse.Namespace) -> int:
    from medneg_desktop.services.reference import listing

    with closing(_opened(arguments)) as opened:
        emit({"vault": str(arguments.vault), "tables": listing(opened.office)})
    return OK


def _remove(arguments: argparse.Namespace) -> int:
    from medneg_desktop.services.reference import remove

    with closing(_opened(arguments)) as opened:
        try:
            removed = remove(opened.office, arguments.id)
        except KeyError:
            raise WrongUsage(f"there is no table {arguments.id} in this vault; see reference list") from None
    line({"outcome": "removed", "id": arguments.id, "file": removed.table.source})
    return OK


def _undo(arguments: argparse.Namespace) -> int:
    from medneg_desktop.services.reference import bring_back

    with closing(_opened(arguments)) as opened:
        bring_back(opened.office, arguments.id)
    line({"outcome": "brought_back", "id": arguments.id})
    return OK
