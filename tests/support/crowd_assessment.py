"""What a crowded district has of assessments: twenty years of them, and a mark and an objection for each project."""

from typing import Final

ASSESSED: Final = """
INSERT INTO app.assessment_scheme (district_id, id, tenant_id, year, number, published_at, published_by)
SELECT {district}, md5('scheme' || n)::uuid, '{hezuo}', 2000 + n, 1, now(), '{somebody}'
FROM generate_series(1, 20) AS n;

INSERT INTO app.assessment (district_id, id, tenant_id, scheme_id, year, number, state, published, computed_at,
                            computed_by, published_hash, version)
SELECT {district}, md5('assessed' || n)::uuid, '{hezuo}', md5('scheme' || n)::uuid, 2000 + n, 1, 'PUBLISHED', true,
       now(), '{somebody}', '', 1
FROM generate_series(1, 20) AS n;

INSERT INTO app.assessment_mark (district_id, id, tenant_id, year, code, unit_id, number, mark, reason, given_at,
                                 given_by)
SELECT {district}, md5('mark' || n)::uuid, CASE n % 9 WHEN 0 THEN '{gxj}'::uuid ELSE '{hezuo}'::uuid END, 2025,
       'SERVICE' || n, host, 1, 8000, '好', at, '{somebody}'
FROM crowd;

INSERT INTO app.assessment_objection (district_id, id, tenant_id, assessment_id, line_id, state, reason, raised_at,
                                      raised_by, version)
SELECT {district}, md5('objects' || n)::uuid, host, md5('assessed' || (n % 20 + 1))::uuid, md5('line' || n)::uuid,
       'OPEN', '漏计', at, '{somebody}', 1
FROM crowd;
"""
