"""合作交流办 sets what a unit is to bring; no unit sets its own."""

import asyncio
from typing import Any
from uuid import UUID

from tests.support.actors import DONGLI, tenant_id
from tests.support.assessment import targeted
from tests.support.builders import insert
from tests.support.floor import tried
from tests.support.projects import NOW, Hall, codes
from zhaoshang.values.ids import new_id


async def test_a_target_and_its_twelve_months(hall: Hall) -> None:
    key = await targeted(hall)

    assert isinstance(key, UUID), key
    target = await hall.row("target", key)
    assert (target["tenant_id"], target["number"], target["revision"]) == (tenant_id("huaming"), 1, 1)
    months = await hall.rows("target_month")
    assert [row["amount"] for row in months] == [1_000_000_000] * 12
    assert sorted(row["period"] for row in months) == [f"2026-{month:02d}" for month in range(1, 13)]
    assert {row["tenant_id"] for row in months} == {tenant_id("huaming")}
    (event,) = await hall.rows("outbox_event", kind="target.set")
    assert str(key) in event["payload"]


async def test_a_change_counts_on_and_the_one_before_stays(hall: Hall) -> None:
    first = await targeted(hall)
    await targeted(hall, "xinli")

    second = await targeted(hall, fen=15_000_000_000, expected_number=1, reason="区政府年中调整")

    assert isinstance(second, UUID), second
    assert second != first
    rows = {row["id"]: row for row in await hall.rows("target", tenant_id=tenant_id("huaming"))}
    assert [(rows[key]["number"], rows[key]["revision"], rows[key]["reason"]) for key in (first, second)] == [
        (1, 1, None),
        (2, 3, "区政府年中调整"),
    ]
    assert len(await hall.rows("target_month", target_id=first)) == 12


async def test_what_is_refused_is_no_target(hall: Hall) -> None:
    assert codes(await targeted(hall, fen=-5)) == ["TARGET_FIGURE_INVALID"]
    assert codes(await targeted(hall, fen_by_month=[1] * 12)) == ["TARGET_PHASING_INVALID"]
    assert codes(await targeted(hall, year=1999)) == ["TARGET_YEAR_OUT_OF_RANGE"]
    assert codes(await targeted(hall, "nowhere")) == ["TARGET_UNIT_UNKNOWN"]
    assert codes(await targeted(hall, expected_number=1, reason="有误")) == ["CONFLICT"]
    for persona in ("officer@hezuo", "director@huaming", "director@ducha", "director@fgw"):
        assert codes(await targeted(hall, persona=persona)) == ["FORBIDDEN"], persona
    assert await hall.rows("target") == []
    assert await hall.rows("target_month") == []

    key = await targeted(hall)
    assert codes(await targeted(hall)) == ["CONFLICT"]
    assert codes(await targeted(hall, expected_number=1)) == ["TEXT_REQUIRED"]
    assert codes(await targeted(hall, expected_number=1, reason="一样")) == ["TARGET_UNCHANGED"]
    await insert(
        hall.owner,
        "closed_period",
        district_id=DONGLI,
        id=new_id(),
        period="2026-12",
        closed_at=NOW,
        closed_by=tenant_id("hezuo"),
    )
    assert codes(await targeted(hall, fen=1, expected_number=1, reason="晚了")) == ["TARGET_YEAR_CLOSED"]
    assert [row["id"] for row in await hall.rows("target")] == [key]


async def test_of_two_changes_at_once_one_counts(hall: Hall) -> None:
    await targeted(hall)
    outcomes = await asyncio.gather(
        *(targeted(hall, fen=13_000_000_000 + each, expected_number=1, reason="调整") for each in range(4))
    )
    assert sorted("set" if isinstance(each, UUID) else codes(each)[0] for each in outcomes) == [
        *["CONFLICT"] * 3,
        "set",
    ]
    assert sorted(row["number"] for row in await hall.rows("target")) == [1, 2]


async def test_no_unit_s_own_fence_writes_a_target(hall: Hall) -> None:
    key = await targeted(hall)
    before = await hall.rows("target_month")
    for statement in (
        "UPDATE app.target SET amount = 1",
        "UPDATE app.target_month SET amount = 0",
        "DELETE FROM app.target_month",
        """INSERT INTO app.target_month (district_id, id, tenant_id, target_id, period, metric, amount)
           VALUES (120110, :id, :me, :target, '2027-01', 'TAX', 1)""",
        """INSERT INTO app.target (district_id, id, tenant_id, year, metric, amount, number, revision, set_at, set_by)
           VALUES (120110, :id, :me, 2026, 'TAX', 1, 1, 9, now(), :id)""",
    ):
        given = {name: value for name, value in values(key).items() if f":{name}" in statement}
        assert await tried(hall, "huaming", statement, **given) == "refused", statement
    assert await hall.rows("target_month") == before
    assert len(await hall.rows("target")) == 1


def values(target: UUID) -> dict[str, Any]:
    return {"id": new_id(), "me": tenant_id("huaming"), "target": target}
