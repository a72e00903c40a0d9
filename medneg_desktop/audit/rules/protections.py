"""Care out of network that the law protects: emergencies, helpers at a hospital in the network, air ambulances."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from medneg_desktop.audit import lines as on
from medneg_desktop.audit import reference
from medneg_desktop.audit.account import Account, date_of, days_of
from medneg_desktop.audit.asking import inquire
from medneg_desktop.audit.facts import CENT, at_field, at_fields, at_line, law_told, money, named, need, sender
from medneg_desktop.audit.rule import AccountRule, Answer, CannotCheck, Draft, Inquiry, Rule, Unchecked
from medneg_desktop.core.money import Money
from medneg_desktop.domain.answer import Reply
from medneg_desktop.domain.case import Paper
from medneg_desktop.domain.finding import Certainty, Evidence
from medneg_desktop.domain.household import Coverage
from medneg_desktop.domain.reading import FieldName, ReadLine

ZERO = Money.zero()
AIR = frozenset({"A0430", "A0431", "A0435", "A0436"})
GROUND = frozenset({"A0425", "A0426", "A0427", "A0428", "A0429", "A0432", "A0433", "A0434"})
_NOT_COVERED_BY_LAW = re.compile(
    r"SHORT[- ]TERM|HEALTH ?SHAR|SHARING MINISTR|FIXED INDEMNITY|DENTAL|VISION|MEDICARE|MEDICAID"
)
_HELPER = re.compile(
    r"anesthes|anaesthes|radiolog|imaging assoc|patholog|laborator|emergency (phys|med)|neonat|hospitalist|intensivist",
    re.IGNORECASE,
)

_PUBLIC = re.compile(
    r"\b(city|county|town|township|village) of\b|\bcounty\b|\bfire (dep|dist|rescue)|\bdistrict\b", re.IGNORECASE
)
_NO_HOSPITAL = re.compile(r"\b(office|family|primary care|dental|urgent care)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Above:
    """How far a bill goes above the share that the plan set out of network."""

    bill: Paper
    eob: Paper
    over: Money
    asked: Money
    share: Money


def _above(account: Account) -> Above | None:
    """The overage of one bill over one out-of-network EOB whose plan the law covers."""
    bill = account.latest
    outside = [e for e in account.current_eobs if on.out_of_network(e)]
    if bill is None or len(outside) != 1 or len(account.current_eobs) != 1 or _other_plan(outside[0]):
        return None
    decided, printed = date_of(outside[0]), date_of(bill)
    if decided and printed and printed < decided:
        return None
    share, asked = need(outside[0], FieldName.PATIENT_RESPONSIBILITY), need(bill, FieldName.AMOUNT_DUE)
    over = asked - max(share - (money(bill, FieldName.PATIENT_PAID) or ZERO), ZERO)
    over -= money(bill, FieldName.PREVIOUS_BALANCE) or ZERO
    return Above(bill, outside[0], over, asked, share) if over > CENT else None


def _other_plan(eob: Paper) -> bool:
    names = (FieldName.PAYER_NAME, FieldName.PLAN_NAME)
    return any((fact := eob.reading.text(n)) and _NOT_COVERED_BY_LAW.search(fact.value.upper()) for n in names)


def _codes(account: Account) -> set[str]:
    """The codes on the papers of an account with an EOB out of network; none of it is asked where there is no such."""
    if not any(map(on.out_of_network, account.current_eobs)):
        return set()
    return {on.code(x) for p in (*account.bills, *account.current_eobs) for x in p.reading.lines}


def _emergency(line: ReadLine) -> bool:
    return on.group(line) == "emergency" or reference.visit_family(on.code(line)) == "emergency"


def _draft(rule: str, account: Account, found: Above, why: str, beside: tuple[Evidence, ...] = ()) -> Draft:
    return Draft(
        rule=rule,
        certainty=Certainty.QUESTION,
        amount=found.over,
        explanation=(
            f"{named(found.bill)} asks for {found.asked.shown()}; the EOB sets your share at {found.share.shown()} and says "
            f"out of network. {why}"
        ),
        evidence=(
            *at_fields(found.bill, FieldName.AMOUNT_DUE),
            *at_fields(found.eob, FieldName.PATIENT_RESPONSIBILITY, FieldName.NETWORK_STATUS),
            *beside,
        ),
        account=account.key,
        holds=frozenset({"above-share", "fee"}),
    )


class SurpriseEmergency(AccountRule):
    """Emergency care out of network, and more is asked than the share the plan set."""

    name = "surprise-bill-emergency"

    def look(self, account: Account) -> Iterator[Draft]:
        outside = any(map(on.out_of_network, account.current_eobs))
        papers = (*account.bills, *account.current_eobs) if outside else ()
        found = [(p, x) for p in papers for x in p.reading.lines if _emergency(x)]
        if not found or _codes(account) & (AIR | GROUND):
            return
        above = _above(account)
        if above is not None:
            why = "Emergency care is protected: only the share counts."
            yield _draft(self.name, account, above, why, (at_line(*found[0]),))


class SurpriseAncillary:
    """A helper out of network at a hospital in the network asks for more than the share the plan set."""

    name: ClassVar[str] = "surprise-bill-ancillary"

    def examine(self, accounts: tuple[Account, ...]) -> Iterator[Answer]:
        hosts = [(a, e) for a in accounts for e in a.current_eobs if self._hospital_inside(a, e)]
        for account in accounts:
            bill = account.latest
            if bill is None or not _HELPER.search(sender(bill)):
                continue
            days = days_of(bill.reading)
            host = next((e for a, e in hosts if a.key != account.key and self._overlap(days, e)), None)
            if host is None:
                continue
            try:
                above = _above(account)
            except CannotCheck as reason:
                yield Unchecked(self.name, str(reason))
                continue
            if above is not None:
                why = "At a hospital in the network this kind of help is protected: only the share counts."
                yield _draft(self.name, account, above, why, (at_field(host, FieldName.NETWORK_STATUS),))

    def _hospital_inside(self, account: Account, eob: Paper) -> bool:
        told = FieldName.NETWORK_STATUS in eob.reading.fields and not on.out_of_network(eob)
        return told and any(on.revenue(x) for b in account.bills for x in b.reading.lines)

    def _overlap(self, days: frozenset[date], eob: Paper) -> bool:
        theirs = days_of(eob.reading)
        return bool(days and theirs) and min(theirs) <= max(days) and min(days) <= max(theirs)


class ConsentForm(AccountRule):
    """A provider out of network may only point to a consent form that was signed in time."""

    name = "consent-form-invalid"
    SIGNED = Inquiry(
        "consent-signed",
        "Did you sign a consent to out-of-network prices 72 hours before (3 hours, if booked that day)?",
    )

    def look(self, account: Account) -> Iterator[Answer]:
        found = _above(account)
        if found is None or _codes(account) & (AIR | GROUND) or _NO_HOSPITAL.search(sender(found.bill)):
            return
        evidence = (*at_fields(found.bill, FieldName.AMOUNT_DUE), *at_fields(found.eob, FieldName.NETWORK_STATUS))
        signed, asked = inquire(self.name, account, self.SIGNED, evidence, found.over)
        yield asked
        if signed is None:
            yield Unchecked(self.name, "No consent form for care out of network is among the papers; ask for it.")
        elif signed is Reply.NO:
            why = "You say that you signed no consent in time, without which the plan's share is all at a hospital."
            yield _draft(self.name, account, found, why)


class AirAmbulance(AccountRule):
    """A flight out of network, and more is asked than the share the plan set."""

    name = "air-ambulance"

    def look(self, account: Account) -> Iterator[Draft]:
        codes = _codes(account)
        if not codes & AIR or codes & GROUND:
            return
        above = _above(account)
        if above is not None:
            yield _draft(self.name, account, above, "Flights of an ambulance are protected: only the share counts.")


class GroundAmbulance(AccountRule):
    """An ambulance on the road out of network, in a state whose law protects, with a plan that the law reaches."""

    name = "ground-ambulance-state"

    def look(self, account: Account) -> Iterator[Answer]:
        found = _above(account) if _codes(account) & GROUND else None
        if found is None:
            return
        state, funded = account.known.state, account.household.self_funded
        protects = state.numbers.get("road_protected") if state else None
        rule = state.entry("road_ambulance") if state else None
        if state is None or rule is None or protects is None:
            why = "Federal law leaves ambulances on the road to the states, and your state's rule is not known here."
            yield Unchecked(self.name, why)
        elif not protects or funded:
            return  # a plan that the employer pays itself is out of the states' reach
        elif funded is None:
            why = f"{state.name}'s rule reaches plans that an insurer pays; whether yours is one, ask your employer."
            yield Unchecked(self.name, why)
        elif _PUBLIC.search(sender(found.bill)):
            yield Unchecked(self.name, "The ambulance seems to be run by a city or county, which states often exempt.")
        else:
            yield _draft(self.name, account, found, law_told(state, rule, account.as_of))


class NoEstimate(AccountRule):
    """The bill itself says that no plan pays, and no good faith estimate is among the papers."""

    name = "no-estimate"

    def look(self, account: Account) -> Iterator[Answer]:
        bill = account.latest
        if bill is None or account.estimates or account.eobs:
            return
        told = account.household.coverage is Coverage.SELF_PAY
        if not on.self_pay(bill) and not told:
            if not on.insured(account) and money(bill, FieldName.AMOUNT_DUE):
                yield Unchecked(self.name, "The papers do not tell whether a plan paid or you booked as self-pay.")
            return
        if any(_emergency(x) or on.code(x) in AIR | GROUND for x in account.lines):
            return  # nobody books an emergency
        yield Draft(
            rule=self.name,
            certainty=Certainty.QUESTION,
            amount=None,
            explanation=f"{'You told that you have no plan' if told else f'{named(bill)} says that you pay yourself'}, and no good faith estimate is among the papers.",
            evidence=at_fields(bill, FieldName.AMOUNT_DUE, FieldName.PAYER_NAME),
            account=account.key,
        )


RULES: tuple[Rule, ...] = (
    SurpriseEmergency(),
    SurpriseAncillary(),
    ConsentForm(),
    AirAmbulance(),
    GroundAmbulance(),
    NoEstimate(),
)
