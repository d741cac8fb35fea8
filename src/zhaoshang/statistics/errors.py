"""What facts refuse, by stable code, and what each code says in Chinese and in English."""

from collections.abc import Mapping
from types import MappingProxyType

from zhaoshang.api.messages import Message, register_messages
from zhaoshang.values.refusal import Refusals, refusal

__all__ = ["MESSAGES", "Refusals", "refusal"]

MESSAGES: Mapping[str, Message] = MappingProxyType(
    {
        "UNIT_MISMATCH": Message(
            "金额类指标请填金额，计数类指标请填数量，二者只填其一",
            "Give an amount of money or a count, whichever the metric is in, and not both",
        ),
        "AMOUNT_NOT_POSITIVE": Message(
            "新报数应为正数；更正、退款请用负数并注明所更正的记录",
            "A new figure is positive; a correction or refund is negative and names what it corrects",
        ),
        "FIGURE_TOO_LARGE": Message("金额或数量过大", "The figure is larger than any project's"),
        "CORRECTS_TOO_MUCH": Message(
            "更正超出原记录尚余的 {left}", "The correction takes away more than the {left} that is left of the figure"
        ),
        "NOT_CORRECTABLE": Message(
            "只能更正同一项目、同一指标且已核实的原始记录",
            "Only a verified figure of the same project and metric can be corrected, not a correction",
        ),
        "SOURCE_REQUIRED": Message("内资到位额须注明资金来源", "Capital in place needs its source"),
        "SITE_COUNTED_AT_LEAD": Message(
            "多址项目只在牵头项目计入落地项目", "Sites are counted once, at the leading project"
        ),
        "PAID_IN_FUTURE": Message("付款日期不能晚于今天", "The day of payment cannot lie in the future"),
        "FACT_DECIDED": Message("该记录已是 {state}", "The figure is {state} already"),
    }
)

register_messages(MESSAGES)
