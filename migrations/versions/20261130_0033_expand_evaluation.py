"""Evaluation after landing: its years, what was promised and recorded, its reports, and who sees and writes that."""

import sqlalchemy as sa
from alembic import op

from zhaoshang.database.row_security import TENANT, definer, fence, place, sees, setting, writes, writing

revision = "20261130_0033"
down_revision = "20261130_0032"
branch_labels = None
depends_on = None

METRICS = "'CAPITAL_IN_PLACE', 'LANDED_PROJECTS', 'TAX', 'FIXED_ASSET_INVESTMENT', 'EMPLOYMENT', 'OUTPUT_VALUE'"
INDUSTRIES = (
    "'SMART_MANUFACTURING', 'NEW_ENERGY_MATERIALS', 'INFORMATION_TECHNOLOGY', 'BIOMEDICINE', 'MODERN_SERVICES', 'OTHER'"
)
CHANNELS = "'OWN_EFFORT', 'VISIT', 'AGENCY', 'CATALOGUE', 'REFERRAL', 'FAIR', 'EXISTING_COMPANY', 'OTHER'"
FOLLOWING = (
    *("post_evaluation", "evaluation_year", "evaluation_round", "evaluation_figure"),
    *("evaluation_promise_line", "evaluation_promise"),
)

_MOVED = (
    "FROM app.project AS p WHERE e.district_id = d AND p.district_id = d AND p.id = e.project_id AND p.id = ANY(moved)"
)


def upgrade() -> None:
    _evaluations()
    _years()
    _rounds()
    _figures()
    _promises()
    _promise_lines()
    _reports()
    _fences()
    _functions()


def _id(name: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.Uuid(), nullable=nullable)


def _at(name: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _day(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.Date(), nullable=False)


def _text(name: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.Text(), nullable=nullable)


def _int(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.Integer(), nullable=False)


def _big(name: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.BigInteger(), nullable=nullable)


def _check(table: str, name: str, rule: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(rule, name=op.f(f"{table}_{name}_check"))


def _unique(table: str, *columns: str) -> sa.UniqueConstraint:
    return sa.UniqueConstraint(*columns, name=op.f(f"{table}_{'_'.join(columns)}_key"))


def _foreign(table: str, target: str, *columns: str, keys: tuple[str, ...] = ("id",)) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["district_id", *columns],
        [f"app.{target}.{key}" for key in ("district_id", *keys)],
        name=op.f(f"{table}_district_id_{'_'.join(columns)}_fkey"),
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


def _index(table: str, *columns: str, name: str | None = None, where: str | None = None) -> None:
    op.create_index(
        name or op.f(f"{table}_{'_'.join(columns)}_idx"),
        table,
        list(columns),
        schema="app",
        postgresql_where=None if where is None else sa.text(where),
    )


def _of_evaluation() -> tuple[sa.Column[object], ...]:
    return _id("project_id"), _id("department_id", nullable=True), _id("evaluation_id")


def _evaluations() -> None:
    table = "post_evaluation"
    _create(
        table,
        _id("project_id"),
        _id("department_id", nullable=True),
        _text("state"),
        _day("landed_on"),
        _int("years"),
        _int("partly_percent"),
        _text("industry"),
        _text("channel"),
        _text("size", nullable=True),
        sa.Column("promised", sa.Boolean(), nullable=False),
        _at("opened_at"),
        _at("closed_at", nullable=True),
        _text("close_reason", nullable=True),
        _int("version"),
        _foreign(table, "tenant", "tenant_id"),
        _foreign(table, "tenant", "department_id"),
        _foreign(table, "project", "project_id"),
        _check(table, "state", "state IN ('RUNNING', 'ENDED', 'CLOSED_EARLY')"),
        _check(table, "industry", f"industry IN ({INDUSTRIES})"),
        _check(table, "channel", f"channel IN ({CHANNELS})"),
        _check(table, "closed", "(state = 'CLOSED_EARLY') = (closed_at IS NOT NULL)"),
        _unique(table, "district_id", "project_id"),
    )
    for columns in (("landed_on",), ("tenant_id", "landed_on"), ("department_id", "landed_on")):
        _index(table, "district_id", *columns, "id")
    _index(
        *(table, "district_id", "id"),
        name="post_evaluation_nobody_idx",
        where="state = 'RUNNING' AND department_id IS NULL",
    )
    _index(
        *(table, "district_id", "tenant_id", "id"),
        name="post_evaluation_unpromised_idx",
        where="state = 'RUNNING' AND NOT promised",
    )


def _years() -> None:
    table = "evaluation_year"
    _create(
        table,
        *_of_evaluation(),
        _int("number"),
        _day("from_on"),
        _day("to_on"),
        _at("ready_at"),
        _at("due_at"),
        _text("state"),
        _int("round"),
        _at("told_at", nullable=True),
        _int("version"),
        _foreign(table, "post_evaluation", "evaluation_id"),
        _check(table, "state", "state IN ('OPEN', 'RECORDED', 'LAPSED')"),
        _check(table, "round", "(state = 'RECORDED') = (round > 0)"),
        _check(table, "days", "from_on <= to_on"),
        _unique(table, "district_id", "evaluation_id", "number"),
    )
    for columns in (("due_at",), ("tenant_id", "due_at"), ("department_id", "due_at")):
        _index(table, "district_id", *columns, "id")
    _index(
        *(table, "district_id", "department_id", "due_at", "id"),
        name="evaluation_year_over_idx",
        where="state = 'OPEN' AND told_at IS NOT NULL",
    )
    _index(
        *(table, "district_id", "ready_at", "id"),
        name="evaluation_year_untold_idx",
        where="state = 'OPEN' AND told_at IS NULL",
    )


def _rounds() -> None:
    table = "evaluation_round"
    _create(
        table,
        *_of_evaluation(),
        _id("year_id"),
        _int("number"),
        _id("recorder_id"),
        _id("host_id"),
        _text("reason", nullable=True),
        _at("recorded_at"),
        _id("recorded_by"),
        _foreign(table, "evaluation_year", "year_id"),
        _foreign(table, "tenant", "recorder_id"),
        _foreign(table, "tenant", "host_id"),
        _check(table, "reason", "(number = 1) = (reason IS NULL)"),
        _unique(table, "district_id", "year_id", "number"),
    )
    _index(table, "district_id", "project_id", "recorded_at", "id")


def _figures() -> None:
    table = "evaluation_figure"
    _create(
        table,
        *_of_evaluation(),
        _id("year_id"),
        _int("round"),
        _text("metric"),
        _big("derived", nullable=True),
        _big("amount", nullable=True),
        _text("remark", nullable=True),
        _id("evidence_id", nullable=True),
        _foreign(table, "evaluation_round", "year_id", "round", keys=("year_id", "number")),
        _foreign(table, "evidence", "evidence_id"),
        _check(table, "metric", f"metric IN ({METRICS})"),
        _check(table, "amount", "amount >= 0"),
        _check(table, "evidence", "(amount IS NULL) = (evidence_id IS NULL)"),
        _check(table, "remark", "amount IS NOT DISTINCT FROM coalesce(derived, 0) OR remark IS NOT NULL"),
        _unique(table, "district_id", "year_id", "round", "metric"),
    )


def _promises() -> None:
    table = "evaluation_promise"
    _create(
        table,
        *_of_evaluation(),
        _int("number"),
        _text("state"),
        _text("source"),
        _text("reason", nullable=True),
        _id("evidence_id"),
        _at("promised_at"),
        _id("promised_by"),
        _at("decided_at", nullable=True),
        _id("decided_by", nullable=True),
        _text("return_reason", nullable=True),
        _int("version"),
        _foreign(table, "post_evaluation", "evaluation_id"),
        _foreign(table, "evidence", "evidence_id"),
        _check(table, "state", "state IN ('ORIGINAL', 'WAITING', 'CONFIRMED', 'RETURNED')"),
        _check(table, "reason", "(state = 'ORIGINAL') = (reason IS NULL)"),
        _check(table, "decided", "(state IN ('CONFIRMED', 'RETURNED')) = (decided_at IS NOT NULL)"),
        _unique(table, "district_id", "evaluation_id", "number"),
    )
    _index(table, "district_id", "project_id", "promised_at", "id")
    _index(
        *(table, "district_id", "department_id", "id"),
        name="evaluation_promise_waiting_idx",
        where="state = 'WAITING'",
    )


def _promise_lines() -> None:
    table = "evaluation_promise_line"
    _create(
        table,
        *_of_evaluation(),
        _id("promise_id"),
        _int("year"),
        _text("metric"),
        _big("amount"),
        _foreign(table, "evaluation_promise", "promise_id"),
        _check(table, "metric", f"metric IN ({METRICS})"),
        _check(table, "amount", "amount > 0"),
        _unique(table, "district_id", "promise_id", "year", "metric"),
    )


def _reports() -> None:
    table = "evaluation_report"
    _create(
        table,
        _day("from_on"),
        _day("to_on"),
        _int("edition"),
        _text("title"),
        _text("content"),
        _text("content_hash"),
        _at("issued_at"),
        _id("issued_by"),
        _foreign(table, "tenant", "tenant_id"),
        _check(table, "days", "from_on <= to_on"),
        _unique(table, "district_id", "tenant_id", "from_on", "to_on", "edition"),
    )
    _index(table, "district_id", "issued_at", "id")
    _index(table, "district_id", "tenant_id", "issued_at", "id")


def _fences() -> None:
    for table in (*FOLLOWING, "evaluation_report"):
        place(table)
    reads = sees(shared=False)
    mine = setting(TENANT)
    # Opened by the clock, or by a host's own landing; changed by departments and the clock alone.
    fence(
        "post_evaluation",
        select=reads,
        insert=writes(),
        update=writing("DISTRICT"),
        update_columns=("state", "closed_at", "close_reason", "version"),
    )
    fence(
        "evaluation_year",
        select=reads,
        insert=writes(),
        update=writing("DISTRICT"),
        update_columns=("state", "round", "due_at", "told_at", "version"),
    )
    # What a year brought is the word of the department that answers for it; never the host's, never another's.
    said = f"{writing('DISTRICT')} AND department_id = {mine} AND department_id <> tenant_id"
    fence("evaluation_round", select=reads, insert=f"{said} AND recorder_id = {mine}")
    fence("evaluation_figure", select=reads, insert=said)
    # What was promised is the host's word; nobody enters it in its name, and it confirms no change of its own.
    own = f"{writes()} AND tenant_id = {mine}"
    fence(
        "evaluation_promise",
        select=reads,
        insert=f"{own} AND state IN ('ORIGINAL', 'WAITING')",
        update=f"{writing('DISTRICT')} AND department_id = {mine}",
        update_columns=("state", "decided_at", "decided_by", "return_reason", "version"),
    )
    fence("evaluation_promise_line", select=reads, insert=own)
    fence("evaluation_report", select=reads, insert=own)


def _functions() -> None:
    """Rows follow their project, and an evaluation says that something was promised: neither is a fence's to write."""
    op.execute("GRANT CREATE ON SCHEMA app TO app_keeper")
    follows = "\n".join(
        f"UPDATE app.{table} AS e SET tenant_id = p.tenant_id, department_id = p.industry_department_id {_MOVED};"
        for table in FOLLOWING[:-1]
    )
    definer(
        "follow_evaluations(of_projects uuid[])",
        "SETOF uuid",
        f"""
            moved uuid[];
        BEGIN
            IF writes IS DISTINCT FROM 'DISTRICT' THEN
                RAISE insufficient_privilege USING MESSAGE = 'this fence may not hand over evaluations';
            END IF;
            SELECT array_agg(p.id) INTO moved FROM app.post_evaluation AS e
            JOIN app.project AS p ON p.district_id = d AND p.id = e.project_id
            WHERE e.district_id = d AND (of_projects IS NULL OR p.id = ANY(of_projects))
            AND (e.tenant_id, e.department_id) IS DISTINCT FROM (p.tenant_id, p.industry_department_id);
            IF moved IS NULL THEN
                RETURN;
            END IF;
            {follows}
            RETURN QUERY UPDATE app.{FOLLOWING[-1]} AS e
            SET tenant_id = p.tenant_id, department_id = p.industry_department_id {_MOVED} RETURNING e.id;
        END
        """,
    )
    definer(
        "note_promise(the_evaluation uuid)",
        "void",
        """
        BEGIN
            UPDATE app.post_evaluation AS e SET promised = true, version = e.version + 1
            WHERE e.district_id = d AND e.id = the_evaluation AND e.tenant_id = t AND writes IN ('OWN', 'DISTRICT')
            AND NOT e.promised AND EXISTS (
                SELECT FROM app.evaluation_promise AS p WHERE p.district_id = d AND p.evaluation_id = e.id
            );
        END
        """,
    )
    op.execute("REVOKE CREATE ON SCHEMA app FROM app_keeper")
