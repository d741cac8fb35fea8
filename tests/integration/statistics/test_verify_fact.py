"""合作交流办 verifies a figure, and everybody who shares in it is credited, to the fen."""

import asyncio
from datetime import date, timedelta
from itertools import pairwise
from uuid import UUID

from tests.support.actors import tenant_id
from tests.support.projects import Hall, codes
from tests.support.statistics import credit, entered, landed, verified
from tests.support.tenancy import state_of
from tests.support.transfers import pooled, push
from zhaoshang.attribution.operations.close_period import close_period
from zhaoshang.attribution.operations.verify_ledger import verify_ledger
from zhaoshang.statistics.operations.verify_fact import verify_fact
from zhaoshang.values.ids import DistrictId, ProjectId
from zhaoshang.values.metric import Metric

NEVER = UUID("01990000-0000-7000-8000-000000000000")
JULY = timedelta(days=31)


async def moved(hall: Hall, *hosts: str) -> ProjectId:
    """华明's project pushed from host to host, landed at the last."""
    started = await pooled(hall)
    await started.land(hosts[0])
    for origin, host in pairwise(hosts):
        hall.clock.pass_by(timedelta(days=40))
        again = await push(hall, started.project, origin)
        await again.confirm()
        await again.land(host)
    await landed(hall, started.project)
    return started.project


async def holds(hall: Hall) -> bool:
    report = await verify_ledger(hall.service.database, DistrictId(120110), hall.clock.now())
    return report.consistent


async def test_the_issues_own_numbers(hall: Hall) -> None:
    """1 000 000.01 yuan of capital, then a refund of 333 333.33: 300 000.00 and -100 000.00 for the origin."""
    key = await moved(hall, "linkong")
    hall.clock.pass_by(JULY)
    fact = await verified(hall, key, "linkong", 100_000_001, paid_on=date(2026, 7, 20))
    assert await credit(hall) == {"huaming": 30_000_000, "linkong": 70_000_001}

    await verified(hall, key, "linkong", -33_333_333, paid_on=date(2026, 7, 25), corrects=fact, reason="部分退资")

    assert await credit(hall) == {"huaming": 20_000_000, "linkong": 46_666_668}
    amounts = [(row["tenant_id"], row["amount"]) for row in await hall.rows("attribution_entry")]
    assert sorted(amounts[2:]) == sorted([(tenant_id("huaming"), -10_000_000), (tenant_id("linkong"), -23_333_333)])
    assert await holds(hall)


async def test_a_project_never_pushed_is_wholly_its_hosts(hall: Hall) -> None:
    key = await hall.create()
    await landed(hall, key)
    await verified(hall, key, "huaming", 100)
    await verified(hall, key, "huaming", metric=Metric.LANDED_PROJECTS, count=10_000, source=None)
    assert await credit(hall) == {"huaming": 100 + 10_000}


async def test_a_count_is_three_and_seven_tenths_and_one_in_all(hall: Hall) -> None:
    key = await moved(hall, "linkong")
    hall.clock.pass_by(JULY)
    await verified(
        hall, key, "linkong", metric=Metric.LANDED_PROJECTS, count=10_000, source=None, paid_on=date(2026, 7, 20)
    )
    assert await credit(hall) == {"huaming": 3_000, "linkong": 7_000}


async def test_what_is_not_split_is_the_hosts(hall: Hall) -> None:
    key = await moved(hall, "linkong")
    hall.clock.pass_by(JULY)
    await verified(hall, key, "linkong", 999, metric=Metric.OUTPUT_VALUE, source=None, paid_on=date(2026, 7, 20))
    assert await credit(hall) == {"linkong": 999}


async def test_passed_on_the_first_pusher_and_the_last_host_share_and_the_one_between_keeps_its_own(hall: Hall) -> None:
    key = await moved(hall, "linkong")
    hall.clock.pass_by(JULY)
    await verified(hall, key, "linkong", 1_000, paid_on=date(2026, 7, 20))
    await hall.owner.execute("UPDATE app.project SET stage = 'SIGNED' WHERE id = $1", key)
    again = await push(hall, key, "linkong")
    await again.confirm()
    await again.land("kfq")
    await landed(hall, key)
    hall.clock.pass_by(JULY)
    await verified(hall, key, "kfq", 2_000, paid_on=date(2026, 8, 20))
    # Paid while the one between was host: its figure, though entered by today's.
    await verified(hall, key, "kfq", 100, paid_on=date(2026, 7, 21))

    assert await credit(hall) == {"huaming": 300 + 600 + 30, "linkong": 700 + 70, "kfq": 1_400}
    assert await holds(hall)


async def test_back_at_who_pushed_it_nothing_is_split(hall: Hall) -> None:
    key = await moved(hall, "linkong", "huaming")
    hall.clock.pass_by(JULY)
    await verified(hall, key, "huaming", 1_000, paid_on=date(2026, 8, 30))
    assert await credit(hall) == {"huaming": 1_000}


async def test_the_ratio_of_the_acceptance_day_is_frozen(hall: Hall) -> None:
    key = await moved(hall, "linkong")
    await hall.set_rule("origin_share_ten_thousandths", "5000", date(2026, 7, 1))
    hall.clock.pass_by(JULY)
    await verified(hall, key, "linkong", 1_000, paid_on=date(2026, 7, 20))
    other = await push(hall, await hall.create(name="第二个项目", company_name="天津另一公司"))
    await other.confirm()
    await other.land("kfq")
    await landed(hall, other.project)
    hall.clock.pass_by(timedelta(days=5))
    await verified(hall, other.project, "kfq", 1_000, paid_on=date(2026, 8, 2))

    assert await credit(hall) == {"huaming": 300 + 500, "linkong": 700, "kfq": 500}


async def test_what_comes_for_a_closed_month_is_an_adjustment_of_the_month_of_discovery(hall: Hall) -> None:
    key = await hall.create()
    await landed(hall, key)
    hall.clock.pass_by(timedelta(days=45))  # 14 August
    director = hall.actor("director@hezuo")
    assert isinstance(await close_period(hall.service, director, "2026-07"), UUID)
    late = await verified(hall, key, "huaming", 100, paid_on=date(2026, 7, 3))
    await verified(hall, key, "huaming", -40, paid_on=date(2026, 8, 10), corrects=late, reason="更正")
    await verified(hall, key, "huaming", 7, paid_on=date(2026, 8, 11))

    entries = [(row["period"], row["kind"], row["amount"]) for row in await hall.rows("attribution_entry")]
    assert entries == [("2026-08", "ADJUSTMENT", 100), ("2026-08", "ADJUSTMENT", -40), ("2026-08", "CREDIT", 7)]


async def test_what_cannot_be_verified_is_refused(hall: Hall) -> None:
    key = await hall.create()
    await landed(hall, key)
    fact, officer = await entered(hall, key, "huaming", 100), hall.actor("officer@hezuo")
    before = await state_of(hall.owner)
    assert codes(await verify_fact(hall.service, officer, NEVER, 1)) == ["NOT_FOUND"]
    for persona, code in (
        ("statistician@huaming", "FORBIDDEN"),
        ("viewer@hezuo", "FORBIDDEN"),
        ("director@ducha", "FORBIDDEN"),
        ("director@xinli", "NOT_FOUND"),
    ):
        assert codes(await verify_fact(hall.service, hall.actor(persona), fact, 1)) == [code], persona
    assert codes(await verify_fact(hall.service, officer, fact, 2)) == ["CONFLICT"]
    assert await state_of(hall.owner) == before


async def test_figures_verified_side_by_side_never_drift(hall: Hall) -> None:
    key = await moved(hall, "linkong")
    hall.clock.pass_by(JULY)
    facts = [await entered(hall, key, "linkong", 1, paid_on=date(2026, 7, 20)) for _ in range(20)]
    officer = hall.actor("officer@hezuo")

    outcomes = await asyncio.gather(*(verify_fact(hall.service, officer, fact, 1) for fact in facts for _ in range(2)))

    assert sorted(each for each in outcomes if isinstance(each, UUID)) == sorted(facts)
    assert await credit(hall) == {"huaming": 6, "linkong": 14}
    assert await holds(hall)
