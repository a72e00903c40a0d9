"""The repository says the same on every machine: no paths of one, no addresses of a registry, no loose ends."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

import medneg_desktop

ROOT = Path(__file__).parents[2]
MACHINE = re.compile(r"(?<![\w.~$}])/(?:home|Users|root|work|tmp|mnt|opt|scratch)/[\w.-]+|[A-Z]:\\Users\\\w")
REGISTRY = re.compile(r"pypi\.org|pythonhosted\.org|registry\.npmjs|proxy\.golang|crates\.io|--(?:extra-)?index-url \S")
LOOSE = re.compile(r"\b(?:TODO|FIXME|XXX|HACK|WIP)\b")
LOCKS = [ROOT / "installer" / f"requirements-{mode}.lock" for mode in ("run", "test")]
TEXT = {".py", ".toml", ".md", ".txt", ".json", ".yaml", ".yml", ".lock", ".sh", ".spec", ".qss", ".csv", ""}
BY_MACHINES = {"build", "dist", "__pycache__"}


def tracked() -> list[Path]:
    """The text files of the repository; without git, or in an unpacked archive, all that no machine made."""
    listed = ""
    if shutil.which("git"):
        command = ["git", "ls-files", "-z"]
        listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False).stdout
    files = [ROOT / name for name in listed.split("\0") if name] or lying_here()
    return sorted(f for f in files if f.is_file() and f.suffix in TEXT)


def lying_here() -> list[Path]:
    def by_hand(part: str) -> bool:
        return part not in BY_MACHINES and (not part.startswith(".") or part == ".ci")

    return [f for f in ROOT.rglob("*") if all(map(by_hand, f.relative_to(ROOT).parts[:-1]))]


FILES = tracked()
MODULES = [f for f in FILES if f.suffix == ".py"]
THIS = Path(__file__).resolve()


@pytest.mark.parametrize(
    ("pattern", "why"),
    [
        (MACHINE, "a path of one machine"),
        (REGISTRY, "the address of a registry"),
        (LOOSE, "a loose end"),
    ],
    ids=["machine", "registry", "loose"],
)
def test_no_file_holds(pattern: re.Pattern[str], why: str) -> None:
    found = [
        f"{file.relative_to(ROOT)}:{number}: {why}: {line.strip()[:100]}"
        for file in FILES
        if file.resolve() != THIS
        for number, line in enumerate(file.read_text(encoding="utf-8", errors="replace").splitlines(), start=1)
        if pattern.search(line)
    ]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    ("pattern", "text"),
    [(MACHINE, "see /home/ann/bills"), (REGISTRY, "https://pypi.org/simple"), (LOOSE, "# TODO: later")],
    ids=["machine", "registry", "loose"],
)
def test_the_patterns_see_what_they_look_for(pattern: re.Pattern[str], text: str) -> None:
    assert pattern.search(text)


def test_the_files_are_found_without_git_too() -> None:
    assert {f for f in MODULES if f.is_file()} <= set(lying_here())


@pytest.mark.parametrize("module", MODULES, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_every_module_says_what_it_is_for(module: Path) -> None:
    docstring = ast.get_docstring(ast.parse(module.read_text(encoding="utf-8")))
    assert docstring
    assert docstring.strip()


def test_the_changelog_knows_the_version() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    newest = re.search(r"^## \[(\d+\.\d+\.\d+)\] - (Unreleased|\d{4}-\d{2}-\d{2})$", changelog, re.MULTILINE)
    assert newest is not None
    assert newest[1] == medneg_desktop.__version__


@pytest.mark.parametrize("lock", LOCKS, ids=lambda p: p.name)
def test_every_pin_of_a_lock_has_hashes(lock: Path) -> None:
    blocks = re.split(r"\n(?=[a-z0-9])", lock.read_text(encoding="utf-8"))[1:]
    assert len(blocks) > 30
    for block in blocks:
        assert re.match(r"[a-z0-9.-]+==\S+", block), block.splitlines()[0]
        assert re.search(r"--hash=sha256:[0-9a-f]{64}", block), block.splitlines()[0]


@pytest.mark.parametrize("lock", LOCKS, ids=lambda p: p.name)
def test_a_lock_holds_what_the_project_asks_for(lock: Path) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = list(project["dependencies"])
    if "test" in lock.name:
        asked += project["optional-dependencies"]["test"]
    names = {re.split(r"[^\w.-]", line)[0].lower() for line in asked}
    assert names <= pinned(lock), "run installer/lock.py"


def test_the_tests_run_on_the_parts_of_the_program() -> None:
    run, test = (set(re.findall(r"^\S+==\S+", lock.read_text(encoding="utf-8"), re.MULTILINE)) for lock in LOCKS)
    assert run <= test, "run installer/lock.py"


def test_every_part_has_a_license_line() -> None:
    third_party = (ROOT / "installer" / "THIRD_PARTY.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| ([^|]+) \| [^|]+ \| [^|]+ \|$", third_party, re.MULTILINE)
    listed = {name.strip() for row in rows for name in row.split(",")} - {"part"}
    assert listed == pinned(LOCKS[0])


def pinned(lock: Path) -> set[str]:
    return set(re.findall(r"^([a-z0-9.-]+)==", lock.read_text(encoding="utf-8"), re.MULTILINE))
