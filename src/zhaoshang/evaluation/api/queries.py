"""What may be read of evaluations: declared here, answered by the compiled statement."""

from typing import Annotated, Any

import strawberry

from zhaoshang.api.node import Connection
from zhaoshang.api.permission import requires
from zhaoshang.evaluation.api.enums import EvaluationCohort
from zhaoshang.evaluation.api.inputs import (
    EvaluationCohortFilter,
    EvaluationReportFilter,
    EvaluationYearFilter,
    EvaluationYearOrder,
    PostEvaluationFilter,
    PostEvaluationOrder,
)
from zhaoshang.evaluation.api.types import (
    EvaluationCohortResult,
    EvaluationPromise,
    EvaluationReport,
    EvaluationYear,
    PostEvaluation,
)
from zhaoshang.evaluation.permissions import EvaluationReports, Evaluations, Promises
from zhaoshang.readmodel.fields import After, Before, First, Info, Last, answered, by_id


def post_evaluation_of(  # type: ignore[no-untyped-def]  # noqa: ANN201, D103  as `paged`
    root: strawberry.Parent[Any],
    info: Info,
    project: Annotated[strawberry.ID, strawberry.argument(description="项目：Of which project.")],
):
    return answered(root, info)


def post_evaluations(  # type: ignore[no-untyped-def]  # noqa: ANN201, D103, PLR0913, PLR0917  as `paged`
    root: strawberry.Parent[Any],
    info: Info,
    filter: Annotated[PostEvaluationFilter | None, strawberry.argument(description="筛选：Which evaluations.")] = None,
    order_by: Annotated[PostEvaluationOrder | None, strawberry.argument(description="排序：In which order.")] = None,
    first: First = None,
    after: After = None,
    last: Last = None,
    before: Before = None,
):
    return answered(root, info)


def evaluation_years(  # type: ignore[no-untyped-def]  # noqa: ANN201, D103, PLR0913, PLR0917  as `paged`
    root: strawberry.Parent[Any],
    info: Info,
    filter: Annotated[EvaluationYearFilter | None, strawberry.argument(description="筛选：Which years.")] = None,
    order_by: Annotated[EvaluationYearOrder | None, strawberry.argument(description="排序：In which order.")] = None,
    first: First = None,
    after: After = None,
    last: Last = None,
    before: Before = None,
):
    return answered(root, info)


def evaluation_cohorts(  # type: ignore[no-untyped-def]  # noqa: ANN201, D103  as `paged`
    root: strawberry.Parent[Any],
    info: Info,
    filter: Annotated[
        EvaluationCohortFilter | None, strawberry.argument(description="筛选：Which lines are compared.")
    ] = None,
    group_by: Annotated[
        list[EvaluationCohort] | None,
        strawberry.argument(description="分组：By any of these together; one total when not given."),
    ] = None,
):
    return answered(root, info)


def evaluation_reports(  # type: ignore[no-untyped-def]  # noqa: ANN201, D103, PLR0913, PLR0917  as `paged`
    root: strawberry.Parent[Any],
    info: Info,
    filter: Annotated[EvaluationReportFilter | None, strawberry.argument(description="筛选：Which reports.")] = None,
    first: First = None,
    after: After = None,
    last: Last = None,
    before: Before = None,
):
    return answered(root, info)


@strawberry.type
class EvaluationQuery:
    """What may be read of evaluations."""

    post_evaluation: PostEvaluation | None = strawberry.field(
        resolver=by_id,
        description="后评价：One; null when there is none such, or none you may see.",
        directives=[requires(Evaluations.VIEW)],
    )
    post_evaluation_of: PostEvaluation | None = strawberry.field(
        resolver=post_evaluation_of,
        description="某项目的后评价：Null when it has not landed, or you may not see it.",
        directives=[requires(Evaluations.VIEW)],
    )
    post_evaluations: Connection[PostEvaluation] = strawberry.field(
        resolver=post_evaluations,
        description="后评价列表：Those you may see, the latest landing first.",
        directives=[requires(Evaluations.VIEW)],
    )
    evaluation_year: EvaluationYear | None = strawberry.field(
        resolver=by_id,
        description="评价年度：One; null when there is none such, or none you may see.",
        directives=[requires(Evaluations.VIEW)],
    )
    evaluation_years: Connection[EvaluationYear] = strawberry.field(
        resolver=evaluation_years,
        description="评价年度列表：The years you may see, the earliest deadline first.",
        directives=[requires(Evaluations.VIEW)],
    )
    evaluation_cohorts: list[EvaluationCohortResult] = strawberry.field(
        resolver=evaluation_cohorts,
        description="后评价分组分析：Over exactly the evaluations you may see.",
        directives=[requires(Evaluations.VIEW)],
    )
    evaluation_promise: EvaluationPromise | None = strawberry.field(
        resolver=by_id,
        description="承诺：One edition; null when there is none such, or none you may see.",
        directives=[requires(Promises.VIEW)],
    )
    evaluation_report: EvaluationReport | None = strawberry.field(
        resolver=by_id,
        description="后评价分析报告：One; null when there is none such, or none you may see.",
        directives=[requires(EvaluationReports.VIEW)],
    )
    evaluation_reports: Connection[EvaluationReport] = strawberry.field(
        resolver=evaluation_reports,
        description="后评价分析报告列表：Those you may see, the latest first.",
        directives=[requires(EvaluationReports.VIEW)],
    )
