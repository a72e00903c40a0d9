"""``medneg-desktop rules``: files of newer laws, limits and deadlines on top of what travels with the program."""
# ruff: noqa: PLC0415 (rooms are imported where a command needs them)

from __future__ import annotations

import argparse
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

from medneg_desktop.commands.plain import OK, SOME_UNREAD, WrongUsage, emit, line, secret
from medneg_desktop.core.paths import default_vault
from medneg_desktop.core.trouble import CorrectableTrouble

if TYPE_CHECKING:
    from medneg_desktop.app import OpenOffice
    from medneg_desktop.services.knowledge import LoadedRules


def add_parser(parser: argparse.ArgumentParser) -> None:
    """The acts and their options."""
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--vault", type=Path, metavar="DIR", help="which vault (the user's)", default=default_vault())
    common.add_argument("--passphrase-file", metavar="FILE", help="holds the passphrase; - for standard input")
    acts = parser.add_subparsers(title="acts", metavar="", required=True)

    def act(name: str, does: Any, text: str, *parents: argparse.ArgumentParser) -> argparse.ArgumentParser:
        made = acts.add_parser(name, parents=list(parents), help=text)
        made.set_defaults(act=does)
        return made

    new = act("add", _add, "load files of newer rules (toml); each is checked as a whole", common)
    new.add_argument("files", nargs="+", type=Path, metavar="FILE")
    act("list", _list, "the files in use, their editions and days, and those that were taken out", common)
    for name, does, text in (
        ("remove", _remove, "take a file out of use"),
        ("undo-remove", _undo, "use a file again that was taken out"),
    ):
        act(name, does, text, common).add_argument("id", metavar="ID", help="as rules list gives it")
    act("unread", _unread, "every fact shown that was not read in its primary source")


def _opened(arguments: argparse.Namespace) -> OpenOffice:
    from medneg_desktop.app import open_office

    return open_office(arguments.vault, secret(arguments.passphrase_file, "passphrase"))


def _told(rules: LoadedRules) -> dict[str, Any]:
    facts = rules.facts
    return {
        "id": rules.id,
        "file": rules.name,
        "edition": facts.edition,
        "checked": facts.checked.isoformat(),
        "loaded": rules.loaded.isoformat(),
        "holds": dict(facts.holds),
    }


def _add(arguments: argparse.Namespace) -> int:
    from medneg_desktop.services.knowledge import load_rules

    status = OK
    with closing(_opened(arguments)) as opened:
        for file in arguments.files:
            try:
                deed = load_rules(opened.office, file)
            except CorrectableTrouble as trouble:
                status = SOME_UNREAD
                told = {"code": trouble.code, "title": trouble.title, "remedy": trouble.remedy}
                line({"outcome": "declined", "file": file.name, **told})
                continue
            line({"outcome": "added", **_told(deed.rules)})
    return status


def _list(arguments: argparse.Namespace) -> int:
    from medneg_desktop.services.knowledge import loaded_rules

    with closing(_opened(arguments)) as opened:
        used, removed = loaded_rules(opened.office), loaded_rules(opened.office, removed=True)
    emit({"vault": str(arguments.vault), "rules": [_told(r) for r in used], "removed": [_told(r) for r in removed]})
    return OK


def _remove(arguments: argparse.Namespace) -> int:
    from medneg_desktop.services.knowledge import drop_rules

    with closing(_opened(arguments)) as opened:
        try:
            deed = drop_rules(opened.office, arguments.id)
        except KeyError:
            raise _unknown(arguments.id) from None
    line({"outcome": "removed", "id": arguments.id, "file": deed.rules.name})
    return OK


def _undo(arguments: argparse.Namespace) -> int:
    from medneg_desktop.services.knowledge import bring_back_rules

    with closing(_opened(arguments)) as opened:
        try:
            bring_back_rules(opened.office, arguments.id)
        except KeyError:
            raise _unknown(arguments.id) from None
    line({"outcome": "brought_back", "id": arguments.id})
    return OK


def _unknown(rules: str) -> WrongUsage:
    return WrongUsage(f"there is no file of rules {rules} in this vault; see rules list")


def _unread(_: argparse.Namespace) -> int:
    from medneg_desktop.rights import library
    from medneg_desktop.services.unread import as_rows, unread_facts

    emit({"facts": as_rows(unread_facts(library()))})
    return OK
