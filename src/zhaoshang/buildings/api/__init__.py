"""The building economy's part of the GraphQL schema."""

from zhaoshang.buildings.api.mutations import BuildingsMutation
from zhaoshang.buildings.api.queries import BuildingsQuery
from zhaoshang.buildings.operations import hand_over_buildings as _inherits  # noqa: F401  buildings take part in mergers
from zhaoshang.buildings.operations import keep_months_open as _contributes  # noqa: F401  reports keep months open

__all__ = ["BuildingsMutation", "BuildingsQuery"]
