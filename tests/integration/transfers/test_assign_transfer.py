"""合作交流办 gives a pushed project to a host that accepted: one move, whole or not at all."""

import asyncio
from uuid import UUID

import pytest

from tests.support.actors import DONGLI, tenant_id
from tests.support.projects import NOW, Hall, codes
from tests.support.tenancy import state_of
from tests.support.transfers import Push, pooled, push
from zhaoshang.projects.model import Part
from zhaoshang.projects.operations.add_note import add_note
from zhaoshang.projects.operations.verify_sharing import verify_sharing
from zhaoshang.projects.rules.entries import NewContact
from zhaoshang.transfers.operations.assign_transfer import assign_transfer
from zhaoshang.values.ids import DistrictId

NEVER = UUID("01990000-0000-7000-8000-000000000000")


async def accepted(hall: Hall, *candidates: str) -> Push:
    started = await pooled(hall, contact=NewContact(name="王某", phone="13812341234"))
    await started.offer(*candidates)
    for each in candidates:
        await started.accept(each)
    return started


async def test_the_project_moves_with_all_that_hangs_on_it(hall: Hall) -> None:
    key = await hall.create(contact=NewContact(name="王某", phone="13812341234"))
    await add_note(hall.service, hall.actor("officer@huaming"), key, "谈了一次")
    started = await push(hall, key)
    await started.confirm("gxj")
    await started.land("linkong")

    huaming, linkong = tenant_id("huaming"), tenant_id("linkong")
    project = await hall.row("project", key)
    assert (project["tenant_id"], project["origin_tenant_id"], project["stage"]) == (linkong, huaming, "LEAD")
    assert set(project["shared_with"]) == {huaming, tenant_id("gxj")}
    company = await hall.row("company", project["company_id"])
    assert (company["tenant_id"], company["name"]) == (linkong, "天津云帆智能装备有限公司")
    contacts = await hall.rows("contact")
    assert {(each["tenant_id"], each["phone"]) for each in contacts} == {
        (huaming, "13812341234"),
        (linkong, "13812341234"),
    }
    (note,) = await hall.rows("note")
    assert (note["tenant_id"], note["shared_with"]) == (huaming, [linkong])
    parts = {each["tenant_id"]: each["parts"] for each in await hall.rows("participation")}
    assert (parts[linkong], parts[huaming]) == (Part.HOST, Part.ORIGIN)
    row = await started.row()
    assert (row["state"], row["host_tenant_id"], row["accepted_at"]) == ("ASSIGNED", linkong, NOW)
    assert (await started.offer_of("linkong"))["state"] == "ASSIGNED"
    assert (await verify_sharing(hall.service.database, DistrictId(DONGLI), NOW)).consistent


async def test_moved_on_it_still_comes_from_who_pushed_it_first_and_back_home_from_nobody(hall: Hall) -> None:
    key = await hall.create()
    for origin, host, expected in (
        ("huaming", "linkong", "huaming"),
        ("linkong", "kfq", "huaming"),
        ("kfq", "huaming", None),
    ):
        started = await push(hall, key, origin)
        await started.confirm()
        await started.land(host)
        project = await hall.row("project", key)
        assert project["tenant_id"] == tenant_id(host)
        assert project["origin_tenant_id"] == (None if expected is None else tenant_id(expected))
        assert (await verify_sharing(hall.service.database, DistrictId(DONGLI), NOW)).consistent
    # Whoever it passed through takes no part in it any more.
    assert await hall.rows("participation", tenant_id=tenant_id("linkong")) == []
    assert len(await hall.rows("company")) == 3


@pytest.mark.parametrize("persona", ["director@huaming", "director@linkong", "viewer@hezuo", "officer@ducha"])
async def test_nobody_else_assigns(hall: Hall, persona: str) -> None:
    started = await accepted(hall, "linkong")
    offer, before = await started.offer_of("linkong"), await state_of(hall.owner)

    refused = await assign_transfer(
        hall.service, hall.actor(persona), started.transfer, offer["id"], await started.version()
    )

    assert codes(refused) == ["NOT_FOUND" if persona == "director@linkong" else "FORBIDDEN"]
    assert await state_of(hall.owner) == before


async def test_what_cannot_be_assigned_is_refused(hall: Hall) -> None:
    officer, started = hall.actor("officer@hezuo"), await pooled(hall)
    await started.offer("linkong", "kfq")
    await started.accept("linkong")
    before = await state_of(hall.owner)

    async def assigned(offer: UUID, version: int, key: UUID = started.transfer) -> list[str]:
        return codes(await assign_transfer(hall.service, officer, key, offer, version))

    version = await started.version()
    waiting = (await started.offer_of("kfq"))["id"]
    assert await assigned(waiting, version, NEVER) == ["NOT_FOUND"]
    assert await assigned(waiting, version) == ["OFFER_NOT_ACCEPTED"]
    assert await assigned(NEVER, version) == ["OFFER_NOT_ACCEPTED"]
    assert await assigned((await started.offer_of("linkong"))["id"], version - 1) == ["CONFLICT"]
    assert await state_of(hall.owner) == before
    await started.assign("linkong")
    assert codes(await started.assign("linkong")) == ["TRANSFER_STATE"]


async def test_of_a_hundred_assignments_to_different_hosts_one_moves_the_project(hall: Hall) -> None:
    started = await accepted(hall, "linkong", "kfq")
    officer, version = hall.actor("officer@hezuo"), await started.version()
    offers = [(await started.offer_of(each))["id"] for each in ("linkong", "kfq")]

    outcomes = await asyncio.gather(
        *(assign_transfer(hall.service, officer, started.transfer, offers[n % 2], version) for n in range(100))
    )

    assert [each for each in outcomes if isinstance(each, UUID)] == [started.transfer]
    assert [codes(each) for each in outcomes if not isinstance(each, UUID)] == [["CONFLICT"]] * 99
    kinds = [event["kind"] for event in await hall.rows("outbox_event")]
    assert kinds.count("transfer.assigned") == 1
    assert len([each for each in await hall.rows("participation") if each["parts"] & Part.HOST]) == 1
    assert sorted(each["state"] for each in await hall.rows("transfer_offer")) == ["ASSIGNED", "CLOSED"]
