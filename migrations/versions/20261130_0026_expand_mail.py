"""Where people may be written to, and the digest that is mailed to them once a working day."""

import sqlalchemy as sa
from alembic import op

from zhaoshang.database.row_security import PERSON, READS, WRITES, fence, in_district, place, setting

revision = "20261130_0026"
down_revision = "20261130_0025"
branch_labels = None
depends_on = None

_NOBODY = "'00000000-0000-0000-0000-000000000000'::uuid"


def upgrade() -> None:
    _tables()
    _fences()


def _row() -> list[sa.Column]:
    return [
        sa.Column("district_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("person_id", sa.Uuid(), nullable=False),
    ]


def _of_person(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["district_id", "person_id"],
        ["app.person.district_id", "app.person.id"],
        name=f"{table}_district_id_person_id_fkey",
    )


def _instant(name: str, *, nullable: bool = True) -> sa.Column:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _tables() -> None:
    op.create_table(
        "person_email",
        *_row(),
        sa.Column("address", sa.Text()),
        _instant("set_at", nullable=False),
        sa.Column("set_by", sa.Uuid(), nullable=False),
        _instant("verified_at"),
        _instant("code_wanted_at"),
        sa.Column("code_digest", sa.Text()),
        _instant("code_expires_at"),
        sa.Column("code_tries", sa.Integer(), nullable=False),
        sa.Column("codes_asked", sa.Integer(), nullable=False),
        _instant("codes_since"),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("district_id", "id", name="person_email_pkey"),
        _of_person("person_email"),
        sa.UniqueConstraint("district_id", "person_id", name="person_email_district_id_person_id_key"),
        schema="app",
    )
    op.create_index(
        "person_email_waiting_idx",
        "person_email",
        ["district_id", "code_wanted_at", "id"],
        schema="app",
        postgresql_where=sa.text("code_wanted_at IS NOT NULL"),
    )
    op.create_table(
        "digest_preference",
        *_row(),
        sa.Column("wanted", sa.Boolean(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        _instant("set_at", nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("district_id", "id", name="digest_preference_pkey"),
        _of_person("digest_preference"),
        sa.UniqueConstraint("district_id", "person_id", name="digest_preference_district_id_person_id_key"),
        sa.CheckConstraint("language IN ('ZH', 'EN')", name="digest_preference_language_check"),
        schema="app",
    )
    op.create_table(
        "mail_digest",
        *_row(),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        _instant("claimed_at", nullable=False),
        _instant("next_at"),
        _instant("told_until", nullable=False),
        sa.Column("duties", sa.Integer(), nullable=False),
        sa.Column("notices", sa.Integer(), nullable=False),
        sa.Column("outcome", sa.Text()),
        _instant("settled_at"),
        sa.PrimaryKeyConstraint("district_id", "id", name="mail_digest_pkey"),
        _of_person("mail_digest"),
        sa.UniqueConstraint("district_id", "person_id", "day", name="mail_digest_district_id_person_id_day_key"),
        sa.CheckConstraint(
            "state IN ('NOTHING', 'SENDING', 'SENT', 'FAILED', 'UNKNOWN')", name="mail_digest_state_check"
        ),
        schema="app",
    )
    op.create_index(None, "mail_digest", ["district_id", "day", "state"], schema="app")
    op.add_column(
        "notice_preference",
        sa.Column("in_digest", sa.Boolean(), nullable=False, server_default=sa.true()),
        schema="app",
    )
    for table in ("person_email", "digest_preference", "mail_digest"):
        place(table)


def _fences() -> None:
    mine = f"{in_district()} AND person_id = {setting(PERSON)}"
    jobs = f"{in_district()} AND {setting(PERSON)} = {_NOBODY}"
    either = f"{in_district()} AND (person_id = {setting(PERSON)} OR {setting(PERSON)} = {_NOBODY})"
    administered = "{district} AND (person_id = {person} OR {side} = 'ADMIN' {or_jobs})"
    whose = {"district": in_district(), "person": setting(PERSON)}
    job = f"OR {setting(PERSON)} = {_NOBODY}"
    # An address is not in the directory that everybody of the district reads: the row itself is out of their sight.
    fence(
        "person_email",
        select=administered.format(**whose, side=setting(READS), or_jobs=job),
        insert=administered.format(**whose, side=setting(WRITES), or_jobs=""),
        update=administered.format(**whose, side=setting(WRITES), or_jobs=job),
        update_columns=(
            *("address", "set_at", "set_by", "verified_at", "code_wanted_at", "code_digest"),
            *("code_expires_at", "code_tries", "codes_asked", "codes_since", "version"),
        ),
    )
    fence(
        "digest_preference",
        select=either,
        insert=mine,
        update=mine,
        update_columns=("wanted", "language", "set_at", "version"),
    )
    fence(
        "mail_digest",
        select=jobs,
        insert=jobs,
        update=jobs,
        update_columns=(
            *("state", "attempts", "claimed_at", "next_at", "told_until", "duties", "notices"),
            *("outcome", "settled_at"),
        ),
    )
    op.execute("GRANT UPDATE (in_digest) ON app.notice_preference TO app_rw")
