"""调整工作日: from today on, with a reason; the newest decision about a day holds, and all stay readable."""

import asyncio
from datetime import date, timedelta
from uuid import UUID

import pytest

from tests.support.actors import an_actor
from tests.support.tenancy import Office, nothing_happens
from zhaoshang.database.fence import Fence, Reach
from zhaoshang.tenancy.operations.find_overrides import find_overrides
from zhaoshang.tenancy.operations.set_working_day import set_working_day
from zhaoshang.values.refusal import Refusal

TODAY = date(2026, 6, 30)
SATURDAY = date(2026, 7, 4)
MADE_UP = date(2026, 10, 10)
"""A Saturday that the country works for the National Day holiday."""
SETTERS = ("system_admin", "coordination.director")


async def in_force(office: Office) -> dict[date, bool]:
    fence = Fence(office.system.district, reads=Reach.DISTRICT)
    async with office.service.database.unit_of_work(fence, at=office.hall.clock.at) as work:
        return dict(await find_overrides(work))


@pytest.mark.parametrize("subject", SETTERS)
async def test_a_decision_is_kept_audited_and_told(office: Office, subject: str) -> None:
    actor = an_actor(subject, tenant="hezuo")

    key = await set_working_day(office.service, actor, SATURDAY, " 全区招商推介会 ", worked=True)

    assert isinstance(key, UUID)
    row = await office.hall.row("working_day_override", key)
    assert (row["day"], row["worked"], row["reason"]) == (SATURDAY, True, "全区招商推介会")
    assert (row["created_at"], row["created_by"]) == (office.hall.clock.at, actor.person)
    entry, event = await office.told("working_day.set", "working_day.set")
    assert (entry["resource"], entry["resource_id"]) == ("working_day", key)
    assert "2026-07-04" in event["payload"]
    assert await in_force(office) == {SATURDAY: True}


@pytest.mark.parametrize(
    ("day", "worked"), [(TODAY, False), (SATURDAY, True), (MADE_UP, False), (date(2026, 10, 1), True)]
)
async def test_today_and_any_later_day_may_be_decided(office: Office, day: date, worked: bool) -> None:  # noqa: FBT001  a column of the table
    outcome = await set_working_day(office.service, office.system, day, "防汛一级响应", worked=worked)

    assert isinstance(outcome, UUID)
    assert await in_force(office) == {day: worked}


async def test_a_later_decision_takes_an_earlier_ones_place_and_both_are_kept(office: Office) -> None:
    outcomes = [
        await set_working_day(office.service, office.system, MADE_UP, "通知", worked=worked)
        for worked in (False, True, False)
    ]

    assert await in_force(office) == {MADE_UP: False}
    rows = await office.hall.rows("working_day_override", day=MADE_UP)
    assert [row["id"] for row in rows] == outcomes
    assert [row["worked"] for row in rows] == [False, True, False]


@pytest.mark.parametrize(
    ("day", "worked", "reason", "code", "path"),
    [
        (SATURDAY, True, " \u3000 ", "TEXT_REQUIRED", "reason"),
        (SATURDAY, True, "字" * 1001, "TEXT_TOO_LONG", "reason"),
        (SATURDAY, True, "推介\x00会", "TEXT_INVALID", "reason"),
        (TODAY - timedelta(days=1), False, "补记", "DAY_NOT_IN_FUTURE", "day"),
        (SATURDAY, False, "周六本不上班", "DAY_UNCHANGED", "worked"),
        (TODAY, True, "周二本就上班", "DAY_UNCHANGED", "worked"),
        (MADE_UP, True, "全国已安排上班", "DAY_UNCHANGED", "worked"),
    ],
)
async def test_what_cannot_be_decided_is_refused(  # noqa: PLR0913, PLR0917  a table's columns
    office: Office,
    day: date,
    worked: bool,  # noqa: FBT001  as above
    reason: str,
    code: str,
    path: str,
) -> None:
    await office.refused(set_working_day(office.service, office.system, day, reason, worked=worked), code, path)


async def test_what_was_decided_already_is_refused(office: Office) -> None:
    await set_working_day(office.service, office.system, SATURDAY, "全区招商推介会", worked=True)

    await office.refused(
        set_working_day(office.service, office.system, SATURDAY, "再次通知", worked=True), "DAY_UNCHANGED", "worked"
    )


async def test_a_day_is_past_when_it_has_ended_in_shanghai(office: Office) -> None:
    office.hall.clock.pass_by(timedelta(hours=14))  # midnight: TODAY is over there, while it is not in UTC

    await office.refused(
        set_working_day(office.service, office.system, TODAY, "防汛一级响应", worked=False), "DAY_NOT_IN_FUTURE", "day"
    )


async def test_of_the_same_decision_made_at_once_one_is_kept(office: Office) -> None:
    outcomes = await asyncio.gather(
        *(set_working_day(office.service, office.system, SATURDAY, f"通知 {each}", worked=True) for each in range(4))
    )

    assert sum(isinstance(each, UUID) for each in outcomes) == 1
    assert {each.code for each in outcomes if isinstance(each, Refusal)} == {"DAY_UNCHANGED"}
    assert len(await office.hall.rows("working_day_override")) == 1


async def test_only_its_keepers_decide_and_the_others_learn_nothing(office: Office) -> None:
    await office.refused_to_all_but(
        *SETTERS, attempt=lambda who: set_working_day(office.service, who, SATURDAY, "全区招商推介会", worked=True)
    )
    officer = an_actor("coordination.officer", tenant="hezuo")
    async with nothing_happens(office.owner):
        # Not even whether the day would have been refused.
        denied = await set_working_day(office.service, officer, date(2020, 1, 1), "", worked=True)
        assert isinstance(denied, Refusal)
        assert denied.code == "FORBIDDEN"
