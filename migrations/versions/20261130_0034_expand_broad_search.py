"""A search for a word that very many projects have walks the list until its page is full, instead of finding them all."""

from zhaoshang.database.row_security import definer

revision = "20261130_0034"
down_revision = "20261130_0033"
branch_labels = None
depends_on = None

FEW = 4_000
"""Finding so many by their grams costs about what walking a list of a million to the fifth of a page does."""

WORDS = """
            folded CONSTANT text := app.searchable(needle);
            grams CONSTANT text[] := app.bigrams(folded);
"""
SEEN = """
              AND (strpos(app.searchable(p.name), folded) > 0 OR strpos(app.searchable(c.name), folded) > 0)
              AND (reads = 'DISTRICT' OR EXISTS (
                  SELECT 1 FROM app.participation AS a
                  WHERE a.district_id = d AND a.tenant_id = t AND a.project_id = p.id
              ))
"""


def upgrade() -> None:
    _rarest()
    _is_broad()
    _narrow()
    _finds()


def _rarest() -> None:
    # Counted no further than is asked: what a word's rarest piece has says how many projects can have the word.
    definer(
        "rarest_gram(needle text)",
        "text",
        f"""{WORDS}
            rarest text;
        BEGIN
            IF reads NOT IN ('OWN', 'DISTRICT') THEN
                RETURN NULL;
            END IF;
            SELECT each.gram INTO rarest
            FROM unnest(grams) AS each (gram) CROSS JOIN LATERAL (
                SELECT count(*) AS many FROM (
                    SELECT 1 FROM app.search_gram AS g WHERE g.district_id = d AND g.gram = each.gram LIMIT {FEW} + 1
                ) AS found
            ) AS counted
            WHERE counted.many <= {FEW} ORDER BY counted.many LIMIT 1;
            RETURN rarest;
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
            RETURN length(app.searchable(needle)) > 1 AND app.rarest_gram(needle) IS NULL;
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
            rarest CONSTANT text := app.rarest_gram(needle);
        BEGIN
            IF rarest IS NULL THEN
                RETURN;
            END IF;
            RETURN QUERY
            SELECT p.id
            FROM app.search_gram AS g
            JOIN app.project AS p ON p.district_id = d AND p.id = g.project_id
            JOIN app.company AS c ON c.district_id = d AND c.id = p.company_id
            WHERE g.district_id = d AND g.gram = rarest {SEEN};
        END
        """,
        to="app_rw, app_ro",
        volatility="STABLE",
    )


def _finds() -> None:
    definer(
        "search_finds(the_project uuid, needle text)",
        "boolean",
        f"""
            folded CONSTANT text := app.searchable(needle);
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
                WHERE p.district_id = d AND p.id = the_project {SEEN}
            );
        END
        """,
        to="app_rw, app_ro",
        volatility="STABLE",
    )
