"""A crowded district: tens of thousands of projects, written in bulk, for looking at plans and counting statements."""

import asyncpg

from tests.support.actors import DONGLI, person_id, tenant_id
from tests.support.crowd_assessment import ASSESSED
from tests.support.crowd_buildings import BUILDINGS
from tests.support.crowd_evaluation import EVALUATED
from tests.support.crowd_reports import REPORTS

HOSTS = 20
"""Hosts besides the hall's own two, among which most projects are spread."""

_CROWD = """
INSERT INTO app.tenant (district_id, id, code, name, short_name, pinyin, kind, created_at, version)
SELECT {district}, md5('host' || n)::uuid, 'host' || n, '街道' || n, '街道' || n, 'z' || n, 'STREET', now(), 1
FROM generate_series(1, {hosts}) AS n;

CREATE TEMP TABLE crowd ON COMMIT DROP AS
SELECT n, md5('project' || n)::uuid AS project, md5('company' || n)::uuid AS company,
       CASE n % 10 WHEN 0 THEN '{huaming}'::uuid ELSE md5('host' || (n % {hosts} + 1))::uuid END AS host,
       '2020-01-01'::timestamptz + (n::bigint * 7919 % 2000000) * interval '1 minute' AS at,
       (n::bigint * 104729 % 1000000) * 1000000 AS fen, '{{}}'::uuid[] AS shared
FROM generate_series(1, {projects}) AS n;

UPDATE crowd SET shared = array_remove(ARRAY[
    CASE WHEN n % 8 = 0 THEN '{sthj}'::uuid END, CASE WHEN n % 4 = 0 THEN '{gxj}'::uuid END,
    CASE WHEN fen >= 500000000000 THEN '{fgw}'::uuid END
], NULL);

INSERT INTO app.company (district_id, id, tenant_id, shared_with, name, name_normal, created_at, updated_at, version)
SELECT {district}, company, host,
       shared,
       '天津第' || n || '有限公司', '天津第' || n, at, at, 1 FROM crowd;

INSERT INTO app.project (district_id, id, tenant_id, shared_with, company_id, industry_department_id, name, name_normal,
                         industry, channel, stage, investment_fen, investment_known, investment_approximate, is_major,
                         needs_construction, first_contact_on, first_contact_precision, reported_elsewhere, created_by,
                         created_at, updated_at, version)
SELECT {district}, project, host,
       shared,
       company, CASE WHEN n % 4 = 0 THEN '{gxj}'::uuid END, '第' || n || '项目', '第' || n,
       (ARRAY['SMART_MANUFACTURING', 'BIOMEDICINE', 'OTHER'])[n % 3 + 1], 'OWN_EFFORT',
       (ARRAY['LEAD', 'NEGOTIATING', 'SIGNED', 'LOST'])[n % 4 + 1], fen, true, false, fen >= 500000000000, false,
       at::date, 'DAY', false, '{somebody}', at, at + n * interval '1 second', 1
FROM crowd;

INSERT INTO app.participation (district_id, id, tenant_id, project_id, parts, created_at, updated_at, investment_fen)
SELECT {district}, md5('part' || n || part.tenant)::uuid, part.tenant, project, part.bits, at,
       at + n * interval '1 second', fen
FROM crowd CROSS JOIN LATERAL (VALUES
    (host, 1, true), ('{gxj}'::uuid, 24, n % 4 = 0), ('{ghzy}'::uuid, 4, n % 5 >= 3), ('{sthj}'::uuid, 4, n % 8 = 0),
    ('{fgw}'::uuid, 32, fen >= 500000000000), ('{qld}'::uuid, 8, n % 5 = 3)
) AS part (tenant, bits, holds)
WHERE part.holds;

INSERT INTO app.company_participation (district_id, id, tenant_id, company_id, created_at)
SELECT {district}, md5('known' || c.id || each)::uuid, each, c.id, c.created_at
FROM app.company AS c CROSS JOIN unnest(array_append(c.shared_with, c.tenant_id)) AS each
WHERE c.district_id = {district};

INSERT INTO app.first_report (district_id, id, tenant_id, project_id, number, reported_at, by_person_id, status,
                              version)
SELECT {district}, md5('report' || n)::uuid, host, project, 'R' || n, at, '{somebody}', 'VALID', 1 FROM crowd;

INSERT INTO app.stage_change (district_id, id, tenant_id, shared_with, project_id, from_stage, to_stage, at,
                              by_person_id)
SELECT {district}, md5('change' || n || step)::uuid, p.tenant_id, p.shared_with, project, NULL, 'LEAD',
       crowd.at + step * interval '1 day', '{somebody}'
FROM crowd JOIN app.project AS p ON p.district_id = {district} AND p.id = project
CROSS JOIN generate_series(1, 2) AS step;

INSERT INTO app.note (district_id, id, tenant_id, project_id, body, by_person_id, created_at)
SELECT {district}, md5('note' || n)::uuid, host, project, '跟进', '{somebody}', at FROM crowd;

INSERT INTO app.contact (district_id, id, tenant_id, company_id, name, phone, created_at, version)
SELECT {district}, md5('contact' || n)::uuid, host, company, '王某', '13812341234', at, 1 FROM crowd;

INSERT INTO app.transfer (district_id, id, tenant_id, project_id, state, reason, summary, industry, departments,
                          proposed_at, proposed_by, version)
SELECT {district}, md5('push' || n)::uuid, host, project, 'WITHDRAWN', '无厂房', '概要', 'OTHER',
       CASE WHEN n % 4 = 0 THEN ARRAY['{gxj}'::uuid] ELSE '{{}}' END, at, '{somebody}', 1
FROM crowd WHERE n % 2 = 0;

INSERT INTO app.transfer_advice (district_id, id, tenant_id, transfer_id, proposed_at, asked_at, version)
SELECT {district}, md5('advice' || id)::uuid, each, id, proposed_at, proposed_at, 1
FROM app.transfer CROSS JOIN unnest(departments) AS each WHERE district_id = {district};

INSERT INTO app.transfer_offer (district_id, id, tenant_id, transfer_id, state, summary, industry, needs_construction,
                                is_major, offered_at, offered_by, respond_by, version)
SELECT {district}, md5('offer' || n)::uuid, CASE n % 10 WHEN 2 THEN '{huaming}'::uuid
       ELSE md5('host' || (n % {hosts} + 1))::uuid END, md5('push' || n)::uuid, 'CLOSED', '概要', 'OTHER', false, false,
       at, '{somebody}', at, 1
FROM crowd WHERE n % 2 = 0;

INSERT INTO app.carrier (district_id, id, tenant_id, name, kind, area, power, created_at, version)
SELECT {district}, md5('carrier' || n)::uuid, host, '厂房', 'PLANT', 5000, 0, at, 1 FROM crowd WHERE n % 3 = 0;

INSERT INTO app.evidence (district_id, id, tenant_id, file_name, media_type, size, sha256, storage_key, uploaded_by,
                          uploaded_at, version)
SELECT {district}, md5('file' || n)::uuid, host, '凭证.pdf', 'application/pdf', 1, repeat('0', 64), '',
       '{somebody}', at, 1
FROM crowd;

INSERT INTO app.leading_industry (district_id, id, tenant_id, industry, declared_at)
SELECT {district}, md5('leads' || id)::uuid, id, 'OTHER', created_at FROM app.tenant
WHERE district_id = {district} AND kind = 'STREET';

INSERT INTO app.fact (district_id, id, tenant_id, project_id, metric, amount, paid_on, evidence_id, state, recorded_at,
                      recorded_by, version)
SELECT {district}, md5('fact' || n)::uuid, host, project, 'TAX', 1, at::date, md5('file' || n)::uuid,
       (ARRAY['VERIFIED', 'VERIFIED', 'VERIFIED', 'SUBMITTED'])[n % 4 + 1], at,
       '{somebody}', 1
FROM crowd;

INSERT INTO app.attribution_entry (district_id, id, tenant_id, project_id, terms_id, fact_id, metric, period, kind,
                                   amount, share, cumulative_before, cumulative_after, credited_before, credited_after,
                                   takes_remainder, origin_tenant_id, host_tenant_id, since, basis, posted_at)
SELECT {district}, md5('entry' || n)::uuid, host, project, md5('terms' || n)::uuid, md5('fact' || n)::uuid, 'TAX',
       to_char(at, 'YYYY-MM'), 'CREDIT', 1, 10000, 0, 1, 0, 1, true, host, host, at::date, 'FIRST_HOST', at
FROM crowd;

INSERT INTO app.attribution_terms (district_id, id, project_id, origin_tenant_id, host_tenant_id, since, parties,
                                   shares, basis, made_at)
SELECT {district}, md5('terms' || n)::uuid, project, host, host, at::date, '{{}}', '{{}}', 'FIRST_HOST', at FROM crowd;

INSERT INTO app.attribution_party (district_id, id, tenant_id, terms_id, made_at)
SELECT {district}, md5('party' || n)::uuid, host, md5('terms' || n)::uuid, at FROM crowd;

INSERT INTO app.attribution_agreement (district_id, id, tenant_id, project_id, terms_id, state, since, evidence_id,
                                       proposed_at, proposed_by, version, shared_with)
SELECT {district}, md5('agreed' || n)::uuid, host, project, md5('terms' || n)::uuid, 'PROPOSED', at::date,
       md5('file' || n)::uuid, at, '{somebody}', 1, ARRAY[host] FROM crowd;

INSERT INTO app.attribution_agreement_party (district_id, id, tenant_id, agreement_id, place, share, proposed_at,
                                             version, shared_with)
SELECT {district}, md5('agrees' || n)::uuid, host, md5('agreed' || n)::uuid, 0, 10000, at, 1, ARRAY[host] FROM crowd;

INSERT INTO app.attribution_dispute (district_id, id, tenant_id, project_id, terms_id, state, reason, raised_at,
                                     raised_by, version, shared_with)
SELECT {district}, md5('dispute' || n)::uuid, host, project, md5('terms' || n)::uuid, 'OPEN', '有误', at, '{somebody}',
       1, ARRAY[host] FROM crowd;

INSERT INTO app.attribution_dispute_party (district_id, id, tenant_id, dispute_id, raised_at, version, shared_with)
SELECT {district}, md5('disputes' || n)::uuid, host, md5('dispute' || n)::uuid, at, 1, ARRAY[host] FROM crowd;

INSERT INTO app.target (district_id, id, tenant_id, year, metric, amount, number, revision, reason, set_at, set_by)
SELECT {district}, md5('target' || n)::uuid, (ARRAY['{huaming}', '{gxj}']::uuid[])[n % 2 + 1], 2026, 'TAX', n, n, n,
       CASE WHEN n > 1 THEN '调整' END, '2026-01-01'::timestamptz + n * interval '1 minute', '{somebody}'
FROM generate_series(1, 6000) AS n;

INSERT INTO app.target_month (district_id, id, tenant_id, target_id, period, metric, amount)
SELECT {district}, md5('target month' || n)::uuid, (ARRAY['{huaming}', '{gxj}']::uuid[])[n % 2 + 1],
       md5('target' || n)::uuid, '2026-12', 'TAX', n
FROM generate_series(1, 6000) AS n;

INSERT INTO app.host_succession (district_id, id, tenant_id, successor_tenant_id, reason, projects, terms,
                                 succeeded_at, succeeded_by)
SELECT {district}, md5('merger' || n)::uuid, '{huaming}', '{gxj}', '区划调整', 0, 0, now(), '{somebody}'
FROM generate_series(1, 20) AS n;

INSERT INTO app.working_day_override (district_id, id, day, worked, reason, created_at, created_by)
SELECT {district}, md5('day' || n)::uuid, '2026-01-01'::date + n / 2, n % 2 = 0, '区内安排', now(), '{somebody}'
FROM generate_series(1, 60) AS n;

INSERT INTO app.guidance_edition (district_id, id, tenant_id, title, document, effective_on, item_count, imported_at,
                                  imported_by, version)
SELECT {district}, md5('edition' || n)::uuid, '{gxj}', '目录', '文号', '2015-01-01'::date + n * 365, 800,
       '2015-01-01'::timestamptz + n * interval '1 year', '{somebody}', 1
FROM generate_series(1, 10) AS n;

INSERT INTO app.guidance_item (district_id, id, tenant_id, edition_id, kind, code, sector, text, place, imported_at)
SELECT {district}, md5('item' || n || ' ' || at)::uuid, '{gxj}', md5('edition' || n)::uuid,
       (ARRAY['ENCOURAGED', 'RESTRICTED', 'ELIMINATED'])[at % 3 + 1], at::text, '机械', '条目', at,
       '2015-01-01'::timestamptz + n * interval '1 year'
FROM generate_series(1, 10) AS n CROSS JOIN generate_series(1, 800) AS at;

INSERT INTO app.review_template (district_id, id, tenant_id, number, effective_on, fast_track, meeting_working_days,
                                 government_working_days, published_at, published_by)
SELECT {district}, md5('template' || n)::uuid, '{hezuo}', n, '2015-01-01'::date + n * 90, true, 10, 10, now(),
       '{somebody}'
FROM generate_series(1, 20) AS n;

INSERT INTO app.review (district_id, id, tenant_id, shared_with, project_id, template_id, round, state, statement,
                        industry, investment_fen, occupies_land, needs_construction, is_hazardous, fast_track, pending,
                        submitted_at, submitted_by, due_at, version)
SELECT {district}, md5('review' || n)::uuid, host, shared, project, md5('template1')::uuid, 1,
       (ARRAY['COLLECTING', 'DELIBERATING', 'PASSED', 'PASSED'])[n % 4 + 1], '申报说明', 'OTHER', fen, false, false,
       false, false, 0, at, '{somebody}', at + (n % 97) * interval '1 day', 1
FROM crowd;

INSERT INTO app.review_party (district_id, id, tenant_id, review_id, submitted_at, due_at)
SELECT {district}, md5('judged' || r.id || p.tenant_id)::uuid, p.tenant_id, r.id, r.submitted_at, r.due_at
FROM app.review AS r JOIN app.participation AS p ON p.district_id = r.district_id AND p.project_id = r.project_id
WHERE r.district_id = {district};

INSERT INTO app.review_opinion (district_id, id, tenant_id, shared_with, project_id, review_id, section_id,
                                section_code, place, veto_right, state, verdict, asked_at, due_at, version)
SELECT {district}, md5('slot' || n)::uuid, '{sthj}', array_append(shared, host), project, md5('review' || n)::uuid,
       md5('section')::uuid, 'environment', 1, true, CASE n % 16 WHEN 0 THEN 'PENDING' ELSE 'GIVEN' END,
       CASE n % 16 WHEN 0 THEN NULL ELSE 'SUPPORT' END, at, at + (n % 97) * interval '1 day', 1
FROM crowd WHERE n % 8 = 0;

INSERT INTO app.review_condition (district_id, id, tenant_id, shared_with, project_id, review_id, set_by_tenant_id,
                                  requirement, due_at, state, set_at, reported_at, version)
SELECT {district}, md5('asked' || n)::uuid, host, shared, project, md5('review' || n)::uuid, '{sthj}', '补办手续',
       at + (n % 97) * interval '1 day', CASE n % 4 WHEN 0 THEN 'REPORTED' ELSE 'OPEN' END, at, at, 1
FROM crowd WHERE n % 2 = 0;

INSERT INTO app.meeting (district_id, id, tenant_id, shared_with, kind, title, held_at, place, state, created_at,
                         created_by, version)
SELECT {district}, md5('meeting' || n)::uuid, '{hezuo}', array_append(shared, host), 'ARGUMENTATION', '论证会', at,
       '区政府', 'CLOSED', at, '{somebody}', 1
FROM crowd;

INSERT INTO app.meeting_member (district_id, id, tenant_id, meeting_id, whole_agenda, votes, invited_at, held_at)
SELECT {district}, md5('attends' || n || each)::uuid, each, md5('meeting' || n)::uuid, false, false, at, at
FROM crowd CROSS JOIN unnest(ARRAY[host, '{hezuo}'::uuid] || shared) AS each;

INSERT INTO app.major_project (district_id, id, tenant_id, shared_with, project_id, entered_at, investment_fen, stage)
SELECT {district}, md5('major' || n)::uuid, host, shared, project, at, fen, 'STARTED' FROM crowd;

INSERT INTO app.major_party (district_id, id, tenant_id, major_id, entered_at, investment_fen)
SELECT {district}, md5('commits' || m.id || p.tenant_id)::uuid, p.tenant_id, m.id, m.entered_at, m.investment_fen
FROM app.major_project AS m JOIN app.participation AS p ON p.district_id = m.district_id AND p.project_id = m.project_id
WHERE m.district_id = {district} AND p.parts & 9 <> 0;

INSERT INTO app.milestone_template (district_id, id, tenant_id, number, effective_on, published_at, published_by)
SELECT {district}, md5('milestones' || n)::uuid, '{hezuo}', n, '2015-01-01'::date + n * 90, now(), '{somebody}'
FROM generate_series(1, 20) AS n;

INSERT INTO app.sponsorship (district_id, id, tenant_id, shared_with, project_id, level, began_at, appointed_by,
                             next_visit_on, version)
SELECT {district}, md5('sponsors' || n || level)::uuid, unit, shared, project, level, at, '{somebody}',
       at::date + 90, 1
FROM crowd CROSS JOIN LATERAL (VALUES
    ('DEPARTMENT', CASE n % 4 WHEN 0 THEN '{gxj}'::uuid ELSE '{hezuo}'::uuid END, true),
    ('DISTRICT_LEADER', '{qld}'::uuid, n % 5 = 3)
) AS sponsor (level, unit, sponsors)
WHERE sponsors;

INSERT INTO app.milestone_plan (district_id, id, tenant_id, shared_with, project_id, template_id, kind, start_on,
                                baseline, made_at, made_by, version)
SELECT {district}, md5('course' || n)::uuid, host, shared, project, md5('milestones1')::uuid, 'SERVICE', at::date, 1,
       at, '{somebody}', 1
FROM crowd;

INSERT INTO app.milestone (district_id, id, tenant_id, shared_with, project_id, plan_id, place, code, name, after, days,
                           share, responsible_tenant_id, first_planned_on, planned_on, forecast_on, actual_on, version)
SELECT {district}, md5('reaches' || n || place)::uuid, host, shared, project, md5('course' || n)::uuid, place,
       'STEP' || place, '节点', '{{}}', 30, 5000, host, at::date + 30 * place, at::date + 30 * place,
       CASE n % 5 WHEN 0 THEN at::date + 45 * place END, CASE place WHEN 1 THEN at::date END, 1
FROM crowd CROSS JOIN generate_series(1, 2) AS place;

INSERT INTO app.baseline_proposal (district_id, id, tenant_id, shared_with, project_id, plan_id, reason, state,
                                   proposed_at, proposed_by, decided_at, version)
SELECT {district}, md5('proposes' || n || state)::uuid, host, shared, project, md5('course' || n)::uuid, '顺延', state,
       CASE state WHEN 'PROPOSED' THEN at ELSE now() - interval '1 day' END, '{somebody}',
       CASE state WHEN 'PROPOSED' THEN NULL ELSE now() END, 1
FROM crowd CROSS JOIN unnest(ARRAY['PROPOSED', 'RETURNED', 'APPROVED']) AS state WHERE fen >= 500000000000;

INSERT INTO app.blocker (district_id, id, tenant_id, shared_with, project_id, kind, description, state, level,
                         department_id, waits_for_tenant_id, due_at, raised_at, raised_by, answered_at, escalation_gap,
                         version)
SELECT {district}, md5('blocker' || n)::uuid, host, shared, project, 'LAND', '无法进场',
       CASE n % 5 WHEN 0 THEN 'ANSWERED' ELSE 'OPEN' END,
       CASE n % 5 WHEN 2 THEN 'MAJOR_PROJECTS' WHEN 3 THEN 'LEADER' ELSE 'DEPARTMENT' END, department,
       CASE n % 5 WHEN 0 THEN host WHEN 2 THEN '{fgw}'::uuid WHEN 3 THEN '{qld}'::uuid ELSE department END,
       at + (n % 97) * interval '1 day', at, '{somebody}', CASE n % 5 WHEN 0 THEN at END, false, 1
FROM crowd CROSS JOIN LATERAL (
    SELECT CASE n % 8 WHEN 0 THEN '{sthj}'::uuid ELSE '{hezuo}'::uuid END
) AS asked (department);

INSERT INTO app.blocker_step (district_id, id, tenant_id, shared_with, project_id, blocker_id, department_id, action,
                              at, by_person_id, by_tenant_id, from_level, to_level, assigned_department_id, due_at)
SELECT {district}, md5('steps' || n)::uuid, b.tenant_id, b.shared_with, project, b.id, b.department_id, 'RAISED',
       b.raised_at, '{somebody}', b.tenant_id, 'DEPARTMENT', 'DEPARTMENT', b.department_id, b.due_at
FROM crowd JOIN app.blocker AS b ON b.district_id = {district} AND b.id = md5('blocker' || n)::uuid;

INSERT INTO app.blocker_party (district_id, id, tenant_id, blocker_id, due_at, raised_at)
SELECT {district}, md5('blocks' || b.id || each)::uuid, each, b.id, b.due_at, b.raised_at
FROM app.blocker AS b CROSS JOIN unnest(ARRAY[b.tenant_id, b.department_id]) AS each WHERE b.district_id = {district};
INSERT INTO app.supervision_order (district_id, id, tenant_id, unit_id, source, project_id, subject, task, state,
                                   colour, due_at, opened_at, opened_by, acknowledged_at, answered_at, decide_by,
                                   lapses, stuck, version)
SELECT {district}, md5('order' || n)::uuid, '{ducha}', CASE n % 8 WHEN 0 THEN '{sthj}'::uuid WHEN 1 THEN '{gxj}' ELSE
       host END, 'PROJECT', project, '督办', '限期办结', (ARRAY['OPEN', 'ACKNOWLEDGED', 'ANSWERED'])[n % 3 + 1], 'BLUE',
       at + (n % 97) * interval '1 day', at, '{somebody}', at, at, at + (n % 97) * interval '1 day', 0, false, 1
FROM crowd;

INSERT INTO app.order_extension (district_id, id, tenant_id, unit_id, order_id, state, until_at, reason, asked_at,
                                 asked_by, decide_by, version)
SELECT {district}, md5('longer' || o.id)::uuid, o.tenant_id, o.unit_id, o.id, 'REQUESTED', o.due_at, '理由',
       o.opened_at, '{somebody}', o.due_at, 1
FROM app.supervision_order AS o WHERE o.district_id = {district} AND o.state = 'ACKNOWLEDGED';
INSERT INTO app.bulletin (district_id, id, tenant_id, period, edition, title, state, inputs, content, content_hash,
                          composed_at, composed_by, published_at, published_by, version)
SELECT {district}, md5('told' || n)::uuid, '{ducha}', to_char(date '1900-01-01' + n * interval '1 month', 'YYYY-MM'), 1,
       '通报', CASE n % 4000 WHEN 0 THEN 'DRAFT' ELSE 'PUBLISHED' END, '{{}}', '{{}}', '0', at, '{somebody}',
       CASE n % 4000 WHEN 0 THEN NULL ELSE at END, CASE n % 4000 WHEN 0 THEN NULL ELSE '{somebody}'::uuid END, 1
FROM crowd;

INSERT INTO app.bulletin_line (district_id, id, tenant_id, bulletin_id, period, place, kind, unit_id, name, metric,
                               month, done, disputed, rank, published_at)
SELECT {district}, md5('line' || n)::uuid, '{ducha}', md5('told' || n)::uuid,
       to_char(date '1900-01-01' + n * interval '1 month', 'YYYY-MM'), 1, 'UNIT', host, '单位', 'TAX', 1, 1, 0, 1,
       CASE n % 4000 WHEN 0 THEN NULL ELSE at END
FROM crowd;
INSERT INTO app.notice (district_id, id, tenant_id, person_id, kind, subject, subject_id, event_id, at, read_at)
SELECT {district}, md5('told' || n)::uuid, host, CASE n % 4 WHEN 0 THEN '{somebody}'::uuid ELSE md5('person' || n)::uuid
       END, 'FACT_RETURNED', 'Fact', md5('fact' || n)::uuid, md5('event' || n)::uuid, at,
       CASE n % 8 WHEN 0 THEN NULL ELSE at END
FROM crowd;

INSERT INTO app.notice_preference (district_id, id, person_id, kind, in_app, set_at, version)
SELECT {district}, md5('says' || n)::uuid, CASE n WHEN 3 THEN '{somebody}'::uuid ELSE md5('person' || n)::uuid END,
       'FACT_RETURNED', false, at, 1
FROM crowd WHERE n % 3 = 0;
INSERT INTO app.planning_consultation (district_id, id, tenant_id, shared_with, project_id, runner_tenant_id, number,
                                       state, revision, applied_at, applied_by, due_at, version)
SELECT {district}, md5('plan' || n)::uuid, host, shared, project, '{ghzy}', 1,
       (ARRAY['REVISING', 'CONSULTING', 'NOT_AGREED', 'APPLIED', 'CONCLUDING'])[n % 5 + 1], 1, at, '{somebody}',
       at + (n % 97) * interval '1 day', 1
FROM crowd;

INSERT INTO app.planning_opinion (district_id, id, tenant_id, shared_with, project_id, consultation_id, revision, state,
                                  verdict, asked_at, due_at, given_at, version)
SELECT {district}, md5('says' || n)::uuid, '{sthj}', array_append(shared, host), project, md5('plan' || n)::uuid, 1,
       CASE n % 3 WHEN 0 THEN 'PENDING' ELSE 'GIVEN' END, CASE n % 3 WHEN 0 THEN NULL ELSE 'SUPPORT' END, at,
       at + (n % 97) * interval '1 day', CASE n % 3 WHEN 0 THEN NULL ELSE at END, 1
FROM crowd WHERE n % 8 = 0;

INSERT INTO app.planning_party (district_id, id, tenant_id, consultation_id, applied_at, due_at)
SELECT {district}, md5('planned' || c.id || p.tenant_id)::uuid, p.tenant_id, c.id, c.applied_at, c.due_at
FROM app.planning_consultation AS c
JOIN app.participation AS p ON p.district_id = c.district_id AND p.project_id = c.project_id
WHERE c.district_id = {district};

INSERT INTO app.service_list (district_id, id, tenant_id, number, effective_on, published_at, published_by)
SELECT {district}, md5('services' || n)::uuid, '{hezuo}', n, '2015-01-01'::date + n * 90, now(), '{somebody}'
FROM generate_series(1, 20) AS n;

INSERT INTO app.service_task (district_id, id, tenant_id, shared_with, project_id, host_tenant_id, phase, place, title,
                              state, outcome, due_at, added_at, added_by, answered_at, confirm_by, version)
SELECT {district}, md5('task' || n)::uuid, '{gxj}', array_append(shared, host), project, host, 'APPROVING', 1, '事项',
       CASE n % 3 WHEN 0 THEN 'ANSWERED' ELSE 'OPEN' END, CASE n % 3 WHEN 0 THEN 'DONE' END,
       at + (n % 97) * interval '1 day', at, '{somebody}', CASE n % 3 WHEN 0 THEN at END,
       CASE n % 3 WHEN 0 THEN at + (n % 89) * interval '1 day' END, 1
FROM crowd;

INSERT INTO app.service_party (district_id, id, tenant_id, task_id, due_at)
SELECT {district}, md5('served' || x.id || p.tenant_id)::uuid, p.tenant_id, x.id, x.due_at
FROM app.service_task AS x
JOIN app.participation AS p ON p.district_id = x.district_id AND p.project_id = x.project_id
WHERE x.district_id = {district};

INSERT INTO app.closed_period (district_id, id, period, closed_at, closed_by)
SELECT {district}, md5('closed' || n)::uuid, to_char('2010-01-01'::date + n * interval '1 month', 'YYYY-MM'), now(),
       '{somebody}'
FROM generate_series(1, 60) AS n;

INSERT INTO app.duplicate_link (district_id, id, project_id, other_project_id, kind, state, found_at, version)
SELECT {district}, md5('link' || n)::uuid, project, md5('project' || (n - 1))::uuid, 'PROJECT_NAME', 'OPEN', at, 1
FROM crowd WHERE n % 3 = 0;

INSERT INTO app.import_run (district_id, id, tenant_id, at, by_person_id, file_name, file_sha256, created, updated,
                            unchanged, skipped, refused, warned)
SELECT {district}, md5('run' || n)::uuid, host, at, '{somebody}', '台账.xlsx', '', 0, 0, 0, 0, 0, 0 FROM crowd;

INSERT INTO app.audit_entry (district_id, id, tenant_id, person_id, at, action, resource, resource_id, changes,
                             request_id, address)
SELECT {district}, md5('entry' || n)::uuid, host, '{somebody}', at, 'project.update', 'project', project, '{{}}', '', ''
FROM crowd;

INSERT INTO app.person (district_id, id, issuer, subject, name, pinyin, created_at, version)
SELECT {district}, md5('person' || n)::uuid, 'https://issuer.test', 'p' || n, '某' || n, 'p' || n, at, 1 FROM crowd
WHERE n % 3 = 0;

INSERT INTO app.membership (district_id, id, tenant_id, person_id, role, granted_at, granted_by)
SELECT {district}, md5('job' || n)::uuid, host, md5('person' || n)::uuid, 'OFFICER', at, '{somebody}' FROM crowd
WHERE n % 3 = 0;
"""


async def crowd(owner: asyncpg.Connection, projects: int) -> None:
    """Fill the hall's district with projects of 22 hosts: a tenth 华明's, a quarter 工信局's, an eighth reviewed."""
    statement = (_CROWD + ASSESSED + REPORTS + EVALUATED + BUILDINGS).format(
        district=DONGLI,
        hosts=HOSTS,
        projects=projects,
        somebody=person_id("officer@huaming"),
        **{code: tenant_id(code) for code in ("huaming", "gxj", "sthj", "fgw", "hezuo", "ghzy", "qld", "ducha")},
    )
    async with owner.transaction():
        await owner.execute("SET LOCAL session_replication_role = replica")  # the foreign keys hold by construction
        await owner.execute(statement)
    async with owner.transaction():
        await owner.execute("SELECT app.begin($1, NULL, NULL, 'DISTRICT', 'DISTRICT')", DONGLI)
        await owner.execute("SELECT app.recount_projects()")
    await owner.execute("VACUUM ANALYZE")
