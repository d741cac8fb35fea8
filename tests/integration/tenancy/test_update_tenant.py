"""更改单位: names and the park it lies in; never a circle."""

import asyncio
from uuid import UUID

import pytest

from tests.support.actors import tenant_id
from tests.support.tenancy import NEVER, Office
from zhaoshang.tenancy.model import TenantKind
from zhaoshang.tenancy.operations.close_tenant import close_tenant
from zhaoshang.tenancy.operations.create_tenant import NewTenant, create_tenant
from zhaoshang.tenancy.operations.update_tenant import TenantChange, update_tenant
from zhaoshang.values.refusal import Refusal

HUAMING = tenant_id("huaming")
RENAMED = TenantChange("华明新街道", " 华明新 ", moves=False)


async def a_park(office: Office, code: str, parent: UUID | None = None) -> UUID:
    key = await create_tenant(office.service, office.system, NewTenant(code, code, code, TenantKind.PARK, parent))
    assert isinstance(key, UUID)
    return key


def moved(parent: UUID | None) -> TenantChange:
    return TenantChange(None, None, moves=True, parent=parent)


async def test_a_renamed_unit_keeps_its_code(office: Office) -> None:
    assert await update_tenant(office.service, office.system, HUAMING, 1, RENAMED) == HUAMING

    row = await office.hall.row("tenant", HUAMING)
    assert (row["code"], row["name"], row["short_name"], row["version"]) == ("huaming", "华明新街道", "华明新", 2)
    assert row["pinyin"] == "hua2 ming2 xin1"
    entry, event = await office.told("tenant.update", "tenant.updated")
    assert entry["resource_id"] == HUAMING
    assert "华明" not in entry["changes"]
    assert str(HUAMING) in event["payload"]


async def test_what_is_not_named_stays(office: Office) -> None:
    change = TenantChange(None, "华明新", moves=False)

    await update_tenant(office.service, office.system, HUAMING, 1, change)

    row = await office.hall.row("tenant", HUAMING)
    assert (row["name"], row["short_name"]) == ("华明街道", "华明新")


async def test_a_park_moves_into_another_and_out_again(office: Office) -> None:
    outer, inner = await a_park(office, "outer"), await a_park(office, "inner")

    assert await update_tenant(office.service, office.system, inner, 1, moved(outer)) == inner
    assert (await office.hall.row("tenant", inner))["parent_id"] == outer

    assert await update_tenant(office.service, office.system, inner, 2, moved(None)) == inner
    assert (await office.hall.row("tenant", inner))["parent_id"] is None


@pytest.mark.parametrize(
    ("change", "code", "path"),
    [
        (TenantChange(" ", None, moves=False), "TEXT_REQUIRED", "name"),
        (TenantChange("名" * 81, None, moves=False), "TEXT_TOO_LONG", "name"),
        (TenantChange(None, "a\x07b", moves=False), "TEXT_INVALID", "shortName"),
        (moved(NEVER), "PARENT_INVALID", "parent"),
        (moved(tenant_id("xinli")), "PARENT_INVALID", "parent"),
    ],
)
async def test_what_no_unit_can_become_is_refused(office: Office, change: TenantChange, code: str, path: str) -> None:
    await office.refused(update_tenant(office.service, office.system, HUAMING, 1, change), code, path)


async def test_no_park_lies_in_itself_however_deep(office: Office) -> None:
    outer = await a_park(office, "outer")
    middle = await a_park(office, "middle", outer)
    inner = await a_park(office, "inner", middle)

    for target in (outer, middle, inner):
        attempt = update_tenant(office.service, office.system, outer, 1, moved(target))
        await office.refused(attempt, "PARENT_INVALID", "parent")


async def test_two_parks_moved_into_each_other_at_once_make_no_circle(office: Office) -> None:
    for turn in range(5):
        one, other = await a_park(office, f"one-{turn}"), await a_park(office, f"other-{turn}")

        outcomes = await asyncio.gather(
            update_tenant(office.service, office.system, one, 1, moved(other)),
            update_tenant(office.service, office.system, other, 1, moved(one)),
        )

        assert [each.code for each in outcomes if isinstance(each, Refusal)] == ["PARENT_INVALID"]
        parents = [(await office.hall.row("tenant", key))["parent_id"] for key in (one, other)]
        assert parents.count(None) == 1


async def test_who_saw_an_older_version_is_told(office: Office) -> None:
    await office.refused(
        update_tenant(office.service, office.system, HUAMING, 7, RENAMED), "CONFLICT", "expectedVersion"
    )


async def test_of_two_edits_of_one_version_one_holds(office: Office) -> None:
    outcomes = await asyncio.gather(
        *(update_tenant(office.service, office.system, HUAMING, 1, RENAMED) for _ in range(4))
    )

    assert outcomes.count(HUAMING) == 1
    assert {each.code for each in outcomes if isinstance(each, Refusal)} == {"CONFLICT"}
    assert (await office.hall.row("tenant", HUAMING))["version"] == 2


async def test_a_closed_unit_does_not_change(office: Office) -> None:
    await close_tenant(office.service, office.system, HUAMING, 1)

    await office.refused(update_tenant(office.service, office.system, HUAMING, 2, RENAMED), "TENANT_CLOSED")


async def test_no_park_moves_into_a_closed_one(office: Office) -> None:
    outer, inner = await a_park(office, "outer"), await a_park(office, "inner")
    await close_tenant(office.service, office.system, outer, 1)

    await office.refused(
        update_tenant(office.service, office.system, inner, 1, moved(outer)), "PARENT_INVALID", "parent"
    )


async def test_a_unit_that_never_was_is_not_found(office: Office) -> None:
    await office.refused(update_tenant(office.service, office.system, NEVER, 1, RENAMED), "NOT_FOUND")


async def test_only_the_system_administrator_changes_units(office: Office) -> None:
    await office.refused_to_all_but(
        "system_admin", attempt=lambda who: update_tenant(office.service, who, HUAMING, 1, RENAMED)
    )
    forbidden = await update_tenant(office.service, office.hall.actor("director@xinli"), HUAMING, 1, RENAMED)
    assert isinstance(forbidden, Refusal)
    assert forbidden.code == "FORBIDDEN", "its name is in the directory"
