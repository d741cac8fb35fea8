"""行业招商: an industry department finds an investor, pushes the lead, and its 30 % is the district's (domain §4.5)."""

from collections.abc import Awaitable, Callable
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import asyncpg
import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from tests.support.actors import DONGLI, an_actor, tenant_id
from tests.support.builders import a_tenant
from tests.support.projects import CREDIT_CODE, NOW, Hall, a_new_project, codes
from tests.support.reviews import passed
from tests.support.statistics import credit, verified
from tests.support.tenancy import state_of
from tests.support.transfers import PROPOSAL, push
from zhaoshang.attribution.operations.verify_ledger import verify_ledger
from zhaoshang.authorization.actor import Actor
from zhaoshang.authorization.authorize import authorize
from zhaoshang.authorization.permissions import Permission
from zhaoshang.projects.model import Industry, Part, SiteBasis, Stage
from zhaoshang.projects.operations.add_contact import add_contact
from zhaoshang.projects.operations.add_note import add_note
from zhaoshang.projects.operations.advance_project import advance_project
from zhaoshang.projects.operations.create_project import create_project
from zhaoshang.projects.operations.pool_project import find_transferable
from zhaoshang.projects.operations.reveal_contact import Revealed, reveal_contact
from zhaoshang.projects.operations.update_company import update_company
from zhaoshang.projects.operations.update_project import update_project
from zhaoshang.projects.operations.verify_sharing import verify_sharing
from zhaoshang.projects.operations.withdraw_project import withdraw_project
from zhaoshang.projects.permissions import Projects
from zhaoshang.projects.rules.entries import NewContact
from zhaoshang.transfers.model import CarrierKind
from zhaoshang.transfers.operations.add_carrier import add_carrier
from zhaoshang.transfers.operations.confirm_transfer import confirm_transfer
from zhaoshang.transfers.operations.propose_transfer import propose_transfer
from zhaoshang.transfers.operations.withdraw_transfer import withdraw_transfer
from zhaoshang.transfers.rules.carriers import NewCarrier
from zhaoshang.values.ids import CompanyId, ContactId, DistrictId, ProjectId

CONTACT = NewContact(name="王某", phone="13812341234")
PLACE: Any = {
    "registered_on": date(2026, 6, 1),
    "registration_number": "东市监〔2026〕77",
    "site_basis": SiteBasis.LEASE,
    "site_document": "厂房租赁合同 2026-031号",
}


async def version_of(hall: Hall, key: UUID, table: str = "project") -> int:
    return int((await hall.row(table, key))["version"])


async def a_lead(hall: Hall, **changes: Any) -> ProjectId:
    """工信局's own lead, with somebody to talk to."""
    return await hall.create("officer@gxj", **{"contact": CONTACT, "credit_code": CREDIT_CODE, **changes})


async def advance(hall: Hall, key: ProjectId, to: Stage, unit: str) -> Any:
    return await advance_project(hall.service, hall.actor(f"officer@{unit}"), key, await version_of(hall, key), to)


async def update(hall: Hall, key: ProjectId, unit: str, **changes: Any) -> Any:
    actor, version = hall.actor(f"officer@{unit}"), await version_of(hall, key)
    return await update_project(hall.service, actor, key, version, changes)  # type: ignore[arg-type]  # any of its fields


async def signed(hall: Hall, key: ProjectId, unit: str) -> None:
    """From a lead to a signed project, by whoever has it."""
    for stage in (Stage.NEGOTIATING, Stage.IN_REVIEW):
        assert await advance(hall, key, stage, unit) == key
    assert await update(hall, key, unit, occupies_land=False) == key
    await passed(hall, key)
    assert await advance(hall, key, Stage.SIGNED, unit) == key


async def sees(hall: Hall, actor: Actor, key: ProjectId) -> str:
    """What the policy says to somebody about seeing a project: nothing when it may."""
    permission: Permission = Projects.VIEW
    async with hall.service.database.unit_of_work(actor.fence(), at=NOW) as work:
        refused = authorize(actor, permission, await find_transferable(work, key))
    return "" if refused is None else refused.code


async def test_of_1_000_000_yuan_and_1_fen_the_pool_has_300_000_00_and_the_host_700_000_01(hall: Hall) -> None:
    key = await a_lead(hall)
    started = await push(hall, key, "gxj")
    assert await started.confirm() == started.transfer
    await started.land("linkong")
    project = await hall.row("project", key)
    assert (project["tenant_id"], project["origin_tenant_id"]) == (tenant_id("linkong"), tenant_id("gxj"))
    await signed(hall, key, "linkong")
    assert await update(hall, key, "linkong", **PLACE) == key
    assert await advance(hall, key, Stage.LANDED, "linkong") == key

    hall.clock.pass_by(timedelta(days=31))
    await verified(hall, key, "linkong", 100_000_001, paid_on=date(2026, 7, 20))

    assert await credit(hall) == {"pool": 30_000_000, "linkong": 70_000_001}
    terms = (await hall.rows("attribution_terms", project_id=key))[-1]
    assert (terms["origin_tenant_id"], terms["host_tenant_id"]) == (tenant_id("gxj"), tenant_id("linkong"))
    assert (terms["parties"], terms["shares"]) == ([UUID(int=0)], [3_000])
    assert (await verify_ledger(hall.service.database, DistrictId(DONGLI), hall.clock.now())).consistent
    assert (await verify_sharing(hall.service.database, DistrictId(DONGLI), NOW)).consistent


async def test_a_department_enters_a_lead_with_company_contact_and_first_report(hall: Hall) -> None:
    key = await a_lead(hall)

    project = await hall.row("project", key)
    (company,), (contact,), (report,) = [await hall.rows(each) for each in ("company", "contact", "first_report")]
    gxj = tenant_id("gxj")
    assert {row["tenant_id"] for row in (project, company, contact, report)} == {gxj}
    assert report["status"] == "VALID"
    (part,) = await hall.rows("participation")
    assert (part["tenant_id"], part["parts"]) == (gxj, Part.HOST | Part.INDUSTRY)
    officer = hall.actor("officer@gxj")
    assert await add_note(hall.service, officer, key, "企业有意落在东丽") == key
    renamed = await update_company(hall.service, officer, CompanyId(company["id"]), 1, {"name": "天津云帆装备公司"})
    assert renamed == company["id"]
    revealed = await reveal_contact(hall.service, officer, ContactId(contact["id"]), "回访")
    assert isinstance(revealed, Revealed)
    assert revealed.phone == "13812341234"


async def test_a_department_takes_its_lead_to_signing_and_no_further(hall: Hall) -> None:
    key = await a_lead(hall)
    await signed(hall, key, "gxj")
    assert codes(await advance(hall, key, Stage.LANDED, "gxj")) == [
        "HOST_NOT_CARRIER",
        "REGISTRATION_REQUIRED",
        "SITE_BASIS_REQUIRED",
        "SITE_DOCUMENT_REQUIRED",
    ]
    assert await update(hall, key, "gxj", **PLACE) == key
    before = await state_of(hall.owner)

    assert codes(await advance(hall, key, Stage.LANDED, "gxj")) == ["HOST_NOT_CARRIER"]
    assert codes(await advance(hall, key, Stage.PRODUCING, "gxj")) == ["ILLEGAL_TRANSITION"]

    assert await state_of(hall.owner) == before
    started = await push(hall, key, "gxj")
    assert await started.confirm() == started.transfer
    await started.land("linkong")
    assert await advance(hall, key, Stage.LANDED, "linkong") == key


async def test_its_director_takes_the_push_back(hall: Hall) -> None:
    key = await a_lead(hall)
    started = await push(hall, key, "gxj")
    await started.confirm()
    await started.offer("linkong")
    director, version = hall.actor("director@gxj"), await started.version()

    assert await withdraw_transfer(hall.service, director, started.transfer, version, "企业另有打算") == (
        started.transfer
    )

    project = await hall.row("project", key)
    assert (project["tenant_id"], project["stage"]) == (tenant_id("gxj"), "LEAD")
    assert (await started.offer_of("linkong"))["state"] == "CLOSED"


async def test_who_pushes_does_not_advise_on_its_own_push(hall: Hall) -> None:
    swj = await a_tenant(hall.owner, "swj", "INDUSTRY", kind="DEPARTMENT")
    started = await push(hall, await a_lead(hall), "gxj")
    before = await state_of(hall.owner)

    assert codes(await started.confirm("gxj")) == ["DEPARTMENT_INVALID"]

    assert await state_of(hall.owner) == before
    officer, version = hall.actor("officer@hezuo"), await started.version()
    confirmed = await confirm_transfer(hall.service, officer, started.transfer, version, frozenset({swj}))
    assert confirmed == started.transfer
    (advice,) = await hall.rows("transfer_advice")
    assert advice["tenant_id"] == swj


@pytest.mark.parametrize(
    "persona", ["viewer@gxj", "statistician@gxj", "director@sthj", "director@fgw", "director@ghzy"]
)
async def test_nobody_else_of_the_departments_enters_a_lead(hall: Hall, persona: str) -> None:
    before = await state_of(hall.owner)
    assert codes(await create_project(hall.service, hall.actor(persona), a_new_project())) == ["FORBIDDEN"]
    finance = an_actor("finance.director", tenant="czj")
    assert codes(await create_project(hall.service, finance, a_new_project())) == ["FORBIDDEN"]
    assert await state_of(hall.owner) == before


Attempt = Callable[[Hall, Actor, ProjectId], Awaitable[Any]]

ATTEMPTS: dict[str, Attempt] = {
    "update": lambda hall, who, key: update_project(hall.service, who, key, 1, {"investment_fen": 1}),
    "advance": lambda hall, who, key: advance_project(hall.service, who, key, 1, Stage.NEGOTIATING),
    "withdraw": lambda hall, who, key: withdraw_project(hall.service, who, key, 1, "误登"),
    "note": lambda hall, who, key: add_note(hall.service, who, key, "我的话"),
    "push": lambda hall, who, key: propose_transfer(hall.service, who, key, 1, PROPOSAL),
}


@pytest.mark.parametrize("name", ATTEMPTS)
@pytest.mark.parametrize("persona", ["viewer@gxj", "director@sthj", "director@fgw", "director@huaming"])
async def test_nobody_else_touches_a_departments_lead(hall: Hall, persona: str, name: str) -> None:
    key = await a_lead(hall)
    before = await state_of(hall.owner)

    refused = await ATTEMPTS[name](hall, hall.actor(persona), key)

    assert codes(refused) == ["FORBIDDEN" if persona == "viewer@gxj" else "NOT_FOUND"]
    assert codes(await ATTEMPTS[name](hall, an_actor("finance.director", tenant="czj"), key)) == ["NOT_FOUND"]
    assert await state_of(hall.owner) == before


async def test_an_officer_does_not_push_nor_take_a_push_back(hall: Hall) -> None:
    key = await a_lead(hall)
    officer = hall.actor("officer@gxj")
    assert codes(await propose_transfer(hall.service, officer, key, 1, PROPOSAL)) == ["FORBIDDEN"]
    started = await push(hall, key, "gxj")
    before = await state_of(hall.owner)

    assert codes(await withdraw_transfer(hall.service, officer, started.transfer, 1, "不推了")) == ["FORBIDDEN"]

    assert await state_of(hall.owner) == before


@pytest.mark.parametrize("name", ATTEMPTS)
async def test_a_department_changes_nothing_of_a_street_though_it_is_of_its_industry(hall: Hall, name: str) -> None:
    key = await hall.create()
    company = (await hall.row("project", key))["company_id"]
    before = await state_of(hall.owner)

    assert codes(await ATTEMPTS[name](hall, hall.actor("director@gxj"), key)) == ["FORBIDDEN"]

    contact = await add_contact(hall.service, hall.actor("officer@gxj"), CompanyId(company), CONTACT)
    assert codes(contact) == ["FORBIDDEN"]
    carrier = NewCarrier(name="三号厂房", kind=CarrierKind.PLANT, area=8_000)
    assert codes(await add_carrier(hall.service, hall.actor("director@gxj"), carrier)) == ["FORBIDDEN"]
    assert await state_of(hall.owner) == before


async def test_another_departments_lead_is_seen_by_its_industry_only(hall: Hall) -> None:
    swj = await a_tenant(hall.owner, "swj", "INDUSTRY", kind="DEPARTMENT")
    await hall.set_rule(
        "industry_department", '{"SMART_MANUFACTURING": "gxj", "MODERN_SERVICES": "swj"}', date(2021, 1, 1)
    )
    commerce = an_actor("industry.officer", tenant_key=swj, tenant="swj")
    keys = []
    for at, industry in enumerate((Industry.MODERN_SERVICES, Industry.SMART_MANUFACTURING)):
        new = a_new_project(industry=industry, company_name=f"天津远航{at}有限公司", name=f"远航{at}项目")
        created: Any = await create_project(hall.service, commerce, new)
        keys.append(created.project_id)
    services, making = keys

    gxj = hall.actor("director@gxj")
    assert [await sees(hall, gxj, key) for key in keys] == ["NOT_FOUND", ""]
    assert [await sees(hall, commerce, key) for key in keys] == ["", ""]
    assert codes(await ATTEMPTS["push"](hall, gxj, making)) == ["FORBIDDEN"]
    assert codes(await ATTEMPTS["push"](hall, gxj, services)) == ["NOT_FOUND"]


SEIZURES = (
    "UPDATE app.project SET tenant_id = :me WHERE id = :project",
    "UPDATE app.project SET origin_tenant_id = :me WHERE id = :project",
    "UPDATE app.company SET name = '我的' WHERE id = (SELECT company_id FROM app.project WHERE id = :project)",
    "UPDATE app.contact SET name = '我的' WHERE tenant_id <> :me",
    "UPDATE app.transfer SET state = 'WITHDRAWN' WHERE tenant_id <> :me",
    "UPDATE app.first_report SET status = 'DISMISSED' WHERE tenant_id <> :me",
)
INTRUSIONS = (
    """INSERT INTO app.note (district_id, id, tenant_id, project_id, body, by_person_id, created_at)
       SELECT district_id, gen_random_uuid(), tenant_id, id, '我的', created_by, now() FROM app.project
       WHERE id = :project""",
    """INSERT INTO app.participation (district_id, id, tenant_id, project_id, parts, created_at, updated_at,
       investment_fen) VALUES (120110, gen_random_uuid(), :me, :project, 2, now(), now(), 0)""",
    """INSERT INTO app.transfer_advice (district_id, id, tenant_id, transfer_id, proposed_at, asked_at, version)
       SELECT district_id, gen_random_uuid(), :me, id, now(), now(), 1 FROM app.transfer""",
    "SELECT app.reshare(:project)",
)


async def test_the_floor_lets_a_department_write_its_own_rows_and_no_other(hall: Hall) -> None:
    """It reads the district, so the write side of its fence alone stands between it and everybody's rows."""
    key = await hall.create(contact=CONTACT)
    await push(hall, key)
    fence = hall.actor("director@gxj").fence(writes=Projects.UPDATE)

    async def tried(sql: str) -> int | str:
        try:
            async with hall.service.database.unit_of_work(fence, at=NOW) as work:
                done: Any = await work.session.execute(text(sql), {"me": tenant_id("gxj"), "project": key})
                await work.commit()
                return int(done.rowcount)
        except DBAPIError as error:
            if isinstance(getattr(error.orig, "__cause__", None), asyncpg.InsufficientPrivilegeError):
                return "refused"
            raise

    before = await state_of(hall.owner)
    assert {sql: await tried(sql) for sql in SEIZURES} == dict.fromkeys(SEIZURES, 0)
    assert {sql: await tried(sql) for sql in INTRUSIONS} == dict.fromkeys(INTRUSIONS, "refused")
    assert await state_of(hall.owner) == before
