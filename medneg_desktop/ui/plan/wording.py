"""Plain words for steps and for how actions stand."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from medneg_desktop.domain.plan import CasePlan, Matter, NextAction, Stand, Step
from medneg_desktop.ui.theme import Role

_ROOM = "Plan"


def step_words(step: Step) -> str:
    say = QCoreApplication.translate
    return {
        Step.REVIEW: say(_ROOM, "Review the bill"),
        Step.GATHER: say(_ROOM, "Gather documents"),
        Step.CONTACT: say(_ROOM, "Contact the provider"),
        Step.ASSISTANCE: say(_ROOM, "Check assistance"),
        Step.RIGHTS: say(_ROOM, "Use your rights"),
    }[step]


def step_chip(plan: CasePlan) -> str:
    """``Step 3 of 5 · Contact the provider``; that all is done where nothing is left."""
    if plan.step is None:
        return QCoreApplication.translate(_ROOM, "Nothing left to do")
    words = QCoreApplication.translate(_ROOM, "Step {0} of 5 · {1}")
    return words.format(plan.step.number, step_words(plan.step))


def stand_chip(action: NextAction, *, is_next: bool) -> tuple[str, Role]:
    say = QCoreApplication.translate
    if is_next:
        return say(_ROOM, "next"), Role.ACCENT
    return {
        Stand.HOLDS: (say(_ROOM, "keep to this"), Role.IN_QUESTION),
        Stand.NOW: (say(_ROOM, "can be done now"), Role.PROVEN),
        Stand.WAITING: (say(_ROOM, "waiting for an answer"), Role.LINK),
        Stand.LATER: (say(_ROOM, "later"), Role.LINK),
    }[action.stand]


def worth_words(action: NextAction) -> str:
    """The sum with what it is; empty where no paper gives one."""
    if action.worth is None:
        return ""
    return f"{action.worth.shown()} {action.worth_note}".rstrip()


def small_print(action: NextAction) -> str:
    """Where the reason was read, and what to check about it."""
    parts = [action.check, "; ".join(action.sources)]
    return " ".join(p for p in parts if p)


def go_words(action: NextAction) -> str:
    """The button that leads to where an action is done; empty for what is done outside of the program."""
    say = QCoreApplication.translate
    words = {
        "check-papers": say(_ROOM, "Check the papers"),
        "look-through": say(_ROOM, "Show the questions"),
        "answer-questions": say(_ROOM, "Open rights and help"),
        "medicaid": say(_ROOM, "Open rights and help"),
        "help-form": say(_ROOM, "Open financial help"),
        "dispute": say(_ROOM, "Make packet"),
    }
    if action.rule in words or action.matter is None:
        return words.get(action.rule, "")
    return say(_ROOM, "Open the letters") if action.matter is Matter.COMPLAINT else say(_ROOM, "Write the letter")
