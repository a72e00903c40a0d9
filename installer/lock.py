#!/usr/bin/env python3
"""Remake the lock files from the ranges in pyproject.toml, or check that every pin has a wheel everywhere.

    .venv/bin/python installer/lock.py             remake requirements-run.lock and requirements-test.lock
    .venv/bin/python installer/lock.py --upgrade   ... taking the newest releases that the ranges allow
    .venv/bin/python installer/lock.py --wheels    look the wheels up for every system and Python

Needs ``uv`` on the path (``pipx install uv``). The lock files hold names, versions and hashes: no addresses and
no paths, so that they say the same on every machine and behind every mirror.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HEADER = "# Made by installer/lock.py from pyproject.toml; do not edit. Complete: install with --no-deps.\n"
LOCKS = {"run": [], "test": ["--extra", "test"]}

LEFT_OUT = (
    *("pyclipper", "shapely", "opencv-python-headless", "omegaconf", "requests", "tqdm", "colorlog", "six", "pyyaml"),
    *("coloredlogs", "sympy"),
)
"""What rapidocr and (on Intel Macs) onnxruntime ask for and MedNeg does not use: only the models in rapidocr's package
are read, its code never runs; of onnxruntime only the runtime is used. They are 120 MB, and requests is network code
that a program without a network should not carry."""

NEVER = re.compile(r"^\S+ ; sys_platform == 'never'.*\n(?:    --hash=.*\n)*", re.MULTILINE)

PLATFORMS = (
    *("x86_64-manylinux_2_34", "aarch64-manylinux_2_39"),
    *("x86_64-pc-windows-msvc", "aarch64-pc-windows-msvc"),
    *("aarch64-apple-darwin", "x86_64-apple-darwin"),
)
PYTHONS = ("3.11", "3.12", "3.13", "3.14")


def uv(*arguments: str) -> subprocess.CompletedProcess[str]:
    found = shutil.which("uv")
    if found is None:
        sys.exit("uv is not on the path; pipx install uv brings it.")
    env = {**os.environ, "MACOSX_DEPLOYMENT_TARGET": "14.0"}  # what PySide6 6.12 needs
    return subprocess.run([found, *arguments], cwd=ROOT, env=env, capture_output=True, text=True, check=False)


def remake(*, upgrade: bool) -> int:
    with tempfile.TemporaryDirectory() as folder:
        overrides = Path(folder) / "overrides.txt"
        overrides.write_text("".join(f"{name} ; sys_platform == 'never'\n" for name in LEFT_OUT), encoding="utf-8")
        for name, extra in LOCKS.items():
            lock = ROOT / "installer" / f"requirements-{name}.lock"
            working = Path(folder) / lock.name
            if lock.exists() and not upgrade:
                shutil.copy(lock, working)
            made = uv(
                *("pip", "compile", "pyproject.toml", *extra, "-o", str(working), "--override", str(overrides)),
                *("--universal", "--python-version", "3.11", "--generate-hashes", "--no-emit-index-url"),
                *("--index-strategy", "unsafe-best-match", "--no-header", "--no-annotate", "--quiet"),
            )
            if made.returncode:
                print(made.stderr, file=sys.stderr)
                return 1
            text = NEVER.sub("", working.read_text(encoding="utf-8"))
            lock.write_text(HEADER + text, encoding="utf-8", newline="\n")
            print(f"{lock.name}: {len(pins(lock))} parts")
    return 0


def pins(lock: Path) -> list[str]:
    """The pins of a lock with their markers, without the hashes."""
    return re.findall(r"^([a-z0-9.-]+==[^\\\n]+?) *\\$", lock.read_text(encoding="utf-8"), re.MULTILINE)


def look_up_wheels() -> int:
    """Ask, for each system and Python, whether all parts come as wheels; nothing is installed."""
    missing = 0
    with tempfile.TemporaryDirectory() as folder:
        wanted = Path(folder) / "pins.txt"
        wanted.write_text("\n".join(pins(ROOT / "installer" / "requirements-run.lock")), encoding="utf-8")
        for platform in PLATFORMS:
            for python in PYTHONS:
                tried = uv(
                    *("pip", "compile", str(wanted), "--no-deps", "--only-binary", ":all:", "--quiet"),
                    *("--python-platform", platform, "--python-version", python),
                    *("--index-strategy", "unsafe-best-match"),
                )
                reason = re.search(r"Because ([\w.-]+)(?:\{.*?\})?(==[\w.]+)", tried.stderr)
                told = f"no wheel for {''.join(reason.groups())}" if reason else tried.stderr.strip()
                print(f"{platform:28} Python {python}: {told or 'all'}")
                missing += tried.returncode != 0
    return 1 if missing else 0


def main() -> int:
    parser = argparse.ArgumentParser(description="Remake or check the lock files.")
    parser.add_argument("--upgrade", action="store_true", help="take the newest releases that the ranges allow")
    parser.add_argument("--wheels", action="store_true", help="look up whether every pin has a wheel everywhere")
    chosen = parser.parse_args()
    return look_up_wheels() if chosen.wheels else remake(upgrade=chosen.upgrade)


if __name__ == "__main__":
    sys.exit(main())
