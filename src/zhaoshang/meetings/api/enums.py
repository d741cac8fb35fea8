"""The enums of meetings as the schema shows them: the model's own, every value described."""

from enum import Enum

import strawberry

from zhaoshang.api.enums import described
from zhaoshang.meetings.model import MeetingKind, MeetingState, VoteChoice
from zhaoshang.reviews.operations.conclude_review import Conclusion

__all__ = ["Conclusion", "MeetingKind", "MeetingOrderField", "MeetingState", "VoteChoice"]

described(
    MeetingKind,
    "会议类型：Which of the two decisions a meeting takes.",
    {
        MeetingKind.ARGUMENTATION: "论证会：Of projects on which every section has spoken.",
        MeetingKind.GOVERNMENT: "政府会议：Of projects that occupy land and passed the argumentation.",
    },
)
described(
    MeetingState,
    "会议状态：Where a meeting is.",
    {
        MeetingState.PLANNED: "拟定中：Its agenda is put together; nobody is invited.",
        MeetingState.INVITED: "已邀请：Its members read its materials, speak and vote.",
        MeetingState.CLOSED: "已办结：It has decided; its materials are closed.",
        MeetingState.CANCELLED: "已取消：It does not take place; its materials are closed.",
    },
)
described(
    VoteChoice,
    "表决：What a member says of a project.",
    {
        VoteChoice.FOR: "赞成：It agrees.",
        VoteChoice.AGAINST: "反对：It disagrees.",
        VoteChoice.ABSTAIN: "弃权：It does not say.",
    },
)
described(
    Conclusion,
    "会议结论：What a meeting says of a project.",
    {
        Conclusion.PASS: "通过：It goes on: to the government meeting if it occupies land, else to signing.",
        Conclusion.RETURN: "退回：Back to negotiation, with what to mend.",
        Conclusion.REJECT: "不予通过：Rejected for good.",
    },
    name="MeetingConclusion",
)


@strawberry.enum(description="排序字段：What meetings are ordered by.")
class MeetingOrderField(Enum):
    """Orders of a list of meetings; each has its index."""

    HELD_AT = strawberry.enum_value("HELD_AT", description="会议时间：When it is held.")
