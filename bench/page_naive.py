"""The same page as most services build it: ORM objects, a loader for each relation, one resolver for each field.

It is kept to be compared with. It asks five statements in one fenced transaction, each batched, and is spared what the
compiled path has to do: it assumes a reader of the whole district, so it asks for no scope, mask or cursor.
"""

from asyncio import Lock
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Self
from uuid import UUID

import orjson
import strawberry
from graphql import DocumentNode, ExecutionResult, GraphQLSchema, execute
from sqlalchemy import Select, select
from sqlalchemy.ext.asyncio import AsyncSession
from strawberry.dataloader import DataLoader
from strawberry.schema.config import StrawberryConfig

from zhaoshang.api.scalars import SCALARS
from zhaoshang.authorization.actor import Actor
from zhaoshang.database.unit_of_work import Database
from zhaoshang.projects import model
from zhaoshang.tenancy import model as tenancy
from zhaoshang.values.clock import SystemClock
from zhaoshang.values.ids import global_id
from zhaoshang.values.money import Fen


@dataclass
class Loaders:
    """One request's loaders over its one session."""

    session: AsyncSession
    district: int
    _one_at_a_time: Lock = field(default_factory=Lock)

    def __post_init__(self) -> None:
        self.tenants: DataLoader[UUID, Any] = DataLoader(self._by_id(tenancy.Tenant))
        self.companies: DataLoader[UUID, Any] = DataLoader(self._by_id(model.Company))
        self.first_reports: DataLoader[UUID, Any] = DataLoader(self._first_reports)
        self.latest_changes: DataLoader[UUID, Any] = DataLoader(self._latest_changes)

    async def rows(self, statement: Select[Any]) -> Sequence[Any]:
        """A statement's objects; a session runs one statement at a time."""
        async with self._one_at_a_time:
            return (await self.session.scalars(statement)).all()

    def _by_id(self, mapped: Any) -> Any:
        async def load(keys: list[UUID]) -> list[Any]:
            rows = await self.rows(select(mapped).where(mapped.district_id == self.district, mapped.id.in_(keys)))
            found = {row.id: row for row in rows}
            return [found.get(key) for key in keys]

        return load

    async def _first_reports(self, keys: list[UUID]) -> list[Any]:
        report = model.FirstReport
        rows = await self.rows(select(report).where(report.district_id == self.district, report.project_id.in_(keys)))
        found = {row.project_id: row for row in rows}
        return [found.get(key) for key in keys]

    async def _latest_changes(self, keys: list[UUID]) -> list[Any]:
        change = model.StageChange
        rows = await self.rows(
            select(change)
            .distinct(change.project_id)
            .where(change.district_id == self.district, change.project_id.in_(keys))
            .order_by(change.project_id, change.at.desc(), change.id.desc())
        )
        found = {row.project_id: row for row in rows}
        return [found.get(key) for key in keys]


Info = strawberry.Info[Loaders, None]


@strawberry.type
class Tenant:
    """A unit."""

    id: strawberry.ID
    code: str
    name: str
    short_name: str

    @classmethod
    def of(cls, row: tenancy.Tenant) -> Self:
        """From its row."""
        return cls(
            id=strawberry.ID(global_id("Tenant", row.id)), code=row.code, name=row.name, short_name=row.short_name
        )


@strawberry.type
class Company:
    """An investor."""

    id: strawberry.ID
    name: str
    credit_code: str | None

    @classmethod
    def of(cls, row: model.Company) -> Self:
        """From its row."""
        return cls(id=strawberry.ID(global_id("Company", row.id)), name=row.name, credit_code=row.credit_code)


@strawberry.type
class StageChange:
    """A transition."""

    id: strawberry.ID
    from_stage: str | None
    to_stage: str
    at: datetime

    @classmethod
    def of(cls, row: model.StageChange) -> Self:
        """From its row."""
        return cls(
            id=strawberry.ID(global_id("StageChange", row.id)),
            from_stage=row.from_stage,
            to_stage=row.to_stage,
            at=row.at,
        )


@strawberry.type
class FirstReport:
    """A first report."""

    id: strawberry.ID
    number: str
    status: str
    reported_at: datetime

    @classmethod
    def of(cls, row: model.FirstReport) -> Self:
        """From its row."""
        return cls(
            id=strawberry.ID(global_id("FirstReport", row.id)),
            number=row.number,
            status=row.status,
            reported_at=row.reported_at,
        )


@strawberry.type
class Project:
    """A project; what it relates to is loaded when asked for."""

    id: strawberry.ID
    name: str
    stage: str
    industry: str
    investment: Fen | None
    is_major: bool
    created_at: datetime
    row: strawberry.Private[model.Project]

    @classmethod
    def of(cls, row: model.Project) -> Self:
        """From its row."""
        return cls(
            id=strawberry.ID(global_id("Project", row.id)),
            name=row.name,
            stage=row.stage,
            industry=row.industry,
            investment=Fen(row.investment_fen) if row.investment_known else None,
            is_major=row.is_major,
            created_at=row.created_at,
            row=row,
        )

    @strawberry.field
    async def host(self, info: Info) -> Tenant | None:
        """Its host."""
        found = await info.context.tenants.load(self.row.tenant_id)
        return None if found is None else Tenant.of(found)

    @strawberry.field
    async def company(self, info: Info) -> Company | None:
        """Its investor."""
        found = await info.context.companies.load(self.row.company_id)
        return None if found is None else Company.of(found)

    @strawberry.field
    async def latest_stage_change(self, info: Info) -> StageChange | None:
        """Its latest transition."""
        found = await info.context.latest_changes.load(self.row.id)
        return None if found is None else StageChange.of(found)

    @strawberry.field
    async def first_report(self, info: Info) -> FirstReport | None:
        """Its first report."""
        found = await info.context.first_reports.load(self.row.id)
        return None if found is None else FirstReport.of(found)


@strawberry.type
class PageInfo:
    """Whether there is more."""

    has_next_page: bool


@strawberry.type
class ProjectConnection:
    """A page."""

    nodes: list[Project]
    page_info: PageInfo


@strawberry.type
class Query:
    """The one list."""

    @strawberry.field
    async def projects(self, info: Info, first: int) -> ProjectConnection:
        """The newest projects of the district."""
        project = model.Project
        rows = await info.context.rows(
            select(project)
            .where(project.district_id == info.context.district)
            .order_by(project.created_at.desc(), project.id.desc())
            .limit(first + 1)
        )
        return ProjectConnection(
            nodes=[Project.of(row) for row in rows[:first]], page_info=PageInfo(has_next_page=len(rows) > first)
        )


def schema() -> GraphQLSchema:
    """The naive schema, as graphql-core executes it."""
    made = strawberry.Schema(Query, config=StrawberryConfig(scalar_map=dict(SCALARS)))
    inner: GraphQLSchema = made._schema  # noqa: SLF001  Strawberry's own execute would only add to the cost
    return inner


async def page(
    database: Database, actor: Actor, naive: GraphQLSchema, document: DocumentNode, variables: dict[str, Any]
) -> bytes:
    """The bytes of ``data``; the document is parsed and valid already."""
    async with database.unit_of_work(actor.fence(), at=SystemClock().now()) as work:
        loaders = Loaders(work.session, actor.district)
        result = execute(naive, document, context_value=loaders, variable_values=variables)
        if not isinstance(result, ExecutionResult):
            result = await result
    if result.errors:
        raise result.errors[0]
    return orjson.dumps(result.data)
