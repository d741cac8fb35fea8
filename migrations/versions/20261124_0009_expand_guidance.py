"""Industry guidance: editions of catalogues and what each lists."""

import sqlalchemy as sa
from alembic import op

from zhaoshang.database.row_security import TENANT, fence, place, reading, setting, writing

revision = "20261124_0009"
down_revision = "20261124_0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _editions()
    _items()
    for table in ("guidance_edition", "guidance_item"):
        place(table)
    # Catalogues are for everybody to see, and so for no street to write: its own fence adds nothing. A department's
    # operation writes under the district's, and there its own rows only.
    written = f"{writing('DISTRICT')} AND tenant_id = {setting(TENANT)}"
    fence(
        "guidance_edition",
        select=reading("OWN", "DISTRICT"),
        insert=written,
        update=written,
        update_columns=("ended_on", "version"),
    )
    fence("guidance_item", select=reading("OWN", "DISTRICT"), insert=written)


def _owned(table: str, *columns: sa.Column) -> tuple[sa.Column | sa.Constraint, ...]:
    return (
        *columns,
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("district_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.PrimaryKeyConstraint("district_id", "id", name=op.f(f"{table}_pkey")),
    )


def _unique(table: str, *columns: str) -> sa.UniqueConstraint:
    return sa.UniqueConstraint(*columns, name=op.f(f"{table}_{'_'.join(columns)}_key"))


def _index(table: str, *columns: str) -> None:
    op.create_index(op.f(f"{table}_{'_'.join(columns)}_idx"), table, [*columns], unique=False, schema="app")


def _editions() -> None:
    op.create_table(
        "guidance_edition",
        *_owned(
            "guidance_edition",
            sa.Column("title", sa.Text(), nullable=False),
            sa.Column("document", sa.Text(), nullable=False),
            sa.Column("effective_on", sa.Date(), nullable=False),
            sa.Column("ended_on", sa.Date(), nullable=True),
            sa.Column("item_count", sa.Integer(), nullable=False),
            sa.Column("imported_at", sa.DateTime(timezone=True), nullable=False),
            sa.Column("imported_by", sa.Uuid(), nullable=False),
            sa.Column("version", sa.Integer(), nullable=False),
        ),
        sa.ForeignKeyConstraint(
            ["district_id", "tenant_id"],
            ["app.tenant.district_id", "app.tenant.id"],
            name=op.f("guidance_edition_district_id_tenant_id_fkey"),
        ),
        _unique("guidance_edition", "district_id", "tenant_id", "id"),
        sa.CheckConstraint("ended_on >= effective_on", name=op.f("guidance_edition_ended_on_check")),
        sa.CheckConstraint("item_count > 0", name=op.f("guidance_edition_item_count_check")),
        schema="app",
    )
    op.create_index(
        "guidance_edition_standing_key",
        "guidance_edition",
        ["district_id", "tenant_id", "title", "effective_on"],
        unique=True,
        schema="app",
        postgresql_where=sa.text("ended_on IS NULL OR ended_on > effective_on"),
    )
    _index("guidance_edition", "district_id", "effective_on", "id")


def _items() -> None:
    op.create_table(
        "guidance_item",
        *_owned(
            "guidance_item",
            sa.Column("edition_id", sa.Uuid(), nullable=False),
            sa.Column("kind", sa.Text(), nullable=False),
            sa.Column("code", sa.Text(), nullable=False),
            sa.Column("sector", sa.Text(), nullable=False),
            sa.Column("text", sa.Text(), nullable=False),
            sa.Column("place", sa.Integer(), nullable=False),
            sa.Column("imported_at", sa.DateTime(timezone=True), nullable=False),
        ),
        sa.ForeignKeyConstraint(
            ["district_id", "tenant_id", "edition_id"],
            ["app.guidance_edition.district_id", "app.guidance_edition.tenant_id", "app.guidance_edition.id"],
            name=op.f("guidance_item_district_id_tenant_id_edition_id_fkey"),
        ),
        sa.CheckConstraint("kind IN ('ENCOURAGED', 'RESTRICTED', 'ELIMINATED')", name=op.f("guidance_item_kind_check")),
        _unique("guidance_item", "district_id", "edition_id", "kind", "code"),
        schema="app",
    )
    _index("guidance_item", "district_id", "imported_at", "id")
    _index("guidance_item", "district_id", "edition_id", "imported_at", "id")
