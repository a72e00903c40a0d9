"""The keys of the vault as a person handles them: the passphrase, the recovery sheet, opening by itself.

That the person has the sheet is asked once when it is made, and again each year: a sheet that cannot be found is
replaced while the vault still opens, and not when it is needed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from medneg_desktop.core.trouble import CorrectableTrouble
from medneg_desktop.services.office import Office
from medneg_desktop.services.ports import Event
from medneg_desktop.services.vault_port import Ways

REMIND_AFTER = timedelta(days=365)
_SEEN = "recovery sheet seen"


class OnlyWay(CorrectableTrouble):
    code = "only-way"
    title = "Without a passphrase, this is how the vault opens; nothing was changed."
    remedy = "Set a passphrase first, then turn opening by itself off."


@dataclass(frozen=True, slots=True)
class KeyState:
    """How the vault opens, when the person last showed that the sheet is at hand, and whether to ask again."""

    ways: Ways
    sheet_seen: date | None
    ask_for_sheet: bool


def key_state(office: Office) -> KeyState:
    """How the keys stand."""
    with office.unit() as unit:
        kept = unit.setting(_SEEN)
    seen, ways = date.fromisoformat(kept) if kept else None, office.vault.ways
    due = seen is None or not timedelta(0) <= office.clock.today() - seen < REMIND_AFTER
    return KeyState(ways, seen, ways.recovery and due)


def sheet_seen(office: Office) -> None:
    """The person has just shown that the sheet is at hand."""
    _note(office, "recovery sheet checked", office.clock.today().isoformat())


def check_sheet(office: Office, code: str) -> None:
    """Try the code of the sheet. Raises WrongKey, which says whether it is a slip or another sheet."""
    office.vault.try_recovery_code(code)
    sheet_seen(office)


def new_sheet(office: Office) -> str:
    """The code for a new sheet; the old sheet opens the vault no more, and backups made before still open with it."""
    code = office.vault.new_recovery_code()
    _note(office, "recovery sheet replaced", "")
    return code


def change_passphrase(office: Office, old: str, new: str) -> None:
    """Raises WrongKey where the old one is not right. A vault that has none yet asks for none."""
    if office.vault.ways.passphrase:
        office.vault.try_passphrase(old)
    office.vault.change_passphrase(new)
    _record(office, "passphrase changed")


def open_by_itself(office: Office, *, wanted: bool) -> None:
    """Raises OnlyWay where nothing else but the sheet would open the vault, KeyMissing without a key store."""
    if not wanted and not office.vault.ways.passphrase:
        raise OnlyWay
    office.vault.open_by_itself(wanted=wanted)
    _record(office, "opens by itself" if wanted else "asks for its passphrase")


def _note(office: Office, what: str, seen: str) -> None:
    with office.unit() as unit:
        unit.set_setting(_SEEN, seen)
        unit.record(Event(office.clock.now(), what, ""))
        unit.commit()


def _record(office: Office, what: str) -> None:
    with office.unit() as unit:
        unit.record(Event(office.clock.now(), what, ""))
        unit.commit()
