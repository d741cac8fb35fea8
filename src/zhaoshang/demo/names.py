"""Names of people, firms and projects that nobody bears, and codes whose check digits are right."""

from dataclasses import dataclass
from typing import Final

from zhaoshang.demo.seeded import Chance
from zhaoshang.projects.model import Industry
from zhaoshang.values.credit_code import ALPHABET, check_digit

_SURNAMES: Final = tuple(
    "王李张刘陈杨赵黄周吴徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁"
    "任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛"
)
_GIVEN_FIRST: Final = tuple("建志文海晓俊立国春永明玉新红艳丽雪佳梦思子雨一浩宇泽嘉欣怡诗语若天景书")
_GIVEN_SECOND: Final = tuple("军华平刚强伟磊洋勇艳杰娟涛超霞桂芳敏静燕玲琳颖慧妍彤涵宁辰轩然悦")
_TITLES: Final = ("董事长", "总经理", "副总经理", "投资总监", "战略发展部部长", "华北区负责人", "财务总监", "项目经理")

_BRANDS_FIRST: Final = tuple("恒瀚启睿云科诚泰华信鑫汇丰博远卓凌锐弘腾晟嘉安中创天津滨海德润宏鼎智联普飞越")
_BRANDS_SECOND: Final = tuple("川岳澜峰源达通泽宁图腾晖衡格维诺迈特思杰仕邦拓捷昂威翼帆石")
_PLACES: Final = {"天津": 10, "北京": 6, "上海": 3, "深圳": 3, "苏州": 2, "河北": 2, "杭州": 2, "青岛": 1}
_REGIONS: Final = {
    "天津": "120116",
    "北京": "110108",
    "上海": "310115",
    "深圳": "440305",
    "苏州": "320506",
    "河北": "130104",
    "杭州": "330106",
    "青岛": "370212",
}

_TRADES: Final[dict[Industry, tuple[str, ...]]] = {
    Industry.SMART_MANUFACTURING: ("智能装备", "机器人科技", "精密机械", "自动化技术", "汽车零部件"),
    Industry.NEW_ENERGY_MATERIALS: ("新能源", "新材料", "储能科技", "氢能技术", "光伏材料"),
    Industry.INFORMATION_TECHNOLOGY: ("信息技术", "软件", "数据科技", "网络科技", "微电子"),
    Industry.BIOMEDICINE: ("生物医药", "医疗器械", "生物科技", "制药", "诊断技术"),
    Industry.MODERN_SERVICES: ("供应链管理", "商业管理", "检测认证", "文化传媒", "航空服务"),
    Industry.OTHER: ("现代农业", "食品", "环保工程", "建筑科技"),
}
_PRODUCTS: Final[dict[Industry, tuple[str, ...]]] = {
    Industry.SMART_MANUFACTURING: (
        "工业机器人",
        "伺服电机",
        "数控机床",
        "汽车底盘",
        "智能仓储",
        "减速器",
        "焊接自动化",
    ),
    Industry.NEW_ENERGY_MATERIALS: (
        "动力电池",
        "储能系统",
        "氢燃料电池",
        "碳纤维",
        "光伏组件",
        "电解质",
        "充电设备",
    ),
    Industry.INFORMATION_TECHNOLOGY: ("工业软件", "云计算", "人工智能", "车联网", "集成电路", "网络安全", "数据标注"),
    Industry.BIOMEDICINE: ("体外诊断试剂", "医学影像设备", "细胞治疗", "中药制剂", "骨科植入物", "疫苗佐剂"),
    Industry.MODERN_SERVICES: ("跨境电商", "航空租赁", "冷链物流", "检验检测", "人力资源", "创意设计", "供应链金融"),
    Industry.OTHER: ("设施农业", "预制食品", "再生资源", "装配式建筑"),
}
_BUILT: Final = ("生产基地", "研发生产", "智能工厂", "产业园", "扩产")
_UNBUILT: Final = ("区域总部", "研发中心", "运营中心", "结算中心", "华北销售中心", "创新中心")

_ORGANISATION_WEIGHTS: Final = (3, 7, 9, 10, 5, 8, 4, 2)


@dataclass(frozen=True, slots=True)
class Firm:
    """An invented company."""

    brand: str
    name: str
    credit_code: str


def person_name(chance: Chance) -> str:
    """A plausible name of two or three characters."""
    given = chance.pick(_GIVEN_SECOND)
    if not chance.one_in(4):
        given = chance.pick(_GIVEN_FIRST) + given
    return chance.pick(_SURNAMES) + given


def job_title(chance: Chance) -> str:
    """What a contact's card says."""
    return chance.pick(_TITLES)


def phone(chance: Chance) -> str:
    """A mobile number of eleven digits."""
    return f"1{chance.pick(('38', '39', '50', '86', '88', '36', '35'))}{chance.between(0, 99_999_999):08d}"


def firm(chance: Chance, industry: Industry) -> Firm:
    """A company of that industry with a valid unified social credit code."""
    place = chance.weighted(_PLACES)
    first = chance.pick(_BRANDS_FIRST)
    brand = first + chance.pick([second for second in _BRANDS_SECOND if second != first])
    suffix = "股份有限公司" if chance.one_in(7) else "有限公司"
    name = f"{brand}（{place}）{chance.pick(_TRADES[industry])}{suffix}"
    if not chance.one_in(5):
        name = f"{place}{brand}{chance.pick(_TRADES[industry])}{suffix}"
    return Firm(brand=brand, name=name, credit_code=credit_code(chance, _REGIONS[place]))


def project_name(chance: Chance, brand: str, industry: Industry, *, builds: bool) -> str:
    """What the project is called in the ledger."""
    return f"{brand}{chance.pick(_PRODUCTS[industry])}{chance.pick(_BUILT if builds else _UNBUILT)}项目"


def credit_code(chance: Chance, region: str) -> str:
    """A 统一社会信用代码 of a company registered in that region, both check digits right (GB 32100, GB 11714)."""
    body = "MA" + "".join(chance.pick(tuple(ALPHABET[:18])) for _ in range(6))
    remainder = sum(weight * int(character, 36) for weight, character in zip(_ORGANISATION_WEIGHTS, body, strict=True))
    organisation = body + "0123456789X0"[(11 - remainder % 11)]
    code = f"91{region}{organisation}"
    return code + check_digit(code)
