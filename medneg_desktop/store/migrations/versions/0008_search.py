"""Everything that is written on papers and said in talks can be searched, and papers can be tagged.

The index keeps tokens only: the words themselves stay in their pages. Papers held before are indexed by and by.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    op.create_table(
        "search_entries",
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("document_id", sa.Text(), nullable=True),
        sa.Column("talk_seq", sa.Integer(), nullable=True),
        sa.Column("page", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["document_id"], ["documents.id"], name="fk_search_entries_documents", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["talk_seq"], ["talks.seq"], name="fk_search_entries_talks", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("seq", name="pk_search_entries"),
    )
    op.create_index("ix_search_entries_document_id", "search_entries", ["document_id"])
    op.create_index("ix_search_entries_talk_seq", "search_entries", ["talk_seq"])
    op.execute(
        "CREATE VIRTUAL TABLE search_words USING fts5(body, content='', contentless_delete=1,"
        " tokenize='unicode61 remove_diacritics 2')"
    )
    op.execute("CREATE VIRTUAL TABLE search_vocabulary USING fts5vocab(search_words, 'row')")
    op.execute(
        "CREATE TRIGGER search_entries_gone AFTER DELETE ON search_entries"
        " BEGIN DELETE FROM search_words WHERE rowid = old.seq; END"
    )
    op.create_table(
        "document_tags",
        sa.Column("document_id", sa.Text(), nullable=False),
        sa.Column("tag", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["document_id"], ["documents.id"], name="fk_document_tags_documents", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("document_id", "tag", name="pk_document_tags"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_document_tags_tag", "document_tags", ["tag"])
