"""The days of cases, and what the person did with them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import fields
from datetime import date
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.dialects.sqlite import insert as upsert

from medneg_desktop.core.ids import CaseId, DocumentId
from medneg_desktop.core.money import Money
from medneg_desktop.domain.due import OPEN, Basis, DueDay, Mark
from medneg_desktop.domain.rights import Sure
from medneg_desktop.domain.state import CaseState, CaseTrail, Charge
from medneg_desktop.services.ports import KeptDay
from medneg_desktop.store.repositories.base import Repository, batches
from medneg_desktop.store.rows import CaseRow, CaseStateRow, DueDayRow, MarkRow


class Days(Repository):
    """The days' part of the unit of work."""

    def set_days(self, case: CaseId, days: Sequence[DueDay]) -> bool:
        key = self._session.scalar(select(CaseRow.key).where(CaseRow.id == case))
        if key is None:
            return False
        before = [row.due for row in self.days([case])]
        if before == list(days):
            return False
        self._session.connection().execute(delete(DueDayRow).where(DueDayRow.case_key == key))
        self._insert(DueDayRow, [{"case_key": key, "seq": n, **_columns(due)} for n, due in enumerate(days)])
        return True

    def days(self, cases: Iterable[CaseId] | None = None) -> list[KeptDay]:
        query = (
            select(*DueDayRow.__table__.columns, CaseRow.id, CaseRow.provider, MarkRow.done, MarkRow.until)
            .join(CaseRow, CaseRow.key == DueDayRow.case_key)
            .outerjoin(MarkRow, MarkRow.key == DueDayRow.key)
            .order_by(DueDayRow.day, DueDayRow.case_key, DueDayRow.seq)
        )
        if cases is None:
            return [_kept(row) for row in self._session.execute(query)]
        return [
            _kept(row) for batch in batches(cases) for row in self._session.execute(query.where(CaseRow.id.in_(batch)))
        ]

    def set_state(self, case: CaseId, state: CaseState, trail: CaseTrail) -> bool:
        key = self._session.scalar(select(CaseRow.key).where(CaseRow.id == case))
        if key is None:
            return False
        wanted = {**{f.name: getattr(state, f.name) for f in fields(state)}, "trail": _plain_trail(trail)}
        query = select(*(CaseStateRow.__table__.columns[name] for name in wanted))
        held = self._session.execute(query.where(CaseStateRow.case_key == key)).one_or_none()
        if held is not None and held._asdict() == wanted:
            return False
        self._session.connection().execute(
            upsert(CaseStateRow)
            .values(case_key=key, **wanted)
            .on_conflict_do_update(index_elements=["case_key"], set_=wanted)
        )
        return True

    def trails(self, cases: Iterable[CaseId] | None = None) -> dict[CaseId, CaseTrail]:
        query = select(CaseRow.id, CaseStateRow.trail).join(CaseStateRow, CaseStateRow.case_key == CaseRow.key)
        query = query.order_by(CaseRow.key)
        wanted = [query] if cases is None else [query.where(CaseRow.id.in_(batch)) for batch in batches(cases)]
        return {
            CaseId(case): _trail(CaseId(case), json.loads(kept))
            for asked in wanted
            for case, kept in self._session.execute(asked)
        }

    def mark(self, key: str) -> Mark:
        row = self._session.execute(select(MarkRow.done, MarkRow.until).where(MarkRow.key == key)).one_or_none()
        return OPEN if row is None else Mark(row.done, row.until)

    def set_mark(self, key: str, mark: Mark) -> None:
        connection = self._session.connection()
        if mark == OPEN:
            connection.execute(delete(MarkRow).where(MarkRow.key == key))
            return
        values = {"done": mark.done, "until": mark.until}
        connection.execute(
            upsert(MarkRow).values(key=key, **values).on_conflict_do_update(index_elements=["key"], set_=values)
        )


def _columns(due: DueDay) -> dict[str, Any]:
    return {
        "key": due.key,
        "day": due.day,
        "kind": due.kind,
        "duty": due.duty,
        "what": due.what,
        "amount": due.amount,
        "source": due.basis.citation,
        "settled": due.settled,
        "basis": _plain(due.basis),
    }


def _plain(basis: Basis) -> str:
    """All but the citation, which has a column of its own."""
    return json.dumps(
        {
            "counted": basis.counted,
            "rule": basis.rule,
            "source": basis.source,
            "checked": basis.checked.isoformat() if basis.checked is not None else None,
            "sure": basis.sure,
            "certain": basis.certain,
            "note": basis.note,
        }
    )


def _plain_trail(trail: CaseTrail) -> str:
    return json.dumps(
        {
            "balances": [[[day.isoformat(), amount.cents] for day, amount in series] for series in trail.balances],
            "charges": [
                [c.day.isoformat(), c.amount.cents, c.whose, c.patient, int(c.paid), c.document] for c in trail.charges
            ],
        }
    )


def _trail(case: CaseId, kept: Any) -> CaseTrail:
    balances = tuple(tuple((date.fromisoformat(d), Money(c)) for d, c in series) for series in kept["balances"])
    charges = (
        Charge(date.fromisoformat(day), Money(cents), whose, patient, bool(paid), DocumentId(document), case)
        for day, cents, whose, patient, paid, document in kept["charges"]
    )
    return CaseTrail(balances, tuple(charges))


def _kept(row: Any) -> KeptDay:
    told = json.loads(row.basis)
    basis = Basis(
        told["counted"],
        told["rule"],
        row.source,
        told["source"],
        date.fromisoformat(told["checked"]) if told["checked"] else None,
        Sure(told["sure"]) if told["sure"] else None,
        told["certain"],
        told["note"],
    )
    due = DueDay(row.key, row.day, row.kind, row.what, row.duty, CaseId(row.id), row.amount, basis, row.settled)
    mark = OPEN if row.done is None else Mark(row.done, row.until)
    return KeptDay(due, row.provider or "", mark)
