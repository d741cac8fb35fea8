"""Bulletins' part of the GraphQL schema."""

from zhaoshang.bulletins.api.mutations import BulletinsMutation
from zhaoshang.bulletins.api.queries import BulletinsQuery

__all__ = ["BulletinsMutation", "BulletinsQuery"]
