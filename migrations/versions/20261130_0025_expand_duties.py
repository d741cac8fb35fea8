"""What waits in major projects is found by itself; coordination has had its indexes since it began."""

import sqlalchemy as sa
from alembic import op

revision = "20261130_0025"
down_revision = "20261130_0024"
branch_labels = None
depends_on = None

_VISIT = "timezone('Asia/Shanghai', (next_visit_on + 1)::timestamp)"
_REACHED = "timezone('Asia/Shanghai', (GREATEST(planned_on, forecast_on) + 1)::timestamp)"

# Index, table, columns after the district's, which rows wait.
_WAITING = (
    ("blocker_answer_idx", "blocker", ("department_id", "waits_for_tenant_id", "due_at", "id"), "state = 'OPEN'"),
    (
        "blocker_risen_idx",
        "blocker",
        ("waits_for_tenant_id", "due_at", "id"),
        "state = 'OPEN' AND level IN ('MAJOR_PROJECTS', 'LEADER')",
    ),
    ("blocker_answered_idx", "blocker", ("waits_for_tenant_id", "due_at", "id"), "state = 'ANSWERED'"),
    ("sponsorship_duty_idx", "sponsorship", ("tenant_id", sa.text(_VISIT), "id"), "ended_at IS NULL"),
    ("milestone_late_idx", "milestone", ("tenant_id", sa.text(_REACHED), "id"), "actual_on IS NULL"),
    ("baseline_proposal_duty_idx", "baseline_proposal", ("id",), "state = 'PROPOSED'"),
    ("baseline_proposal_returned_idx", "baseline_proposal", ("tenant_id", "id"), "state = 'RETURNED'"),
)


def upgrade() -> None:
    for name, table, columns, waiting in _WAITING:
        op.create_index(name, table, ["district_id", *columns], schema="app", postgresql_where=sa.text(waiting))
    # Which month of a plan is not reported is no state of its own: the plans of a host are looked through.
    op.create_index(None, "milestone_plan", ["district_id", "tenant_id", "id"], schema="app")
