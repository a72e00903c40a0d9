"""What a restore that was cut off leaves beside a vault, and how the next start clears it.

Loaded with every start, so it needs little.
"""

from __future__ import annotations

from pathlib import Path

from medneg_desktop.core.trouble import VaultLocked
from medneg_desktop.store import disk
from medneg_desktop.store.errors import disk_told
from medneg_desktop.store.lock import VaultLock

KEPT_AS, LOCK = "kept-as", "restore.lock"


def staging(folder: Path) -> Path:
    """Where a vault is unpacked before it takes its place; lies beside it only while that goes on."""
    return folder.with_name(f"{folder.name}.restoring")


def undo_cut_off(folder: Path) -> bool:
    """Put back a vault whose restoring was cut off between the two renames, and clear what was unpacked.

    Whether a vault was put back. Raises VaultLocked while a restore is still going on and no vault stands there.
    """
    stage = staging(folder)
    if not stage.exists():
        return False
    with disk_told():
        try:
            lock = VaultLock.take(stage / LOCK)
        except VaultLocked:
            if folder.exists():
                return False
            raise
        lock.release(properly=False)
        kept = kept_as(stage)
        cut_off = not folder.exists() and kept is not None and kept.exists()
        if cut_off and kept is not None:
            disk.rename_folder(kept, folder)
        disk.remove_tree(stage)
    return cut_off


def kept_as(stage: Path) -> Path | None:
    try:
        name = (stage / KEPT_AS).read_text(encoding="utf-8")
    except (FileNotFoundError, UnicodeDecodeError):
        return None
    # Only a name, and only one that this module gives.
    expected = f"{stage.name.removesuffix('.restoring')}.before-restore-"
    return stage.with_name(name) if name.startswith(expected) and "/" not in name and "\\" not in name else None
