"""What the mutations of plans, progress and baselines take."""

from collections.abc import Mapping, Sequence
from datetime import date

import strawberry

from zhaoshang.api.inputs import ID, VERSION
from zhaoshang.api.vocabulary import Responsibility
from zhaoshang.majors.api.enums import PlanKind
from zhaoshang.majors.operations.make_plan import NewPlan
from zhaoshang.majors.operations.report_progress import NewProgress
from zhaoshang.majors.rules.plans import TemplateStep
from zhaoshang.readmodel.payloads import keyed
from zhaoshang.values.money import Fen


@strawberry.input(description="模板节点输入：One milestone of a kind of project.")
class MilestoneStepInput:
    """One milestone."""

    kind: PlanKind = strawberry.field(description="计划类型：Of which kind of project.")
    code: str = strawberry.field(
        description="编码：What it is called across versions; construction starts with `START`."
    )
    name: str = strawberry.field(description="名称：What it is called.")
    after: list[str] = strawberry.field(default_factory=list, description="前置节点：Codes of those before it.")
    days: int = strawberry.field(description="工期：Calendar days it takes once those are reached.")
    share: int = strawberry.field(
        description="计划投资比例：Investment completed by then, in ten-thousandths of the whole; 10000 at the end."
    )
    responsibility: Responsibility = strawberry.field(
        description="责任：Who sees to it; the host for HOST, the department that answers for it otherwise."
    )


@strawberry.input(description="发布节点模板输入：Milestones of every kind, in their order, and from which day on.")
class MilestoneTemplatePublishInput:
    """A template."""

    effective_on: date = strawberry.field(description="生效日期：Today or later.")
    steps: list[MilestoneStepInput] = strawberry.field(description="节点：In their order.")


@strawberry.input(description="节点日期输入：The day given to one milestone.")
class MilestoneDayInput:
    """A day."""

    code: str = strawberry.field(description="节点编码：Which milestone.")
    planned_on: date = strawberry.field(description="计划日期：When it is to be reached.")


@strawberry.input(description="节点责任单位输入：Who sees to one milestone.")
class MilestoneResponsibleInput:
    """A unit."""

    code: str = strawberry.field(description="节点编码：Which milestone.")
    tenant: strawberry.ID = strawberry.field(description="责任单位：Which unit; it answers for what the template says.")


@strawberry.input(description="编制节点计划输入：When it begins, and what it has otherwise than the template.")
class MilestonePlanMakeInput:
    """A plan."""

    major_project: strawberry.ID = strawberry.field(description="重大项目：Which one.")
    start_on: date = strawberry.field(description="起始日期：From when its milestones are counted.")
    milestones: list[MilestoneDayInput] = strawberry.field(
        default_factory=list, description="节点日期：Days other than the template's."
    )
    responsible: list[MilestoneResponsibleInput] = strawberry.field(
        default_factory=list, description="责任单位：Where several units answer for a milestone."
    )


@strawberry.input(description="填报节点输入：That it is reached, or when it is expected.")
class MilestoneReportInput:
    """What is reported of a milestone."""

    id: strawberry.ID = strawberry.field(description=ID)
    expected_version: int = strawberry.field(description=VERSION)
    reached_on: date | None = strawberry.field(default=None, description="完成日期：When it was reached.")
    expected_on: date | None = strawberry.field(default=None, description="预计日期：When it is expected now.")
    evidence: strawberry.ID | None = strawberry.field(default=None, description="佐证材料：One of your own files.")


@strawberry.input(description="填报进度输入：What is invested by the end of a month.")
class ProgressReportInput:
    """A month's progress."""

    plan: strawberry.ID = strawberry.field(description="节点计划：Of which project's plan.")
    period: str = strawberry.field(description="月份：`YYYY-MM`; while it is open.")
    completed: Fen = strawberry.field(description="累计完成投资：Since the beginning.")
    narrative: str = strawberry.field(description="进展情况：In words.")
    evidence: strawberry.ID | None = strawberry.field(default=None, description="现场照片：One of your own files.")
    expected_version: int | None = strawberry.field(
        default=None, description="所见版本：Of the report that is corrected; null for the month's first."
    )


@strawberry.input(description="申请调整计划输入：Which days, and why.")
class BaselineProposeInput:
    """A proposal."""

    plan: strawberry.ID = strawberry.field(description="节点计划：Which plan.")
    expected_version: int = strawberry.field(description=VERSION)
    reason: str = strawberry.field(description="理由：Why the baseline should change.")
    milestones: list[MilestoneDayInput] = strawberry.field(description="节点日期：The days asked for.")


@strawberry.input(description="批准调整计划输入：Which proposal.")
class BaselineApproveInput:
    """A proposal to approve."""

    id: strawberry.ID = strawberry.field(description=ID)
    expected_version: int = strawberry.field(description=VERSION)
    note: str | None = strawberry.field(default=None, description="意见：What to say about it.")


@strawberry.input(description="退回调整申请输入：Which proposal, and why.")
class BaselineReturnInput:
    """A proposal to return."""

    id: strawberry.ID = strawberry.field(description=ID)
    expected_version: int = strawberry.field(description=VERSION)
    reason: str = strawberry.field(description="理由：Why the baseline stays.")


@strawberry.input(description="节点推迟输入：By how much a milestone slips, if it does.")
class MilestoneSlipInput:
    """A slip that is only thought of."""

    code: str = strawberry.field(description="节点编码：Which milestone.")
    days: int = strawberry.field(description="推迟天数：Calendar days later than expected; negative for earlier.")


def template_steps(given: MilestoneTemplatePublishInput) -> list[TemplateStep]:
    """What the operation takes."""
    return [
        TemplateStep(each.kind, each.code.strip(), each.name, each.after, each.days, each.share, each.responsibility)
        for each in given.steps
    ]


def days(given: Sequence[MilestoneDayInput]) -> Mapping[str, date]:
    """Days by milestone; of the same named twice the last."""
    return {each.code: each.planned_on for each in given}


def new_plan(given: MilestonePlanMakeInput) -> NewPlan:
    """What the operation takes."""
    return NewPlan(
        start_on=given.start_on,
        days=days(given.milestones),
        responsible={each.code: keyed("Tenant", each.tenant) for each in given.responsible},
    )


def new_progress(given: ProgressReportInput) -> NewProgress:
    """What the operation takes."""
    return NewProgress(
        period=given.period,
        completed_fen=given.completed,
        narrative=given.narrative,
        evidence=None if given.evidence is None else keyed("Evidence", given.evidence),
        expected=given.expected_version,
    )
