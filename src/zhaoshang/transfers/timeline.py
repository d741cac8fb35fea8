"""What pushes tell of a project (domain §4)."""

from zhaoshang.projects.views.happenings import Happening, register_happening
from zhaoshang.transfers.model import Transfer
from zhaoshang.transfers.permissions import Transfers

register_happening(
    Happening(
        kind="TRANSFER_PROPOSED",
        zh="提出推送",
        en="Its host pushed it, for the reason in `detail`",
        mapped=Transfer,
        sees=Transfers.VIEW,
        at=lambda transfer: transfer.proposed_at,
        by="proposed_by",
        detail="reason",
    ),
    Happening(
        kind="TRANSFER_CONFIRMED",
        zh="确认入池",
        en="The push was confirmed and the project came to the district's pool",
        mapped=Transfer,
        sees=Transfers.VIEW,
        at=lambda transfer: transfer.confirmed_at,
        when=lambda transfer: transfer.confirmed_at.is_not(None),
        by="confirmed_by",
    ),
    Happening(
        kind="TRANSFER_ENDED",
        zh="推送结束",
        en="The push came to the state in `detail`",
        mapped=Transfer,
        sees=Transfers.VIEW,
        at=lambda transfer: transfer.closed_at,
        when=lambda transfer: transfer.closed_at.is_not(None),
        by="closed_by",
        detail="state",
    ),
)
