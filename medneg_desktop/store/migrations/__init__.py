"""The steps by which an older vault becomes a newer one. They lie beside this file as scripts, in a checkout, in an
installed package and in a frozen program alike; nothing imports them by name.
"""

from __future__ import annotations

from pathlib import Path

HEAD = "0014"
"""The newest step. A vault that stands here is opened without looking for steps."""


def folder() -> Path:
    return Path(__file__).resolve().parent
