"""The schema: every room's part of it put together, and what the compiler needs to know of each."""

from functools import cache
from typing import Final

import strawberry
from graphql import GraphQLSchema
from strawberry.schema.config import StrawberryConfig
from strawberry.schema.name_converter import NameConverter
from strawberry.tools import merge_types
from strawberry.types import get_object_definition
from strawberry.utils.str_converters import to_camel_case

from zhaoshang.api.scalars import SCALARS
from zhaoshang.assessment import api as assessment_api
from zhaoshang.assessment import views as assessment_views
from zhaoshang.attribution import views as attribution_views
from zhaoshang.attribution.api import AttributionMutation, AttributionQuery
from zhaoshang.audit import api as audit_api
from zhaoshang.audit import views as audit_views
from zhaoshang.buildings import views as buildings_views
from zhaoshang.buildings.api import BuildingsMutation, BuildingsQuery
from zhaoshang.bulletins import views as bulletins_views
from zhaoshang.bulletins.api import BulletinsMutation, BulletinsQuery
from zhaoshang.coordination import views as coordination_views
from zhaoshang.coordination.api import CoordinationQuery, PlanningMutation, ServicesMutation
from zhaoshang.duties import views as duties_views
from zhaoshang.duties.api import DutiesQuery
from zhaoshang.evaluation import views as evaluation_views
from zhaoshang.evaluation.api import EvaluationMutation, EvaluationQuery
from zhaoshang.evidence import api as evidence_api
from zhaoshang.evidence import views as evidence_views
from zhaoshang.exchange import api as exchange_api
from zhaoshang.exchange import views as exchange_views
from zhaoshang.guidance import api as guidance_api
from zhaoshang.guidance import views as guidance_views
from zhaoshang.majors import views as majors_views
from zhaoshang.majors.api import BlockersMutation, BlockersQuery, MajorsQuery, PlansMutation, SponsorsMutation
from zhaoshang.meetings import views as meetings_views
from zhaoshang.meetings.api import AgendaMutation, DecisionsMutation, MeetingsQuery
from zhaoshang.notifications import views as notifications_views
from zhaoshang.notifications.api import NotificationsMutation, NotificationsQuery
from zhaoshang.orders import views as orders_views
from zhaoshang.orders.api import OrdersMutation, OrdersQuery
from zhaoshang.projects import views as projects_views
from zhaoshang.projects.api.mutations import ProjectsMutation
from zhaoshang.projects.api.queries import ProjectsQuery
from zhaoshang.readmodel.declare import Root, View
from zhaoshang.readmodel.registry import Registry
from zhaoshang.reporting import views as reporting_views
from zhaoshang.reporting.api import ReportingMutation, ReportingQuery
from zhaoshang.reviews import views as reviews_views
from zhaoshang.reviews.api import FilesMutation, ReviewsQuery, RoundsMutation
from zhaoshang.statistics import views as statistics_views
from zhaoshang.statistics.api import StatisticsMutation, StatisticsQuery
from zhaoshang.tenancy import views as tenancy_views
from zhaoshang.tenancy.api.mutations import TenancyMutation
from zhaoshang.tenancy.api.queries import TenancyQuery
from zhaoshang.transfers import views as transfers_views
from zhaoshang.transfers.api import TransfersMutation, TransfersQuery

VIEWS: Final[tuple[View, ...]] = (
    *tenancy_views.VIEWS,
    *assessment_views.VIEWS,
    *guidance_views.VIEWS,
    *projects_views.VIEWS,
    *reviews_views.VIEWS,
    *meetings_views.VIEWS,
    *attribution_views.VIEWS,
    *transfers_views.VIEWS,
    *majors_views.VIEWS,
    *coordination_views.VIEWS,
    *statistics_views.VIEWS,
    *buildings_views.VIEWS,
    *bulletins_views.VIEWS,
    *reporting_views.VIEWS,
    *evaluation_views.VIEWS,
    *orders_views.VIEWS,
    *exchange_views.VIEWS,
    *audit_views.VIEWS,
    *evidence_views.VIEWS,
    *duties_views.VIEWS,
    *notifications_views.VIEWS,
)
ROOTS: Final[tuple[Root, ...]] = (
    *tenancy_views.ROOTS,
    *assessment_views.ROOTS,
    *guidance_views.ROOTS,
    *projects_views.ROOTS,
    *reviews_views.ROOTS,
    *meetings_views.ROOTS,
    *attribution_views.ROOTS,
    *transfers_views.ROOTS,
    *majors_views.ROOTS,
    *coordination_views.ROOTS,
    *statistics_views.ROOTS,
    *buildings_views.ROOTS,
    *bulletins_views.ROOTS,
    *reporting_views.ROOTS,
    *evaluation_views.ROOTS,
    *orders_views.ROOTS,
    *exchange_views.ROOTS,
    *audit_views.ROOTS,
    *evidence_views.ROOTS,
    *duties_views.ROOTS,
    *notifications_views.ROOTS,
)


def strawberry_schema() -> strawberry.Schema:
    """The schema as Strawberry knows it: for printing, and to take graphql-core's from."""
    query = merge_types(
        "Query",
        (
            TenancyQuery,
            assessment_api.TargetsQuery,
            assessment_api.AssessmentQuery,
            guidance_api.GuidanceQuery,
            ProjectsQuery,
            ReviewsQuery,
            MeetingsQuery,
            AttributionQuery,
            TransfersQuery,
            MajorsQuery,
            BlockersQuery,
            CoordinationQuery,
            StatisticsQuery,
            BuildingsQuery,
            BulletinsQuery,
            ReportingQuery,
            EvaluationQuery,
            OrdersQuery,
            exchange_api.ExchangeQuery,
            audit_api.AuditQuery,
            evidence_api.EvidenceQuery,
            DutiesQuery,
            NotificationsQuery,
        ),
    )
    mutation = merge_types(
        "Mutation",
        (
            TenancyMutation,
            assessment_api.TargetsMutation,
            assessment_api.AssessmentMutation,
            guidance_api.GuidanceMutation,
            ProjectsMutation,
            RoundsMutation,
            FilesMutation,
            AgendaMutation,
            DecisionsMutation,
            AttributionMutation,
            TransfersMutation,
            SponsorsMutation,
            PlansMutation,
            BlockersMutation,
            PlanningMutation,
            ServicesMutation,
            StatisticsMutation,
            BuildingsMutation,
            BulletinsMutation,
            ReportingMutation,
            EvaluationMutation,
            OrdersMutation,
            exchange_api.ExchangeMutation,
            evidence_api.EvidenceMutation,
            NotificationsMutation,
        ),
    )
    return strawberry.Schema(
        _described(query, "查询：What may be read; each field says which permission it needs."),
        _described(mutation, "变更：What may be done; each field is one transaction and answers with its refusals."),
        config=StrawberryConfig(scalar_map=dict(SCALARS), disable_field_suggestions=True, name_converter=Names()),
    )


class Names(NameConverter):
    """Strawberry's own names, each made once: it asks for those of an input's fields with every request."""

    @staticmethod
    @cache
    def _made(name: str) -> str:
        return to_camel_case(name)

    def apply_naming_config(self, name: str) -> str:
        """A name of Python's as GraphQL has it."""
        return self._made(name)


def _described(root: type, description: str) -> type:
    """A merged root with its description, which ``merge_types`` does not take."""
    get_object_definition(root, strict=True).description = description
    return root


def graphql_schema(schema: strawberry.Schema) -> GraphQLSchema:
    """The same as graphql-core knows it."""
    inner: GraphQLSchema = schema._schema  # noqa: SLF001  Strawberry keeps it private; the compiler is built on it
    return inner


def registry(schema: strawberry.Schema) -> Registry:
    """What the compiler knows of the schema."""
    return Registry.of(graphql_schema(schema), VIEWS, ROOTS)
