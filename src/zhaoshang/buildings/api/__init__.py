"""The building economy's part of the GraphQL schema."""

from zhaoshang.buildings.api.mutations import BuildingsMutation
from zhaoshang.buildings.api.queries import BuildingsQuery
from zhaoshang.buildings.operations import keep_months_open as _contributes  # noqa: F401  reports keep months open, and units

__all__ = ["BuildingsMutation", "BuildingsQuery"]
