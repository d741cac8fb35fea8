"""What reviews ask of a project inside their own transaction: it is locked, enters, leaves, and has sponsors."""

from tests.support.actors import DONGLI, person_id, tenant_id
from tests.support.builders import insert
from tests.support.floor import own, wide
from tests.support.projects import NOW, Hall, codes
from tests.support.reviews import negotiating
from zhaoshang.projects.model import Part
from zhaoshang.projects.operations.review_project import (
    enter_review,
    find_reviewable,
    hold_reviewable,
    leave_review,
    sponsors_of,
)
from zhaoshang.values.ids import new_id
from zhaoshang.values.stage import Stage


async def test_it_enters_and_leaves_under_a_lock_and_keeps_why(hall: Hall) -> None:
    key, officer = await negotiating(hall), person_id("officer@huaming")
    async with hall.service.database.unit_of_work(own("huaming"), at=NOW) as work:
        found = await hold_reviewable(work, key)
        assert found is not None
        assert (found.id, found.stage, found.tenant_id) == (key, Stage.NEGOTIATING, tenant_id("huaming"))
        assert set(found.readers(but=tenant_id("gxj"))) == {tenant_id("huaming")}
        assert await enter_review(work, key, by=officer) is None
        # In review already, another round enters nothing anew.
        assert await enter_review(work, key, by=officer) is None
        await leave_review(work, key, Stage.REJECTED, by=officer, reason="否决")
        assert await enter_review(work, key, by=officer) is None
        await leave_review(work, key, Stage.NEGOTIATING, by=officer, reason="退回")
        await work.commit()
    changes = [(each["from_stage"], each["to_stage"], each["reason"]) for each in await hall.rows("stage_change")]
    assert changes[1:] == [
        ("NEGOTIATING", "IN_REVIEW", None),
        ("IN_REVIEW", "REJECTED", "否决"),
        ("REJECTED", "IN_REVIEW", None),
        ("IN_REVIEW", "NEGOTIATING", "退回"),
    ]
    await hall.owner.execute("UPDATE app.project SET investment_known = false")
    async with hall.service.database.unit_of_work(own("huaming"), at=NOW) as work:
        assert await hold_reviewable(work, key) is not None
        assert codes(await enter_review(work, key, by=officer)) == ["INVESTMENT_REQUIRED"]


async def test_who_takes_part_sees_it_and_locks_nothing_and_sponsors_are_named(hall: Hall) -> None:
    key = await negotiating(hall)
    row = await hall.row("project", key)
    known = {name: row[name] for name in ("created_at", "updated_at", "investment_fen")}
    named = {"id": new_id(), "tenant_id": tenant_id("fgw"), "project_id": key, "parts": Part.SPONSOR | Part.ASKED}
    await insert(hall.owner, "participation", district_id=DONGLI, **named, **known)
    async with hall.service.database.unit_of_work(own("gxj"), at=NOW) as work:
        seen = await find_reviewable(work, key)
        assert seen is not None
        assert seen.parts == Part.INDUSTRY
        assert await hold_reviewable(work, key) is None
        assert await hold_reviewable(work, new_id()) is None
    async with hall.service.database.unit_of_work(own("xinli"), at=NOW) as work:
        assert await find_reviewable(work, key) is None
    async with hall.service.database.unit_of_work(wide("sthj"), at=NOW) as work:
        assert await sponsors_of(work, key) == [tenant_id("fgw")]
