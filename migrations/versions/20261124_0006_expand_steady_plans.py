"""What is done for each project of many walks indexes, whatever the planner last heard of the tables."""

from alembic import op

revision = "20261124_0006"
down_revision = "20261124_0005"
branch_labels = None
depends_on = None

FUNCTIONS = (
    "may_change(uuid)",
    "reshare(uuid)",
    "reshare_company(uuid)",
    "index_project(uuid, text[])",
    "find_matches(text, text, text)",
    "link_duplicate(uuid, uuid, text, timestamptz, boolean)",
)


def upgrade() -> None:
    # A function's plans are kept for a session. Made while a district was small, or just after it was looked at empty,
    # they read whole tables, and a ledger of thousands of rows then takes minutes instead of seconds.
    op.execute("SET LOCAL ROLE app_keeper")  # whose functions they are
    for function in FUNCTIONS:
        op.execute(f"ALTER FUNCTION app.{function} SET enable_seqscan = off")
    op.execute("RESET ROLE")
