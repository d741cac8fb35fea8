"""Targets' and assessments' part of the GraphQL schema."""

from zhaoshang.assessment.api.mutations import AssessmentMutation
from zhaoshang.assessment.api.queries import AssessmentQuery
from zhaoshang.assessment.api.targets import TargetsMutation, TargetsQuery

__all__ = ["AssessmentMutation", "AssessmentQuery", "TargetsMutation", "TargetsQuery"]
