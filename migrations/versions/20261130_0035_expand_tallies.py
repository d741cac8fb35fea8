"""Sums of a district's projects and of its credit, kept by the transactions that write those (ADR 0022)."""

import sqlalchemy as sa
from alembic import op

from zhaoshang.database.row_security import definer, fence, place, reading

revision = "20261130_0035"
down_revision = "20261130_0034"
branch_labels = None
depends_on = None

TABLES = ("project_counted", "project_tally_change", "project_tally", "attribution_tally")
KINDS = "tenant_id, stage, industry, is_major, month"
SETS = """
    (tenant_id, stage), (stage, industry, is_major), (month, stage), (month, industry),
    (tenant_id, stage, industry, is_major), (month, tenant_id, stage)
"""
MONTH = "to_char(p.created_at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM')"
PLACES = "the_line CONSTANT int := hashtext('project tallies');"
"""The line of the district in which whoever adds up stands alone."""


def upgrade() -> None:
    _tables()
    for table in TABLES:
        place(table)
        # Sums over all units of a district are for who reads all of it; nobody writes them but the functions below.
        fence(table, select=reading("DISTRICT"))
    op.execute("GRANT CREATE ON SCHEMA app TO app_keeper")
    _count()
    _add_up()
    _reshare()
    _credit()
    op.execute("REVOKE CREATE ON SCHEMA app FROM app_keeper")
    _fill()


def _tables() -> None:
    _create("project_counted", *_kind(), sa.Column("investment_fen", sa.BigInteger(), nullable=False))
    _create("project_tally_change", *_kind(), *_sums())
    key = ("district_id", "grain", "tenant_id", "stage", "industry", "is_major", "month")
    _create(
        "project_tally",
        sa.Column("grain", sa.Integer(), nullable=False),
        *_kind(nullable=True),
        *_sums(),
        sa.UniqueConstraint(*key, name=op.f(f"project_tally_{'_'.join(key)}_key"), postgresql_nulls_not_distinct=True),
    )

    key = ("district_id", "grain", "period", "metric", "kind", "tenant_id")
    _create(
        "attribution_tally",
        sa.Column("grain", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("period", "metric", "kind")),
        sa.Column("tenant_id", sa.Uuid(), nullable=True),
        sa.Column("entries", sa.BigInteger(), nullable=False),
        sa.Column("credited", sa.Numeric(), nullable=False),
        sa.UniqueConstraint(
            *key, name=op.f(f"attribution_tally_{'_'.join(key)}_key"), postgresql_nulls_not_distinct=True
        ),
    )


def _kind(*, nullable: bool = False) -> tuple[sa.Column[object], ...]:
    return (
        sa.Column("tenant_id", sa.Uuid(), nullable=nullable),
        sa.Column("stage", sa.Text(), nullable=nullable),
        sa.Column("industry", sa.Text(), nullable=nullable),
        sa.Column("is_major", sa.Boolean(), nullable=nullable),
        sa.Column("month", sa.Text(), nullable=nullable),
    )


def _sums() -> tuple[sa.Column[object], ...]:
    return (
        sa.Column("projects", sa.BigInteger(), nullable=False),
        sa.Column("invested_fen", sa.Numeric(), nullable=False),
    )


def _create(table: str, *columns: sa.Column[object] | sa.Constraint) -> None:
    op.create_table(
        table,
        *columns,
        sa.Column("district_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("district_id", "id", name=op.f(f"{table}_pkey")),
        schema="app",
    )


def _count() -> None:
    """What changed of projects whose rows this transaction has locked, as they are now."""
    definer(
        "count_projects(of_projects uuid[])",
        "void",
        f"""
        BEGIN
            WITH moved AS (
                SELECT p.id, p.tenant_id, p.stage, p.industry, p.is_major, {MONTH} AS month, p.investment_fen,
                       c.id IS NOT NULL AS known, c.tenant_id AS was_tenant_id, c.stage AS was_stage,
                       c.industry AS was_industry, c.is_major AS was_major, c.month AS was_month,
                       c.investment_fen AS was_fen
                FROM app.project AS p
                LEFT JOIN app.project_counted AS c ON c.district_id = d AND c.id = p.id
                WHERE p.district_id = d AND p.id = ANY (of_projects) AND (
                    (c.tenant_id, c.stage, c.industry, c.is_major, c.month, c.investment_fen) IS DISTINCT FROM
                    (p.tenant_id, p.stage, p.industry, p.is_major, {MONTH}, p.investment_fen)
                )
            ), noted AS (
                INSERT INTO app.project_counted AS known (district_id, id, {KINDS}, investment_fen)
                SELECT d, id, {KINDS}, investment_fen FROM moved
                ON CONFLICT (district_id, id) DO UPDATE SET
                    tenant_id = excluded.tenant_id, stage = excluded.stage, industry = excluded.industry,
                    is_major = excluded.is_major, month = excluded.month, investment_fen = excluded.investment_fen
            )
            INSERT INTO app.project_tally_change (district_id, id, {KINDS}, projects, invested_fen)
            SELECT d, uuidv7(), {KINDS}, sum(x.projects), sum(x.fen)
            FROM (
                SELECT {KINDS}, 1 AS projects, investment_fen AS fen FROM moved
                UNION ALL
                SELECT was_tenant_id, was_stage, was_industry, was_major, was_month, -1, -was_fen
                FROM moved WHERE known
            ) AS x
            GROUP BY {KINDS}
            HAVING sum(x.projects) <> 0 OR sum(x.fen) <> 0;
        END
        """,
        to="app_keeper",
    )


def _add_up() -> None:
    definer(
        "fold_tallies()",
        "bigint",
        f"""
            {PLACES}
            folded bigint;
        BEGIN
            IF writes IS DISTINCT FROM 'DISTRICT' THEN
                RAISE insufficient_privilege USING MESSAGE = 'this fence may not add up the district';
            END IF;
            PERFORM pg_advisory_xact_lock(d, the_line);
            -- Whoever reads meanwhile sees the changes or the sums they became, never both and never neither.
            WITH gone AS (
                DELETE FROM app.project_tally_change WHERE district_id = d
                RETURNING {KINDS}, projects, invested_fen
            ), added AS (
                INSERT INTO app.project_tally AS known (district_id, id, grain, {KINDS}, projects, invested_fen)
                SELECT d, uuidv7(), GROUPING({KINDS}), {KINDS}, sum(projects), sum(invested_fen)
                FROM gone GROUP BY GROUPING SETS ({SETS})
                HAVING sum(projects) <> 0 OR sum(invested_fen) <> 0
                ON CONFLICT (district_id, grain, {KINDS}) DO UPDATE SET
                    projects = known.projects + excluded.projects,
                    invested_fen = known.invested_fen + excluded.invested_fen
            )
            SELECT count(*) INTO folded FROM gone;
            IF folded > 0 THEN
                DELETE FROM app.project_tally WHERE district_id = d AND projects = 0 AND invested_fen = 0;
            END IF;
            RETURN folded;
        END
        """,
    )
    definer(
        "recount_projects()",
        "void",
        f"""
            {PLACES}
        BEGIN
            IF writes IS DISTINCT FROM 'DISTRICT' THEN
                RAISE insufficient_privilege USING MESSAGE = 'this fence may not add up the district';
            END IF;
            PERFORM pg_advisory_xact_lock(d, the_line);
            -- Whoever writes a project has counted it before this, or waits and counts it afterwards.
            LOCK TABLE app.project IN SHARE MODE;
            DELETE FROM app.project_tally_change WHERE district_id = d;
            DELETE FROM app.project_tally WHERE district_id = d;
            DELETE FROM app.project_counted WHERE district_id = d;
            INSERT INTO app.project_counted (district_id, id, {KINDS}, investment_fen)
            SELECT d, p.id, p.tenant_id, p.stage, p.industry, p.is_major, {MONTH}, p.investment_fen
            FROM app.project AS p WHERE p.district_id = d;
            INSERT INTO app.project_tally (district_id, id, grain, {KINDS}, projects, invested_fen)
            SELECT d, uuidv7(), GROUPING({KINDS}), {KINDS}, count(*), sum(investment_fen)
            FROM app.project_counted WHERE district_id = d GROUP BY GROUPING SETS ({SETS});
        END
        """,
    )


def _reshare() -> None:
    """Every write of a project asks for its sharing: there it is counted, too, in the same call."""
    op.execute("SET LOCAL ROLE app_keeper")
    # No client calls it by its new name, and all call the one that takes its place in this very transaction.
    op.execute("-- squawk-ignore renaming-object\nALTER FUNCTION app.reshare(uuid) RENAME TO reshare_one")
    op.execute("REVOKE EXECUTE ON FUNCTION app.reshare_one FROM app_rw")
    op.execute("RESET ROLE")
    definer(
        "reshare(the_project uuid)",
        "void",
        f"""
        BEGIN
            PERFORM app.reshare_one(the_project);
            -- Most writes change nothing that is counted: two rows looked at tell so.
            IF NOT EXISTS (
                SELECT 1 FROM app.project AS p
                JOIN app.project_counted AS c ON c.district_id = p.district_id AND c.id = p.id
                WHERE p.district_id = d AND p.id = the_project AND (
                    (c.tenant_id, c.stage, c.industry, c.is_major, c.month, c.investment_fen) IS NOT DISTINCT FROM
                    (p.tenant_id, p.stage, p.industry, p.is_major, {MONTH}, p.investment_fen)
                )
            ) THEN
                PERFORM app.count_projects(ARRAY[the_project]);
            END IF;
        END
        """,
    )
    definer(
        "reshare_all(of_projects uuid[])",
        "void",
        """
            each uuid;
        BEGIN
            FOREACH each IN ARRAY of_projects LOOP
                PERFORM app.reshare_one(each);
            END LOOP;
            -- Thousands of one unit are a few kinds: together, they change the sums in a few rows.
            PERFORM app.count_projects(of_projects);
        END
        """,
    )
    op.execute("SET LOCAL ROLE app_keeper")
    for function in ("count_projects(uuid[])", "reshare(uuid)", "reshare_all(uuid[])"):
        op.execute(f"ALTER FUNCTION app.{function} SET enable_seqscan = off")
    op.execute("RESET ROLE")


def _credit() -> None:
    """What the months that were closed since the last time add up to. They take no more entries, so once is enough."""
    definer(
        "sum_credit(anew boolean)",
        "void",
        """
        BEGIN
            IF writes IS DISTINCT FROM 'DISTRICT' THEN
                RAISE insufficient_privilege USING MESSAGE = 'this fence may not add up the district';
            END IF;
            IF anew THEN
                DELETE FROM app.attribution_tally WHERE district_id = d;
            END IF;
            INSERT INTO app.attribution_tally (district_id, id, grain, period, metric, kind, tenant_id, entries, credited)
            SELECT d, uuidv7(), GROUPING(e.period, e.metric, e.kind, e.tenant_id), e.period, e.metric, e.kind,
                   e.tenant_id, count(*), sum(e.amount)
            FROM app.attribution_entry AS e
            WHERE e.district_id = d
              AND e.period <= (SELECT max(c.period) FROM app.closed_period AS c WHERE c.district_id = d)
              AND e.period > coalesce((SELECT max(x.period) FROM app.attribution_tally AS x WHERE x.district_id = d), '')
            GROUP BY GROUPING SETS ((e.period, e.metric, e.kind), (e.period, e.metric, e.kind, e.tenant_id));
        END
        """,
    )


def _fill() -> None:
    # Which districts there are, only that role may know; what is in them, only the keeper, one at a time.
    op.execute("SET LOCAL ROLE app_greeter")
    op.execute("SELECT set_config('app.districts', coalesce(string_agg(id::text, ','), ''), true) FROM app.district")
    op.execute("SET LOCAL ROLE app_keeper")
    op.execute("""
        DO $$ DECLARE
            each int;
        BEGIN
            PERFORM set_config('app.writes', 'DISTRICT', true);
            FOR each IN SELECT unnest(string_to_array(current_setting('app.districts'), ',')::int[]) LOOP
                PERFORM set_config('app.district', each::text, true);
                PERFORM app.recount_projects();
                PERFORM app.sum_credit(true);
            END LOOP;
        END $$
    """)
    op.execute("RESET ROLE")
