"""``medneg-desktop reminders``: the days on which something is due, without a window."""
# ruff: noqa: PLC0415 (rooms are imported where a command needs them)

from __future__ import annotations

import argparse
import sys
import time
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

from medneg_desktop.commands.plain import OK, WrongUsage, emit, line, secret
from medneg_desktop.core.paths import default_vault
from medneg_desktop.core.trouble import Trouble, VaultLocked

if TYPE_CHECKING:
    from medneg_desktop.app import OpenOffice
    from medneg_desktop.services.daily_check import Job
    from medneg_desktop.services.days import ListedDay

_UNSEEN = 6 * 24 * 3600
"""Seconds without an opening of the vault, after which a check that cannot look inside says so."""
LOCKED = "MedNeg cannot look: only your passphrase opens the vault. Open MedNeg to see whether something is due."


def add_parser(parser: argparse.ArgumentParser) -> None:
    """The acts and their options."""
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--vault", type=Path, metavar="DIR", help="which vault (the user's)", default=default_vault())
    key = argparse.ArgumentParser(add_help=False)
    key.add_argument("--passphrase-file", metavar="FILE", help="holds the passphrase; - for standard input")
    acts = parser.add_subparsers(title="acts", metavar="", required=True)
    act = acts.add_parser("list", parents=[common, key], help="every day with what it rests on")
    act.set_defaults(act=_list)
    act = acts.add_parser("calendar", parents=[common, key], help="the days to come, as a file that calendars read")
    act.add_argument("--out", type=Path, required=True, metavar="FILE.ics")
    act.add_argument("--case", metavar="ID", help="one case only, as reminders list gives it")
    act.add_argument("--with-names", action="store_true", help="put names, sums and reasons in; else the days alone")
    act.set_defaults(act=_calendar)
    act = acts.add_parser("check", parents=[common], help="how many days are due; opens no paper and asks for nothing")
    act.add_argument("--notify", action="store_true", help="say it by a message of the computer too")
    act.set_defaults(act=_check)
    act = acts.add_parser("daily", parents=[common], help="let this computer check once a day")
    act.add_argument("turn", choices=["on", "off", "show"])
    act.set_defaults(act=_daily)


def _opened(arguments: argparse.Namespace) -> OpenOffice:
    from medneg_desktop.app import open_office

    return open_office(arguments.vault, secret(arguments.passphrase_file, "passphrase"))


def _list(arguments: argparse.Namespace) -> int:
    from medneg_desktop.services.days import listed
    from medneg_desktop.services.settle import settle_if_due

    with closing(_opened(arguments)) as opened:
        settle_if_due(opened.office)
        emit({"today": opened.office.clock.today().isoformat(), "days": [_json(row) for row in listed(opened.office)]})
    return OK


def _json(row: ListedDay) -> dict[str, Any]:
    due, basis = row.due, row.due.basis
    return {
        "date": due.day.isoformat(),
        "what": due.what,
        "group": row.group.value,
        "kind": due.kind.value,
        "whose": due.duty.value,
        "case": due.case,
        "provider": row.provider,
        "amount": str(due.amount) if due.amount is not None else None,
        "counted": basis.counted,
        "rule": basis.rule,
        "citation": basis.citation,
        "source": basis.source,
        "checked": basis.checked.isoformat() if basis.checked is not None else None,
        "sure": basis.sure.value if basis.sure is not None else None,
        "certain": basis.certain,
        "note": basis.note,
    }


def _calendar(arguments: argparse.Namespace) -> int:
    from medneg_desktop.core.ids import CaseId
    from medneg_desktop.services.calendar_file import save_calendar

    with closing(_opened(arguments)) as opened:
        case = CaseId(arguments.case) if arguments.case else None
        count = save_calendar(opened.office, arguments.out, case=case, open_words=arguments.with_names)
    line({"out": str(arguments.out), "days": count, "names": arguments.with_names})
    return OK


def _check(arguments: argparse.Namespace) -> int:
    """Say what can be known without asking for anything; never fails, for nobody may be there to see it."""
    said = _known(arguments.vault)
    if said is None:
        return OK
    words, aloud = said
    print(words)
    if arguments.notify and aloud:
        from medneg_desktop.app import has_display

        if has_display():
            from medneg_desktop.ui.notice import show_notice

            show_notice("MedNeg", words)
    return OK


def _known(vault: Path) -> tuple[str, bool] | None:
    """What the check says, and whether that is worth a message; None where there is no vault."""
    from medneg_desktop.app import open_office, vault_stands, ways
    from medneg_desktop.services.reminding import tally

    try:
        if not vault_stands(vault):
            return None
        if not ways(vault).keyring:
            return LOCKED, _long_unseen(vault)
        with closing(open_office(vault, None)) as opened:
            count = tally(opened.office).count
    except VaultLocked:
        return "MedNeg is open, and reminds you itself.", False
    except Trouble as trouble:
        return f"MedNeg could not look into the vault. {trouble.title}", False
    return ("1 reminder" if count == 1 else f"{count} reminders"), count > 0


def _long_unseen(vault: Path) -> bool:
    """Whether the vault was not written to for days; that much a locked vault shows to everybody."""
    newest = max((p.stat().st_mtime for p in vault.glob("vault.db*")), default=0.0)
    return time.time() - newest > _UNSEEN


def _job(vault: Path) -> Job:
    from medneg_desktop.services.daily_check import job_for

    job = job_for(sys.platform, Path.home(), vault.absolute())
    if job is None:
        raise WrongUsage("this system has no scheduler that MedNeg knows")
    return job


def _daily(arguments: argparse.Namespace) -> int:
    from medneg_desktop.services.daily_check import is_on, turn_off, turn_on

    job = _job(arguments.vault)
    if arguments.turn == "on":
        turn_on(job)
    elif arguments.turn == "off":
        turn_off(job)
    line({"daily_check": "on" if is_on(job) else "off", "files": [str(path) for path in job.files]})
    return OK
