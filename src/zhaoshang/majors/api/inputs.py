"""What the mutations and lists of major projects take."""

from datetime import date

import strawberry

from zhaoshang.api.inputs import ID, VERSION
from zhaoshang.api.node import OrderDirection
from zhaoshang.api.vocabulary import Stage
from zhaoshang.majors.api.enums import LightColour, MajorProjectOrderField, SponsorLevel
from zhaoshang.majors.operations.record_visit import NewVisit
from zhaoshang.majors.rules.sponsors import Appointment
from zhaoshang.readmodel.payloads import keyed


@strawberry.input(description="重大项目筛选：Which major projects; an absent entry filters nothing.")
class MajorProjectFilter:
    """Which major projects."""

    current: bool | None = strawberry.field(
        default=None, description="在库：Those that are major now, or those that are not any more."
    )
    gap: list[SponsorLevel] | None = strawberry.field(
        default=None, description="包联缺口：Those that lack a sponsor at any of these levels."
    )
    light: list[LightColour] | None = strawberry.field(
        default=None, description="灯色：Those whose latest light is any of these."
    )
    stage: list[Stage] | None = strawberry.field(default=None, description="阶段：Those at any of these stages.")
    project: strawberry.ID | None = strawberry.field(default=None, description="项目：Of this project.")


@strawberry.input(description="重大项目排序：In which order.")
class MajorProjectOrder:
    """An order."""

    field: MajorProjectOrderField = strawberry.field(description="字段：By what.")
    direction: OrderDirection = strawberry.field(description="方向：Which end first.")


@strawberry.input(description="指定包联输入：Whom to appoint, at which level.")
class SponsorshipAppointInput:
    """Whom to appoint."""

    major_project: strawberry.ID = strawberry.field(description="重大项目：Which one.")
    level: SponsorLevel = strawberry.field(description="层级：At which level; the host's follows the project.")
    tenant: strawberry.ID = strawberry.field(
        description="包联单位：A unit of leaders at the first level, a department at the second."
    )
    person: strawberry.ID | None = strawberry.field(
        default=None, description="包联人：Somebody of that unit; required for a district leader."
    )
    handover: str | None = strawberry.field(
        default=None, description="交接说明：What the next sponsor is told; required when somebody is replaced."
    )


@strawberry.input(description="解除包联输入：Which sponsorship, why, and what is handed over.")
class SponsorshipRelieveInput:
    """A sponsorship to end."""

    id: strawberry.ID = strawberry.field(description=ID)
    expected_version: int = strawberry.field(description=VERSION)
    reason: str = strawberry.field(description="原因：Why it ends.")
    handover: str = strawberry.field(description="交接说明：What the next sponsor is told.")


@strawberry.input(description="明确包联人输入：Who of your unit answers for it.")
class SponsorshipNameInput:
    """Whom to name."""

    id: strawberry.ID = strawberry.field(description=ID)
    expected_version: int = strawberry.field(description=VERSION)
    person: strawberry.ID = strawberry.field(description="包联人：Somebody of your unit.")


@strawberry.input(description="登记走访输入：A visit that took place.")
class SponsorVisitRecordInput:
    """A visit."""

    sponsorship: strawberry.ID = strawberry.field(description="包联：One of your unit's own.")
    visited_on: date = strawberry.field(description="走访日期：When; since the sponsorship began, today at the latest.")
    findings: str = strawberry.field(description="走访情况：What was found.")
    follow_up: str | None = strawberry.field(default=None, description="后续事项：What is to be done about it.")


def appointment(given: SponsorshipAppointInput) -> Appointment:
    """What the operation takes."""
    return Appointment(
        level=given.level,
        tenant=keyed("Tenant", given.tenant),
        person=None if given.person is None else keyed("Person", given.person),
        handover=given.handover,
    )


def new_visit(given: SponsorVisitRecordInput) -> NewVisit:
    """What the operation takes."""
    return NewVisit(visited_on=given.visited_on, findings=given.findings, follow_up=given.follow_up)
