"""What may be read of transfers: declared here, answered by the compiled statement."""

from typing import Annotated, Any

import strawberry

from zhaoshang.api.node import Connection
from zhaoshang.api.permission import requires
from zhaoshang.readmodel.fields import After, Before, First, Info, Last, answered, by_id, paged
from zhaoshang.transfers.api.inputs import TransferFilter, TransferOfferFilter
from zhaoshang.transfers.api.types import Carrier, HostSuccession, LeadingIndustry, Transfer, TransferOffer
from zhaoshang.transfers.permissions import Carriers, LeadingIndustries, Offers, Successions, Transfers


def transfers(  # type: ignore[no-untyped-def]  # noqa: ANN201, D103, PLR0913, PLR0917  as `paged`
    root: strawberry.Parent[Any],
    info: Info,
    filter: Annotated[TransferFilter | None, strawberry.argument(description="筛选：Which pushes.")] = None,
    first: First = None,
    after: After = None,
    last: Last = None,
    before: Before = None,
):
    return answered(root, info)


def transfer_offers(  # type: ignore[no-untyped-def]  # noqa: ANN201, D103, PLR0913, PLR0917  as `paged`
    root: strawberry.Parent[Any],
    info: Info,
    filter: Annotated[TransferOfferFilter | None, strawberry.argument(description="筛选：Which offers.")] = None,
    first: First = None,
    after: After = None,
    last: Last = None,
    before: Before = None,
):
    return answered(root, info)


@strawberry.type
class TransfersQuery:
    """What may be read of transfers."""

    transfer: Transfer | None = strawberry.field(
        resolver=by_id,
        description="推送：One push; null when there is none such, or none you may see.",
        directives=[requires(Transfers.VIEW)],
    )
    transfers: Connection[Transfer] = strawberry.field(
        resolver=transfers,
        description="推送列表：The pushes you may see, newest first.",
        directives=[requires(Transfers.VIEW)],
    )
    transfer_offer: TransferOffer | None = strawberry.field(
        resolver=by_id,
        description="承接邀请：One offer; null when there is none such, or none you may see.",
        directives=[requires(Offers.VIEW)],
    )
    transfer_offers: Connection[TransferOffer] = strawberry.field(
        resolver=transfer_offers,
        description="承接邀请列表：The offers you may see, newest first.",
        directives=[requires(Offers.VIEW)],
    )
    carrier: Carrier | None = strawberry.field(
        resolver=by_id,
        description="载体：One carrier; null when there is none such, or none you may see.",
        directives=[requires(Carriers.VIEW)],
    )
    carriers: Connection[Carrier] = strawberry.field(
        resolver=paged, description="载体列表：The carriers you may see.", directives=[requires(Carriers.VIEW)]
    )
    leading_industries: Connection[LeadingIndustry] = strawberry.field(
        resolver=paged,
        description="主导产业：What the district's streets and parks declared to lead in.",
        directives=[requires(LeadingIndustries.VIEW)],
    )
    host_succession: HostSuccession | None = strawberry.field(
        resolver=by_id,
        description="单位合并：One merger; null when there is none such.",
        directives=[requires(Successions.VIEW)],
    )
    host_successions: Connection[HostSuccession] = strawberry.field(
        resolver=paged,
        description="单位合并列表：Streets and parks merged into others, newest first.",
        directives=[requires(Successions.VIEW)],
    )
