"""Major projects: that a project is one, who sponsors it at three levels, and who sees and writes that."""

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
    in_district,
    place,
    sees,
    setting,
    writes,
    writing,
)

revision = "20261124_0014"
down_revision = "20261124_0013"
branch_labels = None
depends_on = None

TABLES = ("major_project", "major_party", "major_change", "sponsorship", "sponsor_visit")


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
        "major_change",
        sa.Column("project_id", sa.Uuid(), nullable=False),
        sa.Column("entered", sa.Boolean(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("investment_fen", sa.BigInteger(), nullable=True),
        sa.Column("threshold_fen", sa.BigInteger(), nullable=False),
        sa.Column("by_person_id", sa.Uuid(), nullable=False),
        sa.Column("shared_with", postgresql.ARRAY(sa.Uuid()), server_default="{}", nullable=False),
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("district_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["district_id", "project_id"],
            ["app.project.district_id", "app.project.id"],
            name=op.f("major_change_district_id_project_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["district_id", "tenant_id"],
            ["app.tenant.district_id", "app.tenant.id"],
            name=op.f("major_change_district_id_tenant_id_fkey"),
        ),
        sa.PrimaryKeyConstraint("district_id", "id", name=op.f("major_change_pkey")),
        schema="app",
    )
    op.create_index(
        op.f("major_change_district_id_project_id_at_id_idx"),
        "major_change",
        ["district_id", "project_id", "at", "id"],
        unique=False,
        schema="app",
    )
    op.create_table(
        "major_project",
        sa.Column("project_id", sa.Uuid(), nullable=False),
        sa.Column("entered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("left_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("investment_fen", sa.BigInteger(), nullable=False),
        sa.Column("stage", sa.Text(), nullable=False),
        sa.Column("shared_with", postgresql.ARRAY(sa.Uuid()), server_default="{}", nullable=False),
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("district_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["district_id", "project_id"],
            ["app.project.district_id", "app.project.id"],
            name=op.f("major_project_district_id_project_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["district_id", "tenant_id"],
            ["app.tenant.district_id", "app.tenant.id"],
            name=op.f("major_project_district_id_tenant_id_fkey"),
        ),
        sa.PrimaryKeyConstraint("district_id", "id", name=op.f("major_project_pkey")),
        sa.UniqueConstraint("district_id", "project_id", name=op.f("major_project_district_id_project_id_key")),
        schema="app",
    )
    op.create_index(
        op.f("major_project_district_id_entered_at_id_idx"),
        "major_project",
        ["district_id", "entered_at", "id"],
        unique=False,
        schema="app",
    )
    op.create_index(
        op.f("major_project_district_id_investment_fen_id_idx"),
        "major_project",
        ["district_id", "investment_fen", "id"],
        unique=False,
        schema="app",
    )
    op.create_table(
        "sponsorship",
        sa.Column("project_id", sa.Uuid(), nullable=False),
        sa.Column("level", sa.Text(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=True),
        sa.Column("began_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("appointed_by", sa.Uuid(), nullable=False),
        sa.Column("next_visit_on", sa.Date(), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("end_reason", sa.Text(), nullable=True),
        sa.Column("handover", sa.Text(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("shared_with", postgresql.ARRAY(sa.Uuid()), server_default="{}", nullable=False),
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("district_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("level IN ('DISTRICT_LEADER', 'DEPARTMENT', 'HOST')", name=op.f("sponsorship_level_check")),
        sa.CheckConstraint("(ended_at IS NULL) = (end_reason IS NULL)", name=op.f("sponsorship_ended_check")),
        sa.ForeignKeyConstraint(
            ["district_id", "person_id"],
            ["app.person.district_id", "app.person.id"],
            name=op.f("sponsorship_district_id_person_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["district_id", "project_id"],
            ["app.project.district_id", "app.project.id"],
            name=op.f("sponsorship_district_id_project_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["district_id", "tenant_id"],
            ["app.tenant.district_id", "app.tenant.id"],
            name=op.f("sponsorship_district_id_tenant_id_fkey"),
        ),
        sa.PrimaryKeyConstraint("district_id", "id", name=op.f("sponsorship_pkey")),
        schema="app",
    )
    op.create_index(
        op.f("sponsorship_district_id_project_id_began_at_id_idx"),
        "sponsorship",
        ["district_id", "project_id", "began_at", "id"],
        unique=False,
        schema="app",
    )
    op.create_index(
        "sponsorship_open_key",
        "sponsorship",
        ["district_id", "project_id", "level"],
        unique=True,
        schema="app",
        postgresql_where=sa.text("ended_at IS NULL"),
    )
    op.create_index(
        "sponsorship_visit_idx",
        "sponsorship",
        ["district_id", "tenant_id", "next_visit_on", "id"],
        unique=False,
        schema="app",
        postgresql_where=sa.text("ended_at IS NULL"),
    )
    op.create_table(
        "major_party",
        sa.Column("major_id", sa.Uuid(), nullable=False),
        sa.Column("entered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("investment_fen", sa.BigInteger(), nullable=False),
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("district_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["district_id", "major_id"],
            ["app.major_project.district_id", "app.major_project.id"],
            name=op.f("major_party_district_id_major_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["district_id", "tenant_id"],
            ["app.tenant.district_id", "app.tenant.id"],
            name=op.f("major_party_district_id_tenant_id_fkey"),
        ),
        sa.PrimaryKeyConstraint("district_id", "id", name=op.f("major_party_pkey")),
        sa.UniqueConstraint(
            "district_id", "major_id", "tenant_id", name=op.f("major_party_district_id_major_id_tenant_id_key")
        ),
        schema="app",
    )
    op.create_index(
        op.f("major_party_district_id_tenant_id_entered_at_major_id_idx"),
        "major_party",
        ["district_id", "tenant_id", "entered_at", "major_id"],
        unique=False,
        schema="app",
    )
    op.create_index(
        op.f("major_party_district_id_tenant_id_investment_fen_major_id_idx"),
        "major_party",
        ["district_id", "tenant_id", "investment_fen", "major_id"],
        unique=False,
        schema="app",
    )
    op.create_table(
        "sponsor_visit",
        sa.Column("project_id", sa.Uuid(), nullable=False),
        sa.Column("sponsorship_id", sa.Uuid(), nullable=False),
        sa.Column("visited_on", sa.Date(), nullable=False),
        sa.Column("findings", sa.Text(), nullable=False),
        sa.Column("follow_up", sa.Text(), nullable=True),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("recorded_by", sa.Uuid(), nullable=False),
        sa.Column("shared_with", postgresql.ARRAY(sa.Uuid()), server_default="{}", nullable=False),
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("district_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["district_id", "project_id"],
            ["app.project.district_id", "app.project.id"],
            name=op.f("sponsor_visit_district_id_project_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["district_id", "sponsorship_id"],
            ["app.sponsorship.district_id", "app.sponsorship.id"],
            name=op.f("sponsor_visit_district_id_sponsorship_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["district_id", "tenant_id"],
            ["app.tenant.district_id", "app.tenant.id"],
            name=op.f("sponsor_visit_district_id_tenant_id_fkey"),
        ),
        sa.PrimaryKeyConstraint("district_id", "id", name=op.f("sponsor_visit_pkey")),
        schema="app",
    )
    op.create_index(
        op.f("sponsor_visit_district_id_project_id_visited_on_id_idx"),
        "sponsor_visit",
        ["district_id", "project_id", "visited_on", "id"],
        unique=False,
        schema="app",
    )


def _fences() -> None:
    # That a project is major follows from it: no fence writes that. Who sponsors it is said inside the district's fence;
    # in its own, a sponsor names its person and moves its next visit on, while it is one.
    for table in ("major_project", "major_change"):
        fence(table, select=sees(shared=True))
    fence("major_party", select=sees(shared=False))
    fence(
        "sponsorship",
        select=sees(shared=True),
        insert=writing("DISTRICT"),
        update=writes(),
        update_columns=("person_id", "next_visit_on", "ended_at", "end_reason", "handover", "version"),
    )
    mine = f"tenant_id = {setting(TENANT)} AND ended_at IS NULL"
    may = f"{in_district()} AND CASE {setting(WRITES)} WHEN 'DISTRICT' THEN true WHEN 'OWN' THEN {mine} ELSE false END"
    op.execute(f"ALTER POLICY changes ON app.sponsorship USING ({may}) WITH CHECK ({may})")
    fence("sponsor_visit", select=sees(shared=True), insert=writes())


def _functions() -> None:
    definer(
        "follow_major(p app.project)",
        "void",
        f"""
            m app.major_project;
            -- What no person brought about, an upgrade say, is put down to who entered the project.
            person CONSTANT uuid := coalesce({PERSON}, p.created_by);
            threshold bigint;
        BEGIN
            SELECT * INTO m FROM app.major_project AS x WHERE x.district_id = d AND x.project_id = p.id;
            IF m.id IS NULL AND NOT p.is_major THEN
                RETURN;
            END IF;
            IF p.is_major IS DISTINCT FROM (m.id IS NOT NULL AND m.left_at IS NULL) THEN
                SELECT (r.value::json #>> '{{}}')::bigint INTO threshold FROM app.rule_version AS r
                WHERE r.district_id = d AND r.rule = 'major_threshold_fen'
                  AND r.effective_on <= (p.updated_at AT TIME ZONE 'Asia/Shanghai')::date
                ORDER BY r.effective_on DESC LIMIT 1;
                INSERT INTO app.major_change (district_id, id, tenant_id, shared_with, project_id, entered, at,
                    investment_fen, threshold_fen, by_person_id)
                VALUES (d, uuidv7(), p.tenant_id, '{{}}', p.id, p.is_major, p.updated_at,
                    CASE WHEN p.investment_known THEN p.investment_fen END, coalesce(threshold, 5000000000), person);
                IF p.is_major THEN
                    INSERT INTO app.major_project (district_id, id, tenant_id, shared_with, project_id, entered_at,
                        left_at, investment_fen, stage)
                    VALUES (d, uuidv7(), p.tenant_id, '{{}}', p.id, p.updated_at, NULL, p.investment_fen, p.stage)
                    ON CONFLICT (district_id, project_id) DO UPDATE
                    SET entered_at = excluded.entered_at, left_at = NULL;
                ELSE
                    UPDATE app.major_project SET left_at = p.updated_at
                    WHERE district_id = d AND project_id = p.id;
                    UPDATE app.sponsorship SET ended_at = p.updated_at, version = version + 1,
                        end_reason = '项目已不是重大项目 / the project is not a major one any more'
                    WHERE district_id = d AND project_id = p.id AND ended_at IS NULL;
                END IF;
            END IF;
            UPDATE app.major_project SET tenant_id = p.tenant_id, investment_fen = p.investment_fen, stage = p.stage
            WHERE district_id = d AND project_id = p.id
              AND (tenant_id <> p.tenant_id OR investment_fen <> p.investment_fen OR stage <> p.stage);
            -- Whoever hosts it sponsors it, at the host's level.
            IF p.is_major THEN
                UPDATE app.sponsorship SET ended_at = p.updated_at, version = version + 1,
                    end_reason = '项目由其他单位承接 / another host has the project'
                WHERE district_id = d AND project_id = p.id AND level = 'HOST' AND ended_at IS NULL
                  AND tenant_id <> p.tenant_id;
                INSERT INTO app.sponsorship (district_id, id, tenant_id, shared_with, project_id, level, began_at,
                    appointed_by, version)
                VALUES (d, uuidv7(), p.tenant_id, '{{}}', p.id, 'HOST', p.updated_at, person, 1)
                ON CONFLICT (district_id, project_id, level) WHERE ended_at IS NULL DO NOTHING;
            END IF;
        END
        """,
        to="app_keeper",
    )
    definer(
        "reshare_major(the_project uuid, everybody uuid[])",
        "void",
        """
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
        """,
        to="app_keeper",
    )
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
            everybody uuid[];
        BEGIN
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
            UPDATE app.stage_change SET shared_with = array_remove(everybody, tenant_id)
            WHERE district_id = d AND project_id = p.id AND shared_with <> array_remove(everybody, tenant_id);
            UPDATE app.clearance SET shared_with = array_remove(everybody, tenant_id)
            WHERE district_id = d AND project_id = p.id AND shared_with <> array_remove(everybody, tenant_id);
            -- Notes are the host's own; a new host reads those written before it came.
            UPDATE app.note SET shared_with = array_remove(ARRAY[p.tenant_id], tenant_id)
            WHERE district_id = d AND project_id = p.id
              AND shared_with <> array_remove(ARRAY[p.tenant_id], tenant_id);
            PERFORM app.reshare_company(p.company_id);
            PERFORM app.reshare_reviews(p.id, p.tenant_id, p.stage, everybody);
            PERFORM app.reshare_major(p.id, everybody);
        END
        $$
    """)
    for function in ("reshare(uuid)", "follow_major(app.project)", "reshare_major(uuid, uuid[])"):
        op.execute(f"ALTER FUNCTION app.{function} SET enable_seqscan = off")
    op.execute("RESET ROLE")
