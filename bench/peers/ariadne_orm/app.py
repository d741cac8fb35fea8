"""The application: a schema in SDL, resolvers bound to it, loaders in the context, one session a request."""

from collections import OrderedDict
from typing import Any, Final

from aiodataloader import DataLoader
from ariadne import MutationType, ObjectType, QueryType, gql, make_executable_schema
from ariadne.asgi import GraphQL
from ariadne.asgi.handlers import GraphQLHTTPHandler
from graphql import DocumentNode, GraphQLError, GraphQLSchema, parse, validate
from starlette.requests import Request

from bench.peers.orm import models, work
from bench.peers.orm.session import Session, Sessions

SESSIONS: Final = Sessions()

SCHEMA: Final = gql("""
    type Tenant { id: ID! code: String! name: String! shortName: String! }
    type Company { id: ID! name: String! creditCode: String }
    type StageChange { id: ID! fromStage: String toStage: String! at: String! }
    type FirstReport { id: ID! number: String! status: String! reportedAt: String! }
    type Project {
        id: ID! name: String! description: String stage: String! industry: String! channel: String! investment: String
        isMajor: Boolean! needsConstruction: Boolean! createdAt: String! version: Int!
        host: Tenant company: Company latestStageChange: StageChange firstReport: FirstReport
    }
    type PageInfo { hasNextPage: Boolean! endCursor: String }
    type ProjectConnection { nodes: [Project!]! pageInfo: PageInfo! }
    type Summary { stage: String tenant: Tenant count: Int! investment: String! }
    enum Grouping { STAGE TENANT }
    input ProjectFilter { text: String }
    type Query {
        project(id: ID!): Project
        projects(first: Int!, after: String, filter: ProjectFilter): ProjectConnection!
        projectSummary(groupBy: [Grouping!]!): [Summary!]!
    }
    type Refusal { code: String! }
    type ProjectUpdatePayload { project: Project errors: [Refusal!]! }
    input ProjectUpdateInput { id: ID! expectedVersion: Int! description: String! }
    type Mutation { projectUpdate(input: ProjectUpdateInput!): ProjectUpdatePayload! }
""")

query, mutation = QueryType(), MutationType()
tenant, company, project = ObjectType("Tenant"), ObjectType("Company"), ObjectType("Project")
stage_change, first_report, summary = ObjectType("StageChange"), ObjectType("FirstReport"), ObjectType("Summary")

Info = Any


class Loaders:
    """One request's loaders over its one session."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.tenants: DataLoader[Any, Any] = DataLoader(session.tenants)
        self.companies: DataLoader[Any, Any] = DataLoader(session.companies)
        self.first_reports: DataLoader[Any, Any] = DataLoader(session.first_reports)
        self.latest_changes: DataLoader[Any, Any] = DataLoader(session.latest_changes)


def loaders(info: Info) -> Loaders:
    """The request's loaders."""
    found: Loaders = info.context["loaders"]
    return found


for typed, type_name in (
    (tenant, "Tenant"),
    (company, "Company"),
    (project, "Project"),
    (stage_change, "StageChange"),
    (first_report, "FirstReport"),
):
    typed.set_field("id", lambda row, _info, name=type_name: work.global_id(name, row.id))


@stage_change.field("at")
def at_of(row: models.StageChange, _info: Info) -> str:
    """An instant as it is written."""
    return row.at.isoformat()


@first_report.field("reportedAt")
def reported_at_of(row: models.FirstReport, _info: Info) -> str:
    """An instant as it is written."""
    return row.reported_at.isoformat()


@project.field("createdAt")
def created_at_of(row: models.Project, _info: Info) -> str:
    """An instant as it is written."""
    return row.created_at.isoformat()


@project.field("investment")
def investment_of(row: models.Project, _info: Info) -> str | None:
    """Money as it is written."""
    return work.yuan(row)


@project.field("host")
async def host_of(row: models.Project, info: Info) -> Any:
    """Its host."""
    return await loaders(info).tenants.load(row.tenant_id)


@project.field("company")
async def company_of(row: models.Project, info: Info) -> Any:
    """Its investor."""
    return await loaders(info).companies.load(row.company_id)


@project.field("latestStageChange")
async def latest_change_of(row: models.Project, info: Info) -> Any:
    """Its latest transition."""
    return await loaders(info).latest_changes.load(row.id)


@project.field("firstReport")
async def first_report_of(row: models.Project, info: Info) -> Any:
    """Its first report."""
    return await loaders(info).first_reports.load(row.id)


@summary.field("tenant")
async def tenant_of(row: dict[str, Any], info: Info) -> Any:
    """The group's unit."""
    return await loaders(info).tenants.load(row["key"])


@query.field("project")
async def resolve_project(_root: None, info: Info, id: str) -> Any:  # noqa: A002  GraphQL's name
    """One project."""
    return await work.project(loaders(info).session, work.key_of(id))


@query.field("projects")
async def resolve_projects(
    _root: None,
    info: Info,
    first: int,
    after: str | None = None,
    filter: dict[str, str] | None = None,  # noqa: A002  GraphQL's name
) -> dict[str, Any]:
    """The newest projects."""
    found = await work.page(loaders(info).session, first, after, filter["text"] if filter else None)
    return {"nodes": found.rows, "page_info": {"has_next_page": found.has_next, "end_cursor": found.end_cursor}}


@query.field("projectSummary")
async def resolve_summary(_root: None, info: Info, group_by: list[str]) -> list[dict[str, Any]]:
    """Count and sum by stage or by host."""
    column = models.Project.stage if group_by == ["STAGE"] else models.Project.tenant_id
    return [
        {"stage": key, "key": key, "count": count, "investment": work.money(total)}
        for key, count, total in await work.summary(loaders(info).session, column)
    ]


@mutation.field("projectUpdate")
async def resolve_update(_root: None, info: Info, input: dict[str, Any]) -> dict[str, Any]:  # noqa: A002  as above
    """Change a project."""
    done = await work.update(
        loaders(info).session, work.key_of(input["id"]), input["expected_version"], input["description"]
    )
    return {"project": None, "errors": [{"code": done}]} if isinstance(done, str) else {"project": done, "errors": []}


KEPT: Final = 1_000


class Documents:
    """Documents that were parsed and found valid, by their text: Ariadne itself keeps none."""

    def __init__(self) -> None:
        self._parsed: OrderedDict[str, DocumentNode] = OrderedDict()
        self._valid: dict[int, list[GraphQLError]] = {}

    def parse(self, _context: Any, data: dict[str, Any]) -> DocumentNode:
        """What Ariadne asks for a request's document."""
        text = data["query"]
        known = self._parsed.get(text)
        if known is None:
            known = self._parsed[text] = parse(text)
            if len(self._parsed) > KEPT:
                self._valid.pop(id(self._parsed.popitem(last=False)[1]), None)
        return known

    def validate(self, schema: GraphQLSchema, document: DocumentNode, *rules: Any, **others: Any) -> list[GraphQLError]:
        """What is wrong with it."""
        known = self._valid.get(id(document))
        if known is None:
            known = self._valid[id(document)] = validate(schema, document, *rules, **others)
        return known


class InSession(GraphQLHTTPHandler):
    """A session around each operation, committed before it is answered."""

    async def execute_graphql_query(self, request: Request, data: Any, **others: Any) -> Any:
        """Run one operation."""
        writes = data["query"].lstrip().startswith("mutation")
        async with SESSIONS.open(request.headers.get("authorization"), writes=writes) as session:
            context = {"request": request, "loaders": Loaders(session)}
            return await super().execute_graphql_query(request, data, **{**others, "context_value": context})


documents = Documents()
bound = (query, mutation, tenant, company, project, stage_change, first_report, summary)
app = GraphQL(
    make_executable_schema(SCHEMA, *bound, convert_names_case=True),
    query_parser=documents.parse,
    query_validator=documents.validate,
    http_handler=InSession(),
    explorer=None,
)
