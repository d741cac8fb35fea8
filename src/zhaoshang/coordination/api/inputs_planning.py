"""What the mutations and lists of planning consultations take."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final
from uuid import UUID

import strawberry

from zhaoshang.api.inputs import ID, VERSION
from zhaoshang.api.node import OrderDirection
from zhaoshang.coordination.api.enums import ConsultationOrderField, ConsultationState, PlanVerdict
from zhaoshang.coordination.model import PlanningDocument, PlanningOpinion
from zhaoshang.coordination.operations.apply_consultation import Plan
from zhaoshang.coordination.operations.give_planning_opinion import NewPlanOpinion
from zhaoshang.readmodel.payloads import keyed


@strawberry.input(description="征询筛选：Which consultations; an absent entry filters nothing.")
class PlanningConsultationFilter:
    """Which consultations."""

    state: list[ConsultationState] | None = strawberry.field(default=None, description="状态：In any of these states.")
    project: strawberry.ID | None = strawberry.field(default=None, description="项目：Of this project.")
    awaiting_me: bool | None = strawberry.field(
        default=None, description="待本单位办理：Whether your unit has to answer, adjust, ask or close."
    )
    overdue: bool | None = strawberry.field(default=None, description="逾期：Whether something about it is late.")


@strawberry.input(description="征询排序：In which order.")
class PlanningConsultationOrder:
    """An order."""

    field: ConsultationOrderField = strawberry.field(description="字段：By what.")
    direction: OrderDirection = strawberry.field(description="方向：Which end first.")


@strawberry.input(description="方案附件输入：A file that comes with a plan.")
class PlanningDocumentInput:
    """A file of a plan."""

    name: str = strawberry.field(description="名称：What it is, such as 总平面图.")
    evidence: strawberry.ID = strawberry.field(description="佐证材料：An evidence of yours that supports nothing else.")


@strawberry.input(description="申请多规合一征询输入：Which project, which plan, and who is to run it.")
class PlanningConsultationApplyInput:
    """An application."""

    project: strawberry.ID = strawberry.field(description="项目：A project of yours that is to be built.")
    expected_version: int = strawberry.field(description="项目版本：The project's version that you saw.")
    runner: strawberry.ID = strawberry.field(description="牵头部门：A unit with the responsibility APPROVAL.")
    plan: str = strawberry.field(description="方案：The plan in words.")
    documents: list[PlanningDocumentInput] = strawberry.field(
        default_factory=list, description="附件：Its files, such as the site plan."
    )


@strawberry.input(description="征询部门意见输入：Which departments are asked.")
class PlanningDepartmentsAskInput:
    """Departments to ask."""

    id: strawberry.ID = strawberry.field(description=ID)
    expected_version: int = strawberry.field(description=VERSION)
    departments: list[strawberry.ID] = strawberry.field(description="部门：No hosts, no oversight, no leaders.")


@strawberry.input(description="答复征询输入：What your department thinks of the plan.")
class PlanningOpinionGiveInput:
    """An opinion to give."""

    id: strawberry.ID = strawberry.field(description=ID)
    expected_version: int = strawberry.field(description=VERSION)
    verdict: PlanVerdict = strawberry.field(description="意见：What you say.")
    opinion: str = strawberry.field(description="内容：Why, and what has to change.")
    law_basis: str | None = strawberry.field(default=None, description="法律依据：On which law it rests.")
    evidence: strawberry.ID | None = strawberry.field(default=None, description="附件：An evidence of yours.")


@strawberry.input(description="调整方案输入：The plan as it is now.")
class PlanningPlanReviseInput:
    """A plan to adjust."""

    id: strawberry.ID = strawberry.field(description=ID)
    expected_version: int = strawberry.field(description=VERSION)
    plan: str = strawberry.field(description="方案：The plan in words, as it is now.")
    documents: list[PlanningDocumentInput] = strawberry.field(
        default_factory=list, description="附件：The files that go with it; those of earlier revisions stay with them."
    )


@strawberry.input(description="办结征询（一致）输入：By which document the departments agree.")
class PlanningConsultationAgreeInput:
    """An agreement."""

    id: strawberry.ID = strawberry.field(description=ID)
    expected_version: int = strawberry.field(description=VERSION)
    document: str = strawberry.field(description="文号：Its number.")
    concluded_on: date = strawberry.field(description="办结日期：Its day; never in the future.")


@strawberry.input(description="办结征询（未达成一致）输入：Why the departments do not agree.")
class PlanningConsultationFailInput:
    """A disagreement."""

    id: strawberry.ID = strawberry.field(description=ID)
    expected_version: int = strawberry.field(description=VERSION)
    reasons: str = strawberry.field(description="理由：Why.")


@strawberry.input(description="撤回征询输入：Which consultation, and why.")
class PlanningConsultationWithdrawInput:
    """An application to take back."""

    id: strawberry.ID = strawberry.field(description=ID)
    expected_version: int = strawberry.field(description=VERSION)
    reason: str = strawberry.field(description="理由：Why.")


@strawberry.input(description="调阅方案附件输入：Which file, and what for.")
class PlanningFileRevealInput:
    """A file to hand out."""

    id: strawberry.ID = strawberry.field(description="标识：Of a plan's file, or of an opinion that came with one.")
    purpose: str = strawberry.field(description="用途：What for; kept on record.")


FILED: Final[Mapping[str, type[Any]]] = {"PlanningDocument": PlanningDocument, "PlanningOpinion": PlanningOpinion}
"""What of a consultation may come with a file, by its GraphQL type."""


def filed(text: str) -> tuple[type[Any], UUID]:
    """What a global id names of these; of anything else a document that nobody has."""
    name = text.partition("_")[0]
    return (FILED[name], keyed(name, text)) if name in FILED else (PlanningDocument, keyed("PlanningDocument", text))


def plan_of(given: PlanningConsultationApplyInput | PlanningPlanReviseInput) -> Plan:
    """What the operations take."""
    return Plan(text=given.plan, documents=[(each.name, keyed("Evidence", each.evidence)) for each in given.documents])


def new_opinion(given: PlanningOpinionGiveInput) -> NewPlanOpinion:
    """What the operation takes."""
    return NewPlanOpinion(
        verdict=given.verdict,
        opinion=given.opinion,
        law_basis=given.law_basis,
        evidence=None if given.evidence is None else keyed("Evidence", given.evidence),
    )
