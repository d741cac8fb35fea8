"""The enums of credit as the schema shows them: the model's own, every value described."""

from enum import Enum

import strawberry

from zhaoshang.api.enums import described
from zhaoshang.attribution.model import EntryKind, TermsBasis

__all__ = ["AttributionGrouping", "EntryKind", "TermsBasis"]

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
        TermsBasis.FIRST_HOST: "独享：Nobody shares with the host.",
        TermsBasis.RULE: "分成规则：The district's rule as of the host's acceptance.",
    },
)


@strawberry.enum(description="分组：By what a statement adds up.")
class AttributionGrouping(Enum):
    """By what a statement adds up."""

    PERIOD = strawberry.enum_value("PERIOD", description="月份：By month.")
    METRIC = strawberry.enum_value("METRIC", description="指标：By metric.")
    PARTY = strawberry.enum_value("PARTY", description="单位：By who is credited.")
    KIND = strawberry.enum_value("KIND", description="类别：Credits and adjustments apart.")
