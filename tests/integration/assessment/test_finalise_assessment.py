"""Final: when the time to object is over and all is decided; from then on nothing changes."""

from datetime import timedelta

from tests.support.assessment import (
    NOT_THE_HEAD,
    decide,
    drafted,
    finalise,
    line,
    object_to,
    objected,
    only,
    published,
    window_over,
)
from tests.support.projects import Hall, codes
from tests.support.tenancy import nothing_happens


async def test_it_has_a_hash_of_its_own_once_something_was_corrected(hall: Hall) -> None:
    key = await published(hall)
    objection = await objected(hall, "SERVICE", "kfq")
    assert await decide(hall, objection, points=40_00) == objection
    window_over(hall)

    assert await finalise(hall, key) == key

    row = await hall.row("assessment", key)
    assert (row["state"], row["published"], row["finalised_at"], row["version"]) == (
        *("FINAL", True, hall.clock.at),
        3,
    )
    assert len(row["final_hash"]) == 64
    assert row["final_hash"] != row["published_hash"]
    (event,) = await hall.rows("outbox_event", kind="assessment.final")
    assert str(key) in event["payload"]
    async with nothing_happens(hall.owner):
        assert codes(await object_to(hall, (await line(hall))["id"])) == ["OBJECTION_LATE"]
        assert codes(await finalise(hall, key)) == ["ASSESSMENT_STATE"]


async def test_without_any_objection_the_final_content_is_what_was_published(hall: Hall) -> None:
    key = await published(hall)
    window_over(hall)
    assert await finalise(hall, key) == key
    row = await hall.row("assessment", key)
    assert row["final_hash"] == row["published_hash"]


async def test_not_while_time_runs_or_something_waits(hall: Hall) -> None:
    key = await published(hall)
    await objected(hall)
    async with nothing_happens(hall.owner):
        assert codes(await finalise(hall, key)) == ["OBJECTIONS_RUNNING"]
    window_over(hall)
    async with nothing_happens(hall.owner):
        assert codes(await finalise(hall, key)) == ["OBJECTIONS_UNDECIDED"]
    hall.clock.pass_by(timedelta(days=-1))
    async with nothing_happens(hall.owner):
        assert codes(await finalise(hall, key)) == ["OBJECTIONS_RUNNING"]


async def test_a_draft_never_is_and_nobody_else_makes_it_so(hall: Hall) -> None:
    draft = await drafted(hall)
    async with nothing_happens(hall.owner):
        assert codes(await finalise(hall, draft)) == ["ASSESSMENT_STATE"]


async def test_nobody_else_makes_it_final(hall: Hall) -> None:
    key = await published(hall)
    window_over(hall)
    await only(hall, finalise, key, NOT_THE_HEAD)
    async with nothing_happens(hall.owner):
        assert codes(await finalise(hall, key, version=9)) == ["CONFLICT"]
