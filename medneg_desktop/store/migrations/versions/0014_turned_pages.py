"""A page knows which way up it is, and whether a person turned it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    op.add_column("pages", sa.Column("turns", sa.Integer(), nullable=False, server_default=sa.text("0")))
    op.add_column("pages", sa.Column("turned", sa.Boolean(), nullable=False, server_default=sa.text("0")))
