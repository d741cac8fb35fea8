"""How units, people and jobs are read."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import ARRAY, ColumnElement, Text, any_, func, literal_column, select

from zhaoshang.authorization.permissions import Permissions
from zhaoshang.authorization.scopes import ACTOR
from zhaoshang.database.alias import aliased
from zhaoshang.readmodel.context import RequestContext
from zhaoshang.readmodel.declare import (
    ActorRoot,
    ByIdRoot,
    Computed,
    ConnectionRoot,
    Expression,
    Filter,
    LookupRoot,
    NodeRoot,
    Root,
    ToMany,
    ToOne,
    View,
)
from zhaoshang.tenancy.model import (
    District,
    Membership,
    Person,
    PersonEmail,
    RuleVersion,
    Tenant,
    TenantResponsibility,
    WorkingDayOverride,
)
from zhaoshang.tenancy.permissions import Directory, DistrictRules, Emails, Memberships, WorkingDays


def _responsibilities(tenant: Any) -> ColumnElement[Any]:
    held = aliased(TenantResponsibility)
    names = func.coalesce(func.json_agg(held.responsibility), literal_column("'[]'::json"))
    return (
        select(names)
        .where(held.district_id == tenant.district_id, held.tenant_id == tenant.id, held.ended_at.is_(None))
        .correlate(tenant)
        .scalar_subquery()
    )


def _holds(decided: Any) -> ColumnElement[Any]:
    later = aliased(WorkingDayOverride)
    newer = select(later.id).where(
        later.district_id == decided.district_id, later.day == decided.day, later.id > decided.id
    )
    return ~newer.correlate(decided).exists()


def _permissions(_values: Mapping[str, Any], context: RequestContext) -> list[str]:
    """What the actor may do somewhere at all, for hiding buttons; each operation still decides by itself."""
    held = (name for name, asked in Permissions.registered.items() if context.actor.decide(asked).allowed)
    return sorted(held)


def _subjects(_values: Mapping[str, Any], context: RequestContext) -> list[str]:
    return sorted(context.actor.subjects)


def _names(values: Sequence[Any]) -> list[str]:
    return [str(value.value) for value in values]


VIEWS: tuple[View, ...] = (
    View(
        "Tenant",
        Tenant,
        Directory.VIEW,
        fields={
            "responsibilities": Expression(_responsibilities),
            "parent": ToOne("Tenant", on=lambda t, parent: parent.id == t.parent_id),
            "children": ToMany("Tenant", on=lambda t, child: child.parent_id == t.id, order_by=("pinyin", "id")),
        },
    ),
    View("Person", Person, Directory.VIEW, fields={"email": ToOne("PersonEmail", on=lambda p, e: e.person_id == p.id)}),
    View("PersonEmail", PersonEmail, Emails.VIEW),
    View(
        "Membership",
        Membership,
        Memberships.VIEW,
        fields={
            "person": ToOne("Person", on=lambda m, p: p.id == m.person_id),
            "tenant": ToOne("Tenant", on=lambda m, t: t.id == m.tenant_id),
            "granted_by": ToOne("Person", on=lambda m, p: p.id == m.granted_by),
            "ended_by": ToOne("Person", on=lambda m, p: p.id == m.ended_by),
        },
    ),
    View("DistrictRule", RuleVersion, DistrictRules.VIEW),
    View(
        "WorkingDayOverride",
        WorkingDayOverride,
        WorkingDays.VIEW,
        fields={
            "in_force": Expression(_holds),
            "created_by": ToOne("Person", on=lambda decided, p: p.id == decided.created_by),
        },
    ),
)

ROOTS: tuple[Root, ...] = (
    NodeRoot(),
    ByIdRoot("person", "Person"),
    LookupRoot("tenant", "Tenant", by={"code": Filter(lambda t, v: t.code == v, Text())}),
    ConnectionRoot(
        "tenants",
        "Tenant",
        orders={"PINYIN": "pinyin"},
        default=("PINYIN", "ASC"),
        filters={"kind": Filter(lambda t, v: t.kind == any_(v), ARRAY(Text()), _names)},
    ),
    ConnectionRoot("people", "Person", orders={"PINYIN": "pinyin"}, default=("PINYIN", "ASC")),
    ConnectionRoot("memberships", "Membership", orders={"GRANTED_AT": "granted_at"}, default=("GRANTED_AT", "DESC")),
    ConnectionRoot(
        "district_rules", "DistrictRule", orders={"EFFECTIVE_ON": "effective_on"}, default=("EFFECTIVE_ON", "DESC")
    ),
    ConnectionRoot("working_day_overrides", "WorkingDayOverride", orders={"DAY": "day"}, default=("DAY", "DESC")),
    ActorRoot(
        "viewer",
        "Viewer",
        fields={
            "person": ToOne("Person", on=lambda _, p: p.id == ACTOR.person),
            "tenant": ToOne("Tenant", on=lambda _, t: t.id == ACTOR.tenant),
            "district_code": Expression(lambda _: _of_district("code")),
            "district_name": Expression(lambda _: _of_district("name")),
            "subjects": Computed(_subjects, needs={}),
            "permissions": Computed(_permissions, needs={}),
        },
    ),
)


def _of_district(column: str) -> ColumnElement[Any]:
    district = aliased(District)
    return select(getattr(district, column)).where(district.id == ACTOR.district).scalar_subquery()
