"""The application: types, resolvers and loaders, one session a request, parsed and validated documents cached."""

from collections.abc import AsyncIterator
from datetime import datetime
from enum import Enum
from typing import Any, Self

import strawberry
from starlette.requests import Request
from starlette.responses import Response
from starlette.websockets import WebSocket
from strawberry.asgi import GraphQL
from strawberry.dataloader import DataLoader
from strawberry.extensions import ParserCache, SchemaExtension, ValidationCache

from bench.peers.orm import models, work
from bench.peers.orm.session import Session, Sessions

SESSIONS = Sessions()


class Loaders:
    """One request's loaders over its one session."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.tenants = DataLoader(session.tenants)
        self.companies = DataLoader(session.companies)
        self.first_reports = DataLoader(session.first_reports)
        self.latest_changes = DataLoader(session.latest_changes)


class InSession(SchemaExtension):
    """A session around each operation."""

    async def on_execute(self) -> AsyncIterator[None]:
        """Open it, hand its loaders to the resolvers, and commit."""
        context = self.execution_context
        writes = context.operation_type.value == "mutation"
        authorization = context.context["request"].headers.get("authorization")
        async with SESSIONS.open(authorization, writes=writes) as session:
            context.context["loaders"] = Loaders(session)
            yield


Info = strawberry.Info[dict[str, Any], None]


def loaders(info: Info) -> Loaders:
    """The request's loaders."""
    found: Loaders = info.context["loaders"]
    return found


@strawberry.type
class Tenant:
    """A unit."""

    id: strawberry.ID
    code: str
    name: str
    short_name: str

    @classmethod
    def of(cls, row: models.Tenant | None) -> Self | None:
        """From its row."""
        if row is None:
            return None
        key = strawberry.ID(work.global_id("Tenant", row.id))
        return cls(id=key, code=row.code, name=row.name, short_name=row.short_name)


@strawberry.type
class Company:
    """An investor."""

    id: strawberry.ID
    name: str
    credit_code: str | None

    @classmethod
    def of(cls, row: models.Company | None) -> Self | None:
        """From its row."""
        if row is None:
            return None
        return cls(id=strawberry.ID(work.global_id("Company", row.id)), name=row.name, credit_code=row.credit_code)


@strawberry.type
class StageChange:
    """A transition."""

    id: strawberry.ID
    from_stage: str | None
    to_stage: str
    at: datetime

    @classmethod
    def of(cls, row: models.StageChange | None) -> Self | None:
        """From its row."""
        if row is None:
            return None
        key = strawberry.ID(work.global_id("StageChange", row.id))
        return cls(id=key, from_stage=row.from_stage, to_stage=row.to_stage, at=row.at)


@strawberry.type
class FirstReport:
    """A first report."""

    id: strawberry.ID
    number: str
    status: str
    reported_at: datetime

    @classmethod
    def of(cls, row: models.FirstReport | None) -> Self | None:
        """From its row."""
        if row is None:
            return None
        key = strawberry.ID(work.global_id("FirstReport", row.id))
        return cls(id=key, number=row.number, status=row.status, reported_at=row.reported_at)


@strawberry.type
class Project:
    """A project; what it relates to is loaded when asked for."""

    id: strawberry.ID
    name: str
    description: str | None
    stage: str
    industry: str
    channel: str
    investment: str | None
    is_major: bool
    needs_construction: bool
    created_at: datetime
    version: int
    row: strawberry.Private[models.Project]

    @classmethod
    def of(cls, row: models.Project | None) -> Self | None:
        """From its row."""
        if row is None:
            return None
        return cls(
            id=strawberry.ID(work.global_id("Project", row.id)),
            name=row.name,
            description=row.description,
            stage=row.stage,
            industry=row.industry,
            channel=row.channel,
            investment=work.yuan(row),
            is_major=row.is_major,
            needs_construction=row.needs_construction,
            created_at=row.created_at,
            version=row.version,
            row=row,
        )

    @strawberry.field
    async def host(self, info: Info) -> Tenant | None:
        """Its host."""
        return Tenant.of(await loaders(info).tenants.load(self.row.tenant_id))

    @strawberry.field
    async def company(self, info: Info) -> Company | None:
        """Its investor."""
        return Company.of(await loaders(info).companies.load(self.row.company_id))

    @strawberry.field
    async def latest_stage_change(self, info: Info) -> StageChange | None:
        """Its latest transition."""
        return StageChange.of(await loaders(info).latest_changes.load(self.row.id))

    @strawberry.field
    async def first_report(self, info: Info) -> FirstReport | None:
        """Its first report."""
        return FirstReport.of(await loaders(info).first_reports.load(self.row.id))


@strawberry.type
class PageInfo:
    """Whether there is more."""

    has_next_page: bool
    end_cursor: str | None


@strawberry.type
class ProjectConnection:
    """A page."""

    nodes: list[Project]
    page_info: PageInfo


@strawberry.type
class Summary:
    """A group."""

    stage: str | None
    count: int
    investment: str
    tenant_key: strawberry.Private[Any] = None

    @strawberry.field
    async def tenant(self, info: Info) -> Tenant | None:
        """The group's unit."""
        return Tenant.of(await loaders(info).tenants.load(self.tenant_key)) if self.tenant_key else None


@strawberry.enum
class Grouping(Enum):
    """What a summary is by."""

    STAGE = "STAGE"
    TENANT = "TENANT"


@strawberry.input
class ProjectFilter:
    """What narrows the list."""

    text: str | None = None


@strawberry.type
class Query:
    """What is read."""

    @strawberry.field
    async def project(self, info: Info, id: strawberry.ID) -> Project | None:  # noqa: A002  GraphQL's name
        """One project."""
        return Project.of(await work.project(loaders(info).session, work.key_of(id)))

    @strawberry.field
    async def projects(
        self,
        info: Info,
        first: int,
        after: str | None = None,
        filter: ProjectFilter | None = None,  # noqa: A002  GraphQL's name
    ) -> ProjectConnection:
        """The newest projects."""
        found = await work.page(loaders(info).session, first, after, filter.text if filter else None)
        return ProjectConnection(
            nodes=[Project.of(row) for row in found.rows],  # type: ignore[misc]  # a row is never missing here
            page_info=PageInfo(has_next_page=found.has_next, end_cursor=found.end_cursor),
        )

    @strawberry.field
    async def project_summary(self, info: Info, group_by: list[Grouping]) -> list[Summary]:
        """Count and sum by stage or by host."""
        by_stage = group_by == [Grouping.STAGE]
        column = models.Project.stage if by_stage else models.Project.tenant_id
        return [
            Summary(
                stage=key if by_stage else None,
                count=count,
                investment=work.money(total),
                tenant_key=None if by_stage else key,
            )
            for key, count, total in await work.summary(loaders(info).session, column)
        ]


@strawberry.type
class Refusal:
    """Why nothing was done."""

    code: str


@strawberry.type
class ProjectUpdatePayload:
    """What came of a change."""

    project: Project | None
    errors: list[Refusal]


@strawberry.input
class ProjectUpdateInput:
    """What is changed."""

    id: strawberry.ID
    expected_version: int
    description: str


@strawberry.type
class Mutation:
    """What is written."""

    @strawberry.mutation
    async def project_update(self, info: Info, input: ProjectUpdateInput) -> ProjectUpdatePayload:  # noqa: A002  GraphQL's name
        """Change a project."""
        session = loaders(info).session
        done = await work.update(session, work.key_of(input.id), input.expected_version, input.description)
        if isinstance(done, str):
            return ProjectUpdatePayload(project=None, errors=[Refusal(code=done)])
        return ProjectUpdatePayload(project=Project.of(done), errors=[])


class Application(GraphQL[dict[str, Any], None]):
    """The endpoint."""

    async def get_context(self, request: Request | WebSocket, response: Response | WebSocket) -> dict[str, Any]:
        """What resolvers see."""
        return {"request": request, "response": response}


app = Application(
    strawberry.Schema(Query, Mutation, extensions=[ParserCache, ValidationCache, InSession]), graphql_ide=None
)
