"""What the pipeline tells of a project: its first report and each stage it came to (domain §2)."""

from zhaoshang.projects.model import FirstReport, StageChange
from zhaoshang.projects.permissions import FirstReports, History
from zhaoshang.projects.views.happenings import Happening, register_happening

register_happening(
    Happening(
        kind="FIRST_REPORTED",
        zh="首报",
        en="It was reported first, under the number in `detail`",
        mapped=FirstReport,
        sees=FirstReports.VIEW,
        at=lambda report: report.reported_at,
        by="by_person_id",
        detail="number",
    ),
    Happening(
        kind="FIRST_REPORT_DECIDED",
        zh="首报裁定",
        en="Whose first report counts was decided, with the reasons in `detail`",
        mapped=FirstReport,
        sees=FirstReports.VIEW,
        at=lambda report: report.decided_at,
        when=lambda report: report.decided_at.is_not(None),
        by="decided_by",
        detail="decision_reason",
    ),
    Happening(
        kind="STAGE_CHANGED",
        zh="阶段变更",
        en="It came to the stage in `detail`",
        mapped=StageChange,
        sees=History.VIEW,
        at=lambda change: change.at,
        by="by_person_id",
        detail="to_stage",
    ),
)
