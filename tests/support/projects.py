"""A small district for the pipeline's tests: two hosts, their departments, and somebody to act for each."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import asyncpg

from tests.support.actors import DONGLI, an_actor, person_id, tenant_id
from tests.support.builders import a_district, insert, insert_all
from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.policy import load_authorizer
from zhaoshang.authorization.service import Service
from zhaoshang.database.unit_of_work import Database
from zhaoshang.projects.model import Industry
from zhaoshang.projects.operations.create_project import create_project
from zhaoshang.projects.operations.register_project import Registered
from zhaoshang.projects.rules.entries import NewProject
from zhaoshang.tenancy.model import TenantKind
from zhaoshang.values.ids import ProjectId, new_id
from zhaoshang.values.responsibility import Responsibility

NOW = datetime(2026, 6, 30, 2, 0, tzinfo=UTC)
"""10:00 in the morning in Shanghai."""

CREDIT_CODE = "91120110MANT1YGTN0"
"""A valid unified social credit code of a firm that does not exist."""
OTHER_CREDIT_CODE = "91120110GRJ3H6YB5U"

UNITS: dict[str, tuple[str, TenantKind, Responsibility]] = {
    "huaming": ("华明街道", TenantKind.STREET, Responsibility.HOST),
    "xinli": ("新立街道", TenantKind.STREET, Responsibility.HOST),
    "linkong": ("临空经济区", TenantKind.PARK, Responsibility.HOST),
    "kfq": ("东丽开发区", TenantKind.PARK, Responsibility.HOST),
    "hezuo": ("合作交流办", TenantKind.DEPARTMENT, Responsibility.COORDINATION),
    "fgw": ("发改委", TenantKind.DEPARTMENT, Responsibility.MAJOR_PROJECTS),
    "ducha": ("督查室", TenantKind.DEPARTMENT, Responsibility.OVERSIGHT),
    "gxj": ("工信局", TenantKind.DEPARTMENT, Responsibility.INDUSTRY),
    "sthj": ("生态环境局", TenantKind.DEPARTMENT, Responsibility.ENVIRONMENT_REVIEW),
    "xfjy": ("消防支队", TenantKind.DEPARTMENT, Responsibility.FIRE_REVIEW),
    "ghzy": ("规划资源分局", TenantKind.DEPARTMENT, Responsibility.APPROVAL),
    "qld": ("区领导", TenantKind.DEPARTMENT, Responsibility.LEADERSHIP),
}
SUBJECTS = {code: unit[2].lower() for code, unit in UNITS.items()}


@dataclass
class MovableClock:
    """A clock a test moves by hand."""

    at: datetime = NOW

    def now(self) -> datetime:
        return self.at

    def pass_by(self, span: timedelta) -> None:
        self.at += span


@dataclass
class Hall:
    """The service, and everybody who acts in the district."""

    service: Service
    owner: asyncpg.Connection
    clock: MovableClock = field(default_factory=MovableClock)

    def actor(self, persona: str, district: int = DONGLI) -> Actor:
        """``officer@huaming``, as somebody who holds just that."""
        role, code = persona.split("@")
        return an_actor(f"{SUBJECTS[code]}.{role}", tenant=code, person=persona, district=district)

    async def create(self, persona: str = "officer@huaming", **changes: Any) -> ProjectId:
        """A lead of the persona's tenant."""
        created = await create_project(self.service, self.actor(persona), a_new_project(**changes))
        assert isinstance(created, Registered), created
        return created.project_id

    async def rows(self, table: str, **equals: Any) -> list[Any]:
        """Rows as they are, whoever may see them."""
        where = "".join(f" AND {name} = ${at}" for at, name in enumerate(equals, 1))
        return await self.owner.fetch(f"SELECT * FROM app.{table} WHERE true{where} ORDER BY id", *equals.values())

    async def row(self, table: str, key: UUID) -> Any:
        (found,) = await self.rows(table, id=key)
        return found

    async def set_rule(self, rule: str, value: str, since: date = date(2020, 1, 1)) -> None:
        await insert(
            self.owner,
            "rule_version",
            district_id=DONGLI,
            id=new_id(),
            rule=rule,
            effective_on=since,
            value=value,
            created_at=NOW,
        )

    async def set_day(self, day: date, *, worked: bool) -> None:
        await insert(
            self.owner,
            "working_day_override",
            district_id=DONGLI,
            id=new_id(),
            day=day,
            worked=worked,
            reason="区内安排",
            created_at=NOW,
            created_by=person_id("director@hezuo"),
        )


def a_new_project(**changes: Any) -> NewProject:
    """A lead as a host would enter it."""
    entered: dict[str, Any] = {
        "name": "高端装备生产基地项目",
        "company_name": "天津云帆智能装备有限公司",
        "industry": Industry.SMART_MANUFACTURING,
        "investment_fen": 3_000_000_000,
    }
    return NewProject(**{**entered, **changes})


async def open_hall(database: Database, owner: asyncpg.Connection) -> Hall:
    """The district with its units, seeded by the owner, and the service as the application."""
    hall = a_hall(database, owner)
    await seed_hall(hall)
    return hall


def a_hall(database: Database, owner: asyncpg.Connection) -> Hall:
    """The service as the application, over whatever is in the database."""
    clock = MovableClock()
    authorizer = load_authorizer()
    return Hall(Service(clock, database, lambda: authorizer), owner, clock)


async def seed_hall(hall: Hall) -> None:
    """The district with its units and their people, a table at a time: nearly every test begins with this."""
    owner = hall.owner
    await a_district(owner)
    kinds = [(code, name, kind.value) for code, (name, kind, _) in UNITS.items()]
    await insert_all(
        owner,
        "tenant",
        [
            {
                "district_id": DONGLI,
                "id": tenant_id(code),
                "code": code,
                "name": name,
                "short_name": name,
                "pinyin": f"{at:02}",
                "kind": kind,
                "created_at": NOW,
                "version": 1,
            }
            for at, (code, name, kind) in enumerate(kinds)
        ],
    )
    await insert_all(
        owner,
        "tenant_responsibility",
        [
            {
                "district_id": DONGLI,
                "id": new_id(),
                "tenant_id": tenant_id(code),
                "responsibility": responsibility.value,
            }
            for code, (_, _, responsibility) in UNITS.items()
        ],
    )
    people = [f"{role}@{code}" for code in UNITS for role in ("director", "officer", "statistician", "viewer")]
    await insert_all(
        owner,
        "person",
        [
            {
                "district_id": DONGLI,
                "id": person_id(persona),
                "issuer": "https://issuer.test",
                "subject": persona,
                "name": persona,
                "pinyin": persona,
                "created_at": NOW,
                "version": 1,
            }
            for persona in people
        ],
    )
    await hall.set_rule("industry_department", '{"SMART_MANUFACTURING": "gxj"}')


def codes(outcome: Any) -> list[str]:
    """The codes of a refusal or of several."""
    refusals: Sequence[Any] = outcome if isinstance(outcome, tuple) else (outcome,)
    return [each.code for each in refusals]
