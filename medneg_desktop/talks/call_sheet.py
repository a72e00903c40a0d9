"""A sheet for the phone: whom to call, what to say in the case's own figures, what to reach, what not to say."""

from __future__ import annotations

from dataclasses import dataclass

from medneg_desktop.core.dates import shown
from medneg_desktop.core.money import Money
from medneg_desktop.domain.case import Case
from medneg_desktop.domain.packet import PacketChoices, RecipientKind
from medneg_desktop.domain.reading import FieldName
from medneg_desktop.packet.confirmed import firm_text
from medneg_desktop.packet.recipients import addressed_to
from medneg_desktop.packet.voice import as_the_person, title_for
from medneg_desktop.talks.asking import who_asks
from medneg_desktop.talks.facts import Facts, Matter, facts_for, points_for

_MOST_POINTS = 3


@dataclass(frozen=True, slots=True)
class CallSheet:
    """``phone`` and ``number`` (account or claim) are as the papers print them, empty where none does for sure."""

    party: RecipientKind
    office: str
    phone: str
    number: str
    say: tuple[str, ...]
    goals: tuple[str, ...]
    avoid: tuple[str, ...]
    end: tuple[str, ...]


def call_sheet(matter: Matter, party: RecipientKind) -> CallSheet:
    """The sheet for one office. Every figure in it is confirmed; a sentence whose figure is not is left out."""
    facts = facts_for(matter, party)
    main = addressed_to(matter.case, matter.findings, PacketChoices(recipient=party)).main
    # A paper's phone number is that of whoever wrote it: a collector's letter may print the provider's as well.
    phone = firm_text(main, FieldName.PROVIDER_PHONE) if main is not None else None
    insurer = party is RecipientKind.INSURER
    number = facts.values.get("claim" if insurer else "account", "")
    return CallSheet(
        party,
        str(facts.values.get("office", "")),
        phone or "",
        str(number),
        _say(matter, party, facts),
        _GOALS.get(party, ()),
        _avoid(matter.case, party),
        _END,
    )


def _say(matter: Matter, party: RecipientKind, facts: Facts) -> tuple[str, ...]:
    v = facts.values
    asked, share, over = v.get("asked"), v.get("share"), v.get("over_share")
    match party:
        case RecipientKind.COLLECTOR:
            return (
                "I do not agree that I owe this. Please send the validation notice to my address; I will dispute in writing.",
                "Please note on the account that it is disputed.",
            )
        case RecipientKind.INSURER:
            found = [f"I am calling about claim {v['claim']}." if "claim" in v else "I am calling about a claim."]
            found.append("Please tell me how each line was decided, and which rule you used.")
            found.append("How, and by which day, can I appeal? To which address?")
            return tuple(found)
        case RecipientKind.ASSISTANCE:
            return (
                "Please send me your financial assistance policy, the application and the short summary.",
                "Please stop collection while I apply, and tell me the last day to apply.",
            )
        case _:
            found = [_WITH_COLLECTOR if who_asks(matter.case) is RecipientKind.COLLECTOR else _BEFORE_PAYING]
            if isinstance(over, Money) and isinstance(share, Money) and isinstance(asked, Money):
                found.append(
                    f"My plan's statement says my share is {share.shown()}. Your bill says {asked.shown()}. "
                    f"Which line explains the {over.shown()} between them?"
                )
            found += _points(matter, party)
            found += _about_offer(matter, facts)
            return tuple(found)


def _avoid(case: Case, party: RecipientKind) -> tuple[str, ...]:
    if party is RecipientKind.COLLECTOR:
        return _AVOID_COLLECTOR
    sold = party is RecipientKind.PROVIDER and who_asks(case) is RecipientKind.COLLECTOR
    return (*_AVOID_COLLECTOR[:2], *_AVOID) if sold else _AVOID


def _points(matter: Matter, party: RecipientKind) -> list[str]:
    """What may be put to this office, each with what it is asked to do."""
    printed = [t for t in (matter.case.provider, matter.case.patient) if t]
    told = []
    for number, finding in enumerate(points_for(matter, party)[:_MOST_POINTS], start=1):
        title = title_for(finding.rule, finding.title, printed, own=False).rstrip(".")
        amount = f" ({finding.amount.shown()})" if finding.amount is not None else ""
        grounds = as_the_person(finding.explanation, printed)
        told.append(f"Point {number}. {title}{amount}. {grounds} {finding.ask}".replace("\n", " ").rstrip())
    return told


def _about_offer(matter: Matter, facts: Facts) -> list[str]:
    v = facts.values
    total = v.get("offer_total")
    settled = matter.course.agreement is not None
    if (
        settled
        or not isinstance(total, Money)
        or not any(o.open for o in matter.course.offers if o.offer.maker == "you")
    ):
        return []
    if "months" in v and isinstance(v["instalment"], Money):
        return [f"I can pay {v['instalment'].shown()} a month for {v['months']} months. Can you put that in writing?"]
    return [f"I can pay {total.shown()} if you confirm in writing that this closes the account at zero."]


def open_promises(matter: Matter, party: RecipientKind) -> tuple[str, ...]:
    """What this office promised and did not do yet, to be asked first."""
    told = []
    for _, contact in matter.course.promises:
        if contact.party is party:
            by = f" by {shown(contact.promise_by)}" if contact.promise_by else ""
            told.append(f"On {shown(contact.day)} {contact.who or 'your office'} promised{by}: {contact.promise}")
    return tuple(told)


_BEFORE_PAYING = "I want to pay what I really owe. Before that I have questions, and I ask you to hold the account."
_WITH_COLLECTOR = "A collector asks me for this account. I do not say that I owe it. I have questions about it."
_GOALS = {
    RecipientKind.PROVIDER: (
        "The account is on hold, with a last day.",
        "An itemized bill with codes is on its way.",
        "Each point has somebody who looks into it.",
    ),
    RecipientKind.INSURER: ("The reason and the rule for each line.", "The way and the last day to appeal."),
    RecipientKind.COLLECTOR: ("The address for your letter.", "The account is noted as disputed."),
    RecipientKind.ASSISTANCE: ("Policy, summary and form are on their way.", "Collection stops while they decide."),
}
_AVOID = (
    "Give no card or bank number on the phone.",
    "Do not agree to a sum or a plan before you have it in writing.",
    "Do not sign up for a medical credit card to pay this.",
)
_AVOID_COLLECTOR = (
    "Do not say that the debt is yours, not even in part.",
    "Do not pay or promise anything yet: in many states a small payment or a promise starts the time limit anew. (Check this for your state.)",
    "Give no bank, card, job or Social Security details.",
    "A call does not dispute the debt. Only a letter does.",
)
_END = (
    "Ask for the name, and for a reference number of the call.",
    "Repeat what was promised, and by which day.",
    "Write the confirmation letter the same day.",
)
