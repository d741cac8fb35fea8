"""What waits about bulletins: a draft to be published (domain §11)."""

from zhaoshang.bulletins.model import Bulletin, BulletinState
from zhaoshang.bulletins.permissions import Bulletins
from zhaoshang.duties.declare import Duty, in_state, register_duty

register_duty(
    Duty(
        kind="BULLETIN_PUBLICATION",
        zh="审定并发布通报",
        en="A draft of a bulletin is to be published, or composed anew",
        mapped=Bulletin,
        subject="Bulletin",
        permission=Bulletins.PUBLISH,
        sees=Bulletins.VIEW,
        waits=lambda bulletin: in_state(bulletin.state, BulletinState.DRAFT),
        since=lambda bulletin: bulletin.composed_at,
        title=lambda bulletin: bulletin.title,
    ),
)
