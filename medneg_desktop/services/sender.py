"""Who packets are from, and which offices take complaints: what the vault remembers for the next packet."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass

from medneg_desktop.core import resources
from medneg_desktop.domain.household import JURISDICTIONS
from medneg_desktop.services.office import Office
from medneg_desktop.services.rights import household
from medneg_desktop.services.small_deeds import SENDER, SenderDeed
from medneg_desktop.services.undo import Deed


def sender(office: Office) -> str:
    """The name and address that stand in letters, a line each; empty where none was given."""
    with office.unit() as unit:
        return unit.setting(SENDER) or ""


def keep_sender(office: Office, text: str) -> Deed | None:
    """Remember the sender's name and address in the vault, for the next packet; None where nothing changes."""
    before = sender(office)
    if before == text:
        return None
    deed = SenderDeed(before, text)
    deed.move(office, before, text, "sender changed")
    return deed


@dataclass(frozen=True, slots=True)
class ComplaintOffice:
    """An office that takes complaints, and what about. Its address is not known here."""

    name: str
    about: str


def complaint_offices(office: Office) -> tuple[ComplaintOffice, ...]:
    """The offices that the rules of this program tell of, with the state of the household in their names."""
    code = household(office).state
    return offices_for(JURISDICTIONS.get(code or "", ""))


def offices_for(state: str) -> tuple[ComplaintOffice, ...]:
    """The same for a state by its name; where it is not known, the offices of states are left out."""
    rows = tomllib.loads(resources.text("letters", "offices.toml"))["office"]
    known = (row for row in rows if state or "{state}" not in row["name"])
    return tuple(ComplaintOffice(row["name"].replace("{state}", state), row["about"]) for row in known)
