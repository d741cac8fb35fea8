"""Attribution's part of the GraphQL schema."""

from zhaoshang.attribution.api.mutations import AttributionMutation
from zhaoshang.attribution.api.queries import AttributionQuery
from zhaoshang.attribution.api.types import AttributionEntry

__all__ = ["AttributionEntry", "AttributionMutation", "AttributionQuery"]
