"""A question remembers what it is about, so that a decision holds for the same charges on a follow-up bill."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    op.add_column("findings", sa.Column("matter", sa.Text(), nullable=False, server_default=""))
    op.create_index("ix_findings_matter", "findings", ["matter"])
