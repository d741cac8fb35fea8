"""The people of a demo district: every unit's personas and the three separated administrators."""

import json
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, Final
from uuid import UUID

from zhaoshang.database.base import Base
from zhaoshang.demo.districts import ADMINISTRATION, INDUSTRY_DEPARTMENTS, Plan, Unit
from zhaoshang.demo.names import person_name
from zhaoshang.demo.seeded import ANCHOR, BEGINNING, Chance
from zhaoshang.projects.rules.district import FIRST_REPORT_WINDOW, INDUSTRY_DEPARTMENT, MAJOR_THRESHOLD
from zhaoshang.tenancy.model import (
    ADMINISTRATORS,
    District,
    Membership,
    Person,
    Role,
    RuleVersion,
    Tenant,
    TenantResponsibility,
    WorkingDayOverride,
)
from zhaoshang.values.ids import SYSTEM_PERSON
from zhaoshang.values.pinyin import pinyin_key

FOUNDED: Final = BEGINNING - timedelta(days=30)
"""When the demo's units and people were entered."""

PUBLISHED: Final = date(2019, 4, 2)
"""The day of the plan whose rules apply (source: the published interpretation)."""

MAJOR_FROM_FEN: Final = 5_000_000_000
"""The threshold of a major project: 50 000 000 yuan, itself included (policy III.1)."""

_DECIDED: Final = ANCHOR - timedelta(days=8, hours=2)
"""When 合作交流办 entered the days below; they lie after every deadline of the story."""

_DAYS: Final[tuple[tuple[date, bool, str], ...]] = (
    (date(2026, 10, 17), True, "全区秋季招商推介会定于周六举办，当日正常上班。"),
    (date(2026, 10, 19), False, "10月17日推介会加班，本日调休。"),
)

Rows = dict[type[Base], list[dict[str, Any]]]
"""Rows to write, by mapped class, in the order of their foreign keys."""

_STAFF: Final = (Role.DIRECTOR, Role.OFFICER, Role.STATISTICIAN, Role.VIEWER)


@dataclass(slots=True)
class Cast:
    """A district's units and people, by code and role, and the rows that make them."""

    plan: Plan
    rows: Rows = field(default_factory=lambda: defaultdict(list))
    tenants: dict[str, UUID] = field(default_factory=dict)
    people: dict[tuple[str, Role], UUID] = field(default_factory=dict)

    @property
    def district_id(self) -> int:
        """The district's number."""
        return int(self.plan.code)

    def who(self, unit: str, role: Role = Role.OFFICER) -> UUID:
        """The person holding a role in a unit."""
        return self.people[unit, role]


def assemble(plan: Plan, chance: Chance, issuer: str) -> Cast:
    """Invent the units' people; their tokens come from ``issuer``."""
    cast = Cast(plan)
    cast.rows[District].append({"id": cast.district_id, "code": plan.code, "name": plan.name, "created_at": FOUNDED})
    _enter_rules(cast, chance)
    for unit in plan.units:
        _enter_unit(cast, chance, unit)
        roles = tuple(role for role in Role if role in ADMINISTRATORS) if unit.code == ADMINISTRATION else _STAFF
        for role in roles:
            _enter_person(cast, chance, unit, role, issuer)
    _enter_days(cast)
    return cast


def _enter_rules(cast: Cast, chance: Chance) -> None:
    """The pipeline's rules in force since the plan was published; a department the district lacks is not named."""
    codes = {unit.code for unit in cast.plan.units}
    departments = {industry.value: code for industry, code in INDUSTRY_DEPARTMENTS.items() if code in codes}
    rules = {MAJOR_THRESHOLD: str(MAJOR_FROM_FEN), FIRST_REPORT_WINDOW: "60", INDUSTRY_DEPARTMENT: departments}
    cast.rows[RuleVersion].extend(
        {
            "district_id": cast.district_id,
            "id": chance.id_at(FOUNDED),
            "rule": rule,
            "effective_on": PUBLISHED,
            "value": json.dumps(value, ensure_ascii=False),
            "created_at": FOUNDED,
        }
        for rule, value in rules.items()
    )


def _enter_days(cast: Cast) -> None:
    """A weekend the district works, and the day it has off for it."""
    chance = Chance(cast.plan.seed)  # of its own: it shifts nothing in the story
    cast.rows[WorkingDayOverride].extend(
        {
            "district_id": cast.district_id,
            "id": chance.id_at(_DECIDED + timedelta(minutes=at)),
            "day": day,
            "worked": worked,
            "reason": reason,
            "created_at": _DECIDED + timedelta(minutes=at),
            "created_by": cast.who("hezuo", Role.DIRECTOR),
        }
        for at, (day, worked, reason) in enumerate(_DAYS)
    )


def _enter_unit(cast: Cast, chance: Chance, unit: Unit) -> None:
    tenant = cast.tenants[unit.code] = chance.id_at(FOUNDED)
    cast.rows[Tenant].append(
        {
            "district_id": cast.district_id,
            "id": tenant,
            "code": unit.code,
            "name": unit.name,
            "short_name": unit.short_name,
            "pinyin": pinyin_key(unit.short_name),
            "kind": unit.kind.value,
            "parent_id": cast.tenants[unit.parent] if unit.parent else None,
            "closed_at": None,
            "created_at": FOUNDED,
            "version": 1,
        }
    )
    cast.rows[TenantResponsibility].extend(
        {
            "district_id": cast.district_id,
            "id": chance.id_at(FOUNDED),
            "tenant_id": tenant,
            "responsibility": responsibility.value,
        }
        for responsibility in unit.responsibilities
    )


def _enter_person(cast: Cast, chance: Chance, unit: Unit, role: Role, issuer: str) -> None:
    person = cast.people[unit.code, role] = chance.id_at(FOUNDED)
    name = person_name(chance)
    cast.rows[Person].append(
        {
            "district_id": cast.district_id,
            "id": person,
            "issuer": issuer,
            "subject": cast.plan.persona(role.value.lower(), unit.code),
            "name": name,
            "pinyin": pinyin_key(name),
            "created_at": FOUNDED,
            "version": 1,
        }
    )
    cast.rows[Membership].append(
        {
            "district_id": cast.district_id,
            "id": chance.id_at(FOUNDED),
            "tenant_id": cast.tenants[unit.code],
            "person_id": person,
            "role": role.value,
            "granted_at": FOUNDED,
            "granted_by": SYSTEM_PERSON,
            "ended_at": None,
            "ended_by": None,
        }
    )
