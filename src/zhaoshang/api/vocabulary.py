"""The words that several rooms show in the schema, each described once: take them from here in GraphQL types."""

from zhaoshang.api.enums import described
from zhaoshang.values.channel import Channel
from zhaoshang.values.industry import Industry
from zhaoshang.values.metric import Metric
from zhaoshang.values.responsibility import Responsibility
from zhaoshang.values.stage import Stage

__all__ = ["Channel", "Industry", "Metric", "Responsibility", "Stage"]

described(
    Industry,
    "主导产业：The district's leading industries, and the rest.",
    {
        Industry.SMART_MANUFACTURING: "智能制造：Smart manufacturing.",
        Industry.NEW_ENERGY_MATERIALS: "新能源新材料：New energy and new materials.",
        Industry.INFORMATION_TECHNOLOGY: "新一代信息技术：Information technology of the new generation.",
        Industry.BIOMEDICINE: "生物医药：Biomedicine.",
        Industry.MODERN_SERVICES: "现代服务：Modern services.",
        Industry.OTHER: "其他：None of the leading industries.",
    },
)
described(
    Channel,
    "招商渠道：How the lead came in, so that channels can be compared.",
    {
        Channel.OWN_EFFORT: "自主招商：The host found it.",
        Channel.VISIT: "走访：A visit to the investor.",
        Channel.AGENCY: "中介机构：A hired agency brought it.",
        Channel.CATALOGUE: "目录招商：An entry of the enterprise catalogue.",
        Channel.REFERRAL: "推荐：Somebody referred it.",
        Channel.FAIR: "展会推介：A fair or a promotion event.",
        Channel.EXISTING_COMPANY: "以商招商：A company already here invests again or brought it.",
        Channel.OTHER: "其他：Another way.",
    },
)
described(
    Metric,
    "指标：What is counted of a project.",
    {
        Metric.CAPITAL_IN_PLACE: "内资到位额：Paid-in capital, by payment date; split 30 : 70.",
        Metric.LANDED_PROJECTS: "落地项目：A count; split 30 : 70.",
        Metric.TAX: "税收：Tax paid; split 30 : 70.",
        Metric.FIXED_ASSET_INVESTMENT: "固投：Fixed-asset investment; never split.",
        Metric.EMPLOYMENT: "就业：People employed; never split.",
        Metric.OUTPUT_VALUE: "产值：Output value; never split.",
    },
)
described(
    Responsibility,
    "职责：What a unit answers for.",
    {
        Responsibility.HOST: "载体单位：Hosts projects (streets and parks).",
        Responsibility.COORDINATION: "合作交流：Coordinates investment promotion.",
        Responsibility.MAJOR_PROJECTS: "重大项目：Runs projects of 5000万元 and more.",
        Responsibility.OVERSIGHT: "督查：Oversees; reads everything and changes nothing.",
        Responsibility.INDUSTRY: "行业主管：Answers for industries.",
        Responsibility.ENVIRONMENT_REVIEW: "环保评审：Reviews the environment, with a veto.",
        Responsibility.FIRE_REVIEW: "消防评审：Reviews fire safety, with a veto.",
        Responsibility.FINANCE: "财政：Answers for funds and tax.",
        Responsibility.APPROVAL: "审批：Approves: permits, planning and land.",
        Responsibility.MARKET_REGULATION: "市场监管：Registers businesses.",
        Responsibility.STATISTICS: "统计：Keeps the statistics.",
        Responsibility.LEADERSHIP: "区领导：The district's leaders.",
    },
)
described(
    Stage,
    "阶段：Where a project stands, from a lead to full capacity, or aside.",
    {
        Stage.LEAD: "线索：A lead, just entered.",
        Stage.NEGOTIATING: "在谈：Being negotiated with somebody known.",
        Stage.IN_REVIEW: "评审：In the project review.",
        Stage.SIGNED: "签约：The agreement is signed; the review was passed.",
        Stage.LANDED: "落地：Registered here, with land, a lease or construction.",
        Stage.APPROVING: "审批：Construction approvals are under way.",
        Stage.STARTED: "开工：Construction has started.",
        Stage.BUILDING: "建设：Being built.",
        Stage.PRODUCING: "投产：Producing or operating.",
        Stage.AT_CAPACITY: "达产：At full capacity.",
        Stage.ON_HOLD: "暂缓：On hold; comes back to the stage it left.",
        Stage.IN_POOL: "待承接：Pushed to the district's pool, waiting for a host.",
        Stage.LOST: "流失：Lost, with the reason and where it went.",
        Stage.WITHDRAWN: "撤回：Taken out of the pipeline.",
        Stage.REJECTED: "否决：Rejected by the review.",
    },
)
