"""Where a case stands tells what the person paid, with what they noted; all cases are worked out anew for it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    op.add_column("case_states", sa.Column("paid", sa.Integer(), nullable=True))
    op.add_column("case_states", sa.Column("noted", sa.Integer(), nullable=False, server_default="0"))
    op.execute("DELETE FROM settings WHERE name = 'cases settled on'")
