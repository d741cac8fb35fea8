"""Whether a project handles dangerous chemicals or processes (涉危)."""

import sqlalchemy as sa
from alembic import op

revision = "20261124_0008"
down_revision = "20261124_0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("project", sa.Column("is_hazardous", sa.Boolean()), schema="app")
