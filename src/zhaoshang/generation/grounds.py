"""A district before anything happened in it: its units, its people, and what it decided."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from zhaoshang.demo.cast import MAJOR_FROM_FEN
from zhaoshang.demo.names import person_name
from zhaoshang.demo.seeded import Chance
from zhaoshang.generation import fields
from zhaoshang.generation.chance import Luck, Weighted
from zhaoshang.generation.moments import FOUNDED
from zhaoshang.generation.names import STREETS
from zhaoshang.generation.plan import FIRST_DISTRICT, MOST_DISTRICTS, Share, ranks
from zhaoshang.generation.sheets import Sheets
from zhaoshang.projects.rules.district import FIRST_REPORT_WINDOW, INDUSTRY_DEPARTMENT, MAJOR_THRESHOLD
from zhaoshang.tenancy.model import (
    ADMINISTRATORS,
    District,
    Membership,
    Person,
    Role,
    RuleVersion,
    Tenant,
    TenantKind,
    TenantResponsibility,
)
from zhaoshang.tenancy.operations.create_district import ADMINISTRATION_CODE, ADMINISTRATION_NAME
from zhaoshang.values.ids import SYSTEM_PERSON
from zhaoshang.values.industry import Industry
from zhaoshang.values.pinyin import pinyin_key
from zhaoshang.values.responsibility import Responsibility

PUBLISHED: Final = date(2019, 4, 2)
STAFF: Final = tuple(role for role in Role if role not in ADMINISTRATORS)

COORDINATION: Final = "hezuo"
"""Who sees all of a district; a generated district has this unit under this code."""

_DEPARTMENTS: Final = (
    (COORDINATION, "合作交流办", Responsibility.COORDINATION),
    ("fgw", "发展改革委", Responsibility.MAJOR_PROJECTS),
    ("gxj", "工信局", Responsibility.INDUSTRY),
    ("kjj", "科技局", Responsibility.INDUSTRY),
    ("swj", "商务局", Responsibility.INDUSTRY),
    ("ducha", "督查室", Responsibility.OVERSIGHT),
    ("sthj", "生态环境局", Responsibility.ENVIRONMENT_REVIEW),
    ("tjj", "统计局", Responsibility.STATISTICS),
    ("qld", "区领导", Responsibility.LEADERSHIP),
)
"""The most important first: a district with few units has the first of them."""
_LEAST_DEPARTMENTS: Final = 3

_ANSWERS_FOR: Final = {
    Industry.SMART_MANUFACTURING: "gxj",
    Industry.NEW_ENERGY_MATERIALS: "gxj",
    Industry.INFORMATION_TECHNOLOGY: "gxj",
    Industry.BIOMEDICINE: "kjj",
    Industry.MODERN_SERVICES: "swj",
}


@dataclass(slots=True, eq=False)
class Unit:
    """A tenant as rows name it."""

    code: str
    id: UUID
    key: bytes
    """Its id, encoded."""
    clerk: bytes
    """Who enters things for it."""


@dataclass(slots=True)
class Grounds:
    """What a project needs to know of its district."""

    number: bytes
    """The district's, encoded."""
    luck: Luck
    sheets: Sheets
    hosts: Weighted[Unit]
    """A few take most of what comes."""
    coordination: Unit
    majors: Unit
    departments: dict[Industry, Unit | None]
    reports: int = 0
    """First reports so far; each has a number."""


def persona(code: str, role: Role, unit: str) -> str:
    """The name a generated person signs in with: ``officer@900001/hezuo``."""
    return f"{role.value.lower()}@{code}/{unit}"


def is_generated_persona(name: str) -> bool:
    """Whether somebody of a generated district may sign in with this name."""
    role, at, unit = name.partition("@")
    code, slash, _ = unit.partition("/")
    known = code.isascii() and code.isdigit() and 0 <= int(code) - FIRST_DISTRICT < MOST_DISTRICTS
    return bool(at and slash and known) and role in {each.value.lower() for each in Role}


def lay_out(share: Share, seed: int, issuer: str, sheets: Sheets) -> Grounds:
    """Tell the units and people of a district; their tokens come from ``issuer``."""
    luck, number = Luck(f"{seed}/{share.code}", share.number), fields.int4(int(share.code))
    founded, one = fields.moment(FOUNDED), fields.int4(1)
    naming = Chance(int(share.code) + seed)
    sheets.add(District, number, fields.words(share.code), fields.words(share.name), founded)

    def unit(code: str, name: str, kind: TenantKind, *duties: Responsibility) -> Unit:
        key, texts = luck.id_at(FOUNDED), [fields.words(each) for each in (code, name, name, pinyin_key(name))]
        sheets.add(Tenant, number, key, *texts, fields.words(kind.value), founded, one)
        for duty in duties:
            sheets.add(TenantResponsibility, number, luck.id_at(FOUNDED), key, fields.words(duty.value))
        roles = [role for role in Role if role in ADMINISTRATORS] if code == ADMINISTRATION_CODE else STAFF
        people = {}
        for role in roles:
            person, called = luck.id_at(FOUNDED), person_name(naming)
            known_as = (issuer, persona(share.code, role, code), called, pinyin_key(called))
            sheets.add(Person, number, person, *map(fields.words, known_as), founded, one)
            granted = fields.words(role.value), founded, fields.key(SYSTEM_PERSON)
            sheets.add(Membership, number, luck.id_at(FOUNDED), key, person, *granted)
            people[role] = person
        return Unit(code, UUID(bytes=key[4:]), key, people[roles[min(1, len(roles) - 1)]])

    unit(ADMINISTRATION_CODE, f"{share.name}{ADMINISTRATION_NAME}", TenantKind.DEPARTMENT)
    known = _departments(share.tenants)
    offices = {code: unit(code, name, TenantKind.DEPARTMENT, duty) for code, name, duty in known}
    streets = [
        unit(code, name, kind, Responsibility.HOST) for code, name, kind in _hosts(share.tenants - 1 - len(offices))
    ]
    answering = {industry: offices.get(_ANSWERS_FOR.get(industry, "")) for industry in Industry}
    _decide(sheets, number, luck, answering)
    hosts = Weighted(dict(zip(streets, ranks(len(streets)), strict=True)))
    return Grounds(number, luck, sheets, hosts, offices[COORDINATION], offices["fgw"], answering)


def _departments(tenants: int) -> tuple[tuple[str, str, Responsibility], ...]:
    """A third of all units, at least those without which nothing goes on."""
    return _DEPARTMENTS[: max(_LEAST_DEPARTMENTS, min(len(_DEPARTMENTS), tenants // 3))]


def _hosts(many: int) -> Iterator[tuple[str, str, TenantKind]]:
    for number in range(many):
        park = number % 4 == 1
        first, second = STREETS[number % len(STREETS)], STREETS[number * 7 % len(STREETS)]
        name = f"{first}{second}{number + 1}{'园区' if park else '街道'}"
        yield f"{'yq' if park else 'jd'}-{number + 1}", name, TenantKind.PARK if park else TenantKind.STREET


def _decide(sheets: Sheets, number: bytes, luck: Luck, answering: dict[Industry, Unit | None]) -> None:
    departments = {industry.value: unit.code for industry, unit in answering.items() if unit}
    rules = {MAJOR_THRESHOLD: MAJOR_FROM_FEN, FIRST_REPORT_WINDOW: 60, INDUSTRY_DEPARTMENT: departments}
    for rule, value in rules.items():
        written = fields.words(json.dumps(value))
        sheets.add(
            RuleVersion,
            *(number, luck.id_at(FOUNDED), fields.words(rule), fields.day(PUBLISHED)),
            *(written, fields.moment(FOUNDED)),
        )
