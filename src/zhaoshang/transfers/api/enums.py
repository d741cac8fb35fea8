"""The enums of transfers as the schema shows them: the model's own, every value described."""

from zhaoshang.api.enums import described
from zhaoshang.transfers.model import CarrierKind, OfferState, TransferState

__all__ = ["CarrierKind", "OfferState", "TransferState"]

described(
    TransferState,
    "推送状态：Where a push stands, from the proposal to the new host.",
    {
        TransferState.PROPOSED: "已推送：Proposed by the origin; 合作交流办 has to confirm it.",
        TransferState.IN_POOL: "待承接：In the district's pool, offered to nobody just now.",
        TransferState.OFFERED: "邀请中：Offered to candidates, or accepted by some.",
        TransferState.ASSIGNED: "已落户：Given to a host; the project is in its pipeline.",
        TransferState.RETURNED: "已退回：Not taken into the pool; the project stays with its host.",
        TransferState.WITHDRAWN: "已撤回：Taken back by the origin before anybody accepted.",
        TransferState.EXPIRED: "已超期：Nobody took it in time; the origin keeps the project and its claim.",
    },
)
described(
    OfferState,
    "承接邀请状态：What became of one offer.",
    {
        OfferState.OPEN: "待答复：Waiting for the candidate's answer.",
        OfferState.ACCEPTED: "同意承接：The candidate would take the project.",
        OfferState.DECLINED: "谢绝：The candidate cannot take it.",
        OfferState.LAPSED: "逾期未答：Not answered in time.",
        OfferState.CLOSED: "已结束：The push ended, or another host was assigned.",
        OfferState.ASSIGNED: "确定承接：The project is this candidate's.",
    },
)
described(
    CarrierKind,
    "载体类型：What a host has to offer a project.",
    {
        CarrierKind.LAND: "土地：Land.",
        CarrierKind.PLANT: "厂房：A plant.",
        CarrierKind.BUILDING: "楼宇：A building.",
    },
)
