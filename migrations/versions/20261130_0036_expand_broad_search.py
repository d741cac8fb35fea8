"""A search for a word that very many projects have walks the list until its page is full, instead of finding them all."""

from alembic import op

from zhaoshang.database.row_security import definer

revision = "20261130_0036"
down_revision = "20261130_0035"
branch_labels = None
depends_on = None

FEW = 2_000
"""What is counted up to. To find as many by their pieces costs about as much as walking a list of a hundred thousand
until it has given a page of what as many of them have."""

NAMED = "strpos(p.name, folded) > 0 OR strpos(c.name, folded) > 0"
"""Most names have the words as they are; folding a name takes longer than all else."""
FOLDED = "strpos(app.searchable(p.name), folded) > 0 OR strpos(app.searchable(c.name), folded) > 0"
SEEN = """
              (reads = 'DISTRICT' OR EXISTS (
                  SELECT 1 FROM app.participation AS a
                  WHERE a.district_id = d AND a.tenant_id = t AND a.project_id = p.id
              ))
"""


def upgrade() -> None:
    op.execute("GRANT CREATE ON SCHEMA app TO app_keeper")
    _rare()
    _is_broad()
    _narrow()
    _finds()
    op.execute("REVOKE CREATE ON SCHEMA app FROM app_keeper")


def _rare() -> None:
    # Counted no further than is asked: what a word's rarest piece has says how many projects can have the word.
    definer(
        "rare_grams(needle text)",
        "text[]",
        f"""
            grams CONSTANT text[] := app.bigrams(app.searchable(needle));
        BEGIN
            IF reads NOT IN ('OWN', 'DISTRICT') THEN
                RETURN NULL;
            END IF;
            RETURN (
                SELECT array_agg(piece.gram) FROM unnest(grams) AS piece (gram)
                WHERE {FEW} >= (
                    SELECT count(*) FROM (
                        SELECT 1 FROM app.search_gram AS g
                        WHERE g.district_id = d AND g.gram = piece.gram LIMIT {FEW} + 1
                    ) AS found
                )
            );
        END
        """,
        to="app_keeper",
        volatility="STABLE",
    )


def _is_broad() -> None:
    definer(
        "search_is_broad(needle text)",
        "boolean",
        """
        BEGIN
            RETURN length(app.searchable(needle)) > 1 AND app.rare_grams(needle) IS NULL;
        END
        """,
        to="app_rw, app_ro",
        volatility="STABLE",
    )


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
                -- Most are told apart by another piece, before their names are folded.
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
            WHERE ({NAMED} OR {FOLDED}) AND {SEEN};
        END
        """,
        to="app_rw, app_ro",
        volatility="STABLE",
    )


def _finds() -> None:
    # Asked of each row of a walk, so the words are folded once, before.
    definer(
        "search_finds(the_project uuid, folded text)",
        "boolean",
        f"""
        BEGIN
            -- Most rows of a walk have not even one of its pieces.
            IF reads NOT IN ('OWN', 'DISTRICT') OR NOT EXISTS (
                SELECT 1 FROM app.search_gram AS g
                WHERE g.district_id = d AND g.gram = substr(folded, 1, 2) AND g.project_id = the_project
            ) THEN
                RETURN false;
            END IF;
            RETURN EXISTS (
                SELECT 1 FROM app.project AS p JOIN app.company AS c ON c.district_id = d AND c.id = p.company_id
                WHERE p.district_id = d AND p.id = the_project AND ({NAMED} OR {FOLDED}) AND {SEEN}
            );
        END
        """,
        to="app_rw, app_ro",
        volatility="STABLE",
    )
