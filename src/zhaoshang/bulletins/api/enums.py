"""The enums of bulletins as the schema shows them: the model's own, every value described."""

from zhaoshang.api.enums import described
from zhaoshang.bulletins.model import BulletinState, LineKind

__all__ = ["BulletinState", "LineKind"]

described(
    BulletinState,
    "通报状态：What became of a draft.",
    {
        BulletinState.DRAFT: "草稿：Composed; the oversight office alone reads it.",
        BulletinState.SUPERSEDED: "已作废：Composed anew since.",
        BulletinState.PUBLISHED: "已发布：Everybody in the district reads it; it never changes any more.",
    },
)
described(
    LineKind,
    "通报行类型：Whose figures a line tells; the first three kinds add up to the fourth.",
    {
        LineKind.UNIT: "单位：A street or park; ranked when it has a target.",
        LineKind.OTHERS: "其他单位：Whoever has no place in the ranking, together.",
        LineKind.POOL: "区级统筹：Credit that is nobody's own.",
        LineKind.DISTRICT: "全区合计：All of it; its share counts what is disputed, too.",
    },
)
