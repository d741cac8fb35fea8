"""What a crowded district holds of evaluations: one of each project, two years of each, a promise of nearly each.

One year is over, of a third of them still to be recorded; the other lies ahead.
A project's years are entered when it lands and fall due over the years: their rows lie in no order of days.
"""

from typing import Final

EVALUATED: Final = """
INSERT INTO app.post_evaluation (district_id, id, tenant_id, project_id, department_id, state, landed_on, years,
                                 partly_percent, industry, channel, promised, opened_at, version)
SELECT {district}, md5('evaluates' || n)::uuid, host, project, CASE WHEN n % 4 = 0 THEN '{gxj}'::uuid WHEN n % 5 <> 2
       THEN md5('host1')::uuid END, 'RUNNING', at::date, 2, 60, 'OTHER', 'OTHER', n % 100 <> 0, at, 1
FROM crowd;

INSERT INTO app.evaluation_year (district_id, id, tenant_id, project_id, department_id, evaluation_id, number, from_on,
                                 to_on, ready_at, due_at, told_at, state, round, version)
SELECT e.district_id, md5('year' || e.id || number)::uuid, e.tenant_id, e.project_id, e.department_id, e.id, number,
       e.landed_on, e.landed_on + 365, e.opened_at + interval '365 days',
       e.opened_at + interval '385 days' + number * interval '1 hour',
       CASE number WHEN 1 THEN e.opened_at + interval '366 days' END,
       CASE WHEN number = 1 AND hashtext(e.id::text) % 3 <> 0 THEN 'RECORDED' ELSE 'OPEN' END,
       CASE WHEN number = 1 AND hashtext(e.id::text) % 3 <> 0 THEN 1 ELSE 0 END, 1
FROM app.post_evaluation AS e CROSS JOIN generate_series(1, 2) AS number WHERE e.district_id = {district}
ORDER BY md5('year' || e.id || number);

INSERT INTO app.evaluation_promise (district_id, id, tenant_id, project_id, department_id, evaluation_id, number, state,
                                    source, reason, evidence_id, promised_at, promised_by, version)
SELECT district_id, md5('promises' || id)::uuid, tenant_id, project_id, department_id, id, 1, 'WAITING', '协议', '变更',
       id, opened_at, '{somebody}', 1
FROM app.post_evaluation WHERE district_id = {district} AND promised;

INSERT INTO app.evaluation_report (district_id, id, tenant_id, from_on, to_on, edition, title, content, content_hash,
                                   issued_at, issued_by)
SELECT {district}, md5('analyses' || n)::uuid, CASE n % 4 WHEN 0 THEN '{gxj}'::uuid ELSE '{hezuo}' END, at::date,
       at::date, n, '报告', '', '', at, '{somebody}'
FROM crowd;
"""
