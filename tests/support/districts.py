"""Two districts at work, and the service over them: the ground of the isolation sweep."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from uuid import UUID

import asyncpg
from sqlalchemy import URL
from starlette.applications import Starlette

from tests.support.actors import person_id, tenant_id
from tests.support.app import served
from tests.support.assessment import announced
from tests.support.builders import a_membership, a_person, a_project, a_tenant
from tests.support.database import as_login
from tests.support.guidance import published
from tests.support.majors import publish
from tests.support.projects import UNITS, Hall, MovableClock, seed_hall
from tests.support.reviews import SECTIONS
from tests.support.reviews import published as reviewed_by
from tests.support.services import with_list
from zhaoshang.attribution.operations.close_period import close_period
from zhaoshang.authorization.policy import load_authorizer
from zhaoshang.authorization.service import Service
from zhaoshang.database.engine import asyncpg_arguments
from zhaoshang.database.unit_of_work import Database
from zhaoshang.demo.issuer import ISSUER
from zhaoshang.evidence.storage import FolderStore
from zhaoshang.projects.model import Industry, Part
from zhaoshang.projects.operations.involve_department import involve_department
from zhaoshang.settings import Limits
from zhaoshang.tenancy.operations.set_working_day import set_working_day
from zhaoshang.transfers.operations.declare_industries import declare_industries
from zhaoshang.transfers.operations.succeed_host import succeed_host
from zhaoshang.values.ids import ProjectId

LIMITS = Limits(
    operation_cost=10_000_000,
    budget_capacity=1_000_000_000_000,
    document_fields=500_000,
    document_tokens=100_000,
    document_characters=1_000_000,
    root_fields=100,
    document_aliases=500_000,
)


@dataclass(frozen=True, slots=True)
class Districts:
    """What of the strangers' own their ids are found by."""

    theirs: ProjectId
    """新立's project, which 生态环境局 reviews."""
    coordination: UUID
    street: UUID
    """The next district's two tenants."""
    elsewhere: UUID
    """The street's project."""


async def two_districts(hall: Hall) -> Districts:
    """Two districts at work, before 华明 has anything to hide."""
    owner = hall.owner
    await seed_hall(hall)
    await owner.execute("UPDATE app.person SET issuer = $1", ISSUER)
    for code in UNITS:
        for role in ("director", "officer"):
            await a_membership(owner, person_id(f"{role}@{code}"), tenant_id(code), role.upper())
    # What hosts lead in is for everybody to see: declared before anybody looks.
    await declare_industries(hall.service, hall.actor("director@huaming"), [Industry.SMART_MANUFACTURING])
    assert isinstance(await close_period(hall.service, hall.actor("director@hezuo"), "2026-05"), UUID)
    day = await set_working_day(hall.service, hall.actor("director@hezuo"), date(2026, 7, 4), "招商推介会", worked=True)
    assert isinstance(day, UUID), day
    # What a year came to is for everybody to see once it is published; whose lines are whose is not.
    await announced(hall)
    await published(hall)
    await with_list(hall)
    # The reviewer among the strangers is not the one who is asked.
    await a_tenant(owner, "hbj", "ENVIRONMENT_REVIEW", kind="DEPARTMENT", id=tenant_id("hbj"))
    asked = [replace(each, department=tenant_id("hbj")) if each.code == "environment" else each for each in SECTIONS]
    await reviewed_by(hall, sections=asked)
    assert isinstance(await publish(hall), UUID)
    former = await a_tenant(owner, "former", "HOST")
    outcome = await succeed_host(hall.service, hall.actor("director@hezuo"), former, tenant_id("kfq"), "区划调整")
    assert isinstance(outcome, UUID), outcome
    theirs = await hall.create(
        "officer@xinli", name="冷链物流中心", company_name="天津北辰冷链有限公司", industry=Industry.MODERN_SERVICES
    )
    await involve_department(
        hall.service, hall.actor("officer@hezuo"), theirs, 1, department=tenant_id("sthj"), part=Part.REVIEWER
    )
    coordination = await a_tenant(owner, "hezuo", "COORDINATION", kind="DEPARTMENT", district=120111)
    street = await a_tenant(owner, "zhongbei", district=120111)
    for subject, tenant, role in (
        ("officer@hezuo-120111", coordination, "OFFICER"),
        ("director@zhongbei", street, "DIRECTOR"),
    ):
        person = await a_person(owner, subject, issuer=ISSUER, district=120111)
        await a_membership(owner, person, tenant, role, district=120111)
    elsewhere = await a_project(owner, street, "西青数据中心", district=120111)
    return Districts(theirs, coordination, street, elsewhere)


@asynccontextmanager
async def serving(url: URL, folder: Path) -> AsyncIterator[tuple[Hall, Starlette]]:
    """The service over a database, and everybody who acts in it; ``folder`` keeps its files."""
    owner = await asyncpg.connect(**asyncpg_arguments(url))
    async with Database.connect(as_login(url)) as database, served(database, folder, limits=LIMITS) as app:
        clock, authorizer = MovableClock(), load_authorizer()
        service = Service(clock, database, lambda: authorizer, files=FolderStore(folder / "evidence"))
        yield Hall(service, owner, clock), app
    await owner.close()
