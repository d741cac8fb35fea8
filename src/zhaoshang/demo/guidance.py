"""The demo's catalogues: what three industry departments encourage, restrict and eliminate (domain §3).

The items are written as such catalogues are; the national one is a selection and no citation.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from zhaoshang.demo.cast import Cast
from zhaoshang.demo.districts import DONGLI
from zhaoshang.demo.seeded import Chance
from zhaoshang.guidance.model import GuidanceKind
from zhaoshang.values.clock import SHANGHAI

_GOOD, _LESS, _NO = GuidanceKind.ENCOURAGED, GuidanceKind.RESTRICTED, GuidanceKind.ELIMINATED


@dataclass(frozen=True, slots=True)
class Catalogue:
    """An edition as a department imported it."""

    department: str
    title: str
    document: str
    effective_on: date
    imported_at: datetime
    items: tuple[tuple[GuidanceKind, str, str, str], ...]


def _morning(year: int, month: int, day: int) -> datetime:
    return datetime(year, month, day, 10, 20, tzinfo=SHANGHAI)


_NATIONAL: Final = (
    (_GOOD, "五-1", "新能源", "太阳能光伏发电系统集成技术、高效率低成本太阳能电池及组件制造"),
    (_GOOD, "五-4", "新能源", "氢能技术与应用：高效制氢、储运装备，加氢站关键设备及氢燃料电池"),
    (_GOOD, "九-3", "有色金属", "高性能稀土磁性材料、催化材料及新能源动力电池用高端金属材料生产"),
    (_GOOD, "十一-7", "石化化工", "高性能工程塑料、特种合成橡胶及水性、高固体分环保型涂料的开发与生产"),
    (_GOOD, "十三-2", "医药", "新型药物制剂、生物技术药物、重大疫病疫苗和诊断试剂的开发与生产"),
    (_GOOD, "十三-4", "医药", "高端医疗器械创新发展：新型医用影像设备、手术机器人、高端植介入产品"),
    (_GOOD, "十四-1", "机械", "高端数控机床、智能成套装备及其数控系统、功能部件、刀具的开发与制造"),
    (_GOOD, "十四-5", "机械", "工业机器人及其控制器、伺服电机、精密减速器等关键部件制造"),
    (_GOOD, "十六-2", "汽车", "新能源汽车关键零部件：动力电池系统、驱动电机系统、电控系统、轻量化车身"),
    (_GOOD, "十八-1", "航空航天", "干线、支线、通用飞机零部件开发制造，航空发动机及机载系统开发制造"),
    (_GOOD, "二十八-3", "信息产业", "集成电路设计，线宽先进的集成电路制造，先进封装与测试"),
    (_GOOD, "二十八-9", "信息产业", "工业软件、操作系统、数据库等基础软件的开发，人工智能技术服务"),
    (_GOOD, "四十二-8", "环境保护与资源节约综合利用", "废旧动力电池、废旧家电等城市典型废弃物循环利用技术及装备"),
    (_GOOD, "四十六-2", "人工智能", "智能制造关键技术装备、智能工厂和数字化车间系统集成"),
    (_LESS, "四-2", "石化化工", "新建溶剂型通用涂料、溶剂型胶粘剂生产装置（鼓励类及特种用途除外）"),
    (_LESS, "五-1", "信息产业", "新建激光视盘机生产线（VCD系列整机产品）、模拟CRT彩色电视机项目"),
    (_LESS, "九-6", "轻工", "新建含汞类糊式锌锰电池、开口式普通铅蓄电池生产项目"),
    (_LESS, "十一-3", "机械", "普通低速、大载荷、未采用变频技术的起重机制造项目"),
    (_LESS, "十一-12", "机械", "普通铸锻件项目（采用等量或减量置换的除外）"),
    (_LESS, "十三-1", "建材", "新建单线规模不足规定产能的普通浮法玻璃、陶瓷墙地砖生产线"),
    (_NO, "一-5-2", "钢铁", "用于熔化废钢的工频和中频感应炉（符合铸造规定用途的除外）"),
    (_NO, "一-10-4", "机械", "使用淘汰类无芯工频感应电炉、粘土砂干型铸造工艺的生产线"),
    (_NO, "一-11-1", "电镀", "含有毒有害氰化物电镀工艺（国家规定可暂缓淘汰的除外）"),
    (_NO, "二-7-3", "机械", "JO2、JO3系列小型异步电动机及其变型产品"),
    (_NO, "二-9-1", "轻工", "一次性发泡塑料餐具、含磷洗衣粉等不符合环保要求的产品"),
)
_SERVICES: Final = (
    (_GOOD, "一-1", "现代物流", "航空货运、冷链物流、智慧仓储和多式联运服务"),
    (_GOOD, "一-2", "现代物流", "供应链管理、第四方物流和物流公共信息平台建设"),
    (_GOOD, "二-1", "商贸服务", "跨境电子商务、直播电商基地、首店首发经济和品牌连锁总部"),
    (_GOOD, "二-2", "商贸服务", "城市一刻钟便民生活圈、社区商业和老字号创新发展"),
    (_GOOD, "三-1", "商务服务", "会展、检验检测认证、知识产权、法律和人力资源等专业服务机构"),
    (_LESS, "一-1", "商贸服务", "新建、扩建中心城区大型批发市场和传统仓储设施"),
    (_LESS, "一-2", "商务服务", "高耗水洗车、洗浴等服务设施（使用再生水的除外）"),
    (_NO, "一-1", "商贸服务", "不符合消防、环保要求的露天再生资源回收分拣场所"),
)
_FARMING: Final = (
    (_GOOD, "一-1", "种植业", "设施农业、植物工厂和农作物优良品种繁育、种业创新"),
    (_GOOD, "一-2", "农产品加工", "农产品产地初加工、冷藏保鲜，中央厨房和预制菜标准化加工"),
    (_GOOD, "二-1", "休闲农业", "都市休闲农业、农业科普教育和农文旅融合项目"),
    (_LESS, "一-1", "畜牧业", "禁养区以外未配套粪污资源化利用设施的畜禽养殖项目"),
    (_LESS, "一-2", "农产品加工", "年加工能力较小、未配套污水处理设施的屠宰项目"),
    (_NO, "一-1", "渔业", "使用国家禁用药物、投入品的水产养殖和未达标直排的养殖尾水"),
)

CATALOGUES: Final = (
    Catalogue(
        "gxj",
        "《产业结构调整指导目录（2024年本）》",
        "国家发展改革委令第7号",
        date(2024, 2, 1),
        _morning(2024, 7, 3),
        _NATIONAL,
    ),
    Catalogue(
        "swj",
        "《东丽区现代服务业指导目录（2025年本）》",
        "东商务〔2025〕8号",
        date(2025, 4, 1),
        _morning(2025, 3, 12),
        _SERVICES,
    ),
    Catalogue(
        "nyncw",
        "《东丽区都市农业产业指导目录（2025年本）》",
        "东农委〔2025〕5号",
        date(2025, 5, 1),
        _morning(2025, 4, 8),
        _FARMING,
    ),
)
"""Of 东丽: the second district has not imported any yet."""

_SEED: Final = 202_402_01
"""Its own: what else the demo invents does not depend on how much is listed here."""


def guide(cast: Cast) -> list[tuple[dict[str, Any], list[dict[str, Any]]]]:
    """The editions of a district, each with its items: always the same."""
    chance = Chance(_SEED)
    catalogues = CATALOGUES if cast.plan is DONGLI else ()
    return [_told(catalogue, cast, chance) for catalogue in catalogues]


def _told(catalogue: Catalogue, cast: Cast, chance: Chance) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    owned = {
        "district_id": cast.district_id,
        "tenant_id": cast.tenants[catalogue.department],
        "imported_at": catalogue.imported_at,
    }
    edition = owned | {
        "id": chance.id_at(catalogue.imported_at),
        "title": catalogue.title,
        "document": catalogue.document,
        "effective_on": catalogue.effective_on,
        "ended_on": None,
        "item_count": len(catalogue.items),
        "imported_by": cast.who(catalogue.department),
        "version": 1,
    }
    keys = sorted(chance.id_at(catalogue.imported_at) for _ in catalogue.items)
    items = [
        owned
        | {
            "id": key,
            "edition_id": edition["id"],
            "kind": kind.value,
            "code": code,
            "sector": sector,
            "text": text,
            "place": place,
        }
        for place, (key, (kind, code, sector, text)) in enumerate(zip(keys, catalogue.items, strict=True), 1)
    ]
    return edition, items
