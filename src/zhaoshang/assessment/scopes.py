"""Which resource a row of this room is, and how far a responsibility reaches among assessments (domain §11)."""

from zhaoshang.assessment.model import (
    Assessment,
    AssessmentIndicator,
    AssessmentLine,
    AssessmentMark,
    AssessmentObjection,
    AssessmentResult,
    AssessmentScheme,
    Target,
    TargetMonth,
)
from zhaoshang.authorization.authorize import register_resource
from zhaoshang.authorization.scopes import register_condition, register_scope

register_scope(
    "announced",
    sql=lambda row, _params: row.published,
    python=lambda row, _actor: bool(row.published),
    zh="已公布的",
    en="what is published",
)
register_condition(
    "is_announced",
    sql=lambda row, _params: row.published,
    python=lambda row, _actor: bool(row.published),
    zh="已公布的",
    en="what is published",
)

for _row_type, _resource in (
    (Target, "target"),
    (TargetMonth, "target"),
    (AssessmentScheme, "assessment.scheme"),
    (AssessmentIndicator, "assessment.scheme"),
    (AssessmentMark, "assessment.mark"),
    (Assessment, "assessment"),
    (AssessmentResult, "assessment"),
    (AssessmentLine, "assessment.line"),
    (AssessmentObjection, "assessment.objection"),
):
    register_resource(_row_type, _resource)
