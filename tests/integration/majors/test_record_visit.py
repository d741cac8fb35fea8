"""A sponsor records its visits; by when the next is due follows from the latest of them."""

from datetime import date, timedelta
from uuid import UUID

from tests.support.actors import tenant_id
from tests.support.majors import a_major, appointed, ended, visit
from tests.support.projects import Hall, codes
from zhaoshang.majors.model import SponsorLevel
from zhaoshang.values.ids import new_id

TODAY = date(2026, 6, 30)


async def test_the_next_visit_is_due_a_quarter_after_the_latest(hall: Hall) -> None:
    major = await a_major(hall)
    leader = await appointed(hall, major, "qld", SponsorLevel.DISTRICT_LEADER)
    hall.clock.pass_by(timedelta(days=20))

    recent = await visit(hall, leader, TODAY + timedelta(days=15), "officer@qld")
    older = await visit(hall, leader, TODAY, "officer@qld", follow_up=" ")

    assert isinstance(recent, UUID)
    row = await hall.row("sponsor_visit", recent)
    assert (row["tenant_id"], row["follow_up"]) == (tenant_id("qld"), "协调临时用电。")
    assert set(row["shared_with"]) == {tenant_id(each) for each in ("huaming", "fgw", "gxj")}
    assert (await hall.row("sponsor_visit", older))["follow_up"] is None
    assert (await hall.row("sponsorship", leader))["next_visit_on"] == TODAY + timedelta(days=15 + 90)


async def test_how_often_is_the_districts_rule(hall: Hall) -> None:
    await hall.set_rule("sponsor_visit_days", "30")
    sponsorship = await appointed(hall, await a_major(hall), "ghzy")
    assert (await hall.row("sponsorship", sponsorship))["next_visit_on"] == TODAY + timedelta(days=30)


async def test_the_host_is_there_and_is_not_reminded(hall: Hall) -> None:
    await a_major(hall)
    (host,) = await hall.rows("sponsorship", level="HOST")
    assert codes(await visit(hall, host["id"], TODAY, "director@huaming")) == ["FORBIDDEN"]


async def test_what_is_refused_is_no_visit(hall: Hall) -> None:
    sponsorship = await appointed(hall, await a_major(hall), "ghzy")
    officer = "officer@ghzy"

    assert codes(await visit(hall, sponsorship, TODAY + timedelta(days=1), officer)) == ["VISIT_IN_FUTURE"]
    assert codes(await visit(hall, sponsorship, TODAY - timedelta(days=1), officer)) == ["VISIT_BEFORE_SPONSORSHIP"]
    assert codes(await visit(hall, sponsorship, TODAY, officer, findings=" ")) == ["TEXT_REQUIRED"]
    assert codes(await visit(hall, sponsorship, TODAY, officer, follow_up="x" * 2001)) == ["TEXT_TOO_LONG"]
    assert codes(await visit(hall, new_id(), TODAY, officer)) == ["NOT_FOUND"]
    for persona, code in (
        ("viewer@ghzy", "FORBIDDEN"),
        ("officer@qld", "FORBIDDEN"),
        ("officer@fgw", "FORBIDDEN"),
        ("officer@huaming", "FORBIDDEN"),
        ("officer@ducha", "FORBIDDEN"),
        ("officer@sthj", "NOT_FOUND"),
    ):
        assert codes(await visit(hall, sponsorship, TODAY, persona)) == [code], persona
    await ended(hall, sponsorship)
    assert codes(await visit(hall, sponsorship, TODAY, officer)) == ["SPONSORSHIP_ENDED"]
    assert await hall.rows("sponsor_visit") == []
