"""The read side of milestone plans, progress and lights (domain §5)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, and_, any_, func, or_, select
from sqlalchemy.dialects.postgresql import aggregate_order_by

from zhaoshang.database.alias import aliased
from zhaoshang.majors.model import (
    BaselineProposal,
    BaselineShift,
    LightReading,
    Milestone,
    MilestonePlan,
    MilestoneTemplate,
    MilestoneTemplateItem,
    ProgressReport,
)
from zhaoshang.majors.permissions import Lights, MilestoneTemplates, Plans, Progress
from zhaoshang.majors.rules.lights import START
from zhaoshang.majors.rules.plans import Planned, schedule
from zhaoshang.readmodel.context import RequestContext
from zhaoshang.readmodel.declare import ByIdRoot, Computed, ConnectionRoot, Expression, Root, ToMany, ToOne, View, yuan

PRODUCE = "PRODUCE"
"""投产: the code of the milestone with which production starts, where a template has one."""
FIVE_YEARS = 60
"""Months of lights and progress that a project shows."""


@dataclass(frozen=True, slots=True)
class Forecast:
    """Where a milestone comes out."""

    code: str
    name: str
    on: date
    slips_by: int
    slack: int
    critical: bool


def _course(plan: Any) -> ColumnElement[Any]:
    each = aliased(Milestone)
    one = func.json_build_object(
        *("code", each.code, "name", each.name, "after", each.after, "days", each.days),
        *("planned", each.planned_on, "forecast", each.forecast_on, "actual", each.actual_on),
    )
    return (
        select(func.json_agg(aggregate_order_by(one, each.place)))
        .where(each.district_id == plan.district_id, each.plan_id == plan.id)
        .correlate(plan)
        .scalar_subquery()
    )


def _forecast(
    values: Mapping[str, Any], _context: RequestContext, slips: Sequence[Mapping[str, Any]] | None = None
) -> list[Forecast]:
    known = values["course"] or []
    steps = [
        Planned(
            each["code"],
            each["after"],
            each["days"],
            date.fromisoformat(each["planned"]),
            _day(each["forecast"]),
            _day(each["actual"]),
        )
        for each in known
    ]
    asked = {each["code"]: int(each["days"]) for each in slips or ()}
    usual, moved = schedule(steps, {}), schedule(steps, asked)
    return [
        Forecast(
            code=each["code"],
            name=each["name"],
            on=moved[each["code"]].on,
            slips_by=(moved[each["code"]].on - usual[each["code"]].on).days,
            slack=moved[each["code"]].slack,
            critical=moved[each["code"]].slack == 0 and each["actual"] is None,
        )
        for each in known
    ]


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def planned_days(major: Any) -> ColumnElement[Any]:
    """How many days the baseline in force has from the start of construction to production."""
    first, last = aliased(Milestone), aliased(Milestone)
    return (
        select(last.planned_on - first.planned_on)
        .where(
            first.district_id == major.district_id,
            first.project_id == major.project_id,
            first.code == START,
            last.district_id == major.district_id,
            last.plan_id == first.plan_id,
            last.code == PRODUCE,
        )
        .correlate(major)
        .scalar_subquery()
    )


def shows(major: Any, colours: Any) -> ColumnElement[bool]:
    """Whether the latest light of a project is one of some."""
    reading = aliased(LightReading)
    latest = (
        select(reading.colour)
        .where(reading.district_id == major.district_id, reading.project_id == major.project_id)
        .order_by(reading.period.desc())
        .limit(1)
        .correlate(major)
        .scalar_subquery()
    )
    return latest == any_(colours)


def changed_light(reading: Any) -> ColumnElement[bool]:
    """A light is told of when it changes, not every month that it stays."""
    before = aliased(LightReading)
    other = (
        select(before.colour)
        .where(
            before.district_id == reading.district_id,
            before.project_id == reading.project_id,
            before.period < reading.period,
        )
        .order_by(before.period.desc())
        .limit(1)
        .correlate(reading)
        .scalar_subquery()
    )
    return or_(other.is_(None), other != reading.colour)


def _late(milestone: Any) -> ColumnElement[bool]:
    today = func.date(func.timezone("Asia/Shanghai", func.now()))
    return and_(milestone.actual_on.is_(None), milestone.planned_on < today)


VIEWS: tuple[View, ...] = (
    View(
        "MilestoneTemplate",
        MilestoneTemplate,
        MilestoneTemplates.VIEW,
        fields={
            "publisher": ToOne("Tenant", on=lambda t, u: u.id == t.tenant_id),
            "published_by": ToOne("Person", on=lambda t, someone: someone.id == t.published_by),
            "steps": ToMany("MilestoneStep", on=lambda t, s: s.template_id == t.id, order_by=("place",)),
        },
    ),
    View("MilestoneStep", MilestoneTemplateItem, None),
    View(
        "MilestonePlan",
        MilestonePlan,
        Plans.VIEW,
        fields={
            "project": ToOne("Project", on=lambda plan, p: p.id == plan.project_id),
            "template": ToOne("MilestoneTemplate", on=lambda plan, t: t.id == plan.template_id),
            "made_by": ToOne("Person", on=lambda plan, someone: someone.id == plan.made_by),
            "milestones": ToMany("Milestone", on=lambda plan, m: m.plan_id == plan.id, order_by=("place",)),
            "proposals": ToMany(
                "BaselineProposal", on=lambda plan, b: b.plan_id == plan.id, order_by=("proposed_at", "id")
            ),
            "forecast": Computed(_forecast, needs={"course": _course}),
        },
    ),
    View(
        "Milestone",
        Milestone,
        Plans.VIEW,
        fields={
            "responsible": ToOne("Tenant", on=lambda m, t: t.id == m.responsible_tenant_id),
            "expected_on": Expression(lambda m: m.forecast_on),
            "reached_on": Expression(lambda m: m.actual_on),
            "late": Expression(_late),
            "evidence": ToOne("Evidence", on=lambda m, e: e.id == m.evidence_id),
            "reported_by": ToOne("Person", on=lambda m, someone: someone.id == m.reported_by),
        },
    ),
    View(
        "BaselineProposal",
        BaselineProposal,
        Plans.VIEW,
        fields={
            "project": ToOne("Project", on=lambda b, p: p.id == b.project_id),
            "shifts": ToMany("BaselineShift", on=lambda b, s: s.proposal_id == b.id, order_by=("planned_on", "id")),
            "proposed_by": ToOne("Person", on=lambda b, someone: someone.id == b.proposed_by),
            "decided_by": ToOne("Person", on=lambda b, someone: someone.id == b.decided_by),
        },
    ),
    View(
        "BaselineShift",
        BaselineShift,
        None,
        fields={"milestone": ToOne("Milestone", on=lambda s, m: m.id == s.milestone_id)},
    ),
    View(
        "ProgressReport",
        ProgressReport,
        Progress.VIEW,
        fields={
            "completed": yuan("completed_fen"),
            "evidence": ToOne("Evidence", on=lambda r, e: e.id == r.evidence_id),
            "host": ToOne("Tenant", on=lambda r, t: t.id == r.tenant_id),
            "reported_by": ToOne("Person", on=lambda r, someone: someone.id == r.reported_by),
        },
    ),
    View(
        "LightReading",
        LightReading,
        Lights.VIEW,
        fields={"owner": ToOne("Tenant", on=lambda r, t: t.id == r.owner_tenant_id)},
    ),
)

ROOTS: tuple[Root, ...] = (
    ByIdRoot("milestone_plan", "MilestonePlan"),
    ByIdRoot("milestone", "Milestone"),
    ByIdRoot("baseline_proposal", "BaselineProposal"),
    ByIdRoot("milestone_template", "MilestoneTemplate"),
    ConnectionRoot(
        "milestone_templates",
        "MilestoneTemplate",
        orders={"EFFECTIVE_ON": "effective_on"},
        default=("EFFECTIVE_ON", "DESC"),
    ),
)
