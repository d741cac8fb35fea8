"""A verified figure becomes entries, inside the verification's own transaction."""

from datetime import date
from uuid import UUID

import pytest

from tests.support.actors import DONGLI, tenant_id
from tests.support.builders import insert
from tests.support.projects import NOW, Hall
from zhaoshang.attribution.operations.post_fact import VerifiedFact, post_fact
from zhaoshang.database.fence import Fence, Reach
from zhaoshang.values.ids import DistrictId, new_id
from zhaoshang.values.metric import Metric

WIDE = Fence(DistrictId(DONGLI), None, None, Reach.DISTRICT, Reach.DISTRICT)


async def post(hall: Hall, project: UUID, amount: int, paid_on: date, closed: str | None = None) -> None:
    fact = VerifiedFact(
        id=new_id(),
        project=project,
        host=tenant_id("huaming"),
        metric=Metric.TAX,
        amount=amount,
        paid_on=paid_on,
    )
    if closed is not None:
        await insert(
            hall.owner,
            "closed_period",
            district_id=DONGLI,
            id=new_id(),
            period=closed,
            closed_at=NOW,
            closed_by=new_id(),
        )
    async with hall.service.database.unit_of_work(WIDE, at=NOW) as work:
        await post_fact(work, fact)
        await work.commit()


@pytest.mark.parametrize(
    ("closed", "period", "kind"),
    [(None, "2026-03", "CREDIT"), ("2026-02", "2026-03", "CREDIT"), ("2026-05", "2026-06", "ADJUSTMENT")],
)
async def test_entries_go_to_an_open_month(hall: Hall, closed: str | None, period: str, kind: str) -> None:
    await post(hall, await hall.create(), 100, date(2026, 3, 9), closed)
    (entry,) = await hall.rows("attribution_entry")
    assert (entry["period"], entry["kind"], entry["amount"]) == (period, kind, 100)
    assert (entry["tenant_id"], entry["takes_remainder"]) == (tenant_id("huaming"), True)


async def test_the_running_total_is_kept_for_each_metric(hall: Hall) -> None:
    key = await hall.create()
    await post(hall, key, 100, date(2026, 3, 9))
    await post(hall, key, 50, date(2026, 3, 10))
    (running,) = await hall.rows("attribution_running")
    assert (running["cumulative"], running["credited"]) == (150, [150])
    assert [row["cumulative_before"] for row in await hall.rows("attribution_entry")] == [0, 100]
