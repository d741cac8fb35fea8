"""Names stand in their rows as the search compares them, so that looking for words in them folds nothing."""

from alembic import op

from zhaoshang.database.row_security import definer

revision = "20261130_0038"
down_revision = "20261130_0037"
branch_labels = None
depends_on = None

FOUND = "(strpos(p.name_searchable, folded) > 0 OR strpos(c.name_searchable, folded) > 0)"
SEEN = """
              (reads = 'DISTRICT' OR EXISTS (
                  SELECT 1 FROM app.participation AS a
                  WHERE a.district_id = d AND a.tenant_id = t AND a.project_id = p.id
              ))
"""


def upgrade() -> None:
    # PostgreSQL writes both tables anew, and nobody reads or writes them meanwhile: seconds for ten thousand projects.
    for table in ("project", "company"):
        op.execute(
            f"-- squawk-ignore adding-field-with-default\nALTER TABLE app.{table}"
            " ADD COLUMN name_searchable text GENERATED ALWAYS AS (app.searchable(name)) STORED NOT NULL"
        )
    op.execute("SET LOCAL ROLE app_keeper")  # whose functions they are
    # Two are made anew below, in this very transaction; the third is asked by processes of before only, which answer a
    # search for a very frequent word with INTERNAL until they are replaced.
    functions = "app.search_finds(uuid, text), app.search_narrow(text), app.search_projects(text)"
    op.execute(f"-- squawk-ignore ban-drop-function\nDROP FUNCTION {functions}")
    op.execute("RESET ROLE")
    op.execute("GRANT CREATE ON SCHEMA app TO app_keeper")
    _narrow()
    _projects()
    op.execute("REVOKE CREATE ON SCHEMA app FROM app_keeper")


def _narrow() -> None:
    definer(
        "search_narrow(needle text)",
        "SETOF uuid",
        f"""
            folded CONSTANT text := app.searchable(needle);
            rare CONSTANT text[] := app.rare_grams(needle);
            others CONSTANT text[] := ARRAY(SELECT unnest(app.bigrams(folded)) EXCEPT SELECT unnest(rare));
        BEGIN
            IF rare IS NULL THEN
                RETURN;
            END IF;
            RETURN QUERY
            WITH found AS (
                SELECT g.project_id FROM app.search_gram AS g
                WHERE g.district_id = d AND g.gram = ANY (rare)
                GROUP BY g.project_id HAVING count(*) = cardinality(rare)
            ), hit AS MATERIALIZED (
                -- Most are told apart by another piece, before their rows are looked at.
                SELECT found.project_id FROM found WHERE NOT EXISTS (
                    SELECT 1 FROM unnest(others) AS piece (gram) WHERE NOT EXISTS (
                        SELECT 1 FROM app.search_gram AS h
                        WHERE h.district_id = d AND h.gram = piece.gram AND h.project_id = found.project_id
                    )
                )
            )
            SELECT p.id
            FROM hit
            JOIN app.project AS p ON p.district_id = d AND p.id = hit.project_id
            JOIN app.company AS c ON c.district_id = d AND c.id = p.company_id
            WHERE {FOUND} AND {SEEN};
        END
        """,
        to="app_rw, app_ro",
        volatility="STABLE",
    )


def _projects() -> None:
    definer(
        "search_projects(needle text)",
        "SETOF uuid",
        f"""
            folded CONSTANT text := app.searchable(needle);
            grams CONSTANT text[] := app.bigrams(folded);
        BEGIN
            IF cardinality(grams) = 0 OR reads NOT IN ('OWN', 'DISTRICT') THEN
                RETURN;
            END IF;
            RETURN QUERY
            SELECT p.id
            FROM (
                SELECT g.project_id FROM app.search_gram AS g
                WHERE g.district_id = d AND g.gram = ANY (grams)
                GROUP BY g.project_id HAVING count(*) = cardinality(grams)
            ) AS hit
            JOIN app.project AS p ON p.district_id = d AND p.id = hit.project_id
            JOIN app.company AS c ON c.district_id = d AND c.id = p.company_id
            -- All pieces may occur apart from each other, so look at the words themselves.
            WHERE {FOUND} AND {SEEN};
        END
        """,
        to="app_rw, app_ro",
        volatility="STABLE",
    )
