"""Care that prevents: plans in the network must pay it whole, and a wrong code makes it cost money."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from medneg_desktop.audit import lines as on
from medneg_desktop.audit import reference
from medneg_desktop.audit.account import Account
from medneg_desktop.audit.asking import about_plan_lines
from medneg_desktop.audit.facts import named
from medneg_desktop.audit.rule import AccountRule, Answer, Draft, Rule, each
from medneg_desktop.core.money import Money
from medneg_desktop.domain.case import Paper
from medneg_desktop.domain.reading import Cell, FieldName, ReadLine

ZERO = Money.zero()
_SCREENING = re.compile(r"^Z1[123]\.?")


def _costs(line: ReadLine) -> bool:
    """Whether the plan leaves a part of the line to the patient, and not because a limit of visits was reached."""
    share = line.money(Cell.PATIENT_RESPONSIBILITY)
    return bool(share and share.value > ZERO) and "limit" not in on.reason_themes(line)


def _free_by_law(eob: Paper) -> bool:
    """Whether the law's rule reaches the plan: in the network, and no plan from before the law."""
    plan = eob.reading.text(FieldName.PLAN_NAME)
    return not on.out_of_network(eob) and not (plan and "grandfather" in plan.value.casefold())


def _themes(account: Account, line: ReadLine) -> frozenset[str]:
    """What the modifiers say, on the EOB or on the bill's line of the same code and day."""
    billed = account.listed.get((on.code(line), on.day(line)), line)
    return on.themes(line) | on.themes(billed)


class PreventiveCharged(AccountRule):
    """A yearly check-up, or a line marked as preventive, costs money in the network."""

    name = "preventive-charged"

    def look(self, account: Account) -> Iterator[Answer]:
        eobs = [e for e in account.current_eobs if _free_by_law(e)]
        yield from each(self.name, (partial(self._eob, account, eob) for eob in eobs))

    def _eob(self, account: Account, eob: Paper) -> Draft | None:
        found = [x for x in eob.reading.lines if self._preventive(account, x) and _costs(x)]
        text = f"{named(eob)} leaves you a part of a check-up or of care that is marked as preventive."
        return about_plan_lines(self.name, account, eob, found, text) if found else None

    def _preventive(self, account: Account, line: ReadLine) -> bool:
        if reference.preventive_kind(on.code(line)) == "visit":
            return True
        return bool(line.items(Cell.MODIFIERS) or self._marked(account)) and "preventive" in _themes(account, line)

    def _marked(self, account: Account) -> bool:
        return "preventive" in on.modifier_themes(account)


class ScreeningAsDiagnostic(AccountRule):
    """A screening test costs money in the network: perhaps it was coded as a test for symptoms."""

    name = "screening-as-diagnostic"

    def look(self, account: Account) -> Iterator[Answer]:
        eobs = [e for e in account.current_eobs if _free_by_law(e)]
        yield from each(self.name, (partial(self._eob, account, eob) for eob in eobs))

    def _eob(self, account: Account, eob: Paper) -> Draft | None:
        screened = self._screening_told(account, eob)
        found = [
            x
            for x in eob.reading.lines
            if ((kind := reference.preventive_kind(on.code(x))) == "test" or (kind == "colonoscopy" and screened))
            and _costs(x)
            and "preventive" not in _themes(account, x)
        ]
        text = f"{named(eob)} leaves you a part of a screening test."
        return about_plan_lines(self.name, account, eob, found, text) if found else None

    def _screening_told(self, account: Account, eob: Paper) -> bool:
        """Whether a diagnosis code says that no symptom, but screening was the reason."""
        facts = [p.reading.fields.get(FieldName.DIAGNOSIS_CODES) for p in (*account.bills, eob)]
        codes = [c for f in facts if f is not None and f.firm and isinstance(f.value, tuple) for c in f.value]
        return any(_SCREENING.match(c.upper()) for c in codes)


RULES: tuple[Rule, ...] = (ScreeningAsDiagnostic(), PreventiveCharged())
