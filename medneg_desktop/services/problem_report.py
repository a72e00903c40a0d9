"""What a problem report may say of a vault: how much there is of what, and with which codes it went wrong.

Only numbers and words of the program leave this module: no name, place, day, amount or file name, for the report is made
to be given away.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from medneg_desktop.services.office import Office


@dataclass(frozen=True, slots=True)
class VaultCounts:
    """How much a vault holds. Keys are words of the program: states, media types, codes of troubles."""

    papers: int
    pages: int
    bills: int
    questions: int
    packets: int
    learned: int
    by_state: Mapping[str, int] = field(default_factory=dict)
    by_media: Mapping[str, int] = field(default_factory=dict)
    unreadable: Mapping[str, int] = field(default_factory=dict)
    declined: Mapping[str, int] = field(default_factory=dict)


def vault_counts(office: Office) -> VaultCounts:
    """Count what the vault holds."""
    with office.unit() as unit:
        papers = unit.documents()
        totals = unit.totals()
        return VaultCounts(
            papers=len(papers),
            pages=sum(d.pages for d in papers),
            bills=totals.cases,
            questions=totals.questions,
            packets=len(unit.packets()),
            learned=len(unit.rules()),
            by_state=_counted(d.status.value for d in papers),
            by_media=_counted(_kind(d.media) for d in papers),
            unreadable=_counted(d.trouble[0] for d in papers if d.trouble is not None),
            declined=_counted(declined.code for _, declined in unit.declined()),
        )


def _kind(media: str) -> str:
    """The kind of file without parameters, which a mail may have filled with a name."""
    return media.partition(";")[0].strip()


def _counted(words: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(words).items()))
