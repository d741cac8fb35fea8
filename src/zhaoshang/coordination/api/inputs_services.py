"""What the mutations and lists of joint service take."""

from datetime import date

import strawberry

from zhaoshang.api.inputs import ID, VERSION
from zhaoshang.api.node import OrderDirection
from zhaoshang.api.vocabulary import Industry, Responsibility
from zhaoshang.coordination.api.enums import ServicePhase, ServiceTaskOrderField, TaskOutcome, TaskState
from zhaoshang.coordination.operations.answer_task import NewAnswer
from zhaoshang.coordination.operations.publish_list import NewList
from zhaoshang.coordination.rules.services import ListedTask
from zhaoshang.readmodel.payloads import keyed


@strawberry.input(description="服务任务筛选：Which tasks; an absent entry filters nothing.")
class ServiceTaskFilter:
    """Which tasks."""

    state: list[TaskState] | None = strawberry.field(default=None, description="状态：In any of these states.")
    phase: list[ServicePhase] | None = strawberry.field(default=None, description="阶段：Of any of these phases.")
    project: strawberry.ID | None = strawberry.field(default=None, description="项目：Of this project.")
    awaiting_me: bool | None = strawberry.field(
        default=None, description="待本单位办理：Whether your unit has to answer or to confirm."
    )
    overdue: bool | None = strawberry.field(default=None, description="逾期：Whether its department is late.")


@strawberry.input(description="服务任务排序：In which order.")
class ServiceTaskOrder:
    """An order."""

    field: ServiceTaskOrderField = strawberry.field(description="字段：By what.")
    direction: OrderDirection = strawberry.field(description="方向：Which end first.")


@strawberry.input(description="清单事项输入：What is asked of whom, for which projects.")
class ServiceListTaskInput:
    """A line of a list."""

    phase: ServicePhase = strawberry.field(description="阶段：In which phase.")
    title: str = strawberry.field(description="事项：What is to be done.")
    responsibility: Responsibility = strawberry.field(
        description="职责：Who answers; for INDUSTRY the department of the project's own industry."
    )
    department: strawberry.ID | None = strawberry.field(
        default=None, description="部门：Which unit; needed where several hold the responsibility."
    )
    working_days: int = strawberry.field(description="时限（工作日）：How long it has.")
    needs_construction: bool | None = strawberry.field(
        default=None, description="是否建设：Only of projects that build, or only of those that do not; null for both."
    )
    industries: list[Industry] = strawberry.field(
        default_factory=list, description="适用产业：Only of these; of any when empty."
    )


@strawberry.input(description="发布联动服务清单输入：How the district serves its projects from a day on.")
class ServiceListPublishInput:
    """A new version."""

    effective_on: date = strawberry.field(description="生效日：Today or later, and after every earlier version's.")
    tasks: list[ServiceListTaskInput] = strawberry.field(description="事项：In their order.")
    note: str | None = strawberry.field(default=None, description="说明：What changed.")


@strawberry.input(description="添加服务任务输入：What is asked of whom, and by when.")
class ServiceTaskAddInput:
    """A task to add."""

    project: strawberry.ID = strawberry.field(description="项目：A project of yours, from APPROVING to PRODUCING.")
    expected_version: int = strawberry.field(description="项目版本：The project's version that you saw.")
    title: str = strawberry.field(description="事项：What is to be done.")
    department: strawberry.ID = strawberry.field(description="部门：Who is asked; no host, no oversight, no leader.")
    due_on: date = strawberry.field(description="期限：The last day for it.")


@strawberry.input(description="答复服务任务输入：What your department did, or why there is nothing to do.")
class ServiceTaskAnswerInput:
    """An answer."""

    id: strawberry.ID = strawberry.field(description=ID)
    expected_version: int = strawberry.field(description=VERSION)
    outcome: TaskOutcome = strawberry.field(description="办理结果：Done, or not applicable.")
    result: str = strawberry.field(description="说明：What was done, or why it does not apply.")
    evidence: strawberry.ID | None = strawberry.field(default=None, description="佐证材料：An evidence of yours.")


@strawberry.input(description="确认服务任务输入：Which task.")
class ServiceTaskConfirmInput:
    """A task to confirm."""

    id: strawberry.ID = strawberry.field(description=ID)
    expected_version: int = strawberry.field(description=VERSION)


@strawberry.input(description="退回服务任务输入：Which task, and why.")
class ServiceTaskReopenInput:
    """A task to give back."""

    id: strawberry.ID = strawberry.field(description=ID)
    expected_version: int = strawberry.field(description=VERSION)
    reason: str = strawberry.field(description="理由：What is missing.")


def new_list(given: ServiceListPublishInput) -> NewList:
    """What the operation takes."""
    return NewList(
        effective_on=given.effective_on,
        note=given.note,
        tasks=[
            ListedTask(
                phase=each.phase,
                title=each.title,
                responsibility=each.responsibility,
                department=None if each.department is None else keyed("Tenant", each.department),
                working_days=each.working_days,
                needs_construction=each.needs_construction,
                industries=frozenset(each.industries),
            )
            for each in given.tasks
        ],
    )


def new_answer(given: ServiceTaskAnswerInput) -> NewAnswer:
    """What the operation takes."""
    evidence = None if given.evidence is None else keyed("Evidence", given.evidence)
    return NewAnswer(outcome=given.outcome, result=given.result, evidence=evidence)
