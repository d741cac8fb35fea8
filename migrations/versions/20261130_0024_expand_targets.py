"""Targets: what a unit is to bring in a year, and how much of it in each month."""

import sqlalchemy as sa
from alembic import op

from zhaoshang.database.row_security import fence, place, sees, writing

revision = "20261130_0024"
down_revision = "20261130_0023"
branch_labels = None
depends_on = None

_METRICS = "'CAPITAL_IN_PLACE', 'LANDED_PROJECTS', 'TAX', 'FIXED_ASSET_INVESTMENT', 'EMPLOYMENT', 'OUTPUT_VALUE'"


def upgrade() -> None:
    op.create_table(
        "target",
        *_owned("target"),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("metric", sa.Text(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("revision", sa.BigInteger(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("set_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("set_by", sa.Uuid(), nullable=False),
        sa.CheckConstraint("amount > 0", name=op.f("target_amount_check")),
        sa.CheckConstraint("(number = 1) = (reason IS NULL)", name=op.f("target_reason_check")),
        sa.CheckConstraint(f"metric IN ({_METRICS})", name=op.f("target_metric_check")),
        sa.UniqueConstraint(
            *("district_id", "tenant_id", "year", "metric", "number"),
            name=op.f("target_district_id_tenant_id_year_metric_number_key"),
        ),
        sa.UniqueConstraint("district_id", "revision", name=op.f("target_district_id_revision_key")),
        schema="app",
    )
    op.create_index(op.f("target_district_id_set_at_id_idx"), "target", ["district_id", "set_at", "id"], schema="app")
    op.create_index(
        op.f("target_district_id_tenant_id_set_at_id_idx"),
        "target",
        ["district_id", "tenant_id", "set_at", "id"],
        schema="app",
    )
    op.create_table(
        "target_month",
        *_owned("target_month"),
        sa.Column("target_id", sa.Uuid(), nullable=False),
        sa.Column("period", sa.Text(), nullable=False),
        sa.Column("metric", sa.Text(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("amount >= 0", name=op.f("target_month_amount_check")),
        sa.ForeignKeyConstraint(
            ["district_id", "target_id"],
            ["app.target.district_id", "app.target.id"],
            name=op.f("target_month_district_id_target_id_fkey"),
        ),
        sa.UniqueConstraint(
            "district_id", "target_id", "period", name=op.f("target_month_district_id_target_id_period_key")
        ),
        schema="app",
    )
    for table in ("target", "target_month"):
        place(table)
        # A target is set for a unit and never by it: no unit's own fence writes one.
        fence(table, select=sees(shared=False), insert=writing("DISTRICT"))


def _owned(table: str) -> tuple[sa.Column | sa.Constraint, ...]:
    return (
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("district_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("district_id", "id", name=op.f(f"{table}_pkey")),
        sa.ForeignKeyConstraint(
            ["district_id", "tenant_id"],
            ["app.tenant.district_id", "app.tenant.id"],
            name=op.f(f"{table}_district_id_tenant_id_fkey"),
        ),
    )
