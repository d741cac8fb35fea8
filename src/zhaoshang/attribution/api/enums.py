"""The enums of credit as the schema shows them: the model's own, every value described."""

from enum import Enum

import strawberry

from zhaoshang.api.enums import described
from zhaoshang.attribution.model import AgreementState, DisputeState, EntryKind, LinkKind, TermsBasis

__all__ = ["AgreementState", "AttributionGrouping", "DisputeState", "EntryKind", "LinkKind", "TermsBasis"]

described(
    EntryKind,
    "分录类别：How an entry came into its period.",
    {
        EntryKind.CREDIT: "入账：From a figure of the period itself.",
        EntryKind.ADJUSTMENT: "调整：A correction, a refund, or late for a month that was closed.",
    },
)
described(
    TermsBasis,
    "分成依据：Why these parties share in this ratio.",
    {
        TermsBasis.FIRST_HOST: "独享：The host before any push; nobody shares with it.",
        TermsBasis.RULE: "分成规则：The district's rule as of the host's acceptance.",
        TermsBasis.BACK_AT_ORIGIN: "回到原单位：The project came back to who pushed it first, and is not split.",
        TermsBasis.AGREEMENT: "分成约定：A written agreement that 合作交流办 approved.",
        TermsBasis.DECISION: "裁定：What 合作交流办 decided of a dispute.",
        TermsBasis.SECOND_PHASE: "二期：A second phase shares as the first does.",
        TermsBasis.SITES: "多址：One of several sites: money for each, one count for all.",
        TermsBasis.SUCCESSION: "承继：A party was merged into its successor.",
    },
)
described(
    AgreementState,
    "约定状态：What became of a written agreement.",
    {
        AgreementState.PROPOSED: "待批准：Everybody has to agree, then 合作交流办 decides.",
        AgreementState.APPROVED: "已批准：It made terms of its own.",
        AgreementState.RETURNED: "已退回：The ratio stays what it is.",
        AgreementState.WITHDRAWN: "已撤回：Taken back by who proposed it.",
    },
)
described(
    DisputeState,
    "异议状态：What became of a dispute.",
    {
        DisputeState.OPEN: "待裁定：The disputed credit is frozen and shown apart.",
        DisputeState.UPHELD: "已支持：Other terms took the place of the disputed ones.",
        DisputeState.REJECTED: "已驳回：The terms stand.",
        DisputeState.WITHDRAWN: "已撤回：Taken back by the claimant; the terms stand.",
    },
)
described(
    LinkKind,
    "关联类型：How two projects belong together.",
    {
        LinkKind.SITE: "多址：One investment at several places: money for each, one count for all.",
        LinkKind.SECOND_PHASE: "二期：A later project under the agreement of the first.",
    },
)


@strawberry.enum(description="分组：By what a statement adds up.")
class AttributionGrouping(Enum):
    """By what a statement adds up."""

    PERIOD = strawberry.enum_value("PERIOD", description="月份：By month.")
    METRIC = strawberry.enum_value("METRIC", description="指标：By metric.")
    PARTY = strawberry.enum_value("PARTY", description="单位：By who is credited.")
    KIND = strawberry.enum_value("KIND", description="类别：Credits and adjustments apart.")
    DISPUTED = strawberry.enum_value("DISPUTED", description="异议：Credit in dispute apart.")
