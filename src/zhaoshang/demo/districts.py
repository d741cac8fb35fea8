"""Who is who in the demo: the units of two districts and what each answers for (domain §1)."""

from dataclasses import dataclass
from typing import Final

from zhaoshang.projects.model import Industry
from zhaoshang.tenancy.model import ADMINISTRATORS, Role, TenantKind
from zhaoshang.tenancy.operations.create_district import ADMINISTRATION_CODE, ADMINISTRATION_NAME
from zhaoshang.values.responsibility import Responsibility

_MAKING = Industry.SMART_MANUFACTURING
_ENERGY = Industry.NEW_ENERGY_MATERIALS
_DIGITAL = Industry.INFORMATION_TECHNOLOGY
_BIO = Industry.BIOMEDICINE
_SERVICES = Industry.MODERN_SERVICES

ADMINISTRATION: Final = ADMINISTRATION_CODE
"""系统管理: the unit the three administrators belong to. It answers for no business at all."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A tenant of the demo; hosts have projects and leading industries."""

    code: str
    name: str
    short_name: str
    kind: TenantKind
    responsibilities: tuple[Responsibility, ...] = ()
    parent: str | None = None
    projects: int = 0
    leading: tuple[Industry, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """A district of the demo."""

    code: str
    name: str
    seed: int
    units: tuple[Unit, ...]
    persona_prefix: str = ""
    """What stands before the tenant's code in a persona's name where two districts share codes."""

    def persona(self, role: str, unit: str) -> str:
        """The name a person of the demo signs in with: ``director@huaming``."""
        return f"{role}@{self.persona_prefix}{unit}"


def _street(code: str, name: str, projects: int, *leading: Industry) -> Unit:
    return Unit(code, f"{name}街道", name, TenantKind.STREET, (Responsibility.HOST,), None, projects, leading)


def _town(code: str, name: str, projects: int, *leading: Industry) -> Unit:
    return Unit(code, f"{name}镇", name, TenantKind.STREET, (Responsibility.HOST,), None, projects, leading)


def _park(code: str, name: str, short: str, projects: int, *leading: Industry, parent: str | None = None) -> Unit:
    return Unit(code, name, short, TenantKind.PARK, (Responsibility.HOST,), parent, projects, leading)


def _department(code: str, name: str, short: str, *responsibilities: Responsibility) -> Unit:
    return Unit(code, name, short, TenantKind.DEPARTMENT, responsibilities)


DONGLI: Final = Plan(
    code="120110",
    name="天津市东丽区",
    seed=120110,
    units=(
        _street("zhangguizhuang", "张贵庄", 30, _SERVICES, _DIGITAL),
        _street("fengniancun", "丰年村", 22, _SERVICES),
        _street("wanxin", "万新", 36, _SERVICES, _DIGITAL),
        _street("wuxia", "无瑕", 30, _MAKING, _ENERGY),
        _street("xinli", "新立", 42, _MAKING, _SERVICES),
        _street("huaming", "华明", 48, _MAKING, _ENERGY),
        _street("jinzhong", "金钟", 34, _SERVICES, _BIO),
        _street("junliangcheng", "军粮城", 38, _ENERGY, _MAKING),
        _street("jinqiao", "金桥", 34, _MAKING, _DIGITAL),
        _street("huaxin", "华新", 28, _DIGITAL, _SERVICES),
        _street("donglihu", "东丽湖", 44, _DIGITAL, _BIO),
        _park("dongli-kfq", "东丽经济技术开发区", "东丽开发区", 84, _MAKING, _BIO, _ENERGY),
        _park("huaming-gxq", "华明高新技术产业区", "华明高新区", 80, _MAKING, _DIGITAL, _ENERGY),
        _park("linkong", "天津临空经济区", "临空经济区", 66, _SERVICES, _MAKING),
        _park("huaming-zzy", "华明智造园", "华明智造园", 18, _MAKING, parent="huaming-gxq"),
        _department("hezuo", "东丽区合作交流办公室", "区合作交流办", Responsibility.COORDINATION),
        _department("fgw", "东丽区发展和改革委员会", "区发展改革委", Responsibility.MAJOR_PROJECTS),
        _department("ducha", "东丽区委区政府督查室", "区督查室", Responsibility.OVERSIGHT),
        _department("gxj", "东丽区工业和信息化局", "区工信局", Responsibility.INDUSTRY),
        _department("swj", "东丽区商务局", "区商务局", Responsibility.INDUSTRY),
        _department("nyncw", "东丽区农业农村委员会", "区农业农村委", Responsibility.INDUSTRY),
        _department("kjj", "东丽区科学技术局", "区科技局", Responsibility.INDUSTRY),
        _department("sthj", "东丽区生态环境局", "区生态环境局", Responsibility.ENVIRONMENT_REVIEW),
        _department("xfjy", "东丽区消防救援支队", "区消防支队", Responsibility.FIRE_REVIEW),
        _department("czj", "东丽区财政局", "区财政局", Responsibility.FINANCE),
        _department("zwfw", "东丽区政务服务办公室", "区政务服务办", Responsibility.APPROVAL),
        _department("ghzy", "规划和自然资源局东丽分局", "规划资源东丽分局", Responsibility.APPROVAL),
        _department("scjg", "东丽区市场监督管理局", "区市场监管局", Responsibility.MARKET_REGULATION),
        _department("tjj", "东丽区统计局", "区统计局", Responsibility.STATISTICS),
        _department("qld", "东丽区领导", "区领导", Responsibility.LEADERSHIP),
        _department(ADMINISTRATION, f"天津市东丽区{ADMINISTRATION_NAME}", ADMINISTRATION_NAME),
    ),
)

XIQING: Final = Plan(
    code="120111",
    name="天津市西青区",
    seed=120111,
    persona_prefix="120111/",
    units=(
        _town("yangliuqing", "杨柳青", 14, _SERVICES, _MAKING),
        _town("zhongbei", "中北", 16, _MAKING, _DIGITAL),
        _street("liqizhuang", "李七庄", 12, _SERVICES, _BIO),
        _park("xiqing-kfq", "西青经济技术开发区", "西青开发区", 20, _MAKING, _DIGITAL),
        _department("hezuo", "西青区合作交流办公室", "区合作交流办", Responsibility.COORDINATION),
        _department("fgw", "西青区发展和改革委员会", "区发展改革委", Responsibility.MAJOR_PROJECTS),
        _department("gxj", "西青区工业和信息化局", "区工信局", Responsibility.INDUSTRY),
        _department("swj", "西青区商务局", "区商务局", Responsibility.INDUSTRY),
        _department("sthj", "西青区生态环境局", "区生态环境局", Responsibility.ENVIRONMENT_REVIEW),
        _department("xfjy", "西青区消防救援支队", "区消防支队", Responsibility.FIRE_REVIEW),
        _department("ghzy", "规划和自然资源局西青分局", "规划资源西青分局", Responsibility.APPROVAL),
        _department(ADMINISTRATION, f"天津市西青区{ADMINISTRATION_NAME}", ADMINISTRATION_NAME),
    ),
)

PLANS: Final = (DONGLI, XIQING)

INDUSTRY_DEPARTMENTS: Final = {
    Industry.SMART_MANUFACTURING: "gxj",
    Industry.NEW_ENERGY_MATERIALS: "gxj",
    Industry.INFORMATION_TECHNOLOGY: "gxj",
    Industry.BIOMEDICINE: "kjj",
    Industry.MODERN_SERVICES: "swj",
    Industry.OTHER: "nyncw",
}
"""Which department answers for an industry, where the district has it; otherwise nobody is named."""


def is_persona(name: str) -> bool:
    """Whether somebody of the demo signs in with this name."""
    role, _, unit = name.partition("@")
    administrator = role in {each.value.lower() for each in ADMINISTRATORS}
    return any(
        plan.persona(role, each.code) == f"{role}@{unit}"
        for plan in PLANS
        for each in plan.units
        if administrator == (each.code == ADMINISTRATION)
    ) and role in {each.value.lower() for each in Role}
