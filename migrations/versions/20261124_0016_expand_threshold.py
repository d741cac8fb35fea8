"""Major projects are found by their investment, to follow the day's threshold."""

import sqlalchemy as sa
from alembic import op

revision = "20261124_0016"
down_revision = "20261124_0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index(
        "project_major_idx",
        "project",
        ["district_id", "investment_fen"],
        unique=False,
        schema="app",
        postgresql_where=sa.text("is_major"),
    )
