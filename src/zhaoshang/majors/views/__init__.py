"""The read side of major projects: what cannot be derived from its GraphQL types and mapped classes (domain §5)."""

from collections.abc import Callable
from typing import Any

from sqlalchemy import ARRAY, Boolean, ColumnElement, Text, Uuid, and_, any_, case, cast, exists, false, func, null, or_
from sqlalchemy.dialects.postgresql import array

from zhaoshang.database.alias import aliased
from zhaoshang.majors.model import (
    MajorChange,
    MajorParty,
    MajorProject,
    SponsorLevel,
    Sponsorship,
    SponsorVisit,
)
from zhaoshang.majors.permissions import Majors, Sponsorships, Visits
from zhaoshang.majors.views import blockers, plans
from zhaoshang.projects.views.milestones import first_reached
from zhaoshang.readmodel.declare import (
    AggregateRoot,
    ByIdRoot,
    Connection,
    ConnectionRoot,
    Driver,
    Expression,
    Filter,
    Group,
    Root,
    ToMany,
    ToOne,
    View,
    among,
    yuan,
)
from zhaoshang.readmodel.payloads import keyed
from zhaoshang.values.stage import Stage

__all__ = ["ROOTS", "VIEWS"]


def _lacks(major: Any, level: SponsorLevel) -> ColumnElement[bool]:
    """Nobody sponsors it at a level, while it is major."""
    held = aliased(Sponsorship)
    sponsored = (
        exists()
        .where(
            held.district_id == major.district_id,
            held.project_id == major.project_id,
            held.level == level.value,
            held.ended_at.is_(None),
        )
        .correlate_except(held)
    )
    return and_(major.left_at.is_(None), ~sponsored)


def _gaps(major: Any) -> ColumnElement[Any]:
    named = [case((_lacks(major, level), level.value), else_=null()) for level in SponsorLevel]
    return func.to_json(func.array_remove(cast(array(named), ARRAY(Text())), null()))


def _lacks_any(major: Any, levels: Any) -> ColumnElement[bool]:
    return or_(*(and_(any_(levels) == level.value, _lacks(major, level)) for level in SponsorLevel))


def _days_to_start(major: Any) -> ColumnElement[Any]:
    return first_reached(major, Stage.STARTED) - first_reached(major, Stage.SIGNED)


def _days_to_production(major: Any) -> ColumnElement[Any]:
    return first_reached(major, Stage.PRODUCING) - first_reached(major, Stage.STARTED)


def _median(days: Callable[[Any], ColumnElement[Any]]) -> Callable[[Any], ColumnElement[Any]]:
    # A day that is really somebody's, so a whole number; those without one do not count.
    return lambda major: func.percentile_disc(0.5).within_group(days(major))


FILTERS = {
    "current": Filter(lambda m, v: m.left_at.is_(None) == v, Boolean()),
    "gap": Filter(_lacks_any, ARRAY(Text()), lambda levels: [level.value for level in levels]),
    "light": Filter(plans.shows, ARRAY(Text()), lambda colours: [colour.value for colour in colours]),
    "stage": among("stage"),
    "project": Filter(lambda m, v: m.project_id == v, Uuid(), lambda given: keyed("Project", given)),
}

VIEWS: tuple[View, ...] = (
    *plans.VIEWS,
    View(
        "MajorProject",
        MajorProject,
        Majors.VIEW,
        fields={
            "project": ToOne("Project", on=lambda m, p: p.id == m.project_id),
            "host": ToOne("Tenant", on=lambda m, t: t.id == m.tenant_id),
            "investment": yuan("investment_fen"),
            "sponsor_gaps": Expression(_gaps),
            "sponsors": ToMany(
                "Sponsorship",
                on=lambda m, s: (s.project_id == m.project_id) & s.ended_at.is_(None),
                order_by=("level",),
                limit=len(SponsorLevel),
            ),
            "sponsorships": Connection(
                "Sponsorship",
                on=lambda m, s: s.project_id == m.project_id,
                orders={"BEGAN_AT": "began_at"},
                default=("BEGAN_AT", "DESC"),
            ),
            "visits": Connection(
                "SponsorVisit",
                on=lambda m, v: v.project_id == m.project_id,
                orders={"VISITED_ON": "visited_on"},
                default=("VISITED_ON", "DESC"),
            ),
            "plan": ToOne("MilestonePlan", on=lambda m, plan: plan.project_id == m.project_id),
            "light": ToOne("LightReading", on=lambda m, r: r.project_id == m.project_id, latest_by=("period",)),
            "lights": ToMany(
                "LightReading",
                on=lambda m, r: r.project_id == m.project_id,
                order_by=("period",),
                descending=True,
                limit=plans.FIVE_YEARS,
            ),
            "progress": ToMany(
                "ProgressReport",
                on=lambda m, r: r.project_id == m.project_id,
                order_by=("period",),
                descending=True,
                limit=plans.FIVE_YEARS,
            ),
            "days_to_start": Expression(_days_to_start),
            "days_to_production": Expression(_days_to_production),
            "planned_days_to_production": Expression(plans.planned_days),
            "changes": Connection(
                "MajorChange", on=lambda m, c: c.project_id == m.project_id, orders={"AT": "at"}, default=("AT", "DESC")
            ),
        },
        driver=Driver(MajorParty, "major_id", on=lambda m, party: m.id == party.major_id, proves="committed"),
    ),
    View(
        "MajorChange",
        MajorChange,
        Majors.VIEW,
        fields={
            "investment": yuan("investment_fen"),
            "threshold": yuan("threshold_fen"),
            "by": ToOne("Person", on=lambda c, someone: someone.id == c.by_person_id),
        },
    ),
    View(
        "Sponsorship",
        Sponsorship,
        Sponsorships.VIEW,
        fields={
            "project": ToOne("Project", on=lambda s, p: p.id == s.project_id),
            "tenant": ToOne("Tenant", on=lambda s, t: t.id == s.tenant_id),
            "person": ToOne("Person", on=lambda s, someone: someone.id == s.person_id),
            "appointed_by": ToOne("Person", on=lambda s, someone: someone.id == s.appointed_by),
            "visit_overdue": Expression(
                lambda s: and_(
                    s.ended_at.is_(None),
                    func.coalesce(s.next_visit_on < func.date(func.timezone("Asia/Shanghai", func.now())), false()),
                )
            ),
        },
    ),
    View(
        "SponsorVisit",
        SponsorVisit,
        Visits.VIEW,
        fields={
            "project": ToOne("Project", on=lambda v, p: p.id == v.project_id),
            "sponsorship": ToOne("Sponsorship", on=lambda v, s: s.id == v.sponsorship_id),
            "tenant": ToOne("Tenant", on=lambda v, t: t.id == v.tenant_id),
            "recorded_by": ToOne("Person", on=lambda v, someone: someone.id == v.recorded_by),
        },
    ),
    *blockers.VIEWS,
)

ROOTS: tuple[Root, ...] = (
    ByIdRoot("major_project", "MajorProject"),
    ConnectionRoot(
        "major_projects",
        "MajorProject",
        orders={"ENTERED_AT": "entered_at", "INVESTMENT": "investment_fen"},
        default=("ENTERED_AT", "DESC"),
        filters=FILTERS,
    ),
    AggregateRoot(
        "major_durations",
        "MajorProject",
        groups={
            "TENANT": Group("tenant", lambda m: m.tenant_id, "Tenant"),
            "STAGE": Group("stage", lambda m: m.stage),
        },
        measures={
            "count": lambda _m: func.count(),
            "median_days_to_start": _median(_days_to_start),
            "median_days_to_production": _median(_days_to_production),
        },
        filters=FILTERS,
    ),
    ByIdRoot("sponsorship", "Sponsorship"),
    *plans.ROOTS,
    *blockers.ROOTS,
)
