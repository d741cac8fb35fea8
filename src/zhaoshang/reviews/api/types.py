"""The GraphQL types of reviews."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated

import strawberry

from zhaoshang.api.node import Node
from zhaoshang.api.permission import requires
from zhaoshang.api.vocabulary import Industry, Responsibility
from zhaoshang.reviews.api.enums import (
    AssessmentKind,
    ConditionState,
    Guidance,
    OpinionState,
    ReviewState,
    SectionTrigger,
    Verdict,
)
from zhaoshang.reviews.permissions import Assessments, Conditions, Documents, Opinions, Reviews, Supplements
from zhaoshang.values.money import Fen

if TYPE_CHECKING:
    from zhaoshang.evidence.api import Evidence
    from zhaoshang.guidance.api import GuidanceItem
    from zhaoshang.projects.api import Project
    from zhaoshang.tenancy.api import Person, Tenant

TenantType = Annotated["Tenant", strawberry.lazy("zhaoshang.tenancy.api")]
PersonType = Annotated["Person", strawberry.lazy("zhaoshang.tenancy.api")]
EvidenceType = Annotated["Evidence", strawberry.lazy("zhaoshang.evidence.api")]
ProjectType = Annotated["Project", strawberry.lazy("zhaoshang.projects.api")]
GuidanceItemType = Annotated["GuidanceItem", strawberry.lazy("zhaoshang.guidance.api")]


@strawberry.type(description="评审板块：Who judges what, of which projects, how fast.")
class ReviewSection:
    """A section of a template."""

    code: str = strawberry.field(description="代码：What it is called across versions, to compare rounds.")
    name: str = strawberry.field(description="名称：As people call it.")
    responsibility: Responsibility = strawberry.field(
        description="职责：Who answers; for INDUSTRY the department of the project's own industry."
    )
    department: TenantType | None = strawberry.field(description="部门：Which unit, where several hold it.")
    working_days: int = strawberry.field(description="时限（工作日）：How long it has.")
    veto: bool = strawberry.field(description="一票否决权：Only environment's and fire's sections have it.")
    asks_guidance: bool = strawberry.field(description="产业指导：Whether its opinion says what the catalogues say.")
    triggers: list[SectionTrigger] = strawberry.field(description="适用情形：Any of these calls it.")
    industries: list[Industry] = strawberry.field(description="适用产业：Only of these; of any when empty.")
    questions: list[str] = strawberry.field(description="问题：What it answers, in this order.")
    documents: list[str] = strawberry.field(description="所需材料：What the host hands in for it, by name.")


@strawberry.type(description="评审模板：One version of how the district reviews; never changed.")
class ReviewTemplate(Node):
    """A version of how the district reviews."""

    number: int = strawberry.field(description="版本号：1, 2, 3 … as they were published.")
    effective_on: date = strawberry.field(description="生效日：Rounds submitted from this day on follow it.")
    sections: list[ReviewSection] = strawberry.field(description="板块：In their order.")
    fast_track: bool = strawberry.field(
        description="快速通道：Whether a project without land, construction or hazard passes on opinions alone."
    )
    fast_track_most: Fen | None = strawberry.field(
        description="快速通道投资上限：Up to which investment; null for any."
    )
    meeting_working_days: int = strawberry.field(description="论证时限（工作日）：For the argumentation meeting.")
    government_working_days: int = strawberry.field(description="政府会议时限（工作日）：For the government meeting.")
    note: str | None = strawberry.field(description="说明：What changed.")
    publisher: TenantType | None = strawberry.field(description="发布单位：Who published it.")
    published_at: datetime = strawberry.field(description="发布时间：When.")
    published_by: PersonType | None = strawberry.field(description="发布人：Who did.")


@strawberry.type(description="补充材料：What a section asked the host for; its clock stands until it is answered.")
class ReviewSupplement(Node):
    """What a section asked for."""

    host: TenantType | None = strawberry.field(description="被问单位：Who is asked.")
    question: str = strawberry.field(description="要求：What is asked for.")
    asked_at: datetime = strawberry.field(description="提出时间：When.")
    asked_by: PersonType | None = strawberry.field(description="提出人：Who asked.")
    answer: str | None = strawberry.field(description="答复：What came back; null while nothing has.")
    evidence: EvidenceType | None = strawberry.field(description="附件：The file with it, if you may see it.")
    answered_at: datetime | None = strawberry.field(description="答复时间：When.")
    answered_by: PersonType | None = strawberry.field(description="答复人：Who answered.")
    version: int = strawberry.field(description="版本：Give it back as `expectedVersion`.")


@strawberry.type(description="评审意见：One section's slot in a round.")
class ReviewOpinion(Node):
    """A section's slot."""

    review: "Review | None" = strawberry.field(description="评审：Which round.", directives=[requires(Reviews.VIEW)])
    section: ReviewSection | None = strawberry.field(description="板块：Which section.")
    department: TenantType | None = strawberry.field(description="部门：Who answers for it.")
    veto_right: bool = strawberry.field(description="一票否决权：Whether it may veto.")
    state: OpinionState = strawberry.field(description="状态：What it has done.")
    asked_at: datetime = strawberry.field(description="征求时间：When it was asked.")
    due_at: datetime = strawberry.field(
        description="时限：From when on it is overdue; what it was, while the clock stands."
    )
    overdue: bool = strawberry.field(description="逾期：Whether its word is awaited and overdue now.")
    days_left: int | None = strawberry.field(description="剩余工作日：What the clock has left while it stands.")
    verdict: Verdict | None = strawberry.field(description="结论意见：What it says; null while it has not.")
    opinion: str | None = strawberry.field(description="意见：In its words.")
    answers: list[str] | None = strawberry.field(description="回答：To the section's questions, in their order.")
    guidance: Guidance | None = strawberry.field(description="产业指导方向：What the catalogues say.")
    guidance_item: GuidanceItemType | None = strawberry.field(description="目录条目：What that rests on.")
    evidence: EvidenceType | None = strawberry.field(description="附件：The file with it, if you may see it.")
    given_at: datetime | None = strawberry.field(description="答复时间：When.")
    given_by: PersonType | None = strawberry.field(description="答复人：Who spoke for it.")
    supplements: list[ReviewSupplement] = strawberry.field(
        description="补充材料：What it asked the host for.", directives=[requires(Supplements.VIEW)]
    )
    version: int = strawberry.field(description="版本：Give it back as `expectedVersion`.")


@strawberry.type(description="申报材料：A file handed in with a round.")
class ReviewDocument(Node):
    """A file handed in."""

    name: str = strawberry.field(description="名称：As the sections call it.")
    since_round: int = strawberry.field(description="起始轮次：In which round it was first handed in.")
    file_name: str | None = strawberry.field(description="文件名：As it was uploaded.")
    media_type: str | None = strawberry.field(description="文件类型：E.g. `application/pdf`.")
    size: int | None = strawberry.field(description="大小：Bytes.")


@strawberry.type(description="评估：What a host found out about its project itself, or had an agency find out.")
class ReviewAssessment(Node):
    """An assessment."""

    project: ProjectType | None = strawberry.field(description="项目：Of which project, as far as you may see it.")
    host: TenantType | None = strawberry.field(description="登记单位：Whose it is.")
    kind: AssessmentKind = strawberry.field(description="类型：The host's own, or bought.")
    conclusion: str = strawberry.field(description="结论：What it says.")
    agency: str | None = strawberry.field(description="机构：Who was paid for it.")
    contract: str | None = strawberry.field(description="合同编号：The contract.")
    fee: Fen | None = strawberry.field(description="费用：What it cost.")
    evidence: EvidenceType | None = strawberry.field(description="评估报告：The report, if you may see it.")
    assessed_on: date = strawberry.field(description="评估日期：When it was made.")
    added_at: datetime = strawberry.field(description="登记时间：When it was entered.")
    added_by: PersonType | None = strawberry.field(description="登记人：Who entered it.")


@strawberry.type(description="评审条件：What a project must still do, followed up until it is done.")
class ReviewCondition(Node):
    """A condition."""

    review: "Review | None" = strawberry.field(description="评审：Which round.", directives=[requires(Reviews.VIEW)])
    opinion: ReviewOpinion | None = strawberry.field(
        description="评审意见：Which opinion set it; null when a meeting did.", directives=[requires(Opinions.VIEW)]
    )
    set_by: TenantType | None = strawberry.field(description="提出单位：Who set it, and confirms it.")
    host: TenantType | None = strawberry.field(description="落实单位：Who has to do it.")
    requirement: str = strawberry.field(description="要求：What has to be done.")
    due_at: datetime = strawberry.field(description="时限：From when on it is overdue.")
    overdue: bool = strawberry.field(description="逾期：Whether it is open and overdue now.")
    state: ConditionState = strawberry.field(description="状态：Whether it is done.")
    set_at: datetime = strawberry.field(description="提出时间：When it was set.")
    report: str | None = strawberry.field(description="落实情况：What the host says.")
    evidence: EvidenceType | None = strawberry.field(description="佐证材料：What shows it, if you may see it.")
    reported_at: datetime | None = strawberry.field(description="报告时间：When it was last reported.")
    reported_by: PersonType | None = strawberry.field(description="报告人：Who reported it.")
    decision: str | None = strawberry.field(description="确认意见：What who set it says of the report.")
    decided_at: datetime | None = strawberry.field(description="确认时间：When.")
    decided_by: PersonType | None = strawberry.field(description="确认人：Who.")
    version: int = strawberry.field(description="版本：Give it back as `expectedVersion`.")


@strawberry.type(description="轮次对比：What a section said in the round before, and says in this one.")
class ReviewComparison:
    """A section over two rounds."""

    section: str = strawberry.field(description="板块代码：Which section.")
    before: ReviewOpinion | None = strawberry.field(
        description="上一轮意见：What it said; null when it was not asked then.", directives=[requires(Opinions.VIEW)]
    )
    now: ReviewOpinion | None = strawberry.field(
        description="本轮意见：What it says; null when it is not asked any more.", directives=[requires(Opinions.VIEW)]
    )


@strawberry.type(description="项目评审：One round of a project's review.")
class Review(Node):
    """A round."""

    project: ProjectType | None = strawberry.field(description="项目：The project, as far as you may see it.")
    host: TenantType | None = strawberry.field(description="申报单位：Who submitted it.")
    template: ReviewTemplate | None = strawberry.field(description="评审模板：What it follows.")
    round: int = strawberry.field(description="轮次：1, 2, 3 … of the project.")
    previous: "Review | None" = strawberry.field(description="上一轮：The round before, with what it looked like then.")
    comparison: list[ReviewComparison] = strawberry.field(
        description="轮次对比：Section by section, against the round before; for a first round, without a before."
    )
    state: ReviewState = strawberry.field(description="状态：Where it is, or how it ended.")
    statement: str = strawberry.field(description="申报说明：What the host says of the project.")
    veto_answer: str | None = strawberry.field(description="否决回应：How it answers an earlier round's veto.")
    industry: Industry = strawberry.field(description="产业：As submitted.")
    investment: Fen = strawberry.field(description="计划总投资：As submitted.")
    occupies_land: bool = strawberry.field(description="占地：As submitted.")
    needs_construction: bool = strawberry.field(description="需建设：As submitted.")
    is_hazardous: bool = strawberry.field(description="涉危：As submitted.")
    fast_track: bool = strawberry.field(description="快速通道：Whether it can pass on opinions alone.")
    pending: int = strawberry.field(description="待答复板块数：How many sections have not spoken.")
    submitted_at: datetime = strawberry.field(description="提交时间：When.")
    submitted_by: PersonType | None = strawberry.field(description="提交人：Who submitted it.")
    due_at: datetime = strawberry.field(
        description="时限：From when on its present step is overdue: the next section's, or the meeting's."
    )
    overdue: bool = strawberry.field(description="逾期：Whether it is open and overdue now.")
    opinions: list[ReviewOpinion] = strawberry.field(
        description="评审意见：Every section's slot.", directives=[requires(Opinions.VIEW)]
    )
    documents: list[ReviewDocument] = strawberry.field(
        description="申报材料：What was handed in.", directives=[requires(Documents.VIEW)]
    )
    assessments: list[ReviewAssessment] = strawberry.field(
        description="评估：The host's own and bought assessments of the project.",
        directives=[requires(Assessments.VIEW)],
    )
    conditions: list[ReviewCondition] = strawberry.field(
        description="评审条件：What was asked of the project.", directives=[requires(Conditions.VIEW)]
    )
    decided_at: datetime | None = strawberry.field(description="办结时间：When it ended.")
    decided_by: PersonType | None = strawberry.field(description="办结人：Who ended it.")
    decision: str | None = strawberry.field(description="办结意见：Why it ended so.")
    version: int = strawberry.field(description="版本：Give it back as `expectedVersion`.")
