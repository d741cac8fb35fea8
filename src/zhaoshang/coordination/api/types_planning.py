"""The GraphQL types of planning consultations."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated

import strawberry

from zhaoshang.api.node import Node
from zhaoshang.api.permission import requires
from zhaoshang.coordination.api.enums import ConsultationState, PlanOpinionState, PlanVerdict
from zhaoshang.coordination.permissions import Consultations, PlanningDocuments, PlanningOpinions

if TYPE_CHECKING:
    from zhaoshang.evidence.api import Evidence
    from zhaoshang.projects.api import Project
    from zhaoshang.tenancy.api import Person, Tenant

TenantType = Annotated["Tenant", strawberry.lazy("zhaoshang.tenancy.api")]
PersonType = Annotated["Person", strawberry.lazy("zhaoshang.tenancy.api")]
EvidenceType = Annotated["Evidence", strawberry.lazy("zhaoshang.evidence.api")]
ProjectType = Annotated["Project", strawberry.lazy("zhaoshang.projects.api")]


@strawberry.type(description="方案附件：A file that came with a plan; the file itself leaves by `planningFileReveal`.")
class PlanningDocument(Node):
    """A file of a plan."""

    name: str = strawberry.field(description="名称：What it is.")
    file_name: str | None = strawberry.field(
        description="文件名：As it was uploaded; null if you may not see the file."
    )
    media_type: str | None = strawberry.field(description="类型：Its media type.")
    size: int | None = strawberry.field(description="大小：In bytes.")


@strawberry.type(description="方案：The plan as it was first handed in, or as it was adjusted.")
class PlanningRevision:
    """A revision of a plan."""

    number: int = strawberry.field(description="版次：1, 2, 3 … of its consultation.")
    plan: str = strawberry.field(description="内容：The plan in words.")
    handed_in_at: datetime = strawberry.field(description="提交时间：When it was handed in.")
    handed_in_by: PersonType | None = strawberry.field(description="提交人：By whom.")
    documents: list[PlanningDocument] = strawberry.field(
        description="附件：Its files, such as the site plan.", directives=[requires(PlanningDocuments.VIEW)]
    )


@strawberry.type(description="部门意见：What one department says of one revision of a plan.")
class PlanningOpinion(Node):
    """A department's opinion."""

    consultation: "PlanningConsultation | None" = strawberry.field(
        description="征询：Of which consultation.", directives=[requires(Consultations.VIEW)]
    )
    department: TenantType | None = strawberry.field(description="部门：Who is asked.")
    revision: int = strawberry.field(description="版次：The revision that it was asked about.")
    state: PlanOpinionState = strawberry.field(description="状态：Whether it has answered.")
    asked_at: datetime = strawberry.field(description="征询时间：When it was asked.")
    due_at: datetime = strawberry.field(description="时限：From when on it is overdue.")
    is_overdue: bool = strawberry.field(description="是否逾期：Whether it should have answered by now.")
    days_left: int | None = strawberry.field(
        description="剩余天数：Calendar days left until it is due, negative when overdue; null once it need not answer."
    )
    verdict: PlanVerdict | None = strawberry.field(description="意见：What it says; null until it answers.")
    opinion: str | None = strawberry.field(description="内容：In its words.")
    law_basis: str | None = strawberry.field(description="法律依据：On which law it rests.")
    evidence: EvidenceType | None = strawberry.field(description="附件：A file that came with it, if you may see it.")
    given_at: datetime | None = strawberry.field(description="答复时间：When it answered.")
    given_by: PersonType | None = strawberry.field(description="答复人：Who answered for it.")
    version: int = strawberry.field(description="版本：Give it back as `expectedVersion`.")


@strawberry.type(description="多规合一征询：Early opinions of the departments on a project that is to be built.")
class PlanningConsultation(Node):
    """A planning consultation."""

    project: ProjectType | None = strawberry.field(description="项目：Which project.")
    host: TenantType | None = strawberry.field(description="申请单位：Whose site and plan it is about.")
    runner: TenantType | None = strawberry.field(description="牵头部门：The approval department that runs it.")
    number: int = strawberry.field(description="次序：1, 2, 3 … of its project.")
    state: ConsultationState = strawberry.field(description="状态：Where it is.")
    revision: int = strawberry.field(description="现版次：The newest revision of its plan.")
    revisions: list[PlanningRevision] = strawberry.field(description="方案：Every revision, in their order.")
    opinions: list[PlanningOpinion] = strawberry.field(
        description="部门意见：Of every department and revision, in the order of asking.",
        directives=[requires(PlanningOpinions.VIEW)],
    )
    due_at: datetime = strawberry.field(description="时限：From when on its present step is overdue.")
    is_overdue: bool = strawberry.field(description="是否逾期：Whether its present step, or an opinion, is late.")
    days_left: int | None = strawberry.field(
        description="剩余天数：Calendar days left for the present step, negative when overdue; null once it ended."
    )
    applied_at: datetime = strawberry.field(description="申请时间：When the host applied.")
    applied_by: PersonType | None = strawberry.field(description="申请人：Who applied.")
    closed_at: datetime | None = strawberry.field(description="办结时间：When it ended.")
    closed_by: PersonType | None = strawberry.field(description="办结人：Who ended it.")
    document: str | None = strawberry.field(description="文号：Of what the departments agreed.")
    concluded_on: date | None = strawberry.field(description="办结日期：The day of that document.")
    reasons: str | None = strawberry.field(description="理由：Why it ended without agreement.")
    version: int = strawberry.field(description="版本：Give it back as `expectedVersion`.")
