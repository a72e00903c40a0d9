"""Reading the papers of a file whose pages a person, or an earlier reading, shared out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from medneg_desktop.domain.learned import LearnedRule
from medneg_desktop.domain.page import PageText
from medneg_desktop.domain.reading import DocumentKind, Reading, State
from medneg_desktop.reading import read_pages, read_part, with_learned
from medneg_desktop.reading.layout import Layout, as_kind


@dataclass(frozen=True, slots=True)
class Share:
    """One paper in a file: its pages in their order, and what it is where a person said so."""

    pages: tuple[int, ...]
    kind: DocumentKind | None = None


def shares_of(before: Sequence[Reading]) -> list[Share]:
    """How a person shared out the pages; empty where that is left to the reader."""
    if not any(r.divided or r.kind_state is State.ENTERED for r in before):
        return []
    return [Share(r.pages, r.kind if r.kind_state is State.ENTERED else None) for r in before]


def understand(
    texts: Sequence[PageText], shares: Sequence[Share] = (), rules: Sequence[LearnedRule] = ()
) -> tuple[Reading, ...]:
    """What the words of these pages say, shared out as a person said, or as the reader finds."""
    if shares:
        return read_shares(texts, shares, rules)
    by_number = {t.number: t for t in texts}
    return tuple(with_learned(r, [by_number[p] for p in r.pages], rules) for r in read_pages(texts))


def read_shares(
    texts: Sequence[PageText], shares: Sequence[Share], rules: Iterable[LearnedRule] = ()
) -> tuple[Reading, ...]:
    """What each of these papers says."""
    by_number = {t.number: t for t in texts}
    rules = list(rules)
    return tuple(
        _read(n, [by_number[p] for p in share.pages if p in by_number], share, rules)
        for n, share in enumerate(shares, start=1)
    )


def _read(part: int, pages: Sequence[PageText], share: Share, rules: Sequence[LearnedRule]) -> Reading:
    if share.kind is None:
        return with_learned(read_part(part, pages), pages, rules)
    told = as_kind(share.kind, "you said so", State.ENTERED)
    known = read_part(part, pages, Layout(kind=told))
    taught = with_learned(known, pages, rules)
    return replace(taught, kind=told.kind, kind_state=told.state, kind_grounds=told.grounds)
