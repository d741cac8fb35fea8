"""Who sees and writes reviews, and how their sharing follows the project."""

from alembic import op

from zhaoshang.database.row_security import (
    DISTRICT,
    READS,
    TENANT,
    WRITES,
    definer,
    fence,
    in_district,
    reading,
    sees,
    setting,
    writes,
    writing,
)

revision = "20261124_0011"
down_revision = "20261124_0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _fences()
    op.execute("GRANT CREATE ON SCHEMA app TO app_keeper")
    _functions()
    op.execute("REVOKE CREATE ON SCHEMA app FROM app_keeper")


def _mine_if(condition: str) -> str:
    """A row of one's own on this condition; anybody's inside the district's fence."""
    mine = f"tenant_id = {setting(TENANT)} AND {condition}"
    return f"{in_district()} AND CASE {setting(WRITES)} WHEN 'DISTRICT' THEN true WHEN 'OWN' THEN {mine} ELSE false END"


def _narrow(table: str, *, before: str, after: str) -> None:
    op.execute(f"ALTER POLICY changes ON app.{table} USING ({_mine_if(before)}) WITH CHECK ({_mine_if(after)})")


def _fences() -> None:
    # How a district reviews is for everybody in it to know; who publishes adds and never changes.
    for table in ("review_template", "review_template_section"):
        fence(table, select=reading("OWN", "DISTRICT"), insert=writes())
    # A round is several units' work. What a host does about it in its own fence is to withdraw it while opinions are
    # collected, to answer what it was asked, and to report on conditions; never to decide any of it. A section has no
    # row that it could change in a fence of its own: it speaks inside the district's, by named operations.
    fence(
        "review",
        select=sees(shared=True),
        update=writes(),
        update_columns=("state", "pending", "covers_fen", "due_at", "decided_at", "decided_by", "decision", "version"),
    )
    _narrow("review", before="state = 'COLLECTING'", after="state = 'WITHDRAWN'")
    fence("review_party", select=sees(shared=False))
    fence(
        "review_opinion",
        select=sees(shared=True),
        update=writing("DISTRICT"),
        update_columns=(
            *("state", "due_at", "days_left", "verdict", "opinion", "answers", "guidance", "guidance_item_id"),
            *("evidence_id", "given_at", "given_by", "reminded_at", "overdue_told_at", "version"),
        ),
    )
    fence(
        "review_supplement",
        select=sees(shared=True),
        insert=writing("DISTRICT"),
        update=writes(),
        update_columns=("answer", "evidence_id", "answered_at", "answered_by", "version"),
    )
    _narrow("review_supplement", before="answered_at IS NULL", after="true")
    fence("review_document", select=sees(shared=True))
    fence("review_assessment", select=sees(shared=True), insert=writes())
    fence(
        "review_condition",
        select=sees(shared=True),
        insert=writing("DISTRICT"),
        update=writes(),
        update_columns=(
            *("state", "report", "evidence_id", "reported_at", "reported_by", "decision", "decided_at", "decided_by"),
            *("reminded_at", "overdue_told_at", "version"),
        ),
    )
    _narrow("review_condition", before="state = 'OPEN'", after="state = 'REPORTED'")


def _functions() -> None:
    definer(
        "open_review(the_project uuid, the_review uuid, the_template uuid, words text, veto_answered text,"
        " on_opinions boolean, person uuid, at timestamptz, slots json, taken_over json)",
        "void",
        """
            p app.project := app.may_change(the_project);
            tpl record;
            kinds text[] := ARRAY['ALWAYS'];
        BEGIN
            SELECT * INTO tpl FROM app.review_template AS x
            WHERE x.district_id = d AND x.effective_on <= (at AT TIME ZONE 'Asia/Shanghai')::date
            ORDER BY x.effective_on DESC LIMIT 1;
            IF tpl.id IS DISTINCT FROM the_template OR p.occupies_land IS NULL OR p.is_hazardous IS NULL THEN
                RAISE insufficient_privilege USING MESSAGE = 'this round would not follow the template in force';
            END IF;
            IF p.occupies_land THEN kinds := kinds || 'LAND'::text; END IF;
            IF p.needs_construction THEN kinds := kinds || 'CONSTRUCTION'::text; END IF;
            IF p.is_hazardous THEN kinds := kinds || 'HAZARDOUS'::text; END IF;
            -- Whatever a host sends: nobody whom the project's kind calls is left out, nobody who vetoed it before, and
            -- the quick way is for those who do nothing but move in.
            IF EXISTS (
                SELECT 1 FROM app.review_template_section AS s WHERE s.district_id = d AND s.template_id = tpl.id
                AND ((s.triggers && kinds AND (s.industries = '{}' OR p.industry = ANY (s.industries)))
                    OR EXISTS (
                        SELECT 1 FROM app.review_opinion AS o WHERE o.district_id = d AND o.project_id = p.id
                        AND o.section_code = s.code AND o.verdict = 'VETO'
                    ))
                AND NOT EXISTS (SELECT 1 FROM json_array_elements(slots) AS each WHERE each ->> 'section' = s.id::text)
            ) OR (on_opinions AND (cardinality(kinds) > 1 OR NOT tpl.fast_track
                OR coalesce(p.investment_fen > tpl.fast_track_most_fen, false))) THEN
                RAISE insufficient_privilege USING MESSAGE = 'this round would leave out who has to judge it';
            END IF;
            INSERT INTO app.review (district_id, id, tenant_id, project_id, template_id, round, previous_id, state,
                statement, veto_answer, industry, investment_fen, occupies_land, needs_construction, is_hazardous,
                fast_track, covers_fen, pending, submitted_at, submitted_by, due_at, version)
            SELECT d, the_review, p.tenant_id, p.id, tpl.id, coalesce(past.round, 0) + 1, past.id, 'COLLECTING',
                words, veto_answered, p.industry, p.investment_fen, p.occupies_land, p.needs_construction,
                p.is_hazardous, on_opinions, CASE WHEN on_opinions THEN tpl.fast_track_most_fen END,
                json_array_length(slots), at, person, asked.due, 1
            FROM (SELECT min((each ->> 'due')::timestamptz) AS due FROM json_array_elements(slots) AS each) AS asked
            LEFT JOIN LATERAL (
                SELECT r.id, r.round FROM app.review AS r WHERE r.district_id = d AND r.project_id = p.id
                ORDER BY r.round DESC LIMIT 1
            ) AS past ON true;
            INSERT INTO app.review_opinion (district_id, id, tenant_id, project_id, review_id, section_id, section_code,
                place, veto_right, state, asked_at, due_at, version)
            SELECT d, (each ->> 'id')::uuid, (each ->> 'unit')::uuid, p.id, the_review, s.id, s.code, s.place, s.veto, 'PENDING', at,
                (each ->> 'due')::timestamptz, 1
            FROM json_array_elements(slots) AS each
            JOIN app.review_template_section AS s
                ON s.district_id = d AND s.template_id = tpl.id AND s.id = (each ->> 'section')::uuid
            -- Nobody but who holds the section's responsibility can be asked for it.
            WHERE EXISTS (
                SELECT 1 FROM app.tenant_responsibility AS h WHERE h.district_id = d
                AND h.tenant_id = (each ->> 'unit')::uuid AND h.responsibility = s.responsibility AND h.ended_at IS NULL
            );
            IF (SELECT count(*) FROM app.review_opinion AS o WHERE o.district_id = d AND o.review_id = the_review)
                <> json_array_length(slots) THEN
                RAISE insufficient_privilege USING MESSAGE = 'somebody is asked who does not answer for that';
            END IF;
            INSERT INTO app.review_document (district_id, id, tenant_id, project_id, review_id, name, evidence_id,
                since_round)
            SELECT d, uuidv7(), p.tenant_id, p.id, the_review, each ->> 'name', (each ->> 'evidence')::uuid,
                (each ->> 'since')::int
            FROM json_array_elements(taken_over) AS each
            -- What is taken over is what was handed in before, under the name it had.
            WHERE EXISTS (
                SELECT 1 FROM app.review AS r
                JOIN app.review_document AS known ON known.district_id = d AND known.review_id = r.id
                    AND known.name = each ->> 'name'
                WHERE r.district_id = d AND r.project_id = p.id AND known.evidence_id = (each ->> 'evidence')::uuid
                  AND known.since_round = (each ->> 'since')::int
            );
            IF (SELECT count(*) FROM app.review_document AS x WHERE x.district_id = d AND x.review_id = the_review)
                <> json_array_length(taken_over) THEN
                RAISE insufficient_privilege USING MESSAGE = 'that was not handed in before';
            END IF;
            -- REVIEWER is 4; the sharing follows when the project is saved.
            INSERT INTO app.participation AS known
                (district_id, id, tenant_id, project_id, parts, created_at, updated_at, investment_fen)
            SELECT d, uuidv7(), unit, p.id, 4, p.created_at, p.updated_at, p.investment_fen
            FROM (SELECT DISTINCT (each ->> 'unit')::uuid AS unit FROM json_array_elements(slots) AS each) AS asked
            ON CONFLICT (district_id, tenant_id, project_id) DO UPDATE SET parts = known.parts | 4;
        END
        """,
    )
    definer(
        "hand_in_document(the_review uuid, the_document uuid, called text, proof uuid)",
        "void",
        """
        BEGIN
            INSERT INTO app.review_document (district_id, id, tenant_id, project_id, review_id, name, evidence_id,
                since_round)
            SELECT d, the_document, r.tenant_id, r.project_id, r.id, called, e.id, r.round
            FROM app.review AS r
            JOIN app.evidence AS e ON e.district_id = d AND e.id = proof AND e.tenant_id = r.tenant_id
                AND e.claim_id = the_document
            WHERE r.district_id = d AND r.id = the_review AND r.state = 'COLLECTING'
              AND (writes = 'DISTRICT' OR (writes = 'OWN' AND r.tenant_id = t));
            IF NOT FOUND THEN
                RAISE insufficient_privilege USING MESSAGE = 'this fence may not hand that in';
            END IF;
        END
        """,
    )
    definer(
        "resume_slot(the_supplement uuid, due timestamptz)",
        "void",
        """
            the_round uuid;
        BEGIN
            UPDATE app.review_opinion AS o SET state = 'PENDING', due_at = greatest(o.due_at, due), days_left = NULL,
                reminded_at = NULL, version = o.version + 1
            FROM app.review_supplement AS s
            WHERE s.district_id = d AND s.id = the_supplement AND s.answered_at IS NOT NULL
              AND (writes = 'DISTRICT' OR (writes = 'OWN' AND s.tenant_id = t))
              AND o.district_id = d AND o.id = s.opinion_id AND o.state = 'WAITING'
            RETURNING o.review_id INTO the_round;
            IF the_round IS NULL THEN
                RAISE insufficient_privilege USING MESSAGE = 'this fence may not let that clock run';
            END IF;
            UPDATE app.review AS r SET due_at = waiting.due
            FROM (
                SELECT min(o.due_at) AS due FROM app.review_opinion AS o
                WHERE o.district_id = d AND o.review_id = the_round AND o.state IN ('PENDING', 'WAITING')
            ) AS waiting
            WHERE r.district_id = d AND r.id = the_round;
            UPDATE app.review_party AS x SET due_at = r.due_at
            FROM app.review AS r
            WHERE x.district_id = d AND x.review_id = the_round AND r.district_id = d AND r.id = the_round;
        END
        """,
    )
    definer(
        "follow_review(the_review uuid)",
        "void",
        """
        BEGIN
            IF writes IS DISTINCT FROM 'DISTRICT' THEN
                RAISE insufficient_privilege USING MESSAGE = 'this fence may not move a review on';
            END IF;
            UPDATE app.review_party AS x SET due_at = r.due_at
            FROM app.review AS r
            WHERE x.district_id = d AND x.review_id = the_review AND r.district_id = d AND r.id = the_review
              AND x.due_at <> r.due_at;
        END
        """,
    )
    definer(
        "reshare_reviews(the_project uuid, host uuid, stage text, everybody uuid[])",
        "void",
        """
            engaged uuid[];
        BEGIN
            UPDATE app.review SET shared_with = array_remove(everybody, tenant_id)
            WHERE district_id = d AND project_id = the_project
              AND shared_with <> array_remove(everybody, tenant_id);
            IF NOT EXISTS (SELECT 1 FROM app.review AS r WHERE r.district_id = d AND r.project_id = the_project)
                AND NOT EXISTS (
                    SELECT 1 FROM app.review_assessment AS a WHERE a.district_id = d AND a.project_id = the_project
                ) THEN
                RETURN;
            END IF;
            -- A project that is not in review any more, pushed, put on hold or lost, ends its round; a verdict of the
            -- review itself has ended it before.
            IF stage <> 'IN_REVIEW' THEN
                UPDATE app.review SET state = 'WITHDRAWN', pending = 0, version = version + 1, decided_at = (
                    SELECT x.updated_at FROM app.project AS x WHERE x.district_id = d AND x.id = the_project
                ), decided_by = nullif(current_setting('app.person', true), '')::uuid,
                    decision = '项目已离开评审，本轮随之终止 / the project left the review, and its round ended with it'
                WHERE district_id = d AND project_id = the_project
                  AND state IN ('COLLECTING', 'DELIBERATING', 'GOVERNMENT');
                UPDATE app.review_opinion AS o SET state = 'LAPSED', version = o.version + 1
                FROM app.review AS r
                WHERE o.district_id = d AND o.project_id = the_project AND o.state IN ('PENDING', 'WAITING')
                  AND r.district_id = d AND r.id = o.review_id
                  AND r.state NOT IN ('COLLECTING', 'DELIBERATING', 'GOVERNMENT');
            END IF;
            -- What is still to be done is for whoever hosts it now.
            UPDATE app.review_condition SET tenant_id = host
            WHERE district_id = d AND project_id = the_project AND state <> 'MET' AND tenant_id <> host;
            UPDATE app.review_opinion SET shared_with = array_remove(everybody, tenant_id)
            WHERE district_id = d AND project_id = the_project
              AND shared_with <> array_remove(everybody, tenant_id);
            UPDATE app.review_supplement SET shared_with = array_remove(everybody, tenant_id)
            WHERE district_id = d AND project_id = the_project
              AND shared_with <> array_remove(everybody, tenant_id);
            UPDATE app.review_document SET shared_with = array_remove(everybody, tenant_id)
            WHERE district_id = d AND project_id = the_project
              AND shared_with <> array_remove(everybody, tenant_id);
            UPDATE app.review_assessment SET shared_with = array_remove(everybody, tenant_id)
            WHERE district_id = d AND project_id = the_project
              AND shared_with <> array_remove(everybody, tenant_id);
            UPDATE app.review_condition SET shared_with = array_remove(everybody, tenant_id)
            WHERE district_id = d AND project_id = the_project
              AND shared_with <> array_remove(everybody, tenant_id);
            -- Lists of reviews are for who hosts (1), reviews (4) or answers for (16, 32) the project: scope engaged.
            SELECT coalesce(array_agg(a.tenant_id), '{}') INTO engaged
            FROM app.participation AS a WHERE a.district_id = d AND a.project_id = the_project AND a.parts & 53 <> 0;
            INSERT INTO app.review_party (district_id, id, tenant_id, review_id, submitted_at, due_at)
            SELECT d, uuidv7(), each, r.id, r.submitted_at, r.due_at
            FROM app.review AS r CROSS JOIN unnest(engaged) AS each
            WHERE r.district_id = d AND r.project_id = the_project
            ON CONFLICT (district_id, review_id, tenant_id) DO NOTHING;
            DELETE FROM app.review_party AS x USING app.review AS r
            WHERE x.district_id = d AND x.review_id = r.id AND r.district_id = d AND r.project_id = the_project
              AND x.tenant_id <> ALL (engaged);
        END
        """,
        to="app_keeper",
    )
    _derive()
    op.execute("SET LOCAL ROLE app_keeper")  # whose functions they are
    for function in (
        "reshare(uuid)",
        "reshare_reviews(uuid, uuid, text, uuid[])",
        "open_review(uuid, uuid, uuid, text, text, boolean, uuid, timestamptz, json, json)",
        "hand_in_document(uuid, uuid, text, uuid)",
        "resume_slot(uuid, timestamptz)",
        "follow_review(uuid)",
    ):
        op.execute(f"ALTER FUNCTION app.{function} SET enable_seqscan = off")
    op.execute("RESET ROLE")


def _derive() -> None:
    # The sharing of a project as it was derived before, and that of its reviews with it.
    op.execute("SET LOCAL ROLE app_keeper")
    op.execute(f"""
        CREATE OR REPLACE FUNCTION app.reshare(the_project uuid) RETURNS void
        LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
        AS $$ DECLARE
            d CONSTANT int := {DISTRICT};
            t CONSTANT uuid := {TENANT};
            reads CONSTANT text := {READS};
            writes CONSTANT text := {WRITES};
            p app.project := app.may_change(the_project);
            everybody uuid[];
        BEGIN
            WITH derived AS (
                SELECT tenant_id, bit_or(part) AS parts FROM (
                    SELECT p.tenant_id, 1
                    UNION ALL SELECT p.origin_tenant_id, 2
                    UNION ALL SELECT p.industry_department_id, 16
                    UNION ALL SELECT r.tenant_id, 32 FROM app.tenant_responsibility AS r
                              WHERE r.district_id = d AND r.responsibility = 'MAJOR_PROJECTS'
                                AND r.ended_at IS NULL AND p.is_major
                ) AS each (tenant_id, part)
                WHERE tenant_id IS NOT NULL GROUP BY tenant_id
            ), explicit AS (
                -- REVIEWER, SPONSOR and ASKED are given by operations; the rest follows from the project itself.
                SELECT tenant_id, parts & 76 AS parts FROM app.participation
                WHERE district_id = d AND project_id = p.id
            )
            INSERT INTO app.participation AS known
                (district_id, id, tenant_id, project_id, parts, created_at, updated_at, investment_fen)
            SELECT d, uuidv7(), tenant_id, p.id, coalesce(derived.parts, 0) | coalesce(explicit.parts, 0),
                   p.created_at, p.updated_at, p.investment_fen
            FROM derived FULL JOIN explicit USING (tenant_id)
            ON CONFLICT (district_id, tenant_id, project_id) DO UPDATE
            SET parts = excluded.parts, updated_at = excluded.updated_at, investment_fen = excluded.investment_fen
            WHERE (known.parts, known.updated_at, known.investment_fen)
                  IS DISTINCT FROM (excluded.parts, excluded.updated_at, excluded.investment_fen);

            DELETE FROM app.participation WHERE district_id = d AND project_id = p.id AND parts = 0;

            SELECT coalesce(array_agg(tenant_id ORDER BY tenant_id), '{{}}') INTO everybody
            FROM app.participation WHERE district_id = d AND project_id = p.id;

            UPDATE app.project SET shared_with = array_remove(everybody, tenant_id)
            WHERE district_id = d AND id = p.id AND shared_with <> array_remove(everybody, tenant_id);
            UPDATE app.stage_change SET shared_with = array_remove(everybody, tenant_id)
            WHERE district_id = d AND project_id = p.id AND shared_with <> array_remove(everybody, tenant_id);
            UPDATE app.clearance SET shared_with = array_remove(everybody, tenant_id)
            WHERE district_id = d AND project_id = p.id AND shared_with <> array_remove(everybody, tenant_id);
            -- Notes are the host's own; a new host reads those written before it came.
            UPDATE app.note SET shared_with = array_remove(ARRAY[p.tenant_id], tenant_id)
            WHERE district_id = d AND project_id = p.id
              AND shared_with <> array_remove(ARRAY[p.tenant_id], tenant_id);
            PERFORM app.reshare_company(p.company_id);
            PERFORM app.reshare_reviews(p.id, p.tenant_id, p.stage, everybody);
        END
        $$
    """)
    op.execute("RESET ROLE")
