"""The first form of a vault.

A step never imports the tables of today: they will change, and this one must not.
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_COMPACT = {"sqlite_with_rowid": False}


def upgrade() -> None:
    _documents()
    _readings()
    _cases()
    _case_money()
    _findings()
    _history()


def _table(name: str, key: tuple[str, ...], *parts: sa.schema.SchemaItem, **options: Any) -> None:
    op.create_table(name, *parts, sa.PrimaryKeyConstraint(*key, name=f"pk_{name}"), **options)


def _index(table: str, *columns: str, unique: bool = False) -> None:
    op.create_index(f"ix_{table}_{'_'.join(columns)}", table, list(columns), unique=unique)


def _int(name: str, *, null: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.Integer(), nullable=null)


def _text(name: str, *, null: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.Text(), nullable=null)


def _real(name: str, *, null: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.Double(), nullable=null)


def _yes_no(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.Boolean(), nullable=False)


def _texts(*names: str) -> list[sa.Column[Any]]:
    return [_text(name) for name in names]


def _place(*, null: bool) -> list[sa.Column[Any]]:
    return [_int("page", null=null), *(_real(name, null=null) for name in ("x0", "y0", "x1", "y1"))]


def _fact() -> list[sa.Column[Any]]:
    return [
        _text("kind"),
        _int("cents", null=True),
        _text("day", null=True),
        _text("value", null=True),
        _text("raw"),
        _text("state"),
        _real("confidence"),
        _text("note"),
        *_place(null=True),
    ]


def _evidence() -> list[sa.Column[Any]]:
    return [
        _text("document_id"),
        _int("part"),
        _text("name"),
        _int("line", null=True),
        _text("field", null=True),
        _text("note"),
        *_place(null=True),
    ]


def _unique(table: str, column: str) -> sa.UniqueConstraint:
    return sa.UniqueConstraint(column, name=f"uq_{table}_{column}")


def _owned(table: str, columns: list[str], owner: str, owner_columns: list[str]) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        columns, [f"{owner}.{column}" for column in owner_columns], name=f"fk_{table}_{owner}", ondelete="CASCADE"
    )


def _of_document(table: str) -> sa.ForeignKeyConstraint:
    return _owned(table, ["document_id"], "documents", ["id"])


def _of_case(table: str) -> sa.ForeignKeyConstraint:
    return _owned(table, ["case_key"], "cases", ["key"])


def _documents() -> None:
    _table(
        "documents",
        ("seq",),
        _int("seq"),
        *_texts("id", "sha256", "name", "media"),
        _int("size"),
        _int("pages"),
        *_texts("added", "status"),
        _yes_no("reviewed"),
        *(_text(name, null=True) for name in ("trouble_code", "trouble_title", "trouble_remedy")),
        _unique("documents", "id"),
        _unique("documents", "sha256"),
    )
    _index("documents", "added", "seq")
    _index("documents", "reviewed", "added", "seq")
    _index("documents", "status")
    _table("declined", ("number",), _int("number"), *_texts("name", "code", "title", "remedy"))
    _table(
        "pages",
        ("document_id", "seq"),
        _text("document_id"),
        _int("seq"),
        _int("number"),
        _real("width"),
        _real("height"),
        *_texts("source", "problem"),
        sa.Column("words", sa.LargeBinary(), nullable=False),
        _of_document("pages"),
    )
    _table("match_keys", ("key", "document_id"), *_texts("key", "document_id"), _of_document("match_keys"), **_COMPACT)
    _index("match_keys", "document_id")


def _readings() -> None:
    _table(
        "readings",
        ("key",),
        _int("key"),
        _text("document_id"),
        _int("seq"),
        _int("part"),
        *_texts("pages", "kind"),
        _real("kind_confidence"),
        *_texts("kind_grounds", "kind_state", "language", "text_source", "notes"),
        _of_document("readings"),
    )
    _index("readings", "document_id", "seq", unique=True)
    _table(
        "reading_fields",
        ("reading_key", "seq"),
        _int("reading_key"),
        _int("seq"),
        _text("name"),
        *_fact(),
        _owned("reading_fields", ["reading_key"], "readings", ["key"]),
        **_COMPACT,
    )
    _table(
        "reading_lines",
        ("reading_key", "seq"),
        _int("reading_key"),
        _int("seq"),
        _int("number"),
        *_place(null=False),
        _owned("reading_lines", ["reading_key"], "readings", ["key"]),
        **_COMPACT,
    )
    _table(
        "reading_cells",
        ("reading_key", "line_seq", "seq"),
        _int("reading_key"),
        _int("line_seq"),
        _int("seq"),
        _text("name"),
        *_fact(),
        _owned("reading_cells", ["reading_key", "line_seq"], "reading_lines", ["reading_key", "seq"]),
        **_COMPACT,
    )


def _cases() -> None:
    _table(
        "cases",
        ("key",),
        _int("key"),
        _text("id"),
        _text("provider", null=True),
        _text("patient", null=True),
        _text("missing"),
        _int("reconciled_in_question"),
        _int("reconciled_supported", null=True),
        _text("service_from", null=True),
        _int("asked", null=True),
        _int("supported", null=True),
        _int("in_question"),
        _int("patient_paid", null=True),
        *(_int(name) for name in ("questions", "proven", "papers", "eobs")),
        _unique("cases", "id"),
    )
    op.create_index(
        "ix_cases_in_question_asked_key", "cases", [sa.text("in_question DESC"), sa.text("asked DESC"), "key"]
    )
    _table(
        "case_papers",
        ("case_key", "seq"),
        _int("case_key"),
        _int("seq"),
        _text("document_id"),
        _int("part"),
        _text("name"),
        _of_case("case_papers"),
        _of_document("case_papers"),
        **_COMPACT,
    )
    _index("case_papers", "document_id")
    _table(
        "case_links",
        ("case_key", "seq"),
        _int("case_key"),
        _int("seq"),
        *_texts("kind", "bill_document"),
        _int("bill_part"),
        *_texts("bill_name", "other_document"),
        _int("other_part"),
        _text("other_name"),
        _yes_no("strong"),
        *_texts("grounds", "bill_lines", "other_lines"),
        _of_case("case_links"),
    )


def _case_money() -> None:
    _table(
        "case_figures",
        ("case_key", "name"),
        _int("case_key"),
        _text("name"),
        _int("amount"),
        _text("how"),
        _yes_no("firm"),
        _of_case("case_figures"),
    )
    _table(
        "figure_evidence",
        ("case_key", "figure", "seq"),
        _int("case_key"),
        _text("figure"),
        _int("seq"),
        *_evidence(),
        _owned("figure_evidence", ["case_key", "figure"], "case_figures", ["case_key", "name"]),
        **_COMPACT,
    )
    _table(
        "deadlines",
        ("case_key", "seq"),
        _int("case_key"),
        _int("seq"),
        *_texts("day", "what", "rule", "source"),
        _of_case("deadlines"),
    )
    _index("deadlines", "day")


def _findings() -> None:
    _table(
        "findings",
        ("case_key", "seq"),
        _int("case_key"),
        _int("seq"),
        *_texts("id", "rule", "certainty", "title"),
        _int("amount", null=True),
        *_texts("explanation", "ask", "could_be_right_if", "overlaps", "sources", "fingerprint"),
        _of_case("findings"),
    )
    _index("findings", "fingerprint")
    _table(
        "finding_evidence",
        ("case_key", "finding_seq", "seq"),
        _int("case_key"),
        _int("finding_seq"),
        _int("seq"),
        *_evidence(),
        _owned("finding_evidence", ["case_key", "finding_seq"], "findings", ["case_key", "seq"]),
        **_COMPACT,
    )
    _table(
        "not_checked",
        ("case_key", "seq"),
        _int("case_key"),
        _int("seq"),
        *_texts("rule", "why"),
        _of_case("not_checked"),
    )
    _table("decisions", ("fingerprint",), *_texts("fingerprint", "case_id", "decision", "reason"))


def _history() -> None:
    _table(
        "packets",
        ("seq",),
        _int("seq"),
        *_texts("id", "case_id", "sha256", "made"),
        _int("pages"),
        _text("contents"),
        _unique("packets", "id"),
    )
    _table(
        "events",
        ("seq",),
        _int("seq"),
        *_texts("at", "what", "detail"),
        _text("document_id", null=True),
        _text("case_id", null=True),
    )
    _index("events", "document_id")
    _index("events", "case_id")
    _table("settings", ("name",), *_texts("name", "value"))
