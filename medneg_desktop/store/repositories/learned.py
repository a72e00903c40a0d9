"""What was learned about the papers of providers, as plain rows."""

from __future__ import annotations

from sqlalchemy import delete, select

from medneg_desktop.domain.learned import LearnedRule
from medneg_desktop.store.repositories.base import Repository
from medneg_desktop.store.rows import LearnedRow

_COLUMNS = ("id", "provider", "papers", "subject", "words", "meaning", "learned", "source")


class Learned(Repository):
    """The learned rules' part of the unit of work."""

    def add_rule(self, rule: LearnedRule) -> None:
        self._insert(LearnedRow, [{name: getattr(rule, name) for name in _COLUMNS}])

    def remove_rule(self, rule: str) -> None:
        self._session.connection().execute(delete(LearnedRow).where(LearnedRow.id == rule))

    def rules(self) -> list[LearnedRule]:
        """In the order of providers, and of one provider what was learned first."""
        rows = self._session.scalars(
            select(LearnedRow).order_by(LearnedRow.provider, LearnedRow.learned, LearnedRow.id)
        )
        return [LearnedRule(**{name: getattr(row, name) for name in _COLUMNS}) for row in rows]
