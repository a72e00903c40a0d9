"""Long works of the store, as seen by whoever waits for them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from medneg_desktop.core.trouble import Cancelled


@dataclass(frozen=True, slots=True)
class Watch:
    """How a long work tells how far it is, and learns that it should stop."""

    progress: Callable[[int, int], None] = lambda done, whole: None  # noqa: ARG005 (nobody watches)
    stop: Callable[[], bool] = lambda: False

    def step(self, done: int, whole: int) -> None:
        if self.stop():
            raise Cancelled
        self.progress(done, whole)
