#!/usr/bin/env python3
"""Set up MedNeg and start it, or test it, with nothing but Python.

    python3 installer/bootstrap.py run                  open the window
    python3 installer/bootstrap.py run --demo           open it on a made-up case
    python3 installer/bootstrap.py run read BILL.pdf    the command line; needs no display
    python3 installer/bootstrap.py test                 run all tests

Why it is so: a fresh Debian has no pip, and Windows has no make. Only the standard library is used. This file
parses on Python 3.8, so that an old Python gets a sentence and not a SyntaxError. Everything is said on
standard error: standard output belongs to the program. The parts come from the lock file beside this script,
each checked against its hash, and go into ``.venv`` in the checkout (or the folder MEDNEG_VENV names).
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OLDEST, NEWEST = (3, 11), (3, 14)
ROOM_NEEDED = 1_500_000_000
COMMANDS = ("read", "audit", "packet", "vault", "reference", "reminders", "rules")
FLAGS = ("-h", "--help", "--version", "--self-test")
"""Words and flags that open no window; a test holds them against the command line."""
WINDOWLESS = "python3 installer/bootstrap.py run packet --demo --out packet.pdf"

# Measured on bare Debian 12 and 13. README.md and .ci/run name the same packages; a test compares them.
APT_TEST = "python3-venv libegl1 libgl1 libglib2.0-0 libdbus-1-3 libfontconfig1 libxkbcommon0 libgssapi-krb5-2 fonts-dejavu-core"
APT_RUN = (
    APT_TEST + " libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libxcb-xkb1"
    " libwayland-cursor0 libwayland-egl1 libcups2"
)
PROBE = "import PySide6.QtPrintSupport\nfrom PySide6.QtWidgets import QApplication\nQApplication(['medneg'])"


class Stop(Exception):  # noqa: N818 (set-up stops; it does not go wrong)
    """Set-up cannot go on; says why, and what to type or do."""


def say(words: str, end: str = "\n") -> None:
    print(words, end=end, file=sys.stderr, flush=True)


def need_packages(english: str, spanish: str, packages: str) -> Stop:
    """The one line to type where the system lacks something."""
    return Stop(
        f"{english} Type this line once, then start again. /\n"
        f"{spanish} Escriba esta línea una vez y vuelva a empezar.\n\n"
        f"    sudo apt-get update && sudo apt-get install -y {packages}\n"
        + ("" if shutil.which("apt-get") else "\n(These are Debian's names; other systems have the same libraries.)\n")
    )


def check_python() -> None:
    if not OLDEST <= sys.version_info[:2] <= NEWEST:
        found = "{}.{}".format(*sys.version_info[:2])
        raise Stop(
            f"MedNeg needs Python 3.11, 3.12, 3.13 or 3.14; this is Python {found}. /\n"
            f"MedNeg necesita Python 3.11, 3.12, 3.13 o 3.14; este es Python {found}."
        )


def check_display() -> None:
    """A window needs a screen; say so before anything is fetched."""
    shown = any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))
    if sys.platform.startswith("linux") and not shown:
        raise Stop(
            "There is no display here to open the window on; this works without one: /\n"
            "Aquí no hay pantalla para abrir la ventana; esto funciona sin ella:\n\n"
            f"    {WINDOWLESS}\n"
        )


class Parts:
    """The private folder with the program's parts, and how far its set-up has come.

    A file ``unfinished`` stands in the folder while parts are put in. Where it is found at the start, the last
    set-up was cut off, and the folder is made afresh: half a part cannot be told from a whole one.
    """

    def __init__(self, mode: str) -> None:
        self.mode = mode
        self.folder = Path(os.environ.get("MEDNEG_VENV") or ROOT / ".venv").absolute()
        self.python = self.folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
        self.lock = ROOT / "installer" / f"requirements-{mode}.lock"
        self.unfinished = self.folder / ".medneg-unfinished"
        self.packages = APT_TEST if mode == "test" else APT_RUN

    def stamp(self, what: str) -> Path:
        return self.folder / f".medneg-{what}.ok"

    def fingerprint(self, mode: str) -> str:
        lock = ROOT / "installer" / f"requirements-{mode}.lock"
        return hashlib.sha256(lock.read_bytes() + sys.version.encode()).hexdigest()

    def stamped(self, mode: str) -> bool:
        stamp = self.stamp(mode)
        return stamp.is_file() and stamp.read_text(encoding="ascii") == self.fingerprint(mode)

    def ready(self) -> bool:
        # What the tests need holds all that the program needs.
        modes = ("run", "test") if self.mode == "run" else ("test",)
        return self.python.exists() and not self.unfinished.exists() and any(map(self.stamped, modes))

    def set_up(self) -> None:
        if not self.ready():
            if not self.usable():
                self.make_folder()
            self.fetch()

    def usable(self) -> bool:
        """Whether parts can be put into the folder as it stands."""
        if self.unfinished.exists() or not self.python.exists():
            return False
        question = "import sys, pip; print(sys.version)"
        answer = subprocess.run([str(self.python), "-c", question], capture_output=True, text=True, check=False)
        return answer.returncode == 0 and answer.stdout.strip() == sys.version

    def make_folder(self) -> None:
        if self.folder.exists() and any(self.folder.iterdir()) and not (self.folder / "pyvenv.cfg").exists():
            raise Stop(
                f"The folder {self.folder} holds other things and is left as it is; set MEDNEG_VENV to an empty folder. /\n"
                f"La carpeta {self.folder} contiene otras cosas y no se toca; ponga en MEDNEG_VENV una carpeta vacía."
            )
        try:
            import ensurepip  # noqa: F401, PLC0415 (Debian splits it off into python3-venv)
        except ImportError:
            raise need_packages(
                "Python's venv module is missing.", "Falta el módulo venv de Python.", self.packages
            ) from None
        if shutil.disk_usage(str(_existing(self.folder))).free < ROOM_NEEDED:
            raise Stop(
                f"MedNeg's parts need 1.5 GB of free space beside {self.folder}. /\n"
                f"Las partes de MedNeg necesitan 1,5 GB libres junto a {self.folder}."
            )
        say("Preparing a private folder for MedNeg's parts ...")
        made = subprocess.run(
            [sys.executable, "-m", "venv", "--clear", str(self.folder)], capture_output=True, text=True, check=False
        )
        if made.returncode or not self.python.exists():
            raise Stop(
                f"The folder {self.folder} could not be made; check that you may write there. /\n"
                f"No se pudo crear la carpeta {self.folder}; compruebe que puede escribir ahí.\n\n"
                + _last_line(made.stdout + made.stderr)
            )

    def fetch(self) -> None:
        total = sum("==" in line for line in self.lock.read_text(encoding="utf-8").splitlines())
        say("Fetching MedNeg's parts, once; this takes a few minutes ...")
        self.unfinished.touch()
        # The lock is complete and names every part, so pip has nothing to work out: --no-deps.
        command = [str(self.python), "-m", "pip", "install", "--disable-pip-version-check", "--no-input", "--no-deps"]
        command += ["--require-hashes", "--only-binary=:all:", "--retries", "2", "--progress-bar", "off"]
        returned, output = _watch([*command, "-r", str(self.lock)], total)
        if returned:
            raise Stop(_why_not_fetched(output))
        self.stamp(self.mode).write_text(self.fingerprint(self.mode), encoding="ascii")
        self.unfinished.unlink()
        say("The parts are in place.")

    def check_libraries(self, platform: str | None) -> None:
        """Qt needs a few libraries of the system; a missing one is told with the line that brings it."""
        stamp = self.stamp("libraries-" + (platform or "window"))
        if stamp.exists() and stamp.stat().st_mtime >= self.python.lstat().st_mtime:
            return
        env = dict(os.environ, **({"QT_QPA_PLATFORM": platform} if platform else {}))
        tried = subprocess.run([str(self.python), "-c", PROBE], capture_output=True, text=True, env=env, check=False)
        if tried.returncode == 0:
            stamp.touch()
        elif sys.platform.startswith("linux"):
            reason = _last_line(tried.stderr)
            raise need_packages(
                f"A library that the window needs is missing ({reason}).",
                "Falta una biblioteca que la ventana necesita.",
                self.packages,
            )
        else:
            raise Stop("The window's library does not start on this computer: " + _last_line(tried.stderr))


def _existing(path: Path) -> Path:
    return path if path.exists() else _existing(path.parent)


def _last_line(text: str) -> str:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return lines[-1] if lines else "no reason was given"


def _watch(command: list[str], total: int) -> tuple[int, str]:
    """Run pip, counting the parts on a terminal; what it says is kept for the case that it fails."""
    kept, count, lively = [], 0, sys.stderr.isatty()
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8", errors="replace"
    ) as pip:
        assert pip.stdout is not None
        for line in pip.stdout:
            kept.append(line)
            if lively and line.startswith(("Collecting ", "Requirement already ")):
                count += 1
                say(f"\r  part {count} of {max(total, count)}", end="")
    if lively and count:
        say("")
    return pip.returncode, "".join(kept)


OFFLINE = (
    *("NewConnectionError", "ConnectTimeout", "Read timed out", "ProxyError", "SSLError", "name resolution"),
    *("Connection refused", "ConnectionResetError", "IncompleteRead"),
)
CAUSES = (
    (("No space left",), "The disk is full.", "El disco está lleno."),
    (
        ("DO NOT MATCH THE HASHES",),
        "A part that arrived is not the one MedNeg was tested with, so nothing was installed.",
        "Una parte recibida no es la que se probó con MedNeg, así que no se instaló nada.",
    ),
    (
        OFFLINE,
        "The parts could not be fetched; check the Internet connection.",
        "No se pudieron descargar las partes; compruebe la conexión a Internet.",
    ),
    (
        ("No matching distribution",),
        "A part is not offered for this computer and this Python.",
        "Una parte no se ofrece para esta computadora y este Python.",
    ),
    (("",), "The parts could not be put in place.", "No se pudieron colocar las partes."),
)


def _why_not_fetched(output: str) -> str:
    """What pip said, in one sentence; the last cause always fits."""
    english, spanish = next(words for signs, *words in CAUSES if any(sign in output for sign in signs))
    return f"{english} Start again when that is settled. /\n{spanish} Vuelva a empezar después.\n\n{_last_line(output)}"


def start(command: list[str], *, folder: Path | None, env: dict[str, str]) -> int:
    """Become the command, so that its signals and its exit status are its own."""
    if os.name == "nt":
        return subprocess.call(command, cwd=folder and str(folder), env=env)
    if folder:
        os.chdir(str(folder))
    sys.stderr.flush()
    os.execve(command[0], command, env)
    raise AssertionError("unreachable")


def run(arguments: list[str]) -> int:
    windowless = any(argument in COMMANDS + FLAGS for argument in arguments)
    if not windowless:
        check_display()
    parts = Parts("run")
    parts.set_up()
    if not windowless:
        parts.check_libraries(None)
    # The folder of the person stays the current one: the paths they type are relative to it.
    env = dict(os.environ, PYTHONPATH=str(ROOT), PYTHONSAFEPATH="1")
    return start([str(parts.python), "-m", "medneg_desktop", *arguments], folder=None, env=env)


def test(arguments: list[str]) -> int:
    parts = Parts("test")
    parts.set_up()
    parts.check_libraries("offscreen")
    env = dict(os.environ, QT_QPA_PLATFORM="offscreen")
    return start([str(parts.python), "-m", "pytest", *arguments], folder=ROOT, env=env)


def main(arguments: list[str]) -> int:
    modes = {"run": run, "test": test}
    if not arguments or arguments[0] not in modes:
        say(__doc__ or "")
        return 0 if arguments[:1] in (["-h"], ["--help"]) else 2
    try:
        check_python()
        return modes[arguments[0]](arguments[1:])
    except Stop as stop:
        say(f"\n{stop}")
        return 2
    except KeyboardInterrupt:
        say("\nStopped. The next start goes on from here. / Detenido. El próximo inicio continúa desde aquí.")
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
