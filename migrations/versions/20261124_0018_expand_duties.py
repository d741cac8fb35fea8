"""What waits for whom is found by itself, however much there is that does not wait."""

import sqlalchemy as sa
from alembic import op

revision = "20261124_0018"
down_revision = "20261124_0017"
branch_labels = None
depends_on = None

# Index, table, columns after the district's, which rows wait.
_WAITING = (
    ("review_opinion_duty_idx", "review_opinion", ("tenant_id", "due_at", "id"), "state = 'PENDING'"),
    ("review_supplement_duty_idx", "review_supplement", ("tenant_id", "id"), "answered_at IS NULL"),
    ("review_condition_duty_idx", "review_condition", ("tenant_id", "due_at", "id"), "state = 'OPEN'"),
    ("review_condition_reported_idx", "review_condition", ("set_by_tenant_id", "id"), "state = 'REPORTED'"),
    ("review_meeting_idx", "review", ("due_at", "id"), "state IN ('DELIBERATING', 'GOVERNMENT')"),
    ("transfer_proposed_idx", "transfer", ("id",), "state = 'PROPOSED'"),
    ("transfer_pooled_idx", "transfer", ("id",), "state IN ('IN_POOL', 'OFFERED')"),
    ("transfer_returned_idx", "transfer", ("tenant_id", "id"), "state = 'RETURNED'"),
    ("transfer_offer_duty_idx", "transfer_offer", ("tenant_id", "respond_by", "id"), "state = 'OPEN'"),
    ("transfer_advice_duty_idx", "transfer_advice", ("tenant_id", "id"), "advice IS NULL"),
    ("attribution_agreement_duty_idx", "attribution_agreement", ("id",), "state = 'PROPOSED'"),
    ("attribution_agreement_party_duty_idx", "attribution_agreement_party", ("tenant_id", "id"), "agreed_at IS NULL"),
    ("attribution_dispute_duty_idx", "attribution_dispute", ("id",), "state = 'OPEN'"),
    ("attribution_dispute_party_duty_idx", "attribution_dispute_party", ("tenant_id", "id"), "answered_at IS NULL"),
    ("fact_submitted_idx", "fact", ("id",), "state = 'SUBMITTED'"),
    ("fact_returned_idx", "fact", ("tenant_id", "id"), "state = 'RETURNED'"),
    ("first_report_disputed_idx", "first_report", ("id",), "status = 'DISPUTED'"),
    ("duplicate_link_duty_idx", "duplicate_link", ("id",), "state = 'OPEN'"),
    ("meeting_duty_idx", "meeting", ("held_at", "id"), "state IN ('PLANNED', 'INVITED')"),
)


def upgrade() -> None:
    for name, table, columns, waiting in _WAITING:
        op.create_index(name, table, ["district_id", *columns], schema="app", postgresql_where=sa.text(waiting))
