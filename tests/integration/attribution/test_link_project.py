"""Sites of one investment are counted once; a second phase is shared as the first (domain §4.6)."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from tests.support.actors import tenant_id
from tests.support.attribution import PAID, agree, credited, holds, proposed, shared, terms_of
from tests.support.projects import Hall, codes
from tests.support.statistics import credit, entered, landed, verified
from tests.support.tenancy import state_of
from zhaoshang.attribution.model import LinkKind
from zhaoshang.attribution.operations.approve_agreement import approve_agreement
from zhaoshang.attribution.operations.link_project import NewLink, link_project
from zhaoshang.statistics.operations.verify_fact import verify_fact
from zhaoshang.values.ids import ProjectId, new_id
from zhaoshang.values.metric import Metric

COUNT: dict[str, Any] = {"metric": Metric.LANDED_PROJECTS, "count": 10_000, "source": None, "paid_on": PAID}


async def own(hall: Hall, unit: str, name: str) -> ProjectId:
    """A landed project that a unit registered itself."""
    key = await hall.create(f"officer@{unit}", name=name, company_name=f"天津{name}有限公司")
    await landed(hall, key)
    return key


async def linked(hall: Hall, project: ProjectId, lead: ProjectId, kind: LinkKind, by: str = "officer@hezuo") -> Any:
    return await link_project(
        hall.service, hall.actor(by), project, NewLink(lead=lead, kind=kind, reason="同一投资协议")
    )


async def test_three_sites_share_one_count_and_each_its_own_money(hall: Hall) -> None:
    """华明 pushed an investment that lands at 临空, 开发区 and 新立: 0.3 华明's, 0.2334 + 0.2333 + 0.2333 theirs."""
    lead = await shared(hall)
    second, third = await own(hall, "kfq", "二号厂区项目"), await own(hall, "xinli", "三号厂区项目")
    assert isinstance(await linked(hall, second, lead, LinkKind.SITE), UUID)
    assert isinstance(await linked(hall, third, lead, LinkKind.SITE), UUID)

    await verified(hall, lead, "linkong", **COUNT)
    assert await credit(hall) == {"huaming": 3_000, "linkong": 2_334, "kfq": 2_333, "xinli": 2_333}

    await verified(hall, second, "kfq", 1_000, paid_on=PAID)
    await verified(hall, third, "xinli", 100_001, paid_on=PAID)
    await credited(hall, lead, fen=10)
    assert await credit(hall) == {
        "huaming": 3_000 + 300 + 30_000 + 3,
        "linkong": 2_334 + 7,
        "kfq": 2_333 + 700,
        "xinli": 2_333 + 70_001,
    }
    assert await holds(hall)


async def test_a_site_is_not_counted_by_itself(hall: Hall) -> None:
    lead, site = await shared(hall), await own(hall, "kfq", "二号厂区项目")
    waiting = await entered(hall, site, "kfq", **COUNT)
    assert isinstance(waiting, UUID)
    await linked(hall, site, lead, LinkKind.SITE)

    verdict = await verify_fact(hall.service, hall.actor("officer@hezuo"), waiting, 1)
    assert codes(verdict) == ["SITE_COUNTED_AT_LEAD"]
    await hall.owner.execute("UPDATE app.fact SET state = 'RETURNED' WHERE id = $1", waiting)
    assert codes(await entered(hall, site, "kfq", **COUNT)) == ["SITE_COUNTED_AT_LEAD"]


async def test_a_site_at_the_origin_is_the_origins_own(hall: Hall) -> None:
    lead, site = await shared(hall), await own(hall, "huaming", "本部厂区项目")
    await linked(hall, site, lead, LinkKind.SITE)
    await verified(hall, site, "huaming", 1_000, paid_on=PAID)
    assert await credit(hall) == {"huaming": 1_000}
    await verified(hall, lead, "linkong", **COUNT)
    # Half the count is 华明's own site; of the other half it has 30 %.
    assert await credit(hall) == {"huaming": 1_000 + 5_000 + 1_500, "linkong": 3_500}
    assert await holds(hall)


async def test_a_second_phase_is_shared_as_the_first_and_counts_from_nothing(hall: Hall) -> None:
    """The first phase is agreed 50 : 50; one fen of each phase is the origin's."""
    first = await shared(hall)
    key = await proposed(hall, first, since=date(2026, 7, 31), linkong=5_000, huaming=5_000)
    await agree(hall, key, "linkong")
    await approve_agreement(hall.service, hall.actor("director@hezuo"), key, 1, None)
    second = await own(hall, "linkong", "二期扩建项目")
    assert isinstance(await linked(hall, second, first, LinkKind.SECOND_PHASE), UUID)

    hall.clock.pass_by(timedelta(days=5))
    await verified(hall, first, "linkong", 1, paid_on=date(2026, 8, 2))
    await verified(hall, second, "linkong", 1, paid_on=PAID)
    assert await credit(hall) == {"huaming": 2}
    await verified(hall, second, "linkong", **COUNT)
    assert await credit(hall) == {"huaming": 5_002, "linkong": 5_000}
    assert await holds(hall)


async def test_what_a_project_was_credited_before_stays(hall: Hall) -> None:
    first, second = await shared(hall), await own(hall, "linkong", "二期扩建项目")
    await verified(hall, second, "linkong", 1_000, paid_on=PAID)
    await linked(hall, second, first, LinkKind.SECOND_PHASE)
    assert (await terms_of(hall, second))[-1]["since"] == date(2026, 7, 31)
    await verified(hall, second, "linkong", 1_000, paid_on=date(2026, 7, 31))
    assert await credit(hall) == {"huaming": 300, "linkong": 1_700}


async def test_who_follows_whom(hall: Hall) -> None:
    lead, other = await shared(hall), await own(hall, "kfq", "开发区项目")
    site, waiting = await own(hall, "xinli", "新立厂区项目"), await hall.create("officer@xinli", name="未落地项目")
    assert codes(await linked(hall, lead, other, LinkKind.SITE)) == ["ALREADY_SPLIT"]
    assert codes(await linked(hall, other, lead, LinkKind.SECOND_PHASE)) == ["PHASE_HOST_DIFFERS"]
    assert codes(await linked(hall, waiting, lead, LinkKind.SITE)) == ["PROJECT_NOT_LANDED"]
    assert codes(await linked(hall, other, other, LinkKind.SITE)) == ["LINK_TO_ITSELF"]
    assert isinstance(await linked(hall, site, lead, LinkKind.SITE), UUID)
    before = await state_of(hall.owner)
    for project, follows in ((site, lead), (other, site), (lead, other)):
        assert codes(await linked(hall, project, follows, LinkKind.SITE)) in (["ALREADY_LINKED"], ["ALREADY_SPLIT"])
    assert await state_of(hall.owner) == before


async def test_what_is_counted_is_not_linked_until_the_count_is_taken_back(hall: Hall) -> None:
    lead, site = await shared(hall), await own(hall, "kfq", "二号厂区项目")
    counted = await verified(hall, site, "kfq", **COUNT)
    assert codes(await linked(hall, site, lead, LinkKind.SITE)) == ["ALREADY_COUNTED"]
    await verified(hall, site, "kfq", **{**COUNT, "count": -10_000}, corrects=counted, reason="并入多址项目")
    assert isinstance(await linked(hall, site, lead, LinkKind.SITE), UUID)
    assert await holds(hall)


async def test_nobody_else_links(hall: Hall) -> None:
    lead, site = await shared(hall), await own(hall, "kfq", "二号厂区项目")
    before = await state_of(hall.owner)
    for persona, code in {
        "viewer@hezuo": "FORBIDDEN",
        "director@ducha": "FORBIDDEN",
        "director@kfq": "FORBIDDEN",
        "director@huaming": "NOT_FOUND",
    }.items():
        assert codes(await linked(hall, site, lead, LinkKind.SITE, by=persona)) == [code], persona
    officer, nothing = hall.actor("officer@hezuo"), NewLink(lead=lead, kind=LinkKind.SITE, reason=" ")
    assert codes(await link_project(hall.service, officer, site, nothing)) == ["TEXT_REQUIRED"]
    assert codes(await linked(hall, ProjectId(new_id()), lead, LinkKind.SITE)) == ["NOT_FOUND"]
    assert codes(await linked(hall, site, ProjectId(new_id()), LinkKind.SITE)) == ["NOT_FOUND"]
    assert await state_of(hall.owner) == before


async def test_the_link_is_the_hosts_to_read(hall: Hall) -> None:
    lead, site = await shared(hall), await own(hall, "kfq", "二号厂区项目")
    await linked(hall, site, lead, LinkKind.SITE)
    (row,) = await hall.rows("attribution_link")
    assert (row["tenant_id"], row["shared_with"]) == (tenant_id("kfq"), [tenant_id("linkong")])
