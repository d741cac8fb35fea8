"""The few functions that may look past a fence, each narrow, fenced inside, and owned by a role nobody can become."""

from alembic import op

from zhaoshang.database.row_security import definer

revision = "20261123_0004"
down_revision = "20261123_0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("GRANT CREATE ON SCHEMA app TO app_keeper")  # owning a function in a schema takes this
    _searchable()
    _reshare()
    _search()
    _duplicates()
    _identify()
    op.execute("REVOKE CREATE ON SCHEMA app FROM app_keeper")


def _searchable() -> None:
    # The same folding as zhaoshang.values.normalise.searchable.
    op.execute(r"""
        CREATE FUNCTION app.searchable(words text) RETURNS text
        LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE SET search_path = pg_catalog
        AS $$ SELECT lower(regexp_replace(normalize(words, NFKC), '\s+', '', 'g')) $$
    """)
    op.execute("""
        CREATE FUNCTION app.bigrams(folded text) RETURNS text[]
        LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE SET search_path = pg_catalog
        AS $$ SELECT coalesce(array_agg(DISTINCT substr(folded, at, 2)), '{}')
              FROM generate_series(1, length(folded) - 1) AS at $$
    """)
    op.execute("GRANT EXECUTE ON FUNCTION app.searchable, app.bigrams TO app_rw, app_ro, app_keeper")


def _reshare() -> None:
    definer(
        "may_change(the_project uuid)",
        "app.project",
        """
            p app.project;
        BEGIN
            SELECT * INTO p FROM app.project WHERE district_id = d AND id = the_project FOR UPDATE;
            IF NOT FOUND OR NOT (writes = 'DISTRICT' OR (writes = 'OWN' AND p.tenant_id = t)) THEN
                RAISE insufficient_privilege USING MESSAGE = 'this fence may not change that project';
            END IF;
            RETURN p;
        END
        """,
        to="app_keeper",
    )
    definer(
        "reshare_company(the_company uuid)",
        "void",
        """
        BEGIN
            IF NOT EXISTS (
                SELECT 1 FROM app.company AS c WHERE c.district_id = d AND c.id = the_company
                AND (writes = 'DISTRICT' OR (writes = 'OWN' AND c.tenant_id = t))
            ) THEN
                RAISE insufficient_privilege USING MESSAGE = 'this fence may not change that company';
            END IF;
            -- A company may stand behind several projects: whoever takes part in any of them may know it.
            UPDATE app.company AS c SET shared_with = wanted.tenants
            FROM (
                SELECT coalesce(array_agg(DISTINCT a.tenant_id ORDER BY a.tenant_id), '{}') AS tenants
                FROM app.project AS q
                JOIN app.participation AS a ON a.district_id = q.district_id AND a.project_id = q.id
                WHERE q.district_id = d AND q.company_id = the_company
            ) AS wanted
            WHERE c.district_id = d AND c.id = the_company
              AND c.shared_with <> array_remove(wanted.tenants, c.tenant_id);
            UPDATE app.company SET shared_with = array_remove(shared_with, tenant_id)
            WHERE district_id = d AND id = the_company AND tenant_id = ANY (shared_with);
            INSERT INTO app.company_participation (district_id, id, tenant_id, company_id, created_at)
            SELECT d, uuidv7(), each, c.id, c.created_at
            FROM app.company AS c CROSS JOIN unnest(array_append(c.shared_with, c.tenant_id)) AS each
            WHERE c.district_id = d AND c.id = the_company
            ON CONFLICT (district_id, company_id, tenant_id) DO NOTHING;
            DELETE FROM app.company_participation AS known USING app.company AS c
            WHERE known.district_id = d AND known.company_id = the_company
              AND c.district_id = d AND c.id = the_company
              AND known.tenant_id <> c.tenant_id AND known.tenant_id <> ALL (c.shared_with);
        END
        """,
        to="app_rw",
    )
    definer(
        "reshare(the_project uuid)",
        "void",
        """
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

            SELECT coalesce(array_agg(tenant_id ORDER BY tenant_id), '{}') INTO everybody
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
        END
        """,
        to="app_rw",
    )
    definer(
        "reshare_majors()",
        "void",
        """
            p uuid;
        BEGIN
            IF writes <> 'ADMIN' THEN
                RAISE insufficient_privilege USING MESSAGE = 'only a change of responsibilities moves all of them';
            END IF;
            -- The derivation asks for a fence that may change the projects; here it is this function that may.
            PERFORM set_config('app.writes', 'DISTRICT', true);
            FOR p IN SELECT id FROM app.project WHERE district_id = d AND is_major ORDER BY id LOOP
                PERFORM app.reshare(p);
            END LOOP;
            PERFORM set_config('app.writes', writes, true);
        END
        """,
        to="app_rw",
    )


def _search() -> None:
    definer(
        "index_project(the_project uuid, grams text[])",
        "void",
        """
            p app.project := app.may_change(the_project);
        BEGIN
            DELETE FROM app.search_gram WHERE district_id = d AND project_id = p.id AND gram <> ALL (grams);
            INSERT INTO app.search_gram (district_id, id, gram, project_id)
            SELECT d, uuidv7(), wanted.gram, p.id FROM unnest(grams) AS wanted (gram)
            WHERE NOT EXISTS (
                SELECT 1 FROM app.search_gram AS known
                WHERE known.district_id = d AND known.gram = wanted.gram AND known.project_id = p.id
            );
        END
        """,
        to="app_rw",
    )
    definer(
        "search_projects(needle text)",
        "SETOF uuid",
        """
            folded CONSTANT text := app.searchable(needle);
            grams CONSTANT text[] := app.bigrams(folded);
        BEGIN
            IF cardinality(grams) = 0 OR reads NOT IN ('OWN', 'DISTRICT') THEN
                RETURN;
            END IF;
            RETURN QUERY
            SELECT p.id
            FROM (
                SELECT g.project_id FROM app.search_gram AS g
                WHERE g.district_id = d AND g.gram = ANY (grams)
                GROUP BY g.project_id HAVING count(*) = cardinality(grams)
            ) AS hit
            JOIN app.project AS p ON p.district_id = d AND p.id = hit.project_id
            JOIN app.company AS c ON c.district_id = d AND c.id = p.company_id
            -- All pieces may occur apart from each other, so look at the words themselves.
            WHERE (strpos(app.searchable(p.name), folded) > 0 OR strpos(app.searchable(c.name), folded) > 0)
              AND (reads = 'DISTRICT' OR EXISTS (
                  SELECT 1 FROM app.participation AS a
                  WHERE a.district_id = d AND a.tenant_id = t AND a.project_id = p.id
              ));
        END
        """,
        to="app_rw, app_ro",
        volatility="STABLE",
    )


def _duplicates() -> None:
    definer(
        "find_matches(the_credit_code text, company_name text, project_name text)",
        "TABLE (project_id uuid, kind text, report_id uuid, reported_at timestamptz, report_status text)",
        """
            grams CONSTANT text[] := app.bigrams(project_name);
        BEGIN
            IF writes NOT IN ('OWN', 'DISTRICT') OR t IS NULL THEN
                RAISE insufficient_privilege USING MESSAGE = 'only a tenant that is reporting may compare';
            END IF;
            RETURN QUERY
            WITH candidate AS (
                SELECT p.id, 1 AS strength, 'CREDIT_CODE' AS kind
                FROM app.company AS c JOIN app.project AS p ON p.district_id = d AND p.company_id = c.id
                WHERE c.district_id = d AND c.credit_code = the_credit_code
                UNION ALL
                SELECT p.id, 2, 'COMPANY_NAME'
                FROM app.company AS c JOIN app.project AS p ON p.district_id = d AND p.company_id = c.id
                WHERE c.district_id = d AND c.name_normal = company_name
                UNION ALL
                SELECT p.id, 3, 'PROJECT_NAME' FROM app.project AS p
                WHERE p.district_id = d AND p.name_normal = project_name
                UNION ALL
                SELECT near.id, 3, 'PROJECT_NAME'
                FROM (
                    SELECT g.project_id AS id, count(*) AS shared FROM app.search_gram AS g
                    WHERE g.district_id = d AND g.gram = ANY (grams)
                    GROUP BY g.project_id HAVING count(*) * 10 >= cardinality(grams) * 8
                ) AS near
                JOIN app.project AS p ON p.district_id = d AND p.id = near.id
                CROSS JOIN LATERAL (SELECT app.bigrams(p.name_normal) AS pieces) AS other
                CROSS JOIN LATERAL (
                    SELECT count(*) AS shared FROM unnest(grams) AS mine (gram) WHERE mine.gram = ANY (other.pieces)
                ) AS both_have
                -- Dice's coefficient of the two names at or above 0.8, in whole numbers.
                WHERE both_have.shared * 20 >= (cardinality(grams) + cardinality(other.pieces)) * 8
            ), strongest AS (
                SELECT DISTINCT ON (c.id) c.id, c.strength, c.kind FROM candidate AS c ORDER BY c.id, c.strength
            )
            SELECT p.id, s.kind, r.id, r.reported_at, r.status
            FROM strongest AS s
            JOIN app.project AS p ON p.district_id = d AND p.id = s.id
            LEFT JOIN app.first_report AS r ON r.district_id = d AND r.project_id = p.id
            WHERE p.tenant_id <> t AND p.stage NOT IN ('LOST', 'WITHDRAWN')
            ORDER BY s.strength, p.created_at, p.id;
        END
        """,
        to="app_rw",
    )
    definer(
        "link_duplicate(the_project uuid, other uuid, the_kind text, at timestamptz, dispute boolean)",
        "void",
        """
            p app.project := app.may_change(the_project);
        BEGIN
            INSERT INTO app.duplicate_link
                (district_id, id, project_id, other_project_id, kind, state, found_at, version)
            VALUES (d, uuidv7(), p.id, other, the_kind, 'OPEN', at, 1)
            ON CONFLICT (district_id, project_id, other_project_id) DO NOTHING;
            IF dispute THEN
                UPDATE app.first_report SET status = 'DISPUTED', version = version + 1
                WHERE district_id = d AND project_id = other AND status = 'VALID';
            END IF;
        END
        """,
        to="app_rw",
    )


def _identify() -> None:
    # Before anyone is known there is no district to bind, so this one function reads across districts, by its owner's
    # own policy on these five tables, and answers about exactly one issuer and subject.
    for table in ("district", "tenant", "tenant_responsibility", "person", "membership"):
        op.execute(f"CREATE POLICY identifies ON app.{table} FOR SELECT TO app_greeter USING (true)")
        op.execute(f"GRANT SELECT ON app.{table} TO app_greeter")
    op.execute("""
        CREATE FUNCTION app.identify(the_issuer text, the_subject text)
        RETURNS TABLE (district_id int, district_code text, tenant_id uuid, tenant_code text, tenant_kind text,
                       person_id uuid, person_name text, membership_id uuid, role text, responsibilities text[])
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
            SELECT d.id, d.code, t.id, t.code, t.kind, p.id, p.name, m.id, m.role,
                   ARRAY(SELECT r.responsibility FROM app.tenant_responsibility AS r
                         WHERE r.district_id = d.id AND r.tenant_id = t.id AND r.ended_at IS NULL ORDER BY 1)
            FROM app.person AS p
            JOIN app.district AS d ON d.id = p.district_id
            JOIN app.membership AS m ON m.district_id = p.district_id AND m.person_id = p.id AND m.ended_at IS NULL
            JOIN app.tenant AS t ON t.district_id = m.district_id AND t.id = m.tenant_id AND t.closed_at IS NULL
            WHERE p.issuer = the_issuer AND p.subject = the_subject
            ORDER BY d.code, t.code, m.role
        $$
    """)
    op.execute("REVOKE ALL ON FUNCTION app.identify FROM PUBLIC")
    op.execute("GRANT EXECUTE ON FUNCTION app.identify TO app_login")
    # Jobs run for one district at a time and have to know which there are: numbers only.
    op.execute("""
        CREATE FUNCTION app.districts() RETURNS SETOF int
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
            SELECT id FROM app.district ORDER BY id
        $$
    """)
    op.execute("REVOKE ALL ON FUNCTION app.districts FROM PUBLIC")
    op.execute("GRANT EXECUTE ON FUNCTION app.districts TO app_login")
    op.execute("GRANT CREATE ON SCHEMA app TO app_greeter")
    op.execute("ALTER FUNCTION app.identify OWNER TO app_greeter")
    op.execute("ALTER FUNCTION app.districts OWNER TO app_greeter")
    op.execute("REVOKE CREATE ON SCHEMA app FROM app_greeter")
