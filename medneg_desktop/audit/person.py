"""Short questions to the person: what a finding hangs on that only they know, and what their answer makes of it.

An answer that explains what looked wrong ends the finding; the other one is told with it. Nobody is made to answer: a
question that stays open, or whose answer is "not sure", leaves the finding as the papers raise it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from medneg_desktop.audit.facts import service
from medneg_desktop.audit.rule import Draft, Wonder
from medneg_desktop.domain.answer import Asked, Known, Reply, Spot
from medneg_desktop.domain.case import Case
from medneg_desktop.domain.finding import Evidence


@dataclass(frozen=True, slots=True)
class Ask:
    """``right`` is the reply by which all is as it should be. ``{service}`` in the text is the line it is about;
    a text without it is about the visit, and one answer counts for all of an account's papers.
    """

    topic: str
    text: str
    right: Reply
    told: str

    @property
    def of_line(self) -> bool:
        return "{service}" in self.text


_TWICE = Ask("done-again", "Was this done more than once: {service}?", Reply.YES, "You say that it was done once.")

ASKS: Mapping[str, Ask] = {
    "duplicate-charge": _TWICE,
    "near-duplicate": _TWICE,
    "service-not-received": Ask(
        "happened", "Did this happen: {service}?", Reply.YES, "You say that it did not happen."
    ),
    "service-after-discharge": Ask(
        "came-back", "Did you come back for this: {service}?", Reply.YES, "You say that you did not come back for it."
    ),
    "new-patient-code": Ask(
        "first-visit",
        "Was this your first visit with this practice in three years?",
        Reply.YES,
        "You say that you had been there before.",
    ),
    "surprise-bill-emergency": Ask(
        "emergency", "Was this an emergency?", Reply.NO, "You say that it was an emergency."
    ),
    "other-payer": Ask(
        "accident", "Was this care for an accident at work or in a car?", Reply.NO, "You say that it was an accident."
    ),
    "no-estimate": Ask(
        "estimate-given",
        "Did you get an estimate of the price before this visit?",
        Reply.YES,
        "You say that you got no estimate.",
    ),
    "preventive-charged": Ask(
        "new-complaint",
        "Did you talk about a new problem at this check-up?",
        Reply.YES,
        "You say that it was a check-up and nothing else.",
    ),
    "medicare-no-notice": Ask(
        "notice-signed",
        "Did you sign a notice before this service that Medicare may not pay for it?",
        Reply.YES,
        "You say that you signed no notice.",
    ),
}
"""By the rule whose finding the answer decides."""


def hear(case: Case, raised: Sequence[Draft | Wonder], known: Known) -> tuple[list[Draft], tuple[Asked, ...]]:
    """What is left of the findings after the answers, and every question to the person, the dearest first."""
    left: list[Draft] = []
    asked: dict[Spot, Asked] = {}
    for draft in raised:
        if isinstance(draft, Wonder):
            question = _wondered(draft, known)
            asked.setdefault(question.spot, question)
            continue
        ask = ASKS.get(draft.rule)
        if ask is None:
            left.append(draft)
            continue
        question = _asked(case, draft, ask, known)
        asked.setdefault(question.spot, question)
        if question.reply is None or question.reply is Reply.NOT_SURE:
            left.append(draft)
        elif question.reply is not ask.right:
            left.append(replace(draft, explanation=f"{draft.explanation} {ask.told}"))
    return left, tuple(sorted(asked.values(), key=lambda a: -a.amount.cents if a.amount is not None else 1))


def _wondered(wonder: Wonder, known: Known) -> Asked:
    given = next((s for p in wonder.papers if (s := Spot(p, 0, wonder.inquiry.topic)) in known.answers), None)
    spot = given or Spot(wonder.evidence[0].paper.key, 0, wonder.inquiry.topic)
    return Asked(spot, wonder.inquiry.text, wonder.rule, wonder.evidence, known.answers.get(spot), wonder.amount)


def _asked(case: Case, draft: Draft, ask: Ask, known: Known) -> Asked:
    place = _place(draft, ask)
    line = (place.line or 0) if ask.of_line else 0
    # An answer about a paper of the finding holds; others of a case may be of another provider's visit.
    papers = [place.paper.key] if ask.of_line else [e.paper.key for e in draft.evidence]
    given = next((s for p in papers if (s := Spot(p, line, ask.topic)) in known.answers), None)
    spot = given or Spot(place.paper.key, line, ask.topic)
    return Asked(spot, _text(case, ask, place), draft.rule, draft.evidence, known.answers.get(spot), draft.amount)


def _place(draft: Draft, ask: Ask) -> Evidence:
    """The last line that a finding stands on: of two that look alike it is the second that may not have happened."""
    lines = [e for e in draft.evidence if e.line is not None and e.paper == draft.evidence[0].paper]
    return lines[-1] if ask.of_line and lines else draft.evidence[0]


def _text(case: Case, ask: Ask, place: Evidence) -> str:
    paper = case.paper(place.paper)
    line = paper.reading.line(place.line) if paper and place.line is not None else None
    return ask.text.format(service=service(line) if line else "the service")
