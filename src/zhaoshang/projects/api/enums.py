"""The pipeline's enums as the schema shows them: the model's own, every value described."""

from enum import Enum

import strawberry

from zhaoshang.api.enums import described
from zhaoshang.projects.model import (
    DayPrecision,
    DuplicateState,
    FirstReportStatus,
    MatchKind,
    SiteBasis,
)

described(
    SiteBasis,
    "落地依据：What proves that a landed project has a place.",
    {
        SiteBasis.LAND: "用地：Land, granted or transferred.",
        SiteBasis.LEASE: "租赁：A lease.",
        SiteBasis.CONSTRUCTION: "建设：Construction evidence.",
    },
)
described(
    DayPrecision,
    "日期精度：How exactly a day is known.",
    {
        DayPrecision.DAY: "精确到日：The very day.",
        DayPrecision.MONTH: "精确到月：Only the month; it stands as its first day.",
    },
)
described(
    FirstReportStatus,
    "首报状态：What a first report is worth.",
    {
        FirstReportStatus.VALID: "有效：The first report of its investor.",
        FirstReportStatus.DISPUTED: "争议：Another one came at nearly the same time.",
        FirstReportStatus.UPHELD: "裁定有效：Upheld by 合作交流办.",
        FirstReportStatus.DISMISSED: "裁定无效：Dismissed by 合作交流办.",
    },
)
described(
    MatchKind,
    "重复依据：What two projects of different tenants have in common.",
    {
        MatchKind.CREDIT_CODE: "信用代码相同：The same unified social credit code.",
        MatchKind.COMPANY_NAME: "企业名称相同：The same company name, written this way or that.",
        MatchKind.PROJECT_NAME: "项目名称相近：Project names that are alike.",
    },
)
described(
    DuplicateState,
    "查重结论：What 合作交流办 decided.",
    {
        DuplicateState.OPEN: "待裁定：Not decided yet.",
        DuplicateState.SAME: "确为重复：One and the same project.",
        DuplicateState.DIFFERENT: "并非重复：Different projects.",
    },
)


@strawberry.enum(description="参与方式：As what a department is asked to take part.")
class InvolvedAs(Enum):
    """As what 合作交流办 involves a department."""

    REVIEWER = strawberry.enum_value("REVIEWER", description="评审：It gives an opinion in the review.")
    ASKED = strawberry.enum_value("ASKED", description="征询：It is asked, and may look on.")


@strawberry.enum(description="参与方式：What a tenant is to a project.")
class ParticipationPart(Enum):
    """What a tenant is to a project."""

    HOST = strawberry.enum_value("HOST", description="落地单位：The street or park that has it.")
    ORIGIN = strawberry.enum_value("ORIGIN", description="原单位：Who pushed it.")
    REVIEWER = strawberry.enum_value("REVIEWER", description="评审：It reviews it.")
    SPONSOR = strawberry.enum_value("SPONSOR", description="包联：It sponsors it.")
    INDUSTRY = strawberry.enum_value("INDUSTRY", description="行业主管：It answers for its industry.")
    MAJOR = strawberry.enum_value("MAJOR", description="重大项目统筹：It manages major projects.")
    ASKED = strawberry.enum_value("ASKED", description="征询：It was asked to look on.")


@strawberry.enum(description="排序字段：What projects are ordered by.")
class ProjectOrderField(Enum):
    """Orders of a list of projects; each has its index."""

    CREATED_AT = strawberry.enum_value("CREATED_AT", description="登记时间：When it was entered.")
    UPDATED_AT = strawberry.enum_value("UPDATED_AT", description="更新时间：When it last changed.")
    INVESTMENT = strawberry.enum_value(
        "INVESTMENT", description="投资额：Planned investment; undecided counts as nothing."
    )


@strawberry.enum(description="分组方式：What a summary is grouped by.")
class ProjectGrouping(Enum):
    """Groups of ``projectSummary``."""

    STAGE = strawberry.enum_value("STAGE", description="按阶段：By stage.")
    INDUSTRY = strawberry.enum_value("INDUSTRY", description="按产业：By industry.")
    TENANT = strawberry.enum_value("TENANT", description="按单位：By host.")
    MONTH = strawberry.enum_value("MONTH", description="按月：By the month of entry in Asia/Shanghai, `YYYY-MM`.")
