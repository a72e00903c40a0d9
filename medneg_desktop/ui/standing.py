"""Where a case stands, in the words of lists: at which step, and whose turn it is."""

from __future__ import annotations

from medneg_desktop.domain.state import CaseState
from medneg_desktop.ui.language import shown, translate

STEPS = 5


def step_bar(state: CaseState | None) -> tuple[str, ...] | None:
    """How each of the five steps stands, for a bar: ``now``, ``later``, or ``done`` where nothing is left to do in it.

    Nothing while that is not worked out.
    """
    if state is None:
        return None
    return tuple("now" if n == state.step else "later" if n in state.left else "done" for n in range(1, STEPS + 1))


def step_name(state: CaseState | None) -> str:
    """The step in two words."""
    if state is None:
        return ""
    if state.turn == "closed":
        return translate("Standing", "closed")
    names = (
        translate("Standing", "all done"),
        translate("Standing", "Review the bill"),
        translate("Standing", "Gather papers"),
        translate("Standing", "Contact them"),
        translate("Standing", "Check assistance"),
        translate("Standing", "Use your rights"),
    )
    return names[state.step]


def step_spoken(state: CaseState | None) -> str:
    """The same for who does not see the bar."""
    if state is None or not state.step:
        return step_name(state)
    words = translate("Standing", "step {0} of 5, {1}").format(state.step, step_name(state))
    others = ", ".join(str(n) for n in state.left if n != state.step)
    return words + (translate("Standing", "; something is left in step {0}").format(others) if others else "")


def turn_words(state: CaseState | None) -> str:
    """Whose turn it is, with whom and since when; empty while nothing was noted."""
    if state is None:
        return ""
    since = shown(state.since) if state.since is not None else ""
    office = state.office or translate("Standing", "an answer")
    words = {
        "theirs": translate("Standing", "Waiting for {0} since {1}"),
        "yours": translate("Standing", "Your turn since {1}"),
        "paying": translate("Standing", "Paying as agreed since {1}"),
        "closed": translate("Standing", "Closed on {1}"),
    }.get(state.turn, "")
    return words.format(office, since)
