"""Where vaults were open on this computer, to tell a drive that is not connected from a folder that never held a vault.

Kept outside the vaults, so only as fingerprints of their paths: one empty file each. Nothing depends on it but words.
"""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from pathlib import Path

from medneg_desktop.core.paths import config_folder


def remember(vault: Path) -> None:
    """Note that a vault stood in this folder. Where it cannot be noted, it is not."""
    with suppress(OSError):
        if not (mark := _mark(vault)).exists():
            mark.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            mark.touch(mode=0o600)


def known(vault: Path) -> bool:
    """Whether a vault was ever open in this folder."""
    try:
        return _mark(vault).exists()
    except OSError:
        return False


def _mark(vault: Path) -> Path:
    # By name and not by where links lead: without its drive, a link leads nowhere.
    return config_folder() / "vaults" / hashlib.sha256(os.fsencode(vault.absolute())).hexdigest()
