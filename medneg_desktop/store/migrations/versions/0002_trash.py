"""A document can be put into the trash, and lists are in the order in which things came in.

The order no longer leans on the clock, which a person may set back; an index over the row's own number is enough.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.add_column("documents", sa.Column("trashed", sa.Text(), nullable=True))
    op.drop_index("ix_documents_added_seq", table_name="documents")
    op.drop_index("ix_documents_reviewed_added_seq", table_name="documents")
    op.create_index("ix_documents_reviewed", "documents", ["reviewed"])
    op.create_index("ix_documents_trashed", "documents", ["trashed"], sqlite_where=sa.text("trashed IS NOT NULL"))
