"""What credit and its months refuse, by stable code, and what each code says in Chinese and in English."""

from collections.abc import Mapping
from types import MappingProxyType

from zhaoshang.api.messages import Message, register_messages
from zhaoshang.values.refusal import Refusals, refusal

__all__ = ["MESSAGES", "Refusals", "refusal"]

MESSAGES: Mapping[str, Message] = MappingProxyType(
    {
        "PERIOD_NOT_OVER": Message("该月尚未结束，不能关账", "The month is not over yet"),
        "PERIOD_CLOSED": Message("已关账至 {through}", "Months are closed through {through} already"),
        "PERIOD_GAP": Message("请先关账 {next}", "Close {next} first"),
        "FACTS_WAITING": Message(
            "该月及以前尚有 {count} 条待核实", "{count} figures of the month or before wait to be verified"
        ),
        "REPORTS_WAITING": Message(
            "下列单位该月月报尚未核定：{units}", "Reports of the month are not verified: {units}"
        ),
        "SHARE_OUT_OF_RANGE": Message(
            "每个单位的比例须在 0.0001 至 1 之间",
            "Every share lies between 0.0001 and 1; name nobody who gets nothing",
        ),
        "SHARE_PARTY_TWICE": Message("同一单位只能列一次", "A unit is named once"),
        "SHARES_NOT_WHOLE": Message("各单位比例之和须恰为 1", "The shares add up to exactly 1"),
        "HOST_WITHOUT_SHARE": Message(
            "须列明落地单位的比例，尾差归落地单位",
            "The host must have a share: what rounding leaves over is its",
        ),
        "PARTY_INVALID": Message(
            "所列单位须为本区未撤销的街道、园区，或现有的分成单位",
            "Only open streets and parks of the district, and who shares today, can be named",
        ),
        "TERMS_UNCHANGED": Message("与现有分成条款相同", "These are the terms as they are"),
        "TERMS_NOT_IN_FORCE": Message(
            "所依据的分成条款已被新的条款取代，请退回后重新提出",
            "The terms it would follow are not the newest any more: return it and let it be proposed anew",
        ),
        "TERMS_FINAL": Message("该分成条款已经裁定，不再受理异议", "These terms were decided: they are final"),
        "TERMS_DISPUTED": Message("该分成条款存在未决异议", "These terms are in dispute"),
        "ALREADY_DISPUTED": Message(
            "该分成条款已有未决异议，或本单位的异议已被驳回",
            "These terms are in dispute already, or the unit's dispute of them was rejected",
        ),
        "DISPUTE_LATE": Message("异议期已于 {until} 届满", "Disputes could be raised until {until}"),
        "DISPUTE_DECIDED": Message("该异议已是 {state}", "The dispute is {state} already"),
        "ALREADY_ANSWERED": Message("本单位已陈述意见", "Your unit has answered already"),
        "AGREEMENT_OPEN": Message(
            "该分成条款已有待批准的约定", "An agreement about these terms waits to be approved already"
        ),
        "AGREEMENT_DECIDED": Message("该约定已是 {state}", "The agreement is {state} already"),
        "ALREADY_AGREED": Message("本单位已确认", "Your unit has agreed already"),
        "PARTIES_NOT_AGREED": Message("尚有 {count} 个单位未确认", "{count} units have not agreed yet"),
        "LINK_TO_ITSELF": Message("项目不能与自身关联", "A project does not follow itself"),
        "ALREADY_LINKED": Message("该项目已关联", "The project belongs to another one already"),
        "ALREADY_SPLIT": Message(
            "该项目已有自己的分成条款", "The project has a split of its own, and follows no other"
        ),
        "PHASE_HOST_DIFFERS": Message("二期与一期的落地单位须相同", "A second phase has the first's host"),
        "PROJECT_NOT_LANDED": Message("项目尚未落地，不能报数", "The project has not landed: nothing counts yet"),
        "ALREADY_COUNTED": Message("该项目已计入落地项目", "The project is already counted as landed"),
    }
)

register_messages(MESSAGES)
