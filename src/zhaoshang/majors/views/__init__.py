"""The read side of major projects: what cannot be derived from its GraphQL types and mapped classes (domain §5)."""

from typing import Any

from sqlalchemy import ARRAY, Boolean, ColumnElement, Text, Uuid, and_, any_, case, cast, exists, false, func, null, or_
from sqlalchemy.dialects.postgresql import array
from sqlalchemy.orm import aliased

from zhaoshang.majors.model import (
    MajorChange,
    MajorParty,
    MajorProject,
    SponsorLevel,
    Sponsorship,
    SponsorVisit,
)
from zhaoshang.majors.permissions import Majors, Sponsorships, Visits
from zhaoshang.majors.views import blockers
from zhaoshang.readmodel.declare import (
    ByIdRoot,
    Connection,
    ConnectionRoot,
    Driver,
    Expression,
    Filter,
    Root,
    ToMany,
    ToOne,
    View,
    yuan,
)
from zhaoshang.readmodel.payloads import keyed

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


VIEWS: tuple[View, ...] = (
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
        filters={
            "current": Filter(lambda m, v: m.left_at.is_(None) == v, Boolean()),
            "gap": Filter(_lacks_any, ARRAY(Text()), lambda levels: [level.value for level in levels]),
            "project": Filter(lambda m, v: m.project_id == v, Uuid(), lambda given: keyed("Project", given)),
        },
    ),
    ByIdRoot("sponsorship", "Sponsorship"),
    *blockers.ROOTS,
)
