"""The read side of buildings: what their GraphQL types and mapped classes do not say by themselves (domain §7)."""

from collections.abc import Callable
from functools import partial
from typing import Any, Final

from sqlalchemy import ARRAY, Boolean, ColumnElement, Date, Integer, Text, Uuid, any_, func, literal_column

from zhaoshang.attribution.views.ledger import PERIODS, among_units, key_of
from zhaoshang.attribution.views.months import sum_of
from zhaoshang.buildings.facts import (
    BuildingIndustry,
    BuildingYear,
    billion,
    firms_now,
    has_alert,
    is_billion,
    is_in_force,
    is_verified,
    let_now,
    local_now,
    per_area_text,
    percent_text,
    rate_text,
    stands,
    tax_of_twelve_months,
    today,
    was_billion,
    year_of,
)
from zhaoshang.buildings.model import AlertState, Building, BuildingAlert, BuildingReport, Lease
from zhaoshang.buildings.permissions import BuildingAlerts, BuildingReports, Buildings, Leases
from zhaoshang.duties.declare import in_state
from zhaoshang.readmodel.declare import (
    AggregateRoot,
    ByIdRoot,
    Connection,
    ConnectionRoot,
    Expression,
    Filter,
    Group,
    Root,
    ToMany,
    ToOne,
    View,
    among,
    money_text,
    yuan,
)
from zhaoshang.values.normalise import fold

area = yuan
"""An area is kept like money: hundredths, written with two decimals."""


def _vacant(b: Any) -> ColumnElement[Any]:
    left: ColumnElement[Any] = b.rentable - b.self_used - let_now(b)
    return left


def _occupancy(b: Any) -> ColumnElement[Any]:
    return rate_text(b.self_used + let_now(b), b.rentable)


def _letting(b: Any) -> ColumnElement[Any]:
    return rate_text(let_now(b), b.rentable - b.self_used)


def _total(amount: Any, *which: ColumnElement[bool]) -> ColumnElement[Any]:
    return money_text(sum_of(amount, *which))


def _in_force(column: str) -> Callable[[Any], ColumnElement[Any]]:
    """A figure of the reports in force, added up."""
    return lambda r: sum_of(getattr(r, column), is_in_force(r))


def _in_force_area(column: str) -> Callable[[Any], ColumnElement[Any]]:
    return lambda r: money_text(_in_force(column)(r))


_let, _self_used, _rentable = _in_force("let"), _in_force("self_used"), _in_force("rentable")
_firms, _local = _in_force("firms"), _in_force("local_firms")

BUILDINGS: Final = {
    "tenant": among_units("tenant_id"),
    "kind": among("kind"),
    "state": among("state"),
    # Of the folded name and no pattern: what is typed is looked for as it stands.
    "text": Filter(lambda b, v: func.strpos(b.name_normal, v) > literal_column("0"), Text(), fold),
    "alert": Filter(
        lambda b, v: has_alert(b, lambda alert: alert.kind == any_(v)),
        ARRAY(Text()),
        lambda given: [str(each.value) for each in given],
    ),
    "billionTaxYear": Filter(lambda b, v: was_billion(b.district_id, b.id, v), Integer()),
}
_BUILDING: Final = Filter(lambda row, v: row.building_id == v, Uuid(), partial(key_of, "Building"))
REPORTS: Final = {
    "tenant": among_units("tenant_id"),
    "building": _BUILDING,
    "state": among("state"),
    **PERIODS,
}

VIEWS: Final[tuple[View, ...]] = (
    View(
        "Building",
        Building,
        Buildings.VIEW,
        fields={
            "tenant": ToOne("Tenant", on=lambda b, t: t.id == b.tenant_id),
            "rentable_area": area("rentable"),
            "self_used_area": area("self_used"),
            "let_area": Expression(lambda b: money_text(let_now(b))),
            "vacant_area": Expression(lambda b: money_text(_vacant(b))),
            "occupancy_rate": Expression(_occupancy),
            "letting_rate": Expression(_letting),
            "asking_rent": yuan("asking_rent"),
            "firms": Expression(firms_now),
            "local_firms": Expression(local_now),
            "local_rate": Expression(lambda b: rate_text(local_now(b), firms_now(b))),
            "tax_last_twelve_months": Expression(lambda b: money_text(tax_of_twelve_months(b))),
            "tax_per_square_metre": Expression(lambda b: per_area_text(tax_of_twelve_months(b), b.rentable)),
            "retired_by": ToOne("Person", on=lambda b, someone: someone.id == b.retired_by),
            "latest_report": ToOne(
                "BuildingReport", on=lambda b, r: (r.building_id == b.id) & is_in_force(r), latest_by=("period",)
            ),
            "years": ToMany("BuildingYear", on=lambda b, y: y.building_id == b.id, order_by=("year",), descending=True),
            "industries": ToMany("BuildingIndustry", on=lambda b, i: i.building_id == b.id, order_by=("industry",)),
            "alerts": ToMany(
                "BuildingAlert",
                on=lambda b, a: (a.building_id == b.id) & in_state(a.state, AlertState.OPEN),
                order_by=("due_at", "id"),
            ),
            "leases": Connection(
                "Lease",
                on=lambda b, each: each.building_id == b.id,
                orders={"STARTS_ON": "starts_on", "ENDS_ON": "until"},
                default=("STARTS_ON", "DESC"),
            ),
            "reports": Connection(
                "BuildingReport",
                on=lambda b, r: r.building_id == b.id,
                orders={"PERIOD": "period"},
                default=("PERIOD", "DESC"),
            ),
        },
    ),
    View(
        "BuildingYear",
        BuildingYear,
        BuildingReports.VIEW,
        fields={
            "tax": yuan("tax"),
            "waiting_tax": yuan("waiting_tax"),
            "tax_per_square_metre": Expression(lambda y: per_area_text(y.tax, y.rentable)),
            "threshold": Expression(lambda y: money_text(billion(y.year))),
            "is_billion": Expression(is_billion),
        },
    ),
    View("BuildingIndustry", BuildingIndustry, Leases.VIEW, fields={"area": area("area")}),
    View(
        "BuildingAlert",
        BuildingAlert,
        BuildingAlerts.VIEW,
        fields={
            "lease": ToOne("Lease", on=lambda a, each: each.id == a.lease_id),
            "building": ToOne("Building", on=lambda a, b: b.id == a.building_id),
            "occupancy_rate": Expression(lambda a: percent_text(a.occupancy)),
            "compared_occupancy_rate": Expression(lambda a: percent_text(a.compared_occupancy)),
        },
    ),
    View(
        "Lease",
        Lease,
        Leases.VIEW,
        fields={
            "building": ToOne("Building", on=lambda each, b: b.id == each.building_id),
            "project": ToOne("Project", on=lambda each, p: p.id == each.project_id),
            "area": area("area"),
            "rent": yuan("rent"),
            "is_current": Expression(lambda each: stands(each, today())),
            "recorded_by": ToOne("Person", on=lambda each, someone: someone.id == each.recorded_by),
        },
    ),
    View(
        "BuildingReport",
        BuildingReport,
        BuildingReports.VIEW,
        fields={
            "tenant": ToOne("Tenant", on=lambda r, t: t.id == r.tenant_id),
            "building": ToOne("Building", on=lambda r, b: b.id == r.building_id),
            "tax": yuan("tax"),
            "rentable_area": area("rentable"),
            "self_used_area": area("self_used"),
            "let_area": area("let"),
            "vacant_area": area("vacant"),
            "occupancy_rate": Expression(lambda r: rate_text(r.self_used + r.let, r.rentable)),
            "letting_rate": Expression(lambda r: rate_text(r.let, r.rentable - r.self_used)),
            "local_rate": Expression(lambda r: rate_text(r.local_firms, r.firms)),
            "evidence": ToOne("Evidence", on=lambda r, e: e.id == r.evidence_id),
            "submitted_by": ToOne("Person", on=lambda r, someone: someone.id == r.submitted_by),
            "verified_by": ToOne("Person", on=lambda r, someone: someone.id == r.verified_by),
            "returned_by": ToOne("Person", on=lambda r, someone: someone.id == r.returned_by),
        },
    ),
)

ROOTS: Final[tuple[Root, ...]] = (
    ByIdRoot("building", "Building"),
    ConnectionRoot(
        "buildings",
        "Building",
        orders={"REGISTERED_AT": "created_at", "RENTABLE_AREA": "rentable"},
        default=("REGISTERED_AT", "DESC"),
        filters=BUILDINGS,
    ),
    AggregateRoot(
        "building_overview",
        "Building",
        groups={
            "TENANT": Group("tenant", lambda b: b.tenant_id, "Tenant"),
            "KIND": Group("kind", lambda b: b.kind),
            "STATE": Group("state", lambda b: b.state),
        },
        measures={
            "count": lambda _b: func.count(),
            "rentable_area": lambda b: _total(b.rentable),
            "self_used_area": lambda b: _total(b.self_used),
            "let_area": lambda b: _total(let_now(b)),
            "vacant_area": lambda b: _total(_vacant(b)),
            "occupancy_rate": lambda b: rate_text(sum_of(b.self_used + let_now(b)), sum_of(b.rentable)),
            "letting_rate": lambda b: rate_text(sum_of(let_now(b)), sum_of(b.rentable - b.self_used)),
            "firms": lambda b: sum_of(firms_now(b)),
            "local_firms": lambda b: sum_of(local_now(b)),
            "local_rate": lambda b: rate_text(sum_of(local_now(b)), sum_of(firms_now(b))),
            "with_alerts": lambda b: func.count().filter(has_alert(b)),
        },
        filters=BUILDINGS,
    ),
    ByIdRoot("lease", "Lease"),
    ConnectionRoot(
        "leases",
        "Lease",
        orders={"STARTS_ON": "starts_on", "ENDS_ON": "until"},
        default=("STARTS_ON", "DESC"),
        filters={
            "tenant": among_units("tenant_id"),
            "building": _BUILDING,
            "industry": among("industry"),
            "current": Filter(lambda each, v: stands(each, today()) == v, Boolean()),
            "endsFrom": Filter(lambda each, v: each.until >= v, Date()),
            "endsTo": Filter(lambda each, v: each.until <= v, Date()),
        },
    ),
    ByIdRoot("building_report", "BuildingReport"),
    ConnectionRoot(
        "building_reports",
        "BuildingReport",
        orders={"PERIOD": "period"},
        default=("PERIOD", "DESC"),
        filters=REPORTS,
    ),
    AggregateRoot(
        "building_summary",
        "BuildingReport",
        groups={
            "TENANT": Group("tenant", lambda r: r.tenant_id, "Tenant"),
            "BUILDING": Group("building", lambda r: r.building_id, "Building"),
            "PERIOD": Group("period", lambda r: r.period),
        },
        measures={
            "reports": lambda r: func.count().filter(is_in_force(r)),
            "verified": lambda r: func.count().filter(is_verified(r)),
            "buildings": lambda r: func.count(r.building_id.distinct()).filter(is_in_force(r)),
            "billion_buildings": lambda r: func.count(r.building_id.distinct()).filter(
                is_in_force(r), was_billion(r.district_id, r.building_id, year_of(r.period))
            ),
            "rentable_area": _in_force_area("rentable"),
            "self_used_area": _in_force_area("self_used"),
            "let_area": _in_force_area("let"),
            "vacant_area": _in_force_area("vacant"),
            "occupancy_rate": lambda r: rate_text(_self_used(r) + _let(r), _rentable(r)),
            "letting_rate": lambda r: rate_text(_let(r), _rentable(r) - _self_used(r)),
            "firms": _firms,
            "local_firms": _local,
            "local_rate": lambda r: rate_text(_local(r), _firms(r)),
            "tax": lambda r: _total(r.tax, is_verified(r)),
            "waiting_tax": lambda r: _total(r.tax, is_in_force(r), ~is_verified(r)),
            "tax_per_square_metre": lambda r: per_area_text(
                sum_of(r.tax, is_verified(r)), sum_of(r.rentable, is_verified(r))
            ),
        },
        filters=REPORTS,
    ),
)
