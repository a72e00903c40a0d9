"""A journal in as few words as a test needs."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from medneg_desktop.core.ids import CaseId, TalkId
from medneg_desktop.domain.talks import Entry, Talk
from medneg_desktop.talks.course import Course, course_of

Told = Talk | tuple[Talk, str]
Journal = Callable[..., Course]


@pytest.fixture
def journal() -> Journal:
    """Folds entries named ``t1``, ``t2`` ...; a pair names the entry that it replaces."""

    def make(*told: Told) -> Course:
        start = datetime(2026, 1, 1, tzinfo=UTC)
        entries = []
        for number, one in enumerate(told, start=1):
            talk, replaces = one if isinstance(one, tuple) else (one, None)
            at = start + timedelta(minutes=number)
            ref = TalkId(replaces) if replaces else None
            entries.append(Entry(TalkId(f"t{number}"), at, CaseId("c1"), (), talk, ref))
        return course_of(entries)

    return make
