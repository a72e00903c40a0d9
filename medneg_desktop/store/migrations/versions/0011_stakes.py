"""A decision remembers the sum that was at stake, so that it holds until more is."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    op.add_column("decisions", sa.Column("amount", sa.Integer(), nullable=True))
