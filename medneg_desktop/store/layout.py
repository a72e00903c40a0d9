"""Where the parts of a vault lie in its folder."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Layout:
    """The names in a vault's folder; nothing else is looked for there."""

    folder: Path

    @property
    def keys(self) -> Path:
        return self.folder / "keys.json"

    @property
    def database(self) -> Path:
        return self.folder / "vault.db"

    @property
    def originals(self) -> Path:
        return self.folder / "originals"

    @property
    def lock(self) -> Path:
        return self.folder / "vault.lock"

    @property
    def backups(self) -> Path:
        """The automatic backups of the database."""
        return self.folder / "backups"

    @property
    def mending(self) -> Path:
        """Lies there while a database taken from a backup does not yet claim all originals: none may be swept."""
        return self.folder / "mending"

    def before(self, revision: str) -> Path:
        """The copy of the database that is made before an upgrade."""
        return self.folder / f"vault-before-upgrade-from-{revision}.db"
