"""The lists and sums of the first screen, as plain SQL.

Written once and asked in two ways: inside a unit of work through SQLAlchemy, and before SQLAlchemy is loaded straight
of the driver. The first screen so costs no more than its own questions.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, Protocol

from medneg_desktop.core.clock import Clock
from medneg_desktop.core.ids import CaseId, DocumentId, Sha256
from medneg_desktop.core.money import Money
from medneg_desktop.domain.document import Document, ReadingStatus
from medneg_desktop.domain.due import LONG_PAST
from medneg_desktop.domain.state import CaseState
from medneg_desktop.services.ports import CaseSummary, ComingDay, Totals
from medneg_desktop.store import values

Answer = Iterable[Sequence[Any]]


class Asked(Protocol):
    """A connection of the driver, as far as questions need it."""

    def execute(self, sql: str, parameters: tuple[Any, ...], /) -> Answer: ...


_DOCUMENTS = """
SELECT id, sha256, name, media, size, pages, added, status, reviewed, aside, trouble_code, trouble_title, trouble_remedy
FROM documents
"""
# By the order in which they came in, and not by the clock, which may have been set back between two of them.
_NEWEST_FIRST = "ORDER BY seq DESC LIMIT ? OFFSET ?"

_SUMMARIES = """
SELECT key, id, provider, patient, service_from, asked, supported, in_question, patient_paid,
       questions, proven, papers, eobs, missing,
       turn, since, office, step, "left", act, possible, disputed, confirmed, refunded, paid, noted
FROM cases LEFT JOIN case_states ON case_states.case_key = cases.key
ORDER BY in_question DESC, asked DESC, key
LIMIT ? OFFSET ?
"""
# A reminder that is done or put off is not spoken of, nor a rule's last day that passed a month ago.
_OPEN = """
FROM days LEFT JOIN marks ON marks.key = days.key
WHERE days.settled = '' AND coalesce(marks.done, 0) = 0 AND coalesce(marks.until, '') <= ?
"""
_NEXT = f"""
SELECT days.case_key, days.day, days.what {_OPEN}
AND days.day >= ? AND days.duty = 'yours'
AND days.case_key IN (SELECT key FROM cases ORDER BY in_question DESC, asked DESC, key LIMIT ? OFFSET ?)
ORDER BY days.day, days.seq
"""  # noqa: S608 (our own words)
_COMING = f"""
SELECT days.key, days.day, days.kind, days.duty, days.what, days.source, cases.id, cases.provider
{_OPEN.replace("WHERE", "JOIN cases ON cases.key = days.case_key WHERE")}
AND (days.day >= ? OR days.kind <> 'rule')
ORDER BY days.day, days.case_key, days.seq
LIMIT ?
"""
# An absurd amount is kept as text and left out of the sums (see values.from_money). A closed case asks for nothing.
# Both indexes hold all that is asked: else each page of the cases would be decrypted before the first screen is there.
_CASE_TOTALS = """
WITH known AS (
    SELECT asked, in_question, patient_paid, questions, proven, provider, possible, disputed, confirmed, refunded,
           coalesce(turn, '') <> 'closed' AS open,
           CASE WHEN turn IS NULL THEN patient_paid ELSE paid END AS paid_known
    FROM cases INDEXED BY ix_cases_totals
    LEFT JOIN case_states INDEXED BY ix_case_states_totals ON case_states.case_key = cases.key
)
SELECT coalesce(sum(asked) FILTER (WHERE open AND typeof(asked) = 'integer'), 0),
       coalesce(sum(in_question) FILTER (WHERE open AND typeof(in_question) = 'integer'), 0),
       coalesce(sum(paid_known) FILTER (WHERE typeof(paid_known) = 'integer'), 0),
       coalesce(sum(possible) FILTER (WHERE typeof(possible) = 'integer'), 0),
       coalesce(sum(disputed) FILTER (WHERE typeof(disputed) = 'integer'), 0),
       coalesce(sum(confirmed) FILTER (WHERE typeof(confirmed) = 'integer'), 0),
       coalesce(sum(refunded) FILTER (WHERE typeof(refunded) = 'integer'), 0),
       count(*) FILTER (WHERE open), count(DISTINCT provider) FILTER (WHERE open),
       coalesce(sum(questions) FILTER (WHERE open), 0), coalesce(sum(proven) FILTER (WHERE open), 0),
       count(*) FILTER (WHERE NOT open)
FROM known
"""
# What is in the trash and what else stands aside are counted apart: with OR, SQLite reads every document and decrypts
# every page of them. The small indexes are named, and the plus keeps the rest of a question off the large ones.
_PAPER_TOTALS = """
WITH trash AS (SELECT reviewed FROM documents INDEXED BY ix_documents_trashed WHERE trashed IS NOT NULL),
     aside AS (
         SELECT reviewed FROM documents INDEXED BY ix_documents_aside WHERE aside = 1 AND +trashed IS NULL
     )
SELECT (SELECT count(*) FROM documents) - (SELECT count(*) FROM trash) - (SELECT count(*) FROM aside),
       (SELECT count(*) FROM documents WHERE reviewed = 0)
       - (SELECT count(*) FROM trash WHERE reviewed = 0) - (SELECT count(*) FROM aside WHERE reviewed = 0),
       (SELECT count(*) FROM declined)
"""
_ALL = -1
"""A limit that is none."""


class FrontQueries:
    """What can be asked before the store is whole. Whoever inherits says how a question reaches the database."""

    _clock: Clock

    def _ask(self, sql: str, *parameters: Any) -> Answer:
        raise NotImplementedError

    def documents(
        self,
        *,
        to_check: bool | None = None,
        status: ReadingStatus | None = None,
        limit: int | None = None,
        offset: int = 0,
    ) -> list[Document]:
        wanted: dict[str, str | int] = {}
        if status is not None:
            wanted["status = ?"] = status.value
        if to_check is not None:
            wanted["reviewed = ?"] = int(not to_check)
        where = f"WHERE {' AND '.join(['trashed IS NULL', 'aside = 0', *wanted])} "
        return self._documents_where(where + _NEWEST_FIRST, *wanted.values(), _limit(limit), offset)

    def _documents_where(self, clause: str, *parameters: Any) -> list[Document]:
        return [_document(row) for row in self._ask(_DOCUMENTS + clause, *parameters)]

    def case_summaries(self, *, limit: int | None = None, offset: int = 0) -> list[CaseSummary]:
        coming: dict[int, tuple[date, str]] = {}
        today = values.from_day(self._clock.today())
        for key, day, what in self._ask(_NEXT, today, today, _limit(limit), offset):
            coming.setdefault(key, (values.to_day(day), values.to_words(what)))
        rows = self._ask(_SUMMARIES, _limit(limit), offset)
        return [_summary(columns, coming.get(key)) for key, *columns in rows]

    def totals(self) -> Totals:
        [(asked, at_stake, paid, possible, disputed, confirmed, refunded, *counts)] = self._ask(_CASE_TOTALS)
        cases, providers, questions, proven, closed = counts
        [(documents, to_check, declined)] = self._ask(_PAPER_TOTALS)
        return Totals(
            asked=Money(asked),
            in_question=Money(at_stake),
            patient_paid=Money(paid),
            cases=cases,
            providers=providers,
            questions=questions,
            proven=proven,
            documents=documents,
            to_check=to_check,
            declined=declined,
            possible=Money(possible),
            disputed=Money(disputed),
            confirmed=Money(confirmed),
            refunded=Money(refunded),
            closed=closed,
        )

    def coming(self, *, limit: int) -> list[ComingDay]:
        today = self._clock.today()
        rows = self._ask(_COMING, values.from_day(today), values.from_day(today - LONG_PAST), limit)
        return [
            ComingDay(
                key,
                values.to_day(day),
                kind,
                duty,
                values.to_words(what),
                values.to_words(source),
                CaseId(case),
                values.maybe(values.to_words, provider) or "",
            )
            for key, day, kind, duty, what, source, case, provider in rows
        ]


class DriverFront(FrontQueries):
    """Asks the driver's connection itself."""

    def __init__(self, connection: Asked, clock: Clock) -> None:
        self._connection = connection
        self._clock = clock

    def _ask(self, sql: str, *parameters: Any) -> Answer:
        return self._connection.execute(sql, parameters)


def _limit(limit: int | None) -> int:
    return _ALL if limit is None else limit


def _document(row: Sequence[Any]) -> Document:
    document, sha256, name, media, size, pages, added, status, reviewed, aside, code, title, remedy = row
    trouble = None
    if code is not None:
        trouble = (code, values.to_words(title), values.to_words(remedy))
    return Document(
        id=DocumentId(document),
        sha256=Sha256(sha256),
        name=values.to_words(name),
        media=values.to_words(media),
        size=size,
        pages=pages,
        added=values.to_moment(added),
        status=ReadingStatus(status),
        reviewed=bool(reviewed),
        aside=bool(aside),
        trouble=trouble,
    )


def _summary(row: Sequence[Any], coming: tuple[date, str] | None) -> CaseSummary:
    case, provider, patient, service_from, asked, supported, in_question, patient_paid, *rest = row
    questions, proven, papers, eobs, missing, *state = rest
    return CaseSummary(
        id=CaseId(case),
        provider=values.maybe(values.to_words, provider),
        patient=values.maybe(values.to_words, patient),
        service_from=values.maybe(values.to_day, service_from),
        asked=values.maybe(values.to_money, asked),
        supported=values.maybe(values.to_money, supported),
        in_question=values.to_money(in_question),
        patient_paid=values.maybe(values.to_money, patient_paid),
        questions=questions,
        proven=proven,
        papers=papers,
        eobs=eobs,
        missing=values.to_list(missing),
        next_deadline=coming,
        state=_state(state),
    )


def _state(columns: Sequence[Any]) -> CaseState | None:
    turn, since, office, step, left, act, *sums, paid, noted = columns
    if turn is None:
        return None
    saved = [values.to_money(amount) for amount in sums]
    own = values.maybe(values.to_money, paid)
    told = (values.to_words(office), step, values.to_list(left), values.to_words(act))
    state = CaseState(turn, values.maybe(values.to_day, since), *told, *saved)
    return replace(state, paid=own, noted=values.to_money(noted))
