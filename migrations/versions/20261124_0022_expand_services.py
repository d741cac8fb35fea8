"""Joint service lists, and the tasks that projects get from them phase by phase."""

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

revision = "20261124_0022"
down_revision = "20261124_0021"
branch_labels = None
depends_on = None

TABLES = ("service_list", "service_list_task", "service_task", "service_party")


def upgrade() -> None:
    _tables()
    for table in TABLES:
        place(table)
    _fences()
    op.execute("GRANT CREATE ON SCHEMA app TO app_keeper")
    _functions()
    _derive()
    op.execute("REVOKE CREATE ON SCHEMA app FROM app_keeper")


def _tables() -> None:
    op.create_table(
        "service_list",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("effective_on", sa.Date(), nullable=False),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("published_by", sa.Uuid(), nullable=False),
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("district_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["district_id", "tenant_id"],
            ["app.tenant.district_id", "app.tenant.id"],
            name=op.f("service_list_district_id_tenant_id_fkey"),
        ),
        sa.PrimaryKeyConstraint("district_id", "id", name=op.f("service_list_pkey")),
        sa.UniqueConstraint("district_id", "number", name=op.f("service_list_district_id_number_key")),
        schema="app",
    )
    op.create_index(
        op.f("service_list_district_id_effective_on_id_idx"),
        "service_list",
        ["district_id", "effective_on", "id"],
        unique=False,
        schema="app",
    )
    op.create_table(
        "service_list_task",
        sa.Column("list_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("phase", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("responsibility", sa.Text(), nullable=False),
        sa.Column("department_id", sa.Uuid(), nullable=True),
        sa.Column("working_days", sa.Integer(), nullable=False),
        sa.Column("needs_construction", sa.Boolean(), nullable=True),
        sa.Column("industries", postgresql.ARRAY(sa.Text()), nullable=False),
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("district_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint(
            "phase IN ('APPROVING', 'STARTED', 'BUILDING', 'PRODUCING')", name=op.f("service_list_task_phase_check")
        ),
        sa.CheckConstraint(
            "responsibility IN ('HOST', 'COORDINATION', 'MAJOR_PROJECTS', 'OVERSIGHT', 'INDUSTRY', 'ENVIRONMENT_REVIEW', 'FIRE_REVIEW', 'FINANCE', 'APPROVAL', 'MARKET_REGULATION', 'STATISTICS', 'LEADERSHIP')",
            name=op.f("service_list_task_responsibility_check"),
        ),
        sa.ForeignKeyConstraint(
            ["district_id", "department_id"],
            ["app.tenant.district_id", "app.tenant.id"],
            name=op.f("service_list_task_district_id_department_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["district_id", "list_id"],
            ["app.service_list.district_id", "app.service_list.id"],
            name=op.f("service_list_task_district_id_list_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["district_id", "tenant_id"],
            ["app.tenant.district_id", "app.tenant.id"],
            name=op.f("service_list_task_district_id_tenant_id_fkey"),
        ),
        sa.PrimaryKeyConstraint("district_id", "id", name=op.f("service_list_task_pkey")),
        sa.UniqueConstraint(
            "district_id", "list_id", "place", name=op.f("service_list_task_district_id_list_id_place_key")
        ),
        schema="app",
    )
    op.create_table(
        "service_task",
        sa.Column("project_id", sa.Uuid(), nullable=False),
        sa.Column("host_tenant_id", sa.Uuid(), nullable=False),
        sa.Column("list_task_id", sa.Uuid(), nullable=True),
        sa.Column("phase", sa.Text(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("added_by", sa.Uuid(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=True),
        sa.Column("result", sa.Text(), nullable=True),
        sa.Column("evidence_id", sa.Uuid(), nullable=True),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answered_by", sa.Uuid(), nullable=True),
        sa.Column("confirm_by", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decided_by", sa.Uuid(), nullable=True),
        sa.Column("reopen_reason", sa.Text(), nullable=True),
        sa.Column("reminded_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("overdue_told_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("shared_with", postgresql.ARRAY(sa.Uuid()), server_default="{}", nullable=False),
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("district_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("outcome IN ('DONE', 'NOT_APPLICABLE')", name=op.f("service_task_outcome_check")),
        sa.CheckConstraint(
            "phase IN ('APPROVING', 'STARTED', 'BUILDING', 'PRODUCING')", name=op.f("service_task_phase_check")
        ),
        sa.CheckConstraint(
            "state IN ('OPEN', 'ANSWERED', 'CONFIRMED', 'LAPSED')", name=op.f("service_task_state_check")
        ),
        sa.CheckConstraint(
            "state IN ('OPEN', 'LAPSED') OR outcome IS NOT NULL", name=op.f("service_task_answered_check")
        ),
        sa.ForeignKeyConstraint(
            ["district_id", "evidence_id"],
            ["app.evidence.district_id", "app.evidence.id"],
            name=op.f("service_task_district_id_evidence_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["district_id", "host_tenant_id"],
            ["app.tenant.district_id", "app.tenant.id"],
            name=op.f("service_task_district_id_host_tenant_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["district_id", "list_task_id"],
            ["app.service_list_task.district_id", "app.service_list_task.id"],
            name=op.f("service_task_district_id_list_task_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["district_id", "project_id"],
            ["app.project.district_id", "app.project.id"],
            name=op.f("service_task_district_id_project_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["district_id", "tenant_id"],
            ["app.tenant.district_id", "app.tenant.id"],
            name=op.f("service_task_district_id_tenant_id_fkey"),
        ),
        sa.PrimaryKeyConstraint("district_id", "id", name=op.f("service_task_pkey")),
        sa.UniqueConstraint(
            "district_id",
            "project_id",
            "list_task_id",
            name=op.f("service_task_district_id_project_id_list_task_id_key"),
        ),
        schema="app",
    )
    op.create_index(
        "service_task_confirming_idx",
        "service_task",
        ["district_id", "host_tenant_id", "confirm_by", "id"],
        unique=False,
        schema="app",
        postgresql_where=sa.text("state = 'ANSWERED'"),
    )
    op.create_index(
        op.f("service_task_district_id_due_at_id_idx"),
        "service_task",
        ["district_id", "due_at", "id"],
        unique=False,
        schema="app",
    )
    op.create_index(
        "service_task_late_idx",
        "service_task",
        ["district_id", "due_at"],
        unique=False,
        schema="app",
        postgresql_where=sa.text("state = 'OPEN'"),
    )
    op.create_index(
        "service_task_waiting_idx",
        "service_task",
        ["district_id", "tenant_id", "due_at", "id"],
        unique=False,
        schema="app",
        postgresql_where=sa.text("state = 'OPEN'"),
    )
    op.create_table(
        "service_party",
        sa.Column("task_id", sa.Uuid(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("district_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["district_id", "task_id"],
            ["app.service_task.district_id", "app.service_task.id"],
            name=op.f("service_party_district_id_task_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["district_id", "tenant_id"],
            ["app.tenant.district_id", "app.tenant.id"],
            name=op.f("service_party_district_id_tenant_id_fkey"),
        ),
        sa.PrimaryKeyConstraint("district_id", "id", name=op.f("service_party_pkey")),
        sa.UniqueConstraint(
            "district_id", "task_id", "tenant_id", name=op.f("service_party_district_id_task_id_tenant_id_key")
        ),
        schema="app",
    )
    op.create_index(
        op.f("service_party_district_id_tenant_id_due_at_task_id_idx"),
        "service_party",
        ["district_id", "tenant_id", "due_at", "task_id"],
        unique=False,
        schema="app",
    )


def _fences() -> None:
    # How a district serves is for everybody in it to know; who publishes adds and never changes.
    for table in ("service_list", "service_list_task"):
        fence(table, select=reading("OWN", "DISTRICT"), insert=writes())
    fence(
        "service_task",
        select=sees(shared=True),
        insert=writing("DISTRICT"),
        update=writes(),
        update_columns=(
            *("state", "outcome", "result", "evidence_id", "answered_at", "answered_by", "confirm_by"),
            *("reminded_at", "overdue_told_at", "version"),
        ),
    )
    # In its own fence a department answers its own open tasks; whether that is enough is for the host to say.
    mine = f"tenant_id = {setting(TENANT)} AND state = "
    before, after = (
        f"{in_district()} AND CASE {setting(WRITES)} WHEN 'DISTRICT' THEN true"
        f" WHEN 'OWN' THEN {mine}'{state}' ELSE false END"
        for state in ("OPEN", "ANSWERED")
    )
    op.execute(f"ALTER POLICY changes ON app.service_task USING ({before}) WITH CHECK ({after})")
    fence("service_party", select=sees(shared=False))


def _functions() -> None:
    definer(
        "add_service_tasks(the_project uuid, the_phase text, person uuid, at timestamptz, tasks json)",
        "void",
        """
            p app.project := app.may_change(the_project);
            added int;
        BEGIN
            IF p.stage <> the_phase THEN
                RAISE insufficient_privilege USING MESSAGE = 'that project is in another phase';
            END IF;
            INSERT INTO app.service_task AS known (district_id, id, tenant_id, project_id, host_tenant_id, list_task_id,
                phase, place, title, state, due_at, added_at, added_by, version)
            SELECT d, (each ->> 'id')::uuid, (each ->> 'unit')::uuid, p.id, p.tenant_id, (each ->> 'line')::uuid,
                the_phase, ord, each ->> 'title', 'OPEN', (each ->> 'due')::timestamptz, at, person, 1
            FROM json_array_elements(tasks) WITH ORDINALITY AS x (each, ord)
            -- Departments serve; no street can be given work by another.
            WHERE EXISTS (
                SELECT 1 FROM app.tenant_responsibility AS h WHERE h.district_id = d
                AND h.tenant_id = (each ->> 'unit')::uuid AND h.ended_at IS NULL
                AND h.responsibility NOT IN ('HOST', 'OVERSIGHT', 'LEADERSHIP')
            )
            ON CONFLICT (district_id, project_id, list_task_id) DO UPDATE SET title = known.title;
            GET DIAGNOSTICS added = ROW_COUNT;
            IF added <> json_array_length(tasks) THEN
                RAISE insufficient_privilege USING MESSAGE = 'somebody is asked who does not serve';
            END IF;
            -- REVIEWER is 4; the sharing follows when the project is saved.
            INSERT INTO app.participation AS known
                (district_id, id, tenant_id, project_id, parts, created_at, updated_at, investment_fen)
            SELECT d, uuidv7(), unit, p.id, 4, p.created_at, p.updated_at, p.investment_fen
            FROM (SELECT DISTINCT (each ->> 'unit')::uuid AS unit FROM json_array_elements(tasks) AS each) AS asked
            ON CONFLICT (district_id, tenant_id, project_id) DO UPDATE SET parts = known.parts | 4;
        END
        """,
    )
    definer(
        "decide_service_task(the_task uuid, expected int, reason text, person uuid, at timestamptz, due timestamptz)",
        "boolean",
        """
        BEGIN
            IF NOT EXISTS (
                SELECT 1 FROM app.service_task AS x
                JOIN app.project AS p ON p.district_id = d AND p.id = x.project_id
                WHERE x.district_id = d AND x.id = the_task
                  AND (writes = 'DISTRICT' OR (writes = 'OWN' AND p.tenant_id = t))
            ) THEN
                RAISE insufficient_privilege USING MESSAGE = 'this fence may not decide on that task';
            END IF;
            UPDATE app.service_task AS x SET
                state = CASE WHEN reason IS NULL THEN 'CONFIRMED' ELSE 'OPEN' END,
                due_at = due, decided_at = at, decided_by = person, reopen_reason = coalesce(reason, x.reopen_reason),
                confirm_by = NULL, version = x.version + 1,
                reminded_at = CASE WHEN reason IS NULL THEN x.reminded_at END,
                overdue_told_at = CASE WHEN reason IS NULL THEN x.overdue_told_at END
            WHERE x.district_id = d AND x.id = the_task AND x.state = 'ANSWERED' AND x.version = expected;
            IF NOT FOUND THEN
                RETURN false;
            END IF;
            UPDATE app.service_party AS y SET due_at = due
            WHERE y.district_id = d AND y.task_id = the_task AND y.due_at <> due;
            RETURN true;
        END
        """,
    )
    definer(
        "reshare_services(p app.project, everybody uuid[])",
        "void",
        """
            engaged uuid[];
        BEGIN
            IF NOT EXISTS (
                SELECT 1 FROM app.service_task AS x WHERE x.district_id = d AND x.project_id = p.id
            ) THEN
                RETURN;
            END IF;
            UPDATE app.service_task SET host_tenant_id = p.tenant_id
            WHERE district_id = d AND project_id = p.id AND host_tenant_id <> p.tenant_id;
            -- Lost or given up: nobody serves it any more.
            IF p.stage IN ('LOST', 'WITHDRAWN', 'REJECTED') THEN
                UPDATE app.service_task AS x SET state = 'LAPSED', version = x.version + 1
                WHERE x.district_id = d AND x.project_id = p.id AND x.state IN ('OPEN', 'ANSWERED');
            END IF;
            UPDATE app.service_task SET shared_with = array_remove(everybody, tenant_id)
            WHERE district_id = d AND project_id = p.id AND shared_with <> array_remove(everybody, tenant_id);
            -- Lists are for who hosts (1), reviews (4) or answers for (16, 32) the project: scope engaged.
            SELECT coalesce(array_agg(a.tenant_id), '{}') INTO engaged
            FROM app.participation AS a WHERE a.district_id = d AND a.project_id = p.id AND a.parts & 53 <> 0;
            INSERT INTO app.service_party (district_id, id, tenant_id, task_id, due_at)
            SELECT d, uuidv7(), each, x.id, x.due_at
            FROM app.service_task AS x CROSS JOIN unnest(engaged) AS each
            WHERE x.district_id = d AND x.project_id = p.id
            ON CONFLICT (district_id, task_id, tenant_id) DO NOTHING;
            DELETE FROM app.service_party AS y USING app.service_task AS x
            WHERE y.district_id = d AND y.task_id = x.id AND x.district_id = d AND x.project_id = p.id
              AND y.tenant_id <> ALL (engaged);
        END
        """,
        to="app_keeper",
    )


def _derive() -> None:
    # The one place in ``app.reshare`` where coordination follows: what it did before, and the tasks with it.
    op.execute("SET LOCAL ROLE app_keeper")
    op.execute(f"""
        CREATE OR REPLACE FUNCTION app.reshare_coordination(p app.project, former uuid, everybody uuid[]) RETURNS void
        LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET enable_seqscan = off
        AS $$ DECLARE
            d CONSTANT int := {DISTRICT};
            t CONSTANT uuid := {TENANT};
            reads CONSTANT text := {READS};
            writes CONSTANT text := {WRITES};
        BEGIN
            PERFORM app.reshare_planning(p, former, everybody);
            PERFORM app.reshare_services(p, everybody);
        END
        $$
    """)
    for function in (
        "reshare_services(app.project, uuid[])",
        "add_service_tasks(uuid, text, uuid, timestamptz, json)",
        "decide_service_task(uuid, int, text, uuid, timestamptz, timestamptz)",
    ):
        op.execute(f"ALTER FUNCTION app.{function} SET enable_seqscan = off")
    op.execute("RESET ROLE")
