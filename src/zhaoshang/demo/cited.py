"""Which catalogue item the demo's opinions on industry guidance rest on: by the product that a project is named for."""

from datetime import date
from typing import Final
from uuid import UUID

from zhaoshang.demo.cast import Cast
from zhaoshang.demo.guidance import guide
from zhaoshang.guidance.model import GuidanceKind
from zhaoshang.values.guidance import Guidance

_LISTED: Final[dict[tuple[str, str], tuple[str, ...]]] = {
    ("gxj", "五-1"): ("光伏组件",),
    ("gxj", "五-4"): ("氢燃料电池",),
    ("gxj", "九-3"): ("电解质",),
    ("gxj", "十三-2"): ("体外诊断试剂", "疫苗佐剂", "细胞治疗", "中药制剂"),
    ("gxj", "十三-4"): ("医学影像设备", "骨科植入物"),
    ("gxj", "十四-1"): ("数控机床", "焊接自动化"),
    ("gxj", "十四-5"): ("工业机器人", "伺服电机", "减速器"),
    ("gxj", "十六-2"): ("动力电池", "汽车底盘"),
    ("gxj", "二十八-3"): ("集成电路",),
    ("gxj", "二十八-9"): ("工业软件", "人工智能"),
    ("gxj", "四十二-8"): ("再生资源",),
    ("gxj", "四十六-2"): ("智能仓储",),
    ("swj", "一-1"): ("冷链物流",),
    ("swj", "二-1"): ("跨境电商",),
    ("swj", "三-1"): ("检验检测", "人力资源"),
    ("nyncw", "一-1"): ("设施农业",),
    ("nyncw", "一-2"): ("预制食品",),
}
"""The encouraged items of the district's catalogues, and the products that they list."""


class Catalogues:
    """What the district's catalogues say of a project."""

    def __init__(self, cast: Cast) -> None:
        """As the district's departments brought them in; a district without any has nothing to cite."""
        departments = {tenant: code for code, tenant in cast.tenants.items()}
        items = {
            (departments[edition["tenant_id"]], item["kind"], item["code"]): (item["id"], edition["effective_on"])
            for edition, listed in guide(cast)
            for item in listed
        }
        self._encouraged = {
            product: items[department, GuidanceKind.ENCOURAGED.value, code]
            for (department, code), products in _LISTED.items()
            for product in products
            if (department, GuidanceKind.ENCOURAGED.value, code) in items
        }

    def look_up(self, name: str, day: date) -> tuple[Guidance, UUID | None]:
        """Encouraged by the item that lists its product, if that was in force; what is not listed is allowed."""
        for product, (key, since) in self._encouraged.items():
            if product in name and since <= day:
                return Guidance.ENCOURAGED, key
        return Guidance.ALLOWED, None
