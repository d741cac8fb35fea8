"""Milestone templates, plans, baselines, progress and lights of major projects; who sees and writes them."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from zhaoshang.database.row_security import (
    DISTRICT,
    READS,
    TENANT,
    WRITES,
    definer,
    fence,
    in_district,
    place,
    reading,
    sees,
    setting,
    writes,
    writing,
)

revision = "20261124_0015"
down_revision = "20261124_0014"
branch_labels = None
depends_on = None

TABLES = (
    "milestone_template",
    "milestone_template_item",
    "milestone_plan",
    "milestone",
    "baseline_proposal",
    "baseline_shift",
    "progress_report",
    "light_reading",
)


def upgrade() -> None:
    _tables()
    for table in TABLES:
        place(table)
    _fences()
    op.execute("GRANT CREATE ON SCHEMA app TO app_keeper")
    _functions()
    op.execute("REVOKE CREATE ON SCHEMA app FROM app_keeper")


def _tables() -> None:
    op.create_table(
        "milestone_template",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("effective_on", sa.Date(), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("published_by", sa.Uuid(), nullable=False),
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("district_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["district_id", "tenant_id"],
            ["app.tenant.district_id", "app.tenant.id"],
            name=op.f("milestone_template_district_id_tenant_id_fkey"),
        ),
        sa.PrimaryKeyConstraint("district_id", "id", name=op.f("milestone_template_pkey")),
        sa.UniqueConstraint("district_id", "number", name=op.f("milestone_template_district_id_number_key")),
        schema="app",
    )
    op.create_index(
        op.f("milestone_template_district_id_effective_on_id_idx"),
        "milestone_template",
        ["district_id", "effective_on", "id"],
        unique=False,
        schema="app",
    )
    op.create_table(
        "milestone_template_item",
        sa.Column("template_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("after", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("days", sa.Integer(), nullable=False),
        sa.Column("share", sa.Integer(), nullable=False),
        sa.Column("responsibility", sa.Text(), nullable=False),
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("district_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("kind IN ('CONSTRUCTION', 'SERVICE')", name=op.f("milestone_template_item_kind_check")),
        sa.CheckConstraint(
            "responsibility IN ('HOST', 'COORDINATION', 'MAJOR_PROJECTS', 'OVERSIGHT', 'INDUSTRY', 'ENVIRONMENT_REVIEW', 'FIRE_REVIEW', 'FINANCE', 'APPROVAL', 'MARKET_REGULATION', 'STATISTICS', 'LEADERSHIP')",
            name=op.f("milestone_template_item_responsibility_check"),
        ),
        sa.ForeignKeyConstraint(
            ["district_id", "template_id"],
            ["app.milestone_template.district_id", "app.milestone_template.id"],
            name=op.f("milestone_template_item_district_id_template_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["district_id", "tenant_id"],
            ["app.tenant.district_id", "app.tenant.id"],
            name=op.f("milestone_template_item_district_id_tenant_id_fkey"),
        ),
        sa.PrimaryKeyConstraint("district_id", "id", name=op.f("milestone_template_item_pkey")),
        sa.UniqueConstraint(
            "district_id",
            "template_id",
            "kind",
            "code",
            name=op.f("milestone_template_item_district_id_template_id_kind_code_key"),
        ),
        schema="app",
    )
    op.create_table(
        "light_reading",
        sa.Column("project_id", sa.Uuid(), nullable=False),
        sa.Column("period", sa.Text(), nullable=False),
        sa.Column("colour", sa.Text(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("owner_tenant_id", sa.Uuid(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("planned_share", sa.Integer(), nullable=False),
        sa.Column("done_share", sa.Integer(), nullable=False),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("final", sa.Boolean(), nullable=False),
        sa.Column("shared_with", postgresql.ARRAY(sa.Uuid()), server_default="{}", nullable=False),
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("district_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("colour IN ('GREEN', 'YELLOW', 'RED')", name=op.f("light_reading_colour_check")),
        sa.CheckConstraint(
            "rule IN ('ON_PLAN', 'BEHIND', 'NOT_STARTED', 'MILESTONE_LATE', 'NOT_REPORTED')",
            name=op.f("light_reading_rule_check"),
        ),
        sa.ForeignKeyConstraint(
            ["district_id", "owner_tenant_id"],
            ["app.tenant.district_id", "app.tenant.id"],
            name=op.f("light_reading_district_id_owner_tenant_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["district_id", "project_id"],
            ["app.project.district_id", "app.project.id"],
            name=op.f("light_reading_district_id_project_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["district_id", "tenant_id"],
            ["app.tenant.district_id", "app.tenant.id"],
            name=op.f("light_reading_district_id_tenant_id_fkey"),
        ),
        sa.PrimaryKeyConstraint("district_id", "id", name=op.f("light_reading_pkey")),
        sa.UniqueConstraint(
            "district_id", "project_id", "period", name=op.f("light_reading_district_id_project_id_period_key")
        ),
        schema="app",
    )
    op.create_table(
        "milestone_plan",
        sa.Column("project_id", sa.Uuid(), nullable=False),
        sa.Column("template_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("start_on", sa.Date(), nullable=False),
        sa.Column("baseline", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("shared_with", postgresql.ARRAY(sa.Uuid()), server_default="{}", nullable=False),
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("district_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("kind IN ('CONSTRUCTION', 'SERVICE')", name=op.f("milestone_plan_kind_check")),
        sa.ForeignKeyConstraint(
            ["district_id", "project_id"],
            ["app.project.district_id", "app.project.id"],
            name=op.f("milestone_plan_district_id_project_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["district_id", "template_id"],
            ["app.milestone_template.district_id", "app.milestone_template.id"],
            name=op.f("milestone_plan_district_id_template_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["district_id", "tenant_id"],
            ["app.tenant.district_id", "app.tenant.id"],
            name=op.f("milestone_plan_district_id_tenant_id_fkey"),
        ),
        sa.PrimaryKeyConstraint("district_id", "id", name=op.f("milestone_plan_pkey")),
        sa.UniqueConstraint("district_id", "project_id", name=op.f("milestone_plan_district_id_project_id_key")),
        schema="app",
    )
    op.create_table(
        "progress_report",
        sa.Column("project_id", sa.Uuid(), nullable=False),
        sa.Column("period", sa.Text(), nullable=False),
        sa.Column("completed_fen", sa.BigInteger(), nullable=False),
        sa.Column("narrative", sa.Text(), nullable=False),
        sa.Column("evidence_id", sa.Uuid(), nullable=True),
        sa.Column("reported_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("reported_by", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("shared_with", postgresql.ARRAY(sa.Uuid()), server_default="{}", nullable=False),
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("district_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("completed_fen >= 0", name=op.f("progress_report_completed_fen_check")),
        sa.ForeignKeyConstraint(
            ["district_id", "evidence_id"],
            ["app.evidence.district_id", "app.evidence.id"],
            name=op.f("progress_report_district_id_evidence_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["district_id", "project_id"],
            ["app.project.district_id", "app.project.id"],
            name=op.f("progress_report_district_id_project_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["district_id", "tenant_id"],
            ["app.tenant.district_id", "app.tenant.id"],
            name=op.f("progress_report_district_id_tenant_id_fkey"),
        ),
        sa.PrimaryKeyConstraint("district_id", "id", name=op.f("progress_report_pkey")),
        sa.UniqueConstraint(
            "district_id", "project_id", "period", name=op.f("progress_report_district_id_project_id_period_key")
        ),
        schema="app",
    )
    op.create_table(
        "baseline_proposal",
        sa.Column("project_id", sa.Uuid(), nullable=False),
        sa.Column("plan_id", sa.Uuid(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("proposed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("proposed_by", sa.Uuid(), nullable=False),
        sa.Column("decision", sa.Text(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decided_by", sa.Uuid(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("shared_with", postgresql.ARRAY(sa.Uuid()), server_default="{}", nullable=False),
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("district_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("state IN ('PROPOSED', 'APPROVED', 'RETURNED')", name=op.f("baseline_proposal_state_check")),
        sa.ForeignKeyConstraint(
            ["district_id", "plan_id"],
            ["app.milestone_plan.district_id", "app.milestone_plan.id"],
            name=op.f("baseline_proposal_district_id_plan_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["district_id", "project_id"],
            ["app.project.district_id", "app.project.id"],
            name=op.f("baseline_proposal_district_id_project_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["district_id", "tenant_id"],
            ["app.tenant.district_id", "app.tenant.id"],
            name=op.f("baseline_proposal_district_id_tenant_id_fkey"),
        ),
        sa.PrimaryKeyConstraint("district_id", "id", name=op.f("baseline_proposal_pkey")),
        schema="app",
    )
    op.create_index(
        op.f("baseline_proposal_district_id_project_id_proposed_at_id_idx"),
        "baseline_proposal",
        ["district_id", "project_id", "proposed_at", "id"],
        unique=False,
        schema="app",
    )
    op.create_index(
        "baseline_proposal_open_key",
        "baseline_proposal",
        ["district_id", "plan_id"],
        unique=True,
        schema="app",
        postgresql_where=sa.text("state = 'PROPOSED'"),
    )
    op.create_table(
        "milestone",
        sa.Column("project_id", sa.Uuid(), nullable=False),
        sa.Column("plan_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("after", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("days", sa.Integer(), nullable=False),
        sa.Column("share", sa.Integer(), nullable=False),
        sa.Column("responsible_tenant_id", sa.Uuid(), nullable=False),
        sa.Column("first_planned_on", sa.Date(), nullable=False),
        sa.Column("planned_on", sa.Date(), nullable=False),
        sa.Column("forecast_on", sa.Date(), nullable=True),
        sa.Column("actual_on", sa.Date(), nullable=True),
        sa.Column("evidence_id", sa.Uuid(), nullable=True),
        sa.Column("reported_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reported_by", sa.Uuid(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("shared_with", postgresql.ARRAY(sa.Uuid()), server_default="{}", nullable=False),
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("district_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("share >= 0 AND share <= 10000", name=op.f("milestone_share_check")),
        sa.ForeignKeyConstraint(
            ["district_id", "evidence_id"],
            ["app.evidence.district_id", "app.evidence.id"],
            name=op.f("milestone_district_id_evidence_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["district_id", "plan_id"],
            ["app.milestone_plan.district_id", "app.milestone_plan.id"],
            name=op.f("milestone_district_id_plan_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["district_id", "project_id"],
            ["app.project.district_id", "app.project.id"],
            name=op.f("milestone_district_id_project_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["district_id", "responsible_tenant_id"],
            ["app.tenant.district_id", "app.tenant.id"],
            name=op.f("milestone_district_id_responsible_tenant_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["district_id", "tenant_id"],
            ["app.tenant.district_id", "app.tenant.id"],
            name=op.f("milestone_district_id_tenant_id_fkey"),
        ),
        sa.PrimaryKeyConstraint("district_id", "id", name=op.f("milestone_pkey")),
        sa.UniqueConstraint("district_id", "plan_id", "code", name=op.f("milestone_district_id_plan_id_code_key")),
        schema="app",
    )
    op.create_index(
        op.f("milestone_district_id_project_id_place_idx"),
        "milestone",
        ["district_id", "project_id", "place"],
        unique=False,
        schema="app",
    )
    op.create_index(
        "milestone_open_idx",
        "milestone",
        ["district_id", "tenant_id", "planned_on", "id"],
        unique=False,
        schema="app",
        postgresql_where=sa.text("actual_on IS NULL"),
    )
    op.create_table(
        "baseline_shift",
        sa.Column("project_id", sa.Uuid(), nullable=False),
        sa.Column("proposal_id", sa.Uuid(), nullable=False),
        sa.Column("milestone_id", sa.Uuid(), nullable=False),
        sa.Column("planned_before", sa.Date(), nullable=False),
        sa.Column("planned_on", sa.Date(), nullable=False),
        sa.Column("shared_with", postgresql.ARRAY(sa.Uuid()), server_default="{}", nullable=False),
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("district_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["district_id", "milestone_id"],
            ["app.milestone.district_id", "app.milestone.id"],
            name=op.f("baseline_shift_district_id_milestone_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["district_id", "project_id"],
            ["app.project.district_id", "app.project.id"],
            name=op.f("baseline_shift_district_id_project_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["district_id", "proposal_id"],
            ["app.baseline_proposal.district_id", "app.baseline_proposal.id"],
            name=op.f("baseline_shift_district_id_proposal_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["district_id", "tenant_id"],
            ["app.tenant.district_id", "app.tenant.id"],
            name=op.f("baseline_shift_district_id_tenant_id_fkey"),
        ),
        sa.PrimaryKeyConstraint("district_id", "id", name=op.f("baseline_shift_pkey")),
        sa.UniqueConstraint(
            "district_id",
            "proposal_id",
            "milestone_id",
            name=op.f("baseline_shift_district_id_proposal_id_milestone_id_key"),
        ),
        schema="app",
    )
    op.create_index(
        op.f("baseline_shift_district_id_project_id_idx"),
        "baseline_shift",
        ["district_id", "project_id"],
        unique=False,
        schema="app",
    )


def _fences() -> None:
    # Which milestones a kind of project has is for everybody in the district to know.
    for table in ("milestone_template", "milestone_template_item"):
        fence(table, select=reading("OWN", "DISTRICT"), insert=writes())
    # A host makes its plan and reports on it. The days of the baseline it never changes: that is ``rebase_plan``'s.
    fence("milestone_plan", select=sees(shared=True), insert=writes(), update=writes(), update_columns=("version",))
    fence(
        "milestone",
        select=sees(shared=True),
        insert=writes(),
        update=writes(),
        update_columns=("forecast_on", "actual_on", "evidence_id", "reported_at", "reported_by", "version"),
    )
    fence(
        "baseline_proposal",
        select=sees(shared=True),
        insert=writes(),
        update=writing("DISTRICT"),
        update_columns=("state", "decision", "decided_at", "decided_by", "version"),
    )
    fence("baseline_shift", select=sees(shared=True), insert=writes())
    fence(
        "progress_report",
        select=sees(shared=True),
        insert=writes(),
        update=writes(),
        update_columns=("completed_fen", "narrative", "evidence_id", "reported_at", "reported_by", "version"),
    )
    fence(
        "light_reading",
        select=sees(shared=True),
        insert=writes(),
        update=writes(),
        update_columns=(
            *("colour", "rule", "owner_tenant_id", "due_on", "planned_share", "done_share", "read_at", "final"),
        ),
    )
    # A light that is final stays as it was, whoever would rather have another.
    mine = f"tenant_id = {setting(TENANT)}"
    own = f"CASE {setting(WRITES)} WHEN 'DISTRICT' THEN true WHEN 'OWN' THEN {mine} ELSE false END"
    op.execute(f"ALTER POLICY changes ON app.light_reading USING ({in_district()} AND NOT final AND {own})")


def _functions() -> None:
    definer(
        "rebase_plan(the_proposal uuid)",
        "void",
        """
            b app.baseline_proposal;
        BEGIN
            SELECT * INTO b FROM app.baseline_proposal AS x
            WHERE x.district_id = d AND x.id = the_proposal AND x.state = 'APPROVED' AND writes = 'DISTRICT';
            IF NOT FOUND THEN
                RAISE insufficient_privilege USING MESSAGE = 'this fence may not change that baseline';
            END IF;
            UPDATE app.milestone AS m SET planned_on = s.planned_on, version = m.version + 1
            FROM app.baseline_shift AS s
            WHERE s.district_id = d AND s.proposal_id = b.id AND m.district_id = d AND m.id = s.milestone_id
              AND m.planned_on <> s.planned_on;
            UPDATE app.milestone_plan AS p SET baseline = p.baseline + 1, version = p.version + 1
            WHERE p.district_id = d AND p.id = b.plan_id;
        END
        """,
    )
    op.execute("SET LOCAL ROLE app_keeper")
    op.execute(f"""
        CREATE OR REPLACE FUNCTION app.reshare_major(the_project uuid, everybody uuid[]) RETURNS void
        LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
        AS $$ DECLARE
            d CONSTANT int := {DISTRICT};
            t CONSTANT uuid := {TENANT};
            reads CONSTANT text := {READS};
            writes CONSTANT text := {WRITES};
            m app.major_project;
        BEGIN
            SELECT * INTO m FROM app.major_project AS x WHERE x.district_id = d AND x.project_id = the_project;
            IF m.id IS NULL THEN
                RETURN;
            END IF;
            UPDATE app.major_project SET shared_with = array_remove(everybody, tenant_id)
            WHERE district_id = d AND id = m.id AND shared_with <> array_remove(everybody, tenant_id);
            UPDATE app.major_change SET shared_with = array_remove(everybody, tenant_id)
            WHERE district_id = d AND project_id = the_project
              AND shared_with <> array_remove(everybody, tenant_id);
            UPDATE app.sponsorship SET shared_with = array_remove(everybody, tenant_id)
            WHERE district_id = d AND project_id = the_project
              AND shared_with <> array_remove(everybody, tenant_id);
            UPDATE app.sponsor_visit SET shared_with = array_remove(everybody, tenant_id)
            WHERE district_id = d AND project_id = the_project
              AND shared_with <> array_remove(everybody, tenant_id);
            -- The plan, and what is still to be done, is for whoever hosts the project now.
            UPDATE app.milestone_plan SET tenant_id = m.tenant_id
            WHERE district_id = d AND project_id = the_project AND tenant_id <> m.tenant_id;
            UPDATE app.milestone SET tenant_id = m.tenant_id
            WHERE district_id = d AND project_id = the_project AND tenant_id <> m.tenant_id;
            UPDATE app.baseline_proposal SET tenant_id = m.tenant_id
            WHERE district_id = d AND project_id = the_project AND tenant_id <> m.tenant_id AND state = 'PROPOSED';
            UPDATE app.light_reading SET tenant_id = m.tenant_id
            WHERE district_id = d AND project_id = the_project AND tenant_id <> m.tenant_id AND NOT final;
            UPDATE app.milestone SET responsible_tenant_id = m.tenant_id
            WHERE district_id = d AND project_id = the_project AND actual_on IS NULL
              AND responsible_tenant_id <> m.tenant_id AND EXISTS (
                SELECT 1 FROM app.milestone_plan AS l
                JOIN app.milestone_template_item AS i ON i.district_id = d AND i.template_id = l.template_id
                WHERE l.district_id = d AND l.id = plan_id AND i.kind = l.kind AND i.code = milestone.code
                  AND i.responsibility = 'HOST'
            );
            UPDATE app.milestone_plan SET shared_with = array_remove(everybody, tenant_id)
            WHERE district_id = d AND project_id = the_project
              AND shared_with <> array_remove(everybody, tenant_id);
            UPDATE app.milestone SET shared_with = array_remove(everybody, tenant_id)
            WHERE district_id = d AND project_id = the_project
              AND shared_with <> array_remove(everybody, tenant_id);
            UPDATE app.baseline_proposal SET shared_with = array_remove(everybody, tenant_id)
            WHERE district_id = d AND project_id = the_project
              AND shared_with <> array_remove(everybody, tenant_id);
            UPDATE app.baseline_shift SET shared_with = array_remove(everybody, tenant_id)
            WHERE district_id = d AND project_id = the_project
              AND shared_with <> array_remove(everybody, tenant_id);
            UPDATE app.progress_report SET shared_with = array_remove(everybody, tenant_id)
            WHERE district_id = d AND project_id = the_project
              AND shared_with <> array_remove(everybody, tenant_id);
            UPDATE app.light_reading SET shared_with = array_remove(everybody, tenant_id)
            WHERE district_id = d AND project_id = the_project
              AND shared_with <> array_remove(everybody, tenant_id);
            -- Lists of major projects are for who hosts (1) or sponsors (8) them: scope committed.
            INSERT INTO app.major_party AS known (district_id, id, tenant_id, major_id, entered_at, investment_fen)
            SELECT d, uuidv7(), a.tenant_id, m.id, m.entered_at, m.investment_fen
            FROM app.participation AS a
            WHERE a.district_id = d AND a.project_id = the_project AND a.parts & 9 <> 0
            ON CONFLICT (district_id, major_id, tenant_id) DO UPDATE
            SET entered_at = excluded.entered_at, investment_fen = excluded.investment_fen
            WHERE (known.entered_at, known.investment_fen) IS DISTINCT FROM (excluded.entered_at, excluded.investment_fen);
            DELETE FROM app.major_party AS x WHERE x.district_id = d AND x.major_id = m.id AND NOT EXISTS (
                SELECT 1 FROM app.participation AS a WHERE a.district_id = d AND a.project_id = the_project
                  AND a.tenant_id = x.tenant_id AND a.parts & 9 <> 0
            );
        END
        $$
    """)
    for function in ("rebase_plan(uuid)", "reshare_major(uuid, uuid[])"):
        op.execute(f"ALTER FUNCTION app.{function} SET enable_seqscan = off")
    op.execute("RESET ROLE")
