"""How the demo's major projects are to come along, and how they do: plans, progress, and one course told by hand."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final
from uuid import UUID

from zhaoshang.demo.pipeline import Invented, Pipeline
from zhaoshang.demo.seeded import ANCHOR, BEGINNING, Chance
from zhaoshang.demo.sponsors import majors_of
from zhaoshang.majors.model import (
    BaselineProposal,
    BaselineShift,
    Milestone,
    MilestonePlan,
    MilestoneTemplate,
    MilestoneTemplateItem,
    PlanKind,
    ProgressReport,
    ProposalState,
)
from zhaoshang.majors.rules.lights import WHOLE, Course, Step, months_between, planned_share
from zhaoshang.majors.rules.plans import TemplateStep, first_dates
from zhaoshang.projects.model import MAIN_LINE, Stage
from zhaoshang.tenancy.model import Role
from zhaoshang.values.clock import SHANGHAI, day_of
from zhaoshang.values.ids import new_id
from zhaoshang.values.period import Period, last_day, period_of
from zhaoshang.values.responsibility import Responsibility

_BUILD, _SERVE = PlanKind.CONSTRUCTION, PlanKind.SERVICE
_HOST, _MARKET = Responsibility.HOST, Responsibility.MARKET_REGULATION

STEPS: Final = (
    TemplateStep(_BUILD, "LAND", "取得用地", (), 90, 500, _HOST),
    TemplateStep(_BUILD, "DESIGN", "完成设计", (), 120, 800, _HOST),
    TemplateStep(_BUILD, "PERMIT", "取得施工许可", ("LAND", "DESIGN"), 45, 1000, _HOST),
    TemplateStep(_BUILD, "START", "开工", ("PERMIT",), 30, 1500, _HOST),
    TemplateStep(_BUILD, "STRUCTURE", "主体封顶", ("START",), 180, 5500, _HOST),
    TemplateStep(_BUILD, "EQUIPMENT", "设备安装", ("STRUCTURE",), 120, 8500, _HOST),
    TemplateStep(_BUILD, "PRODUCE", "投产", ("EQUIPMENT",), 60, 9500, _HOST),
    TemplateStep(_BUILD, "CAPACITY", "达产", ("PRODUCE",), 120, WHOLE, _HOST),
    TemplateStep(_SERVE, "REGISTER", "完成注册", (), 30, 500, _MARKET),
    TemplateStep(_SERVE, "FIT_OUT", "装修完成", ("REGISTER",), 90, 6000, _HOST),
    TemplateStep(_SERVE, "PRODUCE", "开业", ("FIT_OUT",), 30, 9000, _HOST),
    TemplateStep(_SERVE, "CAPACITY", "满负荷运营", ("PRODUCE",), 180, WHOLE, _HOST),
)
"""The district's milestones, as 发改委 published them when the demo began."""

_REACHED_WITH: Final = {
    "REGISTER": Stage.LANDED,
    "LAND": Stage.LANDED,
    "DESIGN": Stage.APPROVING,
    "PERMIT": Stage.STARTED,
    "START": Stage.STARTED,
    "STRUCTURE": Stage.PRODUCING,
    "EQUIPMENT": Stage.PRODUCING,
    "FIT_OUT": Stage.PRODUCING,
    "PRODUCE": Stage.PRODUCING,
    "CAPACITY": Stage.AT_CAPACITY,
}
"""The stage by which a milestone is reached: what came before it was, too."""

_TOLD: Final = (
    "按计划推进，本月完成年度投资目标。",
    "受雨季影响，土方进度略有滞后，已调整工序。",
    "设备到货验收，安装队伍进场。",
    "配套管网施工，协调解决交叉作业问题。",
)
_REASON: Final = "进口设备交付推迟，申请顺延后续节点。"


@dataclass(frozen=True, slots=True)
class Told:
    """A course that is told by hand: two years, month by month, for whoever wants to check the lights."""

    start_on: date
    reached: Mapping[str, date]
    percent: Sequence[int | None]
    """Of the investment by the end of each month; None for a month that was not reported."""


BY_HAND: Final = Told(
    start_on=date(2024, 7, 15),
    reached={
        "LAND": date(2024, 12, 12),
        "DESIGN": date(2025, 1, 31),
        "PERMIT": date(2025, 4, 10),
        "START": date(2025, 4, 22),
        "STRUCTURE": date(2025, 7, 20),
        "EQUIPMENT": date(2025, 8, 20),
        "PRODUCE": date(2025, 8, 28),
    },
    percent=(
        *(0, 1, 2, 3, 4, 6, 7, 8, 9, 15, 25, 38),
        *(52, 62, 66, 70, None, None, None, 80, 84, 88, 90, 93),
    ),
)
"""From the first contact on: land and permit come late, so the start does; then it makes up for that, is silent for
three months, and has not come to full capacity in time.
"""

TOLD_AT: Final = "xinli"
"""Whose first signed project it is, of the major ones that build."""


def plan_ahead(pipeline: Pipeline) -> None:
    """Plan every major project from signing on."""
    template = _template(pipeline)
    signed = [
        (at, project, row)
        for project, row in majors_of(pipeline)
        if (at := project.journey.reached(Stage.SIGNED)) is not None
    ]
    by_hand = (
        min(
            (at, row["id"]) for at, project, row in signed if project.host.code == TOLD_AT and row["needs_construction"]
        )
        if TOLD_AT in pipeline.cast.tenants
        else None
    )
    for at, project, row in signed:
        kind = _BUILD if row["needs_construction"] else _SERVE
        told = by_hand is not None and row["id"] == by_hand[1]
        course = BY_HAND if told else _course(pipeline.chance, project, row, kind, day_of(at))
        _write(pipeline, row, template, course)


def _template(pipeline: Pipeline) -> UUID:
    chance, cast = pipeline.chance, pipeline.cast
    key = chance.id_at(BEGINNING)
    where = {"district_id": cast.district_id, "tenant_id": cast.tenants["fgw"]}
    published = {"published_at": BEGINNING, "published_by": cast.people["fgw", Role.DIRECTOR]}
    pipeline.rows[MilestoneTemplate].append(
        {**where, **published, "id": key, "number": 1, "effective_on": day_of(BEGINNING)}
    )
    for place, step in enumerate(STEPS, start=1):
        said = {name: getattr(step, name) for name in ("code", "name", "days", "share")}
        words = {"kind": step.kind.value, "responsibility": step.responsibility.value, "after": list(step.after)}
        pipeline.rows[MilestoneTemplateItem].append(
            {**where, **said, **words, "id": chance.id_at(BEGINNING), "template_id": key, "place": place}
        )
    return key


def _steps(kind: PlanKind) -> list[TemplateStep]:
    return [step for step in STEPS if step.kind is kind]


def _course(chance: Chance, project: Invented, row: dict[str, Any], kind: PlanKind, signed: date) -> Told:
    """Reached as far as its stages say, and invested in as planned, or somewhat or far behind it."""
    steps, today = _steps(kind), day_of(ANCHOR)
    planned = first_dates(steps, signed)
    reached: dict[str, date] = {}
    for step in steps:
        at = _by(project, _REACHED_WITH[step.code])
        if at is None:
            break
        wanted = min(planned[step.code] + timedelta(days=chance.between(-10, 12)), day_of(at), today)
        reached[step.code] = max([signed, wanted, *(reached[code] for code in step.after if code in reached)])
    course = Course(row["tenant_id"], WHOLE, signed, [_as_planned(step, planned) for step in steps], {})
    keeps = chance.weighted({100: 9, 88: 4, 70: 3, 45: 2})
    percent: list[int | None] = []
    best = 0
    for month in months_between(period_of(signed), period_of(today)):
        share = int(planned_share(course, min(last_day(month), today)) * keeps / (100 * 100))
        best = max(best, min(100, share))
        if project.journey.stage is Stage.AT_CAPACITY and len(reached) == len(steps):
            best = max(best, share, 96 if month == period_of(today) else best)
        percent.append(None if chance.one_in(18) else best)
    return Told(signed, reached, percent)


def _by(project: Invented, stage: Stage) -> datetime | None:
    """When a project came to a stage, or to the first of those after it: some leave stages out."""
    later = MAIN_LINE[MAIN_LINE.index(stage) :]
    return next((at for each in later if (at := project.journey.reached(each)) is not None), None)


def _as_planned(step: TemplateStep, planned: Mapping[str, date]) -> Step:
    return Step(step.code, new_id(), planned[step.code], step.share)


def _write(pipeline: Pipeline, row: dict[str, Any], template: UUID, told: Told) -> None:
    chance, cast = pipeline.chance, pipeline.cast
    host = next(code for code, key in cast.tenants.items() if key == row["tenant_id"])
    officer = cast.people[host, Role.OFFICER]
    kind = _BUILD if row["needs_construction"] else _SERVE
    made = datetime.combine(told.start_on, datetime.min.time().replace(hour=10), SHANGHAI)
    where = {"district_id": cast.district_id, "tenant_id": row["tenant_id"], "project_id": row["id"]}
    plan = chance.id_at(made)
    steps = _steps(kind)
    planned = first_dates(steps, told.start_on)
    begun = {"start_on": told.start_on, "made_at": made, "made_by": officer, "version": 1}
    plan_row = {**where, **begun, "id": plan, "template_id": template, "kind": kind.value, "baseline": 1}
    pipeline.rows[MilestonePlan].append(plan_row)
    milestones = []
    for place, step in enumerate(steps, start=1):
        day = told.reached.get(step.code)
        reported = {
            "actual_on": day,
            "reported_at": None if day is None else datetime.combine(day, made.timetz()),
            "reported_by": None if day is None else officer,
        }
        said = {name: getattr(step, name) for name in ("code", "name", "days", "share")}
        dates = {"first_planned_on": planned[step.code], "planned_on": planned[step.code], "forecast_on": None}
        milestones.append(
            {
                **where,
                **said,
                **dates,
                **reported,
                "id": chance.id_at(made),
                "plan_id": plan,
                "place": place,
                "after": list(step.after),
                "responsible_tenant_id": cast.tenants["scjg"]
                if step.responsibility is _MARKET and "scjg" in cast.tenants
                else row["tenant_id"],
                "version": 1 if day is None else 2,
            }
        )
    pipeline.rows[Milestone] += milestones
    months = months_between(period_of(told.start_on), period_of(day_of(ANCHOR)))
    for month, percent in zip(months, told.percent, strict=False):
        if percent is not None:
            _progress(pipeline, row, where, officer, month, percent)
    if told is not BY_HAND and chance.one_in(8):
        _propose(pipeline, where, plan, milestones, cast.people[host, Role.DIRECTOR])


def _progress(  # noqa: PLR0913, PLR0917  what a report is
    pipeline: Pipeline, row: dict[str, Any], where: dict[str, Any], officer: UUID, month: Period, percent: int
) -> None:
    chance = pipeline.chance
    at = min(datetime.combine(last_day(month) + timedelta(days=4), datetime.min.time(), SHANGHAI), ANCHOR)
    pipeline.rows[ProgressReport].append(
        {
            **where,
            "id": chance.id_at(at),
            "period": month,
            "completed_fen": row["investment_fen"] * percent // 100,
            "narrative": chance.pick(_TOLD),
            "reported_at": at,
            "reported_by": officer,
            "version": 1,
        }
    )


def _propose(
    pipeline: Pipeline, where: dict[str, Any], plan: UUID, milestones: list[dict[str, Any]], director: UUID
) -> None:
    """Ask for two months more for what is not reached; some wait, some were given back."""
    chance, cast = pipeline.chance, pipeline.cast
    open_ones = [each for each in milestones if each["actual_on"] is None]
    if not open_ones:
        return
    at = ANCHOR - timedelta(days=chance.between(2, 25))
    key = chance.id_at(at)
    waits = chance.one_in(2)
    decided = {
        "decision": None if waits else "请先明确设备到货日期，再行申请。",
        "decided_at": None if waits else at + timedelta(days=1),
        "decided_by": None if waits else cast.people["fgw", Role.OFFICER],
    }
    state = ProposalState.PROPOSED if waits else ProposalState.RETURNED
    asked = {"proposed_at": at, "proposed_by": director, "reason": _REASON}
    pipeline.rows[BaselineProposal].append(
        {**where, **asked, **decided, "id": key, "plan_id": plan, "state": state.value, "version": 1 if waits else 2}
    )
    for each in open_ones:
        later = {"planned_before": each["planned_on"], "planned_on": each["planned_on"] + timedelta(days=60)}
        pipeline.rows[BaselineShift].append(
            {**where, **later, "id": chance.id_at(at), "proposal_id": key, "milestone_id": each["id"]}
        )
