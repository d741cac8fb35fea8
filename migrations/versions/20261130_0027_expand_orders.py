"""Supervision orders: what 督查室 has a unit do by when, every step, extensions, and who sees and writes that."""

import sqlalchemy as sa
from alembic import op

from zhaoshang.database.row_security import (
    READS,
    TENANT,
    definer,
    fence,
    in_district,
    place,
    setting,
    writes,
)

revision = "20261130_0027"
down_revision = "20261130_0026"
branch_labels = None
depends_on = None

TABLES = ("supervision_order", "order_step", "order_extension")
COLOURS = "('BLUE', 'YELLOW', 'RED')"


def upgrade() -> None:
    _orders()
    _steps()
    _extensions()
    for table in TABLES:
        place(table)
    _fences()
    op.execute("GRANT CREATE ON SCHEMA app TO app_keeper")
    _functions()
    op.execute("REVOKE CREATE ON SCHEMA app FROM app_keeper")


def _id(name: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.Uuid(), nullable=nullable)


def _at(name: str, *, nullable: bool = True) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _text(name: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.Text(), nullable=nullable)


def _within(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["district_id", column],
        [f"app.{target}.district_id", f"app.{target}.id"],
        name=op.f(f"{table}_district_id_{column}_fkey"),
    )


def _of_order(table: str) -> sa.ForeignKeyConstraint:
    whole = ("district_id", "id", "tenant_id", "unit_id")
    return sa.ForeignKeyConstraint(
        ["district_id", "order_id", "tenant_id", "unit_id"],
        [f"app.supervision_order.{name}" for name in whole],
        name=op.f(f"{table}_district_id_order_id_tenant_id_unit_id_fkey"),
    )


def _check(table: str, name: str, rule: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(rule, name=op.f(f"{table}_{name}_check"))


def _index(table: str, *columns: str, name: str | None = None, where: str | None = None, unique: bool = False) -> None:
    named = name or op.f(f"{table}_{'_'.join(columns)}_idx")
    op.create_index(
        named,
        table,
        list(columns),
        unique=unique,
        schema="app",
        postgresql_where=None if where is None else sa.text(where),
    )


def _orders() -> None:
    table = "supervision_order"
    op.create_table(
        table,
        _id("unit_id"),
        _text("source"),
        _id("project_id", nullable=True),
        _id("light_reading_id", nullable=True),
        _id("blocker_id", nullable=True),
        _text("subject"),
        _text("task"),
        _text("state"),
        _text("colour"),
        _at("due_at", nullable=False),
        _at("opened_at", nullable=False),
        _id("opened_by"),
        _at("acknowledged_at"),
        _id("acknowledged_by", nullable=True),
        _text("feedback", nullable=True),
        _id("feedback_evidence_id", nullable=True),
        _at("answered_at"),
        _id("answered_by", nullable=True),
        _at("decide_by"),
        sa.Column("lapses", sa.Integer(), nullable=False),
        sa.Column("stuck", sa.Boolean(), nullable=False),
        _at("closed_at"),
        _id("closed_by", nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        _id("tenant_id"),
        sa.Column("district_id", sa.Integer(), nullable=False),
        _id("id"),
        _check(table, "source", "source IN ('LIGHT', 'BLOCKER', 'PROJECT', 'MATTER')"),
        _check(table, "state", "state IN ('OPEN', 'ACKNOWLEDGED', 'ANSWERED', 'CLOSED', 'WITHDRAWN')"),
        _check(table, "colour", f"colour IN {COLOURS}"),
        _check(table, "light", "(source = 'LIGHT') = (light_reading_id IS NOT NULL)"),
        _check(table, "blocker", "(source = 'BLOCKER') = (blocker_id IS NOT NULL)"),
        _check(table, "project", "(source IN ('LIGHT', 'BLOCKER', 'PROJECT')) = (project_id IS NOT NULL)"),
        _check(table, "closed", "(state IN ('CLOSED', 'WITHDRAWN')) = (closed_at IS NOT NULL)"),
        _check(table, "answered", "state NOT IN ('ANSWERED', 'CLOSED') OR answered_at IS NOT NULL"),
        _within(table, "tenant_id", "tenant"),
        _within(table, "unit_id", "tenant"),
        _within(table, "project_id", "project"),
        _within(table, "light_reading_id", "light_reading"),
        _within(table, "blocker_id", "blocker"),
        _within(table, "feedback_evidence_id", "evidence"),
        sa.PrimaryKeyConstraint("district_id", "id", name=op.f("supervision_order_pkey")),
        sa.UniqueConstraint(
            "district_id",
            "id",
            "tenant_id",
            "unit_id",
            name=op.f("supervision_order_district_id_id_tenant_id_unit_id_key"),
        ),
        schema="app",
    )
    for columns in (
        ("district_id", "due_at", "id"),
        ("district_id", "opened_at", "id"),
        ("district_id", "unit_id", "due_at", "id"),
        ("district_id", "unit_id", "opened_at", "id"),
    ):
        _index(table, *columns)
    mine = ("district_id", "unit_id", "due_at", "id")
    _index(
        table,
        *("district_id", "due_at", "id"),
        name="supervision_order_clock_idx",
        where="state IN ('OPEN', 'ACKNOWLEDGED')",
    )
    _index(table, *mine, name="supervision_order_open_idx", where="state = 'OPEN'")
    _index(table, *mine, name="supervision_order_acknowledged_idx", where="state = 'ACKNOWLEDGED'")
    _index(
        table,
        *("district_id", "tenant_id", "decide_by", "id"),
        name="supervision_order_answered_idx",
        where="state = 'ANSWERED'",
    )


def _steps() -> None:
    table = "order_step"
    op.create_table(
        table,
        _id("order_id"),
        _id("unit_id"),
        _id("project_id", nullable=True),
        _text("action"),
        _at("at", nullable=False),
        _id("by_person_id", nullable=True),
        _id("by_tenant_id", nullable=True),
        _text("from_colour"),
        _text("to_colour"),
        _at("due_at"),
        _text("reason", nullable=True),
        _id("evidence_id", nullable=True),
        _id("tenant_id"),
        sa.Column("district_id", sa.Integer(), nullable=False),
        _id("id"),
        _check(
            table,
            "action",
            "action IN ('OPENED', 'ACKNOWLEDGED', 'ANSWERED', 'RETURNED', 'CLOSED', 'WITHDRAWN', 'EXTENSION_ASKED', "
            "'EXTENSION_GRANTED', 'EXTENSION_REFUSED', 'RAISED', 'STUCK')",
        ),
        _check(table, "from_colour", f"from_colour IN {COLOURS}"),
        _check(table, "to_colour", f"to_colour IN {COLOURS}"),
        _of_order(table),
        _within(table, "project_id", "project"),
        _within(table, "evidence_id", "evidence"),
        sa.PrimaryKeyConstraint("district_id", "id", name=op.f("order_step_pkey")),
        schema="app",
    )
    _index(table, "district_id", "order_id", "at", "id")
    _index(table, "district_id", "project_id")


def _extensions() -> None:
    table, waits = "order_extension", "state = 'REQUESTED'"
    op.create_table(
        table,
        _id("order_id"),
        _id("unit_id"),
        _text("state"),
        _at("until_at", nullable=False),
        _text("reason"),
        _at("asked_at", nullable=False),
        _id("asked_by"),
        _at("decide_by", nullable=False),
        _at("decided_at"),
        _id("decided_by", nullable=True),
        _text("decision_reason", nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        _id("tenant_id"),
        sa.Column("district_id", sa.Integer(), nullable=False),
        _id("id"),
        _check(table, "state", "state IN ('REQUESTED', 'GRANTED', 'REFUSED', 'LAPSED')"),
        _check(table, "decided", "(state IN ('GRANTED', 'REFUSED')) = (decided_at IS NOT NULL)"),
        _of_order(table),
        sa.PrimaryKeyConstraint("district_id", "id", name=op.f("order_extension_pkey")),
        schema="app",
    )
    _index(table, "district_id", "order_id", "asked_at", "id")
    _index(table, "district_id", "order_id", name="order_extension_requested_key", where=waits, unique=True)
    _index(table, *("district_id", "tenant_id", "decide_by", "id"), name="order_extension_requested_idx", where=waits)


def _fences() -> None:
    # 督查室's rows, which the unit that they are addressed to reads. In its own fence 督查室 decides; what a unit does it
    # does by app.answer_order, so that no unit's fence writes any of them, and 督查室's never writes another's feedback.
    mine = f"(tenant_id = {setting(TENANT)} OR unit_id = {setting(TENANT)})"
    sight = f"{in_district()} AND CASE {setting(READS)} WHEN 'DISTRICT' THEN true WHEN 'OWN' THEN {mine} ELSE false END"
    fence(
        "supervision_order",
        select=sight,
        update=writes(),
        update_columns=("state", "colour", "due_at", "lapses", "stuck", "closed_at", "closed_by", "version"),
    )
    # A step names its order's own office and unit (its foreign key), so nobody adds one to an order that is not theirs.
    fence("order_step", select=sight, insert=writes())
    fence(
        "order_extension",
        select=sight,
        update=writes(),
        update_columns=("state", "decided_at", "decided_by", "decision_reason", "version"),
    )


def _functions() -> None:
    definer(
        "open_order(given json)",
        "void",
        """
            o app.supervision_order := json_populate_record(NULL::app.supervision_order, given);
        BEGIN
            IF writes <> 'OWN' OR o.district_id <> d OR o.tenant_id <> t OR NOT EXISTS (
                SELECT 1 FROM app.tenant_responsibility AS h
                WHERE h.district_id = d AND h.tenant_id = t AND h.responsibility = 'OVERSIGHT' AND h.ended_at IS NULL
            ) THEN
                RAISE insufficient_privilege USING MESSAGE = 'this fence may not open an order';
            END IF;
            IF NOT EXISTS (
                SELECT 1 FROM app.tenant AS u WHERE u.district_id = d AND u.id = o.unit_id AND u.closed_at IS NULL
            ) OR EXISTS (
                SELECT 1 FROM app.tenant_responsibility AS h
                WHERE h.district_id = d AND h.tenant_id = o.unit_id AND h.responsibility IN ('OVERSIGHT', 'LEADERSHIP')
                  AND h.ended_at IS NULL
            ) THEN
                RAISE insufficient_privilege USING MESSAGE = 'no order is addressed to that unit';
            END IF;
            INSERT INTO app.supervision_order (district_id, id, tenant_id, unit_id, source, project_id, light_reading_id,
                blocker_id, subject, task, state, colour, due_at, opened_at, opened_by, lapses, stuck, version)
            VALUES (d, o.id, t, o.unit_id, o.source, o.project_id, o.light_reading_id, o.blocker_id, o.subject, o.task,
                'OPEN', o.colour, o.due_at, o.opened_at, o.opened_by, 0, false, 1);
        END
        """,
    )
    definer(
        "answer_order(the_order uuid, expected int, the_step uuid, act text, person uuid, the_time timestamptz,"
        " words text, proof uuid, decided_by_then timestamptz, the_extension uuid, until timestamptz)",
        "boolean",
        """
            o app.supervision_order;
        BEGIN
            SELECT * INTO o FROM app.supervision_order AS x WHERE x.district_id = d AND x.id = the_order FOR UPDATE;
            -- The unit's own acts, and no other: it closes nothing, and no deadline or colour is its to move.
            IF o.id IS NULL OR writes <> 'OWN' OR o.unit_id <> t
               OR act NOT IN ('ACKNOWLEDGED', 'ANSWERED', 'EXTENSION_ASKED') THEN
                RAISE insufficient_privilege USING MESSAGE = 'this fence may not act on that order';
            END IF;
            IF o.version <> expected
               OR o.state <> (CASE act WHEN 'ACKNOWLEDGED' THEN 'OPEN' ELSE 'ACKNOWLEDGED' END) THEN
                RETURN false;
            END IF;
            UPDATE app.supervision_order AS x SET
                version = x.version + 1,
                state = CASE act WHEN 'EXTENSION_ASKED' THEN x.state ELSE act END,
                acknowledged_at = CASE act WHEN 'ACKNOWLEDGED' THEN the_time ELSE x.acknowledged_at END,
                acknowledged_by = CASE act WHEN 'ACKNOWLEDGED' THEN person ELSE x.acknowledged_by END,
                feedback = CASE act WHEN 'ANSWERED' THEN words ELSE x.feedback END,
                feedback_evidence_id = CASE act WHEN 'ANSWERED' THEN proof ELSE x.feedback_evidence_id END,
                answered_at = CASE act WHEN 'ANSWERED' THEN the_time ELSE x.answered_at END,
                answered_by = CASE act WHEN 'ANSWERED' THEN person ELSE x.answered_by END,
                decide_by = CASE act WHEN 'ANSWERED' THEN decided_by_then ELSE x.decide_by END,
                -- Late is late, though the clock has not come by yet; what is stuck it has counted.
                lapses = x.lapses
                    + (CASE WHEN act = 'ANSWERED' AND the_time >= x.due_at AND NOT x.stuck THEN 1 ELSE 0 END)
            WHERE x.district_id = d AND x.id = the_order;
            IF act = 'ANSWERED' THEN
                UPDATE app.order_extension AS e SET state = 'LAPSED', version = e.version + 1
                WHERE e.district_id = d AND e.order_id = the_order AND e.state = 'REQUESTED';
            ELSIF act = 'EXTENSION_ASKED' THEN
                INSERT INTO app.order_extension (district_id, id, tenant_id, unit_id, order_id, state, until_at, reason,
                    asked_at, asked_by, decide_by, version)
                VALUES (d, the_extension, o.tenant_id, o.unit_id, o.id, 'REQUESTED', until, words, the_time, person,
                    decided_by_then, 1);
            END IF;
            INSERT INTO app.order_step (district_id, id, tenant_id, unit_id, project_id, order_id, action, at,
                by_person_id, by_tenant_id, from_colour, to_colour, due_at, reason, evidence_id)
            VALUES (d, the_step, o.tenant_id, o.unit_id, o.project_id, o.id, act, the_time, person, t, o.colour,
                o.colour, o.due_at, words, proof);
            RETURN true;
        END
        """,
    )
    op.execute("SET LOCAL ROLE app_keeper")  # whose functions they are
    for function in (
        "open_order(json)",
        "answer_order(uuid, int, uuid, text, uuid, timestamptz, text, uuid, timestamptz, uuid, timestamptz)",
    ):
        op.execute(f"ALTER FUNCTION app.{function} SET enable_seqscan = off")
    op.execute("RESET ROLE")
