"""What the mutations and lists of blockers take."""

from datetime import date

import strawberry

from zhaoshang.api.inputs import ID, VERSION
from zhaoshang.api.node import OrderDirection
from zhaoshang.majors.api.enums_blockers import BlockerKind, BlockerLevel, BlockerOrderField, BlockerState
from zhaoshang.majors.operations.raise_blocker import NewBlocker
from zhaoshang.readmodel.payloads import keyed


@strawberry.input(description="堵点筛选：Which blockers; an absent entry filters nothing.")
class BlockerFilter:
    """Which blockers."""

    state: list[BlockerState] | None = strawberry.field(default=None, description="状态：In one of these states.")
    level: list[BlockerLevel] | None = strawberry.field(default=None, description="层级：At one of these levels.")
    kind: list[BlockerKind] | None = strawberry.field(default=None, description="类别：Of one of these kinds.")
    project: strawberry.ID | None = strawberry.field(default=None, description="项目：Of this project.")
    overdue: bool | None = strawberry.field(default=None, description="逾期：Those overdue, or those that are not.")
    gap: bool | None = strawberry.field(default=None, description="升级缺口：Those with a gap above them, or without.")
    assigned_to_me: bool | None = strawberry.field(
        default=None, description="由本单位解决：Those that your unit is to remove, or those of others."
    )
    waits_for_me: bool | None = strawberry.field(
        default=None, description="待本单位办理：Those on which your unit must act now, or the rest."
    )


@strawberry.input(description="堵点排序：In which order.")
class BlockerOrder:
    """An order."""

    field: BlockerOrderField = strawberry.field(description="字段：By what.")
    direction: OrderDirection = strawberry.field(description="方向：Which end first.")


@strawberry.input(description="提出堵点输入：A blocker to raise.")
class BlockerRaiseInput:
    """A blocker to raise."""

    major_project: strawberry.ID = strawberry.field(description="重大项目：Which one; your own.")
    kind: BlockerKind = strawberry.field(description="类别：What it is about.")
    description: str = strawberry.field(description="情况：What stands in the way.")
    department: strawberry.ID = strawberry.field(description="责任部门：The department that is to remove it.")


@strawberry.input(description="答复堵点输入：An answer.")
class BlockerAnswerInput:
    """An answer."""

    id: strawberry.ID = strawberry.field(description=ID)
    expected_version: int = strawberry.field(description=VERSION)
    answer: str = strawberry.field(description="答复：What was done.")
    evidence: strawberry.ID | None = strawberry.field(default=None, description="佐证材料：A file of your unit's own.")


@strawberry.input(description="转办堵点输入：Whose matter it is.")
class BlockerHandOnInput:
    """Whose matter it is."""

    id: strawberry.ID = strawberry.field(description=ID)
    expected_version: int = strawberry.field(description=VERSION)
    department: strawberry.ID = strawberry.field(description="责任部门：To which department.")
    reason: str = strawberry.field(description="原因：Why it is theirs.")


@strawberry.input(description="销号输入：A blocker that is removed.")
class BlockerResolveInput:
    """A blocker that is removed."""

    id: strawberry.ID = strawberry.field(description=ID)
    expected_version: int = strawberry.field(description=VERSION)
    note: str | None = strawberry.field(default=None, description="说明：What there is to say about it.")


@strawberry.input(description="退回堵点输入：A blocker that is not removed.")
class BlockerReturnInput:
    """A blocker that is not removed."""

    id: strawberry.ID = strawberry.field(description=ID)
    expected_version: int = strawberry.field(description=VERSION)
    reason: str = strawberry.field(description="原因：What still stands in the way.")


@strawberry.input(description="撤回堵点输入：A blocker that is none.")
class BlockerWithdrawInput:
    """A blocker that is none."""

    id: strawberry.ID = strawberry.field(description=ID)
    expected_version: int = strawberry.field(description=VERSION)
    reason: str = strawberry.field(description="原因：Why it is none.")


@strawberry.input(description="改派堵点输入：Who is to remove it, by when.")
class BlockerReassignInput:
    """Who is to remove it, by when."""

    id: strawberry.ID = strawberry.field(description=ID)
    expected_version: int = strawberry.field(description=VERSION)
    department: strawberry.ID = strawberry.field(description="责任部门：To which department.")
    due_on: date = strawberry.field(description="期限：The last day it has.")
    reason: str = strawberry.field(description="原因：Why, and what is to be done.")


@strawberry.input(description="批示堵点输入：An instruction.")
class BlockerInstructInput:
    """An instruction."""

    id: strawberry.ID = strawberry.field(description=ID)
    expected_version: int = strawberry.field(description=VERSION)
    instruction: str = strawberry.field(description="批示：What is to be done.")
    department: strawberry.ID = strawberry.field(description="责任部门：By which department.")
    due_on: date = strawberry.field(description="期限：The last day it has.")


def new_blocker(given: BlockerRaiseInput) -> NewBlocker:
    """What the operation takes."""
    return NewBlocker(kind=given.kind, description=given.description, department=keyed("Tenant", given.department))
