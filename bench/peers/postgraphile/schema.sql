-- What PostGraphile's users write in SQL, because its generated mutations know neither guards nor what follows from a
-- change: one function that does to the tables what the service's operation does, under the same row-level security.

DROP SCHEMA IF EXISTS bench CASCADE;
CREATE SCHEMA bench;
GRANT USAGE ON SCHEMA bench TO app_login, app_rw, app_ro;

CREATE FUNCTION bench.project_update(the_project uuid, expected_version int, new_description text)
RETURNS app.project
LANGUAGE plpgsql VOLATILE SECURITY INVOKER SET search_path = pg_catalog AS $$
DECLARE
    d CONSTANT int := current_setting('app.district')::int;
    t CONSTANT uuid := current_setting('app.tenant')::uuid;
    someone CONSTANT uuid := current_setting('app.person')::uuid;
    p app.project;
BEGIN
    SELECT * INTO p FROM app.project WHERE district_id = d AND id = the_project FOR UPDATE;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'NOT_FOUND';
    ELSIF p.version <> expected_version THEN
        RAISE EXCEPTION 'CONFLICT';
    ELSIF p.stage IN ('LOST', 'WITHDRAWN') THEN
        RAISE EXCEPTION 'PROJECT_CLOSED';
    END IF;
    UPDATE app.project
    SET description = new_description, updated_at = clock_timestamp(), version = version + 1
    WHERE district_id = d AND id = the_project
    RETURNING * INTO p;
    PERFORM app.resort(p.id);
    INSERT INTO app.audit_entry (district_id, id, tenant_id, person_id, at, action, resource, resource_id, changes,
                                 request_id, address)
    VALUES (d, uuidv7(), p.tenant_id, someone, clock_timestamp(), 'project.update', 'project', p.id,
            json_build_object('description', left(encode(sha256(convert_to(new_description, 'UTF8')), 'hex'), 16))::text,
            '', '');
    INSERT INTO app.outbox_event (district_id, id, tenant_id, kind, payload, at)
    VALUES (d, uuidv7(), t, 'project.updated',
            json_build_object('project', p.id, 'changed', json_build_array('description'))::text, clock_timestamp());
    RETURN p;
END
$$;
REVOKE ALL ON FUNCTION bench.project_update FROM PUBLIC;
GRANT EXECUTE ON FUNCTION bench.project_update TO app_rw;
