"""Evaluations' part of the GraphQL schema."""

from zhaoshang.evaluation.api.mutations import EvaluationMutation
from zhaoshang.evaluation.api.queries import EvaluationQuery
from zhaoshang.evaluation.operations import follow_projects as _follows  # noqa: F401  evaluations follow mergers
from zhaoshang.evaluation.operations import open_evaluations as _opens  # noqa: F401  a project that lands is evaluated

__all__ = ["EvaluationMutation", "EvaluationQuery"]
