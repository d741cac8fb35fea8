"""Who takes part in terms, agreements that replace a ratio, disputes, and projects that belong together."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from zhaoshang.database.row_security import (
    READS,
    TENANT,
    WRITES,
    definer,
    fence,
    in_district,
    place,
    sees,
    setting,
    writes,
    writing,
)

revision = "20261124_0004"
down_revision = "20261124_0003"
branch_labels = None
depends_on = None

BASES = (
    "basis IN ('FIRST_HOST', 'RULE', 'BACK_AT_ORIGIN', 'AGREEMENT', 'DECISION', 'SECOND_PHASE', 'SITES', 'SUCCESSION')"
)


def upgrade() -> None:
    _terms()
    _entries()
    _agreements()
    _disputes()
    _links()
    for table in (
        "attribution_party",
        "attribution_agreement",
        "attribution_agreement_party",
        "attribution_dispute",
        "attribution_dispute_party",
        "attribution_link",
    ):
        place(table)
    _fences()
    _functions()


def _key(table: str) -> sa.PrimaryKeyConstraint:
    return sa.PrimaryKeyConstraint("district_id", "id", name=op.f(f"{table}_pkey"))


def _refers(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["district_id", column],
        [f"app.{target}.district_id", f"app.{target}.id"],
        name=op.f(f"{table}_district_id_{column}_fkey"),
    )


def _index(table: str, *columns: str) -> None:
    op.create_index(op.f(f"{table}_{'_'.join(columns)}_idx"), table, [*columns], unique=False, schema="app")


def _column(name: str, type_: sa.types.TypeEngine, *, nullable: bool = False, default: str | None = None) -> sa.Column:
    return sa.Column(name, type_, nullable=nullable, server_default=default)


def _owned(*columns: sa.Column) -> tuple[sa.Column, ...]:
    return (
        *columns,
        _column("tenant_id", sa.Uuid()),
        _column("district_id", sa.Integer()),
        _column("id", sa.Uuid()),
    )


def _instant(name: str, *, nullable: bool = False) -> sa.Column:
    return _column(name, sa.DateTime(timezone=True), nullable=nullable)


def _shared() -> sa.Column:
    return _column("shared_with", postgresql.ARRAY(sa.Uuid()), default="{}")


def _rebase(table: str) -> None:
    # A CHECK cannot be widened but by dropping it. The old one was narrower, so no row can fail the new one, and a
    # ledger that is read for long while it is validated is better than one with a constraint nobody trusts.
    op.execute(f"-- squawk-ignore ban-drop-constraint\nALTER TABLE app.{table} DROP CONSTRAINT {table}_basis_check")
    op.execute(f"ALTER TABLE app.{table} ADD CONSTRAINT {table}_basis_check CHECK ({BASES}) NOT VALID")
    op.execute(
        "-- squawk-ignore constraint-missing-not-valid\n"
        f"ALTER TABLE app.{table} VALIDATE CONSTRAINT {table}_basis_check"
    )


def _terms() -> None:
    _rebase("attribution_terms")
    op.add_column("attribution_terms", _column("counts_only", sa.Boolean(), default="false"), schema="app")
    op.add_column("attribution_running", _instant("opened_at", nullable=True), schema="app")
    op.create_table(
        "attribution_party",
        *_owned(_column("terms_id", sa.Uuid()), _instant("made_at")),
        _refers("attribution_party", "terms_id", "attribution_terms"),
        sa.UniqueConstraint(
            "district_id", "terms_id", "tenant_id", name=op.f("attribution_party_district_id_terms_id_tenant_id_key")
        ),
        _key("attribution_party"),
        schema="app",
    )
    _index("attribution_party", "district_id", "tenant_id", "made_at", "terms_id")
    _index("attribution_terms", "district_id", "made_at", "id")
    op.execute("""
        INSERT INTO app.attribution_party (district_id, id, tenant_id, terms_id, made_at)
        SELECT x.district_id, gen_random_uuid(), party, x.id, x.made_at
        FROM app.attribution_terms AS x, unnest(x.host_tenant_id || x.parties) AS party
        WHERE party <> '00000000-0000-0000-0000-000000000000'
    """)


def _entries() -> None:
    _rebase("attribution_entry")
    op.add_column("attribution_entry", _column("dispute_id", sa.Uuid(), nullable=True), schema="app")
    # Nobody reads the column but the ledger itself, which comes with this migration.
    op.execute(
        "-- squawk-ignore ban-drop-not-null\nALTER TABLE app.attribution_entry ALTER COLUMN fact_id DROP NOT NULL"
    )
    op.execute("""
        ALTER TABLE app.attribution_entry ADD CONSTRAINT attribution_entry_source_check
        CHECK ((fact_id IS NULL) <> (dispute_id IS NULL)) NOT VALID
    """)
    op.execute(
        "-- squawk-ignore constraint-missing-not-valid\n"
        "ALTER TABLE app.attribution_entry VALIDATE CONSTRAINT attribution_entry_source_check"
    )
    _index("attribution_entry", "district_id", "dispute_id")
    _index("attribution_entry", "district_id", "project_id", "posted_at", "id")


def _agreements() -> None:
    op.create_table(
        "attribution_agreement",
        *_owned(
            _column("project_id", sa.Uuid()),
            _column("terms_id", sa.Uuid()),
            _column("state", sa.Text()),
            _column("since", sa.Date()),
            _column("evidence_id", sa.Uuid()),
            _instant("proposed_at"),
            _column("proposed_by", sa.Uuid()),
            _instant("decided_at", nullable=True),
            _column("decided_by", sa.Uuid(), nullable=True),
            _column("decision", sa.Text(), nullable=True),
            _column("made_terms_id", sa.Uuid(), nullable=True),
            _column("version", sa.Integer()),
        ),
        _shared(),
        sa.CheckConstraint(
            "state IN ('PROPOSED', 'APPROVED', 'RETURNED', 'WITHDRAWN')", name=op.f("attribution_agreement_state_check")
        ),
        _refers("attribution_agreement", "tenant_id", "tenant"),
        _refers("attribution_agreement", "project_id", "project"),
        _refers("attribution_agreement", "terms_id", "attribution_terms"),
        _refers("attribution_agreement", "made_terms_id", "attribution_terms"),
        _refers("attribution_agreement", "evidence_id", "evidence"),
        _key("attribution_agreement"),
        schema="app",
    )
    op.create_index(
        "attribution_agreement_open_key",
        "attribution_agreement",
        ["district_id", "terms_id"],
        unique=True,
        schema="app",
        postgresql_where=sa.text("state = 'PROPOSED'"),
    )
    _index("attribution_agreement", "district_id", "proposed_at", "id")
    _index("attribution_agreement", "district_id", "made_terms_id")
    op.create_table(
        "attribution_agreement_party",
        *_owned(
            _column("agreement_id", sa.Uuid()),
            _column("place", sa.Integer()),
            _column("share", sa.Integer()),
            _instant("proposed_at"),
            _instant("agreed_at", nullable=True),
            _column("agreed_by", sa.Uuid(), nullable=True),
            _column("version", sa.Integer()),
        ),
        _shared(),
        _refers("attribution_agreement_party", "agreement_id", "attribution_agreement"),
        sa.UniqueConstraint(
            "district_id",
            "agreement_id",
            "tenant_id",
            name=op.f("attribution_agreement_party_district_id_agreement_id_tenant_id_key"),
        ),
        _key("attribution_agreement_party"),
        schema="app",
    )
    _index("attribution_agreement_party", "district_id", "tenant_id", "proposed_at", "agreement_id")


def _disputes() -> None:
    op.create_table(
        "attribution_dispute",
        *_owned(
            _column("project_id", sa.Uuid()),
            _column("terms_id", sa.Uuid()),
            _column("state", sa.Text()),
            _column("reason", sa.Text()),
            _column("evidence_id", sa.Uuid(), nullable=True),
            _instant("raised_at"),
            _column("raised_by", sa.Uuid()),
            _instant("decided_at", nullable=True),
            _column("decided_by", sa.Uuid(), nullable=True),
            _column("decision", sa.Text(), nullable=True),
            _column("made_terms_id", sa.Uuid(), nullable=True),
            _column("version", sa.Integer()),
        ),
        _shared(),
        sa.CheckConstraint(
            "state IN ('OPEN', 'UPHELD', 'REJECTED', 'WITHDRAWN')", name=op.f("attribution_dispute_state_check")
        ),
        _refers("attribution_dispute", "tenant_id", "tenant"),
        _refers("attribution_dispute", "project_id", "project"),
        _refers("attribution_dispute", "terms_id", "attribution_terms"),
        _refers("attribution_dispute", "made_terms_id", "attribution_terms"),
        _refers("attribution_dispute", "evidence_id", "evidence"),
        _key("attribution_dispute"),
        schema="app",
    )
    op.create_index(
        "attribution_dispute_open_key",
        "attribution_dispute",
        ["district_id", "terms_id"],
        unique=True,
        schema="app",
        postgresql_where=sa.text("state = 'OPEN'"),
    )
    _index("attribution_dispute", "district_id", "raised_at", "id")
    _index("attribution_dispute", "district_id", "made_terms_id")
    _index("attribution_dispute", "district_id", "terms_id")
    op.create_table(
        "attribution_dispute_party",
        *_owned(
            _column("dispute_id", sa.Uuid()),
            _instant("raised_at"),
            _column("answer", sa.Text(), nullable=True),
            _instant("answered_at", nullable=True),
            _column("answered_by", sa.Uuid(), nullable=True),
            _column("version", sa.Integer()),
        ),
        _shared(),
        _refers("attribution_dispute_party", "tenant_id", "tenant"),
        _refers("attribution_dispute_party", "dispute_id", "attribution_dispute"),
        sa.UniqueConstraint(
            "district_id",
            "dispute_id",
            "tenant_id",
            name=op.f("attribution_dispute_party_district_id_dispute_id_tenant_id_key"),
        ),
        _key("attribution_dispute_party"),
        schema="app",
    )
    _index("attribution_dispute_party", "district_id", "tenant_id", "raised_at", "dispute_id")


def _links() -> None:
    op.create_table(
        "attribution_link",
        *_owned(
            _column("project_id", sa.Uuid()),
            _column("lead_project_id", sa.Uuid()),
            _column("kind", sa.Text()),
            _column("reason", sa.Text()),
            _instant("linked_at"),
            _column("linked_by", sa.Uuid()),
            _column("made_terms_id", sa.Uuid()),
        ),
        _shared(),
        sa.CheckConstraint("kind IN ('SITE', 'SECOND_PHASE')", name=op.f("attribution_link_kind_check")),
        sa.CheckConstraint("project_id <> lead_project_id", name=op.f("attribution_link_lead_check")),
        _refers("attribution_link", "tenant_id", "tenant"),
        _refers("attribution_link", "project_id", "project"),
        _refers("attribution_link", "lead_project_id", "project"),
        _refers("attribution_link", "made_terms_id", "attribution_terms"),
        sa.UniqueConstraint("district_id", "project_id", name=op.f("attribution_link_district_id_project_id_key")),
        _key("attribution_link"),
        schema="app",
    )
    _index("attribution_link", "district_id", "lead_project_id")
    _index("attribution_link", "district_id", "made_terms_id")


def _mine_if(condition: str) -> str:
    """A row of one's own on this condition; anybody's inside the district's fence."""
    mine = f"tenant_id = {setting(TENANT)} AND {condition}"
    return f"{in_district()} AND CASE {setting(WRITES)} WHEN 'DISTRICT' THEN true WHEN 'OWN' THEN {mine} ELSE false END"


def _narrow(table: str, *, before: str, after: str) -> None:
    # What a row is before a change and what it may be after it are two things: both are said, by hand.
    op.execute(f"ALTER POLICY changes ON app.{table} USING ({_mine_if(before)}) WITH CHECK ({_mine_if(after)})")


def _fences() -> None:
    party = f"host_tenant_id = {setting(TENANT)} OR parties @> ARRAY[{setting(TENANT)}]"
    seen = f"{in_district()} AND CASE {setting(READS)} WHEN 'DISTRICT' THEN true WHEN 'OWN' THEN {party} ELSE false END"
    op.execute(f"ALTER POLICY sees ON app.attribution_terms USING ({seen})")
    # A figure is verified inside the district's fence only; the host enters it, and cannot enter it verified.
    mine = f"tenant_id = {setting(TENANT)} AND state = 'SUBMITTED'"
    entered = f"CASE {setting(WRITES)} WHEN 'DISTRICT' THEN true WHEN 'OWN' THEN {mine} ELSE false END"
    op.execute(f"ALTER POLICY adds ON app.fact WITH CHECK ({in_district()} AND {entered})")
    # It may lock its own to correct it, which asks for USING, and change none.
    op.execute(f"ALTER POLICY changes ON app.fact USING ({writes()}) WITH CHECK ({writing('DISTRICT')})")
    fence("attribution_party", select=sees(shared=False), insert=writing("DISTRICT"))
    # Rows of one side of an agreement or dispute are added for the others too: by their functions.
    fence(
        "attribution_agreement",
        select=sees(shared=True),
        update=writes(),
        update_columns=("state", "decided_at", "decided_by", "decision", "made_terms_id", "version"),
    )
    fence(
        "attribution_agreement_party",
        select=sees(shared=True),
        update=writes(),
        update_columns=("agreed_at", "agreed_by", "version"),
    )
    fence(
        "attribution_dispute",
        select=sees(shared=True),
        update=writes(),
        update_columns=("state", "decided_at", "decided_by", "decision", "made_terms_id", "version"),
    )
    fence(
        "attribution_dispute_party",
        select=sees(shared=True),
        update=writes(),
        update_columns=("answer", "answered_at", "answered_by", "version"),
    )
    fence("attribution_link", select=sees(shared=True), insert=writing("DISTRICT"))
    # One's own case is withdrawn while it waits, once, and decided by nobody who is in it; one answers and agrees once.
    for table, waiting in (("attribution_agreement", "PROPOSED"), ("attribution_dispute", "OPEN")):
        ended = f"state IN ('{waiting}', 'WITHDRAWN') AND made_terms_id IS NULL"
        _narrow(table, before=f"state = '{waiting}'", after=ended)
    _narrow("attribution_agreement_party", before="agreed_at IS NULL", after="true")
    _narrow("attribution_dispute_party", before="answered_at IS NULL", after="true")


def _functions() -> None:
    # IS NOT TRUE, not NOT: a fence of no unit compares with null, and what is unknown is not allowed.
    op.execute("GRANT CREATE ON SCHEMA app TO app_keeper")
    definer(
        "first_credited(the_terms uuid)",
        "timestamptz",
        """
            first timestamptz;
        BEGIN
            IF NOT EXISTS (
                SELECT 1 FROM app.attribution_terms AS x WHERE x.district_id = d AND x.id = the_terms
                AND (reads = 'DISTRICT' OR (reads = 'OWN' AND (x.host_tenant_id = t OR x.parties @> ARRAY[t])))
            ) THEN
                RAISE insufficient_privilege USING MESSAGE = 'this fence does not see those terms';
            END IF;
            SELECT min(r.opened_at) INTO first
            FROM app.attribution_running AS r WHERE r.district_id = d AND r.terms_id = the_terms;
            RETURN first;
        END
        """,
        volatility="STABLE",
    )
    definer(
        "raise_dispute(the_dispute uuid, the_terms uuid, claimant uuid, why text, proof uuid, person uuid,"
        " at timestamptz)",
        "boolean",
        """
            disputed record;
            concerned uuid[];
        BEGIN
            SELECT * INTO disputed FROM app.attribution_terms AS x WHERE x.district_id = d AND x.id = the_terms;
            IF NOT FOUND OR (writes = 'DISTRICT' OR (
                writes = 'OWN' AND claimant = t AND (disputed.host_tenant_id = t OR disputed.parties @> ARRAY[t])
            )) IS NOT TRUE THEN
                RAISE insufficient_privilege USING MESSAGE = 'this fence may not dispute those terms';
            END IF;
            SELECT array_agg(DISTINCT each) INTO concerned
            FROM unnest(disputed.parties || disputed.host_tenant_id || claimant) AS each
            WHERE each <> '00000000-0000-0000-0000-000000000000';
            INSERT INTO app.attribution_dispute (district_id, id, tenant_id, project_id, terms_id, state, reason,
                evidence_id, raised_at, raised_by, version, shared_with)
            VALUES (d, the_dispute, claimant, disputed.project_id, the_terms, 'OPEN', why, proof, at, person, 1, concerned)
            ON CONFLICT (district_id, terms_id) WHERE state = 'OPEN' DO NOTHING;
            IF NOT FOUND THEN
                RETURN false;
            END IF;
            INSERT INTO app.attribution_dispute_party (district_id, id, tenant_id, dispute_id, raised_at, version,
                shared_with)
            SELECT d, gen_random_uuid(), each, the_dispute, at, 1, concerned FROM unnest(concerned) AS each;
            RETURN true;
        END
        """,
    )
    definer(
        "concern_dispute(the_dispute uuid, also uuid[])",
        "void",
        """
            everybody uuid[];
        BEGIN
            IF writes IS DISTINCT FROM 'DISTRICT' THEN
                RAISE insufficient_privilege USING MESSAGE = 'this fence may not let anybody into a dispute';
            END IF;
            SELECT array_agg(DISTINCT each) INTO everybody
            FROM app.attribution_dispute AS x, unnest(x.shared_with || also) AS each
            WHERE x.district_id = d AND x.id = the_dispute AND each <> '00000000-0000-0000-0000-000000000000';
            UPDATE app.attribution_dispute AS x SET shared_with = everybody
            WHERE x.district_id = d AND x.id = the_dispute;
            UPDATE app.attribution_dispute_party AS x SET shared_with = everybody
            WHERE x.district_id = d AND x.dispute_id = the_dispute;
            INSERT INTO app.attribution_dispute_party (district_id, id, tenant_id, dispute_id, raised_at, version,
                shared_with)
            SELECT d, gen_random_uuid(), each, x.id, x.raised_at, 1, everybody
            FROM app.attribution_dispute AS x, unnest(everybody) AS each
            WHERE x.district_id = d AND x.id = the_dispute
            ON CONFLICT (district_id, dispute_id, tenant_id) DO NOTHING;
        END
        """,
    )
    definer(
        "propose_agreement(the_agreement uuid, the_terms uuid, proposer uuid, named uuid[], parts int[], starts date,"
        " proof uuid, person uuid, at timestamptz)",
        "boolean",
        """
            replaced record;
            concerned uuid[];
        BEGIN
            SELECT * INTO replaced FROM app.attribution_terms AS x WHERE x.district_id = d AND x.id = the_terms;
            IF NOT FOUND OR (replaced.host_tenant_id = proposer OR replaced.parties @> ARRAY[proposer]) IS NOT TRUE
                OR (writes = 'DISTRICT' OR (writes = 'OWN' AND proposer = t)) IS NOT TRUE THEN
                RAISE insufficient_privilege USING MESSAGE = 'this fence may not replace those terms';
            END IF;
            SELECT array_agg(DISTINCT each) INTO concerned
            FROM unnest(named || replaced.parties || replaced.host_tenant_id) AS each
            WHERE each <> '00000000-0000-0000-0000-000000000000';
            INSERT INTO app.attribution_agreement (district_id, id, tenant_id, project_id, terms_id, state, since,
                evidence_id, proposed_at, proposed_by, version, shared_with)
            VALUES (d, the_agreement, proposer, replaced.project_id, the_terms, 'PROPOSED', starts, proof, at, person, 1,
                concerned)
            ON CONFLICT (district_id, terms_id) WHERE state = 'PROPOSED' DO NOTHING;
            IF NOT FOUND THEN
                RETURN false;
            END IF;
            INSERT INTO app.attribution_agreement_party (district_id, id, tenant_id, agreement_id, place, share,
                proposed_at, agreed_at, agreed_by, version, shared_with)
            SELECT d, gen_random_uuid(), each.party, the_agreement, each.place, coalesce(each.part, 0), at,
                CASE WHEN each.party = proposer OR each.party = '00000000-0000-0000-0000-000000000000' THEN at END,
                CASE WHEN each.party = proposer THEN person END, 1, concerned
            FROM (
                SELECT party, part, nth::int - 1 AS place
                FROM unnest(named, parts) WITH ORDINALITY AS _(party, part, nth)
                UNION ALL
                SELECT left_out, NULL, 1000 FROM unnest(concerned) AS left_out WHERE NOT named @> ARRAY[left_out]
            ) AS each;
            RETURN true;
        END
        """,
    )
    op.execute("REVOKE CREATE ON SCHEMA app FROM app_keeper")
