"""Which documents of a vault are joined in which, as its settings keep it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from medneg_desktop.core.ids import DocumentId
from medneg_desktop.domain.document import Document
from medneg_desktop.services.ports import UnitOfWork
from medneg_desktop.services.read_shares import Share

_SETTING = "joined documents"


@dataclass(frozen=True, slots=True)
class Joined:
    """Which documents are joined in which, and which joined ones were taken apart again."""

    parts: Mapping[DocumentId, tuple[DocumentId, ...]]
    apart: frozenset[DocumentId]

    @property
    def left_out(self) -> frozenset[DocumentId]:
        """Documents that lists pass over, for another stands for them."""
        joined = (parts for name, parts in self.parts.items() if name not in self.apart)
        return self.apart | {part for parts in joined for part in parts}


def joined_documents(unit: UnitOfWork) -> Joined:
    """What is joined in the vault."""
    told = json.loads(unit.setting(_SETTING) or '{"parts": {}, "apart": []}')
    parts = {DocumentId(k): tuple(DocumentId(p) for p in v) for k, v in told["parts"].items()}
    return Joined(parts, frozenset(DocumentId(a) for a in told["apart"]))


def one_paper(unit: UnitOfWork, document: Document) -> list[Share]:
    """How the pages of a joined document are shared out until the person says otherwise: they are one paper.

    Empty for a document that was not joined.
    """
    whole = document.id in joined_documents(unit).parts
    return [Share(tuple(range(1, document.pages + 1)))] if whole else []


def keep_joined(unit: UnitOfWork, known: Joined) -> None:
    """Keep what is joined."""
    told = {"parts": {k: list(v) for k, v in known.parts.items()}, "apart": sorted(known.apart)}
    unit.set_setting(_SETTING, json.dumps(told))
