"""The command line: the same functions as the window, with JSON instead of screens.

Progress goes to standard error, the JSON alone to standard output. Exit status: 0 all read; 1 at least one document
could not be read; 2 wrong usage; 3 internal error.
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from medneg_desktop import __version__
from medneg_desktop.commands import reference, reminders, rules, vault
from medneg_desktop.commands.plain import (
    INTERNAL,
    OK,
    SOME_UNREAD,
    USAGE,
    WrongUsage,
    emit,
    line,
    number,
    progress,
    secret,
)
from medneg_desktop.core import crash, resources
from medneg_desktop.core.clock import Clock, FixedClock, SystemClock
from medneg_desktop.core.trouble import CorrectableTrouble, NothingToSend, Trouble
from medneg_desktop.domain.household import Household, household_of
from medneg_desktop.domain.packet import PacketChoices, RecipientKind


def run(argv: Sequence[str]) -> int:
    """Carry out a command line; gives the exit status."""
    sys.excepthook = crash.tell
    try:
        arguments = _parser().parse_args(argv)
        act: Callable[[argparse.Namespace], int] = arguments.act
        return act(arguments)
    except SystemExit as leaving:  # argparse: help asked for, or wrong usage
        return leaving.code if isinstance(leaving.code, int) else USAGE
    except WrongUsage as wrong:
        print(f"medneg-desktop: {wrong}", file=sys.stderr)
        return USAGE
    except Trouble as trouble:
        print(f"medneg-desktop: {trouble.title} {trouble.remedy}", file=sys.stderr)
        return SOME_UNREAD if isinstance(trouble, CorrectableTrouble) else INTERNAL
    except KeyboardInterrupt:
        print("medneg-desktop: stopped.", file=sys.stderr)
        return INTERNAL
    except Exception as error:  # noqa: BLE001 (the last door: a bug is shown as one, with its exit status)
        crash.tell(type(error), error, None)
        print(
            "medneg-desktop: this is a fault of the program, not of your papers; nothing was changed.", file=sys.stderr
        )
        return INTERNAL


# ---------------------------------------------------------------------------------------------------- the words


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="medneg-desktop", description=__doc__.splitlines()[0] if __doc__ else None)
    parser.set_defaults(act=_window)
    parser.add_argument("--version", action="version", version=f"MedNeg Desktop {__version__}")
    parser.add_argument("--vault", type=Path, metavar="DIR", help="open another vault")
    parser.add_argument("--locked", action="store_true", help=argparse.SUPPRESS)  # after a lock: stay at the door
    parser.add_argument("--restore", type=Path, help=argparse.SUPPRESS)  # chosen in the window: a backup to bring back
    parser.add_argument("--ask-to-erase", action="store_true", help=argparse.SUPPRESS)  # what an uninstaller asks with
    parser.add_argument("--demo", action="store_true", help="open a throw-away vault filled with the sample case")
    parser.add_argument(
        "--self-test", action="store_true", help="read, audit and pack the sample case, and say whether all is well"
    )
    parser.add_argument(
        "--exit-when-ready", action="store_true", help="close the window once it can be used (for measurements)"
    )
    commands = parser.add_subparsers(title="commands", metavar="")

    shared = [_papers(), _common()]
    for name, act, text in (
        ("read", _read, "what each document says"),
        ("audit", _audit, "read, group, match, and list the questions to raise"),
    ):
        command = commands.add_parser(name, parents=shared, help=text)
        command.add_argument("--json", metavar="OUT", default="-", help="file to write, or - for standard output (-)")
        command.set_defaults(act=act)
    _packet_words(commands.add_parser("packet", parents=shared, help="read, audit, and write the negotiation packet"))
    reference.add_parser(commands.add_parser("reference", help="tables of Medicare and price files of hospitals"))
    reminders.add_parser(commands.add_parser("reminders", help="the days on which something is due; a daily check"))
    rules.add_parser(commands.add_parser("rules", help="newer laws, limits and deadlines from a file; what to check"))
    window = commands.add_parser("open", help="open the window and bring in files; what a file manager calls")
    window.add_argument("files", nargs="*", type=Path, metavar="FILE")
    vault.add_parser(commands.add_parser("vault", help="keep documents, and keep them safe: backup, restore, export"))
    return parser


def _papers() -> argparse.ArgumentParser:
    """Which papers."""
    papers = argparse.ArgumentParser(add_help=False)
    papers.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="a file, or a folder with all below it")
    papers.add_argument("--demo", action="store_true", help="take the sample case")
    papers.add_argument(
        "--password-file", metavar="FILE", help="holds the password of locked PDFs; - for standard input"
    )
    return papers


def _common() -> argparse.ArgumentParser:
    """How they are read, and what is known beside them."""
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--today", type=_day, metavar="YYYY-MM-DD", help="work as if it were this day")
    common.add_argument(
        "--profile", type=_profile, metavar="FILE.toml", help="household: state, size, income, insurance"
    )
    common.add_argument(
        "--reference",
        dest="reference",
        action="append",
        type=Path,
        default=[],
        metavar="FILE",
        help="a table of Medicare or a hospital's price file, for this run only; may be given several times",
    )
    common.add_argument("--jobs", type=number, default=2, metavar="N", help="pages read side by side (2)")
    common.add_argument("--no-ocr", action="store_true", help="do not recognise text in scans")
    return common


def _packet_words(packet: argparse.ArgumentParser) -> None:
    packet.add_argument("--out", type=Path, required=True, metavar="FILE.pdf")
    packet.add_argument("--case", metavar="ID", help="which case, where the papers hold several (c1, c2, ...)")
    packet.add_argument(
        "--to", choices=[k.value for k in RecipientKind], help="whom it is for (whoever asks for money)"
    )
    packet.add_argument(
        "--office", default="", metavar="NAME", help="the office that a complaint goes to (--to regulator)"
    )
    packet.add_argument(
        "--from", dest="sender", type=Path, metavar="FILE.txt", help="your name and address, a line each"
    )
    packet.add_argument("--paper", choices=("letter", "a4"), default="letter", help="size of the sheets (letter)")
    packet.add_argument("--large-print", action="store_true", help="larger letters throughout")
    packet.set_defaults(act=_packet)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a day like 2026-11-24") from None


def _profile(text: str) -> Household:
    """The household in a TOML file; what is not understood is said, not passed over."""
    try:
        found = tomllib.loads(Path(text).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise argparse.ArgumentTypeError(f"{text} could not be read as TOML: {error}") from None
    try:
        return household_of(found)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text}: {error}") from None


# ---------------------------------------------------------------------------------------------------- papers
# The rooms are imported where a command needs them: a command that only lists a vault loads no reader.


def _clock(arguments: argparse.Namespace) -> Clock:
    return FixedClock(arguments.today) if arguments.today else SystemClock()


def _paths(arguments: argparse.Namespace) -> list[Path]:
    if arguments.demo:
        return [resources.path("samples", "case")]
    if not arguments.paths:
        raise WrongUsage("name at least one file or folder, or --demo")
    return list(arguments.paths)


def _read_files(desk: Any, paths: Sequence[Path], arguments: argparse.Namespace) -> list[Any]:
    from medneg_desktop.services import loose  # noqa: PLC0415

    password = secret(arguments.password_file, "password")
    found: list[Any] = loose.read_files(desk, paths, ocr=not arguments.no_ocr, password=password, progress=progress)
    return found


def _read(arguments: argparse.Namespace) -> int:
    from medneg_desktop.app import loose_desk  # noqa: PLC0415
    from medneg_desktop.services import contract, loose  # noqa: PLC0415

    paths = _paths(arguments)
    with loose_desk(_clock(arguments), arguments.jobs) as desk:
        files = _read_files(desk, paths, arguments)
    emit({"contract": contract.VERSION, "documents": loose.documents_json(files)}, arguments.json)
    return SOME_UNREAD if any(f.trouble for f in files) else OK


def _audit(arguments: argparse.Namespace) -> int:
    from medneg_desktop.app import loose_desk  # noqa: PLC0415
    from medneg_desktop.services import contract, loose  # noqa: PLC0415
    from medneg_desktop.services.reconcile import cases_of  # noqa: PLC0415

    paths = _paths(arguments)
    with loose_desk(_clock(arguments), arguments.jobs) as desk:
        files = _read_files(desk, paths, arguments)
        today = desk.clock.today()
        tables = _reference(desk, files, arguments)
    papers = loose.papers(files)
    cases = cases_of(papers, as_of=today, known=loose.known(papers, arguments.profile, today), reference=tables)
    emit(contract.of_audit(today, loose.documents_json(files), cases), arguments.json)
    return SOME_UNREAD if any(f.trouble for f in files) else OK


def _packet(arguments: argparse.Namespace) -> int:
    from medneg_desktop.app import loose_desk  # noqa: PLC0415
    from medneg_desktop.services import loose  # noqa: PLC0415
    from medneg_desktop.services.prepare_packet import page_count, write_whole  # noqa: PLC0415
    from medneg_desktop.services.reconcile import cases_of  # noqa: PLC0415

    paths = _paths(arguments)
    choices, sender = _choices(arguments), _sender(arguments.sender)
    with loose_desk(_clock(arguments), arguments.jobs) as desk:
        files = _read_files(desk, paths, arguments)
        tables = _reference(desk, files, arguments)
        papers, today = loose.papers(files), desk.clock.today()
        found = cases_of(papers, as_of=today, known=loose.known(papers, arguments.profile, today), reference=tables)
        cases = {f"c{n}": one for n, one in enumerate(found, 1)}
        name = arguments.case or _heaviest(cases)
        if name not in cases:
            raise WrongUsage(f"there is no case {name}; the papers hold {', '.join(cases) or 'none'}")
        case, report = cases[name]
        packet = loose.compose_loose(
            desk, files, case, report.findings, choices=choices, sender=sender, progress=progress
        )
        write_whole(arguments.out, packet.pdf)
        pages = page_count(desk.pages, _bytes_original(packet.pdf))
    left = [*_for_others(case, report.findings, packet.to), *_not_in(sorted(set(cases) - {name}), files)]
    line(_packet_answer(arguments.out, name, packet, pages, left))
    return SOME_UNREAD if any(f.trouble for f in files) else OK


def _choices(arguments: argparse.Namespace) -> PacketChoices:
    if arguments.office and arguments.to != RecipientKind.REGULATOR.value:
        raise WrongUsage("--office names the office that a complaint goes to; add --to regulator")
    return PacketChoices(
        recipient=RecipientKind(arguments.to) if arguments.to else None,
        office=arguments.office,
        page_size=arguments.paper,
        large_print=arguments.large_print,
    )


def _sender(file: Path | None) -> tuple[str, ...]:
    """The lines of the sender's address; a file that cannot be read is wrong usage."""
    if file is None:
        return ()
    try:
        text = file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise WrongUsage(f"{file} could not be read as text: {error}") from None
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def _reference(desk: Any, files: list[Any], arguments: argparse.Namespace) -> Any:
    """The tables named on the command line; a table that is none is a trouble and ends the command."""
    from medneg_desktop.domain.reference import NOTHING_LOADED  # noqa: PLC0415

    if not arguments.reference:
        return NOTHING_LOADED
    from medneg_desktop.services.reference import codes_of, loose_reference  # noqa: PLC0415

    codes = codes_of(reading for file in files for reading in file.readings)
    return loose_reference(desk.tables, arguments.reference, codes, desk.clock.now())


def _heaviest(cases: dict[str, Any]) -> str:
    """The case with the most money in question, then the most asked."""
    if not cases:
        raise NothingToSend

    def weight(name: str) -> tuple[int, int]:
        money = cases[name][0].reconciliation
        return money.in_question.cents, money.asked.amount.cents if money.asked else 0

    return max(cases, key=weight)


def _bytes_original(data: bytes) -> Any:
    import hashlib  # noqa: PLC0415

    from medneg_desktop.core.ids import Sha256  # noqa: PLC0415
    from medneg_desktop.services.ports import Original  # noqa: PLC0415

    return Original(Sha256(hashlib.sha256(data).hexdigest()), lambda: data)


def _for_others(case: Any, findings: Sequence[Any], to: RecipientKind | None) -> list[str]:
    """The questions that this recipient cannot answer, by who can."""
    from medneg_desktop.packet import recipients  # noqa: PLC0415

    offices = {r.kind: set(r.findings) for r in recipients(case, findings)}
    told = set(offices.get(to, ())) if to else set()
    left = []
    for kind in (RecipientKind.PROVIDER, RecipientKind.INSURER, RecipientKind.COLLECTOR):
        count = len(offices.get(kind, set()) - told)
        if count:
            left.append(f"{count} question{'s' if count > 1 else ''} for another recipient: --to {kind.value}")
    return left


def _not_in(others: Sequence[str], files: Sequence[Any]) -> list[str]:
    return [
        *(f"case {other} is a packet of its own" for other in others),
        *(f"{f.name}: {f.trouble.title}" for f in files if f.trouble),
    ]


def _packet_answer(out: Path, name: str, packet: Any, pages: int, left: list[str]) -> dict[str, Any]:
    plan = packet.plan
    sections = [
        ("letter", plan.letter),
        ("issues", plan.issues),
        ("reconciliation", plan.reconciliation),
        ("timeline", plan.timeline),
        ("exhibits", plan.exhibits),
    ]
    return {
        "out": str(out),
        "case": name,
        "to": packet.to.value if packet.to else None,
        "pages": pages,
        "sections": [title for title, content in sections if content],
        "issues": len(plan.issues),
        "in_question": str(plan.total_in_question),
        "exhibits": [
            {"exhibit": e.letter, "title": e.title, "pages": [p.page for p in e.pages]} for e in plan.exhibits
        ],
        "needs_from_you": list(plan.needs_from_you),
        "left_out": left,
    }


# ---------------------------------------------------------------------------------------------------- window


def _window(arguments: argparse.Namespace) -> int:
    from medneg_desktop import app  # noqa: PLC0415

    if arguments.self_test:
        return app.self_test()
    if arguments.ask_to_erase:
        return app.ask_to_erase()
    return app.open_window(
        arguments.vault,
        offered=getattr(arguments, "files", ()),
        demo=arguments.demo,
        exit_when_ready=arguments.exit_when_ready,
        locked=arguments.locked,
        restore=arguments.restore,
    )
