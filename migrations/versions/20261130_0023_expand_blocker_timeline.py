"""The steps of a project's blockers are found by project, for its timeline."""

from alembic import op

revision = "20261130_0023"
down_revision = "20261124_0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index(
        op.f("blocker_step_district_id_project_id_idx"), "blocker_step", ["district_id", "project_id"], schema="app"
    )
