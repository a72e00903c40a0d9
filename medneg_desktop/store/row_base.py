"""What all tables share: how the values of the house become columns, and the columns that several tables have."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import Any, ClassVar

from sqlalchemy import MetaData
from sqlalchemy.orm import DeclarativeBase, Mapped
from sqlalchemy.types import TypeEngine

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
from medneg_desktop.store.columns import Cents, Day, Moment, Named, Numbers, Texts, Words


class ValueKind(StrEnum):
    """Which of the columns of a fact holds its value."""

    MONEY = "money"
    DATE = "date"
    NUMBER = "number"
    TEXT = "text"
    LIST = "list"


class FigureName(StrEnum):
    """The figures of a reconciliation."""

    BILLED = "billed"
    PLAN_DISCOUNT = "plan_discount"
    ALLOWED = "allowed"
    PLAN_PAID = "plan_paid"
    PATIENT_SHARE = "patient_share"
    PATIENT_PAID = "patient_paid"
    ASKED = "asked"


_NAMES: tuple[type[StrEnum], ...] = (
    ValueKind,
    FigureName,
    LinkKind,
    Said,
    Reply,
    ReadingStatus,
    Certainty,
    Decision,
    DueKind,
    Duty,
    SentBy,
    TextSource,
    Cell,
    DocumentKind,
    FieldName,
    State,
    Subject,
)


class Row(DeclarativeBase):
    """Base of all rows. Constraints get fixed names, so that a later migration can find them."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: ClassVar[dict[Any, TypeEngine[Any]]] = {
        str: Words(),
        Money: Cents(),
        date: Day(),
        datetime: Moment(),
        tuple[str, ...]: Texts(),
        tuple[int, ...]: Numbers(),
        **{names: Named(names) for names in _NAMES},
    }


class PlaceColumns:
    """A place on a page; all five are empty where there is none."""

    page: Mapped[int | None]
    x0: Mapped[float | None]
    y0: Mapped[float | None]
    x1: Mapped[float | None]
    y1: Mapped[float | None]


class FactColumns(PlaceColumns):
    """A fact: its value in the column of its kind, so that amounts and dates can be compared in SQL."""

    kind: Mapped[ValueKind]
    cents: Mapped[Money | None]
    day: Mapped[date | None]
    value: Mapped[str | None]
    raw: Mapped[str]
    state: Mapped[State]
    confidence: Mapped[float]
    note: Mapped[str]


class EvidenceColumns(PlaceColumns):
    """A place on a paper that something stands on."""

    document_id: Mapped[str]
    part: Mapped[int]
    name: Mapped[str]
    line: Mapped[int | None]
    field: Mapped[FieldName | None]
    note: Mapped[str]
