"""Planning consultations: what is planned, who is asked, what each says; and how their sharing follows the project."""

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
    place,
    sees,
    writing,
)

revision = "20261124_0020"
down_revision = "20261124_0019"
branch_labels = None
depends_on = None

TABLES = ("planning_consultation", "planning_party", "planning_revision", "planning_document", "planning_opinion")


def upgrade() -> None:
    _tables()
    for table in TABLES:
        place(table)
    _fences()
    op.execute("GRANT CREATE ON SCHEMA app TO app_keeper")
    _functions()
    _derive()
    _steady()
    op.execute("REVOKE CREATE ON SCHEMA app FROM app_keeper")


def _tables() -> None:
    op.create_table(
        "planning_consultation",
        sa.Column("project_id", sa.Uuid(), nullable=False),
        sa.Column("runner_tenant_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("applied_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("applied_by", sa.Uuid(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_by", sa.Uuid(), nullable=True),
        sa.Column("document", sa.Text(), nullable=True),
        sa.Column("concluded_on", sa.Date(), nullable=True),
        sa.Column("reasons", sa.Text(), nullable=True),
        sa.Column("reminded_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("overdue_told_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("shared_with", postgresql.ARRAY(sa.Uuid()), server_default="{}", nullable=False),
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("district_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint(
            "(state = 'AGREED') = (document IS NOT NULL)", name=op.f("planning_consultation_document_check")
        ),
        sa.CheckConstraint(
            "state IN ('APPLIED', 'CONSULTING', 'REVISING', 'CONCLUDING', 'AGREED', 'NOT_AGREED', 'WITHDRAWN')",
            name=op.f("planning_consultation_state_check"),
        ),
        sa.ForeignKeyConstraint(
            ["district_id", "project_id"],
            ["app.project.district_id", "app.project.id"],
            name=op.f("planning_consultation_district_id_project_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["district_id", "runner_tenant_id"],
            ["app.tenant.district_id", "app.tenant.id"],
            name=op.f("planning_consultation_district_id_runner_tenant_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["district_id", "tenant_id"],
            ["app.tenant.district_id", "app.tenant.id"],
            name=op.f("planning_consultation_district_id_tenant_id_fkey"),
        ),
        sa.PrimaryKeyConstraint("district_id", "id", name=op.f("planning_consultation_pkey")),
        sa.UniqueConstraint(
            "district_id", "project_id", "number", name=op.f("planning_consultation_district_id_project_id_number_key")
        ),
        schema="app",
    )
    op.create_index(
        op.f("planning_consultation_district_id_applied_at_id_idx"),
        "planning_consultation",
        ["district_id", "applied_at", "id"],
        unique=False,
        schema="app",
    )
    op.create_index(
        op.f("planning_consultation_district_id_due_at_id_idx"),
        "planning_consultation",
        ["district_id", "due_at", "id"],
        unique=False,
        schema="app",
    )
    op.create_index(
        "planning_consultation_open_key",
        "planning_consultation",
        ["district_id", "project_id"],
        unique=True,
        schema="app",
        postgresql_where=sa.text("state IN ('APPLIED', 'CONSULTING', 'REVISING', 'CONCLUDING')"),
    )
    op.create_index(
        "planning_consultation_revising_idx",
        "planning_consultation",
        ["district_id", "tenant_id", "due_at", "id"],
        unique=False,
        schema="app",
        postgresql_where=sa.text("state = 'REVISING'"),
    )
    op.create_index(
        "planning_consultation_running_idx",
        "planning_consultation",
        ["district_id", "runner_tenant_id", "due_at", "id"],
        unique=False,
        schema="app",
        postgresql_where=sa.text("state IN ('APPLIED', 'CONCLUDING')"),
    )
    op.create_table(
        "planning_opinion",
        sa.Column("project_id", sa.Uuid(), nullable=False),
        sa.Column("consultation_id", sa.Uuid(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("verdict", sa.Text(), nullable=True),
        sa.Column("opinion", sa.Text(), nullable=True),
        sa.Column("law_basis", sa.Text(), nullable=True),
        sa.Column("evidence_id", sa.Uuid(), nullable=True),
        sa.Column("given_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("given_by", sa.Uuid(), nullable=True),
        sa.Column("reminded_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("overdue_told_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("shared_with", postgresql.ARRAY(sa.Uuid()), server_default="{}", nullable=False),
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("district_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("(state = 'GIVEN') = (verdict IS NOT NULL)", name=op.f("planning_opinion_given_check")),
        sa.CheckConstraint("state IN ('PENDING', 'GIVEN', 'LAPSED')", name=op.f("planning_opinion_state_check")),
        sa.CheckConstraint(
            "verdict IN ('SUPPORT', 'SUPPORT_WITH_CHANGES', 'OBJECT')", name=op.f("planning_opinion_verdict_check")
        ),
        sa.ForeignKeyConstraint(
            ["district_id", "consultation_id"],
            ["app.planning_consultation.district_id", "app.planning_consultation.id"],
            name=op.f("planning_opinion_district_id_consultation_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["district_id", "evidence_id"],
            ["app.evidence.district_id", "app.evidence.id"],
            name=op.f("planning_opinion_district_id_evidence_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["district_id", "project_id"],
            ["app.project.district_id", "app.project.id"],
            name=op.f("planning_opinion_district_id_project_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["district_id", "tenant_id"],
            ["app.tenant.district_id", "app.tenant.id"],
            name=op.f("planning_opinion_district_id_tenant_id_fkey"),
        ),
        sa.PrimaryKeyConstraint("district_id", "id", name=op.f("planning_opinion_pkey")),
        sa.UniqueConstraint(
            "district_id",
            "consultation_id",
            "tenant_id",
            "revision",
            name=op.f("planning_opinion_district_id_consultation_id_tenant_id_revision_key"),
        ),
        schema="app",
    )
    op.create_index(
        op.f("planning_opinion_district_id_project_id_idx"),
        "planning_opinion",
        ["district_id", "project_id"],
        unique=False,
        schema="app",
    )
    op.create_index(
        "planning_opinion_late_idx",
        "planning_opinion",
        ["district_id", "due_at"],
        unique=False,
        schema="app",
        postgresql_where=sa.text("state = 'PENDING'"),
    )
    op.create_index(
        "planning_opinion_waiting_idx",
        "planning_opinion",
        ["district_id", "tenant_id", "due_at", "id"],
        unique=False,
        schema="app",
        postgresql_where=sa.text("state = 'PENDING'"),
    )
    op.create_table(
        "planning_party",
        sa.Column("consultation_id", sa.Uuid(), nullable=False),
        sa.Column("applied_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("district_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["district_id", "consultation_id"],
            ["app.planning_consultation.district_id", "app.planning_consultation.id"],
            name=op.f("planning_party_district_id_consultation_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["district_id", "tenant_id"],
            ["app.tenant.district_id", "app.tenant.id"],
            name=op.f("planning_party_district_id_tenant_id_fkey"),
        ),
        sa.PrimaryKeyConstraint("district_id", "id", name=op.f("planning_party_pkey")),
        sa.UniqueConstraint(
            "district_id",
            "consultation_id",
            "tenant_id",
            name=op.f("planning_party_district_id_consultation_id_tenant_id_key"),
        ),
        schema="app",
    )
    op.create_index(
        op.f("planning_party_district_id_tenant_id_applied_at_consultation_id_idx"),
        "planning_party",
        ["district_id", "tenant_id", "applied_at", "consultation_id"],
        unique=False,
        schema="app",
    )
    op.create_index(
        op.f("planning_party_district_id_tenant_id_due_at_consultation_id_idx"),
        "planning_party",
        ["district_id", "tenant_id", "due_at", "consultation_id"],
        unique=False,
        schema="app",
    )
    op.create_table(
        "planning_revision",
        sa.Column("project_id", sa.Uuid(), nullable=False),
        sa.Column("consultation_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("plan", sa.Text(), nullable=False),
        sa.Column("handed_in_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("handed_in_by", sa.Uuid(), nullable=False),
        sa.Column("shared_with", postgresql.ARRAY(sa.Uuid()), server_default="{}", nullable=False),
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("district_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["district_id", "consultation_id"],
            ["app.planning_consultation.district_id", "app.planning_consultation.id"],
            name=op.f("planning_revision_district_id_consultation_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["district_id", "project_id"],
            ["app.project.district_id", "app.project.id"],
            name=op.f("planning_revision_district_id_project_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["district_id", "tenant_id"],
            ["app.tenant.district_id", "app.tenant.id"],
            name=op.f("planning_revision_district_id_tenant_id_fkey"),
        ),
        sa.PrimaryKeyConstraint("district_id", "id", name=op.f("planning_revision_pkey")),
        sa.UniqueConstraint(
            "district_id",
            "consultation_id",
            "number",
            name=op.f("planning_revision_district_id_consultation_id_number_key"),
        ),
        schema="app",
    )
    op.create_index(
        op.f("planning_revision_district_id_project_id_idx"),
        "planning_revision",
        ["district_id", "project_id"],
        unique=False,
        schema="app",
    )
    op.create_table(
        "planning_document",
        sa.Column("project_id", sa.Uuid(), nullable=False),
        sa.Column("revision_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("evidence_id", sa.Uuid(), nullable=False),
        sa.Column("shared_with", postgresql.ARRAY(sa.Uuid()), server_default="{}", nullable=False),
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("district_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["district_id", "evidence_id"],
            ["app.evidence.district_id", "app.evidence.id"],
            name=op.f("planning_document_district_id_evidence_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["district_id", "project_id"],
            ["app.project.district_id", "app.project.id"],
            name=op.f("planning_document_district_id_project_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["district_id", "revision_id"],
            ["app.planning_revision.district_id", "app.planning_revision.id"],
            name=op.f("planning_document_district_id_revision_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["district_id", "tenant_id"],
            ["app.tenant.district_id", "app.tenant.id"],
            name=op.f("planning_document_district_id_tenant_id_fkey"),
        ),
        sa.PrimaryKeyConstraint("district_id", "id", name=op.f("planning_document_pkey")),
        sa.UniqueConstraint(
            "district_id", "revision_id", "name", name=op.f("planning_document_district_id_revision_id_name_key")
        ),
        schema="app",
    )
    op.create_index(
        op.f("planning_document_district_id_project_id_idx"),
        "planning_document",
        ["district_id", "project_id"],
        unique=False,
        schema="app",
    )


def _fences() -> None:
    # A consultation is several units' work: who runs it and who is asked write inside the district's fence, by named
    # operations. What a host does in its own fence it does by the functions below, and changes no row otherwise.
    district = writing("DISTRICT")
    fence(
        "planning_consultation",
        select=sees(shared=True),
        insert=district,
        update=district,
        update_columns=(
            *("state", "due_at", "closed_at", "closed_by", "document", "concluded_on", "reasons"),
            *("reminded_at", "overdue_told_at", "version"),
        ),
    )
    fence("planning_party", select=sees(shared=False))
    fence("planning_revision", select=sees(shared=True), insert=district)
    fence("planning_document", select=sees(shared=True), insert=district)
    fence(
        "planning_opinion",
        select=sees(shared=True),
        insert=district,
        update=district,
        update_columns=(
            *("state", "verdict", "opinion", "law_basis", "evidence_id", "given_at", "given_by"),
            *("reminded_at", "overdue_told_at", "version"),
        ),
    )


def _functions() -> None:
    definer(
        "apply_planning(the_project uuid, the_consultation uuid, the_revision uuid, the_runner uuid, words text,"
        " person uuid, at timestamptz, due timestamptz)",
        "void",
        """
            p app.project := app.may_change(the_project);
        BEGIN
            IF NOT EXISTS (
                SELECT 1 FROM app.tenant_responsibility AS h WHERE h.district_id = d AND h.tenant_id = the_runner
                AND h.responsibility = 'APPROVAL' AND h.ended_at IS NULL
            ) THEN
                RAISE insufficient_privilege USING MESSAGE = 'that unit runs no consultation';
            END IF;
            INSERT INTO app.planning_consultation (district_id, id, tenant_id, project_id, runner_tenant_id, number,
                state, revision, applied_at, applied_by, due_at, version)
            SELECT d, the_consultation, p.tenant_id, p.id, the_runner, coalesce(max(x.number), 0) + 1, 'APPLIED', 1, at,
                person, due, 1
            FROM app.planning_consultation AS x WHERE x.district_id = d AND x.project_id = p.id;
            INSERT INTO app.planning_revision (district_id, id, tenant_id, project_id, consultation_id, number, plan,
                handed_in_at, handed_in_by)
            VALUES (d, the_revision, p.tenant_id, p.id, the_consultation, 1, words, at, person);
            -- REVIEWER is 4; the sharing follows when the project is saved.
            INSERT INTO app.participation AS known
                (district_id, id, tenant_id, project_id, parts, created_at, updated_at, investment_fen)
            VALUES (d, uuidv7(), the_runner, p.id, 4, p.created_at, p.updated_at, p.investment_fen)
            ON CONFLICT (district_id, tenant_id, project_id) DO UPDATE SET parts = known.parts | 4;
        END
        """,
    )
    definer(
        "hand_in_plan(the_revision uuid, the_document uuid, called text, proof uuid)",
        "void",
        """
        BEGIN
            INSERT INTO app.planning_document (district_id, id, tenant_id, project_id, revision_id, name, evidence_id)
            SELECT d, the_document, r.tenant_id, r.project_id, r.id, called, e.id
            FROM app.planning_revision AS r
            JOIN app.planning_consultation AS c ON c.district_id = d AND c.id = r.consultation_id
                AND c.revision = r.number AND c.state IN ('APPLIED', 'CONSULTING')
            JOIN app.evidence AS e ON e.district_id = d AND e.id = proof AND e.tenant_id = r.tenant_id
                AND e.claim_kind = 'PlanningDocument' AND e.claim_id = the_document
            WHERE r.district_id = d AND r.id = the_revision
              AND (writes = 'DISTRICT' OR (writes = 'OWN' AND r.tenant_id = t));
            IF NOT FOUND THEN
                RAISE insufficient_privilege USING MESSAGE = 'this fence may not hand that in';
            END IF;
        END
        """,
    )
    definer(
        "revise_planning(the_consultation uuid, the_revision uuid, words text, person uuid, at timestamptz,"
        " due timestamptz)",
        "void",
        """
            c app.planning_consultation;
        BEGIN
            UPDATE app.planning_consultation AS x SET revision = x.revision + 1, state = 'CONSULTING', due_at = due,
                reminded_at = NULL, overdue_told_at = NULL, version = x.version + 1
            WHERE x.district_id = d AND x.id = the_consultation AND x.state = 'REVISING'
              AND (writes = 'DISTRICT' OR (writes = 'OWN' AND x.tenant_id = t))
            RETURNING * INTO c;
            IF NOT FOUND THEN
                RAISE insufficient_privilege USING MESSAGE = 'this fence may not adjust that plan';
            END IF;
            INSERT INTO app.planning_revision (district_id, id, tenant_id, project_id, consultation_id, number, plan,
                handed_in_at, handed_in_by)
            VALUES (d, the_revision, c.tenant_id, c.project_id, c.id, c.revision, words, at, person);
            -- Whoever simply supported the plan before is not troubled again.
            INSERT INTO app.planning_opinion (district_id, id, tenant_id, project_id, consultation_id, revision, state,
                asked_at, due_at, version)
            SELECT d, uuidv7(), newest.tenant_id, c.project_id, c.id, c.revision, 'PENDING', at, due, 1
            FROM (
                SELECT DISTINCT ON (o.tenant_id) o.tenant_id, o.verdict FROM app.planning_opinion AS o
                WHERE o.district_id = d AND o.consultation_id = c.id ORDER BY o.tenant_id, o.revision DESC
            ) AS newest
            WHERE newest.verdict <> 'SUPPORT';
            UPDATE app.planning_party AS x SET due_at = c.due_at
            WHERE x.district_id = d AND x.consultation_id = c.id;
        END
        """,
    )
    definer(
        "withdraw_planning(the_consultation uuid, reason text, person uuid, at timestamptz)",
        "void",
        """
        BEGIN
            UPDATE app.planning_consultation AS x SET state = 'WITHDRAWN', closed_at = at, closed_by = person,
                reasons = reason, version = x.version + 1
            WHERE x.district_id = d AND x.id = the_consultation
              AND x.state IN ('APPLIED', 'CONSULTING', 'REVISING', 'CONCLUDING')
              AND (writes = 'DISTRICT' OR (writes = 'OWN' AND x.tenant_id = t));
            IF NOT FOUND THEN
                RAISE insufficient_privilege USING MESSAGE = 'this fence may not take that back';
            END IF;
            UPDATE app.planning_opinion AS o SET state = 'LAPSED', version = o.version + 1
            WHERE o.district_id = d AND o.consultation_id = the_consultation AND o.state = 'PENDING';
        END
        """,
    )
    definer(
        "follow_planning(the_consultation uuid)",
        "void",
        """
        BEGIN
            IF writes IS DISTINCT FROM 'DISTRICT' THEN
                RAISE insufficient_privilege USING MESSAGE = 'this fence may not move a consultation on';
            END IF;
            UPDATE app.planning_party AS x SET due_at = c.due_at
            FROM app.planning_consultation AS c
            WHERE x.district_id = d AND x.consultation_id = the_consultation AND c.district_id = d
              AND c.id = the_consultation AND x.due_at <> c.due_at;
        END
        """,
    )
    definer(
        "reshare_planning(p app.project, former uuid, everybody uuid[])",
        "void",
        """
            engaged uuid[];
        BEGIN
            IF NOT EXISTS (
                SELECT 1 FROM app.planning_consultation AS c WHERE c.district_id = d AND c.project_id = p.id
            ) THEN
                RETURN;
            END IF;
            -- A project that was pushed goes to another site, and what was agreed stays behind with its former host; a
            -- unit that was merged into another takes its sites along.
            IF former <> p.tenant_id AND NOT EXISTS (
                SELECT 1 FROM app.stage_change AS s
                WHERE s.district_id = d AND s.project_id = p.id AND s.from_stage = 'IN_POOL' AND s.at = p.updated_at
            ) THEN
                UPDATE app.planning_consultation AS c SET tenant_id = p.tenant_id
                WHERE c.district_id = d AND c.project_id = p.id AND c.tenant_id = former;
            END IF;
            -- Pushed, lost, given up, or not to be built any more: nobody has to say anything about it now.
            IF p.stage NOT IN ('LEAD', 'NEGOTIATING', 'IN_REVIEW', 'SIGNED', 'LANDED', 'APPROVING', 'ON_HOLD') THEN
                UPDATE app.planning_consultation AS c SET state = 'WITHDRAWN', version = c.version + 1,
                    closed_at = p.updated_at, closed_by = nullif(current_setting('app.person', true), '')::uuid,
                    reasons = '项目已离开前期阶段，征询随之终止 / the project left its early stages, and the consultation'
                        ' ended with it'
                WHERE c.district_id = d AND c.project_id = p.id
                  AND c.state IN ('APPLIED', 'CONSULTING', 'REVISING', 'CONCLUDING');
                UPDATE app.planning_opinion AS o SET state = 'LAPSED', version = o.version + 1
                FROM app.planning_consultation AS c
                WHERE o.district_id = d AND o.project_id = p.id AND o.state = 'PENDING'
                  AND c.district_id = d AND c.id = o.consultation_id AND c.state = 'WITHDRAWN';
            END IF;
            UPDATE app.planning_consultation SET shared_with = array_remove(everybody, tenant_id)
            WHERE district_id = d AND project_id = p.id AND shared_with <> array_remove(everybody, tenant_id);
            UPDATE app.planning_revision SET shared_with = array_remove(everybody, tenant_id)
            WHERE district_id = d AND project_id = p.id AND shared_with <> array_remove(everybody, tenant_id);
            UPDATE app.planning_document SET shared_with = array_remove(everybody, tenant_id)
            WHERE district_id = d AND project_id = p.id AND shared_with <> array_remove(everybody, tenant_id);
            UPDATE app.planning_opinion SET shared_with = array_remove(everybody, tenant_id)
            WHERE district_id = d AND project_id = p.id AND shared_with <> array_remove(everybody, tenant_id);
            -- Lists are for who hosts (1), reviews (4) or answers for (16, 32) the project: scope engaged.
            SELECT coalesce(array_agg(a.tenant_id), '{}') INTO engaged
            FROM app.participation AS a WHERE a.district_id = d AND a.project_id = p.id AND a.parts & 53 <> 0;
            INSERT INTO app.planning_party (district_id, id, tenant_id, consultation_id, applied_at, due_at)
            SELECT d, uuidv7(), each, c.id, c.applied_at, c.due_at
            FROM app.planning_consultation AS c CROSS JOIN unnest(engaged) AS each
            WHERE c.district_id = d AND c.project_id = p.id
            ON CONFLICT (district_id, consultation_id, tenant_id) DO UPDATE SET due_at = excluded.due_at
            WHERE planning_party.due_at <> excluded.due_at;
            DELETE FROM app.planning_party AS x USING app.planning_consultation AS c
            WHERE x.district_id = d AND x.consultation_id = c.id AND c.district_id = d AND c.project_id = p.id
              AND x.tenant_id <> ALL (engaged);
        END
        """,
        to="app_keeper",
    )


def _derive() -> None:
    definer(
        "reshare_coordination(p app.project, former uuid, everybody uuid[])",
        "void",
        """
        BEGIN
            PERFORM app.reshare_planning(p, former, everybody);
        END
        """,
        to="app_keeper",
    )
    # The sharing of a project as it was derived before, without its clearances, and that of what is coordinated on it.
    op.execute("SET LOCAL ROLE app_keeper")
    op.execute(f"""
        CREATE OR REPLACE FUNCTION app.reshare(the_project uuid) RETURNS void
        LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
        AS $$ DECLARE
            d CONSTANT int := {DISTRICT};
            t CONSTANT uuid := {TENANT};
            reads CONSTANT text := {READS};
            writes CONSTANT text := {WRITES};
            p app.project := app.may_change(the_project);
            former uuid;
            everybody uuid[];
            moved boolean;
        BEGIN
            IF EXISTS (
                SELECT 1 FROM app.planning_consultation AS c WHERE c.district_id = d AND c.project_id = p.id
            ) THEN
                -- Who hosted it until now: its participations have not followed yet.
                SELECT a.tenant_id INTO former FROM app.participation AS a
                WHERE a.district_id = d AND a.project_id = p.id AND a.parts & 1 <> 0;
            END IF;
            PERFORM app.follow_major(p);
            WITH derived AS (
                SELECT tenant_id, bit_or(part) AS parts FROM (
                    SELECT p.tenant_id, 1
                    UNION ALL SELECT p.origin_tenant_id, 2
                    UNION ALL SELECT p.industry_department_id, 16
                    UNION ALL SELECT r.tenant_id, 32 FROM app.tenant_responsibility AS r
                              WHERE r.district_id = d AND r.responsibility = 'MAJOR_PROJECTS'
                                AND r.ended_at IS NULL AND p.is_major
                    UNION ALL SELECT s.tenant_id, 8 FROM app.sponsorship AS s
                              WHERE s.district_id = d AND s.project_id = p.id AND s.ended_at IS NULL
                                AND s.level <> 'HOST'
                ) AS each (tenant_id, part)
                WHERE tenant_id IS NOT NULL GROUP BY tenant_id
            ), explicit AS (
                -- REVIEWER and ASKED are given by operations; the rest follows from the project, and from who sponsors it.
                SELECT tenant_id, parts & 68 AS parts FROM app.participation
                WHERE district_id = d AND project_id = p.id
            )
            INSERT INTO app.participation AS known
                (district_id, id, tenant_id, project_id, parts, created_at, updated_at, investment_fen)
            SELECT d, uuidv7(), tenant_id, p.id, coalesce(derived.parts, 0) | coalesce(explicit.parts, 0),
                   p.created_at, p.updated_at, p.investment_fen
            FROM derived FULL JOIN explicit USING (tenant_id)
            ON CONFLICT (district_id, tenant_id, project_id) DO UPDATE
            SET parts = excluded.parts, updated_at = excluded.updated_at, investment_fen = excluded.investment_fen
            WHERE (known.parts, known.updated_at, known.investment_fen)
                  IS DISTINCT FROM (excluded.parts, excluded.updated_at, excluded.investment_fen);

            DELETE FROM app.participation WHERE district_id = d AND project_id = p.id AND parts = 0;

            SELECT coalesce(array_agg(tenant_id ORDER BY tenant_id), '{{}}') INTO everybody
            FROM app.participation WHERE district_id = d AND project_id = p.id;

            UPDATE app.project SET shared_with = array_remove(everybody, tenant_id)
            WHERE district_id = d AND id = p.id AND shared_with <> array_remove(everybody, tenant_id);
            moved := FOUND;
            UPDATE app.stage_change SET shared_with = array_remove(everybody, tenant_id)
            WHERE district_id = d AND project_id = p.id AND shared_with <> array_remove(everybody, tenant_id);
            -- Notes are the host's own; a new host reads those written before it came.
            UPDATE app.note SET shared_with = array_remove(ARRAY[p.tenant_id], tenant_id)
            WHERE district_id = d AND project_id = p.id
              AND shared_with <> array_remove(ARRAY[p.tenant_id], tenant_id);
            -- Who may know the company is who takes part in its projects: asked when that changed, or it is new here.
            IF moved OR NOT EXISTS (
                SELECT 1 FROM app.company_participation AS c
                WHERE c.district_id = d AND c.company_id = p.company_id AND c.tenant_id = p.tenant_id
            ) THEN
                PERFORM app.reshare_company(p.company_id);
            END IF;
            PERFORM app.reshare_reviews(p.id, p.tenant_id, p.stage, everybody);
            PERFORM app.reshare_coordination(p, former, everybody);
            PERFORM app.reshare_major(p.id, everybody);
        END
        $$
    """)
    op.execute("RESET ROLE")


def _steady() -> None:
    op.execute("SET LOCAL ROLE app_keeper")  # whose functions they are
    for function in (
        "reshare(uuid)",
        "reshare_planning(app.project, uuid, uuid[])",
        "reshare_coordination(app.project, uuid, uuid[])",
        "apply_planning(uuid, uuid, uuid, uuid, text, uuid, timestamptz, timestamptz)",
        "hand_in_plan(uuid, uuid, text, uuid)",
        "revise_planning(uuid, uuid, text, uuid, timestamptz, timestamptz)",
        "withdraw_planning(uuid, text, uuid, timestamptz)",
        "follow_planning(uuid)",
    ):
        op.execute(f"ALTER FUNCTION app.{function} SET enable_seqscan = off")
    op.execute("RESET ROLE")
