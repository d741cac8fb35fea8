"""The sums that are kept of a district's projects are those projects', whatever happens to them and at any moment."""

import asyncio
import json
import random
from collections.abc import Awaitable, Callable
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from tests.integration.exchange.test_register_ledger import an_entry, register
from tests.support.actors import DONGLI, tenant_id
from tests.support.counted import UNCOUNTED
from tests.support.projects import Hall
from tests.support.tallies import KEPT, WIDE, agree, answer, changes, statement, verified
from tests.support.transfers import pooled, push
from zhaoshang.database import rows
from zhaoshang.database.fence import Fence, Reach
from zhaoshang.projects.model import Industry, Project, Stage
from zhaoshang.projects.operations.fold_tallies import fold_tallies
from zhaoshang.projects.operations.follow_threshold import follow_threshold
from zhaoshang.projects.operations.hold_project import hold_project
from zhaoshang.projects.operations.lose_project import lose_project
from zhaoshang.projects.operations.resume_project import resume_project
from zhaoshang.projects.operations.succeed_projects import succeed_projects
from zhaoshang.projects.operations.update_project import update_project
from zhaoshang.projects.operations.withdraw_project import withdraw_project
from zhaoshang.values.ids import DistrictId, ProjectId
from zhaoshang.values.refusal import Refusal

MAJOR = 6_000_000_000


async def fold(hall: Hall) -> int:
    return await fold_tallies(hall.service.database, DistrictId(DONGLI), hall.clock.now())


async def one_more(hall: Hall, number: int, persona: str = "officer@huaming", **entered: object) -> ProjectId:
    named = {"name": f"第{number}号生产线", "company_name": f"天津第{number}号公司", **entered}
    return await hall.create(persona, **named)


async def test_both_ways_answer_alike_whatever_happens_to_projects(hall: Hall) -> None:
    service, officer = hall.service, hall.actor("officer@huaming")

    async def step(seed: int, happening: Awaitable[object]) -> None:
        found = await happening
        assert not isinstance(found, Refusal | tuple), found
        await agree(hall, seed)
        if seed % 3 == 0:
            await fold(hall)
            await agree(hall, seed + 1)

    async def version(key: UUID) -> int:
        return int((await hall.row("project", key))["version"])

    await agree(hall, 0)  # of nothing
    key = await one_more(hall, 1)
    await agree(hall, 1)
    await fold(hall)
    hall.clock.pass_by(timedelta(days=40))
    other = await one_more(hall, 2, "officer@linkong", industry=Industry.OTHER, investment_fen=MAJOR)
    unknown = await one_more(hall, 3, investment_fen=None)
    await agree(hall, 2)
    await step(3, update_project(service, officer, key, await version(key), {"investment_fen": MAJOR}))
    await step(4, update_project(service, officer, key, await version(key), {"industry": Industry.OTHER}))
    await step(5, update_project(service, officer, key, await version(key), {"description": "不计入汇总"}))
    await step(6, update_project(service, officer, unknown, await version(unknown), {"investment_fen": 700}))
    await step(7, hold_project(service, officer, key, await version(key), "等"))
    await step(8, resume_project(service, officer, key, await version(key)))
    await step(9, withdraw_project(service, officer, unknown, await version(unknown), "企业放弃"))
    lost = await one_more(hall, 4, "officer@linkong")
    linkong = hall.actor("officer@linkong")
    await step(10, lose_project(service, linkong, lost, await version(lost), reason="他址"))
    moved = await pooled(hall, name="要搬走的项目", company_name="天津搬走公司")
    await agree(hall, 11)
    await step(12, moved.land("kfq"))
    back = await push(hall, key)
    await step(13, back.confirm())
    await step(14, register(hall, *(an_entry(n, Stage.NEGOTIATING) for n in range(30, 60)), persona="officer@xinli"))
    await hall.set_rule("major_threshold_fen", "500", date(2026, 6, 1))
    await step(15, follow_threshold(service.database, DistrictId(DONGLI), hall.clock.now()))
    async with service.database.unit_of_work(WIDE, at=hall.clock.now()) as work:
        await succeed_projects(work, unit=tenant_id("linkong"), successor=tenant_id("huaming"))
        await work.commit()
    await agree(hall, 16)
    assert (await hall.row("project", other))["tenant_id"] == tenant_id("huaming")
    await fold(hall)
    await agree(hall, 17)


async def test_what_was_rolled_back_was_never_counted(hall: Hall) -> None:
    key = await one_more(hall, 1)
    async with hall.service.database.unit_of_work(WIDE, at=hall.clock.now()) as work:
        await succeed_projects(work, unit=tenant_id("huaming"), successor=tenant_id("xinli"))
    assert (await hall.row("project", key))["tenant_id"] == tenant_id("huaming")
    await agree(hall, 1)


async def test_thousands_of_a_ledger_are_a_few_changes(hall: Hall) -> None:
    await register(hall, *(an_entry(n) for n in range(100)))
    assert sum(row["projects"] for row in await changes(hall)) == 100
    assert len(await changes(hall)) == 1


async def test_only_who_sees_the_district_is_answered_from_sums_and_only_what_they_tell(hall: Hall) -> None:
    def from_sums(asked: str, persona: str = "officer@hezuo") -> bool:
        found = statement(hall, f"{{ projectSummary{asked} {{ count }} }}", persona)
        assert ("app.project " in found) != ("app.project_tally " in found)
        return "app.project_tally " in found

    for persona in ("officer@hezuo", "viewer@ducha", "viewer@qld"):
        assert from_sums("", persona)
    for persona in ("officer@huaming", "officer@sthj", "officer@gxj"):
        assert not from_sums("", persona)
    for told in (
        "(groupBy: [STAGE])",
        "(groupBy: [MONTH, TENANT, STAGE])",
        "(groupBy: [TENANT, INDUSTRY], filter: {isMajor: true, stage: [LEAD]})",
        "(groupBy: [MONTH], filter: {stage: null, channel: null})",
    ):
        assert from_sums(told), told
    for untold in (
        '(filter: {text: "生产"})',
        "(filter: {channel: [VISIT]})",
        '(groupBy: [STAGE], filter: {createdAt: {from: "2026-01-01T00:00:00Z"}})',
        "(groupBy: [MONTH, TENANT, INDUSTRY])",
        "(groupBy: [MONTH], filter: {isMajor: true})",
    ):
        assert not from_sums(untold), untold


async def changed(hall: Hall, persona: str, keys: list[ProjectId], chance: random.Random) -> None:
    """A dozen changes of some projects; where another was faster, it is a conflict and nothing."""
    actor, service = hall.actor(persona), hall.service
    for _ in range(12):
        key, how = chance.choice(keys), chance.randrange(3)
        async with service.database.unit_of_work(WIDE, at=hall.clock.now()) as work:
            version = await work.session.scalar(text(f"SELECT version FROM app.project WHERE id = '{key}'"))
        if how == 0:
            await update_project(service, actor, key, version, {"investment_fen": chance.randrange(2 * MAJOR)})
        elif how == 1:
            await update_project(service, actor, key, version, {"industry": chance.choice(list(Industry))})
        elif await hold_project(service, actor, key, version, "等") == key:
            await resume_project(service, actor, key, version + 1)


async def until(done: asyncio.Event, once: Callable[[], Awaitable[object]]) -> int:
    """Do something again and again; how often it was done."""
    times = 0
    while not done.is_set():
        await once()
        times += 1
    return times


async def test_writers_do_not_wait_for_each_other_and_sums_are_exact_while_they_are_added_up(hall: Hall) -> None:
    """Of the same unit and of others, on the same projects and on others; readers never see anything twice or not."""
    units = ("huaming", "xinli", "linkong", "kfq")
    keys = {unit: [await one_more(hall, at, f"officer@{unit}") for at in range(3)] for unit in units}
    total = sum(map(len, keys.values()))

    async def reads() -> None:
        found = json.loads(await answer(hall, KEPT, "{ projectSummary(groupBy: [STAGE]) { count } }"))
        assert sum(row["count"] for row in found["projectSummary"]) == total

    done = asyncio.Event()
    meanwhile = [asyncio.create_task(until(done, each)) for each in (lambda: fold(hall), lambda: fold(hall), reads)]
    try:
        await asyncio.gather(
            *(
                changed(hall, f"officer@{unit}", keys[unit], random.Random(seed))  # noqa: S311  no secret
                for seed, unit in enumerate((*units, *units))
            )
        )
    finally:
        done.set()
    assert all(await asyncio.gather(*meanwhile))
    await agree(hall, 1)
    await fold(hall)
    assert await changes(hall) == []
    await agree(hall, 2)


async def attempted(hall: Hall, fence: Fence, *statements: str) -> list[object]:
    """What each statement gives inside a fence, or the first words of why it was refused."""
    found: list[object] = []
    for each in statements:
        async with hall.service.database.unit_of_work(fence, at=hall.clock.now()) as work:
            try:
                found.append((await work.session.execute(text(each))).scalar())
            except DBAPIError as error:
                found.append(str(error.orig).rpartition(": ")[2].partition(" for ")[0])
    return found


TABLES = ("project_counted", "project_tally", "project_tally_change")


async def test_nobody_writes_the_sums_and_only_who_reads_the_district_reads_them(hall: Hall) -> None:
    key = await one_more(hall, 1)
    await fold(hall)
    await one_more(hall, 2)
    seen = [f"SELECT count(*) FROM app.{table}" for table in TABLES]
    district, huaming = DistrictId(DONGLI), tenant_id("huaming")
    assert await attempted(hall, WIDE, *seen) == [2, 6, 1]
    for reads in (Reach.NONE, Reach.OWN, Reach.ADMIN, Reach.AUDIT):
        assert await attempted(hall, Fence(district, huaming, None, reads, Reach.OWN), *seen) == [0, 0, 0]
    assert await attempted(hall, Fence(DistrictId(120111), None, None, Reach.DISTRICT), *seen) == [0, 0, 0]
    for table in TABLES:
        refused = await attempted(
            hall, WIDE, f"DELETE FROM app.{table}", f"UPDATE app.{table} SET stage = 'LEAD'",
            f"INSERT INTO app.{table} (district_id, id) VALUES (120110, uuidv7())",
        )  # fmt: skip
        assert refused == ["permission denied"] * 3
    past = (f"SELECT app.count_projects(ARRAY['{key}'::uuid])", f"SELECT app.reshare_one('{key}')")
    assert await attempted(hall, WIDE, *past) == ["permission denied"] * 2
    own = Fence(district, huaming, None, Reach.OWN, Reach.OWN)
    for function in ("fold_tallies", "recount_projects"):
        assert await attempted(hall, own, f"SELECT app.{function}()") == ["this fence may not add up the district"]
    (strange,) = await attempted(hall, Fence(district, tenant_id("xinli"), None, Reach.OWN, Reach.OWN),
                                 f"SELECT app.reshare_all(ARRAY['{key}'::uuid])")  # fmt: skip
    assert strange == "this fence may not change that project"


async def test_a_store_that_forgets_to_count_is_caught(hall: Hall) -> None:
    key = await one_more(hall, 1)
    async with hall.service.database.unit_of_work(WIDE, at=hall.clock.now()) as work:
        project = await rows.load(work, Project, key)
        assert project is not None
        project.name = "不计入汇总"
        await work.flush()
        project.industry = Industry.OTHER
        await work.commit()
    (caught,) = UNCOUNTED
    UNCOUNTED.clear()
    assert caught.startswith("UPDATE app.project SET industry=")
    assert (await verified(hall)).counted == (key,)
