"""The tenancy room's part of the GraphQL schema."""

from zhaoshang.tenancy.api.types import DistrictRule, Explanation, Membership, Person, Tenant, Viewer

__all__ = ["DistrictRule", "Explanation", "Membership", "Person", "Tenant", "Viewer"]
