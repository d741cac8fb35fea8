"""A month is closed for the whole district."""

from datetime import date, timedelta
from uuid import UUID

from tests.support.projects import Hall, codes
from tests.support.statistics import entered, landed
from zhaoshang.attribution.operations.close_period import close_period


async def test_months_are_closed_in_order_when_they_are_over_and_nothing_waits(hall: Hall) -> None:
    director = hall.actor("director@hezuo")

    async def closed(period: str) -> object:
        outcome = await close_period(hall.service, director, period)
        return period if isinstance(outcome, UUID) else codes(outcome)

    assert await closed("2026-13") == ["PERIOD_INVALID"]
    assert await closed("2026-06") == ["PERIOD_NOT_OVER"]
    assert await closed("2026-04") == "2026-04"
    assert await closed("2026-04") == ["PERIOD_CLOSED"]
    hall.clock.pass_by(timedelta(days=5))
    assert await closed("2026-06") == ["PERIOD_GAP"]
    key = await hall.create()
    await landed(hall, key)
    await entered(hall, key, "huaming", 1, paid_on=date(2026, 5, 31))
    assert await closed("2026-05") == ["FACTS_WAITING"]
    await hall.owner.execute("UPDATE app.fact SET state = 'RETURNED'")
    assert await closed("2026-05") == "2026-05"
    assert [row["period"] for row in await hall.rows("closed_period")] == ["2026-04", "2026-05"]


async def test_nobody_else_closes_a_month(hall: Hall) -> None:
    for persona in ("officer@hezuo", "director@huaming", "director@ducha"):
        assert codes(await close_period(hall.service, hall.actor(persona), "2026-05")) == ["FORBIDDEN"]
    assert await hall.rows("closed_period") == []
