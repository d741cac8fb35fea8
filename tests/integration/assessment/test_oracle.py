"""What the demo has no example of: three hosts in turn, an agreement, refunds after closing, sites, a decided dispute.

The credit that an assessment counts is held against the oracle that derives it anew from raw facts (domain §4).
"""

from datetime import date, timedelta
from uuid import UUID

from tests.integration.attribution.test_link_project import COUNT, linked, own
from tests.support.actors import DONGLI, tenant_id
from tests.support.assessment import HOSTS, closed_through, compute, indicators, schemed, targeted
from tests.support.assessment_oracle import lines_of, ranked, read
from tests.support.attribution import agree, credited, disputed, holds, newest, proposed, shared, shares
from tests.support.projects import Hall
from tests.support.statistics import landed, verified
from tests.support.transfers import push
from zhaoshang.attribution.model import LinkKind
from zhaoshang.attribution.operations.approve_agreement import approve_agreement
from zhaoshang.attribution.operations.uphold_dispute import Decision, uphold_dispute
from zhaoshang.values.ids import ProjectId

YEAR = 2026
HEAD = "director@hezuo"


async def upheld(hall: Hall, dispute: UUID, **parts: int) -> None:
    decision = Decision(shares=shares(**parts), reasons="按实际投入认定。")
    assert await uphold_dispute(hall.service, hall.actor(HEAD), dispute, 1, decision) == dispute


async def agreed(hall: Hall, project: ProjectId) -> None:
    agreement = await proposed(hall, project, since=date(2026, 9, 1), huaming=4_000, linkong=6_000)
    await agree(hall, agreement, "linkong")
    version = (await hall.row("attribution_agreement", agreement))["version"]
    outcome = await approve_agreement(hall.service, hall.actor(HEAD), agreement, version, "双方一致")
    assert outcome == agreement, outcome


async def moved_on(hall: Hall, project: ProjectId) -> None:
    """From 临空 to 开发区: what was credited stays, and 华明 and 开发区 share from then on."""
    await hall.owner.execute("UPDATE app.project SET stage = 'NEGOTIATING' WHERE id = $1", project)
    again = await push(hall, project, "linkong")
    assert await again.confirm("gxj") == again.transfer
    await again.land("kfq")
    await landed(hall, project)


async def test_every_way_of_sharing_is_counted_as_the_raw_facts_say(hall: Hall) -> None:
    project = await shared(hall)
    # Thirds of a fen, one payment after another.
    for fen in (100_000_001, 33, 7_777_777):
        await credited(hall, project, fen=fen)
    first = (await hall.rows("fact"))[0]["id"]
    await closed_through(hall, "2026-07")
    # Late for a closed month, and a refund of a payment in one: adjustments of the month of discovery.
    await credited(hall, project, fen=55_555)
    refund = {"paid_on": date(2026, 7, 30), "corrects": first, "reason": "退款"}
    await verified(hall, project, "linkong", -40_000_003, **refund)
    hall.clock.pass_by(timedelta(days=40))
    await agreed(hall, project)
    await verified(hall, project, "linkong", 12_345_677, paid_on=date(2026, 9, 9))
    hall.clock.pass_by(timedelta(days=10))
    await moved_on(hall, project)
    hall.clock.pass_by(timedelta(days=10))
    paid = hall.clock.at.date()
    await verified(hall, project, "kfq", 9_999_999, paid_on=paid)
    other = await shared_again(hall)
    second = await own(hall, "xinli", "二号厂区项目")
    assert isinstance(await linked(hall, second, other, LinkKind.SITE), UUID)
    await verified(hall, other, "kfq", **COUNT | {"paid_on": paid})
    await verified(hall, second, "xinli", 4_321_001, paid_on=paid)
    await verified(hall, other, "kfq", 6_543_211, paid_on=paid)
    quarrel = await disputed(hall, other, by="huaming")
    await upheld(hall, quarrel, huaming=4_444, kfq=5_556)
    await verified(hall, other, "kfq", 1_000_001, paid_on=paid)
    await disputed(hall, project, by="huaming")
    assert await holds(hall)

    lines = [each for each in indicators(CAPITAL={"weight": 80_00}) if each.code in {"CAPITAL", "LANDED"}]
    await schemed(hall, year=YEAR, indicators=lines)
    for unit in HOSTS:
        assert isinstance(await targeted(hall, unit, year=YEAR, fen=70_000_003), UUID)
    draft = await compute(hall, year=YEAR)
    assert isinstance(draft, UUID), draft

    rows = await read(hall.owner, DONGLI)
    (scheme,) = rows["assessment_scheme"]
    expected = lines_of(rows, scheme, hall.clock.at)
    codes = {tenant_id(unit): unit for unit in HOSTS}
    named = {row["id"]: row["code"] for row in rows["assessment_indicator"]}
    kept = {
        (codes[row["tenant_id"]], named[row["indicator_id"]]): (row["value"], row["disputed"], row["points"])
        for row in rows["assessment_line"]
    }
    derived = {
        (unit, line.code): (_number(line.value), _number(line.disputed), line.hundredths)
        for unit, of_unit in expected.items()
        for line in of_unit
    }
    assert kept == derived
    assert any(apart for _, apart, _ in kept.values())
    results = {
        codes[row["tenant_id"]]: (f"{row['total'] / 100:.2f}", row["rank"])
        for row in await hall.rows("assessment_result")
    }
    assert results == ranked({unit: [line.hundredths for line in each] for unit, each in expected.items()})


async def shared_again(hall: Hall) -> ProjectId:
    """Another of 华明's, hosted by 开发区."""
    started = await push(hall, await hall.create(name="新材料项目", company_name="天津新材料有限公司"))
    assert await started.confirm("gxj") == started.transfer
    await started.land("kfq")
    await landed(hall, started.project)
    hall.clock.pass_by(timedelta(days=1))
    assert await newest(hall, started.project)
    return started.project


def _number(text: str | None) -> int | None:
    return None if text is None else int(text.replace(".", ""))
