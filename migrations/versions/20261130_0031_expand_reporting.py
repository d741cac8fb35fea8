"""Monthly reports: what a host reported of a month, beside the bureau's figures, and who sees and writes that."""

import sqlalchemy as sa
from alembic import op

from zhaoshang.database.row_security import TENANT, WRITES, fence, in_district, place, sees, setting, writes, writing

revision = "20261130_0031"
down_revision = "20261130_0030"
branch_labels = None
depends_on = None

METRICS = "'CAPITAL_IN_PLACE', 'LANDED_PROJECTS', 'TAX', 'FIXED_ASSET_INVESTMENT', 'EMPLOYMENT', 'OUTPUT_VALUE'"
NUMBERS = ("figures", "corrections", "late_figures", "waiting_figures", "returned_figures")
SUMS = ("verified", "corrected", "late", "waiting", "credited", "adjusted", "total")
CHANGED = (
    *("state", "round", "submitted_at", "submitted_by", "verify_by"),
    *("decided_at", "decided_by", "return_reason", "version"),
)


def upgrade() -> None:
    _reports()
    _rounds()
    _lines()
    _steps()
    _figures()
    _explanations()
    _indexes_of_others()
    _fences()


def _id(name: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.Uuid(), nullable=nullable)


def _at(name: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _text(name: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.Text(), nullable=nullable)


def _int(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.Integer(), nullable=False)


def _big(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.BigInteger(), nullable=False)


def _check(table: str, name: str, rule: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(rule, name=op.f(f"{table}_{name}_check"))


def _unique(table: str, *columns: str) -> sa.UniqueConstraint:
    return sa.UniqueConstraint(*columns, name=op.f(f"{table}_{'_'.join(columns)}_key"))


def _foreign(table: str, columns: tuple[str, ...], target: str, keys: tuple[str, ...]) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        list(columns),
        [f"app.{target}.{key}" for key in keys],
        name=op.f(f"{table}_{'_'.join(columns)}_fkey"),
    )


def _of_report(table: str) -> sa.ForeignKeyConstraint:
    return _foreign(
        table, ("district_id", "report_id", "tenant_id"), "monthly_report", ("district_id", "id", "tenant_id")
    )


def _of_tenant(table: str, column: str = "tenant_id") -> sa.ForeignKeyConstraint:
    return _foreign(table, ("district_id", column), "tenant", ("district_id", "id"))


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


def _index(table: str, *columns: str, name: str | None = None, where: str | None = None) -> None:
    op.create_index(
        name or op.f(f"{table}_{'_'.join(columns)}_idx"),
        table,
        list(columns),
        schema="app",
        postgresql_where=None if where is None else sa.text(where),
    )


def _reports() -> None:
    table = "monthly_report"
    _create(
        table,
        _text("period"),
        _text("state"),
        _int("round"),
        _at("opened_at"),
        _at("ready_at"),
        _at("due_at"),
        _at("submitted_at", nullable=True),
        _id("submitted_by", nullable=True),
        _at("verify_by", nullable=True),
        _at("decided_at", nullable=True),
        _id("decided_by", nullable=True),
        _text("return_reason", nullable=True),
        _int("version"),
        _of_tenant(table),
        _check(table, "state", "state IN ('DRAFT', 'SUBMITTED', 'RETURNED', 'VERIFIED', 'LAPSED')"),
        _check(table, "round", "(round = 0) = (submitted_at IS NULL)"),
        _check(table, "submitted", "state IN ('DRAFT', 'LAPSED') OR round > 0"),
        _unique(table, "district_id", "tenant_id", "period"),
        _unique(table, "district_id", "id", "tenant_id"),
    )
    for columns in (("period",), ("due_at",), ("tenant_id", "period"), ("tenant_id", "due_at")):
        _index(table, "district_id", *columns, "id")
    mine = ("district_id", "tenant_id", "due_at", "id")
    _index(table, *mine, name="monthly_report_draft_idx", where="state = 'DRAFT'")
    _index(table, *mine, name="monthly_report_returned_idx", where="state = 'RETURNED'")
    _index(table, *("district_id", "verify_by", "id"), name="monthly_report_submitted_idx", where="state = 'SUBMITTED'")


def _rounds() -> None:
    table = "monthly_report_round"
    _create(
        table,
        _id("report_id"),
        _int("number"),
        _int("first_reports"),
        _int("signed"),
        _int("landed"),
        _at("submitted_at"),
        _id("submitted_by"),
        _of_report(table),
        _unique(table, "district_id", "report_id", "number", "tenant_id"),
    )


def _lines() -> None:
    table = "monthly_report_line"
    _create(
        table,
        _id("report_id"),
        _int("round"),
        _text("metric"),
        *(_int(name) for name in NUMBERS),
        *(_big(name) for name in SUMS),
        sa.Column("zero", sa.Boolean(), nullable=False),
        _text("remark", nullable=True),
        _foreign(
            table,
            ("district_id", "report_id", "round", "tenant_id"),
            "monthly_report_round",
            ("district_id", "report_id", "number", "tenant_id"),
        ),
        _check(table, "metric", f"metric IN ({METRICS})"),
        _check(table, "total", "total = verified + corrected + late"),
        _unique(table, "district_id", "report_id", "round", "metric"),
    )


def _steps() -> None:
    table = "monthly_report_step"
    _create(
        table,
        _id("report_id"),
        _int("round"),
        _text("action"),
        _at("at"),
        _id("by_person_id", nullable=True),
        _id("by_tenant_id", nullable=True),
        _text("reason", nullable=True),
        _of_report(table),
        _check(table, "action", "action IN ('SUBMITTED', 'RETURNED', 'VERIFIED', 'LAPSED')"),
    )
    _index(table, "district_id", "report_id", "at", "id")


def _figures() -> None:
    table = "bureau_figure"
    _create(
        table,
        _id("bureau_id"),
        _text("period"),
        _text("metric"),
        _big("amount"),
        _int("number"),
        _text("reason", nullable=True),
        _at("recorded_at"),
        _id("recorded_by"),
        _of_tenant(table),
        _of_tenant(table, "bureau_id"),
        _check(table, "metric", f"metric IN ({METRICS})"),
        _check(table, "reason", "(number = 1) = (reason IS NULL)"),
        _unique(table, "district_id", "tenant_id", "period", "metric", "number"),
        _unique(table, "district_id", "id", "tenant_id"),
    )
    _index(table, "district_id", "recorded_at", "id")
    _index(table, "district_id", "tenant_id", "recorded_at", "id")
    _index(table, "district_id", "tenant_id", "id")


def _explanations() -> None:
    table = "figure_explanation"
    _create(
        table,
        _id("bureau_figure_id"),
        _big("reported"),
        _text("reason"),
        _at("at"),
        _id("by_person_id"),
        _id("by_tenant_id"),
        _foreign(
            table,
            ("district_id", "bureau_figure_id", "tenant_id"),
            "bureau_figure",
            ("district_id", "id", "tenant_id"),
        ),
    )
    _index(table, "district_id", "bureau_figure_id", "at", "id")


def _indexes_of_others() -> None:
    """What a month is computed from is found by unit and month."""
    _index("fact", "district_id", "tenant_id", "paid_on")
    for stage in ("SIGNED", "LANDED"):
        _index(
            *("stage_change", "district_id", "tenant_id", "at"),
            name=f"stage_change_{stage.lower()}_idx",
            where=f"to_stage = '{stage}'",
        )


def _fences() -> None:
    for table in (
        *("monthly_report", "monthly_report_round", "monthly_report_line", "monthly_report_step"),
        *("bureau_figure", "figure_explanation"),
    ):
        place(table)
    mine = f"tenant_id = {setting(TENANT)}"
    reads = sees(shared=False)
    # Opened by the clock. A unit takes its own report from draft or returned to submitted, and no other way.
    fence("monthly_report", select=reads, insert=writing("DISTRICT"))
    before, after = (
        f"{in_district()} AND CASE {setting(WRITES)} WHEN 'DISTRICT' THEN true"
        f" WHEN 'OWN' THEN {mine} AND state IN ({states}) ELSE false END"
        for states in ("'DRAFT', 'RETURNED'", "'SUBMITTED'")
    )
    op.execute(
        f"CREATE POLICY changes ON app.monthly_report FOR UPDATE TO app_rw USING ({before}) WITH CHECK ({after})"
    )
    op.execute(f"GRANT UPDATE ({', '.join(CHANGED)}) ON app.monthly_report TO app_rw")
    # What a unit says it says itself: not even who verifies it writes a round or a line of it.
    said = f"{in_district()} AND CASE {setting(WRITES)} WHEN 'OWN' THEN {mine} ELSE false END"
    fence("monthly_report_round", select=reads, insert=said)
    fence("monthly_report_line", select=reads, insert=said)
    step = (
        f"{in_district()} AND CASE {setting(WRITES)} WHEN 'DISTRICT' THEN true"
        f" WHEN 'OWN' THEN {mine} AND action = 'SUBMITTED' ELSE false END"
    )
    fence("monthly_report_step", select=reads, insert=step)
    # Nobody records one in another's name, and no unit one of its own.
    fence(
        "bureau_figure",
        select=reads,
        insert=f"{writing('DISTRICT')} AND bureau_id = {setting(TENANT)} AND bureau_id <> tenant_id",
    )
    fence("figure_explanation", select=reads, insert=f"{writes()} AND by_tenant_id = {setting(TENANT)}")
