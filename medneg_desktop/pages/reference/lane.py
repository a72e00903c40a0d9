"""The worker for tables behind the :class:`~medneg_desktop.services.reference.TableReader` port."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from medneg_desktop.core.trouble import Cancelled, PageBroke, PageOverran, TableDamaged
from medneg_desktop.domain.reference import Quarter
from medneg_desktop.pages.child import Child
from medneg_desktop.pages.limits import Limits
from medneg_desktop.pages.messages import TableRead, TableRequest, TableStep

LIMITS = Limits(address_space=2 << 30, resident=500 << 20)
_STEP_SECONDS = 120.0
"""A step takes a quarter of a second; a workbook is opened whole, which takes longer."""
_DESK = "medneg_desktop.pages.reference.desk"


class TableWorker:
    """Reads a file in a process of its own, that ends with it."""

    def __init__(self, limits: Limits = LIMITS) -> None:
        self._limits = limits

    def read(
        self,
        path: Path,
        wanted: frozenset[str],
        *,
        quarter: Quarter | None = None,
        hospital: bool | None = None,
        progress: Callable[[int, int], None] | None = None,
        stop: Callable[[], bool] | None = None,
    ) -> tuple[bytes, ...]:
        """See the port."""
        child = Child(self._limits, desk=_DESK)
        request = TableRequest(str(path), tuple(sorted(wanted)), quarter, hospital)
        try:
            while not (stop and stop()):  # the child's own check comes too late for a file that is read in one step
                answer = child.ask(request, bytes, seconds=_STEP_SECONDS, stop=stop)
                if isinstance(answer, TableRead):
                    return answer.tables
                if isinstance(answer, TableStep) and progress is not None:
                    progress(answer.done, answer.whole)
                request = TableRequest()
            raise Cancelled
        except (PageBroke, PageOverran) as broke:
            raise TableDamaged(details=broke.details or broke.code) from broke
        finally:
            child.release()
