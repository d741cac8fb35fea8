"""The statistics' part of the GraphQL schema."""

from zhaoshang.statistics.api.mutations import StatisticsMutation
from zhaoshang.statistics.api.queries import StatisticsQuery

__all__ = ["StatisticsMutation", "StatisticsQuery"]
