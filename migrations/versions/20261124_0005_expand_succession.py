"""Units merged into others, to which their figures go with their projects."""

import sqlalchemy as sa
from alembic import op

from zhaoshang.database.row_security import definer, fence, place, reading, writing

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
    # Figures, and the files that prove them, go with their project; nobody may give a row away but by these.
    op.execute("GRANT CREATE ON SCHEMA app TO app_keeper")
    definer(
        "hand_over_facts(of_projects uuid[], host uuid)",
        "SETOF uuid",
        """
        BEGIN
            IF writes IS DISTINCT FROM 'DISTRICT' THEN
                RAISE insufficient_privilege USING MESSAGE = 'this fence may not hand over figures';
            END IF;
            RETURN QUERY UPDATE app.fact AS f SET tenant_id = host
            WHERE f.district_id = d AND f.project_id = ANY(of_projects) RETURNING f.id;
        END
        """,
    )
    definer(
        "hand_over_evidence(kind text, claims uuid[], tenant uuid)",
        "void",
        """
        BEGIN
            IF writes IS DISTINCT FROM 'DISTRICT' THEN
                RAISE insufficient_privilege USING MESSAGE = 'this fence may not hand over evidence';
            END IF;
            UPDATE app.evidence AS e SET tenant_id = tenant
            WHERE e.district_id = d AND e.claim_kind = kind AND e.claim_id = ANY(claims);
        END
        """,
    )
    op.execute("REVOKE CREATE ON SCHEMA app FROM app_keeper")
