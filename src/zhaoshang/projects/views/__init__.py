"""The pipeline's read side: what cannot be derived from its GraphQL types and mapped classes (domain §2)."""

from typing import Any

from sqlalchemy import ARRAY, ColumnElement, Text, case, cast, func, null
from sqlalchemy.dialects.postgresql import array

from zhaoshang.projects.model import (
    Company,
    CompanyParticipation,
    Contact,
    DuplicateLink,
    FirstReport,
    Note,
    Part,
    Participation,
    Project,
    StageChange,
)
from zhaoshang.projects.permissions import (
    Companies,
    Contacts,
    Duplicates,
    FirstReports,
    History,
    Notes,
    Projects,
)
from zhaoshang.projects.views.computed import CERTIFICATE, NEXT_STAGES, NextStage, UnmetCondition
from zhaoshang.projects.views.filters import PROJECT_FILTERS
from zhaoshang.projects.views.tallies import TALLIES
from zhaoshang.projects.views.timeline import ProjectEvent, gathered
from zhaoshang.readmodel.declare import (
    AggregateRoot,
    ByIdRoot,
    Connection,
    ConnectionRoot,
    Driver,
    Expression,
    Group,
    Root,
    ToMany,
    ToOne,
    View,
    among,
    money_text,
    yuan,
)

__all__ = ["ROOTS", "VIEWS", "NextStage", "Project", "StageChange", "UnmetCondition"]

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
            "timeline": Connection(
                "ProjectEvent",
                on=lambda p, event: event.project_id == p.id,
                orders={"AT": "at"},
                default=("AT", "DESC"),
            ),
            "notes": Connection(
                "Note",
                on=lambda p, n: n.project_id == p.id,
                orders={"CREATED_AT": "created_at"},
                default=("CREATED_AT", "DESC"),
            ),
            "first_report": ToOne("FirstReport", on=lambda p, r: r.project_id == p.id),
            "participations": ToMany(
                "Participation", on=lambda p, part: part.project_id == p.id, order_by=("id",), limit=100
            ),
            "next_stages": NEXT_STAGES,
        },
        driver=Driver(Participation, "project_id", on=lambda p, part: p.id == part.project_id),
    ),
    View(
        "ProjectEvent",
        ProjectEvent,
        None,
        fields={
            "tenant": ToOne("Tenant", on=lambda event, t: t.id == event.tenant_id),
            "by": ToOne("Person", on=lambda event, someone: someone.id == event.by_person_id),
        },
        gather=gathered,
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
        driver=Driver(CompanyParticipation, "company_id", on=lambda c, part: c.id == part.company_id, proves="shared"),
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
        "FirstReport",
        FirstReport,
        FirstReports.VIEW,
        fields={
            "tenant": ToOne("Tenant", on=lambda r, t: t.id == r.tenant_id),
            "project": ToOne("Project", on=lambda r, p: p.id == r.project_id),
            "by": ToOne("Person", on=lambda r, someone: someone.id == r.by_person_id),
            "decided_by": ToOne("Person", on=lambda r, someone: someone.id == r.decided_by),
            "certificate": CERTIFICATE,
        },
        # A project has one first report, made with it: its participants' rows are in the order of their reports.
        driver=Driver(
            Participation,
            "project_id",
            on=lambda r, part: r.project_id == part.project_id,
            sorts={"reported_at": "created_at"},
        ),
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
        rollup=TALLIES,
    ),
    ByIdRoot("company", "Company"),
    ConnectionRoot("companies", "Company", orders={"CREATED_AT": "created_at"}, default=("CREATED_AT", "DESC")),
    ByIdRoot("first_report", "FirstReport"),
    ConnectionRoot(
        "first_reports",
        "FirstReport",
        orders={"REPORTED_AT": "reported_at"},
        default=("REPORTED_AT", "DESC"),
        filters={"status": among("status")},
    ),
    ByIdRoot("duplicate_link", "DuplicateLink"),
    ConnectionRoot(
        "duplicate_links",
        "DuplicateLink",
        orders={"FOUND_AT": "found_at"},
        default=("FOUND_AT", "DESC"),
        filters={"state": among("state")},
    ),
)
