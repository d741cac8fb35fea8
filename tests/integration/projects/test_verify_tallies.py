"""Sums are what the projects say, and a difference anywhere is found and told."""

import pytest

from tests.support.actors import DONGLI, tenant_id
from tests.support.projects import Hall
from tests.support.tallies import verified
from zhaoshang.projects.operations.fold_tallies import fold_tallies
from zhaoshang.projects.operations.verify_tallies import SumOff
from zhaoshang.values.ids import DistrictId


@pytest.mark.parametrize(
    ("damage", "counted", "sums"),
    [
        ("SELECT 1", 0, 0),
        ("UPDATE app.project SET stage = 'SIGNED' WHERE is_major", 1, 10),
        ("UPDATE app.project SET investment_fen = 0 WHERE is_major", 1, 6),
        ("UPDATE app.project_counted SET month = '1999-01' WHERE is_major", 1, 0),
        ("DELETE FROM app.project_counted", 2, 0),
        ("UPDATE app.project_tally SET projects = projects + 1 WHERE stage IS NULL", 0, 1),
        ("UPDATE app.project_tally SET invested_fen = 0 WHERE tenant_id IS NULL AND month IS NULL", 0, 1),
        ("DELETE FROM app.project_tally WHERE month IS NOT NULL AND tenant_id IS NOT NULL", 0, 1),
        ("DELETE FROM app.project_tally_change", 0, 6),
        ("UPDATE app.project_tally_change SET invested_fen = invested_fen + 1", 0, 6),
    ],
)
async def test_a_difference_is_found(hall: Hall, damage: str, counted: int, sums: int) -> None:
    await hall.create()
    await fold_tallies(hall.service.database, DistrictId(DONGLI), hall.clock.now())
    await hall.create(name="重大项目", company_name="天津重大公司", investment_fen=9_000_000_000)
    await hall.owner.execute(damage)
    report = await verified(hall)
    assert (len(report.counted), len(report.sums), report.consistent) == (counted, sums, not counted + sums)


async def test_a_difference_is_told(hall: Hall) -> None:
    key = await hall.create()
    await hall.owner.execute("UPDATE app.project SET stage = 'SIGNED', investment_fen = 5")
    report = await verified(hall)
    assert report.counted == (key,)
    assert SumOff({"tenant_id": tenant_id("huaming"), "stage": "SIGNED"}, -1, -5) in report.sums
    assert f"1 projects counted wrongly ({key}), 11 sums off (" in str(report)
    assert "stage=SIGNED industry=SMART_MANUFACTURING is_major=False: -1 projects, -5 fen" in str(report)
