"""What is computed of buildings, as SQL: nothing here is entered by anybody (domain §7).

Two rates are shown. 入驻率 (occupancy) is what is used at all, by the owner or by who rents, of everything there is.
出租率 (letting rate) is what is let of what was there to be let, which is everything but what the owner uses itself.
"""

from collections.abc import Callable
from typing import Any, Final

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Date,
    Integer,
    Numeric,
    Text,
    and_,
    cast,
    exists,
    func,
    literal_column,
    select,
)
from sqlalchemy.dialects.postgresql import JSON, aggregate_order_by

from zhaoshang.attribution.views.months import sum_of
from zhaoshang.authorization.scopes import ACTOR
from zhaoshang.buildings.model import IN_FORCE, AlertState, BuildingAlert, BuildingReport, BuildingReportState, Lease
from zhaoshang.buildings.rules.reports import USUAL, Term
from zhaoshang.database.alias import aliased
from zhaoshang.database.base import Base
from zhaoshang.duties.declare import in_state
from zhaoshang.tenancy.model import RuleVersion

_ZONE: Final = literal_column("'Asia/Shanghai'", Text())
_YEAR: Final[ColumnElement[Any]] = literal_column("interval '1 year'")
_MONTH: Final = literal_column("'YYYY-MM'", Text())
_HUNDRED: Final = literal_column("100", Numeric())
_CENT: Final = literal_column("0.01", Numeric())
_TWO: Final = literal_column("2", Integer())


def today() -> ColumnElement[Any]:
    """The day it is here."""
    return cast(func.timezone(_ZONE, func.now()), Date)


def rate_text(part: ColumnElement[Any], whole: ColumnElement[Any]) -> ColumnElement[Any]:
    """A part of a whole in percent with two decimals, a half away from zero; null where there is no whole."""
    return cast(func.round(cast(part, Numeric) * _HUNDRED / func.nullif(whole, literal_column("0")), _TWO), Text)


def per_area_text(fen: ColumnElement[Any], area: ColumnElement[Any]) -> ColumnElement[Any]:
    """Yuan per square metre: fen by hundredths of a square metre are just that."""
    return cast(func.round(cast(fen, Numeric) / func.nullif(area, literal_column("0")), _TWO), Text)


def percent_text(hundredths: ColumnElement[Any]) -> ColumnElement[Any]:
    """Hundredths of a percent as a percentage with two decimals."""
    return cast(cast(hundredths, Numeric) * _CENT, Text)


def stands(lease: Any, day: ColumnElement[Any]) -> ColumnElement[bool]:
    """Whether a lease is running on a day."""
    return and_(lease.starts_on <= day, lease.until >= day)


def _of_leases(measure: Callable[[Any], ColumnElement[Any]]) -> Callable[[Any], ColumnElement[Any]]:
    def form(building: Any) -> ColumnElement[Any]:
        lease = aliased(Lease)
        return (
            select(measure(lease))
            .where(
                lease.district_id == building.district_id,
                lease.building_id == building.id,
                stands(lease, today()),
            )
            .correlate_except(lease)
            .scalar_subquery()
        )

    return form


def _is_local(lease: Any) -> ColumnElement[bool]:
    local: ColumnElement[bool] = lease.registered_on <= today()
    return local


let_now: Final = _of_leases(lambda lease: sum_of(lease.area))
"""What is let of a building today."""
firms_now: Final = _of_leases(lambda lease: func.count(lease.credit_code.distinct()))
"""How many firms rent in it today: one with several units is one firm."""
local_now: Final = _of_leases(lambda lease: func.count(lease.credit_code.distinct()).filter(_is_local(lease)))
"""How many of them are registered in the district."""


def is_verified(report: Any) -> ColumnElement[bool]:
    """Whether a report counts."""
    return in_state(report.state, BuildingReportState.VERIFIED)


def is_in_force(report: Any) -> ColumnElement[bool]:
    """Whether a report is what the unit says of the month."""
    return in_state(report.state, *IN_FORCE)


def tax_of_twelve_months(building: Any) -> ColumnElement[Any]:
    """Verified tax of the twelve months that end with the newest verified one."""
    report, other = aliased(BuildingReport), aliased(BuildingReport)
    newest = (
        select(func.max(other.period))
        .where(other.district_id == building.district_id, other.building_id == building.id, is_verified(other))
        .correlate_except(other)
        .scalar_subquery()
    )
    first = cast(newest.op("||")(literal_column("'-01'", Text())), Date)
    return (
        select(sum_of(report.tax))
        .where(
            report.district_id == building.district_id,
            report.building_id == building.id,
            is_verified(report),
            report.period > func.to_char(first - _YEAR, _MONTH),
        )
        .correlate_except(report)
        .scalar_subquery()
    )


def has_alert(building: Any, *which: Callable[[Any], ColumnElement[bool]]) -> ColumnElement[bool]:
    """Whether something is noticed about a building, and still stands."""
    alert = aliased(BuildingAlert)
    return (
        exists()
        .where(
            alert.district_id == building.district_id,
            alert.building_id == building.id,
            in_state(alert.state, AlertState.OPEN),
            *(each(alert) for each in which),
        )
        .correlate_except(alert)
    )


def year_of(period: Any) -> ColumnElement[Any]:
    """The year of a month."""
    return cast(func.substr(period, literal_column("1"), literal_column("4")), Integer)


def _key(grouped: Any, name: str) -> dict[str, Any]:
    return {"primary_key": [grouped.c[each] for each in ("district_id", "building_id", name)]}


def _years() -> Any:
    """Each building's calendar years, as far as they are reported."""
    report = aliased(BuildingReport, name="report")
    year = year_of(report.period)
    areas = func.array_agg(aggregate_order_by(report.rentable, report.period.desc()))
    return (
        select(
            report.district_id,
            report.tenant_id,
            report.building_id,
            year.label("year"),
            func.count().label("months"),
            func.count().filter(is_verified(report)).label("verified_months"),
            sum_of(report.tax, is_verified(report)).label("tax"),
            sum_of(report.tax, ~is_verified(report)).label("waiting_tax"),
            cast(areas[literal_column("1", Integer())], BigInteger).label("rentable"),
        )
        .where(is_in_force(report))
        .group_by(report.district_id, report.tenant_id, report.building_id, year)
        .subquery("building_year")
    )


class BuildingYear(Base):
    """楼宇年度: what a building brought in a calendar year, as far as it is reported."""

    __table__ = _years()
    __mapper_args__ = _key(__table__, "year")


def _industries() -> Any:
    """Who rents in each building today, by industry."""
    lease = aliased(Lease, name="let")
    return (
        select(
            lease.district_id,
            lease.tenant_id,
            lease.building_id,
            lease.industry,
            func.count(lease.credit_code.distinct()).label("firms"),
            sum_of(lease.area).label("area"),
        )
        .where(stands(lease, today()))
        .group_by(lease.district_id, lease.tenant_id, lease.building_id, lease.industry)
        .subquery("building_industry")
    )


class BuildingIndustry(Base):
    """行业结构: the firms of one industry in a building, and what they rent."""

    __table__ = _industries()
    __mapper_args__ = _key(__table__, "industry")


def billion(year: Any) -> ColumnElement[Any]:
    """亿元楼: how much verified tax makes one in a year, by the rule in force on its last day, or today before that."""
    rule = aliased(RuleVersion)
    ends = func.make_date(year, literal_column("12"), literal_column("31"))
    said = (
        select(cast(cast(rule.value, JSON).op("#>>")(literal_column("'{}'")), BigInteger))
        .where(
            rule.district_id == ACTOR.district,
            rule.rule == literal_column(f"'{Term.BILLION}'", Text()),
            rule.effective_on <= func.least(ends, today()),
        )
        .order_by(rule.effective_on.desc())
        .limit(literal_column("1"))
        .correlate_except(rule)
        .scalar_subquery()
    )
    return func.coalesce(said, literal_column(str(USUAL[Term.BILLION]), BigInteger()))


def is_billion(year: Any) -> ColumnElement[bool]:
    """Whether a building's year makes it one; the number itself does."""
    reached: ColumnElement[bool] = year.tax >= billion(year.year)
    return reached


def was_billion(district: Any, building: Any, year: Any) -> ColumnElement[bool]:
    """Whether a building was one in some year."""
    this: Any = aliased(BuildingYear)
    return (
        exists()
        .where(this.district_id == district, this.building_id == building, this.year == year, is_billion(this))
        .correlate_except(this)
    )
