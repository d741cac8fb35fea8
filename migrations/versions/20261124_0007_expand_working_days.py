"""A district's own working days, which come before the calendar's."""

import sqlalchemy as sa
from alembic import op

from zhaoshang.database.row_security import fence, place, reading, writing

revision = "20261124_0007"
down_revision = "20261124_0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "working_day_override",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("worked", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by", sa.Uuid(), nullable=False),
        sa.Column("district_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("district_id", "id", name=op.f("working_day_override_pkey")),
        schema="app",
    )
    op.create_index(
        op.f("working_day_override_district_id_day_id_idx"),
        "working_day_override",
        ["district_id", "day", "id"],
        schema="app",
    )
    place("working_day_override")
    # As with the district's rules: everybody there counts by them, and nobody takes a decision back unseen.
    fence("working_day_override", select=reading("OWN", "DISTRICT", "ADMIN"), insert=writing("DISTRICT", "ADMIN"))
