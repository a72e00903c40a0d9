"""A packet remembers for whom it was made and with what choices, and how it was sent."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    for name in ("recipient", "recipe"):
        op.add_column("packets", sa.Column(name, sa.Text(), nullable=False, server_default=""))
    op.create_table(
        "sendings",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("packet_id", sa.Text(), nullable=False),
        sa.Column("recipient", sa.Text(), nullable=False),
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column("sent_by", sa.Text(), nullable=False),
        sa.Column("reference", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("seq", name="pk_sendings"),
        sa.UniqueConstraint("id", name="uq_sendings_id"),
    )
    op.create_index("ix_sendings_packet_id", "sendings", ["packet_id"])
