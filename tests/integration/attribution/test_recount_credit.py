"""Sums of closed months that something went past are made anew from their entries."""

from datetime import date, timedelta
from uuid import UUID

from tests.support.actors import DONGLI
from tests.support.projects import Hall
from tests.support.statistics import landed, verified
from zhaoshang.attribution.operations.close_period import close_period
from zhaoshang.attribution.operations.recount_credit import recount_credit
from zhaoshang.attribution.operations.verify_ledger import verify_ledger
from zhaoshang.values.ids import DistrictId


async def test_closed_months_are_added_up_anew(hall: Hall) -> None:
    key, district = await hall.create(), DistrictId(DONGLI)
    await landed(hall, key)
    await verified(hall, key, "huaming", 1_000, paid_on=date(2026, 6, 15))
    hall.clock.pass_by(timedelta(days=5))
    assert isinstance(await close_period(hall.service, hall.actor("director@hezuo"), "2026-06"), UUID)
    kept = [(row["grain"], row["tenant_id"], row["credited"]) for row in await hall.rows("attribution_tally")]
    await hall.owner.execute("UPDATE app.attribution_tally SET credited = 0")
    assert (await verify_ledger(hall.service.database, district, hall.clock.now())).sums == len(kept) == 2

    await recount_credit(hall.service.database, district, hall.clock.now())

    again = [(row["grain"], row["tenant_id"], row["credited"]) for row in await hall.rows("attribution_tally")]
    assert sorted(map(str, again)) == sorted(map(str, kept))
    assert (await verify_ledger(hall.service.database, district, hall.clock.now())).consistent
