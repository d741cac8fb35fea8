"""What a crowded district holds of buildings: one for each project, with a lease, a month and something noticed."""

from typing import Final

BUILDINGS: Final = """
INSERT INTO app.building (district_id, id, tenant_id, name, name_normal, address, kind, rentable, self_used, state,
                          created_at, created_by, version)
SELECT {district}, md5('building' || n)::uuid, host, '楼宇' || n, '楼宇' || n, '津滨大道', 'OFFICE', 1000 + n % 97, 0,
       'OPEN', at, '{somebody}', 1
FROM crowd;

INSERT INTO app.lease (district_id, id, tenant_id, building_id, floor, unit, area, firm, credit_code, industry, rent,
                       starts_on, ends_on, until, recorded_at, recorded_by, version)
SELECT {district}, md5('lease' || n)::uuid, host, md5('building' || n)::uuid, '1', '101', 9, '云帆', 'A', 'OTHER', 1,
       date '2020-01-01' + n % 97, date '2027-01-01' + n % 89, date '2027-01-01' + n % 89, at, '{somebody}', 1
FROM crowd;

INSERT INTO app.building_report (district_id, id, tenant_id, building_id, period, number, state, tax, rentable,
    self_used, let, vacant, firms, local_firms, evidence_id, submitted_at, submitted_by, verify_by, returned_at,
    version)
SELECT {district}, md5('month' || n)::uuid, host, md5('building' || n)::uuid,
       to_char(date '1000-01-01' + n * interval '1 month', 'YYYY-MM'), 1,
       (ARRAY['SUBMITTED', 'RETURNED', 'VERIFIED'])[n / 10 % 3 + 1], 5, 1000 + n % 97, 0, 9, 991 + n % 97, 1, 0,
       md5('evidence' || n)::uuid, at, '{somebody}', at + (n % 97) * interval '1 day',
       CASE WHEN n / 10 % 3 = 1 THEN at END, 1
FROM crowd;

INSERT INTO app.building_alert (district_id, id, tenant_id, building_id, kind, about, state, rule, threshold, due_at,
                                lease_id, period, raised_at, cleared_at)
SELECT {district}, md5('alert' || n)::uuid, host, md5('building' || n)::uuid,
       CASE WHEN n / 10 % 2 = 0 THEN 'LEASE_ENDING' ELSE 'REPORT_DUE' END, n::text,
       CASE WHEN n % 3 = 0 THEN 'CLEARED' ELSE 'OPEN' END, 'rule', 90, at + (n % 97) * interval '1 day',
       CASE WHEN n / 10 % 2 = 0 THEN md5('lease' || n)::uuid END, NULL, at, CASE WHEN n % 3 = 0 THEN at END
FROM crowd;
"""
