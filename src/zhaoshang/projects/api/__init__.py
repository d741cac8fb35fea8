"""The pipeline's part of the GraphQL schema."""

from zhaoshang.projects.api.mutations import ProjectsMutation
from zhaoshang.projects.api.queries import ProjectsQuery
from zhaoshang.projects.api.types import Project

__all__ = ["Project", "ProjectsMutation", "ProjectsQuery"]
