"""How a data file says that it cannot be relied on."""

from __future__ import annotations


class Malformed(ValueError):  # noqa: N818 (the word for what the file is)
    """The file breaks its own grammar; the message is one plain sentence. Nothing of it is used."""


class HoldsNoClaims(ValueError):  # noqa: N818 (the same)
    """The file is sound, and says nothing about what was billed or paid."""
