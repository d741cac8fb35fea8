"""Evidence: files that support one claim, and the record of who was shown them."""

import sqlalchemy as sa
from alembic import op

from zhaoshang.database.row_security import fence, place, sees, writes

revision = "20261124_0002"
down_revision = "20261124_0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _tables()
    for table in ("evidence", "evidence_disclosure"):
        place(table)
    # The file and what it was found to be never change; a claim, once made, is the unique index's to guard.
    fence(
        "evidence",
        select=sees(shared=False),
        insert=writes(),
        update=writes(),
        update_columns=("claim_kind", "claim_id", "claimed_at", "version"),
    )
    fence("evidence_disclosure", select=sees(shared=False), insert=writes())


def _owned(table: str, *columns: sa.Column) -> tuple[sa.Column | sa.Constraint, ...]:
    return (
        *columns,
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("district_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        _refers(table, "tenant_id", "tenant"),
        sa.PrimaryKeyConstraint("district_id", "id", name=op.f(f"{table}_pkey")),
    )


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
        "evidence",
        *_owned(
            "evidence",
            sa.Column("file_name", sa.Text(), nullable=False),
            sa.Column("media_type", sa.Text(), nullable=False),
            sa.Column("size", sa.Integer(), nullable=False),
            sa.Column("sha256", sa.Text(), nullable=False),
            sa.Column("storage_key", sa.Text(), nullable=False),
            sa.Column("uploaded_by", sa.Uuid(), nullable=False),
            sa.Column("uploaded_at", sa.DateTime(timezone=True), nullable=False),
            sa.Column("claim_kind", sa.Text(), nullable=True),
            sa.Column("claim_id", sa.Uuid(), nullable=True),
            sa.Column("claimed_at", sa.DateTime(timezone=True), nullable=True),
            sa.Column("version", sa.Integer(), nullable=False),
        ),
        sa.CheckConstraint(
            "media_type IN ('application/pdf', 'image/jpeg', 'image/png',"
            " 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',"
            " 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')",
            name=op.f("evidence_media_type_check"),
        ),
        sa.CheckConstraint("size > 0", name=op.f("evidence_size_check")),
        sa.CheckConstraint("sha256 ~ '^[0-9a-f]{64}$'", name=op.f("evidence_sha256_check")),
        sa.CheckConstraint("num_nulls(claim_kind, claim_id, claimed_at) IN (0, 3)", name=op.f("evidence_claim_check")),
        schema="app",
    )
    op.create_index(
        "evidence_claim_key",
        "evidence",
        ["district_id", "sha256"],
        unique=True,
        schema="app",
        postgresql_where=sa.text("claim_id IS NOT NULL"),
    )
    _index("evidence", "district_id", "uploaded_at", "id")
    _index("evidence", "district_id", "tenant_id", "uploaded_at", "id")
    op.create_table(
        "evidence_disclosure",
        *_owned(
            "evidence_disclosure",
            sa.Column("evidence_id", sa.Uuid(), nullable=False),
            sa.Column("purpose", sa.Text(), nullable=False),
            sa.Column("by_person_id", sa.Uuid(), nullable=False),
            sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        ),
        _refers("evidence_disclosure", "evidence_id", "evidence"),
        schema="app",
    )
    _index("evidence_disclosure", "district_id", "evidence_id", "at", "id")
