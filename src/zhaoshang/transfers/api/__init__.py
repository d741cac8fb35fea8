"""The transfers' part of the GraphQL schema."""

from zhaoshang.transfers.api.mutations import TransfersMutation
from zhaoshang.transfers.api.queries import TransfersQuery

__all__ = ["TransfersMutation", "TransfersQuery"]
