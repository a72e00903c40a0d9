"""What the person told of a case, folded out of its journal: answers, days, the hospital's policy, what is at hand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from medneg_desktop.core.ids import DocumentId
from medneg_desktop.domain.assistance import HospitalPolicy
from medneg_desktop.domain.talks import About, Entry, Told
from medneg_desktop.talks.course import Course

FREE, DISCOUNT, PAPER = "free_to", "discount_to", "paper"
"""The names under which the parts of a hospital's policy are told."""


@dataclass(frozen=True, slots=True)
class CaseTold:
    """What counts now; of two words on the same thing the later one."""

    answers: Mapping[str, str] = field(default_factory=dict)
    days: Mapping[str, date] = field(default_factory=dict)
    policy: HospitalPolicy | None = None
    ticks: frozenset[str] = frozenset()
    help: Mapping[str, str] = field(default_factory=dict)


def words_of(course: Course) -> Iterator[tuple[Entry, Told]]:
    """What was told and counts, the oldest first, with its entry."""
    for line in sorted(course.lines, key=lambda x: x.entry.at):
        if isinstance(line.talk, Told) and not line.struck:
            yield line.entry, line.talk


def said_in(course: Course, beside: Iterable[Told] = ()) -> dict[About, dict[str, str]]:
    """What counts now, as it was kept: by what it is about and its name; what was taken back is absent.

    What was told ``beside`` the case counts until the case has a word of its own on it.
    """
    said: dict[About, dict[str, str]] = {about: {} for about in About}
    for talk in (*beside, *(talk for _, talk in words_of(course))):
        names = said[talk.about]
        names.pop(talk.name, None)
        if talk.value:
            names[talk.name] = talk.value
    return said


def told_of(course: Course, beside: Iterable[Told] = ()) -> CaseTold:
    """Fold the journal. A day that is none (it was kept by another version) is passed over."""
    said = said_in(course, beside)
    days = {name: day for name, text in said[About.DAY].items() if (day := day_in(text)) is not None}
    limits = {name: int(text) for name, text in said[About.LIMIT].items() if text.isdecimal()}
    paper = said[About.POLICY].get(PAPER)
    policy = HospitalPolicy(limits.get(FREE), limits.get(DISCOUNT), DocumentId(paper) if paper else None)
    return CaseTold(
        said[About.ANSWER],
        days,
        policy if policy != HospitalPolicy() else None,
        frozenset(said[About.TICK]),
        said[About.HELP],
    )


def day_in(text: str) -> date | None:
    """A day as the journal keeps it; None for what is none."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
