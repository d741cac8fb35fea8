"""How far a responsibility reaches among evaluations, and which resource a row of this room is."""

from zhaoshang.authorization.authorize import register_resource
from zhaoshang.authorization.scopes import register_scope
from zhaoshang.evaluation.model import (
    EvaluationFigure,
    EvaluationPromise,
    EvaluationPromiseLine,
    EvaluationReport,
    EvaluationRound,
    EvaluationYear,
    PostEvaluation,
)

register_scope(
    "evaluates",
    sql=lambda row, params: row.department_id == params.tenant,
    python=lambda row, actor: bool(row.department_id == actor.tenant),
    zh="本单位负责评价的",
    en="what the department evaluates",
)

for _row_type, _resource in (
    (PostEvaluation, "evaluation"),
    (EvaluationYear, "evaluation"),
    (EvaluationRound, "evaluation"),
    (EvaluationFigure, "evaluation"),
    (EvaluationPromise, "evaluation.promise"),
    (EvaluationPromiseLine, "evaluation.promise"),
    (EvaluationReport, "evaluation_report"),
):
    register_resource(_row_type, _resource)
