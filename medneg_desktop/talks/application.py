"""An application for financial help: what was done, what comes next, and when to ask again.

The days between asking are a habit of this program and no rule of law. What a hospital must do while it decides stands
among the rights, with its source.
"""

from __future__ import annotations

from datetime import date, timedelta

from medneg_desktop.core.dates import shown
from medneg_desktop.core.money import Money
from medneg_desktop.domain.assistance import Application, HelpAnswer, HelpStep
from medneg_desktop.domain.packet import RecipientKind
from medneg_desktop.domain.talks import Way
from medneg_desktop.talks.course import Course
from medneg_desktop.talks.told import day_in, told_of

ASK_AGAIN = timedelta(days=14)
"""How long to wait before asking after a form or an answer."""
APPEAL_WITHIN = timedelta(days=30)
"""How soon to appeal a refusal where the hospital's letter names no day."""
APPLIED, ANSWERED, ANSWER = "applied", "answered", "answer"
"""The names under which the person tells of it."""


def application_of(course: Course) -> Application:
    """How far it has come, by the letters that went out and what the person told."""
    told = told_of(course).help
    help_desk = [c for _, c in course.contacts if c.party is RecipientKind.ASSISTANCE]
    asked = [c.day for c in help_desk if c.way is Way.OUT]
    appealed = [c.day for c in help_desk if c.letter == "assistance_appeal"]
    answer = told.get(ANSWER, "")
    applied, answered = day_in(told.get(APPLIED, "")), day_in(told.get(ANSWERED, ""))
    last = max([c.day for c in help_desk] + ([applied] if applied else []), default=None)
    return Application(
        min(asked, default=None),
        applied,
        answered,
        HelpAnswer(answer) if answer in set(HelpAnswer) and answered else None,
        min(appealed, default=None),
        last,
    )


def help_steps(found: Application, *, paid: Money | None = None, refund_asked: date | None = None) -> list[HelpStep]:
    """The steps in their order, those that are done with their day. ``paid`` is what the person paid on the bill."""
    steps = [_ask(found), _apply(found)]
    if found.answer is None:
        steps.append(_wait(found))
        return steps
    words = {
        HelpAnswer.GRANTED: "They granted help.",
        HelpAnswer.PART: "They granted a part.",
        HelpAnswer.REFUSED: "They refused.",
    }[found.answer]
    steps.append(HelpStep("answer", "Their answer", words, done=found.answered))
    if found.answer is not HelpAnswer.GRANTED and found.answered is not None:
        steps.append(_appeal(found, found.answered))
    if found.answer is not HelpAnswer.REFUSED:
        steps.append(_corrected())
        if paid:
            steps.append(_refund(paid, refund_asked))
    return steps


def next_day(found: Application) -> tuple[date, str] | None:
    """The next day of an application that is the person's own, and what to do on it; None where none runs."""
    if found.answer is None and found.last is not None:
        what = "Ask after your application for help" if found.applied else "Ask again for the form for help"
        return found.last + ASK_AGAIN, what
    open_still = found.answer is HelpAnswer.REFUSED and found.appealed is None
    if open_still and found.answered is not None:
        return found.answered + APPEAL_WITHIN, "Appeal the refusal of help"
    return None


def _ask(found: Application) -> HelpStep:
    return HelpStep(
        "ask",
        "Ask for the policy, the short summary and the form",
        "By letter, so that there is proof of the day. The form is free.",
        done=found.asked,
        letter="assistance",
    )


def _apply(found: Application) -> HelpStep:
    why = "Send copies, never originals, with the cover letter. Keep a copy of all of it and proof of the day."
    return HelpStep("apply", "Send the form with the papers below", why, done=found.applied, letter="assistance_cover")


def _wait(found: Application) -> HelpStep:
    day = found.last + ASK_AGAIN if found.last is not None else None
    when = f" Ask again on {shown(day)}." if day else ""
    return HelpStep(
        "follow",
        f"Ask after it every {ASK_AGAIN.days} days",
        f"Ask by phone whether it is complete and who decides, and note the call.{when}",
        day,
    )


def _appeal(found: Application, answered: date) -> HelpStep:
    last = answered + APPEAL_WITHIN
    return HelpStep(
        "appeal",
        "Appeal in writing",
        f"Their letter says how long you have; where it does not, send it by {shown(last)}. Ask for the reason, and add "
        "what they may have missed: a change of income, the number of people, the size of the bill.",
        None if found.appealed else last,
        found.appealed,
        "assistance_appeal",
    )


def _corrected() -> HelpStep:
    why = "It must show the help. Add it to your papers, and it is checked like any bill."
    return HelpStep("corrected", "Ask for a corrected bill", why)


def _refund(paid: Money, asked: date | None) -> HelpStep:
    why = f"You paid {paid.shown()} before. What is above your new share comes back; ask for it in writing."
    return HelpStep("refund", "Ask for a refund of earlier payments", why, done=asked, letter="assistance_refund")
