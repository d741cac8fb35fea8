"""The enums of reviews as the schema shows them: the model's own, every value described."""

from enum import Enum

import strawberry

from zhaoshang.api.enums import described
from zhaoshang.reviews.model import (
    AssessmentKind,
    ConditionState,
    OpinionState,
    ReviewState,
    SectionTrigger,
    Verdict,
)
from zhaoshang.values.guidance import Guidance

__all__ = [
    "AssessmentKind",
    "ConditionState",
    "GivenVerdict",
    "Guidance",
    "OpinionState",
    "ReviewOrderField",
    "ReviewState",
    "SectionTrigger",
    "Verdict",
]

described(
    ReviewState,
    "评审状态：Where a round is, or how it ended.",
    {
        ReviewState.COLLECTING: "征求意见：Its sections give their opinions.",
        ReviewState.DELIBERATING: "待论证：All have; the argumentation meeting is next.",
        ReviewState.GOVERNMENT: "待政府会议：It passed there and occupies land; the government meeting is next.",
        ReviewState.PASSED: "通过：The project may be signed.",
        ReviewState.RETURNED: "退回：Back to negotiation, with what to mend.",
        ReviewState.REJECTED: "不予通过：A meeting rejected it.",
        ReviewState.VETOED: "一票否决：Environment or fire stopped it; only a new round that answers the veto goes on.",
        ReviewState.WITHDRAWN: "已撤回：Its host took it back, or the project left the review.",
    },
)
described(
    OpinionState,
    "意见状态：What a section has done about its slot.",
    {
        OpinionState.PENDING: "待答复：Its word is awaited.",
        OpinionState.WAITING: "待补充材料：Its clock stands until the host answers.",
        OpinionState.GIVEN: "已答复：It has spoken.",
        OpinionState.LAPSED: "已终止：The round ended before it spoke.",
    },
)
described(
    Verdict,
    "评审结论意见：What a section says.",
    {
        Verdict.SUPPORT: "同意：It supports the project.",
        Verdict.CONDITIONAL: "有条件同意：It supports the project on conditions, which are followed up.",
        Verdict.OBJECT: "不同意：It objects; the meeting decides.",
        Verdict.VETO: "一票否决：Environment or fire stops the project.",
    },
)
described(
    SectionTrigger,
    "适用情形：Which projects a section judges.",
    {
        SectionTrigger.ALWAYS: "全部：Every project.",
        SectionTrigger.LAND: "占地：Projects that occupy land.",
        SectionTrigger.CONSTRUCTION: "建设：Projects that build.",
        SectionTrigger.HAZARDOUS: "涉危：Projects that handle dangerous chemicals or processes.",
    },
)
described(
    AssessmentKind,
    "评估类型：A host's own judgement, or one that it bought.",
    {
        AssessmentKind.SELF: "自评：The host's own.",
        AssessmentKind.THIRD_PARTY: "第三方评估：An agency's, bought by the host.",
    },
)
described(
    ConditionState,
    "条件状态：Whether what was asked of a project has been done.",
    {
        ConditionState.OPEN: "待落实：Not done yet, or given back.",
        ConditionState.REPORTED: "已报告：The host says so; who set it has not agreed yet.",
        ConditionState.MET: "已落实：Who set it agrees.",
    },
)
described(
    Guidance,
    "产业指导方向：What the industry catalogues in force say.",
    {
        Guidance.ENCOURAGED: "鼓励：Listed as encouraged.",
        Guidance.ALLOWED: "允许：No catalogue lists it.",
        Guidance.RESTRICTED: "限制：Listed as restricted.",
        Guidance.ELIMINATED: "淘汰：Listed as to be eliminated: it cannot be supported.",
    },
)


@strawberry.enum(description="评审意见：What a section may say here; a veto is `reviewVeto`'s.")
class GivenVerdict(Enum):
    """What ``reviewOpinionGive`` takes: no veto."""

    SUPPORT = strawberry.enum_value("SUPPORT", description="同意：Support.")
    CONDITIONAL = strawberry.enum_value("CONDITIONAL", description="有条件同意：Support on conditions.")
    OBJECT = strawberry.enum_value("OBJECT", description="不同意：Objection; the meeting decides.")


@strawberry.enum(description="排序字段：What reviews are ordered by.")
class ReviewOrderField(Enum):
    """Orders of a list of reviews; each has its index."""

    SUBMITTED_AT = strawberry.enum_value("SUBMITTED_AT", description="提交时间：When it was submitted.")
    DUE_AT = strawberry.enum_value("DUE_AT", description="时限：When its present step is due.")
