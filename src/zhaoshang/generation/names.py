"""Names of generated firms and projects, put together from pieces that are prepared once.

What the duplicate check and the search compare, folded names and bigrams, follows from the pieces, too; that it is what
``values.normalise`` makes of the whole names is tested for every pair of pieces.
"""

from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import Final

from zhaoshang.generation import fields
from zhaoshang.generation.chance import Luck
from zhaoshang.values.industry import Industry
from zhaoshang.values.normalise import bigrams, company_name_normal, project_name_normal

BRANDS: Final = tuple(
    first + second
    for first, second in product(
        "恒瀚启睿云科诚泰华信鑫汇丰博远卓凌锐弘腾晟嘉安中创滨海德润宏鼎智联普飞越百同永和",
        "岳澜峰源达通泽宁图晖衡格维诺迈特思杰仕邦拓捷昂威翼帆石松柏林森江河湖洋星辰光耀明",
    )
    if first != second
)
TRADES: Final[dict[Industry, tuple[str, ...]]] = {
    Industry.SMART_MANUFACTURING: ("机电", "智造", "重工"),
    Industry.NEW_ENERGY_MATERIALS: ("能源", "新材"),
    Industry.INFORMATION_TECHNOLOGY: ("软件", "数科", "电子"),
    Industry.BIOMEDICINE: ("医药", "生物"),
    Industry.MODERN_SERVICES: ("商贸", "物流", "咨询"),
    Industry.OTHER: ("农业", "环保"),
}
PRODUCTS: Final[dict[Industry, tuple[str, ...]]] = {
    Industry.SMART_MANUFACTURING: ("伺服电机", "数控机床", "减速器", "机器人", "底盘"),
    Industry.NEW_ENERGY_MATERIALS: ("动力电池", "储能", "碳纤维", "光伏组件"),
    Industry.INFORMATION_TECHNOLOGY: ("工业软件", "云计算", "集成电路", "车联网"),
    Industry.BIOMEDICINE: ("医学影像", "骨科植入物", "细胞治疗", "疫苗"),
    Industry.MODERN_SERVICES: ("跨境电商", "航空租赁", "冷链物流", "检测"),
    Industry.OTHER: ("预制食品", "再生资源", "装配建筑"),
}
PHASES: Final = ("", "基地", "二期", "总部")
FORM: Final = "公司"

STREETS: Final = tuple("华明新立金钟军粮丰年万和张贵无瑕东丽湖桥")


@dataclass(frozen=True, slots=True)
class Wording:
    """A name as rows have it, encoded."""

    name: bytes
    normal: bytes
    grams: frozenset[bytes]


def firm_called(brand: str, trade: str) -> Wording:
    """A company's name."""
    tail, normal, grams = _company(trade)
    return Wording(fields.words(brand + tail), fields.words(brand + normal), grams | _joint(brand, trade))


def project_called(luck: Luck, brand: str, industry: Industry) -> Wording:
    """What one of its projects is called in the ledger."""
    tail, normal, grams = _project(luck.pick(PRODUCTS[industry]), luck.pick(PHASES))
    return Wording(fields.words(brand + tail), fields.words(brand + normal), grams | _joint(brand, tail))


@cache
def _company(trade: str) -> tuple[str, str, frozenset[bytes]]:
    tail = trade + FORM
    return tail, company_name_normal(tail), _grams(tail)


@cache
def _project(made: str, phase: str) -> tuple[str, str, frozenset[bytes]]:
    tail = made + phase
    return tail, project_name_normal(tail), _grams(tail)


@cache
def _joint(brand: str, tail: str) -> frozenset[bytes]:
    """What the brand adds: itself, and where it meets what follows."""
    return _grams(brand + tail[0])


def _grams(text: str) -> frozenset[bytes]:
    return frozenset(fields.words(gram) for gram in bigrams(text))
