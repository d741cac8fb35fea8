"""Who shares a company is looked up by the table's true size, whatever the planner last heard of it."""

from alembic import op

revision = "20261124_0013"
down_revision = "20261124_0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    # Analysed while empty (a trial import that was rolled back is enough), every index of a table looks as good as any
    # other. A session then keeps a plan that walks all of a district's projects for each row of a ledger: two
    # thousand rows took seven minutes. Planned anew with each call, for one millisecond or two, they take the seconds
    # they should.
    op.execute("SET LOCAL ROLE app_keeper")  # whose function it is
    op.execute("ALTER FUNCTION app.reshare_company(uuid) SET plan_cache_mode = force_custom_plan")
    op.execute("RESET ROLE")
