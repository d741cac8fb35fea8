"""What may be read of schemes, marks, assessments and objections: answered by the compiled statement."""

from typing import Annotated, Any

import strawberry

from zhaoshang.api.node import Connection
from zhaoshang.api.permission import requires
from zhaoshang.assessment.api.inputs import (
    AssessmentFilter,
    AssessmentMarkFilter,
    AssessmentObjectionFilter,
    AssessmentSchemeFilter,
)
from zhaoshang.assessment.api.types import Assessment, AssessmentMark, AssessmentObjection, AssessmentScheme
from zhaoshang.assessment.permissions import Assessments, Marks, Objections, Schemes
from zhaoshang.readmodel.fields import After, Before, First, Info, Last, answered, by_id


def assessment_schemes(  # type: ignore[no-untyped-def]  # noqa: ANN201, D103, PLR0913, PLR0917  as `paged`
    root: strawberry.Parent[Any],
    info: Info,
    filter: Annotated[AssessmentSchemeFilter | None, strawberry.argument(description="筛选：Which schemes.")] = None,
    first: First = None,
    after: After = None,
    last: Last = None,
    before: Before = None,
):
    return answered(root, info)


def assessment_marks(  # type: ignore[no-untyped-def]  # noqa: ANN201, D103, PLR0913, PLR0917  as `paged`
    root: strawberry.Parent[Any],
    info: Info,
    filter: Annotated[AssessmentMarkFilter | None, strawberry.argument(description="筛选：Which marks.")] = None,
    first: First = None,
    after: After = None,
    last: Last = None,
    before: Before = None,
):
    return answered(root, info)


def assessments(  # type: ignore[no-untyped-def]  # noqa: ANN201, D103, PLR0913, PLR0917  as `paged`
    root: strawberry.Parent[Any],
    info: Info,
    filter: Annotated[AssessmentFilter | None, strawberry.argument(description="筛选：Which assessments.")] = None,
    first: First = None,
    after: After = None,
    last: Last = None,
    before: Before = None,
):
    return answered(root, info)


def assessment_objections(  # type: ignore[no-untyped-def]  # noqa: ANN201, D103, PLR0913, PLR0917  as `paged`
    root: strawberry.Parent[Any],
    info: Info,
    filter: Annotated[
        AssessmentObjectionFilter | None, strawberry.argument(description="筛选：Which objections.")
    ] = None,
    first: First = None,
    after: After = None,
    last: Last = None,
    before: Before = None,
):
    return answered(root, info)


@strawberry.type
class AssessmentQuery:
    """What may be read of schemes and assessments."""

    assessment_scheme: AssessmentScheme | None = strawberry.field(
        resolver=by_id,
        description="考核办法：One scheme; null when there is none such.",
        directives=[requires(Schemes.VIEW)],
    )
    assessment_schemes: Connection[AssessmentScheme] = strawberry.field(
        resolver=assessment_schemes,
        description="考核办法列表：Every scheme of the district, the latest first.",
        directives=[requires(Schemes.VIEW)],
    )
    assessment_marks: Connection[AssessmentMark] = strawberry.field(
        resolver=assessment_marks,
        description="评分列表：The marks you may see, the latest first.",
        directives=[requires(Marks.VIEW)],
    )
    assessment: Assessment | None = strawberry.field(
        resolver=by_id,
        description="年度考核：One assessment; null when there is none such, or none you may see.",
        directives=[requires(Assessments.VIEW)],
    )
    assessments: Connection[Assessment] = strawberry.field(
        resolver=assessments,
        description="年度考核列表：The assessments you may see, the last computed first.",
        directives=[requires(Assessments.VIEW)],
    )
    assessment_objections: Connection[AssessmentObjection] = strawberry.field(
        resolver=assessment_objections,
        description="考核异议列表：The objections you may see, the latest first.",
        directives=[requires(Objections.VIEW)],
    )
