"""The tables of the assessment: targets, schemes with their marks, and assessments with their objections."""

from zhaoshang.assessment.model.assessments import Assessment, AssessmentLine, AssessmentObjection, AssessmentResult
from zhaoshang.assessment.model.schemes import AssessmentIndicator, AssessmentMark, AssessmentScheme
from zhaoshang.assessment.model.targets import Target, TargetMonth
from zhaoshang.assessment.model.words import (
    COUNTED,
    CREDITED,
    AssessmentState,
    IndicatorKind,
    IndicatorMeasure,
    IndicatorMethod,
    Marking,
    ObjectionState,
)

__all__ = [
    "COUNTED",
    "CREDITED",
    "Assessment",
    "AssessmentIndicator",
    "AssessmentLine",
    "AssessmentMark",
    "AssessmentObjection",
    "AssessmentResult",
    "AssessmentScheme",
    "AssessmentState",
    "IndicatorKind",
    "IndicatorMeasure",
    "IndicatorMethod",
    "Marking",
    "ObjectionState",
    "Target",
    "TargetMonth",
]
