"""The transfers' part of the GraphQL schema."""

from zhaoshang.transfers.api.attribution import AttributionEntry, AttributionQuery
from zhaoshang.transfers.api.mutations import TransfersMutation
from zhaoshang.transfers.api.queries import TransfersQuery

__all__ = ["AttributionEntry", "AttributionQuery", "TransfersMutation", "TransfersQuery"]
