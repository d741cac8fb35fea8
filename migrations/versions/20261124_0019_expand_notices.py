"""What people are told, and how far the outbox has been read for it; each person's own, and nobody else's."""

import sqlalchemy as sa
from alembic import op

from zhaoshang.database.row_security import PERSON, fence, in_district, place, setting

revision = "20261124_0019"
down_revision = "20261124_0018"
branch_labels = None
depends_on = None

_NOBODY = "'00000000-0000-0000-0000-000000000000'::uuid"


def upgrade() -> None:
    _tables()
    _fences()


def _row() -> list[sa.Column]:
    return [sa.Column("district_id", sa.Integer(), nullable=False), sa.Column("id", sa.Uuid(), nullable=False)]


def _within(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["district_id", column],
        [f"app.{target}.district_id", f"app.{target}.id"],
        name=f"{table}_district_id_{column}_fkey",
    )


def _tables() -> None:
    op.create_table(
        "notice",
        *_row(),
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=False),
        sa.Column("event_id", sa.Uuid(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("read_at", sa.DateTime(timezone=True)),
        sa.PrimaryKeyConstraint("district_id", "id", name="notice_pkey"),
        _within("notice", "tenant_id", "tenant"),
        _within("notice", "person_id", "person"),
        sa.UniqueConstraint(
            *("district_id", "event_id", "person_id", "tenant_id", "kind", "subject_id"),
            name="notice_once_key",
        ),
        schema="app",
    )
    op.create_index(None, "notice", ["district_id", "person_id", "at", "id"], schema="app")
    op.create_index(
        "notice_unread_idx",
        "notice",
        ["district_id", "person_id", "at", "id"],
        schema="app",
        postgresql_where=sa.text("read_at IS NULL"),
    )
    op.create_table(
        "notice_preference",
        *_row(),
        sa.Column("person_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("in_app", sa.Boolean(), nullable=False),
        sa.Column("set_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("district_id", "id", name="notice_preference_pkey"),
        _within("notice_preference", "person_id", "person"),
        sa.UniqueConstraint(
            "district_id", "person_id", "kind", name="notice_preference_district_id_person_id_kind_key"
        ),
        schema="app",
    )
    op.create_index(None, "notice_preference", ["district_id", "person_id", "kind", "id"], schema="app")
    op.create_table(
        "notice_mark",
        sa.Column("district_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("upto", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("district_id", name="notice_mark_pkey"),
        schema="app",
    )
    op.create_table(
        "notice_taken",
        *_row(),
        sa.Column("taken_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("district_id", "id", name="notice_taken_pkey"),
        schema="app",
    )
    for table in ("notice", "notice_preference", "notice_mark", "notice_taken"):
        place(table)


def _fences() -> None:
    mine = f"{in_district()} AND person_id = {setting(PERSON)}"
    jobs = f"{in_district()} AND {setting(PERSON)} = {_NOBODY}"
    either = f"{in_district()} AND (person_id = {setting(PERSON)} OR {setting(PERSON)} = {_NOBODY})"
    fence("notice", select=either, insert=jobs, update=mine, update_columns=("read_at",))
    fence(
        "notice_preference",
        select=either,
        insert=mine,
        update=mine,
        update_columns=("in_app", "set_at", "version"),
    )
    fence("notice_mark", select=jobs, insert=jobs, update=jobs, update_columns=("upto",))
    fence("notice_taken", select=jobs, insert=jobs)
