"""What bulletins refuse, by stable code, and what each code says in Chinese and in English."""

from collections.abc import Mapping
from types import MappingProxyType

from zhaoshang.api.messages import Message, register_messages
from zhaoshang.values.refusal import Refusals, refusal

__all__ = ["MESSAGES", "Refusals", "refusal"]

MESSAGES: Mapping[str, Message] = MappingProxyType(
    {
        "BULLETIN_MONTH_OPEN": Message(
            "{period} 尚未关账，不能通报", "{period} is not closed yet; nothing is said of it before"
        ),
        "BULLETIN_LIGHTS_OPEN": Message(
            "{period} 还有 {projects} 个重大项目未定灯，不能通报",
            "The lights of {projects} major projects in {period} are not final yet",
        ),
        "BULLETIN_PUBLISHED": Message(
            "{period} 的通报已发布，如有错误请编制更正通报",
            "The bulletin of {period} is published; correct it with another edition",
        ),
        "BULLETIN_UNPUBLISHED": Message(
            "该通报尚未发布，不能更正或导出", "It is not published yet: there is nothing to correct, or to hand out"
        ),
        "BULLETIN_OUTDATED": Message(
            "编制之后数据有变化，请重新编制", "The figures are not those it was composed from; compose it anew"
        ),
        "BULLETIN_SECTION_UNKNOWN": Message(
            "模板中没有“{heading}”这一章节，或已重复填写",
            "There is no section “{heading}”, or it was given twice",
        ),
        "BULLETIN_TEMPLATE_INVALID": Message(
            "通报模板有误：{fault}", "The district's template of bulletins cannot be used: {fault}"
        ),
    }
)

register_messages(MESSAGES)
