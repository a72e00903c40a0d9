"""From what is known of a case to what applies, what does not, and what is still to be asked.

A right is a list of alternatives, each a list of facts. It applies where all facts of one alternative hold; it does not
where each alternative has a fact that fails; otherwise it is unsure, and the first fact missing is what to ask for.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from medneg_desktop.domain.rights import NOT_SURE, By, Condition, Known, Question, Status


class _Truth(Enum):
    HOLDS = "holds"
    FAILS = "fails"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Decided:
    """What became of one right: its status, the reasons, and the facts that would settle it."""

    status: Status
    why: tuple[str, ...]
    open: tuple[str, ...] = ()


def known_facts(
    told: Mapping[str, Known], household: Mapping[str, Known], answers: Mapping[str, str]
) -> dict[str, Known]:
    """Join what papers, household and person say. Papers narrow what the household says; the person's word counts."""
    found = dict(told)
    for name, fact in household.items():
        mine = found.get(name)
        both = fact.options & mine.options if mine else fact.options
        if both:
            found[name] = Known(both, fact.by if mine is None or both != mine.options else mine.by, fact.grounds)
    for name, option in answers.items():
        if option == NOT_SURE:
            continue
        papers = found.get(name)
        against = papers is not None and papers.by is By.PAPERS and option not in papers.options
        grounds = (
            f"you said so; the papers suggest otherwise: {papers.grounds}" if against and papers else "you said so"
        )
        found[name] = Known(frozenset({option}), By.PERSON, grounds)
    return found


def decide(when: Sequence[Condition], facts: Mapping[str, Known], questions: Mapping[str, Question]) -> Decided:
    """Hold a right's alternatives beside the facts."""
    failing: list[str] = []
    opened: list[str] = []
    held: list[str] = []
    for group in when:
        truths = {name: _truth(options, facts.get(name)) for name, options in group.items()}
        if all(t is _Truth.HOLDS for t in truths.values()):
            return Decided(Status.APPLIES, _reasons(truths, facts, questions))
        bad = next((name for name, t in truths.items() if t is _Truth.FAILS), None)
        if bad is not None:
            failing.append(bad)
            continue
        opened += [name for name, t in truths.items() if t is _Truth.OPEN]
        held += [name for name, t in truths.items() if t is _Truth.HOLDS]
    if opened:
        return Decided(Status.UNSURE, _reasons(_unique(held), facts, questions), tuple(_unique(opened)))
    return Decided(Status.NOT, _reasons(_unique(failing), facts, questions))


def _truth(options: frozenset[str], known: Known | None) -> _Truth:
    if known is None or not known.options:
        return _Truth.OPEN
    if known.options <= options:
        return _Truth.HOLDS
    return _Truth.OPEN if known.options & options else _Truth.FAILS


def to_ask(
    decided: Iterable[tuple[Sequence[Condition], Decided]],
    facts: Mapping[str, Known],
    answers: Mapping[str, str],
    questions: Mapping[str, Question],
) -> list[Question]:
    """The questions of this case, in their order: of each right still alive, the first fact that nobody told yet.

    What the person answered stays, so that it can be changed.
    """
    names = {name for name in answers if name in questions}
    for when, result in decided:
        if result.status is not Status.UNSURE:
            continue
        for group in when:
            truths = {name: _truth(options, facts.get(name)) for name, options in group.items()}
            if _Truth.FAILS in truths.values():
                continue
            names |= _first_open(truths, answers, questions)
    return [q for q in questions.values() if q.name in names and q.ask and q.kind == "choice"]


def _first_open(
    truths: Mapping[str, _Truth], answers: Mapping[str, str], questions: Mapping[str, Question]
) -> set[str]:
    for name, truth in truths.items():
        if truth is _Truth.OPEN and name not in answers and name in questions and questions[name].ask:
            return {name}
    return set()


def _reasons(names: Iterable[str], facts: Mapping[str, Known], questions: Mapping[str, Question]) -> tuple[str, ...]:
    found = [sentence(questions[name], facts[name]) for name in names if name in facts and name in questions]
    return tuple(s for s in found if s)


def sentence(question: Question, known: Known) -> str:
    """A fact as a sentence with its grounds: ``It was emergency care (line 1 of bill.pdf is ...).``"""
    if known.single is not None:
        option = question.option(known.single)
        says = option.says if option else ""
    else:
        says = "A plan was used for this care." if question.name == "coverage" else ""
    if not says:
        return ""
    return f"{says.removesuffix('.')} ({known.grounds})." if known.grounds else says


def _unique(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(names))
