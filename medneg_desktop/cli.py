"""The command line: the same functions as the window, with JSON instead of screens.

Progress goes to standard error, the JSON alone to standard output. Exit status: 0 all read; 1 at least one document
could not be read; 2 wrong usage; 3 internal error.
"""

from __future__ import annotations

import argparse
import json
import sys
import tomllib
import traceback
from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

from medneg_desktop import __version__
from medneg_desktop.core import resources
from medneg_desktop.core.clock import Clock, FixedClock, SystemClock
from medneg_desktop.core.paths import default_vault
from medneg_desktop.core.trouble import CorrectableTrouble, FileUnreadable, NothingToSend, Trouble
from medneg_desktop.domain.document import Accepted, AlreadyHeld, Declined
from medneg_desktop.domain.household import Household, household_of
from medneg_desktop.domain.packet import PacketChoices, RecipientKind

OK, SOME_UNREAD, USAGE, INTERNAL = 0, 1, 2, 3


class WrongUsage(Exception):  # noqa: N818 (not a fault of the program)
    """The call's words are off; the message says how."""


def run(argv: Sequence[str]) -> int:
    """Carry out a command line; gives the exit status."""
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
    except Exception:  # noqa: BLE001 (the last door: a bug is shown as one, with its exit status)
        traceback.print_exc()
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
    parser.add_argument("--demo", action="store_true", help="open a throw-away vault filled with the sample case")
    parser.add_argument(
        "--self-test", action="store_true", help="read, audit and pack the sample case, and say whether all is well"
    )
    parser.add_argument(
        "--exit-when-ready", action="store_true", help="close the window once it can be used (for measurements)"
    )
    commands = parser.add_subparsers(title="commands", metavar="")

    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--today", type=_day, metavar="YYYY-MM-DD", help="work as if it were this day")
    common.add_argument(
        "--profile", type=_profile, metavar="FILE.toml", help="household: state, size, income, insurance"
    )
    common.add_argument("--jobs", type=_jobs, default=2, metavar="N", help="pages read side by side (2)")
    common.add_argument("--no-ocr", action="store_true", help="do not recognise text in scans")

    papers = argparse.ArgumentParser(add_help=False)
    papers.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="a file, or a folder with all below it")
    papers.add_argument("--demo", action="store_true", help="take the sample case")
    papers.add_argument(
        "--password-file", metavar="FILE", help="holds the password of locked PDFs; - for standard input"
    )

    for name, act, text in (
        ("read", _read, "what each document says"),
        ("audit", _audit, "read, group, match, and list the questions to raise"),
    ):
        command = commands.add_parser(name, parents=[papers, common], help=text)
        command.add_argument("--json", metavar="OUT", default="-", help="file to write, or - for standard output (-)")
        command.set_defaults(act=act)
    packet = commands.add_parser(
        "packet", parents=[papers, common], help="read, audit, and write the negotiation packet"
    )
    packet.add_argument("--out", type=Path, required=True, metavar="FILE.pdf")
    packet.add_argument("--case", metavar="ID", help="which case, where the papers hold several (c1, c2, ...)")
    packet.add_argument("--to", choices=[k.value for k in RecipientKind], help="whom it is for (whoever asks for money)")
    packet.set_defaults(act=_packet)
    _vault_parser(commands.add_parser("vault", help="keep documents: create, add, list, verify, bench-fill"))
    return parser


def _vault_parser(parser: argparse.ArgumentParser) -> None:
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--vault", type=Path, metavar="DIR", help="which vault (the user's)", default=default_vault())
    common.add_argument("--passphrase-file", metavar="FILE", help="holds the passphrase; - for standard input")
    acts = parser.add_subparsers(title="acts", metavar="", required=True)
    acts.add_parser("create", parents=[common], help="make a new vault").set_defaults(act=_vault_create)
    add = acts.add_parser("add", parents=[common], help="bring documents in, as dropping them on the window does")
    add.add_argument("paths", nargs="+", type=Path, metavar="PATH")
    add.add_argument("--jobs", type=_jobs, default=2, metavar="N")
    add.add_argument("--no-ocr", action="store_true")
    add.add_argument("--password-file", metavar="FILE", help="holds the password of locked PDFs; - for standard input")
    add.set_defaults(act=_vault_add)
    acts.add_parser("list", parents=[common], help="the documents held").set_defaults(act=_vault_list)
    acts.add_parser("verify", parents=[common], help="check every original and the database").set_defaults(
        act=_vault_verify
    )
    fill = acts.add_parser("bench-fill", parents=[common], help="fill a scratch vault with made-up documents")
    fill.add_argument("--documents", type=_jobs, required=True, metavar="N")
    fill.set_defaults(act=_vault_bench_fill)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a day like 2026-11-24") from None


def _jobs(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number above 0")
    return int(text)


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


def _progress(done: int, whole: int, words: str) -> None:
    print(f"{done} of {whole}: {words}", file=sys.stderr, flush=True)


def _emit(answer: object, out: str) -> None:
    text = json.dumps(answer, indent=1, ensure_ascii=False) + "\n"
    if out == "-":
        sys.stdout.write(text)
    else:
        from medneg_desktop.services.prepare_packet import write_whole  # noqa: PLC0415

        write_whole(Path(out), text.encode())


def _line(answer: object) -> None:
    print(json.dumps(answer, ensure_ascii=False), flush=True)


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

    password = _secret(arguments.password_file, "password")
    found: list[Any] = loose.read_files(desk, paths, ocr=not arguments.no_ocr, password=password, progress=_progress)
    return found


def _read(arguments: argparse.Namespace) -> int:
    from medneg_desktop.app import loose_desk  # noqa: PLC0415
    from medneg_desktop.services import contract, loose  # noqa: PLC0415

    paths = _paths(arguments)
    with loose_desk(_clock(arguments), arguments.jobs) as desk:
        files = _read_files(desk, paths, arguments)
    _emit({"contract": contract.VERSION, "documents": loose.documents_json(files)}, arguments.json)
    return SOME_UNREAD if any(f.trouble for f in files) else OK


def _audit(arguments: argparse.Namespace) -> int:
    from medneg_desktop.app import loose_desk  # noqa: PLC0415
    from medneg_desktop.services import contract, loose  # noqa: PLC0415
    from medneg_desktop.services.reconcile import cases_of  # noqa: PLC0415

    paths = _paths(arguments)
    with loose_desk(_clock(arguments), arguments.jobs) as desk:
        files = _read_files(desk, paths, arguments)
        today = desk.clock.today()
    cases = cases_of(loose.papers(files), as_of=today)
    _emit(contract.of_audit(today, loose.documents_json(files), cases), arguments.json)
    return SOME_UNREAD if any(f.trouble for f in files) else OK


def _packet(arguments: argparse.Namespace) -> int:
    from medneg_desktop.app import loose_desk  # noqa: PLC0415
    from medneg_desktop.services import loose  # noqa: PLC0415
    from medneg_desktop.services.prepare_packet import page_count, write_whole  # noqa: PLC0415
    from medneg_desktop.services.reconcile import cases_of  # noqa: PLC0415

    paths = _paths(arguments)
    with loose_desk(_clock(arguments), arguments.jobs) as desk:
        files = _read_files(desk, paths, arguments)
        cases = {f"c{n}": found for n, found in enumerate(cases_of(loose.papers(files), as_of=desk.clock.today()), 1)}
        name = arguments.case or _heaviest(cases)
        if name not in cases:
            raise WrongUsage(f"there is no case {name}; the papers hold {', '.join(cases) or 'none'}")
        case, report = cases[name]
        choices = PacketChoices(recipient=RecipientKind(arguments.to) if arguments.to else None)
        packet = loose.compose_loose(desk, files, case, report.findings, choices=choices, progress=_progress)
        write_whole(arguments.out, packet.pdf)
        pages = page_count(desk.pages, _bytes_original(packet.pdf))
    _line(_packet_answer(arguments.out, name, packet, pages, sorted(set(cases) - {name}), files))
    return SOME_UNREAD if any(f.trouble for f in files) else OK


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


def _packet_answer(
    out: Path, name: str, packet: Any, pages: int, others: list[str], files: Sequence[Any]
) -> dict[str, Any]:
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
        "pages": pages,
        "sections": [title for title, content in sections if content],
        "issues": len(plan.issues),
        "in_question": str(plan.total_in_question),
        "exhibits": [
            {"exhibit": e.letter, "title": e.title, "pages": [p.page for p in e.pages]} for e in plan.exhibits
        ],
        "needs_from_you": list(plan.needs_from_you),
        "left_out": [f"case {other} is a packet of its own" for other in others]
        + [f"{f.name}: {f.trouble.title}" for f in files if f.trouble],
    }


# ---------------------------------------------------------------------------------------------------- vault


def _passphrase(arguments: argparse.Namespace) -> str | None:
    return _secret(arguments.passphrase_file, "passphrase")


def _secret(file: str | None, what: str) -> str | None:
    """What a file holds, or standard input where it is named ``-``; its last line end is none of it."""
    if file is None:
        return None
    try:
        text = sys.stdin.read() if file == "-" else Path(file).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise FileUnreadable(title=f"The {what} file could not be read.") from error
    return text.rstrip("\r\n")


def _vault_create(arguments: argparse.Namespace) -> int:
    from medneg_desktop.app import create  # noqa: PLC0415

    code = create(arguments.vault, _passphrase(arguments))
    _line({"created": str(arguments.vault), "recovery_code": code})
    return OK


def _vault_add(arguments: argparse.Namespace) -> int:
    from medneg_desktop.app import open_office  # noqa: PLC0415
    from medneg_desktop.services.intake import bring_in, files_in  # noqa: PLC0415
    from medneg_desktop.services.overview import waiting  # noqa: PLC0415
    from medneg_desktop.services.read_document import read_document  # noqa: PLC0415

    status = OK
    with closing(open_office(arguments.vault, _passphrase(arguments), jobs=arguments.jobs)) as opened:
        office = opened.office
        password = _secret(arguments.password_file, "password")
        for offered in files_in(arguments.paths, office.pages):
            outcome = offered if isinstance(offered, Declined) else bring_in(office, offered, password)
            _line(_outcome(outcome))
            status = SOME_UNREAD if isinstance(outcome, Declined) else status
        for document in waiting(office):
            read = read_document(office, document.id, ocr=not arguments.no_ocr, progress=_progress)
            if read.trouble:
                status = SOME_UNREAD
                print(f"{read.name}: {read.trouble[1]} {read.trouble[2]}", file=sys.stderr)
    return status


def _outcome(outcome: Accepted | AlreadyHeld | Declined) -> dict[str, Any]:
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


def _vault_list(arguments: argparse.Namespace) -> int:
    from medneg_desktop.app import open_office  # noqa: PLC0415

    with closing(open_office(arguments.vault, _passphrase(arguments))) as opened, opened.office.unit() as unit:
        documents = unit.documents()
        refused = unit.declined()
    _emit(
        {
            "vault": str(arguments.vault),
            "documents": [
                {"id": d.id, "file": d.name, "sha256": d.sha256, "media": d.media, "pages": d.pages, "size": d.size, "added": d.added.isoformat(), "status": d.status.value, "reviewed": d.reviewed,
                 "trouble": dict(zip(("code", "title", "remedy"), d.trouble, strict=True)) if d.trouble else None}
                for d in documents
            ],
            "declined": [_outcome(d) for _, d in refused],
        },
        "-",
    )  # fmt: skip
    return OK


def _vault_verify(arguments: argparse.Namespace) -> int:
    from medneg_desktop.app import open_office  # noqa: PLC0415

    with closing(open_office(arguments.vault, _passphrase(arguments))) as opened:
        report = opened.office.vault.verify(lambda done, whole: _progress(done, whole, "originals checked"))
    _emit(
        {
            "vault": str(arguments.vault),
            "ok": not report.problems,
            "documents": report.documents,
            "originals_intact": report.originals_intact,
            "problems": list(report.problems),
        },
        "-",
    )
    return SOME_UNREAD if report.problems else OK


def _vault_bench_fill(arguments: argparse.Namespace) -> int:
    from medneg_desktop.app import open_office  # noqa: PLC0415
    from medneg_desktop.services.bench_fill import bench_fill  # noqa: PLC0415

    with closing(open_office(arguments.vault, _passphrase(arguments))) as opened:
        added = bench_fill(opened.office, arguments.documents, progress=_progress)
    _line({"vault": str(arguments.vault), "added": added})
    return OK


# ---------------------------------------------------------------------------------------------------- window


def _window(arguments: argparse.Namespace) -> int:
    from medneg_desktop import app  # noqa: PLC0415

    if arguments.self_test:
        return app.self_test()
    return app.open_window(arguments.vault, demo=arguments.demo, exit_when_ready=arguments.exit_when_ready)
