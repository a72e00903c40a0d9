"""Where a case stands, in the words of lists: at which step, and whose turn it is."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from medneg_desktop.domain.state import CaseState

STEPS = 5
_ROOM = "Plan"


def step_bar(state: CaseState | None) -> tuple[int, int] | None:
    """At which of the five steps a case is, for a bar; nothing while that is not worked out."""
    return None if state is None else (state.step, STEPS)


def step_name(state: CaseState | None) -> str:
    """The step in two words."""
    say = QCoreApplication.translate
    if state is None:
        return ""
    if state.turn == "closed":
        return say(_ROOM, "closed")
    names = (
        say(_ROOM, "all done"),
        say(_ROOM, "Review the bill"),
        say(_ROOM, "Gather papers"),
        say(_ROOM, "Contact them"),
        say(_ROOM, "Check assistance"),
        say(_ROOM, "Use your rights"),
    )
    return names[state.step]


def step_spoken(state: CaseState | None) -> str:
    """The same for who does not see the bar."""
    if state is None or not state.step:
        return step_name(state)
    return QCoreApplication.translate(_ROOM, "step {0} of 5, {1}").format(state.step, step_name(state))


def turn_words(state: CaseState | None) -> str:
    """Whose turn it is, with whom and since when; empty while nothing was noted."""
    say = QCoreApplication.translate
    if state is None:
        return ""
    since = f"{state.since:%b} {state.since.day}, {state.since.year}" if state.since is not None else ""
    office = state.office or say(_ROOM, "an answer")
    words = {
        "theirs": say(_ROOM, "Waiting for {0} since {1}"),
        "yours": say(_ROOM, "Your turn since {1}"),
        "paying": say(_ROOM, "Paying as agreed since {1}"),
        "closed": say(_ROOM, "Closed on {1}"),
    }.get(state.turn, "")
    return words.format(office, since)
