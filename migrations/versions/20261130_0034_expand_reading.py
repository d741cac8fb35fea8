"""Readers ask who somebody is and which districts there are: they are connections of their own role (ADR 0021)."""

from alembic import op

revision = "20261130_0034"
down_revision = "20261130_0033"
branch_labels = None
depends_on = None

FUNCTIONS = "app.identify(text, text), app.districts()"


def upgrade() -> None:
    op.execute("SET LOCAL ROLE app_greeter")  # whose functions they are
    op.execute(f"GRANT EXECUTE ON FUNCTION {FUNCTIONS} TO app_ro")
    op.execute("RESET ROLE")


def downgrade() -> None:
    op.execute("SET LOCAL ROLE app_greeter")
    op.execute(f"REVOKE EXECUTE ON FUNCTION {FUNCTIONS} FROM app_ro")
    op.execute("RESET ROLE")
