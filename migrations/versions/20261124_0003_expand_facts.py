"""Facts, closed months, and the ledger of credit that follows from them."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from zhaoshang.database.row_security import fence, place, reading, sees, writes, writing

revision = "20261124_0003"
down_revision = "20261124_0002"
branch_labels = None
depends_on = None

METRICS = (
    "metric IN ('CAPITAL_IN_PLACE', 'LANDED_PROJECTS', 'TAX', 'FIXED_ASSET_INVESTMENT', 'EMPLOYMENT', 'OUTPUT_VALUE')"
)


def upgrade() -> None:
    _facts()
    _attribution()
    for table in ("fact", "closed_period", "attribution_terms", "attribution_running", "attribution_entry"):
        place(table)
    fence(
        "fact",
        select=sees(shared=False),
        insert=writes(),
        update=writes(),
        update_columns=("state", "decided_at", "decided_by", "return_reason", "version"),
    )
    fence("closed_period", select=reading("OWN", "DISTRICT"), insert=writing("DISTRICT"))
    # Who shares with whom is 合作交流办's to freeze and the departments' to read; a party knows it from its entries.
    fence("attribution_terms", select=reading("DISTRICT"), insert=writing("DISTRICT"))
    fence(
        "attribution_running",
        select=reading("DISTRICT"),
        insert=writing("DISTRICT"),
        update=writing("DISTRICT"),
        update_columns=("cumulative", "parties", "credited"),
    )
    fence("attribution_entry", select=sees(shared=False), insert=writing("DISTRICT"))


def _key(table: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint("district_id", "id", name=op.f(f"{table}_pkey"))


def _refers(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["district_id", column],
        [f"app.{target}.district_id", f"app.{target}.id"],
        name=op.f(f"{table}_district_id_{column}_fkey"),
    )


def _index(table: str, *columns: str) -> None:
    op.create_index(op.f(f"{table}_{'_'.join(columns)}_idx"), table, [*columns], unique=False, schema="app")


def _column(name: str, type_: sa.types.TypeEngine, *, nullable: bool = False) -> sa.Column:
    return sa.Column(name, type_, nullable=nullable)


def _facts() -> None:
    op.create_table(
        "fact",
        _column("project_id", sa.Uuid()),
        _column("metric", sa.Text()),
        _column("amount", sa.BigInteger()),
        _column("paid_on", sa.Date()),
        _column("source", sa.Text(), nullable=True),
        _column("evidence_id", sa.Uuid()),
        _column("corrects_id", sa.Uuid(), nullable=True),
        _column("state", sa.Text()),
        _column("reason", sa.Text(), nullable=True),
        _column("recorded_at", sa.DateTime(timezone=True)),
        _column("recorded_by", sa.Uuid()),
        _column("decided_at", sa.DateTime(timezone=True), nullable=True),
        _column("decided_by", sa.Uuid(), nullable=True),
        _column("return_reason", sa.Text(), nullable=True),
        _column("version", sa.Integer()),
        _column("tenant_id", sa.Uuid()),
        _column("district_id", sa.Integer()),
        _column("id", sa.Uuid()),
        sa.CheckConstraint(METRICS, name=op.f("fact_metric_check")),
        sa.CheckConstraint("state IN ('SUBMITTED', 'VERIFIED', 'RETURNED')", name=op.f("fact_state_check")),
        sa.CheckConstraint(
            "source IN ('IN_DISTRICT', 'IN_CITY', 'OUT_OF_CITY', 'FOREIGN')", name=op.f("fact_source_check")
        ),
        sa.CheckConstraint("amount <> 0", name=op.f("fact_amount_check")),
        sa.CheckConstraint("(corrects_id IS NULL) = (amount > 0)", name=op.f("fact_correction_check")),
        _refers("fact", "tenant_id", "tenant"),
        _refers("fact", "project_id", "project"),
        _refers("fact", "corrects_id", "fact"),
        _refers("fact", "evidence_id", "evidence"),
        _key("fact"),
        schema="app",
    )
    _index("fact", "district_id", "project_id", "metric")
    _index("fact", "district_id", "corrects_id")
    _index("fact", "district_id", "recorded_at", "id")
    _index("fact", "district_id", "tenant_id", "recorded_at", "id")
    op.create_table(
        "closed_period",
        _column("period", sa.Text()),
        _column("closed_at", sa.DateTime(timezone=True)),
        _column("closed_by", sa.Uuid()),
        _column("district_id", sa.Integer()),
        _column("id", sa.Uuid()),
        sa.UniqueConstraint("district_id", "period", name=op.f("closed_period_district_id_period_key")),
        _key("closed_period"),
        schema="app",
    )


def _attribution() -> None:
    op.create_table(
        "attribution_terms",
        _column("project_id", sa.Uuid()),
        _column("origin_tenant_id", sa.Uuid()),
        _column("host_tenant_id", sa.Uuid()),
        _column("since", sa.Date()),
        _column("parties", postgresql.ARRAY(sa.Uuid())),
        _column("shares", postgresql.ARRAY(sa.Integer())),
        _column("replaces", sa.Uuid(), nullable=True),
        _column("basis", sa.Text()),
        _column("transfer_id", sa.Uuid(), nullable=True),
        _column("made_at", sa.DateTime(timezone=True)),
        _column("district_id", sa.Integer()),
        _column("id", sa.Uuid()),
        sa.CheckConstraint("basis IN ('FIRST_HOST', 'RULE')", name=op.f("attribution_terms_basis_check")),
        _refers("attribution_terms", "project_id", "project"),
        _refers("attribution_terms", "host_tenant_id", "tenant"),
        _refers("attribution_terms", "origin_tenant_id", "tenant"),
        _refers("attribution_terms", "transfer_id", "transfer"),
        _key("attribution_terms"),
        schema="app",
    )
    _index("attribution_terms", "district_id", "project_id", "made_at", "id")
    op.create_table(
        "attribution_running",
        _column("terms_id", sa.Uuid()),
        _column("metric", sa.Text()),
        _column("cumulative", sa.BigInteger()),
        _column("parties", postgresql.ARRAY(sa.Uuid())),
        _column("credited", postgresql.ARRAY(sa.BigInteger())),
        _column("district_id", sa.Integer()),
        _column("id", sa.Uuid()),
        sa.CheckConstraint(METRICS, name=op.f("attribution_running_metric_check")),
        _refers("attribution_running", "terms_id", "attribution_terms"),
        sa.UniqueConstraint(
            "district_id", "terms_id", "metric", name=op.f("attribution_running_district_id_terms_id_metric_key")
        ),
        _key("attribution_running"),
        schema="app",
    )
    op.create_table(
        "attribution_entry",
        _column("project_id", sa.Uuid()),
        _column("terms_id", sa.Uuid()),
        _column("fact_id", sa.Uuid()),
        _column("metric", sa.Text()),
        _column("period", sa.Text()),
        _column("kind", sa.Text()),
        _column("amount", sa.BigInteger()),
        _column("share", sa.Integer()),
        _column("cumulative_before", sa.BigInteger()),
        _column("cumulative_after", sa.BigInteger()),
        _column("credited_before", sa.BigInteger()),
        _column("credited_after", sa.BigInteger()),
        _column("takes_remainder", sa.Boolean()),
        _column("origin_tenant_id", sa.Uuid()),
        _column("host_tenant_id", sa.Uuid()),
        _column("since", sa.Date()),
        _column("basis", sa.Text()),
        _column("posted_at", sa.DateTime(timezone=True)),
        _column("tenant_id", sa.Uuid()),
        _column("district_id", sa.Integer()),
        _column("id", sa.Uuid()),
        sa.CheckConstraint(METRICS, name=op.f("attribution_entry_metric_check")),
        sa.CheckConstraint("kind IN ('CREDIT', 'ADJUSTMENT')", name=op.f("attribution_entry_kind_check")),
        sa.CheckConstraint("basis IN ('FIRST_HOST', 'RULE')", name=op.f("attribution_entry_basis_check")),
        sa.CheckConstraint(
            "amount <> 0 AND credited_after = credited_before + amount", name=op.f("attribution_entry_amount_check")
        ),
        _refers("attribution_entry", "project_id", "project"),
        _refers("attribution_entry", "terms_id", "attribution_terms"),
        _key("attribution_entry"),
        schema="app",
    )
    _index("attribution_entry", "district_id", "fact_id")
    _index("attribution_entry", "district_id", "posted_at", "id")
    _index("attribution_entry", "district_id", "tenant_id", "posted_at", "id")
    _index("attribution_entry", "district_id", "tenant_id", "period", "metric")
    _index("attribution_entry", "district_id", "period", "metric")
