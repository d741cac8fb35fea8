"""起草通报: a draft as somebody's at a time, and its publication, as parts of a larger operation."""

from datetime import datetime

from tests.support.actors import DONGLI, person_id, tenant_id
from tests.support.bulletins import MONTH, july, replayed
from tests.support.projects import Hall
from zhaoshang.bulletins.operations.count_bulletin import pin_bulletin
from zhaoshang.bulletins.operations.draft_bulletin import Drafted, draft_bulletin, find_editions, make_public
from zhaoshang.bulletins.permissions import Bulletins
from zhaoshang.bulletins.rules.content import Inputs
from zhaoshang.values.clock import SHANGHAI

THEN = datetime(2026, 8, 12, 10, tzinfo=SHANGHAI)


async def test_an_edition_of_then_is_written_whole_and_replays(hall: Hall) -> None:
    await july(hall)
    office, by = tenant_id("ducha"), person_id("director@ducha")
    async with hall.service.unit_of_work(hall.actor("director@ducha"), Bulletins.COMPOSE) as work:
        inputs = await pin_bulletin(work, MONTH)
        assert isinstance(inputs, Inputs)
        drafted = Drafted(district=DONGLI, office=office, by=by, at=THEN, commentary={"一、总体情况": "补记。"})
        assert await find_editions(work, MONTH) == []
        key = await draft_bulletin(work, MONTH, inputs, drafted)
        await make_public(work, key, by=by, at=THEN)
        assert [each.id for each in await find_editions(work, MONTH)] == [key]
        await work.commit(key)

    (row,) = await hall.rows("bulletin")
    assert (row["state"], row["composed_at"], row["published_at"]) == ("PUBLISHED", THEN, THEN)
    (again,) = await replayed(hall)
    assert again.reproduced
