"""What a packet was made with, as text that the vault keeps: its day, its sender, and every choice.

The papers, the decisions and the program are the other half: with the same of each, the same recipe gives the same
bytes. A recipe of a newer program that this one does not understand is no recipe.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from medneg_desktop.core.ids import DocumentId
from medneg_desktop.domain.packet import PARTS_BETWEEN, PacketChoices, PacketPart, RecipientKind, Spot
from medneg_desktop.domain.place import Box

_PARTS = ("letter", "issues", "reconciliation", "timeline", "exhibits", "large_print", "offer")
_SINCE = {"offer": True, "raises": ()}
"""What recipes of old do not tell, with what was done then."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """The day the packet bears, the lines of its sender, the choices, and the fingerprints of the questions in it."""

    made: date
    sender: tuple[str, ...]
    choices: PacketChoices
    raises: tuple[str, ...] = ()


def written(recipe: Recipe) -> str:
    """The recipe as JSON with sorted keys."""
    c = recipe.choices
    told: dict[str, Any] = {name: getattr(c, name) for name in _PARTS}
    told |= {
        "made": recipe.made.isoformat(),
        "sender": recipe.sender,
        "without": sorted(c.without),
        "page_size": c.page_size,
        "recipient": c.recipient.value if c.recipient else None,
        "hide": sorted(c.hide),
        "show": sorted(c.show),
        "words": c.words,
        "areas": [(s.document, s.page, s.box.x0, s.box.y0, s.box.x1, s.box.y1) for s in c.areas],
        "others": c.others,
        "office": c.office,
        "more": c.more,
        "order": [part.value for part in c.order],
        "exhibit_order": c.exhibit_order,
        "raises": recipe.raises,
    }
    return json.dumps(told, ensure_ascii=False, sort_keys=True)


def understood(text: str) -> Recipe | None:
    """The recipe that was written; None where there is none or it cannot be understood."""
    try:
        told = _SINCE | json.loads(text)
        recipient = RecipientKind(told["recipient"]) if told["recipient"] else None
        choices = PacketChoices(
            **{name: bool(told[name]) for name in _PARTS},
            without=frozenset(DocumentId(d) for d in told["without"]),
            page_size=str(told["page_size"]),
            recipient=recipient,
            hide=frozenset(told["hide"]),
            show=frozenset(told["show"]),
            words=tuple(told["words"]),
            areas=tuple(Spot(DocumentId(d), int(page), Box(*map(float, box))) for d, page, *box in told["areas"]),
            others=tuple(told["others"]),
            office=str(told["office"]),
            more=tuple((DocumentId(d), int(page)) for d, page in told["more"]),
            order=tuple(PacketPart(part) for part in told["order"]) or PARTS_BETWEEN,
            exhibit_order=tuple(DocumentId(d) for d in told["exhibit_order"]),
        )
        return Recipe(date.fromisoformat(told["made"]), tuple(told["sender"]), choices, tuple(told["raises"]))
    except (ValueError, KeyError, TypeError):
        return None
