"""Plain words for steps and for how actions stand."""

from __future__ import annotations

from medneg_desktop.domain.plan import CasePlan, Matter, NextAction, Stand, Step
from medneg_desktop.ui.language import say, translate
from medneg_desktop.ui.theme import Role


def step_words(step: Step) -> str:
    return {
        Step.REVIEW: translate("Plan", "Review the bill"),
        Step.GATHER: translate("Plan", "Gather documents"),
        Step.CONTACT: translate("Plan", "Contact the provider"),
        Step.ASSISTANCE: translate("Plan", "Check assistance"),
        Step.RIGHTS: translate("Plan", "Use your rights"),
    }[step]


def step_chip(plan: CasePlan) -> str:
    """``Step 3 of 5 · Contact the provider``; that all is done where nothing is left."""
    if plan.step is None:
        return translate("Plan", "Nothing left to do")
    words = translate("Plan", "Step {0} of 5 · {1}")
    return words.format(plan.step.number, step_words(plan.step))


def stand_chip(action: NextAction, *, is_next: bool) -> tuple[str, Role]:
    if is_next:
        return translate("Plan", "next"), Role.ACCENT
    return {
        Stand.HOLDS: (translate("Plan", "keep to this"), Role.IN_QUESTION),
        Stand.NOW: (translate("Plan", "can be done now"), Role.PROVEN),
        Stand.WAITING: (translate("Plan", "waiting for an answer"), Role.LINK),
        Stand.LATER: (translate("Plan", "later"), Role.LINK),
    }[action.stand]


def worth_words(action: NextAction) -> str:
    """The sum with what it is; empty where no paper gives one."""
    if action.worth is None:
        return ""
    return f"{action.worth.shown()} {say(action.worth_note)}".rstrip()


def small_print(action: NextAction) -> str:
    """Where the reason was read, and what to check about it."""
    parts = [action.check, "; ".join(action.sources)]
    return " ".join(p for p in parts if p)


def go_words(action: NextAction) -> str:
    """The button that leads to where an action is done; empty for what is done outside of the program."""
    words = {
        "check-papers": translate("Plan", "Check the papers"),
        "look-through": translate("Plan", "Show the questions"),
        "answer-questions": translate("Plan", "Open rights and help"),
        "medicaid": translate("Plan", "Open rights and help"),
        "help-form": translate("Plan", "Open financial help"),
        "dispute": translate("Plan", "Make packet"),
    }
    if action.rule in words or action.matter is None:
        return words.get(action.rule, "")
    return (
        translate("Plan", "Open the letters")
        if action.matter is Matter.COMPLAINT
        else translate("Plan", "Write the letter")
    )
