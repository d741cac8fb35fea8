"""What a crowded district holds of monthly reports: one for each project, and the bureau's figures beside."""

from typing import Final

REPORTS: Final = """
INSERT INTO app.monthly_report (district_id, id, tenant_id, period, state, round, opened_at, ready_at, due_at,
                                submitted_at, submitted_by, verify_by, decided_at, version)
SELECT {district}, md5('report' || n)::uuid, host, to_char(date '1000-01-01' + n * interval '1 month', 'YYYY-MM'),
       (ARRAY['DRAFT', 'SUBMITTED', 'RETURNED', 'VERIFIED'])[n / 10 % 4 + 1], 1, at, at,
       at + (n % 97) * interval '1 day', at, '{somebody}', at + (n % 97) * interval '1 day', at, 1
FROM crowd;

INSERT INTO app.bureau_figure (district_id, id, tenant_id, bureau_id, period, metric, amount, number, recorded_at,
                               recorded_by)
SELECT {district}, md5('bureau' || n)::uuid, host, '{hezuo}', to_char(date '1000-01-01' + n * interval '1 month',
       'YYYY-MM'), 'TAX', 9, 1, at, '{somebody}'
FROM crowd;

INSERT INTO app.monthly_report_round (district_id, id, tenant_id, report_id, number, first_reports, signed, landed,
                                      submitted_at, submitted_by)
SELECT district_id, md5('round' || id)::uuid, tenant_id, id, 1, 0, 0, 0, submitted_at, submitted_by
FROM app.monthly_report WHERE district_id = {district};

INSERT INTO app.monthly_report_line (district_id, id, tenant_id, report_id, round, metric, figures, verified,
    corrections, corrected, late_figures, late, waiting_figures, waiting, returned_figures, credited, adjusted, total,
    zero)
SELECT district_id, md5('line' || id)::uuid, tenant_id, id, 1, 'TAX', 1, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 5, false
FROM app.monthly_report WHERE district_id = {district};
"""
