"""The rules of the plan for the first steps: hold the money, get the papers, look, dispute."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from medneg_desktop.core.dates import shown
from medneg_desktop.domain.plan import Agreed, Matter, NextAction, Side, Stand, Step
from medneg_desktop.rights.plan_basis import RAISED, PlanBasis, letter, sources_of

RENEW_BEFORE = timedelta(days=7)
"""How long before its end a hold is asked for again: a habit of this program."""
_ITEMIZED = "itemized bill"
_PARTICULAR = {
    "above-eob-share": Matter.EOB_MISMATCH,
    "write-off-billed": Matter.EOB_MISMATCH,
    "eob-superseded": Matter.EOB_MISMATCH,
    "payment-not-credited": Matter.PAYMENT_NOT_CREDITED,
    "paid-in-collections": Matter.PAYMENT_NOT_CREDITED,
    "refund-due": Matter.REFUND,
}
"""Questions that have a letter of their own. Any other is raised in the general letter of dispute."""


def do_not_pay(basis: PlanBasis) -> Iterator[NextAction]:
    """Money that is paid is hard to get back: nothing is paid while something is open and nothing is agreed."""
    reasons = []
    if basis.insured and not basis.case.eobs:
        reasons.append("your plan's account of this care (EOB) is not here yet")
    if _wants(basis, _ITEMIZED):
        reasons.append("there is no itemized bill")
    if basis.undecided or basis.kept:
        reasons.append("there are open questions")
    if basis.help_open:
        reasons.append("help with the bill was not asked for or answered yet")
    if not basis.billed or not reasons or basis.bargained:
        return
    held = basis.story.held_until()
    holds = held is not None and held >= basis.on
    yield NextAction(
        "do-not-pay",
        Step.REVIEW,
        Stand.HOLDS,
        "Do not pay yet, and do not ignore it",
        f"Do not pay this bill yet: {'; '.join(reasons)}. What is paid is hard to get back."
        + ("" if holds else " Ask for a hold instead."),
        clock=f"They hold the account until {shown(held)}." if held is not None and holds else "",
    )


def old_debt(basis: PlanBasis) -> Iterator[NextAction]:
    """A debt past its time limit: the worst step is a small payment, so that it is warned of before all else."""
    card = basis.card("debt-old")
    if card is None or basis.bargained:
        return
    cited, check = sources_of(card, basis.on)
    yield NextAction(
        "old-debt",
        Step.RIGHTS,
        Stand.HOLDS,
        "Pay and promise nothing on this old debt",
        "The time limit for a lawsuit seems to be over. In many states a small payment or a promise in writing starts it "
        "anew. So no offer is planned here. If you are sued, answer the court in time and say that the limit is over.",
        sources=cited,
        check=check,
    )


def renew_hold(basis: PlanBasis) -> Iterator[NextAction]:
    """A hold ends by itself; while questions are open it is asked for again before that."""
    held = basis.story.held_until()
    waiting = basis.undecided or basis.kept or basis.help_open
    agreed = basis.story.agreed is not Agreed.NOTHING
    if held is None or agreed or not waiting or held > basis.on + RENEW_BEFORE:
        return
    if (sent := basis.story.last(Matter.HOLD)) is not None and sent.day >= held - RENEW_BEFORE and basis.waits(sent):
        return
    side = next(side for side, day in basis.story.paused if day == held)
    over = held < basis.on
    yield NextAction(
        "renew-hold",
        Step.CONTACT,
        Stand.NOW,
        "Ask them to hold the account longer",
        "Your questions are still open. Ask in writing before the hold ends, so that nothing goes to a collector.",
        matter=Matter.HOLD,
        to=side,
        due=held,
        clock=f"The hold ended on {shown(held)}." if over else f"The hold ends on {shown(held)}.",
    )


def broken_promises(basis: PlanBasis) -> Iterator[NextAction]:
    """What they promised and did not do in time is asked for at once, while the name and the call are fresh."""
    for promise in basis.story.open_promises():
        if promise.by is Side.PERSON:
            continue
        late = promise.day < basis.on
        yield NextAction(
            f"promise:{promise.id}",
            Step.CONTACT,
            Stand.NOW if late else Stand.WAITING,
            "Ask about what they promised" if late else "They promised to act",
            f"They promised: {promise.what}.",
            promise.amount,
            "promised" if promise.amount else "",
            Matter.CALL_CONFIRMATION if late else None,
            promise.by,
            promise.day,
            f"It was due on {shown(promise.day)}." if late else f"It is due on {shown(promise.day)}.",
        )


def check_papers(basis: PlanBasis) -> Iterator[NextAction]:
    """Nothing unsure goes into a letter, so what was read is confirmed first."""
    doubts = sum(p.reading.doubts for p in basis.case.papers)
    if doubts:
        what = "1 value was" if doubts == 1 else f"{doubts} values were"
        yield NextAction(
            "check-papers",
            Step.REVIEW,
            Stand.NOW,
            "Check what was read on your papers",
            f"{what} not read surely. What is unsure stays out of letters until you confirm it.",
        )


def collector(basis: PlanBasis) -> Iterator[NextAction]:
    """A collector is asked for proof in writing before anything else is said to it."""
    if not basis.collecting or basis.bargained:
        return
    clock = basis.clock("debt-dispute-window")
    late = clock is not None and clock.passed(basis.on)
    sent = basis.story.last(Matter.DEBT_VALIDATION, Matter.COLLECTOR_DISPUTE)
    fresh = Matter.COLLECTOR_DISPUTE if late else Matter.DEBT_VALIDATION
    yield from letter(
        basis,
        "debt-validation",
        Step.RIGHTS,
        sent.what if sent else fresh,
        Side.COLLECTOR,
        "Dispute the debt with the collector in writing",
        "Disputed in writing in time, the collector must stop until it has sent proof. Do not say on the phone that "
        "the debt is yours, and pay nothing before the proof is here.",
        worth=basis.asked,
        worth_note="what they ask",
        card=basis.card("debt-dispute"),
        clock=clock,
    )


def get_eob(basis: PlanBasis) -> Iterator[NextAction]:
    """With a plan, the plan's account says what the person owes. Until it is here a bill cannot be judged."""
    if basis.insured and not basis.case.eobs and basis.billed and not basis.bargained:
        yield NextAction(
            "get-eob",
            Step.GATHER,
            Stand.NOW,
            "Get the plan's account of this care (EOB)",
            "The EOB says what you owe after your plan. It is on the plan's website, or they send it when you call. "
            "If they never got a claim, ask the billing office to send one.",
            to=Side.PLAN,
        )


def get_itemized(basis: PlanBasis) -> Iterator[NextAction]:
    """Only a bill with its single lines can be checked; a hold keeps it from collectors meanwhile."""
    if not basis.billed or not _wants(basis, _ITEMIZED) or basis.bargained:
        return
    yield from letter(
        basis,
        "itemized-bill",
        Step.GATHER,
        Matter.ITEMIZED_BILL,
        Side.PROVIDER,
        "Ask for the itemized bill, and for a hold",
        "A summary can't be checked. Ask for every line with its code, and ask them to hold the account meanwhile.",
        card=basis.card("records-itemized", "records-access"),
    )


def look_through(basis: PlanBasis) -> Iterator[NextAction]:
    """The person decides about each question before it is put to anybody."""
    if basis.undecided and not basis.bargained:
        count = len(basis.undecided)
        yield NextAction(
            "look-through",
            Step.REVIEW,
            Stand.NOW,
            "Look through the question" if count == 1 else f"Look through the {count} questions",
            "Keep what you want to raise and set aside what you can explain. Nothing is raised without you.",
            basis.worth(basis.undecided),
            "in question",
        )


def dispute(basis: PlanBasis) -> Iterator[NextAction]:
    """What is wrong is taken off before anybody talks about price or help with the rest."""
    if not basis.kept or basis.bargained:
        return
    kinds = {_PARTICULAR.get(f.rule, Matter.DISPUTE) for f in basis.kept}
    matter = kinds.pop() if len(kinds) == 1 else Matter.DISPUTE
    if sent := basis.story.last(*RAISED):
        matter = sent.what
    count = len(basis.kept)
    yield from letter(
        basis,
        "dispute",
        Step.CONTACT,
        matter,
        Side.PROVIDER,
        "Raise your question in writing" if count == 1 else f"Raise your {count} questions in writing",
        "Take off what is wrong before you talk about the price of the rest. Send the papers that show it, and ask "
        "for a hold.",
        worth=basis.worth(basis.kept),
        worth_note="in question",
    )


def _wants(basis: PlanBasis, what: str) -> bool:
    """Whether the ledger asks for this paper."""
    return basis.story.agreed is not Agreed.PAID and any(what in m for m in basis.case.missing)
