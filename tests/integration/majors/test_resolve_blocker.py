"""销号: the host alone closes a blocker, once it was answered."""

import pytest

from tests.support.blockers import answer, at_leader, only, raised, refused, resolve, steps
from tests.support.projects import NOW, Hall

NOBODY_ELSE = {
    "viewer@huaming": "FORBIDDEN",
    "director@ghzy": "FORBIDDEN",
    "director@fgw": "FORBIDDEN",
    "director@hezuo": "FORBIDDEN",
    "director@ducha": "FORBIDDEN",
    "director@qld": "FORBIDDEN",
    "director@xinli": "NOT_FOUND",
    "director@sthj": "NOT_FOUND",
}


@pytest.mark.parametrize("note", [None, "  ", "已现场确认。"])
async def test_it_is_closed_for_good(hall: Hall, note: str | None) -> None:
    blocker = await raised(hall)
    await refused(hall, resolve, blocker, "BLOCKER_STATE")
    assert await answer(hall, blocker) == blocker
    await refused(hall, resolve, blocker, "TEXT_TOO_LONG", note="长" * 2001)

    assert await resolve(hall, blocker, note=note) == blocker

    row = await hall.row("blocker", blocker)
    assert (row["state"], row["waits_for_tenant_id"], row["closed_at"], row["version"]) == ("RESOLVED", None, NOW, 3)
    assert await steps(hall, blocker) == ["RAISED", "ANSWERED", "RESOLVED"]
    last = (await hall.rows("blocker_step", action="RESOLVED"))[0]
    assert (last["reason"], last["due_at"]) == (None if note is None else note.strip() or None, None)
    assert len(await hall.rows("outbox_event", kind="major.blocker_resolved")) == 1
    await refused(hall, resolve, blocker, "BLOCKER_STATE")


async def test_nobody_else_closes_it_at_any_level(hall: Hall) -> None:
    for blocker in (await at_leader(hall), await raised(hall)):
        assert await answer(hall, blocker) == blocker
        await only(hall, resolve, blocker, NOBODY_ELSE)
