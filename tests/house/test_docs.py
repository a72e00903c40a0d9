"""What the documents point at is there: links, pictures, headings, and the files of the program that they name."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = sorted(
    [*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("benchmarks/*.md"), *ROOT.glob("installer/*.md")]
)
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
NAMED = re.compile(
    r"`((?:medneg_desktop|resources|installer|tests|docs|benchmarks|\.github|\.ci|ui|store|services|pages|core)/[\w./-]+)`"
)
ROOMS = {"ui", "store", "services", "pages", "core", "reading", "ledger", "audit", "rights", "packet", "talks"}


def anchors(page: Path) -> set[str]:
    heads = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", head.lower()).strip().replace(" ", "-") for head in heads}


def broken(page: Path, text: str) -> list[str]:
    found = []
    for target in LINK.findall(text):
        if target.startswith(("https://", "mailto:")):
            continue
        path, _, anchor = target.partition("#")
        file = page if not path else (page.parent / path).resolve()
        if not file.exists() or (anchor and anchor not in anchors(file)):
            found.append(target)
    return found


def missing(text: str) -> list[str]:
    """Files that are named and not there. Rooms of the program are named without its folder."""
    found = []
    for name in NAMED.findall(text):
        first = name.split("/")[0]
        path = ROOT / "medneg_desktop" / name if first in ROOMS else ROOT / name
        if not path.exists() and not path.with_suffix(".py").exists() and not list(ROOT.glob(f"{name}*")):
            found.append(name)
    return found


@pytest.mark.parametrize("page", PAGES, ids=lambda p: str(p.relative_to(ROOT)))
def test_what_a_page_points_at_is_there(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert broken(page, text) == []
    assert missing(text) == []


def test_the_checks_see_what_they_look_for() -> None:
    page = ROOT / "README.md"
    assert broken(page, "[a](docs/no-such.md) [b](docs/user-guide.md#no-such) [c](docs/user-guide.md#days)") == [
        "docs/no-such.md",
        "docs/user-guide.md#no-such",
    ]
    assert missing("`ui/no_such.py` `ui/language.py` `tests/nowhere/x.py`") == ["ui/no_such.py", "tests/nowhere/x.py"]
