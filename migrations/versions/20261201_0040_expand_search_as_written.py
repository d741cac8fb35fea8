"""A search looks at its pieces as they are written: a name says first what few others have, its company's own word."""

from zhaoshang.database.row_security import redefine

revision = "20261201_0040"
down_revision = "20261201_0039"
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
# Without OFFSET every piece would be counted before they are put in order.
AS_WRITTEN = "(SELECT p.gram FROM unnest(grams) AS p (gram) ORDER BY strpos(folded, p.gram) OFFSET 0) AS piece"


def upgrade() -> None:
    _rare()
    _is_broad()


def _rare() -> None:
    # Of those that very few have, all, which costs little; else the first two: they leave few enough to look at.
    redefine(
        "rare_grams(needle text)",
        "text[]",
        f"""
            folded CONSTANT text := app.searchable(needle);
            grams CONSTANT text[] := app.bigrams(folded);
        BEGIN
            IF reads NOT IN ('OWN', 'DISTRICT') THEN
                RETURN NULL;
            END IF;
            RETURN coalesce(
                (
                    SELECT array_agg(piece.gram) FROM unnest(grams) AS piece (gram)
                    WHERE {FEWER.format(most=VERY_FEW)}
                ),
                (
                    SELECT array_agg(rare.gram)
                    FROM (SELECT piece.gram FROM {AS_WRITTEN} WHERE {FEWER.format(most=FEW)} LIMIT 2) AS rare
                )
            );
        END
        """,
        volatility="STABLE",
    )


def _is_broad() -> None:
    redefine(
        "search_is_broad(needle text)",
        "boolean",
        f"""
            folded CONSTANT text := app.searchable(needle);
            grams CONSTANT text[] := app.bigrams(folded);
        BEGIN
            RETURN length(folded) > 1 AND (reads NOT IN ('OWN', 'DISTRICT') OR NOT EXISTS (
                SELECT 1 FROM {AS_WRITTEN} WHERE {FEWER.format(most=FEW)}
            ));
        END
        """,
        volatility="STABLE",
    )
