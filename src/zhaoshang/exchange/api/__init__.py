"""The exchange's part of the GraphQL schema: what is imported, and what is handed out."""

from zhaoshang.exchange.api.roots import ExchangeMutation, ExchangeQuery

__all__ = ["ExchangeMutation", "ExchangeQuery"]
