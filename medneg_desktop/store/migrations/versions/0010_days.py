"""The days of cases on which something is due, what the person did with them, and where each case stands."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    op.create_table(
        "days",
        *(sa.Column(name, sa.Integer(), nullable=False) for name in ("case_key", "seq")),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("key", "day", "kind", "duty", "what")),
        sa.Column("amount", sa.Integer(), nullable=True),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("source", "settled", "basis")),
        sa.PrimaryKeyConstraint("case_key", "seq", name="pk_days"),
        sa.ForeignKeyConstraint(["case_key"], ["cases.key"], name="fk_days_cases", ondelete="CASCADE"),
    )
    op.create_index("ix_days_day", "days", ["day"])
    op.create_index("ix_days_key", "days", ["key"])
    op.create_table(
        "case_states",
        sa.Column("case_key", sa.Integer(), nullable=False),
        sa.Column("turn", sa.Text(), nullable=False),
        sa.Column("since", sa.Text(), nullable=True),
        sa.Column("office", sa.Text(), nullable=False),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.Column("left", sa.Text(), nullable=False),
        sa.Column("act", sa.Text(), nullable=False),
        *(sa.Column(n, sa.Integer(), nullable=False) for n in ("possible", "disputed", "confirmed", "refunded")),
        sa.Column("trail", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("case_key", name="pk_case_states"),
        sa.ForeignKeyConstraint(["case_key"], ["cases.key"], name="fk_case_states_cases", ondelete="CASCADE"),
    )
    op.create_table(
        "marks",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("done", sa.Boolean(), nullable=False),
        sa.Column("until", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("key", name="pk_marks"),
        sqlite_with_rowid=False,
    )
