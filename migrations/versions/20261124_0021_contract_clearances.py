"""No department records a conclusion by hand any more: planning was the last, and has its consultations (ADR 0017)."""

from alembic import op

revision = "20261124_0021"
down_revision = "20261124_0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("-- squawk-ignore ban-drop-table\nDROP TABLE app.clearance")
