"""The rules of the plan for what the law gives: appeals, protections, estimates, Medicaid, hospital help."""

from __future__ import annotations

from collections.abc import Iterator

from medneg_desktop.core.dates import shown
from medneg_desktop.domain.assistance import Compared, HelpAnswer
from medneg_desktop.domain.plan import Matter, NextAction, Side, Stand, Step
from medneg_desktop.rights.plan_basis import PlanBasis, letter

APPEALS = (
    ("appeal-plan", "appeal-open"),
    ("appeal-medicare", "medicare-appeal"),
    ("appeal-medicare-advantage", "medicare-advantage-appeal"),
)
"""The right of appeal by kind of plan, with the clock that runs for it."""


def appeal(basis: PlanBasis) -> Iterator[NextAction]:
    """What the plan should pay is settled with the plan, before the rest is settled with the provider."""
    for right, rule in APPEALS:
        card = basis.card(right)
        if card is None or basis.card("appeal-outside") is not None:
            continue
        yield from letter(
            basis,
            "appeal",
            Step.RIGHTS,
            Matter.PLAN_APPEAL,
            Side.PLAN,
            "Appeal the plan's refusal",
            "What the plan should pay comes off your bill. Ask the billing office for a hold while it is decided.",
            card=card,
            clock=basis.clock(rule),
        )


def outside_review(basis: PlanBasis) -> Iterator[NextAction]:
    """After the plan's last no somebody outside of it decides."""
    card = basis.card("appeal-outside")
    if card is None:
        return
    yield from letter(
        basis,
        "external-review",
        Step.RIGHTS,
        Matter.EXTERNAL_REVIEW,
        Side.PLAN,
        "Ask for an outside review",
        "After the plan's last no, a reviewer who is not the plan's decides.",
        card=card,
        clock=basis.clock("external-review"),
    )


def surprise_bill(basis: PlanBasis) -> Iterator[NextAction]:
    """Where the law caps what may be asked, that comes before any price."""
    card = basis.card("surprise-emergency", "surprise-at-hospital", "surprise-air-ambulance")
    if card is None or basis.bargained:
        return
    yield from letter(
        basis,
        "surprise-bill",
        Step.RIGHTS,
        Matter.SURPRISE_BILL,
        Side.PROVIDER,
        "Tell them that this looks like a surprise bill",
        card.entry.text,
        card=card,
    )


def estimate(basis: PlanBasis) -> Iterator[NextAction]:
    """A bill far above its written estimate can be taken to a federal dispute."""
    card = basis.card("estimate-dispute")
    if card is None or basis.bargained:
        return
    yield from letter(
        basis,
        "estimate-dispute",
        Step.RIGHTS,
        Matter.COMPLAINT,
        Side.OFFICE,
        "Start the federal dispute about the estimate",
        card.entry.text,
        card=card,
        clock=basis.clock("estimate-exceeded"),
    )


def medicaid(basis: PlanBasis) -> Iterator[NextAction]:
    """Medicaid can reach back, but not for long."""
    card = basis.card("medicaid-apply")
    clock = basis.clock("medicaid-reach-back")
    if card is None or basis.bargained or (clock is not None and clock.passed(basis.on)):
        return
    yield NextAction(
        "medicaid",
        Step.ASSISTANCE,
        Stand.NOW,
        "Ask Medicaid whether it can cover this care",
        "Your income appears to be below the limit of many states. Medicaid may cover care that was given before you "
        "applied; apply soon.",
        basis.asked,
        "what they ask",
        to=Side.OFFICE,
        due=clock.day if clock else None,
        clock=clock.rule.entry.text if clock else "",
        sources=(card.entry.citation,),
        check="" if card.entry.certain(basis.on) else card.entry.sure.words,
    )


def hospital_help(basis: PlanBasis) -> Iterator[NextAction]:
    """Help is asked for before price: what is given is not owed, and a bargain may end the right to ask."""
    if not basis.billed or basis.bargained or not basis.may_get_help:
        return
    below = [s for s in basis.help.screenings if s.compared is Compared.BELOW]
    reason = below[0].words if below else "A nonprofit hospital must have a policy of help, and must tell you about it."
    if below and not below[0].own and basis.hospital is None:
        reason += " The state's limit is for hospitals and their clinics; tell under Rights whether this is one."
    if basis.help.level is None:
        reason += " Tell your household under Rights, and your income is held beside the limits."
    yield from letter(
        basis,
        "assistance",
        Step.ASSISTANCE,
        Matter.ASSISTANCE,
        Side.PROVIDER,
        "Ask for financial help before you talk about price",
        reason,
        worth=basis.fair,
        worth_note="at most: what the papers support",
        card=basis.card("help-policy"),
        clock=basis.clock("hospital-help-window"),
    )


def help_application(basis: PlanBasis) -> Iterator[NextAction]:
    """The form is of use only once it is back with its papers."""
    found = basis.story.help
    if found.asked is None or found.applied is not None or found.answered is not None or basis.bargained:
        return
    clock = basis.clock("hospital-help-window")
    yield NextAction(
        "help-form",
        Step.ASSISTANCE,
        Stand.NOW,
        "Send the form for financial help with its papers",
        "You asked for the form. Fill it in, add the papers that they ask for, and keep a copy and proof of the day.",
        to=Side.PROVIDER,
        due=clock.day if clock else None,
        clock=f"{clock.rule.entry.title}: by {shown(clock.day)}." if clock and clock.day else "",
        since=found.asked,
    )


def help_refused(basis: PlanBasis) -> Iterator[NextAction]:
    """A refusal is often about a missing paper or a way of counting; it can be appealed."""
    found = basis.story.help
    if found.answer is HelpAnswer.REFUSED and not basis.bargained:
        yield from letter(
            basis,
            "help-appeal",
            Step.ASSISTANCE,
            Matter.HELP_APPEAL,
            Side.PROVIDER,
            "Appeal the refusal of financial help",
            "Ask which rule of the policy was used and how your household was counted, and send what was missing.",
            card=basis.card("help-policy"),
        )


def help_granted(basis: PlanBasis) -> Iterator[NextAction]:
    """What was paid before help was granted comes back, above the new share."""
    paid = basis.paid
    if basis.story.help.answer in (HelpAnswer.GRANTED, HelpAnswer.PART) and paid:
        yield from letter(
            basis,
            "help-refund",
            Step.ASSISTANCE,
            Matter.REFUND,
            Side.PROVIDER,
            "Ask back what you paid above your new share",
            "Help was granted. Ask for a corrected bill, and for what you paid before above your new share.",
            worth=paid,
            worth_note="paid before",
            card=basis.card("help-while-they-decide"),
        )


def ask_rights(basis: PlanBasis) -> Iterator[NextAction]:
    """A few short questions often settle which rules reach the case."""
    waiting = [a for a in basis.report.asked if a.answer is None]
    if waiting and not basis.bargained:
        count = len(waiting)
        yield NextAction(
            "answer-questions",
            Step.RIGHTS,
            Stand.NOW,
            "Answer a short question" if count == 1 else f"Answer {count} short questions",
            f"They settle what else you may rely on. The first is: {waiting[0].question.ask}",
        )
