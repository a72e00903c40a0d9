"""Every file that travels with the program is used, every file it asks for is there, and fonts have licenses."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest

from medneg_desktop.core import resources

ROOT = Path(__file__).parents[2]
SOURCES = sorted((ROOT / "medneg_desktop").rglob("*.py"))
FILES = sorted(p for p in (ROOT / "resources").rglob("*") if p.is_file() and "__pycache__" not in p.parts)
WHOLE = {
    "samples/case": "brought in as a folder: the case of --demo",
    "letters/talks": "read as a folder: a letter is a new file and no new code",
    "translations": "a language is new files and no new code; made by installer/words.py",
    "help": "read as a folder, one file for each page",
    "knowledge": "read as a folder: an update is a new file and no new code",
}
MAKERS = {"samples/make_sample_case.py": "draws the files of samples/case"}
LICENSED = {"ttf", "otf", "woff", "woff2", "svg", "ico"}
THIRD_PARTY = (ROOT / "installer" / "THIRD_PARTY.md").read_text(encoding="utf-8")
ICON_FONTS = {"mdi6": "Material Design Icons"}


@cache
def strings() -> set[str]:
    """Every string that stands in the source, docstrings and comments aside."""
    found: set[str] = set()
    for source in SOURCES:
        tree = ast.parse(source.read_text(encoding="utf-8"))
        told = {id(n.value) for n in ast.walk(tree) if isinstance(n, ast.Expr)}
        found |= {
            n.value
            for n in ast.walk(tree)
            if isinstance(n, ast.Constant) and isinstance(n.value, str) and id(n) not in told
        }
    return found


@cache
def patterns() -> list[re.Pattern[str]]:
    """File names with blanks in them: the f-strings of the source."""
    found = {
        "".join(re.escape(str(v.value)) if isinstance(v, ast.Constant) else r"\w+" for v in n.values)
        for source in SOURCES
        for n in ast.walk(ast.parse(source.read_text(encoding="utf-8")))
        if isinstance(n, ast.JoinedStr)
    }
    # A pattern of blanks alone would fit everything.
    return [re.compile(p) for p in found if re.search(r"[a-z]{3}.*\\\.\w+$", p)]


def named(file: Path) -> bool:
    """Whether the source asks for a file by its name, its stem or a name with blanks."""
    return bool({file.name, file.stem} & strings()) or any(p.fullmatch(file.name) for p in patterns())


def asked_for() -> set[tuple[str, ...]]:
    """The resources that are named in full where they are asked for."""
    calls = [
        n
        for source in SOURCES
        for n in ast.walk(ast.parse(source.read_text(encoding="utf-8")))
        if isinstance(n, ast.Call) and ast.unparse(n.func) in {"resources.path", "resources.text"}
    ]
    named = [[a.value if isinstance(a, ast.Constant) else None for a in call.args] for call in calls]
    return {tuple(str(part) for part in parts) for parts in named if None not in parts}


@pytest.mark.parametrize("file", FILES, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_every_file_is_used(file: Path) -> None:
    place = file.relative_to(ROOT / "resources").as_posix()
    if place in MAKERS or any(place.startswith(folder + "/") for folder in WHOLE):
        return
    known = strings()
    for part in Path(place).parts[:-1]:
        assert part in known, f"nothing names the folder {part}"
    assert named(file), f"nothing names {file.name}"


def test_the_check_sees_a_file_that_nobody_uses() -> None:
    assert not named(ROOT / "resources" / "icons" / "left_over.svg")


def test_every_file_asked_for_is_there() -> None:
    assert asked_for(), "the check finds no resource at all"
    for parts in sorted(asked_for()):
        assert resources.path(*parts).exists()


def test_listed_exceptions_exist() -> None:
    for place in [*WHOLE, *MAKERS]:
        assert (ROOT / "resources" / place).exists(), f"{place} is listed here and is gone"


def test_a_missing_resource_is_told() -> None:
    with pytest.raises(FileNotFoundError, match="install the program again"):
        resources.path("letters", "nowhere.txt")


def test_fonts_and_icons_have_a_license_line() -> None:
    unlicensed = [f.name for f in FILES if f.suffix.lstrip(".") in LICENSED and f.name not in THIRD_PARTY]
    assert not unlicensed, "name them in installer/THIRD_PARTY.md"


def test_icon_fonts_have_a_license_line() -> None:
    glyphs = {s for s in strings() if re.fullmatch(r"[a-z]+\d*[a-z]?\.[a-z0-9-]+", s) and "-" in s}
    prefixes = {
        glyph.split(".")[0]
        for glyph in glyphs
        if glyph.split(".")[0].startswith(("mdi", "fa", "ph", "ri", "ei", "msc"))
    }
    assert prefixes <= set(ICON_FONTS), "a new icon font needs its license in installer/THIRD_PARTY.md"
    assert all(ICON_FONTS[prefix] in THIRD_PARTY for prefix in prefixes)


def test_the_typeface_has_a_license_line() -> None:
    fonts = {"fontpkg_atkinson_hyperlegible": "fontpkg-atkinson-hyperlegible | OFL-1.1"}
    imported = {
        name
        for s in SOURCES
        for name in re.findall(r"^import (fontpkg_\w+)", s.read_text(encoding="utf-8"), re.MULTILINE)
    }
    assert imported == set(fonts)
    assert all(line in THIRD_PARTY for line in fonts.values())
