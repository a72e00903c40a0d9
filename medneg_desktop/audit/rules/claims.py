"""What became of the claim: never sent, sent too late, sent to the wrong plan, refused for a form."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial

from medneg_desktop.audit import lines as on
from medneg_desktop.audit.account import Account, date_of, days_of
from medneg_desktop.audit.asking import about_lines, about_plan_lines, inquire
from medneg_desktop.audit.facts import at_field, at_fields, at_line, called, column, money, named, need, service
from medneg_desktop.audit.rule import ALL_OF_BILL, AccountRule, Answer, Draft, Inquiry, Rule, Unchecked, each
from medneg_desktop.core.dates import shown
from medneg_desktop.core.money import Money
from medneg_desktop.domain.answer import Reply
from medneg_desktop.domain.case import Paper
from medneg_desktop.domain.counted import Counted
from medneg_desktop.domain.finding import Certainty
from medneg_desktop.domain.household import Coverage
from medneg_desktop.domain.reading import Cell, FieldName, ReadLine

ZERO = Money.zero()
OPEN_FOR = timedelta(days=45)
"""A claim may rightly be open this long; so long no bill proves that it was not sent."""
NEAR = timedelta(days=7)
YEAR = timedelta(days=365)


class NotBilledToInsurance(AccountRule):
    """The bill names a plan, or the person has one, and asks the full charges weeks after the service; it shows nothing
    the plan did.
    """

    name = "not-billed-to-insurance"

    def examine(self, accounts: tuple[Account, ...]) -> Iterator[Answer]:
        """A plan that denied a service of that day was billed, whatever account its letter names."""
        denied = [days_of(denial.reading) for account in accounts for denial in account.denials]
        for account in accounts:
            seen = days_of(account.latest.reading) if account.latest else frozenset()
            if not any(not days or days & seen for days in denied):
                yield from super().examine((account,))

    def look(self, account: Account) -> Iterator[Answer]:
        bill = account.latest
        if bill is None or account.eobs or account.letters or on.self_pay(bill):
            return
        if not self._plan(bill) and account.household.coverage in (None, Coverage.SELF_PAY):
            return
        printed, seen = date_of(bill), max(days_of(bill.reading), default=None)
        total = money(bill, FieldName.TOTAL_CHARGES)
        if printed is None or seen is None or total is None or printed < seen + OPEN_FOR or self._processed(bill):
            return
        due, paid = need(bill, FieldName.AMOUNT_DUE), money(bill, FieldName.PATIENT_PAID) or ZERO
        if due + paid < total or due <= ZERO:
            return
        whose = f"{named(bill)} names a plan and"
        if not self._plan(bill):
            inquiry = Inquiry("covered", f"Did your plan cover you on {shown(seen)}?")
            covered, asked = inquire(self.name, account, inquiry, at_fields(bill, FieldName.AMOUNT_DUE), due)
            yield asked
            if covered is None:
                yield Unchecked(self.name, f"Whether your plan covered you on {shown(seen)}, the papers do not tell.")
            if covered is not Reply.YES:
                return
            whose = f"You say that your plan covered you; {called(bill)}"
        yield Draft(
            rule=self.name,
            certainty=Certainty.QUESTION,
            amount=due,
            explanation=(
                f"{whose} asks for the full {due.shown()}, {(printed - seen).days} days after the "
                "service. It shows no payment and no discount of the plan."
            ),
            evidence=at_fields(bill, FieldName.AMOUNT_DUE, FieldName.PAYER_NAME, FieldName.MEMBER_ID),
            account=account.key,
            holds=ALL_OF_BILL,
        )

    def _plan(self, bill: Paper) -> bool:
        name = on.payer(bill)
        return bool(name or FieldName.MEMBER_ID in bill.reading.fields)

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
    """Medicare left a share that the person's second plan was not asked to pay."""

    name = "secondary-not-billed"
    SECOND = Inquiry("second-plan", "Do you have a second health plan beside Medicare?")

    def look(self, account: Account) -> Iterator[Answer]:
        for eob in account.current_eobs:
            crossed = any(c in {"MA18", "N89"} for x in eob.reading.lines for _, c in on.reasons(x))
            share = money(eob, FieldName.PATIENT_RESPONSIBILITY)
            first = any(on.reason_themes(x) & {"first_plan"} for x in eob.reading.lines)
            if on.payer(eob).startswith("MEDICARE") and share and not crossed and not first:
                yield from self._ask(account, eob, share)

    def _ask(self, account: Account, eob: Paper, share: Money) -> Iterator[Answer]:
        evidence = at_fields(eob, FieldName.PATIENT_RESPONSIBILITY, FieldName.PAYER_NAME)
        second, asked = inquire(self.name, account, self.SECOND, evidence, share)
        yield asked
        if second is None:
            yield Unchecked(self.name, "The papers do not tell whether you have a plan beside Medicare.")
        elif second is Reply.YES:
            yield Draft(
                rule=self.name,
                certainty=Certainty.QUESTION,
                amount=share,
                explanation=(
                    f"You say that you have a second plan. {named(eob)} leaves {share.shown()} to you, and no paper here "
                    "shows that the second plan was asked."
                ),
                evidence=evidence,
                account=account.key,
                holds=frozenset({"share"}),
            )


class DeductibleMiscounted(AccountRule):
    """By the person's own EOBs, the plan counted more toward a limit of the year than the limit that they told."""

    name = "deductible-miscounted"

    def look(self, account: Account) -> Iterator[Answer]:
        known = {c.paper: c for c in account.known.counted}
        for eob in account.current_eobs:
            claim = known.get(eob.ref.key)
            if not self._counted(eob) or on.out_of_network(eob):
                continue
            if claim is None or (account.household.deductible, account.household.out_of_pocket) == (None, None):
                why = "Tell your plan's yearly deductible under your household; the papers do not show it."
                yield Unchecked(self.name, why)
            elif not claim.inside or claim.processed is None:
                yield Unchecked(self.name, f"{named(eob)} does not say when and in which network it was decided.")
            else:
                yield from self._beyond(account, eob, claim)

    def _counted(self, eob: Paper) -> bool:
        return bool(money(eob, FieldName.DEDUCTIBLE) or column(eob.reading.lines, Cell.DEDUCTIBLE, eob))

    def _beyond(self, account: Account, eob: Paper, claim: Counted) -> Iterator[Draft]:
        """The limits that the claims up to this one exceed. Claims count in the order in which the plan decided."""
        home = account.household
        for what, limit, own in (
            ("a deductible", home.deductible, claim.deductible),
            ("an out-of-pocket limit", home.out_of_pocket, claim.out_of_pocket),
        ):
            if limit is None or not own:
                continue
            before = [c for c in account.known.counted if self._same_year(c, claim)]
            amounts = [c.deductible if what == "a deductible" else c.out_of_pocket for c in before]
            total = Money.total(a for a in amounts if a is not None) + own
            if total > limit:
                yield self._draft(account, eob, min(total - limit, own), f"{what} of {limit.shown()}", total)
                return

    def _same_year(self, other: Counted, claim: Counted) -> bool:
        if (other.person, other.plan, other.year, other.inside) != (claim.person, claim.plan, claim.year, True):
            return False
        ends = other.processed, claim.processed
        return None not in ends and (ends[0], other.paper) < (ends[1], claim.paper)

    def _draft(self, account: Account, eob: Paper, over: Money, limit: str, total: Money) -> Draft:
        return Draft(
            rule=self.name,
            certainty=Certainty.QUESTION,
            amount=over,
            explanation=(
                f"With {called(eob)} your EOBs of the year come to {total.shown()}, and you told {limit}: "
                f"{over.shown()} more."
            ),
            evidence=at_fields(eob, FieldName.DEDUCTIBLE, FieldName.PATIENT_RESPONSIBILITY, FieldName.PROCESSED_DATE),
            account=account.key,
            within=frozenset({"share"}),
        )


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
