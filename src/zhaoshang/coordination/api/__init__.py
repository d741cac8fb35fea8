"""Coordination's part of the GraphQL schema."""

from zhaoshang.coordination.api.mutations_planning import PlanningMutation
from zhaoshang.coordination.api.mutations_services import ServicesMutation
from zhaoshang.coordination.api.queries import CoordinationQuery

__all__ = ["CoordinationQuery", "PlanningMutation", "ServicesMutation"]
