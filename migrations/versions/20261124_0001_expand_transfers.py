"""Transfers: pushed projects, offers to candidates, departments' advice, and what hosts have to offer."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from zhaoshang.database.row_security import definer, fence, place, reading, sees, writes, writing

revision = "20261124_0001"
down_revision = "20261123_0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _tables()
    for table in ("transfer", "transfer_offer", "transfer_advice", "carrier", "leading_industry"):
        place(table)
    _fences()
    _functions()


def _columns(*columns: sa.Column) -> tuple[sa.Column | sa.Constraint, ...]:
    return (
        *columns,
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("district_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
    )


def _key(table: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint("district_id", "id", name=op.f(f"{table}_pkey"))


def _refers(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["district_id", column],
        [f"app.{target}.district_id", f"app.{target}.id"],
        name=op.f(f"{table}_district_id_{column}_fkey"),
    )


def _index(table: str, *columns: str) -> None:
    op.create_index(op.f(f"{table}_{'_'.join(columns)}_idx"), table, [*columns], unique=False, schema="app")


def _tables() -> None:
    op.create_table(
        "transfer",
        *_columns(
            sa.Column("project_id", sa.Uuid(), nullable=False),
            sa.Column("state", sa.Text(), nullable=False),
            sa.Column("reason", sa.Text(), nullable=False),
            sa.Column("summary", sa.Text(), nullable=False),
            sa.Column("industry", sa.Text(), nullable=False),
            sa.Column("least_area", sa.Integer(), nullable=True),
            sa.Column("least_power", sa.Integer(), nullable=True),
            sa.Column("carrier_kind", sa.Text(), nullable=True),
            sa.Column("departments", postgresql.ARRAY(sa.Uuid()), server_default="{}", nullable=False),
            sa.Column("proposed_at", sa.DateTime(timezone=True), nullable=False),
            sa.Column("proposed_by", sa.Uuid(), nullable=False),
            sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True),
            sa.Column("confirmed_by", sa.Uuid(), nullable=True),
            sa.Column("waiting_since", sa.DateTime(timezone=True), nullable=True),
            sa.Column("warned_at", sa.DateTime(timezone=True), nullable=True),
            sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
            sa.Column("closed_by", sa.Uuid(), nullable=True),
            sa.Column("close_reason", sa.Text(), nullable=True),
            sa.Column("host_tenant_id", sa.Uuid(), nullable=True),
            sa.Column("accepted_at", sa.DateTime(timezone=True), nullable=True),
            sa.Column("open_offers", sa.Integer(), server_default="0", nullable=False),
            sa.Column("accepted_offers", sa.Integer(), server_default="0", nullable=False),
            sa.Column("version", sa.Integer(), nullable=False),
        ),
        sa.CheckConstraint(
            "state IN ('PROPOSED', 'IN_POOL', 'OFFERED', 'ASSIGNED', 'RETURNED', 'WITHDRAWN', 'EXPIRED')",
            name=op.f("transfer_state_check"),
        ),
        sa.CheckConstraint("open_offers >= 0 AND accepted_offers >= 0", name=op.f("transfer_offers_check")),
        _refers("transfer", "tenant_id", "tenant"),
        _refers("transfer", "project_id", "project"),
        _refers("transfer", "host_tenant_id", "tenant"),
        _key("transfer"),
        schema="app",
    )
    op.create_index(
        "transfer_open_key",
        "transfer",
        ["district_id", "project_id"],
        unique=True,
        schema="app",
        postgresql_where=sa.text("state IN ('PROPOSED', 'IN_POOL', 'OFFERED')"),
    )
    _index("transfer", "district_id", "project_id")
    _index("transfer", "district_id", "proposed_at", "id")
    _index("transfer", "district_id", "tenant_id", "proposed_at", "id")
    _index("transfer", "district_id", "state", "waiting_since")
    op.create_table(
        "transfer_offer",
        *_columns(
            sa.Column("transfer_id", sa.Uuid(), nullable=False),
            sa.Column("state", sa.Text(), nullable=False),
            sa.Column("summary", sa.Text(), nullable=False),
            sa.Column("industry", sa.Text(), nullable=False),
            sa.Column("carrier_kind", sa.Text(), nullable=True),
            sa.Column("least_area", sa.Integer(), nullable=True),
            sa.Column("least_power", sa.Integer(), nullable=True),
            sa.Column("needs_construction", sa.Boolean(), nullable=False),
            sa.Column("is_major", sa.Boolean(), nullable=False),
            sa.Column("offered_at", sa.DateTime(timezone=True), nullable=False),
            sa.Column("offered_by", sa.Uuid(), nullable=False),
            sa.Column("respond_by", sa.DateTime(timezone=True), nullable=False),
            sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
            sa.Column("answered_by", sa.Uuid(), nullable=True),
            sa.Column("answer_reason", sa.Text(), nullable=True),
            sa.Column("version", sa.Integer(), nullable=False),
        ),
        sa.CheckConstraint(
            "state IN ('OPEN', 'ACCEPTED', 'DECLINED', 'LAPSED', 'CLOSED', 'ASSIGNED')",
            name=op.f("transfer_offer_state_check"),
        ),
        _refers("transfer_offer", "tenant_id", "tenant"),
        _refers("transfer_offer", "transfer_id", "transfer"),
        _key("transfer_offer"),
        schema="app",
    )
    op.create_index(
        "transfer_offer_open_key",
        "transfer_offer",
        ["district_id", "transfer_id", "tenant_id"],
        unique=True,
        schema="app",
        postgresql_where=sa.text("state IN ('OPEN', 'ACCEPTED')"),
    )
    _index("transfer_offer", "district_id", "transfer_id")
    _index("transfer_offer", "district_id", "offered_at", "id")
    _index("transfer_offer", "district_id", "tenant_id", "offered_at", "id")
    _index("transfer_offer", "district_id", "state", "respond_by")
    op.create_table(
        "transfer_advice",
        *_columns(
            sa.Column("transfer_id", sa.Uuid(), nullable=False),
            sa.Column("proposed_at", sa.DateTime(timezone=True), nullable=False),
            sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
            sa.Column("advice", sa.Text(), nullable=True),
            sa.Column("advised_at", sa.DateTime(timezone=True), nullable=True),
            sa.Column("advised_by", sa.Uuid(), nullable=True),
            sa.Column("version", sa.Integer(), nullable=False),
        ),
        _refers("transfer_advice", "tenant_id", "tenant"),
        _refers("transfer_advice", "transfer_id", "transfer"),
        sa.UniqueConstraint(
            "district_id",
            "transfer_id",
            "tenant_id",
            name=op.f("transfer_advice_district_id_transfer_id_tenant_id_key"),
        ),
        _key("transfer_advice"),
        schema="app",
    )
    _index("transfer_advice", "district_id", "tenant_id", "proposed_at", "transfer_id")
    op.create_table(
        "carrier",
        *_columns(
            sa.Column("name", sa.Text(), nullable=False),
            sa.Column("kind", sa.Text(), nullable=False),
            sa.Column("area", sa.Integer(), nullable=False),
            sa.Column("power", sa.Integer(), nullable=False),
            sa.Column("purpose", sa.Text(), nullable=True),
            sa.Column("available_on", sa.Date(), nullable=True),
            sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
            sa.Column("version", sa.Integer(), nullable=False),
        ),
        sa.CheckConstraint("kind IN ('LAND', 'PLANT', 'BUILDING')", name=op.f("carrier_kind_check")),
        sa.CheckConstraint("area > 0 AND power >= 0", name=op.f("carrier_size_check")),
        _refers("carrier", "tenant_id", "tenant"),
        _key("carrier"),
        schema="app",
    )
    _index("carrier", "district_id", "created_at", "id")
    _index("carrier", "district_id", "tenant_id", "created_at", "id")
    op.create_table(
        "leading_industry",
        *_columns(
            sa.Column("industry", sa.Text(), nullable=False),
            sa.Column("declared_at", sa.DateTime(timezone=True), nullable=False),
            sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        ),
        _refers("leading_industry", "tenant_id", "tenant"),
        sa.UniqueConstraint(
            "district_id", "tenant_id", "industry", name=op.f("leading_industry_district_id_tenant_id_industry_key")
        ),
        _key("leading_industry"),
        schema="app",
    )
    _index("leading_industry", "district_id", "declared_at", "id")


def _fences() -> None:
    # The pusher proposes and takes back; that a project is its own to push, the project's own fence says. Counts of
    # offers come from app.count_offers only.
    fence(
        "transfer",
        select=sees(shared=False),
        insert=writes(),
        update=writes(),
        update_columns=(
            *("state", "departments", "confirmed_at", "confirmed_by", "waiting_since", "warned_at"),
            *("closed_at", "closed_by", "close_reason", "host_tenant_id", "accepted_at", "version"),
        ),
    )
    # A tenant must not be able to make itself an offer, nor a department to name itself.
    fence(
        "transfer_offer",
        select=sees(shared=False),
        insert=writing("DISTRICT"),
        update=writes(),
        update_columns=("state", "answered_at", "answered_by", "answer_reason", "version"),
    )
    fence(
        "transfer_advice",
        select=sees(shared=False),
        insert=writing("DISTRICT"),
        update=writes(),
        update_columns=("advice", "advised_at", "advised_by", "version"),
    )
    fence("carrier", select=sees(shared=False), insert=writes(), update=writes())
    # What a host leads in is meant for everybody (错位发展, policy II.4).
    fence(
        "leading_industry",
        select=reading("OWN", "DISTRICT"),
        insert=writes(),
        update=writes(),
        update_columns=("ended_at",),
    )


def _functions() -> None:
    op.execute("GRANT CREATE ON SCHEMA app TO app_keeper")
    definer(
        "enter_offer(the_offer uuid)",
        "text",
        """
            standing text;
        BEGIN
            SELECT x.state INTO standing FROM app.transfer_offer AS o
            JOIN app.transfer AS x ON x.district_id = d AND x.id = o.transfer_id
            WHERE o.district_id = d AND o.id = the_offer
              AND (writes = 'DISTRICT' OR (writes = 'OWN' AND o.tenant_id = t))
            FOR UPDATE OF x;
            IF NOT FOUND THEN
                RAISE insufficient_privilege USING MESSAGE = 'this fence may not answer that offer';
            END IF;
            RETURN standing;
        END
        """,
    )
    definer(
        "count_offers(the_transfer uuid)",
        "void",
        """
            opened int;
            accepted int;
        BEGIN
            IF NOT (writes = 'DISTRICT' OR (writes = 'OWN' AND EXISTS (
                SELECT 1 FROM app.transfer_offer AS o
                WHERE o.district_id = d AND o.transfer_id = the_transfer AND o.tenant_id = t
            ))) THEN
                RAISE insufficient_privilege USING MESSAGE = 'this fence may not count the offers of that transfer';
            END IF;
            PERFORM 1 FROM app.transfer WHERE district_id = d AND id = the_transfer FOR UPDATE;
            SELECT count(*) FILTER (WHERE o.state = 'OPEN'), count(*) FILTER (WHERE o.state = 'ACCEPTED')
            INTO opened, accepted
            FROM app.transfer_offer AS o WHERE o.district_id = d AND o.transfer_id = the_transfer;
            UPDATE app.transfer AS x
            SET open_offers = opened, accepted_offers = accepted, version = x.version + 1,
                state = CASE WHEN x.state NOT IN ('IN_POOL', 'OFFERED') THEN x.state
                             WHEN opened + accepted = 0 THEN 'IN_POOL' ELSE 'OFFERED' END
            WHERE x.district_id = d AND x.id = the_transfer
              AND (x.open_offers, x.accepted_offers) IS DISTINCT FROM (opened, accepted);
        END
        """,
    )
    definer(
        "close_offers(the_transfer uuid, at timestamptz)",
        "void",
        """
        BEGIN
            IF NOT EXISTS (
                SELECT 1 FROM app.transfer AS x WHERE x.district_id = d AND x.id = the_transfer
                AND (writes = 'DISTRICT' OR (writes = 'OWN' AND x.tenant_id = t))
            ) THEN
                RAISE insufficient_privilege USING MESSAGE = 'this fence may not close the offers of that transfer';
            END IF;
            UPDATE app.transfer_offer AS o SET state = 'CLOSED', answered_at = at, version = o.version + 1
            WHERE o.district_id = d AND o.transfer_id = the_transfer AND o.state IN ('OPEN', 'ACCEPTED');
            UPDATE app.transfer AS x SET open_offers = 0, accepted_offers = 0
            WHERE x.district_id = d AND x.id = the_transfer;
        END
        """,
    )
    op.execute("REVOKE CREATE ON SCHEMA app FROM app_keeper")
