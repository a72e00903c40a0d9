"""The tables of a vault. Rows are no domain objects: the repositories translate, so a column can be renamed alone.

What lists show (Home, the inbox, the bills) stands in columns of its own, so that opening them loads no reading.
Children are numbered by their place (``seq``) in the tuple they come from, which brings that order back.
"""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, ForeignKeyConstraint, Index, LargeBinary, text
from sqlalchemy.orm import Mapped, mapped_column

from medneg_desktop.core.money import Money
from medneg_desktop.domain.answer import Reply
from medneg_desktop.domain.case import LinkKind, Said
from medneg_desktop.domain.document import ReadingStatus
from medneg_desktop.domain.due import DueKind
from medneg_desktop.domain.finding import Certainty, Decision
from medneg_desktop.domain.learned import Subject
from medneg_desktop.domain.packet import SentBy
from medneg_desktop.domain.page import TextSource
from medneg_desktop.domain.reading import Cell, DocumentKind, FieldName, State
from medneg_desktop.domain.rights import Duty
from medneg_desktop.store.row_base import EvidenceColumns, FactColumns, FigureName, Row

_COMPACT = {"sqlite_with_rowid": False}
"""Small rows that are read by their owner: stored in the order of their key, without a second index."""

_OF_DOCUMENT = "documents.id"
_OF_READING = "readings.key"
_OF_CASE = "cases.key"


def _owner(column: str) -> ForeignKey:
    return ForeignKey(column, ondelete="CASCADE")


# ---------------------------------------------------------------------------------------------------- documents


class DocumentRow(Row):
    __tablename__ = "documents"
    __table_args__ = (
        Index(None, "reviewed"),
        Index(None, "status"),
        Index(None, "trashed", sqlite_where=text("trashed IS NOT NULL")),
        Index(None, "aside", sqlite_where=text("aside = 1")),
    )

    seq: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(unique=True)
    sha256: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    media: Mapped[str]
    size: Mapped[int]
    pages: Mapped[int]
    added: Mapped[datetime]
    status: Mapped[ReadingStatus]
    reviewed: Mapped[bool]
    aside: Mapped[bool] = mapped_column(server_default=text("0"))
    """Another document stands for it; such a document is in no list, case or sum either."""
    trashed: Mapped[datetime | None]
    """Since when it is in the trash; such a document is in no list, case or sum."""
    trouble_code: Mapped[str | None]
    trouble_title: Mapped[str | None]
    trouble_remedy: Mapped[str | None]


class DeclinedRow(Row):
    __tablename__ = "declined"

    number: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    code: Mapped[str]
    title: Mapped[str]
    remedy: Mapped[str]


class PageRow(Row):
    """The words of a page as compressed JSON: they are only ever read together."""

    __tablename__ = "pages"

    document_id: Mapped[str] = mapped_column(_owner(_OF_DOCUMENT), primary_key=True)
    seq: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[int]
    width: Mapped[float]
    height: Mapped[float]
    source: Mapped[TextSource]
    problem: Mapped[str]
    words: Mapped[bytes] = mapped_column(LargeBinary)
    turns: Mapped[int] = mapped_column(server_default=text("0"))
    turned: Mapped[bool] = mapped_column(server_default=text("0"))


class LearnedRow(Row):
    """What a person taught about the papers of one provider, one readable rule a row."""

    __tablename__ = "learned_rules"

    id: Mapped[str] = mapped_column(primary_key=True)
    provider: Mapped[str]
    papers: Mapped[DocumentKind]
    subject: Mapped[Subject]
    words: Mapped[str]
    meaning: Mapped[str]
    learned: Mapped[datetime]
    source: Mapped[str]


class MatchKeyRow(Row):
    """A key such as an account number in plain form, by which related documents find each other."""

    __tablename__ = "match_keys"
    __table_args__ = (Index(None, "document_id"), _COMPACT)

    key: Mapped[str] = mapped_column(primary_key=True)
    document_id: Mapped[str] = mapped_column(_owner(_OF_DOCUMENT), primary_key=True)


# ---------------------------------------------------------------------------------------------------- readings


class ReadingRow(Row):
    __tablename__ = "readings"
    __table_args__ = (Index(None, "document_id", "seq", unique=True),)

    key: Mapped[int] = mapped_column(primary_key=True)
    document_id: Mapped[str] = mapped_column(_owner(_OF_DOCUMENT))
    seq: Mapped[int]
    part: Mapped[int]
    pages: Mapped[tuple[int, ...]]
    kind: Mapped[DocumentKind]
    kind_confidence: Mapped[float]
    kind_grounds: Mapped[tuple[str, ...]]
    kind_state: Mapped[State]
    language: Mapped[str]
    text_source: Mapped[TextSource]
    notes: Mapped[tuple[str, ...]]
    divided: Mapped[bool] = mapped_column(server_default=text("0"))
    own_lines: Mapped[bool] = mapped_column(server_default=text("0"))
    looked_at: Mapped[bool] = mapped_column(server_default=text("0"))


class FieldRow(FactColumns, Row):
    __tablename__ = "reading_fields"
    __table_args__ = (_COMPACT,)

    reading_key: Mapped[int] = mapped_column(_owner(_OF_READING), primary_key=True)
    seq: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[FieldName]
    aside_page: Mapped[int | None]
    """Only for a value that waits: the page it belongs to."""


class LineRow(Row):
    __tablename__ = "reading_lines"
    __table_args__ = (_COMPACT,)

    reading_key: Mapped[int] = mapped_column(_owner(_OF_READING), primary_key=True)
    seq: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[int]
    page: Mapped[int]
    x0: Mapped[float]
    y0: Mapped[float]
    x1: Mapped[float]
    y1: Mapped[float]


class CellRow(FactColumns, Row):
    __tablename__ = "reading_cells"
    __table_args__ = (
        ForeignKeyConstraint(
            ["reading_key", "line_seq"], ["reading_lines.reading_key", "reading_lines.seq"], ondelete="CASCADE"
        ),
        _COMPACT,
    )

    reading_key: Mapped[int] = mapped_column(primary_key=True)
    line_seq: Mapped[int] = mapped_column(primary_key=True)
    seq: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[Cell]


# ---------------------------------------------------------------------------------------------------- cases


class CaseRow(Row):
    """A case, with what the lists show of it: ``asked`` to ``eobs`` follow from the rest and from the decisions."""

    __tablename__ = "cases"

    key: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(unique=True)
    provider: Mapped[str | None]
    patient: Mapped[str | None]
    missing: Mapped[tuple[str, ...]]
    reconciled_in_question: Mapped[Money]
    reconciled_supported: Mapped[Money | None]
    service_from: Mapped[date | None]
    asked: Mapped[Money | None]
    supported: Mapped[Money | None]
    in_question: Mapped[Money]
    patient_paid: Mapped[Money | None]
    questions: Mapped[int]
    proven: Mapped[int]
    papers: Mapped[int]
    eobs: Mapped[int]


Index(None, CaseRow.in_question.desc(), CaseRow.asked.desc(), CaseRow.key)
Index(
    "ix_cases_totals",
    *(CaseRow.asked, CaseRow.in_question, CaseRow.patient_paid, CaseRow.questions, CaseRow.proven, CaseRow.provider),
)


class PaperRow(Row):
    """A document in a case. Its reading is the one kept with the document; it is not copied."""

    __tablename__ = "case_papers"
    __table_args__ = (Index(None, "document_id"), _COMPACT)

    case_key: Mapped[int] = mapped_column(_owner(_OF_CASE), primary_key=True)
    seq: Mapped[int] = mapped_column(primary_key=True)
    document_id: Mapped[str] = mapped_column(_owner(_OF_DOCUMENT))
    part: Mapped[int]
    name: Mapped[str]


class LinkRow(Row):
    __tablename__ = "case_links"

    case_key: Mapped[int] = mapped_column(_owner(_OF_CASE), primary_key=True)
    seq: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[LinkKind]
    bill_document: Mapped[str]
    bill_part: Mapped[int]
    bill_name: Mapped[str]
    other_document: Mapped[str]
    other_part: Mapped[int]
    other_name: Mapped[str]
    strong: Mapped[bool]
    grounds: Mapped[tuple[str, ...]]
    bill_lines: Mapped[tuple[int, ...]]
    other_lines: Mapped[tuple[int, ...]]


class FigureRow(Row):
    __tablename__ = "case_figures"

    case_key: Mapped[int] = mapped_column(_owner(_OF_CASE), primary_key=True)
    name: Mapped[FigureName] = mapped_column(primary_key=True)
    amount: Mapped[Money]
    how: Mapped[str]
    firm: Mapped[bool]


class DeadlineRow(Row):
    __tablename__ = "deadlines"
    __table_args__ = (Index(None, "day"),)

    case_key: Mapped[int] = mapped_column(_owner(_OF_CASE), primary_key=True)
    seq: Mapped[int] = mapped_column(primary_key=True)
    day: Mapped[date]
    what: Mapped[str]
    rule: Mapped[str]
    source: Mapped[str]


class DueDayRow(Row):
    """A day of a case with what it rests on (``basis``, as JSON: it is only ever read whole)."""

    __tablename__ = "days"
    __table_args__ = (Index(None, "day"), Index(None, "key"))

    case_key: Mapped[int] = mapped_column(_owner(_OF_CASE), primary_key=True)
    seq: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str]
    day: Mapped[date]
    kind: Mapped[DueKind]
    duty: Mapped[Duty]
    what: Mapped[str]
    amount: Mapped[Money | None]
    source: Mapped[str]
    settled: Mapped[str]
    basis: Mapped[str]


class CaseStateRow(Row):
    """Where a case stands; ``trail`` is JSON, for it is only ever read whole."""

    __tablename__ = "case_states"
    __table_args__ = (
        Index("ix_case_states_totals", "case_key", "turn", "possible", "disputed", "confirmed", "refunded", "paid"),
    )

    case_key: Mapped[int] = mapped_column(_owner(_OF_CASE), primary_key=True)
    turn: Mapped[str]
    since: Mapped[date | None]
    office: Mapped[str]
    step: Mapped[int]
    left: Mapped[tuple[int, ...]]
    act: Mapped[str]
    possible: Mapped[Money]
    disputed: Mapped[Money]
    confirmed: Mapped[Money]
    refunded: Mapped[Money]
    paid: Mapped[Money | None]
    noted: Mapped[Money]
    trail: Mapped[str]


class MarkRow(Row):
    """What the person did with a day, by the day's key: it outlives the case, whose papers may make another one."""

    __tablename__ = "marks"
    __table_args__ = (_COMPACT,)

    key: Mapped[str] = mapped_column(primary_key=True)
    done: Mapped[bool]
    until: Mapped[date | None]


class FindingRow(Row):
    __tablename__ = "findings"
    __table_args__ = (Index(None, "fingerprint"), Index(None, "matter"))

    case_key: Mapped[int] = mapped_column(_owner(_OF_CASE), primary_key=True)
    seq: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str]
    rule: Mapped[str]
    certainty: Mapped[Certainty]
    title: Mapped[str]
    amount: Mapped[Money | None]
    explanation: Mapped[str]
    ask: Mapped[str]
    could_be_right_if: Mapped[str]
    overlaps: Mapped[tuple[str, ...]]
    sources: Mapped[tuple[str, ...]]
    fingerprint: Mapped[str]
    matter: Mapped[str]


class FindingEvidenceRow(EvidenceColumns, Row):
    __tablename__ = "finding_evidence"
    __table_args__ = (
        ForeignKeyConstraint(["case_key", "finding_seq"], ["findings.case_key", "findings.seq"], ondelete="CASCADE"),
        _COMPACT,
    )

    case_key: Mapped[int] = mapped_column(primary_key=True)
    finding_seq: Mapped[int] = mapped_column(primary_key=True)
    seq: Mapped[int] = mapped_column(primary_key=True)


class FigureEvidenceRow(EvidenceColumns, Row):
    __tablename__ = "figure_evidence"
    __table_args__ = (
        ForeignKeyConstraint(
            ["case_key", "figure"], ["case_figures.case_key", "case_figures.name"], ondelete="CASCADE"
        ),
        _COMPACT,
    )

    case_key: Mapped[int] = mapped_column(primary_key=True)
    figure: Mapped[FigureName] = mapped_column(primary_key=True)
    seq: Mapped[int] = mapped_column(primary_key=True)


class NotCheckedRow(Row):
    __tablename__ = "not_checked"

    case_key: Mapped[int] = mapped_column(_owner(_OF_CASE), primary_key=True)
    seq: Mapped[int] = mapped_column(primary_key=True)
    rule: Mapped[str]
    why: Mapped[str]


class DecisionRow(Row):
    """What the person decided about a question. It outlives the case, whose id (told here only for the record)
    changes when papers come to it. A second row under the question's matter outlives its papers: it holds for the
    same charges on a follow-up bill. A third under its ground holds when an EOB comes later or is corrected. ``amount``
    is the sum that was at stake then, None where it was not known.
    """

    __tablename__ = "decisions"

    fingerprint: Mapped[str] = mapped_column(primary_key=True)
    case_id: Mapped[str]
    decision: Mapped[Decision]
    reason: Mapped[str]
    amount: Mapped[Money | None]


# ---------------------------------------------------------------------------------------------------- talks


class TalkRow(Row):
    """An entry of the journal of talks, added and never changed. Its words are JSON: they are only ever read whole."""

    __tablename__ = "talks"

    seq: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(unique=True)
    at: Mapped[datetime]
    case_id: Mapped[str]
    kind: Mapped[str]
    body: Mapped[str]
    replaces: Mapped[str | None]
    why: Mapped[str]


class TalkAnchorRow(Row):
    """A paper of the case when an entry was written. It outlives the paper, as the entry does."""

    __tablename__ = "talk_anchors"
    __table_args__ = (Index(None, "document_id"), _COMPACT)

    talk_seq: Mapped[int] = mapped_column(_owner("talks.seq"), primary_key=True)
    seq: Mapped[int] = mapped_column(primary_key=True)
    document_id: Mapped[str]


# ---------------------------------------------------------------------------------------------------- search


class SearchRow(Row):
    """What is searched: a page of a document, without a page what else is known of it, or an entry of the talks.

    Its tokens stand under ``seq`` in the full-text index ``search_words``, which keeps no words; a trigger takes them
    away with the row.
    """

    __tablename__ = "search_entries"
    __table_args__ = (Index(None, "document_id"), Index(None, "talk_seq"))

    seq: Mapped[int] = mapped_column(primary_key=True)
    document_id: Mapped[str | None] = mapped_column(_owner(_OF_DOCUMENT))
    talk_seq: Mapped[int | None] = mapped_column(_owner("talks.seq"))
    page: Mapped[int | None]


class TagRow(Row):
    """A word that a person put on a document, small letters only."""

    __tablename__ = "document_tags"
    __table_args__ = (Index(None, "tag"), _COMPACT)

    document_id: Mapped[str] = mapped_column(_owner(_OF_DOCUMENT), primary_key=True)
    tag: Mapped[str] = mapped_column(primary_key=True)


# ---------------------------------------------------------------------------------------------------- the person's word


class BondRow(Row):
    """What a person said about two papers; one word for each two."""

    __tablename__ = "bonds"
    __table_args__ = (Index(None, "other_id"), _COMPACT)

    document_id: Mapped[str] = mapped_column(_owner(_OF_DOCUMENT), primary_key=True)
    part: Mapped[int] = mapped_column(primary_key=True)
    other_id: Mapped[str] = mapped_column(_owner(_OF_DOCUMENT), primary_key=True)
    other_part: Mapped[int] = mapped_column(primary_key=True)
    said: Mapped[Said]


class AnswerRow(Row):
    """An answer to a short question about a paper, or about a line of it; line 0 stands for the whole paper."""

    __tablename__ = "answers"
    __table_args__ = (_COMPACT,)

    document_id: Mapped[str] = mapped_column(_owner(_OF_DOCUMENT), primary_key=True)
    part: Mapped[int] = mapped_column(primary_key=True)
    line: Mapped[int] = mapped_column(primary_key=True)
    topic: Mapped[str] = mapped_column(primary_key=True)
    said: Mapped[Reply]


# ---------------------------------------------------------------------------------------------------- history


class PacketRow(Row):
    __tablename__ = "packets"

    seq: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(unique=True)
    case_id: Mapped[str]
    sha256: Mapped[str]
    made: Mapped[datetime]
    pages: Mapped[int]
    contents: Mapped[tuple[str, ...]]
    recipient: Mapped[str]
    recipe: Mapped[str]


class SendingRow(Row):
    """How a packet was sent."""

    __tablename__ = "sendings"
    __table_args__ = (Index(None, "packet_id"),)

    seq: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(unique=True)
    packet_id: Mapped[str]
    recipient: Mapped[str]
    day: Mapped[date]
    sent_by: Mapped[SentBy]
    reference: Mapped[str]


class EventRow(Row):
    __tablename__ = "events"
    __table_args__ = (Index(None, "document_id"), Index(None, "case_id"))

    seq: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    what: Mapped[str]
    detail: Mapped[str]
    document_id: Mapped[str | None]
    case_id: Mapped[str | None]


class SettingRow(Row):
    __tablename__ = "settings"

    name: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]
