"""The statistics' part of the GraphQL schema."""

from zhaoshang.statistics.api.mutations import StatisticsMutation
from zhaoshang.statistics.api.queries import StatisticsQuery
from zhaoshang.statistics.operations import hand_over_facts as _contributes  # noqa: F401  figures take part in mergers

__all__ = ["StatisticsMutation", "StatisticsQuery"]
