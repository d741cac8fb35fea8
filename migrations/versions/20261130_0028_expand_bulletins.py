"""Bulletins: what was said of a month, its lines, lights and sections; no fence writes them, two functions do."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from zhaoshang.database.row_security import READS, TENANT, definer, fence, in_district, place, setting

revision = "20261130_0028"
down_revision = "20261130_0027"
branch_labels = None
depends_on = None

TABLES = ("bulletin", "bulletin_line", "bulletin_light", "bulletin_section")
_METRICS = "'CAPITAL_IN_PLACE', 'LANDED_PROJECTS', 'TAX', 'FIXED_ASSET_INVESTMENT', 'EMPLOYMENT', 'OUTPUT_VALUE'"
_OVERSEES = """
    writes = 'OWN' AND EXISTS (
        SELECT 1 FROM app.tenant_responsibility AS h
        WHERE h.district_id = d AND h.tenant_id = t AND h.responsibility = 'OVERSIGHT' AND h.ended_at IS NULL
    )
"""


def upgrade() -> None:
    _bulletins()
    _lines()
    _lights()
    _sections()
    for table in TABLES:
        place(table)
    op.create_index(
        op.f("light_reading_district_id_period_id_idx"),
        "light_reading",
        ["district_id", "period", "id"],
        schema="app",
    )
    # What is published everybody in the district reads; a draft, whose it is.
    mine = f"(published_at IS NOT NULL OR tenant_id = {setting(TENANT)})"
    sight = f"{in_district()} AND CASE WHEN {setting(READS)} IN ('DISTRICT', 'OWN') THEN {mine} ELSE false END"
    for table in TABLES:
        fence(table, select=sight)
    op.execute("GRANT CREATE ON SCHEMA app TO app_keeper")
    _functions()
    op.execute("REVOKE CREATE ON SCHEMA app FROM app_keeper")


def _id(name: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.Uuid(), nullable=nullable)


def _at(name: str, *, nullable: bool = True) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _text(name: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.Text(), nullable=nullable)


def _whole(name: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.Integer(), nullable=nullable)


def _amount(name: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.BigInteger(), nullable=nullable)


def _check(table: str, name: str, rule: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(rule, name=op.f(f"{table}_{name}_check"))


def _within(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["district_id", column],
        [f"app.{target}.district_id", f"app.{target}.id"],
        name=op.f(f"{table}_district_id_{column}_fkey"),
    )


def _unique(table: str, *columns: str) -> sa.UniqueConstraint:
    return sa.UniqueConstraint(*columns, name=op.f(f"{table}_{'_'.join(columns)}_key"))


def _owned(table: str) -> Sequence[sa.Column[object] | sa.Constraint]:
    return (
        _id("tenant_id"),
        _whole("district_id"),
        _id("id"),
        sa.PrimaryKeyConstraint("district_id", "id", name=op.f(f"{table}_pkey")),
    )


def _part(table: str) -> Sequence[sa.Column[object] | sa.Constraint]:
    return (
        _id("bulletin_id"),
        _at("published_at"),
        *_owned(table),
        sa.ForeignKeyConstraint(
            ["district_id", "bulletin_id", "tenant_id"],
            ["app.bulletin.district_id", "app.bulletin.id", "app.bulletin.tenant_id"],
            name=op.f(f"{table}_district_id_bulletin_id_tenant_id_fkey"),
        ),
    )


def _index(table: str, *columns: str) -> None:
    op.create_index(op.f(f"{table}_{'_'.join(columns)}_idx"), table, list(columns), schema="app")


def _bulletins() -> None:
    table = "bulletin"
    op.create_table(
        table,
        _text("period"),
        _whole("edition"),
        _id("corrects_id", nullable=True),
        _text("reason", nullable=True),
        _id("previous_id", nullable=True),
        _text("title"),
        _text("state"),
        _text("inputs"),
        _text("content"),
        _text("content_hash"),
        _at("composed_at", nullable=False),
        _id("composed_by"),
        _at("published_at"),
        _id("published_by", nullable=True),
        _whole("version"),
        *_owned(table),
        _check(table, "state", "state IN ('DRAFT', 'SUPERSEDED', 'PUBLISHED')"),
        _check(table, "corrects", "(edition = 1) = (corrects_id IS NULL)"),
        _check(table, "reason", "(edition = 1) = (reason IS NULL)"),
        _check(table, "published", "(state = 'PUBLISHED') = (published_at IS NOT NULL)"),
        _check(table, "published_by", "(published_at IS NULL) = (published_by IS NULL)"),
        _within(table, "tenant_id", "tenant"),
        _within(table, "corrects_id", "bulletin"),
        _within(table, "previous_id", "bulletin"),
        _unique(table, "district_id", "id", "tenant_id"),
        schema="app",
    )
    op.create_index(
        "bulletin_draft_key",
        table,
        ["district_id", "period", "edition"],
        unique=True,
        schema="app",
        postgresql_where=sa.text("state <> 'SUPERSEDED'"),
    )
    _index(table, "district_id", "period", "id")
    _index(table, "district_id", "published_at", "id")
    _index(table, "district_id", "corrects_id")
    op.create_index(
        "bulletin_draft_idx",
        table,
        ["district_id", "tenant_id", "id"],
        schema="app",
        postgresql_where=sa.text("state = 'DRAFT'"),
    )


def _lines() -> None:
    table = "bulletin_line"
    op.create_table(
        table,
        _text("period"),
        _whole("place"),
        _text("kind"),
        _id("unit_id", nullable=True),
        _text("name"),
        _text("metric"),
        _amount("target", nullable=True),
        _amount("planned", nullable=True),
        _amount("month"),
        _amount("done"),
        _amount("disputed"),
        _amount("share", nullable=True),
        _whole("rank", nullable=True),
        _whole("previous_rank", nullable=True),
        *_part(table),
        _check(table, "kind", "kind IN ('UNIT', 'OTHERS', 'POOL', 'DISTRICT')"),
        _check(table, "metric", f"metric IN ({_METRICS})"),
        _check(table, "unit", "(kind = 'UNIT') = (unit_id IS NOT NULL)"),
        _check(table, "rank", "rank IS NULL OR kind = 'UNIT'"),
        _within(table, "unit_id", "tenant"),
        _unique(table, "district_id", "bulletin_id", "place"),
        schema="app",
    )
    _index(table, "district_id", "bulletin_id", "place", "id")
    _index(table, "district_id", "unit_id", "period", "id")
    _index(table, "district_id", "period", "id")


def _lights() -> None:
    table = "bulletin_light"
    op.create_table(
        table,
        _whole("place"),
        _id("unit_id"),
        _text("name"),
        _whole("green"),
        _whole("yellow"),
        _whole("red"),
        *_part(table),
        _within(table, "unit_id", "tenant"),
        _unique(table, "district_id", "bulletin_id", "unit_id"),
        schema="app",
    )
    _index(table, "district_id", "bulletin_id", "place", "id")


def _sections() -> None:
    table = "bulletin_section"
    op.create_table(
        table,
        _whole("place"),
        _text("heading"),
        _text("text"),
        _text("commentary", nullable=True),
        *_part(table),
        _unique(table, "district_id", "bulletin_id", "place"),
        schema="app",
    )


def _functions() -> None:
    parts = {
        "bulletin_line": (
            "lines",
            (
                "period, place, kind, unit_id, name, metric, target, planned, month, done, disputed, share, rank,"
                " previous_rank"
            ),
        ),
        "bulletin_light": ("lights", "place, unit_id, name, green, yellow, red"),
        "bulletin_section": ("sections", "place, heading, text, commentary"),
    }
    inserts = "".join(
        f"""
            INSERT INTO app.{table} (district_id, id, tenant_id, bulletin_id, {columns})
            SELECT d, id, t, b.id, {columns} FROM json_populate_recordset(NULL::app.{table}, {given});"""
        for table, (given, columns) in parts.items()
    )
    definer(
        "compose_bulletin(the_bulletin json, lines json, lights json, sections json)",
        "void",
        f"""
            b app.bulletin := json_populate_record(NULL::app.bulletin, the_bulletin);
        BEGIN
            IF NOT ({_OVERSEES}) OR b.district_id <> d OR b.tenant_id <> t THEN
                RAISE insufficient_privilege USING MESSAGE = 'this fence may not compose a bulletin';
            END IF;
            UPDATE app.bulletin AS x SET state = 'SUPERSEDED', version = x.version + 1
            WHERE x.district_id = d AND x.period = b.period AND x.edition = b.edition AND x.state = 'DRAFT';
            -- A draft, whatever was given: only publishing publishes.
            INSERT INTO app.bulletin (district_id, id, tenant_id, period, edition, corrects_id, reason, previous_id,
                title, state, inputs, content, content_hash, composed_at, composed_by, version)
            VALUES (d, b.id, t, b.period, b.edition, b.corrects_id, b.reason, b.previous_id, b.title, 'DRAFT', b.inputs,
                b.content, b.content_hash, b.composed_at, b.composed_by, 1);{inserts}
        END
        """,
    )
    publishes = "".join(
        f"""
            UPDATE app.{table} AS x SET published_at = the_time WHERE x.district_id = d AND x.bulletin_id = the_bulletin;"""
        for table in parts
    )
    definer(
        "publish_bulletin(the_bulletin uuid, person uuid, the_time timestamptz)",
        "void",
        f"""
        BEGIN
            IF NOT ({_OVERSEES}) THEN
                RAISE insufficient_privilege USING MESSAGE = 'this fence may not publish a bulletin';
            END IF;
            UPDATE app.bulletin AS x
            SET state = 'PUBLISHED', published_at = the_time, published_by = person, version = x.version + 1
            WHERE x.district_id = d AND x.id = the_bulletin AND x.tenant_id = t AND x.state = 'DRAFT';
            IF NOT FOUND THEN
                RAISE insufficient_privilege USING MESSAGE = 'there is no such draft of its own';
            END IF;{publishes}
        END
        """,
    )
    op.execute("SET LOCAL ROLE app_keeper")  # whose functions they are
    for function in ("compose_bulletin(json, json, json, json)", "publish_bulletin(uuid, uuid, timestamptz)"):
        op.execute(f"ALTER FUNCTION app.{function} SET enable_seqscan = off")
    op.execute("RESET ROLE")
