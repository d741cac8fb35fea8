"""What may be read of reviews: declared here, answered by the compiled statement."""

from typing import Annotated, Any

import strawberry

from zhaoshang.api.node import Connection
from zhaoshang.api.permission import requires
from zhaoshang.readmodel.fields import After, Before, First, Info, Last, answered, by_id, paged
from zhaoshang.reviews.api.inputs import ReviewFilter, ReviewOrder
from zhaoshang.reviews.api.types import Review, ReviewOpinion, ReviewTemplate
from zhaoshang.reviews.permissions import Opinions, Reviews, Templates


def reviews(  # type: ignore[no-untyped-def]  # noqa: ANN201, D103, PLR0913, PLR0917  as `paged`
    root: strawberry.Parent[Any],
    info: Info,
    filter: Annotated[ReviewFilter | None, strawberry.argument(description="筛选：Which reviews.")] = None,
    order_by: Annotated[ReviewOrder | None, strawberry.argument(description="排序：In which order.")] = None,
    first: First = None,
    after: After = None,
    last: Last = None,
    before: Before = None,
):
    return answered(root, info)


@strawberry.type
class ReviewsQuery:
    """What may be read of reviews."""

    review: Review | None = strawberry.field(
        resolver=by_id,
        description="项目评审：One round; null when there is none such, or none you may see.",
        directives=[requires(Reviews.VIEW)],
    )
    reviews: Connection[Review] = strawberry.field(
        resolver=reviews,
        description="项目评审列表：The rounds you may see, newest first.",
        directives=[requires(Reviews.VIEW)],
    )
    review_opinion: ReviewOpinion | None = strawberry.field(
        resolver=by_id,
        description="评审意见：One section's slot; null when there is none such, or none you may see.",
        directives=[requires(Opinions.VIEW)],
    )
    review_template: ReviewTemplate | None = strawberry.field(
        resolver=by_id,
        description="评审模板：One version; null when there is none such.",
        directives=[requires(Templates.VIEW)],
    )
    review_templates: Connection[ReviewTemplate] = strawberry.field(
        resolver=paged,
        description="评审模板列表：Every version, the one that takes effect last first.",
        directives=[requires(Templates.VIEW)],
    )
