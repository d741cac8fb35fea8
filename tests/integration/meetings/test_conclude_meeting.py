"""Closing a meeting: what it says of every project takes effect at once, and its materials close."""

from uuid import UUID

from tests.support.meetings import conclude, deliberating, held, said, vote
from tests.support.projects import Hall, codes
from tests.support.reviews import a_requirement
from zhaoshang.meetings.model import MeetingKind
from zhaoshang.projects.model import Stage
from zhaoshang.projects.operations.advance_project import advance_project


async def test_from_opinions_to_signing_by_way_of_the_government_meeting(hall: Hall) -> None:
    review = await deliberating(hall, occupies_land=True)
    project = (await hall.row("review", review))["project_id"]
    meeting, (item,) = await held(hall, review)
    assert isinstance(await vote(hall, item), UUID)

    outcome = await conclude(hall, meeting, said(item, requirements=[a_requirement()]))

    assert outcome == meeting
    assert (await hall.row("review", review))["state"] == "GOVERNMENT"
    assert [row["requirement"] for row in await hall.rows("review_condition")] == ["落实废水处理设施"]
    version = (await hall.row("project", project))["version"]
    signed = await advance_project(hall.service, hall.actor("officer@huaming"), project, version, Stage.SIGNED)
    assert codes(signed) == ["GOVERNMENT_DECISION_REQUIRED"]
    government, (again,) = await held(hall, review, units=("fgw",), kind=MeetingKind.GOVERNMENT)
    assert await conclude(hall, government, said(again), document="东政〔2026〕1号") == government
    row = await hall.row("review", review)
    assert (row["state"], (await hall.row("meeting_item", again))["conclusion"]) == ("PASSED", "PASS")
    version = (await hall.row("project", project))["version"]
    signed = await advance_project(hall.service, hall.actor("officer@huaming"), project, version, Stage.SIGNED)
    assert signed == project
