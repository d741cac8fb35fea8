"""What waits in the pipeline: disputes about who was first, and projects that look like one (domain §2)."""

from zhaoshang.duties.declare import Duty, in_state, register_duty
from zhaoshang.projects.model import DuplicateLink, DuplicateState, FirstReport, FirstReportStatus
from zhaoshang.projects.permissions import Duplicates, FirstReports

register_duty(
    Duty(
        kind="DUPLICATE_SETTLEMENT",
        zh="认定疑似重复",
        en="Two units' projects look like one: say whether they are",
        mapped=DuplicateLink,
        subject="DuplicateLink",
        permission=Duplicates.SETTLE,
        sees=Duplicates.VIEW,
        waits=lambda link: in_state(link.state, DuplicateState.OPEN),
        since=lambda link: link.found_at,
        project=lambda link: link.project_id,
    ),
    Duty(
        kind="FIRST_REPORT_SETTLEMENT",
        zh="裁定首报争议",
        en="A first report is disputed: decide whether it stands",
        mapped=FirstReport,
        subject="FirstReport",
        permission=FirstReports.SETTLE,
        sees=FirstReports.VIEW,
        waits=lambda report: in_state(report.status, FirstReportStatus.DISPUTED),
        since=lambda report: report.reported_at,
        project=lambda report: report.project_id,
    ),
)
