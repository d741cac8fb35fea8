"""The schema, the roles and the function that binds a fence."""

from alembic import op

revision = "20261123_0001"
down_revision = None
branch_labels = None
depends_on = None

ROLES = {
    "app_rw": "NOLOGIN",
    "app_ro": "NOLOGIN",
    "app_keeper": "NOLOGIN",
    "app_greeter": "NOLOGIN",
    "app_login": "LOGIN NOINHERIT",
}
"""Roles belong to the whole server, so several databases of one server share them."""


def upgrade() -> None:
    for role, options in ROLES.items():
        op.execute(f"""
            DO $$ BEGIN
                CREATE ROLE {role} {options};
            EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;  -- another database's migration made it
            END $$
        """)
    op.execute("""
        DO $$ BEGIN
            -- SET without INHERIT: an inheriting login would get the policies of both roles at once.
            GRANT app_rw, app_ro TO app_login WITH INHERIT FALSE, SET TRUE;
        EXCEPTION WHEN unique_violation OR object_in_use THEN NULL;
        END $$
    """)
    op.execute("CREATE SCHEMA IF NOT EXISTS app")
    op.execute("REVOKE ALL ON SCHEMA app FROM PUBLIC")
    op.execute("GRANT USAGE ON SCHEMA app TO app_login, app_rw, app_ro, app_keeper, app_greeter")
    op.execute("""
        CREATE FUNCTION app.begin(district int, tenant uuid, person uuid, reads text, writes text) RETURNS void
        LANGUAGE sql VOLATILE SET search_path = pg_catalog AS $$
            SELECT set_config('app.district', coalesce(district::text, ''), true),
                   set_config('app.tenant', coalesce(tenant::text, ''), true),
                   set_config('app.person', coalesce(person::text, ''), true),
                   set_config('app.reads', reads, true),
                   set_config('app.writes', writes, true)
        $$
    """)
    op.execute("REVOKE ALL ON FUNCTION app.begin FROM PUBLIC")
    op.execute("GRANT EXECUTE ON FUNCTION app.begin TO app_login")
