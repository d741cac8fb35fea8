"""The GraphQL types of schemes, marks, assessments and objections."""

from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import strawberry

from zhaoshang.api.node import Connection, Node
from zhaoshang.api.permission import requires
from zhaoshang.assessment.api.enums import (
    AssessmentState,
    IndicatorKind,
    IndicatorMeasure,
    IndicatorMethod,
    Marking,
    ObjectionState,
)
from zhaoshang.assessment.permissions import Assessments, Lines, Objections
from zhaoshang.evidence.permissions import Evidences
from zhaoshang.readmodel.fields import paged
from zhaoshang.values.metric import TenThousandths
from zhaoshang.values.points import Points

if TYPE_CHECKING:
    from zhaoshang.evidence.api import Evidence
    from zhaoshang.tenancy.api import Person, Tenant

TenantType = Annotated["Tenant", strawberry.lazy("zhaoshang.tenancy.api")]
PersonType = Annotated["Person", strawberry.lazy("zhaoshang.tenancy.api")]
EvidenceType = Annotated["Evidence", strawberry.lazy("zhaoshang.evidence.api")]


@strawberry.type(description="考核指标：One line of a scheme: what is measured, how it counts, and how much.")
class AssessmentIndicator(Node):
    """An indicator."""

    place: int = strawberry.field(description="序号：In which order it stands.")
    code: str = strawberry.field(description="代码：What it is known by, in every scheme of the year.")
    name: str = strawberry.field(description="名称：In Chinese.")
    name_en: str | None = strawberry.field(description="英文名称：In English, if it has one.")
    about: str = strawberry.field(description="说明：What it measures, and how.")
    kind: IndicatorKind = strawberry.field(description="类别：How it counts.")
    measure: IndicatorMeasure = strawberry.field(description="计量内容：What is counted.")
    method: IndicatorMethod = strawberry.field(description="计分办法：How a figure becomes points.")
    weight: Points = strawberry.field(description="分值：What it is worth in full; of a bonus or deduction, the most.")
    cap: TenThousandths | None = strawberry.field(
        description="封顶：The most of the weight that a ratio reaches; null otherwise."
    )
    rate: Points | None = strawberry.field(description="每项分值：Points for each one counted; null otherwise.")
    department: TenantType | None = strawberry.field(description="评分部门：Who marks it; null for what is counted.")
    marking: Marking = strawberry.field(description="评分进度：Whether every host is marked.")


@strawberry.type(description="考核办法：How the hosts are assessed in a year; a change is another, numbered next.")
class AssessmentScheme(Node):
    """A scheme."""

    year: int = strawberry.field(description="年度：The year.")
    number: int = strawberry.field(description="序号：1 as first made; give it back as `expectedNumber` to change it.")
    in_force: bool = strawberry.field(description="现行：Whether no later number replaces it.")
    reason: str | None = strawberry.field(description="调整理由：Why it was changed; null for the first.")
    published_at: datetime = strawberry.field(description="公布时间：When.")
    published_by: PersonType | None = strawberry.field(description="公布人：By whom.")
    indicators: list[AssessmentIndicator] = strawberry.field(description="指标：Its lines, in their order.")


@strawberry.type(description="考核评分：What a department says of one host; a change is another, numbered next.")
class AssessmentMark(Node):
    """A mark."""

    year: int = strawberry.field(description="年度：The year.")
    code: str = strawberry.field(description="指标代码：Of which indicator.")
    department: TenantType | None = strawberry.field(description="评分部门：Who marked.")
    unit: TenantType | None = strawberry.field(description="被考核单位：Whom.")
    number: int = strawberry.field(description="序号：1 as first given; give it back as `expectedNumber` to change it.")
    in_force: bool = strawberry.field(description="现行：Whether no later number replaces it.")
    mark: Points = strawberry.field(description="评分：Of a hundred for quality; points for a bonus or a deduction.")
    reason: str = strawberry.field(description="理由：Why; the host reads it on its line.")
    given_at: datetime = strawberry.field(description="评分时间：When.")
    given_by: PersonType | None = strawberry.field(description="评分人：By whom.")


@strawberry.type(description="考核异议：A host says that one of its own lines is wrong.")
class AssessmentObjection(Node):
    """An objection."""

    line: "AssessmentLine | None" = strawberry.field(
        description="得分明细：The line it is about.", directives=[requires(Lines.VIEW)]
    )
    tenant: TenantType | None = strawberry.field(description="提出单位：The host.")
    state: ObjectionState = strawberry.field(description="状态：What became of it.")
    reason: str = strawberry.field(description="理由：What is wrong.")
    evidence: EvidenceType | None = strawberry.field(
        description="佐证材料：The file that came with it, if you may see it.", directives=[requires(Evidences.VIEW)]
    )
    raised_at: datetime = strawberry.field(description="提出时间：When.")
    raised_by: PersonType | None = strawberry.field(description="提出人：By whom.")
    decided_at: datetime | None = strawberry.field(description="裁定时间：When it was decided.")
    decided_by: PersonType | None = strawberry.field(description="裁定人：By whom.")
    decision: str | None = strawberry.field(description="裁定意见：The coordination office's reasons.")
    corrected: Points | None = strawberry.field(description="更正得分：The line's points since; null unless upheld.")
    version: int = strawberry.field(description="版本：Give it back as `expectedVersion`.")


@strawberry.type(description="考核得分明细：One indicator of one host, with the numbers that explain its points.")
class AssessmentLine(Node):
    """A line."""

    result: "AssessmentResult | None" = strawberry.field(
        description="考核得分：The result that it is part of.", directives=[requires(Assessments.VIEW)]
    )
    indicator: AssessmentIndicator | None = strawberry.field(description="指标：Which indicator.")
    tenant: TenantType | None = strawberry.field(description="被考核单位：Whose it is.")
    value: str | None = strawberry.field(
        description="实绩：The figure in its own unit: yuan of two decimals, a count of four, a mark of two; "
        "null while no mark is given. What a dispute freezes is not in it."
    )
    disputed: str = strawberry.field(
        description="争议数：What open disputes freeze, in the same unit; it counts nowhere."
    )
    target: str | None = strawberry.field(description="目标：The host's, in the same unit; null unless a ratio.")
    lowest: str | None = strawberry.field(description="全区最低：The least of all hosts; null unless compared.")
    highest: str | None = strawberry.field(description="全区最高：The most of all hosts; null unless compared.")
    share: TenThousandths = strawberry.field(
        description="得分率：How much of the weight, to four places; points come from the exact share."
    )
    weight: Points = strawberry.field(description="分值：The indicator's weight.")
    computed_points: Points = strawberry.field(description="测算得分：As computed and first published.")
    points: Points = strawberry.field(description="得分：As it counts, with what an upheld objection corrected.")
    remark: str | None = strawberry.field(description="评分理由：The department's reason for its mark; null otherwise.")
    explanation: str = strawberry.field(description="计分说明：The formula with its numbers, in the reader's language.")
    objection: AssessmentObjection | None = strawberry.field(
        description="异议：The objection to it, if there is one and you may see it.",
        directives=[requires(Objections.VIEW)],
    )


@strawberry.type(description="考核得分：What an assessment comes to for one host.")
class AssessmentResult(Node):
    """A host's result."""

    assessment: "Assessment | None" = strawberry.field(
        description="考核：Of which assessment.", directives=[requires(Assessments.VIEW)]
    )
    tenant: TenantType | None = strawberry.field(description="被考核单位：The host.")
    total: Points = strawberry.field(description="总分：The sum of its lines' points.")
    rank: int = strawberry.field(description="名次：Among all hosts; equal totals share one.")
    lines: Connection[AssessmentLine] = strawberry.field(
        resolver=paged,
        description="得分明细：Its lines, as far as you may see them.",
        directives=[requires(Lines.VIEW)],
    )


@strawberry.type(description="年度考核：One computation of a year, over every host of the district.")
class Assessment(Node):
    """An assessment."""

    year: int = strawberry.field(description="年度：The year.")
    number: int = strawberry.field(description="序号：How often the year had been computed by then.")
    state: AssessmentState = strawberry.field(description="状态：How far it has come.")
    scheme: AssessmentScheme | None = strawberry.field(description="考核办法：What it was computed by.")
    computed_at: datetime = strawberry.field(description="测算时间：When.")
    computed_by: PersonType | None = strawberry.field(description="测算人：By whom.")
    published_at: datetime | None = strawberry.field(description="公布时间：When it was published.")
    published_by: PersonType | None = strawberry.field(description="公布人：By whom.")
    objections_end_at: datetime | None = strawberry.field(
        description="异议截止：The midnight from which on no objection is taken."
    )
    finalised_at: datetime | None = strawberry.field(description="定案时间：When it became final.")
    finalised_by: PersonType | None = strawberry.field(description="定案人：By whom.")
    published_hash: str | None = strawberry.field(
        description="公布哈希：SHA-256 of what was published; null before. The guide says of what text."
    )
    final_hash: str | None = strawberry.field(description="定案哈希：SHA-256 of what is final; null before.")
    version: int = strawberry.field(description="版本：Give it back as `expectedVersion`.")
    results: Connection[AssessmentResult] = strawberry.field(
        resolver=paged,
        description="考核得分：Every host's, the first in rank first.",
        directives=[requires(Assessments.VIEW)],
    )
