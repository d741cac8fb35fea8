"""The pipeline's part of the GraphQL schema."""

from zhaoshang.projects.api.mutations import ProjectsMutation
from zhaoshang.projects.api.queries import ProjectsQuery

__all__ = ["ProjectsMutation", "ProjectsQuery"]
