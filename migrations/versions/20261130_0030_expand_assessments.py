"""Assessments: schemes, what departments mark, what a year came to for every host, and objections to it."""

import sqlalchemy as sa
from alembic import op

from zhaoshang.database.row_security import (
    READS,
    TENANT,
    WRITES,
    fence,
    in_district,
    place,
    reading,
    sees,
    setting,
    writes,
    writing,
)

revision = "20261130_0030"
down_revision = "20261130_0029"
branch_labels = None
depends_on = None

MEASURES = "('CAPITAL_IN_PLACE', 'LANDED_PROJECTS', 'TAX', 'STARTED_PROJECTS', 'RETURNED_FIGURES', 'MARK')"
METHODS = "('RATIO', 'MIN_MAX', 'PER_UNIT', 'MARK')"
KINDS = "('QUANTITY', 'QUALITY', 'BONUS', 'DEDUCTION')"


def upgrade() -> None:
    _schemes()
    _indicators()
    _marks()
    _assessments()
    _results()
    _lines()
    _objections()
    for table in (
        *("assessment_scheme", "assessment_indicator", "assessment_mark"),
        *("assessment", "assessment_result", "assessment_line", "assessment_objection"),
    ):
        place(table)
    _fences()


def _id(name: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.Uuid(), nullable=nullable)


def _at(name: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _text(name: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.Text(), nullable=nullable)


def _int(name: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.Integer(), nullable=nullable)


def _big(name: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.BigInteger(), nullable=nullable)


def _flag(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.Boolean(), nullable=False)


def _within(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["district_id", column],
        [f"app.{target}.district_id", f"app.{target}.id"],
        name=op.f(f"{table}_district_id_{column}_fkey"),
    )


def _of(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    """Of a row of the same tenant."""
    return sa.ForeignKeyConstraint(
        ["district_id", column, "tenant_id"],
        [f"app.{target}.{name}" for name in ("district_id", "id", "tenant_id")],
        name=op.f(f"{table}_district_id_{column}_tenant_id_fkey"),
    )


def _check(table: str, name: str, rule: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(rule, name=op.f(f"{table}_{name}_check"))


def _unique(table: str, *columns: str) -> sa.UniqueConstraint:
    return sa.UniqueConstraint(*columns, name=op.f(f"{table}_{'_'.join(columns)}_key"))


def _index(table: str, *columns: str, name: str | None = None, where: str | None = None, unique: bool = False) -> None:
    op.create_index(
        name or op.f(f"{table}_{'_'.join(columns)}_idx"),
        table,
        list(columns),
        unique=unique,
        schema="app",
        postgresql_where=None if where is None else sa.text(where),
    )


def _table(table: str, *parts: sa.Column[object] | sa.Constraint, of_tenant: bool = True) -> None:
    owner = (_within(table, "tenant_id", "tenant"),) if of_tenant else ()
    op.create_table(
        table,
        *parts,
        _id("tenant_id"),
        _int("district_id"),
        _id("id"),
        *owner,
        sa.PrimaryKeyConstraint("district_id", "id", name=op.f(f"{table}_pkey")),
        schema="app",
    )


def _schemes() -> None:
    table = "assessment_scheme"
    _table(
        table,
        _int("year"),
        _int("number"),
        _text("reason", nullable=True),
        _at("published_at"),
        _id("published_by"),
        _unique(table, "district_id", "year", "number"),
        _check(table, "reason", "(number = 1) = (reason IS NULL)"),
    )
    _index(table, "district_id", "published_at", "id")


def _indicators() -> None:
    table = "assessment_indicator"
    _table(
        table,
        _id("scheme_id"),
        _int("year"),
        _int("place"),
        _text("code"),
        _text("name"),
        _text("name_en", nullable=True),
        _text("about"),
        _text("kind"),
        _text("measure"),
        _text("method"),
        _int("weight"),
        _int("cap", nullable=True),
        _int("rate", nullable=True),
        _text("marking"),
        _at("asked_at"),
        _within(table, "scheme_id", "assessment_scheme"),
        _check(table, "kind", f"kind IN {KINDS}"),
        _check(table, "measure", f"measure IN {MEASURES}"),
        _check(table, "method", f"method IN {METHODS}"),
        _check(table, "marking", "marking IN ('NONE', 'AWAITED', 'DONE', 'LAPSED')"),
        _unique(table, "district_id", "scheme_id", "code"),
        _unique(table, "district_id", "scheme_id", "place"),
        _check(table, "weight", "weight > 0"),
        _check(table, "marked", "(measure = 'MARK') = (method = 'MARK')"),
        _check(table, "quality", "kind <> 'QUALITY' OR measure = 'MARK'"),
        _check(table, "quantity", "(kind = 'QUANTITY') = (method IN ('RATIO', 'MIN_MAX'))"),
        _check(table, "cap", "(method = 'RATIO') = (cap IS NOT NULL)"),
        _check(table, "rate", "(method = 'PER_UNIT') = (rate IS NOT NULL)"),
        _check(table, "unmarked", "(marking = 'NONE') = (measure <> 'MARK')"),
    )
    _index(
        table,
        *("district_id", "tenant_id", "id"),
        name="assessment_indicator_duty_idx",
        where="marking = 'AWAITED'",
    )


def _marks() -> None:
    table = "assessment_mark"
    _table(
        table,
        _int("year"),
        _text("code"),
        _id("unit_id"),
        _int("number"),
        _int("mark"),
        _text("reason"),
        _at("given_at"),
        _id("given_by"),
        _within(table, "unit_id", "tenant"),
        sa.UniqueConstraint(
            *("district_id", "tenant_id", "year", "code", "unit_id", "number"), name="assessment_mark_number_key"
        ),
        _check(table, "mark", "mark >= 0"),
    )
    _index(table, "district_id", "given_at", "id")
    _index(table, "district_id", "tenant_id", "given_at", "id")


def _assessments() -> None:
    table = "assessment"
    _table(
        table,
        _id("scheme_id"),
        _int("year"),
        _int("number"),
        _text("state"),
        _flag("published"),
        _at("computed_at"),
        _id("computed_by"),
        _at("published_at", nullable=True),
        _id("published_by", nullable=True),
        _at("objections_end_at", nullable=True),
        _at("finalised_at", nullable=True),
        _id("finalised_by", nullable=True),
        _text("published_hash", nullable=True),
        _text("final_hash", nullable=True),
        _int("version"),
        _within(table, "scheme_id", "assessment_scheme"),
        _check(table, "state", "state IN ('DRAFT', 'REPLACED', 'PUBLISHED', 'FINAL')"),
        _unique(table, "district_id", "year", "number"),
        _check(table, "published", "published = (state IN ('PUBLISHED', 'FINAL'))"),
        _check(table, "published_hash", "published = (published_hash IS NOT NULL)"),
        _check(table, "final_hash", "(state = 'FINAL') = (final_hash IS NOT NULL)"),
    )
    _index(table, "district_id", "computed_at", "id")
    _index(table, "district_id", "year", name="assessment_told_key", where="published", unique=True)
    _index(
        table,
        *("district_id", "objections_end_at", "id"),
        name="assessment_published_idx",
        where="state = 'PUBLISHED'",
    )


def _results() -> None:
    table = "assessment_result"
    _table(
        table,
        _id("assessment_id"),
        _int("year"),
        _flag("published"),
        _int("total"),
        _int("rank"),
        _within(table, "assessment_id", "assessment"),
        _unique(table, "district_id", "assessment_id", "tenant_id"),
        _unique(table, "district_id", "id", "tenant_id"),
        _check(table, "rank", "rank > 0"),
    )
    _index(table, "district_id", "assessment_id", "rank", "id")


def _lines() -> None:
    table = "assessment_line"
    _table(
        table,
        _id("assessment_id"),
        _id("result_id"),
        _id("indicator_id"),
        _flag("published"),
        _int("place"),
        _text("kind"),
        _text("measure"),
        _text("method"),
        _int("weight"),
        _int("cap", nullable=True),
        _int("rate", nullable=True),
        _big("value", nullable=True),
        _big("disputed"),
        _big("target", nullable=True),
        _big("lowest", nullable=True),
        _big("highest", nullable=True),
        _int("share"),
        _int("points"),
        _int("corrected", nullable=True),
        _text("remark", nullable=True),
        _of(table, "result_id", "assessment_result"),
        _within(table, "assessment_id", "assessment"),
        _within(table, "indicator_id", "assessment_indicator"),
        _check(table, "kind", f"kind IN {KINDS}"),
        _check(table, "measure", f"measure IN {MEASURES}"),
        _check(table, "method", f"method IN {METHODS}"),
        _unique(table, "district_id", "result_id", "indicator_id"),
        _unique(table, "district_id", "id", "tenant_id"),
        of_tenant=False,
    )
    _index(table, "district_id", "result_id", "place", "id")
    _index(table, "district_id", "assessment_id")


def _objections() -> None:
    table = "assessment_objection"
    _table(
        table,
        _id("assessment_id"),
        _id("line_id"),
        _text("state"),
        _text("reason"),
        _id("evidence_id", nullable=True),
        _at("raised_at"),
        _id("raised_by"),
        _at("decided_at", nullable=True),
        _id("decided_by", nullable=True),
        _text("decision", nullable=True),
        _int("corrected", nullable=True),
        _int("version"),
        _of(table, "line_id", "assessment_line"),
        _within(table, "assessment_id", "assessment"),
        _within(table, "evidence_id", "evidence"),
        _check(table, "state", "state IN ('OPEN', 'UPHELD', 'REJECTED')"),
        _unique(table, "district_id", "line_id"),
        _check(table, "decided", "(state = 'OPEN') = (decided_at IS NULL)"),
        _check(table, "corrected", "(state = 'UPHELD') = (corrected IS NOT NULL)"),
        of_tenant=False,
    )
    _index(table, "district_id", "raised_at", "id")
    _index(table, "district_id", "tenant_id", "raised_at", "id")
    _index(table, "district_id", "assessment_id")
    _index(table, "district_id", "id", name="assessment_objection_duty_idx", where="state = 'OPEN'")


def _fences() -> None:
    mine = f"tenant_id = {setting(TENANT)}"
    everybody, office = reading("OWN", "DISTRICT"), writing("DISTRICT")

    def told(to: str) -> str:
        """Departments read the district, as far as the policy lets them; hosts what is published, as ``to`` says."""
        return (
            f"{in_district()} AND CASE {setting(READS)} WHEN 'DISTRICT' THEN true WHEN 'OWN' THEN {to} ELSE false END"
        )

    # How a year is assessed is for everybody to read. Whoever is asked to mark says when it has: nothing else changes.
    fence("assessment_scheme", select=everybody, insert=office)
    fence("assessment_indicator", select=everybody, insert=office, update=writes(), update_columns=("marking",))
    # A mark of whoever was not asked counts nowhere; that it is one's own is all there is to hold here.
    fence(
        "assessment_mark",
        select=sees(shared=False),
        insert=f"{in_district()} AND CASE {setting(WRITES)} WHEN 'OWN' THEN {mine} ELSE false END",
    )
    # What a year came to, no unit's own fence writes: neither who is assessed nor who marks, nor 督查室.
    fence(
        "assessment",
        select=told("published"),
        insert=office,
        update=office,
        update_columns=(
            *("state", "published", "published_at", "published_by", "objections_end_at", "published_hash"),
            *("finalised_at", "finalised_by", "final_hash", "version"),
        ),
    )
    fence(
        "assessment_result",
        select=told("published"),
        insert=office,
        update=office,
        update_columns=("published", "total", "rank"),
    )
    fence(
        "assessment_line",
        select=told(f"published AND {mine}"),
        insert=office,
        update=office,
        update_columns=("published", "corrected"),
    )
    # A host raises one of its own, undecided; 合作交流办 decides.
    own = f"CASE {setting(WRITES)} WHEN 'OWN' THEN {mine} AND state = 'OPEN' ELSE false END"
    fence(
        "assessment_objection",
        select=sees(shared=False),
        insert=f"{in_district()} AND {own}",
        update=office,
        update_columns=("state", "decided_at", "decided_by", "decision", "corrected", "version"),
    )
