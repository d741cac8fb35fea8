"""Units merged into others, and their figures, which the successor reads and corrects."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from zhaoshang.database.row_security import definer, fence, place, reading, sees, writing

revision = "20261124_0005"
down_revision = "20261124_0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "host_succession",
        sa.Column("successor_tenant_id", sa.Uuid(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("projects", sa.Integer(), nullable=False),
        sa.Column("terms", sa.Integer(), nullable=False),
        sa.Column("succeeded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("succeeded_by", sa.Uuid(), nullable=False),
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("district_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("tenant_id <> successor_tenant_id", name=op.f("host_succession_successor_check")),
        sa.ForeignKeyConstraint(
            ["district_id", "tenant_id"],
            ["app.tenant.district_id", "app.tenant.id"],
            name=op.f("host_succession_district_id_tenant_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["district_id", "successor_tenant_id"],
            ["app.tenant.district_id", "app.tenant.id"],
            name=op.f("host_succession_district_id_successor_tenant_id_fkey"),
        ),
        sa.PrimaryKeyConstraint("district_id", "id", name=op.f("host_succession_pkey")),
        schema="app",
    )
    op.create_index(
        op.f("host_succession_district_id_succeeded_at_id_idx"),
        "host_succession",
        ["district_id", "succeeded_at", "id"],
        schema="app",
    )
    place("host_succession")
    # That a street is no more is for everybody to know.
    fence("host_succession", select=reading("OWN", "DISTRICT"), insert=writing("DISTRICT"))
    op.add_column(
        "fact",
        sa.Column("shared_with", postgresql.ARRAY(sa.Uuid()), server_default="{}", nullable=False),
        schema="app",
    )
    op.execute(f"ALTER POLICY sees ON app.fact USING ({sees(shared=True)})")
    op.execute("GRANT UPDATE (shared_with) ON app.fact TO app_rw")
    op.execute("GRANT CREATE ON SCHEMA app TO app_keeper")
    definer(
        "hold_fact(the_fact uuid)",
        "void",
        """
        BEGIN
            PERFORM 1 FROM app.fact AS f
            JOIN app.project AS p ON p.district_id = d AND p.id = f.project_id
            WHERE f.district_id = d AND f.id = the_fact
              AND (writes = 'DISTRICT' OR (writes = 'OWN' AND p.tenant_id = t))
            FOR UPDATE OF f;
        END
        """,
    )
    op.execute("REVOKE CREATE ON SCHEMA app FROM app_keeper")
