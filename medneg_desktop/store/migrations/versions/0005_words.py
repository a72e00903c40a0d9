"""What a person says: which papers belong together, and the answers to short questions about them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.create_table(
        "bonds",
        sa.Column("document_id", sa.Text(), nullable=False),
        sa.Column("part", sa.Integer(), nullable=False),
        sa.Column("other_id", sa.Text(), nullable=False),
        sa.Column("other_part", sa.Integer(), nullable=False),
        sa.Column("said", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("document_id", "part", "other_id", "other_part", name="pk_bonds"),
        sa.ForeignKeyConstraint(["document_id"], ["documents.id"], name="fk_bonds_document_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["other_id"], ["documents.id"], name="fk_bonds_other_id", ondelete="CASCADE"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_bonds_other_id", "bonds", ["other_id"])
    op.create_table(
        "answers",
        sa.Column("document_id", sa.Text(), nullable=False),
        sa.Column("part", sa.Integer(), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("topic", sa.Text(), nullable=False),
        sa.Column("said", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("document_id", "part", "line", "topic", name="pk_answers"),
        sa.ForeignKeyConstraint(["document_id"], ["documents.id"], name="fk_answers_documents", ondelete="CASCADE"),
        sqlite_with_rowid=False,
    )
