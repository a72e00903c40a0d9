"""Vaults made once and then copied: making one takes a tenth of a second and a dozen waits for the disk."""

from __future__ import annotations

import functools
import tempfile
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Self

from medneg_desktop.core.clock import Clock, FixedClock
from medneg_desktop.store.vault import OpenVault, create_vault, open_vault


@dataclass(frozen=True)
class Kept:
    """All that lay in the folder of a vault when it was closed: name, rights, and content where it is a file."""

    parts: tuple[tuple[Path, int, bytes | None], ...]

    @classmethod
    def of(cls, folder: Path) -> Self:
        found = sorted(folder.rglob("*"))  # a folder before what lies in it
        return cls(tuple((p.relative_to(folder), p.stat().st_mode, _content(p)) for p in found))

    def put(self, folder: Path) -> None:
        """Lay it all into a folder, which must not be there yet."""
        folder.mkdir(mode=0o700, parents=True)
        for name, rights, content in self.parts:
            if content is None:
                (folder / name).mkdir()
            else:
                (folder / name).write_bytes(content)
            (folder / name).chmod(rights)


def _content(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def new_vault(folder: Path, key: bytes, clock: Clock) -> OpenVault:
    """An open vault with nothing in it, as ``create_vault`` makes it with a key that the caller keeps."""
    _empty(key, clock.today()).put(folder)
    return open_vault(folder, key=key, clock=clock)


@functools.cache
def _empty(key: bytes, day: date) -> Kept:
    with tempfile.TemporaryDirectory(prefix="medneg-vault-") as place:
        folder = Path(place) / "vault"
        create_vault(folder, key=key, clock=FixedClock(day)).close()
        return Kept.of(folder)
