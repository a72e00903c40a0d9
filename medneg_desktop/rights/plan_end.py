"""The rules of the plan for the last steps: price, terms, paying, zero, and what to do after silence."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from medneg_desktop.core.dates import shown
from medneg_desktop.core.money import Money
from medneg_desktop.domain.plan import Agreed, Matter, NextAction, Side, Stand, Step
from medneg_desktop.rights.plan_basis import ANSWER_DAYS, FOLLOWED, RAISED, PlanBasis, letter


def _too_early(basis: PlanBasis) -> str:
    """What has its turn before a price; empty where nothing has."""
    if basis.undecided or (basis.kept and not basis.answered(*RAISED)):
        return "after your questions are answered"
    if basis.insured and not basis.case.eobs:
        return "after the EOB is here"
    return "after the answer on financial help" if basis.help_open else ""


def lump_sum(basis: PlanBasis) -> Iterator[NextAction]:
    """One sum at once, for a letter that says paid in full."""
    have, fair = basis.household.at_once, basis.fair
    if have is None or have == Money.zero() or fair is None or fair <= Money.zero() or basis.bargained or basis.too_old:
        return
    early = _too_early(basis)
    yield from letter(
        basis,
        "lump-sum",
        Step.CONTACT,
        Matter.LUMP_SUM_OFFER,
        Side.COLLECTOR if basis.collecting else Side.PROVIDER,
        "Offer one sum that closes the account",
        "Offer less than the papers support, for a letter first that says: paid in full, balance zero."
        + (f" Do this {early}." if early else ""),
        worth=fair,
        worth_note="what the papers support",
        later=bool(early),
    )


def instalments(basis: PlanBasis) -> Iterator[NextAction]:
    """A plan without interest that the household can keep; never a credit card made for medical bills."""
    monthly, fair = basis.household.monthly, basis.fair
    if (
        monthly is None
        or monthly == Money.zero()
        or fair is None
        or fair <= Money.zero()
        or basis.bargained
        or basis.too_old
    ):
        return
    months = -(-fair.cents // monthly.cents)
    early = _too_early(basis) or ("if one sum is not possible" if basis.household.at_once else "")
    yield from letter(
        basis,
        "instalments",
        Step.CONTACT,
        Matter.PLAN_OFFER,
        Side.COLLECTOR if basis.collecting else Side.PROVIDER,
        "Offer a monthly plan without interest",
        f"With {monthly.shown()} a month, {fair.shown()} takes {months} month{'' if months == 1 else 's'}. Ask for no "
        "interest and no fee. Do not use a credit card made for medical bills."
        + (f" Do this {early}." if early else ""),
        worth=fair,
        worth_note="what the papers support",
        later=bool(early),
    )


def terms_in_writing(basis: PlanBasis) -> Iterator[NextAction]:
    """A promise on the phone binds nobody who can be found later."""
    if basis.story.agreed is Agreed.BY_WORD:
        yield from letter(
            basis,
            "terms-in-writing",
            Step.CONTACT,
            Matter.ACCEPTANCE,
            basis.story.partner,
            "Get the terms in writing before you pay",
            "Write down what was agreed: the sum, the days, and that the balance is then zero. Pay nothing before "
            "their letter is here.",
        )


def pay(basis: PlanBasis) -> Iterator[NextAction]:
    """Pay so that it can be proved."""
    mine = [p for p in basis.story.open_promises() if p.by is Side.PERSON]
    if basis.story.agreed is Agreed.IN_WRITING and not mine:
        yield NextAction(
            "pay",
            Step.CONTACT,
            Stand.NOW,
            "Pay what was agreed, in a way that leaves proof",
            "Pay by check or card by mail or on their site, with the account number and the words of the agreement. "
            "Do not give your bank details on the phone. Keep the receipt here.",
        )


def own_promises(basis: PlanBasis) -> Iterator[NextAction]:
    """Instalments and other promises of the person's own, each with its day."""
    mine = [p for p in basis.story.open_promises() if p.by is Side.PERSON]
    for number, promise in enumerate(mine):
        late = promise.day < basis.on
        yield NextAction(
            f"promise:{promise.id}",
            Step.CONTACT,
            Stand.NOW if number == 0 else Stand.LATER,
            promise.what,
            "You agreed to this. If it does not fit this month, call them before the day, not after it.",
            promise.amount,
            "due" if promise.amount else "",
            due=promise.day,
            clock=f"It was due on {shown(promise.day)}." if late else f"Due on {shown(promise.day)}.",
        )


def zero_balance(basis: PlanBasis) -> Iterator[NextAction]:
    """A paid account is closed by a letter that says so; without one it can come back."""
    if basis.story.agreed is Agreed.PAID:
        yield from letter(
            basis,
            "zero-balance",
            Step.CONTACT,
            Matter.ZERO_BALANCE,
            basis.story.partner,
            "Ask for a letter that says the balance is zero",
            "A paid account can come back years later. A letter that says zero ends it.",
        )


def broken_agreement(basis: PlanBasis) -> Iterator[NextAction]:
    """A later paper asks for more than what was agreed."""
    if basis.story.agreed is Agreed.BROKEN:
        yield from letter(
            basis,
            "broken-agreement",
            Step.CONTACT,
            Matter.AGREEMENT_BROKEN,
            basis.story.partner,
            "Hold them to the agreement",
            "A later paper does not keep to what was agreed. Send their own letter and your proof of payment.",
            worth=basis.asked,
            worth_note="what they ask now",
        )


def escalate(basis: PlanBasis) -> Iterator[NextAction]:
    """After silence the next higher office is asked, once for each letter that nobody answered."""
    if basis.story.agreed in (Agreed.IN_WRITING, Agreed.PAID):
        return
    complaint = basis.story.last(Matter.COMPLAINT)
    # What was asked for before an agreement is settled by it; of a broken one its own letter is followed.
    followed = (Matter.AGREEMENT_BROKEN,) if basis.story.agreed is Agreed.BROKEN else FOLLOWED
    for matter in followed:
        sent = basis.story.last(matter)
        if sent is None or sent.answered is not None or basis.waits(sent):
            continue
        end = sent.day + timedelta(days=ANSWER_DAYS)
        waits = complaint is not None and complaint.day > end and basis.waits(complaint)
        yield NextAction(
            f"escalate:{matter.value}",
            Step.RIGHTS,
            Stand.WAITING if waits else Stand.NOW,
            "Turn to the next higher office",
            f"Nobody answered the letter of {shown(sent.day)} within {ANSWER_DAYS} days. Ask for the head of billing or "
            "the patient advocate, then complain to the state's office. Free legal help may know the way.",
            matter=Matter.COMPLAINT,
            to=Side.OFFICE,
            since=end,
        )
