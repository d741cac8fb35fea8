"""What migrations write around every table: distribution, row-level security and grants."""

from collections.abc import Sequence
from typing import Final

from alembic import op

DISTRICT: Final = "nullif(current_setting('app.district', true), '')::int"
TENANT: Final = "nullif(current_setting('app.tenant', true), '')::uuid"
PERSON: Final = "nullif(current_setting('app.person', true), '')::uuid"
READS: Final = "current_setting('app.reads', true)"
WRITES: Final = "current_setting('app.writes', true)"

APPLICATION: Final = "app_rw, app_ro"
KEEPER: Final = "app_keeper"


def on_citus() -> bool:
    """Whether this database distributes its tables."""
    if op.get_context().as_sql:
        return False
    found = op.get_bind().exec_driver_sql("SELECT 1 FROM pg_extension WHERE extname = 'citus'")
    return found.scalar() is not None


def setting(expression: str) -> str:
    """A setting as a policy reads it: once per statement on PostgreSQL, bare on Citus, which takes no subquery."""
    return expression if on_citus() else f"(SELECT {expression})"


def place(table: str, *, reference: bool = False) -> None:
    """Distribute a table by district on Citus; nothing elsewhere."""
    if not on_citus():
        return
    call = (
        f"create_reference_table('app.{table}')"
        if reference
        else f"create_distributed_table('app.{table}', 'district_id')"
    )
    op.execute(f"SELECT {call}")


def in_district(column: str = "district_id") -> str:
    """The row belongs to the bound district."""
    return f"{column} = {setting(DISTRICT)}"


def sees(*, shared: bool, everything: Sequence[str] = ("DISTRICT",)) -> str:
    """Business rows: one's own and those shared with one, or for the reaches in ``everything`` the whole district."""
    mine = f"tenant_id = {setting(TENANT)}"
    if shared:
        mine = f"({mine} OR shared_with @> ARRAY[{setting(TENANT)}])"
    return f"{in_district()} AND {_by_reach(READS, mine, everything)}"


def writes() -> str:
    """Business rows: one's own, or anybody's inside a named wider fence."""
    return f"{in_district()} AND {_by_reach(WRITES, f'tenant_id = {setting(TENANT)}')}"


def _by_reach(side: str, mine: str, everything: Sequence[str] = ("DISTRICT",)) -> str:
    # CASE, not OR: the planner takes an OR over settings for one row in two hundred, so that for a department, who sees
    # them all, it would rather sort the whole table than walk the list's index. Of a CASE it expects every second row.
    wide = " ".join(f"WHEN '{reach}' THEN true" for reach in everything)
    return f"CASE {setting(side)} {wide} WHEN 'OWN' THEN {mine} ELSE false END"


def reading(*reaches: str) -> str:
    """Rows of the bound district for these read reaches."""
    return f"{in_district()} AND {_one_of(READS, reaches)}"


def writing(*reaches: str) -> str:
    """Rows of the bound district for these write reaches."""
    return f"{in_district()} AND {_one_of(WRITES, reaches)}"


def fence(
    table: str,
    *,
    select: str | None,
    insert: str | None = None,
    update: str | None = None,
    update_columns: Sequence[str] = (),
) -> None:
    """Force row-level security on a table with one permissive policy per command, and grant just those commands.

    Each argument is the predicate of its command; ``None`` grants nothing. DELETE is never granted. With
    ``update_columns`` only these columns may be changed. The keeper, who owns the definer functions, reaches every
    row of the bound district and no other.
    """
    op.execute(f"ALTER TABLE app.{table} ENABLE ROW LEVEL SECURITY")
    op.execute(f"ALTER TABLE app.{table} FORCE ROW LEVEL SECURITY")
    if select is not None:
        op.execute(f"CREATE POLICY sees ON app.{table} FOR SELECT TO {APPLICATION} USING ({select})")
        op.execute(f"GRANT SELECT ON app.{table} TO {APPLICATION}")
    if insert is not None:
        op.execute(f"CREATE POLICY adds ON app.{table} FOR INSERT TO app_rw WITH CHECK ({insert})")
        op.execute(f"GRANT INSERT ON app.{table} TO app_rw")
    if update is not None:
        op.execute(f"CREATE POLICY changes ON app.{table} FOR UPDATE TO app_rw USING ({update}) WITH CHECK ({update})")
        columns = f" ({', '.join(update_columns)})" if update_columns else ""
        op.execute(f"GRANT UPDATE{columns} ON app.{table} TO app_rw")
    kept = in_district("id" if table == "district" else "district_id")
    op.execute(f"CREATE POLICY keeps ON app.{table} TO {KEEPER} USING ({kept}) WITH CHECK ({kept})")
    op.execute(f"GRANT SELECT, INSERT, UPDATE, DELETE ON app.{table} TO {KEEPER}")


def _one_of(side: str, reaches: Sequence[str]) -> str:
    # CASE for the same reason as in ``_by_reach``.
    listed = ", ".join(f"'{reach}'" for reach in reaches)
    return f"CASE WHEN {setting(side)} IN ({listed}) THEN true ELSE false END"


def definer(signature: str, returns: str, body: str, *, to: str = "app_rw", volatility: str = "VOLATILE") -> None:
    """Create a definer function owned by the keeper, for the named roles only (ADR 0005).

    ``body`` is PL/pgSQL from its declarations on; the caller's fence is declared before them as ``d`` (district), ``t``
    (tenant), ``reads`` and ``writes``, and what the function lets it do is the body's own to check.
    """
    name = signature.split("(", maxsplit=1)[0]
    op.execute(f"CREATE {_definition(signature, returns, body, volatility)}")
    op.execute(f"REVOKE ALL ON FUNCTION app.{name} FROM PUBLIC")
    op.execute(f"GRANT EXECUTE ON FUNCTION app.{name} TO {to}")
    op.execute(f"ALTER FUNCTION app.{name} OWNER TO app_keeper")


def redefine(signature: str, returns: str, body: str, *, volatility: str = "VOLATILE") -> None:
    """Give a definer function another body, as ``definer`` takes it; who owns it and who may call it stay as they are.

    Planner settings that the function had are gone and must be given again.
    """
    op.execute("GRANT CREATE ON SCHEMA app TO app_keeper")
    op.execute("SET LOCAL ROLE app_keeper")  # whose function it is
    op.execute(f"CREATE OR REPLACE {_definition(signature, returns, body, volatility)}")
    op.execute("RESET ROLE")
    op.execute("REVOKE CREATE ON SCHEMA app FROM app_keeper")


def _definition(signature: str, returns: str, body: str, volatility: str) -> str:
    return f"""FUNCTION app.{signature} RETURNS {returns}
        LANGUAGE plpgsql {volatility} SECURITY DEFINER SET search_path = pg_catalog, pg_temp
        AS $$ DECLARE
            d CONSTANT int := {DISTRICT};
            t CONSTANT uuid := {TENANT};
            reads CONSTANT text := {READS};
            writes CONSTANT text := {WRITES};
        {body} $$
    """
