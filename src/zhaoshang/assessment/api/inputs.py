"""What the mutations and lists of assessments take."""

import strawberry

from zhaoshang.api.inputs import ID, VERSION
from zhaoshang.assessment.api.enums import (
    AssessmentState,
    IndicatorKind,
    IndicatorMeasure,
    IndicatorMethod,
    ObjectionState,
)
from zhaoshang.assessment.rules.schemes import NewIndicator, NewScheme
from zhaoshang.readmodel.payloads import keyed
from zhaoshang.values.metric import TenThousandths
from zhaoshang.values.points import Points


@strawberry.input(description="考核办法筛选：Which schemes; an absent entry filters nothing.")
class AssessmentSchemeFilter:
    """Which schemes."""

    year: int | None = strawberry.field(default=None, description="年度：Of this year.")
    in_force: bool | None = strawberry.field(default=None, description="现行：In force, or replaced.")


@strawberry.input(description="评分筛选：Which marks; an absent entry filters nothing.")
class AssessmentMarkFilter:
    """Which marks."""

    year: int | None = strawberry.field(default=None, description="年度：Of this year.")
    code: str | None = strawberry.field(default=None, description="指标代码：Of this indicator.")
    unit: strawberry.ID | None = strawberry.field(default=None, description="被考核单位：Of this host.")
    in_force: bool | None = strawberry.field(default=None, description="现行：In force, or replaced.")


@strawberry.input(description="考核筛选：Which assessments; an absent entry filters nothing.")
class AssessmentFilter:
    """Which assessments."""

    year: int | None = strawberry.field(default=None, description="年度：Of this year.")
    state: list[AssessmentState] | None = strawberry.field(default=None, description="状态：In one of these states.")


@strawberry.input(description="考核异议筛选：Which objections; an absent entry filters nothing.")
class AssessmentObjectionFilter:
    """Which objections."""

    state: list[ObjectionState] | None = strawberry.field(default=None, description="状态：In one of these states.")
    assessment: strawberry.ID | None = strawberry.field(default=None, description="考核：To this assessment.")


@strawberry.input(description="考核指标输入：One line of a scheme.")
class AssessmentIndicatorInput:
    """A line of a scheme."""

    code: str = strawberry.field(description="代码：Capitals, digits and underscores; a mark is of a year and a code.")
    name: str = strawberry.field(description="名称：In Chinese.")
    name_en: str | None = strawberry.field(default=None, description="英文名称：In English.")
    about: str = strawberry.field(description="说明：What it measures, and how.")
    kind: IndicatorKind = strawberry.field(description="类别：How it counts.")
    measure: IndicatorMeasure = strawberry.field(description="计量内容：What is counted.")
    method: IndicatorMethod = strawberry.field(description="计分办法：How a figure becomes points.")
    weight: Points = strawberry.field(description="分值：Quantity and quality together are 100 points.")
    cap: TenThousandths | None = strawberry.field(
        default=None, description="封顶：For a ratio, from 1 to 2: 1.2 is 120 %."
    )
    rate: Points | None = strawberry.field(default=None, description="每项分值：For what is counted one by one.")
    department: strawberry.ID | None = strawberry.field(default=None, description="评分部门：For what is marked.")


@strawberry.input(description="公布考核办法输入：How the hosts are assessed in a year.")
class AssessmentSchemePublishInput:
    """A scheme."""

    year: int = strawberry.field(description="年度：The year.")
    indicators: list[AssessmentIndicatorInput] = strawberry.field(description="指标：Its lines, in their order.")
    expected_number: int | None = strawberry.field(
        default=None, description="现行序号：The `number` that is changed; absent for the first scheme of a year."
    )
    reason: str | None = strawberry.field(default=None, description="调整理由：Required for a change.")


@strawberry.input(description="考核评分输入：What a department says of one host.")
class AssessmentMarkGiveInput:
    """A mark."""

    indicator: strawberry.ID = strawberry.field(description="指标：An indicator that your department marks.")
    unit: strawberry.ID = strawberry.field(description="被考核单位：The host.")
    mark: Points = strawberry.field(description="评分：Of a hundred for quality; points for a bonus or a deduction.")
    reason: str = strawberry.field(description="理由：Why; the host reads it.")
    expected_number: int | None = strawberry.field(
        default=None, description="现行序号：The `number` that is changed; absent for a first mark."
    )


@strawberry.input(description="测算考核输入：Which year.")
class AssessmentComputeInput:
    """Which year."""

    year: int = strawberry.field(description="年度：A year that has begun.")


@strawberry.input(description="公布考核输入：A draft.")
class AssessmentPublishInput:
    """A draft."""

    id: strawberry.ID = strawberry.field(description=ID)
    expected_version: int = strawberry.field(description=VERSION)


@strawberry.input(description="考核定案输入：A published assessment.")
class AssessmentFinaliseInput:
    """A published assessment."""

    id: strawberry.ID = strawberry.field(description=ID)
    expected_version: int = strawberry.field(description=VERSION)


@strawberry.input(description="提出考核异议输入：What is wrong with a line.")
class AssessmentObjectionRaiseInput:
    """What is wrong with a line."""

    line: strawberry.ID = strawberry.field(description="得分明细：One of your unit's own.")
    reason: str = strawberry.field(description="理由：What is wrong.")
    evidence: strawberry.ID | None = strawberry.field(default=None, description="佐证材料：A file of your unit's own.")


@strawberry.input(description="裁定考核异议输入：Whether it is right.")
class AssessmentObjectionDecideInput:
    """Whether it is right."""

    id: strawberry.ID = strawberry.field(description=ID)
    expected_version: int = strawberry.field(description=VERSION)
    upheld: bool = strawberry.field(description="成立：Whether the line is corrected.")
    points: Points | None = strawberry.field(default=None, description="更正得分：The line's points, when upheld only.")
    reason: str = strawberry.field(description="裁定意见：Why.")


@strawberry.input(description="调阅异议材料输入：Which file, and what for.")
class AssessmentObjectionFileRevealInput:
    """Which file, and what for."""

    id: strawberry.ID = strawberry.field(description="异议：The objection that the file came with.")
    purpose: str = strawberry.field(description="用途：What it is needed for; kept on record.")


def new_scheme(given: AssessmentSchemePublishInput) -> NewScheme:
    """What the operation takes."""
    indicators = [
        NewIndicator(
            code=each.code,
            name=each.name,
            name_en=each.name_en,
            about=each.about,
            kind=each.kind,
            measure=each.measure,
            method=each.method,
            weight=each.weight,
            cap=each.cap,
            rate=each.rate,
            department=None if each.department is None else keyed("Tenant", each.department),
        )
        for each in given.indicators
    ]
    return NewScheme(year=given.year, indicators=indicators, expected_number=given.expected_number, reason=given.reason)
