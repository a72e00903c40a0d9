"""Each paper of a file that holds several is looked at by itself."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    op.add_column("readings", sa.Column("looked_at", sa.Boolean(), nullable=False, server_default=sa.text("0")))
