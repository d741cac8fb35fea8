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
    # SET without INHERIT: an inheriting login would get the policies of both roles at once.
    _grant("app_rw", "app_login")
    _grant("app_ro", "app_login")
    # Only who may become a role may give functions to it; a superuser may anyway.
    op.execute("""
        DO $$ BEGIN
            IF NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN
                GRANT app_keeper, app_greeter TO CURRENT_USER WITH INHERIT FALSE, SET TRUE;
            END IF;
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


def _grant(role: str, to: str) -> None:
    """Let one role become another, unless it may; tried again when another database's migration does it just now."""
    op.execute(f"""
        DO $$ BEGIN
            FOR attempt IN 1..100 LOOP
                BEGIN
                    IF NOT EXISTS (
                        SELECT 1 FROM pg_auth_members
                        WHERE roleid = '{role}'::regrole AND member = '{to}'::regrole
                          AND set_option AND NOT inherit_option
                    ) THEN
                        GRANT {role} TO {to} WITH INHERIT FALSE, SET TRUE;
                    END IF;
                    EXIT;
                EXCEPTION WHEN unique_violation OR internal_error THEN  -- "tuple concurrently updated" is internal
                    IF attempt = 100 THEN RAISE; END IF;
                    PERFORM pg_sleep(0.05);
                END;
            END LOOP;
        END $$
    """)
