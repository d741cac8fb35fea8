"""The demo's joint service: the district's list, and the tasks that projects got from it (domain §12)."""

from datetime import datetime, timedelta
from typing import Any, Final

from zhaoshang.coordination.model import (
    ServiceList,
    ServiceListTask,
    ServicePhase,
    ServiceTask,
    TaskOutcome,
    TaskState,
)
from zhaoshang.coordination.rules.clocks import Deadlines
from zhaoshang.demo.cast import Rows
from zhaoshang.demo.districts import INDUSTRY_DEPARTMENTS
from zhaoshang.demo.hours import before
from zhaoshang.demo.pipeline import Invented, Pipeline
from zhaoshang.demo.rounds import told_of
from zhaoshang.demo.seeded import ANCHOR, BEGINNING, Chance
from zhaoshang.projects.model import Project, Stage
from zhaoshang.tenancy.model import Role
from zhaoshang.values.clock import day_of
from zhaoshang.values.responsibility import Responsibility

_SINCE: Final = BEGINNING + timedelta(days=510)
"""When the list was published; projects that had entered a phase before were served without one."""

_LINES: Final = (
    (ServicePhase.APPROVING, "用地规划许可帮办", "ghzy", Responsibility.APPROVAL, 10, True),
    (ServicePhase.APPROVING, "环评文件编制辅导", "sthj", Responsibility.ENVIRONMENT_REVIEW, 8, True),
    (ServicePhase.STARTED, "施工许可容缺受理", "ghzy", Responsibility.APPROVAL, 5, True),
    (ServicePhase.STARTED, "消防设计审查提前介入", "xfjy", Responsibility.FIRE_REVIEW, 10, True),
    (ServicePhase.BUILDING, "施工现场消防联合检查", "xfjy", Responsibility.FIRE_REVIEW, 20, True),
    (ServicePhase.BUILDING, "项目入库纳统指导", "fgw", Responsibility.MAJOR_PROJECTS, 15, None),
    (ServicePhase.PRODUCING, "竣工环保验收指导", "sthj", Responsibility.ENVIRONMENT_REVIEW, 20, True),
    (ServicePhase.PRODUCING, "产销对接和用工服务", None, Responsibility.INDUSTRY, 15, None),
)
"""Phase, title, department, responsibility, working days, and whether only of those that build."""
_DONE: Final = (
    "已上门辅导，材料一次性告知，企业已提交。",
    "已办结，批复文件已送达企业。",
    "已会同街道现场踏勘，问题当场解决。",
)
_IDLE: Final = "该项目已另行办理，本事项不适用。"
_BACK: Final = "企业反映尚有一项材料未告知，请补充说明。"
_FRESH: Final = timedelta(days=35)
"""Tasks younger than this are still under way when the story ends."""


def serve(pipeline: Pipeline, rows: Rows) -> None:
    """Publish the list, and tell what became of the tasks of every project that entered a phase since."""
    lines = _publish(pipeline, rows)
    projects = {row["id"]: row for row in pipeline.rows[Project]}
    for added in pipeline.projects:
        chance = Chance(added.id.int ^ 0x5E)
        for phase in ServicePhase:
            entered = added.journey.reached(Stage(phase.value))
            if entered is not None and entered >= _SINCE and added.origin is None:
                for line in lines:
                    kind = line["needs_construction"]
                    if line["phase"] is phase and kind in {None, projects[added.id]["needs_construction"]}:
                        _tell(pipeline, chance, added, rows, line, entered)


def _publish(pipeline: Pipeline, rows: Rows) -> list[dict[str, Any]]:
    cast, chance = pipeline.cast, Chance(pipeline.cast.district_id ^ 0x5E)
    where = {"district_id": cast.district_id, "tenant_id": cast.tenants["hezuo"]}
    published = where | {
        "id": chance.id_at(_SINCE),
        "number": 1,
        "effective_on": day_of(_SINCE),
        "note": "审批、开工、建设、投产各环节联动服务清单（首版）。",
        "published_at": _SINCE,
        "published_by": cast.who("hezuo", Role.DIRECTOR),
    }
    rows[ServiceList].append(published)
    lines = [
        where
        | {
            "id": chance.id_at(_SINCE),
            "list_id": published["id"],
            "place": place,
            "phase": phase,
            "title": title,
            "responsibility": responsibility,
            "department_id": None if unit is None else cast.tenants[unit],
            "working_days": days,
            "needs_construction": builds,
            "industries": [],
        }
        for place, (phase, title, unit, responsibility, days, builds) in enumerate(_LINES, start=1)
        if unit is None or unit in cast.tenants
    ]
    rows[ServiceListTask] += lines
    return lines


def _tell(  # noqa: PLR0913, PLR0917  where a task stands
    pipeline: Pipeline, chance: Chance, added: Invented, rows: Rows, line: dict[str, Any], entered: datetime
) -> None:
    cast = pipeline.cast
    unit = line["department_id"] or cast.tenants.get(INDUSTRY_DEPARTMENTS[added.industry])
    if unit is None:
        return
    code = next(code for code, key in cast.tenants.items() if key == unit)
    due = Deadlines().after(entered, line["working_days"])
    row: dict[str, Any] = {
        "district_id": cast.district_id,
        "id": chance.id_at(entered),
        "tenant_id": unit,
        "project_id": added.id,
        "host_tenant_id": cast.tenants[added.host.code],
        "list_task_id": line["id"],
        "phase": line["phase"],
        "place": line["place"],
        "title": line["title"],
        "state": TaskState.OPEN,
        "due_at": due,
        "added_at": entered,
        "added_by": cast.who(added.host.code),
        **dict.fromkeys(("outcome", "result", "evidence_id", "answered_at", "answered_by", "confirm_by")),
        **dict.fromkeys(("decided_at", "decided_by", "reopen_reason")),
        "version": 1,
    }
    old = ANCHOR - entered > _FRESH
    if old or not chance.one_in(2):
        _answer(pipeline, chance, row, code, entered)
        host = cast.who(added.host.code)
        decided = before(chance, row["answered_at"], 2, ANCHOR)
        if old:
            row |= {"state": TaskState.CONFIRMED, "decided_at": decided, "decided_by": host, "version": 3}
        elif chance.one_in(3):
            row |= {"state": TaskState.OPEN, "decided_at": decided, "decided_by": host, "version": 3}
            row |= {"reopen_reason": _BACK, "due_at": max(due, Deadlines().due(decided, "service_step_days"))}
        else:
            row["confirm_by"] = Deadlines().due(row["answered_at"], "service_step_days")
    row |= told_of(row["due_at"], awaited=row["state"] is TaskState.OPEN)
    rows[ServiceTask].append(row)


def _answer(pipeline: Pipeline, chance: Chance, row: dict[str, Any], code: str, entered: datetime) -> None:
    idle = chance.one_in(9)
    row |= {
        "state": TaskState.ANSWERED,
        "outcome": TaskOutcome.NOT_APPLICABLE if idle else TaskOutcome.DONE,
        "result": _IDLE if idle else chance.pick(_DONE),
        "answered_at": before(chance, entered, chance.between(2, 8), ANCHOR),
        "answered_by": pipeline.cast.who(code),
        "version": 2,
    }
