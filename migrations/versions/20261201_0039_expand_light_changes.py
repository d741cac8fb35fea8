"""A change that shares nothing anew only sorts anew, and a search counts its pieces no further than it must."""

from alembic import op

from zhaoshang.database.row_security import DISTRICT, READS, definer

revision = "20261201_0039"
down_revision = "20261130_0038"
branch_labels = None
depends_on = None

FEW = 2_000
"""What is counted up to; see migration 0036."""
VERY_FEW = 50
"""A piece that so few projects have is enough to look at them one by one."""
FEWER = """
    {most} >= (
        SELECT count(*) FROM (
            SELECT 1 FROM app.search_gram AS g
            WHERE g.district_id = d AND g.gram = piece.gram LIMIT {most} + 1
        ) AS found
    )
"""


def upgrade() -> None:
    op.execute("GRANT CREATE ON SCHEMA app TO app_keeper")
    _resort()
    op.execute("SET LOCAL ROLE app_keeper")
    op.execute("ALTER FUNCTION app.resort(uuid) SET enable_seqscan = off")
    _rare()
    _is_broad()
    op.execute("RESET ROLE")
    op.execute("REVOKE CREATE ON SCHEMA app FROM app_keeper")


def _resort() -> None:
    # Who takes part, what is counted and what a project invests are as they were: only lists by the last change move.
    definer(
        "resort(the_project uuid)",
        "void",
        """
            p CONSTANT app.project := app.may_change(the_project);
        BEGIN
            UPDATE app.participation SET updated_at = p.updated_at
            WHERE district_id = d AND project_id = p.id AND updated_at <> p.updated_at;
        END
        """,
    )


def _rare() -> None:
    # One piece that very few have is enough to look at those few; only without one are the others counted further.
    pieces = "SELECT array_agg(piece.gram) FROM unnest(grams) AS piece (gram) WHERE"
    _replace(
        "rare_grams(needle text)",
        "text[]",
        f"""
            grams CONSTANT text[] := app.bigrams(app.searchable(needle));
        BEGIN
            IF reads NOT IN ('OWN', 'DISTRICT') THEN
                RETURN NULL;
            END IF;
            RETURN coalesce(
                ({pieces} {FEWER.format(most=VERY_FEW)}),
                ({pieces} {FEWER.format(most=FEW)})
            );
        END
        """,
    )


def _is_broad() -> None:
    # The first rare piece says that a search is not; which others are, only who finds by them needs to know.
    _replace(
        "search_is_broad(needle text)",
        "boolean",
        f"""
            folded CONSTANT text := app.searchable(needle);
        BEGIN
            RETURN length(folded) > 1 AND (reads NOT IN ('OWN', 'DISTRICT') OR NOT EXISTS (
                SELECT 1 FROM unnest(app.bigrams(folded)) AS piece (gram) WHERE {FEWER.format(most=FEW)}
            ));
        END
        """,
    )


def _replace(signature: str, returns: str, body: str) -> None:
    """Another body for a definer function that only reads; who owns it and who may call it stay as they are."""
    op.execute(f"""
        CREATE OR REPLACE FUNCTION app.{signature} RETURNS {returns}
        LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
        AS $$ DECLARE
            d CONSTANT int := {DISTRICT};
            reads CONSTANT text := {READS};
        {body} $$
    """)
