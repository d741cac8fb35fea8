"""A street or park is merged into another: projects move as they stand, credit stays, the next is the heir's."""

import asyncio
from datetime import date, timedelta
from uuid import UUID

import pytest

from tests.support.actors import tenant_id
from tests.support.attribution import PAID, credited, disputed, holds, newest, proposed, shared, terms_of
from tests.support.projects import Hall, codes
from tests.support.statistics import credit, entered, landed, proof, verified
from tests.support.tenancy import state_of
from tests.support.transfers import pooled
from zhaoshang.attribution.operations.agree_agreement import agree_agreement
from zhaoshang.projects.operations.verify_sharing import verify_sharing
from zhaoshang.transfers.operations.succeed_host import succeed_host
from zhaoshang.values.ids import DistrictId, new_id

AUGUST = date(2026, 8, 5)


async def merged(hall: Hall, unit: str, into: str, by: str = "director@hezuo", reason: str = "区划调整") -> object:
    return await succeed_host(hall.service, hall.actor(by), tenant_id(unit), tenant_id(into), reason)


async def test_the_origins_heir_has_its_30_percent_of_what_comes(hall: Hall) -> None:
    """1 000.00 yuan before: 300 : 700. 华明 into 新立; 1 000.00 after: 300 新立's; a refund of the first is 华明's."""
    project = await shared(hall)
    first = await credited(hall, project, fen=100_000)
    assert isinstance(await merged(hall, "huaming", "xinli"), UUID)
    hall.clock.pass_by(timedelta(days=10))

    await verified(hall, project, "linkong", 100_000, paid_on=AUGUST)
    assert await credit(hall) == {"huaming": 30_000, "xinli": 30_000, "linkong": 140_000}
    # Paid before the merger, found after it: the parties of its payment date.
    await verified(hall, project, "linkong", 1_000, paid_on=PAID)
    assert await credit(hall) == {"huaming": 30_300, "xinli": 30_000, "linkong": 140_700}
    await verified(hall, project, "linkong", -10_000, paid_on=AUGUST, corrects=first, reason="退资")
    assert await credit(hall) == {"huaming": 27_300, "xinli": 30_000, "linkong": 133_700}
    assert await holds(hall)
    row = await hall.row("project", project)
    assert (row["tenant_id"], row["origin_tenant_id"]) == (tenant_id("linkong"), tenant_id("xinli"))


async def test_the_hosts_heir_hosts_and_corrects_what_was_entered_before(hall: Hall) -> None:
    project = await shared(hall)
    first = await credited(hall, project, fen=100_000)
    key = await merged(hall, "linkong", "kfq")

    assert isinstance(key, UUID)
    row = await hall.row("host_succession", key)
    assert (row["tenant_id"], row["successor_tenant_id"], row["projects"]) == (
        tenant_id("linkong"),
        tenant_id("kfq"),
        1,
    )
    moved = await hall.row("project", project)
    assert (moved["tenant_id"], moved["stage"]) == (tenant_id("kfq"), "LANDED")
    terms = (await terms_of(hall, project))[-1]
    assert (terms["basis"], terms["host_tenant_id"], terms["since"]) == (
        "SUCCESSION",
        tenant_id("kfq"),
        date(2026, 7, 31),
    )
    hall.clock.pass_by(timedelta(days=10))
    await verified(hall, project, "kfq", 1_000, paid_on=AUGUST)
    await verified(hall, project, "kfq", -100_000, paid_on=AUGUST, corrects=first, reason="全部退资")
    assert await credit(hall) == {"huaming": 300, "linkong": 0, "kfq": 700}
    assert await holds(hall)
    assert codes(await entered(hall, project, "linkong", 1_000, paid_on=AUGUST)) == ["NOT_FOUND"]


async def test_host_and_origin_merged_share_nothing_any_more(hall: Hall) -> None:
    project = await shared(hall)
    await credited(hall, project, fen=1_000)
    await merged(hall, "huaming", "linkong")
    hall.clock.pass_by(timedelta(days=10))
    await verified(hall, project, "linkong", 1_000, paid_on=AUGUST)
    assert await credit(hall) == {"huaming": 300, "linkong": 1_700}
    row = await hall.row("project", project)
    assert (row["tenant_id"], row["origin_tenant_id"]) == (tenant_id("linkong"), None)
    assert await holds(hall)


async def test_a_project_never_pushed_goes_with_its_company_and_what_was_its_own_stays(hall: Hall) -> None:
    project = await hall.create()
    await landed(hall, project)
    hall.clock.pass_by(timedelta(days=31))
    await verified(hall, project, "huaming", 500, paid_on=PAID)
    await merged(hall, "huaming", "xinli")
    hall.clock.pass_by(timedelta(days=10))
    await verified(hall, project, "xinli", 700, paid_on=AUGUST)
    assert await credit(hall) == {"huaming": 500, "xinli": 700}
    row = await hall.row("project", project)
    company = await hall.row("company", row["company_id"])
    assert (row["tenant_id"], company["tenant_id"]) == (tenant_id("xinli"), tenant_id("xinli"))
    sharing = await verify_sharing(hall.service.database, DistrictId(120110), hall.clock.now())
    assert sharing.consistent
    assert await holds(hall)


async def test_what_is_under_way_is_finished_first(hall: Hall) -> None:
    project = await shared(hall)
    waiting = await entered(hall, project, "linkong", 1_000, paid_on=PAID)
    assert codes(await merged(hall, "linkong", "kfq")) == ["SUCCESSION_UNFINISHED"]
    await hall.owner.execute("UPDATE app.fact SET state = 'RETURNED' WHERE id = $1", waiting)
    await disputed(hall, project)
    assert codes(await merged(hall, "linkong", "kfq")) == ["SUCCESSION_UNFINISHED"]
    await hall.owner.execute("UPDATE app.attribution_dispute SET state = 'REJECTED'")
    agreement = await proposed(hall, project, linkong=5_000, huaming=5_000)
    assert codes(await merged(hall, "linkong", "kfq")) == ["SUCCESSION_UNFINISHED"]
    assert await agree_agreement(hall.service, hall.actor("director@linkong"), agreement) == agreement
    await hall.owner.execute("UPDATE app.attribution_agreement SET state = 'RETURNED'")
    assert isinstance(await merged(hall, "linkong", "kfq"), UUID)


async def test_neither_a_push_nor_an_offer_is_open(hall: Hall) -> None:
    started = await pooled(hall)
    await started.offer("kfq")
    before = await state_of(hall.owner)
    for unit, into in (("huaming", "xinli"), ("kfq", "linkong")):
        outcome = await merged(hall, unit, into)
        assert codes(outcome) == ["SUCCESSION_UNFINISHED"], unit
    assert await state_of(hall.owner) == before


@pytest.mark.parametrize(("unit", "into"), [("huaming", "huaming"), ("huaming", "gxj"), ("gxj", "huaming")])
async def test_both_are_open_streets_or_parks_and_two(hall: Hall, unit: str, into: str) -> None:
    before = await state_of(hall.owner)
    assert codes(await merged(hall, unit, into)) == ["SUCCESSOR_INVALID"]
    unknown = await succeed_host(hall.service, hall.actor("director@hezuo"), tenant_id("huaming"), new_id(), "调整")
    assert codes(unknown) == ["SUCCESSOR_INVALID"]
    assert codes(await merged(hall, "huaming", "xinli", reason=" ")) == ["TEXT_REQUIRED"]
    assert await state_of(hall.owner) == before


async def test_nobody_else_merges(hall: Hall) -> None:
    await newest(hall, await shared(hall))
    before = await state_of(hall.owner)
    for persona in ("officer@hezuo", "director@huaming", "director@ducha", "director@fgw"):
        assert codes(await merged(hall, "huaming", "xinli", by=persona)) == ["FORBIDDEN"], persona
    assert await state_of(hall.owner) == before


async def test_a_figure_entered_while_the_merger_runs_is_before_it_or_not_at_all(hall: Hall) -> None:
    project = await shared(hall)
    proofs = [await proof(hall, "linkong") for _ in range(12)]
    merger, *figures = await asyncio.gather(
        merged(hall, "linkong", "kfq"),
        *(entered(hall, project, "linkong", 1_000, paid_on=PAID, evidence=each) for each in proofs),
    )
    written = len(await hall.rows("fact"))
    assert sum(isinstance(each, UUID) for each in figures) == written
    assert {code for each in figures if not isinstance(each, UUID) for code in codes(each)} <= {"NOT_FOUND"}
    if isinstance(merger, UUID):
        assert written == 0
    else:
        assert (codes(merger), written) == (["SUCCESSION_UNFINISHED"], len(proofs))
