"""The store works where it is installed: its steps are found beside it, whatever the folder is called."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import medneg_desktop

MAKES_A_VAULT = """
import sys
from pathlib import Path
from medneg_desktop.store import migrations
from medneg_desktop.store.vault import create_vault, open_vault

folder = Path(sys.argv[1])
create_vault(folder, key=bytes(32)).close()
vault = open_vault(folder, key=bytes(32))
assert vault.verify().problems == ()
vault.close()
modules = {name.split(".")[0] for name in sys.modules}
assert not modules & {"PySide6", "pymupdf", "numpy", "PIL", "reportlab", "keyring"}, modules
print(migrations.folder())
"""
OPENS_A_VAULT = """
import sys
from pathlib import Path
from medneg_desktop.store.vault import open_vault

open_vault(Path(sys.argv[1]), key=bytes(32)).close()
print("alembic" in sys.modules)
"""


def run(program: str, vault: Path, home: Path) -> str:
    done = subprocess.run(
        [sys.executable, "-c", program, str(vault)], cwd=home, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_a_copy_in_an_odd_folder_makes_and_opens_vaults(tmp_path: Path) -> None:
    home = tmp_path / "Program Files 100% (ñ)"
    package = Path(medneg_desktop.__file__).parent
    shutil.copytree(
        package, home / package.name, ignore=shutil.ignore_patterns("__pycache__", "ui", "pages", "typeset")
    )
    found = run(MAKES_A_VAULT, tmp_path / "vault", home)
    assert Path(found).is_relative_to(home)
    assert run(OPENS_A_VAULT, tmp_path / "vault", home) == "False"
