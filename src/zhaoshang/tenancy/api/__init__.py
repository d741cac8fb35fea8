"""The tenancy room's part of the GraphQL schema."""

from zhaoshang.tenancy.api.types import DistrictRule, Membership, Person, Tenant, Viewer

__all__ = ["DistrictRule", "Membership", "Person", "Tenant", "Viewer"]
