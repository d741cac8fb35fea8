"""Meetings: agenda, members, materials, statements, votes and minutes; who sees and writes them."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from zhaoshang.database.row_security import READS, TENANT, definer, fence, in_district, place, sees, setting, writing

revision = "20261124_0012"
down_revision = "20261124_0011"
branch_labels = None
depends_on = None

TABLES = (
    "meeting",
    "meeting_minutes",
    "meeting_item",
    "meeting_member",
    "meeting_statement",
    "meeting_vote",
    "meeting_material",
)


def upgrade() -> None:
    _tables()
    for table in TABLES:
        place(table)
    _fences()
    op.execute("GRANT CREATE ON SCHEMA app TO app_keeper")
    _functions()
    op.execute("REVOKE CREATE ON SCHEMA app FROM app_keeper")


def _tables() -> None:
    op.create_table(
        "meeting",
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("held_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("place", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("invited_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_by", sa.Uuid(), nullable=True),
        sa.Column("cancel_reason", sa.Text(), nullable=True),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("created_by", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("shared_with", postgresql.ARRAY(sa.Uuid()), server_default="{}", nullable=False),
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("district_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("kind IN ('ARGUMENTATION', 'GOVERNMENT')", name=op.f("meeting_kind_check")),
        sa.CheckConstraint("state IN ('PLANNED', 'INVITED', 'CLOSED', 'CANCELLED')", name=op.f("meeting_state_check")),
        sa.ForeignKeyConstraint(
            ["district_id", "tenant_id"],
            ["app.tenant.district_id", "app.tenant.id"],
            name=op.f("meeting_district_id_tenant_id_fkey"),
        ),
        sa.PrimaryKeyConstraint("district_id", "id", name=op.f("meeting_pkey")),
        schema="app",
    )
    op.create_index(
        op.f("meeting_district_id_held_at_id_idx"),
        "meeting",
        ["district_id", "held_at", "id"],
        unique=False,
        schema="app",
    )
    op.create_table(
        "meeting_member",
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("whole_agenda", sa.Boolean(), nullable=False),
        sa.Column("votes", sa.Boolean(), nullable=False),
        sa.Column("invited_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("held_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("shared_with", postgresql.ARRAY(sa.Uuid()), server_default="{}", nullable=False),
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("district_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("whole_agenda OR NOT votes", name=op.f("meeting_member_votes_check")),
        sa.ForeignKeyConstraint(
            ["district_id", "meeting_id"],
            ["app.meeting.district_id", "app.meeting.id"],
            name=op.f("meeting_member_district_id_meeting_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["district_id", "tenant_id"],
            ["app.tenant.district_id", "app.tenant.id"],
            name=op.f("meeting_member_district_id_tenant_id_fkey"),
        ),
        sa.PrimaryKeyConstraint("district_id", "id", name=op.f("meeting_member_pkey")),
        sa.UniqueConstraint(
            "district_id", "meeting_id", "tenant_id", name=op.f("meeting_member_district_id_meeting_id_tenant_id_key")
        ),
        schema="app",
    )
    op.create_index(
        op.f("meeting_member_district_id_tenant_id_held_at_meeting_id_idx"),
        "meeting_member",
        ["district_id", "tenant_id", "held_at", "meeting_id"],
        unique=False,
        schema="app",
    )
    op.create_table(
        "meeting_minutes",
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.Column("evidence_id", sa.Uuid(), nullable=True),
        sa.Column("shared_with", postgresql.ARRAY(sa.Uuid()), server_default="{}", nullable=False),
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("district_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["district_id", "evidence_id"],
            ["app.evidence.district_id", "app.evidence.id"],
            name=op.f("meeting_minutes_district_id_evidence_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["district_id", "meeting_id"],
            ["app.meeting.district_id", "app.meeting.id"],
            name=op.f("meeting_minutes_district_id_meeting_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["district_id", "tenant_id"],
            ["app.tenant.district_id", "app.tenant.id"],
            name=op.f("meeting_minutes_district_id_tenant_id_fkey"),
        ),
        sa.PrimaryKeyConstraint("district_id", "id", name=op.f("meeting_minutes_pkey")),
        sa.UniqueConstraint("district_id", "meeting_id", name=op.f("meeting_minutes_district_id_meeting_id_key")),
        schema="app",
    )
    op.create_table(
        "meeting_item",
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("review_id", sa.Uuid(), nullable=False),
        sa.Column("project_id", sa.Uuid(), nullable=False),
        sa.Column("host_tenant_id", sa.Uuid(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("conclusion", sa.Text(), nullable=True),
        sa.Column("reasons", sa.Text(), nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("withdrawn_reason", sa.Text(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("shared_with", postgresql.ARRAY(sa.Uuid()), server_default="{}", nullable=False),
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("district_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("conclusion IN ('PASS', 'RETURN', 'REJECT')", name=op.f("meeting_item_conclusion_check")),
        sa.CheckConstraint("(conclusion IS NULL) = (reasons IS NULL)", name=op.f("meeting_item_reasons_check")),
        sa.ForeignKeyConstraint(
            ["district_id", "host_tenant_id"],
            ["app.tenant.district_id", "app.tenant.id"],
            name=op.f("meeting_item_district_id_host_tenant_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["district_id", "meeting_id"],
            ["app.meeting.district_id", "app.meeting.id"],
            name=op.f("meeting_item_district_id_meeting_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["district_id", "project_id"],
            ["app.project.district_id", "app.project.id"],
            name=op.f("meeting_item_district_id_project_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["district_id", "review_id"],
            ["app.review.district_id", "app.review.id"],
            name=op.f("meeting_item_district_id_review_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["district_id", "tenant_id"],
            ["app.tenant.district_id", "app.tenant.id"],
            name=op.f("meeting_item_district_id_tenant_id_fkey"),
        ),
        sa.PrimaryKeyConstraint("district_id", "id", name=op.f("meeting_item_pkey")),
        sa.UniqueConstraint(
            "district_id", "meeting_id", "place", name=op.f("meeting_item_district_id_meeting_id_place_key")
        ),
        schema="app",
    )
    op.create_index(
        op.f("meeting_item_district_id_project_id_idx"),
        "meeting_item",
        ["district_id", "project_id"],
        unique=False,
        schema="app",
    )
    op.create_index(
        "meeting_item_open_key",
        "meeting_item",
        ["district_id", "review_id"],
        unique=True,
        schema="app",
        postgresql_where=sa.text("conclusion IS NULL AND withdrawn_at IS NULL"),
    )
    op.create_table(
        "meeting_material",
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("item_id", sa.Uuid(), nullable=True),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("evidence_id", sa.Uuid(), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("added_by", sa.Uuid(), nullable=False),
        sa.Column("shared_with", postgresql.ARRAY(sa.Uuid()), server_default="{}", nullable=False),
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("district_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["district_id", "evidence_id"],
            ["app.evidence.district_id", "app.evidence.id"],
            name=op.f("meeting_material_district_id_evidence_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["district_id", "item_id"],
            ["app.meeting_item.district_id", "app.meeting_item.id"],
            name=op.f("meeting_material_district_id_item_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["district_id", "meeting_id"],
            ["app.meeting.district_id", "app.meeting.id"],
            name=op.f("meeting_material_district_id_meeting_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["district_id", "tenant_id"],
            ["app.tenant.district_id", "app.tenant.id"],
            name=op.f("meeting_material_district_id_tenant_id_fkey"),
        ),
        sa.PrimaryKeyConstraint("district_id", "id", name=op.f("meeting_material_pkey")),
        schema="app",
    )
    op.create_index(
        op.f("meeting_material_district_id_meeting_id_added_at_id_idx"),
        "meeting_material",
        ["district_id", "meeting_id", "added_at", "id"],
        unique=False,
        schema="app",
    )
    op.create_table(
        "meeting_statement",
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("item_id", sa.Uuid(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by_person_id", sa.Uuid(), nullable=False),
        sa.Column("shared_with", postgresql.ARRAY(sa.Uuid()), server_default="{}", nullable=False),
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("district_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(
            ["district_id", "item_id"],
            ["app.meeting_item.district_id", "app.meeting_item.id"],
            name=op.f("meeting_statement_district_id_item_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["district_id", "meeting_id"],
            ["app.meeting.district_id", "app.meeting.id"],
            name=op.f("meeting_statement_district_id_meeting_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["district_id", "tenant_id"],
            ["app.tenant.district_id", "app.tenant.id"],
            name=op.f("meeting_statement_district_id_tenant_id_fkey"),
        ),
        sa.PrimaryKeyConstraint("district_id", "id", name=op.f("meeting_statement_pkey")),
        schema="app",
    )
    op.create_index(
        op.f("meeting_statement_district_id_item_id_at_id_idx"),
        "meeting_statement",
        ["district_id", "item_id", "at", "id"],
        unique=False,
        schema="app",
    )
    op.create_table(
        "meeting_vote",
        sa.Column("meeting_id", sa.Uuid(), nullable=False),
        sa.Column("item_id", sa.Uuid(), nullable=False),
        sa.Column("vote", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("cast_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("cast_by", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("shared_with", postgresql.ARRAY(sa.Uuid()), server_default="{}", nullable=False),
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("district_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.CheckConstraint("vote IN ('FOR', 'AGAINST', 'ABSTAIN')", name=op.f("meeting_vote_vote_check")),
        sa.ForeignKeyConstraint(
            ["district_id", "item_id"],
            ["app.meeting_item.district_id", "app.meeting_item.id"],
            name=op.f("meeting_vote_district_id_item_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["district_id", "meeting_id"],
            ["app.meeting.district_id", "app.meeting.id"],
            name=op.f("meeting_vote_district_id_meeting_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["district_id", "tenant_id"],
            ["app.tenant.district_id", "app.tenant.id"],
            name=op.f("meeting_vote_district_id_tenant_id_fkey"),
        ),
        sa.PrimaryKeyConstraint("district_id", "id", name=op.f("meeting_vote_pkey")),
        sa.UniqueConstraint(
            "district_id", "item_id", "tenant_id", name=op.f("meeting_vote_district_id_item_id_tenant_id_key")
        ),
        schema="app",
    )


def _fences() -> None:
    # Who holds a meeting does so inside the district's fence. A street's own fence adds and changes nothing here: what
    # a member does, it does by the functions below.
    district = writing("DISTRICT")
    fence(
        "meeting",
        select=sees(shared=True),
        insert=district,
        update=district,
        update_columns=("state", "invited_at", "closed_at", "closed_by", "cancel_reason", "version"),
    )
    fence("meeting_minutes", select=sees(shared=True), insert=district)
    fence(
        "meeting_item",
        select=sees(shared=True),
        insert=district,
        update=district,
        update_columns=("host_tenant_id", "conclusion", "reasons", "withdrawn_at", "withdrawn_reason", "version"),
    )
    fence(
        "meeting_member",
        select=sees(shared=True),
        insert=district,
        update=district,
        update_columns=("whole_agenda", "votes"),
    )
    fence("meeting_statement", select=sees(shared=True))
    fence("meeting_vote", select=sees(shared=True))
    # Reading the whole district does not read materials: whom a meeting lets in does, as long as it does.
    let_in = f"shared_with @> ARRAY[{setting(TENANT)}]"
    fence(
        "meeting_material",
        select=(
            f"{in_district()} AND CASE {setting(READS)}"
            f" WHEN 'DISTRICT' THEN {let_in} WHEN 'OWN' THEN {let_in} ELSE false END"
        ),
    )


def _functions() -> None:
    definer(
        "share_meeting(the_meeting uuid)",
        "void",
        """
            m app.meeting;
            everybody uuid[];
            whole uuid[];
            keepers uuid[];
        BEGIN
            IF writes IS DISTINCT FROM 'DISTRICT' THEN
                RAISE insufficient_privilege USING MESSAGE = 'this fence may not open a meeting to anybody';
            END IF;
            SELECT * INTO m FROM app.meeting AS x WHERE x.district_id = d AND x.id = the_meeting;
            SELECT coalesce(array_agg(x.tenant_id ORDER BY x.tenant_id), '{}'),
                coalesce(array_agg(x.tenant_id ORDER BY x.tenant_id) FILTER (WHERE x.whole_agenda), '{}')
            INTO everybody, whole
            FROM app.meeting_member AS x WHERE x.district_id = d AND x.meeting_id = m.id;
            SELECT array_agg(each.tenant_id ORDER BY each.tenant_id) INTO keepers FROM (
                SELECT m.tenant_id
                UNION SELECT r.tenant_id FROM app.tenant_responsibility AS r
                WHERE r.district_id = d AND r.responsibility = 'OVERSIGHT' AND r.ended_at IS NULL
            ) AS each;
            UPDATE app.meeting SET shared_with = array_remove(everybody, tenant_id)
            WHERE district_id = d AND id = m.id;
            UPDATE app.meeting_minutes SET shared_with = array_remove(whole, tenant_id)
            WHERE district_id = d AND meeting_id = m.id;
            -- That a host is there tells of a project of its own: no other host reads it.
            UPDATE app.meeting_member
            SET shared_with = array_remove(CASE WHEN whole_agenda THEN everybody ELSE whole END, tenant_id)
            WHERE district_id = d AND meeting_id = m.id;
            UPDATE app.meeting_item
            SET shared_with = array_remove(
                CASE WHEN host_tenant_id = ANY (everybody)
                    THEN array_append(array_remove(whole, host_tenant_id), host_tenant_id) ELSE whole END, tenant_id)
            WHERE district_id = d AND meeting_id = m.id;
            UPDATE app.meeting_statement AS x
            SET shared_with = array_remove(array_append(i.shared_with, i.tenant_id), x.tenant_id)
            FROM app.meeting_item AS i
            WHERE x.district_id = d AND x.meeting_id = m.id AND i.district_id = d AND i.id = x.item_id;
            UPDATE app.meeting_vote AS x
            SET shared_with = array_remove(array_append(i.shared_with, i.tenant_id), x.tenant_id)
            FROM app.meeting_item AS i
            WHERE x.district_id = d AND x.meeting_id = m.id AND i.district_id = d AND i.id = x.item_id;
            UPDATE app.meeting_material AS x SET shared_with = CASE
                WHEN m.state IN ('CLOSED', 'CANCELLED') OR EXISTS (
                    SELECT 1 FROM app.meeting_item AS i
                    WHERE i.district_id = d AND i.id = x.item_id AND i.withdrawn_at IS NOT NULL
                ) THEN keepers
                WHEN m.state = 'PLANNED' THEN ARRAY[m.tenant_id]
                WHEN x.item_id IS NULL THEN whole
                ELSE (
                    SELECT array_append(i.shared_with, i.tenant_id) FROM app.meeting_item AS i
                    WHERE i.district_id = d AND i.id = x.item_id
                )
            END
            WHERE x.district_id = d AND x.meeting_id = m.id;
        END
        """,
    )
    definer(
        "attend_meeting(the_meeting uuid)",
        "text",
        """
            standing text;
        BEGIN
            SELECT x.state INTO standing FROM app.meeting AS x
            WHERE x.district_id = d AND x.id = the_meeting
              AND (reads = 'DISTRICT' OR (reads = 'OWN' AND (x.tenant_id = t OR x.shared_with @> ARRAY[t])))
            FOR SHARE;
            IF NOT FOUND THEN
                RAISE insufficient_privilege USING MESSAGE = 'this fence may not attend that meeting';
            END IF;
            RETURN standing;
        END
        """,
    )
    definer(
        "make_statement(the_statement uuid, the_item uuid, words text, person uuid, said_at timestamptz)",
        "void",
        """
        BEGIN
            INSERT INTO app.meeting_statement (district_id, id, tenant_id, shared_with, meeting_id, item_id, text, at,
                by_person_id)
            SELECT d, the_statement, t, array_remove(array_append(i.shared_with, i.tenant_id), t), i.meeting_id, i.id,
                words, said_at, person
            FROM app.meeting_item AS i
            JOIN app.meeting AS m ON m.district_id = d AND m.id = i.meeting_id AND m.state = 'INVITED'
            JOIN app.meeting_member AS x ON x.district_id = d AND x.meeting_id = m.id AND x.tenant_id = t
            WHERE i.district_id = d AND i.id = the_item AND i.conclusion IS NULL AND i.withdrawn_at IS NULL
              AND (x.whole_agenda OR i.host_tenant_id = t) AND writes IN ('OWN', 'DISTRICT');
            IF NOT FOUND THEN
                RAISE insufficient_privilege USING MESSAGE = 'this fence may not speak of that';
            END IF;
        END
        """,
    )
    definer(
        "cast_vote(the_vote uuid, the_item uuid, choice text, because text, expected int, person uuid,"
        " voted_at timestamptz)",
        "uuid",
        """
            the_meeting uuid;
            readers uuid[];
            kept uuid;
        BEGIN
            SELECT m.id, array_remove(array_append(i.shared_with, i.tenant_id), t) INTO the_meeting, readers
            FROM app.meeting_item AS i
            JOIN app.meeting AS m ON m.district_id = d AND m.id = i.meeting_id AND m.state = 'INVITED'
            JOIN app.meeting_member AS x ON x.district_id = d AND x.meeting_id = m.id AND x.tenant_id = t
            WHERE i.district_id = d AND i.id = the_item AND i.conclusion IS NULL AND i.withdrawn_at IS NULL
              AND x.votes AND i.host_tenant_id <> t AND writes IN ('OWN', 'DISTRICT');
            IF NOT FOUND THEN
                RAISE insufficient_privilege USING MESSAGE = 'this fence may not vote on that';
            END IF;
            IF expected IS NULL THEN
                INSERT INTO app.meeting_vote (district_id, id, tenant_id, shared_with, meeting_id, item_id, vote,
                    reason, cast_at, cast_by, version)
                VALUES (d, the_vote, t, readers, the_meeting, the_item, choice, because, voted_at, person, 1)
                ON CONFLICT (district_id, item_id, tenant_id) DO NOTHING
                RETURNING id INTO kept;
            ELSE
                UPDATE app.meeting_vote AS x SET vote = choice, reason = because, cast_at = voted_at, cast_by = person,
                    version = x.version + 1
                WHERE x.district_id = d AND x.item_id = the_item AND x.tenant_id = t AND x.version = expected
                RETURNING x.id INTO kept;
            END IF;
            RETURN kept;
        END
        """,
    )
    definer(
        "add_material(the_material uuid, the_meeting uuid, the_item uuid, called text, proof uuid, person uuid,"
        " provided_at timestamptz)",
        "void",
        """
        BEGIN
            INSERT INTO app.meeting_material (district_id, id, tenant_id, shared_with, meeting_id, item_id, title,
                evidence_id, added_at, added_by)
            SELECT d, the_material, t,
                CASE
                    WHEN m.state = 'PLANNED' THEN ARRAY[m.tenant_id]
                    WHEN i.id IS NOT NULL THEN array_append(i.shared_with, i.tenant_id)
                    ELSE (
                        SELECT array_agg(x.tenant_id ORDER BY x.tenant_id) FROM app.meeting_member AS x
                        WHERE x.district_id = d AND x.meeting_id = m.id AND x.whole_agenda
                    )
                END,
                m.id, i.id, called, e.id, provided_at, person
            FROM app.meeting AS m
            LEFT JOIN app.meeting_item AS i ON i.district_id = d AND i.id = the_item AND i.meeting_id = m.id
                AND i.conclusion IS NULL AND i.withdrawn_at IS NULL
            JOIN app.evidence AS e ON e.district_id = d AND e.id = proof AND e.tenant_id = t
                AND e.claim_id = the_material AND e.claim_kind = 'MeetingMaterial'
            WHERE m.district_id = d AND m.id = the_meeting AND i.id IS NOT DISTINCT FROM the_item
              AND ((m.tenant_id = t AND m.state IN ('PLANNED', 'INVITED'))
                OR (m.state = 'INVITED' AND i.host_tenant_id = t AND i.shared_with @> ARRAY[t]))
              AND writes IN ('OWN', 'DISTRICT');
            IF NOT FOUND THEN
                RAISE insufficient_privilege USING MESSAGE = 'this fence may not add that';
            END IF;
        END
        """,
    )
    # A street sees no evidence but its own: what it is let to read of a meeting, it finds by this alone.
    definer(
        "material_file(the_material uuid)",
        "TABLE (storage_key text, sha256 text)",
        """
        BEGIN
            RETURN QUERY SELECT e.storage_key, e.sha256
            FROM app.meeting_material AS x
            JOIN app.meeting AS m ON m.district_id = d AND m.id = x.meeting_id AND m.state = 'INVITED'
            JOIN app.meeting_member AS y ON y.district_id = d AND y.meeting_id = m.id AND y.tenant_id = t
            JOIN app.evidence AS e ON e.district_id = d AND e.id = x.evidence_id
            LEFT JOIN app.meeting_item AS i ON i.district_id = d AND i.id = x.item_id
            WHERE x.district_id = d AND x.id = the_material AND x.shared_with @> ARRAY[t] AND i.withdrawn_at IS NULL
              AND reads IN ('OWN', 'DISTRICT');
        END
        """,
    )
