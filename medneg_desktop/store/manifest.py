"""The list in a backup: what lies in it, and the hash of each part, sealed with the vault's key."""

from __future__ import annotations

import hmac
import json
import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from medneg_desktop.core.ids import Sha256
from medneg_desktop.core.trouble import BackupDamaged, VaultTooNew
from medneg_desktop.store.keys import derived

FORMAT = 1
NAME, KEYS, DATABASE = "manifest.json", "keys.json", "vault.db"
_PART = re.compile(r"keys\.json|vault\.db|originals/([0-9a-f]{2})/\1[0-9a-f]{62}")
"""All that a backup may hold. A name cannot lead out of the folder, and no two names are one on any system."""


@dataclass(frozen=True, slots=True)
class Part:
    """A file of the vault as it lies in a backup."""

    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup says of itself. ``missing`` are originals that the vault itself had lost when it was made."""

    vault: str
    made: datetime
    documents: int
    missing: tuple[Sha256, ...]
    parts: dict[str, Part]

    def sealed(self, key: bytes) -> bytes:
        held = self._plain()
        return json.dumps({**held, "seal": _seal(held, key)}, indent=1).encode()

    def _plain(self) -> dict[str, Any]:
        return {
            "format": FORMAT,
            "vault": self.vault,
            "made": self.made.isoformat(),
            "documents": self.documents,
            "missing": list(self.missing),
            "parts": {name: [part.size, part.sha256] for name, part in self.parts.items()},
        }

    @staticmethod
    def read(raw: bytes, key: bytes) -> Manifest:
        """Raises BackupDamaged where it was altered or is no list, VaultTooNew where a later program wrote it."""
        try:
            held = dict(json.loads(raw))
            seal = str(held.pop("seal"))
            if not isinstance(held["format"], int) or held["format"] > FORMAT:
                raise VaultTooNew(title="This backup was made by a newer MedNeg; nothing was changed.")
            if not hmac.compare_digest(seal, _seal(held, key)):
                raise BackupDamaged(details="seal")
            parts = {str(n): Part(int(size), str(sha256)) for n, (size, sha256) in held["parts"].items()}
            made = datetime.fromisoformat(held["made"])
            missing = tuple(Sha256(str(m)) for m in held["missing"])
            return Manifest(str(held["vault"]), made, int(held["documents"]), missing, parts)
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
            raise BackupDamaged(details="manifest") from error


def allowed(name: str) -> bool:
    """Whether a backup may hold a part of this name."""
    return _PART.fullmatch(name) is not None


def _seal(held: dict[str, Any], key: bytes) -> str:
    canonical = json.dumps(held, sort_keys=True, separators=(",", ":")).encode()
    return hmac.digest(derived(key, "backup manifest"), canonical, "sha256").hex()
