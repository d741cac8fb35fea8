"""What closed months add up to is kept when they are closed, and statements say the same as before, to the byte."""

import itertools
from datetime import date, timedelta
from typing import Any, Final
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from tests.support.actors import DONGLI, tenant_id
from tests.support.attribution import disputed
from tests.support.projects import Hall
from tests.support.statistics import landed, verified
from tests.support.tallies import KEPT, LIVE, WIDE, answer, statement
from tests.support.transfers import pooled
from zhaoshang.attribution.operations.close_period import close_period
from zhaoshang.attribution.operations.verify_ledger import verify_ledger
from zhaoshang.database.fence import Fence, Reach
from zhaoshang.values.ids import DistrictId, global_id
from zhaoshang.values.metric import Metric

LANDED: Final[dict[str, Any]] = {"metric": Metric.LANDED_PROJECTS, "count": 10_000, "source": None}
GROUPS: Final = ("PERIOD", "METRIC", "PARTY", "KIND")
FILTERS: Final = (
    "",
    'period: {from: "2026-07", to: "2026-08"}',
    'period: {from: "2026-08"}',
    "metric: [LANDED_PROJECTS]",
    f'party: ["{global_id("Tenant", tenant_id("linkong"))}"]',
    "metric: [], disputed: false",
)
STATEMENTS: Final = "".join(
    f"s{at}: attributionStatement(groupBy: [{', '.join(by)}], filter: {{ {given} }})"
    " { period metric kind party { code } entries amount count } "
    for at, (by, given) in enumerate(
        (by, FILTERS[at % len(FILTERS)])
        for at, by in enumerate(each for size in range(4) for each in itertools.permutations(GROUPS, size))
    )
)


async def agree(hall: Hall) -> None:
    query = f"{{ {STATEMENTS} }}"
    assert await answer(hall, KEPT, query) == await answer(hall, LIVE, query)
    assert (await verify_ledger(hall.service.database, DistrictId(DONGLI), hall.clock.now())).consistent


async def close(hall: Hall, period: str) -> None:
    assert isinstance(await close_period(hall.service, hall.actor("director@hezuo"), period), UUID)


async def test_statements_say_the_same_before_and_after_months_are_closed(hall: Hall) -> None:
    await agree(hall)  # of nothing
    started = await pooled(hall)
    await started.land("linkong")
    await landed(hall, started.project)
    hall.clock.pass_by(timedelta(days=31))
    await verified(hall, started.project, "linkong", 1_000, paid_on=date(2026, 7, 20))
    await agree(hall)
    hall.clock.pass_by(timedelta(days=5))
    await close(hall, "2026-07")
    kept = await hall.rows("attribution_tally")
    assert {row["period"] for row in kept} == {"2026-07"}
    await agree(hall)
    # Late, so an adjustment of the month of discovery; and one of a month that is open.
    await verified(hall, started.project, "linkong", 77, paid_on=date(2026, 7, 21))
    await verified(hall, started.project, "linkong", **LANDED, paid_on=date(2026, 8, 1))
    await disputed(hall, started.project)
    await agree(hall)
    hall.clock.pass_by(timedelta(days=62))
    await close(hall, "2026-08")
    await close(hall, "2026-09")  # in which nothing was credited
    assert {row["period"] for row in await hall.rows("attribution_tally")} == {"2026-07", "2026-08"}
    assert [row for row in await hall.rows("attribution_tally") if row["period"] == "2026-07"] == kept
    await agree(hall)
    await verified(hall, started.project, "linkong", 5, paid_on=date(2026, 10, 1))
    await agree(hall)


def test_only_who_sees_the_district_is_answered_from_sums_and_only_what_they_tell(hall: Hall) -> None:
    def from_sums(arguments: str, asked: str = "entries amount", persona: str = "officer@hezuo") -> bool:
        return "app.attribution_tally" in statement(
            hall, f"{{ attributionStatement{arguments} {{ {asked} }} }}", persona
        )

    assert from_sums("")
    assert from_sums("(groupBy: [METRIC, PERIOD])")
    assert not from_sums("", persona="officer@huaming")
    assert not from_sums("", "amount disputedAmount")
    assert not from_sums("(groupBy: [DISPUTED])")
    assert not from_sums("(filter: {disputed: false})")
    assert not from_sums(f'(filter: {{project: "{global_id("Project", tenant_id("huaming"))}"}})')


async def test_nobody_writes_the_sums_and_only_who_reads_the_district_reads_them(hall: Hall) -> None:
    async def tried(fence: Fence, each: str) -> object:
        async with hall.service.database.unit_of_work(fence, at=hall.clock.now()) as work:
            try:
                return (await work.session.execute(text(each))).scalar()
            except DBAPIError as error:
                return str(error.orig).rpartition(": ")[2].partition(" for ")[0]

    await hall.owner.execute(
        "INSERT INTO app.attribution_tally (district_id, id, grain, period, metric, kind, entries, credited)"
        " VALUES (120110, uuidv7(), 1, '2026-05', 'TAX', 'CREDIT', 1, 1)"
    )
    seen, district = "SELECT count(*) FROM app.attribution_tally", DistrictId(DONGLI)
    assert await tried(WIDE, seen) == 1
    for reads in (Reach.NONE, Reach.OWN, Reach.ADMIN, Reach.AUDIT):
        assert await tried(Fence(district, tenant_id("huaming"), None, reads, Reach.OWN), seen) == 0
    for written in (
        "DELETE FROM app.attribution_tally",
        "UPDATE app.attribution_tally SET entries = 2",
        "INSERT INTO app.attribution_tally (district_id, id) VALUES (120110, uuidv7())",
    ):
        assert await tried(WIDE, written) == "permission denied"
    own = Fence(district, tenant_id("huaming"), None, Reach.OWN, Reach.OWN)
    assert await tried(own, "SELECT app.sum_credit(true)") == "this fence may not add up the district"
