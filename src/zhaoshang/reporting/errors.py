"""What monthly reports refuse, by stable code, and what each code says in Chinese and in English."""

from collections.abc import Mapping
from types import MappingProxyType

from zhaoshang.api.messages import Message, register_messages
from zhaoshang.values.refusal import Refusals, refusal

__all__ = ["MESSAGES", "Refusals", "refusal"]

MESSAGES: Mapping[str, Message] = MappingProxyType(
    {
        "REPORT_STATE": Message("该月报当前状态不允许此操作", "The report's state does not allow that"),
        "REPORT_NOT_READY": Message(
            "{period} 月报自当月最后一个工作日起报送",
            "The report of {period} is submitted from its last working day on",
        ),
        "REPORT_FIGURES_WAITING": Message(
            "该月尚有 {count} 条数据待核实，核实或退回后再报送",
            "{count} figures of the month wait to be verified; submit once they are verified or returned",
        ),
        "REPORT_ZERO_MISSING": Message(
            "{metric}没有数据，须声明零报告", "There is nothing of {metric}: say so expressly"
        ),
        "REPORT_ZERO_UNTRUE": Message("{metric}有数据，不能零报告", "There are figures of {metric}"),
        "REPORT_REMARK_TWICE": Message("同一指标只能说明一次", "A metric has one remark"),
        "REPORT_OUTDATED": Message(
            "报送后数据已有变化，请退回重报", "Figures changed after it was submitted: return it to be submitted anew"
        ),
        "REPORT_DIFFERENCE_UNEXPLAINED": Message(
            "尚有 {count} 项与统计局数不一致且未说明原因",
            "{count} figures differ from the statistics bureau's without a reason",
        ),
        "BUREAU_FIGURE_INVALID": Message(
            "请按指标单位只填金额或只填数量",
            "Give an amount of money or a count, whichever the metric is in, and not both",
        ),
        "BUREAU_FIGURE_UNCHANGED": Message("与现有统计局数相同", "It is the bureau's figure already"),
        "BUREAU_FIGURE_REPLACED": Message("该统计局数已被修订", "The bureau revised that figure"),
        "BUREAU_MONTH_AHEAD": Message("不能登记未到月份的数据", "The month has not come yet"),
        "REPORTING_UNIT_UNKNOWN": Message("该单位不存在、已撤销，或不是街道园区", "There is no such street or park"),
        "FIGURES_AGREE": Message(
            "两数一致，或该单位尚未报送，无需说明", "Nothing differs: there is nothing to explain"
        ),
    }
)
register_messages(MESSAGES)
