"""Monthly reports' part of the GraphQL schema."""

from zhaoshang.reporting.api.mutations import ReportingMutation
from zhaoshang.reporting.api.queries import ReportingQuery
from zhaoshang.reporting.operations import find_unreported as _contributes  # noqa: F401  reports keep months open, and units

__all__ = ["ReportingMutation", "ReportingQuery"]
