"""The read side of pushes: what cannot be derived from their GraphQL types and mapped classes (domain §4)."""

from typing import Any

from sqlalchemy import ColumnElement, and_, case, exists, func, or_, select, union_all

from zhaoshang.database.alias import aliased
from zhaoshang.database.base import Base
from zhaoshang.readmodel.declare import ByIdRoot, ConnectionRoot, Driver, Root, ToMany, ToOne, View, among
from zhaoshang.tenancy.model import Tenant, TenantResponsibility
from zhaoshang.transfers.model import Carrier, HostSuccession, LeadingIndustry, Transfer, TransferAdvice, TransferOffer
from zhaoshang.transfers.permissions import Advices, Carriers, LeadingIndustries, Offers, Successions, Transfers
from zhaoshang.values.responsibility import Responsibility


def fits(carrier: Any, wanted: Any) -> ColumnElement[bool]:
    """Whether a carrier is free and large enough for what a pushed project asks for."""
    return and_(
        carrier.available_on.is_not(None),
        or_(wanted.carrier_kind.is_(None), carrier.kind == wanted.carrier_kind),
        carrier.area >= func.coalesce(wanted.least_area, 0),
        carrier.power >= func.coalesce(wanted.least_power, 0),
    )


def _candidates() -> Any:
    """Every open street and park but the pusher, with what speaks for it: a join, no table."""
    pushed, held, unit = aliased(Transfer), aliased(TenantResponsibility), aliased(Tenant)
    industry, carrier = aliased(LeadingIndustry), aliased(Carrier)
    leads = exists().where(
        industry.district_id == pushed.district_id,
        industry.tenant_id == held.tenant_id,
        industry.industry == pushed.industry,
        industry.ended_at.is_(None),
    )
    fitting = (
        select(func.count())
        .where(carrier.district_id == pushed.district_id, carrier.tenant_id == held.tenant_id, fits(carrier, pushed))
        .scalar_subquery()
    )
    return (
        select(
            pushed.district_id,
            held.id,
            pushed.id.label("transfer_id"),
            held.tenant_id,
            pushed.carrier_kind,
            pushed.least_area,
            pushed.least_power,
            leads.label("leads_industry"),
            fitting.label("fitting_carriers"),
            # First who leads in the industry and has room, then who leads, then who has room, then the rest.
            (case((leads, 0), else_=2) + case((fitting > 0, 0), else_=1)).label("place"),
            unit.pinyin,
        )
        .select_from(pushed)
        .join(held, held.district_id == pushed.district_id)
        .join(unit, (unit.district_id == held.district_id) & (unit.id == held.tenant_id))
        .where(
            held.responsibility == Responsibility.HOST,
            held.ended_at.is_(None),
            unit.closed_at.is_(None),
            held.tenant_id != pushed.tenant_id,
        )
        .subquery()
    )


class TransferCandidate(Base):
    """承接候选: one street or park that could take a pushed project."""

    __table__ = _candidates()
    __mapper_args__ = {"primary_key": [__table__.c.district_id, __table__.c.transfer_id, __table__.c.id]}  # noqa: RUF012  SQLAlchemy reads this plain class attribute


def _concerned() -> Any:
    """Who has to do with a push, once each: who pushed, and the departments asked, who are never the pusher."""
    pushed, asked = aliased(Transfer), aliased(TransferAdvice)
    # Two bare selects: so each is walked along its own index, and the two are merged in the order of the list.
    return union_all(
        select(pushed.district_id, pushed.tenant_id, pushed.id.label("transfer_id"), pushed.proposed_at),
        select(asked.district_id, asked.tenant_id, asked.transfer_id, asked.proposed_at),
    ).subquery()


class TransferConcern(Base):
    """推送相关单位: one that pushed, or that is asked to advise; what lists of its pushes walk."""

    __table__ = _concerned()
    __mapper_args__ = {"primary_key": [__table__.c.district_id, __table__.c.tenant_id, __table__.c.transfer_id]}  # noqa: RUF012  SQLAlchemy reads this plain class attribute


VIEWS: tuple[View, ...] = (
    View(
        "Transfer",
        Transfer,
        Transfers.VIEW,
        fields={
            "origin": ToOne("Tenant", on=lambda x, t: t.id == x.tenant_id),
            "project": ToOne("Project", on=lambda x, p: p.id == x.project_id),
            "host": ToOne("Tenant", on=lambda x, t: t.id == x.host_tenant_id),
            "proposed_by": ToOne("Person", on=lambda x, someone: someone.id == x.proposed_by),
            "confirmed_by": ToOne("Person", on=lambda x, someone: someone.id == x.confirmed_by),
            "closed_by": ToOne("Person", on=lambda x, someone: someone.id == x.closed_by),
            "offers": ToMany("TransferOffer", on=lambda x, o: o.transfer_id == x.id, order_by=("offered_at", "id")),
            "advices": ToMany("TransferAdvice", on=lambda x, a: a.transfer_id == x.id, order_by=("asked_at", "id")),
            "candidates": ToMany(
                "TransferCandidate", on=lambda x, c: c.transfer_id == x.id, order_by=("place", "pinyin", "id")
            ),
        },
        driver=Driver(TransferConcern, "transfer_id", on=lambda x, each: x.id == each.transfer_id, proves=None),
    ),
    View(
        "TransferOffer",
        TransferOffer,
        Offers.VIEW,
        fields={
            "candidate": ToOne("Tenant", on=lambda o, t: t.id == o.tenant_id),
            "transfer": ToOne("Transfer", on=lambda o, x: x.id == o.transfer_id),
            "answered_by": ToOne("Person", on=lambda o, someone: someone.id == o.answered_by),
        },
    ),
    View(
        "TransferAdvice",
        TransferAdvice,
        Advices.VIEW,
        fields={
            "department": ToOne("Tenant", on=lambda a, t: t.id == a.tenant_id),
            "transfer": ToOne("Transfer", on=lambda a, x: x.id == a.transfer_id),
            "advised_by": ToOne("Person", on=lambda a, someone: someone.id == a.advised_by),
        },
    ),
    View(
        "TransferCandidate",
        TransferCandidate,
        None,
        fields={
            "tenant": ToOne("Tenant", on=lambda c, t: t.id == c.tenant_id),
            "carriers": ToMany(
                "Carrier",
                on=lambda c, carrier: (carrier.tenant_id == c.tenant_id) & fits(carrier, c),
                order_by=("area", "id"),
                limit=20,
            ),
        },
    ),
    View("Carrier", Carrier, Carriers.VIEW, fields={"tenant": ToOne("Tenant", on=lambda c, t: t.id == c.tenant_id)}),
    View(
        "LeadingIndustry",
        LeadingIndustry,
        LeadingIndustries.VIEW,
        fields={"tenant": ToOne("Tenant", on=lambda row, t: t.id == row.tenant_id)},
    ),
    View(
        "HostSuccession",
        HostSuccession,
        Successions.VIEW,
        fields={
            "unit": ToOne("Tenant", on=lambda row, t: t.id == row.tenant_id),
            "into": ToOne("Tenant", on=lambda row, t: t.id == row.successor_tenant_id),
        },
    ),
)

ROOTS: tuple[Root, ...] = (
    ByIdRoot("transfer", "Transfer"),
    ConnectionRoot(
        "transfers",
        "Transfer",
        orders={"PROPOSED_AT": "proposed_at"},
        default=("PROPOSED_AT", "DESC"),
        filters={"state": among("state")},
    ),
    ByIdRoot("transfer_offer", "TransferOffer"),
    ConnectionRoot(
        "transfer_offers",
        "TransferOffer",
        orders={"OFFERED_AT": "offered_at"},
        default=("OFFERED_AT", "DESC"),
        filters={"state": among("state")},
    ),
    ByIdRoot("carrier", "Carrier"),
    ConnectionRoot("carriers", "Carrier", orders={"CREATED_AT": "created_at"}, default=("CREATED_AT", "DESC")),
    ConnectionRoot(
        "leading_industries",
        "LeadingIndustry",
        orders={"DECLARED_AT": "declared_at"},
        default=("DECLARED_AT", "DESC"),
    ),
    ByIdRoot("host_succession", "HostSuccession"),
    ConnectionRoot(
        "host_successions",
        "HostSuccession",
        orders={"SUCCEEDED_AT": "succeeded_at"},
        default=("SUCCEEDED_AT", "DESC"),
    ),
)
