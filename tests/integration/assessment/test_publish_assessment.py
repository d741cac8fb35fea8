"""Publishing: a closed year, all marks in, nothing changed since; then everybody reads, and time runs to object."""

from datetime import datetime
from uuid import UUID

from tests.support.assessment import (
    NOT_THE_HEAD_OF_A_DRAFT,
    all_marked,
    brought,
    closed_through,
    compute,
    drafted,
    indicators,
    mark,
    only,
    publish,
    published,
    schemed,
    targets_set,
)
from tests.support.projects import NOW, Hall, codes
from tests.support.tenancy import nothing_happens
from zhaoshang.values.clock import SHANGHAI


async def test_it_is_announced_with_its_hash_and_the_end_of_the_time_to_object(hall: Hall) -> None:
    draft = await drafted(hall)

    assert await publish(hall, draft) == draft

    row = await hall.row("assessment", draft)
    assert (row["state"], row["published"], row["published_at"], row["version"]) == ("PUBLISHED", True, NOW, 2)
    # Five working days after Tuesday 30 June: until the end of the next one.
    assert row["objections_end_at"] == datetime(2026, 7, 8, tzinfo=SHANGHAI)
    assert len(row["published_hash"]) == 64
    assert row["final_hash"] is None
    for table in ("assessment_result", "assessment_line"):
        assert {each["published"] for each in await hall.rows(table)} == {True}
    (event,) = await hall.rows("outbox_event", kind="assessment.published")
    assert str(draft) in event["payload"]


async def test_the_time_to_object_is_the_district_s_rule_and_working_days(hall: Hall) -> None:
    await hall.set_rule("assessment_objection_working_days", "2")
    await hall.set_day(datetime(2026, 7, 1, tzinfo=SHANGHAI).date(), worked=False)
    draft = await published(hall)
    row = await hall.row("assessment", draft)
    assert row["objections_end_at"] == datetime(2026, 7, 4, tzinfo=SHANGHAI)


async def test_not_before_the_year_is_closed_and_all_is_marked(hall: Hall) -> None:
    await schemed(hall)
    await targets_set(hall)
    await closed_through(hall, "2025-11")
    draft = await compute(hall)
    async with nothing_happens(hall.owner):
        assert codes(await publish(hall, draft)) == ["ASSESSMENT_YEAR_OPEN"]
    await closed_through(hall)
    async with nothing_happens(hall.owner):
        assert codes(await publish(hall, draft)) == ["MARKS_MISSING"]
    await all_marked(hall)
    async with nothing_happens(hall.owner):
        # Marked since it was computed.
        assert codes(await publish(hall, draft)) == ["ASSESSMENT_STALE"]
    fresh = await compute(hall)
    assert isinstance(fresh, UUID), fresh
    async with nothing_happens(hall.owner):
        assert codes(await publish(hall, draft)) == ["ASSESSMENT_STATE"]
    assert await publish(hall, fresh) == fresh


async def test_not_by_a_scheme_that_was_changed_since_nor_with_other_marks(hall: Hall) -> None:
    draft = await drafted(hall)
    await mark(hall, mark=81_00, number=1)
    async with nothing_happens(hall.owner):
        assert codes(await publish(hall, draft)) == ["ASSESSMENT_STALE"]
    draft = await compute(hall)
    await schemed(hall, indicators=indicators(EXTRA={"weight": 6_00}), expected_number=1, reason="调整")
    async with nothing_happens(hall.owner):
        assert codes(await publish(hall, draft)) == ["ASSESSMENT_STALE"]


async def test_credit_that_came_since_makes_it_stale(hall: Hall) -> None:
    await schemed(hall)
    await targets_set(hall)
    await all_marked(hall)
    draft = await compute(hall)
    await brought(hall)
    await closed_through(hall)
    async with nothing_happens(hall.owner):
        assert codes(await publish(hall, draft)) == ["ASSESSMENT_STALE"]


async def test_nobody_else_publishes(hall: Hall) -> None:
    draft = await drafted(hall)
    await only(hall, publish, draft, NOT_THE_HEAD_OF_A_DRAFT)
    async with nothing_happens(hall.owner):
        assert codes(await publish(hall, draft, version=7)) == ["CONFLICT"]
    assert await publish(hall, draft) == draft
    async with nothing_happens(hall.owner):
        assert codes(await publish(hall, draft)) == ["ASSESSMENT_STATE"]
