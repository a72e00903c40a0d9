"""The keys of a vault: one random vault key, wrapped once for every way of opening it.

The slots are ``passphrase`` (Argon2id), ``recovery`` (the printed code) and ``keyring`` (a random key that the
computer keeps for the person who is logged in). A new passphrase rewrites one slot and no data. The vault key
itself is never written; a check value tells a wrong key from a damaged database.

What this does not guard against: somebody who reads the memory of the running program, or who is logged in as the
person on a computer that opens the vault by itself.
"""

from __future__ import annotations

import base64
import binascii
import hmac
import json
import os
import secrets
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from nacl.exceptions import CryptoError
from nacl.pwhash import argon2id
from nacl.secret import SecretBox

from medneg_desktop.core.trouble import KeyMissing, Trouble, VaultDamaged, VaultTooNew, WrongKey
from medneg_desktop.services.vault_port import Given, Ways
from medneg_desktop.store.disk import write_whole
from medneg_desktop.store.errors import disk_told
from medneg_desktop.store.recovery import new_code, plain_code

KEY_BYTES = 32
_FORMAT = 1
_KDF = "argon2id13"
_SERVICE = "MedNeg vault"


@dataclass(frozen=True, slots=True)
class Cost:
    """How much work and memory one guess at a passphrase takes."""

    passes: int
    memory: int

    @property
    def bearable(self) -> bool:
        """Whether opening may go ahead: a forged key file must not eat the computer's memory or its day."""
        return (
            argon2id.OPSLIMIT_MIN <= self.passes <= 10
            and argon2id.MEMLIMIT_MIN <= self.memory <= argon2id.MEMLIMIT_SENSITIVE
        )


MODERATE = Cost(argon2id.OPSLIMIT_MODERATE, argon2id.MEMLIMIT_MODERATE)
CHEAP = Cost(argon2id.OPSLIMIT_MIN, argon2id.MEMLIMIT_MIN)
"""For what needs no stretching: a random code of 160 bits, and throw-away vaults of tests."""


def derived(key: bytes, purpose: str) -> bytes:
    """A key of its own for each use, so that no two uses share one."""
    return hmac.digest(key, f"medneg {purpose} v1".encode(), "sha256")


@dataclass(frozen=True, slots=True)
class KeyFile:
    """The file ``keys.json`` of a vault, as read or as about to be written."""

    path: Path
    vault: str
    check: str
    slots: dict[str, dict[str, Any]]

    @staticmethod
    def new(path: Path, key: bytes) -> KeyFile:
        return KeyFile(path, secrets.token_hex(16), derived(key, "check").hex(), {})

    @staticmethod
    def read(path: Path) -> KeyFile:
        """Raises VaultDamaged where it is not a key file, VaultTooNew where a later program wrote it."""
        with disk_told():
            return KeyFile.parse(path.read_bytes(), path)

    @staticmethod
    def parse(raw: bytes, path: Path) -> KeyFile:
        """A key file from its bytes; it will be written to ``path``. Raises as :meth:`read` does."""
        try:
            found = json.loads(raw)
            if not isinstance(found["format"], int) or found["format"] > _FORMAT:
                raise VaultTooNew(details="keys")
            slots = {str(name): dict(slot) for name, slot in found["slots"].items()}
            return KeyFile(path, str(found["vault"]), str(found["check"]), slots)
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            raise VaultDamaged(details="keys") from error

    @property
    def ways(self) -> Ways:
        return Ways("passphrase" in self.slots, "recovery" in self.slots, "keyring" in self.slots)

    def write(self) -> None:
        held = {"format": _FORMAT, "vault": self.vault, "check": self.check, "slots": self.slots}
        with disk_told():
            write_whole(self.path, json.dumps(held, indent=1).encode())

    # ------------------------------------------------------------------------------------------- ways of opening

    def fits(self, key: bytes) -> bool:
        return hmac.compare_digest(derived(key, "check").hex(), self.check)

    def with_key(self, key: bytes) -> bytes:
        """For vaults whose key is kept elsewhere. Raises WrongKey."""
        if len(key) != KEY_BYTES or not self.fits(key):
            raise WrongKey(title="The vault did not open with this key.", remedy="Use the key it was made with.")
        return key

    def with_passphrase(self, passphrase: str) -> bytes:
        """Raises WrongKey, or KeyMissing where the vault has no passphrase."""
        return self._checked(_unseal(self._slot("passphrase"), passphrase))

    def with_code(self, code: str) -> bytes:
        """Raises WrongKey, or KeyMissing where the vault has no recovery code."""
        plain = plain_code(code)
        try:
            return self._checked(_unseal(self._slot("recovery"), plain))
        except WrongKey:
            raise WrongKey(
                title="The vault did not open with this recovery code.",
                remedy="Use the recovery sheet that was printed for this vault, the newest if there are several.",
            ) from None

    def with_keyring(self) -> bytes:
        """Raises KeyMissing where this computer does not keep the key, or its key store does not answer."""
        slot = self._slot("keyring")
        kept = _ask_keyring(lambda ring: ring.get_password(_SERVICE, self.vault))
        if not kept:
            raise KeyMissing(details="keyring")
        try:
            return self._checked(_open_box(base64.b64decode(kept, validate=True), slot))
        except (binascii.Error, WrongKey):
            raise KeyMissing(details="keyring") from None

    def _slot(self, name: str) -> dict[str, Any]:
        if name not in self.slots:
            raise KeyMissing(details=name)
        return self.slots[name]

    def _checked(self, key: bytes) -> bytes:
        if len(key) != KEY_BYTES or not self.fits(key):
            raise VaultDamaged(details="keys")
        return key

    # --------------------------------------------------------------------------------------- ways of opening, made

    def set_passphrase(self, key: bytes, passphrase: str, cost: Cost = MODERATE) -> None:
        self.slots["passphrase"] = _seal(key, passphrase, cost)

    def set_code(self, key: bytes) -> str:
        """A new recovery code, which is told only here; an older sheet no longer opens the vault."""
        code = new_code()
        self.slots["recovery"] = _seal(key, plain_code(code), CHEAP)
        return code

    def set_keyring(self, key: bytes) -> None:
        """Raises KeyMissing where the computer has no key store that answers."""
        kek = os.urandom(KEY_BYTES)
        kept = base64.b64encode(kek).decode()
        _ask_keyring(lambda ring: ring.set_password(_SERVICE, self.vault, kept))
        self.slots["keyring"] = {"box": base64.b64encode(SecretBox(kek).encrypt(key)).decode()}

    def forget_keyring(self) -> None:
        """Take the key out of this computer's key store. Raises KeyMissing where that does not answer."""
        self.slots.pop("keyring", None)
        _ask_keyring(lambda ring: ring.delete_password(_SERVICE, self.vault))


def way_of(given: Given) -> Callable[[KeyFile], bytes]:
    """How to find the vault's key by what a person gives."""
    return way_in(passphrase=given.passphrase, recovery_code=given.code, use_keyring=True)


def way_in(
    *,
    passphrase: str | None = None,
    recovery_code: str | None = None,
    key: bytes | None = None,
    use_keyring: bool = False,
) -> Callable[[KeyFile], bytes]:
    """How to find the vault's key in a key file: by the first of key, passphrase, code and keyring that is given."""

    def unlock(keys: KeyFile) -> bytes:
        if key is not None:
            return keys.with_key(key)
        if passphrase is not None:
            return keys.with_passphrase(passphrase)
        if recovery_code is not None:
            return keys.with_code(recovery_code)
        if use_keyring:
            return keys.with_keyring()
        raise KeyMissing

    return unlock


def _stretched(secret: str, salt: bytes, cost: Cost) -> bytes:
    # NFKC: the same name typed on a Mac and on Windows may be composed differently.
    plain = unicodedata.normalize("NFKC", secret).encode("utf-8", "surrogatepass")
    return argon2id.kdf(KEY_BYTES, plain, salt, opslimit=cost.passes, memlimit=cost.memory)


def _seal(key: bytes, secret: str, cost: Cost) -> dict[str, Any]:
    salt = os.urandom(argon2id.SALTBYTES)
    box = SecretBox(_stretched(secret, salt, cost)).encrypt(key)
    return {
        "kdf": _KDF,
        "passes": cost.passes,
        "memory": cost.memory,
        "salt": base64.b64encode(salt).decode(),
        "box": base64.b64encode(box).decode(),
    }


def _unseal(slot: dict[str, Any], secret: str) -> bytes:
    try:
        cost = Cost(int(slot["passes"]), int(slot["memory"]))
        salt = base64.b64decode(slot["salt"], validate=True)
        if slot["kdf"] != _KDF or not cost.bearable or len(salt) != argon2id.SALTBYTES:
            raise VaultDamaged(details="keys")
    except (KeyError, TypeError, ValueError) as error:
        raise VaultDamaged(details="keys") from error
    return _open_box(_stretched(secret, salt, cost), slot)


def _open_box(kek: bytes, slot: dict[str, Any]) -> bytes:
    try:
        box = base64.b64decode(slot["box"], validate=True)
    except (KeyError, TypeError, ValueError) as error:
        raise VaultDamaged(details="keys") from error
    try:
        return SecretBox(kek).decrypt(box)
    except (CryptoError, ValueError):
        raise WrongKey from None


class _Keyring(Protocol):
    def get_password(self, service: str, name: str) -> str | None: ...
    def set_password(self, service: str, name: str, password: str) -> None: ...
    def delete_password(self, service: str, name: str) -> None: ...


class _Question(Protocol):
    def __call__(self, ring: _Keyring) -> str | None: ...


def _ask_keyring(question: _Question) -> str | None:
    import keyring  # noqa: PLC0415 (takes 80 ms and is needed only here)

    try:
        return question(keyring.get_keyring())
    except Trouble:
        raise
    except Exception as error:  # the backends leak errors of D-Bus, of Windows and of macOS
        raise KeyMissing(
            title="The key store of this computer did not answer.",
            remedy="Log in to the desktop again, or open the vault with its passphrase or recovery sheet.",
            details=type(error).__name__,
        ) from error
