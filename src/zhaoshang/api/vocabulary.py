"""The words that several rooms show in the schema, each described once: take them from here in GraphQL types."""

from zhaoshang.api.enums import described
from zhaoshang.values.industry import Industry
from zhaoshang.values.metric import Metric

__all__ = ["Industry", "Metric"]

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
