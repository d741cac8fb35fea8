"""新增单位: by the system administrator alone, with a code nobody else has."""

import asyncio
from dataclasses import replace
from uuid import UUID

import pytest

from tests.support.actors import tenant_id
from tests.support.tenancy import NEVER, Office
from zhaoshang.tenancy.model import TenantKind
from zhaoshang.tenancy.operations.close_tenant import close_tenant
from zhaoshang.tenancy.operations.create_tenant import NewTenant, create_tenant
from zhaoshang.values.refusal import Refusal

PARK = NewTenant("huaming-gxq", " 华明高新技术产业区 ", "华明高新区", TenantKind.PARK, None)


async def test_a_unit_is_there_audited_and_told(office: Office) -> None:
    key = await create_tenant(office.service, office.system, PARK)

    assert isinstance(key, UUID)
    row = await office.hall.row("tenant", key)
    assert (row["code"], row["name"], row["kind"], row["version"]) == ("huaming-gxq", "华明高新技术产业区", "PARK", 1)
    assert row["pinyin"] == "hua2 ming2 gao1 xin1 qu1"
    entry, event = await office.told("tenant.create", "tenant.created")
    assert (entry["resource_id"], entry["tenant_id"], entry["person_id"]) == (key, key, office.system.person)
    assert str(key) in event["payload"]
    assert "华明" not in entry["changes"]


async def test_a_park_may_lie_in_another(office: Office) -> None:
    outer = await create_tenant(office.service, office.system, PARK)
    assert isinstance(outer, UUID)

    inner = await create_tenant(office.service, office.system, replace(PARK, code="huaming-zzy", parent=outer))

    assert isinstance(inner, UUID)
    assert (await office.hall.row("tenant", inner))["parent_id"] == outer


@pytest.mark.parametrize(
    ("changes", "code", "path"),
    [
        ({"code": "Huaming"}, "CODE_INVALID", "code"),
        ({"code": "huaming"}, "CODE_TAKEN", "code"),
        ({"name": " "}, "TEXT_REQUIRED", "name"),
        ({"name": "名" * 81}, "TEXT_TOO_LONG", "name"),
        ({"name": "名\x00称"}, "TEXT_INVALID", "name"),
        ({"short_name": ""}, "TEXT_REQUIRED", "shortName"),
        ({"short_name": "名" * 81}, "TEXT_TOO_LONG", "shortName"),
        ({"parent": NEVER}, "PARENT_INVALID", "parent"),
        ({"parent": tenant_id("huaming")}, "PARENT_INVALID", "parent"),
        ({"kind": TenantKind.DEPARTMENT, "parent": tenant_id("huaming")}, "PARENT_INVALID", "parent"),
    ],
)
async def test_what_no_unit_can_be_is_refused(office: Office, changes: dict[str, object], code: str, path: str) -> None:
    wanted = replace(PARK, **changes)  # type: ignore[arg-type]  # the table's columns

    await office.refused(create_tenant(office.service, office.system, wanted), code, path)


async def test_no_park_lies_in_a_closed_one(office: Office) -> None:
    outer = await create_tenant(office.service, office.system, PARK)
    assert isinstance(outer, UUID)
    assert await close_tenant(office.service, office.system, outer, 1) == outer

    inside = replace(PARK, code="huaming-zzy", parent=outer)
    await office.refused(create_tenant(office.service, office.system, inside), "PARENT_INVALID", "parent")


async def test_a_code_stays_taken_after_its_unit_is_closed(office: Office) -> None:
    key = await create_tenant(office.service, office.system, PARK)
    assert isinstance(key, UUID)
    await close_tenant(office.service, office.system, key, 1)

    await office.refused(create_tenant(office.service, office.system, PARK), "CODE_TAKEN", "code")


async def test_of_two_at_once_one_gets_the_code(office: Office) -> None:
    outcomes = await asyncio.gather(*(create_tenant(office.service, office.system, PARK) for _ in range(4)))

    assert sorted(isinstance(each, UUID) for each in outcomes) == [False, False, False, True]
    assert {each.code for each in outcomes if isinstance(each, Refusal)} == {"CODE_TAKEN"}
    assert len(await office.hall.rows("tenant", code=PARK.code)) == 1
    assert len(await office.hall.rows("outbox_event", kind="tenant.created")) == 1


async def test_only_the_system_administrator_adds_units(office: Office) -> None:
    await office.refused_to_all_but("system_admin", attempt=lambda who: create_tenant(office.service, who, PARK))
