"""An order may be opened from a line of a bulletin."""

import sqlalchemy as sa
from alembic import op

from zhaoshang.database.row_security import definer

revision = "20261130_0029"
down_revision = "20261130_0028"
branch_labels = None
depends_on = None

_TABLE = "supervision_order"
_SOURCES = "source IN ('LIGHT', 'BLOCKER', 'BULLETIN', 'PROJECT', 'MATTER')"


def upgrade() -> None:
    op.add_column(_TABLE, sa.Column("bulletin_line_id", sa.Uuid(), nullable=True), schema="app")
    # A CHECK cannot be widened but by dropping it; the old one was narrower, so no row can fail the new one.
    op.execute(f"-- squawk-ignore ban-drop-constraint\nALTER TABLE app.{_TABLE} DROP CONSTRAINT {_TABLE}_source_check")
    for name, rule in (
        (f"{_TABLE}_source_check", f"CHECK ({_SOURCES})"),
        (f"{_TABLE}_bulletin_check", "CHECK ((source = 'BULLETIN') = (bulletin_line_id IS NOT NULL))"),
        (
            f"{_TABLE}_district_id_bulletin_line_id_fkey",
            "FOREIGN KEY (district_id, bulletin_line_id) REFERENCES app.bulletin_line (district_id, id)",
        ),
    ):
        op.execute(f"ALTER TABLE app.{_TABLE} ADD CONSTRAINT {name} {rule} NOT VALID")
        op.execute(
            f"-- squawk-ignore constraint-missing-not-valid\nALTER TABLE app.{_TABLE} VALIDATE CONSTRAINT {name}"
        )
    op.execute("GRANT CREATE ON SCHEMA app TO app_keeper")
    op.execute("SET LOCAL ROLE app_keeper")  # whose function it is
    # It comes back a few lines below, in the same transaction.
    op.execute("-- squawk-ignore ban-drop-function\nDROP FUNCTION app.open_order(json)")
    op.execute("RESET ROLE")
    _open()
    op.execute("REVOKE CREATE ON SCHEMA app FROM app_keeper")


def _open() -> None:
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
            -- What a bulletin says of one unit is no reason to have another act.
            IF o.bulletin_line_id IS NOT NULL AND NOT EXISTS (
                SELECT 1 FROM app.bulletin_line AS l
                WHERE l.district_id = d AND l.id = o.bulletin_line_id AND l.unit_id = o.unit_id
                  AND l.published_at IS NOT NULL
            ) THEN
                RAISE insufficient_privilege USING MESSAGE = 'no published line tells of that unit';
            END IF;
            INSERT INTO app.supervision_order (district_id, id, tenant_id, unit_id, source, project_id, light_reading_id,
                blocker_id, bulletin_line_id, subject, task, state, colour, due_at, opened_at, opened_by, lapses, stuck,
                version)
            VALUES (d, o.id, t, o.unit_id, o.source, o.project_id, o.light_reading_id, o.blocker_id, o.bulletin_line_id,
                o.subject, o.task, 'OPEN', o.colour, o.due_at, o.opened_at, o.opened_by, 0, false, 1);
        END
        """,
    )
    op.execute("SET LOCAL ROLE app_keeper")
    op.execute("ALTER FUNCTION app.open_order(json) SET enable_seqscan = off")
    op.execute("RESET ROLE")
