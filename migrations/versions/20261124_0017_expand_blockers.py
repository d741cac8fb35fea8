"""Blockers of major projects: what stands in the way, who removes it by when, every step, and who sees and writes that."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from zhaoshang.database.row_security import (
    DISTRICT,
    PERSON,
    READS,
    TENANT,
    WRITES,
    definer,
    fence,
    place,
    sees,
    writes,
)

revision = "20261124_0017"
down_revision = "20261124_0016"
branch_labels = None
depends_on = None

TABLES = ("blocker", "blocker_step", "blocker_party")


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
        "blocker",
        sa.Column("project_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("description", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("level", sa.Text(), nullable=False),
        sa.Column("department_id", sa.Uuid(), nullable=False),
        sa.Column("waits_for_tenant_id", sa.Uuid(), nullable=True),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("raised_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("raised_by", sa.Uuid(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=True),
        sa.Column("answer_evidence_id", sa.Uuid(), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answered_by", sa.Uuid(), nullable=True),
        sa.Column("instruction", sa.Text(), nullable=True),
        sa.Column("escalation_gap", sa.Boolean(), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_by", sa.Uuid(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("shared_with", postgresql.ARRAY(sa.Uuid()), server_default="{}", nullable=False),
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("district_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint(
            "(state IN ('RESOLVED', 'WITHDRAWN')) = (closed_at IS NOT NULL)", name=op.f("blocker_closed_check")
        ),
        sa.CheckConstraint(
            "kind IN ('LAND', 'APPROVAL', 'UTILITIES', 'FINANCE', 'LABOUR', 'OTHER')", name=op.f("blocker_kind_check")
        ),
        sa.CheckConstraint("level IN ('DEPARTMENT', 'MAJOR_PROJECTS', 'LEADER')", name=op.f("blocker_level_check")),
        sa.CheckConstraint("state <> 'ANSWERED' OR answered_at IS NOT NULL", name=op.f("blocker_answered_check")),
        sa.CheckConstraint("state IN ('OPEN', 'ANSWERED', 'RESOLVED', 'WITHDRAWN')", name=op.f("blocker_state_check")),
        sa.CheckConstraint("(waits_for_tenant_id IS NULL) = (closed_at IS NOT NULL)", name=op.f("blocker_waits_check")),
        sa.ForeignKeyConstraint(
            ["district_id", "answer_evidence_id"],
            ["app.evidence.district_id", "app.evidence.id"],
            name=op.f("blocker_district_id_answer_evidence_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["district_id", "department_id"],
            ["app.tenant.district_id", "app.tenant.id"],
            name=op.f("blocker_district_id_department_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["district_id", "project_id"],
            ["app.project.district_id", "app.project.id"],
            name=op.f("blocker_district_id_project_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["district_id", "tenant_id"],
            ["app.tenant.district_id", "app.tenant.id"],
            name=op.f("blocker_district_id_tenant_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["district_id", "waits_for_tenant_id"],
            ["app.tenant.district_id", "app.tenant.id"],
            name=op.f("blocker_district_id_waits_for_tenant_id_fkey"),
        ),
        sa.PrimaryKeyConstraint("district_id", "id", name=op.f("blocker_pkey")),
        schema="app",
    )
    op.create_index(
        "blocker_clock_idx",
        "blocker",
        ["district_id", "due_at", "id"],
        unique=False,
        schema="app",
        postgresql_where=sa.text("state = 'OPEN'"),
    )
    op.create_index(
        op.f("blocker_district_id_due_at_id_idx"),
        "blocker",
        ["district_id", "due_at", "id"],
        unique=False,
        schema="app",
    )
    op.create_index(
        op.f("blocker_district_id_project_id_id_idx"),
        "blocker",
        ["district_id", "project_id", "id"],
        unique=False,
        schema="app",
    )
    op.create_index(
        op.f("blocker_district_id_raised_at_id_idx"),
        "blocker",
        ["district_id", "raised_at", "id"],
        unique=False,
        schema="app",
    )
    op.create_index(
        op.f("blocker_district_id_waits_for_tenant_id_due_at_id_idx"),
        "blocker",
        ["district_id", "waits_for_tenant_id", "due_at", "id"],
        unique=False,
        schema="app",
    )
    op.create_table(
        "blocker_step",
        sa.Column("project_id", sa.Uuid(), nullable=False),
        sa.Column("blocker_id", sa.Uuid(), nullable=False),
        sa.Column("department_id", sa.Uuid(), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_person_id", sa.Uuid(), nullable=True),
        sa.Column("by_tenant_id", sa.Uuid(), nullable=True),
        sa.Column("from_level", sa.Text(), nullable=False),
        sa.Column("to_level", sa.Text(), nullable=False),
        sa.Column("assigned_department_id", sa.Uuid(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("shared_with", postgresql.ARRAY(sa.Uuid()), server_default="{}", nullable=False),
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("district_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint(
            "action IN ('RAISED', 'ANSWERED', 'HANDED_ON', 'RETURNED', 'RESOLVED', 'WITHDRAWN', 'REASSIGNED', 'INSTRUCTED', 'ESCALATED', 'STUCK')",
            name=op.f("blocker_step_action_check"),
        ),
        sa.CheckConstraint(
            "from_level IN ('DEPARTMENT', 'MAJOR_PROJECTS', 'LEADER')", name=op.f("blocker_step_from_level_check")
        ),
        sa.CheckConstraint(
            "to_level IN ('DEPARTMENT', 'MAJOR_PROJECTS', 'LEADER')", name=op.f("blocker_step_to_level_check")
        ),
        sa.ForeignKeyConstraint(
            ["district_id", "blocker_id"],
            ["app.blocker.district_id", "app.blocker.id"],
            name=op.f("blocker_step_district_id_blocker_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["district_id", "project_id"],
            ["app.project.district_id", "app.project.id"],
            name=op.f("blocker_step_district_id_project_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["district_id", "tenant_id"],
            ["app.tenant.district_id", "app.tenant.id"],
            name=op.f("blocker_step_district_id_tenant_id_fkey"),
        ),
        sa.PrimaryKeyConstraint("district_id", "id", name=op.f("blocker_step_pkey")),
        schema="app",
    )
    op.create_index(
        op.f("blocker_step_district_id_blocker_id_at_id_idx"),
        "blocker_step",
        ["district_id", "blocker_id", "at", "id"],
        unique=False,
        schema="app",
    )
    op.create_table(
        "blocker_party",
        sa.Column("blocker_id", sa.Uuid(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("raised_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("district_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["district_id", "blocker_id"],
            ["app.blocker.district_id", "app.blocker.id"],
            name=op.f("blocker_party_district_id_blocker_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["district_id", "tenant_id"],
            ["app.tenant.district_id", "app.tenant.id"],
            name=op.f("blocker_party_district_id_tenant_id_fkey"),
        ),
        sa.PrimaryKeyConstraint("district_id", "id", name=op.f("blocker_party_pkey")),
        sa.UniqueConstraint(
            "district_id", "blocker_id", "tenant_id", name=op.f("blocker_party_district_id_blocker_id_tenant_id_key")
        ),
        schema="app",
    )
    op.create_index(
        op.f("blocker_party_district_id_tenant_id_due_at_blocker_id_idx"),
        "blocker_party",
        ["district_id", "tenant_id", "due_at", "blocker_id"],
        unique=False,
        schema="app",
    )
    op.create_index(
        op.f("blocker_party_district_id_tenant_id_raised_at_blocker_id_idx"),
        "blocker_party",
        ["district_id", "tenant_id", "raised_at", "blocker_id"],
        unique=False,
        schema="app",
    )


def _fences() -> None:
    # The host's row: in its own fence a host raises, closes, returns and takes back; whoever else acts on it does so in
    # a named wider fence. What it is about, and whose, never changes but with the project.
    fence(
        "blocker",
        select=sees(shared=True),
        insert=writes(),
        update=writes(),
        update_columns=(
            *("state", "level", "department_id", "waits_for_tenant_id", "due_at", "answer", "answer_evidence_id"),
            *("answered_at", "answered_by", "instruction", "escalation_gap", "closed_at", "closed_by", "version"),
        ),
    )
    fence("blocker_step", select=sees(shared=True), insert=writes())
    fence("blocker_party", select=sees(shared=False))


def _functions() -> None:
    definer(
        "derive_blockers(the_project uuid, everybody uuid[])",
        "void",
        f"""
            p app.project;
            person CONSTANT uuid := {PERSON};
            why CONSTANT text := '项目已终止，堵点随之撤回 / the project ended, and its blockers with it';
        BEGIN
            IF NOT EXISTS (SELECT 1 FROM app.blocker AS b WHERE b.district_id = d AND b.project_id = the_project) THEN
                RETURN;
            END IF;
            SELECT * INTO p FROM app.project AS x WHERE x.district_id = d AND x.id = the_project;
            IF p.stage IN ('LOST', 'WITHDRAWN', 'REJECTED') THEN
                WITH ended AS (
                    UPDATE app.blocker SET state = 'WITHDRAWN', waits_for_tenant_id = NULL, escalation_gap = false,
                        closed_at = p.updated_at, closed_by = person, version = version + 1
                    WHERE district_id = d AND project_id = the_project AND closed_at IS NULL
                    RETURNING id, tenant_id, level, department_id
                )
                INSERT INTO app.blocker_step (district_id, id, tenant_id, shared_with, project_id, blocker_id,
                    department_id, action, at, by_person_id, by_tenant_id, from_level, to_level,
                    assigned_department_id, reason)
                SELECT d, uuidv7(), e.tenant_id, '{{}}', the_project, e.id, e.department_id, 'WITHDRAWN', p.updated_at,
                    person, t, e.level, e.level, e.department_id, why
                FROM ended AS e;
            END IF;
            -- What is still to be removed is for whoever hosts the project now, and so is what is to be confirmed.
            UPDATE app.blocker SET tenant_id = p.tenant_id, version = version + 1,
                waits_for_tenant_id = CASE state WHEN 'ANSWERED' THEN p.tenant_id ELSE waits_for_tenant_id END
            WHERE district_id = d AND project_id = the_project AND closed_at IS NULL AND tenant_id <> p.tenant_id;
            UPDATE app.blocker SET shared_with = array_remove(everybody, tenant_id)
            WHERE district_id = d AND project_id = the_project
              AND shared_with <> array_remove(everybody, tenant_id);
            UPDATE app.blocker_step SET shared_with = array_remove(everybody, tenant_id)
            WHERE district_id = d AND project_id = the_project
              AND shared_with <> array_remove(everybody, tenant_id);
            -- Its steps are read by whoever is to remove it now.
            UPDATE app.blocker_step AS s SET department_id = b.department_id
            FROM app.blocker AS b
            WHERE b.district_id = d AND b.project_id = the_project AND s.district_id = d AND s.blocker_id = b.id
              AND s.department_id <> b.department_id;
            -- Lists of blockers are for who hosts (1) or sponsors (8) the project, scope committed, and for who is to
            -- remove one, scope assigned.
            INSERT INTO app.blocker_party AS known (district_id, id, tenant_id, blocker_id, due_at, raised_at)
            SELECT d, uuidv7(), each.tenant_id, b.id, b.due_at, b.raised_at
            FROM app.blocker AS b
            CROSS JOIN LATERAL (
                SELECT a.tenant_id FROM app.participation AS a
                WHERE a.district_id = d AND a.project_id = the_project AND a.parts & 9 <> 0
                UNION SELECT b.department_id
            ) AS each
            WHERE b.district_id = d AND b.project_id = the_project
            ON CONFLICT (district_id, blocker_id, tenant_id) DO UPDATE SET due_at = excluded.due_at
            WHERE known.due_at <> excluded.due_at;
            DELETE FROM app.blocker_party AS x USING app.blocker AS b
            WHERE b.district_id = d AND b.project_id = the_project AND x.district_id = d AND x.blocker_id = b.id
              AND x.tenant_id <> b.department_id AND NOT EXISTS (
                SELECT 1 FROM app.participation AS a WHERE a.district_id = d AND a.project_id = the_project
                  AND a.tenant_id = x.tenant_id AND a.parts & 9 <> 0
            );
        END
        """,
        to="app_keeper",
    )
    definer(
        "follow_blocker(the_blocker uuid)",
        "void",
        """
            b app.blocker;
            p app.project;
        BEGIN
            SELECT * INTO b FROM app.blocker AS x WHERE x.district_id = d AND x.id = the_blocker;
            SELECT * INTO p FROM app.project AS x WHERE x.district_id = d AND x.id = b.project_id;
            IF p.id IS NULL OR NOT (
                writes = 'DISTRICT' OR (writes = 'OWN' AND b.tenant_id = t AND p.tenant_id = t)
            ) THEN
                RAISE insufficient_privilege USING MESSAGE = 'this fence may not move that blocker on';
            END IF;
            -- Whoever is to remove it is ASKED (64) into the project, once.
            IF NOT EXISTS (
                SELECT 1 FROM app.participation AS a WHERE a.district_id = d AND a.tenant_id = b.department_id
                AND a.project_id = p.id AND a.parts & 64 <> 0
            ) THEN
                INSERT INTO app.participation AS known
                    (district_id, id, tenant_id, project_id, parts, created_at, updated_at, investment_fen)
                VALUES (d, uuidv7(), b.department_id, p.id, 64, p.created_at, p.updated_at, p.investment_fen)
                ON CONFLICT (district_id, tenant_id, project_id) DO UPDATE SET parts = known.parts | 64;
                PERFORM app.reshare(p.id);
            ELSE
                PERFORM app.derive_blockers(p.id, (
                    SELECT coalesce(array_agg(a.tenant_id ORDER BY a.tenant_id), '{}')
                    FROM app.participation AS a WHERE a.district_id = d AND a.project_id = p.id
                ));
            END IF;
        END
        """,
    )
    _derive()
    op.execute("SET LOCAL ROLE app_keeper")  # whose functions they are
    for function in ("derive_blockers(uuid, uuid[])", "follow_blocker(uuid)", "reshare_major(uuid, uuid[])"):
        op.execute(f"ALTER FUNCTION app.{function} SET enable_seqscan = off")
    op.execute("RESET ROLE")


def _derive() -> None:
    # The sharing of what a major project has as it was derived before, and that of its blockers with it.
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
            PERFORM app.derive_blockers(the_project, everybody);
        END
        $$
    """)
    op.execute("RESET ROLE")
