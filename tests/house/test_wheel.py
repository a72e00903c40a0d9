"""The wheel holds the whole program: installed elsewhere, it finds its resources and its migrations."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from medneg_desktop import __version__

ROOT = Path(__file__).parents[2]
QUESTION = """
import json
from medneg_desktop.core import resources
from medneg_desktop.store import migrations
print(json.dumps({
    "resources": str(resources.root()),
    "letters": len(list(resources.path("letters", "en-US").iterdir())),
    "sample": sorted(p.suffix for p in resources.path("samples", "case").iterdir()),
    "migrations": str(migrations.folder()),
    "steps": sorted(p.name[:4] for p in (migrations.folder() / "versions").glob("0*.py")),
    "head": migrations.HEAD,
}))
"""


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel installed, built without a network."""
    folder = tmp_path_factory.mktemp("wheel")
    for command in (
        ["hatchling", "build", "-t", "wheel", "-d", str(folder / "dist")],
        ["pip", "install", "--no-deps", "--no-index", "--quiet", "--disable-pip-version-check", "--target"],
    ):
        if command[0] == "pip":
            (wheel,) = (folder / "dist").glob("medneg_desktop-*.whl")
            command += [str(folder / "target"), str(wheel)]
        done = subprocess.run([sys.executable, "-m", *command], cwd=ROOT, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
    return folder / "target"


def ask(installed: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run Python beside the installed wheel, with the checkout out of sight."""
    env = {**os.environ, "PYTHONPATH": str(installed), "PYTHONSAFEPATH": "1"}
    return subprocess.run(
        [sys.executable, *arguments], cwd=installed.parent, env=env, capture_output=True, text=True, check=False
    )


@pytest.mark.slow
def test_the_installed_program_finds_what_travels_with_it(installed: Path) -> None:
    done = ask(installed, "-c", QUESTION)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert Path(told["resources"]) == installed / "medneg_desktop" / "_resources"
    assert told["letters"] == len(list((ROOT / "resources" / "letters" / "en-US").iterdir()))
    assert told["sample"] == sorted(p.suffix for p in (ROOT / "resources" / "samples" / "case").iterdir())
    assert Path(told["migrations"]) == installed / "medneg_desktop" / "store" / "migrations"
    assert told["steps"][-1] == told["head"]


@pytest.mark.slow
def test_the_installed_program_starts(installed: Path) -> None:
    done = ask(installed, "-m", "medneg_desktop", "--version")
    assert done.stdout == f"MedNeg Desktop {__version__}\n", done.stderr
    (script,) = (installed / "bin").glob("medneg-desktop*")
    assert __version__ in ask(installed, str(script), "--version").stdout


@pytest.mark.slow
def test_the_wheel_names_its_license(installed: Path) -> None:
    (about,) = installed.glob("medneg_desktop-*.dist-info")
    assert "License-Expression: AGPL-3.0-or-later" in (about / "METADATA").read_text(encoding="utf-8")
    assert list(about.rglob("LICENSE"))
