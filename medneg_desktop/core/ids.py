"""Identifiers with types, so that passing one for another fails the type check and not a person."""

from __future__ import annotations

import secrets
from typing import NewType

DocumentId = NewType("DocumentId", str)
CaseId = NewType("CaseId", str)
FindingId = NewType("FindingId", str)
PacketId = NewType("PacketId", str)
TalkId = NewType("TalkId", str)
Sha256 = NewType("Sha256", str)


def new_id() -> str:
    """A fresh random identifier: 128 bits as 32 hexadecimal digits."""
    return secrets.token_hex(16)
