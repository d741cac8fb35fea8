"""The enums of major projects as the schema shows them: the model's own, every value described."""

from enum import Enum

import strawberry

from zhaoshang.api.enums import described
from zhaoshang.majors.model import SponsorLevel

__all__ = ["MajorProjectOrderField", "SponsorLevel"]

described(
    SponsorLevel,
    "包联层级：At which level somebody sponsors a major project; each has one of every level.",
    {
        SponsorLevel.DISTRICT_LEADER: "区级领导：A leader of the district, named in person.",
        SponsorLevel.DEPARTMENT: "职能部门：A department.",
        SponsorLevel.HOST: "街道园区：Its host, by being that.",
    },
)


@strawberry.enum(description="排序字段：What major projects are ordered by.")
class MajorProjectOrderField(Enum):
    """Orders of a list of major projects; each has its index."""

    ENTERED_AT = strawberry.enum_value("ENTERED_AT", description="纳入时间：When it became one.")
    INVESTMENT = strawberry.enum_value("INVESTMENT", description="计划总投资：How much is to be invested.")
