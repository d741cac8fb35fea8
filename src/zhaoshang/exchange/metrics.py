"""What metrics are called in everything that is handed out, in Chinese and in English."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from zhaoshang.api.messages import Language
from zhaoshang.values.metric import Metric

METRICS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        Metric.CAPITAL_IN_PLACE: ("内资到位额", "Capital in place"),
        Metric.LANDED_PROJECTS: ("落地项目", "Landed projects"),
        Metric.TAX: ("税收", "Tax"),
        Metric.FIXED_ASSET_INVESTMENT: ("固投", "Fixed-asset investment"),
        Metric.EMPLOYMENT: ("就业", "Employment"),
        Metric.OUTPUT_VALUE: ("产值", "Output value"),
    }
)


def metric_names(language: Language) -> Mapping[str, str]:
    """The names of all metrics, by their words."""
    return {metric: zh if language == "zh" else en for metric, (zh, en) in METRICS.items()}
