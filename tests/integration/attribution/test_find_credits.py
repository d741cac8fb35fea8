"""查分成: what everybody was credited with from one month to another, what is disputed told apart."""

from datetime import timedelta
from uuid import UUID

from tests.support.actors import DONGLI, tenant_id
from tests.support.attribution import credited, disputed, newest, shared
from tests.support.projects import Hall
from zhaoshang.attribution.operations.find_credits import find_credits, find_frozen
from zhaoshang.database.fence import Fence, Reach
from zhaoshang.values.ids import DistrictId
from zhaoshang.values.metric import Metric
from zhaoshang.values.period import Period

DISTRICT = Fence(DistrictId(DONGLI), reads=Reach.DISTRICT)


async def found(hall: Hall, first: str, last: str, *, frozen: bool = False) -> dict[str, tuple[int, int, int]]:
    """Capital by unit: of the last month, of all months, and disputed."""
    codes: dict[UUID, str] = {tenant_id(code): code for code in ("huaming", "linkong")}
    async with hall.service.database.unit_of_work(DISTRICT, at=hall.clock.now()) as work:
        terms = await find_frozen(work) if frozen else []
        credits_ = await find_credits(work, Period(first), Period(last), terms)
    return {
        codes[each.party]: (each.last_month, each.undisputed, each.disputed)
        for each in credits_
        if each.metric is Metric.CAPITAL_IN_PLACE
    }


async def test_months_are_both_included_and_the_last_one_is_told_by_itself(hall: Hall) -> None:
    project = await shared(hall)
    await credited(hall, project, fen=100)

    assert await found(hall, "2026-01", "2026-07") == {"linkong": (70, 70, 0), "huaming": (30, 30, 0)}
    assert await found(hall, "2026-07", "2026-08") == {"linkong": (0, 70, 0), "huaming": (0, 30, 0)}
    assert await found(hall, "2026-08", "2026-12") == {}
    assert await found(hall, "2026-01", "2026-06") == {}


async def test_what_an_open_dispute_freezes_is_told_apart(hall: Hall) -> None:
    project = await shared(hall)
    await credited(hall, project, fen=100)
    hall.clock.pass_by(timedelta(days=1))
    await disputed(hall, project)

    assert await found(hall, "2026-07", "2026-07", frozen=True) == {"linkong": (0, 0, 70), "huaming": (0, 0, 30)}
    assert await found(hall, "2026-07", "2026-07") == {"linkong": (70, 70, 0), "huaming": (30, 30, 0)}
    async with hall.service.database.unit_of_work(DISTRICT, at=hall.clock.now()) as work:
        assert await find_frozen(work) == [await newest(hall, project)]
