"""The sums over all cases are read from two indexes of their own, and no page of the cases themselves is decrypted."""

from __future__ import annotations

from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    op.create_index(
        "ix_cases_totals", "cases", ["asked", "in_question", "patient_paid", "questions", "proven", "provider"]
    )
    op.create_index(
        "ix_case_states_totals",
        "case_states",
        ["case_key", "turn", "possible", "disputed", "confirmed", "refunded", "paid"],
    )
