"""What people are told about bulletins (domain §11)."""

from zhaoshang.bulletins.model import Bulletin
from zhaoshang.bulletins.permissions import Bulletins
from zhaoshang.notifications.declare import Told, register_notice

register_notice(
    Told(
        kind="BULLETIN_PUBLISHED",
        zh="月度通报已发布",
        en="A bulletin about a month was published",
        event="bulletin.published",
        key="bulletin",
        mapped=Bulletin,
        subject="Bulletin",
        holders=Bulletins.EXPORT,
    ),
)
