"""Public programs and other insurers: who may not be billed, and who should have been."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from medneg_desktop.audit import lines as on
from medneg_desktop.audit.account import Account, days_of
from medneg_desktop.audit.asking import about_plan_lines, inquire
from medneg_desktop.audit.facts import CENT, at_fields, money, named, need
from medneg_desktop.audit.rule import ALL_OF_BILL, AccountRule, Answer, Draft, Inquiry, Rule, Unchecked, each
from medneg_desktop.core.dates import shown
from medneg_desktop.core.money import Money
from medneg_desktop.domain.answer import Reply
from medneg_desktop.domain.case import Paper
from medneg_desktop.domain.finding import Certainty
from medneg_desktop.domain.household import Coverage
from medneg_desktop.domain.reading import Cell, DocumentKind, FieldName, ReadLine

ZERO = Money.zero()
LARGEST_COPAY = Money(100_00)
"""Medicaid may set small copays, for a hospital stay up to about this much."""
_MEDICAID = re.compile(
    r"\b(MEDICAID|MEDI-?CAL|MEDQUEST|TENNCARE|BADGERCARE|SOONERCARE|MASSHEALTH|HUSKY HEALTH|APPLE HEALTH)\b"
)
_MEDICARE = re.compile(r"^(MEDICARE|NORIDIAN|PALMETTO|NOVITAS|CGS|FIRST COAST)\b")


def _share(line: ReadLine) -> Money:
    fact = line.money(Cell.PATIENT_RESPONSIBILITY)
    return fact.value if fact else ZERO


class MedicaidBilled(AccountRule):
    """Medicaid is the plan on the papers, and more than a small copay is asked."""

    name = "medicaid-billed"

    def look(self, account: Account) -> Iterator[Answer]:
        bill = account.latest
        if bill is None or account.agreements or any(map(on.out_of_network, account.eobs)):
            return
        paper = next((p for p in (*account.current_eobs, *account.bills) if _MEDICAID.search(on.payer(p))), None)
        if paper is None:
            yield from self._told(account, bill)
            return
        asked = need(bill, FieldName.AMOUNT_DUE)
        share = money(paper, FieldName.PATIENT_RESPONSIBILITY) if paper.kind is DocumentKind.EOB else None
        over = asked - (share or ZERO)
        if over <= (CENT if share is not None else LARGEST_COPAY):
            return
        yield Draft(
            rule=self.name,
            certainty=Certainty.QUESTION,
            amount=over,
            explanation=f"{named(paper)} names Medicaid, and {asked.shown()} is asked of you.",
            evidence=(*at_fields(bill, FieldName.AMOUNT_DUE), *at_fields(paper, FieldName.PAYER_NAME)),
            account=account.key,
            holds=ALL_OF_BILL - {"unposted"},
        )

    def _told(self, account: Account, bill: Paper) -> Iterator[Answer]:
        """No paper names Medicaid, but the household has it: whether it held on the day only the person knows."""
        days, due = days_of(bill.reading), need(bill, FieldName.AMOUNT_DUE)
        if (
            account.household.coverage is not Coverage.MEDICAID
            or on.insured(account)
            or not days
            or due <= LARGEST_COPAY
        ):
            return
        evidence = at_fields(bill, FieldName.AMOUNT_DUE)
        inquiry = Inquiry("medicaid-then", f"Did you have Medicaid on {shown(max(days))}?")
        then, asked = inquire(self.name, account, inquiry, evidence, due)
        yield asked
        if then is None:
            yield Unchecked(self.name, f"Whether you had Medicaid on {shown(max(days))}, the papers do not tell.")
        elif then is Reply.YES:
            yield Draft(
                rule=self.name,
                certainty=Certainty.QUESTION,
                amount=due,
                explanation=f"You say that you had Medicaid on {shown(max(days))}, and {named(bill)} asks {due.shown()} of you.",
                evidence=evidence,
                account=account.key,
                holds=ALL_OF_BILL,
            )


class QmbBilled(AccountRule):
    """Medicare's paper, or the person, says that Medicaid pays Medicare's share, and it is asked all the same."""

    name = "qmb-billed"
    PAYS = Inquiry("qmb", "Does Medicaid pay your Medicare costs (the QMB program)?")

    def look(self, account: Account) -> Iterator[Answer]:
        bill = account.latest
        if bill is not None and "qmb" not in on.plan_themes(account):
            yield from self._told(account, bill)
        for eob in account.current_eobs if "qmb" in on.plan_themes(account) else ():
            marked = [x for x in eob.reading.lines if "qmb" in on.reason_themes(x)]
            refused = any(on.reason_themes(x) & {"benefit", "not_necessary"} for x in eob.reading.lines)
            asked = money(bill, FieldName.AMOUNT_DUE) if bill else None
            if bill is None or not marked or refused or asked is None or asked <= ZERO:
                continue
            draft = about_plan_lines(
                self.name,
                account,
                eob,
                marked,
                f"{named(eob)} says that Medicaid pays what Medicare leaves open for you. {named(bill)} asks for "
                f"{asked.shown()}.",
                beside=at_fields(bill, FieldName.AMOUNT_DUE),
            )
            yield Draft(
                rule=self.name,
                certainty=draft.certainty,
                amount=asked,
                explanation=draft.explanation,
                evidence=draft.evidence,
                account=account.key,
                holds=ALL_OF_BILL,
            )

    def _told(self, account: Account, bill: Paper) -> Iterator[Answer]:
        """Medicare left a share, no remark speaks of the program, and the bill asks for the share."""
        eob = next((e for e in account.current_eobs if _medicare(e)), None)
        share = money(eob, FieldName.PATIENT_RESPONSIBILITY) if eob else None
        due = money(bill, FieldName.AMOUNT_DUE)
        if eob is None or not share or not due or due <= ZERO:
            return
        if any(on.reason_themes(x) & {"benefit", "not_necessary"} for x in eob.reading.lines):
            return  # what Medicare does not cover, the program does not pay either
        evidence = (*at_fields(bill, FieldName.AMOUNT_DUE), *at_fields(eob, FieldName.PATIENT_RESPONSIBILITY))
        pays, asked = inquire(self.name, account, self.PAYS, evidence, min(share, due))
        yield asked
        if pays is None:
            yield Unchecked(self.name, "The papers do not tell whether Medicaid pays your Medicare costs.")
        elif pays is Reply.YES:
            yield Draft(
                rule=self.name,
                certainty=Certainty.QUESTION,
                amount=min(share, due),
                explanation=(
                    f"You say that Medicaid pays your Medicare costs. {named(bill)} asks for {due.shown()}, which then is "
                    "not yours to pay."
                ),
                evidence=evidence,
                account=account.key,
                holds=ALL_OF_BILL,
            )


def _medicare(eob: Paper) -> bool:
    """Whether Original Medicare decided."""
    return bool(_MEDICARE.search(on.payer(eob))) and "ADVANTAGE" not in on.payer(eob)


class MedicareNoNotice(AccountRule):
    """Medicare judged a service not necessary and leaves it to the patient, and no signed notice is marked."""

    name = "medicare-no-notice"

    def look(self, account: Account) -> Iterator[Answer]:
        eobs = [e for e in account.current_eobs if _medicare(e)]
        yield from each(self.name, (partial(self._eob, account, eob) for eob in eobs))

    def _eob(self, account: Account, eob: Paper) -> Draft | None:
        found = [
            x
            for x in eob.reading.lines
            if "not_necessary" in on.reason_themes(x)
            and _share(x) > ZERO
            and not on.themes(x) & {"notice", "never_covered"}
            and not on.themes(self._billed(account, x) or x) & {"notice", "never_covered"}
        ]
        if not found:
            return None
        text = (
            f"{named(eob)} judges a service not necessary and leaves it to you. Without a notice that you signed before, it "
            "is not yours to pay."
        )
        return about_plan_lines(self.name, account, eob, found, text)

    def _billed(self, account: Account, plan_line: ReadLine) -> ReadLine | None:
        """The line of the bill with the same code and day: a modifier may stand there only."""
        return account.listed.get((on.code(plan_line), on.day(plan_line)))


class OtherPayer(AccountRule):
    """The papers speak of an accident: a car insurer or workers' compensation may have to pay first."""

    name = "other-payer"

    def examine(self, accounts: tuple[Account, ...]) -> Iterator[Answer]:
        if not any(account.denials for account in accounts):  # else that insurer has answered
            yield from super().examine(accounts)

    def look(self, account: Account) -> Iterator[Answer]:
        for eob in account.current_eobs if "accident" in on.plan_themes(account) else ():
            found = [x for x in eob.reading.lines if "accident" in on.reason_themes(x) and _share(x) > ZERO]
            if found:
                text = f"{named(eob)} says that an insurer for accidents or for work should pay."
                yield from each(self.name, [partial(about_plan_lines, self.name, account, eob, found, text)])
                return
        bill = account.latest
        if bill is not None and self._accident(bill):
            yield from each(self.name, [partial(self._coded, account, bill)])

    def _accident(self, bill: Paper) -> bool:
        fact = bill.reading.fields.get(FieldName.DIAGNOSIS_CODES)
        codes = fact.value if fact is not None and fact.firm and isinstance(fact.value, tuple) else ()
        return any(re.match(r"^(V[0-8]\d|Y99\.?0)", c.upper()) for c in codes)

    def _coded(self, account: Account, bill: Paper) -> Draft:
        return Draft(
            rule=self.name,
            certainty=Certainty.QUESTION,
            amount=None,
            explanation=f"{named(bill)} carries a diagnosis code for an accident in traffic or at work.",
            evidence=at_fields(bill, FieldName.DIAGNOSIS_CODES),
            account=account.key,
        )


class PatientIdentity(AccountRule):
    """The plan could not find the patient by the name and number it was sent."""

    name = "patient-identity"

    def look(self, account: Account) -> Iterator[Answer]:
        eobs = account.current_eobs if "identity" in on.plan_themes(account) else ()
        yield from each(self.name, (partial(self._eob, account, eob) for eob in eobs))

    def _eob(self, account: Account, eob: Paper) -> Draft | None:
        found = [x for x in eob.reading.lines if "identity" in on.reason_themes(x)]
        text = f"{named(eob)}: the plan could not find you by the name and number that it was sent."
        return about_plan_lines(self.name, account, eob, found, text) if found else None


RULES: tuple[Rule, ...] = (MedicaidBilled(), QmbBilled(), MedicareNoNotice(), OtherPayer(), PatientIdentity())
