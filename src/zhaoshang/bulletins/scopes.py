"""How far a responsibility reaches among bulletins (domain §11)."""

from zhaoshang.authorization.authorize import register_resource
from zhaoshang.authorization.scopes import register_scope
from zhaoshang.bulletins.model import Bulletin, BulletinLight, BulletinLine, BulletinSection

register_scope(
    "published",
    sql=lambda row, _params: row.published_at.is_not(None),
    python=lambda row, _actor: row.published_at is not None,
    zh="已发布的",
    en="what was published",
)

for _row_type in (Bulletin, BulletinLine, BulletinLight, BulletinSection):
    register_resource(_row_type, "bulletin")
