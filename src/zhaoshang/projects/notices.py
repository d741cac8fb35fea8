"""What people are told about the pipeline (domain §2)."""

from uuid import UUID

from zhaoshang.notifications.declare import Told, register_notice
from zhaoshang.projects.model import DuplicateLink, FirstReport, Project
from zhaoshang.projects.permissions import Duplicates, FirstReports, Projects

register_notice(
    Told(
        kind="DUPLICATE_FOUND",
        zh="发现疑似重复",
        en="Two units' projects look like one",
        event="duplicate.found",
        key="project",
        mapped=DuplicateLink,
        by="project_id",
        subject="DuplicateLink",
        holders=Duplicates.SETTLE,
    ),
    Told(
        kind="FIRST_REPORT_SETTLED",
        zh="首报争议已裁定",
        en="A dispute about the unit's first report was decided",
        event="first_report.settled",
        key="report",
        mapped=FirstReport,
        subject="FirstReport",
        units=lambda report, _event: [report.tenant_id],
        holders=FirstReports.CERTIFY,
    ),
    Told(
        kind="PROJECT_INVOLVED",
        zh="请本单位参与项目",
        en="The unit is asked to take part in a project",
        event="project.involved",
        key="project",
        mapped=Project,
        subject="Project",
        units=lambda _project, event: [UUID(event["tenant"])],
        holders=Projects.VIEW,
    ),
)
