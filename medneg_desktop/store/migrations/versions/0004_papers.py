"""Documents can be joined and taken apart with every correction kept, and layouts of providers can be learned."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    no = sa.text("0")
    op.add_column("documents", sa.Column("aside", sa.Boolean(), nullable=False, server_default=no))
    op.create_index("ix_documents_aside", "documents", ["aside"], sqlite_where=sa.text("aside = 1"))
    op.add_column("readings", sa.Column("divided", sa.Boolean(), nullable=False, server_default=no))
    op.add_column("readings", sa.Column("own_lines", sa.Boolean(), nullable=False, server_default=no))
    op.add_column("reading_fields", sa.Column("aside_page", sa.Integer(), nullable=True))
    op.create_table(
        "learned_rules",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("provider", sa.Text(), nullable=False),
        sa.Column("papers", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("meaning", sa.Text(), nullable=False),
        sa.Column("learned", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_learned_rules"),
    )
