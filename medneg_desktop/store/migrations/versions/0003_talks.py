"""A journal of what was said, offered and agreed about a case."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.create_table(
        "talks",
        sa.Column("seq", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("id", "at", "case_id", "kind", "body")),
        sa.Column("replaces", sa.Text(), nullable=True),
        sa.Column("why", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_talks"),
        sa.UniqueConstraint("id", name="uq_talks_id"),
    )
    op.create_table(
        "talk_anchors",
        sa.Column("talk_seq", sa.Integer(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("talk_seq", "seq", name="pk_talk_anchors"),
        sa.ForeignKeyConstraint(["talk_seq"], ["talks.seq"], name="fk_talk_anchors_talks", ondelete="CASCADE"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_talk_anchors_document_id", "talk_anchors", ["document_id"])
