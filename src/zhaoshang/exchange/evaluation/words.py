"""What an analysis report's tables and charts say, in Chinese and in English; its own texts stay as they are."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from zhaoshang.api.messages import Language
from zhaoshang.exchange.metrics import METRICS

WORDS: Final[Mapping[Language, Mapping[str, str]]] = MappingProxyType(
    {
        "zh": {
            "lang": "zh-CN",
            "office": "出具部门：{office}",
            "issued": "{year}年{month}月{day}日出具，第{edition}版",
            "period": "报告期：{start} 至 {end}（年度止日在报告期内的评价年度）",
            "hash": "内容校验码（SHA-256）：{hash}",
            "all": "表{number}　总体兑现情况",
            "by": "表{number}　按{name}分组",
            "curve": "表{number}　落地后各年承诺与结果",
            "rates": "图{number}　各指标完成率",
            "kept_chart": "图{number}　按{name}的兑现率",
            "line_chart": "图{number}　落地后各年完成率",
            "INDUSTRY": "行业",
            "HOST": "承接单位",
            "CHANNEL": "招商渠道",
            "SIZE": "投资规模",
            "LANDING_YEAR": "落地年份",
            "metric": "指标",
            "unit": "单位",
            "promised": "承诺",
            "compared": "可比结果",
            "achieved": "登记合计",
            "rate": "完成率",
            "rate_of": "{metric}完成率",
            "median": "中位完成率",
            "kept": "兑现",
            "partly": "部分兑现",
            "missed": "未兑现",
            "projects": "项目数",
            "evaluated": "已登记",
            "kept_share": "兑现率",
            "year": "评价年度",
            "nth": "第{year}年",
            "money": "万元",
            "people": "人",
            "nothing": "未知",
            "note": "注：完成率只比较有承诺且结果已知的项目；兑现率为兑现的承诺占可比承诺的比例；金额四舍五入到百元。",
            "promise_line": "承诺（100%）",
        },
        "en": {
            "lang": "en",
            "office": "Issued by {office}",
            "issued": "Issued on {year}-{month:02d}-{day:02d}, edition {edition}",
            "period": "Period: {start} to {end} (years of evaluation that ended in it)",
            "hash": "Checksum of the content (SHA-256): {hash}",
            "all": "Table {number}: promises and results",
            "by": "Table {number}: shares by {name}",
            "curve": "Table {number}: promise and result by year after landing",
            "rates": "Figure {number}: share of what was promised, by metric",
            "kept_chart": "Figure {number}: promises kept, by {name}",
            "line_chart": "Figure {number}: share of what was promised, by year after landing",
            "INDUSTRY": "industry",
            "HOST": "host",
            "CHANNEL": "channel",
            "SIZE": "size",
            "LANDING_YEAR": "year of landing",
            "metric": "Metric",
            "unit": "Unit",
            "promised": "Promised",
            "compared": "Came of it",
            "achieved": "All recorded",
            "rate": "Share",
            "rate_of": "{metric}",
            "median": "Median share",
            "kept": "Kept",
            "partly": "Partly",
            "missed": "Missed",
            "projects": "Projects",
            "evaluated": "Recorded",
            "kept_share": "Kept of all",
            "year": "Year",
            "nth": "Year {year}",
            "money": "10 000 yuan",
            "people": "people",
            "nothing": "not known",
            "note": "Shares compare only what was promised and is known; money is rounded to a hundred yuan.",
            "promise_line": "promised (100%)",
        },
    }
)

NAMES: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        **METRICS,
        "SMART_MANUFACTURING": ("智能制造", "Smart manufacturing"),
        "NEW_ENERGY_MATERIALS": ("新能源新材料", "New energy and materials"),
        "INFORMATION_TECHNOLOGY": ("新一代信息技术", "Information technology"),
        "BIOMEDICINE": ("生物医药", "Biomedicine"),
        "MODERN_SERVICES": ("现代服务", "Modern services"),
        "OTHER": ("其他", "Other"),
        "OWN_EFFORT": ("自主招商", "Own effort"),
        "VISIT": ("走访", "Visit"),
        "AGENCY": ("中介机构", "Agency"),
        "CATALOGUE": ("目录招商", "Catalogue"),
        "REFERRAL": ("推荐", "Referral"),
        "FAIR": ("展会推介", "Fair"),
        "EXISTING_COMPANY": ("以商招商", "Existing company"),
    }
)
"""What metrics, industries and channels are called."""


def named(word: str, language: Language) -> str:
    """A metric, an industry or a channel as people read it; anything else is its own name."""
    zh, en = NAMES.get(word, (word, word))
    return zh if language == "zh" else en
