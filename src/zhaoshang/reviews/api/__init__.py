"""Reviews' part of the GraphQL schema."""

from zhaoshang.reviews.api.mutations_files import FilesMutation
from zhaoshang.reviews.api.mutations_rounds import RoundsMutation
from zhaoshang.reviews.api.queries import ReviewsQuery
from zhaoshang.reviews.api.types import Review

__all__ = ["FilesMutation", "Review", "ReviewsQuery", "RoundsMutation"]
