"""Major projects' part of the GraphQL schema."""

from zhaoshang.majors.api.mutations_blockers import BlockersMutation
from zhaoshang.majors.api.mutations_plans import PlansMutation
from zhaoshang.majors.api.mutations_sponsors import SponsorsMutation
from zhaoshang.majors.api.queries import MajorsQuery
from zhaoshang.majors.api.queries_blockers import BlockersQuery
from zhaoshang.majors.api.types import MajorProject

__all__ = ["BlockersMutation", "BlockersQuery", "MajorProject", "MajorsQuery", "PlansMutation", "SponsorsMutation"]
