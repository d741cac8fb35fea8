"""What transfers refuse, by stable code, and what each code says in Chinese and in English."""

from collections.abc import Mapping
from types import MappingProxyType

from zhaoshang.api.messages import Message, register_messages
from zhaoshang.values.refusal import Refusals, refusal

__all__ = ["MESSAGES", "Refusals", "refusal"]

MESSAGES: Mapping[str, Message] = MappingProxyType(
    {
        "PROJECT_NOT_TRANSFERABLE": Message(
            "项目处于 {stage}，不能推送；落地之前的项目方可推送",
            "A project in {stage} cannot be pushed: only before it has landed",
        ),
        "TRANSFER_OPEN": Message("该项目已在推送中", "The project is already being pushed"),
        "TRANSFER_STATE": Message(
            "推送处于 {state}，不能如此办理", "The transfer is {state}: this cannot be done to it"
        ),
        "OFFER_ACCEPTED_ALREADY": Message(
            "已有单位同意承接，不能再撤回", "A host has accepted already: it can no longer be withdrawn"
        ),
        "OFFER_ANSWERED": Message("该邀请已是 {state}", "This offer is {state} already"),
        "OFFER_OVERDUE": Message("已超过答复期限 {until}", "The time to answer ended at {until}"),
        "OFFER_NOT_ACCEPTED": Message("该单位尚未同意承接", "This host has not accepted"),
        "CANDIDATE_REQUIRED": Message("须至少选择一个单位", "Choose at least one unit"),
        "CANDIDATE_INVALID": Message(
            "所选单位不是可承接的街道或园区", "One of these is no street or park that could host it"
        ),
        "ALREADY_OFFERED": Message("已邀请过所选单位且尚未结束", "One of these has an offer that is still open"),
        "DEPARTMENT_INVALID": Message(
            "所选部门不是行业部门，或即推送单位",
            "One of these is no industry department, or is who pushes",
        ),
        "SIZE_OUT_OF_RANGE": Message(
            "数值须在 {least} 至 {most} 之间", "The number must lie between {least} and {most}"
        ),
        "SUCCESSOR_INVALID": Message(
            "合并双方须是本区两个未撤销的街道或园区", "Both must be open streets or parks of the district, and two"
        ),
        "SUCCESSION_UNFINISHED": Message(
            "该单位尚有 {count} 件事项未办结（推送、承接邀请、评审、待核实数、异议或约定），请先办结",
            "{count} things of the unit are not finished (pushes, offers, reviews, figures to verify, disputes or"
            " agreements): finish them first",
        ),
        "ALREADY_ADVISED": Message("本部门已提出意见", "Your department has advised already"),
    }
)

register_messages(MESSAGES)
