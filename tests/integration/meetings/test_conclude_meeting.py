"""Closing a meeting: what it says of every project takes effect at once, and its materials close."""

from datetime import date
from uuid import UUID

from tests.support.actors import tenant_id
from tests.support.evidence import uploaded
from tests.support.floor import tried
from tests.support.meetings import conclude, deliberating, held, planned, said, two_hosts, vote
from tests.support.projects import NOW, Hall, codes
from tests.support.reviews import a_requirement, submit
from zhaoshang.meetings.model import MeetingKind, VoteChoice
from zhaoshang.projects.model import Stage
from zhaoshang.projects.operations.advance_project import advance_project
from zhaoshang.reviews.operations.conclude_review import Conclusion
from zhaoshang.reviews.operations.confirm_condition import confirm_condition
from zhaoshang.reviews.operations.report_condition import report_condition
from zhaoshang.values.ids import new_id


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


async def test_each_project_goes_its_way_in_one_transaction(hall: Hall) -> None:
    ours, theirs = await two_hosts(hall)
    meeting, (item, other) = await held(hall, ours, theirs, units=("sthj",))
    for each in (item, other):
        await vote(hall, each, "officer@sthj", VoteChoice.AGAINST)
    # Which of the two projects' ids is the lower does not matter: each has its conclusion.
    given = [
        said(other, Conclusion.REJECT, reasons=" 产业方向不符。 "),
        said(item, Conclusion.RETURN, reasons="补充能评。"),
    ]

    assert await conclude(hall, meeting, *given) == meeting

    rows = {row["id"]: row for row in await hall.rows("review")}
    assert {key: row["state"] for key, row in rows.items()} == {ours: "RETURNED", theirs: "REJECTED"}
    stages = {row["id"]: row["stage"] for row in await hall.rows("project")}
    assert stages[rows[ours]["project_id"]] == "NEGOTIATING"
    assert stages[rows[theirs]["project_id"]] == "REJECTED"
    row = await hall.row("meeting_item", other)
    assert (row["conclusion"], row["reasons"], row["version"]) == ("REJECT", "产业方向不符。", 2)
    closed = await hall.row("meeting", meeting)
    assert (closed["state"], closed["version"], closed["closed_at"]) == ("CLOSED", 3, NOW)
    (minutes,) = await hall.rows("meeting_minutes")
    assert minutes["document"] == "东论〔2026〕1号"
    # Minutes speak of every project: no host reads them.
    assert set(minutes["shared_with"]) == {tenant_id("sthj")}
    assert await tried(hall, "huaming", "SELECT text FROM app.meeting_minutes") == 0
    assert codes(await submit(hall, rows[theirs]["project_id"], "officer@xinli")) == ["REVIEW_FINAL"]
    again = await submit(hall, rows[ours]["project_id"])
    assert isinstance(again, UUID), again
    assert codes(await vote(hall, item, "officer@sthj", expected=1)) == ["MEETING_STATE"]
    assert codes(await conclude(hall, meeting)) == ["MEETING_STATE"]


async def test_what_a_meeting_asks_of_a_project_is_followed_up(hall: Hall) -> None:
    meeting, (item,) = await held(hall, await deliberating(hall))
    await vote(hall, item)
    assert await conclude(hall, meeting, said(item, requirements=[a_requirement()])) == meeting
    (asked,) = await hall.rows("review_condition")
    assert (asked["set_by_tenant_id"], asked["opinion_id"]) == (tenant_id("hezuo"), None)

    report = await report_condition(
        hall.service, hall.actor("officer@huaming"), asked["id"], 1, "设施已投用。", evidence=None
    )
    assert report == asked["id"]
    met = await confirm_condition(hall.service, hall.actor("officer@hezuo"), asked["id"], 2, "已核实")
    assert met == asked["id"]
    assert (await hall.row("review_condition", asked["id"]))["state"] == "MET"


async def test_what_keeps_a_meeting_from_being_closed(hall: Hall) -> None:
    ours, theirs = await two_hosts(hall)
    planning = await planned(hall)
    assert codes(await conclude(hall, planning)) == ["MEETING_STATE"]
    meeting, (item, other) = await held(hall, ours, theirs)
    await vote(hall, item)
    past = a_requirement(due=date(2026, 1, 1))
    before = await hall.rows("review")

    for given, expected in (
        ([said(item)], ["ITEM_UNDECIDED"]),
        ([said(item), said(other)], ["VOTES_MISSING"]),
        ([said(item), said(item), said(new_id())], ["ITEM_TWICE", "ITEM_NOT_FOUND", "ITEM_UNDECIDED"]),
        ([said(item, reasons=" ")], ["TEXT_REQUIRED", "ITEM_UNDECIDED"]),
        (
            [said(item, Conclusion.RETURN, requirements=[past])],
            ["CONDITIONS_WITHOUT_PASS", "CONDITION_DAY_PAST", "ITEM_UNDECIDED"],
        ),
        ([said(item, requirements=[a_requirement()] * 21)], ["LIST_TOO_LONG", "ITEM_UNDECIDED"]),
    ):
        assert codes(await conclude(hall, meeting, *given)) == expected
    await vote(hall, other)
    both = [said(item), said(other)]
    theirs_file = await uploaded(hall, "officer@huaming")
    for changes, expected in (
        ({"text": " "}, ["TEXT_REQUIRED"]),
        ({"document": "x" * 101}, ["TEXT_TOO_LONG"]),
        ({"evidence": theirs_file}, ["EVIDENCE_NOT_FOUND"]),
        ({"version": 9}, ["CONFLICT"]),
        ({"persona": "officer@hezuo"}, ["FORBIDDEN"]),
        ({"persona": "director@ducha"}, ["FORBIDDEN"]),
        ({"persona": "director@sthj"}, ["FORBIDDEN"]),
        ({"persona": "director@xinli"}, ["FORBIDDEN"]),
        ({"persona": "director@linkong"}, ["NOT_FOUND"]),
    ):
        assert codes(await conclude(hall, meeting, *both, **changes)) == expected, changes
    assert await hall.rows("review") == before
    assert await hall.rows("meeting_minutes") == await hall.rows("review_condition") == []


async def test_a_project_that_left_its_review_is_not_decided(hall: Hall) -> None:
    review = await deliberating(hall)
    meeting, (item,) = await held(hall, review)
    await vote(hall, item)
    await hall.owner.execute("UPDATE app.review SET state = 'WITHDRAWN' WHERE id = $1", review)

    outcome = await conclude(hall, meeting, said(item))

    assert codes(outcome) == ["ROUND_NOT_WAITING"]
    assert (await hall.row("meeting", meeting))["state"] == "INVITED"
    await hall.owner.execute("UPDATE app.review SET state = 'DELIBERATING' WHERE id = $1", review)
    own = await uploaded(hall, "director@hezuo")
    assert await conclude(hall, meeting, said(item), evidence=own) == meeting
    claimed = await hall.row("evidence", own)
    # The minutes are no object of their own: what the file supports has an id that can be asked for.
    assert (claimed["claim_kind"], claimed["claim_id"]) == ("Meeting", meeting)
