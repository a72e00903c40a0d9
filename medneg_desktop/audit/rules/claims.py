"""What became of the claim: never sent, sent too late, sent to the wrong plan, refused for a form."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial

from medneg_desktop.audit import lines as on
from medneg_desktop.audit.account import Account, date_of, days_of
from medneg_desktop.audit.asking import about_lines, about_plan_lines
from medneg_desktop.audit.facts import at_field, at_fields, at_line, called, column, money, named, need, service
from medneg_desktop.audit.rule import AccountRule, Answer, Draft, Rule, Unchecked, each
from medneg_desktop.core.dates import shown
from medneg_desktop.core.money import Money
from medneg_desktop.domain.case import Paper
from medneg_desktop.domain.finding import Certainty
from medneg_desktop.domain.reading import Cell, FieldName, ReadLine

ZERO = Money.zero()
OPEN_FOR = timedelta(days=45)
"""A claim may rightly be open this long; so long no bill proves that it was not sent."""
NEAR = timedelta(days=7)
YEAR = timedelta(days=365)


class NotBilledToInsurance(AccountRule):
    """The bill names a plan, asks the full charges weeks after the service, and shows nothing the plan did."""

    name = "not-billed-to-insurance"

    def look(self, account: Account) -> Iterator[Draft]:
        bill = account.latest
        if bill is None or account.eobs or account.letters or not self._plan(bill):
            return
        printed, seen = date_of(bill), max(days_of(bill.reading), default=None)
        total = money(bill, FieldName.TOTAL_CHARGES)
        if printed is None or seen is None or total is None or printed < seen + OPEN_FOR or self._processed(bill):
            return
        due, paid = need(bill, FieldName.AMOUNT_DUE), money(bill, FieldName.PATIENT_PAID) or ZERO
        if due + paid < total or due <= ZERO:
            return
        yield Draft(
            rule=self.name,
            certainty=Certainty.QUESTION,
            amount=due,
            explanation=(
                f"{named(bill)} names a plan and asks for the full {due.shown()}, {(printed - seen).days} days after the "
                "service. It shows no payment and no discount of the plan."
            ),
            evidence=at_fields(bill, FieldName.AMOUNT_DUE, FieldName.PAYER_NAME, FieldName.MEMBER_ID),
            account=account.key,
            holds=frozenset({"balance", "charges"}),
        )

    def _plan(self, bill: Paper) -> bool:
        name = on.payer(bill)
        return bool(name or FieldName.MEMBER_ID in bill.reading.fields) and not on.self_pay(bill)

    def _processed(self, bill: Paper) -> bool:
        names = (FieldName.INSURANCE_PAID, FieldName.TOTAL_ADJUSTMENTS, FieldName.PLAN_DISCOUNT)
        if any(money(bill, n) for n in names):
            return True
        cells = (Cell.PLAN_PAID, Cell.ADJUSTMENT, Cell.ALLOWED)
        return any((fact := line.money(c)) and fact.value for line in bill.reading.lines for c in cells)


class DateNotOnEob(AccountRule):
    """The plan processed the very service under another day, or a day of the bill is on no EOB of the visit."""

    name = "date-not-on-eob"

    def look(self, account: Account) -> Iterator[Answer]:
        bill = account.lined
        if bill is None or not account.current_eobs:
            return
        plan_days = {d for eob in account.current_eobs for d in days_of(eob.reading)}
        off = [x for x in account.charged if (d := on.day(x)) and plan_days and d not in plan_days]
        if not off or len(off) * 2 >= len(account.lines):
            return
        yield from each(self.name, (partial(self._line, account, bill, plan_days, x) for x in off))

    def _line(self, account: Account, bill: Paper, plan_days: set[date], line: ReadLine) -> Draft | None:
        day, found, printed = on.day(line), account.on_eob(bill, line), date_of(bill)
        if day is None or printed is None or min(plan_days) < day < max(plan_days):
            return None
        if found and not self._same(line, found[1]):
            return None
        if not found and (printed < day + OPEN_FOR or not any(abs(day - d) <= NEAR for d in plan_days)):
            return None
        plan_day = on.day(found[1]) if found else None
        told = f"The plan has it under {shown(plan_day)}." if plan_day else "No EOB here has a service of that day."
        return about_lines(
            self.name,
            account,
            bill,
            [line],
            f"Line {line.number} of {called(bill)}, {service(line)}. {told}",
            beside=[at_line(*found)] if found else [at_field(e, FieldName.SERVICE_FROM) for e in account.current_eobs],
            certainty=Certainty.PROVEN if plan_day else Certainty.QUESTION,
        )

    def _same(self, line: ReadLine, other: ReadLine) -> bool:
        mine, theirs = line.money(Cell.CHARGE), other.money(Cell.CHARGE)
        return bool(
            on.code(line) and on.code(line) == on.code(other) and mine and theirs and mine.value == theirs.value
        )


class _PlanReason(AccountRule):
    """Lines that the plan refused for a reason which is not the patient's doing."""

    themes: frozenset[str]
    text: str

    def look(self, account: Account) -> Iterator[Answer]:
        if on.plan_themes(account) & self.themes:
            yield from each(self.name, (partial(self._eob, account, eob) for eob in account.current_eobs))

    def _eob(self, account: Account, eob: Paper) -> Draft | None:
        found = [x for x in eob.reading.lines if on.reason_themes(x) & self.themes and self._fits(x)]
        if not found or self._excused(account):
            return None
        return about_plan_lines(self.name, account, eob, found, f"{named(eob)}: {self.text}")

    def _fits(self, line: ReadLine) -> bool:
        share = line.money(Cell.PATIENT_RESPONSIBILITY)
        return share is None or share.value > ZERO

    def _excused(self, account: Account) -> bool:  # noqa: ARG002 (the rules that have an excuse look at the account)
        return False


class WrongInsurer(_PlanReason):
    """The plan says that another plan should pay, or that it did not cover that day."""

    name = "wrong-insurer"
    themes = frozenset({"other_plan", "coverage_dates"})
    text = "the plan says that another plan should pay, or that it did not cover you on that day."

    def _excused(self, account: Account) -> bool:
        payers = {on.payer(e) for e in account.current_eobs}
        return len(payers) > 1  # another plan has answered too: a change in the middle of the month is settled


class MissingAuthorization(_PlanReason):
    """The plan refused a line for a missing permission, and does not say that asking for it was the patient's part."""

    name = "missing-authorization"
    themes = frozenset({"authorization"})
    text = "a permission was missing that the provider normally asks the plan for."

    def _fits(self, line: ReadLine) -> bool:
        groups = {g for g, c in on.reasons(line) if on.theme(c) == "authorization"}
        return "PR" not in groups and super()._fits(line)


class BilledTooLate(_PlanReason):
    """The plan refused a claim because it came after its deadline, and the sum is asked of the patient."""

    name = "billed-too-late"
    themes = frozenset({"late"})
    text = "the claim came after the plan's deadline, which is the provider's matter."

    def look(self, account: Account) -> Iterator[Answer]:
        yield from super().look(account)
        bill = account.bills[0] if account.bills else None
        seen, printed = (max(days_of(bill.reading), default=None), date_of(bill)) if bill else (None, None)
        if bill is None or account.eobs or not seen or not printed or printed - seen <= YEAR:
            return
        if on.insured(account) and FieldName.PREVIOUS_BALANCE not in bill.reading.fields:
            yield from each(self.name, [partial(self._late_bill, account, bill, seen, printed)])

    def _excused(self, account: Account) -> bool:
        return len(account.eobs) > len(account.current_eobs)  # a corrected claim may come later than a first one

    def _late_bill(self, account: Account, bill: Paper, seen: date, printed: date) -> Draft:
        return Draft(
            rule=self.name,
            certainty=Certainty.QUESTION,
            amount=None,
            explanation=(
                f"The first bill here is of {shown(printed)}, more than a year after the service on {shown(seen)}. Plans "
                "refuse claims that come so late."
            ),
            evidence=at_fields(bill, FieldName.STATEMENT_DATE, FieldName.SERVICE_TO, FieldName.SERVICE_FROM),
            account=account.key,
        )


class SecondaryNotBilled(AccountRule):
    """Medicare left a share; whether a second plan would pay it, the papers do not say."""

    name = "secondary-not-billed"

    def look(self, account: Account) -> Iterator[Unchecked]:
        for eob in account.current_eobs:
            crossed = any(c in {"MA18", "N89"} for x in eob.reading.lines for _, c in on.reasons(x))
            share = money(eob, FieldName.PATIENT_RESPONSIBILITY)
            first = any(on.reason_themes(x) & {"first_plan"} for x in eob.reading.lines)
            if on.payer(eob).startswith("MEDICARE") and share and not crossed and not first:
                yield Unchecked(self.name, "The papers do not tell whether you have a plan beside Medicare.")


class DeductibleMiscounted(AccountRule):
    """What was counted toward the deductible before is known to the plan only."""

    name = "deductible-miscounted"

    def look(self, account: Account) -> Iterator[Unchecked]:
        if any(self._counted(eob) for eob in account.current_eobs):
            yield Unchecked(
                self.name, "The papers do not show your plan's deductible and what was counted toward it before."
            )

    def _counted(self, eob: Paper) -> bool:
        return bool(money(eob, FieldName.DEDUCTIBLE) or column(eob.reading.lines, Cell.DEDUCTIBLE, eob))


class NetworkStatus(AccountRule):
    """Two EOBs for one provider and one day disagree whether it is in the network."""

    name = "network-status"

    def look(self, account: Account) -> Iterator[Draft]:
        told = [e for e in account.current_eobs if FieldName.NETWORK_STATUS in e.reading.fields]
        outside = [e for e in told if on.out_of_network(e)]
        inside = [e for e in told if not on.out_of_network(e)]
        for eob in outside:
            other = next((i for i in inside if days_of(i.reading) & days_of(eob.reading)), None)
            if other is not None:
                yield self._draft(account, eob, other)

    def _draft(self, account: Account, eob: Paper, other: Paper) -> Draft:
        return Draft(
            rule=self.name,
            certainty=Certainty.QUESTION,
            amount=None,
            explanation=f"{named(eob)} says out of network, {called(other)} for the same day says in network.",
            evidence=(*at_fields(eob, FieldName.NETWORK_STATUS), *at_fields(other, FieldName.NETWORK_STATUS)),
            account=account.key,
        )


RULES: tuple[Rule, ...] = (
    NotBilledToInsurance(),
    DateNotOnEob(),
    WrongInsurer(),
    SecondaryNotBilled(),
    MissingAuthorization(),
    BilledTooLate(),
    DeductibleMiscounted(),
    NetworkStatus(),
)
