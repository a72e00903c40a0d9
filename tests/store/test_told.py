"""What the surroundings do to a vault is told in the right words: a drive taken away, a clock set back, a bad disk."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from medneg_desktop.core.clock import FixedClock
from medneg_desktop.core.trouble import DiskFull, Trouble, VaultReadOnly, VaultUnreachable
from medneg_desktop.domain.document import Document
from medneg_desktop.services.ports import Event
from medneg_desktop.store.vault import OpenVault, create_vault, open_vault
from tests.store.test_backup import bring_in

MakeDocument = Callable[..., Document]


def test_a_drive_that_was_taken_away(vault: OpenVault, folder: Path, document_number: MakeDocument) -> None:
    held = bring_in(vault, document_number(1), b"kept")
    folder.rename(folder.with_name("in the pocket"))
    with pytest.raises(VaultUnreachable):
        vault.originals.get(held.sha256)
    with pytest.raises(VaultUnreachable):
        bring_in(vault, document_number(2), b"never arrives")
    folder.with_name("in the pocket").rename(folder)
    assert vault.originals.get(held.sha256) == b"kept"


@pytest.mark.parametrize(
    ("number", "trouble"),
    [
        (errno.ENOSPC, DiskFull),
        (errno.EROFS, VaultReadOnly),
        (errno.EACCES, VaultReadOnly),
        (errno.EIO, VaultUnreachable),
    ],
)
def test_what_the_disk_refuses(
    vault: OpenVault,
    document_number: MakeDocument,
    monkeypatch: pytest.MonkeyPatch,
    number: int,
    trouble: type[Trouble],
) -> None:
    def refuse(descriptor: int, data: bytes) -> int:
        raise OSError(number, os.strerror(number))

    with monkeypatch.context() as patch:
        patch.setattr(os, "write", refuse)
        with pytest.raises(trouble):
            bring_in(vault, document_number(1), b"x")
    bring_in(vault, document_number(1), b"x")
    assert vault.verify().problems == ()


def test_a_clock_that_was_set_back_is_told_and_changes_no_order(
    folder: Path, key: bytes, clock: FixedClock, document_number: MakeDocument
) -> None:
    with closing(create_vault(folder, key=key, clock=clock)) as vault:
        assert vault.notes == ()
        bring_in(vault, document_number(1, added=clock.now()), b"first")
        with vault.unit() as unit:
            unit.record(Event(clock.now(), "document added", "first"))
            unit.commit()
    back = FixedClock(date(2020, 1, 1))
    with closing(open_vault(folder, key=key, clock=back)) as vault:
        assert len(vault.notes) == 1
        assert "2020-01-01" in vault.notes[0]
        assert "2026-11-24" in vault.notes[0]
        bring_in(vault, document_number(2, added=back.now()), b"second")
        with vault.unit() as unit:
            unit.record(Event(datetime(2020, 1, 1, tzinfo=UTC), "document added", "second"))
            assert [d.name for d in unit.documents()] == ["bill 2.pdf", "bill 1.pdf"]
            assert [e.detail for e in unit.events()] == ["second", "first"]
    with closing(open_vault(folder, key=key, clock=clock)) as vault:
        assert vault.notes == ()
