"""A file leaves for a stated purpose, on record, inside an operation that has authorized it."""

from tests.support.actors import tenant_id
from tests.support.evidence import a_pdf, uploaded
from tests.support.floor import own
from tests.support.projects import NOW, Hall
from tests.support.tenancy import nothing_happens
from zhaoshang.evidence.operations.hand_out import fetch, hand_out
from zhaoshang.values.ids import new_id


async def test_it_is_on_record_before_it_is_fetched_and_only_from_inside_the_fence(hall: Hall) -> None:
    key, huaming = await uploaded(hall), hall.actor("officer@huaming")
    async with hall.service.database.unit_of_work(own("huaming"), at=NOW) as work:
        file = await hand_out(work, huaming, key, " 复核 ")
        assert file is not None
        await work.commit()
    (trace,) = await hall.rows("evidence_disclosure")
    assert (trace["evidence_id"], trace["purpose"], trace["tenant_id"]) == (key, "复核", tenant_id("huaming"))
    assert await fetch(hall.service, file) == a_pdf()
    async with nothing_happens(hall.owner):
        for unit, wanted in (("xinli", key), ("huaming", new_id())):
            async with hall.service.database.unit_of_work(own(unit), at=NOW) as work:
                assert await hand_out(work, hall.actor(f"officer@{unit}"), wanted, "复核") is None
                await work.commit()
