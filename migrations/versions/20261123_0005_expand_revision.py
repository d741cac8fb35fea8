"""The one thing the application may know about migrations: which was the last."""

from alembic import op

revision = "20261123_0005"
down_revision = "20261123_0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # A definer function instead of a grant: the version table carries no fence, so nobody may read it as a table.
    op.execute("""
        CREATE FUNCTION app.revision() RETURNS text
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
            SELECT version_num FROM public.alembic_version
        $$
    """)
    op.execute("REVOKE ALL ON FUNCTION app.revision FROM PUBLIC")
    op.execute("GRANT EXECUTE ON FUNCTION app.revision TO app_ro")
