"""A file that holds several papers: which pages belong together, and what each paper is, as the person says.

The reader proposes; the person agrees or moves the borders. What was entered goes with its page (see ``carry``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from medneg_desktop.core.ids import DocumentId
from medneg_desktop.core.trouble import ValueNotUnderstood
from medneg_desktop.domain.reading import Reading, State
from medneg_desktop.services.carry import carried
from medneg_desktop.services.deeds import Standing, Told, rewrite
from medneg_desktop.services.office import Office
from medneg_desktop.services.read_shares import Share, read_shares
from medneg_desktop.services.undo import Deed


def pages_in_words(pages: Sequence[int]) -> str:
    """``p. 1-2``, ``p. 3, 5``."""
    runs: list[list[int]] = []
    for page in pages:
        if runs and page == runs[-1][-1] + 1:
            runs[-1].append(page)
        else:
            runs.append([page])
    return "p. " + ", ".join(str(r[0]) if len(r) == 1 else f"{r[0]}-{r[-1]}" for r in runs)


def divide(office: Office, document: DocumentId, shares: Sequence[Share]) -> Deed | None:
    """Share out the pages of a file among papers: apart, together, or with other borders and kinds.

    Every page stands in exactly one share, else ValueNotUnderstood is raised. What agrees with how it was read is
    kept as it stands; None where nothing changes.
    """
    with office.unit() as unit:
        texts = unit.pages(document)
        rules = unit.rules()
    if sorted(p for s in shares for p in s.pages) != sorted(t.number for t in texts) or not all(
        s.pages for s in shares
    ):
        raise ValueNotUnderstood(title="Every page belongs to exactly one paper.", remedy="Choose the borders again.")

    def change(held: Standing) -> tuple[Standing, tuple[Told, ...]]:
        same = {r.pages: r for r in held.readings}
        unread = read_shares(texts, shares, rules)
        kept = [_as_it_stood(new, same.get(new.pages), share) for new, share in zip(unread, shares, strict=True)]
        old = [r for r in held.readings if not any(k.pages == r.pages and k.kind is r.kind for k in kept)]
        moved = carried([k for k in kept if k.pages not in same or k.kind is not same[k.pages].kind], old)
        fresh = {r.pages: r for r in moved}
        readings = tuple(replace(fresh.get(k.pages, k), part=n, divided=True) for n, k in enumerate(kept, start=1))
        told = Told("pages shared out", _told(held.readings, readings), _told(readings, held.readings))
        return replace(held, readings=readings, reviewed=held.reviewed and len(readings) == len(held.readings)), (told,)

    return rewrite(office, document, "pages shared out", change)


def _as_it_stood(new: Reading, old: Reading | None, share: Share) -> Reading:
    if old is None or (share.kind is not None and share.kind is not old.kind):
        return new
    return replace(old, kind_state=State.ENTERED if share.kind is not None else old.kind_state)


def _told(before: Sequence[Reading], after: Sequence[Reading]) -> str:
    return f"{_papers(before)} \u2192 {_papers(after)}"


def _papers(readings: Sequence[Reading]) -> str:
    return "; ".join(f"{r.kind.value.replace('_', ' ')} {pages_in_words(r.pages)}" for r in readings) or "nothing"
