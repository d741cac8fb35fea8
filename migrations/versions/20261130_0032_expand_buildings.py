"""The building economy: buildings, what is let of them, their monthly reports, and what is noticed about them."""

import sqlalchemy as sa
from alembic import op

from zhaoshang.database.row_security import (
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

revision = "20261130_0032"
down_revision = "20261130_0031"
branch_labels = None
depends_on = None

INDUSTRIES = (
    "'SMART_MANUFACTURING', 'NEW_ENERGY_MATERIALS', 'INFORMATION_TECHNOLOGY', 'BIOMEDICINE', 'MODERN_SERVICES', 'OTHER'"
)
BUILDING_CHANGES = (
    *("name", "name_normal", "address", "kind", "operator", "rentable", "self_used", "asking_rent", "completed_on"),
    *("state", "retired_at", "retired_by", "retire_reason", "version"),
)
LEASE_CHANGES = (
    *("project_id", "floor", "unit", "area", "firm", "credit_code", "industry", "registered_on", "rent"),
    *("starts_on", "ends_on", "ended_on", "end_reason", "until", "version"),
)
DECISIONS = (*("state", "verified_at", "verified_by", "returned_at", "returned_by", "return_reason", "version"),)


def upgrade() -> None:
    _buildings()
    _leases()
    _reports()
    _alerts()
    _fences()
    _succession()


def _id(name: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.Uuid(), nullable=nullable)


def _at(name: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _day(name: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.Date(), nullable=nullable)


def _text(name: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.Text(), nullable=nullable)


def _int(name: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.Integer(), nullable=nullable)


def _big(name: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.BigInteger(), nullable=nullable)


def _check(table: str, name: str, rule: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(rule, name=op.f(f"{table}_{name}_check"))


def _unique(table: str, *columns: str) -> sa.UniqueConstraint:
    return sa.UniqueConstraint(*columns, name=op.f(f"{table}_{'_'.join(columns)}_key"))


def _leads(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["district_id", column],
        [f"app.{target}.{key}" for key in ("district_id", "id")],
        name=op.f(f"{table}_district_id_{column}_fkey"),
    )


def _create(table: str, *columns: sa.Column[object] | sa.Constraint) -> None:
    op.create_table(
        table,
        *columns,
        _id("tenant_id"),
        _int("district_id"),
        _id("id"),
        sa.PrimaryKeyConstraint("district_id", "id", name=op.f(f"{table}_pkey")),
        schema="app",
    )


def _index(table: str, *columns: str) -> None:
    op.create_index(op.f(f"{table}_{'_'.join(columns)}_idx"), table, list(columns), schema="app")


def _partial(table: str, name: str, *columns: str, where: str, unique: bool = False) -> None:
    op.create_index(name, table, list(columns), schema="app", unique=unique, postgresql_where=sa.text(where))


def _buildings() -> None:
    table = "building"
    _create(
        table,
        _text("name"),
        _text("name_normal"),
        _text("address"),
        _text("kind"),
        _text("operator", nullable=True),
        _big("rentable"),
        _big("self_used"),
        _big("asking_rent", nullable=True),
        _day("completed_on", nullable=True),
        _text("state"),
        _at("created_at"),
        _id("created_by"),
        _at("retired_at", nullable=True),
        _id("retired_by", nullable=True),
        _text("retire_reason", nullable=True),
        _int("version"),
        _leads(table, "tenant_id", "tenant"),
        _check(table, "kind", "kind IN ('OFFICE', 'COMMERCIAL', 'INDUSTRIAL_PARK', 'MIXED', 'OTHER')"),
        _check(table, "state", "state IN ('OPEN', 'RETIRED')"),
        _check(table, "area", "rentable > 0 AND self_used BETWEEN 0 AND rentable"),
        _check(table, "retired", "(state = 'RETIRED') = (retired_at IS NOT NULL)"),
        _unique(table, "district_id", "tenant_id", "name_normal"),
    )
    for columns in (("created_at",), ("tenant_id", "created_at"), ("rentable",), ("tenant_id", "rentable")):
        _index(table, "district_id", *columns, "id")


def _leases() -> None:
    table = "lease"
    _create(
        table,
        _id("building_id"),
        _id("project_id", nullable=True),
        _text("floor"),
        _text("unit"),
        _big("area"),
        _text("firm"),
        _text("credit_code"),
        _text("industry"),
        _day("registered_on", nullable=True),
        _big("rent"),
        _day("starts_on"),
        _day("ends_on"),
        _day("ended_on", nullable=True),
        _text("end_reason", nullable=True),
        _day("until"),
        _at("recorded_at"),
        _id("recorded_by"),
        _int("version"),
        _leads(table, "building_id", "building"),
        _leads(table, "project_id", "project"),
        _check(table, "industry", f"industry IN ({INDUSTRIES})"),
        _check(table, "area", "area > 0"),
        _check(table, "term", "starts_on <= until AND until <= ends_on"),
        _check(table, "until", "until = coalesce(ended_on, ends_on)"),
        _check(table, "ended", "(ended_on IS NULL) = (end_reason IS NULL)"),
    )
    for columns in (
        *(("building_id", "until"), ("building_id", "starts_on")),
        *(("until",), ("tenant_id", "until"), ("starts_on",), ("tenant_id", "starts_on")),
    ):
        _index(table, "district_id", *columns, "id")
    _index(table, "district_id", "project_id")


def _reports() -> None:
    table = "building_report"
    _create(
        table,
        _id("building_id"),
        _text("period"),
        _int("number"),
        _text("state"),
        *(_big(name) for name in ("tax", "rentable", "self_used", "let", "vacant")),
        _int("firms"),
        _int("local_firms"),
        _text("remark", nullable=True),
        _id("evidence_id"),
        _at("submitted_at"),
        _id("submitted_by"),
        _at("verify_by"),
        _at("verified_at", nullable=True),
        _id("verified_by", nullable=True),
        _at("returned_at", nullable=True),
        _id("returned_by", nullable=True),
        _text("return_reason", nullable=True),
        _int("version"),
        _leads(table, "building_id", "building"),
        _leads(table, "evidence_id", "evidence"),
        _check(table, "state", "state IN ('SUBMITTED', 'VERIFIED', 'RETURNED')"),
        _check(table, "tax", "tax >= 0"),
        _check(table, "area", "rentable = self_used + let + vacant AND vacant >= 0"),
        _check(table, "firms", "local_firms BETWEEN 0 AND firms"),
        _check(table, "returned", "(state = 'RETURNED') = (returned_at IS NOT NULL)"),
        _unique(table, "district_id", "building_id", "period", "number"),
    )
    for columns in (("period",), ("tenant_id", "period"), ("building_id", "period")):
        _index(table, "district_id", *columns, "id")
    _partial(
        *(table, "building_report_in_force_key", "district_id", "building_id", "period"),
        where="state <> 'RETURNED'",
        unique=True,
    )
    _partial(table, "building_report_submitted_idx", "district_id", "verify_by", "id", where="state = 'SUBMITTED'")


def _alerts() -> None:
    table = "building_alert"
    _create(
        table,
        _id("building_id"),
        _text("kind"),
        _text("about"),
        _text("state"),
        _text("rule"),
        _int("threshold"),
        _at("due_at"),
        _id("lease_id", nullable=True),
        _text("period", nullable=True),
        _text("compared_period", nullable=True),
        _int("occupancy", nullable=True),
        _int("compared_occupancy", nullable=True),
        _at("raised_at"),
        _at("cleared_at", nullable=True),
        _leads(table, "building_id", "building"),
        _leads(table, "lease_id", "lease"),
        _check(table, "kind", "kind IN ('REPORT_DUE', 'LEASE_ENDING', 'OCCUPANCY_FALLEN')"),
        _check(table, "state", "state IN ('OPEN', 'CLEARED')"),
        _check(table, "cleared", "(state = 'CLEARED') = (cleared_at IS NOT NULL)"),
        _check(table, "lease", "(kind = 'LEASE_ENDING') = (lease_id IS NOT NULL)"),
        _check(table, "occupancy", "(kind = 'OCCUPANCY_FALLEN') = (occupancy IS NOT NULL)"),
    )
    _partial(
        *(table, "building_alert_open_key", "district_id", "building_id", "kind", "about"),
        where="state = 'OPEN'",
        unique=True,
    )
    for kind in ("REPORT_DUE", "LEASE_ENDING"):
        _partial(
            *(table, f"building_alert_{kind.lower()}_idx", "district_id", "tenant_id", "due_at", "id"),
            where=f"state = 'OPEN' AND kind = '{kind}'",
        )


def _fences() -> None:
    for table in ("building", "lease", "building_report", "building_alert"):
        place(table)
    reads = sees(shared=False)
    # What a host keeps it keeps itself: not even who verifies its reports writes its ledger.
    own = f"CASE {setting(WRITES)} WHEN 'OWN' THEN tenant_id = {setting(TENANT)}"
    mine = f"{in_district()} AND {own} ELSE false END"
    fence("building", select=reads, insert=mine, update=mine, update_columns=BUILDING_CHANGES)
    fence("lease", select=reads, insert=mine, update=mine, update_columns=LEASE_CHANGES)
    # Reported by the unit alone, decided on by others alone; what was said can be changed by nobody.
    fence(
        "building_report",
        select=reads,
        insert=f"{in_district()} AND {own} AND state = 'SUBMITTED' ELSE false END",
        update=writing("DISTRICT"),
        update_columns=DECISIONS,
    )
    # Raised and cleared by the clock, and by whatever changes what they are about.
    fence(
        "building_alert",
        select=reads,
        insert=writes(),
        update=writes(),
        update_columns=("state", "cleared_at"),
    )


def _succession() -> None:
    """What a merged unit kept is its successor's; nobody may give a building away but by this."""
    op.execute("GRANT CREATE ON SCHEMA app TO app_keeper")
    definer(
        "hand_over_buildings(of_unit uuid, heir uuid)",
        "SETOF uuid",
        """
            called text;
        BEGIN
            IF writes IS DISTINCT FROM 'DISTRICT' THEN
                RAISE insufficient_privilege USING MESSAGE = 'this fence may not hand over buildings';
            END IF;
            SELECT u.short_name INTO called FROM app.tenant AS u WHERE u.district_id = d AND u.id = of_unit;
            UPDATE app.building AS b SET name = b.name || '（' || called || '）',
                name_normal = b.name_normal || lower(called)
            WHERE b.district_id = d AND b.tenant_id = of_unit AND EXISTS (
                SELECT 1 FROM app.building AS other
                WHERE other.district_id = d AND other.tenant_id = heir AND other.name_normal = b.name_normal
            );
            UPDATE app.building AS b SET tenant_id = heir, version = b.version + 1
            WHERE b.district_id = d AND b.tenant_id = of_unit;
            UPDATE app.lease AS l SET tenant_id = heir WHERE l.district_id = d AND l.tenant_id = of_unit;
            UPDATE app.building_alert AS a SET tenant_id = heir WHERE a.district_id = d AND a.tenant_id = of_unit;
            RETURN QUERY UPDATE app.building_report AS r SET tenant_id = heir
            WHERE r.district_id = d AND r.tenant_id = of_unit RETURNING r.id;
        END
        """,
    )
    op.execute("REVOKE CREATE ON SCHEMA app FROM app_keeper")
