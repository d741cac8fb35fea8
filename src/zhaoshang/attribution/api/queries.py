"""What may be read of credit: declared here, answered by the compiled statement."""

from typing import Annotated, Any

import strawberry

from zhaoshang.api.node import Connection
from zhaoshang.api.permission import requires
from zhaoshang.attribution.api.enums import AttributionGrouping
from zhaoshang.attribution.api.inputs import (
    AttributionAgreementFilter,
    AttributionDisputeFilter,
    AttributionFilter,
    AttributionTermsFilter,
)
from zhaoshang.attribution.api.types import (
    AttributionAgreement,
    AttributionDispute,
    AttributionEntry,
    AttributionLink,
    AttributionStatement,
    AttributionTerms,
    ClosedPeriod,
)
from zhaoshang.attribution.permissions import Agreements, Attributions, Disputes, Links, Periods, SharingTerms
from zhaoshang.readmodel.fields import After, Before, First, Info, Last, answered, by_id, paged

Filtered = Annotated[AttributionFilter | None, strawberry.argument(description="筛选：Which entries.")]


def attribution_entries(  # type: ignore[no-untyped-def]  # noqa: ANN201, D103, PLR0913, PLR0917  as `paged`
    root: strawberry.Parent[Any],
    info: Info,
    filter: Filtered = None,
    first: First = None,
    after: After = None,
    last: Last = None,
    before: Before = None,
):
    return answered(root, info)


def attribution_statement(  # type: ignore[no-untyped-def]  # noqa: ANN201, D103  as `paged`
    root: strawberry.Parent[Any],
    info: Info,
    group_by: Annotated[
        list[AttributionGrouping] | None,
        strawberry.argument(description="分组：By any of these together; one total when not given."),
    ] = None,
    filter: Filtered = None,
):
    return answered(root, info)


def attribution_terms_list(  # type: ignore[no-untyped-def]  # noqa: ANN201, D103, PLR0913, PLR0917  as `paged`
    root: strawberry.Parent[Any],
    info: Info,
    filter: Annotated[AttributionTermsFilter | None, strawberry.argument(description="筛选：Which terms.")] = None,
    first: First = None,
    after: After = None,
    last: Last = None,
    before: Before = None,
):
    return answered(root, info)


def attribution_agreements(  # type: ignore[no-untyped-def]  # noqa: ANN201, D103, PLR0913, PLR0917  as `paged`
    root: strawberry.Parent[Any],
    info: Info,
    filter: Annotated[
        AttributionAgreementFilter | None, strawberry.argument(description="筛选：Which agreements.")
    ] = None,
    first: First = None,
    after: After = None,
    last: Last = None,
    before: Before = None,
):
    return answered(root, info)


def attribution_disputes(  # type: ignore[no-untyped-def]  # noqa: ANN201, D103, PLR0913, PLR0917  as `paged`
    root: strawberry.Parent[Any],
    info: Info,
    filter: Annotated[AttributionDisputeFilter | None, strawberry.argument(description="筛选：Which disputes.")] = None,
    first: First = None,
    after: After = None,
    last: Last = None,
    before: Before = None,
):
    return answered(root, info)


@strawberry.type
class AttributionQuery:
    """What may be read of the ledger of credit."""

    attribution_entry: AttributionEntry | None = strawberry.field(
        resolver=by_id,
        description="分成分录：One entry; null when there is none such, or none you may see.",
        directives=[requires(Attributions.VIEW)],
    )
    attribution_entries: Connection[AttributionEntry] = strawberry.field(
        resolver=attribution_entries,
        description="分成分录列表：The entries you may see, newest first.",
        directives=[requires(Attributions.VIEW)],
    )
    attribution_statement: list[AttributionStatement] = strawberry.field(
        resolver=attribution_statement,
        description="分成对账：Exactly the entries that `attributionEntries` lists under the same filter, added up.",
        directives=[requires(Attributions.VIEW)],
    )
    closed_periods: Connection[ClosedPeriod] = strawberry.field(
        resolver=paged,
        description="已关账月份列表：Months that take no more entries, newest first.",
        directives=[requires(Periods.VIEW)],
    )
    attribution_terms: AttributionTerms | None = strawberry.field(
        resolver=by_id,
        description="分成条款：One project's terms; null when there are none such, or none you may see.",
        directives=[requires(SharingTerms.VIEW)],
    )
    attribution_terms_list: Connection[AttributionTerms] = strawberry.field(
        resolver=attribution_terms_list,
        description="分成条款列表：The terms you share in, newest first.",
        directives=[requires(SharingTerms.VIEW)],
    )
    attribution_agreement: AttributionAgreement | None = strawberry.field(
        resolver=by_id,
        description="分成约定：One agreement; null when there is none such, or none you may see.",
        directives=[requires(Agreements.VIEW)],
    )
    attribution_agreements: Connection[AttributionAgreement] = strawberry.field(
        resolver=attribution_agreements,
        description="分成约定列表：The agreements that concern you, newest first.",
        directives=[requires(Agreements.VIEW)],
    )
    attribution_dispute: AttributionDispute | None = strawberry.field(
        resolver=by_id,
        description="分成异议：One dispute; null when there is none such, or none you may see.",
        directives=[requires(Disputes.VIEW)],
    )
    attribution_disputes: Connection[AttributionDispute] = strawberry.field(
        resolver=attribution_disputes,
        description="分成异议列表：The disputes that concern you, newest first.",
        directives=[requires(Disputes.VIEW)],
    )
    attribution_link: AttributionLink | None = strawberry.field(
        resolver=by_id,
        description="项目关联：One link; null when there is none such, or none you may see.",
        directives=[requires(Links.VIEW)],
    )
