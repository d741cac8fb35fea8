"""The pipeline's read side: what cannot be derived from its GraphQL types and mapped classes (domain §2)."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ARRAY,
    BigInteger,
    Boolean,
    ColumnElement,
    Date,
    DateTime,
    Text,
    Uuid,
    any_,
    case,
    cast,
    func,
    null,
    select,
)
from sqlalchemy.dialects.postgresql import array
from sqlalchemy.orm import aliased
from sqlalchemy.types import TypeEngine

from zhaoshang.api.messages import message
from zhaoshang.projects.certificate import Certified, certificate
from zhaoshang.projects.facts import read_facts, stage_facts
from zhaoshang.projects.model import (
    Clearance,
    Company,
    Contact,
    DuplicateLink,
    FirstReport,
    FirstReportStatus,
    Note,
    Part,
    Participation,
    Project,
    Stage,
    StageChange,
)
from zhaoshang.projects.permissions import (
    Clearances,
    Companies,
    Contacts,
    Duplicates,
    FirstReports,
    History,
    Notes,
    Projects,
)
from zhaoshang.projects.rules.stages import next_stages
from zhaoshang.projects.rules.texts import check_search
from zhaoshang.readmodel.context import RequestContext
from zhaoshang.readmodel.declare import (
    AggregateRoot,
    ByIdRoot,
    Computed,
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
    money_text,
    yuan,
)
from zhaoshang.readmodel.errors import ReadRefused
from zhaoshang.tenancy.model import Tenant
from zhaoshang.values.ids import parse_global_id

NOBODY = UUID(int=0)
"""What an id that never was one stands for: it matches nothing."""

MOBILE_LENGTH = 11


def _masked_phone(contact: Any) -> ColumnElement[Any]:
    """``138****1234``; of anything shorter than a mobile number only the last two digits are left."""
    phone = contact.phone
    return case(
        (phone.is_(None), null()),
        (
            func.length(phone) >= MOBILE_LENGTH,
            func.concat(func.left(phone, 3), "****", func.right(phone, 4)),
        ),
        else_=func.concat("****", func.right(phone, 2)),
    )


def _masked_email(contact: Any) -> ColumnElement[Any]:
    """``z***@example.com``: the mailbox's first letter and where it is."""
    email = contact.email
    return case(
        (email.is_(None), null()),
        else_=func.concat(func.left(email, 1), "***@", func.split_part(email, "@", 2)),
    )


def _parts(participation: Any) -> ColumnElement[Any]:
    """The bits of a participation as names, in their order."""
    named = [case((participation.parts.bitwise_and(int(part)) != 0, str(part.name)), else_=null()) for part in Part]
    return func.to_json(func.array_remove(cast(array(named), ARRAY(Text())), null()))


# ---- 首报证书 · the certificate of a first report


def _of_project(report: Any, column: Callable[[Any, Any, Any], Any]) -> ColumnElement[Any]:
    project, company, tenant = aliased(Project), aliased(Company), aliased(Tenant)
    return (
        select(column(project, company, tenant))
        .where(
            project.district_id == report.district_id,
            project.id == report.project_id,
            company.district_id == report.district_id,
            company.id == project.company_id,
            tenant.district_id == report.district_id,
            tenant.id == report.tenant_id,
        )
        .correlate(report)
        .scalar_subquery()
    )


def _certificate(values: Mapping[str, Any], context: RequestContext) -> str | None:
    stated = Certified(
        number=values["number"],
        status=FirstReportStatus(values["status"]),
        reported_at=datetime.fromisoformat(values["reported_at"]),
        tenant=values["tenant"],
        project=values["project"],
        company=values["company"],
        credit_code=values["credit_code"],
    )
    return certificate(stated, context.language)


# ---- 下一阶段 · what a project may enter next


@dataclass(frozen=True, slots=True)
class UnmetCondition:
    """One thing that keeps a project out of a stage, in the reader's language."""

    code: str
    message: str


@dataclass(frozen=True, slots=True)
class NextStage:
    """A stage a project could enter next."""

    stage: Stage
    unmet: tuple[UnmetCondition, ...]


def _next_stages(values: Mapping[str, Any], context: RequestContext) -> list[NextStage] | None:
    if values["facts"] is None:
        # Masked: who keeps only the progress of a project is not told what its host still lacks.
        return None
    return [
        NextStage(
            prospect.stage,
            tuple(
                UnmetCondition(each.code, message(each.code, context.language, each.facts)) for each in prospect.unmet
            ),
        )
        for prospect in next_stages(read_facts(values["facts"]))
    ]


# ---- 筛选 · filters of lists


def _keys(ids: Sequence[str]) -> list[UUID]:
    return [parsed[1] if (parsed := parse_global_id(each)) else NOBODY for each in ids]


def _names(values: Sequence[Any]) -> list[str]:
    return [str(value.value) for value in values]


def _needle(words: str) -> str:
    for fault in check_search(words):
        raise ReadRefused(fault.code, facts=fault.facts)
    return words


def _at_least(column: str, type_: TypeEngine[Any]) -> Filter:
    return Filter(lambda p, v: getattr(p, column) >= v, type_)


def _at_most(column: str, type_: TypeEngine[Any]) -> Filter:
    return Filter(lambda p, v: getattr(p, column) <= v, type_)


def _among(column: str) -> Filter:
    return Filter(lambda p, v: getattr(p, column) == any_(v), ARRAY(Text()), _names)


INSTANT = DateTime(timezone=True)

PROJECT_FILTERS: Mapping[str, Filter] = {
    "stage": _among("stage"),
    "industry": _among("industry"),
    "channel": _among("channel"),
    "host": Filter(lambda p, v: p.tenant_id == any_(v), ARRAY(Uuid()), _keys),
    "isMajor": Filter(lambda p, v: p.is_major == v, Boolean()),
    "investment.min": Filter(lambda p, v: p.investment_known & (p.investment_fen >= v), BigInteger()),
    "investment.max": Filter(lambda p, v: p.investment_known & (p.investment_fen <= v), BigInteger()),
    "createdAt.from": _at_least("created_at", INSTANT),
    "createdAt.to": _at_most("created_at", INSTANT),
    "firstContactOn.from": _at_least("first_contact_on", Date()),
    "firstContactOn.to": _at_most("first_contact_on", Date()),
    "text": Filter(lambda p, v: p.id.in_(select(func.app.search_projects(v))), Text(), _needle),
}

VIEWS: tuple[View, ...] = (
    View(
        "Project",
        Project,
        Projects.VIEW,
        fields={
            "investment": yuan("investment_fen", known="investment_known"),
            "host": ToOne("Tenant", on=lambda p, t: t.id == p.tenant_id),
            "origin": ToOne("Tenant", on=lambda p, t: t.id == p.origin_tenant_id),
            "industry_department": ToOne("Tenant", on=lambda p, t: t.id == p.industry_department_id),
            "company": ToOne("Company", on=lambda p, c: c.id == p.company_id),
            "created_by": ToOne("Person", on=lambda p, someone: someone.id == p.created_by),
            "contacts": Connection(
                "Contact",
                on=lambda p, c: c.company_id == p.company_id,
                orders={"CREATED_AT": "created_at"},
                default=("CREATED_AT", "ASC"),
            ),
            "latest_stage_change": ToOne("StageChange", on=lambda p, c: c.project_id == p.id, latest_by=("at", "id")),
            "stage_changes": Connection(
                "StageChange", on=lambda p, c: c.project_id == p.id, orders={"AT": "at"}, default=("AT", "DESC")
            ),
            "notes": Connection(
                "Note",
                on=lambda p, n: n.project_id == p.id,
                orders={"CREATED_AT": "created_at"},
                default=("CREATED_AT", "DESC"),
            ),
            "clearances": ToMany(
                "Clearance", on=lambda p, c: c.project_id == p.id, order_by=("created_at", "id"), limit=20
            ),
            "first_report": ToOne("FirstReport", on=lambda p, r: r.project_id == p.id),
            "participations": ToMany(
                "Participation", on=lambda p, part: part.project_id == p.id, order_by=("id",), limit=100
            ),
            "next_stages": Computed(_next_stages, needs={"facts": stage_facts}),
        },
        driver=Driver(Participation, "project_id"),
    ),
    View(
        "Company",
        Company,
        Companies.VIEW,
        fields={
            "tenant": ToOne("Tenant", on=lambda c, t: t.id == c.tenant_id),
            "contacts": Connection(
                "Contact",
                on=lambda c, each: each.company_id == c.id,
                orders={"CREATED_AT": "created_at"},
                default=("CREATED_AT", "ASC"),
            ),
        },
    ),
    View(
        "Contact",
        Contact,
        Contacts.VIEW,
        fields={
            "phone": Expression(_masked_phone),
            "email": Expression(_masked_email),
            "company": ToOne("Company", on=lambda contact, c: c.id == contact.company_id),
        },
    ),
    View(
        "StageChange",
        StageChange,
        History.VIEW,
        fields={"by": ToOne("Person", on=lambda c, someone: someone.id == c.by_person_id)},
    ),
    View("Note", Note, Notes.VIEW, fields={"by": ToOne("Person", on=lambda n, someone: someone.id == n.by_person_id)}),
    View(
        "Clearance",
        Clearance,
        Clearances.VIEW,
        fields={
            "department": ToOne("Tenant", on=lambda c, t: t.id == c.tenant_id),
            "by": ToOne("Person", on=lambda c, someone: someone.id == c.by_person_id),
        },
    ),
    View(
        "FirstReport",
        FirstReport,
        FirstReports.VIEW,
        fields={
            "tenant": ToOne("Tenant", on=lambda r, t: t.id == r.tenant_id),
            "project": ToOne("Project", on=lambda r, p: p.id == r.project_id),
            "by": ToOne("Person", on=lambda r, someone: someone.id == r.by_person_id),
            "decided_by": ToOne("Person", on=lambda r, someone: someone.id == r.decided_by),
            "certificate": Computed(
                _certificate,
                needs={
                    "number": lambda r: r.number,
                    "status": lambda r: r.status,
                    "reported_at": lambda r: r.reported_at,
                    "tenant": partial(_of_project, column=lambda _project, _company, tenant: tenant.name),
                    "project": partial(_of_project, column=lambda project, _company, _tenant: project.name),
                    "company": partial(_of_project, column=lambda _project, company, _tenant: company.name),
                    "credit_code": partial(_of_project, column=lambda _project, company, _tenant: company.credit_code),
                },
            ),
        },
    ),
    View(
        "DuplicateLink",
        DuplicateLink,
        Duplicates.VIEW,
        fields={
            "project": ToOne("Project", on=lambda link, p: p.id == link.project_id),
            "other_project": ToOne("Project", on=lambda link, p: p.id == link.other_project_id),
            "decided_by": ToOne("Person", on=lambda link, someone: someone.id == link.decided_by),
        },
    ),
    View(
        "Participation",
        Participation,
        None,
        fields={
            "tenant": ToOne("Tenant", on=lambda part, t: t.id == part.tenant_id),
            "parts": Expression(_parts),
        },
    ),
)

ROOTS: tuple[Root, ...] = (
    ByIdRoot("project", "Project"),
    ConnectionRoot(
        "projects",
        "Project",
        orders={"CREATED_AT": "created_at", "UPDATED_AT": "updated_at", "INVESTMENT": "investment_fen"},
        default=("CREATED_AT", "DESC"),
        filters=PROJECT_FILTERS,
    ),
    AggregateRoot(
        "project_summary",
        "Project",
        groups={
            "STAGE": Group("stage", lambda p: p.stage),
            "INDUSTRY": Group("industry", lambda p: p.industry),
            "TENANT": Group("tenant", lambda p: p.tenant_id, "Tenant"),
            "MONTH": Group("month", lambda p: func.to_char(func.timezone("Asia/Shanghai", p.created_at), "YYYY-MM")),
        },
        measures={
            "count": lambda _p: func.count(),
            "investment": lambda p: money_text(func.coalesce(func.sum(p.investment_fen), 0)),
        },
        filters=PROJECT_FILTERS,
    ),
    ByIdRoot("company", "Company"),
    ConnectionRoot("companies", "Company", orders={"CREATED_AT": "created_at"}, default=("CREATED_AT", "DESC")),
    ByIdRoot("first_report", "FirstReport"),
    ConnectionRoot(
        "first_reports",
        "FirstReport",
        orders={"REPORTED_AT": "reported_at"},
        default=("REPORTED_AT", "DESC"),
        filters={"status": _among("status")},
    ),
    ByIdRoot("duplicate_link", "DuplicateLink"),
    ConnectionRoot(
        "duplicate_links",
        "DuplicateLink",
        orders={"FOUND_AT": "found_at"},
        default=("FOUND_AT", "DESC"),
        filters={"state": _among("state")},
    ),
)
