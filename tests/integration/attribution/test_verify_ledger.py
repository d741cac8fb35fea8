"""The ledger is what the figures make it, and a difference anywhere is found."""

from datetime import date, timedelta
from typing import Any, Final
from uuid import UUID

import pytest

from tests.support.actors import DONGLI
from tests.support.projects import Hall
from tests.support.statistics import landed, verified
from tests.support.transfers import pooled
from zhaoshang.attribution.operations.close_period import close_period
from zhaoshang.attribution.operations.verify_ledger import LedgerReport, verify_ledger
from zhaoshang.values.ids import DistrictId
from zhaoshang.values.metric import Metric

LANDED: Final[dict[str, Any]] = {"metric": Metric.LANDED_PROJECTS, "count": 10_000, "source": None}


@pytest.mark.parametrize(
    ("damage", "expected"),
    [
        ("SELECT 1", LedgerReport(0, 0, 0, 0)),
        ("UPDATE app.fact SET amount = amount + 1", LedgerReport(1, 0, 0, 0)),
        ("UPDATE app.fact SET state = 'RETURNED'", LedgerReport(1, 0, 0, 0)),
        (
            """UPDATE app.attribution_entry SET amount = amount + 1, credited_after = credited_after + 1
               WHERE takes_remainder""",
            LedgerReport(1, 1, 0, 0),
        ),
        ("UPDATE app.attribution_running SET credited = ARRAY[1, 999]::bigint[]", LedgerReport(0, 2, 0, 0)),
        ("DELETE FROM app.attribution_entry", LedgerReport(1, 2, 0, 0)),
    ],
)
async def test_a_difference_is_found(hall: Hall, damage: str, expected: LedgerReport) -> None:
    started = await pooled(hall)
    await started.land("linkong")
    await landed(hall, started.project)
    hall.clock.pass_by(timedelta(days=31))
    await verified(hall, started.project, "linkong", 1_000, paid_on=date(2026, 7, 20))

    await hall.owner.execute(damage)

    assert await verify_ledger(hall.service.database, DistrictId(DONGLI), hall.clock.now()) == expected


@pytest.mark.parametrize(
    ("damage", "sums"),
    [
        ("SELECT 1", 0),
        ("DELETE FROM app.attribution_tally WHERE tenant_id IS NULL", 2),
        ("UPDATE app.attribution_tally SET credited = credited + 1 WHERE metric = 'CAPITAL_IN_PLACE'", 3),
        ("UPDATE app.attribution_tally SET entries = 9 WHERE tenant_id IS NULL AND metric = 'LANDED_PROJECTS'", 1),
        ("UPDATE app.attribution_tally SET period = '1999-01'", 12),
    ],
)
async def test_a_sum_of_a_closed_month_that_is_off_is_found(hall: Hall, damage: str, sums: int) -> None:
    started = await pooled(hall)
    await started.land("linkong")
    await landed(hall, started.project)
    hall.clock.pass_by(timedelta(days=31))
    await verified(hall, started.project, "linkong", 1_000, paid_on=date(2026, 7, 20))
    await verified(hall, started.project, "linkong", **LANDED, paid_on=date(2026, 7, 20))
    hall.clock.pass_by(timedelta(days=5))
    assert isinstance(await close_period(hall.service, hall.actor("director@hezuo"), "2026-07"), UUID)

    await hall.owner.execute(damage)

    found = await verify_ledger(hall.service.database, DistrictId(DONGLI), hall.clock.now())
    assert (found.sums, found.consistent) == (sums, sums == 0)
