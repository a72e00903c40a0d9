"""What the words of a line themselves put in question."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from medneg_desktop.audit import lines as on
from medneg_desktop.audit.account import Account
from medneg_desktop.audit.asking import about_lines
from medneg_desktop.audit.facts import at_fields, called, named, service
from medneg_desktop.audit.rule import AccountRule, Answer, Draft, Rule, each
from medneg_desktop.domain.case import Paper
from medneg_desktop.domain.finding import Certainty
from medneg_desktop.domain.reading import FieldName, ReadLine


class NonMedicalItem(AccountRule):
    """A television, a telephone, a guest's meal: comfort and no care."""

    name = "non-medical-item"
    _COMFORT = re.compile(
        r"\b(TV(?= (RENTAL|SERVICE|CHARGE|DAILY)\b|$)|TELEVISION|TELEPHONE|PHONE RENTAL|GUEST (TRAY|MEAL)|SLIPPERS?|ADMI(T|SSION)S? KIT|COT RENTAL|"
        r"PERSONAL (CARE )?KIT|NEWSPAPER)\b"
    )
    _WANTED = re.compile(r"\b(REQUEST(ED)?|BY PATIENT|PT REQ)\b")

    def look(self, account: Account) -> Iterator[Answer]:
        bill = account.lined
        if bill is not None:
            yield from each(self.name, (partial(self._line, account, bill, x) for x in account.charged))

    def _line(self, account: Account, bill: Paper, line: ReadLine) -> Draft | None:
        comfort = on.group(line) == "convenience" or self._COMFORT.search(on.words(line))
        if not comfort or self._WANTED.search(on.words(line)):
            return None
        text = f"Line {line.number} of {called(bill)}, {service(line)}, is for comfort and not for care."
        return about_lines(self.name, account, bill, [line], text)


class ServiceNotReceived(AccountRule):
    """The words of a charged line say that it did not happen, and nothing takes it back."""

    name = "service-not-received"
    _NOT_DONE = re.compile(
        r"\b(CANCEL(L?ED)?|NOT (GIVEN|DONE|PERFORMED|ADMINISTERED)|REFUSED|RETURNED( UNUSED)?|NO[- ]SHOW|UNUSED)\b"
    )

    def look(self, account: Account) -> Iterator[Answer]:
        bill = account.lined
        if bill is not None:
            yield from each(self.name, (partial(self._line, account, bill, x) for x in account.charged))

    def _line(self, account: Account, bill: Paper, line: ReadLine) -> Draft | None:
        found = self._NOT_DONE.search(on.words(line))
        if not found:
            return None
        text = f"Line {line.number} of {called(bill)} says \u201c{found[0].lower()}\u201d ({service(line)}) and is charged all the same."
        return about_lines(self.name, account, bill, [line], text)


class HospitalErrorCare(AccountRule):
    """A line carries the mark of a wrong procedure, or the bill the code of a mishap in care."""

    name = "hospital-error-care"
    _MISHAP = re.compile(r"^Y6[2-9]|^T81\.?5")

    def look(self, account: Account) -> Iterator[Answer]:
        bill = account.lined
        if bill is None:
            return
        marked = [x for x in account.charged if account.modifiers & {"PA", "PB", "PC"} and "wrong" in on.themes(x)]
        if marked:
            text = f"{named(bill)} marks {service(marked[0])} as done wrongly (modifier PA, PB or PC)."
            yield from each(self.name, [partial(about_lines, self.name, account, bill, marked, text)])
        elif self._mishap(bill):
            yield from each(self.name, [partial(self._coded, account, bill)])

    def _mishap(self, bill: Paper) -> bool:
        fact = bill.reading.fields.get(FieldName.DIAGNOSIS_CODES)
        codes = fact.value if fact is not None and fact.firm and isinstance(fact.value, tuple) else ()
        return any(self._MISHAP.match(c.upper()) for c in codes)

    def _coded(self, account: Account, bill: Paper) -> Draft:
        return Draft(
            rule=self.name,
            certainty=Certainty.QUESTION,
            amount=None,
            explanation=f"{named(bill)} carries a diagnosis code for a mishap in care.",
            evidence=at_fields(bill, FieldName.DIAGNOSIS_CODES),
            account=account.key,
        )


RULES: tuple[Rule, ...] = (NonMedicalItem(), ServiceNotReceived(), HospitalErrorCare())
